//! Text as a terminal shows it: display width, padding, wrapping, and nothing that acts on it.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// Display columns of a text; a Chinese character takes two.
///
/// Counted character by character, as miette does, so that both agree.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Display columns of a character.
pub(crate) fn char_width(ch: char) -> usize {
    ch.width().unwrap_or(0)
}

/// A text that is safe to print in a line: characters that would act on the terminal, turn the
/// reading order or stay invisible are spelt out as `<U+202E>`; tabs and line ends are spaces.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for ch in text.chars() {
        push_visible(&mut shown, ch);
    }
    Cow::Owned(shown)
}

/// Appends a character so that it is safe to print; see [`visible`].
pub(crate) fn push_visible(shown: &mut String, ch: char) {
    match ch {
        '\t' | '\n' | '\r' => shown.push(' '),
        _ if is_plain(ch) => shown.push(ch),
        _ => shown.push_str(&format!("<U+{:04X}>", u32::from(ch))),
    }
}

fn is_plain(ch: char) -> bool {
    let acts = matches!(
        ch,
        '\u{ad}' | '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}'
    );
    !acts && ch.width().is_some_and(|width| width > 0)
}

/// A text with spaces behind it up to a width.
pub(crate) fn pad_right(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A text with spaces before it up to a width.
pub(crate) fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A text cut to a width, with `…` where something was cut.
pub(crate) fn clip(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut left = columns.saturating_sub(1);
    let fits = |ch: &char| {
        let width = char_width(*ch);
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    let kept: String = text.chars().take_while(fits).collect();
    Cow::Owned(format!("{kept}…"))
}

/// The lines of a text at a width. Breaks stand between Chinese characters or at spaces, never
/// inside a number or a Latin word that fits a line, nor before closing punctuation.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(8);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for piece in pieces(text, columns) {
        let piece_width = width(piece);
        if used > 0 && used + width(piece.trim_end()) > columns {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(piece);
        }
        used += piece_width;
    }
    lines
        .iter_mut()
        .for_each(|line| line.truncate(line.trim_end().len()));
    lines
}

/// The parts of a text that a line end must not split, each at most a line wide.
fn pieces(text: &str, columns: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut used) = (0, 0);
    let mut before = None;
    for (at, ch) in text.char_indices() {
        if let Some(before) = before
            && (may_break(before, ch) || used + char_width(ch) > columns)
        {
            pieces.push(&text[start..at]);
            (start, used) = (at, 0);
        }
        used += char_width(ch);
        before = Some(ch);
    }
    pieces.push(&text[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    const CLOSING: &str = "，。、；：？！）》”’〕】%…,.;:?!)]}";
    const OPENING: &str = "（《“‘〔【([{";
    if after == ' ' || CLOSING.contains(after) || OPENING.contains(before) {
        return false;
    }
    before == ' ' || char_width(before) > 1 || char_width(after) > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_characters_are_spelt_out() {
        assert_eq!(
            visible("a\u{1b}[31m\u{202e}b\tc\u{200b}\u{ad}"),
            "a<U+001B>[31m<U+202E>b c<U+200B><U+00AD>"
        );
        assert_eq!(visible("表三 □ …"), "表三 □ …");
    }

    #[test]
    fn widths_count_columns() {
        assert_eq!(width("表三ab"), 6);
        assert_eq!(pad_left("表", 4), "  表");
        assert_eq!(clip("本年新收合计", 7), "本年新…");
        assert_eq!(clip("本年新收", 8), "本年新收");
    }

    #[test]
    fn lines_break_between_chinese_characters() {
        assert_eq!(
            wrap("核对各项数字，共1234项。", 12),
            ["核对各项数", "字，共1234", "项。"]
        );
        assert_eq!(wrap("two words here", 9), ["two words", "here"]);
        assert_eq!(wrap("abcdefghijkl", 8), ["abcdefgh", "ijkl"]);
        assert_eq!(wrap("", 8), [""]);
    }
}

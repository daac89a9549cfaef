//! Runs of text to one line: white space collapsed as a browser does it, both ends trimmed.

use std::ops::Range;

use gouji_core::{ElementId, Piece};
use gouji_zh::is_space;

/// A line being put together.
#[derive(Debug, Default)]
pub(crate) struct Flow<'a> {
    pieces: Vec<Piece<'a>>,
    /// White space that counts only when more text follows.
    pending: Option<Pending>,
}

/// White space between two texts.
#[derive(Debug)]
struct Pending {
    source: Range<u32>,
    /// Whether it holds a line end, which Chinese text does not part words by.
    ends_line: bool,
}

impl<'a> Flow<'a> {
    /// Whether the line holds no text yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Appends text that stands at `source`.
    pub(crate) fn text(&mut self, text: &'a str, source: &Range<u32>, element: ElementId) {
        if text.len() != source.len() {
            return self.solid(text, source.clone(), element);
        }
        let part = |range: Range<usize>| {
            source.start + offset(range.start)..source.start + offset(range.end)
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let solid = at + blank_len(&bytes[at..]);
            if solid > at {
                self.space(
                    part(at..solid),
                    bytes[at..solid]
                        .iter()
                        .any(|byte| matches!(byte, b'\n' | b'\r')),
                );
            }
            at = solid + solid_len(&bytes[solid..]);
            if solid < at {
                self.solid(&text[solid..at], part(solid..at), element);
            }
        }
    }

    /// Goes on behind a line end at `source` that does not end this line.
    pub(crate) fn join(&mut self, source: Range<u32>) {
        self.space(source, true);
    }

    /// The line as far as it goes, trimmed.
    pub(crate) fn end(&mut self) -> &[Piece<'a>] {
        self.trim_end();
        &self.pieces
    }

    /// Starts a new line.
    pub(crate) fn clear(&mut self) {
        self.pieces.clear();
        self.pending = None;
    }

    /// Takes the line away.
    pub(crate) fn take(&mut self) -> Vec<Piece<'a>> {
        self.trim_end();
        self.pending = None;
        std::mem::take(&mut self.pieces)
    }

    fn space(&mut self, source: Range<u32>, ends_line: bool) {
        if self.pieces.is_empty() {
            return;
        }
        match &mut self.pending {
            Some(pending) => {
                pending.source.end = source.end;
                pending.ends_line |= ends_line;
            }
            None => self.pending = Some(Pending { source, ends_line }),
        }
    }

    /// Appends text without outer white space of the kind that collapses.
    fn solid(&mut self, text: &'a str, source: Range<u32>, element: ElementId) {
        let piece = Piece {
            text,
            source,
            element: Some(element),
        };
        let piece = if self.pieces.is_empty() {
            trimmed_start(piece)
        } else {
            piece
        };
        if piece.text.is_empty() {
            return;
        }
        if let Some(pending) = self.pending.take() {
            self.settle(pending, &piece);
        }
        self.pieces.push(piece);
    }

    /// Puts a space before `next`, unless only a line end parts two Chinese characters.
    fn settle(&mut self, pending: Pending, next: &Piece<'a>) {
        let Some(last) = self.pieces.last() else {
            return;
        };
        let is_wrap = pending.ends_line
            && last.text.ends_with(is_chinese)
            && next.text.starts_with(is_chinese);
        if !is_wrap {
            self.pieces.push(Piece {
                text: " ",
                source: pending.source,
                element: last.element,
            });
        }
    }

    fn trim_end(&mut self) {
        while let Some(last) = self.pieces.last_mut() {
            let kept = last.text.trim_end_matches(is_space).len();
            if kept == last.text.len() {
                return;
            }
            if kept > 0 {
                if is_linear(last) {
                    last.source.end = last.source.start + offset(kept);
                }
                last.text = &last.text[..kept];
                return;
            }
            self.pieces.pop();
        }
    }
}

fn trimmed_start(piece: Piece<'_>) -> Piece<'_> {
    let text = piece.text.trim_start_matches(is_space);
    let cut = if is_linear(&piece) {
        offset(piece.text.len() - text.len())
    } else {
        0
    };
    Piece {
        text,
        source: piece.source.start + cut..piece.source.end,
        ..piece
    }
}

fn is_linear(piece: &Piece<'_>) -> bool {
    piece.text.len() == piece.source.len()
}

/// Bytes of white space at the start.
fn blank_len(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_blank(**byte)).count()
}

/// Bytes up to white space that collapses; a single space between two words stays as it is.
fn solid_len(bytes: &[u8]) -> usize {
    let ends = |at: usize| {
        is_blank(bytes[at])
            && (bytes[at] != b' ' || bytes.get(at + 1).is_none_or(|next| is_blank(*next)))
    };
    (0..bytes.len()).find(|at| ends(*at)).unwrap_or(bytes.len())
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// Characters of Chinese text, its punctuation included.
fn is_chinese(ch: char) -> bool {
    matches!(ch,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line that texts make; texts and joins stand one behind another in the source.
    fn line(texts: &[Option<&str>]) -> String {
        let mut flow = Flow::default();
        let mut at = 0;
        for text in texts {
            let len = offset(text.map_or(4, str::len));
            match text {
                Some(text) => flow.text(text, &(at..at + len), ElementId(0)),
                None => flow.join(at..at + len),
            }
            at += len;
        }
        flow.end().iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn white_space_collapses_and_both_ends_go() {
        assert_eq!(
            line(&[
                Some(" \u{3000}\u{a0} 索 引  号\t: 3 "),
                Some("\u{a0}\u{3000}")
            ]),
            "索 引 号 : 3"
        );
        assert_eq!(line(&[Some("a"), Some(" "), Some("b\n")]), "a b");
        assert_eq!(line(&[Some("甲\u{a0}\u{3000}乙")]), "甲\u{a0}\u{3000}乙");
        assert_eq!(line(&[Some(" \n\u{a0}")]), "");
    }

    #[test]
    fn a_line_end_between_chinese_characters_goes() {
        assert_eq!(
            line(&[Some("政府信息\r\n  公开，"), Some("\n“十四五”")]),
            "政府信息公开，“十四五”"
        );
        assert_eq!(line(&[Some("共计\n12 件\nok")]), "共计 12 件 ok");
        assert_eq!(line(&[Some("商业"), None, Some(" 企业"), None]), "商业企业");
        assert_eq!(
            line(&[Some("2.重复"), None, None, Some("3.其他")]),
            "2.重复 3.其他"
        );
    }

    #[test]
    fn ends_are_trimmed_in_the_source_too() {
        let mut flow = Flow::default();
        flow.text("\u{3000}甲 乙\u{3000}", &(10..23), ElementId(0));
        let pieces = flow.take();
        assert_eq!(
            (pieces[0].text, pieces[0].source.clone()),
            ("甲 乙", 13..20)
        );
        flow.text("\u{a0}", &(23..29), ElementId(0));
        assert!(flow.is_empty());
    }
}

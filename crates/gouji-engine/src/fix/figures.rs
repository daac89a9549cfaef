//! The guard of figures: no edit changes one, whatever a rule says.

use std::ops::Range;

use gouji_zh::{Folded, Reading, figures};

/// How far around an edit figures are looked for, in bytes; few are longer.
const REACH: usize = 120;

/// Characters that count things wherever they stand.
const NUMERALS: &str = "〇一二三四五六七八九十百千万亿两";

/// Characters that count things beside other numerals, and are parts of words elsewhere: 登陆.
const CHEQUE_NUMERALS: &str = "零壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅";

/// Marks that belong to the number behind them.
const BEFORE: &str = "+-−±＋－.．";

/// Marks that belong to the number before them.
const BEHIND: &str = "%‰％";

/// Whether putting `replacement` for a range of `text` would touch a figure: what goes or comes
/// holds a digit of any script, other numerals would stand there, it stands between two digits or
/// inside a number, or it is the sign of `-3` or `5%`.
#[must_use]
pub fn touches_figure(text: &str, range: Range<usize>, replacement: &str) -> bool {
    let Some(removed) = text.get(range.clone()) else {
        return true;
    };
    let has_digit = |text: &str| text.chars().any(char::is_numeric);
    let differs = |of: &str| numerals(removed, of) != numerals(replacement, of);
    if has_digit(removed) || has_digit(replacement) || differs(NUMERALS) {
        return true;
    }
    let (before, behind) = around(text, range);
    let place = Place {
        last: before.trim_end().chars().next_back(),
        next: behind.trim_start().chars().next(),
    };
    let holds = |marks: &str| {
        [removed, replacement]
            .concat()
            .contains(|ch| marks.contains(ch))
    };
    place.is_between(char::is_numeric)
        || place.is_between(is_numeral)
        || differs(CHEQUE_NUMERALS) && place.is_beside(is_numeral)
        || place.next.is_some_and(char::is_numeric) && holds(BEFORE)
        || place.last.is_some_and(char::is_numeric) && holds(BEHIND)
        || is_in_figure(before, removed, behind)
        || is_in_figure(before, replacement, behind)
}

/// The characters around an edit.
struct Place {
    last: Option<char>,
    next: Option<char>,
}

impl Place {
    fn is_between(&self, kind: fn(char) -> bool) -> bool {
        self.last.is_some_and(kind) && self.next.is_some_and(kind)
    }

    fn is_beside(&self, kind: fn(char) -> bool) -> bool {
        self.last.is_some_and(kind) || self.next.is_some_and(kind)
    }
}

fn is_numeral(ch: char) -> bool {
    NUMERALS.contains(ch) || CHEQUE_NUMERALS.contains(ch)
}

fn numerals(text: &str, of: &str) -> String {
    text.chars().filter(|ch| of.contains(*ch)).collect()
}

/// What stands before and behind a range in its line, as far as it matters.
fn around(text: &str, range: Range<usize>) -> (&str, &str) {
    let start = text.floor_char_boundary(range.start.saturating_sub(REACH));
    let end = text.ceil_char_boundary((range.end + REACH).min(text.len()));
    let is_line_end = |ch: char| matches!(ch, '\n' | '\r');
    let before = &text[start..range.start];
    let behind = &text[range.end..end];
    let before = before.rsplit(is_line_end).next().unwrap_or("");
    let behind = behind.split(is_line_end).next().unwrap_or("");
    (before, behind)
}

/// Whether a part of a text is a part of the digits of a figure, or lies inside them.
fn is_in_figure(before: &str, part: &str, behind: &str) -> bool {
    let folded = Folded::prose(&[before, part, behind].concat());
    let (start, end) = (before.len(), before.len() + part.len());
    figures(folded.text()).into_iter().any(|figure| {
        // The brackets of 〔2021〕30号 are no part of a number.
        let is_number = matches!(figure.reading, Reading::Quantity(_) | Reading::Unclear);
        let digits = folded.original(figure.digits);
        let is_over = match part.is_empty() {
            true => digits.start < start && start < digits.end,
            false => digits.start < end && start < digits.end,
        };
        is_number && is_over
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touches(text: &str, wrong: &str, right: &str) -> bool {
        let at = text.find(wrong).unwrap();
        touches_figure(text, at..at + wrong.len(), right)
    }

    #[test]
    fn digits_of_every_script_are_untouchable() {
        for (wrong, right) in [
            ("3", "4"),
            ("３", "3"),
            ("③", "④"),
            ("Ⅲ", "Ⅱ"),
            ("三", "四"),
            ("叁", "肆"),
            ("件", "3件"),
            ("百", ""),
            ("两", "俩"),
            ("〇", "零"),
            ("½", "一半"),
        ] {
            assert!(
                touches("甲３乙3丙③丁Ⅲ戊三己叁佰庚件辛百壬两癸〇子½", wrong, right),
                "{wrong}"
            );
        }
    }

    #[test]
    fn marks_inside_a_figure_are_part_of_it() {
        assert!(touches("收到1,234件", ",", "，"));
        assert!(touches("增长3.5%", ".", "。"));
        assert!(touches("收到12件", "收到12", ""));
        assert!(touches("增长-3%", "-", "—"));
        assert!(touches("增长3%。", "%", ""));
        assert!(touches("2019-2020年", "-", "—"));
        assert!(touches("办结率达百份之百", "份", "分"));
        assert!(!touches("收到12件,办结11件", ",", "，"));
        assert!(!touches("共收到申请12件.", ".", "。"));
        assert!(!touches("国办发[2021]30号", "[", "〔"));
        assert!(!touches("2023年布署3次", "布署", "部署"));
    }

    #[test]
    fn numerals_that_stay_are_no_hindrance() {
        assert!(!touches("一但发现问题", "一但", "一旦"));
        assert!(!touches("我局一如继往", "继", "既"));
        assert!(!touches("征收土地十公倾", "公倾", "公顷"));
        assert!(!touches("登陆网站，退伍军人", "登陆", "登录"));
        assert!(!touches("征收土地十公倾", "公倾", "公顷"));
        assert!(!touches("登陆网站，退伍军人", "退伍", "退役"));
    }
}

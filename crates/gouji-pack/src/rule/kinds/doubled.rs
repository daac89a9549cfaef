//! Words that stand twice in a row.

use crate::rule::Unit;

/// A word that follows itself, in bytes of its piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Doubled {
    /// Where it stands first.
    pub(super) start: usize,
    /// Where it stands again.
    pub(super) second: usize,
    /// Behind the last time.
    pub(super) end: usize,
}

/// Longest repeated stretch, in characters.
const LONGEST: usize = 8;

/// Most times in a row that are counted together, so that a long row costs no more.
const MOST: usize = 50;

/// Single characters that no word is made of by doubling them: 人人 and 件件 are words, 的的 is not.
const NEVER_DOUBLED: &str = "的了在是和与及或对为将于并以从被把向由到有也都就而且已按但使给让此";

/// Words that the end of one name and the beginning of the next may both be, as in
/// 县政府|政府信息 and 各部门|部门预算.
const OF_TWO_NAMES: &[&str] = &["政府", "机关", "部门", "单位", "法院", "公司"];

/// Doubled words that are right.
const RIGHT: &[&str] = &["的的确确", "是是非非", "彼此彼此"];

/// The doubled words of a piece of text; with `words`, only those.
pub(super) fn doubled(unit: &Unit, words: &[String]) -> Vec<Doubled> {
    let mut found: Vec<Doubled> = Vec::new();
    for double in candidates(unit.text()) {
        let word = &unit.text()[double.start..double.second];
        let is_wanted = if words.is_empty() {
            is_wrong(unit.text(), &double)
        } else {
            words.iter().any(|known| known == word)
        };
        let is_behind = found.last().is_none_or(|last| last.end <= double.start);
        if is_wanted
            && is_behind
            && unit.is_of_words(double.start, double.second)
            && unit.is_of_words(double.second, double.end)
        {
            found.push(double);
        }
    }
    found
}

/// Whether a text holds a doubled word.
pub(super) fn holds_doubled(text: &str) -> bool {
    !candidates(text).is_empty()
}

/// Stretches of characters that follow themselves, at each place the shortest first.
fn candidates(text: &str) -> Vec<Doubled> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // Where each Han character stood last, by its last bits: one that did not stand shortly
    // before begins no repetition.
    let mut last = [usize::MAX; 256];
    let mut at = 0;
    while at < bytes.len() {
        let Some(code) = han(bytes, at) else {
            at += 1;
            continue;
        };
        let before = std::mem::replace(&mut last[usize::from(code % 256)], at);
        if before != usize::MAX && at - before <= LONGEST * HAN {
            repetitions(bytes, at, &mut found);
        }
        at += HAN;
    }
    found.sort_unstable_by_key(|double: &Doubled| (double.start, double.second));
    found
}

/// Bytes of a Han character.
const HAN: usize = 3;

/// The stretches that stand again at an offset.
fn repetitions(bytes: &[u8], second: usize, found: &mut Vec<Doubled>) {
    for len in (1..=LONGEST).map(|chars| chars * HAN) {
        let Some(start) = second.checked_sub(len) else {
            break;
        };
        if bytes[start] != bytes[second] || bytes[start + 2] != bytes[second + 2] {
            continue;
        }
        let stretch = &bytes[start..second];
        let is_whole = (0..len)
            .step_by(HAN)
            .all(|at| han(bytes, second + at).is_some());
        let same = |times: &usize| bytes[start + times * len..].starts_with(stretch);
        let times = (1..MOST).take_while(same).count() + 1;
        if times > 1 && is_whole {
            found.push(Doubled {
                start,
                second,
                end: start + times * len,
            });
        }
    }
}

/// The Han character at an offset.
fn han(bytes: &[u8], at: usize) -> Option<u16> {
    let [lead @ 0xe4..=0xe9, middle, tail] = *bytes.get(at..at + HAN)? else {
        return None;
    };
    let bits = |byte: u8| u16::from(byte & 0x3f);
    let code = u16::from(lead & 0x0f) << 12 | bits(middle) << 6 | bits(tail);
    (0x4e00..=0x9fff).contains(&code).then_some(code)
}

/// Whether doubling a word is no use of the language.
fn is_wrong(text: &str, double: &Doubled) -> bool {
    let word = &text[double.start..double.second];
    let whole = &text[double.start..];
    if RIGHT.iter().any(|right| whole.starts_with(right)) || OF_TWO_NAMES.contains(&word) {
        return false;
    }
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => NEVER_DOUBLED.contains(only),
        // 一件一件 and 逐户逐户 count on.
        (Some(first), Some(_)) => !"一二两三每逐".contains(first),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_that_follow_themselves() {
        let words = |text: &str| -> Vec<String> {
            let found = candidates(text).into_iter();
            found
                .map(|double| text[double.start..double.end].to_owned())
                .collect()
        };
        assert_eq!(words("我们的的确"), ["的的"]);
        assert_eq!(words("进行进行了"), ["进行进行"]);
        assert_eq!(words("在在在"), ["在在在", "在在"]);
        assert_eq!(words("和 ，公开公开，a人人"), ["公开公开", "人人"]);
        assert!(words("2022年").is_empty());
        assert!(holds_doubled("研究研究") && !holds_doubled("研究"));
    }
}

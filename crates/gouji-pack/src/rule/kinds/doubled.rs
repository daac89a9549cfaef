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
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let offset = |index: usize| chars.get(index).map_or(text.len(), |(at, _)| *at);
    let mut found = Vec::new();
    for at in 0..chars.len() {
        for len in 1..=LONGEST.min((chars.len() - at) / 2) {
            let same = |times: usize| {
                let from = at + times * len;
                from + len <= chars.len()
                    && (0..len).all(|index| {
                        let ch = chars[at + index].1;
                        ch == chars[from + index].1 && is_han(ch)
                    })
            };
            let times = (1..MOST).take_while(|times| same(*times)).count() + 1;
            if times > 1 {
                found.push(Doubled {
                    start: offset(at),
                    second: offset(at + len),
                    end: offset(at + times * len),
                });
            }
        }
    }
    found
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

fn is_han(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
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
        assert!(words("2022年").is_empty());
        assert!(holds_doubled("研究研究") && !holds_doubled("研究"));
    }
}

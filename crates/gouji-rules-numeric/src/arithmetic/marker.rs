//! The words that make a percentage a share or a rate.

use super::passage::Passage;

/// What the words before a percentage make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker<'a> {
    /// 占总数的, 占比: a part of a whole.
    Share {
        /// The words between 占 and the percentage: `总数的`.
        of: &'a str,
        /// 合计占: of several parts together.
        is_sum: bool,
        /// 分别占: one percentage for each of several parts.
        is_each: bool,
    },
    /// 占总量221条的: a part of the number before.
    Given,
    /// 办结率: what the words before 率 say.
    Rate {
        /// The words before 率.
        stem: &'a str,
    },
}

/// Words that make a percentage a weight in a score, and no share of counted things.
const WEIGHTS: [&str; 10] = [
    "考核",
    "分值",
    "权重",
    "绩效",
    "评分",
    "得分",
    "计分",
    "总分",
    "目标管理",
    "积分",
];
/// Words that make a percentage an aim.
const AIMS: [&str; 9] = [
    "不低于",
    "不少于",
    "力争",
    "争取",
    "确保",
    "目标",
    "要求",
    "将",
    "应当",
];
/// 占 in these words is no share.
const OTHER_USES: [&str; 7] = ["地", "用", "道", "据", "领", "有率", "线"];
/// What may stand between 率 and its percentage.
const LINKS: [&str; 17] = [
    "",
    "为",
    "是",
    "达",
    "达到",
    "达至",
    "高达",
    "均为",
    "均达",
    "均达到",
    "已达",
    "已达到",
    "约为",
    "约达",
    "仅为",
    "分别为",
    "只有",
];
const SUMS: [&str; 8] = [
    "合计", "共计", "总共", "一共", "两项", "三项", "两者", "三者",
];
/// Most characters of the words before 率.
const STEM: usize = 8;
/// How many numbers back the words about a percentage may reach.
const NEAR: usize = 8;

impl<'a> Marker<'a> {
    /// The marker of a percentage; none for what is no share, or a weight, or an aim.
    pub(crate) fn of(passage: &'a Passage, number: usize) -> Option<Self> {
        let lead = passage.clause_lead(number);
        let about = [
            lead,
            passage.clause_tail(number),
            passage.clause_before(number),
        ];
        let is_aim = has_any(lead, &AIMS) || about[1].contains("的目标");
        if about.iter().any(|words| has_any(words, &WEIGHTS)) || is_aim {
            return None;
        }
        let words = own_words(passage, number);
        let is_given = words == "的" && passage.lead(number.checked_sub(1)?).contains('占');
        if is_given {
            return Some(Self::Given);
        }
        Self::read(words)
    }

    fn read(words: &'a str) -> Option<Self> {
        if let Some(at) = words.rfind('占') {
            let (before, of) = (&words[..at], &words[at + '占'.len_utf8()..]);
            if OTHER_USES.iter().any(|word| of.starts_with(word)) {
                return None;
            }
            return Some(Self::Share {
                of,
                is_sum: SUMS.iter().any(|word| before.ends_with(word)) || before.ends_with('共'),
                is_each: before.ends_with("分别") || of.contains("分别"),
            });
        }
        let (before, link) = words.rsplit_once('率').or_else(|| {
            let at = words.rfind("满意度")? + "满意".len();
            Some((&words[..at], &words[at + "度".len()..]))
        })?;
        if !LINKS.contains(&link) {
            return None;
        }
        let stem = tail(before, STEM);
        (!stem.is_empty()).then_some(Self::Rate { stem })
    }
}

/// Whether a text holds one of the words.
pub(crate) fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// How many different characters of a text stand in another.
pub(crate) fn overlap(text: &str, other: &str) -> usize {
    let mut chars: Vec<char> = text.chars().filter(|ch| other.contains(*ch)).collect();
    chars.sort_unstable();
    chars.dedup();
    chars.len()
}

/// Where the words before a percentage end: 占 may stand behind the word that hedges it.
pub(crate) fn words_end(passage: &Passage, number: usize) -> usize {
    let number = &passage.numbers[number];
    let hedge = passage.slice(number.range.start..number.digits.start);
    if hedge.contains('占') {
        number.digits.start
    } else {
        number.range.start
    }
}

/// The words of its clause before a number, behind the quantity before it.
fn own_words(passage: &Passage, number: usize) -> &str {
    let at = words_end(passage, number);
    let clause = passage.numbers[number].clause.start;
    let before = (number.saturating_sub(NEAR)..number)
        .rev()
        .find(|index| passage.quantity(*index).is_some());
    let from = before.map_or(clause, |index| passage.numbers[index].range.end);
    passage.slice(from.max(clause)..at)
}

/// The last characters of a text, up to a mark or a digit.
fn tail(text: &str, most: usize) -> &str {
    let from = text
        .char_indices()
        .rev()
        .take(most)
        .take_while(|(_, ch)| ch.is_alphabetic())
        .last();
    from.map_or("", |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_a_percentage_are_told_apart() {
        let share = |of| {
            Some(Marker::Share {
                of,
                is_sum: false,
                is_each: false,
            })
        };
        for (words, marker) in [
            ("占", share("")),
            ("(占总数的", share("总数的")),
            ("占比为", share("比为")),
            ("占地", None),
            ("增长", None),
            (
                "网上可办率达到",
                Some(Marker::Rate {
                    stem: "网上可办"
                }),
            ),
            ("率先完成", None),
        ] {
            assert_eq!(Marker::read(words), marker, "{words}");
        }
        assert!(matches!(
            Marker::read("合计占"),
            Some(Marker::Share { is_sum: true, .. })
        ));
        assert!(matches!(
            Marker::read("分别占"),
            Some(Marker::Share { is_each: true, .. })
        ));
    }
}

//! How reports call the body that reports, and which words cannot be said by which body.

use std::ops::Range;

use crate::year::is_named;

/// Bodies by the end of their names, and what they do not call themselves.
const CONTRADICTIONS: &[(&[&str], &[&str])] = &[
    (
        &["局"],
        &[
            "我委",
            "本委",
            "我厅",
            "本厅",
            "我镇",
            "本镇",
            "我乡",
            "本乡",
            "我街道",
            "本街道",
            "我办事处",
            "我中心",
            "我校",
            "我院",
        ],
    ),
    (
        &["委员会"],
        &[
            "我局",
            "本局",
            "我厅",
            "本厅",
            "我镇",
            "本镇",
            "我乡",
            "本乡",
            "我街道",
            "本街道",
        ],
    ),
    (
        &["厅"],
        &[
            "我局",
            "本局",
            "我委",
            "本委",
            "我镇",
            "本镇",
            "我乡",
            "本乡",
            "我街道",
            "本街道",
        ],
    ),
    (
        &["镇人民政府", "镇政府", "镇"],
        &[
            "我局",
            "本局",
            "我委",
            "本委",
            "我厅",
            "本厅",
            "我乡",
            "本乡",
            "我街道",
            "本街道",
        ],
    ),
    (
        &["乡人民政府", "乡政府", "乡"],
        &[
            "我局",
            "本局",
            "我委",
            "本委",
            "我厅",
            "本厅",
            "我镇",
            "本镇",
            "我街道",
            "本街道",
        ],
    ),
    (
        &["街道办事处", "街道办", "街道"],
        &[
            "我局", "本局", "我委", "本委", "我厅", "本厅", "我镇", "本镇", "我乡", "本乡",
        ],
    ),
];

/// Endings of bodies that govern an area as governments do and hold offices of every kind.
const LIKE_GOVERNMENTS: &[&str] = &["管理委员会", "工作委员会"];

/// Words of areas in the name of an office that belongs to one.
const AREAS: &[char] = &['镇', '乡', '街'];

/// Establishments, and words in the names of offices that may be one as well: 政务服务局 with its
/// 中心.
const MAY_HOLD: &[(&str, &[&str])] = &[
    ("校", &["校", "教", "学", "体"]),
    ("院", &["院", "卫", "医", "疾", "检"]),
    ("办事处", &["办"]),
    (
        "中心",
        &[
            "中心", "服务", "审批", "数据", "信访", "交易", "疾", "事务", "营商", "投资", "招商",
            "信息", "档案", "保障",
        ],
    ),
];

/// What before a word makes it the end of another: 基本局面, 自我.
const BEFORE: &str = "基根成资文版样剧课标原自书";

/// What behind a word makes it the beginning of another: 我委托, 我乡村.
const BEHIND: &str = "托派任屈限部面势村镇土亲下员";

/// What a body does not call itself; nothing where that is not sure.
pub(crate) fn contradicting(body: &str) -> Vec<&'static str> {
    let is_unclear = body.contains(['(', '（', '、'])
        || LIKE_GOVERNMENTS.iter().any(|ending| body.ends_with(ending));
    if is_unclear {
        return Vec::new();
    }
    let found = CONTRADICTIONS
        .iter()
        .find(|(endings, _)| endings.iter().any(|ending| body.ends_with(ending)));
    let Some((endings, words)) = found else {
        return Vec::new();
    };
    let is_area = endings.len() > 1;
    let is_own = |word: &str| {
        // 某镇综合行政执法局 speaks of its town, 某委某局 of its commission.
        let is_of_area = !is_area && word.contains(AREAS) && body.contains(AREAS);
        let is_of_office = word.ends_with('委') && body.contains('委');
        let mut held = MAY_HOLD.iter().filter(|(ending, _)| word.ends_with(ending));
        let may_hold = held.any(|(_, fields)| fields.iter().any(|field| body.contains(field)));
        is_of_area || is_of_office || may_hold
    };
    words.iter().copied().filter(|word| !is_own(word)).collect()
}

/// The places of a folded text where one of some words stands for the speaker.
pub(crate) fn places<'a>(
    text: &'a str,
    words: &'a [&'static str],
) -> impl Iterator<Item = (&'static str, Range<usize>)> + 'a {
    let starts = text.match_indices(['我', '本']);
    starts.filter_map(|(at, _)| {
        let word = *words.iter().find(|word| text[at..].starts_with(**word))?;
        let end = at + word.len();
        let before = text[..at].chars().next_back();
        let behind = text[end..].chars().next();
        let is_part = before.is_some_and(|ch| BEFORE.contains(ch))
            || behind.is_some_and(|ch| BEHIND.contains(ch));
        (!is_part && !is_named(text, at)).then_some((word, at..end))
    })
}

/// Whether two names are of different bodies: neither is a part or a short form of the other, and
/// they end differently.
pub(crate) fn are_different(left: &str, right: &str) -> bool {
    let (short, long) = match left.len() <= right.len() {
        true => (left, right),
        false => (right, left),
    };
    let tail = short
        .char_indices()
        .rev()
        .nth(2)
        .map_or(short, |(at, _)| &short[at..]);
    short.chars().count() >= 4 && !is_subsequence(short, long) && !long.ends_with(tail)
}

fn is_subsequence(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|ch| rest.any(|other| other == ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_no_towns() {
        let found = |body: &str, text: &str| {
            let words = contradicting(body);
            places(text, &words)
                .map(|(word, _)| word)
                .collect::<Vec<_>>()
        };
        assert_eq!(found("甲县水务局", "我局和我镇、本委"), ["我镇", "本委"]);
        assert_eq!(found("甲县卫生健康委员会", "本局公开,基本局面"), ["本局"]);
        assert_eq!(found("甲镇人民政府", "我镇、我局委托"), ["我局"]);
        assert_eq!(
            found("甲县水务局", "我校、我院和我中心"),
            ["我校", "我院", "我中心"]
        );
        assert!(found("甲县政务服务局", "我中心").is_empty());
        assert!(found("甲县教育局", "我校;自我校正").is_empty());
        assert!(found("甲县水务局", "受我委托,我乡村,\"我镇好人\"").is_empty());
        assert!(found("甲镇综合行政执法局", "我镇").is_empty());
        assert!(found("甲开发区管理委员会", "我局").is_empty());
        assert!(found("甲县人民政府", "我局、我镇").is_empty());
    }

    #[test]
    fn short_forms_are_the_same_body() {
        assert!(are_different("甲县水利局", "甲县水务局"));
        assert!(!are_different("甲县卫健委", "甲县卫生健康委员会"));
        assert!(!are_different("甲县水务局", "乙省甲县水务局"));
        assert!(!are_different("甲县人民政府办公室", "甲县人民政府"));
    }
}

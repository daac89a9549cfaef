//! A quantifier that stands behind the noun that it counts.

use std::ops::Range;

use gouji_core::Knowledge;

/// Places where a bare noun opens a clause, a quantifier follows it, and another noun follows that:
/// 部门不少公开工作, for 不少部门公开工作. In bytes of the text.
pub(crate) fn misplaced_quantifiers(
    knowledge: &Knowledge,
    text: &str,
    clauses: impl Iterator<Item = Range<usize>>,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !QUANTIFIERS.iter().any(|one| text.contains(one)) {
        return found;
    }
    for range in clauses {
        found.extend(misplaced(knowledge, text, range));
    }
    found
}

fn misplaced(knowledge: &Knowledge, text: &str, clause: Range<usize>) -> Option<Range<usize>> {
    let whole = &text[clause.clone()];
    let noun = NOUNS.iter().find(|noun| whole.starts_with(**noun))?;
    let behind = &whole[noun.len()..];
    let quantifier = QUANTIFIERS.iter().find(|one| behind.starts_with(**one))?;
    let counted = &behind[quantifier.len()..];
    // 部门不少工作人员: people and things of the noun's own are counted.
    if counted.is_empty() || OWN.iter().any(|own| counted.starts_with(own)) {
        return None;
    }
    let stretch = &counted[..counted.floor_char_boundary(STRETCH.min(counted.len()))];
    let next = knowledge.segmenter().tag(stretch).first().copied()?;
    let len = noun.len() + quantifier.len() + next.word.len();
    next.tag
        .starts_with('n')
        .then(|| clause.start..clause.start + len)
}

/// How far behind a quantifier words are cut, in bytes.
const STRETCH: usize = 30;

/// Nouns that a quantifier counts from the front.
const NOUNS: &[&str] = &[
    "部门", "单位", "乡镇", "街道", "地方", "村居", "科室", "窗口",
];

const QUANTIFIERS: &[&str] = &["不少", "许多", "很多", "多数"];

/// What the nouns themselves have many of.
const OWN: &[&str] = &[
    "人",
    "工作人员",
    "干部",
    "同志",
    "职工",
    "事项",
    "业务",
    "职能",
    "岗位",
];

#[cfg(test)]
mod tests {
    use gouji_zh::Clause;

    use super::*;

    fn told(text: &str) -> Vec<&str> {
        let clauses = gouji_zh::clauses(text).map(|clause: Clause<'_>| clause.range);
        misplaced_quantifiers(&Knowledge::default(), text, clauses)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn only_a_bare_noun_at_the_start_is_told() {
        assert_eq!(
            told("有的挂靠，部门不少政务公开工作只能附带。"),
            ["部门不少政务公开"]
        );
        for text in [
            "涉及的部门不少，协调难度大。",
            "部门不少，人手不足。",
            "部门不少工作人员身兼数职。",
            "不少部门政务公开工作只能附带。",
            "各部门许多同志是兼职。",
            "单位不少是新成立的。",
        ] {
            assert_eq!(told(text), Vec::<&str>::new(), "{text}");
        }
    }
}

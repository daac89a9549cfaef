//! Whether a clause says of a thing that it is not there: 没有改进措施 names no measure.

use gouji_zh::{clauses, segment};

/// Words that deny what follows, and how many words may stand between.
///
/// 不 denies only what it touches: in 公开不及时问题 the problem is there. What merely begins with
/// one of them (不断, 不但, 无障碍, 未来) is another word and denies nothing.
const NEGATIONS: &[(&str, usize)] = &[
    ("没有", 1),
    ("没", 1),
    ("没能", 1),
    ("未", 1),
    ("未能", 1),
    ("未曾", 1),
    ("未予", 1),
    ("尚未", 1),
    ("还未", 1),
    ("仍未", 1),
    ("从未", 1),
    ("并未", 1),
    ("均未", 1),
    ("无", 1),
    ("毫无", 1),
    ("并无", 1),
    ("暂无", 1),
    ("尚无", 1),
    ("缺乏", 1),
    ("缺少", 1),
    ("缺失", 0),
    ("欠缺", 1),
    ("不存在", 1),
    ("不具备", 1),
    ("不具有", 1),
    ("不", 0),
    ("不予", 0),
    ("不能", 0),
    ("不再", 0),
    ("不会", 0),
    ("不得", 0),
];

/// Words that a negation reaches over, such as 没有任何具体的措施.
const LIGHT: &[&str] = &[
    "任何",
    "具体",
    "有效",
    "明确",
    "相应",
    "相关",
    "实际",
    "切实",
    "针对性",
    "实质性",
    "实质",
    "可行",
    "了",
    "过",
    "出",
    "、",
];

/// Words before a negation that undo it: 并非没有措施.
const UNDOING: &[&str] = &[
    "并非", "不是", "绝非", "非", "不", "不能", "不可", "不会", "无", "莫", "没有",
];

/// Bytes that are looked at before a word and from its beginning on.
const BEFORE: usize = 120;
const BEHIND: usize = 36;

/// Whether the word at an offset of a text is denied in its clause.
pub(crate) fn is_negated(text: &str, start: usize) -> bool {
    // A few words decide; a clause without end must not cost more.
    let from = text.floor_char_boundary(start.saturating_sub(BEFORE));
    let window = &text[from..text.floor_char_boundary(start + BEHIND)];
    let clause = clauses(window).find(|clause| clause.range.contains(&(start - from)));
    let Some(clause) = clause else { return false };
    let until = start - from - clause.range.start;
    let before: Vec<&str> = segment(clause.text)
        .into_iter()
        .take_while(|word| word.start + word.word.len() <= until)
        .map(|word| word.word)
        .collect();
    let mut end = before.len();
    let mut between = 0;
    let mut is_attribute = false;
    while end > 0 {
        if let Some((len, reach)) = negation(&before[..end]) {
            let is_undone = before[..end - len]
                .last()
                .is_some_and(|word| UNDOING.contains(word));
            return between <= reach && !is_undone;
        }
        let word = before[end - 1];
        end -= 1;
        if word == "的" {
            is_attribute = true;
        } else if !LIGHT.contains(&word) {
            // 未解决的问题 is a problem all the same: what stands before 的 is denied, not it.
            if is_attribute || between == 1 {
                return false;
            }
            between += 1;
        }
    }
    false
}

/// The negation that ends some words, by how many of them it takes, and its reach.
fn negation(words: &[&str]) -> Option<(usize, usize)> {
    (1..=words.len().min(2)).rev().find_map(|len| {
        let text = words[words.len() - len..].concat();
        let known = NEGATIONS.iter().find(|(negation, _)| *negation == text)?;
        Some((len, known.1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denied(text: &str, word: &str) -> bool {
        is_negated(text, text.find(word).unwrap())
    }

    #[test]
    fn what_is_not_there() {
        for (text, word) in [
            ("没有改进措施", "改进措施"),
            ("尚未制定整改措施", "整改措施"),
            ("我局目前未提出改进措施。", "改进措施"),
            ("缺乏具体的改进措施", "改进措施"),
            ("没有任何有效的改进措施", "改进措施"),
            ("公开工作无改进措施", "改进措施"),
            ("暂无整改措施", "整改措施"),
            ("主动公开方面不存在问题", "问题"),
            ("依法不予公开", "公开"),
            ("认识不足，没有形成台账", "台账"),
            ("并未建立长效机制", "长效机制"),
        ] {
            assert!(denied(text, word), "{text}");
        }
    }

    #[test]
    fn what_only_looks_denied() {
        for (text, word) in [
            ("不断改进工作", "改进"),
            ("推进无障碍改造", "改造"),
            ("不但提出改进措施", "改进措施"),
            ("未来改进措施", "改进措施"),
            ("存在公开不及时问题", "问题"),
            ("未解决的问题", "问题"),
            ("没有公开的问题", "问题"),
            ("并非没有改进措施", "改进措施"),
            ("人手没有增加，改进措施如下", "改进措施"),
            ("不足之处及改进措施", "改进措施"),
            ("无论何种改进措施", "改进措施"),
            ("未按时答复，已制定改进措施", "改进措施"),
            ("不得不改进", "改进"),
        ] {
            assert!(!denied(text, word), "{text}");
        }
    }
}

//! A character too many: a verb of handling before another verb.

use std::ops::Range;

use gouji_core::Knowledge;

/// Places where 有的, 部分 … are followed by a verb of handling that takes things only, and that by
/// another verb: 有的排挂靠于, for 有的挂靠于. In bytes of the text; the range is the character.
pub(crate) fn strays(knowledge: &Knowledge, text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for subject in SUBJECTS {
        for (at, _) in text.match_indices(subject) {
            found.extend(stray(knowledge, text, at + subject.len()));
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

fn stray(knowledge: &Knowledge, text: &str, at: usize) -> Option<Range<usize>> {
    let behind = &text[at..];
    let verb = behind.chars().next().filter(|ch| HANDLING.contains(*ch))?;
    let rest = &behind[verb.len_utf8()..];
    let stretch = &behind[..behind.floor_char_boundary(STRETCH.min(behind.len()))];
    let words = knowledge.segmenter().tag(stretch);
    let [first, second, ..] = words.as_slice() else {
        return None;
    };
    // The dictionary knows longer words that begin so: 排查, 挂靠.
    let is_alone = first.word.chars().count() == 1;
    let is_verb = second.tag == "v" && second.word.chars().count() == 2;
    let takes_more = rest[second.word.len()..].starts_with(['于', '在', '到', '着', '了']);
    // 依赖于 and 局限于 are words of the dictionary.
    let is_verb_with_more = second.word.ends_with('于') && second.word.chars().count() == 3;
    (is_alone && (is_verb && takes_more || is_verb_with_more)).then(|| at..at + verb.len_utf8())
}

/// How far words are cut, in bytes.
const STRETCH: usize = 30;

/// Subjects that need no measure word, so that a verb comes next.
const SUBJECTS: &[&str] = &["有的", "有些", "部分", "个别", "少数"];

/// Verbs of handling things, which take no verb.
const HANDLING: &str = "排放摆搬端扛捡插涂抬推拉撒堆垫铺扎捆拴缝锁钉";

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        let ranges = strays(&Knowledge::default(), text).into_iter();
        ranges.map(|range| &text[range]).collect()
    }

    #[test]
    fn only_a_verb_of_handling_before_a_verb_is_told() {
        assert_eq!(told("有的排挂靠于相关部门，有的缺少经费"), ["排"]);
        for text in [
            "有的挂靠于相关部门",
            "有的推诿扯皮",
            "有的放到公开栏",
            "有的摆在大厅",
            "部分排查出来的问题",
            "有的拉长了时限",
            "有的堆放在库房",
            "有的铺设了专线",
        ] {
            assert_eq!(told(text), Vec::<&str>::new(), "{text}");
        }
    }
}

//! Whether what looks like the name of a place can be read as other words: 用好县政府, 随县政府.

use gouji_zh::Segmenter;

use super::words;

/// Whether a name that is in no gazetteer, without its ending, can be nothing but a name.
///
/// The tags of a dictionary alone do not tell: it has 联通 and 共用 as nouns.
pub(crate) fn is_only_a_name(stem: &str, segmenter: &Segmenter) -> bool {
    if stem.chars().count() < 2 || words::ends(stem, "verb.ends") {
        return false;
    }
    if words::begins(stem, "verb.starts").is_some() {
        return false;
    }
    let tagged = segmenter.tag(stem);
    match tagged.as_slice() {
        [whole] => is_of_names(whole.tag) || whole.tag == "x",
        parts => parts.iter().all(|part| !is_of_others(part.tag)),
    }
}

/// Whether a name in a gazetteer that has one character before its ending can be nothing but a
/// name there: 应, 随, 和 and 新 are more often words before 县政府.
pub(crate) fn is_only_a_short_name(stem: &str, organ: &str, segmenter: &Segmenter) -> bool {
    let tagged = segmenter.tag(stem);
    organ.starts_with("人民政府")
        && !words::is_in(stem, "prepositions")
        && tagged.iter().all(|part| !is_of_others(part.tag))
}

/// Whether a word of a text begins at an offset.
pub(crate) fn begins_word(text: &str, at: usize, segmenter: &Segmenter) -> bool {
    segmenter.cut(text).iter().any(|word| word.start == at)
}

/// Names of places and of persons.
fn is_of_names(tag: &str) -> bool {
    tag == "ns" || tag.starts_with("nr")
}

/// Verbs, adverbs, adjectives, prepositions, conjunctions and what else makes no name.
fn is_of_others(tag: &str) -> bool {
    OTHERS.contains(&tag)
}

const OTHERS: &[&str] = &[
    "v", "vn", "vd", "vg", "vi", "vq", "d", "df", "dg", "p", "r", "rr", "rz", "m", "q", "c", "u",
    "ud", "ug", "uj", "ul", "uv", "uz", "f", "b", "a", "an", "ad", "ag", "t", "l", "i", "j", "z",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_no_names() {
        let segmenter = Segmenter::general();
        for stem in [
            "用好", "紧盯", "联通", "深化", "共用", "关联", "链接", "串联", "直连", "畅联", "借力",
            "领办", "备案", "邮送", "去函", "抄告", "求教", "不含", "领先", "套用", "统用", "仅用",
            "弃用", "讲好", "细化", "绿化", "专用", "用足", "用深", "种好",
        ] {
            assert!(!is_only_a_name(stem, &segmenter), "{stem}");
        }
        for stem in ["石马坝", "石桥坝", "临江", "望江", "云岭"] {
            assert!(is_only_a_name(stem, &segmenter), "{stem}");
        }
    }

    #[test]
    fn prepositions_are_no_names() {
        let segmenter = Segmenter::general();
        for stem in ["应", "随", "和", "新"] {
            assert!(
                !is_only_a_short_name(stem, "人民政府", &segmenter),
                "{stem}"
            );
        }
        assert!(is_only_a_short_name("沛", "人民政府", &segmenter));
        assert!(!is_only_a_short_name("沛", "政府", &segmenter));
    }
}

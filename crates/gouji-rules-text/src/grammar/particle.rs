//! 的, 地 and 得 where only one of them can be right.
//!
//! Only what the words on both sides settle is told: an adverbial, 的 and a verb that cannot be a
//! noun (积极的推进改革), an auxiliary before it (能很好的处理), or a verb, 的 and what can only be its
//! complement (做的不够。). What could be read as a noun phrase (更好的服务) is left alone.

use std::ops::Range;

use gouji_core::Knowledge;

use super::is_mark;

/// A particle that should be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    /// The particle, in bytes of the text.
    pub(crate) particle: Range<usize>,
    /// The words that settle it.
    pub(crate) context: Range<usize>,
    /// What is right.
    pub(crate) right: &'static str,
}

/// The wrong particles of a text.
pub(crate) fn slips(knowledge: &Knowledge, text: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    for (at, particle) in text.match_indices(['的', '得']) {
        let (before, behind) = (&text[..at], &text[at + particle.len()..]);
        let slip = match particle {
            "的" => adverbial(knowledge, before, behind).or_else(|| complement(before, behind)),
            _ => swapped(knowledge, before, behind),
        };
        if let Some((right, left, reach)) = slip {
            found.push(Slip {
                particle: at..at + particle.len(),
                context: at - left..at + particle.len() + reach,
                right,
            });
        }
    }
    found
}

/// What is right, and how many bytes before and behind the particle settle it.
type Settled = (&'static str, usize, usize);

/// An adverbial and a verb: 地.
fn adverbial(knowledge: &Knowledge, before: &str, behind: &str) -> Option<Settled> {
    let word = ADVERBIALS.iter().find(|word| before.ends_with(**word))?;
    let rest = &before[..before.len() - word.len()];
    let degree = DEGREES
        .iter()
        .find(|degree| rest.ends_with(**degree))
        .map_or(0, |degree| degree.len());
    let rest = &rest[..rest.len() - degree];
    let left = word.len() + degree;
    let (is_verbal, verb) = verb(knowledge, behind)?;
    let object = &behind[verb.len()..];
    if let Some(auxiliary) = AUXILIARIES.iter().find(|one| rest.ends_with(**one)) {
        return (!continues_noun(object)).then_some(("地", left + auxiliary.len(), verb.len()));
    }
    (is_verbal && has_object(object)).then_some(("地", left, verb.len()))
}

/// The verb that a text begins with, and whether it is never used as a noun.
fn verb<'a>(knowledge: &Knowledge, text: &'a str) -> Option<(bool, &'a str)> {
    let is_verbal = VERBAL.iter().find(|verb| text.starts_with(**verb));
    let may_be = MIXED.iter().find(|verb| text.starts_with(**verb));
    let verb = is_verbal.or(may_be)?;
    // The word may go on: 处理器 is none, 发挥作用 is one.
    let stretch = &text[..text.floor_char_boundary(STRETCH.min(text.len()))];
    let first = knowledge.segmenter().tag(stretch).first().copied()?;
    let more = first.word.strip_prefix(*verb)?.chars().count();
    let is_verb = more == 0 || first.tag.starts_with(['v', 'l', 'i']);
    // The dictionary has 发挥作用 as a noun.
    let has_object = more > 1 && is_verbal.is_some();
    (is_verb || has_object).then(|| (is_verbal.is_some(), &text[..verb.len()]))
}

/// How far behind a particle words are cut, in bytes.
const STRETCH: usize = 30;

/// Whether what is behind a verb is its object, and not a noun that the verb describes.
fn has_object(behind: &str) -> bool {
    let first = behind.chars().next();
    first.is_some_and(|ch| !is_mark(ch) && !JOINTS.contains(ch)) && !continues_noun(behind)
}

fn continues_noun(behind: &str) -> bool {
    behind.starts_with('的') || HEADS.iter().any(|head| behind.starts_with(head))
}

/// A verb and its complement: 得.
fn complement(before: &str, behind: &str) -> Option<Settled> {
    let verb = COMPLEMENTED.iter().find(|verb| before.ends_with(**verb))?;
    // 所做的, 要做的: the verb describes what follows.
    let rest = before[..before.len() - verb.len()].chars().next_back();
    if rest.is_some_and(|ch| "所要可能应该须".contains(ch)) {
        return None;
    }
    let complement = COMPLEMENTS.iter().find(|one| behind.starts_with(**one))?;
    let ends = behind[complement.len()..]
        .chars()
        .next()
        .is_none_or(is_mark);
    ends.then_some(("得", verb.len(), complement.len()))
}

/// 得 for 地: an adverbial and a verb.
fn swapped(knowledge: &Knowledge, before: &str, behind: &str) -> Option<Settled> {
    let word = ADVERBIALS.iter().find(|word| before.ends_with(**word))?;
    let (_, verb) = verb(knowledge, behind)?;
    Some(("地", word.len(), verb.len()))
}

/// What tells how something is done, and stands before 地.
const ADVERBIALS: &[&str] = &[
    "很好",
    "更好",
    "较好",
    "最好",
    "不断",
    "逐步",
    "稳步",
    "切实",
    "大力",
    "着力",
    "逐一",
    "逐项",
    "如期",
    "积极",
    "认真",
    "深入",
    "扎实",
    "有效",
    "充分",
    "全面",
    "主动",
    "严格",
    "及时",
    "准确",
    "高效",
    "快速",
    "迅速",
    "顺利",
    "圆满",
    "有序",
    "合理",
    "妥善",
    "有力",
    "广泛",
    "进一步",
    "最大限度",
    "持续",
    "系统",
    "集中",
    "统一",
];

/// What may stand before an adverbial.
const DEGREES: &[&str] = &[
    "更加", "更为", "较为", "比较", "十分", "非常", "很", "更", "较", "最", "不",
];

/// What needs a verb behind it.
const AUXILIARIES: &[&str] = &[
    "能够", "可以", "不能", "未能", "没能", "无法", "难以", "得以", "应当", "应该", "必须", "能",
];

/// Verbs that are not used as nouns.
const VERBAL: &[&str] = &[
    "推进", "推动", "做好", "抓好", "加强", "提高", "提升", "完善", "开展", "履行", "满足", "促进",
    "发挥", "掌握", "贯彻", "抓紧", "完成", "解决", "回应", "保障", "落实", "强化", "健全", "深化",
    "拓展", "扩大", "维护", "化解", "打造", "搭建",
];

/// Verbs that are used as nouns, too.
const MIXED: &[&str] = &[
    "处理", "服务", "公开", "发布", "办理", "答复", "组织", "实施", "执行", "了解", "宣传", "解读",
    "引导", "监督", "指导", "运用", "利用", "反映", "配合", "调动",
];

/// Nouns that a verb before them describes: 推进作用, 完善过程.
const HEADS: &[&str] = &[
    "过程", "工作", "机制", "环境", "能力", "理念", "水平", "方式", "模式", "手段", "措施", "要求",
    "需求", "意识", "力度", "情况", "效果", "进程", "作用", "意见", "方案", "办法", "空间", "方法",
    "态势", "成效", "成果", "效能", "制度", "体系", "平台", "渠道", "目标", "任务", "计划",
];

/// What joins a further word, so that it is not told what the first one is.
const JOINTS: &str = "和与及或、中上下后前时";

/// Verbs that are told how they are done.
const COMPLEMENTED: &[&str] = &[
    "做", "抓", "办", "写", "讲", "学", "干", "落实", "执行", "更新", "发挥", "把握", "掌握",
    "解读", "宣传", "推进",
];

/// How something is done, and what is no noun.
const COMPLEMENTS: &[&str] = &[
    "还不够",
    "不够",
    "还不到位",
    "不到位",
    "不及时",
    "还不深入",
    "不深入",
    "不够深入",
    "不够及时",
    "不够到位",
    "不够全面",
    "不够细致",
    "不够扎实",
    "不够好",
    "还不够好",
    "很好",
    "较好",
    "不好",
    "不够充分",
    "不够透彻",
    "比较好",
    "非常好",
    "更好",
    "不细",
    "不实",
    "不紧",
    "不严",
    "不够严",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, &'static str)> {
        let slips = slips(&Knowledge::default(), text).into_iter();
        slips
            .map(|slip| (text[slip.context].to_owned(), slip.right))
            .collect()
    }

    #[test]
    fn what_the_words_settle_is_told() {
        for (text, context, right) in [
            ("不能很好的处理公开与保密的关系", "不能很好的处理", "地"),
            ("积极的推进政务公开", "积极的推进", "地"),
            ("能够更加有效的公开信息", "能够更加有效的公开", "地"),
            ("工作做的不够。", "做的不够", "得"),
            ("充分得发挥作用", "充分得发挥", "地"),
        ] {
            assert_eq!(told(text), [(context.to_owned(), right)], "{text}");
        }
    }

    #[test]
    fn what_may_be_a_noun_phrase_is_left_alone() {
        for text in [
            "为群众提供更好的服务",
            "发挥了积极的推动作用",
            "有了进一步的提高，",
            "及时的信息公开",
            "健康有序的发展",
            "积极的完善和发展",
            "高效的办理机制",
            "所做的不够多的部分",
            "全面的落实措施",
            "做的好事",
            "更好的完成情况",
            "目的是公开信息",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}

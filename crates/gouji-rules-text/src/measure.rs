//! Tells measures of improvement from problems, clause by clause.

use std::ops::Range;

use gouji_zh::{Clause, clauses, segment};

/// Whether a text names a measure of improvement, and where.
///
/// A clause names one when it opens with a lead to measures (下一步, 改进措施), or when its verb
/// acts on the problem (建立, 完善, 加强) and nothing in it says that this is still wanting
/// (有待加强, 需要完善, 落实不到位). Words are told apart by segmentation: 改进 inside a name or a
/// heading is no measure.
pub(crate) fn find(text: &str) -> Option<Range<usize>> {
    clauses(text).find(names_measure).map(|clause| clause.range)
}

fn names_measure(clause: &Clause<'_>) -> bool {
    // The dictionary is asked only where a word of the lists may stand at all.
    if ![LEADS, VERBS, ANNOUNCING]
        .iter()
        .any(|words| may_hold(clause.text, words))
    {
        return false;
    }
    let words: Vec<&str> = segment(clause.text)
        .iter()
        .map(|segment| segment.word)
        .collect();
    let body = behind_marks(&words);
    if is_wanting(&words) {
        return false;
    }
    if ANNOUNCING.iter().any(|phrase| clause.text.contains(phrase)) {
        return true;
    }
    let leads = body
        .iter()
        .take(LEAD_WITHIN)
        .any(|word| LEADS.contains(word));
    leads || verb_opens(body)
}

/// Phrases that announce a measure wherever they stand in a clause.
const ANNOUNCING: &[&str] = &[
    "加以改进",
    "予以改进",
    "进行整改",
    "完成整改",
    "已整改",
    "整改到位",
];
/// Words into a clause within which its lead must stand: 2024年，我局下一步….
const LEAD_WITHIN: usize = 6;
/// Words before the verb: whose measure it is, and how it is done (我局 进一步 积极 …).
const SUBJECT_WITHIN: usize = 3;

/// The verb of action stands first, but for a subject and adverbs, and has an object.
fn verb_opens(body: &[&str]) -> bool {
    let skipped = body
        .iter()
        .take(SUBJECT_WITHIN)
        .take_while(|word| ADVERBS.contains(word) || SUBJECTS.contains(word))
        .count();
    body.get(skipped).is_some_and(|word| VERBS.contains(word)) && body.len() > skipped + 1
}

/// The clause without what numbers it: 一是, （一）, 1., 第一.
fn behind_marks<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let is_mark = |word: &str| {
        word.chars().all(|ch| {
            ch.is_ascii_digit()
                || ch.is_ascii_punctuation()
                || "（）()、．一二三四五六七八九十是第 \u{3000}".contains(ch)
        })
    };
    &words[words.iter().take_while(|word| is_mark(word)).count()..]
}

fn is_wanting(words: &[&str]) -> bool {
    let text = words.concat();
    words.iter().any(|word| WANTING.contains(word))
        || WANTING_PHRASES.iter().any(|phrase| text.contains(phrase))
}

fn may_hold(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

const LEADS: &[&str] = &[
    "下一步",
    "下步",
    "下一阶段",
    "下阶段",
    "接下来",
    "今后",
    "改进措施",
    "整改措施",
    "改进情况",
    "整改情况",
    "改进方向",
    "努力方向",
    "对策",
    "将",
    "拟",
    "针对",
];

const VERBS: &[&str] = &[
    "加强",
    "强化",
    "完善",
    "健全",
    "建立",
    "建立健全",
    "制定",
    "修订",
    "开展",
    "优化",
    "推进",
    "推行",
    "推动",
    "提升",
    "提高",
    "规范",
    "加大",
    "组织",
    "组织开展",
    "明确",
    "落实",
    "压实",
    "细化",
    "整改",
    "改进",
    "拓展",
    "拓宽",
    "深化",
    "严格",
    "加快",
    "充实",
    "配备",
    "举办",
    "实行",
    "编制",
    "编印",
    "出台",
    "印发",
    "增设",
    "设立",
    "督促",
    "督导",
    "定期",
    "确保",
    "坚持",
    "创新",
    "丰富",
    "畅通",
    "聘请",
    "邀请",
    "补充",
    "清理",
    "梳理",
    "抓好",
    "做好",
];

const ADVERBS: &[&str] = &[
    "进一步",
    "继续",
    "持续",
    "不断",
    "积极",
    "切实",
    "认真",
    "着力",
    "全面",
    "及时",
    "大力",
    "已",
    "已经",
    "要",
    "重点",
    "逐步",
    "深入",
    "主动",
    "充分",
    "通过",
    "还",
    "并",
    "再",
    "定期",
    "统一",
    "集中",
];

const SUBJECTS: &[&str] = &[
    "我局",
    "我委",
    "我县",
    "我市",
    "我区",
    "我镇",
    "我乡",
    "我办",
    "我们",
    "我",
    "局",
    "县",
    "本局",
    "本机关",
    "各",
    "单位",
    "部门",
];

const WANTING: &[&str] = &[
    "有待", "亟待", "尚待", "需要", "需", "仍需", "还需", "亟需", "应", "未", "没有", "缺乏",
    "不足", "不够", "薄弱", "欠缺", "滞后", "尚", "难以", "问题",
];

const WANTING_PHRASES: &[&str] = &[
    "不到位",
    "不及时",
    "不强",
    "不高",
    "不全",
    "不深",
    "不细",
    "不严",
    "有差距",
    "有待",
    "亟待",
    "不规范",
    "不健全",
    "不完善",
    "不充分",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_found() {
        for text in [
            "下一步，我局将加强培训。",
            "二是完善制度，明确责任。",
            "改进情况：编印问答手册，把咨询最集中的24个问题逐一作答",
            "我局进一步规范办理流程",
            "对抽检不合格指标逐项解释；联合司法局建立会商机制；实行“月提醒”",
            "2024年将把征收类信息作为重点",
            "针对上述问题，已开展培训3期",
            "为解决上述问题，我局从以下方面加以改进",
        ] {
            assert!(find(text).is_some(), "{text}");
        }
    }

    #[test]
    fn problems_are_no_measures() {
        for text in [
            "三是业务能力有待加强。",
            "推进、指导、协调、监督职能落实不到位，执行力和工作效率低",
            "制度建设需要进一步完善",
            "对上级的工作部署拖延敷衍",
            "改进工作作风的要求落实不够",
            "与“增强人民群众满意度、获得感”的要求相比，存在的问题依然较多",
            "公开意识不强，加强学习不够",
            "将信将疑的群众较多的问题依然存在",
        ] {
            assert_eq!(find(text).map(|range| &text[range]), None, "{text}");
        }
    }
}

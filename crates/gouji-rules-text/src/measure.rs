//! Tells measures of improvement from problems, clause by clause.

use std::ops::Range;

use gouji_zh::{Clause, clauses, segment};

/// What a text says about improvement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Improvement {
    /// It names a measure.
    Named,
    /// It says something that may be a measure, here.
    Doubtful(Range<usize>),
    /// It only tells what is wrong.
    None,
}

/// Whether a text names a measure of improvement.
///
/// A clause names one when it opens with a lead to measures (下一步, 改进措施, 为此), or when its
/// verb acts on the problem (建立, 完善, 加强), and nothing in it says what is wrong (有待加强,
/// 进度缓慢, 流于形式). Words are told apart by segmentation: 改进 inside a name or a heading is no
/// measure. A clause without complaint that tells of something done is doubtful: people write
/// measures in more ways than any list holds.
pub(crate) fn find(text: &str) -> Improvement {
    if clauses(text).any(|clause| names_measure(&clause)) {
        return Improvement::Named;
    }
    let doubtful = clauses(text).find(|clause| may_be_measure(clause.text));
    doubtful.map_or(Improvement::None, |clause| {
        Improvement::Doubtful(clause.range)
    })
}

fn names_measure(clause: &Clause<'_>) -> bool {
    let text = clause.text;
    if complains(text) {
        return false;
    }
    // Plain cases need no dictionary, which takes a while to load.
    if opens_plainly(text) || ANNOUNCING.iter().any(|phrase| text.contains(phrase)) {
        return true;
    }
    if !may_hold(text, LEADS) && !may_hold(text, VERBS) {
        return false;
    }
    let words: Vec<&str> = segment(text).iter().map(|segment| segment.word).collect();
    let body = behind_marks(&words);
    let lead = body
        .iter()
        .take(LEAD_WITHIN)
        .position(|word| LEADS.contains(word));
    let acts = |words: &[&str]| words.iter().any(|word| VERBS.contains(word));
    lead.is_some_and(|at| acts(&body[at..])) || verb_opens(body)
}

/// Leads that announce measures whatever follows them.
const PLAIN_LEADS: &[&str] = &[
    "下一步",
    "下步",
    "下一阶段",
    "下阶段",
    "接下来",
    "改进措施",
    "整改措施",
    "改进情况",
    "整改情况",
    "改进方向",
    "改进方法",
    "改进办法",
    "努力方向",
    "解决办法",
    "解决措施",
    "主要措施",
    "工作打算",
    "为此",
    "对此",
    "为解决",
    "针对上述",
    "针对以上",
    "针对这",
    "针对存在",
    "力争",
];

fn opens_plainly(text: &str) -> bool {
    let body = text.trim_start_matches(|ch: char| {
        !ch.is_alphabetic() || "一二三四五六七八九十是第".contains(ch)
    });
    PLAIN_LEADS.iter().any(|lead| body.starts_with(lead))
}

/// Phrases that announce a measure wherever they stand in a clause.
const ANNOUNCING: &[&str] = &[
    "加以改进",
    "予以改进",
    "进行整改",
    "完成整改",
    "已整改",
    "整改到位",
    "采取以下措施",
    "采取措施",
];

/// Words into a clause within which its lead must stand: 2024年，我局今后….
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
    let opens = body.get(skipped).is_some_and(|word| VERBS.contains(word));
    // 建立的台账, 提升空间: the verb only describes a noun.
    let describes = body
        .get(skipped + 1)
        .is_some_and(|word| ["的", "空间", "难度"].contains(word));
    opens && !describes && body.len() > skipped + 1
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

/// Whether a clause tells what is wrong.
fn complains(text: &str) -> bool {
    may_hold(text, COMPLAINTS) && {
        let rest = HARMLESS
            .iter()
            .fold(text.to_owned(), |text, word| text.replace(word, "　"));
        may_hold(&rest, COMPLAINTS)
    }
}

/// A clause without complaint that tells of something done or to be done.
fn may_be_measure(text: &str) -> bool {
    if complains(text) || may_hold(text, SETTING) || text.chars().count() < 4 {
        return false;
    }
    let body = text.trim_start_matches(|ch: char| {
        !ch.is_alphabetic() || "一二三四五六七八九十是第".contains(ch)
    });
    let acts = may_hold(text, VERBS) || may_hold(text, DONE);
    let tells = holds_figure(text) || may_hold(text, DONE);
    let starts = |words: &[&str]| words.iter().any(|word| body.starts_with(word));
    tells
        || starts(VERBS)
        || starts(OPENINGS)
        || (acts && (starts(SUBJECTS) || starts(WEAK_OPENINGS)))
}

/// Whether a clause holds a figure beside the year that it speaks of.
fn holds_figure(text: &str) -> bool {
    let mut runs = text.split(|ch: char| !ch.is_ascii_digit());
    runs.any(|run| !(run.is_empty() || run.len() == 4 && run.starts_with("20")))
}

fn may_hold(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Leads that need an action behind them: 今后群众的需求越来越多 is none.
const LEADS: &[&str] = &[
    "今后", "将", "拟", "计划", "打算", "针对", "明年", "已", "现已", "对策",
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
    "实施",
    "探索",
    "构建",
    "夯实",
    "搭建",
    "增强",
    "增加",
    "聚焦",
    "整合",
    "压缩",
    "纠正",
    "选派",
    "把",
    "通报",
    "约谈",
];

const ADVERBS: &[&str] = &[
    "进一步",
    "继续",
    "持续",
    "不断",
    "负面清单",
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
    "将",
    "拟",
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
    "全局",
    "全县",
    "办公室",
    "县政府办公室",
    "市政府办公室",
];

/// How a clause of action opens that has its verb later.
const OPENINGS: &[&str] = &[
    "由", "把", "凡", "抓", "严", "安排", "每", "经", "自20", "让", "打造",
];

/// How a clause may open that acts, when it has a verb of action.
const WEAK_OPENINGS: &[&str] = &[
    "对", "向", "通过", "围绕", "用", "按", "照", "并", "从", "以",
];

/// Words that tell of something done.
const DONE: &[&str] = &[
    "采用",
    "打算",
    "计划",
    "将以",
    "我局将",
    "我们将",
    "安排",
    "牵头",
    "每周",
    "每月",
    "每季",
    "每日",
    "当日",
    "通知",
    "明年",
    "已",
    "全年",
    "年内",
    "年底前",
    "全部",
    "均",
    "统一",
    "目前",
    "现已",
    "实现",
    "形成",
    "增至",
    "降至",
];

/// Words of clauses that set the scene or praise what was reached.
const SETTING: &[&str] = &[
    "回顾",
    "个别",
    "部分",
    "少数",
    "有的",
    "一些",
    "超过",
    "错别字",
    "投诉",
    "退稿率",
    "偶有",
    "多为",
    "取得",
    "成效",
    "成绩",
    "进展",
    "推动下",
    "领导下",
    "支持下",
    "指导下",
    "帮助下",
    "关心下",
    "扩展",
    "相比",
    "虽然",
    "尽管",
    "表现在",
    "表现为",
    "原因",
    "主要是",
    "例如",
    "比如",
    "要求高",
    "工作量",
    "任务",
    "新形势",
    "随着",
];

/// Words that say that something is wrong or wanting.
const COMPLAINTS: &[&str] = &[
    "偏重",
    "偏多",
    "过多",
    "反复",
    "时有发生",
    "不",
    "未",
    "没有",
    "没能",
    "缺",
    "差",
    "低",
    "少",
    "慢",
    "窄",
    "旧",
    "弱",
    "难",
    "有待",
    "亟待",
    "尚待",
    "需要",
    "仍需",
    "还需",
    "亟需",
    "滞后",
    "单一",
    "流于",
    "空洞",
    "空白",
    "频繁",
    "生疏",
    "淡薄",
    "推诿",
    "随意",
    "应付",
    "打折扣",
    "侥幸",
    "跟不上",
    "混为一谈",
    "老套",
    "照抄",
    "断更",
    "僵尸",
    "混乱",
    "偏长",
    "停留",
    "误公开",
    "负面",
    "反映强烈",
    "意见较大",
    "问题",
    "短板",
    "存在",
    "拖延",
    "敷衍",
    "临时",
    "提升空间",
    "越来越多",
    "参差",
    "随便",
    "被动",
    "消极",
    "变相",
    "推脱",
];

/// Words that hold one of the above and say nothing wrong, and leads that name what they mend.
const HARMLESS: &[&str] = &[
    "不断",
    "负面清单",
    "不定期",
    "不仅",
    "不再",
    "不予",
    "不少于",
    "不超过",
    "不低于",
    "不合格",
    "未来",
    "减少",
    "至少",
    "少数民族",
    "降低",
    "最低",
    "疑难",
    "难点",
    "解难",
    "差异",
    "差错率",
    "薄弱环节",
    "查缺补漏",
    "补齐短板",
    "补短板",
    "上述问题",
    "以上问题",
    "这一问题",
    "这些问题",
    "解决问题",
    "存在的问题",
    "存在问题的整改",
    "针对存在",
    "问题整改",
    "变被动",
    "旧改",
    "缺口",
    "老旧小区",
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
            assert_eq!(find(text), Improvement::Named, "{text}");
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
            assert_eq!(find(text), Improvement::None, "{text}");
        }
    }
}

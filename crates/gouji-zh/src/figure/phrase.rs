//! Set phrases: Chinese numerals that are parts of words and count nothing.

use super::scan::Amount;
use super::unit::Word;

/// Whether the numeral at `at` with its unit is part of a set phrase and no number of anything.
pub(super) fn is_set(text: &str, at: usize, amount: &Amount, word: Word) -> bool {
    let (before, numeral) = (&text[..at], &text[at..amount.end]);
    let counted = &text[at..amount.end + word.len];
    let unit = &text[amount.end..amount.end + word.len];
    let behind = &text[amount.end + word.len..];
    if starts_with_any(&text[at..], WHOLE) || ends_with_any(before, NOT_AFTER_ANY) {
        return true;
    }
    match numeral {
        "一" => is_set_one(before, counted, behind),
        // Two of something is 两; 二 with a measure word is a place in an order.
        "二" => !matches!(unit, "个" | "项" | "条" | "件" | "人次"),
        "百" | "千" | "万" | "亿" => true,
        "零" => !matches!(unit, "起" | "例" | "宗" | "次" | "项"),
        _ if unit == "门" => !behind.starts_with('课'),
        _ if unit == "点" => !starts_with_any(behind, POINTS),
        _ => matches!(unit, "级" | "届" | "度" | "分" | "层") && !amount.has_point,
    }
}

/// Whether the 一 that begins at the end of `before` is the end of another word.
pub(super) fn ends_word(before: &str) -> bool {
    before.ends_with([
        '统', '唯', '之', '万', '逐', '专', '单', '进', '划', '合', '归', '如', '均', '不',
    ])
}

fn is_set_one(before: &str, counted: &str, behind: &str) -> bool {
    let follows = |words: &[&str]| starts_with_any(behind, words);
    // 一件一评, 一户一策.
    let is_second = before.ends_with('一') || before.chars().rev().nth(1) == Some('一');
    if follows(&["一"]) || is_second || ends_word(before) {
        return true;
    }
    if ends_with_any(before, NOT_BEFORE_ONE) {
        return true;
    }
    match counted {
        "一起" => !follows(&["案", "事", "纠纷", "行政", "涉", "因", "诉", "典型"]),
        "一面" => !follows(&["墙", "锦旗", "旗", "红旗", "公示"]),
        "一次" => {
            follows(&["性", "办", "告", "申", "跑", "就", "受", "提交", "填"])
                || ends_with_any(before, &["跑", "只", "最多", "只进"])
        }
        "一道" | "一部" | "一门" | "一级" | "一届" | "一度" | "一点" | "一分" | "一步" | "一句"
        | "一字" | "一段" | "一块" | "一片" | "一批" | "一层" | "一对" | "一双" | "一时"
        | "一头" | "一回" | "一集" | "一里" | "一安" | "一根" => true,
        "一张" => follows(&["网", "图", "表"]),
        "一条" => follows(&["龙", "街", "线", "心"]),
        "一年" => follows(&["来", "一度", "以来", "多来"]),
        "一个" => follows(&["个", "样"]),
        "一期" => follows(&["工程", "项目"]),
        "一家" => follows(&["亲", "人"]),
        "一件" => follows(&["事", "件"]),
        "一类" => follows(&["区", "疫苗", "费用"]),
        "一天" | "一日" => ends_with_any(before, &["有"]),
        _ => false,
    }
}

/// What 三点 and the like count.
const POINTS: &[&str] = &[
    "意见", "建议", "要求", "问题", "不足", "体会", "做法", "措施", "原因", "经验", "说明",
];

/// Words before 一 that make it a pronoun, an order or a part of a word.
const NOT_BEFORE_ONE: &[&str] = &[
    "每", "任何", "任", "哪", "同", "这", "那", "另", "另外", "某", "第", "其", "上", "下", "前",
    "后", "头", "末", "首", "近", "最后", "最近", "定", "再",
];

/// Words before any numeral that make it a part of a word.
const NOT_AFTER_ANY: &[&str] = &["星期", "礼拜", "五花", "三番", "七嘴", "一干"];

/// Words that begin with a numeral and a measure word and are names or turns of speech.
const WHOLE: &[&str] = &[
    "一些",
    "一致",
    "一律",
    "一同",
    "一方面",
    "一体",
    "一度",
    "一系列",
    "一部分",
    "一次性",
    "一对一",
    "一把手",
    "一条龙",
    "一件件",
    "一个个",
    "一项项",
    "一条条",
    "一次次",
    "一家家",
    "一户户",
    "一人一",
    "两个维护",
    "两个确立",
    "两个健康",
    "两个责任",
    "两个文明",
    "两个结合",
    "两个毫不",
    "两个大局",
    "两级",
    "两类人员",
    "两步",
    "两面",
    "两天一",
    "三个代表",
    "三个区分",
    "三个务必",
    "三位一体",
    "三支一扶",
    "三年行动",
    "三项建设",
    "三包",
    "四个意识",
    "四个自信",
    "四个全面",
    "四个一",
    "四个服从",
    "四个最严",
    "四种形态",
    "四个伟大",
    "三个一",
    "五个一",
    "六个一",
    "两个一百",
    "四大班子",
    "五位一体",
    "八项规定",
    "九年义务",
    "九年制",
    "九年一贯",
    "千家",
    "万家",
    "千户",
    "万户",
    "百家",
    "千方",
    "万众",
    "百分",
    "千篇",
    "万户",
    "五年规划",
    "三年规划",
    "五年计划",
    "一年一",
    "四下基层",
    "五级书记",
    "十项准则",
    "四面八方",
    "一年四季",
    "一次又",
    "两张皮",
    "两条腿",
    "一成不变",
    "一个样",
    "一个都",
];

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

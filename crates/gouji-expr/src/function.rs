//! The functions of the language under their two names.

use gouji_core::Words;

/// A function that expressions can call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// English name.
    pub en: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// How it is called, and what it says.
    pub usage: Words,
    pub(crate) id: FunctionId,
    /// Fewest and most arguments.
    pub(crate) arguments: (usize, usize),
}

/// Which function it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FunctionId {
    Sum,
    Count,
    Has,
    Contains,
    Matches,
    Length,
    Years,
    If,
    Abs,
    Min,
    Max,
    Round,
    LastYear,
}

/// Arguments without an upper limit but that of the whole expression.
pub(crate) const MANY: usize = usize::MAX;

/// Every function.
pub const FUNCTIONS: &[Function] = &[
    Function {
        en: "sum",
        zh: "合计",
        usage: Words::fixed(
            "合计(数或一组数, …)：各数之和",
            "sum(number or group, …): the numbers added up",
        ),
        id: FunctionId::Sum,
        arguments: (1, MANY),
    },
    Function {
        en: "count",
        zh: "计数",
        usage: Words::fixed(
            "计数(一组数, …)：印有数字的单元格个数；计数(文字, \"词\", …)：这些词出现的次数",
            "count(group, …): how many cells have a printed figure; count(text, \"word\", …): how often the words occur",
        ),
        id: FunctionId::Count,
        arguments: (1, MANY),
    },
    Function {
        en: "has",
        zh: "有",
        usage: Words::fixed(
            "有(数)：该单元格印有数字；有(部分)：报告有这一部分；有(年度)：报告写明年度",
            "has(fact): its cell has a printed figure; has(section): the report has it; has(year): the report states it",
        ),
        id: FunctionId::Has,
        arguments: (1, 1),
    },
    Function {
        en: "contains",
        zh: "包含",
        usage: Words::fixed(
            "包含(文字, \"词\", …)：出现其中任何一个词",
            "contains(text, \"word\", …): any of the words occurs",
        ),
        id: FunctionId::Contains,
        arguments: (2, MANY),
    },
    Function {
        en: "matches",
        zh: "匹配",
        usage: Words::fixed(
            "匹配(文字, \"正则表达式\")：某一段中有符合的文字",
            "matches(text, \"pattern\"): a paragraph has a match of the regular expression",
        ),
        id: FunctionId::Matches,
        arguments: (2, 2),
    },
    Function {
        en: "length",
        zh: "字数",
        usage: Words::fixed(
            "字数(文字)：不计空白的字符数，标点计入",
            "length(text): characters that are not white space, punctuation included",
        ),
        id: FunctionId::Length,
        arguments: (1, 1),
    },
    Function {
        en: "years",
        zh: "年度在",
        usage: Words::fixed(
            "年度在(起, 止)：报告年度在两者之间，含两端",
            "years(from, to): the report year is within, both ends included",
        ),
        id: FunctionId::Years,
        arguments: (2, 2),
    },
    Function {
        en: "if",
        zh: "如果",
        usage: Words::fixed(
            "如果(条件, 成立时的值, 不成立时的值)",
            "if(condition, value where it holds, value where it does not)",
        ),
        id: FunctionId::If,
        arguments: (3, 3),
    },
    Function {
        en: "abs",
        zh: "绝对值",
        usage: Words::fixed("绝对值(数)", "abs(number): the number without its sign"),
        id: FunctionId::Abs,
        arguments: (1, 1),
    },
    Function {
        en: "min",
        zh: "最小",
        usage: Words::fixed(
            "最小(数或一组数, …)：其中最小的数",
            "min(number or group, …): the least of the numbers",
        ),
        id: FunctionId::Min,
        arguments: (1, MANY),
    },
    Function {
        en: "max",
        zh: "最大",
        usage: Words::fixed(
            "最大(数或一组数, …)：其中最大的数",
            "max(number or group, …): the greatest of the numbers",
        ),
        id: FunctionId::Max,
        arguments: (1, MANY),
    },
    Function {
        en: "round",
        zh: "四舍五入",
        usage: Words::fixed(
            "四舍五入(数, 小数位数)；不写位数时取整数",
            "round(number, decimals): half away from zero; without decimals to a whole number",
        ),
        id: FunctionId::Round,
        arguments: (1, 2),
    },
    Function {
        en: "last_year",
        zh: "上年",
        usage: Words::fixed(
            "上年(数、一组数或其算式)：同样的数在上年报告中的值",
            "last_year(fact, group or arithmetic over them): the same figures in the report of the year before",
        ),
        id: FunctionId::LastYear,
        arguments: (1, 1),
    },
];

/// A function by either of its names; English ones in any case.
pub(crate) fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS
        .iter()
        .find(|function| function.zh == name || function.en.eq_ignore_ascii_case(name))
}

//! The kinds of mistakes in expressions, for `gouji explain`.

use gouji_core::Words;

/// A kind of mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorCode {
    /// Its stable code: `E2101`.
    pub code: &'static str,
    /// What is wrong, in a few words.
    pub title: Words,
    /// What it means and what to do, with a wrong and a right example.
    pub explanation: Words,
}

pub(crate) const LIMIT: &str = "E2101";
pub(crate) const SIGN: &str = "E2102";
pub(crate) const QUOTE: &str = "E2103";
pub(crate) const GROUPED_NUMBER: &str = "E2104";
pub(crate) const NUMBER: &str = "E2105";
pub(crate) const MISSING: &str = "E2106";
pub(crate) const BRACKET: &str = "E2107";
pub(crate) const CHAINED: &str = "E2108";
pub(crate) const OPERATOR: &str = "E2109";
pub(crate) const NAME: &str = "E2110";
pub(crate) const FUNCTION: &str = "E2111";
pub(crate) const COUNT: &str = "E2112";
pub(crate) const TYPE: &str = "E2113";
pub(crate) const RESULT: &str = "E2114";
pub(crate) const ZERO: &str = "E2115";
pub(crate) const GROUP: &str = "E2116";
pub(crate) const PATTERN: &str = "E2117";
pub(crate) const EMPTY_PATTERN: &str = "E2118";
pub(crate) const LAST_YEAR: &str = "E2119";
pub(crate) const LEVEL: &str = "E2120";
pub(crate) const ARGUMENT: &str = "E2121";

/// Every kind of mistake, in the order of the codes.
pub const CODES: &[ErrorCode] = &[
    ErrorCode {
        code: LIMIT,
        title: Words::fixed(
            "表达式太长或嵌套太深",
            "the expression is too long or nested too deeply",
        ),
        explanation: Words::fixed(
            "一个表达式最多4000个字符、2000个成分，括号和函数最多嵌套64层。更长的表达式难以核对，也可能拖慢检查。请拆成几条规则，成组的数用 * 或“至”表示。错误：表一.甲.乙 + 表一.甲.丙 + …（上百项）。正确：合计(表一.甲.*)。",
            "An expression has at most 4000 characters, 2000 parts and 64 levels of nesting. Longer ones cannot be checked by eye. Split it, and name groups with * or a range. Wrong: table.a.b + table.a.c + … with hundreds of terms. Right: sum(table.a.*).",
        ),
    },
    ErrorCode {
        code: SIGN,
        title: Words::fixed(
            "表达式里有不认识的符号",
            "a sign means nothing in an expression",
        ),
        explanation: Words::fixed(
            "表达式只能由名称、数、引号中的文字、运算符、括号和逗号组成。句号、分号、问号等写在引号外面时没有意义。名称里有特殊符号时，要把整个名称放在反引号中。错误：“年度 = 2021；”。正确：“年度 = 2021”。",
            "Expressions are made of names, numbers, quoted texts, operators, brackets and commas. Other signs mean nothing outside quotes. Put names with odd signs between backquotes. Wrong: `year = 2021;`. Right: `year = 2021`.",
        ),
    },
    ErrorCode {
        code: QUOTE,
        title: Words::fixed("引号没有配对", "a quotation has no end"),
        explanation: Words::fixed(
            "文字要放在成对的引号里，可以用 \"…\"、'…'、“…”、‘…’、「…」、『…』，前后必须是同一种。带特殊符号的名称放在一对反引号 ` 里。错误：层级 = \"县级。正确：层级 = \"县级\"。",
            "Texts stand between a pair of quotes of one kind, names with odd signs between backquotes. Wrong: level = \"county. Right: level = \"county\".",
        ),
    },
    ErrorCode {
        code: GROUPED_NUMBER,
        title: Words::fixed("数字里不能用逗号分节", "no thousands separators"),
        explanation: Words::fixed(
            "逗号在表达式里用来隔开函数的各项，所以数字不能写千位分节号。大数可以写成 3万、2亿。如果本来就是两个数，请在逗号后加一个空格。错误：全年收费 > 1,200。正确：全年收费 > 1200。",
            "A comma separates arguments, so that numbers have no thousands separators. Large numbers may be written as 3万 or 2亿. Put a space behind the comma where two numbers are meant. Wrong: fee > 1,200. Right: fee > 1200.",
        ),
    },
    ErrorCode {
        code: NUMBER,
        title: Words::fixed("数字或单位写法不对", "a number or its unit is malformed"),
        explanation: Words::fixed(
            "数字由数字符号和最多一个小数点组成，最多28位。后面可以紧跟 %、百、千、万、亿，以及元、件、项、个、次、条、字、年、人、份、篇。后面是别的词时，中间要有空格。错误：1.2.3、5公斤、0以上。正确：1.2、5件、≥ 0。",
            "A number has at most 28 digits and one decimal point. Behind it may stand %, 百, 千, 万, 亿, and units such as 元 or 件; any other word needs a space before it. Wrong: 1.2.3, 5kg. Right: 1.2, 5件.",
        ),
    },
    ErrorCode {
        code: MISSING,
        title: Words::fixed("缺少数、名称、文字或列表", "something is missing"),
        explanation: Words::fixed(
            "运算符两边、括号里和列表里都要有内容。“属于”后面要有方括号里的列表，“除”后面要有名称。错误：表一.甲.总计 > 。正确：表一.甲.总计 > 0。",
            "Operators, brackets and lists need something to work on. A list in brackets must follow `in`, and a name must follow `except`. Wrong: table.a.total > Right: table.a.total > 0",
        ),
    },
    ErrorCode {
        code: BRACKET,
        title: Words::fixed("括号没有配对", "brackets do not pair up"),
        explanation: Words::fixed(
            "每个左括号都要有对应的右括号，圆括号配圆括号，方括号配方括号。全角和半角括号可以混用。错误：合计(表一.甲.* > 0。正确：合计(表一.甲.*) > 0。",
            "Each bracket needs its counterpart of the same kind; full-width and half-width ones may be mixed. Wrong: sum(table.a.* > 0. Right: sum(table.a.*) > 0.",
        ),
    },
    ErrorCode {
        code: CHAINED,
        title: Words::fixed("不能连着比较", "comparisons cannot be chained"),
        explanation: Words::fixed(
            "一个条件里只能比较一次，因为连着比较容易产生歧义。请拆成两个条件，用“且”连接。错误：0 < 表一.甲.总计 < 100。正确：0 < 表一.甲.总计 且 表一.甲.总计 < 100。",
            "A condition compares once. Write two conditions with `and` between them. Wrong: 0 < a < 100. Right: 0 < a and a < 100.",
        ),
    },
    ErrorCode {
        code: OPERATOR,
        title: Words::fixed(
            "运算符缺少或写法不对",
            "an operator is missing or malformed",
        ),
        explanation: Words::fixed(
            "两个数、两个条件之间必须有运算符；中文运算符两边要有空格。“非”“不是”只能写在条件前面，比较是否不同要写“不等于”或 ≠。错误：层级 不是 \"县级\"、甲 && 乙、甲 => 0。正确：层级 不等于 \"县级\"、甲 且 乙、甲 >= 0。",
            "Two numbers or conditions need an operator between them, and Chinese operators need spaces around them. `not` stands before a condition; != compares. Wrong: level not \"county\", a && b, a => 0. Right: level != \"county\", a and b, a >= 0.",
        ),
    },
    ErrorCode {
        code: NAME,
        title: Words::fixed("没有这个名称", "there is no such name"),
        explanation: Words::fixed(
            "数的名称要与格式中的完整名称一致，如“表名.行名.列名”，中文、英文都可以，只写最后一段不行。部分可以用编号、“第五部分”或标题表示。名称里有括号、顿号等符号时放在反引号中。错误：总计 > 0。正确：表一.甲.总计 > 0。",
            "Figures are named by their full path on the form, in Chinese or English; the last part alone does not do. Sections are named by id, ordinal or heading. Names with brackets stand between backquotes. Wrong: total > 0. Right: table.a.total > 0.",
        ),
    },
    ErrorCode {
        code: FUNCTION,
        title: Words::fixed("没有这个函数", "there is no such function"),
        explanation: Words::fixed(
            "后面跟着括号的词是函数，函数的种类是固定的。请对照提示中的函数名。名称里本来就有括号时，要放在反引号中。错误：总和(表一.甲.*)。正确：合计(表一.甲.*)。",
            "A word before parentheses is a function, and there is a fixed list of them. Names that have brackets themselves stand between backquotes. Wrong: total(table.a.*). Right: sum(table.a.*).",
        ),
    },
    ErrorCode {
        code: COUNT,
        title: Words::fixed("函数的项数不对", "wrong number of arguments"),
        explanation: Words::fixed(
            "每个函数括号里的项数是固定的，各项之间用逗号隔开。提示里写有用法。错误：如果(年度 = 2021, 1)。正确：如果(年度 = 2021, 1, 0)。",
            "Each function takes a certain number of arguments, with commas between them. Wrong: if(year = 2021, 1). Right: if(year = 2021, 1, 0).",
        ),
    },
    ErrorCode {
        code: TYPE,
        title: Words::fixed("类型不符", "types do not fit"),
        explanation: Words::fixed(
            "数、文字、条件和一组数不能混用：数只能和数计算、比较，文字只能比较是否相同。一组数要先用 合计、计数、最大 等函数算成一个数。错误：年度 = \"2021\"、表一.甲.* > 0。正确：年度 = 2021、最小(表一.甲.*) > 0。",
            "Numbers, texts, conditions and groups do not mix. Texts are only the same or not, and a group becomes a number by sum, count, max and the like. Wrong: year = \"2021\", table.a.* > 0. Right: year = 2021, min(table.a.*) > 0.",
        ),
    },
    ErrorCode {
        code: RESULT,
        title: Words::fixed("整个表达式的类型不符", "the whole is of the wrong type"),
        explanation: Words::fixed(
            "规则的每个位置要求一种结果，如“条件”要求能判断是否成立。错误（用作条件）：合计(表一.甲.*)。正确：合计(表一.甲.*) > 0。",
            "Each place in a rule asks for one type, such as a condition. Wrong as a condition: sum(table.a.*). Right: sum(table.a.*) > 0.",
        ),
    },
    ErrorCode {
        code: ZERO,
        title: Words::fixed("除数是 0", "division by zero"),
        explanation: Words::fixed(
            "除数算出来总是 0，除法没有结果。如果除数是报告里的数，报告中恰好为 0 时规则会说明无法判断，不必另行处理。错误：表一.甲.总计 / 0。正确：表一.甲.总计 / 100。",
            "The divisor is always zero. Where it is a figure that happens to be zero in a report, the rule says that it cannot judge. Wrong: table.a.total / 0. Right: table.a.total / 100.",
        ),
    },
    ErrorCode {
        code: GROUP,
        title: Words::fixed("一组数的写法不对", "a group names no figures"),
        explanation: Words::fixed(
            "一组数用 * 代替名称中的一段，或用“甲至乙”（英文 a..b）表示从甲到乙，按格式中的先后顺序；“除”后面写这一组里要去掉的名称。错误：合计(表一.甲.* 除 没有的列)。正确：合计(表一.甲.* 除 总计)。",
            "A group has * in place of a part of a path, or a range such as a..b in the order of the form; `except` names what is left out of it. Wrong: sum(table.a.* except nothing_there). Right: sum(table.a.* except total).",
        ),
    },
    ErrorCode {
        code: PATTERN,
        title: Words::fixed("正则表达式写法不对", "a pattern is malformed"),
        explanation: Words::fixed(
            "“匹配”的第二项是正则表达式，括号、方括号要成对，也不能太大；不支持向前、向后查找和反向引用。只找词语时用 包含(…) 更简单。错误：匹配(全文, \"(甲|乙\")。正确：匹配(全文, \"(甲|乙)\")。",
            "The second argument of matches() is a regular expression of limited size, without look-around and back-references. contains() looks for plain words. Wrong: matches(document, \"(a|b\"). Right: matches(document, \"(a|b)\").",
        ),
    },
    ErrorCode {
        code: EMPTY_PATTERN,
        title: Words::fixed("正则表达式连空文字也符合", "a pattern matches nothing"),
        explanation: Words::fixed(
            "这样的正则表达式在任何文字里都成立，规则就失去了意义。通常是把 + 写成了 *，或者所有部分都可有可无。错误：匹配(全文, \"[0-9]*\")。正确：匹配(全文, \"[0-9]+\")。",
            "Such a pattern fits any text, so that the rule says nothing. Mostly a + was meant instead of a *. Wrong: matches(document, \"[0-9]*\"). Right: matches(document, \"[0-9]+\").",
        ),
    },
    ErrorCode {
        code: LAST_YEAR,
        title: Words::fixed("“上年”用法不对", "last_year() is misused"),
        explanation: Words::fixed(
            "“上年”里只能写报告的数或它们的算式，得到的是上年报告中同样的数。上年报告的文字和再上一年的报告都没有保留。错误：上年(年度)、上年(上年(表一.甲.总计))。正确：表一.甲.总计 = 上年(表一.乙.总计)。",
            "last_year() takes figures or arithmetic over them. Neither texts nor reports before that are kept. Wrong: last_year(year), last_year(last_year(table.a.total)). Right: table.a.total = last_year(table.b.total).",
        ),
    },
    ErrorCode {
        code: LEVEL,
        title: Words::fixed("没有这个层级", "there is no such level"),
        explanation: Words::fixed(
            "层级只能和规则包里定义的层级比较，写中文名称或英文编号都可以。写错的层级永远不会相等，所以在检查规则时就指出。错误：层级 = \"县区\"。正确：层级 = \"县级\"。",
            "The level is compared with the levels of the pack, by name or id. A misspelt one would never be equal. Wrong: level = \"countie\". Right: level = \"county\".",
        ),
    },
    ErrorCode {
        code: ARGUMENT,
        title: Words::fixed("函数或列表的内容不合要求", "an argument has an unfit value"),
        explanation: Words::fixed(
            "有些内容必须直接写明：小数位数是0到28的整数，正则表达式写在引号里，要找的词不能为空，起始年度不能晚于截止年度，列表不能是空的。错误：年度在(2023, 2021)。正确：年度在(2021, 2023)。",
            "Some values must be written out and make sense: decimals from 0 to 28, a pattern between quotes, words that are not empty, years in their order, lists with items. Wrong: years(2023, 2021). Right: years(2021, 2023).",
        ),
    },
];

//! Codes of words, patterns and examples.

use super::Page;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: "E1401",
        title: ("正则表达式不对", "the pattern is wrong"),
        text: (
            "模式用正则表达式写，不支持前后查看 (?=…) 和反向引用 \\1，因为它们会使检查的时间没有上限。括号要成对；字面上的 ( ) [ ] . * + ? 前面加反斜杠。",
            "Patterns are regular expressions without look-around and back references, which would let a check run without end. Brackets come in pairs; a literal ( ) [ ] . * + ? has a backslash before it.",
        ),
    },
    Page {
        code: "E1402",
        title: ("模式能匹配空文字", "the pattern matches the empty text"),
        text: (
            "能匹配空文字的模式处处都会匹配。\n\n错误：\n\n    模式: \"[0-9]*\"\n\n正确：\n\n    模式: \"[0-9]+\"",
            "A pattern that matches the empty text matches everywhere. Wrong: `[0-9]*`. Right: `[0-9]+`.",
        ),
    },
    Page {
        code: "E1403",
        title: ("模式太大", "the pattern is too large"),
        text: (
            "模式展开后不能超过 1 MB，长度不能超过 2000 字节。减少大的重复次数，如 {1000}。",
            "A pattern has at most 2,000 bytes, and 1 MB once compiled. Use smaller repetitions.",
        ),
    },
    Page {
        code: "E1404",
        title: (
            "汉字旁边的 \\b 不起作用",
            "\\b beside a Chinese character does not work",
        ),
        text: (
            "\\b 是单词边界，汉字之间没有这种边界，写了就永远匹配不上。去掉它；要按词匹配用 forbid（禁用词）。",
            "There is no word boundary between Chinese characters, so the pattern would never match. Leave \\b out, or use the kind forbid.",
        ),
    },
    Page {
        code: "E1405",
        title: ("词语是空的", "a word is empty"),
        text: (
            "词语、例外和说法都至少要有一个字。",
            "Words have one character at least.",
        ),
    },
    Page {
        code: "E1406",
        title: ("例外用不上", "an exception can never apply"),
        text: (
            "例外是含有该词语的更长说法。里面没有这个词语的例外永远用不上，多半是写错了。\n\n错误：\n\n    词语: 截止\n    例外: 截至日期\n\n正确：\n\n    词语: 截止\n    例外: 截止日期",
            "An exception is a longer phrase that holds the word; one without the word can never apply.",
        ),
    },
    Page {
        code: "E1501",
        title: ("规则没有示例", "a rule has no examples"),
        text: (
            "示例就是规则的测试：反例应当报出问题，正例不应当报。没有示例的规则照样使用，但没人知道它是不是真的起作用；内置规则必须有。\n\n    示例:\n      反例: [\"全县布署政务公开工作\"]\n      正例: [\"全县部署政务公开工作\"]",
            "Examples are the tests of a rule: a bad one must be found, a good one must not. A rule without them works, but nobody knows whether it does.",
        ),
    },
    Page {
        code: "E1502",
        title: ("示例与规则不符", "an example does not hold"),
        text: (
            "反例没有报出问题，或正例报了问题。gouji rule trace 可以看规则看到了什么。",
            "A bad example was not found, or a good one was. `gouji rule trace` shows what the rule saw.",
        ),
    },
    Page {
        code: "E1503",
        title: ("示例无法运行", "an example cannot be run"),
        text: (
            "示例里的样本、部分或改动不存在。改动的写法与 case.md 相同，如 “set: 表三.本年新收.总计 = 3”。",
            "The base, section or change of an example does not exist. Changes are written as in case.md: `set: FACT = TEXT`.",
        ),
    },
];

//! Codes of files that are no YAML, or not the fields that are due.

use super::Page;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: "E1001",
        title: ("不是正确的 YAML 写法", "this is no YAML"),
        text: (
            "规则文件用 YAML 写：每行“字段: 值”，冒号是半角，后面空一格；下一层比上一层多缩进两个半角空格；列表的每一项以“- ”开头。值里有半角的 : # [ ] { } 等符号时，整段加引号。\n\n错误：\n\n    title: 比例: 过高\n\n正确：\n\n    title: \"比例: 过高\"",
            "Rule files are YAML: `field: value` on each line, two spaces more on each level, `- ` before each item of a list. Values with : # [ ] { } need quotation marks.\n\nWrong: `title: ratio: too high`. Right: `title: \"ratio: too high\"`.",
        ),
    },
    Page {
        code: "E1002",
        title: ("字段名后面是全角冒号", "a full-width colon follows a field"),
        text: (
            "字段名后面要用半角冒号加一个空格。全角冒号“：”会使这一行变成上一行文字的一部分，字段就丢了。中文输入法下容易写错。\n\n错误：\n\n    标题：不得使用简称\n\n正确：\n\n    标题: 不得使用简称",
            "A field is followed by a half-width colon and a space. A full-width colon makes the line a part of the text before it.\n\nWrong: `title：x`. Right: `title: x`.",
        ),
    },
    Page {
        code: "E1003",
        title: (
            "中文引号成了文字的一部分",
            "full-width quotation marks are part of the text",
        ),
        text: (
            "YAML 只认半角引号 \" 和 '。写成“布署”时，中文引号会和文字一起去匹配，报告里没有引号就永远匹配不上。\n\n错误：\n\n    词语: [“布署”]\n\n正确：\n\n    词语: [布署]\n\n真要找带中文引号的文字，外面再加一层半角引号：'“布署”'。",
            "YAML knows half-width quotation marks only. Full-width ones are matched as text, so that the word is never found.\n\nWrong: `words: [“x”]`. Right: `words: [x]`. To look for the marks themselves, put half-width marks around them.",
        ),
    },
    Page {
        code: "E1004",
        title: ("缩进不对", "the indentation is wrong"),
        text: (
            "缩进只能用半角空格，不能用制表符（Tab）或全角空格；同一层的字段要从同一列开始，下一层比上一层多两格。\n\n错误：\n\n    范围:\n    　部分: 第五部分\n\n正确：\n\n    范围:\n      部分: 第五部分",
            "Indent by spaces, never by tabs or full-width spaces. Fields of one level start in one column; the next level is two spaces further.",
        ),
    },
    Page {
        code: "E1005",
        title: ("列表里用了全角逗号", "a full-width comma stands in a list"),
        text: (
            "方括号里的各项之间用半角逗号。用了全角逗号时，几项会被当成一项。\n\n错误：\n\n    词语: [布署，按装]\n\n正确：\n\n    词语: [布署, 按装]\n\n一项里本来就有全角逗号时，整项加半角引号。",
            "Items in brackets are separated by half-width commas; with full-width ones several items become one.\n\nWrong: `words: [a，b]`. Right: `words: [a, b]`.",
        ),
    },
    Page {
        code: "E1006",
        title: (
            "文件太大或层次太深",
            "the file is too large or nested too deeply",
        ),
        text: (
            "一个规则文件最大 2 MB，最多嵌套 32 层。超过上限的文件不读取，以免拖垮检查。把规则分到几个文件里；很长的词表写成 words/ 下的 CSV 文件，由 substitute（替换词）引用。",
            "A rule file has at most 2 MB and 32 levels of nesting; a larger one is not read. Split it, and keep long word lists as CSV files in words/.",
        ),
    },
    Page {
        code: "E1007",
        title: ("引用（*）展开后太多", "aliases expand to too many values"),
        text: (
            "YAML 可以用 &名 定义、*名 引用一段内容。引用层层套用时，很小的文件会展开成极大的内容。展开后超过 100000 项就不再读取。规则文件用不着引用，直接写出内容即可。",
            "`&name` and `*name` repeat parts of a file. Nested aliases let a small file grow without end; more than 100,000 values are not read. Write the content out.",
        ),
    },
    Page {
        code: "E1008",
        title: ("文件的编码读不出", "the encoding cannot be read"),
        text: (
            "规则文件用 UTF-8 保存；GBK（GB18030）和带标记的 UTF-16 也能读。读不出时，用记事本打开，“另存为”时编码选 UTF-8。",
            "Save rule files as UTF-8; GBK (GB18030) and UTF-16 with a mark can be read, too.",
        ),
    },
    Page {
        code: "E1009",
        title: ("字段写了两次", "a field is written twice"),
        text: (
            "同一层里，一个字段只能写一次；英文名和中文名算同一个字段（kind 就是“类型”）。几个值写成一个列表。\n\n错误：\n\n    词语: 布署\n    词语: 按装\n\n正确：\n\n    词语: [布署, 按装]",
            "A field stands once in its group; its English and its Chinese name are one field. Write several values as a list.",
        ),
    },
    Page {
        code: "E1010",
        title: ("文件里没有内容", "the file holds nothing"),
        text: (
            "文件是空的，或只有注释。规则文件里写一条规则，或用“- ”开头写几条；可用 gouji rule new 生成一份。",
            "The file is empty or holds comments only. Write a rule, or several as a list; `gouji rule new` writes one to start from.",
        ),
    },
    Page {
        code: "E1011",
        title: ("文件里有几份内容", "the file holds several documents"),
        text: (
            "pack.yaml、gouji.yaml 和格式文件里只能有一份内容，不能用 --- 分开。规则文件可以。",
            "pack.yaml, gouji.yaml and forms hold one document, without `---`. Rule files may hold several.",
        ),
    },
    Page {
        code: "E1012",
        title: (
            "引号或括号没有成对",
            "a quotation mark or bracket is not closed",
        ),
        text: (
            "引号、方括号、花括号要成对。文字里本来有半角双引号时，外面用单引号，反过来也一样。\n\n错误：\n\n    词语: [布署, 按装\n\n正确：\n\n    词语: [布署, 按装]",
            "Quotation marks and brackets come in pairs. Where the text has double ones, use single ones around it.",
        ),
    },
    Page {
        code: "E1013",
        title: ("引用的内容没有定义", "an alias has no anchor"),
        text: (
            "以 * 开头的文字是 YAML 的引用。要写的就是星号时，整段加引号。\n\n错误：\n\n    标记: [*]\n\n正确：\n\n    标记: [\"*\"]",
            "A text that starts with * is an alias. Put it in quotation marks if the star is meant.",
        ),
    },
    Page {
        code: "E1201",
        title: ("不认识的字段", "unknown field"),
        text: (
            "这里没有这个字段，多半是写错了一个字，或写在了错的一层。能写哪些字段由“类型”决定；每个字段都有中文名和英文名，用哪个都行。写错的字段不会被悄悄略过，因为那样规则看上去在用，其实不起作用。",
            "There is no such field here: it is misspelt or on the wrong level. The kind decides which fields there are; each has a Chinese and an English name.",
        ),
    },
    Page {
        code: "E1202",
        title: ("缺少必填的字段", "a required field is missing"),
        text: (
            "每条规则都要有编号、标题和类型，各类型另有自己的必填字段。gouji rule new 生成的规则里都有。",
            "Each rule has an id, a title and a kind; kinds have required fields of their own. `gouji rule new` writes all of them.",
        ),
    },
    Page {
        code: "E1203",
        title: ("值的种类不对", "the value is of another sort"),
        text: (
            "该写列表的地方写了一组字段，该写一组字段的地方写了文字，等等。\n\n错误：\n\n    范围: 第五部分\n\n正确：\n\n    范围:\n      部分: 第五部分",
            "A list, a text or a group of fields stands where another sort is due.\n\nWrong: `scope: s5_problems`. Right: `scope: {sections: s5_problems}`.",
        ),
    },
    Page {
        code: "E1204",
        title: ("字段没有写值", "a field has no value"),
        text: (
            "字段名后面是空的。下一行的内容没有多缩进时也会这样。\n\n错误：\n\n    范围:\n    部分: 第五部分\n\n正确：\n\n    范围:\n      部分: 第五部分",
            "Nothing stands behind the field; this also happens when the next line is not indented further.",
        ),
    },
    Page {
        code: "E1205",
        title: (
            "值不在可写的范围内",
            "the value is none of those that may stand here",
        ),
        text: (
            "这个字段只能写固定的几个词，例如级别只能写：错误（error）、警告（warning）、提示（info）。",
            "This field takes one of some words, such as error, warning or info for the severity.",
        ),
    },
    Page {
        code: "E1206",
        title: ("应当是数", "a number is due"),
        text: (
            "这里应当写数：半角或全角数字都行，不带单位。次数、字数要写整数，不小于 0。年度写成 2021、2021-2023、2021-（起）或 -2020（止）。",
            "A number is due here, without a unit; counts are whole and not below 0. Years are 2021, 2021-2023, 2021- or -2020.",
        ),
    },
    Page {
        code: "E1207",
        title: ("没有这种规则类型", "there is no such kind of rule"),
        text: (
            "“类型”决定规则怎么查，例如 forbid（禁用词）、require（必备内容）、equation（勾稽）、expr（表达式）。全部类型见 docs/kinds/，或不带 --kind 运行 gouji rule new。",
            "The kind decides how a rule checks: forbid, require, equation, expr and others; see docs/kinds/.",
        ),
    },
    Page {
        code: "E1208",
        title: ("编号的写法不对", "the id is malformed"),
        text: (
            "编号写成“组/名称”，只用小写字母、数字、汉字和连字符。没有写组时，用规则包的名称作组。\n\n错误：\n\n    编号: My_Rule\n\n正确：\n\n    编号: 松岭/第五部分-字数",
            "An id is `group/what-is-wrong` in lower-case letters, digits, Chinese characters and hyphens. Without a group the name of the pack is taken.",
        ),
    },
    Page {
        code: "E1209",
        title: ("编号重复", "the id is taken"),
        text: (
            "每条规则的编号只能用一次，内置规则的也不能再用。要改内置规则的级别或选项，写在 pack.yaml 或 gouji.yaml 的“规则”里。",
            "An id is used once; those of built-in rules are taken. Severity and options of a rule are changed under `rules` of pack.yaml or gouji.yaml.",
        ),
    },
    Page {
        code: "E1210",
        title: ("这里应当是一条规则", "a rule is due here"),
        text: (
            "规则文件里写一条规则（一组字段），或一个列表，每项一条规则。\n\n正确：\n\n    - 编号: 松岭/不用简称\n      标题: 不得使用简称\n      类型: 禁用词\n      词语: [信公开]",
            "A rule file holds one rule (a group of fields) or a list of rules.",
        ),
    },
];

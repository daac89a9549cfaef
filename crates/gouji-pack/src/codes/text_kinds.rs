//! Codes of the kinds that look at text, sections and cells.

use super::Page;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: "E1440",
        title: (
            "条件共现没有要求",
            "a rule of the kind together asks for nothing",
        ),
        text: (
            "条件共现（together）要写“如果”有哪些词语，还要写“则须有”“则须都有”“则不得有”中的至少一个。\n\n正确：\n\n    如果: 行政复议\n    则须有: [维持, 纠正]\n    在: 段落",
            "A rule of the kind together says `if` and at least one of `then`, `then_all` and `then_not`.",
        ),
    },
    Page {
        code: "E1441",
        title: (
            "条件共现永远成立或自相矛盾",
            "a rule of the kind together can never or always fail",
        ),
        text: (
            "“则须有”的词语如果就在“如果”的词语里，写了后者就有前者，规则永远报不出问题；同一个词也不能又须有又不得有。\n\n错误：\n\n    如果: 行政复议\n    则须有: 复议\n\n正确：\n\n    如果: 行政复议\n    则须有: [维持, 纠正]",
            "A word that must stand is not a part of a word of `if`, for then it always stands; and no word both must and must not stand.",
        ),
    },
    Page {
        code: "E1442",
        title: ("篇幅的界限不对", "the bounds of a length are wrong"),
        text: (
            "篇幅（length）要写“至少”或“至多”，“至少”不能大于“至多”；每句数句数、每段数段数没有意义。\n\n正确：\n\n    单位: 字数\n    至少: 200\n    每: 部分",
            "A rule of the kind length says `min` or `max`, and `min` is not above `max`. Sentences of a sentence and paragraphs of a paragraph are not counted.",
        ),
    },
    Page {
        code: "E1443",
        title: ("模式里没有要标出的括号组", "the pattern has no such group"),
        text: (
            "“标出”写的是模式里一个括号组的序号或名称。名称在模式里写成 (?P<名称>…)。\n\n正确：\n\n    模式: \"电话(?P<号码>1[0-9]{10})\"\n    标出: 号码",
            "`mark` is the number or the name of a group of the pattern; a named group is written (?P<name>…).",
        ),
    },
    Page {
        code: "E1444",
        title: ("时效用语的时间不对", "the time of a dated word is wrong"),
        text: (
            "时效用语（dated）的每个条目要写“自”或“至”，写成 2021、2021-07 或 2021年7月1日，“自”不能晚于“至”。当年的报告都可以用，所以按年度判断。\n\n正确：\n\n    条目:\n      - 词语: 物权法\n        至: 2020-12-31\n        应为: 民法典",
            "Each entry of the kind dated says `from` or `to`, as 2021, 2021-07 or 2021-07-01, and `from` is not behind `to`. A word that was right on one day of the report year is right.",
        ),
    },
    Page {
        code: "E1445",
        title: (
            "必备章节没有写要哪些部分",
            "a rule of the kind section names no sections",
        ),
        text: (
            "必备章节（section）要写“部分”（必须有的）或“顺序”（依次排列的，至少两个）；“不得为空”说的是“部分”里列出的那些。\n\n正确：\n\n    部分: [第一部分, 第五部分]\n    不得为空: 是",
            "A rule of the kind section says `sections` that must be there, or `order` with two sections at least; `not_empty` is about `sections`.",
        ),
    },
    Page {
        code: "E1446",
        title: ("单元格的写法不对", "a rule about cells is wrong"),
        text: (
            "单元格（cell）的“数字”写一个数的名称，或用 * 写一组，不能写算式；要求是“取值”时写“可取值”，其他要求时不写。\n\n正确：\n\n    数字: 表三.*.总计\n    要求: 整数",
            "`facts` of the kind cell are figures or groups with *, and no calculation; `values` belong to `must: one_of` and to nothing else.",
        ),
    },
    Page {
        code: "E1447",
        title: (
            "“标记”和“另加”只能写一个",
            "`words` and `also` exclude each other",
        ),
        text: (
            "模板残留（leftover）的“标记”代替通用的一套，“另加”加在通用的一套上。两个都要时，全写进“标记”。",
            "In the kind leftover, `words` takes the place of the usual marks and `also` adds to them; write only one of the two.",
        ),
    },
];

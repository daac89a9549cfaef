//! Codes of names that nothing has.

use super::Page;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: "E1301",
        title: ("没有这个部分", "there is no such section"),
        text: (
            "部分可以写编号（s5_problems）、“第五部分”或标题（存在的主要问题及改进情况）。哪种格式都没有的部分，规则永远用不上，所以在读规则时就指出来。",
            "A section goes by its id (s5_problems), as 第五部分, or by its heading. A section that no form has would never be looked at.",
        ),
    },
    Page {
        code: "E1302",
        title: ("没有这个数字", "there is no such figure"),
        text: (
            "表里的每个数字都有名称：表三.本年新收.总计，或英文 requests.new.total。全部名称见 docs/glossary.md，或对一份报告运行 gouji facts。",
            "Each figure of a form has a path: requests.new.total or 表三.本年新收.总计. `gouji facts FILE` lists them.",
        ),
    },
    Page {
        code: "E1303",
        title: ("没有这种格式", "there is no such form"),
        text: (
            "“格式”写格式的编号或名称，例如 form_2021 或 2021年格式。不写时，规则用于名称都有的各种格式。",
            "A form goes by its id (form_2021) or its name. Without it, a rule is for every form that has its names.",
        ),
    },
    Page {
        code: "E1304",
        title: ("没有这个层级", "there is no such level"),
        text: (
            "层级写：省级（province）、市级（prefecture）、县级（county）、乡级（township）。",
            "Levels are province, prefecture, county and township.",
        ),
    },
    Page {
        code: "E1305",
        title: ("提示语里的花括号不对", "braces of a message are wrong"),
        text: (
            "提示语里的 {…} 会换成数值：可以写本类型给出的名称（如禁用词的 {词语}、{次数}），也可以写表达式（如 {表三.本年新收.总计}）。花括号要成对。",
            "`{…}` in a message is filled with a value of the kind or of an expression. Braces come in pairs.",
        ),
    },
    Page {
        code: "E1306",
        title: (
            "格式里没有这一行、列或块",
            "the form has no such row, column or block",
        ),
        text: (
            "格式文件的勾稽关系只能引用同一张表里的行、列和块，用它们的编号（id）。",
            "Equations of a form name rows, columns and blocks of the same table by their ids.",
        ),
    },
    Page {
        code: "E1307",
        title: ("没有这条规则或规则组", "there is no such rule or group"),
        text: (
            "设置里写的编号不存在。gouji rules 列出全部规则；写组名（如 text）表示整组。",
            "The settings name a rule that does not exist. `gouji rules` lists all; a group such as `text` stands for all of its rules.",
        ),
    },
    Page {
        code: "E1308",
        title: ("规则包里没有这个文件", "the pack has no such file"),
        text: (
            "词表写包内的相对路径，如 words/错别字.csv。",
            "A word list goes by its path in the pack, such as words/list.csv.",
        ),
    },
    Page {
        code: "E1309",
        title: ("没有这个事项或说法", "there is no such matter or claim"),
        text: (
            "claims/*.yaml 里，“说法”的“事项”写“事项”一栏里的编号，“前文”写别的说法的编号；各规则包的事项和说法合在一起用。",
            "In claims/*.yaml, `matter` of a claim is the id of one of the `matters`, and `after` are ids of other claims; those of all packs are known.",
        ),
    },
    Page {
        code: "E1310",
        title: ("说法的编号用过了", "two claims have one id"),
        text: (
            "claims/*.yaml 里每个“说法”的编号在各规则包里只能用一次；后读入的不用。换一个编号。",
            "The id of a claim is used once over all packs; the later one is not used. Take another id.",
        ),
    },
];

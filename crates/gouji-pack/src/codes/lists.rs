//! Codes of word lists and of rules about words.

use super::Page;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: "E1420",
        title: ("词语写了两次", "a word is listed twice"),
        text: (
            "同一个词写两次时，不知道以哪个为准。删掉一处。改过几次名称的，两行的自年度、至年度不重叠时可以都写。\n\n错误：\n\n    错误,正确\n    布署,部署\n    布署,布置\n\n正确：\n\n    错误,正确\n    布署,部署|布置",
            "A word that is listed twice has two meanings; delete one. Two lines are right where their years do not overlap.",
        ),
    },
    Page {
        code: "E1421",
        title: ("错误写法和正确写法一样", "wrong and right are the same"),
        text: (
            "替换词的错误写法和正确写法是同一个词，每次写对也会报。多半是打字时没有打出错误的写法。",
            "A pair whose two words are the same would report every right use.",
        ),
    },
    Page {
        code: "E1422",
        title: ("词表的列不对", "the columns of a word list are wrong"),
        text: (
            "词表是 CSV 文件，第一行写各列的名称，用半角逗号分开：错误、正确两列必须有，例外、说明、修改、自年度、至年度、例句可以没有，次序不限。正确和例外有几个时用 | 分开。一格里有半角逗号时，整格加半角引号。\n\n    错误,正确,例外,说明,修改,例句\n    帐号,账号|账户,,现在写“账”,建议,开通帐号3个。",
            "A word list is a CSV file. Its first line names the columns: wrong and right are required; except, why, fix, from_year, to_year and example may be there. Several right words or exceptions are separated by |. A cell with a comma stands in quotation marks.",
        ),
    },
    Page {
        code: "E1423",
        title: ("词表不是 CSV", "the word list is no CSV file"),
        text: (
            "电子表格（.xlsx、.xls、.et）读不了。用 Excel 或 WPS 打开，“另存为”选“CSV（逗号分隔）”或“CSV UTF-8”，规则里改写 .csv 文件名。",
            "Spreadsheets cannot be read. Save the sheet as CSV and name that file.",
        ),
    },
    Page {
        code: "E1424",
        title: ("没有写要查什么", "the rule says not what to look for"),
        text: (
            "这一类规则的几个字段至少要写一个，否则永远不会报：替换词写“词对”或“词表”，必备内容写“都要有”或“至少一个”，次数写“至少”或“至多”，前后一致至少写两种名称。",
            "The kind needs one of several fields: substitute has pairs or file, require has all or any, count has min or max, and consistent needs two names at least.",
        ),
    },
    Page {
        code: "E1426",
        title: ("例句里没有错误写法", "an example lacks its word"),
        text: (
            "词表的例句是测试：规则必须在这句话里找到这一行的错误写法。",
            "The example of a line is its test: the rule must find the wrong word there.",
        ),
    },
    Page {
        code: "E1427",
        title: ("次数不合情理", "a number makes no sense"),
        text: (
            "“至少”不能大于“至多”，不能为 0；必备内容的“至少”不能多于列出的项数。",
            "min is no more than max and not 0; min of require is no more than there are items.",
        ),
    },
    Page {
        code: "E1428",
        title: ("字段不能一起用", "fields do not go together"),
        text: (
            "重复规则查句子或段落时，不能再写“词语”。要查某些词语的重复，删掉“单位”。",
            "words of repeat go with repeated words only. Delete unit to look for those.",
        ),
    },
    Page {
        code: "E1429",
        title: ("白名单的词语太短", "a known word is too short"),
        text: (
            "白名单（规则包的 known_words/*.csv，或 gouji.yaml 的“白名单”）里的词语至少两个字。一个字会出现在很多词里，列进去就查不出这些词的错误。",
            "A word of known_words has two characters at least: a single one stands in too many words.",
        ),
    },
    Page {
        code: "E1430",
        title: ("地名表这一行不对", "a line of a table of places is wrong"),
        text: (
            "地名表（规则包的 places/*.csv）每行写一个地方：代码是 6 位区划代码（乡镇 9 位），名称写全称，止于年度写四位年份或空着。",
            "A line of places/*.csv is a place: its code of six digits (nine for a township), its name in full, and the last year of that name or nothing.",
        ),
    },
];

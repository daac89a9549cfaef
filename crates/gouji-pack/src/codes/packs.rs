//! Codes of packs and configuration.

use super::Page;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: "E1602",
        title: ("需要更高版本的 gouji", "a later gouji is needed"),
        text: (
            "pack.yaml 的“最低版本”高于现在用的 gouji，整个规则包不用。请升级 gouji，或索取适用于现有版本的规则包。",
            "`gouji` of pack.yaml is above this version, so the pack is not used. Update gouji, or take a pack for this version.",
        ),
    },
    Page {
        code: "E1603",
        title: ("版本写得不对", "this is no version"),
        text: (
            "“版本”和“最低版本”写三个数字，用点隔开，如 1.0.0。",
            "Versions are three numbers with dots, such as 1.0.0.",
        ),
    },
    Page {
        code: "E1604",
        title: ("没有这个规则包", "there is no such pack"),
        text: (
            "“继承”写内置包的名称或其他包的相对路径；gouji.yaml 的“规则包”写相对于该文件的路径。",
            "`extends` names built-in packs or other packs by their relative path; `packs` of gouji.yaml are paths relative to that file.",
        ),
    },
    Page {
        code: "E1605",
        title: ("规则包重名", "two packs have one name"),
        text: (
            "规则编号以规则包的名称为组名，所以两个包不能同名；后读入的不用。",
            "Ids of rules begin with the name of their pack, so no two packs have one name; the later one is not used.",
        ),
    },
    Page {
        code: "E1606",
        title: ("内容与清单不符", "the files differ from their list"),
        text: (
            "打包好的 .gouji 文件里有清单，记着每个文件的 SHA-256。有文件改动过、缺少或多出时，整个包不用。请重新索取，或用 gouji pack build 重新打包。",
            "A built pack has a list of the SHA-256 of every file. It is refused when one was changed, is missing or is not listed. Get it anew, or build it again with gouji pack build.",
        ),
    },
    Page {
        code: "E1607",
        title: ("缺少清单", "there is no list of files"),
        text: (
            "这个 zip 文件里没有 manifest.json，不是 gouji pack build 打的包。请用 gouji pack build 打包。",
            "The zip file has no manifest.json, so gouji pack build did not make it.",
        ),
    },
    Page {
        code: "E1608",
        title: ("不是规则包文件，或已损坏", "no built pack, or damaged"),
        text: (
            "文件打不开，或超过上限（64 MB、2,000 个文件），或其中有通向别处的文件名。请重新索取。",
            "The file cannot be opened, is over the limits (64 MB, 2,000 files), or has a name that leads elsewhere. Get it anew.",
        ),
    },
    Page {
        code: "E1609",
        title: (
            "继承绕回自己，或层次太多",
            "packs extend one another without end",
        ),
        text: (
            "规则包的“继承”不能绕回自己，最多 8 层。把共用的规则放到一个单独的包里，各包都继承它。",
            "`extends` may not lead back, and goes 8 packs deep at most. Keep shared rules in a pack of their own.",
        ),
    },
    Page {
        code: "E1610",
        title: ("这里不能写选项", "there can be no options here"),
        text: (
            "选项改写用 YAML 写的某一条规则的字段。程序内置的规则没有选项；规则组不能写选项；“分情况”里也不能写。",
            "Options replace fields of one rule that is written in YAML. Rules in Rust have none, nor have groups, and `overrides` take none.",
        ),
    },
    Page {
        code: "E1611",
        title: ("通配符写得不对", "this is no pattern of paths"),
        text: (
            "* 表示同一层的任意文字，** 表示任意层文件夹，{甲,乙} 表示其中之一；方括号和花括号要成对。例：乡镇/**。",
            "* is any text of one level, ** any folders, {a,b} one of several; brackets come in pairs.",
        ),
    },
    Page {
        code: "E1612",
        title: (
            "规则用不了这些选项",
            "the rule cannot run with these options",
        ),
        text: (
            "选项的写法没有错，但合到规则里之后规则不成立，例如“例外”里没有要找的词语。改正或删掉选项；没有选项时规则按原来的写法运行。",
            "The options are well-formed, but the rule cannot run with them, for example when an exception holds none of the words.",
        ),
    },
];

//! Faults of rules about words, and of word lists, at their places.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::borrow::Cow;
use std::path::Path;

use gouji_pack::{Loaded, PackFile, PackSource, Settings, load};

/// The forms that rules speak of.
fn disclosure() -> PackSource {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/disclosure");
    let file = |path: &str| PackFile {
        path: path.to_owned(),
        bytes: Cow::Owned(std::fs::read(folder.join(path)).unwrap()),
    };
    let paths = ["pack.yaml", "forms/form_2019.yaml", "forms/form_2021.yaml"];
    PackSource {
        name: "rules/disclosure".to_owned(),
        files: paths.iter().map(|path| file(path)).collect(),
        is_builtin: true,
    }
}

/// A rule of a kind with its body, beside a word list.
fn loaded(kind: &str, body: &str, list: &[u8]) -> Loaded {
    let rule = format!("编号: a\n标题: 甲\n类型: {kind}\n{body}\n");
    let file = |path: &str, bytes: &[u8]| PackFile {
        path: path.to_owned(),
        bytes: Cow::Owned(bytes.to_vec()),
    };
    let files = vec![
        file("rule.yaml", rule.as_bytes()),
        file("words/list.csv", list),
    ];
    let own = PackSource {
        name: String::new(),
        files,
        is_builtin: false,
    };
    load(&[disclosure(), own], &Settings::default())
}

/// Each fault as file, line, column, code and what stands there.
fn faults(kind: &str, body: &str, list: &str) -> Vec<String> {
    let loaded = loaded(kind, body, list.as_bytes());
    let faults = loaded.diagnostics.iter();
    let faults = faults.filter(|fault| fault.code != "E1501");
    faults
        .map(|fault| {
            let (line, column) = fault.line_column();
            let text = &fault.file.text[fault.range.clone()];
            format!("{}:{line}:{column} {} {text}", fault.file.path, fault.code)
        })
        .collect()
}

fn substitute(body: &str) -> Vec<String> {
    faults("替换词", body, "")
}

fn list(text: &str) -> Vec<String> {
    faults("替换词", "词表: words/list.csv", text)
}

#[test]
fn pairs() {
    assert!(substitute("词对: {布署: 部署}").is_empty());
    assert!(substitute("pairs: {帐号: 账号|账户}").is_empty());
    assert_eq!(
        substitute("词对: {布署: 布署}"),
        ["rule.yaml:4:10 E1421 布署"]
    );
    assert_eq!(substitute("逐字: 是"), ["rule.yaml:1:5 E1424 a"]);
    assert_eq!(
        substitute("词对:\n  反应:\n    正确: 反映\n    例外: [反映堆, 反应堆]"),
        ["rule.yaml:7:10 E1406 反映堆"]
    );
    assert_eq!(
        substitute("词对:\n  甲局: {正确: 乙局, 自年度: 2023, 至年度: 2020}"),
        ["rule.yaml:5:3 E1206 甲局"]
    );
}

#[test]
fn files_of_word_lists() {
    assert_eq!(
        substitute("词表: words/lists.csv"),
        ["rule.yaml:4:5 E1308 words/lists.csv"]
    );
    assert_eq!(
        substitute("词表: words/错别字.xlsx"),
        ["rule.yaml:4:5 E1423 words/错别字.xlsx"]
    );
    assert_eq!(list(""), ["words/list.csv:1:1 E1010 "]);
}

#[test]
fn headers_of_word_lists() {
    assert!(list("错误,正确\n布署,部署\n").is_empty());
    assert!(list("Wrong,RIGHT,except\r\n布署,部署,\r\n").is_empty());
    assert_eq!(list("错误,说明\n布署,x\n"), ["words/list.csv:1:6 E1422 "]);
    assert_eq!(
        list("错误,正确,例如\n布署,部署,\n"),
        ["words/list.csv:1:7 E1422 例如"]
    );
    assert_eq!(
        list("错误，正确\n布署，部署\n"),
        ["words/list.csv:1:1 E1422 错误，正确"]
    );
    assert_eq!(
        list("错误,正确,wrong\n布署,部署,\n"),
        ["words/list.csv:1:7 E1009 wrong"]
    );
}

#[test]
fn lines_of_word_lists_are_all_told() {
    let text = "\
错误,正确,例外,修改,自年度,至年度,例句
布署,部署,,安全,,,布署工作
按装,按装,,,,,
反应,反映,反映堆|反应堆,,,,
,平添,,,,,
松驰,,,,,,
布署,布置,,,,,
幅射,辐射,,,,,辐射带动
";
    assert_eq!(
        list(text),
        [
            "words/list.csv:3:4 E1421 按装",
            "words/list.csv:4:7 E1406 反映堆",
            "words/list.csv:5:1 E1405 ",
            "words/list.csv:6:4 E1405 ",
            "words/list.csv:7:1 E1420 布署",
            "words/list.csv:8:11 E1426 辐射带动",
        ]
    );
}

#[test]
fn cells_of_word_lists() {
    assert_eq!(
        list("错误,正确,修改,自年度\n布署,部署,自动,去年\n"),
        [
            "words/list.csv:2:7 E1205 自动",
            "words/list.csv:2:10 E1206 去年"
        ]
    );
    assert_eq!(
        list("错误,正确\n布署,部署,要,注意\n"),
        ["words/list.csv:2:7 E1422 要"]
    );
    assert_eq!(
        list("错误,正确\n布署,\"部署\n"),
        ["words/list.csv:2:4 E1012 \""]
    );
    // Names that changed twice are no doubles, as long as the years do not overlap.
    assert!(list("错误,正确,自年度,至年度\n甲局,乙局,2019,2020\n甲局,丙局,2021,\n").is_empty());
}

#[test]
fn word_lists_may_be_gbk() {
    // 错误,正确 and 布署,部署.
    let gbk = b"\xb4\xed\xce\xf3,\xd5\xfd\xc8\xb7\r\n\xb2\xbc\xca\xf0,\xb2\xbf\xca\xf0\r\n";
    let loaded = loaded("替换词", "词表: words/list.csv", gbk);
    assert!(loaded.diagnostics.iter().all(|fault| fault.code == "E1501"));
    assert_eq!(loaded.packs[1].rules().len(), 1);
}

#[test]
fn sentences_of_a_word_list_are_examples() {
    let text = "错误,正确,自年度,例句\n布署,部署,,布署工作\n甲局,乙局,2021,甲局参加\n";
    let loaded = loaded("替换词", "词表: words/list.csv", text.as_bytes());
    let examples = loaded.packs[1].rules()[0].examples();
    let texts: Vec<&str> = examples
        .iter()
        .filter_map(|one| one.text.as_deref())
        .collect();
    assert_eq!(texts, ["布署工作"]);
    assert_eq!(examples[0].file.path, "words/list.csv");
}

#[test]
fn require() {
    let require = |body: &str| faults("必备内容", body, "");
    assert!(require("都要有: [问题, [改进措施, 整改措施], {名称: 打算, 词语: 下一步}]").is_empty());
    assert!(require("都要有: 问题").is_empty());
    assert_eq!(require("否定不算: 否"), ["rule.yaml:1:5 E1424 a"]);
    assert_eq!(
        require("至少一个: [问题, 不足]\n至少: 3"),
        ["rule.yaml:5:5 E1427 3"]
    );
    assert_eq!(require("都要有: [\"\"]"), ["rule.yaml:4:7 E1405 \"\""]);
    assert_eq!(
        require("都要有: [{名称: 打算, 词: 下一步}]"),
        ["rule.yaml:4:16 E1201 词"]
    );
    assert_eq!(
        require("都要有: [[甲，乙]]"),
        ["rule.yaml:4:8 E1005 甲，乙"]
    );
}

#[test]
fn count() {
    let count = |body: &str| faults("次数", body, "");
    assert!(count("词语: 甲\n至多: 3").is_empty());
    assert_eq!(count("词语: 甲"), ["rule.yaml:1:5 E1424 a"]);
    assert_eq!(
        count("词语: 甲\n至少: 3\n至多: 2"),
        ["rule.yaml:5:5 E1427 3"]
    );
    assert_eq!(count("词语: 甲\n至少: 0"), ["rule.yaml:5:5 E1427 0"]);
    assert_eq!(
        count("词语: 甲\n至多: 3\n例外: 乙"),
        ["rule.yaml:6:5 E1406 乙"]
    );
}

#[test]
fn repeat() {
    let repeat = |body: &str| faults("重复", body, "");
    assert!(repeat("例外: 研究研究").is_empty());
    assert!(repeat("单位: 句子\n例外: 研究").is_empty());
    assert_eq!(repeat("例外: 研究"), ["rule.yaml:4:5 E1406 研究"]);
    assert_eq!(
        repeat("单位: 段落\n词语: 研究"),
        ["rule.yaml:5:5 E1428 研究"]
    );
}

#[test]
fn consistent() {
    let consistent = |body: &str| faults("前后一致", body, "");
    assert!(consistent("名称: [我局, 本局]").is_empty());
    assert!(consistent("名称: [[我局, 本局], [网站, 门户网站]]").is_empty());
    assert_eq!(consistent("名称: 我局"), ["rule.yaml:4:5 E1424 我局"]);
    assert_eq!(
        consistent("名称: [[我局, 本局], 网站]"),
        ["rule.yaml:4:16 E1424 网站"]
    );
    assert_eq!(
        consistent("名称: [我局, 本局, 我局]"),
        ["rule.yaml:4:14 E1420 我局"]
    );
}

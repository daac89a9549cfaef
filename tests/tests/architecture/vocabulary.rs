//! What code may not name: forms, ministries and places in the core, years in core and rules.

use crate::assert_none;
use crate::code::without_macro;
use crate::lexer::{Kind, Token};
use crate::tree::{Source, sources};

/// Words of one kind of report, of its forms and of those who prescribe them.
const OF_A_FORM: &[&str] = &[
    "form_2019",
    "form_2021",
    "requests.",
    "active.",
    "review.",
    "s1_",
    "s5_",
    "年度报告",
    "工作报告",
    "政府信息",
    "政务公开",
    "主动公开",
    "依申请",
    "申请",
    "公开条例",
    "规范性文件",
    "复议",
    "诉讼",
    "勾稽",
    "国办",
    "国务院",
    "司法",
    "财政",
    "公安",
    "统计局",
];

/// Provinces, and places of sample filings.
const PLACES: &[&str] = &[
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "台湾",
    "香港",
    "澳门",
    "馆陶",
    "松岭",
];

/// Words that stand in a source all the same, with the reason.
const KNOWN_EXCEPTIONS: &[(&str, &[&str], &str)] = &[(
    "crates/gouji-zh/src/segment.rs",
    &[
        "政府信息",
        "政务公开",
        "主动公开",
        "依申请",
        "申请",
        "规范性文件",
        "复议",
        "诉讼",
    ],
    "TERMS: terms that the dictionary would cut apart, for text of this field",
)];

/// The years that forms and their bases speak of.
const YEARS: std::ops::RangeInclusive<u32> = 2019..=2035;

/// Words of forms and places in a source: the place in the file, and the word.
fn named(source: &Source) -> Vec<(usize, &'static str)> {
    let says = |token: &Token, word: &str| token.kind != Kind::Mark && token.text.contains(word);
    let words = OF_A_FORM.iter().chain(PLACES).copied();
    words
        .flat_map(|word| {
            let tokens = source.code.iter().filter(move |token| says(token, word));
            tokens.map(move |token| (token.line, word))
        })
        .collect()
}

/// Years in numbers and texts.
fn years(source: &Source) -> Vec<String> {
    let code = without_macro(&source.code, "rule_meta");
    let of = |token: &Token| {
        let text = token.text.replace('_', "");
        let mut numbers = text.split(|ch: char| !ch.is_ascii_digit());
        let is_year = |number: &str| number.parse().is_ok_and(|year| YEARS.contains(&year));
        token.kind != Kind::Mark && numbers.any(is_year)
    };
    code.iter()
        .filter(|token| of(token))
        .map(|token| format!("{}:{}: {}", source.path, token.line, token.text))
        .collect()
}

#[test]
fn core_names_no_form_or_place() {
    let mut unused: Vec<(&str, &str)> = KNOWN_EXCEPTIONS
        .iter()
        .flat_map(|(path, words, _)| words.iter().map(|word| (*path, *word)))
        .collect();
    let mut violations = Vec::new();
    for source in ["crates/gouji-core/src", "crates/gouji-zh/src"]
        .into_iter()
        .flat_map(sources)
    {
        for (line, word) in named(&source) {
            let excepted = KNOWN_EXCEPTIONS
                .iter()
                .any(|(path, words, _)| *path == source.path && words.contains(&word));
            unused.retain(|exception| *exception != (&source.path, word));
            if !excepted {
                violations.push(format!("{}:{line}: {word}", source.path));
            }
        }
    }
    violations.extend(
        unused
            .iter()
            .map(|(path, word)| format!("{path}: exception for {word} is not needed")),
    );
    assert_none(&violations);
}

#[test]
fn no_year_is_written_in_core_or_in_rules() {
    let folders = [
        "crates/gouji-core/src",
        "crates/gouji-rules-numeric/src",
        "crates/gouji-rules-text/src",
    ];
    let found = folders
        .into_iter()
        .flat_map(sources)
        .filter(|source| !source.path.ends_with("/basis.rs"))
        .flat_map(|source| years(&source));
    assert_none(&found.collect::<Vec<_>>());
}

#[test]
fn names_and_years_are_noticed() {
    let source = Source::new(
        "a.rs",
        "// 北京 2019\nrule_meta! { META { title: (\"2021年格式\") } }\nfn f() {\n if year >= 2_021u16 {}\n g(\"form_2019\", 20190, \"行政复议\");\n}\n",
    );
    assert_eq!(named(&source), [(5, "form_2019"), (5, "复议")]);
    assert_eq!(years(&source), ["a.rs:4: 2_021u16", "a.rs:5: form_2019"]);
}

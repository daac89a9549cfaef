//! How an example becomes a report: where its text goes, what its changes do, which year was before.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::borrow::Cow;

use gouji_cases::{Bench, check_example};
use gouji_core::{Input, Limits};
use gouji_engine::{Library, read_document};
use gouji_pack::{PackFile, PackSource, Settings};

/// The faults of a rule, those of its examples among them, as lines `LINE CODE MESSAGE`.
fn faults(rule: &str) -> Vec<String> {
    let source = PackSource {
        name: String::new(),
        files: vec![PackFile {
            path: "rule.yaml".to_owned(),
            bytes: Cow::Owned(rule.as_bytes().to_vec()),
        }],
        is_builtin: false,
    };
    let library = Library::load(&[source], &Settings::default()).unwrap();
    let bases = library.bases();
    let read = |input: &Input<'_>, limits: &Limits| read_document(&library.registry, input, limits);
    let bench = Bench {
        registry: &library.registry,
        bases: &bases,
        read: &read,
    };
    let mut faults = library.diagnostics.clone();
    let of_user = library.yaml_rules().filter(|(pack, _)| !pack.is_builtin);
    for (_, rule) in of_user {
        for example in rule.examples() {
            let error = check_example(&bench, rule, example).err();
            faults.extend(error.map(|error| error.diagnostic(example)));
        }
    }
    let line = |fault: &gouji_core::Diagnostic| {
        format!(
            "{} {} {}",
            fault.line_column().0,
            fault.code,
            fault.message.zh
        )
    };
    faults.iter().map(line).collect()
}

fn assert_holds(rule: &str) {
    assert_eq!(faults(rule), Vec::<String>::new());
}

#[test]
fn a_text_is_a_paragraph_of_the_first_section_of_the_scope() {
    assert_holds(
        "编号: my/a\n标题: a\n类型: 禁用词\n词语: 布署\n范围:\n  部分: [第六部分, 第五部分]\n示例:\n  \
         反例:\n    - 布署\n    - 部分: {第五部分: 布署}\n    - 部分: {其他需要报告的事项: 布署}\n  \
         正例:\n    - 部署\n    - 部分: {第一部分: 布署}\n",
    );
}

#[test]
fn without_sections_a_text_is_in_the_first_section_of_prose() {
    assert_holds(
        "编号: my/a\n标题: a\n类型: 禁用词\n词语: [布署, 监督保障]\n示例:\n  \
         反例:\n    - 布署\n    - 样本: 2021-b\n  正例:\n    - 部署\n",
    );
}

#[test]
fn where_headings_are_looked_at_a_text_is_the_heading_most_like_it() {
    assert_holds(
        "编号: my/a\n标题: a\n类型: 禁用词\n词语: 改进措施\n范围:\n  文字: 标题\n示例:\n  \
         反例:\n    - 五、存在的主要问题及改进措施\n  正例:\n    - 五、存在的主要问题及改进情况\n    \
         - 改动: 部分：第五部分 = 改进措施\n",
    );
}

#[test]
fn where_cells_are_looked_at_a_text_is_a_cell() {
    assert_holds(
        "编号: my/a\n标题: a\n类型: 禁用词\n词语: 待核\n范围:\n  文字: 单元格\n示例:\n  \
         反例:\n    - 待核\n    - 改动: 填写：表三.本年新收.总计 = 待核\n  正例:\n    - 已核\n    \
         - 部分: {第一部分: 待核}\n",
    );
}

#[test]
fn the_base_is_its_own_report_of_the_year_before() {
    assert_holds(
        "编号: my/a\n标题: a\n类型: 禁用词\n词语: 布署\n条件: 上年(表三.本年新收.总计) = 2\n示例:\n  \
         反例:\n    - {文字: 布署, 上年: []}\n    - {样本: 2021-b, 文字: 布署, 上年: 填写：表三.本年新收.总计 = 2}\n  \
         正例:\n    - {文字: 部署, 上年: []}\n  \
         不适用:\n    - {文字: 布署, 上年: 填写：表三.本年新收.总计 = 3}\n  \
         无法判断:\n    - 布署\n    - {文字: 布署, 上年: 填写：表三.本年新收.总计 =}\n",
    );
}

#[test]
fn a_base_that_the_rule_is_for_is_taken() {
    assert_holds(
        "编号: my/a\n标题: a\n类型: 禁用词\n词语: 布署\n范围:\n  年度: -2020\n示例:\n  \
         反例:\n    - 布署\n  正例:\n    - 部署\n  不适用:\n    - 样本: 2021-a\n",
    );
    // No base is of a province; the example makes one.
    assert_holds(
        "编号: my/a\n标题: a\n类型: 禁用词\n词语: 布署\n范围:\n  层级: 省级\n示例:\n  \
         反例:\n    - 文字: 布署\n      样本: 2021-b\n      改动: 替换：“云麓市人民政府” => “湖南省人民政府”\n  \
         正例:\n    - 文字: 部署\n      样本: 2021-b\n      改动: 替换：“云麓市人民政府” => “湖南省人民政府”\n  \
         不适用:\n    - 布署\n",
    );
}

#[test]
fn what_does_not_hold_or_cannot_be_run_is_told_at_its_place() {
    let faults = faults(
        "编号: my/a\n标题: a\n类型: 禁用词\n词语: 布署\n示例:\n  反例:\n    - 部署\n    \
         - {文字: 布署, 提示语: 不得用}\n    - 改动: 填写：表三.本年新收.合计 = 3\n    - 改动: 填：甲 = 3\n    \
         - 部分: {第九部分: 布署}\n  正例:\n    - 布署\n  无法判断:\n    - 部署\n  不适用:\n    - 部署\n",
    );
    let expected = [
        "7 E1502 示例与规则不符：应当报出问题，结果是通过",
        "8 E1502 示例与规则不符：应当报出问题，话里有“不得用”，结果是问题“不得写“布署”，共 1 处”",
        "9 E1503 示例无法运行：2021年格式没有“表三.本年新收.合计”这个数；您是不是想写“表三.本年新收.总计”？",
        "10 E1503 示例无法运行：没有叫“填”的改动；可以写：填写（set）",
        "11 E1503 示例无法运行：2021年格式没有叫“第九部分”的部分",
        "13 E1502 示例与规则不符：应当通过（不报问题，也不说无法判断），结果是问题“不得写“布署”，共 1 处”",
        "15 E1502 示例与规则不符：应当说无法判断，并且不报问题，结果是通过",
        "17 E1502 示例与规则不符：应当不适用，结果是通过",
    ];
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
    for (fault, expected) in faults.iter().zip(expected) {
        assert!(fault.starts_with(expected), "{fault}\n{expected}");
    }
}

//! What a program tells of itself: its figures, sections and linear form.

use gouji_core::FactId;
use rust_decimal::Decimal;

use super::sample::{form, program};
use crate::{Comparison, Linear, Term};

fn names(facts: &[FactId]) -> Vec<String> {
    let form = form();
    facts
        .iter()
        .map(|fact| form.fact(*fact).path.trim_start_matches("work.").to_owned())
        .collect()
}

#[test]
fn figures_and_sections_are_listed_once_and_mentioned_with_their_place() {
    let text = "合计(表一.同意.企业至其他) = 表一.同意.企业 + 上年(表一.同意.总计) \
                且 有(第三部分) 且 包含(第一部分, \"甲\") 且 字数(第三部分) > 1 且 有(表一.逾期.总计)";
    let program = program(&form(), text);
    assert_eq!(
        names(&program.facts()),
        ["granted.firm", "granted.other", "lapsed.total"]
    );
    assert_eq!(names(&program.uses_last_year()), ["granted.total"]);
    let sections: Vec<u8> = program.sections().iter().map(|section| section.0).collect();
    assert_eq!(sections, [2, 0]);
    let operands: Vec<(&str, bool)> = program
        .operands()
        .iter()
        .map(|operand| (&text[operand.range.clone()], operand.last_year))
        .collect();
    assert_eq!(
        operands,
        [
            ("表一.同意.企业至其他", false),
            ("表一.同意.企业至其他", false),
            ("表一.同意.企业", false),
            ("表一.同意.总计", true),
            ("表一.逾期.总计", false),
        ]
    );
}

/// A linear form as text: `2*granted.firm - last granted.total + 5`.
fn linear_text(linear: &Linear) -> String {
    let mut parts: Vec<String> = linear
        .terms
        .iter()
        .map(|term| {
            let Term {
                fact,
                last_year,
                coefficient,
            } = term;
            let last = if *last_year { "last " } else { "" };
            format!("{}*{last}{}", coefficient.normalize(), names(&[*fact])[0])
        })
        .collect();
    if linear.constant != Decimal::ZERO {
        parts.push(linear.constant.normalize().to_string());
    }
    parts.join(" + ")
}

#[test]
fn arithmetic_over_figures_has_a_linear_form() {
    let cases = [
        ("表一.同意.企业", Some("1*granted.firm")),
        (
            "2 * (表一.同意.企业 - 表一.同意.其他 / 4) + 3 - 1",
            Some("2*granted.firm + -0.5*granted.other + 2"),
        ),
        (
            "合计(表一.同意.* 除 总计, 表一.同意.企业, 10%)",
            Some("1*granted.person + 2*granted.firm + 1*granted.other + 0.1"),
        ),
        (
            "表一.同意.企业 - 上年(表一.同意.企业 * 2) - 合计(上年(表一.同意.企业至其他))",
            Some("1*granted.firm + -3*last granted.firm + -1*last granted.other"),
        ),
        ("表一.同意.企业 - 表一.同意.企业 + 1", Some("1")),
        ("-(表一.同意.企业 * 0)", Some("")),
        ("2 * 3 / 4", Some("1.5")),
        ("表一.同意.企业 / 3", None),
        ("表一.同意.企业 * 表一.同意.企业", None),
        ("1 / 表一.同意.企业", None),
        ("绝对值(表一.同意.企业)", None),
        ("最大(表一.同意.*)", None),
        ("年度 + 1", None),
        ("字数(全文)", None),
        ("真", None),
        ("79228162514264337593543950335 * 表一.同意.企业 * 10", None),
    ];
    for (text, expected) in cases {
        let linear = program(&form(), text).linear();
        let linear = linear.as_ref().map(linear_text);
        assert_eq!(linear.as_deref(), expected, "{text}");
    }
    let sides = program(&form(), "表一.同意.企业 ≥ 合计(表一.同意.其他, 1)").linear_sides();
    let (left, comparison, right) = sides.unwrap();
    assert_eq!(
        (
            linear_text(&left).as_str(),
            comparison,
            linear_text(&right).as_str()
        ),
        ("1*granted.firm", Comparison::AtLeast, "1*granted.other + 1")
    );
    assert_eq!(program(&form(), "年度 = 2021").linear_sides(), None);
}

//! How two sides relate, as users write it.

use gouji_core::Words;
use gouji_expr::Comparison;

use crate::decode::Located;
use crate::rule::CompileCx;

/// The ways to write each relation, the one for messages first; the same as in expressions.
const WAYS: &[(Comparison, &[&str])] = &[
    (Comparison::Equal, &["=", "＝", "==", "等于"]),
    (Comparison::NotEqual, &["≠", "!=", "不等于"]),
    (Comparison::Less, &["<", "＜", "小于"]),
    (
        Comparison::AtMost,
        &["≤", "<=", "≦", "小于等于", "不大于", "不超过", "至多"],
    ),
    (Comparison::Greater, &[">", "＞", "大于"]),
    (
        Comparison::AtLeast,
        &["≥", ">=", "≧", "大于等于", "不小于", "不少于", "至少"],
    ),
];

/// The relation that a field says; `=` where it says none.
pub(super) fn relation(
    cx: &mut CompileCx<'_>,
    text: Option<&Located<String>>,
    allowed: &[Comparison],
) -> Option<Comparison> {
    let Some(text) = text else {
        return Some(Comparison::Equal);
    };
    let written = text.trim();
    let found = WAYS
        .iter()
        .find(|(comparison, ways)| allowed.contains(comparison) && ways.contains(&written));
    if found.is_none() {
        let signs: Vec<&str> = allowed.iter().map(|comparison| comparison.sign()).collect();
        cx.fault_with(
            "E1205",
            text.range.clone(),
            Words::new(
                format!("关系不能写“{written}”；可以写：{}", signs.join("、")),
                format!("\"{written}\" is none of: {}", signs.join(", ")),
            ),
            Words::fixed(
                "直接写符号；> 和 >= 要加半角引号，如 \">=\"。",
                "Write the sign; > and >= need quotation marks: \">=\".",
            ),
        );
    }
    found.map(|(comparison, _)| *comparison)
}

//! Rules to start from, one for each kind.

/// The text of the rule of a kind, by the English name of the kind; with Chinese names of fields.
pub(super) fn template(kind: &str) -> Option<&'static str> {
    let mut templates = TEMPLATES.iter();
    templates
        .find(|(name, _)| *name == kind)
        .map(|(_, text)| *text)
}

const TEMPLATES: &[(&str, &str)] = &[
    ("cell", include_str!("../../../templates/cell.yaml")),
    ("claim", include_str!("../../../templates/claim.yaml")),
    ("compare", include_str!("../../../templates/compare.yaml")),
    (
        "consistent",
        include_str!("../../../templates/consistent.yaml"),
    ),
    ("count", include_str!("../../../templates/count.yaml")),
    ("dated", include_str!("../../../templates/dated.yaml")),
    ("equation", include_str!("../../../templates/equation.yaml")),
    ("expr", include_str!("../../../templates/expr.yaml")),
    ("forbid", include_str!("../../../templates/forbid.yaml")),
    ("leftover", include_str!("../../../templates/leftover.yaml")),
    ("length", include_str!("../../../templates/length.yaml")),
    ("pattern", include_str!("../../../templates/pattern.yaml")),
    ("repeat", include_str!("../../../templates/repeat.yaml")),
    ("require", include_str!("../../../templates/require.yaml")),
    ("section", include_str!("../../../templates/section.yaml")),
    ("share", include_str!("../../../templates/share.yaml")),
    (
        "substitute",
        include_str!("../../../templates/substitute.yaml"),
    ),
    ("together", include_str!("../../../templates/together.yaml")),
];

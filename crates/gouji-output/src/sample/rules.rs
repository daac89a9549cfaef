//! Rules that never find anything; findings are made by hand.

use std::borrow::Cow;

use gouji_core::{
    Basis, Findings, Force, Registry, ReportCx, ReportRule, RuleMeta, RuleSet, Scope, Selection,
    Severity, Stage,
};

use super::words;

/// A registry with an error, a warning and a rule that applies to no form of the tests.
pub(crate) fn registry() -> Registry {
    let mut registry = Registry::new();
    let basis_of = |article| {
        vec![basis(
            "中华人民共和国政府信息公开条例",
            "国务院令第711号",
            article,
            None,
        )]
    };
    for rule in [
        rule(
            "numeric/sum-mismatch",
            "合计与分项不符",
            Severity::Error,
            basis_of("第四十九条"),
        ),
        rule(
            "numeric/text-mismatch",
            "文字与表格不符",
            Severity::Warning,
            Vec::new(),
        ),
        Idle(RuleMeta {
            forms: Cow::Owned(vec!["other".into()]),
            ..rule("text/no-title", "缺少标题", Severity::Info, Vec::new()).0
        }),
    ] {
        registry.add_report_rule(Box::new(rule)).unwrap();
    }
    registry
}

/// All rules of a registry.
pub(crate) fn rules(registry: &Registry) -> RuleSet<'_> {
    RuleSet::select(registry, Selection::default()).unwrap()
}

struct Idle(RuleMeta);

impl ReportRule for Idle {
    fn meta(&self) -> &RuleMeta {
        &self.0
    }

    fn check(&self, _: &ReportCx<'_>, _: &mut Findings<'_>) {}
}

fn rule(id: &'static str, title: &'static str, severity: Severity, basis: Vec<Basis>) -> Idle {
    Idle(RuleMeta {
        id: id.into(),
        title: words(title),
        summary: words(title),
        help: words("请核对各项数字，按实际情况更正。"),
        severity,
        stage: Stage::Stable,
        scope: Scope::Report,
        forms: Cow::Borrowed(&[]),
        basis: basis.into(),
        never_unable: None,
        docs: "".into(),
    })
}

/// A binding provision.
pub(super) fn basis(
    title: &'static str,
    number: &'static str,
    article: &'static str,
    valid_from: Option<u16>,
) -> Basis {
    let (title, number, article) = (title.into(), number.into(), article.into());
    Basis {
        title,
        number,
        article,
        force: Force::Binding,
        valid_from,
        valid_to: None,
        url: None,
    }
}

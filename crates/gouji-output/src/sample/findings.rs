//! Findings made by hand.

use gouji_core::{
    Comparison, Coverage, Finding, Outcome, Related, Report, RuleIndex, Severity, Span, Words,
};

/// A finding of a rule at the `nth` place that holds `quote`.
pub(crate) fn finding(
    report: &Report,
    rule: u16,
    severity: Severity,
    message: &str,
    quote: &str,
    nth: usize,
) -> Finding {
    Finding {
        rule: RuleIndex(rule),
        severity,
        message: words(message),
        help: None,
        span: place(report, quote, nth),
        label: None,
        section: None,
        facts: Vec::new(),
        related: Vec::new(),
        comparison: None,
        fix: None,
    }
}

/// A further place at the `nth` place that holds `quote`.
pub(crate) fn related(report: &Report, label: &str, quote: &str, nth: usize) -> Related {
    Related {
        span: place(report, quote, nth),
        label: words(label),
        fact: None,
    }
}

/// The arithmetic of an equation.
pub(crate) fn comparison(left: &str, right: &str, difference: &str) -> Comparison {
    Comparison {
        left: left.into(),
        relation: "=",
        right: right.into(),
        difference: difference.into(),
    }
}

/// An outcome with findings and nothing else.
pub(crate) fn outcome(findings: Vec<Finding>) -> Outcome {
    let coverage = Coverage {
        figures: 198,
        checked_figures: 176,
        numbers: 40,
        checked_numbers: 12,
        dates: 14,
        identifiers: 5,
        ordinals: 9,
        unclear: 1,
        is_cut: false,
    };
    Outcome {
        findings,
        unables: Vec::new(),
        passed: Vec::new(),
        not_applicable: vec![RuleIndex(2)],
        masked: Vec::new(),
        coverage,
    }
}

/// The span of the `nth` place that holds `quote`.
pub(crate) fn place(report: &Report, quote: &str, nth: usize) -> Span {
    let (start, found) = report.document.text.match_indices(quote).nth(nth).unwrap();
    report.document.span(start..start + found.len())
}

/// The same words in both languages.
pub(crate) fn words(text: &str) -> Words {
    Words::new(text, text)
}

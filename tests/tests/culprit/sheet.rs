//! Reports whose cells can be written, and valid ones filled at random.

use std::collections::{BTreeMap, BTreeSet};

use gouji_core::{
    FactId, Finding, Form, Memo, Origin, Outcome, Registry, Report, ReportCx, RuleSet, Selection,
};
use gouji_tests::{base, form, read};

pub(crate) const RULES: [&str; 4] = [
    "numeric/handled-total-mismatch",
    "numeric/review-total-mismatch",
    "numeric/row-total-mismatch",
    "numeric/unbalanced-applications",
];
pub(crate) const BASES: [&str; 3] = ["2019-a", "2021-a", "2021-b"];
/// Seven more: which base is filled anew, how many of a hundred cells hold something, and up to
/// what.
pub(crate) const FILLED: [(&str, u64, u64); 7] = [
    ("2019-a", 90, 60),
    ("2021-a", 90, 400),
    ("2021-b", 60, 9),
    ("2019-a", 8, 5),
    ("2021-a", 5, 3),
    ("2021-b", 15, 30),
    ("2019-a", 2, 2),
];
/// The columns of table three before its total.
pub(crate) const PARTS: [&str; 6] = [
    "natural_person",
    "business",
    "research",
    "public_welfare",
    "legal_service",
    "other_org",
];
pub(crate) const OUTCOMES: [&str; 4] = ["upheld", "corrected", "other", "pending"];
pub(crate) const GROUPS: [&str; 3] = ["review", "suit_direct", "suit_after_review"];

/// Numbers that look random and are the same each time.
pub(crate) struct Dice(pub u64);

impl Dice {
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    pub(crate) fn often(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// A report in its text, whose cells can be written.
pub(crate) struct Sheet<'a> {
    pub registry: &'a Registry,
    pub text: String,
    pub report: Report,
}

/// Figures by path.
pub(crate) type Figures = BTreeMap<String, i64>;

impl<'a> Sheet<'a> {
    pub(crate) fn new(registry: &'a Registry, text: String) -> Self {
        let report = read(registry, "a.md", text.as_bytes());
        Self {
            registry,
            text,
            report,
        }
    }

    pub(crate) fn base(registry: &'a Registry, name: &str) -> Self {
        Self::new(registry, base(name))
    }

    pub(crate) fn form(&self) -> &'a Form {
        form(self.registry, &self.report)
    }

    pub(crate) fn id(&self, path: &str) -> FactId {
        self.form()
            .fact_id(path)
            .unwrap_or_else(|| panic!("{path}"))
    }

    /// Figures of tables three and four.
    pub(crate) fn figures(&self) -> Figures {
        let facts = self.report.facts.iter();
        facts
            .filter_map(|(id, fact)| {
                let path = &self.form().fact(id).path;
                let number = fact.value.number()?;
                let counted = path.starts_with("requests.") || path.starts_with("review.");
                Some((path.clone(), i64::try_from(number).ok()?)).filter(|_| counted)
            })
            .collect()
    }

    /// The sheet with other texts in some cells.
    pub(crate) fn with<T: ToString>(&self, cells: &[(&str, T)]) -> Self {
        let mut places: Vec<_> = cells
            .iter()
            .map(|(path, text)| {
                let span = self.report.fact_span(self.id(path)).unwrap();
                match self.report.document.origin(span) {
                    Some(Origin::Text { bytes, .. }) => (
                        usize::try_from(bytes.start).unwrap()..usize::try_from(bytes.end).unwrap(),
                        text.to_string(),
                    ),
                    other => panic!("{path}: {other:?}"),
                }
            })
            .collect();
        places.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let mut text = self.text.clone();
        for (range, figure) in places {
            text.replace_range(range, &figure);
        }
        Self::new(self.registry, text)
    }

    pub(crate) fn outcome(&self) -> Outcome {
        self.outcome_of(&RULES)
    }

    pub(crate) fn outcome_of(&self, rules: &[&str]) -> Outcome {
        let selection = Selection {
            only: rules.iter().map(|id| (*id).to_owned()).collect(),
            ..Selection::default()
        };
        let rules = RuleSet::select(self.registry, selection).unwrap();
        let memo = Memo::default();
        gouji_core::check(&ReportCx::alone(&self.report, self.form(), &memo), &rules)
    }

    /// The only finding, with its cell.
    pub(crate) fn only(&self) -> (String, String) {
        let outcome = self.outcome();
        let [finding] = outcome.findings.as_slice() else {
            panic!("{:?}", messages(&outcome));
        };
        (self.cell(finding), finding.message.zh.to_string())
    }

    pub(crate) fn cell(&self, finding: &Finding) -> String {
        let first = finding.facts[0];
        assert_eq!(Some(finding.span), self.report.fact_span(first));
        assert!(finding.comparison.is_some());
        self.form().fact(first).path.clone()
    }
}

pub(crate) fn messages(outcome: &Outcome) -> Vec<&str> {
    outcome
        .findings
        .iter()
        .map(|finding| &*finding.message.zh)
        .collect()
}

/// A valid sheet: results at random, totals added up, new applications so that it balances.
pub(crate) fn filled<'a>(
    registry: &'a Registry,
    (name, percent, most): (&str, u64, u64),
    seed: u64,
) -> Sheet<'a> {
    let sheet = Sheet::base(registry, name);
    let mut dice = Dice(seed * 0x9E37_79B9 + 1);
    let mut figure = |times: u64| match dice.often(percent) {
        true => i64::try_from(1 + dice.below(most * times)).unwrap(),
        false => 0,
    };
    let mut figures = sheet.figures();
    let set = |figures: &mut Figures, path: String, figure: i64| {
        assert!(figures.insert(path, figure).is_some());
    };
    let known: BTreeSet<String> = figures.keys().cloned().collect();
    let sums = ["new", "carried_in", "handled_total", "carried_out"];
    let rows: BTreeSet<&str> = known
        .iter()
        .filter_map(|path| path.strip_prefix("requests.")?.split('.').next())
        .collect();
    for column in PARTS {
        let mut handled = 0;
        for row in rows.iter().filter(|row| !sums.contains(row)) {
            let value = figure(1);
            handled += value;
            set(&mut figures, format!("requests.{row}.{column}"), value);
        }
        let carried_out = figure(2);
        let carried_in = figure(2).min(handled + carried_out);
        let new = handled + carried_out - carried_in;
        for (row, value) in sums.iter().zip([new, carried_in, handled, carried_out]) {
            set(&mut figures, format!("requests.{row}.{column}"), value);
        }
    }
    for row in rows {
        let total = PARTS
            .iter()
            .map(|column| figures[&format!("requests.{row}.{column}")])
            .sum();
        set(&mut figures, format!("requests.{row}.total"), total);
    }
    for group in GROUPS {
        let values: Vec<i64> = OUTCOMES.iter().map(|_| figure(1)).collect();
        set(
            &mut figures,
            format!("review.{group}.total"),
            values.iter().sum(),
        );
        for (outcome, value) in OUTCOMES.iter().zip(values) {
            set(&mut figures, format!("review.{group}.{outcome}"), value);
        }
    }
    let cells: Vec<(&str, i64)> = figures
        .iter()
        .map(|(path, value)| (path.as_str(), *value))
        .collect();
    sheet.with(&cells)
}

pub(crate) fn sheets(registry: &Registry) -> Vec<Sheet<'_>> {
    let bases = BASES.iter().map(|name| Sheet::base(registry, name));
    let filled = FILLED
        .iter()
        .zip(1..)
        .map(|(how, seed)| filled(registry, *how, seed));
    bases.chain(filled).collect()
}

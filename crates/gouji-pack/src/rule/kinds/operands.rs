//! The figures that a rule holds against each other, as findings and notes show them.

use gouji_core::{
    Comparison, FactId, FindingBuilder, ReportCx, SectionId, Span, TableState, Value, Words,
};
use gouji_expr::{Linear, Program, Term};
use rust_decimal::Decimal;

use crate::rule::{CompileCx, Reporter, RuleCx};

/// A figure of this report or of the one for the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Figure {
    /// The figure.
    pub(super) fact: FactId,
    /// Whether it is that of the year before.
    pub(super) last_year: bool,
}

/// Where a finding about figures is shown: its place, its section, the figure that stands there.
pub(super) type Place = (Span, Option<SectionId>, Option<FactId>);

impl From<&Term> for Figure {
    fn from(term: &Term) -> Self {
        Self {
            fact: term.fact,
            last_year: term.last_year,
        }
    }
}

impl Figure {
    /// What its cell holds; nothing where there is no such cell.
    pub(super) fn cell<'a>(self, cx: &ReportCx<'a>) -> Option<&'a Value> {
        if !self.last_year {
            return cx.fact(self.fact).map(|fact| &fact.value);
        }
        let past = cx.past.report().ok()?;
        past.facts
            .get(&cx.form.fact(self.fact).path)
            .map(|fact| &fact.value)
    }

    /// Its number, a percentage as its fraction, as in expressions.
    pub(super) fn number(self, cx: &ReportCx<'_>) -> Option<Decimal> {
        match self.cell(cx)? {
            Value::Percent(percent) => percent.checked_mul(Decimal::new(1, 2)),
            value => value.number(),
        }
    }

    /// Whether its cell is blank.
    pub(super) fn is_blank(self, cx: &ReportCx<'_>) -> bool {
        self.cell(cx) == Some(&Value::Blank)
    }

    /// Where it stands in this report.
    pub(super) fn span(self, cx: &ReportCx<'_>) -> Option<Span> {
        let fact = (!self.last_year).then_some(self.fact)?;
        cx.report.fact_span(fact)
    }

    /// What it is called.
    pub(super) fn words(self, cx: &ReportCx<'_>) -> Words {
        let words = cx.fact_words(self.fact);
        if !self.last_year {
            return words;
        }
        Words::new(
            format!("上年({})", words.zh),
            format!("last_year({})", words.en),
        )
    }

    /// What it is called and what its cell holds, for notes.
    fn seen(self, cx: &ReportCx<'_>) -> Words {
        let Words { zh, en } = self.words(cx);
        match (self.number(cx), self.cell(cx)) {
            (Some(number), _) => Words::new(
                format!("{zh} = {}", number.normalize()),
                format!("{en} = {}", number.normalize()),
            ),
            (None, Some(Value::Blank)) => {
                Words::new(format!("{zh} 是空白"), format!("{en} is blank"))
            }
            (None, Some(_)) => {
                Words::new(format!("{zh} 读不出数"), format!("{en} holds no number"))
            }
            (None, None) if self.last_year || self.is_of_read_table(cx) => {
                Words::new(format!("没有 {zh}"), format!("there is no {en}"))
            }
            (None, None) => Words::new(
                format!("{zh} 所在的表格没有读出"),
                format!("the table of {en} was not read"),
            ),
        }
    }

    fn is_of_read_table(self, cx: &ReportCx<'_>) -> bool {
        let table = cx.tables().get(cx.form.fact(self.fact).table);
        table.is_some_and(|table| matches!(table.state, TableState::Aligned | TableState::Absent))
    }
}

/// The figures of expressions, each once, in the order of the text.
pub(super) fn figures(programs: &[&Program]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for operand in programs.iter().flat_map(|program| program.operands()) {
        let figure = Figure {
            fact: operand.fact,
            last_year: operand.last_year,
        };
        if !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    figures
}

/// The figures of this report among them.
pub(super) fn facts(figures: &[Figure]) -> impl Iterator<Item = FactId> + '_ {
    let own = figures.iter().filter(|figure| !figure.last_year);
    own.map(|figure| figure.fact)
}

/// The figures that a rule needs of the year before: with them those that may stand for them.
pub(super) fn past_facts(cx: &CompileCx<'_>, figures: &[Figure]) -> Vec<FactId> {
    let past = figures.iter().filter(|figure| figure.last_year);
    let with_stand_in = |figure: &Figure| {
        let stand_in = cx.form.replacement(figure.fact);
        std::iter::once(figure.fact).chain(stand_in)
    };
    past.flat_map(with_stand_in).collect()
}

/// Notes what every figure is.
pub(super) fn note(cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, figures: &[Figure]) {
    for figure in figures {
        out.note(figure.span(cx.report), || figure.seen(cx.report));
    }
}

/// Where a finding about figures is shown: the first figure of this report, else the first of the
/// sections, else the title, else the beginning.
pub(super) fn place(cx: &RuleCx<'_>, figures: &[Figure], sections: &[SectionId]) -> Option<Place> {
    let report = cx.report;
    let of_figure = figures.iter().find_map(|figure| {
        let span = figure.span(report)?;
        let table = &report.form.tables[report.form.fact(figure.fact).table];
        Some((span, Some(table.section), Some(figure.fact)))
    });
    let of_section = || {
        let section = sections.iter().find_map(|id| report.section(*id))?;
        Some((section.heading, Some(section.id), None))
    };
    let of_head = || {
        let units = cx.units();
        let first = units.iter().next().map(|(_, unit)| unit.span);
        Some((report.report.header.title.or(first)?, None, None))
    };
    of_figure.or_else(of_section).or_else(of_head)
}

/// Adds to a finding the figures that it is about: that at its own place as its label, the others
/// beside it; those of the year before are told in the label.
pub(super) fn show<'a>(
    cx: &RuleCx<'_>,
    finding: FindingBuilder<'a>,
    place: Place,
    figures: &[Figure],
    comparison: Option<Comparison>,
) -> FindingBuilder<'a> {
    let mut finding = match comparison {
        Some(comparison) => finding.comparison(comparison),
        None => finding,
    };
    let past = past_words(cx.report, figures);
    let name = place.2.map(|fact| cx.report.fact_words(fact));
    finding = match (name, past) {
        (Some(name), Some(past)) => finding.label(Words::new(
            format!("{}；{}", name.zh, past.zh),
            format!("{}; {}", name.en, past.en),
        )),
        (Some(words), None) | (None, Some(words)) => finding.label(words),
        (None, None) => finding,
    };
    if let Some(fact) = place.2 {
        finding = finding.fact(fact);
    }
    beside(cx.report, finding, place.2, figures)
}

/// Adds the figures of this report to a finding, but for the one at its place.
pub(super) fn beside<'a>(
    cx: &ReportCx<'_>,
    mut finding: FindingBuilder<'a>,
    main: Option<FactId>,
    figures: &[Figure],
) -> FindingBuilder<'a> {
    for figure in figures {
        if let Some(span) = figure.span(cx).filter(|_| Some(figure.fact) != main) {
            finding = finding.related(span, figure.words(cx), Some(figure.fact));
        }
    }
    finding
}

/// Where the figures of the year before were taken from, and what they are.
pub(super) fn past_words(cx: &ReportCx<'_>, figures: &[Figure]) -> Option<Words> {
    let past = cx.past.report().ok()?;
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for figure in figures.iter().filter(|figure| figure.last_year) {
        let def = cx.form.fact(figure.fact);
        let (Some(kept), number) = (past.facts.get(&def.path), figure.number(cx)) else {
            continue;
        };
        let number = number.map_or_else(String::new, |number| number.normalize().to_string());
        zh.push(format!("{} {number}（{}）", def.name, kept.place.zh));
        en.push(format!("{} {number} ({})", def.path, kept.place.en));
    }
    (!zh.is_empty()).then(|| {
        Words::new(
            format!("上年的数取自 {}：{}", past.source, zh.join("、")),
            format!(
                "last year's figures are of {}: {}",
                past.source,
                en.join(", ")
            ),
        )
    })
}

/// A linear sum written out without the figures that add nothing: `5 + 1 - 2 = 4`.
pub(super) fn sum_text(cx: &ReportCx<'_>, linear: &Linear, sum: Decimal) -> String {
    let mut text = String::new();
    let mut terms = 0;
    // Where a row stands for others, theirs are not there to be written out.
    let is_there = |term: &Term| Figure::from(term).cell(cx).is_some();
    if !linear.terms.iter().all(is_there) {
        return sum.normalize().to_string();
    }
    let numbers = linear.terms.iter().filter_map(|term| {
        let number = Figure::from(term).number(cx)?;
        Some((term.coefficient, number))
    });
    for (factor, number) in numbers.chain([(Decimal::ONE, linear.constant)]) {
        if number.is_zero() {
            continue;
        }
        let is_minus = factor.is_sign_negative() != number.is_sign_negative();
        text.push_str(match (terms, is_minus) {
            (0, false) => "",
            (0, true) => "-",
            (_, false) => " + ",
            (_, true) => " - ",
        });
        let number = number.abs().normalize();
        let factor = factor.abs();
        if factor != Decimal::ONE {
            text.push_str(&format!("{} × ", factor.normalize()));
            // A product is written out, even on its own.
            terms += 1;
        }
        text.push_str(&number.to_string());
        terms += 1;
    }
    match terms {
        0 | 1 => sum.normalize().to_string(),
        _ => format!("{text} = {}", sum.normalize()),
    }
}

/// The value of an expression, written out where it is a sum.
pub(super) fn value_text(cx: &ReportCx<'_>, program: &Program, value: Decimal) -> String {
    match program.linear() {
        Some(linear) => sum_text(cx, &linear, value),
        None => value.normalize().to_string(),
    }
}

//! Every number of a report: where it stands, what it is, and which rules compared it.

use std::ops::Range;

use gouji_zh::{Figure, Folded, Reading, Unit};
use rust_decimal::Decimal;

use crate::context::ReportCx;
use crate::document::BlockKind;
use crate::fact::{Fact, FactId};
use crate::finding::RuleIndex;
use crate::findings::{Compared, Verdict};
use crate::form::{Domain, SectionId};
use crate::prose::{Paragraph, Prose};
use crate::report::{Item, cell_texts};
use crate::span::Span;
use crate::value::Value;

/// A number of a report, or something that is written in digits and is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRecord {
    /// From the words that hedge it to its unit; of a table its cell.
    pub span: Span,
    /// Its digits alone; of a table its cell.
    pub digits: Span,
    /// The clause that it stands in; of a table its cell.
    pub clause: Span,
    /// The section that it is in; none for what stands before the first.
    pub section: Option<SectionId>,
    /// Whether it stands in a table.
    pub is_in_table: bool,
    /// The fact that it is, when it stands in a cell of the form.
    pub fact: Option<FactId>,
    /// What it is.
    pub kind: NumberKind,
    /// What it is worth, its multiple worked in; of money with its unit, in yuan.
    pub value: Option<Decimal>,
    /// Its unit as printed, folded; empty for none.
    pub unit: String,
    /// The rules that compared it with others; none for one that nothing vouches for.
    pub rules: Vec<RuleIndex>,
}

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberKind {
    /// How many of something.
    Count,
    /// A number without a unit.
    Bare,
    /// A share: hundredths, thousandths, tenths.
    Share,
    /// A difference of shares.
    Points,
    /// How many times over.
    Times,
    /// Money.
    Money,
    /// A length of time.
    Time,
    /// Another measure.
    Measure,
    /// A year, a date, a time of day.
    Date,
    /// The number of a document, a telephone, an address, a code.
    Identifier,
    /// The place in an order.
    Ordinal,
    /// Digits that could not be read surely.
    Unclear,
}

impl NumberKind {
    /// Whether it counts or measures something, so that it can be held against others.
    #[must_use]
    pub fn is_quantity(self) -> bool {
        !matches!(
            self,
            Self::Date | Self::Identifier | Self::Ordinal | Self::Unclear
        )
    }
}

/// Every number of a report in the order of the document, with the rules that compared it.
pub(crate) fn numbers(cx: &ReportCx<'_>, verdict: &Verdict) -> Vec<NumberRecord> {
    let listed = Listed::of(cx);
    let mut rules: Vec<Vec<RuleIndex>> = vec![Vec::new(); listed.numbers.len()];
    listed.each_compared(cx, &verdict.compared, |at, rule| {
        if let Some(rules) = rules.get_mut(at) {
            rules.push(rule);
        }
    });
    let mut numbers = listed.numbers;
    for (number, mut rules) in numbers.iter_mut().zip(rules) {
        rules.sort_unstable();
        rules.dedup();
        number.rules = rules;
    }
    numbers
}

/// The numbers of a report, their places disjoint and rising.
pub(crate) struct Listed {
    /// Nothing is known yet of the rules.
    pub(crate) numbers: Vec<NumberRecord>,
}

impl Listed {
    /// Lists the numbers of the tables, then those of the prose between them.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Self {
        let mut numbers = Vec::new();
        cells(cx, &mut numbers);
        for (section, items) in parts(cx) {
            other_cells(cx, section, items, &mut numbers);
        }
        prose(cx, &mut numbers);
        Self { numbers }
    }

    /// Calls `each` with the position of every number that a rule compared.
    pub(crate) fn each_compared(
        &self,
        cx: &ReportCx<'_>,
        compared: &[(RuleIndex, Compared)],
        mut each: impl FnMut(usize, RuleIndex),
    ) {
        let place = |(id, fact): (FactId, &Fact)| Some((id, self.at(fact.span)?));
        let mut of_fact: Vec<Option<usize>> = vec![None; cx.form.facts.len()];
        for (id, at) in cx.report.facts.iter().filter_map(place) {
            if let Some(slot) = of_fact.get_mut(usize::from(id.0)) {
                *slot = Some(at);
            }
        }
        for (rule, what) in compared {
            match what {
                Compared::Fact(id) => {
                    if let Some(at) = of_fact.get(usize::from(id.0)).copied().flatten() {
                        each(at, *rule);
                    }
                }
                Compared::Number(digits) => {
                    self.all_at(*digits).for_each(|at| each(at, *rule));
                }
            }
        }
    }

    /// The number at a place.
    fn at(&self, span: Span) -> Option<usize> {
        self.all_at(span).next()
    }

    /// The numbers whose digits a span holds, wholly or in part.
    fn all_at(&self, span: Span) -> impl Iterator<Item = usize> {
        let first = first_behind(&self.numbers, span);
        let rest = self.numbers.get(first..).unwrap_or_default().iter();
        let count = rest.take_while(move |one| one.digits.start < span.end);
        first..first + count.count()
    }
}

/// The first number of a rising list that ends behind the start of a span.
fn first_behind(numbers: &[NumberRecord], span: Span) -> usize {
    numbers.partition_point(|one| one.digits.end <= span.start)
}

/// Whether a rising list has a number at a place.
fn is_listed(numbers: &[NumberRecord], span: Span) -> bool {
    let next = numbers.get(first_behind(numbers, span));
    next.is_some_and(|one| one.digits.start < span.end)
}

/// Adds numbers to a rising list and sorts it anew, but those that stand where one stands already.
fn add(numbers: &mut Vec<NumberRecord>, more: Vec<NumberRecord>) {
    let known = numbers.len();
    for one in more {
        if !is_listed(numbers.get(..known).unwrap_or_default(), one.digits) {
            numbers.push(one);
        }
    }
    numbers.sort_by_key(|one| one.digits);
}

/// What stands before the first section, and the sections.
fn parts<'a>(cx: &ReportCx<'a>) -> impl Iterator<Item = (Option<SectionId>, &'a [Item])> {
    let sections = cx.report.sections.iter();
    let sections = sections.map(|section| (Some(section.id), &section.items[..]));
    std::iter::once((None, &cx.report.preamble[..])).chain(sections)
}

/// Lists the cells of the form.
fn cells(cx: &ReportCx<'_>, numbers: &mut Vec<NumberRecord>) {
    for (id, fact) in cx.report.facts.iter() {
        let def = cx.form.fact(id);
        let Some((kind, value, unit)) = read_cell(&fact.value, def.domain) else {
            continue;
        };
        numbers.push(NumberRecord {
            section: Some(cx.form.tables[def.table].section),
            fact: Some(id),
            ..in_table(fact.span, kind, value, unit)
        });
    }
    numbers.sort_by_key(|one| one.digits);
    // The cells of a row that could not be told apart all stand at the place of the row.
    numbers.dedup_by_key(|one| one.digits);
}

/// What a cell of the form holds; none where it holds no number.
fn read_cell(value: &Value, domain: Domain) -> Option<(NumberKind, Option<Decimal>, String)> {
    let kind = match value {
        Value::Int(_) | Value::Decimal(_) => match domain {
            Domain::Money => NumberKind::Money,
            Domain::Decimal => NumberKind::Measure,
            Domain::Count | Domain::Signed => NumberKind::Count,
        },
        Value::Percent(_) => NumberKind::Share,
        Value::Amount { .. } => NumberKind::Money,
        Value::Date(..) => NumberKind::Date,
        Value::Unreadable => NumberKind::Unclear,
        Value::Text(text) if text.chars().any(char::is_numeric) => NumberKind::Unclear,
        Value::Text(_) | Value::Blank | Value::Dash => return None,
    };
    let unit = match value {
        Value::Amount { unit, .. } => unit.clone(),
        Value::Percent(_) => "%".to_owned(),
        _ => String::new(),
    };
    Some((kind, value.number(), unit))
}

/// Lists what stands in tables and in no cell of the form: figures of rows that the form does not
/// have, and everything in a table of which no cell was told to be of the form.
fn other_cells(
    cx: &ReportCx<'_>,
    section: Option<SectionId>,
    items: &[Item],
    numbers: &mut Vec<NumberRecord>,
) {
    let mut found = Vec::new();
    for item in items {
        let Some(span) = table_part(cx, item, numbers) else {
            continue;
        };
        let is_foreign = matches!(item, Item::Table(_)) && !is_listed(numbers, span);
        for span in cell_texts(&cx.report.document, std::slice::from_ref(item)) {
            if is_listed(numbers, span) {
                continue;
            }
            match figure(cx.quote(span)) {
                Some((kind, value, unit)) => found.push(in_table(span, kind, value, unit)),
                None if is_foreign => found.extend(read_text(cx, span)),
                None => {}
            }
        }
    }
    for one in &mut found {
        one.section = section;
    }
    add(numbers, found);
}

/// The place of a table, or of a line of one that may hold a figure which is not listed.
fn table_part(cx: &ReportCx<'_>, item: &Item, numbers: &[NumberRecord]) -> Option<Span> {
    match item {
        Item::Table(index) => {
            let block = cx.report.document.blocks.get(*index)?;
            matches!(block.kind, BlockKind::Table(_)).then_some(block.span)
        }
        Item::Prose(line) => {
            let text = cx.quote(*line);
            let may_hold = has_digit(text) && (text.contains('|') || !is_listed(numbers, *line));
            let is_in = |whole: Span| whole.start <= line.start && line.end <= whole.end;
            let mut tables = cx.report.tables.iter();
            (may_hold && tables.any(|table| table.span.is_some_and(is_in))).then_some(*line)
        }
        Item::Picture(_) => None,
    }
}

fn has_digit(text: &str) -> bool {
    text.chars()
        .any(|ch| gouji_zh::fold_char(ch).is_ascii_digit())
}

/// What a cell holds that is a figure written in digits; a Chinese numeral may be a label.
fn figure(text: &str) -> Option<(NumberKind, Option<Decimal>, String)> {
    let value = has_digit(text).then(|| Value::parse(text))?;
    let is_figure = value.is_figure();
    read_cell(&value, Domain::Count).filter(|_| is_figure)
}

/// The numbers in the text of a cell that is no figure.
fn read_text(cx: &ReportCx<'_>, cell: Span) -> Vec<NumberRecord> {
    let folded = Folded::prose(cx.quote(cell));
    let place = |range: &std::ops::Range<usize>| cell.part(folded.place(range.clone()));
    let record = |figure: &Figure| NumberRecord {
        is_in_table: true,
        ..record(
            figure,
            place(&figure.range),
            place(&figure.digits),
            cell,
            None,
        )
    };
    gouji_zh::figures(folded.text())
        .iter()
        .map(record)
        .collect()
}

/// Lists the prose.
fn prose(cx: &ReportCx<'_>, numbers: &mut Vec<NumberRecord>) {
    let prose = Prose::of(cx);
    let found = prose.paragraphs.iter().flat_map(of_paragraph).collect();
    add(numbers, found);
}

fn of_paragraph(paragraph: &Paragraph) -> Vec<NumberRecord> {
    let mut clauses = paragraph.clauses.iter().peekable();
    let mut found = Vec::with_capacity(paragraph.figures().len());
    for (at, figure) in paragraph.figures().iter().enumerate() {
        while clauses
            .next_if(|clause| paragraph.figures_of(clause).end <= at)
            .is_some()
        {}
        let clause = clauses
            .peek()
            .filter(|clause| paragraph.figures_of(clause).contains(&at));
        let whole = 0..paragraph.text().len();
        let clause = clause.map_or(whole, |clause| clause.range.clone());
        let clause = paragraph.span_of(around(paragraph.text(), clause, &figure.range));
        found.push(record(
            figure,
            paragraph.span_of(figure.range.clone()),
            paragraph.span_of(figure.digits.clone()),
            clause,
            paragraph.section,
        ));
    }
    found
}

/// Longest stretch of a clause that is shown before a number and behind it, in bytes.
const SHOWN: usize = 240;

/// A clause, or the part of a long one that is around a number.
fn around(text: &str, clause: Range<usize>, figure: &Range<usize>) -> Range<usize> {
    let start = text.ceil_char_boundary(figure.start.saturating_sub(SHOWN));
    let end = text.floor_char_boundary(figure.end.saturating_add(SHOWN));
    clause.start.max(start)..clause.end.min(end)
}

fn record(
    figure: &Figure,
    span: Span,
    digits: Span,
    clause: Span,
    section: Option<SectionId>,
) -> NumberRecord {
    let (kind, value, unit) = match &figure.reading {
        Reading::Quantity(quantity) => (
            kind_of(quantity.unit),
            Some(quantity.number),
            quantity.word.clone(),
        ),
        Reading::Ordinal => (NumberKind::Ordinal, None, String::new()),
        Reading::Date => (NumberKind::Date, None, String::new()),
        Reading::Identifier => (NumberKind::Identifier, None, String::new()),
        Reading::Unclear => (NumberKind::Unclear, None, String::new()),
    };
    NumberRecord {
        span,
        digits,
        clause,
        section,
        is_in_table: false,
        fact: None,
        kind,
        value,
        unit,
        rules: Vec::new(),
    }
}

fn in_table(span: Span, kind: NumberKind, value: Option<Decimal>, unit: String) -> NumberRecord {
    NumberRecord {
        span,
        digits: span,
        clause: span,
        section: None,
        is_in_table: true,
        fact: None,
        kind,
        value,
        unit,
        rules: Vec::new(),
    }
}

fn kind_of(unit: Unit) -> NumberKind {
    match unit {
        Unit::Bare => NumberKind::Bare,
        Unit::Count => NumberKind::Count,
        Unit::Percent | Unit::Permille | Unit::Tenths => NumberKind::Share,
        Unit::Points => NumberKind::Points,
        Unit::Times => NumberKind::Times,
        Unit::Money => NumberKind::Money,
        Unit::Time => NumberKind::Time,
        Unit::Measure => NumberKind::Measure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::DocumentId;

    fn number(start: u32, end: u32) -> NumberRecord {
        let span = Span {
            document: DocumentId(0),
            start,
            end,
        };
        in_table(span, NumberKind::Count, None, String::new())
    }

    #[test]
    fn a_place_is_that_of_the_numbers_it_touches() {
        let listed = Listed {
            numbers: vec![number(2, 4), number(6, 7), number(7, 9)],
        };
        let at = |start, end| {
            let span = number(start, end).span;
            listed.all_at(span).collect::<Vec<_>>()
        };
        assert_eq!(at(0, 2), [0; 0]);
        assert_eq!(at(3, 4), [0]);
        assert_eq!(at(0, 7), [0, 1]);
        assert_eq!(at(7, 8), [2]);
        assert_eq!(at(9, 12), [0; 0]);
    }

    #[test]
    fn a_number_is_listed_once() {
        let mut numbers = vec![number(2, 4), number(6, 7)];
        add(&mut numbers, vec![number(3, 4), number(4, 6), number(8, 9)]);
        let starts: Vec<u32> = numbers.iter().map(|one| one.span.start).collect();
        assert_eq!(starts, [2, 4, 6, 8]);
    }

    #[test]
    fn cells_hold_figures_doubts_or_nothing() {
        let kind = |raw: &str, domain| {
            read_cell(&Value::parse(raw), domain)
                .map(|(kind, value, unit)| (kind, value.map(|value| value.to_string()), unit))
        };
        let number = |text: &str| Some(text.to_owned());
        assert_eq!(
            kind("3件", Domain::Count),
            Some((NumberKind::Count, number("3"), String::new()))
        );
        assert_eq!(
            kind("2.5万元", Domain::Money),
            Some((NumberKind::Money, number("25000.0"), "万元".to_owned()))
        );
        assert_eq!(
            kind("3O", Domain::Count),
            Some((NumberKind::Unclear, None, String::new()))
        );
        assert_eq!(
            kind("\u{fffd}", Domain::Count),
            Some((NumberKind::Unclear, None, String::new()))
        );
        for raw in ["", "/", "见附件"] {
            assert_eq!(kind(raw, Domain::Count), None, "{raw}");
        }
    }
}

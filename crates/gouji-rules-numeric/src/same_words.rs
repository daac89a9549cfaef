//! Numbers of the whole year that the prose states in the same words more than once.

use std::collections::BTreeMap;

use gouji_core::{Clause, Paragraph, Prose, ReportCx, SectionId, Span};
use gouji_zh::{Quantity, Reading, Unit};
use rust_decimal::Decimal;

/// A number with the words that it is stated in.
pub(crate) struct Stated {
    /// From the start of its clause to its unit.
    pub(crate) phrase: Span,
    /// Its digits.
    pub(crate) digits: Span,
    /// Its value.
    pub(crate) number: Decimal,
    /// The section that it is in.
    pub(crate) section: Option<SectionId>,
}

/// Says that a clause is about the whole year.
const WHOLE_YEAR: &str = "全年";
/// Leave what is stated as it is.
const FILLERS: [&str; 10] = [
    WHOLE_YEAR,
    "共计",
    "总共",
    "一共",
    "合计",
    "总计",
    "共",
    "已",
    "本年度",
    "本年",
];
/// Narrow it, or make it something else.
const NARROWING: [&str; 24] = [
    "其中", "上年", "去年", "同期", "季度", "半年", "月", "累计", "每", "较", "比", "新增", "增加",
    "减少", "平均", "以来", "其余", "另", "计划", "预计", "将", "目标", "分别", "各",
];
/// Fewest characters that say what is counted.
const LEAST: usize = 4;
/// Longest clause that is looked at, in bytes.
const LONGEST: usize = 200;

/// Each statement that differs from the first in the same words, with that one.
pub(crate) fn differing(cx: &ReportCx<'_>) -> Vec<(Stated, Stated)> {
    let prose = Prose::of(cx);
    let mut first: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    let mut differing = Vec::new();
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        for (at, clause) in paragraph.clauses.iter().enumerate() {
            let Some((words, quantity)) = words(cx, paragraph, clause) else {
                continue;
            };
            let key = (words, quantity.word.clone());
            let Some((other, clause_at)) = first.get(&key) else {
                first.insert(key, (index, at));
                continue;
            };
            let earlier = &prose.paragraphs[*other];
            let before = stated(earlier, &earlier.clauses[*clause_at]);
            let pair = before.zip(stated(paragraph, clause));
            differing.extend(pair.filter(|(before, here)| before.number != here.number));
        }
    }
    differing
}

/// What a clause counts over the whole year, and the number; none where it says more than that.
fn words<'p>(
    cx: &ReportCx<'_>,
    paragraph: &'p Paragraph,
    clause: &Clause,
) -> Option<(String, &'p Quantity)> {
    let text = &paragraph.text()[clause.range.clone()];
    if text.len() > LONGEST || !text.contains(WHOLE_YEAR) {
        return None;
    }
    let figures = paragraph.figures_in(clause);
    let year = cx.year().map(|year| year.to_string());
    let mut start = clause.range.start;
    for figure in figures {
        match &figure.reading {
            Reading::Quantity(quantity) => {
                let said = &paragraph.text()[start..figure.range.start];
                let is_plain = quantity.unit == Unit::Count
                    && quantity.is_exact()
                    && quantity.change.is_none()
                    && !NARROWING.iter().any(|word| said.contains(word));
                let mut said = said.to_owned();
                for filler in FILLERS {
                    said = said.replace(filler, "");
                }
                let is_told = is_plain && said.chars().count() >= LEAST;
                return is_told.then_some((said, quantity));
            }
            Reading::Date => {
                let date = &paragraph.text()[figure.range.clone()];
                if !year
                    .as_ref()
                    .is_some_and(|year| date.contains(year.as_str()))
                {
                    return None;
                }
                start = figure.range.end;
            }
            Reading::Ordinal => start = figure.range.end,
            Reading::Identifier | Reading::Unclear => return None,
        }
    }
    None
}

/// The first number of a clause.
fn stated(paragraph: &Paragraph, clause: &Clause) -> Option<Stated> {
    let figures = paragraph.figures_in(clause).iter();
    let mut counts = figures.filter_map(|figure| match &figure.reading {
        Reading::Quantity(quantity) => Some((figure, quantity)),
        _ => None,
    });
    let (figure, quantity) = counts.next()?;
    Some(Stated {
        phrase: paragraph.span_of(clause.range.start..figure.range.end),
        digits: paragraph.span_of(figure.digits.clone()),
        number: quantity.number,
        section: paragraph.section,
    })
}

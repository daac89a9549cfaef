//! What many possible repairs have in common: the same two columns in some row, or the same two
//! rows in some column.

use gouji_core::{FactId, ReportCx, Words};
use rust_decimal::Decimal;

use super::figures::plain;
use super::repair::Repair;

/// A column or a row, with what its cell lacks.
type Part = (usize, Decimal);

/// What the repairs have in common: `同一行的自然人与总计可能都少记 1`.
pub(crate) fn words(cx: &ReportCx<'_>, repairs: &[Repair]) -> Option<Words> {
    let column = |fact: FactId| cx.form.fact(fact).column;
    let row = |fact: FactId| cx.form.fact(fact).row;
    if let Some(parts) = common(repairs, &column, &row) {
        let first = repairs.first()?.changes.first()?.fact;
        let def = cx.form.fact(first);
        let columns = &cx.form.tables[def.table].blocks[def.block].columns;
        let named = parts.iter().filter_map(|(at, lacks)| {
            let column = columns.get(*at)?;
            Some((column.name.as_str(), column.id.as_str(), *lacks))
        });
        return Some(said(("同一行", "one row"), &named.collect::<Vec<_>>()));
    }
    let parts = common(repairs, &row, &column)?;
    let first = repairs.first()?.changes.first()?.fact;
    let def = cx.form.fact(first);
    let rows = &cx.form.tables[def.table].blocks[def.block].rows;
    let named = parts.iter().filter_map(|(at, lacks)| {
        let row = rows.get(*at)?;
        Some((row.name.as_str(), row.id.as_str(), *lacks))
    });
    Some(said(("同一列", "one column"), &named.collect::<Vec<_>>()))
}

/// The parts that every repair changes by the same amounts, each repair within one line.
fn common(
    repairs: &[Repair],
    part: &dyn Fn(FactId) -> usize,
    line: &dyn Fn(FactId) -> usize,
) -> Option<Vec<Part>> {
    let parts = |repair: &Repair| {
        let mut lines = repair.changes.iter().map(|change| line(change.fact));
        let first = lines.next()?;
        let changes = repair.changes.iter();
        let mut parts: Vec<Part> = changes
            .map(|change| {
                let lacks = change.to.unwrap_or_default() - change.from.unwrap_or_default();
                (part(change.fact), lacks)
            })
            .collect();
        parts.sort_unstable();
        (parts.len() > 1 && lines.all(|line| line == first)).then_some(parts)
    };
    let first = parts(repairs.first()?)?;
    let same = repairs
        .iter()
        .all(|repair| parts(repair).as_ref() == Some(&first));
    same.then_some(first)
}

fn said((line, en_line): (&str, &str), parts: &[(&str, &str, Decimal)]) -> Words {
    let verb = |lacks: Decimal| match lacks > Decimal::ZERO {
        true => ("少记", "too low"),
        false => ("多记", "too high"),
    };
    let names = |of: &dyn Fn(&(&str, &str, Decimal)) -> String, with: &str| {
        parts.iter().map(of).collect::<Vec<_>>().join(with)
    };
    let mut amounts = parts.iter().map(|(.., lacks)| *lacks);
    let first = amounts.next().unwrap_or_default();
    if amounts.all(|lacks| lacks == first) {
        let (zh, en) = verb(first);
        let amount = plain(first.abs());
        return Words::new(
            format!(
                "{line}的{}可能都{zh} {amount}",
                names(&|part| part.0.to_owned(), "与")
            ),
            format!(
                "in {en_line}, {} may both be {amount} {en}",
                names(&|part| part.1.to_owned(), " and ")
            ),
        );
    }
    let zh = |(name, _, lacks): &(&str, &str, Decimal)| {
        format!("{name}可能{} {}", verb(*lacks).0, plain(lacks.abs()))
    };
    let en = |(_, name, lacks): &(&str, &str, Decimal)| {
        format!("{name} may be {} {}", plain(lacks.abs()), verb(*lacks).1)
    };
    Words::new(
        format!("{line}的{}", names(&zh, "、")),
        format!("in {en_line}, {}", names(&en, ", ")),
    )
}

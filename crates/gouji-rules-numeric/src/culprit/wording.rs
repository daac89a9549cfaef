//! What a repair says to users.

use gouji_core::{Equation, FactId, Layout, ReportCx, Words};
use rust_decimal::Decimal;

use super::digits::Slip;
use super::figures::{plain, printed};
use super::repair::{Change, Repair, RepairKind};

/// What equations of a family are called, in a list of what then holds.
const FAMILIES: &[(&str, Words)] = &[
    ("balance", Words::fixed("收支平衡", "the balance")),
    (
        "handled-total",
        Words::fixed("办理结果总计", "the total of results"),
    ),
    ("row-total", Words::fixed("行总计", "the row total")),
    (
        "review-total",
        Words::fixed("复议诉讼总计", "the total of the group"),
    ),
];

/// The slip that a changed cell was, if it looks like one.
fn slip(change: &Change) -> Option<Slip> {
    Slip::of(change.from?, change.to?)
}

/// Whether each changed cell looks like a slip that does not happen by chance: any two figures
/// near each other differ in one digit.
pub(crate) fn is_slip(repair: &Repair) -> bool {
    let mut changes = repair.changes.iter();
    changes.all(|change| slip(change).is_some_and(|slip| slip != Slip::OneDigit))
}

/// The figures to mend and what the mistake was: `表三.予以公开.自然人 填 13，应为 31（疑为数字颠倒）`.
pub(crate) fn repair(cx: &ReportCx<'_>, repair: &Repair) -> Words {
    let changes = listed(cx, &repair.changes, repair.kind == RepairKind::Cells);
    let names = |of: &dyn Fn(FactId) -> Words| {
        let names: Vec<Words> = repair.changes.iter().map(|one| of(one.fact)).collect();
        let mut distinct: Vec<Words> = Vec::new();
        for name in names {
            if !distinct.contains(&name) {
                distinct.push(name);
            }
        }
        let text = |pick: &dyn Fn(&Words) -> String, with: &str| {
            distinct.iter().map(pick).collect::<Vec<_>>().join(with)
        };
        (
            text(&|name| name.zh.to_string(), "、"),
            text(&|name| name.en.to_string(), " and "),
        )
    };
    let (zh, en) = names(&|fact| line_words(cx, fact));
    match repair.kind {
        RepairKind::Cells => changes,
        RepairKind::SwappedAcross => Words::new(
            format!("疑为左右两格填反：{}", changes.zh),
            format!("two neighbouring cells seem exchanged: {}", changes.en),
        ),
        RepairKind::SwappedDown => Words::new(
            format!("疑为上下两格填反：{}", changes.zh),
            format!(
                "two cells, one above the other, seem exchanged: {}",
                changes.en
            ),
        ),
        RepairKind::ShiftedLeft => Words::new(
            format!("{zh} 整行疑为左移了一格：{}", changes.zh),
            format!("{en} seems shifted by one cell to the left: {}", changes.en),
        ),
        RepairKind::ShiftedRight => Words::new(
            format!("{zh} 整行疑为右移了一格：{}", changes.zh),
            format!(
                "{en} seems shifted by one cell to the right: {}",
                changes.en
            ),
        ),
        RepairKind::RowsExchanged => Words::new(
            format!("{zh} 两行疑为互换"),
            format!("the rows {en} seem exchanged"),
        ),
    }
}

/// How many equations of which families then hold: `改后 行总计、办理结果总计 两个等式都成立`.
pub(crate) fn holding(equations: &[&Equation]) -> Words {
    let mut names: Vec<(&str, Words, usize)> = Vec::new();
    for equation in equations {
        let family = equation.family.as_str();
        match names.iter_mut().find(|(known, ..)| *known == family) {
            Some((_, _, count)) => *count += 1,
            None => names.push((family, family_words(family), 1)),
        }
    }
    // The count of all of them follows; of one family it is the same.
    let is_alone = names.len() == 1;
    let zh = |(_, name, count): &(&str, Words, usize)| match count {
        2.. if !is_alone => format!("{}（{count} 个）", name.zh),
        _ => name.zh.to_string(),
    };
    let en = |(_, name, count): &(&str, Words, usize)| match count {
        2.. => format!("{} ({count})", name.en),
        _ => name.en.to_string(),
    };
    let text = |of: &dyn Fn(&(&str, Words, usize)) -> String, with: &str| {
        names.iter().map(of).collect::<Vec<_>>().join(with)
    };
    let count = match equations.len() {
        1 => "等式成立".to_owned(),
        2 => "两个等式都成立".to_owned(),
        3 => "三个等式都成立".to_owned(),
        many => format!("{many} 个等式都成立"),
    };
    let verb = if equations.len() == 1 {
        "then holds"
    } else {
        "then all hold"
    };
    Words::new(
        format!("{} {count}", text(&zh, "、")),
        format!("{} {verb}", text(&en, ", ")),
    )
}

/// The cells with what they hold and what they should hold.
fn listed(cx: &ReportCx<'_>, changes: &[Change], says_slips: bool) -> Words {
    /// More cells than this are counted.
    const CELLS: usize = 8;
    let words: Vec<Words> = changes
        .iter()
        .take(CELLS)
        .map(|one| change(cx, one, says_slips))
        .collect();
    let text = |of: &dyn Fn(&Words) -> String| words.iter().map(of).collect::<Vec<_>>();
    let (mut zh, mut en) = (
        text(&|words| words.zh.to_string()).join("；"),
        text(&|words| words.en.to_string()).join("; "),
    );
    if changes.len() > CELLS {
        zh = format!("{zh}；等 {} 格", changes.len());
        en = format!("{en}; {} cells in all", changes.len());
    }
    Words::new(zh, en)
}

fn change(cx: &ReportCx<'_>, change: &Change, says_slips: bool) -> Words {
    let name = cx.fact_words(change.fact);
    let to = change.to.map_or_else(|| "0".to_owned(), plain);
    let slip = slip(change).map(|slip| slip.words());
    let slip = slip.or_else(|| copied(cx, change)).filter(|_| says_slips);
    let (why, because) = match slip {
        Some(slip) => (format!("（疑为{}）", slip.zh), format!(" ({}?)", slip.en)),
        None => (String::new(), String::new()),
    };
    let printed = printed(cx, change.fact);
    if printed.is_empty() {
        return Words::new(
            format!("{} 空白，应为 {to}{why}", name.zh),
            format!("{} is blank and should be {to}{because}", name.en),
        );
    }
    Words::new(
        format!("{} 填 {printed}，应为 {to}{why}", name.zh),
        format!("{} is {printed} and should be {to}{because}", name.en),
    )
}

/// That a cell repeats what stands beside it, above it or below it.
fn copied(cx: &ReportCx<'_>, change: &Change) -> Option<Words> {
    /// Smaller figures stand beside themselves by chance.
    const LEAST: i64 = 3;
    let printed = change.from.filter(|from| *from >= Decimal::from(LEAST))?;
    let def = cx.form.fact(change.fact);
    let block = &cx.form.tables[def.table].blocks[def.block];
    let cell = |row: Option<usize>, column: Option<usize>| {
        let columns = 0..block.columns.len();
        Some(
            block
                .rows
                .get(row?)?
                .fact(column.filter(|column| columns.contains(column))?),
        )
    };
    let neighbours = [
        (
            cell(Some(def.row), def.column.checked_sub(1)),
            ("左边", "on its left"),
        ),
        (
            cell(Some(def.row), Some(def.column + 1)),
            ("右边", "on its right"),
        ),
        (
            cell(def.row.checked_sub(1), Some(def.column)),
            ("上面", "above it"),
        ),
        (
            cell(Some(def.row + 1), Some(def.column)),
            ("下面", "below it"),
        ),
    ];
    let same = neighbours.into_iter().find(|(fact, _)| {
        let number = fact.and_then(|fact| cx.fact(fact)?.value.number());
        number == Some(printed)
    });
    let (_, (zh, en)) = same?;
    Some(Words::new(
        format!("照抄了{zh}一格"),
        format!("a copy of the cell {en}"),
    ))
}

fn family_words(family: &str) -> Words {
    let known = FAMILIES.iter().find(|(known, _)| *known == family);
    known.map_or_else(
        || Words::new(family.to_owned(), family.to_owned()),
        |(_, words)| words.clone(),
    )
}

/// The row of a cell, or the table where its rows stand side by side.
fn line_words(cx: &ReportCx<'_>, fact: FactId) -> Words {
    let def = cx.form.fact(fact);
    let table = &cx.form.tables[def.table];
    if table.layout == Layout::Line {
        return Words::new(table.name.clone(), table.id.clone());
    }
    let without_column = |path: &str| match path.rsplit_once('.') {
        Some((row, _)) => row.to_owned(),
        None => path.to_owned(),
    };
    Words::new(without_column(&def.name), without_column(&def.path))
}

//! Reports as plain text, in the shapes that crawlers and office programs leave.

use encoding_rs::GB18030;

use super::dice::Dice;
use super::grid::{Grid, Slot};
use super::report::Report;

/// The shape of one text file.
pub(crate) struct TxtStyle {
    table: TableStyle,
    indent: &'static str,
    half_width: bool,
    encoding: Encoding,
    crlf: bool,
}

/// How a table is flattened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TableStyle {
    /// A cell a line, with a bar behind it or on a line of its own, so often in a hundred.
    CellPerLine { same_line: u32, broken_labels: bool },
    /// `a | b |`, with or without a bar for each column that a span covers.
    Bars { padded: bool, leading: bool },
    /// A full grid with a line below the first row.
    Markdown,
    /// A full grid with tabs.
    Tabs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf8WithMark,
    Gb18030,
}

impl TxtStyle {
    /// The shape of the next file.
    pub(crate) fn roll(dice: &mut Dice) -> Self {
        let half_width = dice.chance(3, 10);
        let encoding = match dice.below(10) {
            0..=2 => Encoding::Gb18030,
            3 => Encoding::Utf8WithMark,
            _ => Encoding::Utf8,
        };
        let indents: &[&str] = if half_width {
            &[""]
        } else {
            &["", "　　", "    "]
        };
        Self {
            table: TableStyle::roll(dice),
            indent: dice.pick::<&str>(indents),
            half_width,
            encoding,
            crlf: encoding != Encoding::Utf8 && dice.chance(1, 2),
        }
    }

    /// The bytes of a report in that shape.
    pub(crate) fn render(&self, report: &Report, dice: &mut Dice) -> Vec<u8> {
        let mut text = format!("{}\n", report.title);
        self.line(&mut text, &report.preamble);
        for section in &report.sections {
            self.line(&mut text, section.heading);
            for paragraph in &section.paragraphs {
                self.line(&mut text, paragraph);
            }
            if let Some(table) = &section.table {
                self.table.write(table, dice, &mut text);
            }
        }
        for line in report.signature.iter().flatten() {
            self.line(&mut text, line);
        }
        self.encode(text)
    }

    fn line(&self, text: &mut String, line: &str) {
        text.push_str(self.indent);
        text.push_str(line);
        text.push('\n');
    }

    fn encode(&self, text: String) -> Vec<u8> {
        let text = if self.half_width {
            text.chars().map(half_width).collect()
        } else {
            text
        };
        let text = if self.crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        };
        match self.encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Utf8WithMark => format!("\u{feff}{text}").into_bytes(),
            Encoding::Gb18030 => GB18030.encode(&text).0.into_owned(),
        }
    }
}

impl TableStyle {
    fn roll(dice: &mut Dice) -> Self {
        match dice.below(10) {
            0..=3 => Self::CellPerLine {
                same_line: *dice.pick(&[0, 12, 45]),
                broken_labels: dice.chance(1, 3),
            },
            4..=6 => Self::Bars {
                padded: dice.chance(1, 2),
                leading: dice.chance(1, 3),
            },
            7 => Self::Markdown,
            _ => Self::Tabs,
        }
    }

    fn write(self, grid: &Grid, dice: &mut Dice, text: &mut String) {
        match self {
            Self::CellPerLine {
                same_line,
                broken_labels,
            } => {
                write_cells(grid, same_line, broken_labels, dice, text);
            }
            Self::Bars { padded, leading } => write_bars(grid, padded, leading, text),
            Self::Markdown => write_markdown(grid, text),
            Self::Tabs => {
                for row in grid.full() {
                    text.push_str(&row.join("\t"));
                    text.push('\n');
                }
            }
        }
    }
}

/// A cell a line; the last cell of a block has no bar, and stray bars may follow.
fn write_cells(
    grid: &Grid,
    same_line: u32,
    broken_labels: bool,
    dice: &mut Dice,
    text: &mut String,
) {
    for (index, row) in grid.rows.iter().enumerate() {
        let next_is_heading = grid
            .rows
            .get(index + 1)
            .is_none_or(|next| grid.has_blocks && next.len() == 1);
        for (column, slot) in row.iter().enumerate() {
            text.push_str(&cell_text(slot, broken_labels));
            let last = next_is_heading && column + 1 == row.len() && slot.figure;
            match (last, slot.figure && dice.chance(same_line, 100)) {
                (true, _) => {}
                (false, true) => text.push_str(" |"),
                (false, false) if slot.text.is_empty() => text.push('|'),
                (false, false) => text.push_str("\n|"),
            }
            text.push('\n');
        }
    }
    if grid.has_blocks {
        text.push_str(&"|\n".repeat(dice.index(6)));
    }
}

/// The text of a cell; long labels may be broken where the narrow column broke them.
fn cell_text(slot: &Slot, broken_labels: bool) -> String {
    match slot.text.strip_prefix("本年新") {
        Some(rest) if broken_labels => format!("本年新\n{rest}"),
        _ => slot.text.clone(),
    }
}

fn write_bars(grid: &Grid, padded: bool, leading: bool, text: &mut String) {
    for row in &grid.rows {
        if leading {
            text.push_str("| ");
        }
        for slot in row {
            text.push_str(&slot.text);
            text.push_str(" | ");
        }
        if padded {
            text.push_str(&"|".repeat(grid.width - row.len()));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
}

fn write_markdown(grid: &Grid, text: &mut String) {
    for (index, row) in grid.full().iter().enumerate() {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
        if index == 0 {
            text.push_str(&format!("|{}\n", " --- |".repeat(grid.width)));
        }
    }
}

/// What crawlers turn full-width marks into.
fn half_width(mark: char) -> char {
    match mark {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::TableStyle;
    use crate::gen_corpus::dice::Dice;
    use crate::gen_corpus::grid::{Grid, Slot};

    fn grid() -> Grid {
        let slot = |text: &str, columns, rows, figure| Slot {
            text: text.to_owned(),
            columns,
            rows,
            figure,
        };
        let rows = vec![
            vec![slot("头", 3, 1, false)],
            vec![
                slot("组", 1, 2, false),
                slot("甲", 1, 1, false),
                slot("1", 1, 1, true),
            ],
            vec![slot("乙", 1, 1, false), slot("", 1, 1, true)],
        ];
        Grid {
            width: 3,
            rows,
            has_blocks: false,
        }
    }

    fn written(style: TableStyle) -> String {
        let mut text = String::new();
        style.write(&grid(), &mut Dice::new(1, 1), &mut text);
        text
    }

    #[test]
    fn cells_stand_on_lines() {
        let style = TableStyle::CellPerLine {
            same_line: 0,
            broken_labels: false,
        };
        assert_eq!(written(style), "头\n|\n组\n|\n甲\n|\n1\n|\n乙\n|\n\n");
    }

    #[test]
    fn spans_become_bars_or_nothing() {
        let bars = |padded, leading| written(TableStyle::Bars { padded, leading });
        assert_eq!(bars(true, false), "头 | ||\n组 | 甲 | 1 |\n乙 |  | |\n");
        assert_eq!(bars(false, true), "| 头 |\n| 组 | 甲 | 1 |\n| 乙 |  |\n");
    }

    #[test]
    fn grids_keep_covered_places() {
        assert_eq!(written(TableStyle::Tabs), "头\t\t\n组\t甲\t1\n\t乙\t\n");
        assert_eq!(
            written(TableStyle::Markdown),
            "| 头 |  |  |\n| --- | --- | --- |\n| 组 | 甲 | 1 |\n|  | 乙 |  |\n"
        );
    }
}

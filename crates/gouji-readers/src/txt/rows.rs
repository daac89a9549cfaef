//! Rows of a table that stand one a line, their cells apart by bars or tabs.

use std::ops::Range;

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowStyle {
    /// `a | b | c` and `| a | b |`; whether every row opens and closes with a bar, outside of
    /// which there is no cell.
    Bars { opens: bool, closes: bool },
    /// Tabs.
    Tabs,
}

/// The style of the rows that `lines` begin with, and how many lines have it; without a style,
/// how many lines have none.
///
/// A run of lines with bars is a table only when one of them holds two filled cells: cells that
/// stand one a line, each with its bar, are none.
pub(super) fn run(text: &str, lines: &[Range<usize>]) -> (Option<RowStyle>, usize) {
    let style_of = |line: &Range<usize>| style(&text[line.clone()]);
    let Some(first) = lines.first().and_then(style_of) else {
        let count = lines
            .iter()
            .take_while(|line| style_of(line).is_none())
            .count();
        return (None, count.max(1));
    };
    let count = lines
        .iter()
        .take_while(|line| style_of(line) == Some(first))
        .count();
    let rows = || {
        lines[..count]
            .iter()
            .map(|line| gouji_zh::trim(&text[line.clone()]))
    };
    let style = match first {
        Separator::Tab => RowStyle::Tabs,
        Separator::Bar => RowStyle::Bars {
            opens: rows().all(|row| row.starts_with('|')),
            closes: rows().all(|row| row.ends_with('|')),
        },
    };
    let is_row = |line: &Range<usize>| {
        cells(text, line.clone(), style)
            .iter()
            .filter(|cell| !gouji_zh::is_blank(&text[(*cell).clone()]))
            .count()
            >= 2
    };
    (lines[..count].iter().any(is_row).then_some(style), count)
}

/// The cells of a row, in order, with their white space; none for a line that only draws.
pub(super) fn cells(text: &str, line: Range<usize>, style: RowStyle) -> Vec<Range<usize>> {
    let row = &text[line.clone()];
    let separator = match style {
        RowStyle::Bars { .. } if is_rule(row) => return Vec::new(),
        RowStyle::Bars { .. } => '|',
        RowStyle::Tabs => '\t',
    };
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, found) in row.match_indices(separator) {
        cells.push(line.start + start..line.start + at);
        start = at + found.len();
    }
    cells.push(line.start + start..line.end);
    if let RowStyle::Bars { opens, closes } = style {
        if closes && cells.len() > 1 {
            cells.pop();
        }
        if opens && cells.len() > 1 {
            cells.remove(0);
        }
    }
    cells
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Bar,
    Tab,
}

fn style(line: &str) -> Option<Separator> {
    if line.contains('|') {
        return Some(Separator::Bar);
    }
    // Tabs at the start of a line with nothing else between are an indent.
    let has_tab_between = gouji_zh::trim(line).contains('\t');
    let ends_in_tab = line.ends_with('\t') && !gouji_zh::is_blank(line);
    let is_padded = line.starts_with("\t\t") && !gouji_zh::is_blank(line);
    (has_tab_between || ends_in_tab || is_padded).then_some(Separator::Tab)
}

/// The line under a Markdown header: `| --- | :-: |`.
fn is_rule(row: &str) -> bool {
    // Dashes alone may be figures that do not apply; a drawn line is longer.
    let draws = |cell: &str| {
        cell.is_empty() || (cell.len() >= 3 && cell.chars().all(|ch| matches!(ch, '-' | ':' | '+')))
    };
    row.contains("---") && row.split('|').map(str::trim).all(draws)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &str, style: RowStyle) -> Vec<&str> {
        cells(line, 0..line.len(), style)
            .into_iter()
            .map(|cell| line[cell].trim())
            .collect()
    }

    #[test]
    fn blank_cells_keep_their_column() {
        let closed = RowStyle::Bars {
            opens: false,
            closes: true,
        };
        let framed = RowStyle::Bars {
            opens: true,
            closes: true,
        };
        assert_eq!(split("规章 | 0 |  | 0 |", closed), ["规章", "0", "", "0"]);
        assert_eq!(split("| a |  | b |", framed), ["a", "", "b"]);
        assert_eq!(
            split("\t\t自然人\t\t总计", RowStyle::Tabs),
            ["", "", "自然人", "", "总计"]
        );
        assert_eq!(split("|---|:-:|", framed), Vec::<&str>::new());
        assert_eq!(split("|  |  | 自然人 |", framed), ["", "", "自然人"]);
        assert_eq!(split(" | a | 1 |", closed), ["", "a", "1"]);
        assert_eq!(split("| - | -- |", framed), ["-", "--"]);
    }

    #[test]
    fn the_frame_is_told_from_all_rows() {
        let text = "甲 | 1 | 2\n | 乙 | 3";
        let lines = [0..11, 12..text.len()];
        let (style, count) = run(text, &lines);
        assert_eq!(
            (style, count),
            (
                Some(RowStyle::Bars {
                    opens: false,
                    closes: false
                }),
                2
            )
        );
    }

    #[test]
    fn one_cell_a_line_is_no_table() {
        let text = "0 |\n|\n0 |";
        let lines = [0..3, 4..5, 6..9];
        assert_eq!(run(text, &lines), (None, 3));
    }
}

//! Rows of a table that stand one a line, their cells apart by bars or tabs.

use std::ops::Range;

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowStyle {
    /// `a | b | c` and `| a | b |`.
    Bars,
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
    let Some(style) = lines.first().and_then(style_of) else {
        let count = lines
            .iter()
            .take_while(|line| style_of(line).is_none())
            .count();
        return (None, count.max(1));
    };
    let count = lines
        .iter()
        .take_while(|line| style_of(line) == Some(style))
        .count();
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
        RowStyle::Bars if is_rule(row) => return Vec::new(),
        RowStyle::Bars => '|',
        RowStyle::Tabs => '\t',
    };
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, found) in row.match_indices(separator) {
        cells.push(line.start + start..line.start + at);
        start = at + found.len();
    }
    cells.push(line.start + start..line.end);
    if style == RowStyle::Bars {
        strip_outer(text, &mut cells);
    }
    cells
}

/// Bars at both ends frame the row; what is outside them is no cell.
fn strip_outer(text: &str, cells: &mut Vec<Range<usize>>) {
    let is_blank = |cell: &Range<usize>| gouji_zh::is_blank(&text[cell.clone()]);
    if cells.len() > 1 && cells.last().is_some_and(is_blank) {
        cells.pop();
    }
    if cells.len() > 1 && cells.first().is_some_and(is_blank) {
        cells.remove(0);
    }
}

fn style(line: &str) -> Option<RowStyle> {
    if line.contains('|') {
        return Some(RowStyle::Bars);
    }
    // Tabs at the start of a line with nothing else between are an indent.
    let has_tab_between = gouji_zh::trim(line).contains('\t');
    let ends_in_tab = line.ends_with('\t') && !gouji_zh::is_blank(line);
    let is_padded = line.starts_with("\t\t") && !gouji_zh::is_blank(line);
    (has_tab_between || ends_in_tab || is_padded).then_some(RowStyle::Tabs)
}

/// The line under a Markdown header: `| --- | :-: |`.
fn is_rule(row: &str) -> bool {
    row.contains('-')
        && row
            .chars()
            .all(|ch| matches!(ch, '|' | '-' | ':' | '+') || ch.is_whitespace())
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
        assert_eq!(
            split("规章 | 0 |  | 0 |", RowStyle::Bars),
            ["规章", "0", "", "0"]
        );
        assert_eq!(split("| a |  | b |", RowStyle::Bars), ["a", "", "b"]);
        assert_eq!(
            split("\t\t自然人\t\t总计", RowStyle::Tabs),
            ["", "", "自然人", "", "总计"]
        );
        assert_eq!(split("|---|:-:|", RowStyle::Bars), Vec::<&str>::new());
        assert_eq!(
            split("|  |  | 自然人 |", RowStyle::Bars),
            ["", "", "自然人"]
        );
    }

    #[test]
    fn one_cell_a_line_is_no_table() {
        let text = "0 |\n|\n0 |";
        let lines = [0..3, 4..5, 6..9];
        assert_eq!(run(text, &lines), (None, 3));
    }
}

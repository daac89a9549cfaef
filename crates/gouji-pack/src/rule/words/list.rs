//! A CSV word list of a pack: one wrong word a line.

use std::sync::Arc;

use gouji_core::{Diagnostic, UserFile, Words};

use super::pair::{FixYaml, Pair, split_alternatives};
use crate::csv::{CsvTable, Layout, Line};
use crate::decode::{Located, is_error};
use crate::nearest::nearest;
use crate::rule::CompileCx;

/// A column of a word list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Wrong,
    Right,
    Except,
    Why,
    Fix,
    From,
    To,
    Example,
}

const LAYOUT: Layout<Column> = Layout {
    name: Words::fixed("词表", "word list"),
    columns: &[
        ("wrong", "错误", Column::Wrong),
        ("right", "正确", Column::Right),
        ("except", "例外", Column::Except),
        ("why", "说明", Column::Why),
        ("fix", "修改", Column::Fix),
        ("from_year", "自年度", Column::From),
        ("to_year", "至年度", Column::To),
        ("example", "例句", Column::Example),
    ],
    required: 2,
};

/// The pairs of a word list of the pack, by its path; faults are at their places in the list.
pub(crate) fn word_list(cx: &mut CompileCx<'_>, path: &Located<String>) -> Option<Vec<Pair>> {
    let file = open(cx, path)?;
    let before = cx.diagnostics.len();
    let table = CsvTable::read(&file, &LAYOUT, cx.diagnostics)?;
    let pairs: Vec<Pair> = table
        .lines()
        .filter_map(|line| pair(&line, cx.diagnostics))
        .collect();
    let is_whole = !cx.diagnostics[before..].iter().any(is_error);
    is_whole.then_some(pairs)
}

/// The file at a path of the pack.
fn open(cx: &mut CompileCx<'_>, path: &Located<String>) -> Option<Arc<UserFile>> {
    let wanted = path.trim().replace('\\', "/");
    let wanted = wanted.trim_start_matches("./");
    let kind = wanted.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    if matches!(kind.as_str(), "xlsx" | "xls" | "et" | "ods") {
        cx.fault_with(
            "E1423",
            path.range.clone(),
            Words::new(
                format!("词表「{wanted}」是电子表格，读不了"),
                format!("word list `{wanted}` is a spreadsheet and cannot be read"),
            ),
            Words::fixed(
                "用 Excel 或 WPS 打开，“另存为”选“CSV（逗号分隔）”，这里改写 .csv 文件名。",
                "Open it in a spreadsheet program, save it as CSV, and name that file here.",
            ),
        );
        return None;
    }
    let files = cx.files;
    if let Some(file) = files.files.iter().find(|file| file.path == wanted) {
        return files.text(file, cx.diagnostics);
    }
    let names = files.files.iter().map(|file| file.path.as_str());
    let names = names.filter(|name| name.ends_with(".csv"));
    let message = Words::new(
        format!("规则包里没有文件「{wanted}」"),
        format!("the pack has no file `{wanted}`"),
    );
    let mut fault = Diagnostic::error("E1308", cx.file, path.range.clone(), message);
    fault = match nearest(wanted, names) {
        Some(near) => fault
            .labelled(Words::new(
                format!("您是不是想写「{near}」？"),
                format!("did you mean `{near}`?"),
            ))
            .replaced(path.range.clone(), near),
        None => fault.help(Words::fixed(
            "写包内的路径，如 words/错别字.csv；词表放在规则包的 words 文件夹里。",
            "Give its path in the pack, such as words/list.csv.",
        )),
    };
    cx.diagnostics.push(fault);
    None
}

/// The pair of a line.
fn pair(line: &Line<'_, Column>, diagnostics: &mut Vec<Diagnostic>) -> Option<Pair> {
    let (file, cell) = (line.file(), |column| line.cell(column));
    let list = |column: Column| -> Vec<Located<String>> {
        let parts = split_alternatives(&cell(column), &file.text).into_iter();
        parts.filter(|part| !part.is_empty()).collect()
    };
    let (fix, from, to) = (cell(Column::Fix), cell(Column::From), cell(Column::To));
    let fix = fix_of(file, &fix, diagnostics);
    let (from, to) = (year(file, &from, diagnostics), year(file, &to, diagnostics));
    let right = match list(Column::Right) {
        none if none.is_empty() => vec![cell(Column::Right)],
        some => some,
    };
    Some(Pair {
        wrong: cell(Column::Wrong),
        right,
        except: list(Column::Except),
        why: cell(Column::Why).value,
        fix: fix?,
        from: from?,
        to: to?,
        example: Some(cell(Column::Example)).filter(|text| !text.is_empty()),
        file: Arc::clone(file),
    })
}

fn fix_of(
    file: &Arc<UserFile>,
    cell: &Located<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Option<FixYaml>> {
    match cell.as_str() {
        "" => Some(None),
        "安全" | "safe" => Some(Some(FixYaml::Safe)),
        "建议" | "suggested" => Some(Some(FixYaml::Suggested)),
        other => {
            let message = Words::new(
                format!("“修改”列不能写“{other}”；可以写：安全、建议，或空着"),
                format!("\"{other}\" is none of safe, suggested, or nothing"),
            );
            let fault = Diagnostic::error("E1205", file, cell.range.clone(), message);
            diagnostics.push(fault);
            None
        }
    }
}

fn year(
    file: &Arc<UserFile>,
    cell: &Located<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Option<u16>> {
    if cell.is_empty() {
        return Some(None);
    }
    let folded: String = cell.chars().map(gouji_zh::fold_char).collect();
    let year = folded.trim_end_matches('年').parse();
    if let Ok(year) = year
        && (1949..3000).contains(&year)
    {
        return Some(Some(year));
    }
    let message = Words::new(
        format!("“{}”不是年度，写成 2023 这样", cell.value),
        format!("\"{}\" is no year such as 2023", cell.value),
    );
    diagnostics.push(Diagnostic::error(
        "E1206",
        file,
        cell.range.clone(),
        message,
    ));
    None
}

//! A CSV word list of a pack: one wrong word a line.

use std::collections::BTreeMap;
use std::sync::Arc;

use gouji_core::{Diagnostic, UserFile, Words};

use super::csv::rows;
use super::pair::{FixYaml, Pair, split_alternatives};
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

/// English and Chinese names of the columns.
const COLUMNS: [(&str, &str, Column); 8] = [
    ("wrong", "错误", Column::Wrong),
    ("right", "正确", Column::Right),
    ("except", "例外", Column::Except),
    ("why", "说明", Column::Why),
    ("fix", "修改", Column::Fix),
    ("from_year", "自年度", Column::From),
    ("to_year", "至年度", Column::To),
    ("example", "例句", Column::Example),
];

/// The pairs of a word list of the pack, by its path; faults are at their places in the list.
pub(crate) fn word_list(cx: &mut CompileCx<'_>, path: &Located<String>) -> Option<Vec<Pair>> {
    let file = open(cx, path)?;
    let before = cx.diagnostics.len();
    let rows = rows(&file.text).map_err(|mark| {
        let message = Words::fixed("引号没有成对", "a quotation mark is not closed");
        cx.diagnostics
            .push(Diagnostic::error("E1012", &file, mark, message));
    });
    let mut rows = rows.ok()?.into_iter();
    let Some(header) = rows.next() else {
        let message = Words::fixed("词表是空的", "the word list is empty");
        cx.diagnostics
            .push(Diagnostic::error("E1010", &file, 0..0, message));
        return None;
    };
    let columns = columns(&file, &header, cx.diagnostics)?;
    let pairs: Vec<Pair> = rows
        .filter_map(|row| pair(&file, &columns, &row, cx.diagnostics))
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

/// Which column is which, by the header line.
fn columns(
    file: &Arc<UserFile>,
    header: &[Located<String>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<BTreeMap<Column, usize>> {
    let help = Words::fixed(
        "第一行写各列的名称：错误,正确,例外,说明,修改,自年度,至年度,例句，用半角逗号分开；前两列必须有，其他的可以没有。",
        "The first line names the columns: wrong,right,except,why,fix,from_year,to_year,example; the first two are required.",
    );
    let mut columns = BTreeMap::new();
    let mut is_whole = true;
    for (index, name) in header
        .iter()
        .enumerate()
        .filter(|(_, name)| !name.is_empty())
    {
        let known = COLUMNS
            .iter()
            .find(|(en, zh, _)| name.value == *zh || name.eq_ignore_ascii_case(en));
        let fault = |code, message| Diagnostic::error(code, file, name.range.clone(), message);
        let found = match known {
            None => Err(unknown_column(fault, name)),
            Some((_, _, column)) => match columns.insert(*column, index) {
                None => Ok(()),
                Some(_) => Err(fault(
                    "E1009",
                    Words::new(
                        format!("列「{}」写了两次", name.value),
                        format!("column `{}` is there twice", name.value),
                    ),
                )),
            },
        };
        if let Err(fault) = found {
            is_whole = false;
            diagnostics.push(fault.help(help.clone()));
        }
    }
    for (en, zh, column) in &COLUMNS[..2] {
        if is_whole && !columns.contains_key(column) {
            let end = header.last().map_or(0, |cell| cell.range.end);
            let message = Words::new(
                format!("词表缺少「{zh}」列"),
                format!("the word list lacks the column `{en}`"),
            );
            let fault = Diagnostic::error("E1422", file, end..end, message);
            diagnostics.push(fault.help(help.clone()));
            return None;
        }
    }
    is_whole.then_some(columns)
}

fn unknown_column(
    fault: impl Fn(&'static str, Words) -> Diagnostic,
    name: &Located<String>,
) -> Diagnostic {
    if name.contains(['，', '\t', ';', '；']) {
        return fault(
            "E1422",
            Words::fixed(
                "第一行的各列没有用半角逗号分开",
                "the columns of the first line are not separated by commas",
            ),
        );
    }
    let message = Words::new(
        format!("词表没有叫「{}」的列", name.value),
        format!("a word list has no column `{}`", name.value),
    );
    let names = COLUMNS.iter().flat_map(|(en, zh, _)| [*zh, *en]);
    let found = fault("E1422", message);
    match nearest(name, names) {
        Some(near) => {
            let range = found.range.clone();
            found
                .labelled(Words::new(
                    format!("您是不是想写「{near}」？"),
                    format!("did you mean `{near}`?"),
                ))
                .replaced(range, near)
        }
        None => found,
    }
}

/// The pair of a line.
fn pair(
    file: &Arc<UserFile>,
    columns: &BTreeMap<Column, usize>,
    row: &[Located<String>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Pair> {
    let end = row.last().map_or(0, |cell| cell.range.end);
    let cell = |column: Column| {
        let cell = columns.get(&column).and_then(|index| row.get(*index));
        cell.cloned().unwrap_or(Located {
            value: String::new(),
            range: end..end,
        })
    };
    if let Some(surplus) = row
        .get(width(columns)..)
        .and_then(|rest| rest.iter().find(|cell| !cell.is_empty()))
    {
        let message = Words::fixed(
            "这一行的列比第一行多；文字里有半角逗号时，整格加半角引号",
            "this line has more cells than the first; put a cell with a comma in quotation marks",
        );
        diagnostics.push(Diagnostic::error(
            "E1422",
            file,
            surplus.range.clone(),
            message,
        ));
        return None;
    }
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

fn width(columns: &BTreeMap<Column, usize>) -> usize {
    columns.values().max().map_or(0, |last| last + 1)
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

//! Tables of a pack as comma-separated text: a header line that names the columns, in English or in
//! Chinese, and a line for each thing.

mod rows;

use std::collections::BTreeMap;
use std::sync::Arc;

use gouji_core::{Diagnostic, UserFile, Words};

use crate::decode::Located;
use crate::nearest::nearest;

/// What a kind of table looks like.
pub(crate) struct Layout<C: 'static> {
    /// What users call it, such as 词表.
    pub(crate) name: Words,
    /// English and Chinese names of the columns; the required ones come first.
    pub(crate) columns: &'static [(&'static str, &'static str, C)],
    /// How many columns are required.
    pub(crate) required: usize,
}

/// A table that was read.
pub(crate) struct CsvTable<C> {
    file: Arc<UserFile>,
    columns: BTreeMap<C, usize>,
    rows: Vec<Vec<Located<String>>>,
}

/// A line of a table.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a, C> {
    table: &'a CsvTable<C>,
    row: &'a [Located<String>],
}

impl<C: Ord + Copy> CsvTable<C> {
    /// Reads a table; nothing when its header is faulty. Lines at fault are left out, each with its
    /// fault.
    pub(crate) fn read(
        file: &Arc<UserFile>,
        layout: &Layout<C>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let rows = rows::rows(&file.text).map_err(|mark| {
            let message = Words::fixed("引号没有成对", "a quotation mark is not closed");
            diagnostics.push(Diagnostic::error("E1012", file, mark, message));
        });
        let mut rows = rows.ok()?.into_iter();
        let Some(header) = rows.next() else {
            let Words { zh, en } = &layout.name;
            let message = Words::new(format!("{zh}是空的"), format!("the {en} is empty"));
            diagnostics.push(Diagnostic::error("E1010", file, 0..0, message));
            return None;
        };
        let columns = layout.columns_of(file, &header, diagnostics)?;
        let width = columns.values().max().map_or(0, |last| last + 1);
        let is_whole = |row: &Vec<Located<String>>, diagnostics: &mut Vec<Diagnostic>| {
            let surplus = row.iter().skip(width).find(|cell| !cell.is_empty());
            diagnostics.extend(surplus.map(|cell| too_wide(file, cell)));
            surplus.is_none()
        };
        let rows = rows.filter(|row| is_whole(row, diagnostics)).collect();
        Some(Self {
            file: Arc::clone(file),
            columns,
            rows,
        })
    }

    /// Its lines behind the header.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_, C>> {
        self.rows.iter().map(|row| Line { table: self, row })
    }
}

impl<C: Ord + Copy> Line<'_, C> {
    /// A cell, empty where the line or the table lacks it.
    pub(crate) fn cell(&self, column: C) -> Located<String> {
        let end = self.row.last().map_or(0, |cell| cell.range.end);
        let index = self.table.columns.get(&column);
        let cell = index.and_then(|index| self.row.get(*index));
        cell.cloned().unwrap_or(Located {
            value: String::new(),
            range: end..end,
        })
    }

    /// The file that it stands in.
    pub(crate) fn file(&self) -> &Arc<UserFile> {
        &self.table.file
    }
}

impl<C: Ord + Copy> Layout<C> {
    /// Which column is which, by the header line.
    fn columns_of(
        &self,
        file: &Arc<UserFile>,
        header: &[Located<String>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<BTreeMap<C, usize>> {
        let mut columns = BTreeMap::new();
        let mut is_whole = true;
        let named = header.iter().enumerate();
        for (index, name) in named.filter(|(_, name)| !name.is_empty()) {
            let mut known = self.columns.iter();
            let known =
                known.find(|(en, zh, _)| name.value == *zh || name.eq_ignore_ascii_case(en));
            let fault = |code, message| Diagnostic::error(code, file, name.range.clone(), message);
            let found = match known {
                None => Err(self.unknown_column(fault, name)),
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
                diagnostics.push(fault.help(self.help()));
            }
        }
        for (en, zh, column) in self.columns.iter().take(self.required) {
            if is_whole && !columns.contains_key(column) {
                let end = header.last().map_or(0, |cell| cell.range.end);
                let message = Words::new(
                    format!("{}缺少「{zh}」列", self.name.zh),
                    format!("the {} lacks the column `{en}`", self.name.en),
                );
                let fault = Diagnostic::error("E1422", file, end..end, message);
                diagnostics.push(fault.help(self.help()));
                return None;
            }
        }
        is_whole.then_some(columns)
    }

    fn help(&self) -> Words {
        let zh: Vec<&str> = self.columns.iter().map(|(_, zh, _)| *zh).collect();
        let en: Vec<&str> = self.columns.iter().map(|(en, _, _)| *en).collect();
        let required = self.required;
        let (first_zh, first_en) = match required {
            1 => (
                "第一列必须有".to_owned(),
                "the first is required".to_owned(),
            ),
            2 => (
                "前两列必须有".to_owned(),
                "the first two are required".to_owned(),
            ),
            many => (
                format!("前 {many} 列必须有"),
                format!("the first {many} are required"),
            ),
        };
        Words::new(
            format!(
                "第一行写各列的名称：{}，用半角逗号分开；{first_zh}，其他的可以没有。",
                zh.join(",")
            ),
            format!(
                "The first line names the columns: {}; {first_en}.",
                en.join(",")
            ),
        )
    }

    fn unknown_column(
        &self,
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
            format!("{}没有叫「{}」的列", self.name.zh, name.value),
            format!("a {} has no column `{}`", self.name.en, name.value),
        );
        let names = self.columns.iter().flat_map(|(en, zh, _)| [*zh, *en]);
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
}

fn too_wide(file: &Arc<UserFile>, surplus: &Located<String>) -> Diagnostic {
    let message = Words::fixed(
        "这一行的列比第一行多；文字里有半角逗号时，整格加半角引号",
        "this line has more cells than the first; put a cell with a comma in quotation marks",
    );
    Diagnostic::error("E1422", file, surplus.range.clone(), message)
}

//! Writes one report in the styles that filings come in.

use std::fmt::Write;

use gouji_core::{Form, Report, SectionId};

/// A report in plain text, one cell a line with bars, as crawlers flatten tables.
#[must_use]
pub fn flattened(report: &Report, form: &Form) -> String {
    render(report, form, &|table, view| {
        let mut text = String::new();
        for cell in lines_of(table, view) {
            let _ = if cell.is_empty() {
                writeln!(text, "|")
            } else {
                writeln!(text, "{cell}\n|")
            };
        }
        text
    })
}

/// A report in plain text, one row a line with bars, merged cells written once.
#[must_use]
pub fn rows(report: &Report, form: &Form) -> String {
    render(report, form, &|table, view| {
        table_rows(table, view)
            .iter()
            .map(|row| format!("{} |\n", row.join(" | ")))
            .collect()
    })
}

/// A report as an HTML page with menus, merged cells and a footer.
#[must_use]
pub fn html(report: &Report, form: &Form) -> String {
    let body = render_with(
        report,
        form,
        &|line| format!("<p>　　{line}</p>\n"),
        &|table, view| match table {
            0 => html_blocks(view),
            1 => html_requests(view),
            _ => html_review(view),
        },
    );
    format!(
        "<!DOCTYPE html><html><head><title>年报</title></head><body>\
         <ul class=\"nav\"><li><a href=\"#\">首页</a></li><li><a href=\"#\">某县2017年政府信息公开工作年度报告</a></li></ul>\n\
         <div id=\"zoom\">{body}</div>\n<div class=\"footer\"><p>主办：某县人民政府　一、网站声明</p></div></body></html>"
    )
}

/// The figures of a table as printed.
struct View<'a> {
    report: &'a Report,
    form: &'a Form,
    table: usize,
}

impl View<'_> {
    fn values(&self, block: usize, row: usize) -> Vec<&str> {
        let block = &self.form.tables[self.table].blocks[block];
        let cells = (0..block.columns.len()).map(|column| block.rows[row].fact(column));
        cells
            .map(|fact| {
                self.report
                    .facts
                    .get(fact)
                    .map_or("", |fact| self.report.document.quote(fact.span))
            })
            .collect()
    }

    fn form_rows(&self, block: usize) -> impl Iterator<Item = usize> + '_ {
        let rows = &self.form.tables[self.table].blocks[block].rows;
        (0..rows.len()).filter(|row| rows[*row].is_of_form())
    }

    fn label(&self, block: usize, row: usize) -> &str {
        &self.form.tables[self.table].blocks[block].rows[row].label
    }
}

fn render(report: &Report, form: &Form, table: &dyn Fn(usize, &View<'_>) -> String) -> String {
    render_with(report, form, &|line| format!("{line}\n"), table)
}

fn render_with(
    report: &Report,
    form: &Form,
    line: &dyn Fn(&str) -> String,
    table: &dyn Fn(usize, &View<'_>) -> String,
) -> String {
    let quote = |span| report.document.quote(span);
    let mut text = String::new();
    for item in &report.preamble {
        if let gouji_core::Item::Prose(span) = item {
            text.push_str(&line(quote(*span)));
        }
    }
    for section in &report.sections {
        text.push_str(&line(quote(section.heading)));
        section
            .prose()
            .for_each(|span| text.push_str(&line(quote(span))));
        let of_section = |id: SectionId| form.tables.iter().position(|table| table.section == id);
        if let Some(index) = of_section(section.id) {
            text.push_str(&table(
                index,
                &View {
                    report,
                    form,
                    table: index,
                },
            ));
        }
    }
    text
}

const APPLICANTS: [&str; 5] = [
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
];
const OUTCOMES: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
const CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
/// Groups of the rows of table three: the id of the first row of each, and its label.
const GROUPS: [(&str, &str); 4] = [
    ("denied_state_secret", "（三）不予公开"),
    ("unavailable_not_held", "（四）无法提供"),
    ("not_processed_petition", "（五）不予处理"),
    ("other_no_correction", "（六）其他处理"),
];

/// The rows of a table as crawlers print them, each merged cell once.
fn table_rows(table: usize, view: &View<'_>) -> Vec<Vec<String>> {
    let own = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    match table {
        0 => {
            for (b, block) in view.form.tables[0].blocks.iter().enumerate() {
                rows.push(vec![block_heading(view, b)]);
                rows.push(
                    std::iter::once("信息内容".to_owned())
                        .chain(block.columns.iter().map(|column| column.name.clone()))
                        .collect(),
                );
                for row in view.form_rows(b) {
                    rows.push(
                        std::iter::once(view.label(b, row))
                            .chain(view.values(b, row))
                            .map(str::to_owned)
                            .collect(),
                    );
                }
            }
        }
        1 => {
            rows.push(own(&[CORNER, "申请人情况"]));
            rows.push(own(&["自然人", "法人或其他组织", "总计"]));
            rows.push(own(&APPLICANTS));
            for row in view.form_rows(0) {
                rows.push(
                    labels_of(view, row)
                        .into_iter()
                        .chain(view.values(0, row).into_iter().map(str::to_owned))
                        .collect(),
                );
            }
        }
        _ => {
            rows.push(own(&["行政复议", "行政诉讼"]));
            rows.push([own(&OUTCOMES), own(&["未经复议直接起诉", "复议后起诉"])].concat());
            rows.push([own(&OUTCOMES), own(&OUTCOMES)].concat());
            rows.push(
                (0..3)
                    .flat_map(|row| view.values(0, row))
                    .map(str::to_owned)
                    .collect(),
            );
        }
    }
    rows
}

fn lines_of(table: usize, view: &View<'_>) -> Vec<String> {
    table_rows(table, view).concat()
}

fn block_heading(view: &View<'_>, block: usize) -> String {
    let id = view.form.tables[0].blocks[block]
        .id
        .clone()
        .unwrap_or_default();
    let item = match id.as_str() {
        "art20_1" => "一",
        "art20_5" => "五",
        "art20_6" => "六",
        "art20_8" => "八",
        _ => "九",
    };
    format!("第二十条第（{item}）项")
}

/// The label cells that stand in a row of table three, group labels at the first row of each.
fn labels_of(view: &View<'_>, row: usize) -> Vec<String> {
    let id = view.form.tables[1].blocks[0].rows[row].id.as_str();
    let mut labels = Vec::new();
    if id == "granted" {
        labels.push("三、本年度办理结果".to_owned());
    }
    labels.extend(
        GROUPS
            .iter()
            .filter(|(first, _)| *first == id)
            .map(|(_, label)| (*label).to_owned()),
    );
    labels.push(view.label(0, row).to_owned());
    labels
}

fn tr(cells: &str) -> String {
    format!("<tr>{cells}</tr>\n")
}

fn td(columns: usize, rows: usize, text: &str) -> String {
    let text = if text.is_empty() { "&nbsp;" } else { text };
    format!("<td colspan=\"{columns}\" rowspan='{rows}'><p>{text}</p></td>")
}

fn html_blocks(view: &View<'_>) -> String {
    let mut text = String::from("<table border=1><tbody>");
    for (b, block) in view.form.tables[0].blocks.iter().enumerate() {
        let last = 4 - block.columns.len();
        let wide = |position: usize| {
            if position + 1 == block.columns.len() {
                last
            } else {
                1
            }
        };
        text += &tr(&td(4, 1, &block_heading(view, b)));
        let heads: String = block
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| td(wide(at), 1, &column.name))
            .collect();
        text += &tr(&(td(1, 1, "信息内容") + &heads));
        for row in view.form_rows(b) {
            let values: String = view
                .values(b, row)
                .iter()
                .enumerate()
                .map(|(at, value)| td(wide(at), 1, value))
                .collect();
            text += &tr(&(td(1, 1, view.label(b, row)) + &values));
        }
    }
    text + "</tbody></table>\n"
}

fn html_requests(view: &View<'_>) -> String {
    let rows: Vec<usize> = view.form_rows(0).collect();
    let id = |row: usize| view.form.tables[1].blocks[0].rows[row].id.as_str();
    let mut text = String::from("<TABLE><TBODY>");
    text += &tr(&(td(3, 3, CORNER) + &td(7, 1, "申请人情况")));
    text += &tr(&(td(1, 2, "自然人") + &td(5, 1, "法人或其他组织") + &td(1, 2, "总计")));
    text += &tr(&APPLICANTS
        .map(|name| td(1, 1, &name.replace("商业企业", "商业<br />企业")))
        .concat());
    for (position, row) in rows.iter().enumerate() {
        let starts_group = GROUPS.iter().find(|(first, _)| *first == id(*row));
        let in_group = ["denied_", "unavailable_", "not_processed_", "other_"]
            .iter()
            .any(|prefix| id(*row).starts_with(prefix));
        let mut cells = String::new();
        if id(*row) == "granted" {
            cells += &td(1, rows.len() - 3, "三、本年度办理结果");
        }
        if let Some((first, label)) = starts_group {
            let prefix = first.split('_').next().unwrap_or("");
            let size = rows[position..]
                .iter()
                .take_while(|row| id(**row).starts_with(prefix))
                .count();
            cells += &td(1, size, label);
        }
        let width = if matches!(id(*row), "new" | "carried_in" | "carried_out") {
            3
        } else if in_group {
            1
        } else {
            2
        };
        cells += &td(width, 1, view.label(0, *row));
        cells += &view
            .values(0, *row)
            .iter()
            .map(|value| td(1, 1, value))
            .collect::<String>();
        text += &tr(&cells);
    }
    text + "</TBODY></TABLE>\n"
}

fn html_review(view: &View<'_>) -> String {
    let mut text = String::from("<table>");
    text += &tr(&(td(5, 1, "行政复议") + &td(10, 1, "行政诉讼")));
    text += &tr(&(OUTCOMES.map(|name| td(1, 2, name)).concat()
        + &td(5, 1, "未经复议直接起诉")
        + &td(5, 1, "复议后起诉")));
    text += &tr(&OUTCOMES.map(|name| td(1, 1, name)).concat().repeat(2));
    text += &tr(&(0..3)
        .flat_map(|row| view.values(0, row))
        .map(|value| td(1, 1, value))
        .collect::<String>());
    text + "</table>\n"
}

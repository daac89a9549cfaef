//! A form with one table.

use gouji_core::{
    Domain, FactDef, FactId, Form, FormBlock, FormColumn, FormRow, FormSection, FormTable,
    HeaderSpec, Layout, Level, SectionContent, SectionId, Words,
};
use regex::Regex;

use super::rules::basis;

const ROWS: [(&str, &str); 4] = [
    ("new", "本年新收"),
    ("carried", "上年结转"),
    ("granted", "予以公开"),
    ("refused", "不予公开"),
];
const COLUMNS: [(&str, &str); 3] = [
    ("natural", "自然人"),
    ("welfare", "社会公益组织"),
    ("total", "总计"),
];

/// A form with one table of four rows and three columns.
pub(crate) fn form() -> Form {
    let basis = basis(
        "政府信息公开工作年度报告格式",
        "国办公开办函〔2019〕60号",
        "",
        Some(2019),
    );
    let header = HeaderSpec {
        titles: vec![
            Regex::new("^(?<body>.+?)(?<year>[0-9]{4})年政府信息公开工作年度报告$").unwrap(),
        ],
        periods: Vec::new(),
        regions: Vec::new(),
        years: Vec::new(),
        governments: vec!["人民政府".to_owned()],
        superiors: Vec::new(),
        offices: Vec::new(),
        levels: vec![level()],
        due: Vec::new(),
    };
    let sections = vec![
        section("overview", "一", "总体情况", SectionContent::Prose),
        section(
            "requests",
            "三",
            "收到和处理政府信息公开申请情况",
            SectionContent::Table,
        ),
    ];
    let (table, facts) = table();
    Form::new(
        "form-2019".into(),
        Words::fixed("2019年格式", "form of 2019"),
        basis,
        vec![],
        vec![],
        sections,
        vec![table],
        header,
        facts,
    )
}

fn level() -> Level {
    Level {
        id: "county".into(),
        name: Words::fixed("县级", "county"),
        endings: vec!["县".into()],
        shared_endings: Vec::new(),
        self_references: Vec::new(),
    }
}

fn section(id: &str, ordinal: &str, heading: &str, content: SectionContent) -> FormSection {
    let (id, ordinal, heading) = (id.to_owned(), ordinal.to_owned(), heading.to_owned());
    FormSection {
        id,
        ordinal,
        heading_keys: vec![heading.clone()],
        heading,
        like: Vec::new(),
        content,
    }
}

fn table() -> (FormTable, Vec<FactDef>) {
    let column = |(id, name): (&str, &str)| FormColumn {
        id: id.into(),
        name: name.into(),
        keys: vec![name.into()],
        domain: Domain::Count,
    };
    let row = |(index, (id, name)): (usize, (&str, &str))| FormRow {
        id: id.into(),
        name: name.into(),
        label: name.into(),
        keys: vec![name.into()],
        first_fact: FactId(u16::try_from(index * COLUMNS.len()).unwrap()),
        replaces: Vec::new(),
    };
    let block = FormBlock {
        id: None,
        keys: Vec::new(),
        columns: COLUMNS.map(column).to_vec(),
        rows: ROWS.into_iter().enumerate().map(row).collect(),
    };
    let facts = (0..ROWS.len() * COLUMNS.len())
        .map(|index| fact(index / COLUMNS.len(), index % COLUMNS.len()));
    let table = FormTable {
        id: "requests".into(),
        name: "表三".into(),
        section: SectionId(1),
        layout: Layout::Rows,
        blocks: vec![block],
        group_keys: Vec::new(),
    };
    (table, facts.collect())
}

fn fact(row: usize, column: usize) -> FactDef {
    FactDef {
        path: format!("requests.{}.{}", ROWS[row].0, COLUMNS[column].0),
        name: format!("表三.{}.{}", ROWS[row].1, COLUMNS[column].1),
        table: 0,
        block: 0,
        row,
        column,
        domain: Domain::Count,
    }
}

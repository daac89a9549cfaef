//! Turns the YAML of a form into the form that the core works with.

use std::ops::Range;
use std::sync::Arc;

use gouji_core::{
    Diagnostic, Domain, Due, Equation, FactDef, FactId, Form, FormBlock, FormColumn, FormRow,
    FormSection, FormTable, HeaderSpec, Layout, Level, Relation, SectionContent, SectionId,
    UserFile, Words,
};
use gouji_zh::{fold_char, label_key};
use regex::{Regex, RegexBuilder};

use super::schema::{
    BlockYaml, ContentYaml, DomainYaml, EachYaml, EquationYaml, FormYaml, HeaderYaml, LayoutYaml,
    RelationYaml, RowYaml, SectionYaml, TableYaml,
};
use crate::decode::Located;

/// The largest compiled pattern of a pack, in bytes.
const PATTERN_SIZE: usize = 1 << 20;

pub(crate) fn header(
    yaml: &HeaderYaml,
    file: &Arc<UserFile>,
) -> Result<HeaderSpec, Box<Diagnostic>> {
    let patterns = |texts: &[Located<String>]| -> Result<Vec<Regex>, Box<Diagnostic>> {
        texts.iter().map(|text| pattern(text, file)).collect()
    };
    Ok(HeaderSpec {
        titles: patterns(&yaml.titles)?,
        periods: patterns(&yaml.periods)?,
        regions: patterns(&yaml.regions)?,
        years: patterns(&yaml.years)?,
        governments: yaml.governments.clone(),
        superiors: yaml.superiors.clone(),
        offices: yaml.offices.clone(),
        levels: yaml
            .levels
            .iter()
            .map(|level| Level {
                id: level.id.clone(),
                name: Words::new(level.name.clone(), level.name_en.clone()),
                endings: level.endings.clone(),
                shared_endings: level.shared_endings.clone(),
                self_references: level.self_references.clone(),
            })
            .collect(),
        due: yaml
            .due
            .iter()
            .map(|due| Due {
                form: due.form.clone(),
                from: due.from,
                to: due.to,
                basis: due.basis.basis(),
            })
            .collect(),
    })
}

pub(crate) fn form(
    yaml: FormYaml,
    header: HeaderSpec,
    file: &Arc<UserFile>,
) -> Result<Form, Box<Diagnostic>> {
    let sections: Vec<FormSection> = yaml.sections.iter().map(section).collect();
    let mut facts = Vec::new();
    let mut tables = Vec::new();
    for (index, table_yaml) in yaml.tables.iter().enumerate() {
        tables.push(table(table_yaml, index, &sections, &mut facts, file)?);
    }
    let equations = yaml
        .tables
        .iter()
        .zip(&tables)
        .map(|(table_yaml, table)| equations(table_yaml, table, file))
        .collect::<Result<Vec<_>, _>>()?
        .concat();
    let marks = yaml.marks.iter().map(|mark| label_key(mark)).collect();
    let citations = yaml
        .citations
        .iter()
        .map(|number| label_key(number))
        .collect();
    let mut form = Form::new(
        yaml.id,
        Words::new(yaml.name, yaml.name_en),
        yaml.basis.basis(),
        marks,
        citations,
        sections,
        tables,
        header,
        facts,
    );
    form.equations = equations;
    Ok(form)
}

fn section(yaml: &SectionYaml) -> FormSection {
    let like = yaml.like.iter().map(|words| {
        words
            .iter()
            .map(|word| word.chars().map(fold_char).collect())
            .collect()
    });
    FormSection {
        id: yaml.id.clone(),
        ordinal: yaml.ordinal.clone(),
        heading: yaml.heading.clone(),
        heading_keys: std::iter::once(&yaml.heading)
            .chain(&yaml.synonyms)
            .map(|heading| label_key(heading))
            .collect(),
        like: like.collect(),
        content: match yaml.content {
            ContentYaml::Prose => SectionContent::Prose,
            ContentYaml::ProseOrNothing => SectionContent::ProseOrNothing,
            ContentYaml::Table => SectionContent::Table,
        },
    }
}

fn table(
    yaml: &TableYaml,
    index: usize,
    sections: &[FormSection],
    facts: &mut Vec<FactDef>,
    file: &Arc<UserFile>,
) -> Result<FormTable, Box<Diagnostic>> {
    let position = sections
        .iter()
        .position(|section| section.id == yaml.section.value);
    let section = position
        .and_then(|position| u8::try_from(position).ok())
        .map(SectionId);
    let section =
        section.ok_or_else(|| unknown(file, yaml.section.range.clone(), &yaml.section))?;
    let blocks = yaml
        .blocks
        .iter()
        .enumerate()
        .map(|(block, block_yaml)| self::block(yaml, block_yaml, (index, block), facts, file))
        .collect::<Result<_, _>>()?;
    Ok(FormTable {
        id: yaml.id.clone(),
        name: yaml.name.clone(),
        section,
        layout: match yaml.layout {
            LayoutYaml::Rows => Layout::Rows,
            LayoutYaml::Line => Layout::Line,
        },
        blocks,
        group_keys: yaml.groups.iter().map(|group| label_key(group)).collect(),
    })
}

fn block(
    table: &TableYaml,
    yaml: &BlockYaml,
    (table_index, block_index): (usize, usize),
    facts: &mut Vec<FactDef>,
    file: &Arc<UserFile>,
) -> Result<FormBlock, Box<Diagnostic>> {
    let columns: Vec<FormColumn> = yaml
        .columns
        .iter()
        .map(|column| FormColumn {
            id: column.id.clone(),
            name: column.name.clone(),
            keys: keys(std::iter::once(&column.name).chain(&column.labels)),
            domain: match column.domain {
                DomainYaml::Count => Domain::Count,
                DomainYaml::Signed => Domain::Signed,
                DomainYaml::Decimal => Domain::Decimal,
                DomainYaml::Money => Domain::Money,
            },
        })
        .collect();
    let mut rows = Vec::new();
    for (row_index, row) in yaml.rows.iter().enumerate() {
        let first_fact = FactId(u16::try_from(facts.len()).unwrap_or(u16::MAX));
        let join = |table: &str, block: Option<&str>, row: &str, column: &str| {
            [Some(table), block, Some(row), Some(column)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(".")
        };
        facts.extend(
            columns
                .iter()
                .enumerate()
                .map(|(column_index, column)| FactDef {
                    path: join(&table.id, yaml.id.as_deref(), &row.id, &column.id),
                    name: join(
                        &table.name,
                        yaml.id.as_ref().map(|_| yaml.name.as_str()),
                        &row.name,
                        &column.name,
                    ),
                    table: table_index,
                    block: block_index,
                    row: row_index,
                    column: column_index,
                    domain: column.domain,
                }),
        );
        rows.push(form_row(row, yaml, first_fact, file)?);
    }
    Ok(FormBlock {
        id: yaml.id.clone(),
        keys: keys(yaml.labels.iter()),
        columns,
        rows,
    })
}

fn form_row(
    row: &RowYaml,
    block: &BlockYaml,
    first_fact: FactId,
    file: &Arc<UserFile>,
) -> Result<FormRow, Box<Diagnostic>> {
    let label = row.label.as_ref().unwrap_or(&row.name);
    let replaces = row
        .replaces
        .iter()
        .map(|id| {
            let position = block.rows.iter().position(|other| other.id == id.value);
            position.ok_or_else(|| unknown(file, id.range.clone(), id))
        })
        .collect::<Result<_, _>>()?;
    Ok(FormRow {
        id: row.id.clone(),
        name: row.name.clone(),
        label: label.clone(),
        keys: keys(std::iter::once(label).chain(&row.labels)),
        first_fact,
        replaces,
    })
}

fn equations(
    yaml: &TableYaml,
    table: &FormTable,
    file: &Arc<UserFile>,
) -> Result<Vec<Equation>, Box<Diagnostic>> {
    let mut all = Vec::new();
    for equation in &yaml.equations {
        let named = equation.block.as_ref().map(|block| &block.value);
        let block = table.blocks.iter().find(|block| block.id.as_ref() == named);
        let block = block.ok_or_else(|| match &equation.block {
            Some(block) => unknown(file, block.range.clone(), block),
            None => unknown(file, equation.family.range.clone(), &yaml.name),
        })?;
        match equation.each {
            EachYaml::Column => {
                let rows = |names: &[Located<String>]| {
                    names
                        .iter()
                        .map(|name| row(block, name, file))
                        .collect::<Result<Vec<_>, _>>()
                };
                let (left, right) = (rows(&equation.left)?, rows(&equation.right)?);
                for (index, column) in block.columns.iter().enumerate() {
                    let side = |rows: &[&FormRow]| rows.iter().map(|row| row.fact(index)).collect();
                    all.push(instance(equation, &column.name, side(&left), side(&right)));
                }
            }
            EachYaml::Row => {
                let columns = |names: &[Located<String>]| {
                    names
                        .iter()
                        .map(|name| column(block, name, file))
                        .collect::<Result<Vec<_>, _>>()
                };
                let (left, right) = (columns(&equation.left)?, columns(&equation.right)?);
                for row in &block.rows {
                    let side = |columns: &[usize]| {
                        columns.iter().map(|column| row.fact(*column)).collect()
                    };
                    all.push(instance(equation, &row.name, side(&left), side(&right)));
                }
            }
        }
    }
    Ok(all)
}

fn instance(yaml: &EquationYaml, each: &str, left: Vec<FactId>, right: Vec<FactId>) -> Equation {
    Equation {
        family: yaml.family.value.clone(),
        name: yaml.name.replace("{}", each),
        left,
        relation: match yaml.relation {
            RelationYaml::Equal => Relation::Equal,
            RelationYaml::AtLeast => Relation::AtLeast,
        },
        right,
    }
}

fn row<'a>(
    block: &'a FormBlock,
    name: &Located<String>,
    file: &Arc<UserFile>,
) -> Result<&'a FormRow, Box<Diagnostic>> {
    let found = block.rows.iter().find(|row| row.id == name.value);
    found.ok_or_else(|| unknown(file, name.range.clone(), name))
}

fn column(
    block: &FormBlock,
    name: &Located<String>,
    file: &Arc<UserFile>,
) -> Result<usize, Box<Diagnostic>> {
    let found = block
        .columns
        .iter()
        .position(|column| column.id == name.value);
    found.ok_or_else(|| unknown(file, name.range.clone(), name))
}

/// The keys of labels, each also without what it says in brackets.
fn keys<'a>(labels: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut keys = Vec::new();
    for label in labels {
        let ends_in_note = label.ends_with(['）', ')']);
        let short = label
            .rfind(['（', '('])
            .filter(|at| ends_in_note && *at > 0)
            .map_or("", |at| &label[..at]);
        for text in [label.as_str(), short] {
            let key = label_key(text);
            if !key.is_empty() && key.chars().count() > 1 && !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

fn pattern(text: &Located<String>, file: &Arc<UserFile>) -> Result<Regex, Box<Diagnostic>> {
    RegexBuilder::new(text)
        .size_limit(PATTERN_SIZE)
        .build()
        .map_err(|error| {
            let message = Words::new("正则表达式不对", format!("the pattern is wrong: {error}"));
            Box::new(Diagnostic::error(
                "E1401",
                file,
                text.range.clone(),
                message,
            ))
        })
}

fn unknown(file: &Arc<UserFile>, range: Range<usize>, name: &str) -> Box<Diagnostic> {
    let message = Words::new(
        format!("格式里没有「{name}」"),
        format!("the form has no `{name}`"),
    );
    Box::new(Diagnostic::error("E1306", file, range, message))
}

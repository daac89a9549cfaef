//! Checks what is written against what may be written, and gives every name its English form.

use std::ops::Range;
use std::sync::Arc;

use gouji_core::{Diagnostic, UserFile, Words};

use super::schema::{Field, Name, Schema};
use crate::nearest::{nearest, nearest_field};
use crate::yaml::{Entry, Node, NodeKind, Style};

/// The value with English names of fields and choices; faults go to `diagnostics`.
///
/// `because` are places that explain why the fields are those of the schema.
pub(crate) fn check(
    file: &Arc<UserFile>,
    node: &Node,
    schema: &Schema,
    because: &[(Range<usize>, Words)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Node {
    let mut shape = Shape {
        file,
        because,
        diagnostics,
    };
    shape.value(node, schema, None)
}

struct Shape<'a> {
    file: &'a Arc<UserFile>,
    because: &'a [(Range<usize>, Words)],
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Shape<'_> {
    fn value(&mut self, node: &Node, schema: &Schema, key: Option<&Entry>) -> Node {
        if *schema == Schema::Any {
            return node.clone();
        }
        if node.is_null() {
            return self.nothing(node, key);
        }
        match (schema, &node.kind) {
            (Schema::Fields(fields), NodeKind::Map(entries)) => self.fields(node, fields, entries),
            (Schema::Table(values), NodeKind::Map(entries)) => {
                let entries = entries.iter().map(|entry| Entry {
                    value: self.value(&entry.value, values, Some(entry)),
                    ..entry.clone()
                });
                with_kind(node, NodeKind::Map(entries.collect()))
            }
            (Schema::List(item, _), NodeKind::List(items)) => {
                self.full_width(node, items);
                let items = items.iter().map(|one| self.value(one, item, None));
                with_kind(node, NodeKind::List(items.collect()))
            }
            (Schema::List(item, true), _) => {
                let one = self.value(node, item, key);
                with_kind(node, NodeKind::List(vec![one]))
            }
            (Schema::TextOr(_), NodeKind::Scalar(..)) => node.clone(),
            (Schema::TextOr(longer), _) => self.value(node, longer, key),
            (Schema::TextsOr(longer), NodeKind::Map(_)) => self.value(node, longer, key),
            (Schema::TextsOr(_), _) => {
                self.value(node, &Schema::List(Box::new(Schema::Text), true), key)
            }
            (Schema::Text, NodeKind::Scalar(..)) => node.clone(),
            (Schema::Whole(minimum), NodeKind::Scalar(text, _)) => {
                self.whole(node, text, *minimum, key)
            }
            (Schema::Number, NodeKind::Scalar(text, _)) => self.number(node, text, key),
            (Schema::Truth, NodeKind::Scalar(text, style)) => self.truth(node, text, *style),
            (Schema::Choice(names), NodeKind::Scalar(text, style)) => {
                self.choice(node, names, text, *style)
            }
            _ => {
                self.wrong_kind(node, schema, key);
                node.clone()
            }
        }
    }

    fn fields(&mut self, node: &Node, fields: &[Field], entries: &[Entry]) -> Node {
        let mut named: Vec<Entry> = Vec::with_capacity(entries.len());
        for entry in entries {
            let Some(field) = fields.iter().find(|field| field.name.is(&entry.key)) else {
                self.unknown(entry, fields);
                continue;
            };
            if let Some(first) = named.iter().find(|first| first.key == field.name.en) {
                let twice = self.twice(entry, first, &field.name);
                self.diagnostics.push(twice);
                continue;
            }
            if field.required
                && matches!(&entry.value.kind, NodeKind::List(items) if items.is_empty())
            {
                self.nothing(&entry.value, Some(entry));
            }
            named.push(Entry {
                key: field.name.en.clone(),
                key_range: entry.key_range.clone(),
                value: self.value(&entry.value, &field.schema, Some(entry)),
            });
        }
        // A misspelt field is not missing as well.
        let misspelt = |field: &Field| {
            entries.iter().any(|entry| {
                !fields.iter().any(|known| known.name.is(&entry.key))
                    && meant_field(&entry.key, fields).is_some_and(|near| near.name == field.name)
            })
        };
        let missing: Vec<&Field> = fields
            .iter()
            .filter(|field| field.required)
            .filter(|field| !named.iter().any(|entry| entry.key == field.name.en))
            .filter(|field| !misspelt(field))
            .collect();
        for field in missing {
            self.missing(node, field, entries);
        }
        with_kind(node, NodeKind::Map(named))
    }

    fn unknown(&mut self, entry: &Entry, fields: &[Field]) {
        let message = Words::new(
            format!("不认识的字段「{}」", entry.key),
            format!("unknown field `{}`", entry.key),
        );
        let mut diagnostic =
            Diagnostic::error("E1201", self.file, entry.key_range.clone(), message);
        if let Some(near) = meant_field(&entry.key, fields) {
            let name = same_script(&entry.key, &near.name);
            diagnostic = diagnostic
                .labelled(Words::new(
                    format!("您是不是想写「{name}」？"),
                    format!("did you mean `{name}`?"),
                ))
                .replaced(entry.key_range.clone(), name);
        }
        let list = |pick: &dyn Fn(&Name) -> String, mark: &str| {
            let names: Vec<String> = fields.iter().map(|field| pick(&field.name)).collect();
            names.join(mark)
        };
        let is_chinese = entry.key.chars().any(is_han);
        let in_script = |name: &Name| {
            if is_chinese {
                name.zh.clone()
            } else {
                name.en.clone()
            }
        };
        diagnostic = diagnostic.help(Words::new(
            format!("这里可以写的字段：{}。", list(&in_script, "、")),
            format!("fields that may stand here: {}", list(&in_script, ", ")),
        ));
        for (range, label) in self.because {
            diagnostic = diagnostic.because(range.clone(), label.clone());
        }
        self.diagnostics.push(diagnostic);
    }

    fn twice(&self, entry: &Entry, first: &Entry, name: &Name) -> Diagnostic {
        let message = Words::new(
            format!("「{}」和「{}」是同一个字段，写了两次", name.zh, name.en),
            format!(
                "`{}` and `{}` are one field, written twice",
                name.zh, name.en
            ),
        );
        Diagnostic::error("E1009", self.file, entry.key_range.clone(), message)
            .labelled(Words::fixed("第二次", "the second time"))
            .because(
                first.key_range.clone(),
                Words::fixed("第一次", "the first time"),
            )
    }

    fn missing(&mut self, node: &Node, field: &Field, entries: &[Entry]) {
        let is_chinese = entries.iter().any(|entry| entry.key.chars().any(is_han));
        let name = if is_chinese {
            &field.name.zh
        } else {
            &field.name.en
        };
        let message = Words::new(
            format!("缺少字段「{name}」"),
            format!("field `{}` is missing", field.name.en),
        );
        let end = node.range.end;
        let help = Words::new(
            format!("「{name}」：{}。", field.about),
            format!("add `{}: …`", field.name.en),
        );
        let mut diagnostic = Diagnostic::error("E1202", self.file, end..end, message)
            .labelled(Words::new(
                format!("这里要补上「{name}」"),
                format!("`{}` belongs here", field.name.en),
            ))
            .help(help)
            .corrected(format!("{name}: …"));
        for (range, label) in self.because {
            diagnostic = diagnostic.because(range.clone(), label.clone());
        }
        self.diagnostics.push(diagnostic);
    }

    /// A value that is not written, such as `words:` with nothing behind it.
    fn nothing(&mut self, node: &Node, key: Option<&Entry>) -> Node {
        let (range, name) = match key {
            Some(entry) => (entry.key_range.clone(), entry.key.as_str()),
            None => (node.range.clone(), "…"),
        };
        let message = Words::new(
            format!("「{name}」没有写值"),
            format!("`{name}` has no value"),
        );
        self.diagnostics.push(
            Diagnostic::error("E1204", self.file, range, message)
                .labelled(Words::fixed("后面是空的", "nothing follows"))
                .help(Words::fixed(
                    "写上值，或删掉这一行；下一行的内容要比它多缩进两格。",
                    "Write a value or delete the line; what stands below must be indented.",
                )),
        );
        node.clone()
    }

    fn wrong_kind(&mut self, node: &Node, schema: &Schema, key: Option<&Entry>) {
        let name = key.map_or("这里", |entry| entry.key.as_str());
        let (due_zh, due_en) = kind_words(schema);
        let (is_zh, is_en) = match &node.kind {
            NodeKind::Scalar(..) => ("文字", "a text"),
            NodeKind::List(_) => ("列表", "a list"),
            NodeKind::Map(_) => ("一组字段", "a group of fields"),
        };
        let message = Words::new(
            format!("「{name}」应当是{due_zh}，这里写的是{is_zh}"),
            format!("`{name}` is {due_en}, not {is_en}"),
        );
        let mut diagnostic = Diagnostic::error(
            "E1203",
            self.file,
            first_line(self.file, &node.range),
            message,
        )
        .labelled(Words::new(
            format!("这是{is_zh}"),
            format!("this is {is_en}"),
        ));
        diagnostic = match (schema, &node.kind) {
            (Schema::List(..), NodeKind::Scalar(text, _)) => {
                let list = format!("[{text}]");
                diagnostic.replaced(node.range.clone(), &list)
            }
            (Schema::Fields(_), NodeKind::Scalar(text, _)) if text.contains(':') => diagnostic
                .help(Words::fixed(
                    "冒号后面要空一格，字段才能分开。",
                    "A colon needs a space behind it.",
                )),
            _ => diagnostic,
        };
        self.diagnostics.push(diagnostic);
    }

    fn whole(&mut self, node: &Node, text: &str, minimum: i64, key: Option<&Entry>) -> Node {
        match parse_whole(text) {
            Some(number) if number >= minimum => {
                with_kind(node, NodeKind::Scalar(number.to_string(), Style::Plain))
            }
            _ => {
                let at_least = if minimum > i64::MIN {
                    format!("不小于 {minimum} 的")
                } else {
                    String::new()
                };
                self.no_number(
                    node,
                    text,
                    key,
                    &format!("{at_least}整数"),
                    "a whole number",
                );
                node.clone()
            }
        }
    }

    fn number(&mut self, node: &Node, text: &str, key: Option<&Entry>) -> Node {
        match gouji_zh::parse_numeral(text).filter(|numeral| numeral.unit.is_empty()) {
            Some(numeral) => {
                let kind = NodeKind::Scalar(numeral.number.to_string(), Style::Plain);
                with_kind(node, kind)
            }
            None => {
                self.no_number(node, text, key, "数", "a number");
                node.clone()
            }
        }
    }

    fn no_number(&mut self, node: &Node, text: &str, key: Option<&Entry>, zh: &str, en: &str) {
        let name = key.map_or("这里", |entry| entry.key.as_str());
        let message = Words::new(
            format!("「{name}」应当是{zh}，这里写的是“{text}”"),
            format!("`{name}` is {en}, not \"{text}\""),
        );
        self.diagnostics.push(Diagnostic::error(
            "E1206",
            self.file,
            node.range.clone(),
            message,
        ));
    }

    fn truth(&mut self, node: &Node, text: &str, style: Style) -> Node {
        let value = match text {
            "true" | "yes" | "是" | "真" | "True" | "TRUE" | "Yes" => Some("true"),
            "false" | "no" | "否" | "假" | "False" | "FALSE" | "No" => Some("false"),
            _ => None,
        };
        if let Some(value) = value {
            return with_kind(node, NodeKind::Scalar(value.to_owned(), style));
        }
        let message = Words::new(
            format!("应当写“是”或“否”，这里写的是“{text}”"),
            format!("write true or false, not \"{text}\""),
        );
        self.diagnostics.push(Diagnostic::error(
            "E1205",
            self.file,
            node.range.clone(),
            message,
        ));
        node.clone()
    }

    fn choice(&mut self, node: &Node, names: &[Name], text: &str, style: Style) -> Node {
        if let Some(name) = names.iter().find(|name| name.is(text.trim())) {
            return with_kind(node, NodeKind::Scalar(name.en.clone(), style));
        }
        let zh = names.iter().map(|name| {
            if name.zh == name.en {
                name.en.clone()
            } else {
                format!("{}（{}）", name.zh, name.en)
            }
        });
        let en: Vec<&str> = names.iter().map(|name| name.en.as_str()).collect();
        let message = Words::new(
            format!(
                "不能写“{text}”；可以写：{}",
                zh.collect::<Vec<_>>().join("、")
            ),
            format!("\"{text}\" is none of: {}", en.join(", ")),
        );
        let mut diagnostic = Diagnostic::error("E1205", self.file, node.range.clone(), message);
        let known = names
            .iter()
            .flat_map(|name| [name.zh.as_str(), name.en.as_str()]);
        if let Some(near) = nearest(text, known) {
            diagnostic = diagnostic
                .labelled(Words::new(
                    format!("您是不是想写“{near}”？"),
                    format!("did you mean \"{near}\"?"),
                ))
                .replaced(node.range.clone(), near);
        }
        self.diagnostics.push(diagnostic);
        node.clone()
    }

    /// Full-width commas and quotation marks that became a part of an item.
    fn full_width(&mut self, list: &Node, items: &[Node]) {
        let is_flow = self.file.text[list.range.clone()].starts_with('[');
        let plain = |item: &&Node| matches!(item.kind, NodeKind::Scalar(_, Style::Plain));
        let comma = items
            .iter()
            .filter(plain)
            .find(|item| is_flow && item.text().is_some_and(has_bare_comma));
        if let Some(item) = comma {
            let text = item.text().unwrap_or("");
            let message = Words::new(
                format!("列表里的“，”是全角逗号，“{text}”会被当成一项"),
                format!("the comma is full-width, so \"{text}\" is one item"),
            );
            let help = Words::fixed(
                "各项之间用半角逗号；文字里本来有逗号时整项加半角引号。",
                "Write half-width commas between items; put an item that has a comma in quotation marks.",
            );
            self.full_width_fault("E1005", list, item, message, help);
            return;
        }
        let quoted = items
            .iter()
            .filter(plain)
            .find(|item| item.text().is_some_and(is_quoted_word));
        if let Some(item) = quoted {
            let text = item.text().unwrap_or("");
            let message = Words::new(
                format!("{text}外面的中文引号会被当成文字的一部分"),
                format!("the full-width quotation marks are part of the text {text}"),
            );
            let help = Words::fixed(
                "去掉引号，或改成半角引号；真要找带引号的文字时，外面再加一层半角引号。",
                "Leave the marks out or write half-width ones; put half-width marks around them if they are meant.",
            );
            self.full_width_fault("E1003", list, item, message, help);
        }
    }

    fn full_width_fault(
        &mut self,
        code: &'static str,
        list: &Node,
        item: &Node,
        message: Words,
        help: Words,
    ) {
        let is_one_line = !self.file.text[list.range.clone()].contains('\n');
        let range = if is_one_line {
            &list.range
        } else {
            &item.range
        };
        let fixed = self.file.text[range.clone()]
            .replace('，', ", ")
            .replace(['“', '”'], "\"");
        let fault = Diagnostic::error(code, self.file, item.range.clone(), message);
        self.diagnostics
            .push(fault.help(help).replaced(range.clone(), &fixed));
    }
}

/// A short text that is all inside one pair of full-width quotation marks.
fn is_quoted_word(text: &str) -> bool {
    text.starts_with('“')
        && text.ends_with('”')
        && text.matches(['“', '”']).count() == 2
        && text.chars().count() <= 22
}

/// Whether a full-width comma stands outside brackets.
fn has_bare_comma(text: &str) -> bool {
    let mut depth = 0_i32;
    text.chars().any(|ch| {
        depth += match ch {
            '（' | '(' | '《' | '“' | '「' => 1,
            '）' | ')' | '》' | '”' | '」' => -1,
            _ => 0,
        };
        // A list that opens with a quotation mark and goes on behind it is no single item.
        ch == '，' && depth <= 0
    })
}

/// A whole number in digits of either width.
fn parse_whole(text: &str) -> Option<i64> {
    let folded: String = text.trim().chars().map(gouji_zh::fold_char).collect();
    folded.parse().ok()
}

fn meant_field<'a>(key: &str, fields: &'a [Field]) -> Option<&'a Field> {
    let names = fields
        .iter()
        .flat_map(|field| [field.name.zh.as_str(), field.name.en.as_str()]);
    let near = nearest_field(key, names)?;
    fields.iter().find(|field| field.name.is(near))
}

/// The name in the script that the user writes in.
fn same_script<'a>(written: &str, name: &'a Name) -> &'a str {
    if written.chars().any(is_han) {
        &name.zh
    } else {
        &name.en
    }
}

fn is_han(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}

fn kind_words(schema: &Schema) -> (&'static str, &'static str) {
    match schema {
        Schema::Text => ("文字", "a text"),
        Schema::Whole(_) => ("整数", "a whole number"),
        Schema::Number => ("数", "a number"),
        Schema::Truth => ("“是”或“否”", "true or false"),
        Schema::Choice(_) => ("一个固定的词", "one of some words"),
        Schema::List(..) => ("列表", "a list"),
        Schema::Fields(_) | Schema::Table(_) => ("一组字段", "a group of fields"),
        Schema::TextOr(_) | Schema::TextsOr(_) => ("文字或一组字段", "a text or a group of fields"),
        Schema::Any => ("任何内容", "anything"),
    }
}

fn first_line(file: &UserFile, range: &Range<usize>) -> Range<usize> {
    let text = &file.text[range.clone()];
    let end = text.find('\n').map_or(range.end, |at| range.start + at);
    range.start..end
}

fn with_kind(node: &Node, kind: NodeKind) -> Node {
    Node {
        range: node.range.clone(),
        kind,
    }
}

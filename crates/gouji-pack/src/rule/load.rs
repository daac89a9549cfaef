//! From a file of rules to rules.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use gouji_core::{Diagnostic, Form, RuleMeta, Scope, Severity, Stage, UserFile, Words};
use gouji_expr::{Program, Type};

use super::compile::CompileCx;
use super::fields::{RuleFields, SeverityYaml, StageYaml};
use super::kind::KindEntry;
use super::kinds::KINDS;
use super::lexicon::{Lexicon, LexiconBuilder};
use super::message::Message;
use super::options::{misfit, with_options};
use super::yaml_rule::{Inner, OnForm, YamlRule};
use crate::basis::BasisYaml;
use crate::decode::{self, Located, Schema, is_error};
use crate::load::Aside;
use crate::nearest::nearest;
use crate::settings::RuleOption;
use crate::source::PackSource;
use crate::yaml::{Entry, Node, NodeKind, parse};

/// What the rules of a load are compiled with.
pub(crate) struct LoadCx<'a> {
    /// Every form that is known.
    pub(crate) forms: &'a [Form],
    /// All files of the pack.
    pub(crate) files: &'a PackSource,
    /// The group of rules whose id has none.
    pub(crate) group: &'a str,
    /// Fields that a configuration sets, by the id of their rule.
    pub(crate) options: &'a HashMap<String, Vec<RuleOption>>,
    /// The words of all rules.
    pub(crate) lexicon: &'a mut LexiconBuilder,
    /// Where the words will be once all rules are compiled.
    pub(crate) shared: &'a Arc<OnceLock<Lexicon>>,
    /// Where faults go.
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
    /// What is set aside for them.
    pub(crate) aside: &'a mut Aside,
}

/// The rules of a file; a faulty rule is left out, and its faults are among the diagnostics.
pub(crate) fn load_file(cx: &mut LoadCx<'_>, file: &Arc<UserFile>) -> Vec<YamlRule> {
    let Some(documents) = parse(file, cx.diagnostics) else {
        cx.aside.files += 1;
        return Vec::new();
    };
    let nodes: Vec<&Node> = documents.iter().flat_map(rule_nodes).collect();
    if nodes.is_empty() {
        let message = Words::fixed("文件里没有规则", "the file holds no rule");
        cx.diagnostics
            .push(Diagnostic::error("E1010", file, 0..0, message));
    }
    let mut rules = Vec::new();
    for node in nodes {
        match rule(cx, file, node) {
            Some(rule) => rules.push(rule),
            None => cx.aside.rules.push(id_as_written(cx.group, node)),
        }
    }
    rules
}

/// The id of a rule that may be faulty, with its group.
fn id_as_written(group: &str, node: &Node) -> String {
    let id = node.get(&["id", "编号"]);
    let id = id.and_then(|entry| entry.value.text()).unwrap_or("").trim();
    if id.contains('/') {
        id.to_owned()
    } else {
        format!("{group}/{id}")
    }
}

/// A document is one rule, a list of rules, or holds a list under `rules`.
fn rule_nodes(document: &Node) -> Vec<&Node> {
    if document.is_null() {
        return Vec::new();
    }
    if let NodeKind::List(items) = &document.kind {
        return items.iter().collect();
    }
    match document
        .get(&["rules", "规则"])
        .map(|entry| &entry.value.kind)
    {
        Some(NodeKind::List(items)) if document.entries().is_some_and(|all| all.len() == 1) => {
            items.iter().collect()
        }
        _ => vec![document],
    }
}

/// A rule with the fields that a configuration sets; where they do not fit, as it is written.
fn rule(cx: &mut LoadCx<'_>, file: &Arc<UserFile>, node: &Node) -> Option<YamlRule> {
    let kind = kind_of(cx, file, node)?;
    let options = cx.options.get(&id_as_written(cx.group, node));
    let Some(options) = options else {
        return rule_of_kind(cx, file, node, kind);
    };
    let Some(changed) = with_options(node, options, &SCHEMAS[kind.0], cx.diagnostics) else {
        return rule_of_kind(cx, file, node, kind);
    };
    let before = cx.diagnostics.len();
    let rule = rule_of_kind(cx, file, &changed, kind.clone());
    if rule.is_some() {
        return rule;
    }
    let faults = cx.diagnostics.split_off(before);
    let rule = rule_of_kind(cx, file, node, kind)?;
    cx.diagnostics.extend(misfit(options, &faults));
    Some(rule)
}

fn rule_of_kind(
    cx: &mut LoadCx<'_>,
    file: &Arc<UserFile>,
    node: &Node,
    (kind, label): (usize, (Range<usize>, Words)),
) -> Option<YamlRule> {
    let before = cx.diagnostics.len();
    let schema = &SCHEMAS[kind];
    let named = decode::check(file, node, schema, &[label], cx.diagnostics);
    if cx.diagnostics[before..].iter().any(is_error) {
        return None;
    }
    let (common, body) = split(&named);
    let fields: RuleFields = decode::read(file, &common, cx.diagnostics)?;
    let id = full_id(cx, file, &fields.id)?;
    let kind = &KINDS[kind];
    let on_forms = compile(cx, file, kind, &fields, &body)?;
    let listed = on_forms
        .first()
        .map_or(&[][..], |rule| rule.check.examples());
    let has_bad = !(fields.examples.bad.is_empty() && listed.is_empty());
    if !has_bad || fields.examples.good.is_empty() {
        cx.diagnostics.push(without_examples(file, &fields));
    }
    let past_facts = past_facts(cx.forms, &on_forms);
    Some(YamlRule::new(Inner {
        meta: meta(id, &fields, kind, &on_forms, cx.forms.len()),
        kind: kind.name,
        place: (Arc::clone(file), fields.id.range.clone()),
        tags: fields.tags.to_vec(),
        examples: [&fields.examples.collect(file), listed].concat(),
        past_facts,
        on_forms,
        lexicon: Arc::clone(cx.shared),
    }))
}

/// The schema of each kind: the fields of its body and those of all rules.
static SCHEMAS: LazyLock<Vec<Schema>> = LazyLock::new(|| {
    let common = decode::schema_of::<RuleFields>();
    let with_body = |kind: &KindEntry| {
        let body = (kind.schema)();
        Schema::Fields([body.fields(), common.fields()].concat())
    };
    KINDS.iter().map(with_body).collect()
});

/// The kind of a rule, by its index, with the place that says so.
fn kind_of(
    cx: &mut LoadCx<'_>,
    file: &Arc<UserFile>,
    node: &Node,
) -> Option<(usize, (Range<usize>, Words))> {
    let Some(entries) = node.entries() else {
        let message = Words::fixed(
            "这里应当是一条规则（编号、标题、类型……），写的却不是字段",
            "a rule is due here (id, title, kind …), but there are no fields",
        );
        let line_end = file.text[node.range.clone()]
            .find('\n')
            .map_or(node.range.end, |at| node.range.start + at);
        cx.diagnostics.push(
            Diagnostic::error("E1210", file, node.range.start..line_end, message).help(
                Words::fixed(
                    "每行写成“字段: 值”；可用 gouji rule new 生成一份带说明的规则。",
                    "Write each line as `field: value`; gouji rule new writes a rule to start from.",
                ),
            ),
        );
        return None;
    };
    let Some(entry) = node.get(&["kind", "类型"]) else {
        let is_chinese = entries
            .iter()
            .any(|entry| entry.key == "编号" || entry.key == "标题");
        let name = if is_chinese { "类型" } else { "kind" };
        let keys = entries
            .iter()
            .map(|entry| (nearest(&entry.key, ["kind", "类型"].into_iter()), entry));
        let misspelt = keys.filter_map(|(near, entry)| near.map(|_| entry)).next();
        let range = misspelt.map_or(node.range.end..node.range.end, |entry| {
            entry.key_range.clone()
        });
        let message = Words::new(
            format!("缺少字段「{name}」，不知道这是哪一类规则"),
            "field `kind` is missing, so the rule is of no kind",
        );
        let diagnostic = Diagnostic::error("E1202", file, range.clone(), message).help(Words::new(
            format!("可以写的类型：{}。", kind_names()),
            format!("kinds are: {}", kind_names()),
        ));
        let diagnostic = if misspelt.is_some() {
            diagnostic.replaced(range, name)
        } else {
            diagnostic.corrected(format!("{name}: …"))
        };
        cx.diagnostics.push(diagnostic);
        return None;
    };
    let text = entry.value.text().unwrap_or("").trim().to_owned();
    let found = KINDS
        .iter()
        .position(|kind| kind.name.0 == text || kind.name.1 == text);
    let Some(index) = found else {
        let message = Words::new(
            format!("没有叫「{text}」的规则类型"),
            format!("there is no kind `{text}`"),
        );
        let mut diagnostic = Diagnostic::error("E1207", file, entry.value.range.clone(), message)
            .help(Words::new(
                format!("可以写的类型：{}。", kind_names()),
                format!("kinds are: {}", kind_names()),
            ));
        let names = KINDS.iter().flat_map(|kind| [kind.name.0, kind.name.1]);
        if let Some(near) = nearest(&text, names) {
            diagnostic = diagnostic
                .labelled(Words::new(
                    format!("您是不是想写「{near}」？"),
                    format!("did you mean `{near}`?"),
                ))
                .replaced(entry.value.range.clone(), near);
        }
        cx.diagnostics.push(diagnostic);
        return None;
    };
    let label = Words::new(
        format!("类型是「{text}」，可写的字段由它决定"),
        format!("the kind is `{text}`, which decides the fields"),
    );
    let place = entry.key_range.start..entry.value.range.end;
    Some((index, (place, label)))
}

fn kind_names() -> String {
    let names: Vec<String> = KINDS
        .iter()
        .map(|kind| format!("{}（{}）", kind.name.1, kind.name.0))
        .collect();
    names.join("、")
}

/// The fields of all rules, and those of the body.
fn split(named: &Node) -> (Node, Node) {
    let common = decode::schema_of::<RuleFields>();
    let is_common = |entry: &Entry| {
        common
            .fields()
            .iter()
            .any(|field| field.name.en == entry.key)
    };
    let entries = named.entries().unwrap_or(&[]).iter().cloned();
    let (common, body): (Vec<Entry>, Vec<Entry>) = entries.partition(is_common);
    let node = |entries| Node {
        range: named.range.clone(),
        kind: NodeKind::Map(entries),
    };
    (node(common), node(body))
}

/// The id with its group, of the form `group/what-is-wrong`.
fn full_id(cx: &mut LoadCx<'_>, file: &Arc<UserFile>, id: &Located<String>) -> Option<String> {
    let text = id.trim();
    let full = if text.contains('/') {
        text.to_owned()
    } else {
        format!("{}/{text}", cx.group)
    };
    if gouji_core::is_rule_id(&full) {
        return Some(full);
    }
    let fixed: String = full
        .chars()
        .map(gouji_zh::fold_char)
        .map(|ch| match ch {
            '_' | ' ' | '.' => '-',
            other => other.to_ascii_lowercase(),
        })
        .collect();
    let message = Words::new(
        format!("编号「{text}」应写成“组/名称”，只用小写字母、数字、汉字和连字符"),
        format!("id `{text}` is not of the form group/what-is-wrong, in lower case"),
    );
    let mut diagnostic = Diagnostic::error("E1208", file, id.range.clone(), message);
    if gouji_core::is_rule_id(&fixed) {
        diagnostic = diagnostic.replaced(id.range.clone(), &fixed);
    }
    cx.diagnostics.push(diagnostic);
    None
}

/// Compiles a rule for each form that it is for.
///
/// A rule that names no forms is for all that have its names; it is at fault when none has.
fn compile(
    cx: &mut LoadCx<'_>,
    file: &Arc<UserFile>,
    kind: &KindEntry,
    fields: &RuleFields,
    body: &Node,
) -> Option<Vec<OnForm>> {
    let wanted = wanted_forms(cx, file, fields)?;
    let is_explicit = !fields.scope.forms.is_empty();
    let mut on_forms = Vec::new();
    let mut faults: Vec<(bool, Vec<Diagnostic>)> = Vec::new();
    for form in wanted {
        let mut diagnostics = Vec::new();
        let mut compile = CompileCx {
            file,
            place: fields.id.range.clone(),
            form,
            lexicon: cx.lexicon,
            files: cx.files,
            diagnostics: &mut diagnostics,
            lacks_name: false,
        };
        let compiled = on_form(&mut compile, kind, fields, body);
        let lacks_name = compile.lacks_name;
        let is_faulty = diagnostics.iter().any(is_error);
        match compiled.filter(|_| !is_faulty) {
            Some(compiled) => {
                on_forms.push(compiled);
                push_new(cx.diagnostics, diagnostics);
            }
            None => faults.push((lacks_name, diagnostics)),
        }
    }
    let is_excused = !is_explicit && !on_forms.is_empty();
    let faulty = |(lacks_name, _): &(bool, Vec<Diagnostic>)| !(is_excused && *lacks_name);
    if is_explicit || !on_forms.is_empty() {
        faults.retain(faulty);
        let is_whole = faults.is_empty();
        for (_, diagnostics) in faults {
            push_new(cx.diagnostics, diagnostics);
        }
        return is_whole.then_some(on_forms);
    }
    // The form that comes nearest tells best what is wrong.
    let fewest = faults
        .into_iter()
        .min_by_key(|(_, diagnostics)| diagnostics.len());
    push_new(
        cx.diagnostics,
        fewest.map_or(Vec::new(), |(_, diagnostics)| diagnostics),
    );
    None
}

fn on_form(
    cx: &mut CompileCx<'_>,
    kind: &KindEntry,
    fields: &RuleFields,
    body: &Node,
) -> Option<OnForm> {
    let scope = fields.scope.compile(cx);
    let when = match &fields.when {
        Some(text) => cx.expression(text, Type::Bool).map(Some),
        None => Some(None),
    };
    let english = fields.english.as_ref().and_then(|en| en.message.as_ref());
    let message = Message::compile(
        cx,
        kind.slots,
        kind.message,
        fields.message.as_ref(),
        english,
    );
    let check = (kind.body)(cx, body);
    Some(OnForm {
        form: cx.form.id.clone(),
        scope: scope?,
        when: when?,
        message: message?,
        check: check?,
    })
}

fn wanted_forms<'a>(
    cx: &mut LoadCx<'a>,
    file: &Arc<UserFile>,
    fields: &RuleFields,
) -> Option<Vec<&'a Form>> {
    if fields.scope.forms.is_empty() {
        return Some(cx.forms.iter().collect());
    }
    let mut wanted = Vec::new();
    for name in fields.scope.forms.iter() {
        let text = name.trim();
        let found = cx
            .forms
            .iter()
            .find(|form| form.id == text || form.name.zh == text || form.name.en == text);
        if let Some(form) = found {
            wanted.push(form);
            continue;
        }
        let names: Vec<&str> = cx
            .forms
            .iter()
            .flat_map(|form| [form.id.as_str(), &form.name.zh])
            .collect();
        let message = Words::new(
            format!("没有叫「{text}」的格式；有：{}", names.join("、")),
            format!("there is no form `{text}`; there are {}", names.join(", ")),
        );
        let mut diagnostic = Diagnostic::error("E1303", file, name.range.clone(), message);
        if let Some(near) = nearest(text, names.into_iter()) {
            diagnostic = diagnostic.replaced(name.range.clone(), near);
        }
        cx.diagnostics.push(diagnostic);
    }
    (wanted.len() == fields.scope.forms.len()).then_some(wanted)
}

/// The same fault on two forms is one.
fn push_new(all: &mut Vec<Diagnostic>, new: Vec<Diagnostic>) {
    for diagnostic in new {
        let is_known = all.iter().any(|known| {
            known.code == diagnostic.code
                && known.range == diagnostic.range
                && known.file.path == diagnostic.file.path
        });
        if !is_known {
            all.push(diagnostic);
        }
    }
}

fn without_examples(file: &Arc<UserFile>, fields: &RuleFields) -> Diagnostic {
    let message = Words::new(
        format!(
            "规则「{}」没有示例，无从知道它是否真的起作用",
            fields.id.value
        ),
        format!(
            "rule `{}` has no examples, so nobody knows whether it works",
            fields.id.value
        ),
    );
    let lacking = match (
        fields.examples.bad.is_empty(),
        fields.examples.good.is_empty(),
    ) {
        (true, true) => "反例（bad）和正例（good）",
        (true, false) => "反例（bad）",
        _ => "正例（good）",
    };
    Diagnostic::error("E1501", file, fields.id.range.clone(), message)
        .warning()
        .help(Words::new(
            format!("至少各写一个：缺{lacking}。"),
            "Write one bad and one good example at least.",
        ))
        .corrected("examples:\n  bad: [\"应当报的一句话\"]\n  good: [\"不应当报的一句话\"]")
}

fn past_facts(forms: &[Form], on_forms: &[OnForm]) -> Vec<String> {
    let mut paths = Vec::new();
    for rule in on_forms {
        let Some(form) = forms.iter().find(|form| form.id == rule.form) else {
            continue;
        };
        let mut facts = rule.check.past_facts();
        facts.extend(rule.when.iter().flat_map(Program::uses_last_year));
        paths.extend(facts.into_iter().map(|fact| form.fact(fact).path.clone()));
    }
    paths.sort();
    paths.dedup();
    paths
}

fn meta(
    id: String,
    fields: &RuleFields,
    kind: &KindEntry,
    on_forms: &[OnForm],
    forms: usize,
) -> RuleMeta {
    let english = fields.english.as_ref();
    let words = |zh: &str, en: Option<&String>| {
        Words::new(zh.to_owned(), en.map_or(zh, String::as_str).to_owned())
    };
    let summary = fields.summary.as_deref().unwrap_or(&fields.title.value);
    let help = fields.help.as_deref().unwrap_or("");
    let names = on_forms.iter().map(|rule| rule.form.clone().into());
    RuleMeta {
        id: id.into(),
        title: words(
            &fields.title.value,
            english.and_then(|en| en.title.as_ref()),
        ),
        summary: words(summary, english.and_then(|en| en.summary.as_ref())),
        help: words(help, english.and_then(|en| en.help.as_ref())),
        severity: match fields.severity {
            SeverityYaml::Error => Severity::Error,
            SeverityYaml::Warning => Severity::Warning,
            SeverityYaml::Info => Severity::Info,
        },
        stage: match fields.stage {
            StageYaml::Trial => Stage::Trial,
            StageYaml::Stable => Stage::Stable,
            StageYaml::Deprecated => Stage::Deprecated,
        },
        scope: Scope::Report,
        forms: if on_forms.len() == forms {
            Vec::new().into()
        } else {
            names.collect::<Vec<_>>().into()
        },
        basis: fields
            .basis
            .iter()
            .map(BasisYaml::basis)
            .collect::<Vec<_>>()
            .into(),
        never_unable: fields.never_unable.as_deref().map(|why| words(why, None)),
        docs: docs(fields, kind, summary, help).into(),
    }
}

fn docs(fields: &RuleFields, kind: &KindEntry, summary: &str, help: &str) -> String {
    let or = |text: Option<&String>, none: &str| text.map_or(none.to_owned(), Clone::clone);
    format!(
        "## 检查什么\n\n{summary}\n\n规则类型：{}（{}）。{}。\n\n## 为什么\n\n{}\n\n## 例外\n\n{}\n\n## 修改建议\n\n{}",
        kind.name.1,
        kind.name.0,
        kind.summary.0,
        or(fields.why.as_ref(), "见依据。"),
        or(fields.limits.as_ref(), "没有。"),
        if help.is_empty() {
            "对照提示修改。"
        } else {
            help
        },
    )
}

/// Whether a text is the name of a field of rules, groups inside them included.
pub(crate) fn is_field_name(text: &str) -> bool {
    fn has(schema: &Schema, text: &str) -> bool {
        match schema {
            Schema::Fields(fields) => fields
                .iter()
                .any(|field| field.name.is(text) || has(&field.schema, text)),
            Schema::List(item, _) | Schema::Table(item) | Schema::TextOr(item) => has(item, text),
            _ => false,
        }
    }
    SCHEMAS.iter().any(|schema| has(schema, text))
}

/// English and Chinese name of every kind, and what a rule of it may say.
pub(crate) fn kind_schemas() -> Vec<((&'static str, &'static str), &'static Schema)> {
    KINDS
        .iter()
        .map(|kind| kind.name)
        .zip(SCHEMAS.iter())
        .collect()
}

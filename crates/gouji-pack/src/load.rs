//! Loads packs together: forms first, then the rules that speak of them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use gouji_core::{Diagnostic, Form, ReportRule, UserFile, Words, is_rule_id};

use crate::claims::{self, ClaimsFile, ClaimsYaml};
use crate::decode;
use crate::forms::{self, FormYaml};
use crate::known_words;
use crate::manifest::{self, PackYaml};
use crate::pack::Pack;
use crate::places;
use crate::rule::{self, LexiconBuilder, LoadCx, YamlRule};
use crate::settings::{RuleOption, Settings};
use crate::source::PackSource;
use crate::yaml::{Node, parse};

/// What came of a load.
#[derive(Default)]
pub struct Loaded {
    /// The packs, in the order given, without the parts at fault.
    pub packs: Vec<Pack>,
    /// All faults of all files.
    pub diagnostics: Vec<Diagnostic>,
    /// What was set aside for its faults.
    pub aside: Aside,
}

/// What faults keep out of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aside {
    /// Ids of rules, as far as they could be read.
    pub rules: Vec<String>,
    /// How many files of rules could not be read at all.
    pub files: usize,
}

/// The group of rules that belong to no pack.
const LONE_GROUP: &str = "my";

/// Loads packs and rule files; each may use the forms of all.
///
/// `settings` are those of the configuration; they win over those of the packs.
#[must_use]
pub fn load(sources: &[PackSource], settings: &Settings) -> Loaded {
    let mut loaded = Loaded::default();
    for source in sources {
        let mut pack = open(source, &mut loaded.diagnostics);
        if let Some(taken) = taken(&pack, &loaded.packs, sources) {
            loaded.diagnostics.push(taken);
            pack.set_aside();
        }
        loaded.packs.push(pack);
    }
    let claims = claims(sources, &loaded.packs, &mut loaded.diagnostics);
    let forms = loaded.packs.iter_mut().flat_map(|pack| &mut pack.forms);
    claims::compile(&claims, forms, &mut loaded.diagnostics);
    let forms: Vec<Form> = loaded
        .packs
        .iter()
        .flat_map(|pack| pack.forms.iter().cloned())
        .collect();
    let options = options(&loaded.packs, settings);
    let mut lexicon = LexiconBuilder::default();
    let shared = Arc::new(OnceLock::new());
    let mut places = HashMap::new();
    for (source, pack) in sources.iter().zip(&mut loaded.packs) {
        if pack.is_aside {
            loaded.aside.files += source.yaml_under("rules/").len();
            continue;
        }
        for file in rule_files(source, &mut loaded.diagnostics) {
            let mut cx = LoadCx {
                forms: &forms,
                files: source,
                group: &pack.name,
                options: &options,
                lexicon: &mut lexicon,
                shared: &shared,
                diagnostics: &mut loaded.diagnostics,
                aside: &mut loaded.aside,
            };
            let rules = rule::load_file(&mut cx, &file);
            let rules = unique(
                rules,
                &mut places,
                &mut loaded.diagnostics,
                &mut loaded.aside,
            );
            pack.rules.extend(rules);
        }
    }
    // The automaton of the words is built once all rules have said theirs.
    if let Some(lexicon) = lexicon.build() {
        shared.get_or_init(|| lexicon);
    }
    loaded
}

/// What a pack is, and its forms.
fn open(source: &PackSource, diagnostics: &mut Vec<Diagnostic>) -> Pack {
    let Some(manifest) = manifest::manifest(source) else {
        return Pack::lone(LONE_GROUP);
    };
    let Some((file, node)) = source
        .text(manifest, diagnostics)
        .and_then(|file| Some((Arc::clone(&file), document(&file, diagnostics)?)))
    else {
        return Pack::lone(LONE_GROUP);
    };
    let Some(yaml) = decode::decode::<PackYaml>(&file, &node, diagnostics) else {
        // The rules of a faulty manifest keep the group that they were written for.
        let name = node.get(&["name", "名称"]);
        let name = name.and_then(|entry| entry.value.text()).map(str::trim);
        let name = name.filter(|name| is_rule_id(&format!("{name}/x")));
        return Pack::lone(name.unwrap_or(LONE_GROUP));
    };
    let is_usable = manifest::check(&yaml, &file, diagnostics);
    let mut pack = Pack::of(&yaml, &file, source.is_builtin);
    if !is_usable {
        pack.set_aside();
        return pack;
    }
    let header = yaml.header.as_ref().and_then(|header| {
        forms::header(header, &file)
            .map_err(|fault| diagnostics.push(*fault))
            .ok()
    });
    pack.settings = Settings::of_tree(&file, &node, &yaml.overrides, diagnostics);
    for form in source.yaml_under("forms/") {
        let Some(form_file) = source.text(form, diagnostics) else {
            continue;
        };
        let Some(header) = &header else {
            let message = Words::fixed(
                "规则包里有格式（forms/），pack.yaml 就要写明报告头部怎么读（header）",
                "a pack with forms needs `header` in its pack.yaml",
            );
            diagnostics.push(Diagnostic::error("E1202", &file, 0..0, message));
            break;
        };
        let compiled = document(&form_file, diagnostics)
            .and_then(|node| decode::decode::<FormYaml>(&form_file, &node, diagnostics))
            .and_then(|yaml| {
                forms::form(yaml, header.clone(), &form_file)
                    .map_err(|fault| diagnostics.push(*fault))
                    .ok()
            });
        pack.forms.extend(compiled);
    }
    pack.bases = bases(source, diagnostics);
    pack.known_words = known_words::of_pack(source, diagnostics);
    pack.divisions = places::of_pack(source, diagnostics);
    pack
}

/// The files of claims of all packs that are used.
fn claims(
    sources: &[PackSource],
    packs: &[Pack],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ClaimsFile> {
    let used = sources.iter().zip(packs);
    let used = used.filter(|(_, pack)| pack.has_manifest() && !pack.is_aside);
    let mut claims = Vec::new();
    for source in used.map(|(source, _)| source) {
        for file in source.yaml_under("claims/") {
            let Some(file) = source.text(file, diagnostics) else {
                continue;
            };
            let node = document(&file, diagnostics);
            let yaml =
                node.and_then(|node| decode::decode::<ClaimsYaml>(&file, &node, diagnostics));
            claims.extend(yaml.map(|yaml| ClaimsFile { file, yaml }));
        }
    }
    claims
}

/// The only document of a file.
pub(crate) fn document(file: &Arc<UserFile>, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let mut documents = parse(file, diagnostics)?;
    match documents.len() {
        1 => documents.pop().filter(|node| !node.is_null()).or_else(|| {
            let message = Words::fixed("文件是空的", "the file is empty");
            diagnostics.push(Diagnostic::error("E1010", file, 0..0, message));
            None
        }),
        0 => {
            let message = Words::fixed("文件是空的", "the file is empty");
            diagnostics.push(Diagnostic::error("E1010", file, 0..0, message));
            None
        }
        _ => {
            let message = Words::fixed(
                "这个文件里只能有一份内容，不能用 --- 分成几份",
                "this file holds one document only, not several with ---",
            );
            let second = documents[1].range.start;
            diagnostics.push(Diagnostic::error("E1011", file, second..second, message));
            None
        }
    }
}

fn bases(source: &PackSource, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let mut bases: Vec<(String, String)> = source
        .files
        .iter()
        .filter_map(|file| {
            let name = file.path.strip_prefix("bases/")?.strip_suffix(".md")?;
            let text = source.text(file, diagnostics)?;
            Some((name.to_owned(), text.text.clone()))
        })
        .collect();
    bases.sort();
    bases
}

/// Files of rules: those under `rules/`, or every YAML file where there is no `pack.yaml`.
fn rule_files(source: &PackSource, diagnostics: &mut Vec<Diagnostic>) -> Vec<Arc<UserFile>> {
    let is_pack = manifest::manifest(source).is_some();
    let folder = if is_pack { "rules/" } else { "" };
    let files = source.yaml_under(folder).into_iter();
    files
        .filter_map(|file| source.text(file, diagnostics))
        .collect()
}

fn options(packs: &[Pack], settings: &Settings) -> HashMap<String, Vec<RuleOption>> {
    let of_packs = packs.iter().flat_map(|pack| &pack.settings.options);
    let mut all: HashMap<String, Vec<RuleOption>> = HashMap::new();
    for option in of_packs.chain(&settings.options) {
        let known = all.entry(option.rule.value.clone()).or_default();
        known.push(option.clone());
    }
    all
}

/// The fault of a pack whose name another one has.
fn taken(pack: &Pack, known: &[Pack], sources: &[PackSource]) -> Option<Diagnostic> {
    let name = pack.named.as_ref()?;
    let first = known
        .iter()
        .position(|other| other.named.is_some() && other.name == pack.name)?;
    Some(manifest::name_is_taken(name, &sources[first].name))
}

/// The rules whose id is not taken yet.
fn unique(
    rules: Vec<YamlRule>,
    places: &mut HashMap<String, (Arc<UserFile>, Range<usize>)>,
    diagnostics: &mut Vec<Diagnostic>,
    aside: &mut Aside,
) -> Vec<YamlRule> {
    let mut kept = Vec::new();
    for rule in rules {
        let id = rule.meta().id.to_string();
        let (file, range) = rule.place();
        let Some((first, place)) = places.get(&id) else {
            places.insert(id, (Arc::clone(file), range));
            kept.push(rule);
            continue;
        };
        let mut taken = id_is_taken(&rule, &first.path);
        if Arc::ptr_eq(first, file) {
            taken = taken.because(place.clone(), Words::fixed("第一次", "the first time"));
        }
        diagnostics.push(taken);
        aside.rules.push(id);
    }
    kept
}

/// The fault of a rule whose id another one has; `owner` is where that one is.
#[must_use]
pub fn id_is_taken(rule: &YamlRule, owner: &str) -> Diagnostic {
    let id = &rule.meta().id;
    let (file, range) = rule.place();
    let message = Words::new(
        format!("编号「{id}」已经用过，在 {owner}"),
        format!("id `{id}` is taken already, in {owner}"),
    );
    Diagnostic::error("E1209", file, range, message).help(Words::fixed(
        "换一个编号；要改已有规则的级别或选项，写在 pack.yaml 或 gouji.yaml 的“规则”里。",
        "Take another id; severity and options of a rule are changed under `rules` of pack.yaml or gouji.yaml.",
    ))
}

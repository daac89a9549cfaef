//! Turns the YAML of claims into the patterns of each form.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use gouji_core::{
    ClaimGrammar, ClaimSpec, ClaimWords, Diagnostic, FactId, Form, Matter, UserFile, Words,
};
use gouji_zh::Folded;
use rust_decimal::Decimal;

use super::schema::{ClaimYaml, ClaimsYaml, MatterYaml, MoneyUnitYaml};
use crate::decode::{Located, Many};
use crate::nearest::nearest;

/// A file of claims.
pub(crate) struct ClaimsFile {
    /// The file.
    pub(crate) file: Arc<UserFile>,
    /// What it holds.
    pub(crate) yaml: ClaimsYaml,
}

/// Gives each form the patterns of all files that speak of its figures; faults go to
/// `diagnostics`, and the patterns at fault are left out.
pub(crate) fn compile<'a>(
    files: &[ClaimsFile],
    forms: impl Iterator<Item = &'a mut Form>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if files.is_empty() {
        return;
    }
    let mut forms: Vec<&mut Form> = forms.collect();
    let matters = matters(files, diagnostics);
    let usable = {
        let known: Vec<&Form> = forms.iter().map(|form| &**form).collect();
        usable(files, &matters, &known, diagnostics)
    };
    let words = words(files);
    for form in &mut forms {
        let specs = usable
            .iter()
            .filter_map(|claim| spec(claim, &matters, form))
            .collect();
        form.claims = Arc::new(ClaimGrammar::new(specs, matters.clone(), &words));
    }
}

/// The matters of all files; those of one id are one.
fn matters(files: &[ClaimsFile], diagnostics: &mut Vec<Diagnostic>) -> Vec<Matter> {
    let mut all: Vec<Matter> = Vec::new();
    for ClaimsFile { file, yaml } in files {
        for MatterYaml { id, words, short } in yaml.matters.iter() {
            check_id(id, file, diagnostics);
            let (words, short) = (folded(words), folded(short));
            match all.iter_mut().find(|one| one.id == id.value) {
                Some(known) => {
                    known.words.extend(words);
                    known.short.extend(short);
                }
                None => all.push(Matter {
                    id: id.value.clone(),
                    words,
                    short,
                }),
            }
        }
    }
    all
}

fn words(files: &[ClaimsFile]) -> ClaimWords {
    let mut all = ClaimWords::default();
    for words in files.iter().filter_map(|one| one.yaml.words.as_ref()) {
        all.fillers.extend(folded(&words.fillers));
        all.manners.extend(folded(&words.manners));
        all.channels.extend(folded(&words.channels));
        all.bodies.extend(folded(&words.bodies));
        all.endings.extend(folded(&words.endings));
        all.stops.extend(folded(&words.stops));
    }
    all
}

/// The claims without a fault.
fn usable<'a>(
    files: &'a [ClaimsFile],
    matters: &[Matter],
    forms: &[&Form],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<&'a ClaimYaml> {
    let ids = || files.iter().flat_map(|one| one.yaml.claims.iter());
    let mut taken: BTreeMap<&str, (&Arc<UserFile>, Range<usize>)> = BTreeMap::new();
    let mut usable = Vec::new();
    for ClaimsFile { file, yaml } in files {
        for claim in yaml.claims.iter() {
            let before = diagnostics.len();
            check_id(&claim.id, file, diagnostics);
            if let Some((first, place)) = taken.get(claim.id.as_str()) {
                diagnostics.push(id_is_taken(&claim.id, file, first, place));
            }
            taken
                .entry(claim.id.as_str())
                .or_insert((file, claim.id.range.clone()));
            let facts = claim
                .facts
                .iter()
                .chain(claim.or.iter().flat_map(|sum| sum.iter()));
            for fact in facts {
                if forms.iter().all(|form| form.fact_id(fact).is_none()) {
                    diagnostics.push(no_figure(fact, file, forms));
                }
            }
            if let Some(matter) = &claim.matter {
                let names = matters.iter().map(|one| one.id.as_str());
                if names.clone().all(|name| name != matter.value) {
                    diagnostics.push(no_name(matter, file, ("事项", "matter"), names));
                }
            }
            for id in claim.after.iter() {
                let names = ids().map(|one| one.id.as_str());
                if names.clone().all(|name| name != id.value) {
                    diagnostics.push(no_name(id, file, ("说法", "claim"), names));
                }
            }
            let is_empty = claim.subject.iter().any(|group| folded(group).is_empty());
            if is_empty || claim.subject.is_empty() {
                let message = Words::fixed("主语至少要有一个词", "the subject needs a word");
                let range = claim.id.range.clone();
                diagnostics.push(Diagnostic::error("E1405", file, range, message));
            }
            if diagnostics.len() == before {
                usable.push(claim);
            }
        }
    }
    usable
}

/// A claim on a form; none where the form lacks all that it may be about.
fn spec(claim: &ClaimYaml, matters: &[Matter], form: &Form) -> Option<ClaimSpec> {
    let reading = |sum: &[Located<String>]| -> Option<Vec<FactId>> {
        let facts: Option<Vec<FactId>> = sum.iter().map(|fact| form.fact_id(fact)).collect();
        let is_of_form = |fact: &FactId| form.row_of(*fact).is_of_form();
        facts.filter(|facts| !facts.is_empty() && facts.iter().all(is_of_form))
    };
    let sums = std::iter::once(&claim.facts).chain(claim.or.iter());
    let readings: Vec<Vec<FactId>> = sums.filter_map(|sum| reading(sum)).collect();
    if readings.is_empty() {
        return None;
    }
    let matter = claim.matter.as_ref();
    Some(ClaimSpec {
        id: claim.id.value.clone(),
        name: Words::new(claim.name.clone(), claim.name_en.clone()),
        readings,
        subject: claim.subject.iter().map(folded).collect(),
        denied: folded(&claim.denied),
        matter: matter.and_then(|id| matters.iter().position(|one| one.id == id.value)),
        units: folded(&claim.unit),
        context: folded(&claim.context),
        not: folded(&claim.not),
        after: claim.after.iter().map(|id| id.value.clone()).collect(),
        is_part: claim.part,
        is_bare: claim.bare,
        is_evident: claim.evident,
        number_first: claim.number_first,
        says_none: claim.says_none,
        scale: Decimal::from(match claim.table_unit {
            MoneyUnitYaml::Yuan => 1,
            MoneyUnitYaml::TenThousandYuan => 10_000,
            MoneyUnitYaml::HundredMillionYuan => 100_000_000,
        }),
    })
}

/// Words as prose has them.
fn folded(words: &Many<Located<String>>) -> Vec<String> {
    let words = words
        .iter()
        .map(|word| Folded::prose(word).text().to_owned());
    words.filter(|word| !word.is_empty()).collect()
}

fn check_id(id: &Located<String>, file: &Arc<UserFile>, diagnostics: &mut Vec<Diagnostic>) {
    let is_word = |part: &str| !part.is_empty() && part.chars().all(char::is_alphanumeric);
    if !id.split(['-', '_']).all(is_word) {
        let message = Words::new(
            format!("编号「{}」只能用字母、数字、汉字和连字符", id.value),
            format!("id `{}` is not of words with hyphens", id.value),
        );
        diagnostics.push(Diagnostic::error("E1208", file, id.range.clone(), message));
    }
}

fn id_is_taken(
    id: &Located<String>,
    file: &Arc<UserFile>,
    first: &Arc<UserFile>,
    place: &Range<usize>,
) -> Diagnostic {
    let message = Words::new(
        format!("说法「{}」已经写过，在 {}", id.value, first.path),
        format!("claim `{}` is there already, in {}", id.value, first.path),
    );
    let fault = Diagnostic::error("E1310", file, id.range.clone(), message);
    if Arc::ptr_eq(first, file) {
        fault.because(place.clone(), Words::fixed("第一次", "the first time"))
    } else {
        fault
    }
}

fn no_figure(fact: &Located<String>, file: &Arc<UserFile>, forms: &[&Form]) -> Diagnostic {
    let names = forms.iter().flat_map(|form| {
        let facts = form.facts.iter();
        facts.flat_map(|def| [def.name.as_str(), def.path.as_str()])
    });
    let message = Words::new(
        format!("哪种格式都没有「{}」这个数字", fact.value),
        format!("no form has a figure `{}`", fact.value),
    );
    let fault = Diagnostic::error("E1302", file, fact.range.clone(), message);
    meant(fault, fact, nearest(fact, names))
}

fn no_name<'a>(
    name: &Located<String>,
    file: &Arc<UserFile>,
    (zh, en): (&str, &str),
    names: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let message = Words::new(
        format!("没有编号为「{}」的{zh}", name.value),
        format!("there is no {en} `{}`", name.value),
    );
    let fault = Diagnostic::error("E1309", file, name.range.clone(), message);
    meant(fault, name, nearest(name, names))
}

fn meant(fault: Diagnostic, written: &Located<String>, near: Option<&str>) -> Diagnostic {
    let Some(near) = near else { return fault };
    let label = Words::new(
        format!("您是不是想写“{near}”？"),
        format!("did you mean \"{near}\"?"),
    );
    fault.labelled(label).replaced(written.range.clone(), near)
}

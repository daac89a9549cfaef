//! Finds the report of the same body for the year before, whose figures rules may ask for.

mod search;

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use gouji_core::{
    DocumentId, Fact, Form, Origin, Past, PastFact, PastReport, Registry, Report, RuleSet, Value,
    Words,
};
use rayon::prelude::*;

use crate::discover::{Source, discover};
use crate::run::{RunOptions, bug, read_source};
use search::{NO_BODY, NO_YEAR, folded, hash, region, search};

/// Reports among which those of the year before are found, with the figures that rules need.
///
/// The default is the index of somebody who did not look.
#[derive(Debug, Default)]
pub struct PastIndex {
    /// English paths of the figures that are kept.
    paths: Vec<String>,
    /// The reports by the folded name of their body, in input order; none when nobody looked.
    reports: Option<HashMap<String, Vec<Kept>>>,
    unused: Vec<Unused>,
    skipped: u64,
}

/// A file named for the year before that can serve no report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// What it is called.
    pub source: String,
    /// Why it is of no use.
    pub reason: Words,
}

/// What was found of the year before one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// The report.
    Found(PastReport),
    /// None that is surely the one, for this reason.
    Missing(Words),
    /// Nobody looked.
    NotLooked,
}

/// What is kept of a report: little, since a run may hold 100,000 of them.
#[derive(Debug)]
struct Kept {
    source: String,
    year: u16,
    region: Option<String>,
    /// Stands for all figures of the report.
    hash: String,
    /// The needed figures, in the order of the paths of the index.
    facts: Box<[Option<KeptFact>]>,
}

#[derive(Debug)]
struct KeptFact {
    value: Value,
    line: Option<u32>,
}

/// Batches up to this size are looked through whatever their names say.
const FEW: usize = 200;

/// Whether inputs may be of several years.
fn may_span_years(inputs: &[Source]) -> bool {
    if inputs.len() <= FEW {
        return inputs.len() > 1;
    }
    let mut first = None;
    inputs
        .iter()
        .flat_map(|input| years(&input.name()))
        .any(|year| {
            let known = *first.get_or_insert(year);
            known != year
        })
}

/// The years that a name holds: four digits that begin with 20, on their own.
fn years(name: &str) -> Vec<u16> {
    let numbers = name.split(|ch: char| !ch.is_ascii_digit());
    let is_year = |digits: &&str| digits.len() == 4 && digits.starts_with("20");
    numbers
        .filter(is_year)
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

impl PastIndex {
    /// Looks through the files under `last_year`, or through the inputs of the run where none are
    /// named and the inputs may be of several years: when they are few, or when their names say
    /// so. Reading a large batch of one year twice would be for nothing. Nothing is read unless a
    /// rule needs it.
    #[must_use]
    pub fn look(
        registry: &Registry,
        rules: &RuleSet<'_>,
        inputs: &[Source],
        last_year: &[PathBuf],
        options: &RunOptions,
    ) -> Self {
        let paths = rules.past_facts();
        if paths.is_empty() || (last_year.is_empty() && !may_span_years(inputs)) {
            return Self::default();
        }
        if last_year.is_empty() {
            // What is wrong with an input is its own outcome.
            return Self {
                unused: Vec::new(),
                ..Self::read(registry, paths, inputs, options)
            };
        }
        let found = discover(last_year);
        // The form that a user names is that of the reports to check.
        let options = RunOptions {
            form: None,
            ..*options
        };
        Self {
            skipped: found.skipped.values().sum(),
            ..Self::read(registry, paths, &found.sources, &options)
        }
    }

    /// Files named for the year before that are no readable reports, or that do not say whose
    /// report they are and for which year.
    #[must_use]
    pub fn unused(&self) -> &[Unused] {
        &self.unused
    }

    /// How many files named for the year before were passed over for their ending.
    #[must_use]
    pub fn skipped(&self) -> u64 {
        self.skipped
    }

    /// The report of the same body for the year before, or why there is none.
    #[must_use]
    pub fn before(&self, report: &Report) -> Looked {
        let Some(reports) = &self.reports else {
            return Looked::NotLooked;
        };
        match search(reports, report) {
            Ok(kept) => Looked::Found(self.past_report(kept)),
            Err(reason) => Looked::Missing(reason),
        }
    }

    fn read(
        registry: &Registry,
        paths: Vec<String>,
        sources: &[Source],
        options: &RunOptions,
    ) -> Self {
        let one = |(position, source): (usize, &Source)| {
            let id = DocumentId(u32::try_from(position).unwrap_or(u32::MAX));
            let work = || {
                let report = read_source(registry, source, id, options);
                let report = report.map_err(|unread| unread.reason)?;
                keep(source, &report, &registry.forms()[report.form], &paths)
            };
            let kept = catch_unwind(AssertUnwindSafe(work));
            kept.unwrap_or_else(|panic| Err(bug(&*panic)))
        };
        let all: Vec<_> = sources.par_iter().enumerate().map(one).collect();
        let mut reports: HashMap<String, Vec<Kept>> = HashMap::new();
        let mut unused = Vec::new();
        for (source, kept) in sources.iter().zip(all) {
            match kept {
                Ok((body, kept)) => reports.entry(body).or_default().push(kept),
                Err(reason) => unused.push(Unused {
                    source: source.name(),
                    reason,
                }),
            }
        }
        Self {
            paths,
            reports: Some(reports),
            unused,
            skipped: 0,
        }
    }

    fn past_report(&self, kept: &Kept) -> PastReport {
        let facts = self.paths.iter().zip(&kept.facts);
        let facts = facts.filter_map(|(path, fact)| {
            let fact = fact.as_ref()?;
            let past = PastFact {
                value: fact.value.clone(),
                place: fact.place(),
            };
            Some((path.clone(), past))
        });
        PastReport {
            source: kept.source.clone(),
            year: kept.year,
            facts: facts.collect::<BTreeMap<_, _>>(),
        }
    }
}

impl Looked {
    /// What rules see of it.
    #[must_use]
    pub fn past(&self) -> Past<'_> {
        match self {
            Self::Found(report) => Past::Found(report),
            Self::Missing(reason) => Past::Missing(reason),
            Self::NotLooked => Past::NotLooked,
        }
    }
}

/// The body and what is kept, or why the report is of no use.
fn keep(
    source: &Source,
    report: &Report,
    form: &Form,
    paths: &[String],
) -> Result<(String, Kept), Words> {
    let header = &report.header;
    let body = header.body.as_ref().ok_or(NO_BODY)?;
    let year = header.year.as_ref().ok_or(NO_YEAR)?;
    let fact = |path: &String| {
        let fact = report.facts.get(form.fact_id(path)?)?;
        Some(KeptFact {
            value: fact.value.clone(),
            line: line(report, fact),
        })
    };
    let kept = Kept {
        source: source.name(),
        year: year.value,
        region: region(header),
        hash: hash(report),
        facts: paths.iter().map(fact).collect(),
    };
    Ok((folded(&body.value), kept))
}

impl Kept {
    fn values(&self) -> impl Iterator<Item = Option<&Value>> {
        let facts = self.facts.iter();
        facts.map(|fact| fact.as_ref().map(|fact| &fact.value))
    }
}

impl KeptFact {
    fn place(&self) -> Words {
        self.line
            .map_or(Words::fixed("行号不明", "unknown line"), |line| {
                Words::new(format!("第 {line} 行"), format!("line {line}"))
            })
    }
}

/// The line of the file that a figure stands in.
fn line(report: &Report, fact: &Fact) -> Option<u32> {
    let (Origin::Text { line, .. } | Origin::Html { line, .. }) =
        report.document.origin(fact.span)?;
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(names: impl Iterator<Item = String>) -> Vec<Source> {
        names.map(|name| Source::File(name.into())).collect()
    }

    #[test]
    fn a_large_batch_is_looked_through_when_its_names_show_several_years() {
        let one_year = inputs((0..1_000).map(|n| format!("报告/2023/{n}号-12345.txt")));
        assert!(!may_span_years(&one_year));
        let two_years = inputs((0..1_000).map(|n| format!("{}年/{n}.txt", 2022 + n / 999)));
        assert!(may_span_years(&two_years));
        assert!(may_span_years(&one_year[..2]));
        assert!(!may_span_years(&one_year[..1]));
    }
}

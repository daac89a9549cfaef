//! Groups of figures: `表三.本年新收.*`, `requests.new.natural_person..other_org`.

use gouji_core::{FactDef, FactId, Form};

use super::Checker;
use super::nearest::nearest;
use crate::ast::Name;
use crate::codes;
use crate::error::ExprError;
use crate::quote::short;
use crate::token::written;

impl Checker<'_> {
    /// A group without what is taken out of it.
    pub(super) fn without(
        &mut self,
        mut facts: Vec<FactId>,
        except: &[Name],
        whole: &Name,
    ) -> Option<Vec<FactId>> {
        let before = self.errors.len();
        for name in except {
            let left = without(self.form, &facts, &name.text);
            if left.len() == facts.len() {
                let error = not_in_group(self.form, &facts, name, whole);
                self.errors.push(error);
            }
            facts = left;
        }
        if facts.is_empty() {
            let quoted = short(&whole.text);
            self.errors.push(ExprError::new(
                codes::GROUP,
                whole.range.clone(),
                format!("“{quoted}”的数都被除去了"),
                format!("nothing of `{quoted}` is left"),
            ));
        }
        (self.errors.len() == before).then_some(facts)
    }
}

/// Why a group names no figures.
pub(super) struct GroupFault {
    /// A part of the pattern that no figure has at its place, with the nearest that some have.
    unknown: Option<(String, Option<String>)>,
    /// A range whose end comes before its beginning.
    reversed: Option<(String, String)>,
}

/// The figures of a group in the order of the form; nothing where the name is no pattern.
pub(super) fn facts(form: &Form, name: &str) -> Option<Result<Vec<FactId>, GroupFault>> {
    let mut fault = None;
    let parts = parts(name)?;
    let is_surely_pattern = is_pattern(&parts);
    for way in ways(&parts).iter().filter(|way| is_pattern(way)) {
        match resolve(form, way) {
            Ok(facts) => return Some(Ok(facts)),
            Err(other) => fault = Some(better(fault, other)),
        }
    }
    // Where 至 is all that makes a pattern and nothing is like it, it is more likely a wrong name.
    let fault = fault.filter(|fault| is_surely_pattern || fault.is_telling());
    fault.map(Err)
}

fn is_pattern(parts: &[Part<'_>]) -> bool {
    parts.iter().any(|part| !matches!(part, Part::Exactly(_)))
}

/// The figures without those that a name stands for: a path, a group, or a part of their paths.
fn without(form: &Form, all: &[FactId], name: &str) -> Vec<FactId> {
    let named = form.fact_id(name).map(|fact| vec![fact]);
    let named = named.or_else(|| facts(form, name)?.ok());
    let is_named = |fact: &FactId| match &named {
        Some(named) => named.contains(fact),
        None => {
            let def = form.fact(*fact);
            [&def.path, &def.name]
                .iter()
                .any(|path| path.split('.').any(|segment| segment == name))
        }
    };
    all.iter().copied().filter(|fact| !is_named(fact)).collect()
}

fn not_in_group(form: &Form, all: &[FactId], name: &Name, group: &Name) -> ExprError {
    let segments: Vec<&str> = all
        .iter()
        .map(|fact| form.fact(*fact))
        .flat_map(|def| def.name.split('.').chain(def.path.split('.')))
        .collect();
    let (quoted, whole) = (short(&name.text), short(&group.text));
    let error = ExprError::new(
        codes::GROUP,
        name.range.clone(),
        format!("“{whole}”里没有“{quoted}”"),
        format!("`{whole}` has no `{quoted}`"),
    );
    match nearest(&name.text, segments) {
        Some(nearest) => suggest(error, nearest).with_replacement(written(nearest)),
        None => error,
    }
}

fn suggest(error: ExprError, nearest: &str) -> ExprError {
    error.with_help(
        format!("您是不是想写“{nearest}”？"),
        format!("did you mean `{nearest}`?"),
    )
}

impl GroupFault {
    fn is_telling(&self) -> bool {
        let is_like_another = |(_, nearest): &(String, Option<String>)| nearest.is_some();
        self.reversed.is_some() || self.unknown.as_ref().is_some_and(is_like_another)
    }

    pub(super) fn error(&self, name: &Name) -> ExprError {
        let quoted = short(&name.text);
        let error =
            |zh: String, en: String| ExprError::new(codes::GROUP, name.range.clone(), zh, en);
        if let Some((from, to)) = &self.reversed {
            return error(
                format!("“{from}”在“{to}”之后，范围里没有数"),
                format!("`{from}` comes behind `{to}`, so that nothing is between them"),
            )
            .with_help(
                "范围按格式中的先后顺序写",
                "ranges follow the order of the form",
            );
        }
        let none = error(
            format!("没有数符合“{quoted}”"),
            format!("no figure fits `{quoted}`"),
        );
        match &self.unknown {
            Some((part, Some(nearest))) => {
                let replacement = name.text.replacen(part.as_str(), nearest, 1);
                suggest(none, nearest).with_replacement(written_pattern(&replacement))
            }
            Some((part, None)) => none.with_help(
                format!("格式的这个位置上没有“{part}”"),
                format!("the form has no `{part}` at that place"),
            ),
            None => none,
        }
    }
}

/// A pattern as it is written, whose stars and ranges need no backquotes.
fn written_pattern(pattern: &str) -> String {
    let is_bare = |part: &str| part.is_empty() || part == "*" || written(part) == part;
    if pattern.split('.').all(is_bare) {
        pattern.to_owned()
    } else {
        format!("`{pattern}`")
    }
}

/// What stands at one place of a path.
#[derive(Clone, Copy)]
enum Part<'n> {
    Exactly(&'n str),
    Any,
    Range(&'n str, &'n str),
}

/// The parts of a path; nothing where it is none.
fn parts(name: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut segments = name.split('.');
    while let Some(segment) = segments.next() {
        if segment == "*" {
            parts.push(Part::Any);
        } else if !segment.is_empty() {
            parts.push(Part::Exactly(segment));
        } else {
            let (Some(Part::Exactly(from)), Some(to)) = (parts.pop(), segments.next()) else {
                return None;
            };
            parts.push(Part::Range(from, to));
        }
    }
    Some(parts)
}

/// Most ways to read a path; labels hardly ever hold 至.
const MAX_WAYS: usize = 8;

/// Every way to read the path: 至 makes a range, or is a part of a label.
fn ways<'n>(parts: &[Part<'n>]) -> Vec<Vec<Part<'n>>> {
    let mut ways: Vec<Vec<Part<'n>>> = vec![Vec::new()];
    for part in parts {
        let mut readings = vec![*part];
        if let Part::Exactly(segment) = part {
            let splits = segment
                .match_indices('至')
                .map(|(at, word)| (&segment[..at], &segment[at + word.len()..]));
            let whole = splits.filter(|(from, to)| !from.is_empty() && !to.is_empty());
            readings.extend(whole.map(|(from, to)| Part::Range(from, to)));
        }
        let with = |way: &Vec<Part<'n>>, reading| {
            let mut way = way.clone();
            way.push(reading);
            way
        };
        ways = ways
            .iter()
            .flat_map(|way| readings.iter().map(|reading| with(way, *reading)))
            .take(MAX_WAYS)
            .collect();
    }
    ways
}

fn resolve(form: &Form, parts: &[Part<'_>]) -> Result<Vec<FactId>, GroupFault> {
    let paths: [fn(&FactDef) -> &str; 2] = [|def| &def.name, |def| &def.path];
    let mut fault = None;
    for path in paths {
        match resolve_in(form, parts, path) {
            Ok(facts) => return Ok(facts),
            Err(other) => fault = Some(better(fault, other)),
        }
    }
    Err(fault.unwrap_or(GroupFault {
        unknown: None,
        reversed: None,
    }))
}

/// The fault that says more.
fn better(first: Option<GroupFault>, second: GroupFault) -> GroupFault {
    let weight = |fault: &GroupFault| {
        let nearest = fault.unknown.as_ref().map(|(_, nearest)| nearest.is_some());
        (fault.reversed.is_some(), nearest)
    };
    match first {
        Some(first) if weight(&first) >= weight(&second) => first,
        _ => second,
    }
}

/// The figures whose paths in one language fit.
fn resolve_in(
    form: &Form,
    parts: &[Part<'_>],
    path: fn(&FactDef) -> &str,
) -> Result<Vec<FactId>, GroupFault> {
    // Rows that stand for others are not of the form, and would count twice.
    let facts = form.fact_ids().filter(|id| form.row_of(*id).is_of_form());
    let paths = facts.map(|id| (id, path(form.fact(id)).split('.').collect::<Vec<_>>()));
    let mut fitting: Vec<(FactId, Vec<&str>)> = paths
        .filter(|(_, segments)| segments.len() == parts.len())
        .collect();
    for (index, part) in parts.iter().enumerate() {
        if let Part::Exactly(segment) = part {
            let known: Vec<&str> = fitting
                .iter()
                .map(|(_, segments)| segments[index])
                .collect();
            fitting.retain(|(_, segments)| segments[index] == *segment);
            if fitting.is_empty() {
                return Err(unknown(segment, &known));
            }
        }
    }
    for (index, part) in parts.iter().enumerate() {
        if let Part::Range(from, to) = part {
            let mut order: Vec<&str> = Vec::new();
            for (_, segments) in &fitting {
                if !order.contains(&segments[index]) {
                    order.push(segments[index]);
                }
            }
            let place = |name: &str| order.iter().position(|segment| *segment == name);
            let first = place(from).ok_or_else(|| unknown(from, &order))?;
            let last = place(to).ok_or_else(|| unknown(to, &order))?;
            let Some(range) = order.get(first..=last).filter(|range| !range.is_empty()) else {
                return Err(GroupFault {
                    unknown: None,
                    reversed: Some(((*from).to_owned(), (*to).to_owned())),
                });
            };
            fitting.retain(|(_, segments)| range.contains(&segments[index]));
        }
    }
    if fitting.is_empty() {
        return Err(GroupFault {
            unknown: None,
            reversed: None,
        });
    }
    Ok(fitting.into_iter().map(|(id, _)| id).collect())
}

fn unknown(segment: &str, known: &[&str]) -> GroupFault {
    let nearest = nearest(segment, known.iter().copied());
    GroupFault {
        unknown: Some((segment.to_owned(), nearest.map(str::to_owned))),
        reversed: None,
    }
}

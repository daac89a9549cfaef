//! Sentences of reports in Markdown files, and what the rules about figures say to each.
//!
//! ```text
//! ## A heading opens a group
//!
//! - base: 2021-b
//! - set: requests.new.total = 27
//! - in: 五
//!
//! - 全年新收政府信息公开申请27件。 ⇒ 无
//! - 全年新收政府信息公开申请28件。 ⇒ prose-differs-from-table “28件” 应为 27；可有 share-mismatch
//! ```
//!
//! A sentence stands alone in its part of the base, in part one where `in` names none; `<br>` in it
//! opens a paragraph. `无` is no finding. A finding is a rule, or several of which one will do, a
//! fragment that its place lies in or covers, and a number that it names; `可有` allows findings
//! that are not asked for. A group whose heading says 已知漏报 states what is right although the
//! rules say nothing yet.

use std::ops::Range;

use gouji_cases::{Bench, Case, Change, Ran, parse_statement, run_case};
use gouji_core::{Finding, Input, Limits, Registry, RuleSet, Selection};

/// The sentences of a file.
#[derive(Debug)]
pub struct ProseFile {
    /// Its name.
    pub name: String,
    /// Its groups.
    pub groups: Vec<ProseGroup>,
}

/// Sentences on one base.
#[derive(Debug, Default)]
pub struct ProseGroup {
    /// Its heading.
    pub title: String,
    /// The name of the base.
    pub base: String,
    /// The numeral of the part that the sentences stand in.
    pub part: String,
    /// Changes of the base.
    pub setup: Vec<Change>,
    /// The sentences.
    pub cases: Vec<ProseCase>,
}

/// A sentence and what is said to it.
#[derive(Debug)]
pub struct ProseCase {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The sentence.
    pub sentence: String,
    /// What is expected, as written.
    pub stated: String,
    expected: Vec<Expected>,
    allowed: Vec<String>,
}

#[derive(Debug)]
struct Expected {
    rules: Vec<String>,
    fragment: String,
    value: Option<String>,
}

/// What stands in the parts that hold no sentence of a case; without a number and a claim.
const NEUTRAL: [(&str, &str); 3] = [
    ("一", "本机关按照要求推进各项公开工作。"),
    ("五", "个别单位报送信息不够及时，已督促改进。"),
    ("六", "没有其他需要报告的事项。"),
];

impl ProseFile {
    /// Reads a file.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn parse(name: &str, text: &str) -> Result<Self, String> {
        let mut groups: Vec<ProseGroup> = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let fail = |why: &str| format!("{name}:{}: {why}: {line}", at + 1);
            if let Some(title) = line.strip_prefix("## ") {
                groups.push(ProseGroup {
                    title: title.trim().to_owned(),
                    part: "一".to_owned(),
                    ..ProseGroup::default()
                });
            }
            let Some(item) = line.strip_prefix("- ") else {
                continue;
            };
            let group = groups.last_mut().ok_or_else(|| fail("no group"))?;
            if let Some((sentence, stated)) = item.rsplit_once(" ⇒ ") {
                let case = ProseCase::parse(at + 1, sentence, stated);
                group.cases.push(case.map_err(|why| fail(&why))?);
            } else if let Some(base) = item.strip_prefix("base: ") {
                group.base = base.trim().to_owned();
            } else if let Some(part) = item.strip_prefix("in: ") {
                group.part = part.trim().to_owned();
            } else {
                let change = parse_statement(item).map_err(|words| fail(&words.zh))?;
                group.setup.push(change);
            }
        }
        let name = name.to_owned();
        Ok(Self { name, groups })
    }
}

impl ProseGroup {
    /// Whether the rules are known to say nothing to its sentences, though they should.
    #[must_use]
    pub fn is_missed(&self) -> bool {
        self.title.contains("已知漏报")
    }
}

impl ProseCase {
    fn parse(line: usize, sentence: &str, stated: &str) -> Result<Self, String> {
        let (mut expected, mut allowed) = (Vec::new(), Vec::new());
        for piece in stated.split('；').map(str::trim) {
            if let Some(rule) = piece.strip_prefix("可有 ") {
                allowed.push(rule.trim().to_owned());
            } else if piece != "无" {
                expected.push(Expected::parse(piece)?);
            }
        }
        for one in &expected {
            if !sentence.contains(&one.fragment) {
                return Err(format!("the sentence does not hold {}", one.fragment));
            }
        }
        Ok(Self {
            line,
            sentence: sentence.trim().to_owned(),
            stated: stated.to_owned(),
            expected,
            allowed,
        })
    }

    /// Every rule that it names.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        let expected = self.expected.iter().flat_map(|one| &one.rules);
        expected.chain(&self.allowed).map(String::as_str)
    }
}

impl Expected {
    fn parse(piece: &str) -> Result<Self, String> {
        let quoted = piece
            .split_once('“')
            .and_then(|(rules, rest)| Some((rules, rest.rsplit_once('”')?)));
        let (rules, (fragment, rest)) = quoted.ok_or("neither 无 nor RULE “FRAGMENT”")?;
        let value = match rest.trim() {
            "" => None,
            rest => Some(rest.strip_prefix("应为 ").ok_or("not 应为 NUMBER")?),
        };
        Ok(Self {
            rules: rules.trim().split('|').map(str::to_owned).collect(),
            fragment: fragment.to_owned(),
            value: value.map(|value| value.trim().to_owned()),
        })
    }
}

/// Runs sentences.
pub struct ProseBench<'a> {
    registry: &'a Registry,
    rules: RuleSet<'a>,
}

impl<'a> ProseBench<'a> {
    /// A bench of the rules of a registry about figures.
    #[must_use]
    pub fn new(registry: &'a Registry) -> Self {
        let selection = Selection {
            only: vec![GROUP.to_owned()],
            ..Selection::default()
        };
        let rules = RuleSet::select(registry, selection)
            .unwrap_or_else(|unknown| panic!("{GROUP}: {unknown:?}"));
        Self { registry, rules }
    }

    /// Whether there is a rule of this name.
    #[must_use]
    pub fn knows(&self, rule: &str) -> bool {
        let id = format!("{GROUP}/{rule}");
        self.rules.metas().any(|(_, meta)| meta.id == id)
    }

    /// What the rules say to a base without any sentence; nothing when it is consistent.
    ///
    /// # Errors
    /// What they say, or why the base cannot be read.
    pub fn check_setup(&self, group: &ProseGroup) -> Result<(), String> {
        let ran = self.run(group, None)?;
        let all: Vec<&Finding> = ran.outcome.findings.iter().collect();
        if all.is_empty() {
            return Ok(());
        }
        Err(self.describe(&ran, &all))
    }

    /// Whether the rules say to a sentence what it states, or nothing where that is known.
    ///
    /// # Errors
    /// What they say instead.
    pub fn check(&self, group: &ProseGroup, case: &ProseCase) -> Result<(), String> {
        let ran = self.run(group, Some(case))?;
        let all: Vec<&Finding> = ran.outcome.findings.iter().collect();
        let is_right = if group.is_missed() {
            all.is_empty() && !case.expected.is_empty()
        } else {
            self.is_as_stated(&ran, case)
        };
        if is_right {
            return Ok(());
        }
        Err(self.describe(&ran, &all))
    }

    fn is_as_stated(&self, ran: &Ran, case: &ProseCase) -> bool {
        let mut left: Vec<&Finding> = ran.outcome.findings.iter().collect();
        let mut met = true;
        for expected in &case.expected {
            let places = places(&ran.report.document.text, case, &expected.fragment);
            let is_it = |finding: &&Finding| self.is_it(finding, expected, &places);
            match left.iter().position(is_it) {
                Some(at) => drop(left.remove(at)),
                None => met = false,
            }
        }
        left.retain(|finding| !case.allowed.iter().any(|rule| rule == self.name(finding)));
        met && left.is_empty()
    }

    fn run(&self, group: &ProseGroup, case: Option<&ProseCase>) -> Result<Ran, String> {
        let mut source = crate::base(&group.base);
        for (part, neutral) in NEUTRAL {
            let body = case.filter(|_| group.part == part).map_or_else(
                || neutral.to_owned(),
                |case| case.sentence.replace("<br>", "\n\n"),
            );
            source = with_part(&source, part, &body)?;
        }
        let readers = self.registry.readers();
        let read = |input: &Input<'_>, limits: &Limits| gouji_readers::read(readers, input, limits);
        let bench = Bench {
            registry: self.registry,
            bases: &[(group.base.clone(), source)],
            read: &read,
        };
        let case = Case {
            title: String::new(),
            line: 0,
            base: group.base.clone(),
            blocks: None,
            changes: group.setup.clone(),
            expectations: Vec::new(),
        };
        run_case(&bench, GROUP, &case).map_err(|error| error.to_string())
    }

    fn name(&self, finding: &Finding) -> &str {
        let id = &self.rules.meta(finding.rule).id;
        id.split_once('/').map_or(id, |(_, name)| name)
    }

    fn is_it(&self, finding: &Finding, expected: &Expected, places: &[Range<usize>]) -> bool {
        let span = finding.span.range();
        let is_there = places.iter().any(|place| {
            (place.start <= span.start && span.end <= place.end)
                || (span.start <= place.start && place.end <= span.end)
        });
        let says = said(finding);
        is_there
            && expected.rules.iter().any(|rule| rule == self.name(finding))
            && expected
                .value
                .as_ref()
                .is_none_or(|value| names_number(&says, value))
    }

    fn describe(&self, ran: &Ran, findings: &[&Finding]) -> String {
        let mut lines: Vec<String> = findings
            .iter()
            .map(|finding| {
                let quote = ran.report.document.quote(finding.span);
                format!("{} “{quote}” {}", self.name(finding), said(finding))
            })
            .collect();
        if lines.is_empty() {
            lines.push("无".to_owned());
        }
        lines.extend(ran.outcome.unables.iter().map(|unable| {
            let id = &self.rules.meta(unable.rule).id;
            format!("{id} unable: {}", unable.reason.zh)
        }));
        lines.join("\n      ")
    }
}

/// The group of the rules that sentences are for.
const GROUP: &str = "numeric";

/// A base with the body of one part changed.
fn with_part(source: &str, numeral: &str, body: &str) -> Result<String, String> {
    let heading = format!("\n## {numeral}、");
    let missing = || format!("the base has no part {numeral}");
    let start = source.find(&heading).ok_or_else(missing)? + 1;
    let behind_heading = source[start..].find('\n').ok_or_else(missing)? + start;
    let end = source[behind_heading..]
        .find("\n## ")
        .map_or(source.len(), |at| behind_heading + at);
    Ok(format!(
        "{}\n\n{body}\n{}",
        &source[..behind_heading],
        &source[end..]
    ))
}

/// Where a fragment stands in the text of the report, inside the sentence.
fn places(text: &str, case: &ProseCase, fragment: &str) -> Vec<Range<usize>> {
    let paragraphs = case.sentence.split("<br>");
    paragraphs
        .filter_map(|paragraph| Some((text.find(paragraph)?, paragraph)))
        .flat_map(|(start, paragraph)| {
            let found = paragraph.match_indices(fragment);
            found.map(move |(at, _)| start + at..start + at + fragment.len())
        })
        .collect()
}

/// The message of a finding with its arithmetic.
fn said(finding: &Finding) -> String {
    let arithmetic = finding.comparison.as_ref().map(|comparison| {
        format!(
            "（{} {} {}，{}）",
            comparison.left, comparison.relation, comparison.right, comparison.difference
        )
    });
    format!("{}{}", finding.message.zh, arithmetic.unwrap_or_default())
}

/// Whether a text names a number, not as a part of a longer one.
fn names_number(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + number.len()..].chars().next();
        let is_part = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
        !is_part(before) && before != Some('.') && !is_part(after)
    })
}

//! Reads case files.

use thiserror::Error;

use crate::case::{Case, CaseFile, Expectation, Place};
use crate::statement;

/// A line of a case file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {message}")]
pub struct ParseError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// Reads a case file. Prose between the headings and the list items is free.
///
/// # Errors
/// The first line that starts as a statement and is none.
pub fn parse(text: &str) -> Result<CaseFile, ParseError> {
    let lines: Vec<&str> = text.lines().collect();
    let mut file = CaseFile {
        rule: String::new(),
        cases: Vec::new(),
    };
    let mut at = 0;
    while at < lines.len() {
        let (line, number) = (lines[at], at + 1);
        at += 1;
        let fail = |message: &str| ParseError {
            line: number,
            message: message.to_owned(),
        };
        if let Some(title) = line.strip_prefix("## ") {
            let case = Case {
                title: title.trim().to_owned(),
                line: number,
                base: String::new(),
                blocks: None,
                changes: Vec::new(),
                expectations: Vec::new(),
            };
            file.cases.push(case);
        } else if let Some(rule) = line.strip_prefix("# ") {
            file.rule = rule.trim().to_owned();
        } else if let Some(statement) = line.strip_prefix("- ") {
            let case = file
                .cases
                .last_mut()
                .ok_or_else(|| fail("a statement stands before the first case"))?;
            let fenced = fenced(&lines[at..]);
            at += fenced.as_ref().map_or(0, |(_, count)| *count);
            read(case, statement, fenced.map(|(text, _)| text))
                .map_err(|message| fail(&message))?;
        }
    }
    check(&file)?;
    Ok(file)
}

/// A fenced text directly below a statement, with the lines that it takes.
fn fenced(lines: &[&str]) -> Option<(String, usize)> {
    let open = lines
        .iter()
        .position(|line| !line.trim().is_empty())
        .filter(|open| lines[*open].starts_with("```"))?;
    let close = lines[open + 1..]
        .iter()
        .position(|line| line.starts_with("```"))?;
    Some((
        lines[open + 1..open + 1 + close].join("\n"),
        open + close + 2,
    ))
}

fn read(case: &mut Case, statement: &str, fenced: Option<String>) -> Result<(), String> {
    let (key, value) = statement
        .split_once(':')
        .ok_or("a statement is `key: value`")?;
    let value = value.trim();
    match key.trim() {
        "base" => {
            case.base = value.to_owned();
        }
        "limit" => {
            let count = value
                .strip_prefix("blocks ")
                .and_then(|count| count.trim().parse().ok());
            case.blocks = Some(count.ok_or("a limit is `blocks N`")?);
        }
        "expect" => {
            case.expectations.push(expectation(value)?);
        }
        _ => case
            .changes
            .push(statement::read(statement, fenced).map_err(|words| words.en)?),
    }
    Ok(())
}

fn expectation(value: &str) -> Result<Expectation, String> {
    if value == "pass" {
        return Ok(Expectation::Pass);
    }
    if value == "not applicable" {
        return Ok(Expectation::NotApplicable);
    }
    if let Some(rest) = value.strip_prefix("unable") {
        let (reason, rest) = quoted(rest).unwrap_or((String::new(), rest));
        let missing = rest.trim().strip_prefix("missing").unwrap_or("");
        return Ok(Expectation::Unable {
            reason,
            missing: words(missing),
        });
    }
    let (severity, rest) = value
        .split_once(" at ")
        .ok_or("an expectation is `pass`, `unable …` or `SEVERITY at PLACE …`")?;
    let (place, rest) = match quoted(rest) {
        Some((quote, rest)) => (Place::Quote(quote), rest),
        None => {
            let (fact, rest) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
            (Place::Fact(fact.to_owned()), rest)
        }
    };
    let (message, rest) = quoted(rest).unwrap_or((String::new(), rest));
    let facts = words(rest.trim().strip_prefix("with").unwrap_or(""));
    Ok(Expectation::Finding {
        severity: severity.trim().to_owned(),
        place,
        message,
        facts,
    })
}

/// A quoted text at the start, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let rest = text.trim_start().strip_prefix('"')?;
    let end = rest.find('"')?;
    Some((rest[..end].to_owned(), &rest[end + 1..]))
}

fn words(text: &str) -> Vec<String> {
    text.split([' ', ','])
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn check(file: &CaseFile) -> Result<(), ParseError> {
    let fail = |line, message: &str| {
        Err(ParseError {
            line,
            message: message.to_owned(),
        })
    };
    if file.rule.is_empty() {
        return fail(1, "the file does not name its rule");
    }
    for case in &file.cases {
        if case.base.is_empty() {
            return fail(case.line, "the case names no base");
        }
        if case.expectations.is_empty() {
            return fail(case.line, "the case expects nothing");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Change;

    #[test]
    fn statements_are_read() {
        let file = parse(
            "# numeric/x\n\nprose\n\n## one\n\n- base: a\n- set: requests.new.total = 3件\n- section: s5\n\n```\n甲\n乙\n```\n\n\
             - expect: error at requests.new.total \"相差 1\" with a.b, c.d\n- expect: unable \"空\" missing a.b\n",
        )
        .unwrap();
        assert_eq!(file.rule, "numeric/x");
        let case = &file.cases[0];
        assert_eq!(
            case.changes[1],
            Change::Section {
                section: "s5".into(),
                text: "甲\n乙".into()
            }
        );
        assert_eq!(
            case.expectations,
            [
                Expectation::Finding {
                    severity: "error".into(),
                    place: Place::Fact("requests.new.total".into()),
                    message: "相差 1".into(),
                    facts: vec!["a.b".into(), "c.d".into()]
                },
                Expectation::Unable {
                    reason: "空".into(),
                    missing: vec!["a.b".into()]
                }
            ]
        );
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(
            parse("# r\n## c\n- base: a\n- sett: x = 1\n")
                .unwrap_err()
                .line,
            4
        );
        assert_eq!(
            parse("# r\n## c\n- base: a\n").unwrap_err().message,
            "the case expects nothing"
        );
    }
}

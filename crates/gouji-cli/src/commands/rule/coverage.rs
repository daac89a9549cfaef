//! What of a rule no example reaches.

use gouji_cases::Ran;
use gouji_core::{Finding, Words};
use gouji_engine::{Example, ExampleKind};

use super::rules::rule_id;
use super::test::Tested;

/// Most words that are named; the others are counted.
const NAMED: usize = 20;

/// The ends, words and conditions of a rule that no example reaches; nothing when all are.
pub(super) fn missing(tested: &Tested<'_>) -> Vec<Words> {
    let parts: Vec<Words> = [ends(tested), words(tested)]
        .into_iter()
        .flatten()
        .chain(conditions(tested))
        .collect();
    if parts.is_empty() {
        let id = rule_id(tested.rule);
        return vec![Words::new(
            format!("  {id} 的各种结果、词语、条件都有示例"),
            format!("  every end, word and condition of {id} has an example"),
        )];
    }
    parts
}

fn runs<'a>(tested: &'a Tested<'_>) -> impl Iterator<Item = (&'a Example, &'a Ran)> {
    let examples = tested.examples.iter();
    examples.filter_map(|(example, ran)| Some((*example, ran.as_ref().ok()?)))
}

/// The ends of a rule that no example comes to.
fn ends(tested: &Tested<'_>) -> Option<Words> {
    let comes_to = |is: fn(&Ran) -> bool| runs(tested).any(|(_, ran)| is(ran));
    let ends = [
        (
            comes_to(|ran| !ran.outcome.findings.is_empty()),
            ("报出问题", "finding"),
        ),
        (
            comes_to(|ran| !ran.outcome.passed.is_empty()),
            ("通过", "pass"),
        ),
        (
            comes_to(|ran| !ran.outcome.unables.is_empty()),
            ("无法判断", "unable"),
        ),
        (
            !tested.rule.is_limited() || comes_to(|ran| !ran.outcome.not_applicable.is_empty()),
            ("不适用", "not applicable"),
        ),
    ];
    let lacking: Vec<(&str, &str)> = ends
        .into_iter()
        .filter(|(is_reached, _)| !is_reached)
        .map(|(_, names)| names)
        .collect();
    let names = |of: fn(&(&'static str, &'static str)) -> &'static str, comma: &str| {
        lacking.iter().map(of).collect::<Vec<_>>().join(comma)
    };
    (!lacking.is_empty()).then(|| {
        Words::new(
            format!("  没有示例得出：{}", names(|names| names.0, "、")),
            format!("  no example ends in: {}", names(|names| names.1, ", ")),
        )
    })
}

/// The words that no bad example has a finding of.
fn words(tested: &Tested<'_>) -> Option<Words> {
    let rule = tested.rule;
    let mut wanted: Vec<&str> = rule
        .forms()
        .iter()
        .flat_map(|form| rule.words(form))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    let said: Vec<String> = runs(tested)
        .filter(|(example, _)| example.kind == ExampleKind::Bad)
        .flat_map(|(_, ran)| ran.outcome.findings.iter().map(|one| text_of(ran, one)))
        .collect();
    wanted.retain(|word| !said.iter().any(|text| text.contains(word)));
    if wanted.is_empty() {
        return None;
    }
    let (count, more) = (wanted.len(), wanted.len() > NAMED);
    let named = &wanted[..count.min(NAMED)];
    Some(Words::new(
        format!(
            "  {count} 个词语没有反例：{}{}",
            named.join("、"),
            if more { "等" } else { "" }
        ),
        format!(
            "  {count} words have no bad example: {}{}",
            named.join(", "),
            if more { ", and more" } else { "" }
        ),
    ))
}

/// Everything that a finding shows of a report.
fn text_of(ran: &Ran, finding: &Finding) -> String {
    let related = finding.related.iter().map(|related| related.span);
    let quotes = std::iter::once(finding.span).chain(related);
    let quotes = quotes.map(|span| ran.report.document.quote(span));
    let mut text: Vec<&str> = quotes.collect();
    text.push(&finding.message.zh);
    text.join("\n")
}

/// The conditions that never held, or never failed, in any example.
fn conditions(tested: &Tested<'_>) -> Vec<Words> {
    let mut seen: Vec<(&str, bool, bool)> = Vec::new();
    for condition in runs(tested).flat_map(|(_, ran)| &ran.conditions) {
        let text = condition.text.as_str();
        let place = seen.iter().position(|(known, ..)| *known == text);
        let place = place.unwrap_or_else(|| {
            seen.push((text, false, false));
            seen.len() - 1
        });
        seen[place].1 |= condition.held == Some(true);
        seen[place].2 |= condition.held == Some(false);
    }
    let told = |(text, held, failed): (&str, bool, bool)| match (held, failed) {
        (true, true) => None,
        (false, false) => Some(Words::new(
            format!("  条件从未判断过：{text}"),
            format!("  condition was never judged: {text}"),
        )),
        (false, true) => Some(Words::new(
            format!("  条件从未成立：{text}"),
            format!("  condition never held: {text}"),
        )),
        (true, false) => Some(Words::new(
            format!("  条件从未不成立：{text}"),
            format!("  condition never failed: {text}"),
        )),
    };
    seen.into_iter().filter_map(told).collect()
}

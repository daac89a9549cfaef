//! Sentences, and what each judge says about them.

mod change;
mod share;
mod sum;

use gouji_zh::Folded;

use super::judged::{Judged, Outcome};
use super::passage::Passage;

/// What a judge is to say about a sentence.
#[derive(Debug, Clone, Copy)]
enum Expect {
    /// One finding, whose message holds this.
    Fires(&'static str),
    /// Something was held against something, and all agrees.
    Agrees,
    /// Nothing was held against anything.
    Silent,
    /// One number could not be read.
    Unable,
}

/// Holds each sentence against what is expected, and names all that differ.
fn check(judge: fn(&Passage) -> Vec<Judged>, cases: &[(&str, Expect)]) {
    let differing: Vec<String> = cases
        .iter()
        .filter_map(|(text, expect)| {
            let passage = Passage::of(Folded::prose(text).text());
            let judged = judge(&passage);
            (!is_as_expected(&judged, *expect)).then(|| {
                let numbers: Vec<_> = passage.numbers.iter().collect();
                format!("{text}\n  expected {expect:?}\n  found {judged:?}\n  in {numbers:?}")
            })
        })
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn is_as_expected(judged: &[Judged], expect: Expect) -> bool {
    let faults: Vec<&str> = judged
        .iter()
        .filter_map(|one| match &one.outcome {
            Outcome::Broken(fault) => Some(&*fault.message.zh),
            _ => None,
        })
        .collect();
    let unable = judged
        .iter()
        .filter(|one| matches!(one.outcome, Outcome::Unreadable(_)))
        .count();
    match expect {
        Expect::Fires(words) => unable == 0 && faults.len() == 1 && faults[0].contains(words),
        Expect::Agrees => unable == 0 && faults.is_empty() && !judged.is_empty(),
        Expect::Silent => judged.is_empty(),
        Expect::Unable => unable == 1 && faults.is_empty(),
    }
}

//! Whether a section may speak of doing anything about its problems.

use std::ops::Range;

use super::PartFive;
use super::lexicon::Table;
use super::measure::{Telling, Told};

/// A clause that may tell of a measure, in whatever words.
///
/// People write measures in more ways than any list holds, so everything counts that speaks of
/// doing (将, 责令, 解决), of the year to come, or stands in a sentence behind the problems that
/// names neither a problem nor what came of one.
pub(crate) fn intent(part: &PartFive, next_year: Option<&str>) -> Option<Range<usize>> {
    let clauses = &part.clauses;
    let found = clauses.iter().find(|clause| {
        clause.telling == Telling::Doubtful
            || speaks_of_doing(part, clause)
            || next_year.is_some_and(|year| part.text[clause.range.clone()].contains(year))
    });
    let found = found.map(|clause| clause.range.clone());
    found.or_else(|| sentence_behind(part))
}

fn speaks_of_doing(part: &PartFive, clause: &Told) -> bool {
    let hits = &part.hits;
    let range = clause.range.clone();
    hits.any_outside(Table::Intent, Table::NoIntent, range.clone())
        || (clause.telling != Telling::Problem
            && !hits.any(Table::Setting, range.clone())
            && !hits.any(Table::Consequence, range.clone())
            && (hits.any(Table::WeakIntent, range.clone()) || hits.any(Table::Verbs, range)))
}

/// A sentence behind the first problem that tells of no problem.
fn sentence_behind(part: &PartFive) -> Option<Range<usize>> {
    let is_problem = |clause: &Told| clause.telling == Telling::Problem;
    let first = part.clauses.iter().position(is_problem)?;
    let mut behind: Vec<&Told> = Vec::new();
    let mut last = part.clauses.get(first)?.range.end;
    // Nothing is said yet of the sentence with the first problem.
    let mut is_whole = false;
    for clause in part.clauses.iter().skip(first + 1) {
        let between = part.text.get(last..clause.range.start).unwrap_or_default();
        last = clause.range.end;
        if clause.opens_line || between.contains(['。', '!', '?']) {
            if is_whole && tells_no_problem(part, &behind) {
                break;
            }
            behind.clear();
            is_whole = true;
        }
        behind.push(clause);
    }
    let clause = behind.first()?;
    (is_whole && tells_no_problem(part, &behind)).then(|| clause.range.clone())
}

fn tells_no_problem(part: &PartFive, sentence: &[&Told]) -> bool {
    let is_about_problems = |clause: &&Told| {
        clause.telling == Telling::Problem
            || part.hits.any(Table::Consequence, clause.range.clone())
            || part.hits.any(Table::Setting, clause.range.clone())
    };
    !sentence.iter().any(is_about_problems)
}

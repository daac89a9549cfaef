//! `gouji rule try`.

use std::convert::Infallible;

use gouji_core::{Lang, RuleIndex, Words};
use gouji_engine::{Checked, PastIndex, Processed, RunOptions};

use super::args::TryArgs;
use super::rules::{Named, Rules, line, no_rule};
use super::told::{place, short};
use crate::commands::input;
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;

/// What a rule came to over all reports.
#[derive(Debug, Clone, Default)]
struct Tally {
    passed: usize,
    hit: usize,
    unable: usize,
    not_applicable: usize,
    hits: Vec<Words>,
}

/// What one rule said about one report.
#[derive(Debug, Clone, Default)]
struct Said {
    not_applicable: bool,
    unable: bool,
    hits: Vec<Words>,
}

impl Tally {
    fn add(&mut self, said: Said) {
        let count = if said.not_applicable {
            &mut self.not_applicable
        } else if !said.hits.is_empty() {
            &mut self.hit
        } else if said.unable {
            &mut self.unable
        } else {
            &mut self.passed
        };
        *count += 1;
        self.hits.extend(said.hits);
    }
}

/// Runs rules over reports and shows what they would say.
pub(super) fn run(args: &TryArgs, lang: Lang) -> Result<Exit, CliError> {
    let (rules, ids) = Named::of(&args.rule).read(&args.packs)?;
    rules.tell_errors(lang);
    if ids.is_empty() {
        // Rules that are all at fault have been told.
        return match rules.exit() {
            Exit::Clean => Err(no_rule(&args.rule)),
            exit => Ok(exit),
        };
    }
    let found = input::find(&args.paths)?;
    let set = rules.select(&ids)?;
    let registry = &rules.library.registry;
    let options = RunOptions::default();
    let past = PastIndex::look(registry, &set, &found.sources, &args.last_year, &options);
    let mut tallies = vec![Tally::default(); ids.len()];
    let mut unread = 0;
    let map = |name: &str, processed: Processed<'_>| match processed {
        Processed::Checked(checked) => Some(said(name, &checked, ids.len())),
        Processed::Unread(_) => None,
    };
    let sink = |result: Option<Vec<Said>>| {
        match result {
            Some(all) => {
                let pairs = tallies.iter_mut().zip(all);
                pairs.for_each(|(tally, said)| tally.add(said));
            }
            None => unread += 1,
        }
        Ok::<(), Infallible>(())
    };
    let Ok(()) = gouji_engine::run(registry, &set, &found.sources, &past, &options, map, sink);
    let read = found.sources.len() - unread;
    let mut output = Output::open(None)?;
    line(&mut output, &files(read, unread), lang)?;
    for ((_, meta), tally) in set.metas().zip(&tallies) {
        let head = Words::new(
            format!("\n{} {}", meta.id, meta.title.zh),
            format!("\n{} {}", meta.id, meta.title.en),
        );
        line(&mut output, &head, lang)?;
        for words in told(tally, read, args.sample) {
            line(&mut output, &words, lang)?;
        }
    }
    output.close()?;
    Ok(exit(&rules, read, &tallies))
}

/// Everything that the rules said about one report.
fn said(name: &str, checked: &Checked<'_>, rules: usize) -> Vec<Said> {
    let outcome = checked.outcome;
    let mut all = vec![Said::default(); rules];
    let at = |index: RuleIndex| usize::from(index.0);
    for index in &outcome.not_applicable {
        all[at(*index)].not_applicable = true;
    }
    for unable in &outcome.unables {
        all[at(unable.rule)].unable = true;
    }
    for one in &outcome.findings {
        let line = place(checked.report, one.span).map_or(0, |(line, _)| line);
        let quote = outcome.quote(&checked.report.document, one.span);
        let quote = short(&quote);
        all[at(one.rule)].hits.push(Words::new(
            format!("{name}:{line}：“{quote}” {}", one.message.zh),
            format!("{name}:{line}: \"{quote}\" {}", one.message.en),
        ));
    }
    all
}

fn files(read: usize, unread: usize) -> Words {
    let (mut zh, mut en) = (
        format!("读了 {read} 份报告"),
        format!("{read} reports were read"),
    );
    if unread > 0 {
        zh += &format!("，另有 {unread} 个文件不是可读的报告");
        en += &format!(", {unread} files are no readable reports");
    }
    Words::new(zh, en)
}

fn told(tally: &Tally, read: usize, sample: usize) -> Vec<Words> {
    let Tally {
        passed,
        hit,
        unable,
        not_applicable,
        hits,
    } = tally;
    let (applied, places) = (read - not_applicable, hits.len());
    let mut lines = vec![Words::new(
        format!(
            "  适用 {applied} 份：命中 {hit} 份（{places} 处），通过 {passed} 份，无法判断 {unable} 份；不适用 {not_applicable} 份"
        ),
        format!(
            "  applied to {applied}: {hit} hit ({places} places), {passed} passed, {unable} unable; not applicable to {not_applicable}"
        ),
    )];
    if applied == 0 {
        lines.push(Words::new(
            format!(
                "  ！！！{read} 份报告中没有一份适用这条规则。用 gouji rule trace 看是哪个条件不符。"
            ),
            format!("  !!! The rule applied to none of {read} reports. See gouji rule trace."),
        ));
    }
    let shown = spread(places, sample);
    if shown.len() < places {
        let count = shown.len();
        lines.push(Words::new(
            format!("  {places} 处命中中的 {count} 处："),
            format!("  {count} of {places} places:"),
        ));
    }
    lines.extend(shown.into_iter().map(|index| {
        let Words { zh, en } = &hits[index];
        Words::new(format!("  · {zh}"), format!("  · {en}"))
    }));
    lines
}

/// Indexes of a sample of `count` things, spread evenly over all of them.
fn spread(count: usize, sample: usize) -> Vec<usize> {
    let sample = sample.min(count);
    let numbers = 0..sample;
    numbers.map(|number| number * count / sample).collect()
}

fn exit(rules: &Rules, read: usize, tallies: &[Tally]) -> Exit {
    match rules.exit() {
        Exit::Clean if read == 0 => Exit::Unreadable,
        Exit::Clean if tallies.iter().any(|tally| tally.hit > 0) => Exit::Findings,
        exit => exit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_spread_over_the_run() {
        assert_eq!(spread(10, 5), [0, 2, 4, 6, 8]);
        assert_eq!(spread(3, 5), [0, 1, 2]);
        assert_eq!(spread(0, 5), [] as [usize; 0]);
        assert_eq!(spread(7, 0), [] as [usize; 0]);
    }
}

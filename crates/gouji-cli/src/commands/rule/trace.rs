//! `gouji rule trace`.

use gouji_core::{DocumentId, Lang, Memo, ReportCx, Words};
use gouji_engine::{PastIndex, RunOptions, read_source};

use super::args::TraceArgs;
use super::rules::{Named, line, no_rule};
use super::told::Told;
use crate::commands::input;
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::{Output, complain};

/// Tells what a rule saw in a report, and what it made of it.
pub(super) fn run(args: &TraceArgs, lang: Lang) -> Result<Exit, CliError> {
    let (rules, ids) = Named::of(&args.rule).read(&args.packs)?;
    rules.tell_errors(lang);
    let id = only(&args.rule, &ids)?;
    let set = rules.select(std::slice::from_ref(id))?;
    let registry = &rules.library.registry;
    let options = RunOptions::default();
    let found = input::find(std::slice::from_ref(&args.file))?;
    if args.file.is_dir() {
        return Err(CliError::Wrong(Words::new(
            format!("{} 是文件夹；这里要一份报告", args.file.display()),
            format!(
                "{} is a folder; one report is due here",
                args.file.display()
            ),
        )));
    }
    let source = &found.sources[0];
    let name = source.name();
    let report = match read_source(registry, source, DocumentId(0), &options) {
        Ok(report) => report,
        Err(unread) => {
            let Words { zh, en } = &unread.reason;
            let words = Words::new(format!("{name}：{zh}"), format!("{name}: {en}"));
            complain(&words, lang);
            return Ok(Exit::Unreadable);
        }
    };
    let past = PastIndex::look(registry, &set, &found.sources, &args.last_year, &options);
    let before = past.before(&report);
    let memo = Memo::default();
    let cx = ReportCx {
        source: &name,
        past: before.past(),
        knowledge: registry.knowledge(),
        ..ReportCx::alone(&report, &registry.forms()[report.form], &memo)
    };
    let (outcome, notes) = gouji_core::trace(&cx, &set);
    let told = Told {
        cx: &cx,
        outcome: &outcome,
        notes: &notes,
    };
    let mut output = Output::open(None)?;
    for (_, meta) in set.metas() {
        for words in told.lines(meta, rules.yaml(&meta.id)) {
            line(&mut output, &words, lang)?;
        }
    }
    output.close()?;
    Ok(match rules.exit() {
        Exit::Clean if !outcome.findings.is_empty() => Exit::Findings,
        exit => exit,
    })
}

/// The one rule that was named.
fn only<'a>(name: &str, ids: &'a [String]) -> Result<&'a String, CliError> {
    match ids {
        [] => Err(no_rule(name)),
        [id] => Ok(id),
        _ => Err(CliError::Wrong(Words::new(
            format!(
                "{name} 有 {} 条规则，请写编号：{}",
                ids.len(),
                ids.join("、")
            ),
            format!(
                "{name} holds {} rules; name one: {}",
                ids.len(),
                ids.join(", ")
            ),
        ))),
    }
}

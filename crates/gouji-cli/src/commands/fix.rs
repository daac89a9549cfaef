//! `gouji check --fix` and `--diff`: what is mended, and where it goes.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gouji_core::{Lang, Words};
use gouji_engine::{AppliedFix, FixOptions, FixState, FixTarget, Fixed, RefusedFix};
use gouji_output::wire::{AppliedWire, FixStateWire, FixesWire, RefusedWire, SummaryWire};

use crate::args::{CheckArgs, FixArgs, FormatArg};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::remark;

/// How the inputs are mended; none when nobody asked for that.
pub(super) fn options(args: &FixArgs) -> Option<FixOptions> {
    let target = match (args.diff, args.fix, args.in_place) {
        (true, ..) => FixTarget::Shown,
        (false, true, true) => FixTarget::InPlace,
        (false, true, false) => FixTarget::Copy {
            overwrite: args.overwrite,
        },
        (false, false, _) => return None,
    };
    Some(FixOptions {
        suggested: args.suggested,
        target,
    })
}

/// What the run writes to standard output, when that is not findings.
pub(super) fn takes_stdout(args: &CheckArgs) -> bool {
    let is_filter = args.paths.iter().any(|path| path == Path::new("-"));
    args.fix.fix && !args.fix.diff && is_filter && args.output.is_none()
}

/// Refuses what would put two things into one place.
pub(super) fn refuse_clashes(args: &CheckArgs) -> Result<(), CliError> {
    let asks_for_data = matches!(args.format, Some(FormatArg::Json | FormatArg::Jsonl));
    if args.fix.diff && asks_for_data {
        return Err(CliError::Wrong(Words::fixed(
            "--diff 只输出差异，不能同时用 --format json；要 JSON 请用 --fix",
            "--diff prints a diff and no JSON; use --fix with --format json",
        )));
    }
    if takes_stdout(args) && asks_for_data {
        return Err(CliError::Wrong(Words::fixed(
            "标准输入的改正稿写到标准输出，JSON 请用 --output 写到文件",
            "the corrected text of standard input goes to standard output; write the JSON to a file with --output",
        )));
    }
    Ok(())
}

/// Writes the corrected content of standard input.
pub(super) fn hand_over(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// What came of mending a file, as it is written out.
pub(super) fn wire(fixed: &Fixed, lang: Lang) -> FixesWire {
    let (state, file, reason) = match &fixed.state {
        FixState::Unchanged => (FixStateWire::Unchanged, None, None),
        FixState::Written(path) => (FixStateWire::Written, Some(path), None),
        FixState::Standing(path) => (FixStateWire::Standing, Some(path), None),
        FixState::HandedOver => (FixStateWire::Shown, None, None),
        FixState::NotWritten(why) => (FixStateWire::NotWritten, None, Some(why)),
        FixState::Unsupported(why) => (FixStateWire::Unsupported, None, Some(why)),
    };
    let name = |path: &PathBuf| path.to_string_lossy().into_owned();
    FixesWire {
        state,
        file: file.map(name),
        reason: reason.map(|words| words.get(lang).to_owned()),
        applied: fixed.applied.iter().map(|fix| applied(fix, lang)).collect(),
        refused: fixed.refused.iter().map(|fix| refused(fix, lang)).collect(),
        suggested: fixed.suggested as u64,
        texts: fixed.texts.clone(),
    }
}

/// How a run with fixes ends: a diff by whether it showed something, a fix by what it left and
/// whether all of it could be written.
pub(super) fn exit(args: &FixArgs, summary: &SummaryWire, by_findings: Exit) -> Exit {
    let totals = summary.fixes.unwrap_or_default();
    let is_incomplete = summary.unreadable + totals.not_written > 0;
    match (is_incomplete, args.diff, totals.applied) {
        (true, ..) => Exit::Unreadable,
        (false, true, 0) => Exit::Clean,
        (false, true, _) => Exit::Findings,
        (false, false, _) => by_findings,
    }
}

/// Says beside a diff what it comes to.
pub(super) fn tell(summary: &SummaryWire, suggested: bool, lang: Lang) {
    let totals = summary.fixes.unwrap_or_default();
    let (mut zh, mut en) = match totals.applied {
        0 => (
            "没有可以放心改的地方".to_owned(),
            "there is nothing to correct that is sure".to_owned(),
        ),
        places => (
            format!(
                "可改正 {places} 处（{} 个文件），什么都没有写入",
                totals.files
            ),
            format!(
                "{places} places in {} files would be corrected; nothing was written",
                totals.files
            ),
        ),
    };
    let mut add = |count: u64, more_zh: &str, more_en: &str| {
        if count > 0 {
            zh += &format!("；{more_zh} {count}");
            en += &format!("; {more_en}: {count}");
        }
    };
    if !suggested {
        add(
            totals.suggested,
            "只是建议、没有列入的",
            "suggested only, left out",
        );
    }
    add(totals.refused, "不宜照改的", "fixes that must not be made");
    add(
        totals.not_written,
        "无法改正的文件",
        "files that cannot be corrected",
    );
    add(
        totals.unsupported,
        "格式还不能自动改正的文件",
        "files of kinds that cannot be mended yet",
    );
    add(
        summary.unreadable,
        "读不了的文件",
        "files that could not be read",
    );
    remark(&Words::new(zh, en), lang);
}

fn applied(fix: &AppliedFix, lang: Lang) -> AppliedWire {
    AppliedWire {
        rule: fix.rule.clone(),
        title: fix.title.get(lang).to_owned(),
        lines: fix.lines.clone(),
    }
}

fn refused(fix: &RefusedFix, lang: Lang) -> RefusedWire {
    RefusedWire {
        rule: fix.rule.clone(),
        title: fix.title.get(lang).to_owned(),
        line: fix.line,
        reason: fix.reason.get(lang).to_owned(),
    }
}

//! `gouji rule test`.

use std::sync::Arc;

use gouji_cases::{ExampleError, Ran, judge_example, run_example};
use gouji_core::{Diagnostic, Lang, UserFile, Words};
use gouji_engine::{Example, YamlRule, is_error};

use super::args::TestArgs;
use super::coverage;
use super::rules::{Rules, draw, line, rule_id};
use super::snapshot::{self, Snapshot};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;

/// A rule with what came of its examples.
pub(super) struct Tested<'a> {
    pub(super) rule: &'a YamlRule,
    pub(super) examples: Vec<(&'a Example, Result<Ran, ExampleError>)>,
}

impl Tested<'_> {
    /// What does not hold.
    fn faults(&self) -> Vec<Diagnostic> {
        let fault = |(example, ran): &(&Example, Result<Ran, ExampleError>)| {
            let error = match ran {
                Ok(ran) => judge_example(example, &ran.outcome).err()?,
                Err(error) => error.clone(),
            };
            Some(error.diagnostic(example))
        };
        self.examples.iter().filter_map(fault).collect()
    }
}

/// Runs the examples of rule files.
pub(super) fn run(args: &TestArgs, lang: Lang) -> Result<Exit, CliError> {
    let rules = Rules::read(&args.paths)?;
    let tested = run_examples(&rules);
    let failing: Vec<Vec<Diagnostic>> = tested.iter().map(Tested::faults).collect();
    let faults = [rules.library.diagnostics.clone(), failing.concat()].concat();
    let mut output = Output::open(None)?;
    draw(&mut output, &faults, lang)?;
    for (tested, failing) in tested.iter().zip(&failing) {
        line(&mut output, &total(tested, failing.len()), lang)?;
        if args.coverage {
            for words in coverage::missing(tested) {
                line(&mut output, &words, lang)?;
            }
        }
    }
    let changed = snapshots(args, &rules, &tested, &mut output, lang)?;
    let (examples, failures) = (
        tested.iter().map(|one| one.examples.len()).sum::<usize>(),
        failing.concat().len(),
    );
    let (errors, _) = rules.counts();
    line(
        &mut output,
        &sum(tested.len(), examples, failures, changed, errors),
        lang,
    )?;
    output.close()?;
    Ok(if errors > 0 {
        Exit::Usage
    } else if failures + changed > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

fn run_examples(rules: &Rules) -> Vec<Tested<'_>> {
    rules.with_bench(|bench| {
        let examples = |rule: &YamlRule, example| run_example(bench, rule, example);
        let of_user = rules.of_user().into_iter();
        let tested = of_user.map(|rule| Tested {
            rule,
            examples: rule
                .examples()
                .iter()
                .map(|example| (example, examples(rule, example)))
                .collect(),
        });
        tested.collect()
    })
}

/// Holds the messages of the bad examples against those that were recorded, or records them;
/// how many files differ.
fn snapshots(
    args: &TestArgs,
    rules: &Rules,
    tested: &[Tested<'_>],
    output: &mut Output,
    lang: Lang,
) -> Result<usize, CliError> {
    let mut changed = 0;
    for file in files(tested) {
        // Rules that are set aside have no messages, which is no change of them.
        let faults = &mut rules.library.diagnostics.iter();
        if faults.any(|fault| is_error(fault) && fault.file.path == file.path) {
            continue;
        }
        let of_file = tested
            .iter()
            .filter(|one| one.rule.place().0.path == file.path);
        let new = Snapshot::of(of_file);
        let path = snapshot::path(&file.path);
        if args.update {
            if new.write(&path)? {
                let shown = path.display();
                let told = Words::new(format!("已写 {shown}"), format!("wrote {shown}"));
                line(output, &told, lang)?;
            }
            continue;
        }
        let Some(old) = Snapshot::read(&path)? else {
            continue;
        };
        let differences = old.differences(&new);
        if !differences.is_empty() {
            changed += 1;
            line(output, &snapshot::changed_words(&path), lang)?;
            for words in differences {
                line(output, &words, lang)?;
            }
        }
    }
    Ok(changed)
}

fn files(tested: &[Tested<'_>]) -> Vec<Arc<UserFile>> {
    let mut files: Vec<Arc<UserFile>> = Vec::new();
    for one in tested {
        let (file, _) = one.rule.place();
        if !files.iter().any(|known| known.path == file.path) {
            files.push(Arc::clone(file));
        }
    }
    files
}

fn total(tested: &Tested<'_>, failing: usize) -> Words {
    let (id, count) = (rule_id(tested.rule), tested.examples.len());
    match (count, failing) {
        (0, _) => Words::new(format!("{id}：没有示例"), format!("{id}: no examples")),
        (_, 0) => Words::new(
            format!("{id}：{count} 个示例，全部相符"),
            format!("{id}: {count} examples, all hold"),
        ),
        _ => Words::new(
            format!("{id}：{count} 个示例，{failing} 个不符"),
            format!("{id}: {count} examples, {failing} do not hold"),
        ),
    }
}

fn sum(rules: usize, examples: usize, failing: usize, changed: usize, errors: usize) -> Words {
    let (mut zh, mut en) = (
        format!("共 {rules} 条规则，{examples} 个示例，{failing} 个不符"),
        format!("{rules} rules, {examples} examples, {failing} do not hold"),
    );
    if changed > 0 {
        zh += &format!("，{changed} 个文件的提示语有变");
        en += &format!(", messages of {changed} files have changed");
    }
    if errors > 0 {
        zh += &format!("；规则文件有 {errors} 处错误，有错的规则没有测试");
        en += &format!("; {errors} errors in the files, and the rules at fault were not tested");
    }
    Words::new(zh, en)
}

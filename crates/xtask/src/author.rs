//! The commands of a rule author: `gen` and `new-rule`.

use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::generate::{self, Generated};
use xtask::new_rule;

use crate::error::ToolError;

/// Arguments of `gen`.
#[derive(Debug, clap::Args)]
pub(crate) struct GenArgs {
    /// Write nothing; name the files that are out of date and fail if there are any.
    #[arg(long)]
    check: bool,
}

/// Arguments of `new-rule`.
#[derive(Debug, clap::Args)]
pub(crate) struct NewRuleArgs {
    /// The rule's id: `group/what-is-wrong`, as in `numeric/missing-row`.
    id: String,
    /// The rule's Chinese title.
    #[arg(long)]
    title: Option<String>,
}

/// Brings the generated files up to date, or says which are not.
pub(crate) fn generate(args: &GenArgs) -> Result<(), ToolError> {
    let root = root();
    let files = generate::outputs(&root)?;
    if args.check {
        return check(&root, &files);
    }
    for path in generate::write(&root, &files)? {
        println!("{}", path.display());
    }
    Ok(())
}

/// Starts a rule and brings the generated files up to date.
pub(crate) fn new_rule(args: &NewRuleArgs) -> Result<(), ToolError> {
    let root = root();
    let written = new_rule::new_rule(&root, &args.id, args.title.as_deref())?;
    for path in &written {
        println!("{}", path.display());
    }
    generate_with_the_new_rule(&root)?;
    println!("\nNow write the rule and its cases, then run `cargo xtask gen` and `cargo test`.");
    Ok(())
}

/// The page of a new rule needs a build that has the rule.
fn generate_with_the_new_rule(root: &Path) -> Result<(), ToolError> {
    let failed = |reason: String| ToolError::Child {
        command: "cargo xtask gen".to_owned(),
        reason,
    };
    let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["xtask", "gen"])
        .current_dir(root)
        .status()
        .map_err(|error| failed(error.to_string()))?;
    if status.success() {
        return Ok(());
    }
    Err(failed(status.to_string()))
}

fn check(root: &Path, files: &[Generated]) -> Result<(), ToolError> {
    let stale = generate::stale(root, files)?;
    if stale.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = stale
        .iter()
        .map(|item| format!("  {} {}", item.path().display(), item.reason()))
        .collect();
    Err(ToolError::Usage(format!(
        "generated files are not up to date; run `cargo xtask gen`:\n{}",
        lines.join("\n")
    )))
}

fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    root.unwrap_or(Path::new(".")).to_owned()
}

//! Turns paths and form names into what the engine takes.

use std::io::Read;
use std::path::{Path, PathBuf};

use gouji_core::{Limits, Registry};
use gouji_engine::{Discovery, RunOptions, Source, discover};

use crate::error::CliError;

/// Finds the inputs; `-` stands for standard input.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Discovery, CliError> {
    let mut found = Discovery::default();
    for path in paths {
        if path == Path::new("-") {
            found.sources.push(stdin()?);
            continue;
        }
        let one = discover(std::slice::from_ref(path));
        found.sources.extend(one.sources);
        for (kind, count) in one.skipped {
            *found.skipped.entry(kind).or_default() += count;
        }
    }
    if found.sources.is_empty() {
        return Err(CliError::NothingToCheck {
            paths: paths.to_vec(),
            skipped: found.skipped.values().sum(),
        });
    }
    Ok(found)
}

/// The options of a run on a named form, or on whatever form each input is told to be.
pub(crate) fn options(registry: &Registry, form: Option<&str>) -> Result<RunOptions, CliError> {
    let form = form
        .map(|name| {
            registry
                .forms()
                .iter()
                .position(|form| form.id == name)
                .ok_or_else(|| CliError::UnknownForm {
                    name: name.to_owned(),
                    known: registry
                        .forms()
                        .iter()
                        .map(|form| form.id.clone())
                        .collect(),
                })
        })
        .transpose()?;
    Ok(RunOptions {
        form,
        ..RunOptions::default()
    })
}

fn stdin() -> Result<Source, CliError> {
    let mut bytes = Vec::new();
    let limit = Limits::default().bytes + 1;
    std::io::stdin()
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(CliError::Stdin)?;
    Ok(Source::Bytes {
        name: "<stdin>".to_owned(),
        bytes,
    })
}

//! Where output goes: the screen, or a file that appears only when it is complete.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use gouji_core::{Diagnostic, Lang, Words};
use gouji_output::{DiagnosticOptions, write_diagnostics};
use tempfile::NamedTempFile;

use crate::error::CliError;

/// An open output.
pub(crate) enum Output {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// Standard error, where standard output holds something else.
    Stderr(io::Stderr),
    /// A file, written beside its place and moved there at the end.
    File {
        /// Its place.
        path: PathBuf,
        /// What is written so far.
        draft: BufWriter<NamedTempFile>,
    },
}

impl Output {
    /// Opens the file, or standard output without one.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, CliError> {
        let Some(path) = path else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout())));
        };
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let failed = |error| CliError::Output {
            path: path.to_path_buf(),
            error,
        };
        if path.is_dir() {
            return Err(failed(io::Error::from(io::ErrorKind::IsADirectory)));
        }
        let draft = NamedTempFile::new_in(folder).map_err(failed)?;
        Ok(Self::File {
            path: path.to_path_buf(),
            draft: BufWriter::new(draft),
        })
    }

    /// Opens standard error.
    pub(crate) fn beside() -> Self {
        Self::Stderr(io::stderr())
    }

    /// What to write to.
    pub(crate) fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::Stderr(out) => out,
            Self::File { draft, .. } => draft,
        }
    }

    /// Completes the output; a file gets its name now.
    pub(crate) fn close(self) -> Result<(), CliError> {
        match self {
            Self::Stdout(mut out) => out.flush().map_err(CliError::Stdout),
            Self::Stderr(mut out) => out.flush().map_err(CliError::Stdout),
            Self::File { path, draft } => {
                let failed = |error| CliError::Output {
                    path: path.clone(),
                    error,
                };
                let draft = draft
                    .into_inner()
                    .map_err(|error| failed(error.into_error()))?;
                draft.persist(&path).map_err(|error| failed(error.error))?;
                Ok(())
            }
        }
    }

    /// The error that a failed write to this output is.
    pub(crate) fn failed(&self, error: io::Error) -> CliError {
        match self {
            Self::Stdout(_) | Self::Stderr(_) => CliError::Stdout(error),
            Self::File { path, .. } => CliError::Output {
                path: path.clone(),
                error,
            },
        }
    }

    /// Whether a person looks at it on a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        match self {
            Self::Stdout(_) => io::stdout().is_terminal(),
            Self::Stderr(_) => io::stderr().is_terminal(),
            Self::File { .. } => false,
        }
    }
}

/// Says what went wrong, beside the output.
pub(crate) fn complain(words: &Words, lang: Lang) {
    tell(&Words::fixed("错误：", "error: "), words, lang);
}

/// Says what the user should know and need not mend, beside the output.
pub(crate) fn remark(words: &Words, lang: Lang) {
    tell(&Words::fixed("注意：", "note: "), words, lang);
}

/// Writes a table beside the output.
pub(crate) fn write_beside(lines: &[String]) {
    let mut stderr = io::stderr().lock();
    // There is nobody to tell when they cannot be written.
    let _ = lines.iter().try_for_each(|line| writeln!(stderr, "{line}"));
}

/// Draws faults of files beside the output.
pub(crate) fn draw(faults: &[Diagnostic], lang: Lang) {
    let mut stderr = io::stderr().lock();
    let options = DiagnosticOptions {
        lang,
        colour: stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        ..DiagnosticOptions::default()
    };
    // There is nobody to tell when they cannot be written.
    let _ = write_diagnostics(&mut stderr, faults, &options);
}

#[expect(
    clippy::print_stderr,
    reason = "the command talks to its user here and nowhere else"
)]
fn tell(mark: &Words, words: &Words, lang: Lang) {
    eprintln!("gouji: {}{}", mark.get(lang), words.get(lang));
}

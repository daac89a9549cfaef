//! What one child process used.

use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::error::ToolError;

/// Time and memory of one run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usage {
    /// From start to end.
    pub(super) wall: Duration,
    /// User and system time of all its threads.
    pub(super) cpu: Duration,
    /// Most memory that was resident, in bytes.
    pub(super) peak: u64,
}

/// Runs a command to its end; any exit code but these is an error.
pub(super) fn measure(command: &mut Command, accepted: &[i32]) -> Result<Usage, ToolError> {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let program = command.get_program().to_owned();
    let start = Instant::now();
    let child = command
        .spawn()
        .map_err(ToolError::at(Path::new(&program)))?;
    let end = child.wait4().map_err(ToolError::at(Path::new(&program)))?;
    let wall = start.elapsed();
    if !end
        .status
        .code()
        .is_some_and(|code| accepted.contains(&code))
    {
        return Err(failure(command, end.status));
    }
    Ok(Usage {
        wall,
        cpu: end.rusage.utime + end.rusage.stime,
        peak: end.rusage.maxrss,
    })
}

/// Names a command that failed, so that it can be run by hand.
pub(super) fn failure(command: &Command, status: ExitStatus) -> ToolError {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    ToolError::Child {
        command: words.join(" "),
        reason: status.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::measure;

    #[test]
    fn an_unexpected_exit_code_is_an_error() {
        assert!(measure(Command::new("cargo").arg("--version"), &[0]).is_ok());
        assert!(measure(Command::new("cargo").arg("--version"), &[1]).is_err());
        assert!(measure(&mut Command::new("no-such-program"), &[0]).is_err());
    }
}

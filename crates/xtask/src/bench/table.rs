//! The measurements as a Markdown table.

use std::fmt::Write;

use super::child::Usage;

/// The middle of several runs, each figure by itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Median {
    wall: f64,
    cpu: f64,
    peak_mb: f64,
}

const BYTES_PER_MB: f64 = 1_048_576.0;

impl Median {
    /// The median of the runs; there is at least one.
    pub(super) fn of(runs: &[Usage]) -> Self {
        Self {
            wall: median(runs.iter().map(|run| run.wall.as_secs_f64())),
            cpu: median(runs.iter().map(|run| run.cpu.as_secs_f64())),
            peak_mb: median(runs.iter().map(|run| run.peak as f64)) / BYTES_PER_MB,
        }
    }
}

/// A row for each, with the ratio of CPU time to the first.
pub(super) fn render(files: usize, rows: &[(&str, Median)]) -> String {
    let mut text = String::from(
        "| what | wall s | CPU s | files / wall s | files / CPU s | peak MB | CPU to floor |\n",
    );
    text.push_str("|---|---|---|---|---|---|---|\n");
    let floor = rows.first().map_or(1.0, |(_, first)| first.cpu);
    for (name, row) in rows {
        let per = |seconds: f64| files as f64 / seconds.max(f64::EPSILON);
        let _ = writeln!(
            text,
            "| {name} | {:.3} | {:.3} | {:.0} | {:.0} | {:.1} | {:.2} |",
            row.wall,
            row.cpu,
            per(row.wall),
            per(row.cpu),
            row.peak_mb,
            row.cpu / floor.max(f64::EPSILON),
        );
    }
    text
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        len if len % 2 == 1 => values[len / 2],
        len => f64::midpoint(values[len / 2 - 1], values[len / 2]),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Median, Usage, render};

    fn run(milliseconds: u64) -> Usage {
        let time = Duration::from_millis(milliseconds);
        Usage {
            wall: time,
            cpu: time * 2,
            peak: 2 * 1_048_576,
        }
    }

    #[test]
    fn one_slow_run_does_not_count() {
        let median = Median::of(&[run(100), run(9000), run(110), run(90), run(105)]);
        assert!((median.wall - 0.105).abs() < 1e-9);
        assert!((median.cpu - 0.21).abs() < 1e-9);
    }

    #[test]
    fn ratios_are_to_the_first_row() {
        let table = render(
            1000,
            &[
                ("floor", Median::of(&[run(100)])),
                ("all", Median::of(&[run(400)])),
            ],
        );
        assert!(
            table.contains("| floor | 0.100 | 0.200 | 10000 | 5000 | 2.0 | 1.00 |"),
            "{table}"
        );
        assert!(
            table.ends_with("| all | 0.400 | 0.800 | 2500 | 1250 | 2.0 | 4.00 |\n"),
            "{table}"
        );
    }
}

//! `--timing`: what the parts of the work took.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use gouji_core::{Lang, Registry, RuleSet, Work};
use gouji_engine::{Cost, Timings};

use crate::output::write_beside;

/// Adds up the timings of the inputs, on any thread.
#[derive(Debug, Default)]
pub(super) struct Stopwatches(Mutex<Sum>);

#[derive(Debug, Default)]
struct Sum {
    timings: Timings,
    reports: u64,
}

impl Stopwatches {
    /// Adds what one input took.
    pub(super) fn add(&self, timings: &Timings) {
        let mut sum = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sum.timings.add(timings);
        sum.reports += 1;
    }

    /// Has the dictionary loaded, which would be charged to the first rule that needs it.
    pub(super) fn load_dictionary(&self, registry: &Registry) {
        let timings = Timings::of("Dictionary", || {
            let _ = registry.knowledge().segmenter().cut("词");
        });
        let mut sum = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sum.timings.add(&timings);
    }

    /// Prints the table beside the output: parts and rules by falling time, then the groups.
    pub(super) fn tell(&self, rules: &RuleSet<'_>, lang: Lang) {
        let sum = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut rows: Vec<(String, Cost)> = sum
            .timings
            .iter()
            .map(|(work, cost)| (name(work, rules, lang), cost))
            .collect();
        rows.sort_by(|a, b| (b.1.own, &a.0).cmp(&(a.1.own, &b.0)));
        let mut groups: BTreeMap<&str, Duration> = BTreeMap::new();
        for (work, cost) in sum.timings.iter() {
            if let Work::Rule(index) = work {
                *groups.entry(rules.meta(index).group()).or_default() += cost.own;
            }
        }
        let table = Table {
            total: sum.timings.total(),
            reports: sum.reports,
            lang,
        };
        let groups = groups
            .iter()
            .map(|(group, own)| table.row(&format!("{group}/*"), *own, None));
        let rows = rows
            .iter()
            .map(|(name, cost)| table.row(name, cost.own, Some(cost.count)));
        let lines: Vec<String> = [table.head()]
            .into_iter()
            .chain(rows)
            .chain(groups)
            .collect();
        write_beside(&lines);
    }
}

/// What a part is called.
fn name(work: Work, rules: &RuleSet<'_>, lang: Lang) -> String {
    match (work, lang) {
        (Work::Rule(index), _) => rules.meta(index).id.to_string(),
        (Work::Shared("File"), Lang::Zh) => "读文件".to_owned(),
        (Work::Shared("File"), Lang::En) => "reading the file".to_owned(),
        (Work::Shared("Report"), Lang::Zh) => "读成报告".to_owned(),
        (Work::Shared("Report"), Lang::En) => "reading it as a report".to_owned(),
        (Work::Shared("Dictionary"), Lang::Zh) => "载入分词词典（一次运行只载一次）".to_owned(),
        (Work::Shared("Dictionary"), Lang::En) => "loading the dictionary, once a run".to_owned(),
        (Work::Shared(what), Lang::Zh) => format!("各规则共用 {what}"),
        (Work::Shared(what), Lang::En) => format!("shared by rules: {what}"),
    }
}

struct Table {
    total: Duration,
    reports: u64,
    lang: Lang,
}

impl Table {
    fn head(&self) -> String {
        let (total, reports) = (self.total.as_millis(), self.reports);
        match self.lang {
            Lang::Zh => format!(
                "各部分用时（{reports} 份报告，各线程合计 {total} 毫秒）：\n     毫秒  微秒/份    占比        次数"
            ),
            Lang::En => format!(
                "time of each part ({reports} reports, {total} ms on all threads):\n       ms µs/report   share       times"
            ),
        }
    }

    fn row(&self, name: &str, own: Duration, count: Option<u64>) -> String {
        let each = own.as_micros() / u128::from(self.reports.max(1));
        let tenths = own.as_nanos() * 1000 / self.total.as_nanos().max(1);
        let count = count.map_or(String::new(), |count| count.to_string());
        format!(
            "{:>9} {each:>9} {:>6}.{} % {count:>11}  {name}",
            own.as_millis(),
            tenths / 10,
            tenths % 10
        )
    }
}

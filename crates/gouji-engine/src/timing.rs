//! How long the parts of a run take.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use gouji_core::{Stopwatch, Work};

/// What parts of the work took, added up.
#[derive(Debug, Clone, Default)]
pub struct Timings(BTreeMap<Work, Cost>);

/// What a part of the work took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cost {
    /// Time on a thread, without that of the parts inside it.
    pub own: Duration,
    /// How often it was done.
    pub count: u64,
}

impl Timings {
    /// What a job takes.
    pub fn of(name: &'static str, job: impl FnOnce()) -> Self {
        let clock = Rc::new(Clock::default());
        Clock::time(Some(&clock), name, job);
        clock.timings()
    }

    /// Adds another one's costs.
    pub fn add(&mut self, other: &Self) {
        for (work, cost) in &other.0 {
            let sum = self.0.entry(*work).or_default();
            sum.own += cost.own;
            sum.count += cost.count;
        }
    }

    /// Every part with its cost.
    pub fn iter(&self) -> impl Iterator<Item = (Work, Cost)> {
        self.0.iter().map(|(work, cost)| (*work, *cost))
    }

    /// The time of all parts.
    #[must_use]
    pub fn total(&self) -> Duration {
        self.0.values().map(|cost| cost.own).sum()
    }
}

/// Measures the parts of the work on one input.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    open: RefCell<Vec<Open>>,
    timings: RefCell<Timings>,
}

/// A part that has begun.
#[derive(Debug)]
struct Open {
    work: Work,
    since: Instant,
    inside: Duration,
}

impl Clock {
    /// Measures a part, if there is a clock.
    pub(crate) fn time<T>(
        clock: Option<&Rc<Self>>,
        name: &'static str,
        job: impl FnOnce() -> T,
    ) -> T {
        let Some(clock) = clock else { return job() };
        clock.begin(Work::Shared(name));
        let result = job();
        clock.end();
        result
    }

    /// What was measured so far.
    pub(crate) fn timings(&self) -> Timings {
        self.timings.borrow().clone()
    }
}

impl Stopwatch for Clock {
    fn begin(&self, work: Work) {
        self.open.borrow_mut().push(Open {
            work,
            since: Instant::now(),
            inside: Duration::ZERO,
        });
    }

    fn end(&self) {
        let mut open = self.open.borrow_mut();
        let Some(ended) = open.pop() else { return };
        let whole = ended.since.elapsed();
        if let Some(around) = open.last_mut() {
            around.inside += whole;
        }
        let mut timings = self.timings.borrow_mut();
        let cost = timings.0.entry(ended.work).or_default();
        cost.own += whole.saturating_sub(ended.inside);
        cost.count += 1;
    }
}

#[cfg(test)]
mod tests {
    use gouji_core::RuleIndex;

    use super::*;

    #[test]
    fn the_time_of_a_part_inside_is_not_that_of_the_part_around_it() {
        let clock = Clock::default();
        clock.begin(Work::Rule(RuleIndex(1)));
        clock.begin(Work::Shared("Prose"));
        std::thread::sleep(Duration::from_millis(5));
        clock.end();
        clock.end();
        let timings = clock.timings();
        let costs: BTreeMap<Work, Cost> = timings.iter().collect();
        let (rule, shared) = (
            costs[&Work::Rule(RuleIndex(1))],
            costs[&Work::Shared("Prose")],
        );
        assert!(shared.own >= Duration::from_millis(5) && rule.own < shared.own);
        assert_eq!((rule.count, shared.count), (1, 1));
        let mut twice = timings.clone();
        twice.add(&timings);
        assert_eq!(twice.total(), timings.total() * 2);
    }
}

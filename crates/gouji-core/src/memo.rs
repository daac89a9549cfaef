//! What the rules of a run work out about one report and share, such as its segmentation.

use std::any::{Any, TypeId, type_name};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use crate::stopwatch::{Stopwatch, Work};

/// Values worked out once a report, by their type and the number of their maker.
#[derive(Default)]
pub struct Memo {
    values: RefCell<HashMap<(TypeId, usize), Rc<dyn Any>>>,
    stopwatch: Option<Rc<dyn Stopwatch>>,
}

impl Memo {
    /// A memo that tells a stopwatch of the work that is done.
    #[must_use]
    pub fn timed(stopwatch: Rc<dyn Stopwatch>) -> Self {
        Self {
            values: RefCell::default(),
            stopwatch: Some(stopwatch),
        }
    }

    /// Who is told of the work that is done.
    pub(crate) fn stopwatch(&self) -> Option<Rc<dyn Stopwatch>> {
        self.stopwatch.clone()
    }

    /// Does a part of the work, and tells of it.
    pub(crate) fn time<T>(&self, work: Work, job: impl FnOnce() -> T) -> T {
        let Some(stopwatch) = &self.stopwatch else {
            return job();
        };
        stopwatch.begin(work);
        let result = job();
        stopwatch.end();
        result
    }

    /// The value of this type that this maker works out, worked out at the first call.
    ///
    /// `maker` tells values of one type apart, such as the scans of two packs.
    pub fn get<T: 'static>(&self, maker: usize, work_out: impl FnOnce() -> T) -> Rc<T> {
        let key = (TypeId::of::<T>(), maker);
        let known = self.values.borrow().get(&key).cloned();
        if let Some(known) = known.and_then(|known| known.downcast().ok()) {
            return known;
        }
        // The borrow is over: the work may ask for other values.
        let made = Rc::new(self.time(Work::Shared(short_name::<T>()), work_out));
        self.values.borrow_mut().insert(key, made.clone());
        made
    }
}

/// The name of a type without its path.
fn short_name<T>() -> &'static str {
    let name = type_name::<T>();
    let path = name.split('<').next().unwrap_or(name);
    path.rsplit("::").next().unwrap_or(path)
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Memo({})", self.values.borrow().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_worked_out_once_a_maker() {
        let memo = Memo::default();
        let mut calls = 0;
        let mut ask = |maker, value: u32| {
            *memo.get(maker, || {
                calls += 1;
                value
            })
        };
        assert_eq!((ask(1, 10), ask(1, 20), ask(2, 30)), (10, 10, 30));
        assert_eq!(calls, 2);
        let nested = memo.get(0, || format!("{}", memo.get(1, || 0_u32)));
        assert_eq!(*nested, "10");
    }
}

//! The figures and equations of a report, to try changes on.

use std::collections::{BTreeMap, BTreeSet};

use gouji_core::{Equation, FactId};
use gouji_core::{Form, Judgement, Relation, ReportCx, Value};
use rust_decimal::Decimal;

use super::repair::{Change, Repair, RepairKind, may_hold};

/// Readable figures and the equations over them. Equations that lack figures are not on it: no
/// repair rests on what could not be read.
pub(crate) struct Board<'a> {
    form: &'a Form,
    lines: Vec<Line<'a>>,
    values: BTreeMap<FactId, Option<Decimal>>,
    uses: BTreeMap<FactId, Vec<Use>>,
}

/// How an equation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It holds.
    Holds,
    /// It would hold with figures in its blank cells.
    Open,
    /// It does not hold.
    Fails,
}

struct Line<'a> {
    equation: &'a Equation,
    /// Left minus right, blanks as nothing.
    residual: Decimal,
    blank_left: usize,
    blank_right: usize,
    /// How it stood before any change.
    before: Standing,
}

#[derive(Debug, Clone, Copy)]
struct Use {
    line: usize,
    is_left: bool,
}

/// Figures beyond this are no counts of anything; sums of them might not fit.
const LARGEST: i64 = 1_000_000_000_000_000;

impl<'a> Board<'a> {
    /// The board of a report's judged equations, whose indexes it keeps.
    pub(crate) fn new(cx: &ReportCx<'a>, judged: &'a [(Equation, Judgement)]) -> Self {
        let mut board = Self {
            form: cx.form,
            lines: Vec::with_capacity(judged.len()),
            values: BTreeMap::new(),
            uses: BTreeMap::new(),
        };
        for (equation, judgement) in judged {
            let line = board.lines.len();
            board.lines.push(Line {
                equation,
                residual: Decimal::ZERO,
                blank_left: 0,
                blank_right: 0,
                before: Standing::Holds,
            });
            let values: Option<Vec<_>> = equation
                .operands()
                .map(|fact| Some((fact, readable(&cx.fact(fact)?.value)?)))
                .collect();
            let Some(values) = values.filter(|_| !matches!(judgement, Judgement::Lacks { .. }))
            else {
                continue;
            };
            for (at, (fact, value)) in values.into_iter().enumerate() {
                let is_left = at < equation.left.len();
                board.values.insert(fact, value);
                board
                    .uses
                    .entry(fact)
                    .or_default()
                    .push(Use { line, is_left });
                board.add(Use { line, is_left }, None, value, true);
            }
            board.lines[line].before = board.standing(line);
        }
        board
    }

    /// The equation at an index.
    pub(crate) fn equation(&self, line: usize) -> &'a Equation {
        self.lines[line].equation
    }

    /// What the left side has more than the right one, blanks as nothing.
    pub(crate) fn residual(&self, line: usize) -> Decimal {
        self.lines[line].residual
    }

    /// How an equation stands.
    pub(crate) fn standing(&self, line: usize) -> Standing {
        let line = &self.lines[line];
        let residual = line.residual;
        let holds = match line.equation.relation {
            Relation::Equal => residual.is_zero(),
            Relation::AtLeast => residual >= Decimal::ZERO,
        };
        let can_grow = match residual < Decimal::ZERO {
            true => line.blank_left > 0,
            false => line.blank_right > 0,
        };
        match (holds, can_grow) {
            (true, _) => Standing::Holds,
            (false, true) => Standing::Open,
            (false, false) => Standing::Fails,
        }
    }

    /// The blank cells of an equation.
    pub(crate) fn blanks(&self, line: usize) -> impl Iterator<Item = FactId> + '_ {
        let operands = self.lines[line].equation.operands();
        operands.filter(|fact| self.value(*fact) == Some(None))
    }

    /// Equalities that stand in a way.
    pub(crate) fn equalities(&self, standing: Standing) -> Vec<usize> {
        let is_it = |line: &usize| {
            self.lines[*line].equation.relation == Relation::Equal
                && self.standing(*line) == standing
        };
        (0..self.lines.len()).filter(is_it).collect()
    }

    /// What a cell holds; nothing inside where it is blank, nothing at all where it is not on the
    /// board.
    pub(crate) fn value(&self, fact: FactId) -> Option<Option<Decimal>> {
        self.values.get(&fact).copied()
    }

    /// The equations that a cell is in.
    pub(crate) fn lines_of(&self, fact: FactId) -> impl Iterator<Item = usize> + '_ {
        let uses = self.uses.get(&fact).map_or(&[][..], Vec::as_slice);
        uses.iter().map(|one| one.line)
    }

    /// The most equations that a cell is in.
    pub(crate) fn most_lines(&self) -> usize {
        self.uses.values().map(Vec::len).max().unwrap_or(0)
    }

    /// Values of a cell with which one of its failing equalities would hold, and which its
    /// domain allows.
    pub(crate) fn wanted(&self, fact: FactId) -> BTreeSet<Decimal> {
        let Some(value) = self.value(fact) else {
            return BTreeSet::new();
        };
        let uses = self.uses.get(&fact).map_or(&[][..], Vec::as_slice);
        let failing = uses.iter().filter(|one| {
            self.lines[one.line].equation.relation == Relation::Equal
                && self.standing(one.line) == Standing::Fails
        });
        let current = value.unwrap_or_default();
        let wanted = failing.map(|one| match one.is_left {
            true => current - self.residual(one.line),
            false => current + self.residual(one.line),
        });
        wanted.filter(|to| self.allows(fact, *to)).collect()
    }

    /// Whether the domain of a cell allows a value.
    pub(crate) fn allows(&self, fact: FactId, value: Decimal) -> bool {
        may_hold(self.form.fact(fact).domain, value)
    }

    /// Sets a cell; returns what it held.
    pub(crate) fn set(&mut self, fact: FactId, to: Option<Decimal>) -> Option<Decimal> {
        let from = self.value(fact).flatten();
        for one in self.uses.get(&fact).cloned().unwrap_or_default() {
            self.add(one, from, to, false);
        }
        self.values.insert(fact, to);
        from
    }

    /// Makes a repair, for good.
    pub(crate) fn make(&mut self, repair: &Repair) {
        for change in &repair.changes {
            self.set(change.fact, change.to);
        }
        for line in 0..self.lines.len() {
            self.lines[line].before = self.standing(line);
        }
    }

    /// Tries changes: what they mend, if every failing equality that they touch then no longer
    /// fails, and nothing that held is broken.
    pub(crate) fn attempt(
        &mut self,
        cells: &[(FactId, Option<Decimal>)],
        kind: RepairKind,
    ) -> Option<Repair> {
        let mut changes = Vec::with_capacity(cells.len());
        for (fact, to) in cells {
            let from = self.value(*fact)?;
            if from != *to {
                changes.push(Change {
                    fact: *fact,
                    from,
                    to: *to,
                });
            }
        }
        changes.sort_unstable();
        for change in &changes {
            self.set(change.fact, change.to);
        }
        let judged = self.verdict(&changes);
        for change in &changes {
            self.set(change.fact, change.from);
        }
        let (mends, evidence) = judged?;
        (!mends.is_empty()).then_some(Repair {
            changes,
            kind,
            mends,
            evidence,
        })
    }

    /// The equalities that changes, which are made, have mended, and how many of them and of the
    /// open ones now hold exactly; nothing if the changes broke something or left a failing
    /// equality failing.
    pub(crate) fn verdict(&self, changes: &[Change]) -> Option<(Vec<usize>, usize)> {
        let touched: BTreeSet<usize> = changes
            .iter()
            .flat_map(|change| self.lines_of(change.fact))
            .collect();
        let (mut mends, mut evidence) = (Vec::new(), 0);
        for line in touched {
            let is_equality = self.lines[line].equation.relation == Relation::Equal;
            match (self.lines[line].before, self.standing(line)) {
                (Standing::Holds, Standing::Holds) => {}
                (Standing::Fails, Standing::Fails) if !is_equality => {}
                (Standing::Holds, _) | (_, Standing::Fails) => return None,
                (before, now) => {
                    if is_equality {
                        evidence += usize::from(now == Standing::Holds);
                        mends.extend((before == Standing::Fails).then_some(line));
                    }
                }
            }
        }
        Some((mends, evidence))
    }

    fn add(&mut self, one: Use, from: Option<Decimal>, to: Option<Decimal>, is_new: bool) {
        let line = &mut self.lines[one.line];
        let change = to.unwrap_or_default() - from.unwrap_or_default();
        let blanks = match one.is_left {
            true => {
                line.residual += change;
                &mut line.blank_left
            }
            false => {
                line.residual -= change;
                &mut line.blank_right
            }
        };
        if from.is_none() && !is_new {
            *blanks = blanks.saturating_sub(1);
        }
        *blanks += usize::from(to.is_none());
    }
}

/// The number of a cell, nothing inside where it is blank; nothing where it is no usable number.
fn readable(value: &Value) -> Option<Option<Decimal>> {
    if *value == Value::Blank {
        return Some(None);
    }
    let number = value.number()?;
    (number.abs() <= Decimal::from(LARGEST)).then_some(Some(number.normalize()))
}

//! Which figure is wrong, by the equations that fail and those that hold.

mod blanks;
mod board;
mod cover;
mod digits;
mod evidence;
mod figures;
mod misplaced;
mod pattern;
mod repair;
mod search;
mod tell;
mod wording;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use gouji_core::{Equation, FactId, Judgement, Relation, ReportCx};
use rust_decimal::Decimal;

pub(crate) use figures::comparison;
pub(crate) use tell::tell;

use board::{Board, Standing};
use cover::Cover;
use repair::{Change, Repair, RepairKind};
use search::Search;

/// All equations of a report, judged once for all rules, and what would mend those that fail.
pub(crate) struct Diagnosis {
    /// Every equation of the form over the figures of the report, with its judgement.
    judged: Vec<(Equation, Judgement)>,
    /// The failing equalities, in groups that are reported together.
    troubles: Vec<Trouble>,
    /// Figures of blank cells that follow from the others.
    blanks: BTreeMap<FactId, Decimal>,
    /// The family whose rule reported each trouble.
    told: RefCell<BTreeMap<usize, String>>,
}

/// Failing equations that go back to one mistake, as far as can be told.
pub(crate) struct Trouble {
    /// The equations, by their index.
    pub equations: Vec<usize>,
    /// What would mend all of them, the likeliest first.
    pub repairs: Vec<Repair>,
    /// Cells that other repairs would change, though the text states what they hold.
    pub stated: Vec<Change>,
}

impl Trouble {
    fn new(equations: Vec<usize>, repairs: Vec<Repair>) -> Self {
        Self {
            equations,
            repairs,
            stated: Vec::new(),
        }
    }
}

impl Diagnosis {
    /// The diagnosis of a report, made once.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || Self::make(cx))
    }

    /// The equations of a family.
    pub(crate) fn family(&self, family: &str) -> impl Iterator<Item = &(Equation, Judgement)> {
        let judged = self.judged.iter();
        judged.filter(move |(equation, _)| equation.family == family)
    }

    /// The troubles that the rule of a family is to report: those with a failing equation of the
    /// family that no other rule has reported. What nothing mends is reported by each family for
    /// itself.
    pub(crate) fn troubles_of(&self, family: &str) -> Vec<&Trouble> {
        let mut told = self.told.borrow_mut();
        let mut mine = Vec::new();
        for (at, trouble) in self.troubles.iter().enumerate() {
            let is_of_family = |line: &usize| self.equation(*line).family == family;
            if !trouble.equations.iter().any(is_of_family) {
                continue;
            }
            let teller = told.entry(at).or_insert_with(|| family.to_owned());
            if trouble.repairs.is_empty() || teller == family {
                mine.push(trouble);
            }
        }
        mine
    }

    /// What a cell should hold, where only one way mends the equations that it is in, and a rule
    /// that runs tells so.
    pub(crate) fn mended(&self, fact: FactId, runs: &dyn Fn(&str) -> bool) -> Option<Decimal> {
        let is_told = |trouble: &&Trouble| {
            let mut lines = trouble.equations.iter();
            lines.any(|line| rule_of(&self.equation(*line).family).is_some_and(runs))
        };
        let mut troubles = self.troubles.iter().filter(is_told);
        troubles.find_map(|trouble| {
            let [repair] = trouble.repairs.as_slice() else {
                return None;
            };
            let change = repair.changes.iter().find(|change| change.fact == fact)?;
            change.to
        })
    }

    /// The figure of a blank cell, where it follows from the others.
    pub(crate) fn blank(&self, fact: FactId) -> Option<Decimal> {
        self.blanks.get(&fact).copied()
    }

    fn equation(&self, line: usize) -> &Equation {
        &self.judged[line].0
    }

    fn make(cx: &ReportCx<'_>) -> Self {
        let equations = cx.form.equations.iter().map(|one| one.for_report(cx));
        // The rows that may stand for others are judged only where they do.
        let stands = |equation: &Equation| {
            let mut operands = equation.operands();
            operands.any(|fact| cx.fact(fact).is_some() || cx.form.row_of(fact).is_of_form())
        };
        let mut seen: BTreeSet<(Vec<FactId>, Vec<FactId>)> = BTreeSet::new();
        // A row that stands for several makes one equation of theirs.
        let is_new =
            |equation: &Equation| seen.insert((equation.left.clone(), equation.right.clone()));
        let judged: Vec<(Equation, Judgement)> = equations
            .filter(stands)
            .filter(is_new)
            .map(|equation| {
                let judgement = equation.judge(cx);
                (equation, judgement)
            })
            .collect();
        let is_at_odds = |(equation, judgement): &(Equation, Judgement)| {
            equation.relation == Relation::Equal
                && matches!(judgement, Judgement::Fails { .. } | Judgement::Open { .. })
        };
        let (mut troubles, mut blanks) = (Vec::new(), BTreeMap::new());
        if judged.iter().any(is_at_odds) {
            let mut board = Board::new(cx, &judged);
            blanks = blanks::determined(&mut board, judged.len());
            troubles = find(cx, &mut board);
            for trouble in &mut troubles {
                likeliest_first(cx, &judged, trouble);
            }
        }
        Self {
            judged,
            troubles,
            blanks,
            told: RefCell::default(),
        }
    }
}

/// The rules by the family of equations that each is about.
const RULES: [(&str, &str); 4] = [
    ("balance", "numeric/unbalanced-applications"),
    ("handled-total", "numeric/handled-total-mismatch"),
    ("review-total", "numeric/review-total-mismatch"),
    ("row-total", "numeric/row-total-mismatch"),
];

fn rule_of(family: &str) -> Option<&'static str> {
    let mut rules = RULES.iter();
    rules.find(|(of, _)| *of == family).map(|(_, rule)| *rule)
}

/// Groups the failing equalities by what mends them.
fn find(cx: &ReportCx<'_>, board: &mut Board<'_>) -> Vec<Trouble> {
    let failing = board.equalities(Standing::Fails);
    if failing.is_empty() {
        return Vec::new();
    }
    let mut repairs = single_cells(board, &failing);
    let misplaced = misplaced::repairs(cx, board).into_iter();
    repairs.extend(misplaced.filter(|repair| !is_chance(repair)));
    let mut troubles = Vec::new();
    for Cover { equations, choices } in cover::covers(&repairs) {
        if let [choice] = choices.as_slice() {
            for repair in choice {
                board.make(repair);
                troubles.push(Trouble::new(repair.mends.clone(), vec![repair.clone()]));
            }
        } else if !choices.is_empty() {
            let joined = choices.into_iter().filter_map(joined);
            troubles.push(Trouble::new(equations, joined.collect()));
        }
    }
    troubles.extend(several_cells(board, &troubles));
    troubles.sort_by_key(|trouble| trouble.equations.first().copied());
    troubles
}

/// Whether a swap is of figures so near that one mends by chance what another mistake broke.
fn is_chance(repair: &Repair) -> bool {
    let is_swap = matches!(
        repair.kind,
        RepairKind::SwappedAcross | RepairKind::SwappedDown
    );
    let is_near = |change: &Change| {
        let (from, to) = (
            change.from.unwrap_or_default(),
            change.to.unwrap_or_default(),
        );
        (from - to).abs() <= Decimal::ONE
    };
    is_swap && repair.changes.iter().all(is_near)
}

/// Every cell that mends all failing equations that it is in by one value.
fn single_cells(board: &mut Board<'_>, failing: &[usize]) -> Vec<Repair> {
    let equations = failing.iter().map(|line| board.equation(*line));
    let cells: BTreeSet<FactId> = equations.flat_map(Equation::operands).collect();
    let mut found = Vec::new();
    for fact in cells {
        // Who fills a blank cell mends what is open, and nothing that fails.
        if board.value(fact).flatten().is_none() {
            continue;
        }
        for to in board.wanted(fact) {
            found.extend(board.attempt(&[(fact, Some(to))], RepairKind::Cells));
        }
    }
    found
}

fn joined(choice: Vec<Repair>) -> Option<Repair> {
    choice.into_iter().reduce(|all, one| all.with(&one))
}

/// The failing equations that no single mistake explains, in groups that share cells or that seem
/// to go back to one difference; each with the cells that mend it together.
fn several_cells(board: &mut Board<'_>, known: &[Trouble]) -> Vec<Trouble> {
    let known: BTreeSet<usize> = known
        .iter()
        .flat_map(|trouble| trouble.equations.iter().copied())
        .collect();
    let mut left = board.equalities(Standing::Fails);
    left.retain(|line| !known.contains(line));
    let mut search = Search::default();
    let mut troubles = Vec::new();
    for group in groups(board, &left) {
        let all = board.equalities(Standing::Fails);
        let others: BTreeSet<usize> = all
            .into_iter()
            .filter(|line| !group.contains(line))
            .collect();
        let repairs = search.repairs(board, &group, &others);
        troubles.push(Trouble::new(group.into_iter().collect(), repairs));
    }
    troubles
}

fn groups(board: &Board<'_>, failing: &[usize]) -> Vec<BTreeSet<usize>> {
    let cells = |line: usize| {
        board
            .equation(line)
            .operands()
            .collect::<BTreeSet<FactId>>()
    };
    // Equations that hold, by the failing ones that they share cells with: a mistake that was made
    // twice in one of them fails two equations by one difference.
    let bridges: Vec<BTreeSet<usize>> = board
        .equalities(Standing::Holds)
        .into_iter()
        .map(|line| {
            cells(line)
                .into_iter()
                .flat_map(|fact| board.lines_of(fact))
                .collect()
        })
        .collect();
    let is_linked = |a: usize, b: usize| {
        let same = board.residual(a).abs() == board.residual(b).abs();
        let mut bridges = bridges.iter();
        !cells(a).is_disjoint(&cells(b))
            || (same && bridges.any(|bridge| bridge.contains(&a) && bridge.contains(&b)))
    };
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for line in failing {
        let mut group = BTreeSet::from([*line]);
        let (linked, apart): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|other| other.iter().any(|other| is_linked(*line, *other)));
        group.extend(linked.into_iter().flatten());
        groups = apart;
        groups.push(group);
    }
    groups
}

/// Sorts the repairs of a trouble; where only one agrees with what the text says, it is the one.
fn likeliest_first(cx: &ReportCx<'_>, judged: &[(Equation, Judgement)], trouble: &mut Trouble) {
    let support = |repair: &Repair| {
        let changes = repair.changes.iter();
        let said = changes.map(|one| evidence::weight(cx, one.fact, one.from, one.to));
        said.sum::<i32>()
    };
    let is_total = |fact: FactId| {
        let mut equations = trouble
            .equations
            .iter()
            .filter_map(|line| judged.get(*line));
        equations.any(|(equation, _)| {
            [&equation.left, &equation.right]
                .into_iter()
                .any(|side| side.as_slice() == [fact])
        })
    };
    let order = |repair: &Repair| {
        let first_is_total = repair.changes.first().is_some_and(|one| is_total(one.fact));
        (
            std::cmp::Reverse(support(repair)),
            !(first_is_total && repair.changes.len() == 1),
            repair.kind == RepairKind::Cells && !wording::is_slip(repair),
            repair.changes.clone(),
        )
    };
    let mut repairs = trouble.repairs.clone();
    repairs.sort_by_cached_key(order);
    trouble.repairs = repairs;
    settle(cx, trouble, &support);
}

/// Keeps the first repair alone, if the text states what it wants and speaks for no other as much,
/// or if it speaks against every other one and not against it.
fn settle(cx: &ReportCx<'_>, trouble: &mut Trouble, support: &dyn Fn(&Repair) -> i32) {
    let [first, others @ ..] = trouble.repairs.as_slice() else {
        return;
    };
    let least = support(first).min(1);
    let is_alone = others.iter().all(|other| support(other) < least);
    if others.is_empty() || least < 0 || !is_alone {
        return;
    }
    let changes = others.iter().flat_map(|other| &other.changes);
    let is_stated = |change: &&Change| {
        let from = change.from;
        from.is_some_and(|from| evidence::evidence(cx, change.fact, from).is_some())
    };
    trouble.stated = changes.filter(is_stated).copied().collect();
    trouble.repairs.truncate(1);
}

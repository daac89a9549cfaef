//! Figures of the report and of the one before.

use gouji_core::{FactId, TableState, Value as Cell};
use rust_decimal::Decimal;

use super::{Evaluated, Evaluation, Val, all_of};
use crate::missing::{Cause, Trouble};
use crate::program::{Expr, Figure};

impl Evaluation<'_> {
    /// The number of a figure; a dash counts as nothing.
    pub(super) fn figure(&mut self, figure: Figure) -> Evaluated<Decimal> {
        self.spend(1)?;
        let cell = self.cell(figure)?;
        number(cell).ok_or_else(|| self.trouble(figure, cell))
    }

    pub(super) fn figures(&mut self, figures: &[Figure]) -> Evaluated<Vec<Decimal>> {
        all_of(figures.iter().map(|figure| self.figure(*figure)))
    }

    /// Whether the cell of a figure has a printed figure. A cell that could not be read may have.
    pub(super) fn is_printed(&mut self, figure: Figure) -> Evaluated<bool> {
        self.spend(1)?;
        if !figure.last_year && self.cx.fact(figure.fact).is_none() && self.is_read(figure.fact) {
            return Ok(false);
        }
        let cell = self.cell(figure)?;
        match cell {
            Cell::Unreadable => Err(self.trouble(figure, cell)),
            _ => Ok(cell.is_figure()),
        }
    }

    pub(super) fn is_printed_part(&mut self, part: &Expr) -> Evaluated<bool> {
        let printed = figures_of(part).map(|figure| self.is_printed(figure));
        Ok(all_of(printed)?.contains(&true))
    }

    pub(super) fn count_figures(&mut self, parts: &[Expr]) -> Evaluated<Decimal> {
        let figures: Vec<Figure> = parts.iter().flat_map(figures_of).collect();
        let printed = all_of(figures.iter().map(|figure| self.is_printed(*figure)))?;
        let count = printed.iter().filter(|printed| **printed).count();
        Ok(Decimal::from(count))
    }

    /// The numbers of all parts, groups spread out.
    pub(super) fn spread(&mut self, parts: &[Expr]) -> Evaluated<Vec<Decimal>> {
        let numbers = all_of(parts.iter().map(|part| match self.eval(part)? {
            Val::Number(number) => Ok(vec![number]),
            Val::Numbers(numbers) => Ok(numbers),
            Val::Text(_) | Val::Bool(_) => Err(Cause::Type.into()),
        }))?;
        Ok(numbers.concat())
    }

    /// The numbers of a sum. Where a report has a row that stands for others, its figure takes
    /// the place of theirs when the sum has all of them and the report none.
    pub(super) fn addends(&mut self, parts: &[Expr]) -> Evaluated<Vec<Decimal>> {
        let mut named: Vec<Figure> = parts.iter().flat_map(figures_of).collect();
        named.sort_unstable();
        let numbers = all_of(parts.iter().map(|part| {
            let figures: Vec<Figure> = figures_of(part).collect();
            let replaces = figures
                .iter()
                .any(|figure| self.stand_in(*figure, &named).is_some());
            if !replaces {
                return self.spread(std::slice::from_ref(part));
            }
            let place = self.steps.is_some().then(|| self.open_step());
            let numbers = self.replaced(&figures, &named);
            if let Some(place) = place {
                let value = numbers.clone().map(Val::Numbers);
                self.close_step(place, part, &value);
            }
            numbers
        }))?;
        Ok(numbers.concat())
    }

    fn replaced(&mut self, figures: &[Figure], named: &[Figure]) -> Evaluated<Vec<Decimal>> {
        let mut numbers = Vec::new();
        for figure in figures {
            match self.stand_in(*figure, named) {
                None => numbers.push(self.figure(*figure)),
                // One figure for all of them, in the place of the first.
                Some((first, stand_in)) if first == figure.fact => {
                    numbers.push(self.figure(Figure {
                        fact: stand_in,
                        ..*figure
                    }));
                }
                Some(_) => {}
            }
        }
        all_of(numbers)
    }

    /// The first of the figures that a row stands for together with this one, and its figure.
    fn stand_in(&self, figure: Figure, named: &[Figure]) -> Option<(FactId, FactId)> {
        let (form, is_there) = (self.cx.form, |fact| {
            self.is_there(Figure { fact, ..figure })
        });
        if is_there(figure.fact) {
            return None;
        }
        let stand_in = form
            .replacement(figure.fact)
            .filter(|fact| is_there(*fact))?;
        let place = form.fact(stand_in);
        let block = &form.tables[place.table].blocks[place.block];
        let replaced = block.rows[place.row].replaces.iter();
        let replaced: Vec<FactId> = replaced
            .map(|row| block.rows[*row].fact(place.column))
            .collect();
        let stands_for_all = replaced.iter().all(|fact| {
            let figure = Figure {
                fact: *fact,
                ..figure
            };
            let mentions = named.iter().filter(|other| **other == figure).count();
            mentions == 1 && !is_there(*fact)
        });
        let first = replaced.first().filter(|_| stands_for_all)?;
        Some((*first, stand_in))
    }

    fn is_there(&self, figure: Figure) -> bool {
        if !figure.last_year {
            return self.cx.fact(figure.fact).is_some();
        }
        let past = self.cx.past.report();
        past.is_ok_and(|past| {
            past.facts
                .contains_key(&self.cx.form.fact(figure.fact).path)
        })
    }

    fn cell(&self, figure: Figure) -> Evaluated<&Cell> {
        if figure.last_year {
            let past = self.cx.past.report().map_err(Cause::LastYear)?;
            let path = &self.cx.form.fact(figure.fact).path;
            let cell = past.facts.get(path).map(|fact| &fact.value);
            return cell.ok_or_else(|| Cause::Figure(figure, Trouble::Absent).into());
        }
        match self.cx.fact(figure.fact) {
            Some(fact) => Ok(&fact.value),
            None if self.is_read(figure.fact) => Err(Cause::Figure(figure, Trouble::Absent).into()),
            None => Err(Cause::Figure(figure, Trouble::Unread).into()),
        }
    }

    /// Whether the table of a figure was read, so that a cell that was not found is not there.
    fn is_read(&self, fact: FactId) -> bool {
        let table = self.cx.tables().get(self.cx.form.fact(fact).table);
        table.is_some_and(|table| matches!(table.state, TableState::Aligned | TableState::Absent))
    }

    fn trouble(&self, figure: Figure, cell: &Cell) -> crate::missing::Lack {
        let trouble = match cell {
            Cell::Blank => Trouble::Blank,
            Cell::Unreadable => {
                let fact = self.cx.fact(figure.fact).filter(|_| !figure.last_year);
                Trouble::Unreadable(fact.and_then(|fact| fact.doubt.clone()))
            }
            _ => Trouble::NoNumber,
        };
        Cause::Figure(figure, trouble).into()
    }
}

/// The number of a cell, a percentage as its fraction, as `12.5%` in an expression is.
fn number(cell: &Cell) -> Option<Decimal> {
    match cell {
        Cell::Percent(percent) => percent.checked_mul(Decimal::new(1, 2)),
        _ => cell.number(),
    }
}

/// The figures that a part names, where it is a figure or a group.
fn figures_of(part: &Expr) -> impl Iterator<Item = Figure> {
    let single = part.figure().into_iter();
    single.chain(part.group().unwrap_or_default().iter().copied())
}

//! Searches in texts: words, patterns, length.

use std::rc::Rc;

use regex::Regex;
use rust_decimal::Decimal;

use super::prose::Prose;
use super::{Evaluated, Evaluation, Val};
use crate::missing::{Cause, Lack};
use crate::program::Expr;

/// Bytes of text that count as one operation.
const BYTES_PER_OPERATION: usize = 64;

impl Evaluation<'_> {
    pub(super) fn spend_on(&mut self, text: &str) -> Evaluated<()> {
        self.spend(1 + text.len() / BYTES_PER_OPERATION)
    }

    /// Whether any of the words occurs. A word that is missing leaves it open, unless another
    /// occurs.
    pub(super) fn contains(&mut self, text: &Expr, words: &[Expr]) -> Evaluated<bool> {
        let text = self.text(text)?;
        let mut lack = Lack::default();
        for word in words {
            match self.occurrences(&text, word, 1) {
                Ok(0) => {}
                Ok(_) => return Ok(true),
                Err(other) => lack.add(other),
            }
        }
        if lack.is_empty() {
            Ok(false)
        } else {
            Err(lack)
        }
    }

    pub(super) fn count_words(&mut self, text: &Expr, words: &[Expr]) -> Evaluated<Decimal> {
        let text = self.text(text)?;
        let counts = words
            .iter()
            .map(|word| self.occurrences(&text, word, usize::MAX));
        let counts = super::all_of(counts)?;
        Ok(Decimal::from(counts.iter().sum::<usize>()))
    }

    pub(super) fn matches(&mut self, text: &Expr, pattern: &Regex) -> Evaluated<bool> {
        let text = self.text(text)?;
        self.spend_on(text.raw())?;
        Ok(pattern.is_match(text.lines()))
    }

    /// Characters that are not white space.
    pub(super) fn length(&mut self, text: &Expr) -> Evaluated<Decimal> {
        let text = self.text(text)?;
        self.spend_on(text.raw())?;
        let chars = text.raw().chars();
        let length = chars.filter(|ch| !gouji_zh::is_space(*ch)).count();
        Ok(Decimal::from(length))
    }

    fn text(&mut self, expr: &Expr) -> Evaluated<Rc<Prose>> {
        match self.eval(expr)? {
            Val::Text(text) => Ok(text),
            _ => Err(Cause::Type.into()),
        }
    }

    fn occurrences(&mut self, text: &Prose, word: &Expr, most: usize) -> Evaluated<usize> {
        let word = self.text(word)?;
        self.spend_on(text.raw())?;
        // A name that a report states may fold to nothing; nothing occurs nowhere.
        if word.squeezed().is_empty() {
            return Ok(0);
        }
        Ok(text.squeezed().matches(word.squeezed()).take(most).count())
    }
}

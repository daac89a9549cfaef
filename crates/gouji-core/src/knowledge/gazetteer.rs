//! Administrative divisions by name and code.

use std::collections::HashMap;
use std::ops::Range;

/// An administrative division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Its code: two digits each for the province, the prefecture and the county, `00` for those
    /// below it; three more digits for a township.
    pub code: String,
    /// Its name in full.
    pub name: String,
    /// The last year that the name was in use, when it is no more.
    pub until: Option<u16>,
}

/// The divisions that packs bring.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    divisions: Vec<Division>,
    by_name: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, Vec<usize>>,
    /// Bytes of the longest name.
    longest: usize,
}

impl Division {
    /// Code of the division that it lies in; none for a province.
    #[must_use]
    pub fn parent(&self) -> Option<String> {
        let held = self.held();
        let above = match held.len() {
            0..=2 => return None,
            3..=6 => held.len().next_multiple_of(2) - 2,
            _ => 6,
        };
        Some(format!("{:0<6}", &held[..above]))
    }

    /// Codes of all divisions that it lies in, from the nearest. A county that a province holds
    /// itself has a code for a prefecture that does not exist.
    pub fn ancestors(&self) -> impl Iterator<Item = String> {
        let mut at = self.parent();
        std::iter::from_fn(move || {
            let code = at.take()?;
            let above = Self {
                code: code.clone(),
                name: String::new(),
                until: None,
            };
            at = above.parent();
            Some(code)
        })
    }

    /// Whether another one is this one or lies in it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        other.code.starts_with(self.held())
    }

    /// The digits that all divisions in it share with it.
    fn held(&self) -> &str {
        let pairs = ["0000", "00"].iter();
        let mut held = pairs.filter_map(|zeros| self.code.strip_suffix(zeros));
        match self.code.len() {
            6 => held.next().unwrap_or(&self.code),
            _ => &self.code,
        }
    }
}

impl Gazetteer {
    /// Adds a division.
    pub fn add(&mut self, division: Division) {
        let index = self.divisions.len();
        self.longest = self.longest.max(division.name.len());
        self.by_name
            .entry(division.name.clone())
            .or_default()
            .push(index);
        self.by_code
            .entry(division.code.clone())
            .or_default()
            .push(index);
        self.divisions.push(division);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.divisions.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.divisions.is_empty()
    }

    /// The divisions of a name; several share one, such as 城关区.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Division> {
        let indexes = self.by_name.get(name).into_iter().flatten();
        indexes.map(|index| &self.divisions[*index])
    }

    /// The divisions of a code: one, and those that had it before under other names.
    pub fn coded(&self, code: &str) -> impl Iterator<Item = &Division> {
        let indexes = self.by_code.get(code).into_iter().flatten();
        indexes.map(|index| &self.divisions[*index])
    }

    /// The longest name of a division that a text ends with.
    #[must_use]
    pub fn name_at_end<'a>(&self, text: &'a str) -> Option<&'a str> {
        let first = text.ceil_char_boundary(text.len().saturating_sub(self.longest));
        let mut starts = (first..text.len()).filter(|at| text.is_char_boundary(*at));
        let start = starts.find(|start| self.by_name.contains_key(&text[*start..]))?;
        Some(&text[start..])
    }

    /// The longest name of a division that a text begins with.
    #[must_use]
    pub fn name_at_start<'a>(&self, text: &'a str) -> Option<&'a str> {
        let last = self.longest.min(text.len());
        let mut ends = (1..=last).rev().filter(|at| text.is_char_boundary(*at));
        let end = ends.find(|end| self.by_name.contains_key(&text[..*end]))?;
        Some(&text[..end])
    }

    /// The ranges of a text that are names of divisions and hold a given range.
    pub fn names_around(
        &self,
        text: &str,
        range: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let first = text.floor_char_boundary(range.end.saturating_sub(self.longest));
        let starts = (first..=range.start).filter(|at| text.is_char_boundary(*at));
        starts.flat_map(move |start| {
            let last = (start + self.longest).min(text.len());
            let ends = (range.end.max(start + 1)..=last).filter(|at| text.is_char_boundary(*at));
            ends.filter(move |end| self.by_name.contains_key(&text[start..*end]))
                .map(move |end| start..end)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        for (code, name, until) in [
            ("990000", "甲省", None),
            ("990100", "乙丙市", None),
            ("990102", "丁戊己县", None),
            ("990102", "丁戊县", Some(1999)),
            ("990102100", "庚镇", None),
        ] {
            gazetteer.add(Division {
                code: code.to_owned(),
                name: name.to_owned(),
                until,
            });
        }
        gazetteer
    }

    #[test]
    fn names_hold_what_lies_in_them() {
        let gazetteer = gazetteer();
        let text = "在丁戊己县召开";
        let found: Vec<_> = gazetteer.names_around(text, 6..9).collect();
        assert_eq!((found.len(), found.first()), (1, Some(&(3..15))));
        assert!(gazetteer.names_around(text, 12..18).next().is_none());
        assert_eq!(gazetteer.name_at_end("在丁戊己县"), Some("丁戊己县"));
        assert_eq!(gazetteer.name_at_end("在丁戊己"), None);
        assert_eq!(gazetteer.name_at_start("丁戊县城"), Some("丁戊县"));
        assert_eq!(gazetteer.name_at_start("戊县城"), None);
    }

    #[test]
    fn codes_tell_what_lies_where() {
        let gazetteer = gazetteer();
        let named = |name| gazetteer.named(name).next().unwrap();
        let (city, county, town) = (named("乙丙市"), named("丁戊己县"), named("庚镇"));
        assert_eq!(town.parent().as_deref(), Some("990102"));
        assert_eq!(county.parent().as_deref(), Some("990100"));
        assert_eq!(city.parent().as_deref(), Some("990000"));
        assert_eq!(named("甲省").parent(), None);
        let above: Vec<_> = town.ancestors().collect();
        assert_eq!(above, ["990102", "990100", "990000"]);
        assert!(named("甲省").holds(town) && city.holds(county) && county.holds(town));
        assert!(!county.holds(city) && !town.holds(county));
        let names: Vec<_> = gazetteer.coded("990102").map(|one| &one.name).collect();
        assert_eq!(names, ["丁戊己县", "丁戊县"]);
    }
}

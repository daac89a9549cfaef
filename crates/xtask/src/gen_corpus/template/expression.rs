//! Sums and differences of named numbers: `a+b`, `new-a`, `fee*100`.

/// A sum of terms, each with its sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expression {
    terms: Vec<Term>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    factor: i64,
    /// None for a plain number.
    name: Option<String>,
}

/// Names that begin so are parts of a total that the sentence does not list.
const UNLISTED: &str = "rest";

impl Expression {
    /// Reads `a+b-3`.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut terms = Vec::new();
        let mut sign = 1;
        let mut start = 0;
        for (at, mark) in text.char_indices().chain([(text.len(), '+')]) {
            if mark != '+' && mark != '-' {
                continue;
            }
            terms.push(Term::parse(&text[start..at], sign)?);
            sign = if mark == '-' { -1 } else { 1 };
            start = at + mark.len_utf8();
        }
        Ok(Self { terms })
    }

    /// Its value; `Err` names what is not known.
    pub(super) fn value(&self, of: impl Fn(&str) -> Option<i64>) -> Result<i64, String> {
        let mut sum = 0;
        for term in &self.terms {
            sum += term.factor
                * match &term.name {
                    None => 1,
                    Some(name) => of(name).ok_or_else(|| name.clone())?,
                };
        }
        Ok(sum)
    }

    /// The name, where it is nothing but one.
    pub(super) fn name(&self) -> Option<&str> {
        match self.terms.as_slice() {
            [Term { factor: 1, name }] => name.as_deref(),
            _ => None,
        }
    }

    /// Whether it adds named numbers up.
    pub(super) fn is_sum(&self) -> bool {
        let adds = |term: &Term| term.factor == 1 && term.name.is_some();
        self.terms.len() > 1 && self.terms.iter().all(adds)
    }

    /// Whether it takes one number from another.
    pub(super) fn is_difference(&self) -> bool {
        matches!(
            self.terms.as_slice(),
            [
                Term {
                    factor: 1,
                    name: Some(_)
                },
                Term {
                    factor: -1,
                    name: Some(_)
                }
            ]
        )
    }

    /// Whether it is what is left of a hundred.
    pub(super) fn is_rest_of_hundred(&self) -> bool {
        matches!(
            self.terms.first(),
            Some(Term {
                factor: 100 | 1000,
                name: None
            })
        )
    }

    /// Whether every part of a total is listed.
    pub(super) fn is_exhaustive(&self) -> bool {
        !self.terms.iter().any(Term::is_unlisted)
    }

    /// The value of the parts that are listed.
    pub(super) fn listed(&self, of: impl Fn(&str) -> Option<i64>) -> Result<i64, String> {
        let terms = self.terms.iter().filter(|term| !term.is_unlisted());
        let listed = Self {
            terms: terms.cloned().collect(),
        };
        listed.value(of)
    }
}

impl Term {
    fn parse(text: &str, sign: i64) -> Result<Self, String> {
        if text.is_empty() {
            return Err("a term is empty".to_owned());
        }
        if let Ok(number) = text.parse::<i64>() {
            return Ok(Self {
                factor: sign * number,
                name: None,
            });
        }
        let (name, factor) = match text.split_once('*') {
            None => (text, 1),
            Some((name, factor)) => (
                name,
                factor
                    .parse()
                    .map_err(|_| format!("{factor} is no factor"))?,
            ),
        };
        Ok(Self {
            factor: sign * factor,
            name: Some(name.to_owned()),
        })
    }

    fn is_unlisted(&self) -> bool {
        let name = self.name.as_deref();
        name.is_some_and(|name| name.starts_with(UNLISTED))
    }
}

#[cfg(test)]
mod tests {
    use super::Expression;

    fn value(text: &str) -> i64 {
        let of = |name: &str| match name {
            "a" => Some(7),
            "b" => Some(3),
            "rest" => Some(2),
            _ => None,
        };
        Expression::parse(text).unwrap().value(of).unwrap()
    }

    #[test]
    fn terms_are_added_and_taken_away() {
        assert_eq!(value("a+b"), 10);
        assert_eq!(value("100-a-b"), 90);
        assert_eq!(value("a*100+rest"), 702);
        assert!(Expression::parse("a+").is_err());
        assert!(Expression::parse("c").unwrap().value(|_| None).is_err());
    }

    #[test]
    fn shapes_are_told_apart() {
        let parsed = |text: &str| Expression::parse(text).unwrap();
        assert!(parsed("a+b").is_sum() && parsed("a+b").is_exhaustive());
        assert!(parsed("a+b+rest").is_sum() && !parsed("a+b+rest").is_exhaustive());
        assert!(parsed("a-b").is_difference() && !parsed("a-1").is_difference());
        assert!(parsed("100-a").is_rest_of_hundred());
        assert_eq!(parsed("a").name(), Some("a"));
        assert_eq!(parsed("a+b").name(), None);
    }
}

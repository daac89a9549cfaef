//! What expressions evaluate to.

use std::fmt;

use gouji_core::Words;
use rust_decimal::Decimal;

/// What kind of value an expression has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// An exact decimal number.
    Number,
    /// A text.
    Text,
    /// A condition.
    Bool,
    /// The figures of a group.
    Numbers,
}

/// A value; [`fmt::Display`] writes it for messages: `12`, `0.125`, `县级`, `true`, `1, 2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Decimal),
    /// A text.
    Text(String),
    /// Whether a condition holds.
    Bool(bool),
    /// The figures of a group, in the order of the form.
    Numbers(Vec<Decimal>),
}

impl Type {
    /// What the type is called.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Number => Words::fixed("数", "a number"),
            Self::Text => Words::fixed("文字", "a text"),
            Self::Bool => Words::fixed("条件", "a condition"),
            Self::Numbers => Words::fixed("一组数", "a group of numbers"),
        }
    }
}

impl Value {
    /// What kind of value it is.
    #[must_use]
    pub fn value_type(&self) -> Type {
        match self {
            Self::Number(_) => Type::Number,
            Self::Text(_) => Type::Text,
            Self::Bool(_) => Type::Bool,
            Self::Numbers(_) => Type::Numbers,
        }
    }

    /// The value as users read it.
    #[must_use]
    pub fn words(&self) -> Words {
        match self {
            Self::Bool(true) => Words::fixed("成立", "true"),
            Self::Bool(false) => Words::fixed("不成立", "false"),
            Self::Numbers(_) => {
                let plain = self.to_string();
                Words::new(plain.replace(", ", "、"), plain)
            }
            Self::Number(_) | Self::Text(_) => Words::new(self.to_string(), self.to_string()),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{}", number.normalize()),
            Self::Text(text) => f.write_str(text),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Numbers(numbers) => {
                for (index, number) in numbers.iter().enumerate() {
                    let separator = if index == 0 { "" } else { ", " };
                    write!(f, "{separator}{}", number.normalize())?;
                }
                Ok(())
            }
        }
    }
}

//! Values of figures: blank, dash, unreadable and zero are four different things.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What a cell of a form holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A whole number.
    Int(i64),
    /// A number printed with a decimal point.
    Decimal(Decimal),
    /// A number printed with `%`.
    Percent(Decimal),
    /// A number printed with a unit of money, such as `8764.35万元`.
    Amount {
        /// The number as printed.
        number: Decimal,
        /// The unit as printed, folded.
        unit: String,
    },
    /// A date, as year, month, day.
    Date(i16, u8, u8),
    /// Text where a figure is due.
    Text(String),
    /// An empty cell.
    Blank,
    /// A mark that stands for "does not apply": `/`, `-`, `—`, `无`.
    Dash,
    /// The cell is there, but what it holds could not be read surely.
    Unreadable,
}

/// Units that count things; they carry no meaning beyond the number.
const COUNT_UNITS: &[&str] = &[
    "件", "项", "个", "次", "宗", "份", "条", "起", "人", "人次", "件次", "篇",
];
const MONEY_UNITS: &[&str] = &["元", "万元", "亿元", "千元", "百万元"];
const DASHES: &[&str] = &[
    "/",
    "-",
    "--",
    "---",
    "无",
    "不适用",
    "\\",
    "*",
    "空",
    "~",
    "N/A",
    "n/a",
];

impl Value {
    /// Reads the text of a cell.
    #[must_use]
    pub fn parse(raw: &str) -> Self {
        if gouji_zh::is_blank(raw) {
            return Self::Blank;
        }
        // A lost character, or a picture where the figure should be.
        if raw.contains(['\u{fffd}', '\u{fffc}']) {
            return Self::Unreadable;
        }
        if holds_two_figures(raw) {
            return Self::Unreadable;
        }
        let raw = raw.trim_end_matches(|ch| gouji_zh::is_space(ch) || "。、，；.,;".contains(ch));
        if let Some(numeral) = gouji_zh::parse_numeral(raw) {
            let unit = numeral.unit.as_str();
            if unit == "%" {
                return Self::Percent(numeral.number);
            }
            if MONEY_UNITS.contains(&unit) {
                return Self::Amount {
                    number: numeral.number,
                    unit: numeral.unit,
                };
            }
            if unit.is_empty() || COUNT_UNITS.contains(&unit) {
                return match numeral.number.to_i64() {
                    Some(int) if !numeral.has_point => Self::Int(int),
                    _ => Self::Decimal(numeral.number),
                };
            }
        }
        let folded: String = raw
            .chars()
            .filter(|ch| !gouji_zh::is_space(*ch))
            .map(gouji_zh::fold_char)
            .collect();
        if DASHES.contains(&folded.as_str()) {
            return Self::Dash;
        }
        // A lone 一 may as well be a dash.
        if folded == "一" {
            return Self::Unreadable;
        }
        match gouji_zh::parse_chinese_integer(&folded).and_then(|int| i64::try_from(int).ok()) {
            Some(int) => Self::Int(int),
            None => Self::Text(gouji_zh::trim(raw).to_owned()),
        }
    }

    /// The number for sums: a dash counts as nothing, blank and unreadable have none.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Int(int) => Some(Decimal::from(*int)),
            Self::Decimal(number) | Self::Percent(number) => Some(*number),
            Self::Dash => Some(Decimal::ZERO),
            Self::Amount { number, unit } => {
                let factor = match unit.as_str() {
                    "万元" => 10_000,
                    "千元" => 1_000,
                    "百万元" => 1_000_000,
                    "亿元" => 100_000_000,
                    _ => 1,
                };
                number.checked_mul(Decimal::from(factor))
            }
            Self::Date(..) | Self::Text(_) | Self::Blank | Self::Unreadable => None,
        }
    }

    /// Whether the value is a printed number.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        matches!(
            self,
            Self::Int(_) | Self::Decimal(_) | Self::Percent(_) | Self::Amount { .. }
        )
    }
}

/// Whether digits stand on both sides of white space: two figures in one cell.
fn holds_two_figures(raw: &str) -> bool {
    let is_digit = |ch: char| gouji_zh::fold_char(ch).is_ascii_digit();
    let parts: Vec<&str> = raw
        .split(gouji_zh::is_space)
        .filter(|part| !part.is_empty())
        .collect();
    parts
        .windows(2)
        .any(|pair| pair[0].ends_with(is_digit) && pair[1].starts_with(is_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_dash_unreadable_and_zero_differ() {
        let values: Vec<Value> = ["", "　", "/", "—", "-", "无", "0", "０", "0件", "\u{fffd}"]
            .map(Value::parse)
            .to_vec();
        assert_eq!(
            values,
            [
                Value::Blank,
                Value::Blank,
                Value::Dash,
                Value::Dash,
                Value::Dash,
                Value::Dash,
                Value::Int(0),
                Value::Int(0),
                Value::Int(0),
                Value::Unreadable
            ]
        );
    }

    #[test]
    fn figures_keep_their_kind() {
        assert_eq!(Value::parse("+33"), Value::Int(33));
        assert_eq!(Value::parse("3.0"), Value::Decimal(Decimal::new(30, 1)));
        assert_eq!(
            Value::parse("8764.35万元").number(),
            Some(Decimal::new(87_643_500, 0))
        );
        assert_eq!(Value::parse("12.5％"), Value::Percent(Decimal::new(125, 1)));
        assert_eq!(Value::parse("三"), Value::Int(3));
        assert_eq!(Value::parse("0。"), Value::Int(0));
        assert_eq!(Value::parse("12人次"), Value::Int(12));
        assert_eq!(Value::parse("104 3"), Value::Unreadable);
        assert_eq!(Value::parse("3 件"), Value::Int(3));
        assert_eq!(Value::parse("见附件"), Value::Text("见附件".to_owned()));
        assert_eq!(Value::parse("3O"), Value::Text("3O".to_owned()));
    }
}

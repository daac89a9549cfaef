//! The parts of a sentence template, and how they are written.

use super::expression::Expression;
use super::notation::Notation;

/// A stretch of a template.
pub(super) enum Part {
    /// Text as it is.
    Text(String),
    /// Either wording.
    Either(Vec<String>),
    /// A number that is rolled here.
    Roll(Roll),
    /// A text or a number by name.
    Name(String),
    /// A number that is worked out.
    Number {
        /// From what.
        expression: Expression,
        /// How it is printed.
        notation: Notation,
    },
    /// One number as percent of another.
    Share {
        /// The part.
        part: Expression,
        /// The whole.
        whole: Expression,
        /// Decimals.
        places: Places,
    },
    /// The change from one number to another in percent, with its verb.
    Change {
        /// The later number.
        now: Expression,
        /// The earlier number.
        before: Expression,
        /// Decimals.
        places: Places,
    },
    /// Some of the items of a list, as many as a number says.
    Items {
        /// The name of that number.
        count: String,
        /// All items.
        items: Vec<String>,
    },
}

/// A number to be rolled.
pub(super) struct Roll {
    /// What it is called from now on.
    pub(super) name: String,
    /// The least it can be.
    pub(super) low: Expression,
    /// The most it can be.
    pub(super) high: Expression,
    /// Whether both bounds grow with the size of the body.
    pub(super) scaled: bool,
    /// How it is printed, if it is.
    pub(super) shown: Option<Notation>,
}

/// How many decimals a percentage has.
#[derive(Clone, Copy)]
pub(super) enum Places {
    /// That many; none for one, or none where it is zero.
    Digits(Option<u32>),
    /// `百分之九十三`.
    Chinese,
}

/// Reads the text of a template.
pub(super) fn parse_parts(text: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, tail) = after.split_once('}').ok_or("a brace is not closed")?;
        parts.push(Part::Text(before.to_owned()));
        parts.push(parse_place(inside)?);
        rest = tail;
    }
    parts.push(Part::Text(rest.to_owned()));
    Ok(parts)
}

fn parse_place(inside: &str) -> Result<Part, String> {
    if inside.contains('{') {
        return Err("a brace stands in a brace".to_owned());
    }
    if inside.contains('|') {
        return Ok(Part::Either(inside.split('|').map(str::to_owned).collect()));
    }
    if let Some(list) = inside.strip_prefix('#') {
        return parse_items(list);
    }
    if inside.contains('=') {
        return parse_roll(inside).map(Part::Roll);
    }
    if let Some((numbers, places)) = inside.split_once('%') {
        return parse_percent(numbers, parse_places(places)?);
    }
    let (text, notation) = split_notation(inside)?;
    let expression = Expression::parse(text)?;
    match (expression.name(), notation) {
        (Some(name), None) => Ok(Part::Name(name.to_owned())),
        (_, notation) => Ok(Part::Number {
            expression,
            notation: notation.unwrap_or(Notation::Digits),
        }),
    }
}

fn parse_items(list: &str) -> Result<Part, String> {
    let (count, items) = list.split_once(' ').ok_or("a list has no items")?;
    Ok(Part::Items {
        count: count.to_owned(),
        items: items.split('、').map(str::to_owned).collect(),
    })
}

fn parse_roll(inside: &str) -> Result<Roll, String> {
    let (name, range, shown) = match inside.split_once(":=") {
        Some((name, range)) => (name, range, None),
        None => {
            let (roll, notation) = split_notation(inside)?;
            let (name, range) = roll.split_once('=').ok_or("a roll has no range")?;
            (name, range, Some(notation.unwrap_or(Notation::Digits)))
        }
    };
    let (plain, scaled) = range
        .strip_suffix('*')
        .map_or((range, false), |plain| (plain, true));
    let bounds = plain.split_once("..").or_else(|| plain.split_once('-'));
    let (low, high) = bounds.ok_or(format!("{range} is not a range"))?;
    let plain_bounds = (low.parse::<i64>(), high.parse::<i64>());
    if matches!(plain_bounds, (Ok(low), Ok(high)) if low > high) {
        return Err(format!("{range} is not a range"));
    }
    Ok(Roll {
        name: name.to_owned(),
        low: Expression::parse(low)?,
        high: Expression::parse(high)?,
        scaled,
        shown,
    })
}

fn parse_percent(numbers: &str, places: Places) -> Result<Part, String> {
    if let Some((part, whole)) = numbers.split_once('/') {
        return Ok(Part::Share {
            part: Expression::parse(part)?,
            whole: Expression::parse(whole)?,
            places,
        });
    }
    let (now, before) = numbers
        .split_once('^')
        .ok_or(format!("{numbers} is no share"))?;
    Ok(Part::Change {
        now: Expression::parse(now)?,
        before: Expression::parse(before)?,
        places,
    })
}

fn parse_places(text: &str) -> Result<Places, String> {
    match text {
        "" => Ok(Places::Digits(None)),
        "zh" => Ok(Places::Chinese),
        digits => digits
            .parse()
            .map(|places| Places::Digits(Some(places)))
            .map_err(|_| format!("{digits} is no number of decimals")),
    }
}

/// Splits `fee:~2` into the number and how it is printed.
fn split_notation(text: &str) -> Result<(&str, Option<Notation>), String> {
    let Some((text, notation)) = text.split_once(':') else {
        return Ok((text, None));
    };
    let places = |digits: &str| {
        digits
            .parse()
            .map_err(|_| format!("{digits} is no number of decimals"))
    };
    let notation = match (
        notation,
        notation.strip_prefix('.'),
        notation.strip_prefix('~'),
    ) {
        ("zh", ..) => Notation::Chinese,
        (_, Some(digits), _) => Notation::Fixed(places(digits)?),
        (_, _, Some(digits)) => Notation::Trimmed(places(digits)?),
        _ => return Err(format!("{notation} is no notation")),
    };
    Ok((text, Some(notation)))
}

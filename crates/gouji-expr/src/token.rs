//! Tokens: the words, signs and numbers of an expression.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::operator::Comparison;

/// A token with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Number(Decimal),
    Text(String),
    /// A name or path; dots are plain dots.
    Name(String),
    And,
    Or,
    Not,
    In,
    NotIn,
    Except,
    Bool(bool),
    Compare(Comparison),
    Plus,
    Minus,
    Times,
    Divide,
    Open,
    Close,
    OpenList,
    CloseList,
    Comma,
    /// Something that the lexer has complained about already.
    Bad,
}

/// What a word means that is no name; words of either language, in any case.
pub(crate) fn keyword(word: &str) -> Option<Kind> {
    let kind = match word.to_ascii_lowercase().as_str() {
        "and" | "且" | "并且" => Kind::And,
        "or" | "或" | "或者" => Kind::Or,
        "not" | "非" | "不是" => Kind::Not,
        "in" | "属于" => Kind::In,
        "不属于" => Kind::NotIn,
        "except" | "除" => Kind::Except,
        "true" | "真" => Kind::Bool(true),
        "false" | "假" => Kind::Bool(false),
        "等于" => Kind::Compare(Comparison::Equal),
        "不等于" => Kind::Compare(Comparison::NotEqual),
        "大于" => Kind::Compare(Comparison::Greater),
        "小于" => Kind::Compare(Comparison::Less),
        "大于等于" | "不小于" | "至少" => Kind::Compare(Comparison::AtLeast),
        "小于等于" | "不大于" | "至多" => Kind::Compare(Comparison::AtMost),
        _ => return None,
    };
    Some(kind)
}

/// Keywords that Chinese text may run together with a name, the longest first.
pub(crate) const RUN_ON: &[&str] = &[
    "大于等于",
    "小于等于",
    "不等于",
    "不小于",
    "不大于",
    "不属于",
    "等于",
    "大于",
    "小于",
    "至少",
    "至多",
    "属于",
    "并且",
    "或者",
    "不是",
    "且",
    "或",
    "非",
    "除",
];

/// The keyword that a name begins with, and what is behind it.
pub(crate) fn leading_keyword(name: &str) -> Option<(&'static str, &str)> {
    RUN_ON
        .iter()
        .find_map(|word| Some((*word, name.strip_prefix(word)?)))
        .filter(|(_, rest)| !rest.is_empty())
}

/// The keyword that a name ends with, and what is before it.
pub(crate) fn trailing_keyword(name: &str) -> Option<(&str, &'static str)> {
    RUN_ON
        .iter()
        .find_map(|word| Some((name.strip_suffix(word)?, *word)))
        .filter(|(before, _)| !before.is_empty())
}

/// Whether a character can stand in a bare name.
pub(crate) fn is_name_char(ch: char) -> bool {
    ch.is_alphanumeric() || matches!(ch, '_' | '·')
}

/// Folds full-width signs, digits and letters, and nothing else.
pub(crate) fn fold_width(ch: char) -> char {
    match ch {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(ch as u32 - 0xfee0).unwrap_or(ch),
        _ => ch,
    }
}

/// How a name is written in an expression: bare where that is possible, else in backquotes.
pub(crate) fn written(name: &str) -> String {
    // Full-width characters are folded in bare names.
    let is_plain = |ch: char| is_name_char(ch) && fold_width(ch) == ch;
    let is_segment = |part: &str| !part.is_empty() && part.chars().all(is_plain);
    let starts_well = !name.starts_with(|ch: char| ch.is_ascii_digit());
    if starts_well && name.split('.').all(is_segment) && keyword(name).is_none() {
        name.to_owned()
    } else {
        format!("`{name}`")
    }
}

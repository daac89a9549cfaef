//! Numbers with their units: `12`, `0.5`, `12.5%`, `3万元`, `5件`.

use std::ops::Range;

use rust_decimal::Decimal;
use winnow::combinator::{opt, peek, repeat};
use winnow::prelude::*;
use winnow::stream::Location;
use winnow::token::{one_of, take, take_while};

use crate::codes;
use crate::error::ExprError;
use crate::lex::{Scan, Scanned};
use crate::quote::short;
use crate::token::{Kind, fold_width, is_name_char, keyword, leading_keyword};

/// Multiples, the longest first.
const MULTIPLES: &[(&str, i64)] = &[
    ("万亿", 1_000_000_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("亿", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
    ("百", 100),
];

/// Units that mean nothing beyond the number.
const UNITS: &[&str] = &[
    "元", "件", "项", "个", "次", "条", "字", "年", "人", "份", "篇",
];

/// A number with its unit.
pub(crate) fn number(scan: &mut Scan<'_>) -> Scanned<Kind> {
    let start = scan.current_token_start();
    let digits = || take_while(1.., |ch: char| fold_width(ch).is_ascii_digit());
    let group = || (one_of([',', '，']), digits().verify(is_group));
    let fraction = || (one_of(['.', '．']), digits());
    let whole = digits().parse_next(scan)?;
    // `sum(1, 200)` has two numbers, `sum(1,200)` may as well have one.
    let is_short = whole.chars().count() <= 3;
    let groups = repeat::<_, _, (), _, _>(1.., group()).take();
    let groups = opt(groups.verify(|_: &str| is_short)).parse_next(scan)?;
    let fractions = repeat::<_, _, (), _, _>(0.., fraction());
    let fractions = fractions.take().parse_next(scan)?;
    let range = start..scan.previous_token_end();
    let groups = groups.unwrap_or("");
    let plain: String = [whole, groups, fractions]
        .iter()
        .flat_map(|part| part.chars())
        .map(fold_width)
        .filter(|ch| *ch != ',')
        .collect();
    let number = Decimal::from_str_exact(&plain);
    if !groups.is_empty() {
        scan.state.push(grouped(range, &plain));
    } else if number.is_err() {
        scan.state.push(malformed(range));
    }
    unit(scan, start, number.unwrap_or(Decimal::ONE))
}

fn is_group(digits: &&str) -> bool {
    digits.chars().count() == 3
}

fn grouped(range: Range<usize>, plain: &str) -> ExprError {
    let (zh, en) = (
        "数字里不能用逗号分节：逗号只用来隔开函数的各项",
        "no thousands separators: a comma separates arguments",
    );
    ExprError::new(codes::GROUPED_NUMBER, range, zh, en)
        .with_help(
            format!("请写“{plain}”；如果是两个数，在逗号后加一个空格"),
            format!("write `{plain}`, or put a space behind the comma if these are two numbers"),
        )
        .with_replacement(plain)
}

fn malformed(range: Range<usize>) -> ExprError {
    let (zh, en) = (
        "数字写法不对：最多一个小数点、28位数字",
        "this is no number: at most one decimal point and 28 digits",
    );
    ExprError::new(codes::NUMBER, range, zh, en)
}

/// The unit behind a number, if there is one.
fn unit(scan: &mut Scan<'_>, start: usize, number: Decimal) -> Scanned<Kind> {
    let times = |factor: Decimal| number.checked_mul(factor);
    if opt(one_of(['%', '％'])).parse_next(scan)?.is_some() {
        return Ok(Kind::Number(times(Decimal::new(1, 2)).unwrap_or(number)));
    }
    let run: &str = peek(take_while(0.., is_name_char)).parse_next(scan)?;
    let multiple = MULTIPLES.iter().find(|(name, _)| run.starts_with(name));
    let (mut len, factor) = multiple.map_or((0, 1), |(name, factor)| (name.len(), *factor));
    let unit = UNITS.iter().find(|unit| run[len..].starts_with(**unit));
    len += unit.map_or(0, |unit| unit.len());
    let (unit, rest) = run.split_at(len);
    // A word that runs on from an operator is the parser's to tell.
    let is_sure = rest.is_empty() || keyword(rest).is_some() || leading_keyword(rest).is_some();
    let used = if is_sure { unit } else { run };
    let (_, place) = take(used.chars().count()).with_span().parse_next(scan)?;
    if !is_sure {
        scan.state.push(unknown_unit(rest, place));
        return Ok(Kind::Number(number));
    }
    let multiplied = times(Decimal::from(factor));
    if multiplied.is_none() {
        scan.state.push(malformed(start..place.end));
    }
    Ok(Kind::Number(multiplied.unwrap_or(number)))
}

fn unknown_unit(unit: &str, range: Range<usize>) -> ExprError {
    let unit = short(unit);
    ExprError::new(
        codes::NUMBER,
        range,
        format!("不认识数字后面的“{unit}”"),
        format!("`{unit}` is no unit"),
    )
    .with_help(
        "可以写 %、百、千、万、亿，后面可以再写元、件、项、个、次、条、字、年、人、份、篇；后面是别的词时，中间加一个空格",
        "units are % and 百, 千, 万, 亿, with 元, 件 and the like behind them; put a space before any other word",
    )
}

//! Text to tokens. Goes on behind every mistake, so that all of them are told at once.

use gouji_zh::is_space;
use winnow::combinator::{alt, opt, peek, preceded, repeat, terminated};
use winnow::error::{EmptyError, ErrMode};
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location, Stateful};
use winnow::token::{any, one_of, take_till, take_while};

use crate::codes;
use crate::error::ExprError;
use crate::number::number;
use crate::operator::Comparison;
use crate::quote::short;
use crate::token::{Kind, Token, fold_width, is_name_char, keyword};

/// The text that is left, and the mistakes so far.
pub(crate) type Scan<'s> = Stateful<LocatingSlice<&'s str>, Vec<ExprError>>;
pub(crate) type Scanned<T> = Result<T, ErrMode<EmptyError>>;

/// The tokens of a text, and what is wrong with them.
pub(crate) fn tokens(text: &str) -> (Vec<Token>, Vec<ExprError>) {
    let mut scan = Scan {
        input: LocatingSlice::new(text),
        state: Vec::new(),
    };
    let mut tokens: Vec<Token> = Vec::new();
    while let Ok((kind, range)) = preceded(spaces, token.with_span()).parse_next(&mut scan) {
        if kind == Kind::Bad {
            complain_of_signs(text, &tokens, range.clone(), &mut scan.state);
        }
        tokens.push(Token { kind, range });
    }
    (tokens, scan.state)
}

fn spaces(scan: &mut Scan<'_>) -> Scanned<()> {
    take_while(0.., is_space).void().parse_next(scan)
}

fn token(scan: &mut Scan<'_>) -> Scanned<Kind> {
    alt((
        number,
        quoted_text,
        quoted_name,
        word,
        comparison,
        sign,
        any.value(Kind::Bad),
    ))
    .parse_next(scan)
}

const QUOTES: &[(char, char)] = &[
    ('"', '"'),
    ('＂', '＂'),
    ('\'', '\''),
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
];

fn quoted_text(scan: &mut Scan<'_>) -> Scanned<Kind> {
    let is_opening = |ch: char| QUOTES.iter().any(|(open, _)| *open == ch);
    let opening = peek(one_of(is_opening)).parse_next(scan)?;
    let closing = QUOTES.iter().find(|(open, _)| *open == opening);
    let closing = closing.map_or(opening, |(_, close)| *close);
    quoted(scan, closing).map(Kind::Text)
}

fn quoted_name(scan: &mut Scan<'_>) -> Scanned<Kind> {
    let opening = peek(one_of(['`', '｀'])).parse_next(scan)?;
    let name = quoted(scan, opening)?;
    Ok(Kind::Name(gouji_zh::trim(&name).to_owned()))
}

fn quoted(scan: &mut Scan<'_>, closing: char) -> Scanned<String> {
    let start = scan.current_token_start();
    let inner = preceded(any, take_till(0.., closing)).parse_next(scan)?;
    if opt(closing).parse_next(scan)?.is_none() {
        let range = start..scan.previous_token_end();
        scan.state.push(
            ExprError::new(
                codes::QUOTE,
                range,
                format!("引号没有配对，缺少后面的 {closing}"),
                format!("the quotation has no end: `{closing}` is missing"),
            )
            .with_help(
                "前后引号要成对，如 \"县级\" 或 “县级”",
                "quotes come in pairs, as in \"county\"",
            ),
        );
    }
    Ok(inner.to_owned())
}

/// A keyword, a name, or a path with `*` and `..`.
fn word(scan: &mut Scan<'_>) -> Scanned<Kind> {
    let dot = || one_of(['.', '．']);
    let dots = (dot(), opt(dot()));
    let segment = || alt((take_while(1.., is_name_char), "*"));
    // A star is a part of a path where a dot touches it; elsewhere it multiplies.
    let first = alt((take_while(1.., is_name_char), terminated("*", peek(dot()))));
    let rest = repeat::<_, _, (), _, _>(0.., (dots, segment()));
    let path = (first, rest).take().parse_next(scan)?;
    let path: String = path.chars().map(fold_width).collect();
    Ok(keyword(&path).unwrap_or(Kind::Name(path)))
}

fn comparison(scan: &mut Scan<'_>) -> Scanned<Kind> {
    let single = one_of(['≠', '≤', '≥', '≦', '≧']).map(|ch: char| ch.to_string());
    let is_sign = |ch: char| "<>=!&|".contains(fold_width(ch));
    let run = take_while(1.., is_sign).map(|run: &str| run.chars().map(fold_width).collect());
    let (sign, range) = alt((single, run)).with_span().parse_next(scan)?;
    let (kind, right): (Kind, &str) = match sign.as_str() {
        "=" | "==" => return Ok(Kind::Compare(Comparison::Equal)),
        "≠" | "!=" => return Ok(Kind::Compare(Comparison::NotEqual)),
        "<" => return Ok(Kind::Compare(Comparison::Less)),
        "≤" | "≦" | "<=" => return Ok(Kind::Compare(Comparison::AtMost)),
        ">" => return Ok(Kind::Compare(Comparison::Greater)),
        "≥" | "≧" | ">=" => return Ok(Kind::Compare(Comparison::AtLeast)),
        "=<" => (Kind::Compare(Comparison::AtMost), "<="),
        "=>" => (Kind::Compare(Comparison::AtLeast), ">="),
        "<>" | "=!" | "!==" => (Kind::Compare(Comparison::NotEqual), "!="),
        "===" => (Kind::Compare(Comparison::Equal), "="),
        "&" | "&&" => (Kind::And, "and"),
        "|" | "||" => (Kind::Or, "or"),
        "!" => (Kind::Not, "not "),
        _ => return Ok(Kind::Bad),
    };
    let plain = right.trim_end();
    scan.state.push(
        ExprError::new(
            codes::OPERATOR,
            range,
            format!("没有“{sign}”这个运算符"),
            format!("there is no operator `{sign}`"),
        )
        .with_help(format!("请写“{plain}”"), format!("write `{plain}`"))
        .with_replacement(right),
    );
    Ok(kind)
}

fn sign(scan: &mut Scan<'_>) -> Scanned<Kind> {
    any.verify_map(|ch: char| {
        Some(match fold_width(ch) {
            '+' => Kind::Plus,
            '-' | '−' | '–' | '—' => Kind::Minus,
            '*' | '×' => Kind::Times,
            '/' | '÷' => Kind::Divide,
            '(' => Kind::Open,
            ')' => Kind::Close,
            '[' | '【' => Kind::OpenList,
            ']' | '】' => Kind::CloseList,
            ',' | '、' => Kind::Comma,
            _ => return None,
        })
    })
    .parse_next(scan)
}

/// Complains of signs that mean nothing; signs side by side are one mistake.
fn complain_of_signs(
    text: &str,
    tokens: &[Token],
    range: std::ops::Range<usize>,
    errors: &mut Vec<ExprError>,
) {
    let touches = |last: &Token| last.kind == Kind::Bad && last.range.end == range.start;
    let start = match (tokens.last().filter(|last| touches(last)), errors.last()) {
        (Some(_), Some(error)) => {
            let start = error.range.start;
            errors.pop();
            start
        }
        _ => range.start,
    };
    let range = start..range.end;
    let signs = short(text.get(range.clone()).unwrap_or(""));
    let ends_sentence = signs.chars().all(|ch| "。；;？?！".contains(ch));
    let error = ExprError::new(
        codes::SIGN,
        range,
        format!("表达式里不能有“{signs}”"),
        format!("`{signs}` means nothing in an expression"),
    );
    errors.push(if ends_sentence {
        error
            .with_help(
                "表达式里和末尾都不加句读",
                "an expression has no full stops and semicolons",
            )
            .with_replacement("")
    } else {
        error.with_help(
            "名称里有特殊符号时，把整个名称放在反引号 ` ` 中；文字放在引号中",
            "put names with odd signs between backquotes, and texts between quotes",
        )
    });
}

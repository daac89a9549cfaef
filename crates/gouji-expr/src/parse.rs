//! Tokens to a syntax tree. A mistake between brackets ends at the bracket, so that several are
//! told at once.

use std::ops::Range;

use winnow::combinator::{cut_err, opt, peek, preceded, repeat};
use winnow::error::{ErrMode, ParserError};
use winnow::prelude::*;
use winnow::stream::{Stateful, Stream, TokenSlice};
use winnow::token::any;

use crate::ast::{Ast, Name, Node, NodeKind};
use crate::complaint;
use crate::error::ExprError;
use crate::lex;
use crate::limit::{MAX_CHARS, MAX_DEPTH, MAX_ERRORS, MAX_NODES};
use crate::operator::{Comparison, Factor, Sign};
use crate::token::{Kind, Token};

/// Parses an expression. What its names mean is checked later, against a form.
///
/// # Errors
/// What is wrong with its syntax, in the order of the text: at least one mistake with its exact
/// place, and at most 50.
pub fn parse(text: &str) -> Result<Ast, Vec<ExprError>> {
    if text.chars().nth(MAX_CHARS).is_some() {
        return Err(vec![complaint::too_long(text.len())]);
    }
    let (tokens, mut errors) = lex::tokens(text);
    // Behind unknown signs, complaints about the syntax would be guesses.
    if tokens.iter().any(|token| token.kind == Kind::Bad) {
        return Err(told(errors));
    }
    let mut input = Input {
        input: TokenSlice::new(&tokens),
        state: State {
            text,
            errors: Vec::new(),
            depth: 0,
            nodes: 0,
        },
    };
    let root = whole(&mut input);
    errors.append(&mut input.state.errors);
    match root {
        Ok(root) if errors.is_empty() => Ok(Ast {
            text: text.to_owned(),
            root,
        }),
        Ok(_) => Err(told(errors)),
        Err(fault) => {
            let end = text.len()..text.len();
            let error = fault.into_inner().ok().and_then(|fault| fault.0);
            errors.push(error.map_or_else(|| complaint::missing(text, None, end), |error| *error));
            Err(told(errors))
        }
    }
}

fn told(mut errors: Vec<ExprError>) -> Vec<ExprError> {
    errors.sort_by_key(|error| (error.range.start, error.range.end));
    errors.truncate(MAX_ERRORS);
    errors
}

type Input<'t> = Stateful<TokenSlice<'t, Token>, State<'t>>;
type Parsed<T> = ModalResult<T, Fault>;

/// What the parser knows besides the tokens that are left.
#[derive(Debug, Clone)]
struct State<'t> {
    text: &'t str,
    errors: Vec<ExprError>,
    depth: usize,
    nodes: usize,
}

/// Why a parser failed; nothing where another may still fit.
#[derive(Debug)]
struct Fault(Option<Box<ExprError>>);

impl<I: Stream> ParserError<I> for Fault {
    type Inner = Self;

    fn from_input(_: &I) -> Self {
        Self(None)
    }

    fn into_inner(self) -> Result<Self, Self> {
        Ok(self)
    }
}

fn cut<T>(error: ExprError) -> Parsed<T> {
    Err(ErrMode::Cut(Fault(Some(Box::new(error)))))
}

fn whole(input: &mut Input<'_>) -> Parsed<Node> {
    let root = expression(input)?;
    match next(input) {
        None => Ok(root),
        Some(token) => cut(unexpected(input, token)),
    }
}

fn expression(input: &mut Input<'_>) -> Parsed<Node> {
    chain(input, conjunction, Kind::Or, NodeKind::Any)
}

fn conjunction(input: &mut Input<'_>) -> Parsed<Node> {
    chain(input, negation, Kind::And, NodeKind::All)
}

fn chain(
    input: &mut Input<'_>,
    operand: fn(&mut Input<'_>) -> Parsed<Node>,
    operator: Kind,
    wrap: fn(Vec<Node>) -> NodeKind,
) -> Parsed<Node> {
    let first = operand(input)?;
    let rest: Vec<Node> =
        repeat(0.., preceded(exactly(operator), cut_err(operand))).parse_next(input)?;
    if rest.is_empty() {
        return Ok(first);
    }
    let mut nodes = vec![first];
    nodes.extend(rest);
    let range = nodes[0].range.start..end(&nodes);
    node(input, wrap(nodes), range)
}

fn end(nodes: &[Node]) -> usize {
    nodes.last().map_or(0, |node| node.range.end)
}

fn negation(input: &mut Input<'_>) -> Parsed<Node> {
    let Some(not) = opt(exactly(Kind::Not)).parse_next(input)? else {
        return comparison(input);
    };
    let inner = nested(input, not.clone(), negation)?;
    let range = not.start..inner.range.end;
    node(input, NodeKind::Not(Box::new(inner)), range)
}

fn comparison(input: &mut Input<'_>) -> Parsed<Node> {
    let left = sum(input)?;
    if let Some((comparison, _)) = opt(comparison_sign).parse_next(input)? {
        let right = sum(input)?;
        if peek(opt(comparison_sign)).parse_next(input)?.is_some() {
            return chained(input, left, comparison, right);
        }
        let range = left.range.start..right.range.end;
        let (left, right) = (Box::new(left), Box::new(right));
        let kind = NodeKind::Compare {
            left,
            comparison,
            right,
        };
        return node(input, kind, range);
    }
    let is_in = exactly(Kind::In).value(false);
    let is_not_in = exactly(Kind::NotIn).value(true);
    let not_in = (exactly(Kind::Not), exactly(Kind::In)).value(true);
    let negated = opt(winnow::combinator::alt((is_in, is_not_in, not_in))).parse_next(input)?;
    let Some(negated) = negated else {
        return Ok(left);
    };
    let (list, range) = list(input)?;
    let range = left.range.start..range.end;
    let kind = NodeKind::In {
        value: Box::new(left),
        negated,
        list,
    };
    node(input, kind, range)
}

/// `a < b < c`, told with what to write instead; reads to the end of the chain.
fn chained(input: &mut Input<'_>, left: Node, first: Comparison, middle: Node) -> Parsed<Node> {
    let mut parts = vec![(first, middle)];
    while let Some((comparison, _)) = opt(comparison_sign).parse_next(input)? {
        parts.push((comparison, sum(input)?));
    }
    let end = parts
        .last()
        .map_or(left.range.end, |(_, node)| node.range.end);
    let error = complaint::chained(input.state.text, &left, &parts, left.range.start..end);
    input.state.errors.push(error);
    Ok(left)
}

fn comparison_sign(input: &mut Input<'_>) -> Parsed<(Comparison, Range<usize>)> {
    any.verify_map(|token: &Token| match token.kind {
        Kind::Compare(comparison) => Some((comparison, token.range.clone())),
        _ => None,
    })
    .parse_next(input)
}

/// `["县级", "乡级"]` with its place.
fn list(input: &mut Input<'_>) -> Parsed<(Vec<Node>, Range<usize>)> {
    let Some(open) = opt(exactly(Kind::OpenList)).parse_next(input)? else {
        return cut(complaint::no_list(input.state.text, next(input)));
    };
    let items = nested(input, open.clone(), |input| {
        separated(input, Kind::CloseList, expression)
    })?;
    let close = closing(input, Kind::CloseList, &open)?;
    Ok((items, open.start..close.end))
}

fn sum(input: &mut Input<'_>) -> Parsed<Node> {
    let sign = any.verify_map(|token: &Token| match token.kind {
        Kind::Plus => Some(Sign::Plus),
        Kind::Minus => Some(Sign::Minus),
        _ => None,
    });
    let first = product(input)?;
    let rest: Vec<(Sign, Node)> = repeat(0.., (sign, cut_err(product))).parse_next(input)?;
    let Some((_, last)) = rest.last() else {
        return Ok(first);
    };
    let range = first.range.start..last.range.end;
    let mut terms = vec![(Sign::Plus, first)];
    terms.extend(rest);
    node(input, NodeKind::Sum(terms), range)
}

fn product(input: &mut Input<'_>) -> Parsed<Node> {
    let factor = any.verify_map(|token: &Token| match token.kind {
        Kind::Times => Some(Factor::Times),
        Kind::Divide => Some(Factor::Divide),
        _ => None,
    });
    let first = signed(input)?;
    let rest: Vec<(Factor, Node)> = repeat(0.., (factor, cut_err(signed))).parse_next(input)?;
    let Some((_, last)) = rest.last() else {
        return Ok(first);
    };
    let range = first.range.start..last.range.end;
    let mut factors = vec![(Factor::Times, first)];
    factors.extend(rest);
    node(input, NodeKind::Product(factors), range)
}

fn signed(input: &mut Input<'_>) -> Parsed<Node> {
    let Some(minus) = opt(exactly(Kind::Minus)).parse_next(input)? else {
        return primary(input);
    };
    let inner = nested(input, minus.clone(), signed)?;
    let range = minus.start..inner.range.end;
    node(input, NodeKind::Negate(Box::new(inner)), range)
}

fn primary(input: &mut Input<'_>) -> Parsed<Node> {
    let Some(token) = next(input) else {
        let end = input.state.text.len();
        return cut(complaint::missing(input.state.text, None, end..end));
    };
    let range = token.range.clone();
    let kind = match &token.kind {
        Kind::Number(number) => NodeKind::Number(*number),
        Kind::Text(text) => NodeKind::Text(text.clone()),
        Kind::Bool(value) => NodeKind::Bool(*value),
        Kind::Name(_) => return named(input),
        Kind::Open => return parenthesised(input),
        _ => {
            let error = complaint::missing(input.state.text, Some(token), range);
            return cut(error);
        }
    };
    any.void().parse_next(input)?;
    node(input, kind, range)
}

fn parenthesised(input: &mut Input<'_>) -> Parsed<Node> {
    let open = exactly(Kind::Open).parse_next(input)?;
    let inner = nested(input, open.clone(), |input| guarded(input, expression))?;
    let close = closing(input, Kind::Close, &open)?;
    let range = open.start..close.end;
    Ok(Node { range, ..inner })
}

/// A name, with what is taken out of the group that it stands for, or a call.
fn named(input: &mut Input<'_>) -> Parsed<Node> {
    let name = name(input)?;
    if let Some(open) = opt(exactly(Kind::Open)).parse_next(input)? {
        let arguments = nested(input, open.clone(), |input| {
            separated(input, Kind::Close, expression)
        })?;
        let close = closing(input, Kind::Close, &open)?;
        let range = name.range.start..close.end;
        let kind = NodeKind::Call {
            function: name,
            arguments,
        };
        return node(input, kind, range);
    }
    let mut range = name.range.clone();
    let mut except = Vec::new();
    if opt(exactly(Kind::Except)).parse_next(input)?.is_some() {
        let (names, names_range) = excepted(input)?;
        except = names;
        range.end = names_range.end;
    }
    node(input, NodeKind::Name { name, except }, range)
}

/// A name, or names between brackets of either kind.
fn excepted(input: &mut Input<'_>) -> Parsed<(Vec<Name>, Range<usize>)> {
    let open = any.verify_map(|token: &Token| match token.kind {
        Kind::Open => Some((Kind::Close, token.range.clone())),
        Kind::OpenList => Some((Kind::CloseList, token.range.clone())),
        _ => None,
    });
    let Some((close, open)) = opt(open).parse_next(input)? else {
        let name = name(input)?;
        let range = name.range.clone();
        return Ok((vec![name], range));
    };
    let names = separated(input, close.clone(), name)?;
    let close = closing(input, close, &open)?;
    Ok((names, open.start..close.end))
}

fn name(input: &mut Input<'_>) -> Parsed<Name> {
    let name = any.verify_map(|token: &Token| match &token.kind {
        Kind::Name(text) => Some(Name {
            text: text.clone(),
            range: token.range.clone(),
        }),
        _ => None,
    });
    match opt(name).parse_next(input)? {
        Some(name) => Ok(name),
        None => cut(complaint::no_name(input.state.text, next(input))),
    }
}

/// One or more things between commas, up to a bracket that is left for the caller.
fn separated<T: Placeholder>(
    input: &mut Input<'_>,
    close: Kind,
    item: fn(&mut Input<'_>) -> Parsed<T>,
) -> Parsed<Vec<T>> {
    if peek(opt(exactly(close))).parse_next(input)?.is_some() {
        return Ok(Vec::new());
    }
    let mut items = vec![guarded(input, item)?];
    while opt(exactly(Kind::Comma)).parse_next(input)?.is_some() {
        items.push(guarded(input, item)?);
    }
    Ok(items)
}

/// Runs a parser between brackets. A mistake is noted, and reading goes on at the next comma of
/// these brackets or at their end; where there is neither, the mistake is that of the whole.
fn guarded<T: Placeholder>(
    input: &mut Input<'_>,
    parser: fn(&mut Input<'_>) -> Parsed<T>,
) -> Parsed<T> {
    let depth = input.state.depth;
    let outcome = parser(input).and_then(|item| match next(input) {
        Some(token) if !ends_item(&token.kind) => cut(unexpected(input, token)),
        _ => Ok(item),
    });
    let Err(ErrMode::Cut(Fault(Some(error)))) = outcome else {
        return outcome;
    };
    input.state.depth = depth;
    let mut open = 0_usize;
    while let Some(token) = next(input) {
        match token.kind {
            Kind::Open | Kind::OpenList => open += 1,
            Kind::Close | Kind::CloseList if open > 0 => open -= 1,
            Kind::Comma if open > 0 => {}
            Kind::Comma | Kind::Close | Kind::CloseList => {
                input.state.errors.push(*error);
                return Ok(T::placeholder(token.range.clone()));
            }
            _ => {}
        }
        any.void().parse_next(input)?;
    }
    Err(ErrMode::Cut(Fault(Some(error))))
}

fn ends_item(kind: &Kind) -> bool {
    matches!(kind, Kind::Comma | Kind::Close | Kind::CloseList)
}

/// What stands for a part that could not be read; its tree is never handed out.
trait Placeholder {
    fn placeholder(range: Range<usize>) -> Self;
}

impl Placeholder for Node {
    fn placeholder(range: Range<usize>) -> Self {
        let kind = NodeKind::Bool(true);
        Self { kind, range }
    }
}

impl Placeholder for Name {
    fn placeholder(range: Range<usize>) -> Self {
        let text = String::new();
        Self { text, range }
    }
}

fn closing(input: &mut Input<'_>, close: Kind, open: &Range<usize>) -> Parsed<Range<usize>> {
    if let Some(range) = opt(exactly(close)).parse_next(input)? {
        return Ok(range);
    }
    match next(input) {
        Some(token) if !matches!(token.kind, Kind::Close | Kind::CloseList) => {
            cut(unexpected(input, token))
        }
        _ => cut(complaint::unclosed(input.state.text, open.clone())),
    }
}

fn unexpected(input: &Input<'_>, token: &Token) -> ExprError {
    let before = input.input.previous_tokens().next();
    complaint::unexpected(input.state.text, before, token)
}

fn nested<T>(
    input: &mut Input<'_>,
    at: Range<usize>,
    parser: impl FnOnce(&mut Input<'_>) -> Parsed<T>,
) -> Parsed<T> {
    if input.state.depth == MAX_DEPTH {
        return cut(complaint::too_deep(at));
    }
    input.state.depth += 1;
    let inner = parser(input)?;
    input.state.depth -= 1;
    Ok(inner)
}

fn node(input: &mut Input<'_>, kind: NodeKind, range: Range<usize>) -> Parsed<Node> {
    input.state.nodes += 1;
    if input.state.nodes > MAX_NODES {
        return cut(complaint::too_many(range));
    }
    Ok(Node { kind, range })
}

fn exactly<'t>(kind: Kind) -> impl Parser<Input<'t>, Range<usize>, ErrMode<Fault>> {
    any.verify_map(move |token: &'t Token| (token.kind == kind).then(|| token.range.clone()))
}

fn next<'t>(input: &Input<'t>) -> Option<&'t Token> {
    input.peek_token()
}

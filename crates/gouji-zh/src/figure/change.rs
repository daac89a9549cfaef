//! Words of change that stand directly before a number.

use super::{Change, Direction, Figure, Manner, Reading};

/// Words of change, each with its way.
const WORDS: &[(&str, Direction)] = &[
    ("增长", Direction::Up),
    ("增加", Direction::Up),
    ("上升", Direction::Up),
    ("提高", Direction::Up),
    ("提升", Direction::Up),
    ("扩大", Direction::Up),
    ("上涨", Direction::Up),
    ("增多", Direction::Up),
    ("攀升", Direction::Up),
    ("净增", Direction::Up),
    ("同比增", Direction::Up),
    ("环比增", Direction::Up),
    ("增幅", Direction::Up),
    ("涨幅", Direction::Up),
    ("增速", Direction::Up),
    ("增长率", Direction::Up),
    ("下降", Direction::Down),
    ("减少", Direction::Down),
    ("降低", Direction::Down),
    ("缩短", Direction::Down),
    ("压减", Direction::Down),
    ("压缩", Direction::Down),
    ("下滑", Direction::Down),
    ("回落", Direction::Down),
    ("精简", Direction::Down),
    ("同比降", Direction::Down),
    ("同比减", Direction::Down),
    ("环比降", Direction::Down),
    ("环比减", Direction::Down),
    ("降幅", Direction::Down),
    ("减幅", Direction::Down),
];

/// Short words that say a change only with the word for its outcome: 增至, 降到, 升为.
const SHORT: &[(&str, Direction)] = &[
    ("增", Direction::Up),
    ("升", Direction::Up),
    ("涨", Direction::Up),
    ("降", Direction::Down),
    ("减", Direction::Down),
    ("缩", Direction::Down),
];

/// The change that ends where a number, with its hedge, begins.
pub(super) fn before(window: &str) -> Option<Change> {
    let window = strip(window, &["了"]);
    let change = |direction, manner| Change { direction, manner };
    for outcome in ["到", "至", "为"] {
        let Some(rest) = window.strip_suffix(outcome) else {
            continue;
        };
        let way = way(rest, WORDS).or_else(|| way(rest, SHORT));
        if let Some(direction) = way {
            // 增幅为12% gives an amount.
            let is_amount = outcome == "为" && rest.ends_with(['幅', '速', '率']);
            let manner = if is_amount { Manner::By } else { Manner::To };
            return Some(change(direction, manner));
        }
    }
    let rest = strip(window, &["达到", "高达", "达", "为", "幅度", "幅"]);
    let rest = strip(rest, &["幅度", "了"]);
    way(rest, WORDS)
        .or_else(|| way(window, WORDS))
        .or_else(|| compared(window))
        .map(|direction| change(direction, Manner::By))
}

/// 比上年多3件, 较去年少5件: 多 and 少 say a change only after what is compared with.
fn compared(window: &str) -> Option<Direction> {
    let (rest, direction) = [
        ("多", Direction::Up),
        ("少", Direction::Down),
        ("增", Direction::Up),
        ("减", Direction::Down),
    ]
    .iter()
    .find_map(|(word, direction)| Some((window.strip_suffix(word)?, *direction)))?;
    let near = rest
        .char_indices()
        .rev()
        .take_while(|(_, ch)| !matches!(ch, ',' | ';' | '。' | ':'))
        .take(12);
    near.into_iter()
        .any(|(_, ch)| matches!(ch, '比' | '较'))
        .then_some(direction)
}

fn way(text: &str, words: &[(&str, Direction)]) -> Option<Direction> {
    words
        .iter()
        .find(|(word, _)| text.ends_with(word))
        .map(|(_, direction)| *direction)
}

fn strip<'a>(text: &'a str, words: &[&str]) -> &'a str {
    words
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
}

/// Marks the second of two numbers as the outcome of a change: 由7个精简为4个, and with the time of
/// the second between: 由年初的11%提高到12月份的35%.
pub(super) fn between(text: &str, figures: &mut [Figure]) {
    let mut last: Option<usize> = None;
    for index in 0..figures.len() {
        if !matches!(figures[index].reading, Reading::Quantity(_)) {
            continue;
        }
        if let Some(earlier) = last
            && let Some(change) = outcome(text, &figures[earlier], &figures[index])
            && let Reading::Quantity(quantity) = &mut figures[index].reading
        {
            quantity.change = Some(change);
        }
        last = Some(index);
    }
}

/// The change from one number to a later one, if the words between say one.
fn outcome(text: &str, earlier: &Figure, later: &Figure) -> Option<Change> {
    let (Reading::Quantity(from), Reading::Quantity(to)) = (&earlier.reading, &later.reading)
    else {
        return None;
    };
    let link = &text[earlier.range.end..later.range.start];
    let is_open = to.change.is_none()
        && (from.unit, &from.word) == (to.unit, &to.word)
        && from.number != to.number
        && link.len() <= LONGEST_LINK
        && !link.contains([',', ';', '。', '、', '(']);
    if !is_open {
        return None;
    }
    let by_number = if from.number < to.number {
        Direction::Up
    } else {
        Direction::Down
    };
    let is_outcome =
        link.ends_with(['至', '到', '为', '成']) && starts_change(&text[..earlier.range.start]);
    let direction = if link.ends_with('的') {
        said_outcome(link)?
    } else {
        Some(by_number).filter(|_| is_outcome)?
    };
    Some(Change {
        direction,
        manner: Manner::To,
    })
}

/// The longest text between the two numbers of a change, in bytes.
const LONGEST_LINK: usize = 42;

/// Whether 由 or 从 stands shortly before a number in its clause.
fn starts_change(before: &str) -> bool {
    before
        .chars()
        .rev()
        .take(12)
        .take_while(|ch| !matches!(ch, ',' | ';' | '。' | ':' | '、'))
        .any(|ch| matches!(ch, '由' | '从'))
}

/// The way of a word of change, with that for its outcome, in the text between two numbers.
fn said_outcome(link: &str) -> Option<Direction> {
    link.char_indices()
        .filter(|(_, ch)| matches!(ch, '至' | '到' | '为'))
        .find_map(|(at, _)| way(&link[..at], WORDS).or_else(|| way(&link[..at], SHORT)))
}

//! Words around a number that make it less than exact.

use rust_decimal::Decimal;

use super::scan::{Amount, Tail};
use super::{Hedge, Unit, unit};

/// A hedge before or behind a number and its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// How the number is meant.
    pub hedge: Hedge,
    /// Bytes of the words.
    pub len: usize,
    /// Whether it also says that the number is not far: 近.
    pub is_near: bool,
}

/// Hedges before a number, longer ones first.
const BEFORE: &[(&str, Hedge)] = &[
    ("不少于", Hedge::AtLeast),
    ("不低于", Hedge::AtLeast),
    ("不小于", Hedge::AtLeast),
    ("不超过", Hedge::AtMost),
    ("不高于", Hedge::AtMost),
    ("不多于", Hedge::AtMost),
    ("不大于", Hedge::AtMost),
    ("不超", Hedge::AtMost),
    ("不足", Hedge::Under),
    ("不到", Hedge::Under),
    ("不满", Hedge::Under),
    ("未满", Hedge::Under),
    ("未达", Hedge::Under),
    ("不下", Hedge::AtLeast),
    ("至少", Hedge::AtLeast),
    ("最少", Hedge::AtLeast),
    ("起码", Hedge::AtLeast),
    ("最多", Hedge::AtMost),
    ("至多", Hedge::AtMost),
    ("大约", Hedge::About),
    ("大概", Hedge::About),
    ("约莫", Hedge::About),
    ("将近", Hedge::Under),
    ("接近", Hedge::Under),
    ("低于", Hedge::Under),
    ("少于", Hedge::Under),
    ("小于", Hedge::Under),
    ("超过", Hedge::Over),
    ("超出", Hedge::Over),
    ("高于", Hedge::Over),
    ("多于", Hedge::Over),
    ("大于", Hedge::Over),
    ("突破", Hedge::Over),
    ("超", Hedge::Over),
    ("逾", Hedge::Over),
    ("过", Hedge::Over),
    ("上", Hedge::AtLeast),
    ("近", Hedge::Under),
    ("约", Hedge::About),
    (">", Hedge::Over),
    ("<", Hedge::Under),
    ("≥", Hedge::AtLeast),
    ("≤", Hedge::AtMost),
];

/// Hedges behind a number with its unit.
const BEHIND: &[(&str, Hedge)] = &[
    ("左右", Hedge::About),
    ("上下", Hedge::About),
    ("以上", Hedge::AtLeast),
    ("及以上", Hedge::AtLeast),
    ("或以上", Hedge::AtLeast),
    ("以下", Hedge::AtMost),
    ("及以下", Hedge::AtMost),
    ("或以下", Hedge::AtMost),
    ("以内", Hedge::AtMost),
    ("之内", Hedge::AtMost),
    ("有余", Hedge::Over),
];

/// Characters before a hedge of one character that make it part of another word: 节约, 附近, 通过.
const NOT_AFTER: &[(char, &str)] = &[
    ('约', "节签条预合契违制公邀履特简集相誓续失婉"),
    ('近', "附最就临邻靠亲远贴"),
    ('超', "赶高"),
    (
        '过',
        "通经超不度审闯渡路越穿转错渡悔胜熬见来去办听用开做说看受想",
    ),
    ('上', "以网线北向网会海加马赶看晚早跟得送进拿拉爬"),
    ('逾', ""),
];

/// Words that may stand between a hedge and its number.
const BETWEEN: &[&str] = &["了", "为", "达到", "达", "到", "有", "于", "在", "出", "占"];

/// The hedge that ends where a number begins.
pub(super) fn before(
    text: &str,
    floor: usize,
    at: usize,
    unit: Unit,
    amount: &Amount,
) -> Option<Word> {
    let window = &text[floor..at];
    let direct = ending(window);
    let word = direct.or_else(|| {
        BETWEEN.iter().find_map(|between| {
            let rest = window.strip_suffix(between)?;
            let word =
                ending(rest).filter(|word| word.len > '约'.len_utf8() || *between != "到")?;
            Some(Word {
                len: word.len + between.len(),
                ..word
            })
        })
    })?;
    let is_bare_scale = amount.is_chinese && text[at..].starts_with(['百', '千', '万', '亿', '十']);
    let hedge = &window[window.len() - word.len..];
    match hedge {
        // 近3年 says when, and 上, 过 stand before hundreds and thousands alone.
        "近" if unit == Unit::Time => None,
        "上" | "过" => is_bare_scale.then_some(word),
        _ => Some(word),
    }
}

fn ending(window: &str) -> Option<Word> {
    let (word, hedge) = BEFORE
        .iter()
        .find(|(word, _)| window.ends_with(word))
        .copied()?;
    let rest = &window[..window.len() - word.len()];
    let is_other_word = NOT_AFTER.iter().any(|(ch, not)| {
        word.strip_prefix(*ch) == Some("") && rest.ends_with(|ch| not.contains(ch))
    });
    (!is_other_word).then_some(Word {
        hedge,
        len: word.len(),
        is_near: word.ends_with('近'),
    })
}

/// The hedge that begins where a number with its unit ends.
pub(super) fn behind(text: &str, unit: Unit) -> Option<Word> {
    if let Some(rest) = text.strip_prefix(['多', '余'])
        && matches!(
            unit,
            Unit::Time | Unit::Times | Unit::Tenths | Unit::Measure
        )
        && unit::at_start(rest).is_none()
    {
        return Some(Word {
            hedge: Hedge::Over,
            len: text.len() - rest.len(),
            is_near: true,
        });
    }
    if unit == Unit::Time && text.starts_with('内') {
        return Some(Word {
            hedge: Hedge::AtMost,
            len: '内'.len_utf8(),
            is_near: false,
        });
    }
    BEHIND
        .iter()
        .find(|(word, _)| {
            text.strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with('述'))
        })
        .map(|(word, hedge)| Word {
            hedge: *hedge,
            len: word.len(),
            is_near: *word == "有余",
        })
}

/// How a number is meant and what it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meant {
    /// Why it is not exact.
    pub hedge: Option<Hedge>,
    /// The least value.
    pub low: Option<Decimal>,
    /// The greatest value.
    pub high: Option<Decimal>,
}

/// Works out what a number may be from all the words around it.
///
/// 约 reaches one of its last digit that is not zero to either side, but not beyond half of the
/// number: 约3000 is 2000 to 4000 and 约100 is 50 to 150; 近 reaches as far below. 余 and 多 stay
/// below the next number with as many digits that are not zero: 30余 is 31 to 39, 120余 is 121 to
/// 129.
pub(super) fn meant(amount: &Amount, top: Option<Decimal>, unit: Unit, words: &[Word]) -> Meant {
    if let Some(top) = top.or(amount.top) {
        let is_about = words.iter().any(|word| word.hedge == Hedge::About);
        let slack = if is_about {
            reach(amount)
        } else {
            Decimal::ZERO
        };
        return Meant {
            hedge: Some(Hedge::Range),
            low: Some(amount.value - slack),
            high: Some(top + slack),
        };
    }
    let tail = amount.tail.map(|tail| Word {
        hedge: match tail {
            Tail::Over => Hedge::Over,
            Tail::About => Hedge::About,
        },
        len: 0,
        is_near: true,
    });
    let all: Vec<Meant> = tail
        .iter()
        .chain(words)
        .map(|word| one(amount, unit, *word))
        .collect();
    let Some((first, rest)) = all.split_first() else {
        return Meant {
            hedge: None,
            low: Some(amount.value),
            high: Some(amount.value),
        };
    };
    // Two words around one number, such as 约30余, allow what either allows.
    rest.iter().fold(*first, |meant, other| Meant {
        hedge: if meant.hedge == other.hedge {
            meant.hedge
        } else {
            Some(Hedge::About)
        },
        low: either(meant.low, other.low, Decimal::min),
        high: either(meant.high, other.high, Decimal::max),
    })
}

fn one(amount: &Amount, unit: Unit, word: Word) -> Meant {
    let value = amount.value;
    // What is counted grows by one; what is measured by any part.
    let is_whole = matches!(unit, Unit::Count | Unit::Bare)
        && (!amount.has_point || !amount.multiple.is_empty());
    let unit = if is_whole {
        Decimal::ONE
    } else {
        Decimal::ZERO
    };
    let (low, high) = match word.hedge {
        Hedge::About => (Some(value - reach(amount)), Some(value + reach(amount))),
        Hedge::Over => {
            let next = value + amount.coarse.max(unit + unit) - unit;
            (Some(value + unit), word.is_near.then_some(next))
        }
        Hedge::Under => (word.is_near.then(|| value - reach(amount)), Some(value)),
        Hedge::AtLeast => (Some(value), None),
        Hedge::AtMost => (None, Some(value)),
        Hedge::Range => (Some(value), Some(value)),
    };
    Meant {
        hedge: Some(word.hedge),
        low,
        high,
    }
}

/// How far 约 reaches.
fn reach(amount: &Amount) -> Decimal {
    amount.coarse.min(amount.value.abs() / Decimal::TWO)
}

fn either(
    one: Option<Decimal>,
    other: Option<Decimal>,
    pick: impl Fn(Decimal, Decimal) -> Decimal,
) -> Option<Decimal> {
    Some(pick(one?, other?))
}

//! Numbers in prose: counts and percentages, told from years, ordinals and other digits.

use std::ops::Range;

use gouji_core::Words;
use rust_decimal::Decimal;

/// A number in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Quantity {
    /// Bytes of the clause: digits, multiple, percent sign.
    pub(in super::super) range: Range<usize>,
    /// Its value; of a percentage the number before the sign.
    pub(in super::super) number: Decimal,
    /// What one of the last printed digit is worth: 1000 of `1.2万`.
    pub(in super::super) step: Decimal,
    /// Whether it is a percentage.
    pub(in super::super) is_percent: bool,
    /// Whether it is written in Chinese digits, which need a unit to be a count.
    pub(in super::super) is_chinese: bool,
    /// Why it is no exact count, if it is none.
    pub(in super::super) doubt: Option<Doubt>,
}

/// Why a number in prose is not held against a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Doubt {
    /// 余、多、约、近、以上.
    Approximate,
    /// Two numbers with what lies between.
    Range,
    /// A year, a date, a time, a period.
    Time,
    /// 第…条, a document number.
    Ordinal,
    /// A telephone number, a code.
    Identifier,
    /// Its digits cannot be read surely.
    Unclear,
}

/// Multiples, the longest first.
const MULTIPLES: &[(&str, i64)] = &[
    ("万亿", 1_000_000_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("亿", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
];

const APPROXIMATE_BEFORE: &[&str] = &[
    "约",
    "近",
    "超",
    "逾",
    "超过",
    "不足",
    "不少于",
    "不低于",
    "不超过",
    "至少",
    "最多",
    "至多",
    "大概",
    "接近",
    "几",
    "数",
    "上",
    "好",
];
/// Behind the digits or behind their unit.
const APPROXIMATE_BEHIND: &[&str] = &[
    "余", "多", "来", "几", "左右", "上下", "以上", "以下", "以内", "之多",
];
const TIMES: &[&str] = &[
    "年",
    "月",
    "日",
    "号",
    "时",
    "点",
    "分",
    "秒",
    "天",
    "小时",
    "个月",
    "个工作日",
    "工作日",
    "季度",
    "周",
    "岁",
];
const LINES: &[&str] = &["热线", "平台", "便民", "电话", "政务服务"];
const LINES_BEFORE: &[&str] = &["电话", "热线", "传真", "邮编", "邮政编码", "号码", "拨打"];
const CHINESE: &str = "〇零一二两三四五六七八九十百千万";
/// What may stand before a Chinese one that counts nothing.
const NO_COUNT_BEFORE: &[char] = &[
    '第', '每', '任', '何', '没', '有', '无', '同', '另', '某', '这', '那', '哪', '逐', '唯', '统',
];

impl Doubt {
    /// The reason, for notes.
    pub(in super::super) fn words(self) -> Words {
        match self {
            Self::Approximate => Words::fixed("是约数", "it is approximate"),
            Self::Range => Words::fixed("是范围", "it is a range"),
            Self::Time => Words::fixed("是年份、日期或时限", "it is a year, a date or a time"),
            Self::Ordinal => Words::fixed("是序号或文号", "it is an ordinal"),
            Self::Identifier => Words::fixed("是号码", "it is an identifier"),
            Self::Unclear => Words::fixed("读不准", "it cannot be read surely"),
        }
    }
}

/// The numbers of a clause, which is folded, without white space, and has `_` for the separators
/// of thousands. `is_torn` tells whether white space stood inside a range.
pub(super) fn quantities(clause: &str, is_torn: impl Fn(Range<usize>) -> bool) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(ch) = clause[at..].chars().next() {
        let quantity = match ch {
            '百' if clause[at..].starts_with("百分之") => percent_in_words(clause, at),
            _ if ch.is_ascii_digit() => Some(digits(clause, at, &is_torn)),
            _ if CHINESE.contains(ch) => chinese(clause, at),
            _ => None,
        };
        at = match &quantity {
            Some(quantity) => quantity.range.end,
            None if CHINESE.contains(ch) => at + run_len(&clause[at..], |ch| CHINESE.contains(ch)),
            None => at + ch.len_utf8(),
        };
        found.extend(quantity);
    }
    found
}

/// Whether what follows a number and its unit makes it approximate or a range.
pub(super) fn doubt_behind(rest: &str) -> Option<Doubt> {
    if starts_with_any(rest, APPROXIMATE_BEHIND) {
        return Some(Doubt::Approximate);
    }
    let mut chars = rest.chars();
    let is_range = matches!(chars.next(), Some('-' | '~' | '至' | '到'))
        && chars.next().is_some_and(|ch| ch.is_ascii_digit());
    is_range.then_some(Doubt::Range)
}

fn digits(clause: &str, start: usize, is_torn: &impl Fn(Range<usize>) -> bool) -> Quantity {
    let len = run_len(&clause[start..], |ch| {
        ch.is_ascii_digit() || matches!(ch, '.' | '_')
    });
    let printed = clause[start..start + len].trim_end_matches(['.', '_']);
    let mut end = start + printed.len();
    let plain: String = printed.chars().filter(|ch| *ch != '_').collect();
    let number: Option<Decimal> = plain.parse().ok().filter(|_| plain.len() <= 18);
    let decimals = plain.split_once('.').map_or(0, |(_, part)| part.len());
    let mut step = Decimal::new(1, u32::try_from(decimals.min(18)).unwrap_or(0));
    let mut value = number.unwrap_or_default();
    let is_percent = clause[end..].starts_with('%');
    if is_percent {
        end += 1;
    } else if let Some((name, factor)) = multiple(&clause[end..]) {
        let factor = Decimal::from(factor);
        value = value.checked_mul(factor).unwrap_or(value);
        step = step.checked_mul(factor).unwrap_or(step);
        end += name.len();
    }
    let is_unclear = number.is_none() || is_torn(start..end);
    let doubt = identifier(clause, start..end, printed)
        .or(is_unclear.then_some(Doubt::Unclear))
        .or_else(|| time_or_ordinal(clause, start..end))
        .or_else(|| approximate(clause, start..end));
    Quantity {
        range: start..end,
        number: value,
        step,
        is_percent,
        is_chinese: false,
        doubt,
    }
}

fn chinese(clause: &str, start: usize) -> Option<Quantity> {
    let len = run_len(&clause[start..], |ch| CHINESE.contains(ch));
    let range = start..start + len;
    let number = gouji_zh::parse_chinese_integer(&clause[range.clone()])?;
    let before = clause[..start].chars().next_back();
    if before.is_some_and(|ch| NO_COUNT_BEFORE.contains(&ch)) {
        return None;
    }
    let doubt =
        time_or_ordinal(clause, range.clone()).or_else(|| approximate(clause, range.clone()));
    Some(Quantity {
        range,
        number: Decimal::from(number),
        step: Decimal::ONE,
        is_percent: false,
        is_chinese: true,
        doubt,
    })
}

/// `百分之十二`, `百分之12.5`, `百分之九点五`.
fn percent_in_words(clause: &str, start: usize) -> Option<Quantity> {
    let from = start + "百分之".len();
    let rest = &clause[from..];
    let len = run_len(rest, |ch| ch.is_ascii_digit() || ch == '.');
    let (number, len) = if len > 0 {
        (rest[..len].parse::<Decimal>().ok()?, len)
    } else {
        let len = run_len(rest, |ch| CHINESE.contains(ch) || ch == '点');
        (chinese_decimal(&rest[..len])?, len)
    };
    let range = start..from + len;
    Some(Quantity {
        step: Decimal::new(1, number.scale()),
        number,
        is_percent: true,
        is_chinese: true,
        doubt: approximate(clause, range.clone()),
        range,
    })
}

fn chinese_decimal(text: &str) -> Option<Decimal> {
    let (whole, part) = text.split_once('点').unwrap_or((text, ""));
    let whole = gouji_zh::parse_chinese_integer(whole)?;
    let digit = |ch: char| gouji_zh::parse_chinese_integer(ch.encode_utf8(&mut [0; 4]));
    let digits: Option<Vec<String>> = part
        .chars()
        .map(|ch| Some(digit(ch)?.to_string()))
        .collect();
    match digits?.concat() {
        part if part.is_empty() => Some(Decimal::from(whole)),
        part => format!("{whole}.{part}").parse().ok(),
    }
}

fn identifier(clause: &str, range: Range<usize>, printed: &str) -> Option<Doubt> {
    let (before, behind) = (&clause[..range.start], &clause[range.end..]);
    let touches = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphabetic());
    let is_coded = touches(before.chars().next_back()) || touches(behind.chars().next());
    let is_line = starts_with_any(behind, LINES)
        || ends_with_any(before.trim_end_matches(['=', '(', '号']), LINES_BEFORE);
    // 0932-0000026
    let is_dialled = printed.starts_with('0') && printed.len() > 2 && !printed.contains('.');
    (is_coded || is_line || is_dialled).then_some(Doubt::Identifier)
}

fn time_or_ordinal(clause: &str, range: Range<usize>) -> Option<Doubt> {
    let (before, behind) = (&clause[..range.start], &clause[range.end..]);
    if before.ends_with('第') || before.ends_with('[') || behind.starts_with(']') {
        return Some(Doubt::Ordinal);
    }
    starts_with_any(behind, TIMES).then_some(Doubt::Time)
}

fn approximate(clause: &str, range: Range<usize>) -> Option<Doubt> {
    let (before, behind) = (&clause[..range.start], &clause[range.end..]);
    if ends_with_any(before, APPROXIMATE_BEFORE) {
        return Some(Doubt::Approximate);
    }
    let mut chars = before.chars().rev();
    let is_upper_end = matches!(chars.next(), Some('-' | '~' | '至' | '到'))
        && chars.take(3).any(|ch| ch.is_ascii_digit());
    is_upper_end
        .then_some(Doubt::Range)
        .or_else(|| doubt_behind(behind))
}

fn multiple(rest: &str) -> Option<(&'static str, i64)> {
    MULTIPLES
        .iter()
        .find(|(name, _)| rest.starts_with(name))
        .copied()
}

fn run_len(text: &str, is_in: impl Fn(char) -> bool) -> usize {
    text.find(|ch| !is_in(ch)).unwrap_or(text.len())
}

fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(clause: &str) -> Vec<(String, Option<Doubt>)> {
        quantities(clause, |_| false)
            .into_iter()
            .map(|one| (one.number.normalize().to_string(), one.doubt))
            .collect()
    }

    fn one(clause: &str) -> (String, Option<Doubt>) {
        let mut found = read(clause);
        assert_eq!(found.len(), 1, "{clause}: {found:?}");
        found.remove(0)
    }

    #[test]
    fn counts_are_exact() {
        for (clause, number) in [
            ("收到申请172件", "172"),
            ("共办结1_008_057件", "1008057"),
            ("收到申请三件", "3"),
            ("收到一百零五件", "105"),
            ("信息1.2万条", "12000"),
            ("占97.52%", "97.52"),
            ("占百分之九点五", "9.5"),
            ("占百分之四十", "40"),
        ] {
            assert_eq!(one(clause), (number.to_owned(), None), "{clause}");
        }
        assert_eq!(
            quantities("1.2万条", |_| false)[0].step,
            Decimal::from(1000)
        );
    }

    #[test]
    fn what_is_no_count_is_told() {
        for (clause, doubt) in [
            ("全年30余期", Doubt::Approximate),
            ("约30件", Doubt::Approximate),
            ("几十件", Doubt::Approximate),
            ("收到20件以上", Doubt::Approximate),
            ("在20日内", Doubt::Time),
            ("第5条", Doubt::Ordinal),
            ("办理961890热线", Doubt::Identifier),
            ("电话=12345", Doubt::Identifier),
            ("G5基站", Doubt::Identifier),
        ] {
            let found = read(clause);
            let is_told = found.iter().all(|(_, told)| {
                *told == Some(doubt)
                    || doubt_behind(&clause[clause.len() - "以上".len()..]) == Some(doubt)
            });
            assert!(is_told && !found.is_empty(), "{clause}: {found:?}");
        }
        let doubts: Vec<Option<Doubt>> =
            read("3-5件").into_iter().map(|(_, doubt)| doubt).collect();
        assert_eq!(doubts, [Some(Doubt::Range), Some(Doubt::Range)]);
        assert_eq!(read("一是抓落实").len(), 1);
        assert_eq!(read("没有一件"), []);
        assert_eq!(read("两三件"), []);
    }
}

//! Numbers of Chinese prose: sentences with what each number in them is, and what holds of any
//! text.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gouji_zh::{Change, Direction, Figure, Folded, Hedge, Manner, Quantity, Reading, figures};
use rust_decimal::Decimal;

/// Sentences and the same sentences with their figures in braces: the digits in brackets, then
/// what they are.
const CASES: &[(&str, &str)] = &[
    ("numbers.txt", include_str!("figures/numbers.txt")),
    ("units.txt", include_str!("figures/units.txt")),
    ("hedges.txt", include_str!("figures/hedges.txt")),
    ("changes.txt", include_str!("figures/changes.txt")),
    ("chinese.txt", include_str!("figures/chinese.txt")),
    ("others.txt", include_str!("figures/others.txt")),
];

#[test]
fn sentences_are_read_as_stated() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (file, text) in CASES {
        let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        let lines = lines.iter().filter(|line| !line.starts_with("# "));
        for pair in lines.collect::<Vec<_>>().chunks(2) {
            let [sentence, stated] = pair else {
                panic!("{file}: a sentence without its reading");
            };
            count += 1;
            let read = shown(&Folded::prose(sentence));
            if read != stated.trim_start() {
                wrong.push(format!("{file}: {sentence}\n  {read}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 150, "{count} sentences");
}

/// A text with its figures in braces.
fn shown(folded: &Folded) -> String {
    let text = folded.text();
    let (mut shown, mut at) = (String::new(), 0);
    for figure in figures(text) {
        let Figure { range, digits, .. } = &figure;
        shown.push_str(&text[at..range.start]);
        let inner = if range == digits {
            text[range.clone()].to_owned()
        } else {
            let (before, behind) = (
                &text[range.start..digits.start],
                &text[digits.end..range.end],
            );
            format!("{before}[{}]{behind}", &text[digits.clone()])
        };
        shown.push_str(&format!("{{{inner} = {}}}", reading(&figure.reading)));
        at = range.end;
    }
    shown.push_str(&text[at..]);
    shown
}

fn reading(reading: &Reading) -> String {
    match reading {
        Reading::Quantity(quantity) => in_words(quantity),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn in_words(quantity: &Quantity) -> String {
    let mut words = format!("{} {:?}", quantity.number, quantity.unit).to_lowercase();
    if !quantity.word.is_empty() {
        words.push_str(&format!(" {}", quantity.word));
    }
    if quantity.step != Decimal::ONE {
        words.push_str(&format!(" to {}", quantity.step.normalize()));
    }
    if let Some(hedge) = quantity.hedge {
        let bound =
            |bound: Option<Decimal>| bound.map_or(String::new(), |at| at.normalize().to_string());
        let (low, high) = (bound(quantity.low), bound(quantity.high));
        words.push_str(&format!(
            ", {} {low}..{high}",
            format!("{hedge:?}").to_lowercase()
        ));
    }
    match quantity.change {
        Some(Change {
            direction: Direction::Up,
            manner: Manner::By,
        }) => words.push_str(", up by"),
        Some(Change {
            direction: Direction::Up,
            manner: Manner::To,
        }) => words.push_str(", up to"),
        Some(Change {
            direction: Direction::Down,
            manner: Manner::By,
        }) => words.push_str(", down by"),
        Some(Change {
            direction: Direction::Down,
            manner: Manner::To,
        }) => words.push_str(", down to"),
        None => {}
    }
    words
}

/// Texts put together from parts that meet in any order, the same at each run.
fn made_texts() -> impl Iterator<Item = String> {
    const PARTS: &[&str] = &[
        "0",
        "1",
        "3",
        "12",
        "2019",
        "12345",
        "400",
        "0558",
        "1008057",
        "13800138000",
        "1234567890123456789",
        ",",
        ".",
        ":",
        ";",
        "-",
        "--",
        "~",
        "/",
        "+",
        "%",
        "‰",
        "(",
        ")",
        "[",
        "]",
        " ",
        "、",
        "。",
        "\"",
        "@",
        "一",
        "二",
        "两",
        "三",
        "五",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "零",
        "〇",
        "廿",
        "几",
        "数",
        "半",
        "翻",
        "过",
        "余",
        "多",
        "来",
        "约",
        "近",
        "超过",
        "不足",
        "至少",
        "以上",
        "左右",
        "内",
        "第",
        "是",
        "号",
        "年",
        "月",
        "日",
        "时",
        "点",
        "分之",
        "百分之",
        "季度",
        "个",
        "件",
        "人次",
        "项",
        "元",
        "成",
        "倍",
        "番",
        "角",
        "个百分点",
        "个月",
        "小时",
        "公里",
        "km",
        "A",
        "O",
        "V",
        "www.a.cn",
        "热线",
        "电话",
        "增长",
        "减少",
        "到",
        "至",
        "为",
        "由",
        "从",
        "每",
        "统",
        "é",
        "\u{1F600}",
        "\u{2460}",
        "×",
        "¥",
        "中",
    ];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |most: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % most as u64).unwrap()
    };
    (0..15_000).map(move |_| (0..=next(9)).map(|_| PARTS[next(PARTS.len())]).collect())
}

#[test]
fn every_digit_lies_in_one_figure() {
    for text in made_texts() {
        let found = figures(&text);
        let mut end = 0;
        for figure in &found {
            let Figure { range, digits, .. } = figure;
            assert!(
                end <= range.start && range.start < range.end,
                "{text}: {found:?}"
            );
            assert!(
                range.start <= digits.start && digits.start < digits.end,
                "{text}: {found:?}"
            );
            assert!(
                digits.end <= range.end && text.get(range.clone()).is_some(),
                "{text}: {found:?}"
            );
            assert!(text.get(digits.clone()).is_some(), "{text}: {found:?}");
            end = range.end;
        }
        for (at, _) in text.char_indices().filter(|(_, ch)| ch.is_ascii_digit()) {
            let holding = found.iter().filter(|figure| figure.range.contains(&at));
            assert_eq!(holding.count(), 1, "{text} at {at}: {found:?}");
        }
    }
}

#[test]
fn bounds_agree_with_the_number() {
    for text in made_texts() {
        for figure in figures(&text) {
            let Reading::Quantity(quantity) = figure.reading else {
                continue;
            };
            let Quantity {
                number,
                low,
                high,
                hedge,
                ..
            } = quantity.clone();
            if let (Some(low), Some(high)) = (low, high) {
                assert!(low <= high, "{text}: {quantity:?}");
            }
            let fits = match hedge {
                None => low == Some(number) && high == Some(number),
                Some(Hedge::About | Hedge::Range) => {
                    low.is_none_or(|low| low <= number) && high.is_none_or(|high| number <= high)
                }
                Some(Hedge::Over | Hedge::AtLeast) => low.is_none_or(|low| number <= low),
                Some(Hedge::Under | Hedge::AtMost) => high.is_none_or(|high| high <= number),
            };
            assert!(fits, "{text}: {quantity:?}");
        }
    }
}

#[test]
fn clauses_never_cut_a_figure() {
    for text in made_texts() {
        let clauses: Vec<_> = gouji_zh::clauses(&text).collect();
        for figure in figures(&text) {
            let is_number = matches!(figure.reading, Reading::Quantity(_) | Reading::Date);
            let cut = clauses
                .iter()
                .any(|clause| figure.digits.contains(&clause.range.end));
            assert!(!(is_number && cut), "{text}: {figure:?}");
        }
    }
}

#[test]
fn long_runs_are_read_in_one_pass() {
    let runs = [
        "1",
        "1,",
        "1.",
        "1-",
        "1 ",
        "1/",
        "一",
        "数",
        "十",
        "百分之",
        "a",
        "a1",
        "a.",
        "(1",
        "第",
        "约",
        "1至",
        "万",
        "1:",
        "1万",
        "三至",
    ];
    for run in runs {
        let text = run.repeat(30_000);
        assert!(figures(&text).len() <= text.len(), "{run}");
    }
}

#[test]
fn values_are_allowed_as_words_and_digits_say() {
    for (text, value, is_allowed) in [
        ("12件", "12", true),
        ("12件", "12.4", false),
        ("占12%", "12.4", true),
        ("占12%", "12.6", false),
        ("3.2万件", "31500", true),
        ("3.2万件", "32501", false),
        ("3万余件", "30000", false),
        ("3万余件", "39999", true),
        ("30余件", "40", false),
        ("不超过5%", "5.4", true),
        ("至少3件", "300", true),
        ("3-5件", "6", false),
        ("一半", "46", true),
    ] {
        let found = figures(text);
        let [
            Figure {
                reading: Reading::Quantity(quantity),
                ..
            },
        ] = found.as_slice()
        else {
            panic!("{text}: {found:?}");
        };
        assert_eq!(
            quantity.allows(value.parse().unwrap()),
            is_allowed,
            "{text} {value}"
        );
    }
}

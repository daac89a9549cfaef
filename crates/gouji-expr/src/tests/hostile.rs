//! Inputs that nobody writes by accident: never a panic, never a hang.

use super::sample::{form, program, sample, try_program};
use crate::{CODES, parse};

#[test]
fn limits_are_told() {
    let said = |text: &str| {
        let errors = try_program(&form(), text).unwrap_err();
        let error = &errors[0];
        (
            error.code,
            error.range.clone(),
            error.message.zh.to_string(),
        )
    };
    let long = "1 + ".repeat(25_000) + "1";
    assert_eq!(
        said(&long),
        (
            "E2101",
            0..long.len(),
            "表达式太长：最多4000个字符".to_owned()
        )
    );
    let just_long = "甲".repeat(4_000);
    assert_eq!(said(&just_long).0, "E2110");
    for (open, close) in [
        ("(", ")"),
        ("绝对值(", ")"),
        ("-", ""),
        ("如果(真, 1, ", ")"),
    ] {
        let deep = |levels: usize| open.repeat(levels) + "1" + &close.repeat(levels);
        assert!(try_program(&form(), &deep(64)).is_ok(), "{open}");
        let at = 64 * open.len() + open.trim_end_matches([' ', ',', '1', '真']).len() - 1;
        let (code, range, message) = said(&deep(65));
        assert_eq!(
            (code, message.as_str()),
            ("E2101", "括号嵌套太深：最多64层"),
            "{open}"
        );
        assert!(
            range.start <= at && range.start >= 64 * open.len(),
            "{open} {range:?}"
        );
    }
    for open in ["非 ", "年度 属于 [", "1 属于 [(", "合计(", "((", "(["] {
        let deep = open.repeat(3_900 / open.chars().count());
        assert!(parse(&deep).is_err(), "{open}");
    }
    let parts = "1+".repeat(1_999) + "1";
    assert_eq!(said(&parts).2, "表达式的成分太多：最多2000个");
    assert_eq!(sample().say(&("1+".repeat(1_900) + "1")), "1901");
    assert!(parse(&"(".repeat(10_000)).is_err());
    assert!(parse(&"#".repeat(100_000)).is_err());
}

#[test]
fn no_more_than_fifty_mistakes_are_told() {
    let many: Vec<String> = (0..300).map(|index| format!("名{index}")).collect();
    let errors = try_program(&form(), &many.join("+")).unwrap_err();
    assert_eq!(errors.len(), 50);
    assert!(errors.iter().all(|error| error.code == "E2110"));
    // Each could be read in many ways.
    for piece in ["甲至", "*.且", "表一.*.总计大于", "表一.至至至至至至.*+"] {
        let text = piece.repeat(3_900 / piece.chars().count()) + "乙";
        let errors = try_program(&form(), &text).unwrap_err();
        assert!(!errors.is_empty() && errors.len() <= 50, "{piece}");
    }
    let errors = parse(&"# ".repeat(1_000)).unwrap_err();
    assert_eq!(errors.len(), 50);
}

#[test]
fn an_evaluation_ends_with_its_budget() {
    // Each group has every figure of the form, and each search reads the whole text.
    let groups = vec!["合计(*.*.*)"; 350].join("+");
    assert!(sample().say(&groups).starts_with("? 报告中没有"));
    let words = vec!["\"某\""; 900].join(",");
    let text = format!("包含(全文, {words})");
    assert_eq!(sample().say(&text), "false");
    let mut long = sample();
    long.report.document.text.push_str(&"文".repeat(1_000_000));
    let end = long.report.document.text.len();
    let span = long.report.document.span(0..end);
    long.report.preamble = vec![gouji_core::Item::Prose(span)];
    assert_eq!(long.say(&text), "? 计算量超过上限，请简化表达式");
    assert_eq!(long.say("包含(全文, \"某\", \"文文\")"), "true");
    let program = program(&long.form, &format!("{text} 或 年度 = 2022"));
    let value = long.cx(|cx| program.eval(cx));
    assert_eq!(
        value.unwrap_err().reason.en,
        "too many operations; make the expression simpler"
    );
}

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).unwrap()).unwrap()
    }
}

const PIECES: &[&str] = &[
    "表一.同意.总计",
    "表一.同意.*",
    "work.*.total",
    "*",
    "..",
    ".",
    "自然人至其他",
    "年度",
    "层级",
    "全文",
    "第一部分",
    "合计(",
    "计数(",
    "包含(",
    "匹配(",
    "如果(",
    "上年(",
    "有(",
    "四舍五入(",
    "(",
    ")",
    "（",
    "）",
    "[",
    "]",
    ",",
    "，",
    "、",
    " 且 ",
    " 或 ",
    " 非 ",
    " 属于 ",
    " 不属于 ",
    " 除 ",
    " 大于 ",
    "=",
    "<",
    "≥",
    "=>",
    "&&",
    "+",
    "-",
    "*",
    "/",
    "÷",
    "1",
    "0",
    "12.5%",
    "3万元",
    "1,200",
    "5x",
    "\"词\"",
    "“[0-9]+”",
    "'",
    "\"",
    "`",
    "`表一.同意.总计`",
    "。",
    "#",
    "\u{0}",
    "\u{fffd}",
    "🀄",
    "\u{3000}",
    "\n",
    "e\u{301}",
    "真",
    "假",
];

#[test]
fn random_expressions_do_no_harm() {
    let sample = sample()
        .with("work.granted.total", "5")
        .with_past("work.granted.total", "0");
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut right, mut wrong) = (0, 0);
    for _ in 0..20_000 {
        let count = 1 + dice.below(12);
        let text: String = (0..count)
            .map(|_| PIECES[dice.below(PIECES.len())])
            .collect();
        match try_program(&sample.form, &text) {
            Ok(program) => {
                right += 1;
                let (plain, (traced, steps)) =
                    sample.cx(|cx| (program.eval(cx), program.trace(cx)));
                assert_eq!(plain, traced, "{text}");
                assert!(
                    steps
                        .iter()
                        .all(|step| text.get(step.range.clone()).is_some()),
                    "{text}"
                );
                let expected = program.value_type();
                assert!(plain.is_ok_and(|value| value.value_type() == expected) || traced.is_err());
                assert!(
                    program
                        .operands()
                        .iter()
                        .all(|at| text.get(at.range.clone()).is_some())
                );
            }
            Err(errors) => {
                wrong += 1;
                assert!(!errors.is_empty(), "{text}");
                for error in errors {
                    assert!(text.get(error.range.clone()).is_some(), "{text}: {error:?}");
                    assert!(CODES.iter().any(|code| code.code == error.code));
                }
            }
        }
    }
    assert!(right > 100 && wrong > 10_000, "{right} {wrong}");
}

#[test]
fn random_characters_do_no_harm() {
    let form = form();
    let mut dice = Dice(42);
    for _ in 0..5_000 {
        let count = dice.below(60);
        let text: String = (0..count)
            .filter_map(|_| {
                let bound = [0x80, 0x500, 0xffff][dice.below(3)];
                char::from_u32(u32::try_from(dice.below(bound)).unwrap())
            })
            .collect();
        for error in try_program(&form, &text).err().unwrap_or_default() {
            assert!(
                text.get(error.range.clone()).is_some(),
                "{text:?}: {error:?}"
            );
        }
    }
}

//! Personal data is not printed in full, whichever finding shows its line.

use gouji_core::Lang;

use super::*;

const NUMBER: &str = "11010519491231002X";
const OTHER: &str = "440524188001010014";

#[test]
fn masked_places_are_hidden_in_every_excerpt_and_quote() {
    let text = format!("一、总体情况\n申请人{NUMBER}与{OTHER}的申请，,已答复{NUMBER}。\n");
    let (form, registry) = (sample::form(), sample::registry());
    let (report, rules) = (sample::report(&form, &text), sample::rules(&registry));
    let place = |quote: &str, nth| sample::place(&report, quote, nth);
    let mut masked = sample::finding(&report, 0, Severity::Error, "写了身份证号", NUMBER, 0);
    masked.related = vec![sample::related(&report, "又一处", NUMBER, 1)];
    // Another rule's finding on the same line must not show the numbers either.
    let beside = sample::finding(&report, 1, Severity::Info, "标点有误", "，,", 0);
    let mut outcome = sample::outcome(vec![masked, beside]);
    outcome.masked = vec![place(NUMBER, 0), place(OTHER, 0), place(NUMBER, 1)];
    let wire = wire::report("r.txt", &report, &form, &outcome, &rules, Lang::Zh);
    let json = serde_json::to_string(&wire).unwrap();
    let printed = print(OPTIONS, std::slice::from_ref(&wire));
    for shown in [&json, &printed] {
        assert!(!shown.contains("0105194912"), "{shown}");
        assert!(!shown.contains("0524188001"), "{shown}");
        assert!(
            shown.contains("1＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊X"),
            "{shown}"
        );
    }
    assert!(printed.contains("与4＊＊＊"), "{printed}");
    let (quote, related) = (&wire.findings[0].quote, &wire.findings[0].related[0].quote);
    assert_eq!((quote, quote.chars().count()), (related, NUMBER.len()));
    assert_eq!(wire.findings[1].quote, "，,");
    // Columns still count in the original.
    assert!(printed.contains("[r.txt:2:4]"), "{printed}");
    golden("masked", &printed);
}

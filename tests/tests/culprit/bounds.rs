//! Reports whose every figure is wrong.

use gouji_engine::registry;

use crate::sheet::{Dice, Sheet, messages};

#[test]
fn a_report_of_wrong_figures_is_bounded() {
    let registry = registry().unwrap();
    let mut dice = Dice(7);
    let sheet = Sheet::base(&registry, "2021-b");
    let figures = sheet.figures();
    for most in [2, 10, 1000] {
        let cells: Vec<(&str, u64)> = figures
            .keys()
            .map(|path| (path.as_str(), dice.below(most)))
            .collect();
        let wrong = sheet.with(&cells);
        let outcome = wrong.outcome();
        assert!(!outcome.findings.is_empty());
        assert!(outcome.findings.len() <= 12, "{:#?}", messages(&outcome));
    }
}

#[test]
fn huge_figures_do_no_harm() {
    let registry = registry().unwrap();
    for huge in [
        "79228162514264337593543950335",
        "9999999999999999999999999999",
        "9223372036854775807",
    ] {
        let sheet = Sheet::base(&registry, "2021-b");
        let cells = ["natural_person", "business", "total"]
            .map(|column| format!("requests.granted.{column}"));
        let cells: Vec<(&str, &str)> = cells.iter().map(|path| (path.as_str(), huge)).collect();
        let outcome = sheet.with(&cells).outcome();
        assert!(!outcome.findings.is_empty() || !outcome.unables.is_empty());
    }
}

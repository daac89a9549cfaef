//! Whatever the text and the places are, a finding is drawn.

use gouji_core::{BlockKind, Related, Report, Severity, Span};

use super::{OPTIONS, printed};
use crate::sample;

/// A fixed sequence of numbers that look random.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }
}

const CHARACTERS: [&str; 16] = [
    "表", "三", "0", "7", "|", "|", "|", "\n", "\n", "\t", " ", "é", "𠮷", "\u{200b}", "\u{1b}",
    "，",
];

fn text(numbers: &mut Numbers) -> String {
    let length = [3, 20, 400][numbers.below(3)];
    let body: String = (0..length)
        .map(|_| CHARACTERS[numbers.below(CHARACTERS.len())])
        .collect();
    format!("三、收到和处理政府信息公开申请情况\n{body}")
}

fn span(numbers: &mut Numbers, report: &Report) -> Span {
    if numbers.below(2) == 0 {
        let tables = report
            .document
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Table(table) => Some(table.rows.iter().flatten().map(|cell| cell.span)),
                _ => None,
            });
        let cells: Vec<Span> = tables.flatten().collect();
        if !cells.is_empty() {
            return cells[numbers.below(cells.len())];
        }
    }
    // Also inside a character and behind the end of the text.
    let start = numbers.below(report.document.text.len() + 3);
    let length = [0, 1, 5, 300][numbers.below(4)];
    report
        .document
        .span(start..start + numbers.below(length + 1))
}

#[test]
fn every_place_can_be_drawn() {
    let mut numbers = Numbers(20_190_101);
    for _ in 0..500 {
        let text = text(&mut numbers);
        let printed = printed("r.txt", &text, OPTIONS, |report| {
            let mut finding = sample::finding(report, 0, Severity::Error, "有误", "", 0);
            finding.span = span(&mut numbers, report);
            let count = numbers.below(12);
            finding.related = (0..count)
                .map(|index| Related {
                    span: span(&mut numbers, report),
                    label: sample::words(&format!("第{index}处")),
                    fact: None,
                })
                .collect();
            vec![finding]
        });
        assert!(!printed.contains(['\u{1b}', '\u{200b}', '\t']), "{printed}");
        assert!(!printed.contains("Failed to read"), "{printed}");
        let excerpts = printed.lines().filter(|line| {
            line.trim_start()
                .starts_with(|ch: char| ch.is_ascii_digit())
        });
        for line in excerpts {
            assert!(crate::text::width(line) <= 80, "{line}\n{printed}");
        }
    }
}

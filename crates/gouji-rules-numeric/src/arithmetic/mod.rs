//! Arithmetic inside prose: which numbers of a sentence belong together, and whether they agree.
//!
//! ```text
//! Prose ── Passages ──▶ Passage ── shares, lists, changes ──▶ Judged ──▶ finding, unable or note
//! ```

mod change;
mod dated;
mod doubled;
mod growth;
mod halves;
mod hundred;
mod impossible;
mod interval;
mod judged;
mod level;
mod listing;
mod marker;
mod passage;
mod share;
mod sum;
#[cfg(test)]
mod tests;

use gouji_core::{Findings, Prose, ReportCx, Span, Words};

pub(crate) use change::changes;
pub(crate) use hundred::hundreds;
pub(crate) use impossible::impossibles;
pub(crate) use share::shares;
pub(crate) use sum::sums;

use judged::{Fault, Judged, Outcome};
use passage::{Passage, Passages};

/// Most findings of a rule in one report.
const MAX_FINDINGS: usize = 100;

/// Tells what a judge has to say about each passage of a report.
pub(crate) fn check(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    judge: fn(&Passage) -> Vec<Judged>,
) {
    let prose = Prose::of(cx);
    if prose.is_cut {
        let reason = Words::fixed(
            "正文过长，后面的部分没有核对",
            "the text is too long; its end was not looked at",
        );
        findings.unable(reason, Vec::new(), None);
    }
    let mut left = MAX_FINDINGS;
    for passage in &Passages::of(cx).0 {
        let place = Place {
            prose: &prose,
            passage,
        };
        for judged in judge(passage) {
            let is_told = matches!(judged.outcome, Outcome::Holds(_));
            if !is_told && left == 0 {
                continue;
            }
            left -= usize::from(!is_told);
            place.tell(findings, judged);
        }
    }
}

/// A passage in its document.
struct Place<'a> {
    prose: &'a Prose,
    passage: &'a Passage,
}

impl Place<'_> {
    fn tell(&self, findings: &mut Findings<'_>, judged: Judged) {
        let place = match judged.place {
            Some(range) => self.passage.span(self.prose, range),
            None => self.number(judged.subject),
        };
        let Some(span) = place else {
            return;
        };
        match judged.outcome {
            Outcome::Holds(words) => {
                self.compare(findings, judged.subject, &judged.operands);
                findings.note(Some(span), || words);
            }
            Outcome::Broken(fault) => {
                self.compare(findings, judged.subject, &judged.operands);
                self.report(findings, span, judged.subject, &judged.operands, fault);
            }
            Outcome::Unreadable(number) => {
                let printed = self.passage.printed(number);
                let reason = Words::new(
                    format!("“{printed}”读不准是多少"),
                    format!("\"{printed}\" cannot be read surely"),
                );
                findings.unable(reason, Vec::new(), self.number(number));
            }
        }
    }

    fn report(
        &self,
        findings: &mut Findings<'_>,
        span: Span,
        subject: usize,
        operands: &[usize],
        fault: Fault,
    ) {
        let printed = |number: usize| {
            let printed = self.passage.printed(number);
            Words::new(printed, printed)
        };
        let mut finding = findings
            .report(span, fault.message)
            .label(printed(subject))
            .section(self.passage.section)
            .comparison(fault.comparison);
        if let Some(help) = fault.help {
            finding = finding.help(help);
        }
        for operand in operands {
            if let Some(span) = self.number(*operand) {
                finding = finding.related(span, printed(*operand), None);
            }
        }
    }

    /// A number alone, against a bound, was compared with no other.
    fn compare(&self, findings: &mut Findings<'_>, subject: usize, operands: &[usize]) {
        if operands.is_empty() {
            return;
        }
        let numbers = operands.iter().chain([&subject]);
        let digits = numbers.filter_map(|number| {
            let digits = self.passage.numbers.get(*number)?.digits.clone();
            self.passage.span(self.prose, digits)
        });
        findings.compared_numbers(digits);
    }

    fn number(&self, number: usize) -> Option<Span> {
        let range = self.passage.numbers.get(number)?.range.clone();
        self.passage.span(self.prose, range)
    }
}

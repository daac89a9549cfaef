//! The way of a rule over a report, in words.

use gouji_core::{Note, Origin, Outcome, Report, ReportCx, RuleMeta, Span, Words};
use gouji_engine::YamlRule;

/// What one rule saw in a report and made of it.
pub(super) struct Told<'a> {
    pub(super) cx: &'a ReportCx<'a>,
    pub(super) outcome: &'a Outcome,
    pub(super) notes: &'a [Note],
}

impl Told<'_> {
    /// Report, rule, whether it applies, what it saw, what it says.
    pub(super) fn lines(&self, meta: &RuleMeta, yaml: Option<&YamlRule>) -> Vec<Words> {
        let kind = yaml.map_or(("Rust", "Rust"), |rule| rule.kind());
        let mut lines = vec![
            self.head(),
            Words::new(
                format!("规则：{}（{}）{}", meta.id, kind.1, meta.title.zh),
                format!("rule: {} ({}) {}", meta.id, kind.0, meta.title.en),
            ),
        ];
        lines.extend(self.fitting(meta, yaml));
        if !self.notes.is_empty() {
            lines.push(Words::fixed("经过：", "on its way:"));
            let notes = self.notes.iter();
            lines.extend(notes.map(|note| self.at(note.span, &note.words)));
        }
        lines.extend(self.verdict());
        lines
    }

    fn head(&self) -> Words {
        let (name, form) = (self.cx.source, self.cx.form);
        let body = self.cx.report.header.body.as_ref();
        let body = body.map_or(Words::fixed("机关不明", "unknown body"), |body| {
            Words::new(body.value.clone(), body.value.clone())
        });
        let year = self.cx.year();
        let year = year.map_or(Words::fixed("年度不明", "unknown year"), |year| {
            Words::new(format!("{year} 年"), year.to_string())
        });
        let level = self.cx.level();
        let level = level.and_then(|id| form.header.levels.iter().find(|level| level.id == id));
        let level = level.map_or(Words::fixed("层级不明", "unknown level"), |level| {
            level.name.clone()
        });
        Words::new(
            format!(
                "报告：{name}\n      {} · {} · {} · {}",
                body.zh, level.zh, year.zh, form.name.zh
            ),
            format!(
                "report: {name}\n        {} · {} · {} · {}",
                body.en, level.en, year.en, form.name.en
            ),
        )
    }

    /// Whether the rule applies, and what decides it.
    fn fitting(&self, meta: &RuleMeta, yaml: Option<&YamlRule>) -> Vec<Words> {
        let mut lines = vec![if self.outcome.not_applicable.is_empty() {
            Words::fixed("适用：是", "applies: yes")
        } else {
            Words::fixed("适用：否", "applies: no")
        }];
        match yaml {
            Some(rule) => lines.extend(rule.fitting(self.cx).into_iter().map(|one| {
                let (zh, en) = match one.fits {
                    Some(true) => ("符合", "fits"),
                    Some(false) => ("不符合", "does not fit"),
                    None => ("无法判断", "cannot be told"),
                };
                Words::new(
                    indented(&format!("{} —— {zh}", one.words.zh)),
                    indented(&format!("{} -- {en}", one.words.en)),
                )
            })),
            None if !meta.applies_to(&self.cx.form.id) => lines.push(Words::new(
                format!("  格式：规则不用于“{}”", self.cx.form.name.zh),
                format!("  form: the rule is not for {}", self.cx.form.name.en),
            )),
            None => {}
        }
        lines
    }

    fn verdict(&self) -> Vec<Words> {
        let (findings, unables) = (&self.outcome.findings, &self.outcome.unables);
        let mut lines = vec![match (findings.len(), unables.len()) {
            _ if !self.outcome.not_applicable.is_empty() => {
                Words::fixed("结论：不适用", "verdict: not applicable")
            }
            (0, 0) => Words::fixed("结论：通过", "verdict: passed"),
            (0, _) => Words::fixed("结论：无法判断", "verdict: unable"),
            (count, _) => Words::new(
                format!("结论：发现 {count} 项"),
                format!("verdict: {count} findings"),
            ),
        }];
        lines.extend(findings.iter().map(|one| {
            let quote = self.outcome.quote(&self.cx.report.document, one.span);
            let quote = short(&quote);
            let words = Words::new(
                format!("“{quote}” {}", one.message.zh),
                format!("\"{quote}\" {}", one.message.en),
            );
            self.at(Some(one.span), &words)
        }));
        lines.extend(unables.iter().map(|one| {
            let words = Words::new(
                format!("无法判断：{}", one.reason.zh),
                format!("unable: {}", one.reason.en),
            );
            self.at(one.span, &words)
        }));
        lines
    }

    /// Words behind their place in the file.
    fn at(&self, span: Option<Span>, words: &Words) -> Words {
        let place = span.and_then(|span| place(self.cx.report, span));
        let Some((line, column)) = place else {
            return Words::new(indented(&words.zh), indented(&words.en));
        };
        Words::new(
            indented(&format!("第 {line} 行第 {column} 列：{}", words.zh)),
            indented(&format!("line {line}, column {column}: {}", words.en)),
        )
    }
}

/// Lines behind an indentation, the first less than the others.
fn indented(text: &str) -> String {
    format!("  {}", text.replace('\n', "\n    "))
}

/// Line and column of a place in the file.
pub(super) fn place(report: &Report, span: Span) -> Option<(u32, u32)> {
    match report.document.origin(span)? {
        Origin::Text { line, column, .. } | Origin::Html { line, column, .. } => {
            Some((line, column))
        }
    }
}

/// Most characters of a quote.
const QUOTED: usize = 40;

/// A quote that fits a line.
pub(super) fn short(quote: &str) -> String {
    let text = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= QUOTED {
        return text;
    }
    text.chars().take(QUOTED).chain(['…']).collect()
}

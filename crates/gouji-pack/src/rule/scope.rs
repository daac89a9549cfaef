//! Where a rule looks, and for which reports it is.

use gouji_core::{ReportCx, SectionId, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use super::compile::CompileCx;
use super::units::{Part, Unit};
use crate::decode::{Located, Many};

/// `scope`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScopeYaml {
    #[serde(default)]
    #[schemars(
        description = "只看这些部分：编号（s5_problems）、第五部分，或标题；不写为全文",
        extend("x-zh" = "部分")
    )]
    pub(crate) sections: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "只看这些文字：标题、段落、单元格；不写为标题和段落",
        extend("x-zh" = "文字")
    )]
    pub(crate) parts: Many<PartYaml>,
    #[serde(default)]
    #[schemars(
        description = "只用于这些格式；不写为规则中的名称都有的各种格式",
        extend("x-zh" = "格式")
    )]
    pub(crate) forms: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "只用于这些年度的报告：2021、2021-2023、2021-（起）、-2020（止）",
        extend("x-zh" = "年度")
    )]
    pub(crate) years: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "只用于这些层级的机关：省级、市级、县级、乡级",
        extend("x-zh" = "层级")
    )]
    pub(crate) levels: Many<Located<String>>,
}

/// A kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PartYaml {
    #[schemars(description = "各部分的标题", extend("x-zh" = "标题"))]
    Headings,
    #[schemars(description = "段落", extend("x-zh" = "段落"))]
    Paragraphs,
    #[schemars(description = "表格的单元格", extend("x-zh" = "单元格"))]
    Cells,
}

/// Where a rule looks on one form, and for which reports it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// Sections; empty for the whole text.
    pub(crate) sections: Vec<SectionId>,
    parts: Vec<Part>,
    years: Vec<(u16, u16)>,
    levels: Vec<String>,
}

/// Whether a rule is for a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fits {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// What would decide it is not known.
    Unknown(Words),
}

impl ScopeYaml {
    /// The scope on a form.
    pub(crate) fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Scope> {
        let sections = self.sections.iter().map(|name| cx.section(name));
        let sections: Vec<Option<SectionId>> = sections.collect();
        let years = self.years.iter().map(|text| years(cx, text));
        let years: Vec<Option<(u16, u16)>> = years.collect();
        let levels = self.levels.iter().map(|name| cx.level(name));
        let levels: Vec<Option<String>> = levels.collect();
        let parts = self.parts.iter().map(|part| match part {
            PartYaml::Headings => Part::Heading,
            PartYaml::Paragraphs => Part::Paragraph,
            PartYaml::Cells => Part::Cell,
        });
        let mut parts: Vec<Part> = parts.collect();
        if parts.is_empty() {
            parts = vec![Part::Heading, Part::Paragraph];
        }
        parts.iter().for_each(|part| cx.lexicon.reads(*part));
        Some(Scope {
            sections: sections.into_iter().collect::<Option<_>>()?,
            parts,
            years: years.into_iter().collect::<Option<_>>()?,
            levels: levels.into_iter().collect::<Option<_>>()?,
        })
    }
}

/// A span of years: `2021`, `2021-2023`, `2021-`, `-2020`.
fn years(cx: &mut CompileCx<'_>, text: &Located<String>) -> Option<(u16, u16)> {
    let folded: String = text
        .chars()
        .filter(|ch| !gouji_zh::is_space(*ch) && *ch != '年')
        .map(|ch| {
            if ch == '至' {
                '-'
            } else {
                gouji_zh::fold_char(ch)
            }
        })
        .collect();
    let year = |part: &str, open: u16| match part {
        "" => Some(open),
        part => part.parse().ok().filter(|year| (1949..3000).contains(year)),
    };
    let span = match folded.split_once('-') {
        Some((from, to)) if !(from.is_empty() && to.is_empty()) => {
            year(from, 0).zip(year(to, u16::MAX))
        }
        Some(_) => None,
        None => year(&folded, 0).map(|one| (one, one)),
    };
    let span = span.filter(|(from, to)| from <= to && *to > 0);
    if span.is_none() {
        cx.fault(
            "E1206",
            text.range.clone(),
            Words::new(
                format!(
                    "“{}”不是年度；写成 2021、2021-2023、2021- 或 -2020",
                    text.value
                ),
                format!(
                    "\"{}\" is no year: write 2021, 2021-2023, 2021- or -2020",
                    text.value
                ),
            ),
        );
    }
    span
}

impl Scope {
    /// Whether a piece of text is looked at.
    pub(crate) fn holds(&self, unit: &Unit) -> bool {
        self.parts.contains(&unit.part)
            && (self.sections.is_empty()
                || unit
                    .section
                    .is_some_and(|section| self.sections.contains(&section)))
    }

    /// Whether cells of tables are looked at.
    pub(crate) fn has_cells(&self) -> bool {
        self.parts.contains(&Part::Cell)
    }

    /// The part of a text that the scope is most about: paragraphs where it has them.
    pub(crate) fn main_part(&self) -> Part {
        let has = |part| self.parts.contains(&part);
        if has(Part::Paragraph) {
            Part::Paragraph
        } else if has(Part::Heading) {
            Part::Heading
        } else {
            Part::Cell
        }
    }

    /// Sections of the scope that a report lacks.
    pub(crate) fn missing(&self, cx: &ReportCx<'_>) -> Vec<SectionId> {
        let is_missing = |section: &&SectionId| cx.section(**section).is_none();
        self.sections.iter().filter(is_missing).copied().collect()
    }

    /// Whether a report is of the years and levels.
    pub(crate) fn fits(&self, cx: &ReportCx<'_>) -> Fits {
        match self.fits_years(cx) {
            Fits::Yes => self.fits_levels(cx),
            other => other,
        }
    }

    /// Whether a report is of the years.
    pub(crate) fn fits_years(&self, cx: &ReportCx<'_>) -> Fits {
        let in_years = |year: u16| {
            self.years
                .iter()
                .any(|(from, to)| (*from..=*to).contains(&year))
        };
        match cx.year() {
            _ if self.years.is_empty() => Fits::Yes,
            Some(year) if in_years(year) => Fits::Yes,
            Some(_) => Fits::No,
            None => Fits::Unknown(Words::fixed(
                "报告年度不明，而本规则只用于某些年度",
                "the report year is unknown, and the rule is for some years only",
            )),
        }
    }

    /// Whether a report is of the levels.
    pub(crate) fn fits_levels(&self, cx: &ReportCx<'_>) -> Fits {
        match cx.level() {
            _ if self.levels.is_empty() => Fits::Yes,
            Some(level) if self.levels.iter().any(|one| one == level) => Fits::Yes,
            Some(_) => Fits::No,
            None => Fits::Unknown(Words::fixed(
                "机关层级不明，而本规则只用于某些层级",
                "the level of the body is unknown, and the rule is for some levels only",
            )),
        }
    }

    /// Whether it is for some years only.
    pub(crate) fn has_years(&self) -> bool {
        !self.years.is_empty()
    }

    /// Whether it is for some levels only.
    pub(crate) fn has_levels(&self) -> bool {
        !self.levels.is_empty()
    }
}

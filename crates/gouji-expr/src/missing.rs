//! Why an expression has no value.

use gouji_core::{FactId, Form, SectionId, Words};

use crate::program::{Figure, Source};

/// An expression has no value for a report: something that it needs is missing. Rules are then
/// unable to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What is missing, for users.
    pub reason: Words,
    /// The figures that are missing, blank or unreadable, in the order of the text.
    pub facts: Vec<FactId>,
}

/// Most figures that a reason names.
const MAX_NAMES: usize = 5;

/// Everything that an evaluation lacks, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lack(Vec<Cause>);

/// Something that an evaluation lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cause {
    /// A figure has no number.
    Figure(Figure, Trouble),
    /// There is no report of the year before, for this reason.
    LastYear(Words),
    /// The report does not have or say it.
    Source(Source),
    /// A number is divided by zero.
    Zero,
    /// A number has more digits than decimals can have.
    Overflow,
    /// The evaluation took too many operations.
    Budget,
    /// The report is on another form than the program is for.
    Form,
    /// A value is of a type that the checker does not let through: a bug, told as such rather
    /// than judged upon.
    Type,
}

/// Why a figure has no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The report has no such cell.
    Absent,
    /// Its table could not be read.
    Unread,
    /// The cell is empty.
    Blank,
    /// The cell could not be read surely, for a reason that may be known.
    Unreadable(Option<Words>),
    /// The cell holds something else than a number.
    NoNumber,
}

impl From<Cause> for Lack {
    fn from(cause: Cause) -> Self {
        Self(vec![cause])
    }
}

impl Lack {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn add(&mut self, other: Self) {
        for cause in other.0 {
            if !self.0.contains(&cause) {
                self.0.push(cause);
            }
        }
    }

    /// The lack in the words of users.
    pub(crate) fn told(&self, form: &Form) -> Missing {
        let mut reasons: Vec<(String, String)> = Vec::new();
        let mut facts = Vec::new();
        let mut told: Vec<(&Trouble, bool)> = Vec::new();
        for cause in &self.0 {
            let Cause::Figure(figure, trouble) = cause else {
                reasons.push(other_words(cause, form));
                continue;
            };
            if !facts.contains(&figure.fact) {
                facts.push(figure.fact);
            }
            let kind = (trouble, figure.last_year);
            if !told.contains(&kind) {
                told.push(kind);
                reasons.push(self.trouble_words(kind, form));
            }
        }
        let (zh, en): (Vec<String>, Vec<String>) = reasons.into_iter().unzip();
        Missing {
            reason: Words::new(zh.join("；"), en.join("; ")),
            facts,
        }
    }

    /// All figures with one trouble, in one sentence.
    fn trouble_words(&self, kind: (&Trouble, bool), form: &Form) -> (String, String) {
        let figures = self.0.iter().filter_map(|cause| match cause {
            Cause::Figure(figure, trouble) if (trouble, figure.last_year) == kind => {
                Some(figure.fact)
            }
            _ => None,
        });
        let (mut zh, mut en, mut count) = (Vec::new(), Vec::new(), 0_usize);
        for fact in figures {
            count += 1;
            if count <= MAX_NAMES {
                zh.push(form.fact(fact).name.as_str());
                en.push(form.fact(fact).path.as_str());
            }
        }
        let (mut zh, mut en) = (zh.join("、"), en.join(", "));
        if count > MAX_NAMES {
            zh.push_str(&format!("等{count}项"));
            en.push_str(&format!(" and {} more", count - MAX_NAMES));
        }
        let (trouble, last_year) = kind;
        let (whose_zh, whose_en) = if last_year {
            ("上年报告", "the report of the year before")
        } else {
            ("报告", "the report")
        };
        let of_whom = if last_year {
            format!("{whose_zh}的")
        } else {
            String::new()
        };
        let at_whom = if last_year {
            format!(" in {whose_en}")
        } else {
            String::new()
        };
        match trouble {
            Trouble::Absent => (
                format!("{whose_zh}中没有{zh}"),
                format!("{whose_en} has no {en}"),
            ),
            Trouble::Unread => (
                format!("{of_whom}{zh}所在的表格没有读出"),
                format!("the table with {en} could not be read{at_whom}"),
            ),
            Trouble::Blank => (
                format!("{of_whom}{zh}是空白"),
                format!("blank{at_whom}: {en}"),
            ),
            Trouble::Unreadable(None) => (
                format!("{of_whom}{zh}读不准"),
                format!("unreadable{at_whom}: {en}"),
            ),
            Trouble::Unreadable(Some(doubt)) => (
                format!("{of_whom}{zh}读不准（{}）", doubt.zh),
                format!("unreadable{at_whom}: {en} ({})", doubt.en),
            ),
            Trouble::NoNumber => (
                format!("{of_whom}{zh}不是数字"),
                format!("no number{at_whom}: {en}"),
            ),
        }
    }
}

fn other_words(cause: &Cause, form: &Form) -> (String, String) {
    let fixed = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match cause {
        Cause::LastYear(reason) => (reason.zh.to_string(), reason.en.to_string()),
        Cause::Source(source) => source_words(*source, form),
        Cause::Zero => fixed("除数为 0", "division by zero"),
        Cause::Overflow => fixed("数太大，无法计算", "the number is too large"),
        Cause::Budget => fixed(
            "计算量超过上限，请简化表达式",
            "too many operations; make the expression simpler",
        ),
        Cause::Form => fixed("报告用的是另一种格式", "the report is on another form"),
        Cause::Type => fixed(
            "程序内部错误：类型不符",
            "internal error: a type does not fit",
        ),
        // Told together with its like.
        Cause::Figure(..) => (String::new(), String::new()),
    }
}

fn source_words(source: Source, form: &Form) -> (String, String) {
    let fixed = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match source {
        Source::Section(id) => section_words(id, form),
        Source::Year => fixed("报告年度不明", "the report year is unknown"),
        Source::Level => fixed("行政层级不明", "the level is unknown"),
        Source::Body => fixed("报告机关不明", "the reporting body is unknown"),
        Source::Region => fixed("所属地区不明", "the region is unknown"),
        Source::Form => fixed("格式不明", "the form is unknown"),
        Source::Document => fixed("没有全文", "there is no text"),
    }
}

fn section_words(id: SectionId, form: &Form) -> (String, String) {
    let section = form.section(id);
    (
        format!("没有找到“{}”部分", section.heading),
        format!("the section {} was not found", section.id),
    )
}

//! What a case file states.

/// The cases of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// The rule that all expectations are about.
    pub rule: String,
    /// The cases.
    pub cases: Vec<Case>,
}

/// One case: a base report, changes, expectations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// What the case shows.
    pub title: String,
    /// Line of the title in the file, from 1.
    pub line: usize,
    /// Name of the base report.
    pub base: String,
    /// `limit: blocks N`: the report is read up to this many lines only.
    pub blocks: Option<usize>,
    /// Changes, made in this order.
    pub changes: Vec<Change>,
    /// Everything that the rule says; nothing else may come.
    pub expectations: Vec<Expectation>,
}

/// A change of the source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// `set: FACT = TEXT`: the cell's text becomes another, or nothing.
    Set {
        /// Path of the fact.
        fact: String,
        /// The new text.
        text: String,
    },
    /// `drop row: FACT`: the line of the row that holds the fact goes.
    DropRow(String),
    /// `repeat row: FACT`: the line stands twice.
    RepeatRow(String),
    /// `insert below: FACT = LINE`: a line comes behind the row.
    InsertBelow {
        /// Path of a fact of the row.
        fact: String,
        /// The line.
        line: String,
    },
    /// `drop section: ID`: heading and content go.
    DropSection(String),
    /// `drop table: ID`: all lines of the table go.
    DropTable(String),
    /// `section: ID`, with a fenced text below it: the content becomes another.
    Section {
        /// Id of the section.
        section: String,
        /// The new content.
        text: String,
    },
    /// `heading: ID = TEXT`: the heading becomes another.
    Heading {
        /// The section.
        section: String,
        /// The new heading.
        text: String,
    },
    /// `move section: ID before ID`.
    MoveSection {
        /// The section to move.
        section: String,
        /// The section that it then stands before.
        before: String,
    },
    /// `replace: "OLD" => "NEW"`: every occurrence, at least one.
    Replace {
        /// The text to replace.
        old: String,
        /// What to put there.
        new: String,
    },
}

/// What the rule must say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expectation {
    /// `expect: pass`: neither finding nor unable.
    Pass,
    /// `expect: not applicable`.
    NotApplicable,
    /// `expect: error at PLACE "PART OF THE MESSAGE"`.
    Finding {
        /// The severity's name.
        severity: String,
        /// The place.
        place: Place,
        /// What the message holds.
        message: String,
        /// Facts that must be among its operands.
        facts: Vec<String>,
    },
    /// `expect: unable "PART OF THE REASON" missing FACT …`.
    Unable {
        /// What the reason holds.
        reason: String,
        /// Facts that must be among the missing ones.
        missing: Vec<String>,
    },
}

/// Where a finding must stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At the cell of a fact.
    Fact(String),
    /// At this text.
    Quote(String),
}

//! Tells measures of improvement from problems, clause by clause.

use std::ops::Range;

use gouji_zh::{clauses, segment};

use super::lexicon::{Hits, Table, holds};

/// What a clause tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Telling {
    /// A measure, or a lead to measures.
    Measure,
    /// What is wrong.
    Problem,
    /// Perhaps a measure.
    Doubtful,
    /// Neither.
    Other,
}

/// A clause with what it tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
    /// Where it begins behind what numbers it.
    pub(crate) body: usize,
    /// What it tells.
    pub(crate) telling: Telling,
    /// Whether it opens with a lead that announces measures.
    pub(crate) leads: bool,
    /// Whether it opens a line or a cell.
    pub(crate) opens_line: bool,
}

/// Reads the clauses of a folded text; `lines` are the bytes where its lines begin, and its end.
///
/// A clause names a measure when it opens with a lead to measures (下一步, 改进措施, 为此), or when
/// its verb acts on the problem (建立, 完善, 加强), and nothing in it says what is wrong (有待加强,
/// 进度缓慢, 流于形式). Words are told apart by segmentation: 改进 inside a name or a heading is no
/// measure. A clause without complaint that tells of something done is doubtful: people write
/// measures in more ways than any list holds.
pub(crate) fn tell(text: &str, hits: &Hits, lines: &[usize]) -> Vec<Told> {
    let mut all = Vec::new();
    for line in lines.windows(2) {
        let own = text.get(line[0]..line[1]).unwrap_or_default();
        for (index, clause) in clauses(own).enumerate() {
            let range = line[0] + clause.range.start..line[0] + clause.range.end;
            let one = One {
                text,
                hits,
                body: range.end - behind_ordinals(clause.text).len(),
                range,
            };
            all.push(Told {
                telling: one.telling(),
                leads: one.leads(),
                opens_line: index == 0,
                body: one.body,
                range: one.range,
            });
        }
    }
    all
}

/// Whether a range says that something is wrong or wanting.
pub(crate) fn complains(hits: &Hits, range: Range<usize>) -> bool {
    hits.any_outside(Table::Complaints, Table::Harmless, range)
}

/// Words into a clause within which its lead must stand: 2024年，我局今后….
const LEAD_WITHIN: usize = 6;
/// Words before the verb: whose measure it is, and how it is done (我局 进一步 积极 …).
const SUBJECT_WITHIN: usize = 3;
/// Fewest characters of a clause that may be a measure.
const LEAST_CHARS: usize = 4;

/// One clause of a text.
struct One<'a> {
    text: &'a str,
    hits: &'a Hits,
    range: Range<usize>,
    body: usize,
}

impl One<'_> {
    fn telling(&self) -> Telling {
        if complains(self.hits, self.range.clone()) {
            Telling::Problem
        } else if self.names_measure() {
            Telling::Measure
        } else if self.may_be_measure() {
            Telling::Doubtful
        } else {
            Telling::Other
        }
    }

    fn leads(&self) -> bool {
        self.opens(Table::PlainLeads)
    }

    fn names_measure(&self) -> bool {
        // Plain cases need no dictionary, which takes a while to load.
        if self.leads() || self.any(Table::Announcing) {
            return true;
        }
        if !self.any(Table::Leads) && !self.any(Table::Verbs) {
            return false;
        }
        let text = self.text.get(self.range.clone()).unwrap_or_default();
        let words: Vec<&str> = segment(text).iter().map(|segment| segment.word).collect();
        let body = behind_marks(&words);
        let lead = body
            .iter()
            .take(LEAD_WITHIN)
            .position(|word| holds(Table::Leads, word));
        let acts = |words: &[&str]| words.iter().any(|word| holds(Table::Verbs, word));
        lead.is_some_and(|at| acts(&body[at..])) || verb_opens(body)
    }

    /// A clause without complaint that tells of something done or to be done.
    fn may_be_measure(&self) -> bool {
        let text = self.text.get(self.range.clone()).unwrap_or_default();
        if self.any(Table::Setting) || text.chars().count() < LEAST_CHARS {
            return false;
        }
        let done = self.any(Table::Done);
        let acts = done || self.any(Table::Verbs);
        done || holds_figure(text)
            || self.opens(Table::Verbs)
            || self.opens(Table::Openings)
            || (acts && (self.opens(Table::Subjects) || self.opens(Table::WeakOpenings)))
    }

    fn any(&self, table: Table) -> bool {
        self.hits.any(table, self.range.clone())
    }

    fn opens(&self, table: Table) -> bool {
        self.hits.opens(table, self.body..self.range.end)
    }
}

/// A clause without what numbers it: 一是, （一）, 1., 第一.
fn behind_ordinals(text: &str) -> &str {
    text.trim_start_matches(|ch: char| {
        !ch.is_alphabetic() || "一二三四五六七八九十是第".contains(ch)
    })
}

/// The words of a clause without what numbers it.
fn behind_marks<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let is_mark = |word: &str| {
        word.chars().all(|ch| {
            ch.is_ascii_digit()
                || ch.is_ascii_punctuation()
                || "（）()、．一二三四五六七八九十是第 \u{3000}".contains(ch)
        })
    };
    &words[words.iter().take_while(|word| is_mark(word)).count()..]
}

/// The verb of action stands first, but for a subject and adverbs, and has an object.
fn verb_opens(body: &[&str]) -> bool {
    let skipped = body
        .iter()
        .take(SUBJECT_WITHIN)
        .take_while(|word| holds(Table::Adverbs, word) || holds(Table::Subjects, word))
        .count();
    let opens = body
        .get(skipped)
        .is_some_and(|word| holds(Table::Verbs, word));
    // 建立的台账, 提升空间: the verb only describes a noun.
    let describes = body
        .get(skipped + 1)
        .is_some_and(|word| ["的", "空间", "难度"].contains(word));
    opens && !describes && body.len() > skipped + 1
}

/// Whether a clause holds a figure beside the year that it speaks of.
fn holds_figure(text: &str) -> bool {
    let mut runs = text.split(|ch: char| !ch.is_ascii_digit());
    runs.any(|run| !(run.is_empty() || run.len() == 4 && run.starts_with("20")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tellings(text: &str) -> Vec<Telling> {
        let told = tell(text, &Hits::of(text), &[0, text.len()]);
        told.iter().map(|told| told.telling).collect()
    }

    #[test]
    fn measures_are_found() {
        for text in [
            "下一步，我局将加强培训。",
            "二是完善制度，明确责任。",
            "改进情况：编印问答手册，把咨询最集中的24个问题逐一作答",
            "我局进一步规范办理流程",
            "对抽检不合格指标逐项解释；联合司法局建立会商机制；实行“月提醒”",
            "2024年将把征收类信息作为重点",
            "针对上述问题，已开展培训3期",
            "为解决上述问题，我局从以下方面加以改进",
        ] {
            assert!(tellings(text).contains(&Telling::Measure), "{text}");
        }
    }

    #[test]
    fn problems_are_no_measures() {
        for text in [
            "三是业务能力有待加强。",
            "推进、指导、协调、监督职能落实不到位，执行力和工作效率低",
            "制度建设需要进一步完善",
            "对上级的工作部署拖延敷衍",
            "改进工作作风的要求落实不够",
            "与“增强人民群众满意度、获得感”的要求相比，存在的问题依然较多",
            "公开意识不强，加强学习不够",
            "将信将疑的群众较多的问题依然存在",
        ] {
            let told = tellings(text);
            assert!(!told.contains(&Telling::Measure), "{text}");
            assert!(!told.contains(&Telling::Doubtful), "{text}");
        }
    }
}

//! One edit in the decoded source, as small as it can be.

use std::ops::Range;

use gouji_core::{Document, Edit, Words};

use super::figures::touches_figure;

/// A replacement in the decoded source of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SourceEdit {
    /// What to replace, in bytes of the decoded source.
    pub(super) range: Range<usize>,
    /// What to put there.
    pub(super) replacement: String,
}

impl SourceEdit {
    /// The edit of a rule, without what it leaves as it is; none where it changes nothing.
    ///
    /// # Errors
    /// Why it must not be made.
    pub(super) fn new(document: &Document, edit: &Edit) -> Result<Option<Self>, Words> {
        let source = document.source_map.source().text();
        let copied = document.source_map.copied_from(edit.span);
        let copied = copied.map(|range| range.start as usize..range.end as usize);
        let Some((range, removed)) = copied.and_then(|range| {
            let there = source.get(range.clone())?;
            (there == document.quote(edit.span)).then_some((range, there))
        }) else {
            return Err(Words::fixed(
                "要改的文字跨行，或与原文件不能逐字对应",
                "the text goes over a line end, or is not the file's own",
            ));
        };
        let replacement = edit.replacement.as_str();
        if replacement.contains(['\n', '\r']) {
            return Err(Words::fixed("改法会增加一行", "the fix would add a line"));
        }
        let (head, tail) = common(removed, replacement);
        let range = range.start + head..range.end - tail;
        let replacement = &replacement[head..replacement.len() - tail];
        if range.is_empty() && replacement.is_empty() {
            return Ok(None);
        }
        if touches_figure(source, range.clone(), replacement) {
            return Err(Words::fixed(
                "会动到数字，数字一律不改",
                "it would touch a figure, and figures are never changed",
            ));
        }
        Ok(Some(Self {
            range,
            replacement: replacement.to_owned(),
        }))
    }
}

/// How many bytes two texts share at their start and, behind that, at their end.
fn common(one: &str, other: &str) -> (usize, usize) {
    let same = |(left, right): &(char, char)| left == right;
    let length = |(ch, _): (char, char)| ch.len_utf8();
    let head = one.chars().zip(other.chars()).take_while(same).map(length);
    let head: usize = head.sum();
    let (one, other) = (&one[head..], &other[head..]);
    let ends = one.chars().rev().zip(other.chars().rev());
    (head, ends.take_while(same).map(length).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_is_no_part_of_an_edit() {
        assert_eq!(common("一但发现", "一旦发现"), (3, 6));
        assert_eq!(common("涉及到", "涉及"), (6, 0));
        assert_eq!(common("，，", "，"), (3, 0));
        assert_eq!(common("", "。"), (0, 0));
    }
}

//! The excerpts of a finding as a source that miette can draw.
//!
//! miette counts columns in bytes of the text that it is given, and lines from its start. Here
//! it is given pieces of a text instead, and told for each place where that stands in the
//! original file: character column and line.

use miette::{LabeledSpan, MietteError, SourceCode, SourceSpan, SpanContents};

use crate::excerpt::{Excerpt, Mark};
use crate::strings;
use crate::text::visible;
use gouji_core::Lang;

/// Excerpts laid out one behind the other, with the name of the file.
///
/// Excerpts of lines that follow each other in the file make one snippet, others stand alone.
#[derive(Debug)]
pub(crate) struct Snippets {
    name: String,
    text: String,
    rows: Vec<Row>,
}

/// A line in the laid out text.
#[derive(Debug)]
struct Row {
    start: usize,
    /// Behind the text, and behind the line end.
    end: usize,
    snippet: usize,
    line: usize,
    marks: Vec<Mark>,
}

/// What miette is shown for a span.
struct Shown<'a> {
    name: &'a str,
    data: &'a [u8],
    span: SourceSpan,
    line: usize,
    column: usize,
    line_count: usize,
}

impl Snippets {
    /// Lays out excerpts; the snippet of the finding's own place comes first.
    pub(crate) fn new(path: &str, excerpts: &[Excerpt]) -> Self {
        let mut groups: Vec<&[Excerpt]> = excerpts.chunk_by(follows).collect();
        groups.sort_by_key(|group| !group.iter().any(has_primary));
        let mut snippets = Self {
            name: visible(path).into_owned(),
            text: String::new(),
            rows: Vec::new(),
        };
        for (snippet, group) in groups.into_iter().enumerate() {
            for excerpt in group {
                snippets.push(snippet, excerpt);
            }
            // Keeps miette from taking a mark at the end of one snippet for one of the next.
            snippets.text.push_str("\n\n");
        }
        snippets
    }

    /// The labels of all places. A label whose place is on another line of the file than its
    /// excerpt says so.
    pub(crate) fn labels(&self, lang: Lang) -> Vec<LabeledSpan> {
        let marks = self
            .rows
            .iter()
            .flat_map(|row| row.marks.iter().map(move |mark| (row, mark)));
        marks.map(|(row, mark)| label(row, mark, lang)).collect()
    }

    fn push(&mut self, snippet: usize, excerpt: &Excerpt) {
        let start = self.text.len();
        self.text.push_str(&excerpt.text);
        self.text.push('\n');
        let line = (excerpt.line as usize).saturating_sub(1);
        self.rows.push(Row {
            start,
            end: self.text.len(),
            snippet,
            line,
            marks: excerpt.marks.clone(),
        });
    }

    fn row_at(&self, offset: usize) -> Option<usize> {
        let index = self.rows.partition_point(|row| row.end <= offset);
        let row = self.rows.get(index).filter(|row| row.start <= offset);
        row.map(|_| index)
    }
}

impl Row {
    fn column_of(&self, span: &SourceSpan) -> usize {
        let at = span.offset() - self.start;
        let mark = self.marks.iter().find(|mark| mark.range.start == at);
        mark.map_or(0, |mark| (mark.column as usize).saturating_sub(1))
    }
}

impl SourceCode for Snippets {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_lines_before: usize,
        context_lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let last = span.offset() + span.len().saturating_sub(1);
        let (Some(first), Some(last)) = (self.row_at(span.offset()), self.row_at(last)) else {
            return Err(MietteError::OutOfBounds);
        };
        let own = &self.rows[first];
        if own.snippet != self.rows[last].snippet {
            return Err(MietteError::OutOfBounds);
        }
        // Context never reaches into another snippet.
        let is_own = |row: &&Row| row.snippet == own.snippet;
        let before = self.rows[..first].iter().rev().take(context_lines_before);
        let behind = self.rows[last + 1..].iter().take(context_lines_after);
        let first = &self.rows[first - before.take_while(is_own).count()];
        let last = &self.rows[last + behind.take_while(is_own).count()];
        Ok(Box::new(Shown {
            name: &self.name,
            // The last line end is left out: miette would count it as one more line.
            data: &self.text.as_bytes()[first.start..last.end - 1],
            span: (first.start, last.end - 1 - first.start).into(),
            line: first.line,
            column: own.column_of(span),
            line_count: last.line - first.line + 1,
        }))
    }
}

impl<'a> SpanContents<'a> for Shown<'a> {
    fn data(&self) -> &'a [u8] {
        self.data
    }

    fn span(&self) -> &SourceSpan {
        &self.span
    }

    fn name(&self) -> Option<&str> {
        Some(self.name)
    }

    fn line(&self) -> usize {
        self.line
    }

    fn column(&self) -> usize {
        self.column
    }

    fn line_count(&self) -> usize {
        self.line_count
    }
}

fn follows(before: &Excerpt, after: &Excerpt) -> bool {
    before.line + 1 == after.line
}

fn has_primary(excerpt: &Excerpt) -> bool {
    excerpt.marks.iter().any(|mark| mark.primary)
}

fn label(row: &Row, mark: &Mark, lang: Lang) -> LabeledSpan {
    let text = mark.label.as_ref().map(|label| {
        let elsewhere = mark.line as usize != row.line + 1;
        let place = if elsewhere {
            strings::at_line(mark.line).get(lang).to_owned()
        } else {
            String::new()
        };
        format!("{}{place}", visible(label))
    });
    let span = SourceSpan::from((row.start + mark.range.start, mark.range.len()));
    if mark.primary {
        LabeledSpan::new_primary_with_span(text, span)
    } else {
        LabeledSpan::new_with_span(text, span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_the_line_where_a_row_is_spread_over_several() {
        let mark = |range, line, primary| Mark {
            range,
            line,
            column: 5,
            label: Some("数".to_owned()),
            primary,
        };
        let text = "本年新收 │ 3 │ 4".to_owned();
        let excerpt = Excerpt {
            text,
            line: 42,
            marks: vec![mark(17..18, 40, false), mark(23..24, 42, true)],
        };
        let labels = Snippets::new("r.html", &[excerpt]).labels(Lang::Zh);
        let texts: Vec<_> = labels.iter().filter_map(LabeledSpan::label).collect();
        assert_eq!(texts, ["数（第40行）", "数"]);
    }
}

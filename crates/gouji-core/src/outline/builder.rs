//! Puts the markers of a section together to lists.

use std::ops::Range;

use gouji_zh::{Marker, MarkerStyle, markers};

use super::joined::Joined;
use super::{ItemList, ListItem};

/// The lists of a section, by their first markers.
pub(super) fn lists(joined: &Joined) -> Vec<ItemList> {
    let mut builder = Builder {
        joined,
        lists: Vec::new(),
        open: Vec::new(),
    };
    for marker in markers(&joined.text, &joined.openings) {
        builder.add(&marker);
    }
    for list in 0..builder.lists.len() {
        builder.set_texts(list);
    }
    let mut lists = builder.lists;
    for index in 0..lists.len() {
        let parent = lists.get(index).and_then(|list| list.parent);
        let item = parent.and_then(|(list, item)| lists.get_mut(list)?.items.get_mut(item));
        if let Some(item) = item {
            item.children.push(index);
        }
    }
    lists
}

struct Builder<'a> {
    joined: &'a Joined,
    lists: Vec<ItemList>,
    /// Lists that may go on, each with the lists behind it inside or behind its last item.
    open: Vec<usize>,
}

/// Most lists that may go on at a place; nobody nests as many.
const MAX_OPEN: usize = 12;
/// Most lists behind a list that are asked where it ends.
const MAX_BEHIND: usize = 256;
/// Most bytes that lead to a list.
const MAX_LEAD: usize = 600;
/// The longest heading, in characters.
const MAX_HEADING: usize = 40;

impl Builder<'_> {
    fn add(&mut self, marker: &Marker) {
        if let Some(at) = self.continued(marker) {
            self.close_behind(at, marker.style);
            self.push(marker);
        } else if marker.number == Some(1) {
            self.start(marker);
        } else {
            self.stray(marker);
        }
    }

    /// The open list whose next number a marker bears: one whose items stand at line starts for a
    /// marker that does, and the innermost of these.
    fn continued(&self, marker: &Marker) -> Option<usize> {
        let fits = |list: &&usize| {
            self.lists
                .get(**list)
                .is_some_and(|list| list.style == marker.style && is_next(list, marker))
        };
        let mut fitting = self.open.iter().enumerate().rev().filter(|(_, l)| fits(l));
        let innermost = fitting.next()?;
        let alike = std::iter::once(innermost)
            .chain(fitting)
            .find(|(_, list)| self.last_opens_line(**list) == marker.opens_line);
        Some(alike.unwrap_or(innermost).0)
    }

    /// A first marker begins a list.
    fn start(&mut self, marker: &Marker) {
        if marker.opens_line && marker.style.level().is_some() {
            while self.top().is_some_and(|top| !opens_lines(top)) {
                self.open.pop();
            }
        }
        let lead = self.lead(marker);
        let alike = self.open.iter().rposition(|open| {
            self.lists
                .get(*open)
                .is_some_and(|list| list.style == marker.style)
        });
        let mut parent = self.innermost_item();
        if let Some(at) = alike {
            let list = self.open.get(at).and_then(|list| self.lists.get(*list));
            // 一是…；一是…；: the second should be 二是.
            let is_repeated = list.is_some_and(|list| list.items.len() == 1)
                && lead.is_empty()
                && self.joined.text[..marker.range.start].ends_with(';');
            if is_repeated {
                self.close_behind(at, marker.style);
                self.push(marker);
                return;
            }
            if list.is_some_and(|list| self.is_finished(list, marker, &lead)) {
                self.finish(at);
                parent = self.innermost_item();
            } else if !lead.is_empty() && self.joined.opens(lead.start) {
                parent = list.and_then(|list| list.parent);
            }
        }
        self.begin(marker, lead, parent);
    }

    /// A marker that goes on with no list: it skips, repeats or goes back, or the first marker of
    /// its list was not read.
    fn stray(&mut self, marker: &Marker) {
        let of_style = |alike: bool| {
            self.open.iter().rposition(|open| {
                self.lists.get(*open).is_some_and(|list| {
                    list.style == marker.style
                        && (!alike || self.last_opens_line(*open) == marker.opens_line)
                })
            })
        };
        let Some(at) = of_style(true).or_else(|| of_style(false)) else {
            let lead = self.lead(marker);
            let parent = self.innermost_item();
            return self.begin(marker, lead, parent);
        };
        let list = self.open.get(at).and_then(|list| self.lists.get(*list));
        let last = list.and_then(|list| list.items.last()?.number);
        let is_direct = self.lead(marker).is_empty();
        let belongs = match (last, marker.number) {
            (Some(last), Some(number)) if number > last => true,
            (Some(last), Some(number)) if number == last => is_direct,
            (_, number) => {
                is_direct
                    && !list.is_some_and(|list| list.items.iter().any(|one| one.number == number))
            }
        };
        if belongs {
            self.close_behind(at, marker.style);
            self.push(marker);
        } else {
            self.finish(at);
            let lead = self.lead(marker);
            let parent = self.innermost_item();
            self.begin(marker, lead, parent);
        }
    }

    fn begin(&mut self, marker: &Marker, lead: Range<usize>, parent: Option<(usize, usize)>) {
        if self.open.len() >= MAX_OPEN {
            self.open.remove(0);
        }
        self.open.push(self.lists.len());
        self.lists.push(ItemList {
            style: marker.style,
            items: Vec::new(),
            parent,
            is_enclosed: false,
            lead,
            is_finished: false,
        });
        self.push(marker);
    }

    /// Adds an item to the innermost open list.
    fn push(&mut self, marker: &Marker) {
        let (heading, is_own_line) = self.heading(marker);
        let item = ListItem {
            number: marker.number,
            marker: marker.range.clone(),
            text: marker.range.end..marker.range.end,
            heading,
            is_own_line,
            opens_line: marker.opens_line,
            children: Vec::new(),
        };
        let list = self.open.last().and_then(|list| self.lists.get_mut(*list));
        if let Some(list) = list {
            list.items.push(item);
        }
    }

    /// The open list at a place goes on: the lists behind it are over, and those of its style are
    /// surely inside it.
    fn close_behind(&mut self, at: usize, style: MarkerStyle) {
        let outer = self.open.get(at).copied();
        let item = outer.and_then(|outer| {
            let last = self.lists.get(outer)?.items.len().checked_sub(1)?;
            Some((outer, last))
        });
        for inner in self.open.drain(self.open.len().min(at + 1)..) {
            if let Some(list) = self.lists.get_mut(inner) {
                list.is_enclosed = true;
                if list.style == style {
                    list.parent = item;
                }
            }
        }
    }

    /// The open list at a place is over, and so are those behind it.
    fn finish(&mut self, at: usize) {
        for list in self.open.drain(at..) {
            if let Some(list) = self.lists.get_mut(list) {
                list.is_finished = true;
            }
        }
    }

    /// Whether a list is over where another first marker of its style stands.
    fn is_finished(&self, list: &ItemList, marker: &Marker, lead: &Range<usize>) -> bool {
        let Some(last) = list.items.last() else {
            return true;
        };
        let in_lines = opens_lines(list);
        if marker.opens_line {
            return true;
        }
        let leads_anew = !lead.is_empty() && self.joined.opens(lead.start);
        if leads_anew && !in_lines {
            return true;
        }
        // 一是…；二是…。 ends with its full stop.
        let has_stop = self.joined.text[last.marker.end..marker.range.start].contains('。');
        has_stop && !lead.is_empty() && list.items.len() > 1 && self.parts_by_semicolons(list)
    }

    fn parts_by_semicolons(&self, list: &ItemList) -> bool {
        let behind_first = list.items.iter().skip(1);
        list.items.len() > 1
            && behind_first
                .map(|item| &self.joined.text[..item.marker.start])
                .all(|before| before.ends_with(';'))
    }

    /// The text from the start of the sentence to a marker. What stands before a marker at the
    /// start of a line leads to it only where it ends with a colon.
    fn lead(&self, marker: &Marker) -> Range<usize> {
        let end = marker.range.start;
        let before = &self.joined.text[..end];
        if marker.opens_line && !before.ends_with(':') {
            return end..end;
        }
        let mut opening = self.joined.opening(end.saturating_sub(1));
        opening = opening.max(end.saturating_sub(MAX_LEAD));
        while !self.joined.text.is_char_boundary(opening) {
            opening += 1;
        }
        let sentence = &self.joined.text[opening..end];
        let start = sentence
            .rfind(['。', ';', '!', '?'])
            .and_then(|at| Some(at + sentence[at..].chars().next()?.len_utf8()));
        opening + start.unwrap_or(0)..end
    }

    /// The heading of an item at the start of a line, and whether nothing else stands there.
    fn heading(&self, marker: &Marker) -> (Option<Range<usize>>, bool) {
        if !marker.opens_line {
            return (None, false);
        }
        let start = marker.range.end;
        let end = self.joined.line_end(marker.range.start);
        let line = self.joined.text.get(start..end).unwrap_or("");
        let is_whole = self.joined.paragraph_end(marker.range.start) == end;
        let stop = line.find(['。', ':', ';', '!', '?']);
        let heading = &line[..stop.unwrap_or(line.len())];
        let is_short = !heading.is_empty() && heading.chars().count() <= MAX_HEADING;
        let rest = line[heading.len()..].trim_start_matches(['。', ':']);
        let is_own_line = is_short && is_whole && rest.is_empty();
        let is_heading = is_short && (stop.is_some() || is_whole);
        (
            is_heading.then(|| start..start + heading.len()),
            is_own_line,
        )
    }

    /// Sets the texts of the items of a list; lists around it and behind it are known.
    fn set_texts(&mut self, index: usize) {
        let end = self.end(index);
        let Some(list) = self.lists.get_mut(index) else {
            return;
        };
        let starts: Vec<usize> = list.items.iter().map(|item| item.marker.start).collect();
        let ends = starts.into_iter().skip(1).chain([end]);
        for (item, end) in list.items.iter_mut().zip(ends) {
            item.text = item.marker.end..end.max(item.marker.end);
        }
    }

    /// Where a list ends.
    fn end(&self, index: usize) -> usize {
        let Some((list, last)) = self
            .lists
            .get(index)
            .and_then(|list| Some((list, list.items.last()?)))
        else {
            return 0;
        };
        let whole = self.joined.text.len();
        let around = list
            .parent
            .and_then(|(list, item)| self.lists.get(list)?.items.get(item))
            .map_or(whole, |item| item.text.end);
        // Lists inside come before the first one behind.
        let behind = self.lists[index + 1..]
            .iter()
            .take(MAX_BEHIND)
            .find(|other| other.lead.start > last.marker.start && other.parent == list.parent)
            .map_or(whole, |other| other.lead.start);
        let bound = around.min(behind).max(last.marker.end);
        let is_heading = last.opens_line && list.style.level().is_some();
        if is_heading {
            return bound;
        }
        let children = self.lists[index + 1..]
            .iter()
            .take(MAX_BEHIND)
            .take_while(|other| other.lead.start < bound)
            .filter(|other| other.parent == Some((index, list.items.len() - 1)))
            .filter_map(|other| Some(other.items.last()?.marker.end))
            .max();
        let inner = children.unwrap_or(last.marker.end);
        let paragraph = self.joined.paragraph_end(inner).min(bound);
        let stop = self
            .parts_by_semicolons(list)
            .then(|| self.joined.text[inner..paragraph].find('。'))
            .flatten();
        stop.map_or(paragraph, |stop| inner + stop + '。'.len_utf8())
    }

    fn top(&self) -> Option<&ItemList> {
        self.lists.get(*self.open.last()?)
    }

    fn innermost_item(&self) -> Option<(usize, usize)> {
        let list = *self.open.last()?;
        let item = self.lists.get(list)?.items.len().checked_sub(1)?;
        Some((list, item))
    }

    fn last_opens_line(&self, list: usize) -> bool {
        self.lists
            .get(list)
            .and_then(|list| list.items.last())
            .is_some_and(|item| item.opens_line)
    }
}

/// Whether a marker goes on with a list.
fn is_next(list: &ItemList, marker: &Marker) -> bool {
    let last = list.items.last().and_then(|item| item.number);
    match (last, marker.number) {
        (Some(_), None) => true,
        // 其次 may stand twice.
        (Some(last), Some(number)) if marker.style == MarkerStyle::Sequence => {
            number > 1 && number >= last
        }
        (Some(last), Some(number)) => number == last + 1,
        (None, _) => false,
    }
}

/// Whether each item stands at the start of a line.
fn opens_lines(list: &ItemList) -> bool {
    list.items.iter().all(|item| item.opens_line)
}

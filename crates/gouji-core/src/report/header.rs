//! The head of a report: who reports, for which region, level and year.

use gouji_zh::Folded;
use regex::Regex;

use super::sections::{Item, Section};
use crate::document::{BlockKind, Document};
use crate::form::Form;
use crate::header_spec::{HeaderSpec, Level};
use crate::span::Span;

/// Who reports, for which year. What could not be established is absent, never guessed.
#[derive(Debug, Clone, Default)]
pub struct Header {
    /// The title line or lines.
    pub title: Option<Span>,
    /// The reporting body.
    pub body: Option<Stated<String>>,
    /// The region, from the highest division that is stated.
    pub region: Option<Stated<String>>,
    /// Id of the level of administration.
    pub level: Option<Stated<String>>,
    /// The report year.
    pub year: Option<Stated<u16>>,
    /// The statistical period.
    pub period: Option<Stated<Period>>,
}

/// A value with its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// Where the report says so.
    pub span: Span,
    /// What kind of place that is.
    pub evidence: Evidence,
}

/// What kind of place a value was found at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// The title.
    Title,
    /// The statement of the statistical period.
    Period,
    /// An address.
    Address,
    /// Prose, by the names and years that it uses throughout.
    Prose,
    /// The name of the body.
    Body,
}

impl Evidence {
    /// The stable English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Period => "period",
            Self::Address => "address",
            Self::Prose => "prose",
            Self::Body => "body",
        }
    }
}

/// A statistical period as printed: year and `month.day` of its first and last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: (u16, u8, u8),
    /// Last day.
    pub to: (u16, u8, u8),
}

/// Names looked at in a paragraph; the first ones tell.
const MAX_NAMES: usize = 16;
/// Titles looked at before a report.
const MAX_TITLES: usize = 32;
/// Longest line that can be a title.
const MAX_TITLE_CHARS: usize = 70;

/// The days that a period of whole months leaves out.
const FIRST_DAY: u8 = 1;
const LAST_DAY: u8 = 31;

/// Reads the head of a report.
pub(super) fn read(
    document: &Document,
    form: &Form,
    preamble: &[Item],
    sections: &[Section],
) -> Header {
    let spec = &form.header;
    let first_section = sections
        .first()
        .map_or(u32::MAX, |section| section.heading.start);
    let prose: Vec<Folding> = preamble
        .iter()
        .chain(sections.iter().take(1).flat_map(|section| &section.items))
        .filter_map(|item| {
            if let Item::Prose(span) = item {
                Some(Folding::new(document, *span))
            } else {
                None
            }
        })
        .collect();
    let period = prose.iter().find_map(|folding| period(folding, spec));
    let titles = titles(document, spec, first_section);
    let title = best_title(titles, period.as_ref(), &prose);
    let titled_year = title.as_ref().and_then(|title| title.year.clone());
    let year = titled_year
        .or_else(|| year_of_period(period.as_ref()))
        .or_else(|| year_of_prose(&prose, spec));
    let titled_body = title.as_ref().and_then(|title| title.body.clone());
    let body = titled_body.or_else(|| body_of_prose(&prose, spec));
    let address = prose
        .iter()
        .find_map(|folding| region_of_address(folding, spec));
    let region = address.or_else(|| region_of_body(body.as_ref()?, spec));
    let level = level(body.as_ref(), region.as_ref(), spec);
    let body = body.map(|body| as_printed(document, body));
    let region = region.map(|region| as_printed(document, region));
    Header {
        title: title.map(|title| title.span),
        body,
        region,
        level,
        year,
        period,
    }
}

/// A paragraph, folded without white space.
struct Folding {
    span: Span,
    folded: Folded,
}

impl Folding {
    fn new(document: &Document, span: Span) -> Self {
        Self {
            span,
            folded: Folded::squeezed(document.quote(span)),
        }
    }

    fn text(&self) -> &str {
        self.folded.text()
    }

    fn original(&self, range: std::ops::Range<usize>) -> Span {
        self.span.part(self.folded.original(range))
    }

    /// The first match of a pattern that has a group, with the group's text and place.
    fn group(&self, pattern: &Regex, name: &str) -> Option<(String, Span)> {
        let captures = pattern.captures(self.text())?;
        let group = captures.name(name)?;
        Some((group.as_str().to_owned(), self.original(group.range())))
    }
}

struct Title {
    span: Span,
    is_heading: bool,
    body: Option<Stated<String>>,
    year: Option<Stated<u16>>,
}

/// A name as the report prints it, white space aside; it was told on the folded text.
fn as_printed(document: &Document, name: Stated<String>) -> Stated<String> {
    let printed = document
        .quote(name.span)
        .chars()
        .filter(|ch| !gouji_zh::is_space(*ch));
    // A region may be the first part of the body that its span holds.
    let value = printed.take(name.value.chars().count()).collect();
    Stated { value, ..name }
}

/// Lines that read as titles, the nearest to the first section first; the title of the page last.
fn titles(document: &Document, spec: &HeaderSpec, first_section: u32) -> Vec<Title> {
    let before: Vec<_> = document
        .blocks
        .iter()
        .filter(|block| block.span.start < first_section)
        .collect();
    let mut lines: Vec<(Span, bool)> = Vec::new();
    for (index, block) in before.iter().enumerate() {
        let is_heading = block.kind == BlockKind::Heading;
        if is_heading || block.kind == BlockKind::Paragraph {
            lines.push((block.span, is_heading));
            // A title may be set in two or three lines.
            let further = before.iter().skip(index + 1).take(2);
            let mut whole = block.span;
            for next in further.take_while(|next| next.kind == block.kind) {
                whole = whole.cover(next.span);
                lines.push((whole, is_heading));
            }
        }
        if let BlockKind::Table(table) = &block.kind {
            lines.extend(table.rows.iter().flatten().map(|cell| (cell.span, false)));
        }
    }
    let whole = lines.into_iter().rev().filter_map(|(span, is_heading)| {
        let title = read_title(document, span, spec, true)?;
        Some(Title {
            is_heading,
            ..title
        })
    });
    let page = document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::PageTitle)
        .filter_map(|block| read_title(document, block.span, spec, false));
    let mut titles: Vec<Title> = whole.take(MAX_TITLES).collect();
    if titles.is_empty() {
        titles.extend(page);
    }
    titles
}

/// The title that the rest of the report bears out best; of equals, the nearest to it. A page may
/// list the reports of other years and bodies.
fn best_title(
    titles: Vec<Title>,
    period: Option<&Stated<Period>>,
    prose: &[Folding],
) -> Option<Title> {
    let score = |title: &Title| {
        let body = title.body.as_ref().map_or("", |body| &body.value);
        let in_prose =
            !body.is_empty() && prose.iter().any(|folding| folding.text().contains(body));
        let year = title.year.as_ref().map(|year| year.value);
        let in_period = year.is_some() && year == period.map(|period| period.value.to.0);
        u8::from(title.is_heading) + 2 * u8::from(in_prose) + 2 * u8::from(in_period)
    };
    // The last of equal maxima wins, so the nearest goes last.
    titles.into_iter().rev().max_by_key(score)
}

fn read_title(document: &Document, span: Span, spec: &HeaderSpec, whole: bool) -> Option<Title> {
    if document.quote(span).chars().count() > MAX_TITLE_CHARS {
        return None;
    }
    let folding = Folding::new(document, span);
    let pattern = spec.titles.iter().find(|pattern| {
        pattern.find(folding.text()).is_some_and(|found| {
            !whole || (found.start() == 0 && found.end() == folding.text().len())
        })
    })?;
    let body = folding
        .group(pattern, "body")
        .filter(|(body, _)| !body.is_empty());
    let year = folding
        .group(pattern, "year")
        .and_then(|(year, span)| Some((chinese_year(&year).or_else(|| year.parse().ok())?, span)));
    Some(Title {
        span,
        is_heading: false,
        body: body.map(|(value, span)| Stated {
            value,
            span,
            evidence: Evidence::Title,
        }),
        year: year.map(|(value, span)| Stated {
            value,
            span,
            evidence: Evidence::Title,
        }),
    })
}

/// A year written digit by digit in Chinese: 二〇一九.
fn chinese_year(text: &str) -> Option<u16> {
    let digit = |ch: char| match ch {
        '零' | '○' | 'O' | 'o' | '0' => Some(0),
        _ => "〇一二三四五六七八九".chars().position(|digit| digit == ch),
    };
    let digits: Option<Vec<usize>> = text.chars().map(digit).collect();
    let year = digits?.into_iter().fold(0, |year, digit| 10 * year + digit);
    u16::try_from(year).ok().filter(|year| *year > 999)
}

fn period(folding: &Folding, spec: &HeaderSpec) -> Option<Stated<Period>> {
    let captures = spec
        .periods
        .iter()
        .find_map(|pattern| pattern.captures(folding.text()))?;
    let number = |name: &str| {
        captures
            .name(name)
            .and_then(|group| group.as_str().parse::<u16>().ok())
    };
    let day = |name: &str| number(name).and_then(|value| u8::try_from(value).ok());
    let from_year = number("from_year")?;
    let period = Period {
        from: (
            from_year,
            day("from_month")?,
            day("from_day").unwrap_or(FIRST_DAY),
        ),
        to: (
            number("to_year").unwrap_or(from_year),
            day("to_month")?,
            day("to_day").unwrap_or(LAST_DAY),
        ),
    };
    // The words that announce the period are no part of it.
    let start = captures.name("from_year")?.start();
    let span = folding.original(start..captures.get(0)?.end());
    Some(Stated {
        value: period,
        span,
        evidence: Evidence::Period,
    })
}

fn year_of_period(period: Option<&Stated<Period>>) -> Option<Stated<u16>> {
    let period = period?;
    let same = period.value.from.0 == period.value.to.0;
    same.then_some(Stated {
        value: period.value.to.0,
        span: period.span,
        evidence: Evidence::Period,
    })
}

/// The year that prose names at least twice and in at least two thirds of all places.
fn year_of_prose(prose: &[Folding], spec: &HeaderSpec) -> Option<Stated<u16>> {
    let mut seen: Vec<(u16, Span)> = Vec::new();
    for folding in prose {
        for captures in spec
            .years
            .iter()
            .flat_map(|pattern| pattern.captures_iter(folding.text()))
        {
            if let Some(group) = captures.name("year")
                && let Ok(year) = group.as_str().parse()
            {
                seen.push((year, folding.original(group.range())));
            }
        }
    }
    let count = |year: u16| seen.iter().filter(|(other, _)| *other == year).count();
    let (value, span) = seen
        .iter()
        .copied()
        .max_by_key(|(year, span)| (count(*year), std::cmp::Reverse(span.start)))?;
    let enough = count(value) >= 2 && 3 * count(value) >= 2 * seen.len();
    enough.then_some(Stated {
        value,
        span,
        evidence: Evidence::Prose,
    })
}

/// The government of the area that the prose calls its own (我县) and names throughout.
fn body_of_prose(prose: &[Folding], spec: &HeaderSpec) -> Option<Stated<String>> {
    let all: String = prose
        .iter()
        .flat_map(|folding| [folding.text(), "\n"])
        .collect();
    let own = spec.levels.iter().find(|level| {
        level
            .self_references
            .iter()
            .any(|word| all.contains(word.as_str()))
    })?;
    for folding in prose {
        for (ending, government) in own
            .endings
            .iter()
            .flat_map(|ending| spec.governments.iter().map(move |body| (ending, body)))
        {
            let tail = format!("{ending}{government}");
            for (at, _) in folding.text().match_indices(&tail).take(MAX_NAMES) {
                if let Some(start) = name_start(folding.text(), at, ending, &all) {
                    let range = start..at + tail.len();
                    let span = folding.original(range.clone());
                    let value = folding.text()[range].to_owned();
                    return Some(Stated {
                        value,
                        span,
                        evidence: Evidence::Prose,
                    });
                }
            }
        }
    }
    None
}

/// Where the name of an area begins that ends at `at` with `ending`: the longest name of two to
/// four characters that the text uses at least twice.
fn name_start(text: &str, at: usize, ending: &str, all: &str) -> Option<usize> {
    let starts = text[..at]
        .char_indices()
        .rev()
        .map(|(start, _)| start)
        .take(4)
        .skip(1);
    let mut best = None;
    let mut uses_of_shorter = usize::MAX;
    for start in starts {
        let name = &text[start..at + ending.len()];
        let uses = all.matches(name).count();
        if uses >= 2
            && name
                .chars()
                .all(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch))
            && 2 * uses >= uses_of_shorter.min(2 * uses)
        {
            best = Some(start);
            uses_of_shorter = uses;
        } else {
            break;
        }
    }
    best
}

fn region_of_address(folding: &Folding, spec: &HeaderSpec) -> Option<Stated<String>> {
    let (value, span) = spec
        .regions
        .iter()
        .find_map(|pattern| folding.group(pattern, "region"))?;
    Some(Stated {
        value,
        span,
        evidence: Evidence::Address,
    })
}

/// The area that the body's name begins with, up to the last ending of a level.
fn region_of_body(body: &Stated<String>, spec: &HeaderSpec) -> Option<Stated<String>> {
    let name = own_name(&body.value, spec);
    let start = name.as_ptr() as usize - body.value.as_ptr() as usize;
    let end = area_end(name, spec)?;
    Some(Stated {
        value: name[..end].to_owned(),
        span: body.span.part(start..start + end),
        evidence: Evidence::Body,
    })
}

/// The level: that of the last area in the name of the body, else of a body whose region is known.
fn level(
    body: Option<&Stated<String>>,
    region: Option<&Stated<String>>,
    spec: &HeaderSpec,
) -> Option<Stated<String>> {
    let body = body?;
    let name = own_name(&body.value, spec);
    let area = &name[..area_end(name, spec)?];
    let of = |ending: &dyn Fn(&Level) -> bool| {
        spec.levels
            .iter()
            .filter(|level| ending(level))
            .collect::<Vec<_>>()
    };
    let longest = |level: &Level| {
        let fitting = level
            .endings
            .iter()
            .filter(|ending| area.ends_with(ending.as_str()));
        fitting.map(String::len).max()
    };
    let sure = spec.levels.iter().filter(|level| longest(level).is_some());
    // 自治区 ends in 区 as well.
    if let Some(level) = sure.max_by_key(|level| longest(level)) {
        return Some(Stated {
            value: level.id.clone(),
            span: body.span,
            evidence: Evidence::Body,
        });
    }
    let possible = of(&|level| {
        level
            .shared_endings
            .iter()
            .any(|ending| area.ends_with(ending.as_str()))
    });
    let region = region.filter(|region| region.evidence == Evidence::Address)?;
    let above = region.value.strip_suffix(area)?;
    // The level below the lowest one that stands above the area in its address.
    let lowest_above = spec.levels.iter().position(|level| {
        let mut endings = level.endings.iter().chain(&level.shared_endings);
        endings.any(|ending| above.ends_with(ending.as_str()))
    })?;
    let level = possible.iter().find(|level| {
        spec.levels.iter().position(|other| other.id == level.id) > Some(lowest_above)
    })?;
    Some(Stated {
        value: level.id.clone(),
        span: region.span,
        evidence: Evidence::Address,
    })
}

/// The name of a body without the superior that it names first and the kind of government.
fn own_name<'a>(name: &'a str, spec: &HeaderSpec) -> &'a str {
    let superior = spec
        .superiors
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix.as_str()));
    let name = superior.unwrap_or(name);
    spec.governments
        .iter()
        .find_map(|ending| name.strip_suffix(ending.as_str()))
        .unwrap_or(name)
}

/// Byte length of the areas that a name begins with: up to the last ending of a level.
///
/// An ending directly behind another continues the name (新乡市, 沙市区); one with at least a
/// character between ends the next area (绍兴市鉴湖区).
fn area_end(name: &str, spec: &HeaderSpec) -> Option<usize> {
    let office = spec
        .offices
        .iter()
        .filter_map(|word| name.find(word.as_str()).filter(|at| *at > 0));
    let name = &name[..office.min().unwrap_or(name.len())];
    let endings = spec
        .levels
        .iter()
        .flat_map(|level| level.endings.iter().chain(&level.shared_endings));
    let ends = endings.flat_map(|ending| {
        name.match_indices(ending.as_str())
            .filter(|(at, _)| *at > 0)
            .map(|(at, found)| at + found.len())
    });
    ends.max()
}

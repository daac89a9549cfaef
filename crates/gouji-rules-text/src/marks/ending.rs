//! How the paragraphs of a report end.

use std::rc::Rc;

use gouji_core::{Item, ReportCx, SectionContent};

use super::chars::{ends_sentence, is_han, starts_item};
use super::habit::Place;
use super::passage::{Passage, Passages};

/// The paragraphs that do not end as sentences do.
#[derive(Debug, Default)]
pub(crate) struct Endings {
    /// Those that stop in the midst of a sentence.
    pub(crate) cut: Vec<Ending>,
    /// Last paragraphs of a section without the mark that all others end with.
    pub(crate) unmarked: Vec<Ending>,
    /// How many end with a mark.
    pub(crate) whole: usize,
    /// The end of a paragraph whose last characters could not be read.
    pub(crate) lost: Option<Place>,
}

/// The end of a paragraph.
#[derive(Debug)]
pub(crate) struct Ending {
    /// Its last words.
    pub(crate) place: Place,
    /// What it ends with.
    pub(crate) word: &'static str,
}

impl Endings {
    /// The ends of a report, worked out once.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || {
            let passages = Passages::of(cx);
            let mut endings = Self::default();
            for (index, passage) in passages.0.iter().enumerate() {
                if passage.is_sentence && is_prose(cx, passage) {
                    endings.read(cx, &passages, index, passage);
                }
            }
            endings
        })
    }

    fn read(&mut self, cx: &ReportCx<'_>, passages: &Passages, index: usize, passage: &Passage) {
        let text = gouji_zh::trim(&passage.text);
        if is_ended(text) {
            self.whole += 1;
            return;
        }
        let ending = |word| Ending {
            place: Place {
                span: tail(passage),
                section: passage.section,
            },
            word,
        };
        if text.ends_with('\u{fffd}') {
            self.lost = Some(ending("").place);
            return;
        }
        let next = passages
            .0
            .get(index + 1)
            .filter(|next| next.section == passage.section);
        let stops = unfinished(text).filter(|word| {
            let is_list_lead = matches!(*word, "：" | ":");
            let is_last = next.is_none() && (!is_list_lead || is_last_item(cx, passage));
            is_last
                || !is_list_lead
                    && next.is_some_and(|next| is_between_items(passages, passage, next))
        });
        if let Some(word) = stops {
            self.cut.push(ending(word));
        } else if next.is_none() && may_lack_mark(text) {
            self.unmarked.push(ending(""));
        }
    }
}

/// Whether a paragraph is in a part of the report that is prose.
fn is_prose(cx: &ReportCx<'_>, passage: &Passage) -> bool {
    passage
        .section
        .is_some_and(|id| cx.form.section(id).content != SectionContent::Table)
}

fn is_ended(text: &str) -> bool {
    let closers = ['”', '’', '）', ')', '」', '》', '〕', '】', '"'];
    let inner = text.trim_end_matches(closers);
    inner.ends_with(ends_sentence) || text.ends_with(['；', ';'])
}

/// Marks after which a sentence goes on.
const MARKS: &[&str] = &["，", "、", ",", "：", ":", "“", "‘", "（", "(", "《", "〈"];

/// Words after which a sentence goes on, each with what ends with it and does not.
const WORDS: &[(&str, &[&str])] = &[
    ("的", &["目的", "有的", "标的", "是的", "似的"]),
    (
        "和",
        &[
            "总和", "调和", "饱和", "中和", "缓和", "温和", "人和", "平和", "祥和",
        ],
    ),
    ("与", &["参与", "给与", "赋与", "授与"]),
    (
        "及",
        &[
            "普及", "涉及", "触及", "顾及", "波及", "不及", "企及", "提及", "谈及", "论及",
        ],
    ),
    ("并", &["合并", "兼并", "撤并", "吞并", "归并"]),
    ("或", &[]),
    ("或者", &[]),
    (
        "对",
        &[
            "面对",
            "核对",
            "应对",
            "校对",
            "绝对",
            "相对",
            "反对",
            "比对",
            "针锋相对",
            "结对",
            "配对",
        ],
    ),
    ("把", &["火把", "一把", "拖把"]),
    ("将", &["干将", "大将", "虎将"]),
    ("被", &["棉被"]),
    (
        "在",
        &[
            "存在", "现在", "所在", "内在", "潜在", "实在", "常在", "外在", "好在", "还在",
        ],
    ),
    ("是", &["求是", "还是", "但是", "于是", "国是", "如是"]),
];

/// What a text ends with that leaves its sentence unfinished.
fn unfinished(text: &str) -> Option<&'static str> {
    let mark = MARKS.iter().find(|mark| text.ends_with(**mark));
    if let Some(mark) = mark {
        let is_lead = matches!(*mark, "：" | ":");
        let is_label = is_lead && (text.starts_with('附') || text.chars().count() < LEAST_LEAD);
        return (!is_label).then_some(*mark);
    }
    let word = WORDS.iter().find(|(word, whole)| {
        text.ends_with(word) && !whole.iter().any(|whole| text.ends_with(whole))
    });
    // A slogan or a title may end with any word; a paragraph of sentences may not.
    word.filter(|_| text.contains('。')).map(|(word, _)| *word)
}

/// Fewest characters of a sentence that leads to a list.
const LEAST_LEAD: usize = 15;

/// Whether a paragraph stands between the items of a list, and alone there ends as it does.
fn is_between_items(passages: &Passages, passage: &Passage, next: &Passage) -> bool {
    let last = |passage: &Passage| gouji_zh::trim(&passage.text).chars().next_back();
    let alike = passages
        .sentences()
        .filter(|other| other.section == passage.section && last(other) == last(passage))
        .take(2)
        .count();
    starts_item(&next.text) && passage.text.contains('。') && alike == 1
}

/// Whether nothing follows a paragraph in its section, no table and no picture either.
fn is_last_item(cx: &ReportCx<'_>, passage: &Passage) -> bool {
    let section = passage.section.and_then(|id| cx.section(id));
    section.is_some_and(|section| {
        matches!(section.items.last(), Some(Item::Prose(span)) if span.end <= passage.end())
    })
}

/// Fewest characters of a paragraph of one sentence.
const LEAST_CHARS: usize = 25;

/// Whether a paragraph is one of sentences that ends with a word, and not a name or a date below.
fn may_lack_mark(text: &str) -> bool {
    let clause = text
        .rsplit(['。', '，', '；', ',', ';'])
        .next()
        .unwrap_or("");
    let is_signature = clause.ends_with([
        '日', '局', '府', '委', '会', '室', '厅', '处', '院', '站', '中', '心',
    ]);
    text.ends_with(is_han)
        && !is_signature
        && !clause.contains(['：', ':', ' ', '\u{3000}', '/'])
        && !text.starts_with('附')
        && (text.contains('。') || text.chars().count() >= LEAST_CHARS)
}

/// Most characters of a paragraph's last clause that a finding shows.
const TAIL: usize = 12;

fn tail(passage: &Passage) -> gouji_core::Span {
    let trimmed = gouji_zh::trim(&passage.text);
    let end = passage.text.find(trimmed).unwrap_or(0) + trimmed.len();
    let text = passage.text.get(..end).unwrap_or("");
    let mut start = end;
    for (count, (at, ch)) in text.char_indices().rev().enumerate() {
        if count == TAIL || count > 0 && "。，；,;！？".contains(ch) {
            break;
        }
        start = at;
    }
    passage.span_of(start..end)
}

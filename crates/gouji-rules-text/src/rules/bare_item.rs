//! Items of a list that are a bare name beside items that are clauses.

use gouji_core::{
    Findings, Knowledge, ListItem, Outline, ReportCx, ReportRule, RuleMeta, Words, rule_meta,
};
use gouji_zh::MarkerStyle;

use crate::basis;
use crate::enumeration::{self, Placed};

rule_meta! {
    META {
        id: "text/bare-item",
        title: ("列举中有一项缺动词", "item without a verb"),
        summary: ("同一组列举中，别的各项是句子，只有这一项是名词。", "One item of a list is a bare noun while the others are clauses."),
        help: ("补上动词，与其他各项写法一致。", "Add the verb, so that the items are alike."),
        severity: Info,
        stage: Trial,
        forms: &[],
        basis: basis::LADDER,
        never_unable: Some(Words::fixed("词性拿不准的不提示", "silent where the parts of speech are not sure")),
        docs: r"## 检查什么

“一是完成了平台改版。二是新媒体平台。三是设置了查阅点。”：第二项只有一个名词，别的各项都以动词带起句子。

## 为什么

多半是删改时漏掉了动词，读者不知道做了什么。

## 例外

各项都是名词的（一是组织领导。二是队伍建设。）是一种写法；带动词、形容词，或者词性拿不准的，不提示。

## 修改建议

补上动词，如“二是办好新媒体平台”。",
    }
}

/// The rule.
pub(crate) struct BareItem;

/// Longest bare item, in characters.
const LONGEST: usize = 12;
/// Most bytes of an item that are read.
const MOST_READ: usize = 150;
/// Least characters of the other items: short ones are names as well, 矛盾调解 beside 道路硬化.
const LEAST_SIBLING: usize = 6;
/// Least items of a list: with fewer nobody can tell which of them is out of line.
const LEAST_ITEMS: usize = 3;

impl ReportRule for BareItem {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let outline = Outline::of(cx);
        for place in enumeration::lists(&outline, cx) {
            let Some((at, item)) = bare(place, cx.knowledge) else {
                continue;
            };
            let text = place.section.slice(at.clone());
            let message = Words::new(
                format!("“{text}”没有动词，与其他各项写法不一致"),
                format!("\"{text}\" has no verb, unlike the other items"),
            );
            let other = place.list.items.iter().position(|one| one != item);
            let other = other.and_then(|index| place.list.items.get(index));
            let finding = findings
                .report(place.section.span_of(at), message)
                .label(Words::fixed("缺动词", "a verb is due"))
                .section(place.section.section);
            if let Some(other) = other {
                let sentence = sentence(place, other);
                let label = Words::fixed("别的项", "another item");
                finding.related(place.section.span_of(sentence), label, None);
            }
        }
    }
}

/// The only item of a list that is a bare name.
fn bare<'a>(
    place: Placed<'a>,
    knowledge: &Knowledge,
) -> Option<(std::ops::Range<usize>, &'a ListItem)> {
    let is_of_words = matches!(place.list.style, MarkerStyle::HanIs);
    if !is_of_words || place.list.items.len() < LEAST_ITEMS {
        return None;
    }
    let is_bare = |item: &&ListItem| {
        let text = place.section.slice(sentence(place, item));
        let length = text.chars().count();
        (2..=LONGEST).contains(&length)
            && !text.contains([',', ':', '、', '"'])
            && has_only_names(text, knowledge)
    };
    // The longer items are only segmented where a short one is bare.
    let mut bare = place.list.items.iter().filter(is_bare);
    let (item, None) = (bare.next()?, bare.next()) else {
        return None;
    };
    let at = sentence(place, item);
    let others = place.list.items.iter().filter(|other| *other != item);
    let mut texts = others.map(|other| place.section.slice(sentence(place, other)));
    texts
        .all(|text| text.chars().count() >= LEAST_SIBLING && has_verb(text, knowledge))
        .then_some((at, item))
}

/// The first sentence of an item, without its stop.
fn sentence(place: Placed<'_>, item: &ListItem) -> std::ops::Range<usize> {
    let text = place.section.slice(item.text.clone());
    let end = text.find(['。', ';', '!']).unwrap_or(text.len());
    item.text.start..item.text.start + end
}

/// Whether a text is a noun with what stands before nouns.
fn has_only_names(text: &str, knowledge: &Knowledge) -> bool {
    let words = knowledge.segmenter().tag(text);
    let is_noun = |tag: &str| tag.starts_with('n');
    let ends_with_noun = words.last().is_some_and(|word| is_noun(word.tag));
    ends_with_noun
        && words
            .iter()
            .all(|word| is_noun(word.tag) || matches!(word.tag, "vn" | "b" | "m" | "a"))
}

/// Whether a sentence has a verb, as far as it is read.
fn has_verb(text: &str, knowledge: &Knowledge) -> bool {
    let mut end = text.len().min(MOST_READ);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let words = knowledge.segmenter().tag(&text[..end]);
    // The dictionary has many a verb as a noun of action.
    let is_doing = |pair: &[gouji_zh::Tagged<'_>]| matches!(pair, [verb, mark] if verb.tag == "vn" && ["了", "着"].contains(&mark.word));
    words.iter().any(|word| word.tag == "v") || words.windows(2).any(is_doing)
}

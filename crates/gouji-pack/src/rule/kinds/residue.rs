//! The usual blanks of templates, told apart from right uses of the same characters.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::rule::{LexiconBuilder, Needed, RuleCx};

/// The usual blanks, with what each of them needs.
pub(super) struct Residues(Vec<(&'static Blank, Needed)>);

impl Residues {
    /// The usual blanks; what they need becomes words of the lexicon.
    pub(super) fn compile(lexicon: &mut LexiconBuilder) -> Self {
        let blanks = BLANKS.iter();
        let needed = blanks.map(|blank| (blank, lexicon.needed(blank.0.as_str())));
        Self(needed.collect())
    }

    /// Tells of every blank of the scope of a rule, with the index of its piece of text.
    pub(super) fn each(&self, cx: &RuleCx<'_>, mut work: impl FnMut(u32, Range<usize>)) {
        let mut found: BTreeMap<u32, Vec<Range<usize>>> = BTreeMap::new();
        for (blank, needed) in &self.0 {
            cx.each_unit_with(needed, |index, unit| {
                let blanks = of_blank(blank, unit.text());
                let known = (!blanks.is_empty()).then(|| found.entry(index).or_default());
                known
                    .into_iter()
                    .for_each(|known| known.extend(blanks.iter().cloned()));
            });
        }
        let units = cx.units();
        for (index, blanks) in found {
            let kept = kept(units.get(index).text(), blanks).into_iter();
            kept.for_each(|range| work(index, range));
        }
    }
}

/// The places of a text that look like blanks of a template, sorted, none inside another.
///
/// Silent are parts of words and numbers (`XXL`, `138****1234`), addresses, lines that only set
/// things apart, years in Chinese numerals (二〇〇九), and 待填写 inside 有待… or 等待….
fn kept(text: &str, mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if found.is_empty() || sets_apart(text) {
        return Vec::new();
    }
    let addresses: Vec<Range<usize>> = ADDRESS
        .iter()
        .flat_map(|pattern| pattern.find_iter(text))
        .map(|one| one.range())
        .collect();
    found.retain(|one| {
        let behind = addresses.partition_point(|address| address.start <= one.start);
        let address = behind.checked_sub(1).map(|last| &addresses[last]);
        address.is_none_or(|address| one.end > address.end)
    });
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    found.dedup_by(|next, kept| next.start < kept.end);
    found
}

/// The places of one kind of blank.
fn of_blank((pattern, is_blank): &Blank, text: &str) -> Vec<Range<usize>> {
    let matches = pattern.find_iter(text).map(|one| one.range());
    matches.filter(|range| is_blank(text, range)).collect()
}

/// Whether a text is a line that only sets things apart.
fn sets_apart(text: &str) -> bool {
    text.chars()
        .all(|ch| gouji_zh::is_space(ch) || "*＊_＿-—=".contains(ch))
}

/// Whether a match at a place of a text is a blank.
type Guard = fn(&str, &Range<usize>) -> bool;

/// Patterns of blanks; a match counts where its guard says so.
const PATTERNS: &[(&str, Guard)] = &[
    (
        r"X{2,}|x{2,}|Ｘ{2,}|ｘ{2,}|×{2,}|\*{3,}|＊{2,}|_{3,}|＿{2,}",
        is_run,
    ),
    (
        r"[XＸ](?:年|月|日|件|条|次|项|个|名|人|起|份|场|期|万元)|×(?:年|月|日)",
        is_apart,
    ),
    (r"[○◯]{2,}|〇{2,}|□{2,}", is_no_numeral),
    (r"某某+", stands_for_a_body),
    (r"待(?:填写|填报|填入)", is_no_wait),
    (r"待(?:补充|补录)", is_last_word),
    (
        r"此处(?:填写|填入|插入|输入|添加|补充|粘贴)|(?:单击|点击)此处(?:添加|输入|编辑)",
        always,
    ),
    (
        r"[（(【\[〔][\s　]*请[^（()）【】\[\]〔〕]{0,20}?(?:填写|填入|填报|补充|列出|列明|插入|删除|替换|修改)[^（()）【】\[\]〔〕]{0,30}[）)】\]〕]",
        always,
    ),
    (r"\$?[{｛]{1,2}[^{}｛｝\n]{0,15}[}｝]{1,2}", always),
    (
        r"【[\s　]*(?:…+|\.{2,}|·+|_+|[XＸ×xｘ○]+|(?:单位|机关|部门)(?:名称|全称)?|年份|年度|日期|数字|数量|姓名|地名|具体内容)?[\s　]*】",
        always,
    ),
    (r"[<＜](?:单位|机关|部门)(?:名称|全称)?[>＞]", always),
    (r"TODO|TBD|FIXME|Lorem ipsum", is_apart),
    (r"^[\s　]*(?:…+|\.{3,})[\s　]*$", always),
];

/// A pattern of blanks, ready to run.
type Blank = (Regex, Guard);

static BLANKS: LazyLock<Vec<Blank>> = LazyLock::new(|| {
    let compiled = PATTERNS
        .iter()
        .map(|(pattern, guard)| Some((Regex::new(pattern).ok()?, *guard)));
    compiled.flatten().collect()
});

/// Web and mail addresses.
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:https?://|www\.)[!-~]+|[a-z0-9._%+*-]+@[a-z0-9*.-]+").ok()
});

fn always(_: &str, _: &Range<usize>) -> bool {
    true
}

/// 某某 before a word for a body; 张某某 is a name that is rightly hidden.
fn stands_for_a_body(text: &str, range: &Range<usize>) -> bool {
    let behind = &text[range.end..];
    [
        "省", "市", "县", "区", "乡", "镇", "村", "街道", "局", "厅", "委", "办", "单位", "部门",
        "机关", "公司", "企业", "学校", "医院",
    ]
    .iter()
    .any(|word| behind.starts_with(word))
}

fn before(text: &str, range: &Range<usize>) -> Option<char> {
    text[..range.start].chars().next_back()
}

fn behind(text: &str, range: &Range<usize>) -> Option<char> {
    text[range.end..].chars().next()
}

fn is_latin(ch: Option<char>) -> bool {
    ch.is_some_and(|ch| gouji_zh::fold_char(ch).is_ascii_alphabetic())
}

fn is_digit(ch: Option<char>) -> bool {
    ch.is_some_and(|ch| gouji_zh::fold_char(ch).is_ascii_digit())
}

/// A run of marks that stands for words or for a year, and does not hide a part of a number.
fn is_run(text: &str, range: &Range<usize>) -> bool {
    let (before_run, behind_run) = (before(text, range), behind(text, range));
    if is_latin(before_run) || is_latin(behind_run) || is_digit(behind_run) {
        return false;
    }
    let joins = |ch: Option<char>| ch.is_some_and(|ch| "@./-".contains(ch));
    let is_name = joins(behind_run) && is_latin(text[range.end..].chars().nth(1));
    let is_masked = is_digit(before_run) && !is_year(&text[..range.start], &text[range.clone()]);
    !is_name && !is_masked
}

/// Whether a run of two marks completes 20 to a year.
fn is_year(before: &str, run: &str) -> bool {
    let digits = before.chars().rev().take(3).map(gouji_zh::fold_char);
    let mut digits: Vec<char> = digits.take_while(char::is_ascii_digit).collect();
    digits.reverse();
    matches!(digits.as_slice(), ['2', '0'] | ['1', '9']) && run.chars().count() == 2
}

/// Not a part of a Latin word, a number or a longer run.
fn is_apart(text: &str, range: &Range<usize>) -> bool {
    let is_joined =
        |ch: Option<char>| is_latin(ch) || is_digit(ch) || ch.is_some_and(|ch| "×_-.".contains(ch));
    // A blank before a measure word ends in that word, which no letter follows.
    !is_joined(before(text, range)) && !is_latin(behind(text, range))
}

/// Circles that are no zeros of a number in Chinese numerals.
fn is_no_numeral(text: &str, range: &Range<usize>) -> bool {
    let is_numeral = |ch: Option<char>| {
        is_digit(ch) || ch.is_some_and(|ch| "零〇○一二三四五六七八九十百千两".contains(ch))
    };
    !is_numeral(before(text, range)) && !is_numeral(behind(text, range))
}

/// Not the end of 有待, 亟待, 等待 or another word for waiting.
fn is_no_wait(text: &str, range: &Range<usize>) -> bool {
    !before(text, range).is_some_and(|ch| "有亟尚仍等对正还期接招看优善".contains(ch))
}

/// 待补充 with nothing behind it; 待补充材料的申请 are waited for, and no blank.
fn is_last_word(text: &str, range: &Range<usize>) -> bool {
    is_no_wait(text, range) && !behind(text, range).is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let blanks = BLANKS.iter().flat_map(|blank| of_blank(blank, text));
        let kept = kept(text, blanks.collect()).into_iter();
        kept.map(|range| &text[range]).collect()
    }

    #[test]
    fn every_pattern_is_one() {
        assert_eq!(BLANKS.len(), PATTERNS.len());
        assert!(ADDRESS.is_some());
        let residues = Residues::compile(&mut LexiconBuilder::default());
        let everywhere = residues
            .0
            .iter()
            .filter(|(_, needed)| needed.words().is_none());
        assert_eq!(everywhere.count(), 0);
    }

    #[test]
    fn blanks_are_found() {
        for (text, blank) in [
            ("XX县水务局公开信息216条", "XX"),
            ("xxx局全年收到申请2件", "xxx"),
            ("ＸＸＸ局政府信息公开年报", "ＸＸＸ"),
            ("20××年，我局公开信息", "××"),
            ("全年收到申请X件", "X件"),
            ("截至×月", "×月"),
            ("○○县人民政府", "○○"),
            ("办理某某公司的申请", "某某"),
            ("收到申请____件", "____"),
            ("联系电话：******", "******"),
            ("{单位名称}2023年", "{单位名称}"),
            ("培训【…】次", "【…】"),
            ("【单位名称】严格落实", "【单位名称】"),
            ("问题：待填写。", "待填写"),
            ("相关数据待补充。", "待补充"),
            ("此处填写主要问题", "此处填写"),
            ("（请填写存在的主要问题）", "（请填写存在的主要问题）"),
            ("<单位名称>", "<单位名称>"),
            ("TODO：补数据", "TODO"),
            ("……", "……"),
        ] {
            assert_eq!(found(text), [blank], "{text}");
        }
        assert_eq!(found("XX年XX月，XX局"), ["XX", "XX", "XX"]);
    }

    #[test]
    fn right_uses_are_silent() {
        for text in [
            "尺码为XXL，型号EXX-2",
            "联系电话138****1234、0932-00000××",
            "身份证号4101**********1234",
            "计算公式为3×5×2，面积12×8米",
            "邮箱xxgk@xx.gov.cn，网址http://www.xxgk.gov.cn/xx/",
            "网站xx.gov.cn",
            "二〇〇九年、二○○八年、一九〇〇年",
            "机制有待补充完善",
            "对待补充材料的申请一次告知",
            "群众等待填写申请表",
            "请填写《政府信息公开申请表》",
            "公开栏目包括教育、卫生……等信息",
            "*****",
            "__________",
            "【依申请公开】栏目",
            "国办发【2019】60号",
            "原因：X光机采购",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}

//! Whether a mention stands where a report names the body that reports, and no other.

use gouji_core::{Paragraph, Prose, ReportCx};

use super::{Mention, Own, Setting, words};

/// The section that opens with the reporter.
const OVERVIEW: &str = "s1_overview";

/// Whether a mention announces the report: 某局现将年度报告公布如下.
pub(crate) fn announces(mention: &Mention, setting: &Setting<'_>) -> bool {
    if !setting.sentence.contains("年度报告") {
        return false;
    }
    let is_announcer = words::begins(setting.behind, "announcing").is_some();
    let year = setting
        .behind
        .trim_start_matches(|ch: char| ch.is_ascii_digit());
    let is_announced = setting.before.ends_with("现将")
        && words::begins(year.trim_start_matches(['年', '度']), "reports").is_some();
    (mention.opens_clause && is_announcer) || is_announced
}

/// Whether a mention is the subject of the sentence that the first section begins with, and the
/// sentence is on the disclosure of the subject itself.
pub(crate) fn opens_overview(
    cx: &ReportCx<'_>,
    own: &Own,
    mention: &Mention,
    paragraph: &Paragraph,
    setting: &Setting<'_>,
) -> bool {
    let overview = cx.section_named(OVERVIEW);
    if overview.is_none() || paragraph.section != overview || !mention.opens_clause {
        return false;
    }
    let prose = Prose::of(cx);
    let first = prose
        .paragraphs
        .iter()
        .position(|one| one.section == overview && one.text().contains('。'));
    let before = &paragraph.text()[..mention.place.start];
    if first != Some(mention.paragraph) || before.contains(['。', ';']) {
        return false;
    }
    let sentence = setting.sentence;
    words::begins(setting.behind, "telling").is_some()
        && words::holds(sentence, "disclosure")
        && !words::holds(sentence, "of.all")
        && !words::holds(sentence, "with.others")
        && !(own.organ.chars().count() > 1 && sentence.contains(own.organ.as_str()))
}

//! Which of the reports of a name is the one of the year before, and why none surely is.

use std::collections::HashMap;

use gouji_core::{Evidence, Header, Report, StableHash, Words};
use gouji_zh::Folded;

use super::Kept;

/// Why a report without a body has no other year.
pub(super) const NO_BODY: Words = Words::fixed(
    "看不出报告机关，无法与上年的报告对应",
    "it is not known who reports, so there is no telling the report of the year before",
);
/// Why a report without a year has no year before.
pub(super) const NO_YEAR: Words = Words::fixed(
    "看不出报告年度，无法与上年的报告对应",
    "the report year is not known, so there is no telling the report of the year before",
);

/// The one report that is surely of the same body and for the year before.
pub(super) fn search<'a>(
    reports: &'a HashMap<String, Vec<Kept>>,
    report: &Report,
) -> Result<&'a Kept, Words> {
    let header = &report.header;
    let body = header.body.as_ref().ok_or(NO_BODY)?.value.as_str();
    let year = header.year.as_ref().ok_or(NO_YEAR)?.value;
    let region = region(header);
    let namesakes = reports
        .get(&folded(body))
        .map_or(&[] as &[Kept], Vec::as_slice);
    let before = year.saturating_sub(1);
    let of_before = || namesakes.iter().filter(|kept| kept.year == before);
    let candidates: Vec<&Kept> = of_before()
        .filter(|kept| may_agree(&kept.region, &region))
        .collect();
    let Some(first) = candidates.first().copied() else {
        return Err(not_found(body, before, of_before().next()));
    };
    let mut others = candidates.iter();
    if let Some(other) = others.find(|other| other.values().ne(first.values())) {
        return Err(contradicting(body, before, first, other));
    }
    if candidates.iter().any(|kept| agree(&kept.region, &region)) {
        return Ok(first);
    }
    // Towns of two counties share a name, and many reports print no address. Where a name is seen
    // to have two owners, it alone does not tell whose a report is.
    let own = hash(report);
    let is_namesake = |kept: &&Kept| {
        let is_other_report = kept.year == year && kept.hash != own;
        is_other_report
            || !may_agree(&kept.region, &region)
            || !may_agree(&kept.region, &first.region)
    };
    match namesakes.iter().find(is_namesake) {
        Some(namesake) => Err(ambiguous(body, first, namesake)),
        None => Ok(first),
    }
}

/// The region, if the report says more of it than the name of the body does.
pub(super) fn region(header: &Header) -> Option<String> {
    let region = header.region.as_ref()?;
    (region.evidence != Evidence::Body).then(|| folded(&region.value))
}

/// Whether two reports may be of one region: addresses begin with a province, a city or a county,
/// and end where the one who wrote them thought it clear.
fn may_agree(one: &Option<String>, other: &Option<String>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.contains(other) || other.contains(one),
        _ => true,
    }
}

/// Whether two reports are of one region: both are known, down to the same lowest division.
fn agree(one: &Option<String>, other: &Option<String>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.ends_with(other) || other.ends_with(one),
        _ => false,
    }
}

/// The key of a name: printed in whatever width or script, it is one name.
pub(super) fn folded(name: &str) -> String {
    Folded::squeezed(name).text().to_owned()
}

/// Tells reports with other figures apart.
pub(super) fn hash(report: &Report) -> String {
    let mut hash = StableHash::default();
    for (id, fact) in report.facts.iter() {
        hash.add(&id.0.to_string());
        hash.add(&format!("{:?}", fact.value));
    }
    hash.finish()
}

fn not_found(body: &str, year: u16, elsewhere: Option<&Kept>) -> Words {
    let (mut zh, mut en) = (
        format!("没有找到{body}{year}年的报告"),
        format!("no report of {body} for {year} was found"),
    );
    if let Some(Kept { source, .. }) = elsewhere {
        zh += &format!("；{source} 的机关同名，但地区不同");
        en += &format!("; the body of {source} has the same name, but is of another region");
    }
    Words::new(zh, en)
}

fn contradicting(body: &str, year: u16, one: &Kept, other: &Kept) -> Words {
    let (one, other) = (&one.source, &other.source);
    Words::new(
        format!("找到两份{body}{year}年的报告，数字不一致：{one}、{other}"),
        format!(
            "two reports of {body} for {year} were found, with different figures: {one} and {other}"
        ),
    )
}

fn ambiguous(body: &str, past: &Kept, namesake: &Kept) -> Words {
    let (year, other_year) = (past.year, namesake.year);
    let (past, namesake) = (&past.source, &namesake.source);
    Words::new(
        format!(
            "另有一份{body}{other_year}年的报告（{namesake}），可能属于同名的另一机关，无法确定{year}年的报告（{past}）是哪一家的"
        ),
        format!(
            "there is another report of {body} for {other_year} ({namesake}), perhaps of another body of that name, so it is open whose the report for {year} ({past}) is"
        ),
    )
}

//! The year in the name of a file.

/// The name of a file without its folders and its ending.
pub(crate) fn stem(source: &str) -> &str {
    let name = source.rsplit(['/', '\\']).next().unwrap_or(source);
    match name.rsplit_once('.') {
        Some((stem, ending)) if ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) => stem,
        _ => name,
    }
}

/// The year of a report that the name of its file tells against `report_year`.
///
/// Dates, numbers of pages and the year of publication are none: the year must be written with 年,
/// or be the only figure of the name and lie before the report year.
pub(crate) fn year(source: &str, report_year: u16) -> Option<u16> {
    let stem = stem(source);
    let runs = runs(stem);
    let mut years = runs.iter().filter_map(|run| year_of(stem, run));
    if years.any(|year| year == report_year) {
        return None;
    }
    let mut written = runs
        .iter()
        .filter(|run| {
            stem[run.end..].starts_with('年') && !is_month(&stem[run.end + '年'.len_utf8()..])
        })
        .filter_map(|run| year_of(stem, run));
    if let Some(year) = written.next() {
        return written.all(|other| other == year).then_some(year);
    }
    let [run] = &runs[..] else { return None };
    let is_parted = |ch: Option<char>| ch.is_none_or(|ch| !ch.is_ascii_alphanumeric());
    let is_alone = is_parted(stem[..run.start].chars().next_back())
        && is_parted(stem[run.end..].chars().next());
    year_of(stem, run).filter(|year| is_alone && *year < report_year)
}

type Run = std::ops::Range<usize>;

/// Runs of digits.
fn runs(stem: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, ch) in stem.char_indices().filter(|(_, ch)| ch.is_ascii_digit()) {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end += ch.len_utf8(),
            None => runs.push(at..at + ch.len_utf8()),
        }
    }
    runs
}

/// Years that reports are of.
const YEARS: std::ops::RangeInclusive<u16> = 2000..=2099;

fn year_of(stem: &str, run: &Run) -> Option<u16> {
    let year = stem[run.clone()].parse().ok().filter(|_| run.len() == 4)?;
    YEARS.contains(&year).then_some(year)
}

fn is_month(text: &str) -> bool {
    text.trim_start_matches(|ch: char| ch.is_ascii_digit())
        .starts_with('月')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_file_names_are_told() {
        for name in [
            "报告-2012.txt",
            "a/2013/某县2012年政府信息公开年报.docx",
            "report_2012.pdf",
            "2012.html",
            "某局2012年度报告(20140115).pdf",
        ] {
            assert_eq!(year(name, 2013), Some(2012), "{name}");
        }
    }

    #[test]
    fn dates_and_numbers_are_no_years() {
        for name in [
            "2012/报告.txt",
            "报告-2013.txt",
            "20140115.txt",
            "2014-01-15.html",
            "2012-11-03.html",
            "art_2012_88.html",
            "报告-2014.txt",
            "2014年1月公布2013年报.txt",
            "2012年12月.txt",
            "x2012.txt",
            "content_2012345.html",
            "songling.md",
            "",
        ] {
            assert_eq!(year(name, 2013), None, "{name}");
        }
    }
}

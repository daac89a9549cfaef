//! A word that is right: a local name, a term of the field, a word of the user's.

use crate::context::ReportCx;

/// A word that is one word for segmentation, and that no rule corrects.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownWord {
    /// The word.
    pub word: String,
    /// Regions whose reports it is right in, such as 河北省邯郸市; empty for all.
    pub regions: Vec<String>,
    /// Bodies whose reports it is right in, by their name or its ending; empty for all.
    pub bodies: Vec<String>,
}

impl KnownWord {
    /// Whether it is right in every report.
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        self.regions.is_empty() && self.bodies.is_empty()
    }

    /// Whether it is right in a report; where both regions and bodies are named, one of each must
    /// fit.
    ///
    /// A region holds for the reports of all that lies in it. It is written in full (甲省乙市丙县) or
    /// by its last name (丙县); a name holds as a whole, not as a part of another. A body is written
    /// by its name, with or without that of its area.
    #[must_use]
    pub fn is_for(&self, cx: &ReportCx<'_>) -> bool {
        let header = &cx.report.header;
        let region = header.region.as_ref().map_or("", |region| &region.value);
        let body = header.body.as_ref().map_or("", |body| &body.value);
        let endings: Vec<&str> = cx.form.header.area_endings().collect();
        let fits_region = |own: &String| {
            lies_in(region, own, &endings)
                || lies_in(body, own, &endings)
                || above(cx, region, &endings).any(|name| own.ends_with(name))
        };
        let fits_body = |own: &String| {
            let before = body.strip_suffix(own.as_str());
            before.is_some_and(|before| is_end(before, &endings))
        };
        (self.regions.is_empty() || self.regions.iter().any(fits_region))
            && (self.bodies.is_empty() || self.bodies.iter().any(fits_body))
    }
}

/// Whether a text is empty or ends in the name of an area.
fn is_end(text: &str, endings: &[&str]) -> bool {
    text.is_empty() || endings.iter().any(|ending| text.ends_with(ending))
}

/// Whether the names of areas that a text begins with hold a region.
fn lies_in(text: &str, region: &str, endings: &[&str]) -> bool {
    if region.is_empty() || !is_end(region, endings) || text.is_empty() {
        return false;
    }
    let mut places = text.match_indices(region);
    let is_whole = places.any(|(at, _)| is_end(&text[..at], endings));
    // A report may state less of its region than the list does.
    is_whole || is_end(text, endings) && region.ends_with(text)
}

/// The areas that the area of a report lies in, where its name tells which one it is.
fn above<'a>(
    cx: &ReportCx<'a>,
    region: &str,
    endings: &[&str],
) -> impl Iterator<Item = &'a str> + use<'a> {
    let gazetteer = cx.knowledge.gazetteer();
    let mut named = gazetteer.named(last_name(region, endings));
    let only = match (named.next(), named.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    };
    let codes = only.into_iter().flat_map(crate::Division::ancestors);
    codes.flat_map(|code| {
        gazetteer
            .coded(&code)
            .map(|one| one.name.as_str())
            .collect::<Vec<_>>()
    })
}

/// The last of the names of areas that a text is made of.
fn last_name<'t>(text: &'t str, endings: &[&str]) -> &'t str {
    let starts = text.char_indices().map(|(at, _)| at).skip(1);
    let cut = starts.filter(|at| is_end(&text[..*at], endings)).last();
    &text[cut.unwrap_or(0)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDINGS: [&str; 6] = ["省", "市", "县", "区", "自治州", "镇"];

    #[test]
    fn a_region_holds_as_a_whole_name() {
        for (report, region) in [
            ("甲省乙市丙丁县", "丙丁县"),
            ("甲省乙市丙丁县", "甲省"),
            ("甲省乙市丙丁县戊镇", "乙市丙丁县"),
            ("丙丁县", "甲省乙市丙丁县"),
            ("丙丁县戊镇人民政府", "丙丁县"),
        ] {
            assert!(lies_in(report, region, &ENDINGS), "{region} in {report}");
        }
        for (report, region) in [
            ("甲省乙市丙丁县", "丁县"),
            ("甲省乙市丙丁县", "丙丁"),
            ("乙市甲省区", "甲"),
            ("甲省乙市丙丁县", "乙市戊县"),
            ("丙丁县", ""),
            ("", "丙丁县"),
        ] {
            assert!(!lies_in(report, region, &ENDINGS), "{region} in {report}");
        }
    }

    #[test]
    fn the_last_name_of_a_region_is_its_own() {
        assert_eq!(last_name("甲省乙市丙县", &ENDINGS), "丙县");
        assert_eq!(last_name("丙县", &ENDINGS), "丙县");
        assert_eq!(last_name("", &ENDINGS), "");
    }
}

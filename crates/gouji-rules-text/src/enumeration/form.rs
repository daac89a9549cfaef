//! Markers in the form and width of another one.

use gouji_zh::MarkerStyle;

/// A marker with a number, written as `marker` is; none where that has no numeral of digits or
/// Chinese numerals.
pub(crate) fn like(marker: &str, number: u32) -> Option<String> {
    let start = marker.find(is_numeral)?;
    let rest = &marker[start..];
    let end = rest.find(|ch| !is_numeral(ch)).unwrap_or(rest.len());
    let numeral = match rest.chars().next()? {
        '0'..='9' => number.to_string(),
        '０'..='９' => number.to_string().chars().map(widened).collect(),
        _ => MarkerStyle::HanMust
            .write(number)
            .trim_end_matches('要')
            .to_owned(),
    };
    Some([&marker[..start], &numeral, &rest[end..]].concat())
}

fn is_numeral(ch: char) -> bool {
    matches!(ch, '0'..='9' | '０'..='９') || "一二三四五六七八九十".contains(ch)
}

fn widened(digit: char) -> char {
    let value = digit.to_digit(10).unwrap_or_default();
    char::from_u32('０' as u32 + value).unwrap_or(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_kept() {
        for (marker, right) in [
            ("4.", "3."),
            ("4）", "3）"),
            ("４．", "３．"),
            ("（四）", "（三）"),
            ("四是", "三是"),
            ("第四，", "第三，"),
        ] {
            assert_eq!(like(marker, 3).as_deref(), Some(right), "{marker}");
        }
        assert_eq!(like("④", 3), None);
        assert_eq!(like("十是", 11).as_deref(), Some("十一是"));
    }
}

//! The attributes that matter to the text of a page.

use std::ops::Range;

/// What the attributes of a start tag say.
#[derive(Debug, Default)]
pub(crate) struct Attributes {
    /// Whether the element is not shown.
    pub(crate) hidden: bool,
    /// Columns that a cell covers, as written.
    pub(crate) columns: Option<u32>,
    /// Rows that a cell covers, as written; 0 means all that follow.
    pub(crate) rows: Option<u32>,
    /// The smaller of width and height in pixels, as far as they are given.
    pub(crate) extent: Option<u32>,
    /// Where the alternative text of a picture stands.
    pub(crate) alt_source: Range<u32>,
    /// The alternative text of a picture; empty when it has none.
    pub(crate) alt: String,
}

impl Attributes {
    /// Whether the value of an attribute is of use.
    pub(crate) fn wants(name: &[u8]) -> bool {
        matches!(
            name,
            b"style" | b"colspan" | b"rowspan" | b"width" | b"height" | b"alt"
        )
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.hidden = false;
        self.columns = None;
        self.rows = None;
        self.extent = None;
        self.alt.clear();
    }

    /// Takes note of an attribute; of two with one name the first counts, as in a browser.
    pub(crate) fn set(&mut self, name: &[u8], value: &[u8], source: Range<u32>) {
        match name {
            b"hidden" => self.hidden = true,
            b"style" => self.set_style(value),
            b"colspan" => self.columns = self.columns.or_else(|| leading_number(value)),
            b"rowspan" => self.rows = self.rows.or_else(|| leading_number(value)),
            b"width" | b"height" if !value.ends_with(b"%") => self.set_extent(value),
            b"alt" if self.alt.is_empty() => {
                self.alt.push_str(&String::from_utf8_lossy(value));
                self.alt_source = source;
            }
            _ => {}
        }
    }

    fn set_style(&mut self, style: &[u8]) {
        for declaration in style.split(|byte| *byte == b';') {
            let Some(colon) = declaration.iter().position(|byte| *byte == b':') else {
                continue;
            };
            let (name, value) = (
                declaration[..colon].trim_ascii(),
                declaration[colon + 1..].trim_ascii(),
            );
            if name.eq_ignore_ascii_case(b"display") {
                self.hidden = value
                    .get(..4)
                    .is_some_and(|word| word.eq_ignore_ascii_case(b"none"));
            } else if is_extent(name) && value.ends_with(b"px") {
                self.set_extent(value);
            }
        }
    }

    fn set_extent(&mut self, value: &[u8]) {
        if let Some(pixels) = leading_number(value) {
            self.extent = Some(self.extent.map_or(pixels, |extent| extent.min(pixels)));
        }
    }
}

fn is_extent(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"width") || name.eq_ignore_ascii_case(b"height")
}

/// The whole number that a value starts with; too large a one counts as the largest.
fn leading_number(value: &[u8]) -> Option<u32> {
    let value = value.trim_ascii_start();
    let digits = value.iter().take_while(|byte| byte.is_ascii_digit());
    value.first().filter(|byte| byte.is_ascii_digit())?;
    Some(digits.fold(0, |number: u32, digit| {
        number
            .saturating_mul(10)
            .saturating_add(u32::from(digit - b'0'))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(pairs: &[(&str, &str)]) -> Attributes {
        let mut attributes = Attributes::default();
        for (name, value) in pairs {
            attributes.set(name.as_bytes(), value.as_bytes(), 0..0);
        }
        attributes
    }

    #[test]
    fn hidden_by_attribute_or_style() {
        assert!(attributes(&[("hidden", "")]).hidden);
        assert!(attributes(&[("style", "color:red; DISPLAY : None !important")]).hidden);
        assert!(!attributes(&[("style", "display:block;content:none")]).hidden);
    }

    #[test]
    fn numbers_are_read_as_far_as_they_go() {
        let cell = attributes(&[
            ("colspan", " 4 "),
            ("colspan", "9"),
            ("rowspan", "99999999999"),
        ]);
        assert_eq!((cell.columns, cell.rows), (Some(4), Some(u32::MAX)));
        assert_eq!(
            attributes(&[("colspan", "-2"), ("rowspan", "")]).columns,
            None
        );
        assert_eq!(
            attributes(&[("width", "600"), ("style", "height:16px")]).extent,
            Some(16)
        );
        assert_eq!(
            attributes(&[("width", "20%"), ("style", "width:10%")]).extent,
            None
        );
    }
}

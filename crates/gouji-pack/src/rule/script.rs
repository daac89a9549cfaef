//! Whether a report is in traditional characters, which the words of rules are not.

use gouji_core::ReportCx;

use super::units::Units;

/// The script of a report.
pub(crate) struct Script {
    /// Whether it is in traditional characters.
    pub(crate) is_traditional: bool,
}

/// Least traditional characters, and one in how many of all: names may hold a few.
const LEAST: usize = 20;
const ONE_IN: usize = 40;

impl Script {
    /// The script of the paragraphs and headings of a report.
    pub(crate) fn of(cx: &ReportCx<'_>, units: &Units) -> bool {
        cx.memo.get(0, || Self::read(units)).is_traditional
    }

    fn read(units: &Units) -> Self {
        let (mut all, mut traditional) = (0, 0);
        for ch in units
            .iter()
            .flat_map(|(_, unit)| unit.text().chars())
            .filter(|ch| is_han(*ch))
        {
            all += 1;
            traditional += usize::from(gouji_zh::fold_char(ch) != ch && ch != '它');
        }
        Self {
            is_traditional: traditional >= LEAST && traditional * ONE_IN >= all,
        }
    }
}

fn is_han(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}

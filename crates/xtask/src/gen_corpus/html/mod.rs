//! Reports as web pages.

mod old;
mod portal;
mod table;

use super::body::Body;
use super::dice::Dice;
use super::report::Report;

/// A report with what surrounds it on its page.
pub(crate) struct Page<'a> {
    /// The report.
    pub(crate) report: &'a Report,
    /// Who reports.
    pub(crate) body: &'a Body,
    /// Titles of other reports that the page links to.
    pub(crate) links: Vec<String>,
}

impl Page<'_> {
    /// The bytes of the page, of today's or of the old kind.
    pub(crate) fn render(&self, dice: &mut Dice) -> Vec<u8> {
        if dice.chance(2, 3) {
            portal::render(self, dice).into_bytes()
        } else {
            old::render(self, dice)
        }
    }
}

/// Text as it stands in HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

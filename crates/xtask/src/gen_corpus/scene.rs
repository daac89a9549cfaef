//! What the sentences of one report can speak of.

use std::collections::BTreeMap;

use super::body::Body;
use super::dice::Dice;
use super::figures::{Cell, Figures};
use super::form::{Form, Role};

/// The names and numbers of one report.
pub(crate) struct Scene {
    numbers: BTreeMap<String, i64>,
    texts: BTreeMap<&'static str, String>,
    topics: Vec<String>,
}

const TOPICS_IN_A_SENTENCE: usize = 3;

impl Scene {
    /// What the report of that body and year can say, in accordance with its tables.
    pub(crate) fn new(body: &Body, year: u16, figures: &Figures) -> Self {
        let mut scene = Self {
            numbers: BTreeMap::new(),
            texts: BTreeMap::new(),
            topics: body.topics.clone(),
        };
        scene.add_body(body);
        scene.add_year(year, figures.form);
        scene.add_requests(figures);
        scene.add_review(figures);
        scene.add_active(figures);
        scene
    }

    /// Keeps the ways of handling out of the prose; used where they do not add up.
    pub(crate) fn hide_breakdown(&mut self) {
        self.set("breakdown", 0);
    }

    /// A number by name.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.numbers.get(name).copied()
    }

    /// A text by name.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// Gives a text a name.
    pub(crate) fn set_text(&mut self, name: &'static str, text: impl Into<String>) {
        self.texts.insert(name, text.into());
    }

    /// How many times as much happens here as in a township.
    pub(crate) fn scale(&self) -> i64 {
        self.number("scale").unwrap_or(1)
    }

    /// Different topics for one sentence.
    pub(crate) fn topics(&self, dice: &mut Dice) -> Vec<&str> {
        let mut topics: Vec<&str> = self.topics.iter().map(String::as_str).collect();
        dice.shuffle(&mut topics);
        topics.truncate(TOPICS_IN_A_SENTENCE);
        topics
    }

    fn set(&mut self, name: &str, number: i64) {
        self.numbers.insert(name.to_owned(), number);
    }

    fn add_body(&mut self, body: &Body) {
        self.set(body.kind.flag(), 1);
        self.set("scale", body.kind.scale());
        self.set_text("body", &body.name);
        self.set_text("self", body.own());
        self.set_text("area", format!("全{}", body.area));
        self.set_text("site", body.site());
        self.set_text("wechat", body.account());
        self.set_text("office", body.office());
        self.set_text("unit", body.unit());
        self.set_text("upper", body.upper);
        self.set_text("head", body.head());
        self.set_text("people", body.people());
        self.set_text("address", &body.address);
        self.set_text("phone", &body.phone);
    }

    fn add_year(&mut self, year: u16, form: Form) {
        self.set(&format!("y{year}"), 1);
        self.set(
            if form == Form::Of2019 {
                "form2019"
            } else {
                "form2021"
            },
            1,
        );
        self.set_text("year", year.to_string());
        self.set_text("next_year", (year + 1).to_string());
        self.set_text("guidance", guidance(year));
    }

    fn add_requests(&mut self, figures: &Figures) {
        for (name, role) in [
            ("new", Role::New),
            ("carried_in", Role::CarriedIn),
            ("handled", Role::Handled),
            ("breakdown", Role::Handled),
            ("carried_out", Role::CarriedOut),
        ] {
            let row = figures
                .form
                .request_row(role)
                .and_then(|row| figures.requests.get(row));
            self.set(name, row.map_or(0, |cells| cells[6].count()));
        }
        let natural = figures.requests.first().map_or(0, |cells| cells[0].count());
        self.set("new_natural", natural);
        self.set("new_org", self.number("new").unwrap_or(0) - natural);
        for (name, prefix) in [
            ("granted", "granted"),
            ("partly", "partly_granted"),
            ("denied", "denied_"),
            ("unavailable", "unavailable_"),
            ("not_processed", "not_processed_"),
        ] {
            self.set(name, figures.requests_from(prefix, 6));
        }
    }

    fn add_review(&mut self, figures: &Figures) {
        let [review, direct, after] = figures.review.map(|cells| cells[4].count());
        self.set("reviews", review);
        self.set("suits", direct + after);
        self.set("disputes", review + direct + after);
    }

    fn add_active(&mut self, figures: &Figures) {
        let document = |columns: [&str; 2]| {
            let cell = |column| figures.active_cell("art20_1", "normative_documents", column);
            columns.into_iter().find_map(cell).map_or(0, Cell::count)
        };
        self.set("norm_issued", document(["issued", "published"]));
        self.set("norm_repealed", document(["repealed", "repealed"]));
        self.set("norm_in_force", document(["in_force", "published_total"]));
        let decisions = |block, row| {
            figures
                .active_cell(block, row, "decisions")
                .map_or(0, Cell::count)
        };
        self.set("licences", decisions("art20_5", "licences"));
        self.set("penalties", decisions("art20_6", "penalties"));
    }

    /// A scene with only these numbers, for tests of templates.
    #[cfg(test)]
    pub(crate) fn sample(numbers: &[(&str, i64)]) -> Self {
        let numbers = numbers
            .iter()
            .map(|(name, number)| ((*name).to_owned(), *number))
            .collect();
        Self {
            numbers,
            texts: BTreeMap::new(),
            topics: Vec::new(),
        }
    }
}

/// The session that reports of that year refer to.
fn guidance(year: u16) -> &'static str {
    match year {
        2019 => "党的十九届四中全会精神",
        2020 => "党的十九届五中全会精神",
        2021 => "党的十九届六中全会精神",
        2022 => "党的二十大精神",
        2023 => "党的二十大和二十届二中全会精神",
        2024 => "党的二十届三中全会精神",
        _ => "习近平法治思想",
    }
}

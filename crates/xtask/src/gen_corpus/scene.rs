//! What the sentences of one report can speak of.

use std::collections::BTreeMap;

use super::body::Body;
use super::dice::Dice;
use super::figures::{Cell, Figures};
use super::form::{APPLICANTS, Form, GROUPS, OUTCOMES, Role};

/// The names and numbers of one report.
pub(crate) struct Scene {
    numbers: BTreeMap<String, i64>,
    texts: BTreeMap<&'static str, String>,
    topics: Vec<String>,
    groups_digits: bool,
}

const TOPICS_IN_A_SENTENCE: usize = 3;

impl Scene {
    /// What the report of that body and year can say, in accordance with its tables.
    pub(crate) fn new(body: &Body, year: u16, figures: &Figures) -> Self {
        let mut scene = Self {
            numbers: BTreeMap::new(),
            texts: BTreeMap::new(),
            topics: body.topics.clone(),
            groups_digits: false,
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

    /// Keeps the outcomes of reviews and suits out of the prose; used where they do not add up.
    pub(crate) fn hide_outcomes(&mut self) {
        for name in ["review_outcomes", "suit_outcomes"] {
            self.set(name, 0);
        }
    }

    /// Keeps normative documents out of the prose; used where their numbers do not agree.
    pub(crate) fn hide_documents(&mut self) {
        for name in ["issued", "repealed", "in_force"] {
            self.set(&format!("norm_{name}"), 0);
        }
        self.set("documents", 0);
    }

    /// Writes numbers of four digits and more as `1,204` from now on.
    pub(crate) fn group_digits(&mut self) {
        self.groups_digits = true;
    }

    /// Whether numbers are written as `1,204`.
    pub(crate) fn groups_digits(&self) -> bool {
        self.groups_digits
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
        self.set("intake", self.sum(["new", "carried_in"]));
        if let Some(cells) = figures.requests.first() {
            for ((id, _), cell) in APPLICANTS.iter().zip(cells) {
                self.set(&format!("new_{id}"), cell.count());
            }
        }
        self.set(
            "new_org",
            self.number("new").unwrap_or(0) - self.number("new_natural_person").unwrap_or(0),
        );
        for (row, cells) in figures.form.requests().iter().zip(&figures.requests) {
            if row.role == Role::Result {
                self.set(row.id, cells[6].count());
            }
        }
        for (name, prefix) in [
            ("partly", "partly_granted"),
            ("denied", "denied_"),
            ("unavailable", "unavailable_"),
            ("not_processed", "not_processed_"),
            ("other", "other"),
        ] {
            self.set(name, figures.requests_from(prefix, 6));
        }
    }

    fn add_review(&mut self, figures: &Figures) {
        for (group, cells) in GROUPS.iter().zip(&figures.review) {
            for ((outcome, _), cell) in OUTCOMES.iter().zip(cells) {
                self.set(&format!("{group}_{outcome}"), cell.count());
            }
        }
        for (outcome, _) in OUTCOMES {
            let suits = [
                format!("suit_direct_{outcome}"),
                format!("suit_after_review_{outcome}"),
            ];
            let sum = self.sum([suits[0].as_str(), suits[1].as_str()]);
            self.set(&format!("suits_{outcome}"), sum);
        }
        for (name, group) in [
            ("reviews", "review"),
            ("direct", "suit_direct"),
            ("after", "suit_after_review"),
            ("suits", "suits"),
        ] {
            self.set(name, self.number(&format!("{group}_total")).unwrap_or(0));
        }
        self.set("review_outcomes", self.sum(["reviews"]));
        self.set("suit_outcomes", self.sum(["suits"]));
        self.set("disputes", self.sum(["reviews", "suits"]));
    }

    fn add_active(&mut self, figures: &Figures) {
        self.set("documents", 1);
        let cell = |block: &str, row: &str, column: &str| {
            figures.active_cell(block, row, column).map(Cell::count)
        };
        for (row, name) in [("normative_documents", "norm"), ("rules", "rules")] {
            for (what, columns) in [
                ("issued", ["issued", "published"]),
                ("repealed", ["repealed", "repealed"]),
                ("in_force", ["in_force", "published_total"]),
            ] {
                let count = columns
                    .iter()
                    .find_map(|column| cell("art20_1", row, column));
                self.set(&format!("{name}_{what}"), count.unwrap_or(0));
            }
        }
        for (name, block, row) in [
            ("licences", "art20_5", "licences"),
            ("services", "art20_5", "other_services"),
            ("penalties", "art20_6", "penalties"),
            ("coercive", "art20_6", "coercive_measures"),
        ] {
            self.set(name, cell(block, row, "decisions").unwrap_or(0));
        }
        let fee = figures.active_cell("art20_8", "administrative_fees", "fee_amount");
        match fee {
            Some(Cell::Fee(hundredths)) => self.set("fee", hundredths),
            _ => self.set("fee", 0),
        }
    }

    fn sum<const N: usize>(&self, names: [&str; N]) -> i64 {
        let numbers = names.iter().filter_map(|name| self.number(name));
        numbers.sum()
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
            groups_digits: false,
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

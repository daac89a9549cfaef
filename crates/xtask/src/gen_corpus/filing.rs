//! From a body to its files: one report a year, each with its line of the manifest.

use super::Format;
use super::body::Body;
use super::defects::{ALL, Defect};
use super::dice::Dice;
use super::figures::Figures;
use super::form::Form;
use super::history::History;
use super::html::Page;
use super::manifest::{Entry, Settings};
use super::names::province;
use super::pools::Pools;
use super::prose::Writer;
use super::report::Report;
use super::scene::Scene;
use super::txt::TxtStyle;
use crate::error::ToolError;

/// Makes the files of a corpus, body by body.
pub(crate) struct Generator<'a> {
    settings: &'a Settings,
    pools: Pools,
    bodies: Vec<Body>,
}

/// A file and its line of the manifest.
pub(crate) struct Filing {
    /// What the manifest says.
    pub(crate) entry: Entry,
    /// The file.
    pub(crate) bytes: Vec<u8>,
    /// The figures that it prints.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "tests check the equations on them")
    )]
    pub(crate) figures: Figures,
}

/// Streams of one body: the first for its history, then one a year.
const STREAMS_PER_BODY: u64 = 128;
const SIBLINGS_LINKED: usize = 4;

impl<'a> Generator<'a> {
    /// Sets the province up.
    pub(crate) fn new(settings: &'a Settings) -> Result<Self, ToolError> {
        if settings.formats.is_empty() {
            return Err(ToolError::Usage("no format is asked for".to_owned()));
        }
        let pools = Pools::load()?;
        let years = usize::from(settings.last_year - settings.first_year) + 1;
        let bodies = province(settings.seed, settings.count.div_ceil(years), &pools)?;
        Ok(Self {
            settings,
            pools,
            bodies,
        })
    }

    /// Number of bodies.
    pub(crate) fn bodies(&self) -> usize {
        self.bodies.len()
    }

    /// All files of a body. The last body may lack later years.
    pub(crate) fn filings(&self, index: usize) -> Result<Vec<Filing>, ToolError> {
        self.each_year(index, |year, dice| {
            let rate = self.settings.defects_per_million;
            if !dice.chance(rate, 1_000_000) {
                return Vec::new();
            }
            let mut kinds: Vec<&'static Defect> =
                ALL.iter().filter(|kind| kind.suits(year)).collect();
            dice.shuffle(&mut kinds);
            // Figures are drawn for one form: kinds for another one do not come second.
            let form = kinds.first().map(|kind| kind.form(year));
            kinds.retain(|kind| Some(kind.form(year)) == form);
            kinds
        })
    }

    /// The files of a body that can have that defect, each with it.
    pub(crate) fn defective(
        &self,
        index: usize,
        defect: &'static Defect,
    ) -> Result<Vec<Filing>, ToolError> {
        let filings = self.each_year(index, |year, _| {
            if defect.suits(year) {
                vec![defect]
            } else {
                Vec::new()
            }
        })?;
        let wanted = filings
            .into_iter()
            .filter(|filing| filing.entry.defect == Some(defect.name));
        Ok(wanted.collect())
    }

    /// The files of a body, each with the first of those defects that it can have, if any.
    fn each_year(
        &self,
        index: usize,
        defects: impl Fn(u16, &mut Dice) -> Vec<&'static Defect>,
    ) -> Result<Vec<Filing>, ToolError> {
        let body = &self.bodies[index];
        let stream = index as u64 * STREAMS_PER_BODY;
        let mut past = Dice::new(self.settings.seed, stream);
        let mut history = History::start(body.kind, &mut past);
        let years = self.settings.first_year..=self.settings.last_year;
        let left = self.settings.count - index * years.len();
        let mut filings = Vec::new();
        for (slot, year) in (1..).zip(years.take(left)) {
            let mut dice = Dice::new(self.settings.seed, stream + slot);
            let kinds = defects(year, &mut dice);
            let form = kinds
                .first()
                .map_or_else(|| Form::due(year), |kind| kind.form(year));
            let figures = history.year(form, &mut past);
            filings.push(self.first_that_can_be(index, year, &figures, &kinds, &mut dice)?);
        }
        Ok(filings)
    }

    fn first_that_can_be(
        &self,
        index: usize,
        year: u16,
        figures: &Figures,
        defects: &[&'static Defect],
        dice: &mut Dice,
    ) -> Result<Filing, ToolError> {
        for defect in defects {
            if let Some(filing) = self.filing(index, year, figures, Some(defect), dice)? {
                return Ok(filing);
            }
        }
        let sound = self.filing(index, year, figures, None, dice)?;
        sound.ok_or_else(|| ToolError::Usage("a report without a defect is none".to_owned()))
    }

    /// A file; none if it cannot have the defect.
    fn filing(
        &self,
        index: usize,
        year: u16,
        sound: &Figures,
        defect: Option<&'static Defect>,
        dice: &mut Dice,
    ) -> Result<Option<Filing>, ToolError> {
        let body = &self.bodies[index];
        let mut figures = sound.clone();
        let mut cells = Vec::new();
        if let Some(defect) = defect {
            let Some(spoiled) = defect.spoil(&mut figures, dice) else {
                return Ok(None);
            };
            cells = spoiled;
        }
        let known = if defect.is_some_and(Defect::is_a_slip) {
            sound
        } else {
            &figures
        };
        let mut scene = Scene::new(body, year, known);
        if let Some(defect) = defect {
            defect.hide(&mut scene);
        }
        let mut writer = Writer::new(&self.pools, scene, defect, dice);
        let wrong = writer.plant()?;
        if wrong.is_none() && defect.is_some_and(|defect| !defect.sentences().is_empty()) {
            return Ok(None);
        }
        let mut report = writer.report(body, year, &figures)?;
        if let Some(defect) = defect {
            defect.spoil_report(&mut report, dice);
        }
        let (bytes, extension) = self.render(index, &report, dice);
        let entry = Entry {
            path: format!("{}/{}.{extension}", body.folder, report.title),
            form: figures.form.id(),
            body: body.name.clone(),
            year,
            defect: defect.map(|defect| defect.name),
            rules: defect.map_or(&[], |defect| defect.rules),
            cell: cells.first().map(|cell| cell.path.clone()),
            cells,
            quote: wrong.as_ref().map(|wrong| wrong.sentence.clone()),
            said: wrong
                .filter(|wrong| !wrong.said.is_empty())
                .map(|wrong| [wrong.said, wrong.right]),
        };
        Ok(Some(Filing {
            entry,
            bytes,
            figures,
        }))
    }

    fn render(&self, index: usize, report: &Report, dice: &mut Dice) -> (Vec<u8>, &'static str) {
        match dice.pick(&self.settings.formats) {
            Format::Txt => (TxtStyle::roll(dice).render(report, dice), "txt"),
            Format::Html => {
                let page = Page {
                    report,
                    body: &self.bodies[index],
                    links: self.links(index, report.year),
                };
                (page.render(dice), "html")
            }
        }
    }

    /// Titles beside a report: earlier ones of the body, and those of its neighbours.
    fn links(&self, index: usize, year: u16) -> Vec<String> {
        let title =
            |body: &Body, year: u16| format!("{}{year}年政府信息公开工作年度报告", body.name);
        let body = &self.bodies[index];
        let earlier = (self.settings.first_year..year)
            .rev()
            .map(|earlier| title(body, earlier));
        let siblings = self.bodies.iter().skip(index + 1).take(SIBLINGS_LINKED);
        earlier
            .chain(siblings.map(|sibling| title(sibling, year)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GB18030, UTF_8};

    use super::{Filing, Generator};
    use crate::gen_corpus::default_settings;
    use crate::gen_corpus::defects::{ALL, Defect};
    use crate::gen_corpus::equations::broken;
    use crate::gen_corpus::manifest::Settings;

    fn all(settings: &Settings) -> Vec<Filing> {
        let generator = Generator::new(settings).unwrap();
        (0..generator.bodies())
            .flat_map(|body| generator.filings(body).unwrap())
            .collect()
    }

    fn decoded(bytes: &[u8]) -> String {
        let (text, failed) = UTF_8.decode_with_bom_removal(bytes);
        if failed {
            GB18030.decode(bytes).0.into_owned()
        } else {
            text.into_owned()
        }
    }

    #[test]
    fn a_sound_corpus_has_no_broken_equation() {
        let filings = all(&default_settings(600, 20));
        assert_eq!(filings.len(), 600);
        for filing in &filings {
            assert_eq!(
                broken(&filing.figures),
                Vec::<String>::new(),
                "{}",
                filing.entry.path
            );
            assert_eq!((filing.entry.defect, &filing.entry.cell), (None, &None));
        }
    }

    #[test]
    fn about_a_third_of_the_reports_had_no_request() {
        let filings = all(&default_settings(1800, 21));
        let idle = filings
            .iter()
            .filter(|filing| filing.figures.requests[0][6].count() == 0)
            .count();
        assert!((450..780).contains(&idle), "{idle}");
    }

    #[test]
    fn files_decode_and_are_of_the_intended_size() {
        let filings = all(&default_settings(300, 22));
        for filing in &filings {
            let text = decoded(&filing.bytes);
            assert!(
                !text.contains('\u{fffd}') && !text.contains("&#"),
                "{}",
                filing.entry.path
            );
            assert!(
                text.contains("六、其他需要报告的事项"),
                "{}",
                filing.entry.path
            );
        }
        let txt: Vec<usize> = filings
            .iter()
            .filter(|filing| filing.entry.path.ends_with("txt"))
            .map(|filing| filing.bytes.len())
            .collect();
        let mean = txt.iter().sum::<usize>() / txt.len();
        assert!((8_000..13_000).contains(&mean), "{mean}");
    }

    #[test]
    fn a_defect_is_named_and_real() {
        let settings = Settings {
            defects_per_million: 1_000_000,
            ..default_settings(600, 23)
        };
        for filing in all(&settings) {
            let entry = &filing.entry;
            let defect = Defect::named(entry.defect.unwrap()).unwrap();
            assert_eq!(entry.rules, defect.rules);
            assert_eq!(
                entry.cell.is_some(),
                defect.is_in_tables(),
                "{}",
                entry.path
            );
            assert_eq!(entry.quote.is_some(), !defect.sentences().is_empty());
            if !defect.is_in_tables() {
                assert_eq!(
                    broken(&filing.figures),
                    Vec::<String>::new(),
                    "{}",
                    entry.path
                );
            }
        }
    }

    #[test]
    fn a_wrong_sentence_stands_in_its_file() {
        let settings = default_settings(300, 24);
        let generator = Generator::new(&settings).unwrap();
        for defect in ALL.iter().filter(|defect| !defect.sentences().is_empty()) {
            let bodies = 0..generator.bodies();
            let filings: Vec<Filing> = bodies
                .flat_map(|body| generator.defective(body, defect).unwrap())
                .collect();
            assert!(filings.len() >= 4, "{}: {}", defect.name, filings.len());
            for filing in filings {
                let quote = plain(filing.entry.quote.as_deref().unwrap());
                let text = plain(&decoded(&filing.bytes));
                assert!(text.contains(&quote), "{}: {quote}", defect.name);
            }
        }
    }

    /// Without what a file's shape changes.
    fn plain(text: &str) -> String {
        let folded = text.chars().filter(|ch| !ch.is_whitespace());
        folded
            .map(|ch| match ch {
                '，' => ',',
                '：' => ':',
                '；' => ';',
                '（' => '(',
                '）' => ')',
                other => other,
            })
            .collect()
    }
}

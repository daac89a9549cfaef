//! From a body to its files: one report a year, each with its line of the manifest.

use super::Format;
use super::body::Body;
use super::defects::Defect;
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
        let body = &self.bodies[index];
        let stream = index as u64 * STREAMS_PER_BODY;
        let mut past = Dice::new(self.settings.seed, stream);
        let mut history = History::start(body.kind, &mut past);
        let years = self.settings.first_year..=self.settings.last_year;
        let left = self.settings.count - index * years.len();
        let mut filings = Vec::new();
        for (slot, year) in (1..).zip(years.take(left)) {
            let mut dice = Dice::new(self.settings.seed, stream + slot);
            let defect = dice
                .chance(self.settings.defects_per_million, 1_000_000)
                .then(|| Defect::roll(year, &mut dice));
            let form = if defect == Some(Defect::WrongForm) {
                Form::Of2019
            } else {
                Form::due(year)
            };
            let figures = history.year(form, &mut past);
            filings.push(self.filing(index, year, figures, defect, &mut dice)?);
        }
        Ok(filings)
    }

    fn filing(
        &self,
        index: usize,
        year: u16,
        mut figures: Figures,
        defect: Option<Defect>,
        dice: &mut Dice,
    ) -> Result<Filing, ToolError> {
        let body = &self.bodies[index];
        let cell = defect.and_then(|defect| defect.spoil(&mut figures, dice));
        let mut scene = Scene::new(body, year, &figures);
        if defect.is_some_and(Defect::spoils_breakdown) {
            scene.hide_breakdown();
        }
        let improves = defect != Some(Defect::NoImprovement);
        let mut report = Writer {
            pools: &self.pools,
            scene,
            dice,
            improves,
        }
        .report(body, year, &figures)?;
        if let Some(defect) = defect {
            defect.spoil_report(&mut report, dice);
        }
        let (bytes, extension) = self.render(index, &report, dice);
        let entry = Entry {
            path: format!("{}/{}.{extension}", body.folder, report.title),
            form: figures.form.id(),
            body: body.name.clone(),
            year,
            defect: defect.map(Defect::name),
            cell,
        };
        Ok(Filing {
            entry,
            bytes,
            figures,
        })
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
            let defect = filing.entry.defect.unwrap();
            let spoiled = !broken(&filing.figures).is_empty();
            assert_eq!(
                spoiled,
                defect.starts_with("t3-") || defect.starts_with("t4-"),
                "{}",
                filing.entry.path
            );
            assert_eq!(
                filing.entry.cell.is_some(),
                spoiled || defect == "blank-cell"
            );
        }
    }
}

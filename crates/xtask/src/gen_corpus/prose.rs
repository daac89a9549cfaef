//! Composes a report: title, preamble, six sections.

use std::collections::BTreeSet;

use super::body::Body;
use super::defects::Defect;
use super::dice::Dice;
use super::figures::Figures;
use super::grid::Grid;
use super::mix::{Draw, TOPICS, Topic};
use super::pools::Pools;
use super::report::{Day, Report, Section};
use super::scene::Scene;
use super::template::{Fault, Template, Wrong};
use crate::error::ToolError;

/// Draws the wording of one report.
pub(crate) struct Writer<'a> {
    pools: &'a Pools,
    scene: Scene,
    dice: &'a mut Dice,
    defect: Option<&'static Defect>,
    /// A sentence that is wrong, until it is written.
    planted: Option<Planted>,
    /// What a wrong sentence says there was nothing of: other lists keep silent about it.
    denied: Option<&'static str>,
    /// Names and sources of the sentences that are written.
    said: BTreeSet<String>,
}

/// A sentence that is wrong.
struct Planted {
    list: &'static str,
    source: String,
    key: Option<String>,
    sentence: String,
}

const MANY_SENTENCES: usize = 8;
const NUMERALS: [&str; 5] = ["一", "二", "三", "四", "五"];
/// First year of the newer notice, whose reports state the fees collected.
const NEWER_FROM: u16 = 2021;
/// Attempts at a wrong place that says something else than the right one.
const ATTEMPTS: usize = 8;

impl<'a> Writer<'a> {
    /// A writer of one report, which may have a defect.
    pub(crate) fn new(
        pools: &'a Pools,
        mut scene: Scene,
        defect: Option<&'static Defect>,
        dice: &'a mut Dice,
    ) -> Self {
        if dice.chance(1, 8) {
            scene.group_digits();
        }
        Self {
            pools,
            scene,
            dice,
            defect,
            planted: None,
            denied: None,
            said: BTreeSet::new(),
        }
    }

    /// Chooses a sentence to be wrong, if the defect is one of the prose.
    ///
    /// None when it cannot be said of this report; an empty one when there is nothing to choose.
    pub(crate) fn plant(&mut self) -> Result<Option<Wrong>, ToolError> {
        let pools = self.pools;
        let mut fitting = Vec::new();
        for (list, fault) in self.defect.map_or(&[][..], Defect::sentences) {
            let templates = pools.templates(list)?.iter();
            let fit = templates.filter(|template| template.can_be_wrong(*fault, &self.scene));
            fitting.extend(fit.map(|template| (*list, *fault, template)));
        }
        if fitting.is_empty() {
            return Ok(None);
        }
        let (list, fault, template) = *self.dice.pick(&fitting);
        for _ in 0..ATTEMPTS {
            let wrong = template.render_wrong(fault, &self.scene, self.dice)?;
            if wrong.said != wrong.right || fault == Fault::Nothing {
                self.denied = list.strip_suffix(".none");
                self.planted = Some(Planted {
                    list,
                    source: template.source().to_owned(),
                    key: template.key.clone(),
                    sentence: wrong.sentence.clone(),
                });
                return Ok(Some(wrong));
            }
        }
        Ok(None)
    }

    /// The whole report.
    pub(crate) fn report(
        &mut self,
        body: &Body,
        year: u16,
        figures: &Figures,
    ) -> Result<Report, ToolError> {
        let published = self.publication(body, year);
        let signed = self.dice.chance(3, 10);
        let spaced = self.dice.chance(1, 10);
        let mut report = Report {
            title: format!("{}{year}年政府信息公开工作年度报告", body.name),
            year,
            preamble: self.preamble(year)?,
            sections: vec![
                Section::prose("一、总体情况", self.overview()?),
                Section::table("二、主动公开政府信息情况", Grid::active(figures)),
                Section::table(
                    "三、收到和处理政府信息公开申请情况",
                    Grid::requests(figures),
                ),
                Section::table(
                    "四、政府信息公开行政复议、行政诉讼情况",
                    Grid::review(figures),
                ),
                Section::prose("五、存在的主要问题及改进情况", self.problems()?),
                Section::prose("六、其他需要报告的事项", vec![self.other(year)?]),
            ],
            signature: signed.then(|| [body.name.clone(), published.chinese()]),
            published,
        };
        if spaced {
            let sections = report.sections.iter_mut();
            for text in sections.flat_map(|section| &mut section.paragraphs) {
                *text = with_spaces(text);
            }
        }
        Ok(report)
    }

    fn preamble(&mut self, year: u16) -> Result<String, ToolError> {
        let list = if year < NEWER_FROM {
            "notice.2019"
        } else {
            "notice.2021"
        };
        let notice = self.one(list)?;
        self.scene.set_text("notice", notice);
        let mut text = self.one("basis")?;
        if self.dice.chance(2, 3) {
            text.push_str(&self.one("parts")?);
        }
        Ok(text + &self.one("period")? + &self.one("contact")?)
    }

    fn overview(&mut self) -> Result<Vec<String>, ToolError> {
        let mut paragraphs = vec![self.one("opening")?];
        let style = self.dice.below(5);
        self.reserve();
        for (index, topic) in TOPICS.iter().enumerate() {
            let (numeral, name) = (NUMERALS[index], topic.name);
            let head = match style {
                0 => format!("（{numeral}）{name}。"),
                1 => format!("（{numeral}）{name}情况。"),
                2 => {
                    paragraphs.push(format!("（{numeral}）{name}"));
                    String::new()
                }
                3 => format!("{numeral}是做好{name}。"),
                _ => format!("{}.{name}。", index + 1),
            };
            let text = self.topic(topic)?;
            paragraphs.extend(broken_up(&head, &text));
        }
        Ok(paragraphs)
    }

    /// Keeps what the wrong sentence says from being said by another one before it.
    fn reserve(&mut self) {
        if let Some(planted) = &self.planted {
            self.said.insert(planted.source.clone());
            self.said.extend(planted.key.clone());
        }
    }

    fn topic(&mut self, topic: &Topic) -> Result<Vec<String>, ToolError> {
        let mut sentences = self.drawn(topic.first)?;
        let mut middle = self.drawn(topic.middle)?;
        self.dice.shuffle(&mut middle);
        sentences.extend(middle);
        sentences.extend(self.drawn(topic.last)?);
        Ok(sentences)
    }

    fn drawn(&mut self, draws: &[Draw]) -> Result<Vec<String>, ToolError> {
        let mut sentences = Vec::new();
        for draw in draws {
            let planted = self.plants(draw.list);
            if !planted && (!draw.suits(&self.scene) || self.is_denied(draw.list)) {
                continue;
            }
            let count = self.dice.between(draw.low, draw.high);
            sentences.extend(self.several(draw.list, count)?);
        }
        Ok(sentences)
    }

    /// Whether a list speaks of what there was nothing of.
    fn is_denied(&self, list: &str) -> bool {
        let rest = self.denied.and_then(|denied| list.strip_prefix(denied));
        match (rest, self.denied) {
            (Some(""), denied) => denied != Some("requests"),
            (Some(rest), _) => rest.starts_with('.'),
            (None, _) => false,
        }
    }

    fn plants(&self, list: &str) -> bool {
        let planted = self.planted.as_ref();
        planted.is_some_and(|planted| planted.list == list)
    }

    fn problems(&mut self) -> Result<Vec<String>, ToolError> {
        let count = self.dice.between(4, 5);
        let pairs = self.several("problems", count)?;
        let (problems, measures): (Vec<&str>, Vec<&str>) = pairs
            .iter()
            .filter_map(|pair| pair.split_once(" => "))
            .unzip();
        let style = self.dice.below(4);
        let improves = self.defect.is_none_or(Defect::leaves_improvements);
        let mut paragraphs = match style {
            0 => vec!["（一）存在的主要问题".to_owned(), listing(&problems, "。")],
            3 => Vec::new(),
            _ => vec![self.one("problems.intro")? + &listing(&problems, "；")],
        };
        match (style, improves) {
            (3, improves) => paragraphs.extend(one_by_one(&problems, &measures, improves)),
            (_, false) => {}
            (0, true) => paragraphs.extend(["（二）改进情况".to_owned(), listing(&measures, "。")]),
            (_, true) => {
                paragraphs.push(self.one("improvements.intro")? + &listing(&measures, "；"))
            }
        }
        if improves && self.dice.chance(2, 3) {
            paragraphs.push(self.one("next")?);
        }
        Ok(paragraphs)
    }

    fn other(&mut self, year: u16) -> Result<String, ToolError> {
        let silent = !self.defect.is_none_or(Defect::leaves_fee_statement);
        let mut text = if year < NEWER_FROM || silent {
            String::new()
        } else {
            self.one("fees")?
        };
        let count = self.dice.between(0, 4);
        for sentence in self.several("other", count)? {
            text.push_str(&sentence);
        }
        if text.is_empty() && self.dice.chance(2, 3) {
            return Ok("无。".to_owned());
        }
        if text.is_empty() || self.dice.chance(1, 2) {
            text.push_str(&self.one("other.none")?);
        }
        Ok(text)
    }

    /// Governments publish by the end of March, all others by the end of January.
    fn publication(&mut self, body: &Body, year: u16) -> Day {
        let (month, day) = if body.kind.is_government() {
            (self.dice.between(2, 3), self.dice.between(1, 28))
        } else {
            (1, self.dice.between(8, 30))
        };
        Day {
            year: year + 1,
            month,
            day,
        }
    }

    fn one(&mut self, list: &str) -> Result<String, ToolError> {
        let chosen = self.several(list, 1)?;
        chosen
            .into_iter()
            .next()
            .ok_or_else(|| ToolError::NoList(list.to_owned()))
    }

    /// Different sentences of a list that can be said of this report; a wrong one stands first,
    /// however few are asked for.
    fn several(&mut self, list: &str, count: i64) -> Result<Vec<String>, ToolError> {
        let mut sentences = Vec::new();
        if let Some(planted) = self.planted.take_if(|planted| planted.list == list) {
            sentences.push(planted.sentence);
        }
        let pools = self.pools;
        let mut fitting: Vec<&Template> = pools
            .templates(list)?
            .iter()
            .filter(|template| template.applies(&self.scene))
            .collect();
        self.dice.shuffle(&mut fitting);
        let count = usize::try_from(count).unwrap_or(0);
        for template in fitting {
            if sentences.len() >= count {
                break;
            }
            if !self.is_said(template) {
                sentences.push(template.render(&self.scene, self.dice)?);
                self.said.insert(template.source().to_owned());
                self.said.extend(template.key.clone());
            }
        }
        Ok(sentences)
    }

    /// Whether the report has the sentence, or another one of its name.
    fn is_said(&self, template: &Template) -> bool {
        let keys = template.key.as_deref().into_iter();
        let mut names = keys.chain([template.source()]);
        names.any(|name| self.said.contains(name))
    }
}

/// One paragraph, or two where there are many sentences.
fn broken_up(head: &str, sentences: &[String]) -> Vec<String> {
    let middle = if sentences.len() < MANY_SENTENCES {
        sentences.len()
    } else {
        sentences.len() / 2
    };
    let (first, second) = sentences.split_at(middle);
    let paragraphs = [head.to_owned() + &first.concat(), second.concat()];
    paragraphs
        .into_iter()
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// Puts spaces around digits, as office programs do.
fn with_spaces(text: &str) -> String {
    let mut out = String::new();
    let mut before = None;
    for ch in text.chars() {
        let at_digits = |one: char, other: char| one.is_ascii_digit() && is_han(other);
        if before.is_some_and(|before| at_digits(before, ch) || at_digits(ch, before)) {
            out.push(' ');
        }
        out.push(ch);
        before = Some(ch);
    }
    out
}

fn is_han(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}

/// `一是…；二是…。`
fn listing(items: &[&str], separator: &str) -> String {
    let items: Vec<String> = items
        .iter()
        .zip(NUMERALS)
        .map(|(item, numeral)| format!("{numeral}是{item}"))
        .collect();
    items.join(separator) + "。"
}

/// A paragraph for each problem, with its measure.
fn one_by_one(problems: &[&str], measures: &[&str], improves: bool) -> Vec<String> {
    let mut paragraphs = Vec::new();
    for ((problem, measure), numeral) in problems.iter().zip(measures).zip(NUMERALS) {
        let measure = if improves {
            format!("改进措施：{measure}。")
        } else {
            String::new()
        };
        paragraphs.push(format!("{numeral}是{problem}。{measure}"));
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Writer, with_spaces};
    use crate::gen_corpus::body::{Body, Kind};
    use crate::gen_corpus::defects::Defect;
    use crate::gen_corpus::dice::Dice;
    use crate::gen_corpus::form::Form;
    use crate::gen_corpus::history::History;
    use crate::gen_corpus::names::province;
    use crate::gen_corpus::pools::Pools;
    use crate::gen_corpus::report::Report;
    use crate::gen_corpus::scene::Scene;
    use crate::gen_corpus::template::Template;

    /// Words by which a reader would think that something is done about a problem.
    const IMPROVEMENT: [&str; 7] = ["改进", "下一步", "措施", "整改", "加强", "完善", "建立"];

    fn write(body: &Body, defect: Option<&str>, stream: u64, pools: &Pools) -> Report {
        let mut dice = Dice::new(9, stream);
        let figures = History::start(body.kind, &mut dice).year(Form::Of2021, &mut dice);
        let scene = Scene::new(body, 2023, &figures);
        let defect = defect.map(|name| Defect::named(name).unwrap());
        let mut writer = Writer::new(pools, scene, defect, &mut dice);
        writer.report(body, 2023, &figures).unwrap()
    }

    #[test]
    fn every_template_can_be_said() {
        let pools = Pools::load().unwrap();
        let mut said = BTreeSet::new();
        for (index, body) in province(1, 150, &pools).unwrap().iter().enumerate() {
            let mut dice = Dice::new(1, index as u64);
            let mut history = History::start(body.kind, &mut dice);
            for year in 2019..=2024 {
                let figures = history.year(Form::due(year), &mut dice);
                let mut scene = Scene::new(body, year, &figures);
                scene.set_text("notice", "通知");
                for template in pools.all_templates() {
                    if template.applies(&scene) {
                        let text = template.render(&scene, &mut dice).unwrap();
                        assert!(!text.contains(['{', '}', '<', '|']), "{text}");
                        said.insert(template.source());
                    }
                }
            }
        }
        let never: Vec<&str> = pools
            .all_templates()
            .map(Template::source)
            .filter(|source| !said.contains(source))
            .collect();
        assert_eq!(never, Vec::<&str>::new());
    }

    #[test]
    fn problems_alone_speak_of_no_improvement() {
        let pools = Pools::load().unwrap();
        for (index, body) in province(1, 120, &pools).unwrap().iter().enumerate() {
            let text = write(
                body,
                Some("section-five-no-improvement"),
                index as u64,
                &pools,
            )
            .sections[4]
                .paragraphs
                .concat();
            assert!(
                !IMPROVEMENT.iter().any(|word| text.contains(word)),
                "{text}"
            );
            let text = write(body, None, index as u64, &pools).sections[4]
                .paragraphs
                .concat();
            assert!(text.contains("改进"), "{text}");
        }
    }

    #[test]
    fn spaces_stand_around_digits() {
        assert_eq!(with_spaces("新收27件，占45.5%。"), "新收 27 件，占 45.5%。");
    }

    #[test]
    fn a_report_names_its_own_place_only() {
        let pools = Pools::load().unwrap();
        let bodies = province(1, 40, &pools).unwrap();
        assert_eq!(bodies[0].kind, Kind::CityGovernment);
        let report = write(&bodies[0], None, 0, &pools);
        assert!(report.title.starts_with(&bodies[0].name));
        assert!(report.preamble.contains(&bodies[0].address));
    }
}

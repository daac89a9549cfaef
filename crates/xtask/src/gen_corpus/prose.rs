//! Composes a report: title, preamble, six sections.

use super::body::Body;
use super::dice::Dice;
use super::figures::Figures;
use super::grid::Grid;
use super::pools::Pools;
use super::report::{Day, Report, Section};
use super::scene::Scene;
use super::template::Template;
use crate::error::ToolError;

/// Draws the wording of one report.
pub(crate) struct Writer<'a> {
    /// Where sentences come from.
    pub(crate) pools: &'a Pools,
    /// What they speak of.
    pub(crate) scene: Scene,
    /// Which are taken.
    pub(crate) dice: &'a mut Dice,
    /// Whether section five says what is done about the problems.
    pub(crate) improves: bool,
}

/// Lists of the five topics of section one, their names, and how many sentences they get.
const TOPICS: [(&str, &str, (i64, i64)); 5] = [
    ("active", "主动公开", (10, 13)),
    ("requests", "依申请公开", (4, 5)),
    ("management", "政府信息管理", (7, 9)),
    ("platform", "政府信息公开平台建设", (7, 9)),
    ("supervision", "监督保障", (6, 8)),
];
const MANY_SENTENCES: usize = 8;
const NUMERALS: [&str; 5] = ["一", "二", "三", "四", "五"];
/// First year of the newer notice, whose reports state the fees collected.
const NEWER_FROM: u16 = 2021;

impl Writer<'_> {
    /// The whole report.
    pub(crate) fn report(
        &mut self,
        body: &Body,
        year: u16,
        figures: &Figures,
    ) -> Result<Report, ToolError> {
        let published = self.publication(body, year);
        let signed = self.dice.chance(3, 10);
        Ok(Report {
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
        })
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
        for (index, (list, name, (low, high))) in TOPICS.into_iter().enumerate() {
            let count = self.dice.between(low, high);
            let numeral = NUMERALS[index];
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
            let text = self.topic(list, count)?;
            paragraphs.extend(broken_up(&head, &text));
        }
        Ok(paragraphs)
    }

    fn topic(&mut self, list: &str, count: i64) -> Result<Vec<String>, ToolError> {
        let mut sentences = Vec::new();
        if list == "requests" {
            sentences.push(self.one("requests.lead")?);
        }
        sentences.extend(self.several(list, count)?);
        match list {
            "requests" => sentences.push(self.one("requests.disputes")?),
            "supervision" => sentences.push(self.one("accountability")?),
            _ => {}
        }
        Ok(sentences)
    }

    fn problems(&mut self) -> Result<Vec<String>, ToolError> {
        let count = self.dice.between(4, 5);
        let pairs = self.several("problems", count)?;
        let (problems, measures): (Vec<&str>, Vec<&str>) = pairs
            .iter()
            .filter_map(|pair| pair.split_once(" => "))
            .unzip();
        let style = self.dice.below(4);
        let mut paragraphs = match style {
            0 => vec!["（一）存在的主要问题".to_owned(), listing(&problems, "。")],
            3 => Vec::new(),
            _ => vec![self.one("problems.intro")? + &listing(&problems, "；")],
        };
        match (style, self.improves) {
            (3, improves) => paragraphs.extend(one_by_one(&problems, &measures, improves)),
            (_, false) => {}
            (0, true) => paragraphs.extend(["（二）改进情况".to_owned(), listing(&measures, "。")]),
            (_, true) => {
                paragraphs.push(self.one("improvements.intro")? + &listing(&measures, "；"))
            }
        }
        if self.improves && self.dice.chance(2, 3) {
            paragraphs.push(self.one("next")?);
        }
        Ok(paragraphs)
    }

    fn other(&mut self, year: u16) -> Result<String, ToolError> {
        let mut text = if year < NEWER_FROM {
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

    /// Different sentences of a list that can be said of this report.
    fn several(&mut self, list: &str, count: i64) -> Result<Vec<String>, ToolError> {
        let pools = self.pools;
        let mut fitting: Vec<&Template> = pools
            .templates(list)?
            .iter()
            .filter(|template| template.applies(&self.scene))
            .collect();
        self.dice.shuffle(&mut fitting);
        let chosen = fitting
            .into_iter()
            .take(usize::try_from(count).unwrap_or(0));
        chosen
            .map(|template| template.render(&self.scene, self.dice))
            .collect()
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
    use super::Writer;
    use crate::gen_corpus::body::{Body, Kind};
    use crate::gen_corpus::dice::Dice;
    use crate::gen_corpus::form::Form;
    use crate::gen_corpus::history::History;
    use crate::gen_corpus::names::province;
    use crate::gen_corpus::pools::Pools;
    use crate::gen_corpus::report::Report;
    use crate::gen_corpus::scene::Scene;

    /// Words by which a reader would think that something is done about a problem.
    const IMPROVEMENT: [&str; 7] = ["改进", "下一步", "措施", "整改", "加强", "完善", "建立"];

    fn write(body: &Body, improves: bool, stream: u64, pools: &Pools) -> Report {
        let mut dice = Dice::new(9, stream);
        let figures = History::start(body.kind, &mut dice).year(Form::Of2021, &mut dice);
        let scene = Scene::new(body, 2023, &figures);
        let mut writer = Writer {
            pools,
            scene,
            dice: &mut dice,
            improves,
        };
        writer.report(body, 2023, &figures).unwrap()
    }

    #[test]
    fn every_template_can_be_said() {
        let pools = Pools::load().unwrap();
        for body in &province(1, 40, &pools).unwrap() {
            let mut dice = Dice::new(1, 1);
            let figures = History::start(body.kind, &mut dice).year(Form::Of2021, &mut dice);
            let mut scene = Scene::new(body, 2023, &figures);
            scene.set_text("notice", "通知");
            for template in pools.all_templates() {
                let text = template.render(&scene, &mut dice).unwrap();
                assert!(!text.contains(['{', '}', '<', '|']), "{text}");
            }
        }
    }

    #[test]
    fn problems_alone_speak_of_no_improvement() {
        let pools = Pools::load().unwrap();
        for (index, body) in province(1, 120, &pools).unwrap().iter().enumerate() {
            let text = write(body, false, index as u64, &pools).sections[4]
                .paragraphs
                .concat();
            assert!(
                !IMPROVEMENT.iter().any(|word| text.contains(word)),
                "{text}"
            );
            let text = write(body, true, index as u64, &pools).sections[4]
                .paragraphs
                .concat();
            assert!(text.contains("改进"), "{text}");
        }
    }

    #[test]
    fn a_report_names_its_own_place_only() {
        let pools = Pools::load().unwrap();
        let bodies = province(1, 40, &pools).unwrap();
        assert_eq!(bodies[0].kind, Kind::CityGovernment);
        let report = write(&bodies[0], true, 0, &pools);
        assert!(report.title.starts_with(&bodies[0].name));
        assert!(report.preamble.contains(&bodies[0].address));
    }
}

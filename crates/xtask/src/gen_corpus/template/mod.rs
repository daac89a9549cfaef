//! Sentence templates: `<conditions> text with {placeholders}`.
//!
//! | notation | meaning |
//! |---|---|
//! | `<gov new>`, `<!new>`, `<y2020\|y2021>` | only where these numbers are not zero; zero; any of them not zero |
//! | `<new@3>` | only where that number is 3 or more |
//! | `<#name>` | at most one sentence of that name in a report |
//! | `{one\|two}` | either wording |
//! | `{a=3-9}`, `{a=3-9*}` | a number, which `a` names from now on; times the size of the body |
//! | `{a=1..new-1}` | the same, with bounds that are worked out |
//! | `{a:=3-9}` | the same, without printing it |
//! | `{a+b}`, `{new-a}`, `{fee*100}` | what numbers make, which may be rolled later in the sentence |
//! | `{a/b%}`, `{a/b%2}`, `{a/b%zh}` | a share, with one decimal, two decimals, in Chinese numerals |
//! | `{a^b%}` | the change from `b` to `a`, with its verb; decimals as with shares |
//! | `{a:zh}`, `{a:.1}`, `{a:~2}` | in Chinese numerals; the last digit a decimal; the last two, no zeros |
//! | `{#n one、two、three}` | as many of the items as `n` says |
//! | `{name}` | a number of the report or a text of the body |

mod expression;
mod fault;
mod notation;
mod part;

use std::collections::BTreeMap;

pub(crate) use fault::Fault;

use self::fault::{Place, change, share};
use self::notation::Notation;
use self::part::{Part, Roll, parse_parts};
use super::dice::Dice;
use super::scene::Scene;
use crate::error::ToolError;

/// A sentence with places for figures and names.
pub(crate) struct Template {
    source: String,
    needs: Vec<Vec<Need>>,
    parts: Vec<Part>,
    /// Of the sentences with that name, a report has one.
    pub(crate) key: Option<String>,
}

/// A number that must be zero, or at least so great.
struct Need {
    name: String,
    least: Option<i64>,
}

/// A sentence with one place that is wrong.
pub(crate) struct Wrong {
    /// The sentence.
    pub(crate) sentence: String,
    /// What the place says; empty where the whole sentence is wrong.
    pub(crate) said: String,
    /// What it should say.
    pub(crate) right: String,
}

impl Template {
    /// Reads one line of a data file.
    pub(crate) fn parse(line: &str) -> Result<Self, ToolError> {
        let wrong = |reason: String| ToolError::template(line, reason);
        let (needs, text) = match line.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            Some((needs, text)) => (needs, text.trim_start()),
            None => ("", line),
        };
        let mut words: Vec<&str> = needs.split_whitespace().collect();
        let key = words.iter().position(|word| word.starts_with('#'));
        let key = key.map(|at| words.remove(at)[1..].to_owned());
        Ok(Self {
            source: line.to_owned(),
            needs: parse_needs(&words).map_err(wrong)?,
            parts: parse_parts(text).map_err(wrong)?,
            key,
        })
    }

    /// The line of the data file.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// Whether the sentence can be said of this report.
    pub(crate) fn applies(&self, scene: &Scene) -> bool {
        self.needs
            .iter()
            .all(|any| any.iter().any(|need| need.holds(scene)))
    }

    /// Whether the sentence can be written wrong in that way in this report.
    pub(crate) fn can_be_wrong(&self, fault: Fault, scene: &Scene) -> bool {
        if fault == Fault::Nothing {
            return self.denies(scene);
        }
        self.applies(scene) && self.places(fault).next().is_some()
    }

    /// The sentence with all places filled.
    pub(crate) fn render(&self, scene: &Scene, dice: &mut Dice) -> Result<String, ToolError> {
        let words = Words::new(self, scene, dice)?;
        let mut out = String::new();
        for part in &self.parts {
            out.push_str(&self.written(part, &words, dice)?);
        }
        Ok(out)
    }

    /// The same with one place written wrong.
    pub(crate) fn render_wrong(
        &self,
        fault: Fault,
        scene: &Scene,
        dice: &mut Dice,
    ) -> Result<Wrong, ToolError> {
        let words = Words::new(self, scene, dice)?;
        let places: Vec<usize> = self.places(fault).collect();
        let spot = places.get(dice.index(places.len())).copied();
        let mut wrong = Wrong {
            sentence: String::new(),
            said: String::new(),
            right: String::new(),
        };
        for (index, part) in self.parts.iter().enumerate() {
            let mut text = self.written(part, &words, dice)?;
            if spot == Some(index) {
                wrong.right = text;
                text = fault.write(&self.place(part, &words)?, dice);
                wrong.said.clone_from(&text);
            }
            wrong.sentence.push_str(&text);
        }
        Ok(wrong)
    }

    /// Whether it says that there was nothing where there was something.
    fn denies(&self, scene: &Scene) -> bool {
        let fails = |any: &&Vec<Need>| !any.iter().any(|need| need.holds(scene));
        let mut failing = self.needs.iter().filter(fails).peekable();
        failing.peek().is_some() && failing.all(|any| any.iter().all(|need| need.least.is_none()))
    }

    fn places(&self, fault: Fault) -> impl Iterator<Item = usize> {
        (0..self.parts.len()).filter(move |at| fault.fits(&self.parts, *at))
    }

    fn written(
        &self,
        part: &Part,
        words: &Words<'_>,
        dice: &mut Dice,
    ) -> Result<String, ToolError> {
        let text = match part {
            Part::Text(text) => text.clone(),
            Part::Either(choices) => dice.pick::<String>(choices).clone(),
            Part::Roll(Roll { shown: None, .. }) => String::new(),
            Part::Name(name) => match words.text(name) {
                Some(text) => text.to_owned(),
                None => self.number(part, words)?,
            },
            Part::Roll(_) | Part::Number { .. } => self.number(part, words)?,
            Part::Share { places, .. } => {
                let place = self.place(part, words)?;
                share(place.value, place.other, *places)
            }
            Part::Change { .. } => change(&self.place(part, words)?, 0, false, dice),
            Part::Items { count, items } => {
                let count = self.value(|of| of(count).ok_or_else(|| count.clone()), words)?;
                let mut items: Vec<&str> = items.iter().map(String::as_str).collect();
                dice.shuffle(&mut items);
                items.truncate(usize::try_from(count).unwrap_or(0));
                items.join("、")
            }
        };
        Ok(text)
    }

    fn number(&self, part: &Part, words: &Words<'_>) -> Result<String, ToolError> {
        let place = self.place(part, words)?;
        let notation = match part {
            Part::Number { notation, .. } => *notation,
            Part::Roll(roll) => roll.shown.unwrap_or(Notation::Digits),
            _ => Notation::Digits,
        };
        Ok(notation.print(place.value, place.grouped))
    }

    fn place<'a>(&self, part: &'a Part, words: &Words<'_>) -> Result<Place<'a>, ToolError> {
        let (value, other) = match part {
            Part::Name(name) | Part::Roll(Roll { name, .. }) => {
                let value = self.value(|of| of(name).ok_or_else(|| name.clone()), words)?;
                (value, 0)
            }
            Part::Number { expression, .. } => (
                self.value(|of| expression.value(of), words)?,
                self.value(|of| expression.listed(of), words)?,
            ),
            Part::Share { part, whole, .. } => (
                self.value(|of| part.value(of), words)?,
                self.value(|of| whole.value(of), words)?,
            ),
            Part::Change { now, before, .. } => (
                self.value(|of| now.value(of), words)?,
                self.value(|of| before.value(of), words)?,
            ),
            Part::Text(_) | Part::Either(_) | Part::Items { .. } => (0, 0),
        };
        Ok(Place {
            part,
            value,
            other,
            grouped: words.scene.groups_digits(),
        })
    }

    fn value(
        &self,
        worked_out: impl Fn(&dyn Fn(&str) -> Option<i64>) -> Result<i64, String>,
        words: &Words<'_>,
    ) -> Result<i64, ToolError> {
        worked_out(&|name| words.number(name))
            .map_err(|name| ToolError::template(&self.source, format!("nothing is called {name}")))
    }
}

impl Need {
    fn holds(&self, scene: &Scene) -> bool {
        let number = scene.number(&self.name).unwrap_or(0);
        match self.least {
            None => number == 0,
            Some(1) => number != 0,
            Some(least) => number >= least,
        }
    }
}

/// What a name in one sentence can stand for.
struct Words<'a> {
    scene: &'a Scene,
    rolled: BTreeMap<&'a str, i64>,
    topics: Vec<&'a str>,
}

impl<'a> Words<'a> {
    /// Rolls all numbers first, so that a sum can stand before its parts.
    fn new(template: &'a Template, scene: &'a Scene, dice: &mut Dice) -> Result<Self, ToolError> {
        let mut words = Self {
            scene,
            rolled: BTreeMap::new(),
            topics: Vec::new(),
        };
        for part in &template.parts {
            if let Part::Roll(roll) = part {
                let factor = if roll.scaled { scene.scale() } else { 1 };
                let low = template.value(|of| roll.low.value(of), &words)?;
                let high = template.value(|of| roll.high.value(of), &words)?;
                let number = dice.between(low * factor, high.max(low) * factor);
                words.rolled.insert(&roll.name, number);
            }
        }
        words.topics = scene.topics(dice);
        Ok(words)
    }

    fn number(&self, name: &str) -> Option<i64> {
        let rolled = self.rolled.get(name).copied();
        rolled.or_else(|| self.scene.number(name))
    }

    fn text(&self, name: &str) -> Option<&str> {
        let topic = name.strip_prefix("topic");
        match topic.and_then(|digit| digit.parse::<usize>().ok()) {
            Some(index) => self.topics.get(index.checked_sub(1)?).copied(),
            None => self.scene.text(name),
        }
    }
}

fn parse_needs(words: &[&str]) -> Result<Vec<Vec<Need>>, String> {
    let any = |word: &&str| word.split('|').map(parse_need).collect();
    words.iter().map(any).collect()
}

fn parse_need(need: &str) -> Result<Need, String> {
    if let Some(name) = need.strip_prefix('!') {
        return Ok(Need {
            name: name.to_owned(),
            least: None,
        });
    }
    let (name, least) = need.split_once('@').unwrap_or((need, "1"));
    let least = least.parse().map_err(|_| format!("{least} is no number"))?;
    Ok(Need {
        name: name.to_owned(),
        least: Some(least),
    })
}

#[cfg(test)]
mod tests {
    use super::{Fault, Template};
    use crate::gen_corpus::dice::Dice;
    use crate::gen_corpus::scene::Scene;

    fn said(line: &str, numbers: &[(&str, i64)]) -> String {
        let template = Template::parse(line).unwrap();
        let scene = Scene::sample(numbers);
        template.render(&scene, &mut Dice::new(1, 1)).unwrap()
    }

    fn wrong(line: &str, fault: Fault, numbers: &[(&str, i64)]) -> Vec<String> {
        let template = Template::parse(line).unwrap();
        let scene = Scene::sample(numbers);
        assert!(template.can_be_wrong(fault, &scene));
        let all = (0..40).map(|stream| {
            let mut dice = Dice::new(1, stream);
            template.render_wrong(fault, &scene, &mut dice).unwrap()
        });
        all.map(|wrong| wrong.sentence).collect()
    }

    #[test]
    fn a_sum_stands_before_its_parts() {
        let text = said("共{a+b}条，其中甲{a=3-3}条、乙{b=2-2*}条", &[("scale", 2)]);
        assert_eq!(text, "共7条，其中甲3条、乙4条");
        let text = said("{new}件：{a=1..new-1}件、{new-a}件", &[("new", 2)]);
        assert_eq!(text, "2件：1件、1件");
    }

    #[test]
    fn conditions_look_at_the_numbers() {
        let template = Template::parse("<new !old|late> 文").unwrap();
        assert!(template.applies(&Scene::sample(&[("new", 1)])));
        assert!(!template.applies(&Scene::sample(&[("new", 1), ("old", 2)])));
        assert!(template.applies(&Scene::sample(&[("new", 1), ("old", 2), ("late", 3)])));
        assert!(!template.applies(&Scene::sample(&[])));
        let template = Template::parse("<#key new@3> 文").unwrap();
        assert_eq!(template.key.as_deref(), Some("key"));
        assert!(!template.applies(&Scene::sample(&[("new", 2)])));
        assert!(template.applies(&Scene::sample(&[("new", 3)])));
    }

    #[test]
    fn places_print_as_they_ask() {
        assert_eq!(
            said("{n:=4-4}{n:zh}项：{#n 甲、乙、丙、丁}", &[])
                .chars()
                .count(),
            10
        );
        assert_eq!(
            said("{a/b%2}，{a/b%zh}", &[("a", 551), ("b", 565)]),
            "97.52%，百分之九十八"
        );
        assert!(said("{a^b%}", &[("a", 9), ("b", 8)]).ends_with("12.5%"));
        assert_eq!(said("{a^b%}", &[("a", 9), ("b", 9)]), "持平");
        assert_eq!(
            said("{a-b:.1}个百分点", &[("a", 186), ("b", 72)]),
            "11.4个百分点"
        );
    }

    #[test]
    fn one_place_is_written_wrong() {
        let differs = |line: &str, fault: Fault, numbers: &[(&str, i64)]| {
            let right = said(line, numbers);
            assert!(
                wrong(line, fault, numbers)
                    .iter()
                    .all(|text| *text != right),
                "{line}"
            );
        };
        differs("收到{new}件", Fault::Number("new"), &[("new", 31)]);
        differs("收到{new}件", Fault::Magnitude("new"), &[("new", 31)]);
        differs("占{a/b%}", Fault::Share, &[("a", 5), ("b", 11)]);
        differs("共{a+b}件", Fault::PartsAbove, &[("a", 5), ("b", 11)]);
        differs("共{a+b}件", Fault::PartsBelow, &[("a", 5), ("b", 11)]);
        differs("{a-b:.1}个百分点", Fault::Points, &[("a", 186), ("b", 72)]);
        differs("{100-a}%", Fault::Hundred, &[("a", 60)]);
        for text in wrong("率为{a=94-99}%", Fault::Percent, &[]) {
            assert!(text.starts_with("率为1"), "{text}");
        }
        for text in wrong("{a^b%}", Fault::Direction, &[("a", 9), ("b", 8)]) {
            assert!(
                super::fault::DOWN.iter().any(|verb| text.starts_with(verb)),
                "{text}"
            );
        }
        for text in wrong("{a^b%}", Fault::Change, &[("a", 9), ("b", 8)]) {
            assert!(!text.ends_with("12.5%"), "{text}");
        }
        for text in wrong("{n}项：{#n 甲、乙、丙}", Fault::Count, &[("n", 3)]) {
            assert!(!text.starts_with('3'), "{text}");
        }
    }

    #[test]
    fn a_denial_is_wrong_where_there_is_something() {
        let template = Template::parse("<y2022 !new> 没有").unwrap();
        let wrong = |numbers: &[(&str, i64)]| {
            template.can_be_wrong(Fault::Nothing, &Scene::sample(numbers))
        };
        assert!(wrong(&[("y2022", 1), ("new", 2)]));
        assert!(!wrong(&[("y2022", 1)]));
        assert!(!wrong(&[("new", 2)]));
    }

    #[test]
    fn an_unknown_name_is_an_error() {
        let template = Template::parse("{nobody}").unwrap();
        assert!(
            template
                .render(&Scene::sample(&[]), &mut Dice::new(1, 1))
                .is_err()
        );
        assert!(Template::parse("{open").is_err());
        assert!(Template::parse("{one|{two}}").is_err());
        assert!(Template::parse("{a=9-3}").is_err());
        assert!(Template::parse("{a%x}").is_err());
    }
}

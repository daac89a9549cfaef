//! Sentence templates: `<conditions> text with {placeholders}`.
//!
//! | notation | meaning |
//! |---|---|
//! | `<gov new>`, `<!new>`, `<y2020\|y2021>` | only where these numbers are not zero; zero; any of them not zero |
//! | `{one\|two}` | either wording |
//! | `{a=3-9}`, `{a=3-9*}` | a number, which `a` names from now on; times the size of the body |
//! | `{a+b}` | the sum of numbers, which may be rolled later in the sentence |
//! | `{a/b%}` | a share, with one decimal |
//! | `{name}` | a number of the report or a text of the body |

use std::collections::BTreeMap;

use super::dice::Dice;
use super::scene::Scene;
use crate::error::ToolError;

/// A sentence with places for figures and names.
pub(crate) struct Template {
    source: String,
    needs: Vec<Vec<Need>>,
    parts: Vec<Part>,
}

/// A number that must be, or must not be, zero.
struct Need {
    name: String,
    zero: bool,
}

enum Part {
    Text(String),
    Either(Vec<String>),
    Roll {
        name: String,
        low: i64,
        high: i64,
        scaled: bool,
    },
    Sum(Vec<String>),
    Share(String, String),
    Name(String),
}

impl Template {
    /// Reads one line of a data file.
    pub(crate) fn parse(line: &str) -> Result<Self, ToolError> {
        let (needs, text) = match line.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            Some((needs, text)) => (parse_needs(needs), text.trim_start()),
            None => (Vec::new(), line),
        };
        let parts = parse_parts(text).map_err(|reason| ToolError::template(line, reason))?;
        Ok(Self {
            source: line.to_owned(),
            needs,
            parts,
        })
    }

    /// Whether the sentence can be said of this report.
    pub(crate) fn applies(&self, scene: &Scene) -> bool {
        self.needs
            .iter()
            .all(|any| any.iter().any(|need| need.holds(scene)))
    }

    /// The sentence with all places filled.
    pub(crate) fn render(&self, scene: &Scene, dice: &mut Dice) -> Result<String, ToolError> {
        let rolled = self.roll(scene, dice);
        let topics = scene.topics(dice);
        let mut out = String::new();
        for part in &self.parts {
            self.write(
                part,
                &Words {
                    scene,
                    rolled: &rolled,
                    topics: &topics,
                },
                dice,
                &mut out,
            )?;
        }
        Ok(out)
    }

    /// Rolls all numbers first, so that a sum can stand before its parts.
    fn roll(&self, scene: &Scene, dice: &mut Dice) -> BTreeMap<&str, i64> {
        let mut rolled = BTreeMap::new();
        for part in &self.parts {
            if let Part::Roll {
                name,
                low,
                high,
                scaled,
            } = part
            {
                let factor = if *scaled { scene.scale() } else { 1 };
                rolled.insert(name.as_str(), dice.between(low * factor, high * factor));
            }
        }
        rolled
    }

    fn write(
        &self,
        part: &Part,
        words: &Words<'_>,
        dice: &mut Dice,
        out: &mut String,
    ) -> Result<(), ToolError> {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Either(choices) => out.push_str(dice.pick::<String>(choices)),
            Part::Roll { name, .. } => out.push_str(&self.number(name, words)?.to_string()),
            Part::Sum(names) => {
                let terms: Result<Vec<i64>, _> =
                    names.iter().map(|name| self.number(name, words)).collect();
                out.push_str(&terms?.iter().sum::<i64>().to_string());
            }
            Part::Share(part, whole) => out.push_str(&share(
                self.number(part, words)?,
                self.number(whole, words)?,
            )),
            Part::Name(name) => match words.text(name) {
                Some(text) => out.push_str(text),
                None => out.push_str(&self.number(name, words)?.to_string()),
            },
        }
        Ok(())
    }

    fn number(&self, name: &str, words: &Words<'_>) -> Result<i64, ToolError> {
        let number = words
            .rolled
            .get(name)
            .copied()
            .or_else(|| words.scene.number(name));
        number.ok_or_else(|| ToolError::template(&self.source, format!("nothing is called {name}")))
    }
}

impl Need {
    fn holds(&self, scene: &Scene) -> bool {
        (scene.number(&self.name).unwrap_or(0) == 0) == self.zero
    }
}

/// What a name in one sentence can stand for.
struct Words<'a> {
    scene: &'a Scene,
    rolled: &'a BTreeMap<&'a str, i64>,
    topics: &'a [&'a str],
}

impl Words<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        match name
            .strip_prefix("topic")
            .and_then(|digit| digit.parse::<usize>().ok())
        {
            Some(index) => self.topics.get(index.checked_sub(1)?).copied(),
            None => self.scene.text(name),
        }
    }
}

fn parse_needs(needs: &str) -> Vec<Vec<Need>> {
    needs
        .split_whitespace()
        .map(|any| any.split('|').map(parse_need).collect())
        .collect()
}

fn parse_need(need: &str) -> Need {
    let name = need.trim_start_matches('!');
    Need {
        name: name.to_owned(),
        zero: name.len() != need.len(),
    }
}

fn parse_parts(text: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, tail) = after.split_once('}').ok_or("a brace is not closed")?;
        parts.push(Part::Text(before.to_owned()));
        parts.push(parse_place(inside)?);
        rest = tail;
    }
    parts.push(Part::Text(rest.to_owned()));
    Ok(parts)
}

fn parse_place(inside: &str) -> Result<Part, String> {
    if inside.contains('{') {
        return Err("a brace stands in a brace".to_owned());
    }
    if inside.contains('|') {
        return Ok(Part::Either(inside.split('|').map(str::to_owned).collect()));
    }
    if let Some((name, range)) = inside.split_once('=') {
        return parse_roll(name, range);
    }
    if let Some((part, whole)) = inside
        .strip_suffix('%')
        .and_then(|inside| inside.split_once('/'))
    {
        return Ok(Part::Share(part.to_owned(), whole.to_owned()));
    }
    if inside.contains('+') {
        return Ok(Part::Sum(inside.split('+').map(str::to_owned).collect()));
    }
    Ok(Part::Name(inside.to_owned()))
}

fn parse_roll(name: &str, range: &str) -> Result<Part, String> {
    let (plain, scaled) = range
        .strip_suffix('*')
        .map_or((range, false), |plain| (plain, true));
    let bounds = plain
        .split_once('-')
        .and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
    let (low, high) = bounds
        .filter(|(low, high)| low <= high)
        .ok_or(format!("{range} is not a range"))?;
    Ok(Part::Roll {
        name: name.to_owned(),
        low,
        high,
        scaled,
    })
}

/// A share in percent, rounded half up to one decimal: `45.5%`, `50%`.
fn share(part: i64, whole: i64) -> String {
    let tenths = (part * 2000 + whole) / (whole * 2).max(1);
    match tenths % 10 {
        0 => format!("{}%", tenths / 10),
        digit => format!("{}.{digit}%", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::{Template, share};
    use crate::gen_corpus::dice::Dice;
    use crate::gen_corpus::scene::Scene;

    #[test]
    fn a_sum_stands_before_its_parts() {
        let template = Template::parse("共{a+b}条，其中甲{a=3-3}条、乙{b=2-2*}条").unwrap();
        let scene = Scene::sample(&[("scale", 2)]);
        let text = template.render(&scene, &mut Dice::new(1, 1)).unwrap();
        assert_eq!(text, "共7条，其中甲3条、乙4条");
    }

    #[test]
    fn conditions_look_at_the_numbers() {
        let template = Template::parse("<new !old|late> 文").unwrap();
        assert!(template.applies(&Scene::sample(&[("new", 1)])));
        assert!(!template.applies(&Scene::sample(&[("new", 1), ("old", 2)])));
        assert!(template.applies(&Scene::sample(&[("new", 1), ("old", 2), ("late", 3)])));
        assert!(!template.applies(&Scene::sample(&[])));
    }

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!(share(5, 11), "45.5%");
        assert_eq!(share(1, 2), "50%");
        assert_eq!(share(1, 16), "6.3%");
        assert_eq!(share(7, 7), "100%");
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
    }
}

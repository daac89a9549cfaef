//! The bodies of an invented province: cities, counties, their bureaus and townships.

use super::body::{Body, Kind};
use super::dice::Dice;
use super::pools::Pools;
use crate::error::ToolError;

/// Name of the province, and of the folder that holds its reports.
pub(crate) const PROVINCE: &str = "岚原省";
/// The stream that names are drawn from; bodies use the streams from 0.
const NAMES_STREAM: u64 = u64::MAX;
const COUNTIES_PER_CITY: usize = 9;
const BUREAUS_PER_COUNTY: usize = 20;
const TOWNSHIPS_PER_COUNTY: usize = 14;
const CITY_BUREAUS_PER_COUNTY: usize = 3;

/// The first `count` bodies of the province, in a fixed order.
pub(crate) fn province(seed: u64, count: usize, pools: &Pools) -> Result<Vec<Body>, ToolError> {
    let mut dice = Dice::new(seed, NAMES_STREAM);
    let lists = Lists::new(pools, &mut dice)?;
    let mut places = lists.places.iter();
    let mut bodies = Vec::new();
    let mut city_index = 0;
    while bodies.len() < count {
        let names: Vec<&String> = places.by_ref().take(COUNTIES_PER_CITY + 1).collect();
        let [city, counties @ ..] = names.as_slice() else {
            return Err(ToolError::Usage(format!(
                "the province has only {} bodies, not {count}",
                bodies.len()
            )));
        };
        let city = City {
            name: format!("{city}市"),
            short: (*city).clone(),
            code: 380 + city_index % 10,
        };
        bodies.extend(lists.city(&city, counties, &mut dice));
        city_index += 1;
    }
    bodies.truncate(count);
    Ok(bodies)
}

struct City {
    name: String,
    short: String,
    code: usize,
}

struct County<'a> {
    city: &'a City,
    name: String,
    short: &'a str,
    ending: &'static str,
}

struct Bureau {
    name: String,
    field: String,
    topics: Vec<String>,
}

/// The word lists, with the places in the order of this seed.
struct Lists<'a> {
    places: Vec<String>,
    towns: Vec<String>,
    bureaus: Vec<Bureau>,
    roads: Vec<&'a str>,
    government_topics: Vec<String>,
    town_topics: Vec<String>,
}

impl<'a> Lists<'a> {
    fn new(pools: &'a Pools, dice: &mut Dice) -> Result<Self, ToolError> {
        let mut places = pairs(&pools.words("place.first")?, &pools.words("place.second")?);
        dice.shuffle(&mut places);
        Ok(Self {
            places,
            towns: pairs(&pools.words("town.first")?, &pools.words("town.second")?),
            bureaus: pools
                .lines("bureaus")?
                .iter()
                .map(|line| Bureau::parse(line))
                .collect(),
            roads: pools.words("roads")?,
            government_topics: pools
                .words("topics.gov")?
                .into_iter()
                .map(str::to_owned)
                .collect(),
            town_topics: pools
                .words("topics.town")?
                .into_iter()
                .map(str::to_owned)
                .collect(),
        })
    }

    fn city(&self, city: &City, counties: &[&String], dice: &mut Dice) -> Vec<Body> {
        let mut bodies = vec![self.city_government(city, dice)];
        for (index, short) in counties.iter().enumerate() {
            let ending = if dice.chance(1, 4) { "区" } else { "县" };
            bodies.extend(self.county(
                &County {
                    city,
                    name: format!("{short}{ending}"),
                    short,
                    ending,
                },
                dice,
            ));
            let bureaus = self
                .bureaus
                .iter()
                .skip(index * CITY_BUREAUS_PER_COUNTY)
                .take(CITY_BUREAUS_PER_COUNTY);
            bodies.extend(
                bureaus
                    .map(|bureau| self.city_bureau(city, bureau, dice))
                    .collect::<Vec<_>>(),
            );
        }
        bodies
    }

    fn county(&self, county: &County<'_>, dice: &mut Dice) -> Vec<Body> {
        let mut bureaus: Vec<&Bureau> = self.bureaus.iter().collect();
        let mut towns: Vec<&String> = self.towns.iter().collect();
        dice.shuffle(&mut bureaus);
        dice.shuffle(&mut towns);
        let mut bodies = vec![self.county_government(county, dice)];
        for (index, bureau) in bureaus.into_iter().take(BUREAUS_PER_COUNTY).enumerate() {
            bodies.push(self.county_bureau(county, bureau, dice));
            if let Some(town) = towns.get(index).filter(|_| index < TOWNSHIPS_PER_COUNTY) {
                bodies.push(self.township(county, town, dice));
            }
        }
        bodies
    }

    fn city_government(&self, city: &City, dice: &mut Dice) -> Body {
        Body {
            name: format!("{}人民政府", city.name),
            kind: Kind::CityGovernment,
            folder: format!("{PROVINCE}/{}/市本级", city.name),
            short: city.short.clone(),
            area: "市",
            site_owner: format!("{}人民政府", city.name),
            upper: "省政府",
            field: None,
            topics: self.government_topics.clone(),
            address: self.address(&city.name, dice),
            phone: phone(city, dice),
        }
    }

    fn city_bureau(&self, city: &City, bureau: &Bureau, dice: &mut Dice) -> Body {
        Body {
            name: format!("{}{}", city.name, bureau.name),
            kind: Kind::CityBureau,
            upper: "市政府",
            field: Some(bureau.field.clone()),
            topics: bureau.topics.clone(),
            ..self.city_government(city, dice)
        }
    }

    fn county_government(&self, county: &County<'_>, dice: &mut Dice) -> Body {
        Body {
            name: format!("{}人民政府", county.name),
            kind: Kind::CountyGovernment,
            folder: format!("{PROVINCE}/{}/{}", county.city.name, county.name),
            short: county.short.to_owned(),
            area: county.ending,
            site_owner: format!("{}人民政府", county.name),
            upper: "市政府",
            field: None,
            topics: self.government_topics.clone(),
            address: self.address(&format!("{}{}", county.city.name, county.name), dice),
            phone: phone(county.city, dice),
        }
    }

    fn county_bureau(&self, county: &County<'_>, bureau: &Bureau, dice: &mut Dice) -> Body {
        Body {
            name: format!("{}{}", county.name, bureau.name),
            kind: Kind::CountyBureau,
            upper: county.government(),
            field: Some(bureau.field.clone()),
            topics: bureau.topics.clone(),
            ..self.county_government(county, dice)
        }
    }

    fn township(&self, county: &County<'_>, town: &str, dice: &mut Dice) -> Body {
        let area = match (county.ending, dice.below(4)) {
            ("区", 0..=2) => "街道",
            (_, 0) => "乡",
            _ => "镇",
        };
        let office = if area == "街道" {
            "办事处"
        } else {
            "人民政府"
        };
        Body {
            name: format!("{}{town}{area}{office}", county.name),
            kind: Kind::Township,
            short: town.to_owned(),
            area,
            upper: county.government(),
            topics: self.town_topics.clone(),
            address: self.address(
                &format!("{}{}{town}{area}", county.city.name, county.name),
                dice,
            ),
            ..self.county_government(county, dice)
        }
    }

    fn address(&self, place: &str, dice: &mut Dice) -> String {
        format!(
            "{PROVINCE}{place}{}{}号",
            dice.pick(&self.roads),
            dice.between(1, 288)
        )
    }
}

impl County<'_> {
    fn government(&self) -> &'static str {
        if self.ending == "区" {
            "区政府"
        } else {
            "县政府"
        }
    }
}

impl Bureau {
    /// Reads `name field topic、topic`.
    fn parse(line: &str) -> Self {
        let mut words = line.split_whitespace();
        let mut word = || words.next().unwrap_or_default();
        let (name, field, topics) = (word(), word(), word());
        Self {
            name: name.to_owned(),
            field: field.to_owned(),
            topics: topics.split('、').map(str::to_owned).collect(),
        }
    }
}

/// Area codes 0380 to 0389 belong to no place.
fn phone(city: &City, dice: &mut Dice) -> String {
    format!("0{}-{}", city.code, dice.between(6_010_000, 8_990_000))
}

fn pairs(first: &[&str], second: &[&str]) -> Vec<String> {
    first
        .iter()
        .flat_map(|a| second.iter().map(move |b| format!("{a}{b}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::province;
    use crate::gen_corpus::pools::Pools;

    #[test]
    fn names_are_unique_and_start_with_their_place() {
        let bodies = province(3, 2000, &Pools::load().unwrap()).unwrap();
        let names: BTreeSet<&str> = bodies.iter().map(|body| body.name.as_str()).collect();
        assert_eq!(names.len(), 2000);
        assert!(
            bodies
                .iter()
                .all(|body| body.topics.len() >= 5 && !body.upper.is_empty())
        );
    }

    #[test]
    fn a_province_has_an_end() {
        assert!(province(3, 100_000, &Pools::load().unwrap()).is_err());
    }
}

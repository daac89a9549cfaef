//! The places that a report speaks of as its own: the area of its body and all that it lies in.

use gouji_core::{Division, Evidence, Gazetteer, HeaderSpec, ReportCx};

use super::words;

/// The own places of a report.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// From the highest.
    pub(crate) areas: Vec<Area>,
    /// What the name of the body adds to its area: 水务局.
    pub(crate) organ: String,
    /// Divisions that the lowest known area may be.
    divisions: Vec<Division>,
}

/// An area by its name in full, with its level: an index into the levels of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) name: String,
    pub(crate) level: usize,
}

/// Most characters of the name of an area that is in no gazetteer, without its ending.
const MAX_STEM: usize = 8;

impl Own {
    /// The own places of a report; nothing when its body is unknown or no area is
    /// in the name of the body.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Option<Self> {
        let header = &cx.report.header;
        let reader = AreaReader {
            spec: &cx.form.header,
            gazetteer: cx.knowledge.gazetteer(),
            level: header.level.as_ref().map(|level| level.value.as_str()),
        };
        let body = header.body.as_ref()?.value.as_str();
        let body = reader.without_superior(body);
        let (mut areas, organ) = reader.read(body);
        let lowest = areas.last()?.level;
        let address = header.region.as_ref();
        if let Some(region) = address.filter(|region| region.evidence == Evidence::Address) {
            let (stated, _) = reader.read(&region.value);
            // The office of a city lies in one of its districts and is not for it alone.
            let is_new = |area: &Area| {
                area.level < lowest && areas.iter().all(|known| known.level != area.level)
            };
            let new: Vec<Area> = stated.into_iter().filter(is_new).collect();
            areas.extend(new);
            areas.sort_by_key(|area| area.level);
        }
        let mut own = Self {
            areas,
            organ: organ.to_owned(),
            divisions: Vec::new(),
        };
        own.look_up(reader.gazetteer);
        Some(own)
    }

    /// Finds the areas in the gazetteer, and what they lie in.
    fn look_up(&mut self, gazetteer: &Gazetteer) {
        let lowest = self.areas.iter().rev();
        let mut known = lowest.map(|area| gazetteer.named(&area.name).collect::<Vec<_>>());
        let Some(found) = known.find(|found| !found.is_empty()) else {
            return;
        };
        // One of several places of the same name lies in the areas that are stated.
        let fits = |division: &&&Division| {
            let mut others = self.areas.iter();
            others.all(|area| {
                let mut same = gazetteer.named(&area.name).peekable();
                same.peek().is_none()
                    || same.any(|other| other.holds(division) || division.holds(other))
            })
        };
        let fitting: Vec<Division> = found
            .iter()
            .filter(fits)
            .map(|one| (*one).clone())
            .collect();
        for division in &fitting {
            for code in division.ancestors() {
                for parent in gazetteer.coded(&code) {
                    self.add(parent);
                }
            }
        }
        self.divisions = fitting;
    }

    fn add(&mut self, division: &Division) {
        let area = Area {
            name: division.name.clone(),
            level: level_of(division),
        };
        if !self.areas.contains(&area) {
            self.areas.push(area);
            self.areas.sort_by_key(|area| area.level);
        }
    }

    /// The level of the area that the body is for.
    pub(crate) fn level(&self) -> usize {
        self.areas.last().map_or(0, |area| area.level)
    }

    /// The areas of a level: one, or several when it is not known which.
    pub(crate) fn at(&self, level: usize) -> impl Iterator<Item = &Area> {
        self.areas.iter().filter(move |area| area.level == level)
    }

    /// The only area of a level.
    pub(crate) fn only_at(&self, level: usize) -> Option<&str> {
        let mut areas = self.at(level);
        let area = areas.next()?;
        areas.next().is_none().then_some(area.name.as_str())
    }

    /// Whether the area of the body is no common division, such as a development zone.
    pub(crate) fn is_zone(&self) -> bool {
        let last = self.areas.last();
        self.divisions.is_empty() && last.is_some_and(|area| words::ends(&area.name, "zones"))
    }

    /// Whether a division is one of the own, lies in one or holds one, or is gone and was beside
    /// one.
    pub(crate) fn has(&self, division: &Division) -> bool {
        let is_beside =
            |own: &Division| division.until.is_some() && own.parent() == division.parent();
        let holds = |own: &Division| level_of(own) == self.level() && own.holds(division);
        self.divisions
            .iter()
            .any(|own| holds(own) || division.holds(own) || is_beside(own))
    }
}

/// The level of a division by its code.
pub(crate) fn level_of(division: &Division) -> usize {
    match division.code.as_bytes() {
        [_, _, b'0', b'0', b'0', b'0'] => 0,
        [_, _, _, _, b'0', b'0'] => 1,
        [_, _, _, _, _, _] => 2,
        _ => 3,
    }
}

/// Reads the areas that a name or an address begins with.
struct AreaReader<'a> {
    spec: &'a HeaderSpec,
    gazetteer: &'a Gazetteer,
    /// Id of the level that the report states.
    level: Option<&'a str>,
}

impl<'a> AreaReader<'a> {
    fn without_superior<'t>(&self, name: &'t str) -> &'t str {
        let mut superiors = self.spec.superiors.iter();
        let rest = superiors.find_map(|superior| name.strip_prefix(superior.as_str()));
        rest.unwrap_or(name)
    }

    /// The areas from the highest, and what comes behind them.
    fn read<'t>(&self, text: &'t str) -> (Vec<Area>, &'t str) {
        let mut areas: Vec<Area> = Vec::new();
        let mut rest = text;
        while let Some((name, levels)) = self.area(rest) {
            let above = areas.last().map(|area| area.level);
            let behind = &rest[name.len()..];
            let mut below = levels
                .iter()
                .copied()
                .filter(|level| above.is_none_or(|above| *level > above));
            let stated = self
                .spec
                .levels
                .iter()
                .position(|level| self.level == Some(&level.id));
            let is_last = self.area(behind).is_none();
            let level = match stated.filter(|stated| is_last && levels.contains(stated)) {
                Some(stated) if above.is_none_or(|above| stated > above) => Some(stated),
                _ => below.next(),
            };
            let Some(level) = level else { break };
            areas.push(Area {
                name: name.to_owned(),
                level,
            });
            rest = behind;
        }
        (areas, rest)
    }

    /// The area that a text begins with, and the levels that it may be of.
    fn area<'t>(&self, text: &'t str) -> Option<(&'t str, Vec<usize>)> {
        if self.is_office(text) {
            return None;
        }
        if let Some(name) = self.gazetteer.name_at_start(text) {
            let levels = self.gazetteer.named(name).map(level_of).collect();
            return Some((name, levels));
        }
        let ends = text.char_indices().map(|(at, ch)| at + ch.len_utf8());
        for end in ends.skip(2).take(MAX_STEM + 1) {
            let name = &text[..end];
            let levels = levels_of(name, self.spec);
            let goes_on = self
                .spec
                .levels
                .iter()
                .flat_map(|level| level.endings.iter().chain(&level.shared_endings))
                .any(|ending| text[end..].starts_with(ending.as_str()));
            if !levels.is_empty() && !goes_on {
                let stem = stem(name, self.spec);
                let is_name = stem.chars().count() >= 2 && !words::holds(stem, "not.in.areas");
                return is_name.then_some((name, levels));
            }
        }
        None
    }

    fn is_office(&self, text: &str) -> bool {
        let mut offices = self.spec.offices.iter();
        offices.any(|office| text.starts_with(office.as_str()))
    }
}

/// The levels that a name may be of by its ending, from the highest.
pub(crate) fn levels_of(name: &str, spec: &HeaderSpec) -> Vec<usize> {
    let len = ending_of(name, spec).map_or(0, str::len);
    let is_of = |level: &gouji_core::Level| {
        let mut endings = level.endings.iter().chain(&level.shared_endings);
        len > 0 && endings.any(|ending| ending.len() == len && name.ends_with(ending.as_str()))
    };
    let levels = spec.levels.iter().enumerate();
    levels
        .filter(|(_, level)| is_of(level))
        .map(|(index, _)| index)
        .collect()
}

/// The longest ending of an area that a name has.
pub(crate) fn ending_of<'s>(name: &str, spec: &'s HeaderSpec) -> Option<&'s str> {
    let levels = spec.levels.iter();
    let endings = levels.flat_map(|level| level.endings.iter().chain(&level.shared_endings));
    let fitting = endings.filter(|ending| name.ends_with(ending.as_str()));
    fitting
        .map(String::as_str)
        .max_by_key(|ending| ending.len())
}

/// A name without its ending.
pub(crate) fn stem<'t>(name: &'t str, spec: &HeaderSpec) -> &'t str {
    &name[..name.len() - ending_of(name, spec).map_or(0, str::len)]
}

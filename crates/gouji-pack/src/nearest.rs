//! The nearest of the names that exist.

/// Names less alike than this, in hundredths, are no suggestion.
const ALIKE: u32 = 55;

/// The same for names of fields, of which there are few: 最少 is meant for 至少.
const FIELDS_ALIKE: u32 = 50;

/// The name most like a text, if one is alike at all.
pub(crate) fn nearest<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    best(text, names, ALIKE)
}

/// The name of a field most like a text, if one is alike at all.
pub(crate) fn nearest_field<'a>(
    text: &str,
    names: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    best(text, names, FIELDS_ALIKE)
}

fn best<'a>(text: &str, names: impl Iterator<Item = &'a str>, least: u32) -> Option<&'a str> {
    names
        .map(|name| (gouji_zh::similarity(name, text), name))
        .fold(None, |best: Option<(u32, &str)>, one| match best {
            Some(best) if best.0 >= one.0 => Some(best),
            _ => Some(one),
        })
        .filter(|(score, _)| *score >= least)
        .map(|(_, name)| name)
}

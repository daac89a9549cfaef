//! The nearest of the names that exist.

/// Names less alike than this, in hundredths, are no suggestion.
const ALIKE: u32 = 55;

/// The name most like a text, if one is alike at all.
pub(crate) fn nearest<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let score = |name: &str| gouji_zh::similarity(name, text);
    names
        .map(|name| (score(name), name))
        .fold(None, |best: Option<(u32, &str)>, one| match best {
            Some(best) if best.0 >= one.0 => Some(best),
            _ => Some(one),
        })
        .filter(|(score, _)| *score >= ALIKE)
        .map(|(_, name)| name)
}

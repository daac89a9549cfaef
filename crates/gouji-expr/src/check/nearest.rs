//! The valid name that is most like an unknown one.

/// Least likeness, of 100, that a suggestion needs.
const MIN_SIMILARITY: u32 = 60;

/// The candidate that is most like a name; the first among equals.
pub(super) fn nearest<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let mut best: Option<(u32, &str)> = None;
    for candidate in candidates {
        let score = gouji_zh::similarity(candidate, name);
        if score >= MIN_SIMILARITY && best.is_none_or(|(known, _)| score > known) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

//! Pieces of text that may be the same, told by how they end.

/// Characters at the end of a text that are looked at.
const TAIL: usize = 8;

/// A number for the end of a text, the same for texts that are the same once they are folded,
/// without white space and without what numbers them. Nothing for a text that surely has fewer
/// characters than `least`; of short ones no more is looked at than all have.
pub(super) fn tail(text: &str, least: usize) -> Option<u64> {
    let own = text.chars().rev().filter(|ch| !gouji_zh::is_space(*ch));
    let (mut tail, mut count) = (0_u64, 0);
    for ch in own.take(least.min(TAIL)) {
        let mixed = tail.rotate_left(5) ^ u64::from(gouji_zh::fold_char(ch) as u32);
        tail = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        count += 1;
    }
    (count == least.min(TAIL) && text.len() >= least).then_some(tail)
}

/// The numbers that stand more than once.
pub(super) fn several(mut tails: Vec<u64>) -> Vec<u64> {
    tails.sort_unstable();
    let several = tails.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
    several.map(|same| same[0]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_end_alike() {
        let one = tail("一、全面落实，各项 制度要求。", 8).unwrap();
        assert_eq!(tail("全面落實,各项制度要 求。", 8), Some(one));
        let other = tail("全面落实，各项制度措施。", 8).unwrap();
        assert_ne!(one, other);
        assert_eq!(several(vec![one, other, one]), [one]);
        assert_eq!(tail("制度。", 8), None);
        assert!(tail("制度。", 3).is_some());
    }
}

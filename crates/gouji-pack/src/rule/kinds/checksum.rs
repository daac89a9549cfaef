//! Check digits of numbers that people write.

/// Weights of the first 17 digits of a citizen identification number (GB 11643).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check character for each remainder (GB 11643).
const CHECKS: &[u8; 11] = b"10X98765432";

/// Whether a text is a citizen identification number whose date of birth and check digit are right.
///
/// Digits of either width count; a small x stands for X.
pub(super) fn is_id_number(text: &str) -> bool {
    let folded: Vec<char> = text
        .chars()
        .map(|ch| gouji_zh::fold_char(ch).to_ascii_uppercase())
        .collect();
    let Some((last, digits)) = folded.split_last().filter(|(_, digits)| digits.len() == 17) else {
        return false;
    };
    let Some(digits) = figures(digits.iter().copied()) else {
        return false;
    };
    let number = |range: std::ops::Range<usize>| {
        digits[range]
            .iter()
            .fold(0, |number, digit| number * 10 + digit)
    };
    let is_date = (1850..2100).contains(&number(6..10))
        && (1..=12).contains(&number(10..12))
        && (1..=31).contains(&number(12..14));
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let check = CHECKS.get(sum as usize % CHECKS.len());
    is_date && check.is_some_and(|check| char::from(*check) == *last)
}

/// Whether a text is a card number of 12 to 19 digits whose check digit is right; white space and
/// hyphens do not count.
pub(super) fn is_card_number(text: &str) -> bool {
    let inner = text
        .chars()
        .map(gouji_zh::fold_char)
        .filter(|ch| !gouji_zh::is_space(*ch) && *ch != '-');
    let Some(digits) = figures(inner).filter(|digits| (12..=19).contains(&digits.len())) else {
        return false;
    };
    let weighed = digits.iter().rev().enumerate().map(|(index, digit)| {
        let weighed = digit * (1 + u32::from(index % 2 == 1));
        weighed / 10 + weighed % 10
    });
    // A row of equal digits passes, and is no number of anybody.
    weighed.sum::<u32>() % 10 == 0 && digits.iter().any(|digit| *digit != digits[0])
}

fn figures(chars: impl Iterator<Item = char>) -> Option<Vec<u32>> {
    chars.map(|ch| ch.to_digit(10)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_tell_numbers_from_rows_of_digits() {
        // The example of GB 11643.
        assert!(is_id_number("11010519491231002X"));
        assert!(is_id_number("１１０１０５１９４９１２３１００２x"));
        assert!(!is_id_number("110105194912310021"));
        assert!(!is_id_number("110105194913310024"));
        assert!(!is_id_number("11010519491231002"));
        // The usual test number of a payment card.
        assert!(is_card_number("4111 1111 1111 1111"));
        assert!(!is_card_number("4111 1111 1111 1112"));
        assert!(!is_card_number("000000000000"));
    }
}

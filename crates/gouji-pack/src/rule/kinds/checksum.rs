//! Numbers that belong to people, told by their digits.

/// Weights of the first 17 digits of a citizen identification number (GB 11643).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check character for each remainder (GB 11643).
const CHECKS: &[u8; 11] = b"10X98765432";
/// Digits of a mobile number.
const MOBILE: usize = 11;

/// Whether a text is a citizen identification number whose date of birth and check digit are right.
///
/// Digits of either width count, and so do groups; a small x stands for X.
pub(super) fn is_id_number(text: &str) -> bool {
    let characters = squeezed(text);
    let Some((last, digits)) = id_parts(&characters) else {
        return false;
    };
    let is_date = (1900..2100).contains(&number(&digits[6..10]))
        && (1..=12).contains(&number(&digits[10..12]))
        && (1..=31).contains(&number(&digits[12..14]));
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let check = CHECKS.get(sum as usize % CHECKS.len());
    is_area(&digits) && is_date && check.is_some_and(|check| char::from(*check) == last)
}

/// Whether a text looks like a citizen identification number and is no right one: 18 characters
/// with a wrong date or check digit, or the 15 digits that were in use until 1999.
pub(super) fn is_doubtful_id_number(text: &str) -> bool {
    let characters = squeezed(text);
    if characters.len() == 15 {
        return figures(&characters).is_some_and(|digits| {
            (1..=12).contains(&number(&digits[8..10]))
                && (1..=31).contains(&number(&digits[10..12]))
        });
    }
    id_parts(&characters).is_some() && !is_id_number(text)
}

/// Whether a text is a card number of 12 to 19 digits whose check digit is right.
pub(super) fn is_card_number(text: &str) -> bool {
    let digits = figures(&squeezed(text)).filter(|digits| (12..=19).contains(&digits.len()));
    let Some(digits) = digits else {
        return false;
    };
    let weighed = digits.iter().rev().enumerate().map(|(index, digit)| {
        let weighed = digit * (1 + u32::from(index % 2 == 1));
        weighed / 10 + weighed % 10
    });
    // A row of equal digits passes, and is no number of anybody.
    weighed.sum::<u32>() % 10 == 0 && !are_equal(&digits)
}

/// Whether a text is the number of a mobile telephone, and no sample such as 13800000000.
pub(super) fn is_mobile_number(text: &str) -> bool {
    let digits = figures(&squeezed(text)).filter(|digits| digits.len() == MOBILE);
    digits.is_some_and(|digits| {
        digits[0] == 1 && (3..=9).contains(&digits[1]) && !are_equal(&digits[3..])
    })
}

/// The most digits of a text in a row, groups counting as one.
pub(crate) fn longest_number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut run, mut longest) = (0, 0, 0);
    while let Some(byte) = bytes.get(at) {
        let len = match byte {
            b'0'..=b'9' => {
                run += 1;
                1
            }
            // Han characters, most of a text, part numbers.
            0xe4..=0xe9 => {
                run = 0;
                3
            }
            _ => {
                let ch = text[at..].chars().next().unwrap_or_default();
                match ch {
                    '０'..='９' => run += 1,
                    _ if is_separator(ch) => {}
                    _ => run = 0,
                }
                ch.len_utf8()
            }
        };
        longest = longest.max(run);
        at += len;
    }
    longest
}

/// Whether a character may stand between the groups of a number.
pub(super) fn is_separator(ch: char) -> bool {
    gouji_zh::is_space(ch) || gouji_zh::fold_char(ch) == '-'
}

/// Whether the first four digits are those of a prefecture (GB/T 2260). Where a province has few
/// of them the second pair is told as well: credit codes begin with 11, 12 and 31, too.
fn is_area(digits: &[u32]) -> bool {
    let second = number(&digits[2..4]);
    match number(&digits[..2]) {
        11 | 12 | 31 => matches!(second, 1 | 2),
        50 => second <= 3,
        13..=15 | 21..=23 | 32..=37 | 41..=46 | 51..=54 | 61..=65 | 71 | 81..=83 => true,
        _ => false,
    }
}

/// The check character and the 17 digits before it.
fn id_parts(characters: &[char]) -> Option<(char, Vec<u32>)> {
    let (last, digits) = characters.split_last()?;
    let is_whole = digits.len() == 17 && (last.is_ascii_digit() || *last == 'X');
    is_whole.then_some(*last).zip(figures(digits))
}

/// The characters of a number in one width, without what parts its groups.
fn squeezed(text: &str) -> Vec<char> {
    text.chars()
        .filter(|ch| !is_separator(*ch))
        .map(|ch| gouji_zh::fold_char(ch).to_ascii_uppercase())
        .collect()
}

fn figures(characters: &[char]) -> Option<Vec<u32>> {
    characters.iter().map(|ch| ch.to_digit(10)).collect()
}

fn number(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |number, digit| number * 10 + digit)
}

fn are_equal(digits: &[u32]) -> bool {
    digits.windows(2).all(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_tell_numbers_from_rows_of_digits() {
        // The example of GB 11643.
        assert!(is_id_number("11010519491231002X"));
        assert!(is_id_number("１１０１０５１９４９１２３１００２x"));
        assert!(is_id_number("110105 19491231 002X"));
        assert!(is_id_number("110105-1949-1231—002Ｘ"));
        assert!(!is_id_number("110105194912310021"));
        assert!(!is_id_number("110105194913310024"));
        assert!(!is_id_number("11010519491231002"));
        // The usual test number of a payment card.
        assert!(is_card_number("4111 1111 1111 1111"));
        assert!(!is_card_number("4111 1111 1111 1112"));
        assert!(!is_card_number("000000000000"));
    }

    #[test]
    fn doubtful_numbers_look_like_right_ones() {
        assert!(is_doubtful_id_number("110105194912310021"));
        assert!(is_doubtful_id_number("110105491231002"));
        assert!(!is_doubtful_id_number("110105499931002"));
        assert!(!is_doubtful_id_number("11010519491231002X"));
        assert!(!is_doubtful_id_number("1101051949123100"));
    }

    #[test]
    fn mobile_numbers_have_eleven_digits() {
        assert!(is_mobile_number("１３９-0011 2233"));
        assert!(!is_mobile_number("12900112233"));
        assert!(!is_mobile_number("13800000000"));
        assert!(!is_mobile_number("139001122334"));
    }

    #[test]
    fn digits_in_a_row() {
        assert_eq!(longest_number("手机139 0011-２２３３。"), 11);
        assert_eq!(longest_number("2021年12月31日1390"), 4);
        assert_eq!(longest_number("无"), 0);
    }
}

//! Label keys: what is left of a printed label once layout and punctuation are taken away.

use crate::fold::{fold_char, is_space};

/// The key under which two printings of one label agree: folded, without white space,
/// punctuation and leading enumerators (`（一）`, `1.`, `三、`).
///
/// `（三） 不予公开`, `(三)不予公开` and `不予公开` share one key.
#[must_use]
pub fn label_key(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(text.chars().filter(|ch| !is_space(*ch)).map(fold_char));
    let mut rest = folded.as_str();
    while let Some(len) = enumerator_len(rest) {
        if len == rest.len() {
            break;
        }
        rest = &rest[len..];
    }
    rest.chars().filter(|ch| ch.is_alphanumeric()).collect()
}

/// Byte length of the enumerator at the start of a folded text (`一、`, `(一)`, `1.`, `1、`),
/// or `None` when the text starts with something else.
#[must_use]
pub fn enumerator_len(folded: &str) -> Option<usize> {
    if let Some(len) = part_len(folded) {
        return Some(len);
    }
    let open = usize::from(folded.starts_with('('));
    let body = &folded[open..];
    let han = body
        .chars()
        .take_while(|ch| "一二三四五六七八九十".contains(*ch))
        .count();
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let (len, plausible) = if han > 0 {
        (han * 3, han <= 3)
    } else {
        (digits, (1..=2).contains(&digits))
    };
    if !plausible {
        return None;
    }
    let mut after = body[len..].chars();
    let next = after.next()?;
    match (open == 1, next) {
        (true, ')') => Some(open + len + 1),
        (false, '、' | ')') => Some(len + next.len_utf8()),
        // `一，总体情况`; a figure before a comma is a figure.
        (false, ',' | ':') if han > 0 => Some(len + 1),
        // `1.5` is a number, `1.属于…` an enumerator.
        (false, '.') if !after.next().is_some_and(|ch| ch.is_ascii_digit()) => Some(len + 1),
        (false, '.') if han > 0 => Some(len + 1),
        _ => None,
    }
}

/// Byte length of `第一部分` at the start of a text, with the mark behind it.
fn part_len(folded: &str) -> Option<usize> {
    let rest = folded.strip_prefix('第')?;
    let digits = rest.len()
        - rest
            .trim_start_matches(|ch| "一二三四五六七八九十".contains(ch))
            .len();
    let rest = rest[digits..].strip_prefix("部分").filter(|_| digits > 0)?;
    let rest = rest.strip_prefix(['、', ':', '.', ',']).unwrap_or(rest);
    Some(folded.len() - rest.len())
}

/// How alike two label keys are, from 0 (nothing shared) to 100 (equal), by their longest common
/// subsequence.
#[must_use]
pub fn similarity(left: &str, right: &str) -> u32 {
    let (a, b): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let total = a.len() + b.len();
    // Labels are short; anything longer is prose and not worth a quadratic look.
    if total == 0 || total > 200 {
        return 0;
    }
    let mut row = vec![0u32; b.len() + 1];
    for x in &a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let up = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { up.max(row[j]) };
            diagonal = up;
        }
    }
    200 * row[b.len()] / u32::try_from(total).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printings_of_one_label_share_a_key() {
        for printed in [
            "（三） 不予公开",
            "(三)不予公开",
            "三、不予公开",
            "不 予 公 开",
        ] {
            assert_eq!(label_key(printed), "不予公开", "{printed}");
        }
        assert_eq!(
            label_key("3.危及“三安全一稳定”"),
            label_key("3、危及\"三安全一稳定\"")
        );
        assert_eq!(label_key("1.其它"), "其他");
        assert_eq!(label_key("本年新\n制作数量"), "本年新制作数量");
        assert_eq!(label_key("第二十条  第(一)项"), "第二十条第一项");
        assert_eq!(label_key("第一部分　总体情况"), "总体情况");
    }

    #[test]
    fn numbers_are_no_enumerators() {
        assert_eq!(enumerator_len("1.5"), None);
        assert_eq!(enumerator_len("12"), None);
        assert_eq!(enumerator_len("1.属于"), Some(2));
        assert_eq!(label_key("一、"), "一");
    }

    #[test]
    fn corrupted_labels_stay_similar() {
        assert!(
            similarity(
                &label_key("其他法律行政止公开"),
                &label_key("其他法律行政法规禁止公开")
            ) >= 80
        );
        assert!(similarity("行政许可", "行政处罚") < 60);
    }
}

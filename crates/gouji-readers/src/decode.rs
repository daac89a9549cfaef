//! Bytes to text: the encoding told by mark, declaration or content; a guess is never silent.

use std::collections::HashSet;
use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use gouji_core::{ByteOffsets, Gap, GapKind, SourceText, Words};

/// A file decoded to UTF-8.
pub(crate) struct Decoded {
    /// The text and the way back to the bytes.
    pub(crate) source: SourceText,
    /// Name of the encoding.
    pub(crate) encoding: &'static str,
    /// Lost characters and doubts about the encoding.
    pub(crate) gaps: Vec<Gap>,
}

/// Decodes a file; `declared` is the label that its content names, such as `gb2312`.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let (encoding, bom, doubt) = detect(bytes, declared);
    let body = &bytes[bom..];
    let (text, offsets) = if encoding == UTF_8 {
        decode_utf8(body, bom)
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        (
            encoding.decode_without_bom_handling(body).0.into_owned(),
            ByteOffsets::Utf16 { bom: offset(bom) },
        )
    } else {
        decode_legacy(encoding, body)
    };
    let mut gaps: Vec<Gap> = doubt.into_iter().map(encoding_gap).collect();
    let lost = text.matches('\u{fffd}').count();
    if lost > 0 {
        gaps.push(encoding_gap(Words::new(
            format!(
                "按 {} 解码时有 {lost} 处字符无法还原（显示为 \u{fffd}）",
                encoding.name()
            ),
            format!(
                "{lost} characters could not be decoded as {} (shown as \u{fffd})",
                encoding.name()
            ),
        )));
    }
    if is_mojibake(&text) {
        gaps.push(encoding_gap(Words::fixed(
            "文字疑似乱码（UTF-8 内容曾被当作 GBK 保存），请核对原文件",
            "the text looks garbled (UTF-8 saved as GBK); please check the original",
        )));
    }
    Decoded {
        source: SourceText::new(text, offsets),
        encoding: encoding.name(),
        gaps,
    }
}

/// Which UTF-16 a text without a mark is, when its bytes say so.
pub(crate) fn utf16_label(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(64 << 10) & !1];
    // Line ends, digits and bars are ASCII and put a zero into every second byte.
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let least = (head.len() / 256).max(2);
    // A few Chinese characters, such as 一, have a zero byte of their own.
    let encoding = match (even, odd) {
        (even, odd) if odd >= least && even * 3 < odd => UTF_16LE,
        (even, odd) if even >= least && odd * 3 < even => UTF_16BE,
        _ => return None,
    };
    let (text, _) = encoding.decode_without_bom_handling(head);
    let odd_chars = text
        .chars()
        .filter(|ch| *ch == '\u{fffd}' || (ch.is_control() && !ch.is_whitespace()))
        .count();
    (odd_chars * 50 < text.chars().count()).then_some(encoding)
}

/// The encoding, the length of its mark, and what is doubtful about it.
fn detect(bytes: &[u8], declared: Option<&str>) -> (&'static Encoding, usize, Option<Words>) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, length, None);
    }
    if let Some(encoding) = utf16_label(bytes) {
        return (encoding, 0, None);
    }
    if is_utf8(bytes) {
        return (UTF_8, 0, contradicts(declared, UTF_8));
    }
    let named = declared
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .map(widen);
    if let Some(encoding) =
        named.filter(|encoding| *encoding != UTF_8 && errors(encoding, bytes) == 0)
    {
        return (encoding, 0, None);
    }
    let (guess, sure) = guess(bytes);
    let doubt = match declared {
        Some(_) => contradicts(declared, guess),
        None => (!sure).then(|| {
            Words::new(
                format!(
                    "文件没有标明编码，按 {} 解读，这是推测，请核对",
                    guess.name()
                ),
                format!(
                    "the file names no encoding; read as {}, which is a guess, please verify",
                    guess.name()
                ),
            )
        }),
    };
    (guess, 0, doubt)
}

/// A guess needs no more of a file than this.
const HEAD: usize = 8192;

/// The encoding that reads best as official Chinese prose, and whether that is sure.
///
/// Where no candidate stands out, the general detector has its say; it is too slow to ask always.
fn guess(bytes: &[u8]) -> (&'static Encoding, bool) {
    // Markup before the first Chinese character tells nothing.
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let head = &bytes[start..bytes.len().min(start + HEAD)];
    let (best, is_sure) = likeliest(&[GB18030, BIG5, UTF_8], head);
    if is_sure {
        return (best, true);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, start + head.len() == bytes.len());
    let detected = widen(detector.guess(Some(b"cn"), Utf8Detection::Allow));
    likeliest(&[detected, best], head)
}

/// The likeliest of some encodings, of equals the first, and whether it stands out.
fn likeliest(encodings: &[&'static Encoding], head: &[u8]) -> (&'static Encoding, bool) {
    let mut scored: Vec<(usize, &'static Encoding)> = encodings
        .iter()
        .map(|encoding| (likelihood(encoding, head), *encoding))
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let second = scored
        .iter()
        .find(|(_, encoding)| *encoding != scored[0].1)
        .map_or(0, |(score, _)| *score);
    (
        scored[0].1,
        scored[0].0 >= 2 * second.max(1) && scored[0].0 >= 50,
    )
}

/// Common characters per mille of all Chinese ones; a lost one weighs as ten common ones.
fn likelihood(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    static COMMON_CHARS: LazyLock<HashSet<char>> = LazyLock::new(|| COMMON.chars().collect());
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let (mut han, mut lost, mut common) = (0, 0, 0);
    for ch in text.chars() {
        han += usize::from(('\u{4e00}'..='\u{9fff}').contains(&ch));
        lost += usize::from(ch == '\u{fffd}');
        common += usize::from(!ch.is_ascii() && COMMON_CHARS.contains(&ch));
    }
    let han = han.max(1);
    (common * 1000 / han).saturating_sub(lost * 10_000 / han)
}

/// Characters that official prose in either script is full of.
const COMMON: &str = "的一是在不了有和人中大为以及公开政府信息年报告情况工作行申请数量本部法规定理办结果其他项处机关總開為報況數規與辦處機關項";

fn contradicts(declared: Option<&str>, actual: &'static Encoding) -> Option<Words> {
    let label = declared?;
    let named = Encoding::for_label(label.trim().as_bytes()).map(widen);
    (named != Some(actual)).then(|| {
        Words::new(
            format!("文件自称编码为 {label}，实际按 {} 解读", actual.name()),
            format!(
                "the file says that it is {label}; it was read as {}",
                actual.name()
            ),
        )
    })
}

/// GB2312 and GBK are read as their superset.
fn widen(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

/// Valid UTF-8, but for a character cut off at the very end.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    }
}

fn errors(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    if lossy {
        text.matches('\u{fffd}').count()
    } else {
        0
    }
}

/// Decodes UTF-8 behind a mark of `bom` bytes, and notes where it goes on behind malformed bytes.
fn decode_utf8(bytes: &[u8], bom: usize) -> (String, ByteOffsets) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), ByteOffsets::Utf8 { bom: offset(bom) });
    }
    let mut text = String::with_capacity(bytes.len());
    let mut points = vec![(0, offset(bom))];
    let mut at = bom;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len() + chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            points.push((offset(text.len()), offset(at)));
        }
    }
    let encoded_len: fn(&str) -> usize = str::len;
    let offsets = ByteOffsets::Legacy {
        points,
        encoded_len,
    };
    (text, offsets)
}

/// Distance between two points where the way back to the bytes is noted.
const POINT_EVERY: usize = 256;

/// Decodes in steps that end behind a byte that is never part of a longer character, and notes
/// where each step begins and where it goes on behind malformed bytes.
fn decode_legacy(encoding: &'static Encoding, bytes: &[u8]) -> (String, ByteOffsets) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() * 3 / 2 + 16);
    let mut points = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        points.push((offset(text.len()), offset(start)));
        let end = bytes
            .iter()
            .enumerate()
            .skip(start + POINT_EVERY)
            .find(|(_, byte)| matches!(byte, b'\n' | b' ' | b'>'))
            .map_or(bytes.len(), |(at, _)| at + 1);
        let mut step = &bytes[start..end];
        loop {
            text.reserve(
                decoder
                    .max_utf8_buffer_length_without_replacement(step.len())
                    .unwrap_or(step.len() * 3)
                    + 16,
            );
            let is_last = end == bytes.len();
            let (result, read) =
                decoder.decode_to_string_without_replacement(step, &mut text, is_last);
            step = &step[read..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(_, ahead) => {
                    text.push(char::REPLACEMENT_CHARACTER);
                    let behind = (end - step.len()).saturating_sub(usize::from(ahead));
                    points.push((offset(text.len()), offset(behind)));
                }
            }
        }
        start = end;
    }
    let encoded_len: fn(&str) -> usize = if encoding == BIG5 {
        |text| BIG5.encode(text).0.len()
    } else if encoding == GB18030 {
        |text| GB18030.encode(text).0.len()
    } else {
        str::len
    };
    (
        text,
        ByteOffsets::Legacy {
            points,
            encoded_len,
        },
    )
}

/// Characters that UTF-8 text turns into when it is read as GBK.
fn is_mojibake(text: &str) -> bool {
    let han = text
        .chars()
        .filter(|ch| ('\u{4e00}'..='\u{9fff}').contains(ch))
        .count();
    let telltale = text
        .chars()
        .filter(|ch| {
            matches!(
                ch,
                '鍏' | '鏀'
                    | '鐨'
                    | '銆'
                    | '锛'
                    | '涓'
                    | '浠'
                    | '缁'
                    | '绗'
                    | '鏁'
                    | '鎴'
                    | '鍜'
                    | '鍒'
                    | '鏂'
            )
        })
        .count();
    han > 50 && telltale * 8 > han
}

fn encoding_gap(reason: Words) -> Gap {
    Gap {
        kind: GapKind::Encoding,
        reason,
        span: None,
    }
}

fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "一、总体情况\n2019年全年主动公开政府信息和规范性文件的情况，本机关收到申请3件。\n";

    fn check(bytes: &[u8], encoding: &str) -> Decoded {
        let decoded = decode(bytes, None);
        assert_eq!(decoded.encoding, encoding);
        assert!(
            decoded.source.text().contains("主动公开政府信息"),
            "{}",
            decoded.source.text()
        );
        decoded
    }

    #[test]
    fn encodings_are_told_by_content() {
        check(TEXT.as_bytes(), "UTF-8");
        check(&GB18030.encode(TEXT).0, "gb18030");
        let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&utf16, "UTF-16LE");
        check(
            &[
                vec![0xfe, 0xff],
                TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            ]
            .concat(),
            "UTF-16BE",
        );
        let traditional =
            "一、總體情況\n全年主動公開政府信息和規範性文件的情況，本機關收到申請3件。";
        let decoded = decode(&BIG5.encode(traditional).0, None);
        assert_eq!(
            (decoded.encoding, decoded.source.text()),
            ("Big5", traditional)
        );
    }

    #[test]
    fn a_byte_order_mark_shifts_the_way_back() {
        let decoded = check(
            &[b"\xef\xbb\xbf".as_slice(), TEXT.as_bytes()].concat(),
            "UTF-8",
        );
        assert_eq!(decoded.source.file_offset(3), 6);
        assert!(decoded.gaps.is_empty());
    }

    #[test]
    fn legacy_offsets_lead_back_to_the_bytes() {
        let text = TEXT.repeat(60);
        let bytes = GB18030.encode(&text).0.into_owned();
        let decoded = decode(&bytes, Some("gb2312"));
        for (at, _) in text.match_indices("规范") {
            let raw =
                usize::try_from(decoded.source.file_offset(u32::try_from(at).unwrap())).unwrap();
            assert!(
                bytes[raw..].starts_with(&GB18030.encode("规范").0),
                "at {at}"
            );
        }
    }

    #[test]
    fn malformed_bytes_do_not_shift_what_stands_behind_them() {
        let text = TEXT.repeat(3);
        for encoding in [GB18030, UTF_8] {
            let sound = encoding.encode(&text).0.into_owned();
            for (at, junk) in [
                (25, vec![0xff]),
                (61, vec![0x81]),
                (80, vec![0xff, 0xfe, 0xc0]),
            ] {
                let mut bytes = sound.clone();
                bytes.splice(at..at, junk);
                let bom = Some("utf-8").filter(|_| encoding == UTF_8);
                let mut marked = vec![0xef, 0xbb, 0xbf];
                marked.extend(&bytes);
                let bytes = if bom.is_some() { marked } else { bytes };
                let decoded = decode(&bytes, bom);
                assert!(decoded.source.text().contains('\u{fffd}'));
                for word in ["规范", "申请"] {
                    let found = decoded.source.text().rfind(word).unwrap();
                    let raw = decoded.source.file_offset(offset(found));
                    let raw = usize::try_from(raw).unwrap();
                    assert!(
                        bytes[raw..].starts_with(&encoding.encode(word).0),
                        "{word} {at}"
                    );
                }
            }
        }
    }

    #[test]
    fn lost_characters_and_contradictions_are_said() {
        let mut bytes = GB18030.encode(TEXT).0.into_owned();
        bytes.insert(13, 0xff);
        assert!(!decode(&bytes, None).gaps.is_empty());
        assert_eq!(decode(TEXT.as_bytes(), Some("gbk")).gaps.len(), 1);
        let cut = &TEXT.as_bytes()[..TEXT.len() - 5];
        assert_eq!(decode(cut, None).encoding, "UTF-8");
        let mojibake = GB18030.decode(TEXT.repeat(4).as_bytes()).0.into_owned();
        assert!(
            decode(mojibake.as_bytes(), None)
                .gaps
                .iter()
                .any(|gap| gap.reason.zh.contains("乱码"))
        );
    }
}

//! Numbers in Chinese numerals: 两千零五, 三五, 十几, 三十五点六.

use rust_decimal::Decimal;

use super::scan::{Amount, Tail, power};

/// Longest run of numerals that is read; longer ones are no number.
const LONGEST: usize = 24;

/// What a numeral character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A digit.
    Digit(u32),
    /// Ten, a hundred, a thousand: the exponent.
    Scale(u32),
    /// 万 and 亿: the exponent.
    Myriad(u32, &'static str),
    /// 廿, 卅, 卌: so many tens.
    Tens(u32),
    /// 几 and 数: some.
    Some,
}

/// Whether a character may begin a Chinese numeral.
pub(super) fn is_numeral(ch: char) -> bool {
    sign(ch).is_some()
}

/// Where the run of numerals from `at` on ends.
pub(super) fn run_end(text: &str, at: usize) -> usize {
    text[at..]
        .find(|ch: char| !is_numeral(ch))
        .map_or(text.len(), |len| at + len)
}

/// The value of a run of digits alone, read one by one: 二〇二三.
pub(super) fn positional(run: &str) -> Option<u32> {
    run.chars().try_fold(0u32, |value, ch| match sign(ch) {
        Some(Sign::Digit(digit)) => value.checked_mul(10)?.checked_add(digit),
        _ => None,
    })
}

/// The value of a whole text that is one numeral without decimals, or `None`.
pub(crate) fn whole(text: &str) -> Option<Decimal> {
    let amount = number(text, 0)?;
    let is_plain = amount.top.is_none() && amount.tail.is_none() && !amount.has_point;
    (is_plain && amount.end == text.len()).then_some(amount.value)
}

/// Reads the numeral that begins at `at`, or `None` where the run is no number.
pub(super) fn number(text: &str, at: usize) -> Option<Amount> {
    let mut reading = Reading::default();
    let mut end = at;
    for (count, (offset, ch)) in text[at..].char_indices().enumerate() {
        let Some(sign) = sign(ch) else {
            match tail_before_myriad(&text[at + offset..]) {
                Some(tail) if reading.tail.is_none() && offset > 0 => reading.tail = Some(tail),
                _ => break,
            }
            continue;
        };
        if count == LONGEST {
            return None;
        }
        reading.take(sign)?;
        end = at + offset + ch.len_utf8();
    }
    let amount = reading.finish(end)?;
    decimals(text, amount)
}

/// 余 or 多 between a numeral and 万 or 亿.
fn tail_before_myriad(text: &str) -> Option<Tail> {
    let (tail, len) = super::scan::tail_of(text);
    let next = text[len..].chars().next().and_then(sign);
    tail.filter(|_| matches!(next, Some(Sign::Myriad(..))))
}

/// The parts of a numeral that were read so far, for the least and the greatest value at once.
#[derive(Debug, Default)]
struct Reading {
    total: [u64; 2],
    section: [u64; 2],
    digits: Option<[u64; 2]>,
    is_pair: bool,
    is_vague: bool,
    tail: Option<Tail>,
    /// Exponents of the last scale in its section and of the last 万 or 亿.
    scale: Option<u32>,
    myriad: Option<u32>,
    multiple: &'static str,
    /// The worth of the last digit that is not zero.
    coarse: u32,
    has_zero: bool,
    is_alone: bool,
    count: usize,
}

impl Reading {
    fn take(&mut self, sign: Sign) -> Option<()> {
        self.count += 1;
        match sign {
            Sign::Digit(0) => {
                if self.digits.is_some() {
                    return None;
                }
                self.has_zero = true;
                Some(())
            }
            Sign::Digit(digit) => self.digit(digit.into()),
            Sign::Some => {
                let after_ten = self.scale == Some(1) && self.digits.is_none();
                if self.count > 1 && !after_ten {
                    return None;
                }
                self.is_vague = true;
                self.digits = Some([if after_ten { 1 } else { 2 }, 9]);
                self.coarse = 0;
                Some(())
            }
            Sign::Tens(tens) => {
                self.digit(tens.into())?;
                self.scaled(1)
            }
            Sign::Scale(exponent) => self.scaled(exponent),
            Sign::Myriad(exponent, word) => self.myriad(exponent, word),
        }
    }

    fn digit(&mut self, digit: u64) -> Option<()> {
        match &mut self.digits {
            None => {
                // 三万五 is short for 35,000 and never surely so.
                let follows_large = self.scale.or(self.myriad).is_some_and(|scale| scale > 1);
                if follows_large && !self.has_zero && self.scale != Some(1) {
                    self.is_alone = true;
                }
                self.digits = Some([digit; 2]);
            }
            Some([low, high]) => {
                let follows = digit == *low + 1 || (*low, digit) == (3, 5);
                if self.is_pair || self.is_vague || !follows {
                    return None;
                }
                self.is_pair = true;
                *high = digit;
            }
        }
        self.coarse = 0;
        Some(())
    }

    fn scaled(&mut self, exponent: u32) -> Option<()> {
        if self.scale.is_some_and(|last| exponent >= last) {
            return None;
        }
        let [low, high] = self.digits.take().unwrap_or([1, 1]);
        let scale = 10u64.pow(exponent);
        self.section[0] += low * scale;
        self.section[1] += high * scale + if self.is_vague { scale - 1 } else { 0 };
        self.scale = Some(exponent);
        self.coarse = exponent;
        self.has_zero = false;
        self.is_alone = false;
        Some(())
    }

    fn myriad(&mut self, exponent: u32, word: &'static str) -> Option<()> {
        if self.myriad.is_some_and(|last| exponent >= last) {
            return None;
        }
        self.close_section();
        let scale = 10u64.checked_pow(exponent)?;
        for (total, section) in self.total.iter_mut().zip(&mut self.section) {
            *section = if *section == 0 { 1 } else { *section };
            *total = total.checked_add(section.checked_mul(scale)?)?;
            *section = 0;
        }
        if self.is_vague {
            self.total[1] = self.total[1].checked_add(scale - 1)?;
        }
        self.coarse += exponent;
        self.myriad = Some(exponent);
        self.multiple = word;
        self.scale = None;
        self.has_zero = false;
        self.is_alone = false;
        Some(())
    }

    fn close_section(&mut self) {
        if let Some([low, high]) = self.digits.take() {
            self.section[0] += low;
            self.section[1] += high;
        }
    }

    fn finish(mut self, end: usize) -> Option<Amount> {
        let is_some_alone = self.is_vague && self.scale.or(self.myriad).is_none();
        if self.count == 0 || self.is_alone || is_some_alone {
            return None;
        }
        let ends_in_scale = self.digits.is_none() && self.scale.or(self.myriad).is_some();
        let is_zero = self.has_zero && self.count == 1;
        if self.has_zero && self.digits.is_none() && !is_zero {
            return None;
        }
        self.close_section();
        let [low, high] = [
            self.total[0].checked_add(self.section[0])?,
            self.total[1].checked_add(self.section[1])?,
        ];
        let exponent = match (self.myriad, self.scale) {
            (Some(_), Some(scale)) if ends_in_scale => scale,
            (Some(myriad), None) if ends_in_scale => myriad,
            _ => 0,
        };
        Some(Amount {
            value: low.into(),
            step: power(i32::try_from(exponent).ok()?),
            coarse: power(i32::try_from(self.coarse).ok()?),
            end,
            tail: self.tail,
            multiple: self.multiple,
            has_point: false,
            is_chinese: true,
            top: (high > low).then(|| high.into()),
        })
    }
}

/// 点 and digits behind a numeral.
fn decimals(text: &str, amount: Amount) -> Option<Amount> {
    let Some(rest) = text[amount.end..].strip_prefix('点') else {
        return Some(amount);
    };
    let digits: Vec<(char, u32)> = rest
        .chars()
        .map_while(|ch| match sign(ch) {
            Some(Sign::Digit(digit)) => Some((ch, digit)),
            _ => None,
        })
        .take(9)
        .collect();
    let len: usize = digits.iter().map(|(ch, _)| ch.len_utf8()).sum();
    let follows_scale = rest[len..].chars().next().is_some_and(is_numeral);
    if digits.is_empty() || follows_scale || amount.top.is_some() || !amount.multiple.is_empty() {
        return Some(amount);
    }
    let places = u32::try_from(digits.len()).ok()?;
    let tenths = digits
        .iter()
        .fold(0i64, |value, (_, digit)| value * 10 + i64::from(*digit));
    let step = Decimal::new(1, places);
    Some(Amount {
        value: amount.value.checked_add(Decimal::new(tenths, places))?,
        step,
        coarse: step,
        end: amount.end + '点'.len_utf8() + len,
        has_point: true,
        ..amount
    })
}

fn sign(ch: char) -> Option<Sign> {
    Some(match ch {
        '零' | '〇' | '○' => Sign::Digit(0),
        '一' | '壹' => Sign::Digit(1),
        '二' | '两' | '贰' => Sign::Digit(2),
        '三' | '叁' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陆' => Sign::Digit(6),
        '七' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '十' | '拾' => Sign::Scale(1),
        '百' | '佰' => Sign::Scale(2),
        '千' | '仟' => Sign::Scale(3),
        '万' => Sign::Myriad(4, "万"),
        '亿' => Sign::Myriad(8, "亿"),
        '廿' => Sign::Tens(2),
        '卅' => Sign::Tens(3),
        '卌' => Sign::Tens(4),
        '几' | '数' => Sign::Some,
        _ => return None,
    })
}

//! A day, a month or a year, as rules write it.

use std::fmt;

/// A point in time, as exact as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    /// The year.
    pub(super) year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Day {
    /// Reads `2021`, `2021-07`, `2021-07-01`, `2021.7.1`, `2021年7月1日`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let folded: String = text
            .chars()
            .filter(|ch| !gouji_zh::is_space(*ch))
            .map(gouji_zh::fold_char)
            .map(|ch| if "年月./".contains(ch) { '-' } else { ch })
            .collect();
        let plain = folded.trim_end_matches('日').trim_end_matches('-');
        let mut parts = plain.split('-');
        let year: u16 = parts.next()?.parse().ok()?;
        let month: Option<u8> = parts.next().map(str::parse).transpose().ok()?;
        let day: Option<u8> = parts.next().map(str::parse).transpose().ok()?;
        let is_date = parts.next().is_none()
            && (1949..3000).contains(&year)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=31).contains(&day));
        is_date.then_some(Self { year, month, day })
    }

    /// Whether it is surely before another one.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        let mut pairs = [
            (Some(u32::from(self.year)), Some(u32::from(other.year))),
            (self.month.map(u32::from), other.month.map(u32::from)),
            (self.day.map(u32::from), other.day.map(u32::from)),
        ]
        .map(|(one, other)| one.zip(other))
        .into_iter()
        .map_while(|pair| pair);
        pairs
            .find(|(one, other)| one != other)
            .is_some_and(|(one, other)| one < other)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年", self.year)?;
        if let Some(month) = self.month {
            write!(f, "{month}月")?;
        }
        match self.day {
            Some(day) => write!(f, "{day}日"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_as_exact_as_they_are_written() {
        let read = |text: &str| Day::parse(text).map(|day| day.to_string());
        assert_eq!(read("2021").as_deref(), Some("2021年"));
        assert_eq!(read("２０２１年７月").as_deref(), Some("2021年7月"));
        assert_eq!(read("2021-07-01").as_deref(), Some("2021年7月1日"));
        assert_eq!(read("2021.7.1").as_deref(), Some("2021年7月1日"));
        assert_eq!(read("2021年7月1日").as_deref(), Some("2021年7月1日"));
        for wrong in ["", "21", "2021-13", "2021-07-32", "去年", "2021-07-01-02"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        let day = |text: &str| Day::parse(text).unwrap();
        assert!(day("2018-03").is_before(&day("2018-04-01")));
        assert!(day("2018").is_before(&day("2019-01-01")));
        assert!(!day("2018").is_before(&day("2018-04-01")));
    }
}

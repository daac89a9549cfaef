//! The head of a report, as it is written out.

use gouji_core::{Header, Lang, Period, Stated};
use schemars::JsonSchema;
use serde::Serialize;

use super::origin::OriginWire;
use crate::masked::Masked;

/// Who reports, for which year. What could not be established is null, never guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeaderWire {
    /// The title as printed.
    pub title: Option<String>,
    /// The reporting body.
    pub body: Option<String>,
    /// The region, from the highest division that is stated.
    pub region: Option<String>,
    /// Id of the level of administration, such as `county`.
    pub level: Option<String>,
    /// The report year.
    pub year: Option<u16>,
    /// The statistical period.
    pub period: Option<PeriodWire>,
    /// Where the report says so.
    pub evidence: HeaderEvidenceWire,
}

/// A statistical period, as ISO dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PeriodWire {
    /// First day: `2021-01-01`.
    pub from: String,
    /// Last day: `2021-12-31`.
    pub to: String,
}

/// The places that a header was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeaderEvidenceWire {
    /// The place of the body.
    pub body: Option<EvidenceWire>,
    /// The place that tells the region.
    pub region: Option<EvidenceWire>,
    /// The place that tells the level.
    pub level: Option<EvidenceWire>,
    /// The place of the year.
    pub year: Option<EvidenceWire>,
    /// The place of the period.
    pub period: Option<EvidenceWire>,
}

/// A place that a part of the header was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidenceWire {
    /// What kind of place it is: title, period, address, prose or body.
    #[schemars(extend("enum" = ["title", "period", "address", "prose", "body"]))]
    pub kind: &'static str,
    /// The text at the place.
    pub quote: String,
    /// The place in the original file.
    pub origin: Option<OriginWire>,
}

impl HeaderWire {
    /// Writes out a header of a document.
    pub(super) fn new(masked: &Masked<'_>, header: &Header, lang: Lang) -> Self {
        Self {
            title: header.title.map(|span| masked.quote(span)),
            body: value(header.body.as_ref()),
            region: value(header.region.as_ref()),
            level: value(header.level.as_ref()),
            year: value(header.year.as_ref()),
            period: header
                .period
                .as_ref()
                .map(|period| PeriodWire::new(&period.value)),
            evidence: HeaderEvidenceWire {
                body: evidence(masked, header.body.as_ref(), lang),
                region: evidence(masked, header.region.as_ref(), lang),
                level: evidence(masked, header.level.as_ref(), lang),
                year: evidence(masked, header.year.as_ref(), lang),
                period: evidence(masked, header.period.as_ref(), lang),
            },
        }
    }
}

impl PeriodWire {
    fn new(period: &Period) -> Self {
        let iso = |(year, month, day): (u16, u8, u8)| format!("{year:04}-{month:02}-{day:02}");
        Self {
            from: iso(period.from),
            to: iso(period.to),
        }
    }
}

fn value<T: Clone>(stated: Option<&Stated<T>>) -> Option<T> {
    stated.map(|stated| stated.value.clone())
}

fn evidence<T>(
    masked: &Masked<'_>,
    stated: Option<&Stated<T>>,
    lang: Lang,
) -> Option<EvidenceWire> {
    stated.map(|stated| EvidenceWire {
        kind: stated.evidence.name(),
        quote: masked.quote(stated.span),
        origin: OriginWire::of(masked.document(), stated.span, lang),
    })
}

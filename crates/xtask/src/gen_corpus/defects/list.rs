//! All kinds of defects, with the rules that should find them.

use super::{Defect, How, Spoil, Structure};
use crate::gen_corpus::template::Fault;

const EQUATIONS: &[&str] = &[
    "numeric/unbalanced-applications",
    "numeric/handled-total-mismatch",
    "numeric/row-total-mismatch",
    "numeric/review-total-mismatch",
];
const CLAIMS: &[&str] = &["numeric/prose-differs-from-table"];
/// What says 0件 is a number, too.
const POLARITY: &[&str] = &[
    "numeric/polarity-differs-from-table",
    "numeric/prose-differs-from-table",
];
const SHARES: &[&str] = &["numeric/share-mismatch"];
const PARTS: &[&str] = &["numeric/parts-mismatch"];
const CHANGES: &[&str] = &["numeric/change-mismatch"];

/// Lists that speak of the applications as a whole.
const NEW: &[(&str, Fault)] = &[
    ("requests.lead", Fault::Number("new")),
    ("requests.received", Fault::Number("new")),
];
const CARRIED_IN: &[(&str, Fault)] = &[
    ("requests.lead", Fault::Number("carried_in")),
    ("requests.carried_in", Fault::Number("carried_in")),
];
const HANDLED: &[(&str, Fault)] = &[
    ("requests.lead", Fault::Number("handled")),
    ("requests.handled", Fault::Number("handled")),
];
const CARRIED_OUT: &[(&str, Fault)] = &[
    ("requests.lead", Fault::Number("carried_out")),
    ("requests.carried_out", Fault::Number("carried_out")),
];
const KINDS: &[(&str, Fault)] = &[
    ("requests.kinds", Fault::Number("granted")),
    ("requests.kinds", Fault::Number("partly")),
    ("requests.kinds", Fault::Number("denied")),
    ("requests.kinds", Fault::Number("unavailable")),
    ("requests.kinds", Fault::Number("not_processed")),
    ("requests.kinds", Fault::Number("unavailable_not_held")),
    (
        "requests.kinds",
        Fault::Number("denied_administrative_query"),
    ),
];
const APPLICANTS: &[(&str, Fault)] = &[
    ("requests.applicants", Fault::Number("new_natural_person")),
    ("requests.applicants", Fault::Number("new_org")),
    ("requests.applicants", Fault::Number("new_business")),
    ("requests.applicants", Fault::Number("new_legal_service")),
];
const REVIEWS: &[(&str, Fault)] = &[("disputes", Fault::Number("reviews"))];
const SUITS: &[(&str, Fault)] = &[
    ("disputes", Fault::Number("suits")),
    ("disputes", Fault::Number("direct")),
    ("disputes", Fault::Number("after")),
];
const OUTCOMES: &[(&str, Fault)] = &[
    ("disputes", Fault::Number("review_upheld")),
    ("disputes", Fault::Number("review_corrected")),
    ("disputes", Fault::Number("review_pending")),
    ("disputes", Fault::Number("suits_upheld")),
];
const ISSUED: &[(&str, Fault)] = &[("documents", Fault::Number("norm_issued"))];
const REPEALED: &[(&str, Fault)] = &[("documents", Fault::Number("norm_repealed"))];
const IN_FORCE: &[(&str, Fault)] = &[("documents", Fault::Number("norm_in_force"))];
const LICENCES: &[(&str, Fault)] = &[("decisions", Fault::Number("licences"))];
const PENALTIES: &[(&str, Fault)] = &[("decisions", Fault::Number("penalties"))];
const COERCIVE: &[(&str, Fault)] = &[("decisions", Fault::Number("coercive"))];
const CHARGES: &[(&str, Fault)] = &[("charges", Fault::Number("fee"))];
const MAGNITUDE: &[(&str, Fault)] = &[
    ("decisions", Fault::Magnitude("licences")),
    ("decisions", Fault::Magnitude("penalties")),
    ("requests.lead", Fault::Magnitude("new")),
];
/// Lists whose sentences stand beside another one about the same number.
const TWICE: &[(&str, Fault)] = &[
    ("requests.received", Fault::Number("new")),
    ("requests.handled", Fault::Number("handled")),
];
/// Shares whose whole stands in the tables, and seldom in the sentence.
const SHARE_OF_TABLE: &[(&str, Fault)] = &[
    ("requests.kinds", Fault::Share),
    ("requests.applicants", Fault::Share),
    ("requests.channels", Fault::Share),
];
const OVER_A_HUNDRED: &[(&str, Fault)] = &[
    ("platform", Fault::Percent),
    ("supervision", Fault::Percent),
    ("accountability", Fault::Percent),
    ("rough", Fault::Percent),
];

const fn prose(
    name: &'static str,
    rules: &'static [&'static str],
    sentences: &'static [(&'static str, Fault)],
) -> Defect {
    Defect {
        name,
        rules,
        how: How::Prose(sentences),
    }
}

const fn tables(name: &'static str, rules: &'static [&'static str], spoil: Spoil) -> Defect {
    Defect {
        name,
        rules,
        how: How::Figures(spoil),
    }
}

const fn structure(
    name: &'static str,
    rules: &'static [&'static str],
    structure: Structure,
) -> Defect {
    Defect {
        name,
        rules,
        how: How::Structure(structure),
    }
}

/// Every kind of defect.
pub(crate) const ALL: &[Defect] = &[
    tables("t3-balance", EQUATIONS, Spoil::Balance),
    tables("t3-handled", EQUATIONS, Spoil::Handled),
    tables("t3-row-total", EQUATIONS, Spoil::RowTotal),
    tables("t4-total", EQUATIONS, Spoil::ReviewTotal),
    tables("cell-digits-turned", EQUATIONS, Spoil::DigitsTurned),
    tables("cell-digit-dropped", EQUATIONS, Spoil::DigitDropped),
    tables("cells-swapped", EQUATIONS, Spoil::CellsSwapped),
    tables("row-shifted", EQUATIONS, Spoil::RowShifted),
    tables("blank-cell", &["numeric/blank-cell"], Spoil::BlankCell),
    tables(
        "published-above-made",
        &["disclosure/published-more-than-made"],
        Spoil::PublishedAboveMade,
    ),
    tables(
        "equal-three",
        &["disclosure/three-equal-numbers"],
        Spoil::EqualThree,
    ),
    tables(
        "reviews-exceed",
        &["disclosure/more-disputes-than-requests"],
        Spoil::ReviewsExceed,
    ),
    structure(
        "section-missing",
        &["text/missing-section"],
        Structure::SectionMissing,
    ),
    structure(
        "section-five-no-improvement",
        &["text/problems-without-improvement"],
        Structure::NoImprovement,
    ),
    structure("wrong-form", &["text/wrong-form"], Structure::WrongForm),
    structure(
        "fee-statement-missing",
        &["disclosure/fee-statement"],
        Structure::NoFeeStatement,
    ),
    prose("prose-received", CLAIMS, NEW),
    prose("prose-carried-in", CLAIMS, CARRIED_IN),
    prose("prose-handled", CLAIMS, HANDLED),
    prose("prose-carried-out", CLAIMS, CARRIED_OUT),
    prose("prose-kinds", CLAIMS, KINDS),
    prose("prose-applicants", CLAIMS, APPLICANTS),
    prose("prose-reviews", CLAIMS, REVIEWS),
    prose("prose-suits", CLAIMS, SUITS),
    prose("prose-outcomes", CLAIMS, OUTCOMES),
    prose("prose-documents-issued", CLAIMS, ISSUED),
    prose("prose-documents-repealed", CLAIMS, REPEALED),
    prose("prose-documents-in-force", CLAIMS, IN_FORCE),
    prose("prose-licences", CLAIMS, LICENCES),
    prose("prose-penalties", CLAIMS, PENALTIES),
    prose("prose-coercive", CLAIMS, COERCIVE),
    prose("prose-charges", CLAIMS, CHARGES),
    prose(
        "none-received",
        POLARITY,
        &[("requests.none", Fault::Nothing)],
    ),
    prose(
        "none-disputed",
        POLARITY,
        &[("disputes.none", Fault::Nothing)],
    ),
    prose(
        "none-issued",
        POLARITY,
        &[("documents.none", Fault::Nothing)],
    ),
    prose(
        "all-done",
        POLARITY,
        &[("requests.all_done", Fault::Nothing)],
    ),
    prose(
        "two-values",
        &[
            "numeric/prose-contradicts-itself",
            "numeric/prose-differs-from-table",
        ],
        TWICE,
    ),
    prose("magnitude-of-table", CLAIMS, MAGNITUDE),
    prose(
        "magnitude",
        &["numeric/magnitude-slip"],
        &[("likes", Fault::Longer("b"))],
    ),
    prose("share-of-table", SHARES, SHARE_OF_TABLE),
    prose("share-wrong", SHARES, &[("rates", Fault::Share)]),
    prose("parts-above", PARTS, &[("totals", Fault::PartsAbove)]),
    prose("parts-below", PARTS, &[("totals", Fault::PartsBelow)]),
    prose("change-wrong", CHANGES, &[("changes", Fault::Change)]),
    prose(
        "change-direction",
        CHANGES,
        &[("changes", Fault::Direction)],
    ),
    prose("points-wrong", CHANGES, &[("changes", Fault::Points)]),
    prose(
        "percent-above-100",
        &["numeric/impossible-percentage"],
        OVER_A_HUNDRED,
    ),
    prose(
        "shares-over-100",
        &["numeric/shares-not-hundred"],
        &[("rates", Fault::Hundred)],
    ),
    prose(
        "list-count",
        &["numeric/list-count-mismatch"],
        &[("lists", Fault::Count)],
    ),
];

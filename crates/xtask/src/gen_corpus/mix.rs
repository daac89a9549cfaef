//! What the five topics of section one are made of.

use super::scene::Scene;

/// A topic of section one.
pub(crate) struct Topic {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Lists whose sentences come first, in this order.
    pub(crate) first: &'static [Draw],
    /// Lists whose sentences come in any order.
    pub(crate) middle: &'static [Draw],
    /// Lists whose sentences come last.
    pub(crate) last: &'static [Draw],
}

/// How many sentences are drawn from a list.
pub(crate) struct Draw {
    /// The list.
    pub(crate) list: &'static str,
    /// At least so many.
    pub(crate) low: i64,
    /// At most so many.
    pub(crate) high: i64,
    /// Only where one of these numbers is not zero; always where there are none.
    when: &'static [&'static str],
    /// Only where all of these numbers are zero.
    unless: &'static [&'static str],
}

impl Draw {
    /// Whether the list has something to say in this report.
    pub(crate) fn suits(&self, scene: &Scene) -> bool {
        let any = |names: &[&str]| {
            let mut numbers = names.iter().filter_map(|name| scene.number(name));
            numbers.any(|number| number != 0)
        };
        (self.when.is_empty() || any(self.when)) && !any(self.unless)
    }
}

const fn draw(list: &'static str, low: i64, high: i64) -> Draw {
    Draw {
        list,
        low,
        high,
        when: &[],
        unless: &[],
    }
}

const fn where_any(list: &'static str, when: &'static [&'static str]) -> Draw {
    Draw {
        list,
        low: 1,
        high: 1,
        when,
        unless: &[],
    }
}

/// The topics that the notice names.
pub(crate) const TOPICS: [Topic; 5] = [
    Topic {
        name: "主动公开",
        first: &[],
        middle: &[
            draw("active", 5, 7),
            draw("totals", 1, 2),
            draw("documents", 0, 2),
            Draw {
                when: &["documents"],
                unless: &["norm_issued"],
                ..draw("documents.none", 0, 1)
            },
            draw("decisions", 1, 3),
            draw("decisions.traps", 0, 2),
            draw("charges", 0, 1),
            draw("lists", 0, 1),
            draw("rough", 0, 1),
            draw("traps", 0, 1),
        ],
        last: &[],
    },
    Topic {
        name: "依申请公开",
        first: &[
            where_any("requests.lead", &["new", "carried_in"]),
            Draw {
                unless: &["new", "carried_in"],
                ..draw("requests.none", 1, 1)
            },
            draw("requests.all_done", 0, 1),
        ],
        middle: &[
            draw("requests", 2, 4),
            draw("requests.received", 0, 1),
            draw("requests.carried_in", 0, 1),
            draw("requests.handled", 0, 1),
            draw("requests.carried_out", 0, 1),
            draw("requests.channels", 0, 1),
            draw("requests.applicants", 0, 1),
            draw("requests.kinds", 0, 2),
            draw("requests.traps", 0, 2),
        ],
        last: &[
            where_any("disputes", &["disputes"]),
            Draw {
                unless: &["disputes"],
                ..draw("disputes.none", 1, 1)
            },
        ],
    },
    Topic {
        name: "政府信息管理",
        first: &[],
        middle: &[
            draw("management", 5, 7),
            draw("rates", 0, 1),
            draw("lists", 0, 1),
            draw("totals", 0, 1),
        ],
        last: &[],
    },
    Topic {
        name: "政府信息公开平台建设",
        first: &[],
        middle: &[
            draw("platform", 5, 7),
            draw("changes", 0, 2),
            draw("likes", 0, 1),
            draw("rates", 0, 1),
            draw("rough", 0, 1),
        ],
        last: &[],
    },
    Topic {
        name: "监督保障",
        first: &[],
        middle: &[
            draw("supervision", 4, 6),
            draw("traps", 0, 2),
            draw("lists", 0, 1),
            draw("rates", 0, 1),
        ],
        last: &[draw("accountability", 1, 1)],
    },
];

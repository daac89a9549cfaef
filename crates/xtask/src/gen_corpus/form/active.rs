//! Table two: what a body publishes on its own.

/// A block of table two.
pub(crate) struct ActiveBlock {
    /// Id, such as `art20_1`.
    pub(crate) id: &'static str,
    /// The line above the block.
    pub(crate) heading: &'static str,
    /// Id and label of each column.
    pub(crate) columns: &'static [(&'static str, &'static str)],
    /// Id and label of each row.
    pub(crate) rows: &'static [(&'static str, &'static str)],
}

const ITEMS: &[(&str, &str)] = &[
    ("items_last_year", "上一年项目数量"),
    ("change", "本年增/减"),
    ("decisions", "处理决定数量"),
];
const DECISIONS: &[(&str, &str)] = &[("decisions", "本年处理决定数量")];
const MEASURES: &[(&str, &str)] = &[("penalties", "行政处罚"), ("coercive_measures", "行政强制")];
const FEES: &[(&str, &str)] = &[("administrative_fees", "行政事业性收费")];

/// The blocks of the older form.
pub(super) const OF_2019: &[ActiveBlock] = &[
    ActiveBlock {
        id: "art20_1",
        heading: "第二十条第（一）项",
        columns: &[
            ("made", "本年新制作数量"),
            ("published", "本年新公开数量"),
            ("published_total", "对外公开总数量"),
        ],
        rows: &[("rules", "规章"), ("normative_documents", "规范性文件")],
    },
    ActiveBlock {
        id: "art20_5",
        heading: "第二十条第（五）项",
        columns: ITEMS,
        rows: &[
            ("licences", "行政许可"),
            ("other_services", "其他对外管理服务事项"),
        ],
    },
    ActiveBlock {
        id: "art20_6",
        heading: "第二十条第（六）项",
        columns: ITEMS,
        rows: MEASURES,
    },
    ActiveBlock {
        id: "art20_8",
        heading: "第二十条第（八）项",
        columns: &[
            ("items_last_year", "上一年项目数量"),
            ("change", "本年增/减"),
        ],
        rows: FEES,
    },
    ActiveBlock {
        id: "art20_9",
        heading: "第二十条第（九）项",
        columns: &[("projects", "采购项目数量"), ("amount", "采购总金额")],
        rows: &[("central_procurement", "政府集中采购")],
    },
];

/// The blocks of the newer form.
pub(super) const OF_2021: &[ActiveBlock] = &[
    ActiveBlock {
        id: "art20_1",
        heading: "第二十条第（一）项",
        columns: &[
            ("issued", "本年制发件数"),
            ("repealed", "本年废止件数"),
            ("in_force", "现行有效件数"),
        ],
        rows: &[("rules", "规章"), ("normative_documents", "行政规范性文件")],
    },
    ActiveBlock {
        id: "art20_5",
        heading: "第二十条第（五）项",
        columns: DECISIONS,
        rows: &[("licences", "行政许可")],
    },
    ActiveBlock {
        id: "art20_6",
        heading: "第二十条第（六）项",
        columns: DECISIONS,
        rows: MEASURES,
    },
    ActiveBlock {
        id: "art20_8",
        heading: "第二十条第（八）项",
        columns: &[("fee_amount", "本年收费金额（单位：万元）")],
        rows: FEES,
    },
];

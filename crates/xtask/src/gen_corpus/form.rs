//! The two printed forms: ids and labels of their tables.

/// Which form a report is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// For the report years 2019 and 2020.
    Of2019,
    /// For the report years from 2021.
    Of2021,
}

/// First year that the newer form is due for.
const NEWER_FROM: u16 = 2021;

impl Form {
    /// The form that is due for a report year.
    pub(crate) fn due(year: u16) -> Self {
        if year < NEWER_FROM {
            Self::Of2019
        } else {
            Self::Of2021
        }
    }

    /// Stable id.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Of2019 => "form_2019",
            Self::Of2021 => "form_2021",
        }
    }

    /// The blocks of table two.
    pub(crate) fn active(self) -> &'static [ActiveBlock] {
        match self {
            Self::Of2019 => ACTIVE_2019,
            Self::Of2021 => ACTIVE_2021,
        }
    }

    /// The rows of table three.
    pub(crate) fn requests(self) -> Vec<&'static RequestRow> {
        let other = match self {
            Self::Of2019 => OTHER_2019,
            Self::Of2021 => OTHER_2021,
        };
        [OPENING, RESULTS, other, CLOSING]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The row of table three with that part in the equations; the first of several.
    pub(crate) fn request_row(self, role: Role) -> Option<usize> {
        self.requests().iter().position(|row| row.role == role)
    }
}

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

/// A row of table three.
pub(crate) struct RequestRow {
    /// Id, such as `granted`.
    pub(crate) id: &'static str,
    /// The group that it stands in, of one or more rows with a label of their own.
    pub(crate) group: Option<&'static str>,
    /// What is printed before its figures.
    pub(crate) label: &'static str,
    /// Its part in the equations.
    pub(crate) role: Role,
    /// How often a handled request ends here, in relation to the other results.
    pub(crate) weight: u32,
}

/// The part of a row in the equations of table three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// New this year.
    New,
    /// Carried in from last year.
    CarriedIn,
    /// One way of handling.
    Result,
    /// The sum of the results.
    Handled,
    /// Carried out into next year.
    CarriedOut,
}

/// Ids and labels of the applicant columns and their total.
pub(crate) const APPLICANTS: [(&str, &str); 7] = [
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("public_welfare", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other_org", "其他"),
    ("total", "总计"),
];
/// Ids of the groups of table four.
pub(crate) const GROUPS: [&str; 3] = ["review", "suit_direct", "suit_after_review"];
/// Ids and labels of the outcomes in each group of table four.
pub(crate) const OUTCOMES: [(&str, &str); 5] = [
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
];

const ITEMS: &[(&str, &str)] = &[
    ("items_last_year", "上一年项目数量"),
    ("change", "本年增/减"),
    ("decisions", "处理决定数量"),
];
const DECISIONS: &[(&str, &str)] = &[("decisions", "本年处理决定数量")];
const MEASURES: &[(&str, &str)] = &[("penalties", "行政处罚"), ("coercive_measures", "行政强制")];
const FEES: &[(&str, &str)] = &[("administrative_fees", "行政事业性收费")];

const ACTIVE_2019: &[ActiveBlock] = &[
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

const ACTIVE_2021: &[ActiveBlock] = &[
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

const fn row(id: &'static str, label: &'static str, role: Role) -> RequestRow {
    RequestRow {
        id,
        group: None,
        label,
        role,
        weight: 0,
    }
}

const fn result(
    id: &'static str,
    group: Option<&'static str>,
    label: &'static str,
    weight: u32,
) -> RequestRow {
    RequestRow {
        id,
        group,
        label,
        role: Role::Result,
        weight,
    }
}

const DENIED: Option<&str> = Some("（三）不予公开");
const UNAVAILABLE: Option<&str> = Some("（四）无法提供");
const NOT_PROCESSED: Option<&str> = Some("（五）不予处理");
const OTHER: Option<&str> = Some("（六）其他处理");

const OPENING: &[RequestRow] = &[
    row("new", "一、本年新收政府信息公开申请数量", Role::New),
    row(
        "carried_in",
        "二、上年结转政府信息公开申请数量",
        Role::CarriedIn,
    ),
];

const RESULTS: &[RequestRow] = &[
    result("granted", None, "（一）予以公开", 460),
    result(
        "partly_granted",
        None,
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        110,
    ),
    result("denied_state_secret", DENIED, "1.属于国家秘密", 3),
    result(
        "denied_prohibited_by_law",
        DENIED,
        "2.其他法律行政法规禁止公开",
        10,
    ),
    result(
        "denied_security_stability",
        DENIED,
        "3.危及“三安全一稳定”",
        4,
    ),
    result("denied_third_party", DENIED, "4.保护第三方合法权益", 20),
    result(
        "denied_internal_affairs",
        DENIED,
        "5.属于三类内部事务信息",
        20,
    ),
    result("denied_deliberative", DENIED, "6.属于四类过程性信息", 20),
    result("denied_enforcement_file", DENIED, "7.属于行政执法案卷", 30),
    result(
        "denied_administrative_query",
        DENIED,
        "8.属于行政查询事项",
        50,
    ),
    result(
        "unavailable_not_held",
        UNAVAILABLE,
        "1.本机关不掌握相关政府信息",
        140,
    ),
    result(
        "unavailable_needs_creation",
        UNAVAILABLE,
        "2.没有现成信息需要另行制作",
        40,
    ),
    result(
        "unavailable_unclear",
        UNAVAILABLE,
        "3.补正后申请内容仍不明确",
        20,
    ),
    result(
        "not_processed_petition",
        NOT_PROCESSED,
        "1.信访举报投诉类申请",
        40,
    ),
    result("not_processed_repeat", NOT_PROCESSED, "2.重复申请", 20),
    result(
        "not_processed_publication",
        NOT_PROCESSED,
        "3.要求提供公开出版物",
        5,
    ),
    result(
        "not_processed_excessive",
        NOT_PROCESSED,
        "4.无正当理由大量反复申请",
        5,
    ),
    result(
        "not_processed_reconfirm",
        NOT_PROCESSED,
        "5.要求行政机关确认或重新出具已获取信息",
        10,
    ),
];

const OTHER_2019: &[RequestRow] = &[result("other", None, "（六）其他处理", 30)];

/// No request ends unpaid: a report that says so must speak of fees.
const OTHER_2021: &[RequestRow] = &[
    result(
        "other_no_correction",
        OTHER,
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        15,
    ),
    result(
        "other_no_payment",
        OTHER,
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        0,
    ),
    result("other_misc", OTHER, "3.其他", 20),
];

const CLOSING: &[RequestRow] = &[
    row("handled_total", "（七）总计", Role::Handled),
    row("carried_out", "四、结转下年度继续办理", Role::CarriedOut),
];

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn forms_have_the_printed_number_of_rows() {
        assert_eq!(Form::Of2019.requests().len(), 23);
        assert_eq!(Form::Of2021.requests().len(), 25);
        assert_eq!(Form::due(2020), Form::Of2019);
        assert_eq!(Form::due(2021), Form::Of2021);
    }
}

//! Table three: requests received and handled.

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
/// The rows of the older form.
pub(super) fn of_2019() -> Vec<&'static RequestRow> {
    [OPENING, RESULTS, OTHER_2019, CLOSING]
        .into_iter()
        .flatten()
        .collect()
}

/// The rows of the newer form.
pub(super) fn of_2021() -> Vec<&'static RequestRow> {
    [OPENING, RESULTS, OTHER_2021, CLOSING]
        .into_iter()
        .flatten()
        .collect()
}

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

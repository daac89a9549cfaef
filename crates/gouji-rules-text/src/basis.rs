//! What the rules of this crate rest on.

use std::borrow::Cow;

use gouji_core::{Basis, Force};

/// The six parts that the prescribed forms have.
pub(crate) const PARTS: &[Basis] = &[form_2021("正文六部分"), form_2019("附件格式，正文六部分")];

/// Part five of the prescribed forms.
pub(crate) const PART_FIVE: &[Basis] = &[
    form_2021("五、存在的主要问题及改进情况"),
    form_2019("附件格式，五、存在的主要问题及改进情况"),
];

/// The tables of the prescribed forms.
pub(crate) const TABLES: &[Basis] = &[
    form_2021("表二、表三、表四"),
    form_2019("附件格式，表二、表三、表四"),
];

/// Which form is due for which year.
pub(crate) const FORMS: &[Basis] = &[
    form_2021("自2021年度报告起执行"),
    form_2019("2019、2020年度报告适用"),
];

/// What a report must name to be told from others.
pub(crate) const TITLE: &[Basis] = &[Basis {
    title: Cow::Borrowed("政府信息公开工作年度报告的通行写法"),
    number: Cow::Borrowed(""),
    article: Cow::Borrowed("标题写明机关名称和年度"),
    force: Force::Practice,
    valid_from: None,
    valid_to: None,
    url: None,
}];

/// How the levels of a text are numbered.
pub(crate) const LADDER: &[Basis] = &[Basis {
    title: Cow::Borrowed("党政机关公文格式"),
    number: Cow::Borrowed("GB/T 9704—2012"),
    article: Cow::Borrowed("7.3.3：文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注"),
    force: Force::Guidance,
    valid_from: None,
    valid_to: None,
    url: None,
}];

/// What the report is of, and what it is called.
pub(crate) const ANNUAL: &[Basis] = &[regulation(
    "第四十九条、第五十条：公布上一年度政府信息公开工作年度报告",
)];

/// What the statement of the period rests on.
pub(crate) const PERIOD: &[Basis] = &[practice("正文前写明统计期限，为报告年度的1月1日至12月31日")];

/// That one document speaks of one year and one body.
pub(crate) const AGREEMENT: &[Basis] = &[
    practice("标题、统计期限、正文的年度和机关前后一致"),
    regulation("第四十九条、第五十条：公布上一年度政府信息公开工作年度报告"),
];

/// That part five says something of its own.
pub(crate) const SUBSTANCE: &[Basis] = &[practice("第五部分写明具体的问题和措施，不以套话代替")];

/// What must not be disclosed, and the review before disclosure.
pub(crate) const SECRECY: &[Basis] = &[regulation(
    "第十四条、第十五条、第十七条：不得公开的信息和公开前的审查",
)];

const fn practice(article: &'static str) -> Basis {
    Basis {
        title: Cow::Borrowed("政府信息公开工作年度报告的通行写法"),
        number: Cow::Borrowed(""),
        article: Cow::Borrowed(article),
        force: Force::Practice,
        valid_from: None,
        valid_to: None,
        url: None,
    }
}

const fn regulation(article: &'static str) -> Basis {
    Basis {
        title: Cow::Borrowed("中华人民共和国政府信息公开条例"),
        number: Cow::Borrowed("国务院令第711号"),
        article: Cow::Borrowed(article),
        force: Force::Binding,
        valid_from: Some(2019),
        valid_to: None,
        url: None,
    }
}

/// That a report tells of the body's own work.
pub(crate) const OWN_FACTS: &[Basis] = &[Basis {
    title: Cow::Borrowed("中华人民共和国政府信息公开条例"),
    number: Cow::Borrowed("国务院令第711号"),
    article: Cow::Borrowed("第五十条，年度报告应当包括本机关的情况"),
    force: Force::Practice,
    valid_from: Some(2019),
    valid_to: None,
    url: None,
}];

const fn form_2021(article: &'static str) -> Basis {
    Basis {
        title: Cow::Borrowed("中华人民共和国政府信息公开工作年度报告格式"),
        number: Cow::Borrowed("国办公开办函〔2021〕30号"),
        article: Cow::Borrowed(article),
        force: Force::Binding,
        valid_from: Some(2021),
        valid_to: None,
        url: None,
    }
}

const fn form_2019(article: &'static str) -> Basis {
    Basis {
        title: Cow::Borrowed(
            "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
        ),
        number: Cow::Borrowed("国办公开办函〔2019〕60号"),
        article: Cow::Borrowed(article),
        force: Force::Binding,
        valid_from: Some(2019),
        valid_to: Some(2020),
        url: None,
    }
}

/// How modern Chinese is written.
pub(crate) const LANGUAGE: &[Basis] = &[Basis {
    title: Cow::Borrowed("现代汉语词典和公文写作的通行用法"),
    number: Cow::Borrowed(""),
    article: Cow::Borrowed(""),
    force: Force::Practice,
    valid_from: None,
    valid_to: None,
    url: None,
}];

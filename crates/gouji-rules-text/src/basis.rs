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

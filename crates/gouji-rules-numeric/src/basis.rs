//! What the rules of this crate rest on.

use std::borrow::Cow;

use gouji_core::{Basis, Force};

const TITLE_2019: &str =
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知";
const TITLE_2021: &str = "中华人民共和国政府信息公开工作年度报告格式";

/// The tables of the prescribed forms.
pub(crate) const TABLES: &[Basis] = &[
    form_2021("表二、表三、表四"),
    form_2019("附件格式，表二、表三、表四"),
];

/// What both forms ask of the content of a report; a difference in prose is something to verify.
pub(crate) const ACCURACY: &[Basis] = &[
    of_2021("关于内容真实、准确、完整的要求", Force::Guidance),
    of_2019("关于内容真实、准确、完整的要求", Force::Guidance),
];

/// The relation printed in the head of table three.
pub(crate) const BALANCE: &[Basis] = &[
    form_2021("表三表头：第一项加第二项之和，等于第三项加第四项之和"),
    form_2019("附件格式，表三表头：第一项加第二项之和，等于第三项加第四项之和"),
];

/// Table three.
pub(crate) const TABLE_THREE: &[Basis] = &[form_2021("表三"), form_2019("附件格式，表三")];

/// Table four.
pub(crate) const TABLE_FOUR: &[Basis] = &[form_2021("表四"), form_2019("附件格式，表四")];

/// Table two of 2019.
pub(crate) const TABLE_TWO_2019: &[Basis] = &[form_2019("附件格式，表二第二十条第（一）项")];

const fn form_2021(article: &'static str) -> Basis {
    of_2021(article, Force::Binding)
}

const fn of_2021(article: &'static str, force: Force) -> Basis {
    Basis {
        title: Cow::Borrowed(TITLE_2021),
        number: Cow::Borrowed("国办公开办函〔2021〕30号"),
        article: Cow::Borrowed(article),
        force,
        valid_from: Some(2021),
        valid_to: None,
        url: None,
    }
}

const fn form_2019(article: &'static str) -> Basis {
    of_2019(article, Force::Binding)
}

const fn of_2019(article: &'static str, force: Force) -> Basis {
    Basis {
        title: Cow::Borrowed(TITLE_2019),
        number: Cow::Borrowed("国办公开办函〔2019〕60号"),
        article: Cow::Borrowed(article),
        force,
        valid_from: Some(2019),
        valid_to: Some(2020),
        url: None,
    }
}

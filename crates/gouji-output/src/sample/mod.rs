//! A small form, reports on it, and findings about them, for tests.

mod document;
mod findings;
mod form;
mod rules;

use gouji_core::{Form, Report, load};

pub(crate) use document::document;
pub(crate) use findings::{comparison, finding, outcome, place, related, words};
pub(crate) use form::form;
pub(crate) use rules::{registry, rules};

/// A report with a blank, an unreadable and a missing cell; lines with bars are table rows.
pub(crate) const TEXT: &str = "\
馆陶县人民政府2019年政府信息公开工作年度报告
一、总体情况
2019年收到依申请公开3件，均予以回复。
三、收到和处理政府信息公开申请情况
|自然人|社会公益组织|总计
本年新收|3|0|3
上年结转|0|\u{fffd}|8764.350
予以公开||/|见附件
";

/// A text read as a report on a form.
pub(crate) fn report(form: &Form, text: &str) -> Report {
    load(document(text), std::slice::from_ref(form), Some(0)).unwrap()
}

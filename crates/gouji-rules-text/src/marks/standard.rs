//! The national standards on marks and numerals.

use std::borrow::Cow;

use gouji_core::{Basis, Force};

/// Marks stand in a full-width cell.
pub(crate) const WIDTH: &[Basis] = &[punctuation("5.1.1、5.1.3")];
/// Quotation marks, brackets and book-title marks come in pairs.
pub(crate) const PAIRS: &[Basis] = &[punctuation("4.8.2、4.9.2、4.15.2")];
/// The two quotation marks differ.
pub(crate) const QUOTES: &[Basis] = &[punctuation("4.8.2")];
/// A sentence ends with its mark.
pub(crate) const END: &[Basis] = &[punctuation("4.1.3、4.4.3")];
/// What follows the mark of an item.
pub(crate) const ORDINALS: &[Basis] = &[punctuation("附录B.3")];
/// The ellipsis and the dash.
pub(crate) const DOTS: &[Basis] = &[punctuation("4.10.2、4.11.2")];
/// Approximate numbers stand without a comma.
pub(crate) const APPROXIMATE: &[Basis] = &[punctuation("4.5.3.4"), numerals("5.2.1")];
/// Years, months and days.
pub(crate) const DATES: &[Basis] = &[numerals("5.1.4")];
/// Like numbers are written alike.
pub(crate) const ALIKE: &[Basis] = &[numerals("4.3")];
/// One number is not written in two scripts.
pub(crate) const ONE_SCRIPT: &[Basis] = &[numerals("5.3、5.2.5")];
/// How digits are printed.
pub(crate) const DIGITS: &[Basis] = &[numerals("5.1.7")];
/// The calendar.
pub(crate) const CALENDAR: &[Basis] = &[Basis {
    title: Cow::Borrowed("公历纪年和公文写作的通行要求"),
    number: Cow::Borrowed(""),
    article: Cow::Borrowed("日期真实、准确"),
    force: Force::Practice,
    valid_from: None,
    valid_to: None,
    url: None,
}];
/// Plain wording.
pub(crate) const WORDING: &[Basis] = &[Basis {
    title: Cow::Borrowed("现代汉语规范用法"),
    number: Cow::Borrowed(""),
    article: Cow::Borrowed("概数表示不重复"),
    force: Force::Practice,
    valid_from: None,
    valid_to: None,
    url: None,
}];

const fn punctuation(article: &'static str) -> Basis {
    standard("标点符号用法", "GB/T 15834—2011", article)
}

const fn numerals(article: &'static str) -> Basis {
    standard("出版物上数字用法", "GB/T 15835—2011", article)
}

const fn standard(title: &'static str, number: &'static str, article: &'static str) -> Basis {
    Basis {
        title: Cow::Borrowed(title),
        number: Cow::Borrowed(number),
        article: Cow::Borrowed(article),
        force: Force::Guidance,
        valid_from: None,
        valid_to: None,
        url: None,
    }
}

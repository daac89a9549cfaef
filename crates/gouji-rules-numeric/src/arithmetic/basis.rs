//! What the rules about arithmetic in prose rest on.

use std::borrow::Cow;

use gouji_core::{Basis, Force};

/// Numbers that are stated together agree.
pub(crate) const ARITHMETIC: &[Basis] = &[Basis {
    title: Cow::Borrowed("统计数字的通行写法"),
    number: Cow::Borrowed(""),
    article: Cow::Borrowed(
        "同一段话里的分子、分母与比率，总数与分项，前后两年的数与增幅，应当互相对得上",
    ),
    force: Force::Practice,
    valid_from: None,
    valid_to: None,
    url: None,
}];

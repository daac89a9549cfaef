//! Marks, numerals and dates in prose as it was written: what the rules about them share.

pub(crate) mod chars;
pub(crate) mod dates;
pub(crate) mod ending;
pub(crate) mod habit;
pub(crate) mod numerals;
pub(crate) mod ordinals;
pub(crate) mod pairs;
pub(crate) mod passage;
pub(crate) mod spacing;
pub(crate) mod standard;
pub(crate) mod typed;
pub(crate) mod widths;

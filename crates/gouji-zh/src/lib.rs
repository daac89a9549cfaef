//! Chinese text tools on `&str`: folding, label keys, numerals, clauses and segmentation.
//!
//! Nothing here knows a form, a rule or a file; every function is pure.
#![deny(clippy::disallowed_methods)]

mod clause;
mod figure;
mod fold;
mod label;
mod marker;
mod numeral;
mod segment;

pub use clause::{Clause, clauses};
pub use figure::{Change, Direction, Figure, Hedge, Manner, Quantity, Reading, Unit, figures};
pub use fold::{Folded, fold_char, is_blank, is_space, trim};
pub use label::{enumerator_len, label_key, similarity};
pub use marker::{Marker, MarkerStyle, han_ordinal, markers};
pub use numeral::{Numeral, parse_chinese_integer, parse_numeral};
pub use segment::{Segment, Segmenter, Tagged, segment};

//! Readers: the bytes of a file to a [`Document`](gouji_core::Document).
//!
//! One module and one cargo feature a format. Content problems are gaps of the document; nothing
//! here fails, panics or takes more than its [`Limits`](gouji_core::Limits).
#![deny(clippy::disallowed_methods)]

mod decode;
mod encode;
#[cfg(feature = "html")]
mod html;
mod read;
#[cfg(feature = "txt")]
mod txt;
mod unsupported;

pub use encode::encode;
#[cfg(feature = "html")]
pub use html::HtmlReader;
pub use read::{Readers, read};
#[cfg(feature = "txt")]
pub use txt::TextReader;

//! Finds inputs, reads and checks them on all cores, and hands the outcomes over in input order.
//!
//! The only crate that knows readers, packs and rules together, and the only one that reads files
//! and corrects them.

mod authoring;
mod builtin;
mod config;
mod discover;
mod fix;
mod library;
mod packs;
mod past;
mod run;
mod selection;
mod timing;

use gouji_core::CodePage;

pub use authoring::read_document;
pub use config::{ConfigError, Configuration, find_config};
pub use discover::{Discovery, Problem, Source, discover};
pub use fix::{
    AppliedFix, FixOptions, FixState, FixTarget, Fixed, RefusedFix, copy_name, fix, touches_figure,
    without_copies,
};
pub use gouji_pack::{
    Aside, Built, Config, Example, ExampleKind, Given, KindInfo, Pack, PackFile, PackSource,
    Settings, ShownYaml, YamlRule, build_archive, code_pages, editor_schemas, in_english, kinds,
    setting_words,
};
pub use library::{BuiltinError, Library, is_error};
pub use packs::{ReadPacks, has_manifest, read_pack, read_packs};
pub use past::{Looked, PastIndex, Unused};
pub use run::{Checked, Processed, RunOptions, Unread, read_source, run};
pub use selection::{Changed, SetOption, Subject};
pub use timing::{Cost, Timings};

/// A registry with the readers, forms and rules of the program alone.
///
/// # Errors
/// When its parts do not fit together.
pub fn registry() -> Result<gouji_core::Registry, BuiltinError> {
    Ok(Library::builtin()?.registry)
}

/// What is known about a code such as `E1201`.
///
/// # Errors
/// The nearest code, where there is no such one.
pub fn code_page(code: &str) -> Result<CodePage, Option<&'static str>> {
    let mut pages = code_pages();
    let wanted = code.trim().to_ascii_uppercase();
    if let Some(at) = pages.iter().position(|page| page.code == wanted) {
        return Ok(pages.swap_remove(at));
    }
    // Digits count from the left: the first ones are the family of the fault.
    let alike = |page: &CodePage| {
        let pairs = page.code.chars().zip(wanted.chars());
        pairs.take_while(|(one, other)| one == other).count()
    };
    let near = pages.iter().rev().max_by_key(|page| alike(page));
    Err(near.map(|page| page.code))
}

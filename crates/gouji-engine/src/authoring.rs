//! What those who write rules work with: rules from files, valid reports to try them on.

use gouji_core::{Document, Input, Limits, Registry};
use gouji_pack::{Pack, YamlRule};

use crate::library::Library;

impl Library {
    /// The rules that were written in YAML, with their packs, in the order of the load.
    pub fn yaml_rules(&self) -> impl Iterator<Item = (&Pack, &YamlRule)> {
        self.packs
            .iter()
            .flat_map(|pack| pack.rules().iter().map(move |rule| (pack, rule)))
    }

    /// Names and texts of the valid reports of all packs, by name; of two with one name, the one
    /// of the user's pack.
    #[must_use]
    pub fn bases(&self) -> Vec<(String, String)> {
        let all = self.packs.iter().rev().flat_map(|pack| pack.bases());
        let mut bases: Vec<(String, String)> = all.cloned().collect();
        bases.sort_by(|a, b| a.0.cmp(&b.0));
        bases.dedup_by(|a, b| a.0 == b.0);
        bases
    }
}

/// Reads a document as the registry's readers do, with the places that its rules know as private.
#[must_use]
pub fn read_document(registry: &Registry, input: &Input<'_>, limits: &Limits) -> Document {
    let mut document = gouji_readers::read(registry.readers(), input, limits);
    registry.guard(&mut document);
    document
}

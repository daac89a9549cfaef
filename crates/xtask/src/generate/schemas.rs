//! The JSON Schemas that editors use for rule files, packs, forms and configuration.

use std::path::Path;

use gouji_pack::editor_schemas;

use super::Generated;

/// Where the schemas lie, below the root.
const FOLDER: &str = "docs/schema";

/// The schemas.
pub(super) fn files() -> Vec<Generated> {
    editor_schemas()
        .into_iter()
        .map(|(name, schema)| Generated {
            path: Path::new(FOLDER).join(name),
            text: format!("{schema:#}\n"),
        })
        .collect()
}

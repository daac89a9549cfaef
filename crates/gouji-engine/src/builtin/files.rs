//! The files of the built-in packs; written by `cargo xtask gen`.

/// Pack, path in the pack, content.
pub(super) const FILES: &[(&str, &str, &[u8])] = &[
    (
        "disclosure",
        "bases/2019-a.md",
        include_bytes!("../../../../rules/disclosure/bases/2019-a.md"),
    ),
    (
        "disclosure",
        "bases/2021-a.md",
        include_bytes!("../../../../rules/disclosure/bases/2021-a.md"),
    ),
    (
        "disclosure",
        "bases/2021-b.md",
        include_bytes!("../../../../rules/disclosure/bases/2021-b.md"),
    ),
    (
        "disclosure",
        "forms/form_2019.yaml",
        include_bytes!("../../../../rules/disclosure/forms/form_2019.yaml"),
    ),
    (
        "disclosure",
        "forms/form_2021.yaml",
        include_bytes!("../../../../rules/disclosure/forms/form_2021.yaml"),
    ),
    (
        "disclosure",
        "pack.yaml",
        include_bytes!("../../../../rules/disclosure/pack.yaml"),
    ),
];

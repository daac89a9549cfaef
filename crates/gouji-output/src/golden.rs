//! Compares with committed files, and rewrites them when `GOUJI_UPDATE` is set.

#[expect(
    clippy::disallowed_methods,
    reason = "golden files are on disk, and one variable asks for their renewal"
)]
pub(crate) fn assert_fresh(path: &str, content: &str) {
    if std::env::var("GOUJI_UPDATE").is_ok() {
        std::fs::write(path, content).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == content,
        "{path} is stale; run the tests with GOUJI_UPDATE=1\n{content}"
    );
}

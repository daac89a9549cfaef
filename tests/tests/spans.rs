//! Merged cells that are declared wrongly: figures stay where they are or become doubtful, and no
//! row is called missing that is there.

use gouji_core::Value;
use gouji_engine::registry;
use gouji_tests::{base, figures, findings, form, read, render};

#[test]
fn wrong_row_spans_accuse_nobody() {
    let registry = registry().unwrap();
    for name in ["2019-a", "2021-b"] {
        let report = read(&registry, "a.md", base(name).as_bytes());
        let page = render::html(&report, form(&registry, &report));
        for change in [1i32, -1] {
            let mut changed = page.clone();
            for rows in [23usize, 22, 21, 20, 8, 5, 3, 2] {
                let other = i32::try_from(rows).unwrap() + change;
                let (from, to) = (format!("rowspan='{rows}'"), format!("rowspan='*{other}'"));
                changed = changed.replace(&from, &to);
            }
            let changed = changed.replace("rowspan='*", "rowspan='");
            let other = read(&registry, "page.html", changed.as_bytes());
            let due = figures(&registry, &report);
            for (path, value) in figures(&registry, &other) {
                let same = due.contains(&(path.clone(), value.clone()));
                assert!(
                    same || value == Value::Unreadable,
                    "{name}, {change}: {path} is {value:?}"
                );
            }
            let found = findings(&registry, &other);
            let accused = |line: &String| !line.contains(" unable ");
            assert!(!found.iter().any(accused), "{name}, {change}: {found:?}");
        }
    }
}

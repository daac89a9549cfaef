//! What `gouji explain E…` says about the faults of rule files.

mod figure_kinds;
mod lists;
mod names;
mod packs;
mod text_kinds;
mod words;
mod yaml;

use gouji_core::{CodePage, Words};

/// A page as it is written down: code, title and text in Chinese and English.
#[derive(Clone, Copy)]
struct Page {
    code: &'static str,
    title: (&'static str, &'static str),
    text: (&'static str, &'static str),
}

/// Every code, those of expressions included, sorted.
#[must_use]
pub fn code_pages() -> Vec<CodePage> {
    let own = [
        yaml::PAGES,
        names::PAGES,
        words::PAGES,
        packs::PAGES,
        lists::PAGES,
        text_kinds::PAGES,
        figure_kinds::PAGES,
    ]
    .concat();
    let own = own.into_iter().map(|page| CodePage {
        code: page.code,
        title: Words::fixed(page.title.0, page.title.1),
        body: Words::fixed(page.text.0, page.text.1),
    });
    let of_expressions = gouji_expr::CODES.iter().map(|page| CodePage {
        code: page.code,
        title: page.title.clone(),
        body: page.explanation.clone(),
    });
    let mut pages: Vec<CodePage> = own.chain(of_expressions).collect();
    pages.sort_by_key(|page| page.code);
    pages
}

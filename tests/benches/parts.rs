//! The parts of checking one report, each on its own: `cargo bench -p gouji-tests`.
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use encoding_rs::GB18030;
use gouji_core::{
    Document, DocumentId, Input, Limits, Memo, Registry, Report, ReportCx, RuleSet, Selection,
};
use gouji_engine::registry;
use gouji_tests::{base, flattened_filing, form, read, render};

fn main() {
    divan::main();
}

/// The same kind of report in the styles that are read.
const STYLES: [&str; 4] = ["flattened.txt", "gb18030.txt", "markdown.md", "page.html"];

fn file(registry: &Registry, style: &str) -> Vec<u8> {
    match style {
        "flattened.txt" => flattened_filing().into_bytes(),
        "gb18030.txt" => GB18030.encode(&flattened_filing()).0.into_owned(),
        "markdown.md" => base("2021-b").into_bytes(),
        _ => {
            let report = read(registry, "a.md", base("2021-b").as_bytes());
            render::html(&report, form(registry, &report)).into_bytes()
        }
    }
}

fn document(registry: &Registry, style: &str, bytes: &[u8]) -> Document {
    let input = Input {
        id: DocumentId(0),
        name: style,
        bytes,
    };
    gouji_readers::read(registry.readers(), &input, &Limits::default())
}

fn report(registry: &Registry, style: &str) -> Report {
    read(registry, style, &file(registry, style))
}

/// Bytes to a document.
#[divan::bench(args = STYLES)]
fn read_document(bencher: Bencher<'_, '_>, style: &str) {
    let registry = registry().unwrap();
    let bytes = file(&registry, style);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench(|| document(&registry, style, black_box(&bytes)));
}

/// A document to a report: form, header, sections, aligned tables, facts.
#[divan::bench(args = STYLES)]
fn load_report(bencher: Bencher<'_, '_>, style: &str) {
    let registry = registry().unwrap();
    let bytes = file(&registry, style);
    bencher
        .with_inputs(|| document(&registry, style, &bytes))
        .bench_values(|document| gouji_core::load(document, registry.forms(), None).unwrap());
}

/// All stable rules over a report, the dictionary loaded.
#[divan::bench(args = STYLES)]
fn check_report(bencher: Bencher<'_, '_>, style: &str) {
    let registry = registry().unwrap();
    let report = report(&registry, style);
    let rules = RuleSet::select(&registry, Selection::default()).unwrap();
    let form = form(&registry, &report);
    bencher.bench(|| {
        let memo = Memo::default();
        let cx = ReportCx {
            knowledge: registry.knowledge(),
            ..ReportCx::alone(black_box(&report), form, &memo)
        };
        gouji_core::check(&cx, &rules)
    });
}

/// Segmentation of a section of prose, for comparison.
#[divan::bench]
fn segment_prose(bencher: Bencher<'_, '_>) {
    let text = base("2021-b");
    let prose: String = text.lines().filter(|line| !line.starts_with('|')).collect();
    // The dictionary is loaded at the first call.
    black_box(gouji_zh::segment(&prose));
    bencher
        .counter(BytesCount::new(prose.len()))
        .bench(|| gouji_zh::segment(black_box(&prose)).len());
}

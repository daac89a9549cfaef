//! Hostile pages: bombs, soups, other files.

use gouji_core::{Confidence, DocumentId, GapKind, Input, Limits, Reader};
use gouji_readers::HtmlReader;

use crate::common::{element_of, outline, read, read_bytes, tables};
use crate::pages::PORTAL;

#[test]
fn a_colspan_bomb_is_cut_at_the_limit() {
    let row = "<tr>".to_owned() + &"<td colspan=1000 rowspan=65534>1".repeat(50);
    let document = read(&format!(
        "<p>甲</p><table>{}</table><table><tr><td>1<td>2<tr><td>3<td>4</table>",
        row.repeat(60)
    ));
    let places: u32 = tables(&document)
        .iter()
        .flat_map(|table| table.rows.iter().flatten())
        .map(|cell| cell.columns * cell.rows)
        .sum();
    assert!(usize::try_from(places).unwrap() <= Limits::default().cells);
    assert_eq!(
        document
            .gaps
            .iter()
            .filter(|gap| gap.kind == GapKind::Limit)
            .count(),
        1
    );
    let limits = Limits {
        cells: 3,
        ..Limits::default()
    };
    let document = read_bytes(
        "<table><tr><td>1<td>2<tr><td>3<td>4</table>".as_bytes(),
        &limits,
    );
    assert_eq!(outline(&document), "| 0:1 | 1:2\n");
    assert_eq!(document.gaps.len(), 1);
}

#[test]
fn a_depth_bomb_is_flattened() {
    let html = "<div>".repeat(100_000)
        + "<p>甲</p>"
        + &"</div>".repeat(100_000)
        + "<p>乙<table><tr><td>1<td>2<tr><td>3<td>4";
    let document = read(&html);
    assert_eq!(outline(&document), "甲\n乙\n| 0:1 | 1:2\n| 0:3 | 1:4\n");
    assert_eq!(
        element_of(&document, document.blocks[1].span),
        "html/body/p"
    );
    assert_eq!(
        document
            .gaps
            .iter()
            .filter(|gap| gap.kind == GapKind::Limit)
            .count(),
        1
    );
    let tables = "<table><tr><td>".repeat(20_000);
    assert_eq!(outline(&read(&format!("{tables}甲"))), "甲\n");
    let limits = Limits {
        depth: 0,
        ..Limits::default()
    };
    let document = read_bytes(
        "<div><p>甲<script>'乙'</script><style>丙</style></p>丁</div>戊".as_bytes(),
        &limits,
    );
    assert_eq!(outline(&document), "甲\n丁\n戊\n");
}

#[test]
fn blocks_and_elements_are_limited() {
    let limits = Limits {
        blocks: 2,
        cells: 2,
        ..Limits::default()
    };
    let document = read_bytes("<p>甲<p>乙<p>丙<img src=x><p>丁".as_bytes(), &limits);
    assert_eq!(outline(&document), "甲\n乙\n");
    assert_eq!(document.gaps.len(), 1);
    let document = read_bytes(
        ("<p>甲".to_owned() + &"<p>".repeat(100) + "乙").as_bytes(),
        &limits,
    );
    assert_eq!(outline(&document), "甲\n");
    assert_eq!(document.gaps[0].kind, GapKind::Limit);
}

#[test]
fn any_soup_is_read_with_exact_places() {
    const PARTS: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<td colspan=3 rowspan=2>",
        "<TH rowspan=0>",
        "<li>",
        "<ul>",
        "</ul>",
        "<br>",
        "<b>",
        "</b>",
        "<span style='display:none'>",
        "</span>",
        "<h2>",
        "</h2>",
        "<select>",
        "</select>",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<body>",
        "</html>",
        "<pre>",
        "</pre>",
        "<caption>",
        "<tbody>",
        "<form>",
        "</form>",
        "<img src=a alt='图&lt;'>",
        "<!-- x -->",
        "</>",
        "<",
        "&",
        "&nbsp;",
        "&amp",
        "&#x4e2d;",
        "&bogus;",
        "甲",
        "乙丙，",
        "12",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "　",
        "\u{a0}",
        "a b",
        "<![CDATA[",
        "]]>",
        "<p title=\"",
        "\"",
        "'>",
    ];
    let mut state = 20_240_131u64;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..4_000 {
        let html: String = (0..next(60)).map(|_| PARTS[next(PARTS.len())]).collect();
        read(&html);
        let limits = Limits {
            depth: next(8),
            blocks: next(6),
            cells: next(12),
            bytes: 1 << 20,
        };
        read_bytes(html.as_bytes(), &limits);
    }
}

#[test]
fn pages_are_told_from_other_files() {
    let sniff = |name, bytes| {
        HtmlReader.sniff(&Input {
            id: DocumentId(0),
            name,
            bytes,
        })
    };
    assert_eq!(sniff("a.html", PORTAL.as_bytes()), Confidence::Content);
    assert_eq!(sniff("a.txt", PORTAL.as_bytes()), Confidence::Content);
    assert_eq!(sniff("a.txt", "规章 | 0 |".as_bytes()), Confidence::No);
    assert_eq!(HtmlReader.format(), "html");
}

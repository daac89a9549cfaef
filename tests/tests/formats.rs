//! The same report in every style of text and as HTML gives the same facts and the same findings.

use encoding_rs::GB18030;
use gouji_engine::registry;
use gouji_tests::{base, figures, findings, form, read, render, root};

/// A base with planted defects, and how many findings they make at least.
fn reports() -> Vec<(&'static str, String)> {
    let blank_in = "| 二、上年结转政府信息公开申请数量 |  |  | 1 | 0 |";
    let with_defects = base("2019-a")
        .replace(
            blank_in,
            "| 二、上年结转政府信息公开申请数量 |  |  | 1 |  |",
        )
        .replace("| 6 |\n|  | （二）", "| 7 |\n|  | （二）");
    let wrong = base("2021-b")
        .replace("| 11 | 2 | 1 | 3 | 17 |", "| 11 | 2 | 1 | 3 | 18 |")
        .replace("针对上述问题，市政府", "市政府");
    vec![
        ("2019-a", base("2019-a")),
        ("2019-a with defects", with_defects),
        ("2021-a", base("2021-a")),
        ("2021-b with defects", wrong),
    ]
}

#[test]
fn every_style_gives_the_same_facts_and_findings() {
    let registry = registry().unwrap();
    for (name, markdown) in reports() {
        let report = read(&registry, "a.md", markdown.as_bytes());
        let form = form(&registry, &report);
        let due = (figures(&registry, &report), findings(&registry, &report));
        // Without last year's report, rules that compare with it cannot judge.
        let is_told = |line: &String| !line.contains("没有提供上年的报告");
        assert_eq!(
            due.1.iter().any(is_told),
            name.contains("defects"),
            "{name}: {:?}",
            due.1
        );
        let (flattened, rows, html) = (
            render::flattened(&report, form),
            render::rows(&report, form),
            render::html(&report, form),
        );
        let gbk_html = html.replace(
            "<head>",
            "<head><META http-equiv=Content-Type content=\"text/html; charset=gb2312\">",
        );
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(flattened.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let files: Vec<(&str, Vec<u8>)> = vec![
            ("flattened.txt", flattened.clone().into_bytes()),
            ("rows.txt", rows.into_bytes()),
            ("gb18030.txt", GB18030.encode(&flattened).0.into_owned()),
            (
                "bom-crlf.txt",
                [
                    b"\xef\xbb\xbf".to_vec(),
                    flattened.replace('\n', "\r\n").into_bytes(),
                ]
                .concat(),
            ),
            ("utf16.txt", utf16),
            (
                "tabs.txt",
                markdown
                    .replace(" | ", "\t")
                    .replace("| ", "")
                    .replace(" |", "")
                    .into_bytes(),
            ),
            ("page.html", html.clone().into_bytes()),
            ("gbk.html", GB18030.encode(&gbk_html).0.into_owned()),
            ("undeclared-gbk.html", GB18030.encode(&html).0.into_owned()),
        ];
        for (file, bytes) in files {
            let other = read(&registry, file, &bytes);
            let got = (figures(&registry, &other), findings(&registry, &other));
            assert_eq!(got.0, due.0, "{name}: facts of {file}");
            assert_eq!(got.1, due.1, "{name}: findings of {file}");
            let head = |report: &gouji_core::Report| {
                let header = &report.header;
                (
                    header.body.clone().unwrap().value,
                    header.year.clone().unwrap().value,
                    header.region.clone().unwrap().value,
                )
            };
            assert_eq!(head(&other), head(&report), "{name}: header of {file}");
        }
    }
}

#[test]
fn a_report_in_traditional_characters_as_big5_is_read() {
    let registry = registry().unwrap();
    let bytes = std::fs::read(root().join("tests/filings/traditional-big5.txt")).unwrap();
    let report = read(&registry, "big5.txt", &bytes);
    assert_eq!(report.document.encoding, Some("Big5"));
    let due = read(&registry, "a.md", base("2021-a").as_bytes());
    assert_eq!(figures(&registry, &report), figures(&registry, &due));
    assert_eq!(
        report.header.year.as_ref().map(|year| year.value),
        Some(2023)
    );
    assert_eq!(
        report.header.body.as_ref().map(|body| body.value.as_str()),
        Some("松嶺縣水務局")
    );
    // The words of rules are in simplified characters, so that these rules cannot judge.
    let found = |report| {
        let mut lines = findings(&registry, report);
        lines.retain(|line| !line.contains(" unable "));
        lines
    };
    assert_eq!(found(&report), found(&due));
    let unread = findings(&registry, &report);
    assert!(unread.iter().any(|line| line.contains("繁体字")));
}

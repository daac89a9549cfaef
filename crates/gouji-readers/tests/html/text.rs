//! White space, character references and encodings.

use gouji_core::{Limits, Origin};

use crate::common::{assert_outline, outline, read, read_bytes, source_of};

#[test]
fn white_space_is_that_of_a_browser() {
    assert_outline(
        "<p>\n   索 引&nbsp;号　：\t 007\n </p><p>政府信息\n      公开</p><p>is \n <b> not</b>\n中</p>",
        "索 引\u{a0}号　： 007
        政府信息公开
        is not 中",
    );
}

#[test]
fn character_references_map_as_a_whole() {
    let html = "<p>a&lt;b&nbsp;&#20013;&#x6587;&amp;c &unknown; &copy 甲</p>";
    let document = read(html);
    assert_eq!(outline(&document), "a<b\u{a0}中文&c &unknown; © 甲\n");
    let span = document.blocks[0].span;
    let text = document.quote(span).to_owned();
    let at = |needle: &str| {
        let start = text.find(needle).unwrap();
        source_of(&document, span.part(start..start + needle.len()), html)
    };
    assert_eq!(at("<"), "&lt;");
    assert_eq!(at("b"), "b");
    assert_eq!(at("中文"), "&#20013;&#x6587;");
    assert_eq!(at("文&c"), "&#x6587;&amp;c");
    assert_eq!(at("©"), "&copy");
    assert_eq!(at("甲"), "甲");
}

#[test]
fn gbk_by_meta_leads_back_to_the_bytes() {
    let html = "<HTML><HEAD><META http-equiv=Content-Type content=\"text/html; charset=gb2312\"><TITLE>镕城年报</TITLE></HEAD>\r\n\
        <BODY><P align=center>规范性文件&nbsp;5件</P></BODY></HTML>";
    let bytes = encoding_rs::GBK.encode(html).0.into_owned();
    let document = read_bytes(&bytes, &Limits::default());
    assert_eq!(document.encoding, Some("gb18030"));
    assert_eq!(outline(&document), "title 镕城年报\n规范性文件\u{a0}5件\n");
    let Some(Origin::Html {
        bytes: range,
        element,
        line,
        ..
    }) = document.origin(document.blocks[1].span)
    else {
        panic!()
    };
    let raw = &bytes[usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap()];
    assert_eq!(encoding_rs::GBK.decode(raw).0, "规范性文件&nbsp;5件");
    assert_eq!((element.as_str(), line), ("html/body/p", 2));
}

//! The HTML reader on pages in the style of portals: text, tables, elements, places, hostile input.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::fmt::Write as _;

use gouji_core::{
    BlockKind, Confidence, Document, DocumentId, GapKind, Input, Limits, Origin, Reader, Shape,
    Span, Table,
};
use gouji_readers::HtmlReader;

fn read_bytes(bytes: &[u8], limits: &Limits) -> Document {
    let document = HtmlReader.read(
        &Input {
            id: DocumentId(7),
            name: "",
            bytes,
        },
        limits,
    );
    check_document(&document);
    document
}

fn read(html: &str) -> Document {
    let document = read_bytes(html.as_bytes(), &Limits::default());
    check_places(&document, html);
    document
}

/// Blocks rise, stay apart, have no outer white space, and every byte of their text has a place.
fn check_document(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && block.span.start < block.span.end);
        end = block.span.end;
        match &block.kind {
            BlockKind::Table(table) => table
                .rows
                .iter()
                .flatten()
                .for_each(|cell| check_text(document, cell.span)),
            _ => check_text(document, block.span),
        }
    }
}

fn check_text(document: &Document, span: Span) {
    let text = document.quote(span);
    assert_eq!(text, gouji_zh::trim(text));
    assert!(
        (span.start..span.end).all(|offset| document.source_map.covers(offset)),
        "{text}"
    );
    assert!(document.origin(span).is_some(), "{text}");
}

/// Each character stands in the source at its origin: itself, a character reference, white space
/// or a tag that a space stands for, or a picture.
fn check_places(document: &Document, html: &str) {
    for block in &document.blocks {
        let spans: Vec<Span> = match &block.kind {
            BlockKind::Table(table) => table.rows.iter().flatten().map(|cell| cell.span).collect(),
            _ => vec![block.span],
        };
        for span in spans {
            for (at, ch) in document.quote(span).char_indices() {
                let raw = source_of(document, span.part(at..at + ch.len_utf8()), html);
                let stands = raw.chars().eq([ch])
                    || raw.starts_with('&')
                    || (ch == ' '
                        && (raw.trim().is_empty() || raw.contains('<') || raw.contains('>')))
                    || (ch == '\u{fffc}' && raw.starts_with('<'))
                    || (block.kind == BlockKind::Picture && raw.contains('&'));
                assert!(stands, "{ch:?} from {raw:?} in {html}");
            }
        }
    }
}

fn source_of<'a>(document: &Document, span: Span, html: &'a str) -> &'a str {
    match document.origin(span) {
        Some(Origin::Html { bytes, .. }) => html
            .get(usize::try_from(bytes.start).unwrap()..usize::try_from(bytes.end).unwrap())
            .unwrap(),
        other => panic!("{other:?}"),
    }
}

fn element_of(document: &Document, span: Span) -> String {
    match document.origin(span) {
        Some(Origin::Html { element, .. }) => element,
        other => panic!("{other:?}"),
    }
}

/// One line a block: a sign for its kind, and its text; tables as rows of `column:text`.
fn outline(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        let text = document.quote(block.span);
        match &block.kind {
            BlockKind::Table(table) => out.push_str(&rows(document, table)),
            BlockKind::PageTitle => writeln!(out, "title {text}").unwrap(),
            BlockKind::Heading => writeln!(out, "# {text}").unwrap(),
            BlockKind::Picture => writeln!(out, "picture {text}").unwrap(),
            BlockKind::Paragraph => writeln!(out, "{text}").unwrap(),
        }
    }
    out
}

/// Rows of a table, a cell as `column:text`, or `column(columns×rows):text` when it is merged.
fn rows(document: &Document, table: &Table) -> String {
    assert_eq!(table.shape, Shape::Grid);
    let mut out = String::new();
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let merged = if (cell.columns, cell.rows) == (1, 1) {
                    String::new()
                } else {
                    format!("({}×{})", cell.columns, cell.rows)
                };
                format!("{}{merged}:{}", cell.column, document.quote(cell.span))
            })
            .collect();
        writeln!(out, "{}", format!("| {}", cells.join(" | ")).trim_end()).unwrap();
    }
    out
}

fn tables(document: &Document) -> Vec<&Table> {
    document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

#[track_caller]
fn assert_outline(html: &str, expected: &str) {
    let expected: String = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |text, line| text + line + "\n");
    assert_eq!(outline(&read(html)), expected);
}

// Pages.

const PORTAL: &str = r##"<!DOCTYPE html>
<html lang="zh-CN"><head>
<meta charset="utf-8"><title>临溪县水务局2023年政府信息公开工作年度报告_临溪县人民政府</title>
<style>.nav li{display:inline-block}</style>
<script>var page={"title":"年报</td>"};if(1<2){document.write("<p>不是正文</p>");}</script>
</head><body>
<div class="header"><a href="/">临溪县人民政府</a>
<form action="/s"><input name="q" value="请输入"><select><option>站内<option>全网</select><textarea>留言</textarea><button>搜索</button></form>
<ul class="nav"><li><a href="#">首页</a></li><li><a href="#">政务公开</a></li></ul></div>
<noscript>请启用脚本<img src="x"></noscript><template><p>模板</p></template><iframe src="x">不支持</iframe><xml><w:View>Normal</w:View></xml>
<div class="article"><h1>临溪县水务局<b>2023</b>年政府信息公开工作年度报告</h1>
<!-- 正文开始 <p>注释</p> -->
<div id="zoom">
<p>　　<strong>一、总体</strong><span>情况</span></p>
<p>&nbsp;</p>
<p>2023年，全年主动公开
政府信息 96 条。</p>
</div></div>
<div class="footer"><p>主办：临溪县水务局</p></div>
</body></html>
<p>版权所有</p>"##;

#[test]
fn a_portal_page_is_read_without_its_machinery() {
    assert_outline(
        PORTAL,
        "title 临溪县水务局2023年政府信息公开工作年度报告_临溪县人民政府
        临溪县人民政府
        首页
        政务公开
        # 临溪县水务局2023年政府信息公开工作年度报告
        一、总体情况
        2023年，全年主动公开政府信息 96 条。
        主办：临溪县水务局
        版权所有",
    );
    assert!(read(PORTAL).gaps.is_empty());
}

#[test]
fn blocks_know_the_element_that_holds_them() {
    let document = read(PORTAL);
    let of = |text: &str| {
        let block = document
            .blocks
            .iter()
            .find(|block| document.quote(block.span).contains(text))
            .unwrap();
        (element_of(&document, block.span), block.element)
    };
    assert_eq!(of("_临溪县").0, "html/head/title");
    assert_eq!(of("政务公开").0, "html/body/div/ul/li[2]");
    assert_eq!(of("一、总体情况").0, "html/body/div[2]/div/p");
    assert_eq!(of("96 条").0, "html/body/div[2]/div/p[3]");
    assert_eq!(of("主办").0, "html/body/div[3]/p");
    assert_eq!(of("版权所有").0, "html/body/p");
    let (_, heading) = of("一、总体情况");
    let (_, text) = of("96 条");
    let parent = |element: Option<_>| document.source_map.parent(element.unwrap());
    assert_ne!(heading, text);
    assert_eq!(parent(heading), parent(text));
    assert!(parent(parent(heading)).is_some());
}

#[test]
fn line_breaks_part_paragraphs_inside_one_element() {
    let document = read(
        "<div><p>　　编制本报告。<br />\n　　<strong>一、总体情况</strong><br />\n　　2021年，公开<b>12</b>条。<BR/>\n<br>（一）主动公开。</p></div>",
    );
    assert_eq!(
        outline(&document),
        "编制本报告。\n一、总体情况\n2021年，公开12条。\n（一）主动公开。\n"
    );
    assert!(
        document
            .blocks
            .iter()
            .all(|block| element_of(&document, block.span) == "html/body/div/p")
    );
}

#[test]
fn the_page_may_leave_out_its_frame() {
    let document = read("一、总体情况<title>页名</title><p>甲");
    assert_eq!(outline(&document), "一、总体情况\ntitle 页名\n甲\n");
    assert_eq!(
        element_of(&document, document.blocks[2].span),
        "html/body/p"
    );
    let document = read("<title>页名</title>\n<meta charset=utf-8>\n<link><p>甲</p>");
    assert_eq!(
        element_of(&document, document.blocks[0].span),
        "html/head/title"
    );
    assert_eq!(
        element_of(&document, document.blocks[1].span),
        "html/body/p"
    );
}

#[test]
fn hidden_elements_hold_no_text() {
    assert_outline(
        "<p>甲<span style='display:none'>隐<span>藏</span>文</span>乙</p>
         <div hidden><p>隐藏</p><table><tr><td>1</table></div><p style='DISPLAY: none'>隐藏<p>丙
         <body style='display:none'><p>丁<i style='display:none'>未关<p>戊",
        "甲乙
        丙
        丁
        戊",
    );
}

#[test]
fn preformatted_lines_are_paragraphs() {
    assert_outline(
        "<pre>\n一、总体情况\n  2023年，&amp;\r\n\n二、主动公开</pre>",
        "一、总体情况\n2023年，&\n二、主动公开",
    );
}

#[test]
fn pictures_are_blocks_and_icons_are_not() {
    let document = read(
        "<p>四、行政复议<img src=a.png alt='表四 &amp; 说明'>情况</p><p><img src=b.png width='600'></p>
         <img src=c.gif width=16 height=16><img style='width:20px' src=d.gif alt=图标><p hidden><img src=e.png>",
    );
    assert_eq!(
        outline(&document),
        "四、行政复议情况\npicture 表四 & 说明\npicture \u{fffc}\n"
    );
    let html = "<p><img src=b.png></p>";
    let document = read(html);
    assert_eq!(
        source_of(&document, document.blocks[0].span, html),
        "<img src=b.png>"
    );
    assert_eq!(
        document.unreadable().map(|gap| gap.kind),
        Some(GapKind::Unreadable)
    );
}

#[test]
fn a_page_without_text_says_so() {
    for html in [
        "<title>年报</title><script>render()</script>",
        "<html></html>",
        "<p>&nbsp;　</p>",
    ] {
        assert!(read(html).unreadable().is_some(), "{html}");
    }
}

// White space and character references.

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

// Tables.

#[test]
fn merged_cells_become_grid_columns() {
    assert_outline(
        "<table border=1><thead><tr><td colspan=3 rowspan=3>勾稽关系</td><td colspan=7>申请人情况</td></tr>
        <tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>
        <tr><td>商业<br>企业</td><td><p>科研</p><p>机构</p></td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr></thead>
        <tbody><tr><th colspan=3>一、本年新收</th><td>22</td><td>3</td><td>0</td><td>0</td><td>0</td><td>0</td><td>25</td></tr>
        <tr><td rowspan=2>三、结果</td><td colspan=2>（一）予以公开</td><td>1</td></tr>
        <tr><td>（三）不予公开</td><td>1.属于国家秘密</td><td>2</td></tbody></table>",
        "| 0(3×3):勾稽关系 | 3(7×1):申请人情况
        | 3(1×2):自然人 | 4(5×1):法人或其他组织 | 9(1×2):总计
        | 4:商业企业 | 5:科研机构 | 6:社会公益组织 | 7:法律服务机构 | 8:其他
        | 0(3×1):一、本年新收 | 3:22 | 4:3 | 5:0 | 6:0 | 7:0 | 8:0 | 9:25
        | 0(1×2):三、结果 | 1(2×1):（一）予以公开 | 3:1
        | 1:（三）不予公开 | 2:1.属于国家秘密 | 3:2",
    );
}

#[test]
fn spans_are_kept_in_bounds() {
    assert_outline(
        "<table><tr><td rowspan=0>甲</td><td colspan=0 rowspan=-1>乙</td><td rowspan=99>丙</td></tr>
         <tr><td colspan=x>丁</td></tr><tr></tr><tr><td rowspan=65535>戊</td></tr></table>",
        "| 0(1×4):甲 | 1:乙 | 2(1×4):丙
        | 1:丁
        |
        | 1:戊",
    );
}

#[test]
fn a_cell_is_one_line_with_its_places() {
    let html = "<table><tr><td>商业<br>企业</td><td>2.重复<br/>3.其他</td></tr><tr><td><p> 行政 </p>\n<p>许可</p></td><td>a<p>b</td></tr></table>";
    let document = read(html);
    assert_eq!(
        outline(&document),
        "| 0:商业企业 | 1:2.重复 3.其他\n| 0:行政许可 | 1:a b\n"
    );
    let cell = tables(&document)[0].rows[0][0];
    assert_eq!(source_of(&document, cell.span, html), "商业<br>企业");
    assert_eq!(source_of(&document, cell.span.part(6..12), html), "企业");
    assert_eq!(element_of(&document, cell.span), "html/body/table/tr/td");
    assert_eq!(
        element_of(&document, tables(&document)[0].rows[1][0].span),
        "html/body/table/tr[2]/td/p"
    );
}

#[test]
fn blank_cells_keep_their_place() {
    let html = "<table><tr><td>甲</td><td>&nbsp;</td></tr>\n<tr><td></td><td><p>　\u{200b}</p></td></tr>\n<tr><td><br></td><td>0</td></tr></table>";
    let document = read(html);
    let table = tables(&document)[0];
    let blank = |row: usize, column: usize| {
        let cell = table.rows[row][column];
        assert!(cell.span.is_empty() && cell.column == u32::try_from(column).unwrap());
        source_of(&document, cell.span, html)
    };
    assert_eq!(blank(0, 1), "&nbsp;");
    assert_eq!(blank(1, 0), "<td>");
    assert_eq!(blank(1, 1), "<p>　\u{200b}</p>");
    assert_eq!(blank(2, 0), "<br>");
    assert_eq!(
        element_of(&document, table.rows[1][0].span),
        "html/body/table/tr[2]/td"
    );
    let Some(Origin::Html { line, column, .. }) = document.origin(table.rows[1][0].span) else {
        panic!()
    };
    assert_eq!((line, column), (2, 5));
}

#[test]
fn a_cell_that_is_a_picture_is_not_blank() {
    assert_outline(
        "<table><tr><td>规章</td><td><img src=3.png alt=3></td></tr><tr><td>许可<img src=i.png></td><td><img src=i.png width=1></td></tr></table>",
        "| 0:规章 | 1:\u{fffc}
        | 0:许可 | 1:",
    );
    // Where there are only pictures, the table arranges them.
    assert_outline(
        "<table><tr><td><img src=1><td><img src=2><tr><td><img src=3><td></table>",
        &"picture \u{fffc}\n".repeat(3),
    );
}

#[test]
fn captions_and_stray_text_come_before_the_table() {
    assert_outline(
        "<table><caption>表二 <b>主动公开</b></caption><tr><td>规章</td><td>0</td></tr>单位：件<tr><td>许可</td><td>1</td></tr></table>",
        "表二 主动公开
        单位：件
        | 0:规章 | 1:0
        | 0:许可 | 1:1",
    );
}

#[test]
fn layout_tables_flow_and_data_tables_stay() {
    let document = read(
        "<TABLE width=980><TBODY><TR><TD colSpan=2 background=top.jpg>&nbsp;</TD></TR>
        <TR><TD vAlign=top width=200><TABLE><TR><TD>栏目导航<TR><TD><A href=#>2019年年报</A></TABLE></TD>
        <TD><P align=center><FONT size=5><B>某局2020年报告</B></FONT></P><P>一、总体情况<P>二、主动公开
        <TABLE border=1><TBODY><TR><TD>信息内容</TD><TD>数量</TD></TR><TR><TD>规章</TD><TD>0</TD></TR></TBODY></TABLE>
        <P>三、其他</TD></TR></TBODY></TABLE><TABLE><TR><TD>主办单位</TD><TD>网站标识码</TD></TR></TABLE>",
    );
    assert_eq!(
        outline(&document),
        "栏目导航\n2019年年报\n某局2020年报告\n一、总体情况\n二、主动公开\n| 0:信息内容 | 1:数量\n| 0:规章 | 1:0\n三、其他\n主办单位\n网站标识码\n"
    );
    assert_eq!(
        element_of(&document, tables(&document)[0].span),
        "html/body/table/tbody/tr[2]/td[2]/table/tbody/tr/td"
    );
    let heading = document.blocks[3].span;
    assert_eq!(
        element_of(&document, heading),
        "html/body/table/tbody/tr[2]/td[2]/p[2]"
    );
}

#[test]
fn prose_and_headings_make_a_layout_table() {
    let long = "公开政府信息，".repeat(40);
    assert_outline(
        &format!("<table><tr><td>导航<td>甲<tr><td>栏目<td>{long}</table>"),
        &format!("导航\n甲\n栏目\n{long}"),
    );
    let paragraph = "公开政府信息，".repeat(7);
    assert_outline(
        &format!("<table><tr><td>导航<td>甲<tr><td>栏目<td><p>{paragraph}<p>{paragraph}</table>"),
        &format!("导航\n甲\n栏目\n{paragraph}\n{paragraph}"),
    );
    assert_outline(
        "<table><tr><td>导航<td><h3>题</h3><tr><td>栏目<td>文</table>",
        "导航\n# 题\n栏目\n文",
    );
    // A long note does not unmake a table of figures.
    let figures = "<tr><td>行政许可事项<td>1<td>2<td>3".repeat(40);
    let document = read(&format!("<table>{figures}<tr><td colspan=4>{long}</table>"));
    assert_eq!(tables(&document)[0].rows.len(), 41);
    let document = read(
        "<table><tr><td colspan=3><h4>第二十条</h4><tr><td>a<td>b<td>c<tr><td>1<td>2<td>3<tr><td>4<td>5<td>6</table>",
    );
    assert_eq!(tables(&document)[0].rows.len(), 4);
}

#[test]
fn script_text_is_no_markup() {
    assert_outline(
        "<table><tr><td>访问：<script>document.write('</td></table><p>')</script>3</td><td>1</td></tr><tr><td>甲</td><td><style></td></style>2</td></tr></table>",
        "| 0:访问：3 | 1:1
        | 0:甲 | 1:2",
    );
}

// Markup that is not well-formed.

#[test]
fn end_tags_may_be_missing() {
    assert_outline(
        "<table><caption>题<tr><th>规章<td>0<tr><td>许可<td>1<tbody><td>处罚<td>2</table>尾",
        "题
        | 0:规章 | 1:0
        | 0:许可 | 1:1
        | 0:处罚 | 1:2
        尾",
    );
    let document = read(
        "<ul><li>甲<li>乙<ul><li>丙</ul><li>丁</ul><dl><dt>戊<dd>己<dt>庚</dl><p>辛<p>壬<div>癸",
    );
    assert_eq!(
        outline(&document),
        "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛\n壬\n癸\n"
    );
    let elements: Vec<String> = document
        .blocks
        .iter()
        .map(|block| element_of(&document, block.span))
        .collect();
    assert_eq!(elements[2], "html/body/ul/li[2]/ul/li");
    assert_eq!(elements[3], "html/body/ul/li[3]");
    assert_eq!(elements[6], "html/body/dl/dt[2]");
    assert_eq!(elements[8], "html/body/p[2]");
    assert_eq!(elements[9], "html/body/div");
}

#[test]
fn tags_may_be_astray() {
    assert_outline(
        "</div><p>甲</span></table></td>乙</p></p></body></html>丙<td>丁<tr>戊</tr>",
        "甲\n乙\n丙\n丁\n戊",
    );
    assert_outline("<b><p>甲<i>乙</b>丙</p>丁</i>", "甲乙丙\n丁");
    assert_outline(
        "<div><p>甲</div>乙<h1>丙<h2>丁</h1>戊",
        "甲\n乙\n# 丙\n# 丁\n戊",
    );
    assert_outline(
        "<table><form><tr><td>甲<td>1</tr></form><div><tr><td>乙</div><td>2</tr></table><table><tr><td>丙<table><tr><td>丁",
        "| 0:甲 | 1:1
        | 0:乙 | 1:2
        丙
        丁",
    );
    assert_outline(
        "<table><tr><td>1<td>2<tr><td>3<td>4<tr><table><tr><td>5",
        "| 0:1 | 1:2\n| 0:3 | 1:4\n|\n5",
    );
}

#[test]
fn upper_case_and_cut_pages_are_read() {
    assert_outline(
        "<HTML><BODY><TABLE><TR><TD>甲</TD><TD ColSpan='2'>乙</TD></TR><Tr><tD>丙<Td>丁",
        "| 0:甲 | 1(2×1):乙\n| 0:丙 | 1:丁",
    );
    assert_outline(
        "<p>一、总体情况</p><p>二、主动公开<td class=\"x",
        "一、总体情况\n二、主动公开",
    );
    assert_outline("<p>甲</p><!-- 未完 <p>乙</p>", "甲");
    assert_outline("<p>甲&nbs", "甲&nbs");
    assert_outline("甲 < 乙 <", "甲 < 乙 <");
}

// Hostile pages.

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

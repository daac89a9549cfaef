//! Whole pages: what is read of them and where it stands.

use gouji_core::GapKind;

use crate::common::{assert_outline, element_of, outline, read, source_of};

pub(crate) const PORTAL: &str = r##"<!DOCTYPE html>
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

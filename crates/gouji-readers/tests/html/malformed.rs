//! Markup that is not well-formed.

use crate::common::{assert_outline, element_of, outline, read};

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

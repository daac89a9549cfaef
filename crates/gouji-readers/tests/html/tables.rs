//! Tables: merged cells, blank cells, layout tables.

use gouji_core::Origin;

use crate::common::{assert_outline, element_of, outline, read, source_of, tables};

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

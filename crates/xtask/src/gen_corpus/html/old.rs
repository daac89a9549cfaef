//! A page of the old kind: layout tables, upper-case tags, `&nbsp;` indents, GBK.

use encoding_rs::GBK;

use super::table::Markup;
use super::{Page, escape};
use crate::gen_corpus::dice::Dice;

/// The bytes of the page; they are GBK, and the page calls them gb2312.
pub(super) fn render(page: &Page<'_>, dice: &mut Dice) -> Vec<u8> {
    let html = head(page) + &side(page) + &article(page, dice) + &footer(page);
    GBK.encode(&html).0.into_owned()
}

const INDENT: &str = "&nbsp;&nbsp;&nbsp;&nbsp;";
const LAYOUT: &str = "<TABLE cellSpacing=0 cellPadding=0 width=960 align=center border=0><TBODY>\n";
const MENU: [&str; 5] = ["首 页", "机构介绍", "工作动态", "信息公开", "便民问答"];

fn head(page: &Page<'_>) -> String {
    let menu = MENU
        .map(|item| format!("<A href='#'>{item}</A>"))
        .join("&nbsp;|&nbsp;");
    format!(
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\">\n<HTML><HEAD><TITLE>{title}</TITLE>\n\
         <META http-equiv=Content-Type content=\"text/html; charset=gb2312\">\n</HEAD>\n<BODY leftMargin=0 topMargin=0>\n\
         {LAYOUT}<TR><TD height=100 background=images/banner.jpg>&nbsp;</TD></TR>\n<TR><TD align=middle>{menu}</TD></TR>\n\
         <TR><TD>当前栏目：首页 - 信息公开 - 年度报告</TD></TR></TBODY></TABLE>\n",
        title = escape(&page.report.title),
    )
}

fn side(page: &Page<'_>) -> String {
    let links: String = page
        .links
        .iter()
        .map(|link| format!("<TR><TD><A href='#'>{}</A></TD></TR>", escape(link)))
        .collect();
    format!(
        "{LAYOUT}<TR><TD vAlign=top width=190>\n<TABLE width=\"100%\"><TBODY><TR><TD>相关内容</TD></TR>{links}\
         </TBODY></TABLE>\n</TD>\n<TD vAlign=top width=770>\n"
    )
}

fn article(page: &Page<'_>, dice: &mut Dice) -> String {
    let report = page.report;
    let mut html = format!(
        "<P align=center><FONT size=5><B>{title}</B></FONT></P>\n<P align=center>日期：{date}&nbsp;&nbsp;来源：{office}\
         &nbsp;&nbsp;阅读：{hits}</P>\n<HR>\n{preamble}",
        title = escape(&report.title),
        date = report.published.iso(),
        office = escape(&page.body.office()),
        hits = dice.between(8, 900),
        preamble = paragraph(&escape(&report.preamble)),
    );
    let markup = Markup {
        open: "<TABLE borderColor=#000000 cellSpacing=0 cellPadding=0 width=\"98%\" align=center border=1><TBODY>\n",
        close: "</TBODY></TABLE>\n",
        upper: true,
        cell: " align=middle",
        inside: ["<FONT size=2>", "</FONT>"],
        empty: "&nbsp;",
    };
    for section in &report.sections {
        html.push_str(&paragraph(&format!("<B>{}</B>", escape(section.heading))));
        section
            .paragraphs
            .iter()
            .for_each(|text| html.push_str(&paragraph(&escape(text))));
        html.extend(section.table.iter().map(|table| markup.table(table)));
    }
    let signature = report.signature.iter().flatten();
    html.extend(signature.map(|line| format!("<P align=right>{}</P>\n", escape(line))));
    html
}

fn paragraph(html: &str) -> String {
    format!("<P>{INDENT}{html}</P>\n")
}

fn footer(page: &Page<'_>) -> String {
    format!(
        "<P align=right>[<A href=\"javascript:window.close()\">关闭窗口</A>]</P>\n</TD></TR></TBODY></TABLE>\n\
         {LAYOUT}<TR><TD align=middle>主办单位：{owner}<BR>备案号：岚ICP备00000000号<BR>联系电话：{phone}</TD></TR>\
         </TBODY></TABLE>\n</BODY></HTML>\n",
        owner = escape(&page.body.site_owner),
        phone = page.body.phone,
    )
}

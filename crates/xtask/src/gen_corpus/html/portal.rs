//! A page of a government portal: menus, breadcrumb, side list, article, footer.

use super::table::Markup;
use super::{Page, escape};
use crate::gen_corpus::dice::Dice;

/// The page as text; it is served as UTF-8.
pub(super) fn render(page: &Page<'_>, dice: &mut Dice) -> String {
    let style = *dice.pick(&STYLES);
    let mut html = head(page);
    html.push_str(&header(page));
    html.push_str(&side(page));
    html.push_str(&article_head(page, dice));
    html.push_str(&article(page, style));
    html.push_str(&footer(page));
    html
}

/// Attributes of paragraphs and cells, as different editors leave them.
#[derive(Clone, Copy)]
struct Style {
    paragraph: &'static str,
    table: &'static str,
    cell: &'static str,
    inside: [&'static str; 2],
    empty: &'static str,
    heading: [&'static str; 2],
}

const STYLES: [Style; 3] = [
    Style {
        paragraph: r#"<p style="text-indent:2em">"#,
        table: r#"<table border="0" cellspacing="0" cellpadding="0" style="border-collapse:collapse;width:100%"><tbody>"#,
        cell: r#" style="border:1px solid #000;padding:0 5px""#,
        inside: [r#"<p style="text-align:center">"#, "</p>"],
        empty: "&nbsp;",
        heading: ["<strong>", "</strong>"],
    },
    Style {
        paragraph: r#"<p style="line-height:2;text-indent:32px;font-family:仿宋">"#,
        table: r#"<table class="MsoTableGrid" border="1" cellspacing="0" style="margin:0 auto"><tbody>"#,
        cell: r#" valign="middle" style="border:1px solid windowtext;padding:0 7px""#,
        inside: [
            r#"<p class="MsoNormal"><span style="font-size:12px">"#,
            "</span></p>",
        ],
        empty: "<br />",
        heading: [r#"<span style="font-family:黑体">"#, "</span>"],
    },
    Style {
        paragraph: "<p>",
        table: r#"<table class="report-table"><tbody>"#,
        cell: "",
        inside: ["", ""],
        empty: "",
        heading: ["", ""],
    },
];
const MENU: [&str; 6] = [
    "首页",
    "政务要闻",
    "信息公开",
    "办事服务",
    "互动交流",
    "走近本地",
];

fn head(page: &Page<'_>) -> String {
    let (title, owner) = (escape(&page.report.title), escape(&page.body.site_owner));
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"SiteName\" content=\"{owner}\">\n<meta name=\"ArticleTitle\" content=\"{title}\">\n\
         <meta name=\"PubDate\" content=\"{date} 09:30\">\n<title>{title}_{owner}</title>\n\
         <style>.menu li{{float:left}} .aside{{float:right;width:260px}} .report-table td{{border:1px solid #999}}</style>\n\
         <script>function zoom(size){{document.getElementById(\"content\").style.fontSize=size+\"px\";}}</script>\n\
         </head>\n<body>\n",
        date = page.report.published.iso(),
    )
}

fn header(page: &Page<'_>) -> String {
    let menu: String = MENU
        .iter()
        .map(|item| format!("<li><a href=\"#\">{item}</a></li>"))
        .collect();
    format!(
        "<div class=\"top\"><a class=\"logo\" href=\"/\">{site}</a>\n\
         <form action=\"/s\"><input name=\"k\" placeholder=\"搜索\"><button>检索</button></form>\n\
         <ul class=\"menu\">{menu}</ul></div>\n\
         <div class=\"path\">您的位置：<a href=\"#\">首页</a> &gt; <a href=\"#\">信息公开</a> &gt; \
         <a href=\"#\">政府信息公开年报</a></div>\n",
        site = escape(&page.body.site()),
    )
}

fn side(page: &Page<'_>) -> String {
    let links: String = page
        .links
        .iter()
        .map(|link| format!("<li><a href=\"#\">{}</a></li>\n", escape(link)))
        .collect();
    format!("<div class=\"aside\"><h3>相关年报</h3><ul>\n{links}</ul></div>\n")
}

fn article_head(page: &Page<'_>, dice: &mut Dice) -> String {
    let date = page.report.published.iso();
    format!(
        "<div class=\"main\">\n<table class=\"index\"><tr><th>索 引 号</th><td>{index}/{year}-{serial:05}</td>\
         <th>发布机构</th><td>{office}</td></tr></table>\n<h1>{title}</h1>\n\
         <div class=\"meta\">发布日期：{date} 09:30　来源：{office}　浏览：<span id=\"hits\">{hits}</span>　\
         字号：<a href=\"javascript:zoom(18)\">大</a> <a href=\"javascript:zoom(16)\">中</a> \
         <a href=\"javascript:zoom(14)\">小</a></div>\n<div id=\"content\">\n",
        index = dice.between(1_000_000, 9_999_999),
        year = page.report.published.year,
        serial = dice.between(1, 900),
        office = escape(&page.body.office()),
        title = escape(&page.report.title),
        hits = dice.between(12, 2_400),
    )
}

fn article(page: &Page<'_>, style: Style) -> String {
    let markup = Markup {
        open: &format!("{}\n", style.table),
        close: "</tbody></table>\n",
        upper: false,
        cell: style.cell,
        inside: style.inside,
        empty: style.empty,
    };
    let paragraph = |text: &str| format!("{}{text}</p>\n", style.paragraph);
    let mut html = paragraph(&escape(&page.report.preamble));
    for section in &page.report.sections {
        html.push_str(&paragraph(&style.heading.join(&escape(section.heading))));
        section
            .paragraphs
            .iter()
            .for_each(|text| html.push_str(&paragraph(&escape(text))));
        html.extend(section.table.iter().map(|table| markup.table(table)));
    }
    let signature = page.report.signature.iter().flatten();
    html.extend(
        signature.map(|line| format!("<p style=\"text-align:right\">{}</p>\n", escape(line))),
    );
    html + "</div>\n"
}

fn footer(page: &Page<'_>) -> String {
    format!(
        "<div class=\"tools\"><a href=\"javascript:window.print()\">打印</a> <a href=\"javascript:window.close()\">关闭</a></div>\n\
         </div>\n<div class=\"bottom\"><p>主办：{owner}办公室　网站标识码：9900000000</p>\n\
         <p>备案号：岚ICP备00000000号　技术支持电话：{phone}</p></div>\n</body>\n</html>\n",
        owner = escape(&page.body.site_owner),
        phone = page.body.phone,
    )
}

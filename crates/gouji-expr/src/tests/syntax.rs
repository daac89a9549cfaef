//! What is written, in either language and either width, and the program that it is.

use super::sample::form;
use super::shape::shape;
use crate::operator::Comparison;
use crate::token::{Kind, keyword};

/// Ways of writing that are one program, which comes first.
const SAME: &[(&str, &[&str])] = &[
    (
        "((+1+(*2*3)) = 7)",
        &[
            "1 + 2 * 3 = 7",
            "１＋２×３＝７",
            "1 + (2 * 3) == 7",
            "1+2*3 等于 7",
        ],
    ),
    ("(+1-2-3)", &["1 - 2 - 3", "1－2－3", "1 − 2 – 3"]),
    ("(*8/4/2)", &["8 / 4 / 2", "8÷4÷2", "８／４／２"]),
    ("(*neg(2)*3)", &["-2 * 3", "－2×3"]),
    ("neg(neg(1))", &["--1", "-(-1)"]),
    (
        "((true and false) or true)",
        &[
            "true and false or true",
            "真 且 假 或 真",
            "TRUE And 假 或者 true",
            "(真 并且 假) 或 真",
        ],
    ),
    (
        "(true and (false or true))",
        &["true and (false or true)", "真 且 （假 或 真）"],
    ),
    (
        "(not((1 = 2)) and true)",
        &["not 1 = 2 and true", "非 1 = 2 且 真", "不是 (1 = 2) 且 真"],
    ),
    ("(1 ≠ 2)", &["1 ≠ 2", "1 != 2", "1！＝2", "1 不等于 2"]),
    ("(1 < 2)", &["1<2", "1＜2", "1 小于 2"]),
    ("(1 > 2)", &["1>2", "1＞2", "1 大于 2"]),
    (
        "(1 ≤ 2)",
        &[
            "1≤2",
            "1<=2",
            "1＜＝2",
            "1 小于等于 2",
            "1 不大于 2",
            "1 至多 2",
        ],
    ),
    (
        "(1 ≥ 2)",
        &[
            "1≥2",
            "1>=2",
            "1＞＝2",
            "1 大于等于 2",
            "1 不小于 2",
            "1 至少 2",
        ],
    ),
    (
        "(Level in [\"县级\", \"乡级\"])",
        &[
            "level in [\"county\", \"township\"]",
            "层级 属于 [“县级”，“乡级”]",
            "层级 in 【「县级」、'乡级'】",
        ],
    ),
    (
        "(Level not in [\"县级\"])",
        &[
            "level not in ['county']",
            "层级 不属于 [‘县级’]",
            "层级 非 属于 ['county level']",
        ],
    ),
    ("30000", &["3万", "３万元", "30000", "3万件"]),
    ("200000000", &["2亿", "2亿元"]),
    ("5000", &["5千", "5千元"]),
    ("0.125", &["12.5%", "１２．５％", "0.125"]),
    ("5", &["5件", "5项", "5个", "5次", "5条", "5字", "5"]),
    ("(5 = 5)", &["5件等于 5", "5 = 5条"]),
    (
        "(Year = 2022)",
        &["year = 2022", "年度 = 2022", "年度 = 2022年"],
    ),
    (
        "(received.total > 0)",
        &[
            "work.received.total > 0",
            "表一.本年收件.总计 > 0",
            "表一．本年收件．总计＞０",
            "`表一.本年收件.总计` 大于 0",
            "｀work.received.total｀>0",
        ],
    ),
    (
        "sum({received.person, received.firm, received.other})",
        &[
            "sum(work.received.person..other)",
            "合计（表一.本年收件.自然人至其他）",
            "合计(表一.本年收件.自然人..其他)",
            "合计(表一.本年收件.* 除 总计)",
            "sum(work.received.* except total)",
            "合计(表一.本年收件.* 除 表一.本年收件.总计)",
            "sum(work.received.* except [`work.received.total`])",
        ],
    ),
    (
        "sum({received.person, received.firm})",
        &[
            "合计(表一.本年收件.* 除（总计、其他）)",
            "sum(work.received.* except [total, other])",
        ],
    ),
    (
        "min({received.total, carried_in.total, granted.total})",
        &[
            "最小(表一.本年收件至同意.总计)",
            "min(work.received..granted.total)",
        ],
    ),
    (
        "max({granted.total, refused.total, lapsed.total, misc.total, solstice.total})",
        &[
            "max(work.granted..solstice.total)",
            "最大(表一.同意至夏至事项.总计)",
        ],
    ),
    (
        "solstice.total",
        &["表一.夏至事项.总计", "work.solstice.total"],
    ),
    ("misc.firm", &["表一.其他办理·其他.企业"]),
    ("rest.firm", &["`表一.其他办理（一行）.企业`"]),
    (
        "sum(received.firm, granted.firm)",
        &[
            "sum(work.received.firm, work.granted.firm)",
            "合计(表一.本年收件.企业，表一.同意.企业)",
        ],
    ),
    (
        "has(Section(SectionId(2)))",
        &[
            "has(s3_problems)",
            "有(第三部分)",
            "有(存在的主要问题及改进情况)",
        ],
    ),
    (
        "has(Section(SectionId(1)))",
        &["has(s2_work)", "有(第二部分)", "有(`收件、办件情况`)"],
    ),
    ("has(Region)", &["has(region)", "有(地区)"]),
    (
        "has(granted.firm)",
        &["has(work.granted.firm)", "有(表一.同意.企业)"],
    ),
    (
        "has(last(granted.firm'))",
        &[
            "has(last_year(work.granted.firm))",
            "有(上年(表一.同意.企业))",
        ],
    ),
    (
        "contains(Document, \"微博\", \"微信\")",
        &[
            "contains(document, \"微博\", \"微信\")",
            "包含(全文, “微博”、“微信”)",
        ],
    ),
    (
        "(matches(Section(SectionId(0)), \"[0-9]+\\\\(篇\\\\)\") and true)",
        &[
            "matches(s1_overview, \"[０-9]+（篇）\") and true",
            "匹配(第一部分, '[0-9]+ \\(篇\\)') 且 真",
        ],
    ),
    (
        "(length(Document) < 100)",
        &["length(document) < 100字", "字数(全文) 小于 100字"],
    ),
    (
        "years(2021, 2023)",
        &[
            "years(2021, 2023)",
            "年度在(2021,2023)",
            "年度在（2021年，2023年）",
        ],
    ),
    ("if(true, 1, 2)", &["if(true, 1, 2)", "如果(真，1，2)"]),
    ("abs(neg(1))", &["abs(-1)", "绝对值(-1)"]),
    ("round(1.5, 0)", &["round(1.5)", "四舍五入(1.5, 0)"]),
    (
        "((*(+received.total-last(received.total'))/last((+received.total'+1))) > 0.5)",
        &[
            "(work.received.total - last_year(work.received.total)) / last_year(work.received.total + 1) > 50%",
            "（表一.本年收件.总计 － 上年（表一.本年收件.总计））÷ 上年(表一.本年收件.总计＋1) 大于 50％",
        ],
    ),
    (
        "count({granted.person, granted.firm, granted.other, granted.total})",
        &["count(work.granted.*)", "计数(表一.同意.*)"],
    ),
    (
        "count(\"问题\" of Document)",
        &["count(document, '问题')", "计数(全文, “问题”)"],
    ),
    (
        "last({granted.person', granted.firm', granted.other', granted.total'})",
        &["last_year(work.granted.*)", "上年(表一.同意.*)"],
    ),
    ("(*2*3)", &["2*3", "2 * 3", "2＊3", "2×3"]),
    (
        "count({received.total, carried_in.total, granted.total, refused.total, lapsed.total, misc.total, solstice.total})",
        &[
            "count(*.*.total)",
            "count(work.*.total)",
            "计数(表一.*.总计)",
        ],
    ),
    (
        "(Form = \"sample\")",
        &["form = 'sample'", "格式 = '样表'", "格式 = 'sample form'"],
    ),
    ("(\"sample\" = Form)", &["'样表' = 格式"]),
    ("(Form = \"other\")", &["form = 'other'"]),
];

#[test]
fn ways_of_writing_are_one_program() {
    let form = form();
    for (expected, ways) in SAME {
        for way in ways.iter().filter(|way| !way.is_empty()) {
            assert_eq!(shape(&form, way), *expected, "{way}");
        }
    }
}

#[test]
fn places_are_those_of_the_text() {
    let text = "  (表一.同意.总计 + 2万) ≥ 合计(表一.*.企业 除 同意)  ";
    let program = super::sample::program(&form(), text);
    let mut seen = Vec::new();
    collect(&program.root, text, &mut seen);
    assert_eq!(
        seen,
        [
            "(表一.同意.总计 + 2万) ≥ 合计(表一.*.企业 除 同意)",
            "(表一.同意.总计 + 2万)",
            "表一.同意.总计",
            "2万",
            "合计(表一.*.企业 除 同意)",
            "表一.*.企业 除 同意",
        ]
    );
}

fn collect<'t>(expr: &crate::program::Expr, text: &'t str, seen: &mut Vec<&'t str>) {
    seen.push(&text[expr.range.clone()]);
    for part in expr.parts() {
        collect(part, text, seen);
    }
}

#[test]
fn words_of_both_languages_are_keywords_whatever_their_case() {
    assert_eq!(keyword("AND"), keyword("且"));
    assert_eq!(keyword("至多"), Some(Kind::Compare(Comparison::AtMost)));
    assert_eq!(keyword("总计"), None);
}

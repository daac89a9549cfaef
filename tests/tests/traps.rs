//! What looks wrong in real filings and is right. The bundled filing holds one of each kind; its
//! findings are exactly the two that are planted.

use gouji_core::Value;
use gouji_engine::registry;
use gouji_tests::{check, findings, flattened_filing, form, read, sample_filing};

/// Fragments of the bundled filing, each a trap that some checker of such reports has walked into.
const TRAPS: &[(&str, &str)] = &[
    (
        "一、本年新收政府信息公开申请数量",
        "a table row that reads like a section heading",
    ),
    (
        "二、上年结转政府信息公开申请数量",
        "a table row that reads like a section heading",
    ),
    (
        "四、结转下年度继续办理",
        "a table row that reads like a section heading",
    ),
    (
        "总计\n|\n商业企业",
        "the total stands before the companies in reading order",
    ),
    (
        "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)",
        "text of the form",
    ),
    ("(区分处理的,只计这一情形,不计其他情形)", "text of the form"),
    ("危及“三安全一稳定”", "text of the form"),
    ("+2", "a signed change, no malformed count"),
    ("-1", "a signed change, no negative count"),
    ("2316.8万元", "money with its unit in the cell"),
    ("规章\n|\n0", "a county makes no rules"),
    (
        "四个清单(权责清单、服务清单、收费清单、负面清单)",
        "four and four",
    ),
    ("责任追究等七项制度", "two named and 等"),
    ("党的十九届四中全会", "right for the end of 2019"),
    ("苦荞醋、柳编画", "local products"),
    ("12345政务服务热线转办411件", "a hotline, no quantity"),
    (
        "565项,网上可办551项,网上可办率达到97.52%",
        "551/565 rounds to 97.52 %",
    ),
    ("行政许可和其他对外管理服务事项4025件", "3120 + 905"),
    (
        "人大代表建议67件、政协提案43件",
        "not applications, not reviews",
    ),
    ("权重达4%", "a weight, no share"),
    ("2008年以来", "an earlier year used rightly"),
    ("网民留言52 件", "a space before the measure word, one hint"),
    (
        "一是主动公开不断深化。一是完成",
        "the same marker on two levels, one hint",
    ),
    ("六、其他需要报告的事项\n无", "complete for 2019"),
];

#[test]
fn the_bundled_filing_raises_its_two_planted_findings_and_nothing_else() {
    let text = flattened_filing();
    for (fragment, why) in TRAPS {
        let present = text.contains(fragment) || text.replace(" |", "\n|").contains(fragment);
        assert!(present, "the filing lost its trap {fragment:?} ({why})");
    }
    let registry = registry().unwrap();
    let report = read(&registry, "songling-2019.txt", text.as_bytes());
    assert_eq!(
        findings(&registry, &report),
        [
            "disclosure/carried-in-differs unable 没有提供上年的报告（用 --last-year 指定）",
            "disclosure/items-last-year-differs unable 没有提供上年的报告（用 --last-year 指定）",
            "numeric/blank-cell warning [\"requests.carried_in.business\"] 表三有 1 个单元格空白（共读到 161 个）：表三.上年结转.商业企业",
            "text/half-width-marks info [] 正文标点用了半角（逗号 25、分号 1、冒号 2、括号 2），整份文件都是如此，可能是复制或网站转换造成的",
            "text/problems-without-improvement error [] 第五部分只写了存在的问题，没有写改进措施",
            "text/same-marker-nested info [] “一是”里面又用“一是”列举，上下两层序号相同（共 1 处）",
            "text/space-before-measure info [] “52 件”的数字和量词之间多了空格",
        ]
    );
}

#[test]
fn the_total_column_is_not_taken_for_the_companies() {
    let registry = registry().unwrap();
    let report = read(
        &registry,
        "songling-2019.txt",
        flattened_filing().as_bytes(),
    );
    let form = form(&registry, &report);
    let value = |path: &str| {
        report
            .facts
            .get(form.fact_id(path).unwrap())
            .unwrap()
            .value
            .clone()
    };
    assert_eq!(value("requests.new.total"), Value::Int(13));
    assert_eq!(value("requests.new.business"), Value::Int(3));
    assert_eq!(value("表三.上年结转.商业企业"), Value::Blank);
    assert_eq!(
        value("active.art20_5.other_services.change"),
        Value::Int(-1)
    );
}

#[test]
fn the_sample_filing_raises_what_a_reviewer_marks_and_no_arithmetic() {
    let Some(text) = sample_filing() else {
        eprintln!("the sample filing is not beside the project; the bundled one stands for it");
        return;
    };
    let registry = registry().unwrap();
    let report = read(&registry, "sample.txt", text.as_bytes());
    let form = form(&registry, &report);
    assert_eq!(form.id, "form_2019");
    assert_eq!(
        report.header.year.as_ref().map(|year| year.value),
        Some(2019)
    );
    assert_eq!(
        report.header.body.as_ref().map(|body| body.value.as_str()),
        Some("馆陶县人民政府")
    );
    let outcome = check(&registry, &report);
    let arithmetic = outcome.findings.iter();
    let arithmetic = arithmetic.filter(|finding| finding.comparison.is_some());
    // The million of section one is to be verified; everything else agrees.
    let quotes: Vec<&str> = arithmetic
        .map(|finding| report.document.quote(finding.span))
        .collect();
    assert_eq!(quotes, ["1008057"]);
    let of_table_three = report
        .facts
        .iter()
        .filter(|(id, _)| form.fact(*id).path.starts_with("requests."));
    let (blank, filled): (Vec<_>, Vec<_>) =
        of_table_three.partition(|(_, fact)| fact.value == Value::Blank);
    assert_eq!((blank.len(), filled.len()), (1, 160));
    let lines: Vec<String> = findings(&registry, &report)
        .iter()
        .map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        lines,
        [
            "disclosure/carried-in-differs unable",
            "disclosure/information-management-untold info",
            "disclosure/items-last-year-differs unable",
            "disclosure/no-central-procurement warning",
            "disclosure/nothing-provided info",
            "disclosure/regulation-unnamed info",
            "disclosure/request-misnamed info",
            "disclosure/three-equal-numbers warning",
            "numeric/blank-cell warning",
            "numeric/magnitude-slip warning",
            "text/body-differs unable",
            "text/breach-without-remedy warning",
            "text/half-width-marks info",
            "text/misplaced-quantifier info",
            "text/missing-period unable",
            "text/missing-title unable",
            "text/missing-title warning",
            "text/mixed-numerals info",
            "text/period-differs unable",
            "text/problems-without-improvement error",
            "text/same-marker-nested info",
            "text/space-before-measure info",
            "text/stale-year unable",
            "text/stray-character info",
            "text/title-wording unable",
            "text/wrong-particle warning",
            "text/year-differs unable",
            "writing/full-satisfaction info",
            "writing/many-full-rates info",
            "writing/relative-time info",
            "writing/wrong-phrase info",
            "writing/wrong-phrase info",
            "writing/wrong-phrase info",
            "writing/wrong-phrase info",
            "writing/wrong-phrase info",
            "writing/wrong-phrase info",
            "writing/wrong-phrase info",
            "writing/wrong-term warning",
            "writing/wrong-word warning",
        ]
    );
}

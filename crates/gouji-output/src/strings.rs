//! Everything that this crate says to a person in its own words, in both languages.

use gouji_core::Words;

use crate::wire::{CoverageWire, NumberKindWire, SummaryWire};

pub(crate) static ADVICE: Words = Words::fixed("建议：", "advice: ");
pub(crate) static BASIS: Words = Words::fixed("依据：", "basis: ");
pub(crate) static ARITHMETIC: Words = Words::fixed("算式：", "arithmetic: ");
pub(crate) static FIX: Words = Words::fixed("改法：", "fix: ");
pub(crate) static SURE_FIX: Words = Words::fixed("改法（--fix 可改）：", "fix (by --fix): ");
pub(crate) static FAULT_ERROR: Words = Words::fixed("错误", "error");
pub(crate) static FAULT_WARNING: Words = Words::fixed("警告", "warning");
pub(crate) static CORRECTED: Words = Words::fixed("改为：", "change to: ");
pub(crate) static NO_LINE: Words = Words::fixed("（删去该行）", "(remove the line)");
pub(crate) static LONG_LINE: Words = Words::fixed("（太长，未列出）", "(too long to be shown)");
pub(crate) static NO_BODY: Words =
    Words::fixed("未能确定报告机关", "reporting body not established");
pub(crate) static NO_YEAR: Words = Words::fixed("未能确定年份", "year not established");
pub(crate) static GAPS: Words = Words::fixed("读取中的疑问：", "doubts about the reading:");
pub(crate) static LIST_COMMA: Words = Words::fixed("、", ", ");
pub(crate) static NOTE_COMMA: Words = Words::fixed("；", "; ");
pub(crate) static SENTENCE_END: Words = Words::fixed("。", ". ");
pub(crate) static NO_REPORT: Words = Words::fixed("未用于任何报告", "applied to no report");

pub(crate) static COLON: Words = Words::fixed("：", ": ");
pub(crate) static FACTS_LEGEND: Words = Words::fixed(
    "□ 空白　? 读不准　× 报告中没有；数字照原文，右边是该行在文件中的行号",
    "□ blank  ? not read surely  × not in the report; figures as printed, with the line of the file",
);
pub(crate) static FACTS_COMPLETE: Words =
    Words::fixed("所有数字均已读出。", "every figure was read.");
pub(crate) static FACTS_NOTES: Words =
    Words::fixed("读不准或没有的：", "not read surely, or not there:");
pub(crate) static TABLE_ABSENT: Words = Words::fixed("没有找到该表", "the table was not found");
pub(crate) static TABLE_PICTURE: Words = Words::fixed(
    "该表是图片，无法读取",
    "the table is a picture, which is not read",
);
pub(crate) static ROW_ABSENT: Words = Words::fixed("没有找到该行", "the row was not found");
pub(crate) static CELL_ABSENT: Words = Words::fixed("没有找到该单元格", "the cell was not found");

pub(crate) static BEFORE_SECTIONS: Words =
    Words::fixed("标题和第一部分之前", "title, and before the first section");
pub(crate) static NOT_CHECKED: Words = Words::fixed("未核对", "not checked");
pub(crate) static SAME_RULES: Words = Words::fixed("同上", "as above");
pub(crate) static OTHER_CELL: Words = Words::fixed("表中，格式以外", "in a table, not of the form");
pub(crate) static ALL_CHECKED: Words =
    Words::fixed("所有数字都已核对。", "every number was checked.");
pub(crate) static PROSE_CUT: Words = Words::fixed(
    "正文太长，后面的部分没有读",
    "the prose is too long; its end was not read",
);

/// Heads of the columns of the summary: rule, applied, passed, findings, unable, title.
pub(crate) static SUMMARY_HEADS: [Words; 6] = [
    Words::fixed("规则", "rule"),
    Words::fixed("适用", "applied"),
    Words::fixed("通过", "passed"),
    Words::fixed("发现", "findings"),
    Words::fixed("无法判断", "unable"),
    Words::fixed("检查内容", "what is checked"),
];

pub(crate) fn comparison(left: &str, relation: &str, right: &str, difference: &str) -> Words {
    if relation == "=" {
        return Words::new(
            format!("左边 {left}，右边 {right}，相差 {difference}"),
            format!("left {left}, right {right}, difference {difference}"),
        );
    }
    Words::new(
        format!("{left}，应 {relation} {right}，相差 {difference}"),
        format!("{left}, should be {relation} {right}, difference {difference}"),
    )
}

pub(crate) fn left_out(zeros: usize, more: usize) -> Words {
    match (zeros, more) {
        (0, more) => Words::new(
            format!("另有 {more} 处未列出"),
            format!("{more} more not shown"),
        ),
        (zeros, 0) => Words::new(
            format!("其余 {zeros} 个为 0"),
            format!("the other {zeros} are 0"),
        ),
        (zeros, more) => Words::new(
            format!("另有 {more} 处未列出，其余 {zeros} 个为 0"),
            format!("{more} more not shown, the other {zeros} are 0"),
        ),
    }
}

pub(crate) fn line(line: u32) -> Words {
    Words::new(format!("第{line}行"), format!("line {line}"))
}

pub(crate) fn at_line(line: u32) -> Words {
    Words::new(format!("（第{line}行）"), format!(" (line {line})"))
}

pub(crate) fn basis(title: &str, number: &str, article: &str, force: &str) -> Words {
    let number_zh = if number.is_empty() {
        String::new()
    } else {
        format!("（{number}）")
    };
    let number_en = if number.is_empty() {
        String::new()
    } else {
        format!(" ({number})")
    };
    let force = match force {
        "binding" => Words::fixed("规定", "binding"),
        "guidance" => Words::fixed("指引", "guidance"),
        _ => Words::fixed("惯例", "practice"),
    };
    let is_practice = force.en == "practice";
    Words::new(
        format!(
            "{}{number_zh}{article}〔{}〕",
            basis_title(title, is_practice),
            force.zh
        ),
        format!(
            "{}{number_en} {article} [{}]",
            basis_title(title, is_practice),
            force.en
        ),
    )
}

/// The title of a basis, in book marks where it is that of a document.
pub(crate) fn basis_title(title: &str, is_practice: bool) -> String {
    if title.is_empty() || is_practice || title.contains('《') {
        title.to_owned()
    } else {
        format!("《{title}》")
    }
}

pub(crate) fn year(year: u16) -> Words {
    Words::new(format!("{year} 年"), year.to_string())
}

/// How many numbers a report holds, and how many of them were checked.
pub(crate) fn coverage(coverage: &CoverageWire) -> Words {
    let CoverageWire {
        figures,
        checked_figures,
        numbers,
        checked_numbers,
        ..
    } = coverage;
    let (all, checked) = (figures + numbers, checked_figures + checked_numbers);
    Words::new(
        format!(
            "本报告 {all} 个数字，已核对 {checked} 个（表格 {checked_figures}/{figures}，正文 {checked_numbers}/{numbers}）"
        ),
        format!(
            "{all} numbers in this report, {checked} of them checked (tables {checked_figures}/{figures}, prose {checked_numbers}/{numbers})"
        ),
    )
}

/// What else is written in digits.
pub(crate) fn apart(coverage: &CoverageWire) -> Words {
    let CoverageWire {
        dates,
        identifiers,
        ordinals,
        unclear,
        ..
    } = coverage;
    Words::new(
        format!(
            "另有日期 {dates} 个、编号 {identifiers} 个、序号 {ordinals} 个、读不准 {unclear} 个"
        ),
        format!(
            "apart from them: dates {dates}, identifiers {identifiers}, ordinals {ordinals}, not read surely {unclear}"
        ),
    )
}

pub(crate) fn unclear(count: u64) -> Words {
    Words::new(
        format!("读不准 {count} 个"),
        format!("not read surely: {count}"),
    )
}

pub(crate) fn found(findings: usize) -> Words {
    Words::new(
        format!("发现 {findings} 项"),
        format!("findings: {findings}"),
    )
}

pub(crate) fn number_kind(kind: NumberKindWire) -> Words {
    match kind {
        NumberKindWire::Count => Words::fixed("件数", "count"),
        NumberKindWire::Bare => Words::fixed("数", "number"),
        NumberKindWire::Share => Words::fixed("百分比", "share"),
        NumberKindWire::Points => Words::fixed("百分点", "points"),
        NumberKindWire::Times => Words::fixed("倍数", "times"),
        NumberKindWire::Money => Words::fixed("金额", "money"),
        NumberKindWire::Time => Words::fixed("时长", "time"),
        NumberKindWire::Measure => Words::fixed("计量", "size"),
        NumberKindWire::Date => Words::fixed("日期", "date"),
        NumberKindWire::Identifier => Words::fixed("编号", "id"),
        NumberKindWire::Ordinal => Words::fixed("序号", "order"),
        NumberKindWire::Unclear => Words::fixed("读不准", "unsure"),
    }
}

pub(crate) fn unable_head(count: usize) -> Words {
    Words::new(
        format!("无法判断 {count} 项："),
        format!("could not judge ({count}):"),
    )
}

pub(crate) fn unable_more(count: usize) -> Words {
    Words::new(
        format!("另有 {count} 项无法判断，未列出"),
        format!("{count} more not shown"),
    )
}

pub(crate) fn gaps_more(count: usize) -> Words {
    Words::new(
        format!("另有 {count} 处，未列出"),
        format!("{count} more not shown"),
    )
}

pub(crate) fn lacks(names: &str, total: usize, shown: usize) -> Words {
    if total > shown {
        return Words::new(
            format!("缺 {names} 等 {total} 个"),
            format!("lacks {names} and {} more", total - shown),
        );
    }
    Words::new(format!("缺 {names}"), format!("lacks {names}"))
}

pub(crate) fn note(text: &str) -> Words {
    Words::new(format!("（{text}）"), format!(" ({text})"))
}

pub(crate) fn unreadable(reason: &str) -> Words {
    Words::new(
        format!("未能检查：{reason}"),
        format!("not checked: {reason}"),
    )
}

pub(crate) fn files(files: u64, checked: u64, unreadable: u64) -> Words {
    Words::new(
        format!("共 {files} 个文件，已检查 {checked} 个，未能检查 {unreadable} 个"),
        format!("{files} files, {checked} checked, {unreadable} not checked"),
    )
}

pub(crate) fn findings(error: u64, warning: u64, info: u64) -> Words {
    Words::new(
        format!(
            "发现 {} 项：必须改 {error}，请核实 {warning}，提示 {info}",
            error + warning + info
        ),
        format!(
            "findings: {} (error {error}, warning {warning}, info {info})",
            error + warning + info
        ),
    )
}

pub(crate) fn unable(count: u64) -> Words {
    Words::new(
        format!("无法判断 {count} 项"),
        format!("unable to judge: {count}"),
    )
}

pub(crate) fn total_numbers(summary: &SummaryWire) -> Words {
    let SummaryWire {
        figures,
        checked_figures,
        numbers,
        checked_numbers,
        ..
    } = summary;
    let (all, checked) = (figures + numbers, checked_figures + checked_numbers);
    let (mut zh, mut en) = (
        format!(
            "数字 {all} 个，已核对 {checked} 个（表格 {checked_figures}/{figures}，正文 {checked_numbers}/{numbers}）"
        ),
        format!(
            "{all} numbers, {checked} checked (tables {checked_figures}/{figures}, prose {checked_numbers}/{numbers})"
        ),
    );
    if summary.unclear > 0 {
        let unclear = unclear(summary.unclear);
        zh += &format!("，{}", unclear.zh);
        en += &format!(", {}", unclear.en);
    }
    Words::new(zh, en)
}

pub(crate) fn skipped(count: u64, kinds: &str) -> Words {
    Words::new(
        format!("跳过 {count} 个文件：{kinds}"),
        format!("{count} files skipped: {kinds}"),
    )
}

pub(crate) fn set_aside(rules: usize, files: u64) -> Words {
    Words::new(
        format!("规则文件有错误：{rules} 条规则没有使用，另有 {files} 个规则文件读不出"),
        format!(
            "faults in rule files: {rules} rules did not run, {files} more files were not read"
        ),
    )
}

pub(crate) fn explained(code: &str) -> Words {
    Words::new(
        format!("详见 gouji explain {code}"),
        format!("more: gouji explain {code}"),
    )
}

pub(crate) fn more_in_file(faults: usize) -> Words {
    Words::new(
        format!("……该文件还有 {faults} 处"),
        format!("… {faults} more in this file"),
    )
}

pub(crate) fn more_in_files(files: usize, faults: usize) -> Words {
    Words::new(
        format!("……另有 {files} 个文件，共 {faults} 处，未列出"),
        format!(
            "… {faults} more in {}, not shown",
            plural(files, "other file")
        ),
    )
}

pub(crate) fn faults(errors: usize, warnings: usize, files: usize) -> Words {
    let counts = [(errors, "错误", "error"), (warnings, "警告", "warning")];
    let counts = counts.iter().filter(|(count, ..)| *count > 0);
    let (zh, en): (Vec<_>, Vec<_>) = counts
        .map(|(count, zh, en)| (format!("{count} 处{zh}"), plural(*count, en)))
        .unzip();
    Words::new(
        format!("共 {}，涉及 {files} 个文件。", zh.join("、")),
        format!("{} in {}.", en.join(", "), plural(files, "file")),
    )
}

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

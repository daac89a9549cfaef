//! Words about what was mended.

use gouji_core::Words;

pub(super) fn applied_fix(lines: &str, title: &str, rule: &str) -> Words {
    Words::new(
        format!("{lines}：{title}（{rule}）"),
        format!("{lines}: {title} ({rule})"),
    )
}

pub(super) fn refused_fix(place: &str, title: &str, rule: &str, reason: &str) -> Words {
    let colon = |mark: &str| if place.is_empty() { "" } else { mark }.to_owned();
    Words::new(
        format!("{place}{}{title}（{rule}）：{reason}", colon("：")),
        format!("{place}{}{title} ({rule}): {reason}", colon(": ")),
    )
}

/// Numbers of lines, of which only the first `named` are there.
pub(super) fn lines(shown: &str, all: usize, named: usize) -> Words {
    match (all, all > named) {
        (1, _) => Words::new(format!("第{shown}行"), format!("line {shown}")),
        (_, false) => Words::new(format!("第{shown}行"), format!("lines {shown}")),
        (_, true) => Words::new(
            format!("第{shown}等{all}行"),
            format!("lines {shown} and {} more", all - named),
        ),
    }
}

pub(super) fn more_fixes(count: usize) -> Words {
    Words::new(
        format!("另有 {count} 项，未列出"),
        format!("{count} more not shown"),
    )
}

pub(super) fn refused_head(count: usize) -> Words {
    Words::new(
        format!("没有照改 {count} 项："),
        format!("not changed ({count}):"),
    )
}

pub(super) fn fixed_into(places: u64, file: &str) -> Words {
    Words::new(
        format!("已改正 {places} 处，写入 {file}："),
        format!("{places} places corrected, written to {file}:"),
    )
}

pub(super) fn fixed_before(places: u64, file: &str) -> Words {
    Words::new(
        format!("可改正的 {places} 处，{file} 里已经改好（内容相同，没有重写）："),
        format!("{places} places are corrected in {file} already, which is the same:"),
    )
}

pub(super) fn fixed_shown(places: u64) -> Words {
    Words::new(
        format!("已改正 {places} 处，改正稿写到标准输出："),
        format!("{places} places corrected; the text goes to standard output:"),
    )
}

pub(super) fn not_fixed(reason: &str) -> Words {
    Words::new(
        format!("没有改正：{reason}"),
        format!("nothing was corrected: {reason}"),
    )
}

pub(super) fn fixed(places: u64, files: u64) -> Words {
    Words::new(
        match places {
            0 => "没有可以放心改的地方，数字一律不动".to_owned(),
            _ => format!("已改正 {places} 处（{files} 个文件），数字一律没有动"),
        },
        match places {
            0 => "nothing to correct that is sure; figures are never changed".to_owned(),
            _ => format!("{places} places corrected in {files} files; no figure was changed"),
        },
    )
}

pub(super) fn refused(count: u64) -> Words {
    Words::new(
        format!("没有照改 {count} 项"),
        format!("{count} fixes were not made"),
    )
}

pub(super) fn suggested(count: u64) -> Words {
    Words::new(
        format!("另有 {count} 项只是建议，请人工确认后再改"),
        format!("{count} more are only suggested; a person should decide"),
    )
}

pub(super) fn unfixable_files(count: u64) -> Words {
    Words::new(
        format!("{count} 个文件的格式还不能自动改正"),
        format!("{count} files are of kinds that cannot be mended yet"),
    )
}

pub(super) fn unwritten(count: u64) -> Words {
    Words::new(
        format!("{count} 个文件没有写成改正稿，原因见各文件"),
        format!("{count} corrected texts could not be written; see the reasons above"),
    )
}

pub(super) fn fixable(count: u64) -> Words {
    Words::new(
        format!("其中 {count} 项可以放心改：加 --fix 写出改正稿，加 --diff 先看会改什么"),
        format!(
            "{count} can be mended surely: --fix writes a corrected copy, --diff shows it first"
        ),
    )
}

//! What is wrong with a file that is no YAML, in words that a rule author understands.

use std::ops::Range;
use std::sync::Arc;

use gouji_core::{Diagnostic, UserFile, Words};
use granit_parser::{ErrorKind, ScanError};

/// A syntax error of the YAML library.
pub(super) fn syntax(file: &Arc<UserFile>, error: &ScanError) -> Diagnostic {
    let at = error
        .marker()
        .byte_offset()
        .unwrap_or(0)
        .min(file.text.len());
    let at = (0..=at)
        .rev()
        .find(|at| file.text.is_char_boundary(*at))
        .unwrap_or(0);
    let end = file.text[at..]
        .chars()
        .next()
        .filter(|ch| *ch != '\n' && *ch != '\r')
        .map_or(at, |ch| at + ch.len_utf8());
    let (code, message) = words(error.kind(), file, at);
    // A bracket that is left open explains what goes wrong behind it.
    let is_explained = !matches!(code, "E1006" | "E1013");
    if let Some(bracket) = open_bracket(&file.text[..at]).filter(|_| is_explained) {
        return unclosed(file, bracket);
    }
    let label = Words::fixed("读到这里读不下去", "reading stops here");
    let diagnostic = Diagnostic::error(code, file, at..end, message).labelled(label);
    match help(code) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

fn words(kind: &ErrorKind, file: &UserFile, at: usize) -> (&'static str, Words) {
    let name = format!("{kind:?}");
    // The kinds of the library are many and may grow; families of them are told by name.
    let is = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    let line = file.text[..at].rsplit('\n').next().unwrap_or("");
    if is(&[
        "NestingLimit",
        "NestingTooDeep",
        "RecursionLimit",
        "DepthLimit",
    ]) {
        return (
            "E1006",
            Words::fixed("层次太深，没有读取", "the nesting is too deep; not read"),
        );
    }
    if is(&["TabNotAllowed", "TabInBlock", "Tabs"]) || line.starts_with('\t') {
        return (
            "E1004",
            Words::fixed(
                "缩进用了制表符（Tab），YAML 只认半角空格",
                "a tab is used as indentation; YAML takes spaces only",
            ),
        );
    }
    if is(&["Quot", "UnclosedScalar", "EofWhileScanningQuoted"]) {
        return (
            "E1012",
            Words::fixed("引号没有成对", "a quotation mark is not closed"),
        );
    }
    if is(&[
        "UnexpectedEofFlow",
        "FlowSequenceSeparator",
        "FlowMappingSeparator",
    ]) {
        return (
            "E1012",
            Words::fixed(
                "方括号或花括号没有成对，或各项之间少了半角逗号",
                "a bracket is not closed, or a comma between the items is missing",
            ),
        );
    }
    if is(&["UnknownAnchor"]) {
        return (
            "E1013",
            Words::fixed(
                "引用（*）的锚点没有定义；文字以 * 开头时要加引号",
                "the alias has no anchor; a text that starts with * needs quotation marks",
            ),
        );
    }
    if is(&[
        "Indentation",
        "ExpectedBlockMappingKey",
        "ExpectedBlockSequenceEntry",
    ]) {
        return (
            "E1004",
            Words::fixed(
                "缩进对不齐：同一层的字段要从同一列开始",
                "the indentation does not line up: fields of one level start in one column",
            ),
        );
    }
    if is(&["SimpleKey", "MappingValues", "InvalidSimpleKey"]) {
        return (
            "E1001",
            Words::fixed(
                "这里不该出现冒号，或上一行少了冒号；含冒号的文字要加引号",
                "a colon stands where none may be, or the line before lacks one; text with a colon needs quotation marks",
            ),
        );
    }
    (
        "E1001",
        Words::fixed("这里不是正确的 YAML 写法", "this is no YAML"),
    )
}

/// The last bracket that is not closed before a place, outside quotation marks and comments.
fn open_bracket(text: &str) -> Option<usize> {
    let mut open: Vec<usize> = Vec::new();
    let mut quote: Option<char> = None;
    let mut before = ' ';
    let mut in_comment = false;
    for (at, ch) in text.char_indices() {
        match (quote, ch) {
            (_, '\n') => in_comment = false,
            _ if in_comment => {}
            (Some(mark), ch) if ch == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',') => quote = Some(ch),
            (None, '#') if before.is_whitespace() => in_comment = true,
            (None, '[' | '{') if !open.is_empty() || matches!(before, ' ' | '\n') => open.push(at),
            (None, ']' | '}') => {
                open.pop();
            }
            _ => {}
        }
        before = ch;
    }
    open.pop()
}

fn unclosed(file: &Arc<UserFile>, at: usize) -> Diagnostic {
    let (open, close) = if file.text[at..].starts_with('[') {
        ('[', ']')
    } else {
        ('{', '}')
    };
    let message = Words::new(
        format!("“{open}”没有配对的“{close}”"),
        format!("`{open}` has no `{close}`"),
    );
    let end = file.text[at..]
        .find('\n')
        .map_or(file.text.len(), |end| at + end);
    let end = at + file.text[at..end].trim_end().len();
    Diagnostic::error("E1012", file, at..at + 1, message)
        .labelled(Words::fixed("从这里开始", "it is opened here"))
        .help(Words::fixed(
            "在各项后面补上，各项之间用半角逗号。",
            "Close it behind its items, which are separated by commas.",
        ))
        .replaced(end..end, &close.to_string())
}

fn help(code: &str) -> Option<Words> {
    match code {
        "E1012" => Some(Words::fixed(
            "补上缺少的那一半；文字里本来有引号时，外面用另一种引号。",
            "Add the missing half; where the text itself has quotation marks, use the other kind around it.",
        )),
        "E1004" => Some(Words::fixed(
            "每一层缩进用两个半角空格，同一层左边对齐。",
            "Indent each level by two spaces, and line up the fields of one level.",
        )),
        "E1001" => Some(Words::fixed(
            "每行写成“字段: 值”，冒号是半角，后面空一格；值里有 : # [ ] { } 等符号时整段加引号。",
            "Write each line as `field: value` with a space behind the colon; put values with : # [ ] { } in quotation marks.",
        )),
        _ => None,
    }
}

pub(super) fn duplicate_key(
    file: &Arc<UserFile>,
    key: &str,
    range: Range<usize>,
    first: Range<usize>,
) -> Diagnostic {
    let message = Words::new(
        format!("字段「{key}」写了两次"),
        format!("field `{key}` is written twice"),
    );
    Diagnostic::error("E1009", file, range, message)
        .labelled(Words::fixed("第二次", "the second time"))
        .because(first, Words::fixed("第一次", "the first time"))
        .help(Words::fixed(
            "删掉一处；几个值写成一个列表。",
            "Delete one of them; write several values as one list.",
        ))
}

pub(super) fn key_is_no_text(file: &Arc<UserFile>, range: Range<usize>) -> Diagnostic {
    let message = Words::fixed(
        "字段名应当是文字，这里是列表或一组字段",
        "the name of a field is a text; here is a list or a group of fields",
    );
    Diagnostic::error("E1001", file, range, message).help(Words::fixed(
        "以 [ 或 { 开头的文字要加引号。",
        "A text that starts with [ or { needs quotation marks.",
    ))
}

pub(super) fn recursive_alias(file: &Arc<UserFile>, range: Range<usize>) -> Diagnostic {
    let message = Words::fixed(
        "引用（*）指向了包含它自己的内容",
        "the alias points to what it stands in",
    );
    Diagnostic::error("E1007", file, range, message)
}

pub(super) fn too_many(file: &Arc<UserFile>, range: Range<usize>, limit: usize) -> Diagnostic {
    let message = Words::new(
        format!("内容展开后超过 {limit} 项，没有读取；引用（*）层层套用会这样"),
        format!(
            "the file has more than {limit} values once its aliases are expanded, and was not read"
        ),
    );
    Diagnostic::error("E1007", file, range, message).help(Words::fixed(
        "把引用（*）改成直接写出的内容，或把规则分到几个文件里。",
        "Write out what the aliases stand for, or split the rules into several files.",
    ))
}

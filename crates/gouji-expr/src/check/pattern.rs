//! Regular expressions of rules: folded as the text is, bounded, and never matching nothing.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use crate::codes;
use crate::error::ExprError;
use crate::limit::MAX_PATTERN_BYTES;

/// Compiles a pattern, which matches within one paragraph of folded text without white space.
pub(super) fn compile(pattern: &str, range: &Range<usize>) -> Result<Regex, Box<ExprError>> {
    let compiled = RegexBuilder::new(&folded(pattern))
        .multi_line(true)
        .size_limit(MAX_PATTERN_BYTES)
        .dfa_size_limit(MAX_PATTERN_BYTES)
        .build();
    let regex = compiled.map_err(|error| Box::new(faulty(&error, range)))?;
    let matches_nothing = ["", "字a1"]
        .iter()
        .any(|text| regex.find(text).is_some_and(|found| found.is_empty()));
    if matches_nothing {
        return Err(Box::new(matches_empty(range)));
    }
    Ok(regex)
}

fn matches_empty(range: &Range<usize>) -> ExprError {
    ExprError::new(
        codes::EMPTY_PATTERN,
        range.clone(),
        "这个正则表达式连空文字也符合，等于没有条件",
        "this pattern matches an empty text, so that it always fits",
    )
    .with_help(
        "把 * 改成 +，或者去掉可有可无的部分",
        "use + in place of *, or leave out what is optional",
    )
}

fn faulty(error: &regex::Error, range: &Range<usize>) -> ExprError {
    if matches!(error, regex::Error::CompiledTooBig(_)) {
        return ExprError::new(
            codes::PATTERN,
            range.clone(),
            "正则表达式太大",
            "the pattern is too large",
        )
        .with_help("减少重复次数，如 {1,1000}", "repeat less, as in {1,1000}");
    }
    let text = error.to_string();
    let reason = text.lines().last().unwrap_or("");
    let reason = reason.strip_prefix("error: ").unwrap_or(reason);
    ExprError::new(
        codes::PATTERN,
        range.clone(),
        "正则表达式写法不对",
        format!("this is no regular expression: {reason}"),
    )
    .with_help(
        "括号、方括号要成对；要找符号本身时前面加 \\；只找词语时用 包含(…)",
        "brackets come in pairs, and \\ takes the meaning from a sign; contains(…) looks for plain words",
    )
}

/// The pattern as it must be to match folded text: a full-width bracket is the sign itself.
fn folded(pattern: &str) -> String {
    let mut folded = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    while let Some(ch) = chars.next() {
        if ch == '\\' {
            if let Some(escaped) = chars.next().filter(|ch| !gouji_zh::is_space(*ch)) {
                push_literal(&mut folded, escaped, true);
            }
        } else if !gouji_zh::is_space(ch) {
            push_literal(&mut folded, ch, false);
        }
    }
    folded
}

fn push_literal(folded: &mut String, ch: char, is_escaped: bool) {
    let plain = gouji_zh::fold_char(ch);
    let is_sign = plain.is_ascii_punctuation() && plain != '<' && plain != '>';
    if is_escaped && plain == ch || plain != ch && is_sign {
        folded.push('\\');
    }
    folded.push(plain);
}

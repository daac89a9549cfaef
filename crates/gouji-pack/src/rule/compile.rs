//! What the fields of a rule are compiled with: one form, the words of all rules, a place for faults.

use std::ops::Range;
use std::sync::Arc;

use gouji_core::{Diagnostic, FactId, Form, SectionId, UserFile, Words};
use gouji_expr::{ExprError, Program, Type};
use regex::{Regex, RegexBuilder};

use super::kind::Slot;
use super::lexicon::{LexiconBuilder, WordId};
use crate::decode::Located;
use crate::nearest::nearest;
use crate::source::PackSource;

/// The largest compiled pattern, in bytes.
const PATTERN_SIZE: usize = 1 << 20;
/// The longest pattern, in bytes.
const PATTERN_LENGTH: usize = 2_000;

/// Codes of expressions that name what the form does not have.
const UNKNOWN_NAMES: [&str; 2] = ["E2110", "E2116"];

/// Compiles the fields of one rule for one form.
pub(crate) struct CompileCx<'a> {
    /// The file of the rule.
    pub(crate) file: &'a Arc<UserFile>,
    /// The place of the rule's id, for faults that are of no single field.
    pub(crate) place: Range<usize>,
    /// The form.
    pub(crate) form: &'a Form,
    /// The words of all rules.
    pub(crate) lexicon: &'a mut LexiconBuilder,
    /// All files of the pack, word lists among them.
    pub(crate) files: &'a PackSource,
    /// Where faults go.
    pub(crate) diagnostics: &'a mut Vec<Diagnostic>,
    /// Whether a fault was that the form does not have a name; another form may have it.
    pub(crate) lacks_name: bool,
}

impl CompileCx<'_> {
    /// Adds a fault.
    pub(crate) fn fault(&mut self, code: &'static str, range: Range<usize>, message: Words) {
        self.diagnostics
            .push(Diagnostic::error(code, self.file, range, message));
    }

    /// Adds a fault with what to do about it.
    pub(crate) fn fault_with(
        &mut self,
        code: &'static str,
        range: Range<usize>,
        message: Words,
        help: Words,
    ) {
        let diagnostic = Diagnostic::error(code, self.file, range, message);
        self.diagnostics.push(diagnostic.help(help));
    }

    /// A section by its id, as 第五部分, or by its heading.
    pub(crate) fn section(&mut self, name: &Located<String>) -> Option<SectionId> {
        let found = self.form.find_section(name);
        if found.is_none() {
            let names: Vec<String> = self
                .form
                .sections
                .iter()
                .flat_map(|section| {
                    let numbered = format!("第{}部分", section.ordinal);
                    [section.id.clone(), numbered, section.heading.clone()]
                })
                .collect();
            self.unknown_name("E1301", name, ("部分", "section"), &names);
        }
        found
    }

    /// A figure by its English or Chinese path.
    pub(crate) fn fact(&mut self, path: &Located<String>) -> Option<FactId> {
        let found = self.form.fact_id(path.trim());
        if found.is_none() {
            let names: Vec<String> = self
                .form
                .facts
                .iter()
                .flat_map(|fact| [fact.path.clone(), fact.name.clone()])
                .collect();
            self.unknown_name("E1302", path, ("数字", "figure"), &names);
        }
        found
    }

    /// The id of a level of administration by its id or its name.
    pub(crate) fn level(&mut self, name: &Located<String>) -> Option<String> {
        let text = name.trim();
        let levels = &self.form.header.levels;
        let found = levels
            .iter()
            .find(|level| level.id == text || level.name.zh == text || level.name.en == text)
            .map(|level| level.id.clone());
        if found.is_none() {
            let names: Vec<String> = levels
                .iter()
                .flat_map(|level| [level.name.zh.to_string(), level.id.clone()])
                .collect();
            self.unknown_name("E1304", name, ("层级", "level"), &names);
        }
        found
    }

    /// A word to look for.
    pub(crate) fn word(&mut self, word: &Located<String>) -> Option<WordId> {
        if word.trim().is_empty() {
            self.fault(
                "E1405",
                word.range.clone(),
                Words::fixed("词语是空的", "the word is empty"),
            );
            return None;
        }
        self.is_one_word(word)
            .then(|| self.lexicon.add(word.trim()))
    }

    /// Whether a word is not several that were written as one: 布署、按装 without brackets.
    fn is_one_word(&mut self, word: &Located<String>) -> bool {
        const MARKS: [char; 8] = ['、', '，', ',', '；', ';', ' ', '　', '［'];
        let written = self.file.text.get(word.range.clone()).unwrap_or("");
        // In quotation marks, or in a list of another format, it is meant as it is written.
        let is_plain = written.trim() == word.trim() && crate::source::is_yaml(&self.file.path);
        let inner = word.trim();
        let is_latin = inner.is_ascii();
        if !is_plain || is_latin || !inner.contains(MARKS) {
            return true;
        }
        let parts: Vec<&str> = inner
            .split(MARKS)
            .map(|part| part.trim_matches(['［', '］', ' ']))
            .filter(|part| !part.is_empty())
            .collect();
        let message = Words::new(
            format!("“{inner}”会被当成一个词去找"),
            format!("\"{inner}\" is looked for as one word"),
        );
        let help = Words::fixed(
            "几个词写成列表，用半角方括号和半角逗号；要找的就是这一整段时，加半角引号。",
            "Write several words as a list in brackets with commas; put it in quotation marks if the whole is meant.",
        );
        let fault = Diagnostic::error("E1005", self.file, word.range.clone(), message).help(help);
        let is_in_list = self.file.text[..word.range.start]
            .trim_end()
            .ends_with(['[', ',', '-']);
        let list = parts.join(", ");
        let fixed = if is_in_list {
            list
        } else {
            format!("[{list}]")
        };
        self.diagnostics
            .push(fault.replaced(word.range.clone(), &fixed));
        false
    }

    /// A pattern; one that matches nothing at all or is too large is a fault.
    pub(crate) fn pattern(&mut self, text: &Located<String>) -> Option<Regex> {
        if text.len() > PATTERN_LENGTH {
            self.fault(
                "E1403",
                text.range.clone(),
                Words::new(
                    format!("正则表达式太长，上限 {PATTERN_LENGTH} 字节"),
                    format!("the pattern is longer than {PATTERN_LENGTH} bytes"),
                ),
            );
            return None;
        }
        if let Some(known) = self.lexicon.pattern(&text.value) {
            return Some(known);
        }
        if !self.lexicon.afford(&text.value) {
            self.fault(
                "E1403",
                text.range.clone(),
                Words::fixed(
                    "所有规则的正则表达式合起来太大，这一个没有使用；请减少模式或其中大的重复次数",
                    "the patterns of all rules together are too large; use fewer or smaller ones",
                ),
            );
            return None;
        }
        let built = RegexBuilder::new(&text.value)
            .size_limit(PATTERN_SIZE)
            .build();
        let pattern = match built {
            Ok(pattern) => pattern,
            Err(regex::Error::CompiledTooBig(_)) => {
                self.fault(
                    "E1403",
                    text.range.clone(),
                    Words::fixed(
                        "正则表达式太复杂（展开后超过上限），请减少大的重复次数",
                        "the pattern is too large once compiled; use smaller repetitions",
                    ),
                );
                return None;
            }
            Err(error) => {
                self.bad_pattern(text, &error);
                return None;
            }
        };
        if pattern.is_match("") {
            self.fault_with(
                "E1402",
                text.range.clone(),
                Words::fixed(
                    "这个正则表达式能匹配空文字，处处都会匹配",
                    "the pattern matches the empty text, that is, everywhere",
                ),
                Words::fixed(
                    "把 * 改成 +，或去掉 ?，让它至少匹配一个字。",
                    "Write + for *, or leave ? out, so that it matches one character at least.",
                ),
            );
            return None;
        }
        if !self.boundary_at_han(text) {
            return None;
        }
        self.lexicon.keep_pattern(&text.value, &pattern);
        Some(pattern)
    }

    /// `\b` beside a Han character never holds between two of them.
    fn boundary_at_han(&mut self, text: &Located<String>) -> bool {
        let is_han =
            |ch: Option<char>| ch.is_some_and(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch));
        let at = text.match_indices("\\b").map(|(at, _)| at).find(|at| {
            is_han(text[..*at].chars().next_back()) || is_han(text[at + 2..].chars().next())
        });
        let Some(at) = at else { return true };
        let range = text.inner(&self.file.text, at..at + 2);
        self.fault_with(
            "E1404",
            range,
            Words::fixed(
                "汉字旁边的 \\b 不起作用：汉字之间没有单词边界",
                "\\b beside a Chinese character does not work: there is no boundary between them",
            ),
            Words::fixed(
                "去掉 \\b；要按词匹配时用 forbid（禁用词），它按分词匹配。",
                "Leave \\b out; use the kind `forbid`, which matches by words.",
            ),
        );
        false
    }

    fn bad_pattern(&mut self, text: &Located<String>, error: &regex::Error) {
        let parsed = regex_syntax::ast::parse::Parser::new().parse(&text.value);
        let (range, what) = match parsed {
            Err(fault) => {
                let span = fault.span();
                let inner = span.start.offset..span.end.offset.max(span.start.offset + 1);
                let inner = inner.start.min(text.len())..inner.end.min(text.len());
                (
                    text.inner(&self.file.text, inner),
                    pattern_fault(fault.kind()),
                )
            }
            Ok(_) => (
                text.range.clone(),
                (
                    "用了不支持的写法（前后查看、反向引用、未知的字符类）",
                    "it uses what is not supported",
                ),
            ),
        };
        let message = Words::new(
            format!("正则表达式不对：{}", what.0),
            format!(
                "the pattern is wrong: {} ({})",
                what.1,
                last_line(&error.to_string())
            ),
        );
        self.fault("E1401", range, message);
    }

    /// An expression, with its faults at their places in the file.
    pub(crate) fn expression(&mut self, text: &Located<String>, due: Type) -> Option<Program> {
        let whole = 0..text.len();
        self.checked(text, whole, &text.value, Some(due), &[])
    }

    /// An expression inside a text, such as a value of a message.
    pub(crate) fn expression_in(
        &mut self,
        text: &Located<String>,
        inner: Range<usize>,
        expression: &str,
        slots: &[Slot],
    ) -> Option<Program> {
        self.checked(text, inner, expression, None, slots)
    }

    fn checked(
        &mut self,
        text: &Located<String>,
        inner: Range<usize>,
        expression: &str,
        due: Option<Type>,
        slots: &[Slot],
    ) -> Option<Program> {
        let checked = gouji_expr::parse(expression).and_then(|ast| ast.check(self.form, due));
        let errors = match checked {
            Ok(program) => return Some(program),
            Err(errors) => errors,
        };
        if !slots.is_empty() && is_bare_name(expression) {
            self.unknown_slot(text, inner, expression, slots);
            return None;
        }
        let offset = inner.start
            + text.value[inner.clone()]
                .find(expression)
                .unwrap_or_default();
        for error in errors {
            self.expression_fault(text, offset, error, slots);
        }
        None
    }

    /// A name in braces that is neither a value of the kind nor a name of the form.
    fn unknown_slot(
        &mut self,
        text: &Located<String>,
        inner: Range<usize>,
        name: &str,
        slots: &[Slot],
    ) {
        let range = text.inner(&self.file.text, inner.clone());
        let names: Vec<&str> = slots.iter().map(|slot| slot.name.1).collect();
        let message = Words::new(
            format!("花括号里的「{name}」不是可以填入的值"),
            format!("`{name}` in braces is no value that can be filled in"),
        );
        let help = Words::new(
            format!(
                "这一类规则可以填：{}；也可以写数字的名称或表达式。",
                names.join("、")
            ),
            format!(
                "this kind has {}, figures and expressions",
                names.join(", ")
            ),
        );
        let mut fault = Diagnostic::error("E1305", self.file, range.clone(), message).help(help);
        let both = slots.iter().flat_map(|slot| [slot.name.1, slot.name.0]);
        if let Some(near) = nearest(name, both).filter(|_| range.len() == inner.len()) {
            fault = fault.replaced(range, near);
        }
        self.diagnostics.push(fault);
    }

    fn expression_fault(
        &mut self,
        text: &Located<String>,
        offset: usize,
        error: ExprError,
        slots: &[Slot],
    ) {
        self.lacks_name |= UNKNOWN_NAMES.contains(&error.code);
        let place = offset + error.range.start..offset + error.range.end;
        let range = text.inner(&self.file.text, place.clone());
        let is_exact = range != text.range || place == (0..text.len());
        let mut diagnostic = Diagnostic::error(error.code, self.file, range.clone(), error.message);
        if let Some(help) = error.help {
            diagnostic = diagnostic.help(help);
        } else if !slots.is_empty() {
            let names: Vec<&str> = slots.iter().map(|slot| slot.name.1).collect();
            diagnostic = diagnostic.help(Words::new(
                format!("花括号里可以写：{}，或表达式。", names.join("、")),
                format!("braces may hold {} or an expression", names.join(", ")),
            ));
        }
        if let Some(replacement) = error.replacement.filter(|_| is_exact) {
            diagnostic = diagnostic.replaced(range, &replacement);
        }
        self.diagnostics.push(diagnostic);
    }

    fn unknown_name(
        &mut self,
        code: &'static str,
        name: &Located<String>,
        what: (&str, &str),
        known: &[String],
    ) {
        self.lacks_name = true;
        let message = Words::new(
            format!("{}没有叫「{}」的{}", self.form.name.zh, name.value, what.0),
            format!("{} has no {} `{}`", self.form.name.en, what.1, name.value),
        );
        let mut diagnostic = Diagnostic::error(code, self.file, name.range.clone(), message);
        // 第七部分 is not a slip of the pen for 第一部分.
        let is_ordinal = name.starts_with('第') && name.ends_with("部分");
        let near = nearest(&name.value, known.iter().map(String::as_str));
        if let Some(near) = near.filter(|_| !is_ordinal) {
            diagnostic = diagnostic
                .labelled(Words::new(
                    format!("您是不是想写「{near}」？"),
                    format!("did you mean `{near}`?"),
                ))
                .replaced(name.range.clone(), near);
        } else if known.len() <= 20 {
            diagnostic = diagnostic.help(Words::new(
                format!("可以写：{}。", known.join("、")),
                format!("there are: {}", known.join(", ")),
            ));
        }
        self.diagnostics.push(diagnostic);
    }
}

/// Whether an expression is a single word, as a slot would be.
fn is_bare_name(expression: &str) -> bool {
    !expression.is_empty()
        && expression
            .chars()
            .all(|ch| ch.is_alphanumeric() || ch == '_')
}

fn last_line(text: &str) -> &str {
    text.lines()
        .last()
        .unwrap_or("")
        .trim_start_matches("error: ")
}

fn pattern_fault(kind: &regex_syntax::ast::ErrorKind) -> (&'static str, &'static str) {
    use regex_syntax::ast::ErrorKind as Kind;
    match kind {
        Kind::GroupUnclosed => ("左括号 ( 没有配对的 )", "a group is not closed"),
        Kind::GroupUnopened => ("右括号 ) 没有配对的 (", "a group is not opened"),
        Kind::ClassUnclosed => ("方括号 [ 没有配对的 ]", "a class is not closed"),
        Kind::RepetitionMissing => (
            "这个重复符号前面没有内容",
            "a repetition has nothing before it",
        ),
        Kind::RepetitionCountInvalid | Kind::RepetitionCountUnclosed => {
            ("重复次数 {…} 写得不对", "a repetition count is wrong")
        }
        Kind::ClassRangeInvalid => ("字符范围前大后小", "a range is the wrong way round"),
        Kind::EscapeUnrecognized | Kind::EscapeUnexpectedEof => {
            ("反斜杠后面的字符不能这样写", "an escape is not known")
        }
        Kind::UnsupportedLookAround => {
            ("不支持前后查看 (?=…) (?<…)", "look-around is not supported")
        }
        Kind::UnsupportedBackreference => {
            ("不支持反向引用 \\1", "back references are not supported")
        }
        _ => ("这里不合正则表达式的写法", "this is no regular expression"),
    }
}

//! Rust code as the compiler of a release sees it: without what only tests see.

use crate::lexer::{Kind, Token};

/// The tokens outside items under `#[cfg(test)]`, and the modules declared so, whose files only
/// tests see.
pub(crate) fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    let (mut kept, mut modules) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if !matches_at(tokens, at, &["#", "[", "cfg", "(", "test", ")", "]"]) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let item = behind_attributes(tokens, at);
        let end = item_end(tokens, item);
        if matches_at(tokens, item, &["mod"]) && matches_at(tokens, item + 2, &[";"]) {
            modules.push(tokens[item + 1].text.clone());
        }
        at = end;
    }
    (kept, modules)
}

/// The tokens outside the calls of a macro.
pub(crate) fn without_macro(tokens: &[Token], name: &str) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if matches_at(tokens, at, &[name, "!", "{"]) {
            at = item_end(tokens, at);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Whether words and marks stand in this order at a place.
pub(crate) fn matches_at(tokens: &[Token], at: usize, texts: &[&str]) -> bool {
    texts.iter().enumerate().all(|(offset, text)| {
        tokens
            .get(at + offset)
            .is_some_and(|token| token.kind != Kind::Text && token.text == *text)
    })
}

/// The lines where words and marks stand in this order.
pub(crate) fn lines_with(tokens: &[Token], texts: &[&str]) -> Vec<usize> {
    let places = (0..tokens.len()).filter(|at| matches_at(tokens, *at, texts));
    places.map(|at| tokens[at].line).collect()
}

fn behind_attributes(tokens: &[Token], mut at: usize) -> usize {
    while matches_at(tokens, at, &["#", "["]) {
        let mut depth = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            depth += depth_change(token);
            if depth == 0 && token.text == "]" {
                break;
            }
        }
    }
    at
}

/// The place behind an item: its semicolon or its closing brace.
fn item_end(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        depth += depth_change(token);
        let ends = token.kind == Kind::Mark && matches!(token.text.as_str(), ";" | "}");
        if depth == 0 && ends {
            break;
        }
    }
    at
}

fn depth_change(token: &Token) -> i32 {
    match (token.kind, token.text.as_str()) {
        (Kind::Mark, "(" | "[" | "{") => 1,
        (Kind::Mark, ")" | "]" | "}") => -1,
        _ => 0,
    }
}

#[test]
fn what_only_tests_see_is_left_out() {
    let source = "mod a;\n#[cfg(test)]\nmod golden;\n#[cfg(test)]\n#[expect(x)]\nmod tests { fn f() { let x = [1; 2]; } }\n\
                  rule_meta! { META { id: \"2019\" } }\nfn g() {}\n";
    let (kept, modules) = without_tests(&crate::lexer::tokens(source));
    assert_eq!(modules, ["golden"]);
    let kept = without_macro(&kept, "rule_meta");
    let text: Vec<&str> = kept.iter().map(|token| token.text.as_str()).collect();
    assert_eq!(text.join(" "), "mod a ; fn g ( ) { }");
    assert_eq!(lines_with(&kept, &["fn", "g"]), [8]);
}

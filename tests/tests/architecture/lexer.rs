//! Rust source as tokens, without comments.
//!
//! Knows as much of the language as the checks need: comments, literals, names, marks.

/// A piece of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its text; of a string, what stands between the quotes.
    pub(crate) text: String,
    /// Its line, from 1.
    pub(crate) line: usize,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name, a keyword or a lifetime.
    Word,
    /// A number with its suffix.
    Number,
    /// A string or a character.
    Text,
    /// A single other character.
    Mark,
}

/// The tokens of a source.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut lexer = Lexer {
        chars: source.chars().collect(),
        at: 0,
        line: 1,
    };
    std::iter::from_fn(|| lexer.next_token()).collect()
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
}

impl Lexer {
    fn next_token(&mut self) -> Option<Token> {
        self.skip_blanks_and_comments();
        let line = self.line;
        let (kind, text) = match self.peek(0)? {
            '"' => (Kind::Text, self.string()),
            '\'' => self.quote(),
            ch if ch.is_ascii_digit() => (Kind::Number, self.number()),
            ch if is_word(ch) => self.word(),
            ch => {
                self.bump();
                (Kind::Mark, ch.to_string())
            }
        };
        Some(Token { kind, text, line })
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn bump(&mut self) -> Option<char> {
        let ch = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(ch == '\n');
        Some(ch)
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let mut taken = String::new();
        while let Some(ch) = self.peek(0).filter(|ch| wanted(*ch)) {
            taken.push(ch);
            self.bump();
        }
        taken
    }

    fn skip_blanks_and_comments(&mut self) {
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some(ch), _) if ch.is_whitespace() => {
                    self.bump();
                }
                (Some('/'), Some('/')) => {
                    self.take(|ch| ch != '\n');
                }
                (Some('/'), Some('*')) => self.skip_block_comment(),
                _ => return,
            }
        }
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        while let Some(ch) = self.bump() {
            match (ch, self.peek(0)) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth -= 1,
                _ => continue,
            }
            self.bump();
            if depth == 0 {
                return;
            }
        }
    }

    /// A string from its opening quote.
    fn string(&mut self) -> String {
        self.bump();
        let mut text = String::new();
        while let Some(ch) = self.bump().filter(|ch| *ch != '"') {
            text.push(ch);
            if ch == '\\' {
                text.extend(self.bump());
            }
        }
        text
    }

    /// A raw string from its opening hashes or quote.
    fn raw_string(&mut self) -> String {
        let end = format!("\"{}", self.take(|ch| ch == '#'));
        self.bump();
        let mut text = String::new();
        while let Some(ch) = self.bump() {
            text.push(ch);
            if text.ends_with(&end) {
                text.truncate(text.len() - end.len());
                return text;
            }
        }
        text
    }

    /// A character, or a lifetime.
    fn quote(&mut self) -> (Kind, String) {
        self.bump();
        if self.peek(0) == Some('\\') || self.peek(1) == Some('\'') {
            let mut text = String::new();
            while let Some(ch) = self.bump().filter(|ch| *ch != '\'') {
                text.push(ch);
                if ch == '\\' {
                    text.extend(self.bump());
                }
            }
            return (Kind::Text, text);
        }
        (Kind::Word, format!("'{}", self.take(is_word)))
    }

    fn number(&mut self) -> String {
        let mut text = self.take(is_word);
        if self.peek(0) == Some('.') && self.peek(1).is_some_and(|ch| ch.is_ascii_digit()) {
            self.bump();
            text.push('.');
            text += &self.take(is_word);
        }
        text
    }

    /// A name, or a literal whose prefix looks like one.
    fn word(&mut self) -> (Kind, String) {
        let word = self.take(is_word);
        match (word.as_str(), self.peek(0), self.peek(1)) {
            ("b" | "c", Some('"'), _) => (Kind::Text, self.string()),
            ("b", Some('\''), _) => self.quote(),
            ("r" | "br" | "cr", Some('"'), _) | ("r" | "br" | "cr", Some('#'), Some('"' | '#')) => {
                (Kind::Text, self.raw_string())
            }
            ("r", Some('#'), Some(_)) => {
                self.bump();
                (Kind::Word, self.take(is_word))
            }
            _ => (Kind::Word, word),
        }
    }
}

fn is_word(ch: char) -> bool {
    ch.is_alphanumeric() || ch == '_'
}

#[test]
fn comments_and_literals_are_told_from_code() {
    let source = r####"
        //! f64
        /// f64
        fn f<'a>(x: &'a str) -> char { /* f64 /* nested */ */ '\'' } // f64
        const S: &str = "f64 \" // no comment";
        const R: &str = r#"f64 " "#; const B: u8 = b'"'; const N: u32 = 2_019u32; let r#f = 1..2;
    "####;
    let of = |kind| {
        let found = tokens(source).into_iter().filter(move |t| t.kind == kind);
        found.map(|token| token.text).collect::<Vec<_>>()
    };
    assert!(!of(Kind::Word).contains(&"f64".to_owned()));
    assert_eq!(
        of(Kind::Text),
        ["\\'", "f64 \\\" // no comment", "f64 \" ", "\""]
    );
    assert_eq!(of(Kind::Number), ["2_019u32", "1", "2"]);
    assert_eq!(tokens(source).last().unwrap().line, 6);
}

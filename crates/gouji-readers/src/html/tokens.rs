//! Source text to tags and text, each with its exact range in the source.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};

use super::attributes::Attributes;

/// Takes the tokens of a page in order.
pub(crate) trait TokenSink {
    /// A start tag.
    fn start_tag(&mut self, tag: &StartTag<'_>);
    /// An end tag; its name is in lower case.
    fn end_tag(&mut self, name: &[u8], source: Range<u32>);
    /// Text that stands in the source as it is.
    fn text(&mut self, source: Range<u32>);
    /// Text that a character reference such as `&nbsp;` stands for.
    fn replaced(&mut self, text: &str, source: Range<u32>);
}

/// A start tag.
pub(crate) struct StartTag<'a> {
    /// Its name in lower case.
    pub(crate) name: &'a [u8],
    /// Where it stands, from `<` to `>`.
    pub(crate) source: Range<u32>,
    /// What its attributes say.
    pub(crate) attributes: &'a Attributes,
}

/// Sends the tokens of `source` to `sink`.
pub(crate) fn tokenize(source: &str, sink: &mut impl TokenSink) {
    let emitter = SpanEmitter {
        source: source.as_bytes(),
        sink,
        position: 0,
        emitted: 0,
        text: 0..0,
        tag_start: 0,
        is_end_tag: false,
        name: Vec::new(),
        last_start_tag: Vec::new(),
        attributes: Attributes::default(),
        attribute: Attribute::default(),
    };
    let Ok(()) = Tokenizer::new_with_emitter(source, emitter).finish();
}

/// Follows the tokenizer through the source.
struct SpanEmitter<'s, S> {
    source: &'s [u8],
    sink: &'s mut S,
    /// How far the tokenizer has read.
    position: usize,
    /// Up to where the source was emitted.
    emitted: usize,
    /// Text not yet sent on.
    text: Range<usize>,
    tag_start: usize,
    is_end_tag: bool,
    name: Vec<u8>,
    last_start_tag: Vec<u8>,
    attributes: Attributes,
    attribute: Attribute,
}

/// The attribute being read.
#[derive(Default)]
struct Attribute {
    name: Vec<u8>,
    value: Vec<u8>,
    wanted: bool,
    start: usize,
    end: usize,
}

impl<S: TokenSink> SpanEmitter<'_, S> {
    fn add_text(&mut self, range: Range<usize>) {
        if self.text.end != range.start {
            self.send_text();
            self.text.start = range.start;
        }
        self.text.end = range.end;
    }

    fn send_text(&mut self) {
        if !self.text.is_empty() {
            self.sink.text(offsets(&self.text));
        }
        self.text = self.position..self.position;
    }

    fn end_attribute(&mut self) {
        let Attribute {
            name,
            value,
            start,
            end,
            ..
        } = &self.attribute;
        if !name.is_empty() && !self.is_end_tag {
            self.attributes.set(name, value, offsets(&(*start..*end)));
        }
        self.attribute.name.clear();
        self.attribute.value.clear();
        self.attribute.wanted = false;
    }
}

impl<S: TokenSink> Emitter for SpanEmitter<'_, S> {
    type Token = Infallible;

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_error(&mut self, _error: Error) {}

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn init_string(&mut self) {
        self.emitted = self.position;
    }

    fn emit_string(&mut self, text: &[u8]) {
        let range = self.emitted..self.position;
        self.emitted = self.position;
        let raw = self.source.get(range.clone()).unwrap_or_default();
        match raw.first() {
            // NUL is no text to a browser.
            None | Some(0) => {}
            Some(b'&') if raw != text => {
                self.send_text();
                if let Ok(text) = std::str::from_utf8(text) {
                    self.sink.replaced(text, offsets(&range));
                }
            }
            Some(_) => self.add_text(range),
        }
    }

    fn emit_eof(&mut self) {
        self.send_text();
    }

    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.is_end_tag = false;
        self.name.clear();
        self.attributes.clear();
    }

    fn init_end_tag(&mut self) {
        self.is_end_tag = true;
        self.name.clear();
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.name.extend_from_slice(name);
    }

    fn init_attribute_value(&mut self) {
        self.attribute.wanted = Attributes::wants(&self.attribute.name);
        self.attribute.start = self.position;
        self.attribute.end = self.position;
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        if self.attribute.wanted {
            self.attribute.value.extend_from_slice(value);
            self.attribute.end = self.position;
        }
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute();
        self.send_text();
        self.emitted = self.position;
        let source = offsets(&(self.tag_start..self.position));
        if self.is_end_tag {
            self.sink.end_tag(&self.name, source);
            return None;
        }
        self.sink.start_tag(&StartTag {
            name: &self.name,
            source,
            attributes: &self.attributes,
        });
        std::mem::swap(&mut self.name, &mut self.last_start_tag);
        naive_next_state(&self.last_start_tag)
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end_tag && self.name == self.last_start_tag
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag.clear();
        self.last_start_tag
            .extend_from_slice(name.unwrap_or_default());
    }

    fn set_self_closing(&mut self) {}
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _text: &[u8]) {}
    fn emit_current_comment(&mut self) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _name: &[u8]) {}
    fn set_force_quirks(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _value: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _value: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _value: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _value: &[u8]) {}
    fn emit_current_doctype(&mut self) {}
}

fn offsets(range: &Range<usize>) -> Range<u32> {
    let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    at(range.start)..at(range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes tokens as `<name>`, `</name>`, text, and `text=source` for a character reference.
    struct Log<'a> {
        source: &'a str,
        tokens: Vec<String>,
    }

    impl Log<'_> {
        fn slice(&self, range: &Range<u32>) -> &str {
            &self.source[range.start as usize..range.end as usize]
        }
    }

    impl TokenSink for Log<'_> {
        fn start_tag(&mut self, tag: &StartTag<'_>) {
            assert!(
                self.slice(&tag.source).starts_with('<') && self.slice(&tag.source).ends_with('>')
            );
            self.tokens
                .push(format!("<{}>", String::from_utf8_lossy(tag.name)));
        }

        fn end_tag(&mut self, name: &[u8], source: Range<u32>) {
            assert!(self.slice(&source).starts_with("</") && self.slice(&source).ends_with('>'));
            self.tokens
                .push(format!("</{}>", String::from_utf8_lossy(name)));
        }

        fn text(&mut self, source: Range<u32>) {
            self.tokens.push(self.slice(&source).to_owned());
        }

        fn replaced(&mut self, text: &str, source: Range<u32>) {
            self.tokens.push(format!("{text}={}", self.slice(&source)));
        }
    }

    fn tokens(source: &str) -> Vec<String> {
        let mut log = Log {
            source,
            tokens: Vec::new(),
        };
        tokenize(source, &mut log);
        log.tokens
    }

    #[test]
    fn character_references_are_pieces_of_their_own() {
        assert_eq!(
            tokens("甲&nbsp;&nbsp乙&#20013;丙"),
            [
                "甲",
                "\u{a0}=&nbsp;",
                "\u{a0}=&nbsp",
                "乙",
                "中=&#20013;",
                "丙"
            ]
        );
        assert_eq!(tokens("a&x;b&c &中 &"), ["a&x;b&c &中 &"]);
        assert_eq!(tokens("&lt;&#x3c;&#59;"), ["<=&lt;", "<=&#x3c;", ";=&#59;"]);
    }

    #[test]
    fn stray_signs_and_line_ends_keep_their_place() {
        assert_eq!(tokens("1<2\r\n3 < 4<中>5"), ["1<2\r\n3 < 4<中>5"]);
        assert_eq!(
            tokens("甲\r\n&amp;\r\n乙\r"),
            ["甲\r\n", "&=&amp;", "\r\n乙\r"]
        );
        assert_eq!(tokens("甲</>乙<!-- 丙 -->丁\0戊"), ["甲", "乙", "丁", "戊"]);
        assert_eq!(tokens("<P>甲</"), ["<p>", "甲</"]);
        assert_eq!(tokens("<p>甲<td cla"), ["<p>", "甲"]);
    }

    #[test]
    fn raw_text_ends_at_its_own_end_tag() {
        assert_eq!(
            tokens("<script>'</td>'</SCRIPT>甲"),
            ["<script>", "'</td>'", "</script>", "甲"]
        );
        assert_eq!(
            tokens("<title>甲<b>&amp;</titl></title>乙"),
            ["<title>", "甲<b>", "&=&amp;", "</titl>", "</title>", "乙"]
        );
    }
}

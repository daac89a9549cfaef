//! Lets serde read a tree of nodes.

use std::fmt;
use std::ops::Range;

use serde::de::value::{MapDeserializer, SeqDeserializer, UsizeDeserializer};
use serde::de::{Deserializer, IntoDeserializer, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::located::LOCATED;
use crate::yaml::{Node, NodeKind};

/// Reads one node.
#[derive(Clone, Copy)]
pub(super) struct NodeReader<'a>(pub(super) &'a Node);

/// Why a node cannot be read, at its place.
#[derive(Debug)]
pub(super) struct ReadError {
    pub(super) message: String,
    pub(super) range: Option<Range<usize>>,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

impl serde::de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self {
            message: message.to_string(),
            range: None,
        }
    }
}

impl<'a> NodeReader<'a> {
    fn placed<T>(self, result: Result<T, ReadError>) -> Result<T, ReadError> {
        result.map_err(|mut error| {
            error.range.get_or_insert_with(|| self.0.range.clone());
            error
        })
    }

    fn parsed<T: std::str::FromStr>(self, what: &str) -> Result<T, ReadError> {
        let text = self.0.text().unwrap_or("").trim();
        let parsed = text
            .parse()
            .map_err(|_| serde::de::Error::custom(format!("{text}: {what}")));
        self.placed(parsed)
    }
}

impl<'de> Deserializer<'de> for NodeReader<'de> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let read = match &self.0.kind {
            NodeKind::Scalar(..) if self.0.is_null() => visitor.visit_unit(),
            NodeKind::Scalar(text, _) => visitor.visit_str(text),
            NodeKind::List(items) => {
                visitor.visit_seq(SeqDeserializer::new(items.iter().map(NodeReader)))
            }
            NodeKind::Map(entries) => {
                let entries = entries
                    .iter()
                    .map(|entry| (Key(&entry.key, &entry.key_range), NodeReader(&entry.value)));
                visitor.visit_map(MapDeserializer::new(entries))
            }
        };
        self.placed(read)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_bool(matches!(self.0.text(), Some("true")))
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_u64(self.parsed("whole number")?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let read = visitor.visit_u64(self.parsed("whole number")?);
        self.placed(read)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_i64(self.parsed("whole number")?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let read = visitor.visit_str(self.0.text().unwrap_or(""));
        self.placed(read)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let text = self.0.text().unwrap_or("");
        let read = visitor.visit_enum(text.into_deserializer());
        self.placed(read)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if name == LOCATED {
            visitor.visit_seq(Place {
                node: self,
                part: 0,
            })
        } else {
            self.deserialize_any(visitor)
        }
    }

    // Figures are never floats; no type of this crate asks for one.
    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_any(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u128 char bytes byte_buf unit unit_struct
        seq tuple map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, ReadError> for NodeReader<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The three parts of a value with its place: start, end, value.
struct Place<'a> {
    node: NodeReader<'a>,
    part: usize,
}

impl<'de> SeqAccess<'de> for Place<'de> {
    type Error = ReadError;

    fn next_element_seed<T: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadError> {
        self.part += 1;
        let offset = |at: usize| -> UsizeDeserializer<ReadError> { at.into_deserializer() };
        let range = &self.node.0.range;
        match self.part {
            1 => seed.deserialize(offset(range.start)).map(Some),
            2 => seed.deserialize(offset(range.end)).map(Some),
            3 => seed.deserialize(self.node).map(Some),
            _ => Ok(None),
        }
    }
}

/// A key of a map; it may be read with its place, too.
#[derive(Clone, Copy)]
struct Key<'a>(&'a str, &'a Range<usize>);

impl<'de> IntoDeserializer<'de, ReadError> for Key<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_str(self.0)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if name == LOCATED {
            visitor.visit_seq(KeyPlace { key: self, part: 0 })
        } else {
            self.deserialize_any(visitor)
        }
    }

    // Figures are never floats; no type of this crate asks for one.
    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_any(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple map struct enum identifier ignored_any
    }
}

struct KeyPlace<'a> {
    key: Key<'a>,
    part: usize,
}

impl<'de> SeqAccess<'de> for KeyPlace<'de> {
    type Error = ReadError;

    fn next_element_seed<T: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadError> {
        self.part += 1;
        let offset = |at: usize| -> UsizeDeserializer<ReadError> { at.into_deserializer() };
        match self.part {
            1 => seed.deserialize(offset(self.key.1.start)).map(Some),
            2 => seed.deserialize(offset(self.key.1.end)).map(Some),
            3 => seed.deserialize(self.key).map(Some),
            _ => Ok(None),
        }
    }
}

//! Values that know where they stand in their file, and lists that may be one value.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Range};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Located<T> {
    /// The value.
    pub(crate) value: T,
    /// Bytes of the file that it was written with.
    pub(crate) range: Range<usize>,
}

impl<T: Ord> Ord for Located<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |range: &Range<usize>| (range.start, range.end);
        (&self.value, place(&self.range)).cmp(&(&other.value, place(&other.range)))
    }
}

impl<T: Ord> PartialOrd for Located<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The name by which a reader of nodes knows a [`Located`].
pub(super) const LOCATED: &str = "$gouji::Located";

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Parts<T> {
            type Value = Located<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
                let missing = || serde::de::Error::custom("a place has three parts");
                let start = parts.next_element()?.ok_or_else(missing)?;
                let end = parts.next_element()?.ok_or_else(missing)?;
                let value = parts.next_element()?.ok_or_else(missing)?;
                Ok(Located {
                    value,
                    range: start..end,
                })
            }
        }

        deserializer.deserialize_tuple_struct(LOCATED, 3, Parts(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl Located<String> {
    /// The bytes of the file that a range of the text stands for: exact where the text is
    /// written as it reads, the whole value otherwise.
    pub(crate) fn inner(&self, source: &str, range: Range<usize>) -> Range<usize> {
        let written = source.get(self.range.clone()).unwrap_or("");
        let start = match written.as_bytes().first() {
            Some(b'|' | b'>') => return self.in_block(written, range),
            Some(b'"' | b'\'') => 1,
            _ => 0,
        };
        if written.get(start..start + self.value.len()) == Some(self.value.as_str()) {
            let start = self.range.start + start;
            start + range.start..start + range.end
        } else {
            self.range.clone()
        }
    }

    /// The place in a block, whose lines stand in the file behind an indentation.
    fn in_block(&self, written: &str, range: Range<usize>) -> Range<usize> {
        let line_start = self.value[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let line = self.value[line_start..].lines().next().unwrap_or("");
        let Some(at) = written.find(line).filter(|_| !line.is_empty()) else {
            return self.range.clone();
        };
        let start = self.range.start + at + (range.start - line_start);
        start..(start + range.len()).min(self.range.start + at + line.len())
    }
}

/// A list; one value stands for a list of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Many<T>(pub(crate) Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The check against the schema has made a list of a single value.
        Vec::deserialize(deserializer).map(Self)
    }
}

/// The schema keyword of a list that may be one value.
pub(super) const MANY: &str = "x-many";

impl<T: JsonSchema> JsonSchema for Many<T> {
    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("Many_{}", T::schema_name()))
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        json_schema!({ "x-many": true, "type": "array", "items": item })
    }
}

/// A text, or a group of fields where a text does not say enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TextOr<T> {
    /// The short form.
    Text(String),
    /// The long form.
    Fields(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = TextOr<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or fields")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(TextOr::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(TextOr::Fields)
            }
        }

        deserializer.deserialize_any(Either(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for TextOr<T> {
    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("TextOr_{}", T::schema_name()))
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let fields = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [{ "type": "string" }, fields] })
    }
}

/// A text, several of them, or a group of fields where they do not say enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TextsOr<T> {
    /// One text or a list of them.
    Texts(Vec<Located<String>>),
    /// The long form.
    Fields(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextsOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = TextsOr<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("texts or fields")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = list.next_element()? {
                    texts.push(text);
                }
                Ok(TextsOr::Texts(texts))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(TextsOr::Fields)
            }
        }

        deserializer.deserialize_any(Either(PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for TextsOr<T> {
    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("TextsOr_{}", T::schema_name()))
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let fields = generator.subschema_for::<T>();
        let texts = json_schema!({ "type": "array", "items": { "type": "string" } });
        json_schema!({ "anyOf": [{ "type": "string" }, texts, fields] })
    }
}

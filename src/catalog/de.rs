//! Serde over the spanned tree: catalog entries are plain structs, and a mistake still has its place
//! and its suggestion, whether the entry stands in a file of its own or in a map.

use std::cell::RefCell;

use serde::de::{
    self, Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer as _, MapAccess,
    SeqAccess, Visitor,
};

use crate::map::tree::{NodeId, Tree, Value};
use crate::map::{Fault, Problem, hint};
use crate::source::Span;

/// Reads the value at `node`.
///
/// # Errors
/// What does not fit, with its place: every item of a list that does not, and of the rest the first.
pub fn read<T: DeserializeOwned>(tree: &Tree<'_>, node: NodeId) -> Result<T, Vec<Problem>> {
    let at = tree.span(node);
    let slips = RefCell::default();
    let read = T::deserialize(At { tree, node, slips: &slips });
    let mut problems = slips.into_inner();
    match read {
        Ok(value) if problems.is_empty() => return Ok(value),
        Ok(_) => {}
        Err(wrong) => problems.push(Problem::new(wrong.fault, wrong.span.unwrap_or(at))),
    }
    Err(problems)
}

/// What does not fit; its place is known once it has come up to a value that has one.
#[derive(Debug)]
struct Wrong {
    fault: Fault,
    span: Option<Span>,
}

impl Wrong {
    fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self { fault, span: None }
    }
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.fault.message().id)
    }
}

impl std::error::Error for Wrong {}

impl de::Error for Wrong {
    /// What the values' own readers say is wrong is the word that they found.
    fn custom<T: std::fmt::Display>(found: T) -> Self {
        let found = found.to_string();
        Fault::BadWord { found, hint: hint("", []) }.into()
    }

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        match expected.to_string().as_str() {
            "a list" | "a sequence" => Fault::NotAList.into(),
            expected if expected.starts_with("struct") || expected.contains("map") => {
                Fault::NotAMapping.into()
            }
            _ => Fault::NotText1.into(),
        }
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let hint = hint(variant, expected.iter().copied());
        Fault::BadWord { found: variant.to_owned(), hint }.into()
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let hint = hint(field, expected.iter().copied());
        Fault::UnknownKey { key: field.to_owned(), hint }.into()
    }

    fn missing_field(field: &'static str) -> Self {
        Fault::Missing { key: field.to_owned() }.into()
    }

    fn duplicate_field(field: &'static str) -> Self {
        Fault::DuplicateKey { key: field.to_owned() }.into()
    }
}

/// A value of the tree as serde's source.
#[derive(Clone, Copy)]
struct At<'t, 's> {
    tree: &'t Tree<'s>,
    node: NodeId,
    /// What is wrong with items that were passed over.
    slips: &'t RefCell<Vec<Problem>>,
}

impl At<'_, '_> {
    fn child(self, node: NodeId) -> Self {
        Self { node, ..self }
    }

    fn span(self) -> Span {
        self.tree.span(self.node)
    }
}

impl<'de> Deserializer<'de> for At<'_, '_> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let read = match self.tree.value(self.node) {
            Value::List(items) => visitor.visit_seq(Items { at: self, rest: items.iter() }),
            Value::Dict(pairs, _) => visitor.visit_map(Pairs { at: self, rest: pairs.iter(), value: None }),
            Value::Scalar(text, _) => visitor.visit_str(text),
        };
        read.map_err(|wrong| wrong.at(self.span()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.tree.is_null(self.node) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let Some(word) = self.tree.text(self.node) else {
            return Err(Wrong::from(Fault::NotText1).at(self.span()));
        };
        visitor.visit_enum(word.into_deserializer()).map_err(|wrong: Wrong| wrong.at(self.span()))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'t, 's> {
    at: At<'t, 's>,
    rest: std::slice::Iter<'t, NodeId>,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        let Some(node) = self.rest.next() else { return Ok(None) };
        let item = self.at.child(*node);
        seed.deserialize(item).map(Some).map_err(|wrong| wrong.at(item.span()))
    }

    /// One wrong item does not hide the next: it is kept in mind and passed over.
    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Wrong> {
        for node in self.rest.by_ref() {
            let item = self.at.child(*node);
            match T::deserialize(item) {
                Ok(value) => return Ok(Some(value)),
                Err(wrong) => {
                    let span = wrong.span.unwrap_or(item.span());
                    self.at.slips.borrow_mut().push(Problem::new(wrong.fault, span));
                }
            }
        }
        Ok(None)
    }
}

struct Pairs<'t, 's> {
    at: At<'t, 's>,
    rest: std::slice::Iter<'t, (NodeId, NodeId)>,
    value: Option<NodeId>,
}

impl<'de> MapAccess<'de> for Pairs<'_, '_> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(*value);
        let key = self.at.child(*key);
        seed.deserialize(key).map(Some).map_err(|wrong| wrong.at(key.span()))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        // Serde asks for a value only after its key.
        let value = self.value.take().ok_or(Fault::NotAMapping)?;
        let value = self.at.child(value);
        seed.deserialize(value).map_err(|wrong| wrong.at(value.span()))
    }
}

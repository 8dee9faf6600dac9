//! The JSON Schema of the format, made from the table of keys.

use serde_json::{Map as Object, Value, json};

use super::BUILT_IN;
use super::keys::{self, Section, Shape, methods};

/// The JSON Schema (draft 2020-12) for completion and checks in editors.
pub fn schema() -> Value {
    let mut definitions = Object::new();
    for section in Section::ALL.into_iter().filter(|section| *section != Section::Map) {
        definitions.insert(name(section).to_owned(), object(section));
    }
    let mut root = Object::new();
    root.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    root.insert("title".into(), json!("outflow map"));
    if let Value::Object(body) = object(Section::Map) {
        root.extend(body);
    }
    // A place of one's own, for anchors and for other tools.
    root.insert("patternProperties".into(), json!({ "^x-": true }));
    root.insert("$defs".into(), Value::Object(definitions));
    Value::Object(root)
}

fn name(section: Section) -> &'static str {
    section.term().trim_start_matches("section-")
}

fn reference(section: Section) -> Value {
    json!({ "$ref": format!("#/$defs/{}", name(section)) })
}

fn object(section: Section) -> Value {
    let properties: Object<String, Value> = keys::of(section)
        .map(|key| {
            let mut shape = shape(key.shape);
            if let Value::Object(fields) = &mut shape {
                fields.insert("description".into(), json!(key.doc));
            }
            (key.name.to_owned(), shape)
        })
        .collect();
    // `pos:` with nothing behind it is an element with nothing to say.
    let object =
        json!({ "type": ["object", "null"], "additionalProperties": false, "properties": properties });
    let required: &[&str] = match section {
        Section::Accept => &["rule", "at", "because", "until"],
        Section::Tuning => &["because"],
        Section::OwnRule => &["when", "then"],
        Section::Then => &["severity", "message"],
        Section::Over => &["over"],
        _ => &[],
    };
    match object {
        Value::Object(mut object) if !required.is_empty() => {
            object.insert("type".into(), json!("object"));
            object.insert("required".into(), json!(required));
            Value::Object(object)
        }
        object => object,
    }
}

fn one_or_more(item: &Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": item }, { "type": "null" }] })
}

/// Classes with what they need, and under `rules` those that are tuned or the map's own.
fn policy() -> Value {
    let rule = [Section::Tuning, Section::OwnRule].map(reference);
    let rules = json!({ "type": ["object", "null"], "additionalProperties": { "anyOf": rule } });
    json!({
        "type": ["object", "null"],
        "properties": { "rules": rules },
        "additionalProperties": reference(Section::Policy),
    })
}

fn shape(shape: Shape) -> Value {
    let ids = || json!({ "type": ["string", "number", "null"] });
    let classes = || {
        let known: Vec<&str> = BUILT_IN.iter().map(|class| class.id).collect();
        json!({ "anyOf": [{ "enum": known }, { "type": ["string", "null"] }] })
    };
    let text = || json!({ "type": ["string", "number", "boolean", "null"] });
    let date = || json!({ "type": ["string", "null"], "pattern": "^\\d{4}-\\d{2}-\\d{2}$" });
    let answer = || json!({ "enum": ["yes", "no", "unknown", "on", "off", true, false, null] });
    match shape {
        Shape::Text => text(),
        Shape::Texts => one_or_more(&json!({ "type": ["string", "number", "boolean"] })),
        Shape::Answer => answer(),
        Shape::Date => date(),
        Shape::Approval => json!({ "anyOf": [date(), answer()] }),
        Shape::Version => json!({ "enum": [1, "1"] }),
        Shape::Rank => json!({ "type": ["integer", "null"], "minimum": 0, "maximum": 5 }),
        Shape::Retention => json!({ "anyOf": [
            { "enum": super::Retention::WORDS.map(|(word, _)| word) },
            { "type": ["string", "null"], "pattern": "^\\d+ ?(d|w|mo|y)$" },
        ] }),
        Shape::Words(words) => json!({ "anyOf": [{ "enum": words() }, { "type": "null" }] }),
        Shape::Classes => one_or_more(&classes()),
        Shape::Class => classes(),
        Shape::Redact => json!({ "anyOf": [
            one_or_more(&classes()),
            { "type": "object", "additionalProperties": { "enum": methods() } },
        ] }),
        Shape::Zone | Shape::Element | Shape::Rule | Shape::Place => ids(),
        Shape::Elements | Shape::Zones => one_or_more(&ids()),
        Shape::Kinds => one_or_more(&json!({ "enum": super::Kind::ALL.map(super::Kind::name) })),
        Shape::ManyWords(words) => one_or_more(&json!({ "enum": words() })),
        Shape::Policy => policy(),
        Shape::Facts => {
            json!({ "anyOf": Vec::from([Section::ElementFacts, Section::FlowFacts].map(reference)) })
        }
        Shape::Kept => json!({ "anyOf": [{ "enum": ["unknown", null] }, reference(Section::Over)] }),
        Shape::Message => json!({ "anyOf": [text(), reference(Section::Message)] }),
        Shape::Variables => json!({
            "type": ["object", "null"],
            "additionalProperties": { "type": ["string", "number", "boolean", "null"] },
        }),
        Shape::Entries => {
            let entry = json!({ "type": "object", "required": ["label", "kind"] });
            json!({ "type": ["object", "null"], "additionalProperties": entry })
        }
        Shape::Each(section) => {
            json!({ "type": ["object", "null"], "additionalProperties": reference(section) })
        }
        Shape::One(section) => reference(section),
        Shape::List(section) => one_or_more(&reference(section)),
        Shape::Flows => flows(),
    }
}

/// The list of flows: arrows, arrows with attributes, or mappings with `from` and `to`.
fn flows() -> Value {
    json!({ "type": ["array", "null"], "items": { "anyOf": [
            { "type": "string", "pattern": "->|→" },
            { "$ref": "#/$defs/flow", "required": ["from", "to"] },
            {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "patternProperties": { "->|→": reference(Section::Flow) },
                "additionalProperties": false,
            },
        ] } })
}

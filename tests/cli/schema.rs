//! What `check --format json` promises, as a JSON Schema of its own.

use serde_json::{Value, json};

fn object(required: Value, properties: Value) -> Value {
    json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false })
}

/// An object of which every property is required.
fn whole(properties: Value) -> Value {
    let names: Vec<&String> = properties.as_object().unwrap().keys().collect();
    object(json!(names), properties.clone())
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn span() -> Value {
    let place = json!({ "type": "integer", "minimum": 1 });
    whole(json!({ "line": place, "column": place, "end_line": place, "end_column": place }))
}

fn place() -> Value {
    let ends = json!({ "type": "array", "items": text(), "minItems": 2, "maxItems": 2 });
    let flow = whole(json!({ "flow": ends, "id": { "type": ["string", "null"] } }));
    json!({ "oneOf": [flow, whole(json!({ "element": text() }))] })
}

fn finding() -> Value {
    whole(json!({
        // A map may have rules of its own.
        "rule": text(),
        "severity": { "enum": ["critical", "high", "medium", "low"] },
        "status": { "enum": ["violation", "unknown", "accepted"] },
        "place": place(),
        "classes": list(text()),
        "path": list(text()),
        "span": span(),
        "message": text(),
        "fixes": list(whole(json!({ "title": text() }))),
        "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{16}$" },
    }))
}

fn exposure() -> Value {
    whole(json!({
        "channel": text(),
        "class": text(),
        "form": { "enum": ["raw", "pseudonymised"] },
        "entered_at": list(text()),
        "path": list(text()),
    }))
}

/// The schema of the whole report.
pub fn report() -> Value {
    let error = whole(json!({ "message": text(), "span": span() }));
    let read = whole(json!({
        "path": text(),
        "title": { "type": ["string", "null"] },
        "elements": count(),
        "flows": count(),
        "completeness": { "type": "number", "minimum": 0, "maximum": 1 },
        "errors": list(error.clone()),
        "exposures": list(exposure()),
        "findings": list(finding()),
    }));
    let unread = json!({ "type": "array", "items": error, "minItems": 1 });
    let unreadable = whole(json!({ "path": text(), "errors": unread }));
    let tool = json!({ "name": { "const": "outflow" }, "version": { "const": env!("CARGO_PKG_VERSION") } });
    let counts =
        ["critical", "high", "medium", "low", "unknown", "accepted"].map(|name| (name.to_owned(), count()));
    let mut report = whole(json!({
        "schema": { "const": 1 },
        "tool": whole(tool),
        "files": list(json!({ "oneOf": [read, unreadable] })),
        "summary": whole(counts.into_iter().collect::<serde_json::Map<_, _>>().into()),
    }));
    let prints = || list(json!({ "type": "string", "pattern": "^[0-9a-f]{16}$" }));
    // Only where something was supposed.
    report["properties"]["what_if"] = whole(json!({
        "changes": list(text()),
        "opened": prints(),
        "closed": prints(),
        "changed": prints(),
    }));
    report
}

/// Checks that `value` is what the schema says.
pub fn holds(value: &Value) {
    let validator = jsonschema::validator_for(&report()).unwrap();
    let wrong: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:#?} in {value:#}");
}

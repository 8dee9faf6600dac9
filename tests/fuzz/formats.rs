//! Each export of text read again, as far as what reads it for people would stop at it.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(include_str!("../../docs/graph.schema.json")).unwrap();
    jsonschema::validator_for(&schema).unwrap()
});

/// `text` is well formed, as the ending of its file says.
pub fn read(ending: &str, text: &str) {
    match ending {
        "svg" | "drawio" => drop(roxmltree::Document::parse(text).unwrap()),
        "json" => {
            let value: Value = serde_json::from_str(text).unwrap();
            SCHEMA.validate(&value).unwrap();
        }
        "html" => page(text),
        "md" => markdown(text),
        "mmd" => mermaid(text),
        "dot" => dot(text),
        "d2" => d2(text),
        "txt" => {}
        _ => panic!("nobody reads .{ending}"),
    }
}

/// Every element is closed in its turn, every attribute in quotes, and there is one script: our own.
fn page(text: &str) {
    const VOID: [&str; 7] = ["meta", "link", "br", "hr", "img", "input", "col"];
    let (mut open, mut scripts, mut rest) = (Vec::new(), 0, text);
    while let Some((_, inner)) = rest.split_once('<') {
        rest = inner;
        if inner.starts_with('!') {
            continue;
        }
        let (tag, behind) = inner.split_at(closing(inner).expect("the end of a tag"));
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        rest = behind;
        if ["script", "style"].contains(&name) {
            scripts += usize::from(name == "script");
            rest = behind.split_once(&format!("</{name}>")).expect("the end of a script").1;
        } else if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "closed out of turn");
        } else if !tag.ends_with('/') && !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    assert_eq!(scripts, 1, "a script of somebody else's");
}

/// Where the tag ends that `text` begins with: not inside quotes.
fn closing(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        assert!(quoted || c != '<', "a tag in a tag: {}", text.chars().take(80).collect::<String>());
        (c == '>' && !quoted).then_some(at)
    })
}

/// Fences are closed, and every row of a table has as many cells as its head.
fn markdown(text: &str) {
    let (mut fenced, mut columns) = (false, None);
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        if fenced || !line.starts_with('|') {
            columns = None;
            continue;
        }
        let cells = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        assert_eq!(*columns.get_or_insert(cells), cells, "a row with other columns: {line}");
    }
    assert!(!fenced, "a fence is open");
}

/// The quotes of each line are in pairs, and each group ends. A remark may hold anything.
fn mermaid(text: &str) {
    let mut groups = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with("%% ")) {
        assert!(line.matches('"').count().is_multiple_of(2), "an open quote: {line}");
        groups += i32::from(line.starts_with("subgraph ")) - i32::from(line == "end");
        assert!(groups >= 0, "an end of nothing: {line}");
    }
    assert_eq!(groups, 0, "a group is open");
}

/// Braces and brackets outside of quotes are in pairs; a quote ends in its line.
fn dot(text: &str) {
    let mut depth = 0;
    for line in text.lines() {
        let bare = unquoted(line, '"');
        for c in bare.chars() {
            depth += i32::from(matches!(c, '{' | '[')) - i32::from(matches!(c, '}' | ']'));
            assert!(depth >= 0, "an end of nothing: {line}");
        }
    }
    assert_eq!(depth, 0, "a group is open");
}

/// As DOT. A remark, and the text between `|||`, may hold anything.
fn d2(text: &str) {
    let mut is_text = false;
    let code = text.lines().filter(|line| {
        let was_text = is_text;
        is_text = if is_text { !line.starts_with("|||") } else { line.ends_with("|||md") };
        !was_text && !line.trim_start().starts_with('#')
    });
    let code: Vec<&str> = code.collect();
    assert!(!is_text, "a text is open");
    dot(&code.join("\n"));
}

/// `line` without what is in quotes; each has to end.
fn unquoted(line: &str, quote: char) -> String {
    let (mut out, mut inside, mut escaped) = (String::new(), false, false);
    for c in line.chars() {
        match c {
            c if c == quote && !escaped => inside = !inside,
            c if !inside => out.push(c),
            _ => {}
        }
        escaped = inside && c == '\\' && !escaped;
    }
    assert!(!inside, "an open quote: {line}");
    out
}

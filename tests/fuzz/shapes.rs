//! The shapes that YAML can take, a small text each, and maps in which they stand where a map has a value.

/// Values, written as at the start of a line; further lines are indented when they are put into a map.
pub const VALUES: [&str; 96] = [
    // Nothing, and what looks like it.
    "",
    "~",
    "null",
    "NULL",
    "!!null ''",
    "# a remark alone",
    "''",
    "\"\"",
    "[]",
    "{}",
    "[ ]",
    "{ }",
    // Plain scalars, over lines and with odd marks.
    "plain",
    "two words",
    "one\n  two\n  three",
    "one\n\n  two after a gap",
    "a:b",
    "http://a.example:80/?x=1&y=[2]#three",
    "-a",
    "?a",
    ":a",
    "- ",
    "?",
    "a #not a remark: a#b",
    "a # a remark",
    "%not-a-directive",
    "@reserved",
    "`reserved`",
    "0x1F",
    "0o17",
    "-.inf",
    ".nan",
    "1_000",
    "12:30:45",
    "2026-11-22T01:02:03Z",
    "=",
    "<<",
    // In quotes.
    "'it''s'",
    "'one\n  two\n\n  three'",
    "\"tab\\t, bell\\a, nul\\0, e-acute \\xe9, han \\uD55C, face \\U0001F600\"",
    "\"slash \\/ nbsp \\_ next \\N line \\L paragraph \\P\"",
    "\"one \\\n  two\\\n  \\ three\"",
    "\"one\n  two\n\n  three\"",
    "\"half a pair \\uD83D\"",
    "\"no such \\q\"",
    "'open",
    "\"open",
    "\"# no remark\"",
    "'- no list: no key'",
    // Literal and folded, with every way to end and to indent.
    "|\n  one\n  two\n",
    "|-\n  one\n  two\n\n",
    "|+\n  one\n  two\n\n\n",
    ">\n  one\n  two\n\n  three\n",
    ">-\n  one\n  two\n\n",
    ">+\n  one\n\n\n",
    "|2\n    two more\n  than needed\n",
    "|1-\n one\n",
    ">2+\n    kept\n\n",
    "|9\n  too little\n",
    "|0\n  never\n",
    "|\n",
    ">\n\n\n",
    "|  # a remark\n  text # no remark\n",
    ">\n  folded\n    more\n  folded\n\n    more\n",
    "|\n  tab\tinside\n  \ttab before\n",
    "|\n  ---\n  no: end\n",
    "|- text on the line",
    // Lists and mappings in lines.
    "- a\n- b",
    "- - a\n  - b\n- - c",
    "-\n  a\n-\n  b: c",
    "- a: 1\n  b: 2\n- c",
    "-\n-\n- ~",
    "a:\n  b:\n    c: d",
    "a:\n- b\n- c",
    "\"quoted key\": 1\n'other': 2",
    "a : 1\nb  :  2",
    "a: 1\na: 2",
    "? a\n: b",
    "? a\n? b",
    "? [a, b]\n: { c: d }",
    "? |\n  long key\n: - value",
    "? a: b\n: c",
    ": no key",
    "a:\tb",
    "\ta: b",
    // Lists and mappings in brackets.
    "[a, b, [c, {d: e}]]",
    "{a: 1, b: [2], c: {d: ~}}",
    "[a,\n  b, # a remark\n  c,\n  ]",
    "{a, b: , : c, ? d}",
    "[a: b, ? c : d]",
    "{\"a\":1,'b':2}",
    "[a, b",
    "{a: ]",
    // Anchors, aliases, tags.
    "&one { a: &two b, c: *two }",
    "[ &x a, *x, *x, &x b, *x, *none ]",
    "!!map { !!str a: !local [ !<tag:example.com,2026:x> b ], <<: [ {c: 1}, {c: 2} ] }",
];

/// Whole streams: marks of documents, directives, remarks, ends of lines, byte order marks.
pub const STREAMS: [&str; 30] = [
    "",
    "\n\n",
    "# only a remark",
    "---",
    "---\n...\n",
    "...\n",
    "--- outflow: 1",
    "--- # a remark\noutflow: 1\n",
    "---\noutflow: 1\n...\n# after\n",
    "---\noutflow: 1\n---\noutflow: 1\n",
    "outflow: 1\n...\ngarbage: [",
    "%YAML 1.2\n---\noutflow: 1\n",
    "%YAML 1.1\n%TAG !e! tag:example.com,2026:\n---\noutflow: !e!x 1\n",
    "%YAML 3.0\n---\noutflow: 1\n",
    "%YAML 1.2\n%YAML 1.2\n---\n",
    "%UNKNOWN directive here\n---\noutflow: 1\n",
    "%YAML 1.2\noutflow: 1\n",
    "\u{feff}outflow: 1\ntitle: behind a mark\n",
    "outflow: 1\n\u{feff}title: a mark inside\n",
    "\u{feff}---\n\u{feff}# twice\noutflow: 1\n",
    "outflow: 1\r\ntitle: ends of lines\r\ninputs:\r\n  a: {}\r\n",
    "outflow: 1\rtitle: old ends\rinputs:\r  a: {}\r",
    "outflow: 1\r\n\ntitle: |\r\n  mixed\n  ends\r\n",
    "outflow: 1\n\ttitle: a tab before\n",
    "outflow: 1 \t\ntitle: a \t\n",
    "  outflow: 1\n  title: all indented\n",
    "outflow: 1\n title: too far\n",
    "outflow:\n  1\ninputs:\n    a:\n        data:\n        - public\n  # a remark too far left\n    b: {}\n",
    "[outflow, 1]",
    "!!map &all\noutflow: 1\nx-all: *all\n",
];

/// Where a value goes into a map, at `@`; the rest of the map stands around it.
const PLACES: [&str; 30] = [
    "outflow: @",
    "title: @",
    "as_of: @",
    "note: @",
    "x-mine: @",
    "profile: @",
    "profile:\n  jurisdiction: @",
    "profile:\n  env:\n    A: @",
    "classes: @",
    "classes:\n  mine: @",
    "zones: @",
    "zones:\n  z: @",
    "channels: @",
    "channels:\n  c: @",
    "channels:\n  c:\n    label: @",
    "channels:\n  c:\n    endpoint: @",
    "channels:\n  c: { retention: @ }",
    "channels:\n  c: { tags: [x, @, y] }",
    "channels:\n  ? @\n  : { label: by a long way }",
    "flows: @",
    "flows:\n  - @",
    "flows:\n  - i -> p: @",
    "flows:\n  - from: i\n    to: @",
    "flows:\n  - i -> p:\n      only: @",
    "policy:\n  pii-contact: @",
    "accept:\n  - @",
    "attest:\n  key-rotation: @",
    "rules: @",
    "catalog: @",
    "@",
];

/// What else stands in the map, by its first key.
const REST: [&str; 4] = [
    "outflow: 1\n",
    "inputs:\n  i: { data: [pii-contact] }\n",
    "processors:\n  p: { redact: { pii-contact: mask } }\n",
    "flows:\n  - i -> p\n",
];

/// Every value at every place, and the streams.
pub fn maps() -> impl Iterator<Item = String> {
    let grafted = PLACES.iter().flat_map(|place| VALUES.iter().map(|value| graft(place, value)));
    STREAMS.iter().map(|it| (*it).to_owned()).chain(grafted)
}

fn graft(place: &str, value: &str) -> String {
    let line = place.lines().find(|line| line.contains('@')).unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    // A collection in lines begins on a line of its own, a scalar behind the key.
    let is_lines =
        ["- ", "-\n", "? ", "a:", "a :", "\"quoted key\"", "\t"].iter().any(|it| value.starts_with(it));
    let margin = if place == "@" { String::new() } else { " ".repeat(indent + 2) };
    let begin = if is_lines && line.ends_with(": @") { format!("\n{margin}") } else { String::new() };
    let value = begin + &value.replace('\n', &format!("\n{margin}"));
    let key = |text: &str| text.split(':').next().unwrap_or_default().to_owned();
    let rest: String = REST.into_iter().filter(|part| key(part) != key(place)).collect();
    format!("{rest}{}\n", place.replace('@', &value))
}

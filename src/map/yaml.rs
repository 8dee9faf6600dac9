//! Texts as YAML has them.

use std::borrow::Cow;

/// `text` as YAML that stands for just this text: in quotes where a bare word would not do.
pub fn yaml(text: &str) -> Cow<'_, str> {
    let is_bare = text.starts_with(char::is_alphanumeric)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '+'))
        && !text.ends_with(' ');
    if is_bare {
        return Cow::Borrowed(text);
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            // YAML knows characters by four letters or by eight.
            c if crate::source::is_hostile(c) => quoted.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    Cow::Owned(quoted + "\"")
}

/// The same under `key`: a variable is a text, whatever it looks like.
pub fn yaml_under<'t>(key: &str, text: &'t str) -> Cow<'t, str> {
    match yaml(text) {
        bare if key == "env" && !bare.starts_with('"') => format!("\"{bare}\"").into(),
        written => written,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::*;

    #[test]
    fn text_is_put_in_quotes_where_it_has_to_be() {
        for (text, written) in [
            ("30d", "30d"),
            ("매출 DB", "매출 DB"),
            ("a: b", "\"a: b\""),
            ("https://x.example", "\"https://x.example\""),
            ("-1", "\"-1\""),
            ("say \"no\"", "\"say \\\"no\\\"\""),
            ("a\nb", "\"a\\U0000000ab\""),
            ("", "\"\""),
        ] {
            assert_eq!(yaml(text), written);
            let (tree, problems) = tree::parse(written);
            assert_eq!((tree.root.and_then(|root| tree.text(root)), problems.len()), (Some(text), 0));
        }
    }
}

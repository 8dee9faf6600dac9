//! What others wrote into labels, as plain text: without HTML, in one line, without control characters.

use crate::source::is_hostile;

/// `text` without tags, with entities read, and with single blanks between words.
pub fn plain(text: &str) -> String {
    let bare =
        if text.contains('<') || text.contains('&') { unescape(&untag(text)) } else { text.to_owned() };
    let bare: String = bare.chars().map(|c| if is_hostile(c) { ' ' } else { c }).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` without tags; what styles and scripts hold goes with them. A `<` that begins no tag stays.
fn untag(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        let Some((tag, behind)) = after.split_once('>').filter(|_| is_tag) else {
            out.push('<');
            rest = after;
            continue;
        };
        out.push(' ');
        let hidden = ["style", "script"]
            .into_iter()
            .find(|name| tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)));
        // The end of what is hidden is a tag itself, which the next round takes away.
        rest = hidden.map_or(behind, |name| {
            behind.find(&format!("</{name}")).map_or("", |at| behind.get(at..).unwrap_or_default())
        });
    }
    out + rest
}

/// `text` with the entities of HTML that people meet. Others stay as they are.
fn unescape(text: &str) -> String {
    /// How long an entity is at most.
    const LONGEST: usize = 10;
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let named = after.split_once(';').filter(|(name, _)| name.len() <= LONGEST);
        match named.and_then(|(name, behind)| Some((entity(name)?, behind))) {
            Some((character, behind)) => {
                out.push(character);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
            char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn labels_lose_their_dress_and_keep_their_words() {
        for (dressed, bare) in [
            ("Web\nApplication", "Web Application"),
            ("<div style=\"x\">고객 <b>DB</b><br>본점</div>", "고객 DB 본점"),
            ("a &lt; b &amp;&amp; c&nbsp;d &#x41;&#66;", "a < b && c d AB"),
            ("1 < 2 > 0", "1 < 2 > 0"),
            ("a <b", "a <b"),
            ("x<script>alert(1)</script>y", "x y"),
            ("x<style>never closed", "x"),
            ("R&D; &unknown; &#xffffffff;", "R&D; &unknown; &#xffffffff;"),
            ("\u{1b}[31mred\u{202e}", "[31mred"),
        ] {
            assert_eq!(plain(dressed), bare, "{dressed}");
        }
    }
}

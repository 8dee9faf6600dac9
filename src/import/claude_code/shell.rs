//! Words of a command line, as a shell parts them.

use super::plain::{VALUE, is_plain};

/// Words that stand for a version, or in one.
const TAGS: [&str; 18] = [
    "latest", "next", "beta", "alpha", "canary", "stable", "main", "master", "dev", "edge", "nightly", "rc",
    "pre", "preview", "release", "slim", "alpine", "x",
];

/// A word as a shell parts it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Piece {
    /// The text. What a shell would put together itself stands in it as [`VALUE`].
    pub text: String,
    /// What was put aside for that.
    pub hidden: String,
    /// Whether it was quoted in part, so that it is no joint.
    pub is_quoted: bool,
}

/// The words of a text as a shell parts them. What is quoted stays together; `$(…)`, backticks, brackets,
/// and what a quote opens that nobody closes are hidden, for nobody can tell by reading what comes of them.
pub fn split(text: &str) -> Vec<Piece> {
    let mut parting = Parting::default();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let is_stray = parting.closers.is_empty() && c == ')';
        if is_stray {
            return vec![Piece { text: VALUE.to_owned(), hidden: text.to_owned(), is_quoted: true }];
        }
        let is_rest = !parting.is_open && c == '#' || c == '<' && next == Some('<');
        if parting.closers.is_empty() && is_rest {
            parting.open('\0', true);
        }
        match parting.closers.last() {
            Some('\'') => parting.within_single(c),
            _ if c == '\\' => {
                chars.next();
                parting.escaped(next);
            }
            Some(_) => parting.nested(c, next, chars.clone().skip(1)),
            None if c.is_whitespace() => parting.is_open = false,
            // `cd shop; npx crm`
            None if c == ';' && next.is_none_or(char::is_whitespace) => {
                parting.is_open = false;
                parting.push(c);
            }
            None => parting.nested(c, next, chars.clone().skip(1)),
        }
    }
    parting.finish()
}

/// A text while it is parted.
#[derive(Default)]
struct Parting {
    words: Vec<Piece>,
    /// Whether the last word goes on.
    is_open: bool,
    /// What closes all that is open. `A` is a quote that `$'` opened; a nought is closed by nothing.
    closers: Vec<char>,
    /// How much was open where hiding began.
    hiding: Option<usize>,
    /// How long the word was where its quote opened.
    mark: usize,
    before: char,
}

impl Parting {
    fn piece(&mut self) -> Option<&mut Piece> {
        if !self.is_open {
            self.words.push(Piece::default());
            self.is_open = true;
        }
        self.words.last_mut()
    }

    fn push(&mut self, c: char) {
        let is_hiding = self.hiding.is_some();
        self.before = c;
        if let Some(piece) = self.piece() {
            if is_hiding { piece.hidden.push(c) } else { piece.text.push(c) }
        }
    }

    fn within_single(&mut self, c: char) {
        if c == '\'' { self.close(c) } else { self.push(c) }
    }

    /// What stands behind a backslash. Before a letter it is a path of Windows.
    fn escaped(&mut self, next: Option<char>) {
        let is_double = self.closers.last() == Some(&'"');
        let is_kept = next
            .is_none_or(|c| c.is_alphanumeric() || is_double && !matches!(c, '"' | '$' | '`' | '\\' | '\n'));
        if is_kept {
            self.push('\\');
        }
        if let Some(c) = next.filter(|c| *c != '\n') {
            self.push(c);
            self.before = '\\';
            self.piece().into_iter().for_each(|piece| piece.is_quoted = true);
        }
    }

    fn nested(&mut self, c: char, next: Option<char>, after: impl Iterator<Item = char>) {
        let top = self.closers.last().copied();
        let is_double = top == Some('"');
        let is_ours = match top {
            Some('A') => c == '\'',
            Some('\0') => false,
            _ => top == Some(c),
        };
        match c {
            _ if is_ours => self.close(c),
            _ if matches!(top, Some('A' | '\0')) => self.push(c),
            '\'' if !is_double => self.open(if self.before == '$' { 'A' } else { c }, false),
            '"' => self.open(c, false),
            '`' => self.open(c, true),
            '(' if !is_double || self.before == '$' => self.open(')', true),
            '$' if next == Some('{') && !is_name(after) => {
                self.open('}', true);
                self.push(c);
            }
            '{' if top == Some('}') && self.before != '$' => self.open('}', true),
            _ => self.push(c),
        }
    }

    fn open(&mut self, closer: char, is_hidden: bool) {
        let is_marked = std::mem::replace(&mut self.before, closer) == '$';
        let (is_hiding, is_outer) = (self.hiding.is_some(), self.closers.is_empty());
        let depth = self.closers.len();
        self.closers.push(closer);
        if is_hiding {
            return;
        }
        let Some(piece) = self.piece() else { return };
        piece.is_quoted = true;
        if is_marked && piece.text.ends_with('$') {
            piece.text.pop();
        }
        let mark = piece.text.len();
        if is_hidden {
            piece.text.push_str(VALUE);
            self.hiding = Some(depth);
        }
        if is_outer {
            self.mark = mark;
        }
    }

    fn close(&mut self, c: char) {
        self.before = c;
        self.closers.pop();
        if self.hiding == Some(self.closers.len()) {
            self.hiding = None;
        } else if self.hiding.is_some() {
            self.push(c);
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        if !self.closers.is_empty()
            && let Some(piece) = self.words.last_mut()
        {
            let rest = piece.text.get(self.mark..).unwrap_or_default().to_owned();
            piece.text.truncate(self.mark);
            piece.text.push_str(VALUE);
            piece.hidden.push_str(&rest);
        }
        self.words
    }
}

/// Whether a bracket holds nothing but the name of a variable: `${TOKEN}`, `${input:api-key}`.
fn is_name(after: impl Iterator<Item = char>) -> bool {
    let (mut before, mut is_named) = (' ', false);
    for c in after {
        match c {
            '}' => return true,
            '-' if !is_named || before == ':' => return false,
            _ if c.is_alphanumeric() || matches!(c, '_' | ':' | '-') => {}
            _ => return false,
        }
        is_named |= c == ':';
        before = c;
    }
    false
}

/// Whether `word` is a switch of Windows' shell: `/c`, `/d`, `/v:on`.
pub fn is_switch(word: &str) -> bool {
    let letters = word.strip_prefix('/').unwrap_or_default();
    let (letter, state) = letters.split_once(':').unwrap_or((letters, "on"));
    let is_state = |word: &&str| state.eq_ignore_ascii_case(word);
    letter.len() == 1
        && letter.contains(|c: char| "acdefkqsuvACDEFKQSUV".contains(c))
        && ["on", "off"].iter().any(is_state)
}

/// The name of a program without its folder and ending.
pub fn base(word: &str) -> &str {
    if is_switch(word) {
        return word;
    }
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
    [".exe", ".cmd", ".bat"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// Whether `text` is a version, or a word that people put in its place.
pub fn is_version(text: &str) -> bool {
    let text = text.trim_start_matches(['@', ':']);
    let is_tag = |part: &str| part.contains(|c: char| c.is_ascii_digit()) || TAGS.contains(&part);
    is_plain(text)
        && !text.contains(' ')
        && text.split(['-', '.', '*']).all(|part| part.is_empty() || is_tag(part))
}

/// Whether `text` is a word of small letters, as verbs of programs are.
pub fn is_word(text: &str) -> bool {
    text.len() <= 12 && text.chars().all(|c| c.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_stays_together_and_what_nobody_can_tell_is_hidden() {
        for (text, words) in [
            ("npx -y  crm", "npx|-y|crm"),
            ("cd shop; npx 'a; b' c;d;", "cd|shop|;|npx|a; b|c;d|;"),
            ("PW='a b' npx", "PW=a b|npx"),
            (r#"PW="a \" b && c" npx"#, r#"PW=a " b && c|npx"#),
            (r"PW=a\ b npx", "PW=a b|npx"),
            (r"C:\tools\crm.exe -y", r"C:\tools\crm.exe|-y"),
            ("a $(cat 'x)' b) c", "a|<value>|c"),
            ("a \"$(cat \"x y\") z\" c", "a|<value> z|c"),
            ("a `cat x y`z c", "a|<value>z|c"),
            ("a ${K} ${input:api-key} ${K:-x y} ${K-XY} c", "a|${K}|${input:api-key}|<value>|<value>|c"),
            ("(cd x; y) z", "<value>|z"),
            (r"a $'it\'s b ; c' d", "a|it's b ; c|d"),
            (r"a $'bA c ; d' e", "a|bA c ; d|e"),
            ("PW='a b npx", "PW=<value>"),
            ("a \"b $(c", "a|<value>"),
            ("a # b c", "a|<value>"),
            ("a <<X b", "a|<value>"),
            ("$(case x in a) b ; c ;; esac)", "<value>"),
            ("a '' b", "a||b"),
        ] {
            let found: Vec<String> = split(text).into_iter().map(|piece| piece.text).collect();
            assert_eq!(found.join("|"), words, "{text}");
        }
        assert_eq!(split(&"$(".repeat(100_000)).len(), 1);
    }
}

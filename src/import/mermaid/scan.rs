//! The pieces of a line of a flowchart: boxes and arrows.

/// A box as it stands in a line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Piece {
    /// Its id.
    pub id: String,
    /// What is written on it.
    pub label: Option<String>,
    /// Whether its shape is that of a store.
    pub is_store: bool,
}

/// An arrow as it stands in a line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stroke {
    /// Its id.
    pub id: Option<String>,
    /// What is written on it.
    pub label: String,
    /// Whether it points forward.
    pub forward: bool,
    /// Whether it points back.
    pub back: bool,
    /// Whether it can be seen.
    pub is_visible: bool,
}

/// Where reading a line has come to.
pub struct Scan<'l> {
    rest: &'l str,
}

/// Brackets with what closes them; the longest first.
const SHAPES: &[(&str, &[&str])] = &[
    ("(((", &[")))"]),
    ("((", &["))"]),
    ("([", &["])"]),
    ("[(", &[")]"]),
    ("[[", &["]]"]),
    ("[/", &["/]", "\\]"]),
    ("[\\", &["\\]", "/]"]),
    ("[", &["]"]),
    ("{{", &["}}"]),
    ("{", &["}"]),
    ("(", &[")"]),
    (">", &["]"]),
];
/// Names of shapes in which data rests.
const STORES: &[&str] = &[
    "cyl",
    "cylinder",
    "db",
    "database",
    "lin-cyl",
    "lined-cylinder",
    "disk",
    "das",
    "h-cyl",
    "horizontal-cylinder",
    "stored-data",
    "bow-rect",
    "datastore",
];

impl<'l> Scan<'l> {
    /// At the beginning of `line`.
    pub fn new(line: &'l str) -> Self {
        Self { rest: line.trim() }
    }

    /// Whether `line` is boxes and arrows, and nothing else.
    pub fn is_chain(line: &str) -> bool {
        let mut scan = Scan::new(line);
        let mut has_arrow = false;
        let mut is_read = scan.pieces().is_some();
        while is_read && !scan.is_done() {
            has_arrow = true;
            is_read = scan.stroke().is_some() && scan.pieces().is_some();
        }
        is_read && has_arrow
    }

    /// Whether everything was read.
    pub fn is_done(&mut self) -> bool {
        self.rest = self.rest.trim_start();
        self.rest.is_empty()
    }

    fn eat(&mut self, word: &str) -> bool {
        match self.rest.strip_prefix(word) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn take(&mut self, bytes: usize) -> &'l str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Boxes joined by `&`.
    pub fn pieces(&mut self) -> Option<Vec<Piece>> {
        let mut pieces = vec![self.piece()?];
        loop {
            self.rest = self.rest.trim_start();
            if !self.eat("&") {
                return Some(pieces);
            }
            pieces.push(self.piece()?);
        }
    }

    fn piece(&mut self) -> Option<Piece> {
        self.rest = self.rest.trim_start();
        let id = self.id()?.to_owned();
        let mut piece = Piece { id, ..Piece::default() };
        if self.eat("@{") {
            let inside = self.until(&["}"])?;
            let field = |name: &str| {
                let behind = inside.split_once(&format!("{name}:"))?.1.trim_start();
                let quoted = behind.strip_prefix('"').and_then(|rest| rest.split('"').next());
                Some(quoted.unwrap_or_else(|| behind.split(',').next().unwrap_or_default().trim()).to_owned())
            };
            piece.label = field("label");
            piece.is_store = field("shape").is_some_and(|shape| STORES.contains(&shape.as_str()));
        } else if let Some((open, close)) = SHAPES.iter().find(|(open, _)| self.rest.starts_with(open)) {
            self.take(open.len());
            piece.label = Some(self.until(close)?.to_owned());
            piece.is_store = *open == "[(";
        }
        if self.eat(":::") {
            self.id()?;
        }
        Some(piece)
    }

    /// Letters of any script, digits, `_`, `.`, and `-` between two of them.
    fn id(&mut self) -> Option<&'l str> {
        let mut end = 0;
        let mut letters = self.rest.char_indices().peekable();
        while let Some((at, c)) = letters.next() {
            let next = letters.peek().is_some_and(|(_, next)| next.is_alphanumeric() || *next == '_');
            let is_inside =
                c.is_alphanumeric() || c == '_' || (at > 0 && next && matches!(c, '-' | '.' | '/'));
            if !is_inside {
                break;
            }
            end = at + c.len_utf8();
        }
        (end > 0).then(|| self.take(end))
    }

    /// What stands before the nearest of `ends`, which is passed; one in quotes does not count.
    fn until(&mut self, ends: &[&str]) -> Option<&'l str> {
        let is_quoted = self.rest.trim_start().starts_with('"');
        let skip = if is_quoted {
            let open = self.rest.find('"')? + 1;
            open + self.rest.get(open..)?.find('"')? + 1
        } else {
            0
        };
        let behind = self.rest.get(skip..)?;
        let (at, end) = ends.iter().filter_map(|end| Some((behind.find(end)?, end))).min()?;
        let inside = self.take(skip + at);
        self.take(end.len());
        let inside = inside.trim();
        Some(inside.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(inside))
    }

    /// An arrow, with what is written in it or behind it.
    pub fn stroke(&mut self) -> Option<Stroke> {
        self.rest = self.rest.trim_start();
        let id = self.stroke_id();
        let is_line = |text: &str| ["--", "==", "-."].iter().any(|start| text.starts_with(start));
        let is_letter = self.rest.starts_with(['o', 'x']) && self.rest.get(1..).is_some_and(is_line);
        let back = self.rest.starts_with('<') || is_letter;
        if back {
            self.take(1);
        }
        let run = self.run();
        let is_visible = !run.starts_with('~');
        if run.len() < 2 {
            return None;
        }
        let mut forward = self.head();
        let mut label = String::new();
        if matches!(run, "--" | "==" | "-.") && !forward {
            let ends: &[&str] = match run {
                "--" => &["--"],
                "==" => &["=="],
                _ => &[".-"],
            };
            label = self.until(ends)?.to_owned();
            self.run();
            forward = self.head();
        }
        self.rest = self.rest.trim_start();
        if self.eat("|") {
            label = self.until(&["|"])?.to_owned();
        }
        Some(Stroke { id, label, forward, back, is_visible })
    }

    /// The name of an arrow: `e1@-->`.
    fn stroke_id(&mut self) -> Option<String> {
        let (id, rest) = self.rest.split_once('@')?;
        let is_id = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '_');
        if !is_id || !rest.starts_with(['-', '=', '<', '~', 'o', 'x']) {
            return None;
        }
        self.rest = rest;
        Some(id.to_owned())
    }

    fn run(&mut self) -> &'l str {
        let end = self.rest.find(|c| !matches!(c, '-' | '=' | '.' | '~')).unwrap_or(self.rest.len());
        self.take(end)
    }

    /// The head of an arrow. A letter is one only where nothing is joined to it.
    fn head(&mut self) -> bool {
        let letter = self.rest.starts_with(['o', 'x'])
            && self.rest.get(1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '|', '\t']));
        let is_head = self.rest.starts_with('>') || letter;
        if is_head {
            self.take(1);
        }
        is_head
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> (String, Option<String>, bool) {
        let piece = Scan::new(text).pieces().unwrap().remove(0);
        (piece.id, piece.label, piece.is_store)
    }

    #[test]
    fn boxes_of_every_shape_are_read() {
        assert_eq!(piece("a"), ("a".into(), None, false));
        assert_eq!(piece("my-db[(매출 DB)]"), ("my-db".into(), Some("매출 DB".into()), true));
        assert_eq!(piece("a[\"x ] --> y\"]:::red"), ("a".into(), Some("x ] --> y".into()), false));
        assert_eq!(piece("a(((x)))"), ("a".into(), Some("x".into()), false));
        assert_eq!(piece("a[/in\\]"), ("a".into(), Some("in".into()), false));
        assert_eq!(piece("a@{ shape: cyl, label: \"Old, db\" }"), ("a".into(), Some("Old, db".into()), true));
        assert_eq!(Scan::new("a & b & c").pieces().unwrap().len(), 3);
        assert_eq!(Scan::new("a[never closed").pieces(), None);
    }

    #[test]
    fn arrows_of_every_kind_are_read() {
        let read = |text: &str| {
            let stroke = Scan::new(text).stroke().unwrap();
            (stroke.label, stroke.forward, stroke.back)
        };
        for plain in ["--> b", "----> b", "==> b", "-.-> b", "--o b", "--x b", "-->b"] {
            assert_eq!(read(plain), (String::new(), true, false), "{plain}");
        }
        for labelled in ["-- by mail --> b", "--> |by mail| b", "== by mail ==> b", "-. by mail .-> b"] {
            assert_eq!(read(labelled), ("by mail".into(), true, false), "{labelled}");
        }
        for both in ["<--> b", "x--x b", "o--o b", "x==x b", "o-.-o b"] {
            assert_eq!(read(both), (String::new(), true, true), "{both}");
        }
        assert_eq!(read("--- b"), (String::new(), false, false));
        assert_eq!(Scan::new("e1@--> b").stroke().unwrap().id.as_deref(), Some("e1"));
        assert!(!Scan::new("~~~ b").stroke().unwrap().is_visible);
        assert_eq!(Scan::new("b").stroke(), None);
    }
}

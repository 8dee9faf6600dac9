//! Hostile text made of good text: the same from the same number, on every machine.

/// A small generator of numbers (splitmix64).
pub struct Dice(pub u64);

/// What breaks readers and writers: syntax of every language outflow reads or writes, marks that change
/// direction or width, ends of numbers and of nesting.
const TOKENS: [&str; 64] = [
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "\"",
    "'",
    "#",
    "&a ",
    "*a",
    "<<: ",
    "|",
    ">",
    "? ",
    "! ",
    "%",
    "@",
    "`",
    "---\n",
    "...\n",
    "\n",
    "\r\n",
    "\t",
    "  ",
    "->",
    "→",
    " -> ",
    ",",
    "~",
    "null",
    "yes",
    "no",
    "unknown",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{301}\u{301}\u{301}",
    "\u{1b}[31m",
    "\u{7}",
    "\u{0}",
    "\u{2028}",
    "한",
    "ㅎ",
    "👩\u{200d}👩\u{200d}👧",
    "🇰🇷",
    "ｆｕｌｌ",
    "<script>",
    "</script>",
    "<!--",
    "]]>",
    "&lt;",
    "=1+1",
    "```",
    "end\n",
    "subgraph x\n",
    "-9223372036854775808",
    "1e309",
    "0x41",
    "2026-02-30",
    "999999y",
    "0d",
    "\\u0041",
    "../..",
];

impl Dice {
    /// A number under `sides`; 0 where there are none.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % (sides.max(1) as u64)) as usize
    }

    /// One of `all`.
    pub fn one<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.roll(all.len())]
    }

    /// One of `seeds`, or two spliced, changed in up to eight places.
    pub fn bytes(&mut self, seeds: &[String]) -> Vec<u8> {
        let mut bytes = seeds[self.roll(seeds.len())].clone().into_bytes();
        if self.roll(8) == 0 {
            let other = seeds[self.roll(seeds.len())].as_bytes();
            let (cut, from) = (self.roll(bytes.len()), self.roll(other.len()));
            bytes.truncate(cut);
            bytes.extend(&other[from..]);
        }
        for _ in 0..=self.roll(8) {
            self.change(&mut bytes);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        let at = self.roll(bytes.len() + 1);
        let until = (at + self.roll(40)).min(bytes.len());
        match self.roll(9) {
            0 => drop(bytes.drain(at..until)),
            1 => {
                let part = bytes[at..until].to_vec();
                for _ in 0..=self.roll(20) {
                    bytes.splice(at..at, part.iter().copied());
                }
            }
            2 if at < bytes.len() => bytes[at] = self.roll(256) as u8,
            3 => {
                let token = self.one(&TOKENS).repeat(1 + self.roll(300));
                bytes.splice(at..at, token.into_bytes());
            }
            4 => self.lines(bytes),
            5 => drop(bytes.drain(until..)),
            // A value in the place of another, where the syntax still holds.
            6 | 7 => self.word(bytes),
            _ => {
                let token = self.one(&TOKENS).as_bytes().to_vec();
                bytes.splice(at..at, token);
            }
        }
    }

    /// Puts one line in the place of another.
    fn lines(&mut self, bytes: &mut Vec<u8>) {
        let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        let (one, other) = (self.roll(lines.len()), self.roll(lines.len()));
        if self.roll(2) == 0 {
            lines.swap(one, other);
        } else {
            lines[one] = lines[other].clone();
        }
        *bytes = lines.join(&b'\n');
    }

    /// Puts one word of the text in the place of another.
    fn word(&mut self, bytes: &mut Vec<u8>) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let words: Vec<&str> = text.split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect();
        if words.len() > 1 {
            let (one, other) = (self.one(&words), self.one(&words));
            *bytes = text.replacen(one, other, 1 + self.roll(3)).into_bytes();
        }
    }
}

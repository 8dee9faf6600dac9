//! Large maps, always the same ones: a town of small offices, and a tangle.

use std::fmt::Write as _;

/// How the flows of a map run.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// From inputs by processors to stores and channels, mostly inside a zone of 25 elements.
    Offices,
    /// From anywhere to anywhere, with cycles: everything reaches almost everything.
    Tangle,
}

/// A small generator of numbers (splitmix64): the same map on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.roll(words.len())).copied().unwrap_or_default()
    }
}

const ZONE: usize = 25;
const DATA: [&str; 10] = [
    "behavior",
    "pii-contact",
    "pii-contact.email",
    "pii-contact.phone, behavior",
    "payment",
    "source-code, secret",
    "conversation",
    "internal",
    "telemetry",
    "sensitive, unique-id",
];
const FLOW: [&str; 12] = [
    "",
    "",
    "transport: https",
    "transport: https, purpose: 하루 매출 요약",
    "transport: http",
    "transport: local",
    "transport: mqtts",
    "tls: yes",
    "transport: sftp, verified: yes",
    "transport: https, only: [pii-contact, behavior]",
    "transport: https, except: [secret]",
    "transport: vpn",
];

/// The text of a map of `size` elements and twice as many flows: 20% inputs, 40% processors,
/// 20% stores, 20% channels.
pub fn map(shape: Shape, size: usize) -> String {
    let mut dice = Dice(size as u64);
    let mut text = String::from(
        "outflow: 1\ntitle: 큰 지도\nas_of: 2026-11-20\nprofile: { jurisdiction: [kr] }\nzones:\n",
    );
    for zone in 0..size.div_ceil(ZONE) {
        let inside = if zone % 10 == 0 { String::new() } else { format!(", in: z{}", zone / 10 * 10) };
        let _ = writeln!(text, "  z{zone}: {{ label: 사무실 {zone}{inside} }}");
    }
    for (section, kinds) in
        [("inputs", &[0][..]), ("processors", &[1, 2]), ("stores", &[3]), ("channels", &[4])]
    {
        let _ = writeln!(text, "{section}:");
        for at in (0..size).filter(|at| kinds.contains(&(at % 5))) {
            let attributes = attributes(&mut dice, at % 5);
            let _ = writeln!(text, "  e{at}: {{ label: 요소 {at}, zone: z{}{attributes} }}", at / ZONE);
        }
    }
    text += "flows:\n";
    for _ in 0..2 * size {
        let (from, to) = ends(&mut dice, shape, size);
        let attributes = dice.one(&FLOW);
        let _ = match attributes {
            "" => writeln!(text, "  - e{from} -> e{to}"),
            _ => writeln!(text, "  - e{from} -> e{to}: {{ {attributes} }}"),
        };
    }
    text
}

fn attributes(dice: &mut Dice, kind: usize) -> String {
    match kind {
        0 => format!(", data: [{}]", dice.one(&DATA)),
        1 => dice
            .one(&["", ", redact: { pii-contact: tokenize }", ", redact: { payment: drop, secret: drop }"])
            .to_owned(),
        2 => dice.one(&["", "", ", adds: [telemetry]", ", redact: [sensitive, unique-id]"]).to_owned(),
        3 => format!(
            ", retention: {}, encrypted: {}",
            dice.one(&["90d", "1y", "5y", "until-deleted", "unknown"]),
            dice.one(&["yes", "no", "unknown"]),
        ),
        _ => dice
            .one(&[
                ", uses: claude-api, retention: 30d",
                ", endpoint: \"https://crm.example/mcp\", uses: mcp",
                ", endpoint: \"http://board.example\"",
                ", region: kr, dpa: yes, retention: 1y",
                "",
            ])
            .to_owned(),
    }
}

fn ends(dice: &mut Dice, shape: Shape, size: usize) -> (usize, usize) {
    match shape {
        Shape::Tangle => (dice.roll(size), dice.roll(size)),
        Shape::Offices => {
            let zone = dice.roll(size.div_ceil(ZONE));
            // One flow in twenty leads to the next zone.
            let next = if dice.roll(20) == 0 { zone + 1 } else { zone };
            let five = [dice.roll(5), dice.roll(5)];
            let (from, to) = [(0, 1), (0, 1), (1, 2), (1, 3), (2, 4), (2, 3), (3, 1), (2, 4)][dice.roll(8)];
            let at = |zone: usize, five: usize, kind: usize| (zone * ZONE + five * 5 + kind) % size;
            (at(zone, five[0], from), at(next, five[1], to))
        }
    }
}

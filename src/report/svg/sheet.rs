//! The sheet around a drawing: title, day and counts above, what the signs mean and the key below;
//! as large as it needs to be, or fitted to paper.

use std::fmt::Write as _;

use super::drawing::{Drawing, drawing, write_icon};
use super::icon::Icon;
use super::key::Key;
use super::legend::Legend;
use super::lettering::{Escaped, FONTS, Px, cut, ems, wrapped};
use super::palette::Palette;
use crate::finding::Status;
use crate::message::Message;
use crate::report::exhibit::{Exhibit, Paper};
use crate::report::words::part;

/// Around everything.
const MARGIN: f32 = 40.0;
/// Between two parts.
const APART: f32 = 22.0;
/// The least width of a sheet without paper: for the texts above and below a small drawing.
const LEAST: f32 = 880.0;
/// Pixels in a millimetre.
const MILLIMETRE: f32 = 96.0 / 25.4;
/// At its largest on paper, a name has 12 points.
const LARGEST: f32 = 16.0 / 14.5;
/// Below this scale, a name on paper has less than 6 points.
const SMALLEST: f32 = 8.0 / 14.5;

/// How everything is arranged.
struct Sheet<'a> {
    exhibit: &'a Exhibit<'a>,
    width: f32,
    height: f32,
    /// In millimetres, where it is for paper.
    paper: Option<(f32, f32)>,
    margin: f32,
    header: Vec<Line>,
    drawing: (f32, f32),
    scale: f32,
    legend: Legend,
    key: Key,
    note: Vec<String>,
}

/// A line of the header.
struct Line {
    text: String,
    size: f32,
    class: &'static str,
}

/// Writes the whole sheet.
pub fn write(exhibit: &Exhibit<'_>) -> String {
    let picture = if exhibit.scene.picture.figures.is_empty() { nothing(exhibit) } else { drawing(exhibit) };
    let sheet = match exhibit.paper {
        None => Sheet::free(exhibit, &picture),
        Some(paper) => {
            let (short, long) = match paper {
                Paper::A4 => (210.0, 297.0),
                Paper::A3 => (297.0, 420.0),
            };
            let upright = Sheet::fitted(exhibit, &picture, (short, long));
            let level = Sheet::fitted(exhibit, &picture, (long, short));
            if upright.scale > level.scale { upright } else { level }
        }
    };
    sheet.write(&picture)
}

impl<'a> Sheet<'a> {
    /// As large as it needs to be.
    fn free(exhibit: &'a Exhibit<'a>, picture: &Drawing) -> Self {
        let inner = picture.width.max(LEAST - 2.0 * MARGIN);
        let mut sheet = Self::new(exhibit, picture, inner, MARGIN, 1.0);
        sheet.key = Key::new(exhibit, inner, 12.5, None);
        sheet.height = sheet.around() + sheet.drawing.1 + sheet.key.height;
        sheet
    }

    /// On paper of this width and height, in millimetres.
    fn fitted(exhibit: &'a Exhibit<'a>, picture: &Drawing, paper: (f32, f32)) -> Self {
        let (width, height) = (paper.0 * MILLIMETRE, paper.1 * MILLIMETRE);
        let margin = 12.0 * MILLIMETRE;
        let inner = width - 2.0 * margin;
        let mut sheet = Self::new(exhibit, picture, inner, margin, 0.8);
        (sheet.height, sheet.paper) = (height, Some(paper));
        let room = height - sheet.around();
        let widest = LARGEST.min(inner / picture.width.max(1.0));
        // The drawing comes first, but the key gets a third of the room if it needs it: in its usual
        // size, or in a smaller one, and then breaks off.
        let left = (room - picture.height * widest).max(room * 0.36);
        let whole = |size: f32| Some(Key::new(exhibit, inner, size, None)).filter(|key| key.height <= left);
        let key = whole(11.0).or_else(|| whole(9.0));
        sheet.key = key.unwrap_or_else(|| Key::new(exhibit, inner, 9.0, Some(left)));
        sheet.scale = widest.min((room - sheet.key.height) / picture.height.max(1.0));
        if sheet.scale < SMALLEST {
            // Its lines were counted as room already.
            let larger = if exhibit.paper == Some(Paper::A4) { "sheet-small" } else { "sheet-small-part" };
            let note = exhibit.lang.text(larger);
            sheet.note = wrapped(&note, inner / 10.0);
            let lost = sheet.note.len() as f32 * 14.0;
            sheet.scale = widest.min((room - lost - sheet.key.height).max(1.0) / picture.height.max(1.0));
        }
        sheet.drawing = (picture.width * sheet.scale, picture.height * sheet.scale);
        sheet
    }

    fn new(exhibit: &'a Exhibit<'a>, picture: &Drawing, inner: f32, margin: f32, scale: f32) -> Self {
        Self {
            exhibit,
            width: inner + 2.0 * margin,
            height: 0.0,
            paper: None,
            margin,
            header: header(exhibit, inner),
            drawing: (picture.width, picture.height),
            scale: 1.0,
            legend: Legend::new(&exhibit.scene.picture, exhibit.lang, inner, scale),
            key: Key::new(exhibit, inner, 12.5, Some(0.0)),
            note: Vec::new(),
        }
    }

    /// How high everything is but the drawing and the key.
    fn around(&self) -> f32 {
        2.0 * self.margin + self.head() + self.legend.height + 3.0 * APART + 14.0 * self.note.len() as f32
    }

    /// How high the header is.
    fn head(&self) -> f32 {
        let counts = if self.exhibit.counts().is_empty() { 0.0 } else { 34.0 };
        self.header.iter().map(|line| line.size * 1.45).sum::<f32>() + counts
    }

    fn write(&self, picture: &Drawing) -> String {
        let mut out = String::with_capacity(picture.body.len() + 64 * 1024);
        self.open(&mut out);
        let mut y = self.header(&mut out);
        y += APART;
        // A drawing smaller than its sheet is in the middle; words instead of one start where the others do.
        let is_blank = self.exhibit.scene.picture.figures.is_empty();
        let left = if is_blank { self.margin } else { (self.width - self.drawing.0) / 2.0 };
        let free = self.height - self.around() - self.key.height - self.drawing.1;
        y += if self.paper.is_some() { free.max(0.0) / 2.0 } else { 0.0 };
        let _ = writeln!(
            out,
            "<g transform=\"translate({} {})scale({:.4})\">\n{}</g>",
            Px(left),
            Px(y),
            self.scale,
            picture.body
        );
        // On paper what explains it is at the bottom.
        let below = self.legend.height + APART + self.key.height + 14.0 * self.note.len() as f32;
        y = if self.paper.is_some() { self.height - self.margin - below } else { y + self.drawing.1 + APART };
        let (from, to) = (Px(self.margin), Px(self.width - self.margin));
        let rule = |out: &mut String, y: f32| {
            let y = Px(y);
            let _ = writeln!(out, "<path class=\"rule\" d=\"M{from} {y}H{to}\"/>");
        };
        rule(&mut out, y - APART / 2.0);
        self.legend.write(&mut out, self.margin, y);
        y += self.legend.height + APART;
        if self.key.height > 0.0 {
            rule(&mut out, y - APART / 2.0);
        }
        self.key.write(&mut out, self.exhibit, self.margin, y);
        y += self.key.height;
        for line in &self.note {
            y += 14.0;
            let (x, y) = (Px(self.margin), Px(y - 3.0));
            let _ = writeln!(
                out,
                "<text class=\"quiet\" x=\"{x}\" y=\"{y}\" font-size=\"10\">{}</text>",
                Escaped(line)
            );
        }
        out.push_str("</svg>\n");
        out
    }

    /// The opening tag, what it is called, its colours and its ground.
    fn open(&self, out: &mut String) {
        let exhibit = self.exhibit;
        let (width, height) = (Px(self.width), Px(self.height));
        let (wide, high) = match self.paper {
            Some((wide, high)) => (format!("{wide}mm"), format!("{high}mm")),
            None => (width.to_string(), height.to_string()),
        };
        let code = exhibit.lang.language.code;
        let counts: Vec<String> =
            exhibit.counts().iter().map(|count| format!("{} {}", count.name, count.count)).collect();
        let _ = writeln!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" width=\"{wide}\" height=\"{high}\" \
             viewBox=\"0 0 {width} {height}\" lang=\"{code}\" xml:lang=\"{code}\" role=\"img\" \
             aria-labelledby=\"title counts\" font-family=\"{FONTS}\">\n<title id=\"title\">{}</title>\n\
             <desc id=\"counts\">{}</desc>\n<style>\n{}</style>\n\
             <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>",
            Escaped(&exhibit.title()),
            Escaped(&counts.join(", ")),
            Palette::of(exhibit.look).css(".drawing"),
        );
    }

    /// Title, day and counts. Where it ends.
    fn header(&self, out: &mut String) -> f32 {
        let mut y = self.margin;
        for line in &self.header {
            let (x, base, class, size) = (Px(self.margin), Px(y + line.size), line.class, Px(line.size));
            let text = Escaped(&line.text);
            let _ = writeln!(
                out,
                "<text class=\"{class}\" x=\"{x}\" y=\"{base}\" font-size=\"{size}\">{text}</text>"
            );
            y += line.size * 1.45;
        }
        let counts = self.exhibit.counts();
        let mut x = self.margin;
        for count in &counts {
            let (number, middle) = (count.count.to_string(), y + 20.0);
            let class = match count.status {
                Status::Violation => "",
                Status::Unknown => " ask",
                Status::Accepted => " accepted",
            };
            let _ = write!(out, "<g class=\"sign{class}\">");
            write_icon(out, Icon::of(count.status, count.severity), x + 7.0, middle, 1.4);
            let base = Px(middle + 6.5);
            x += 19.0;
            let _ = write!(
                out,
                "</g><text class=\"bold\" x=\"{}\" y=\"{base}\" font-size=\"18\">{number}</text>",
                Px(x)
            );
            x += ems(&number) * 18.0 + 5.0;
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"{base}\" font-size=\"13\">{}</text>",
                Px(x),
                Escaped(&count.name)
            );
            x += ems(&count.name) * 13.0 + 24.0;
        }
        if counts.is_empty() { y } else { y + 34.0 }
    }
}

/// Instead of a drawing, that there is nothing on it: a blank sheet looks like a fault.
fn nothing(exhibit: &Exhibit<'_>) -> Drawing {
    let name = if exhibit.view.is_partial() { "sheet-nothing-of-it" } else { "export-nothing" };
    let text = exhibit.lang.text(name);
    let (size, height) = (16.0, 80.0);
    let body = format!(
        "<text class=\"quiet\" x=\"0\" y=\"{}\" font-size=\"{size}\">{}</text>\n",
        Px(height / 2.0 + size * 0.36),
        Escaped(&text)
    );
    Drawing { width: ems(&text) * size, height, body }
}

/// That some of the file could not be read: what is missing on the drawing must not look like safety.
fn mistakes(exhibit: &Exhibit<'_>, inner: f32) -> Vec<Line> {
    let count = exhibit.analysis.problems.len();
    if count == 0 {
        return Vec::new();
    }
    let text = exhibit.lang.say(&Message::new("sheet-mistakes").with("count", count));
    wrapped(&text, inner / 15.0)
        .into_iter()
        .map(|text| Line { text, size: 15.0, class: "bold warn" })
        .collect()
}

/// The title, what could not be read, and below it the file, the day, and which part of the map is drawn.
fn header(exhibit: &Exhibit<'_>, inner: f32) -> Vec<Line> {
    let lang = exhibit.lang;
    let mut titles = wrapped(&exhibit.title(), inner / 24.0);
    if titles.len() > 2 {
        let rest = titles.split_off(1).join(" ");
        titles.push(cut(&rest, inner / 24.0));
    }
    let date = exhibit.date().to_string();
    let mut facts = vec![exhibit.file(), lang.say(&Message::new("sheet-as-of").with("date", date))];
    facts.extend(part(exhibit));
    if let Some(row) = exhibit.selected {
        facts.push(lang.say(&Message::new("sheet-finding").with("number", row + 1)));
    }
    let titles = titles.into_iter().map(|text| Line { text, size: 24.0, class: "bold" });
    let facts = wrapped(&facts.join("  ·  "), inner / 13.0);
    let facts = facts.into_iter().map(|text| Line { text, size: 13.0, class: "quiet" });
    titles.chain(mistakes(exhibit, inner)).chain(facts).collect()
}

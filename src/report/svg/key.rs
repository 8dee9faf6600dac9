//! The key of a sheet: every number on the drawing, with what was found there.

use std::fmt::Write as _;

use super::drawing::write_icon;
use super::icon::Icon;
use super::lettering::{Escaped, Px, cut, ems, wrapped};
use crate::finding::{Finding, Status};
use crate::message::Message;
use crate::report::exhibit::Exhibit;
use crate::source::clean;

/// The most findings that are told.
const MOST: usize = 100;
/// Between two columns.
const BETWEEN: f32 = 32.0;
/// From one line to the next, and from one finding to the next, in ems.
const LEADING: f32 = 1.4;
const AFTER: f32 = 0.9;

/// A finding, broken into lines.
struct Entry {
    number: usize,
    icon: Icon,
    asks: bool,
    place: String,
    rule: String,
    lines: Vec<String>,
    /// How its text is set: the selected one stands out, and the others step back.
    class: &'static str,
}

/// The key, set in columns.
pub struct Key {
    entries: Vec<Entry>,
    /// How many there are altogether.
    total: usize,
    columns: usize,
    /// How wide a column is.
    column: f32,
    /// Where the text of a finding starts, in ems: after its sign and its number.
    indent: f32,
    /// How large its text is.
    size: f32,
    /// How high it is.
    pub height: f32,
}

impl Key {
    /// The key of `exhibit` in `width`, with text of `size`. It is as high as it needs to be, or
    /// breaks off.
    pub fn new(exhibit: &Exhibit<'_>, width: f32, size: f32, most: Option<f32>) -> Self {
        let columns = (((width + BETWEEN) / (29.0 * size + BETWEEN)).floor().max(1.0) as usize).min(6);
        let column = (width - BETWEEN * (columns as f32 - 1.0)) / columns as f32;
        let total = exhibit.numbered().count();
        let columns = columns.min(total.max(1));
        let last = exhibit.numbered().take(MOST).last().map_or(0, |(number, _)| number);
        let indent = 1.7 + ems(&last.to_string()) + 0.6;
        let entry = |(number, finding)| Entry::new(exhibit, number, finding, column / size - indent);
        let entries: Vec<Entry> = exhibit.numbered().take(MOST).map(entry).collect();
        let mut key = Self { entries, total, columns, column, indent, size, height: 0.0 };
        // A line that says how many more there are.
        let more = LEADING * size;
        let most = most.unwrap_or(f32::MAX);
        key.settle();
        while key.height + if key.entries.len() < total { more } else { 0.0 } > most
            && key.entries.pop().is_some()
        {
            key.settle();
        }
        if key.entries.len() < total {
            key.height += more;
        }
        key
    }

    /// How many findings it does not tell.
    pub fn left_out(&self) -> usize {
        self.total - self.entries.len()
    }

    /// Finds the least height at which the columns hold everything.
    fn settle(&mut self) {
        let heights: Vec<f32> = self.entries.iter().map(|entry| entry.height(self.size)).collect();
        let all: f32 = heights.iter().sum();
        let highest = heights.iter().copied().fold(0.0, f32::max);
        let mut height = highest.max(all / self.columns as f32);
        while spread(&heights, height).iter().max().is_some_and(|column| *column >= self.columns) {
            height += self.size;
        }
        self.height = height;
    }

    /// Writes it with its top left corner at a place.
    pub fn write(&self, out: &mut String, exhibit: &Exhibit<'_>, left: f32, top: f32) {
        let heights: Vec<f32> = self.entries.iter().map(|entry| entry.height(self.size)).collect();
        let rest = if self.left_out() > 0 { LEADING * self.size } else { 0.0 };
        let (mut at, mut y) = (0, top);
        for (entry, column) in self.entries.iter().zip(spread(&heights, self.height - rest)) {
            if column != at {
                (at, y) = (column, top);
            }
            let x = left + column as f32 * (self.column + BETWEEN);
            entry.write(out, self, x, y);
            y += entry.height(self.size);
        }
        if self.left_out() > 0 {
            let more = exhibit.lang.say(&Message::new("sheet-more").with("count", self.left_out()));
            let (x, y, size) = (Px(left), Px(top + self.height - 0.3 * self.size), Px(self.size));
            let _ = writeln!(
                out,
                "<text class=\"quiet\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\">{}</text>",
                Escaped(&more)
            );
        }
    }
}

/// The column of each entry where columns are so high.
fn spread(heights: &[f32], most: f32) -> Vec<usize> {
    let (mut column, mut used) = (0, 0.0);
    let mut columns = Vec::with_capacity(heights.len());
    for height in heights {
        if used > 0.0 && used + height > most + 0.5 {
            column += 1;
            used = 0.0;
        }
        used += height;
        columns.push(column);
    }
    columns
}

impl Entry {
    fn new(exhibit: &Exhibit<'_>, number: usize, finding: &Finding, room: f32) -> Self {
        let place = finding.place.name(&exhibit.analysis.map);
        let rule = clean(&finding.rule).into_owned();
        // The rule stands at the end of the first line, smaller.
        let beside = ems(&rule) * 0.85 + 1.0;
        let class = match exhibit.selected {
            None => "",
            Some(row) if row + 1 == number => " class=\"bold\"",
            Some(_) => " class=\"quiet\"",
        };
        Self {
            class,
            number,
            icon: Icon::of(finding.status, finding.severity),
            asks: finding.status == Status::Unknown,
            place: cut(&clean(&place), (room - beside).max(6.0)),
            rule: cut(&rule, room - 7.0),
            lines: wrapped(&clean(&exhibit.lang.say(&finding.message)), room),
        }
    }

    fn height(&self, size: f32) -> f32 {
        let lines = u16::try_from(self.lines.len() + 1).unwrap_or(u16::MAX);
        (f32::from(lines) * LEADING + AFTER) * size
    }

    fn write(&self, out: &mut String, key: &Key, x: f32, y: f32) {
        let (size, width) = (key.size, key.column);
        let class = self.class;
        // Number and place are bold unless another finding is the selected one.
        let strong = if class.contains("quiet") { class } else { " class=\"bold\"" };
        let (asks, dot) = (if self.asks { " ask" } else { "" }, size * 0.42);
        let first = y + size;
        let _ = write!(out, "<g class=\"entry\" data-finding=\"{}\"><g class=\"sign{asks}\">", self.number);
        write_icon(out, self.icon, x + dot, first - size * 0.36, (size * 0.095 * 10.0).round() / 10.0);
        let (number, edge, plain) = (self.number, Px(x + (key.indent - 0.6) * size), Px(size));
        let _ = write!(
            out,
            "</g><text{strong} text-anchor=\"end\" x=\"{edge}\" y=\"{}\" font-size=\"{plain}\">{number}</text>",
            Px(first)
        );
        let left = Px(x + key.indent * size);
        let _ = write!(
            out,
            "<text{strong} x=\"{left}\" y=\"{}\" font-size=\"{plain}\">{}</text>\
             <text class=\"quiet\" text-anchor=\"end\" x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>",
            Px(first),
            Escaped(&self.place),
            Px(x + width),
            Px(first),
            Px(size * 0.85),
            Escaped(&self.rule)
        );
        for (at, line) in (1..=u16::MAX).zip(&self.lines) {
            let y = Px(first + f32::from(at) * LEADING * size);
            let _ = write!(
                out,
                "<text{class} x=\"{left}\" y=\"{y}\" font-size=\"{plain}\">{}</text>",
                Escaped(line)
            );
        }
        out.push_str("</g>\n");
    }
}

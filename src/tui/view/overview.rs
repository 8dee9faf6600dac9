//! The whole map in a corner, small, with the window on it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Block, BorderType, Widget as _};

use super::clear;
use crate::finding::Status;
use crate::layout::{self, Point};
use crate::source;
use crate::tui::app::App;
use crate::tui::theme::Role;

/// A cell has two dots beside each other and four above each other.
const DOTS: (i32, i32) = (2, 4);
/// The bits of a Braille pattern by row and column (Unicode, Braille Patterns, U+2800).
const BITS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// Whether the whole map is in view: then there is nothing to look for in an overview.
pub fn is_needless(app: &App) -> bool {
    let (size, room) = (app.scene.layout.size, app.map_area);
    size.width <= room.width && size.height <= room.height
}

/// Draws the overview over a corner of `area`, the inside of the map's pane: the one farthest from what is
/// selected. Gives where, without the border; `None` where there is no room or no need.
pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) -> Option<Rect> {
    let size = app.scene.layout.size;
    let most = (i32::from(area.width) * 2 / 5 - 2, i32::from(area.height) / 2 - 2);
    if is_needless(app) || size.width <= 0 || size.height <= 0 || most.0 < 4 || most.1 < 2 {
        return None;
    }
    let title = format!(" {} ", app.lang.text("pane-overview"));
    let least = i32::try_from(source::width(&title)).unwrap_or_default() + 2;
    let scale = Scale::fitting(size, least, most);
    let (width, height) = scale.cells(size);
    let cells = |length: i32| u16::try_from(length).unwrap_or_default();
    let outside = corner(app, area, cells(width) + 2, cells(height) + 2);
    clear(frame, outside);
    let border = app.theme.style(Role::Quiet);
    let block = Block::bordered().border_type(BorderType::Rounded).border_style(border);
    block.title(title).render(outside, frame.buffer_mut());
    let dots = Dots::of(app, &scale, width, height);
    let window = layout::Rect { x: app.pan.x, y: app.pan.y, ..app.map_area };
    for (index, (pattern, worst)) in dots.cells.iter().enumerate() {
        let index = i32::try_from(index).unwrap_or_default();
        let (x, y) = (index % width, index / width);
        let target = frame.buffer_mut().cell_mut((outside.x + 1 + cells(x), outside.y + 1 + cells(y)));
        let Some(target) = target else { continue };
        let role = match worst {
            Some(Status::Violation) => Role::Leak,
            Some(Status::Unknown) => Role::Unknown,
            _ => Role::Plain,
        };
        let seen = window.meets(scale.stretch(x, y));
        let seen = if seen { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
        // Without these patterns all cells look alike, but leaks must not be told by colour alone.
        let glyphs = app.settings.glyphs;
        let is_solid = role == Role::Leak && (glyphs.ascii || glyphs.wide);
        let pattern = char::from_u32(0x2800 + pattern).unwrap_or(' ');
        target.set_char(if is_solid { '█' } else { pattern });
        target.set_style(app.theme.style(role).patch(seen));
    }
    Some(Block::bordered().inner(outside))
}

/// The corner of `area` that is farthest from the selected box, or the lower right one.
fn corner(app: &App, area: Rect, width: u16, height: u16) -> Rect {
    let selected = app.element().and_then(|element| app.scene.node(element));
    let selected = selected.and_then(|node| app.scene.layout.nodes.row(node)).copied();
    let [left, right] = [area.x, area.right().saturating_sub(width)];
    let [top, bottom] = [area.y, area.bottom().saturating_sub(height)];
    let corners = [(left, top), (right, top), (left, bottom), (right, bottom)];
    let distance = |(x, y): &(u16, u16)| {
        let rect = selected?;
        let middle = |start: u16, outer: u16, length: u16| {
            2 * (i32::from(start) - i32::from(outer)) + i32::from(length)
        };
        let across = middle(*x, area.x, width) - 2 * (rect.x - app.pan.x) - rect.width;
        let down = middle(*y, area.y, height) - 2 * (rect.y - app.pan.y) - rect.height;
        // A cell is twice as high as it is wide.
        Some(across.saturating_mul(across).saturating_add(down.saturating_mul(down).saturating_mul(4)))
    };
    // Of corners that are equally far the last one counts, which is the lower right one.
    let (x, y) = corners.into_iter().max_by_key(distance).unwrap_or((right, bottom));
    Rect { x, y, width, height }
}

/// How many cells of the drawing there are for a dot.
struct Scale {
    x: i32,
    y: i32,
}

impl Scale {
    /// The scale at which a drawing fits into so many cells, the same both ways: a dot is half a cell
    /// wide and a quarter of one high, and a cell is twice as high as it is wide. What is very high is drawn
    /// wider, at `least` columns.
    fn fitting(size: layout::Size, least: i32, (columns, rows): (i32, i32)) -> Self {
        let y = divided(size.height, rows * DOTS.1);
        let x = divided(size.width, columns * DOTS.0);
        let y = y.max(divided(x, 2));
        Self { x: x.max(y).min(divided(size.width, least * DOTS.0)).max(x), y }
    }

    /// The size of a drawing in cells of the overview.
    fn cells(&self, size: layout::Size) -> (i32, i32) {
        (divided(size.width, self.x * DOTS.0), divided(size.height, self.y * DOTS.1))
    }

    /// The part of the drawing that a cell of the overview shows.
    fn stretch(&self, x: i32, y: i32) -> layout::Rect {
        let (width, height) = (self.x * DOTS.0, self.y * DOTS.1);
        layout::Rect { x: x * width, y: y * height, width, height }
    }
}

/// Rounded up, and at least 1.
fn divided(length: i32, by: i32) -> i32 {
    (length + by - 1).checked_div(by).unwrap_or(1).max(1)
}

/// The pattern of each cell, with the worst status of what is in it.
struct Dots {
    cells: Vec<(u32, Option<Status>)>,
    width: i32,
}

impl Dots {
    fn of(app: &App, scale: &Scale, width: i32, height: i32) -> Self {
        let count = usize::try_from(width * height).unwrap_or_default();
        let mut dots = Self { cells: vec![(0, None); count], width };
        for (node, rect) in app.scene.layout.nodes.iter() {
            let mark = app.scene.mark(node);
            for y in rect.y / scale.y..=(rect.bottom() - 1) / scale.y {
                for x in rect.x / scale.x..=(rect.right() - 1) / scale.x {
                    dots.set(Point { x, y }, mark);
                }
            }
        }
        dots
    }

    fn set(&mut self, dot: Point, mark: Option<Status>) {
        let index = dot.y / DOTS.1 * self.width + dot.x / DOTS.0;
        let cell = usize::try_from(index).ok().and_then(|index| self.cells.get_mut(index));
        let at = |dot: i32, dots: i32| usize::try_from(dot % dots).unwrap_or_default();
        let row = BITS.get(at(dot.y, DOTS.1));
        let bit = row.and_then(|row| row.get(at(dot.x, DOTS.0))).copied().unwrap_or_default();
        if let Some((pattern, worst)) = cell {
            *pattern |= bit;
            *worst = match (*worst, mark) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
    }
}

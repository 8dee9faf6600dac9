//! From the cells of a layout to the pixels of a drawing.

use crate::canvas::{Figure, Picture, Shape};
use crate::layout::{Point, Rect};

/// Around the cells, for what sticks out of them a little.
const PAD: f32 = 4.0;
/// How high the lid of a drum is, from its rim to its middle.
pub const LID: f32 = 5.0;
/// The same of one without border, where a name takes nearly all of its height.
pub const SMALL_LID: f32 = 2.5;

/// A place in pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spot {
    pub x: f32,
    pub y: f32,
}

/// A rectangle in pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Area {
    pub fn right(self) -> f32 {
        self.x + self.width
    }

    pub fn bottom(self) -> f32 {
        self.y + self.height
    }

    pub fn middle(self) -> Spot {
        Spot { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// The same, smaller by so much at each side.
    pub fn inset(self, x: f32, y: f32) -> Self {
        Self { x: self.x + x, y: self.y + y, width: self.width - 2.0 * x, height: self.height - 2.0 * y }
    }
}

/// How large a cell is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    pub wide: f32,
    pub high: f32,
    /// How far from the top of a row its lines run: where boxes have no border, rows are higher than
    /// their boxes, so that a number finds room above.
    mid: f32,
}

impl Grid {
    pub fn of(picture: &Picture) -> Self {
        match picture.figures.values().any(|figure| figure.bare) {
            false => Self { wide: 9.0, high: 20.0, mid: 10.0 },
            true => Self { wide: 9.0, high: 32.0, mid: 21.0 },
        }
    }

    /// Whether there is room for a number above a line in its own row.
    pub fn is_roomy(self) -> bool {
        self.mid > 15.0
    }

    /// The left side of a column.
    pub fn x(self, column: i32) -> f32 {
        PAD + pixels(column) * self.wide
    }

    /// The top of a row.
    pub fn y(self, row: i32) -> f32 {
        PAD + pixels(row) * self.high
    }

    /// The column and row of a place.
    pub fn cell(self, spot: Spot) -> (i32, i32) {
        (((spot.x - PAD) / self.wide).floor() as i32, ((spot.y - PAD) / self.high).floor() as i32)
    }

    /// How many columns hold so many pixels.
    pub fn cells(self, width: f32) -> i32 {
        (width / self.wide).ceil() as i32
    }

    /// Where lines run in a row.
    pub fn middle(self, row: i32) -> f32 {
        self.y(row) + self.mid
    }

    /// Where lines run through a cell.
    pub fn centre(self, point: Point) -> Spot {
        Spot { x: self.x(point.x) + self.wide / 2.0, y: self.middle(point.y) }
    }

    /// So many cells with their sides.
    pub fn size(self, columns: i32, rows: i32) -> (f32, f32) {
        (pixels(columns) * self.wide + 2.0 * PAD, pixels(rows) * self.high + 2.0 * PAD)
    }

    pub fn area(self, rect: Rect) -> Area {
        Area {
            x: self.x(rect.x),
            y: self.y(rect.y),
            width: pixels(rect.width) * self.wide,
            height: pixels(rect.height) * self.high,
        }
    }

    /// The box as it is drawn within its cells.
    pub fn body(self, figure: &Figure, rect: Rect) -> Area {
        let area = self.area(rect);
        if figure.bare {
            let (top, bottom) = (self.middle(rect.y) - 10.5, self.middle(rect.bottom() - 1) + 10.5);
            Area { y: top, height: bottom - top, ..area.inset(1.0, 0.0) }
        } else {
            area.inset(2.0, 6.0)
        }
    }

    /// Where a line at `point`, beside a box, touches the box.
    pub fn touch(self, figure: &Figure, rect: Rect, point: Point) -> Spot {
        let (body, centre) = (self.body(figure, rect), self.centre(point));
        let is_beside = point.x >= rect.right() || point.x < rect.x;
        let sunk = match figure.shape {
            Shape::Store if !is_beside => {
                let half = body.width / 2.0;
                let lid = if figure.bare { SMALL_LID } else { LID };
                let off = ((centre.x - body.middle().x) / half).clamp(-1.0, 1.0);
                lid * (1.0 - (1.0 - off * off).sqrt())
            }
            shape if is_beside => sunk(rounding(shape, body), centre.y - body.y, body.bottom() - centre.y),
            shape => sunk(rounding(shape, body), centre.x - body.x, body.right() - centre.x),
        };
        match () {
            () if point.x >= rect.right() => Spot { x: body.right() - sunk, ..centre },
            () if point.x < rect.x => Spot { x: body.x + sunk, ..centre },
            () if point.y < rect.y => Spot { y: body.y + sunk, ..centre },
            () => Spot { y: body.bottom() - sunk, ..centre },
        }
    }
}

/// How round the corners of a box are.
pub fn rounding(shape: Shape, body: Area) -> f32 {
    match shape {
        Shape::Input => (body.height.min(body.width) / 2.0).min(24.0),
        Shape::Processor => 4.0,
        Shape::Group => 8.0,
        Shape::Channel => 3.0,
        Shape::Store => 0.0,
    }
}

/// How far the border lies within the side of a box, so far from one corner and from the other.
fn sunk(radius: f32, one: f32, other: f32) -> f32 {
    let off = (radius - one.min(other)).clamp(0.0, radius);
    radius - (radius * radius - off * off).sqrt()
}

/// A number of cells, as far as a drawing reaches.
fn pixels(cells: i32) -> f32 {
    // Exact up to 16 million, which is more than any layout has.
    cells.clamp(-16_000_000, 16_000_000) as f32
}

//! Drawings to be judged by eye, and what holds for all of them.

use super::*;
use crate::layout::lay_out;
use crate::table::Id;

/// Draws `kind name @zone` and `from -> to : chip` lines.
fn picture(text: &str) -> Picture {
    let mut picture = Picture::default();
    let mut names: Vec<String> = Vec::new();
    let mut zones: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some((ends, chip)) = line
            .split_once(" : ")
            .or(["->", "=>", "~>", ".>"].iter().any(|arrow| line.contains(arrow)).then_some((line, "")))
        {
            let mark = |mark: &str| ends.split_once(mark);
            let (weight, (from, to)) = [("=>", Weight::Heavy), ("~>", Weight::Dashed), (".>", Weight::Faint)]
                .into_iter()
                .find_map(|(arrow, weight)| Some((weight, mark(arrow)?)))
                .unwrap_or_else(|| (Weight::Light, mark("->").unwrap()));
            let node = |name: &str| {
                NodeId::new(
                    names.iter().position(|known| known == name.trim()).unwrap_or_else(|| panic!("{name}")),
                )
            };
            picture.strokes.push(Stroke { from: node(from), to: node(to), weight, chip: chip.trim().into() });
            continue;
        }
        let (kind, rest) = line.split_once(' ').unwrap();
        if kind == "zone" {
            let (title, parent) = rest.split_once(" @").map_or((rest, None), |(title, up)| (title, Some(up)));
            let parent = parent.map(|up| AreaId::new(zones.iter().position(|zone| zone == up).unwrap()));
            zones.push(title.into());
            picture.frames.push(Frame { title: title.into(), parent });
            continue;
        }
        let (name, zone) = rest.split_once(" @").map_or((rest, None), |(name, zone)| (name, Some(zone)));
        let (shape, column) = match kind {
            "in" => (Shape::Input, Column::First),
            "store" => (Shape::Store, Column::Middle),
            "out" => (Shape::Channel, Column::Last),
            _ => (Shape::Processor, Column::Middle),
        };
        names.push(name.into());
        picture.figures.push(Figure {
            lines: vec![name.into()],
            shape,
            column,
            area: zone.map(|zone| AreaId::new(zones.iter().position(|known| known == zone).unwrap())),
            key: names.len() as u64,
        });
    }
    picture
}

fn draw(text: &str) -> String {
    let picture = picture(text);
    let layout = lay_out(&picture.sketch(), None);
    let window = Rect { x: 0, y: 0, width: layout.size.width, height: layout.size.height };
    paint(&picture, &layout, window).to_text()
}

const CAFE: &str = "
    zone 매장
    zone 사무실 PC
    in POS 단말기 @매장
    in 예약 전화 @매장
    store 매출 DB @사무실 PC
    run 요약 스크립트 @사무실 PC
    store 고객 명부 @사무실 PC
    out Claude API
    out 카카오 알림톡
    out 사장님 메일
    POS 단말기 => 매출 DB : ○ http
    예약 전화 -> 고객 명부
    매출 DB => 요약 스크립트
    요약 스크립트 => Claude API : ● tls
    요약 스크립트 -> 사장님 메일
    고객 명부 ~> 카카오 알림톡 : ?
    고객 명부 -> 요약 스크립트
    Claude API -> 요약 스크립트
";

#[test]
fn see() {
    println!("{}", draw(CAFE));
}

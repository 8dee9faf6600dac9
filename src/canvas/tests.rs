//! Drawings to be judged by eye, and what holds for all of them.

use super::*;
use crate::layout::{Point, lay_out};
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
            sign: None,
            bare: false,
            shape,
            column,
            area: zone.map(|zone| AreaId::new(zones.iter().position(|known| known == zone).unwrap())),
            key: names.len() as u64,
        });
    }
    picture
}

fn draw(text: &str) -> String {
    drawn(&picture(text))
}

/// Draws in the other direction, and maybe in the compact form.
fn draw_as(text: &str, direction: Direction, bare: bool) -> String {
    drawn(&turned(text, direction, bare))
}

fn turned(text: &str, direction: Direction, bare: bool) -> Picture {
    let mut picture = Picture { direction, ..picture(text) };
    picture.figures.values_mut().for_each(|figure| figure.bare = bare);
    picture
}

fn drawn(picture: &Picture) -> String {
    let layout = lay_out(&picture.sketch(), None);
    let window = Rect { x: 0, y: 0, width: layout.size.width, height: layout.size.height };
    paint(picture, &layout, window).to_text()
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

const SHOP: &str = "
    zone 매장
    zone 본사
    zone AWS
    zone VPC @AWS
    zone 개인 노트북
    in POS 단말기 @매장
    in 회원 가입 앱 @매장
    in CCTV @매장
    in 문의 메일
    run 게이트웨이 @VPC
    store 회원 DB @VPC
    store 주문 DB @VPC
    run ETL @VPC
    store S3 로그 @AWS
    run Lambda @AWS
    store NAS @본사
    run 엑셀 정리 @개인 노트북
    store 바탕화면 파일 @개인 노트북
    run 상담 봇 @본사
    run 리포트 @본사
    out Claude API
    out OpenAI
    out Slack
    out Gmail
    out Google Sheets
    out 세무사
    POS 단말기 -> 게이트웨이 : tls
    회원 가입 앱 => 게이트웨이 : http
    CCTV -> NAS
    문의 메일 -> 상담 봇
    게이트웨이 -> 회원 DB
    게이트웨이 -> 주문 DB
    게이트웨이 .> S3 로그
    주문 DB -> ETL
    회원 DB => ETL
    ETL => 리포트
    ETL -> Lambda
    Lambda -> S3 로그
    S3 로그 ~> OpenAI : ?
    리포트 => Claude API : key
    리포트 -> Slack
    Claude API -> 리포트
    상담 봇 => Claude API
    상담 봇 -> Gmail
    회원 DB => 엑셀 정리 : usb
    엑셀 정리 -> 바탕화면 파일
    바탕화면 파일 => Google Sheets
    바탕화면 파일 -> 세무사 : mail
    NAS -> NAS : 백업
    리포트 -> 상담 봇
    상담 봇 -> 리포트
";

/// A map as they grow, from a small generator of numbers.
fn grown(nodes: usize, edges: usize, zones: usize, mut seed: u64) -> String {
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    let mut text = String::new();
    (0..zones).for_each(|zone| text += &format!("zone Zone {zone}\n"));
    for node in 0..nodes {
        let kind = match node * 10 / nodes {
            0 | 1 => "in",
            8 | 9 => "out",
            _ => ["run", "store"][next(2)],
        };
        let zone = if next(3) > 0 && kind != "out" {
            format!(" @Zone {}", node * zones / nodes)
        } else {
            String::new()
        };
        text += &format!("{kind} {}{node}{zone}\n", ["매출 ", "node ", "Claude "][next(3)]);
    }
    let names: Vec<String> = text
        .lines()
        .filter(|line| !line.starts_with("zone"))
        .map(|line| line.split_once(' ').unwrap().1.split(" @").next().unwrap().to_owned())
        .collect();
    for _ in 0..edges {
        let from = next(nodes * 8 / 10);
        let to = (from + 1 + next(nodes / 3)).min(nodes - 1);
        let (from, to) = if next(12) == 0 { (to, from) } else { (from, to) };
        text += &format!("{} {} {}\n", names[from], ["->", "->", "=>", "~>", ".>"][next(5)], names[to]);
    }
    text
}

/// Checks a drawing, which stands in the test as it looks.
fn check(text: &str, drawing: &str) {
    check_as(text, Direction::Right, false, drawing);
}

/// Checks a drawing in a direction, and maybe in the compact form.
fn check_as(text: &str, direction: Direction, bare: bool, drawing: &str) {
    let drawn = draw_as(text, direction, bare);
    assert_eq!(drawn.trim_end(), drawing.trim_start_matches('\n').trim_end(), "\n{drawn}");
}

const WORDS: &str = "
    zone 매장
    zone 사무실 PC
    in POS 단말기 @매장
    store 매출 DB @사무실 PC
    run 요약 스크립트 @사무실 PC
    out Claude API
    POS 단말기 => 매출 DB
    매출 DB -> 요약 스크립트
    요약 스크립트 -> Claude API
";

#[test]
fn a_line_of_elements_is_a_line() {
    check(
        WORDS,
        r"
╭┈ 매장 ┈┈┈┈┈┈┈┈┈╮   ╭┈ 사무실 PC ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╮
┊ ╭●───────────╮ ┊   ┊ ╒═════════╕   ┌───────────────┐ ┊   ╔════════════╗
┊ │ POS 단말기 ┝━━━━━━▶│ 매출 DB ├──▶│ 요약 스크립트 ├────▶║ Claude API ║
┊ ╰────────────╯ ┊   ┊ ╘═════════╛   └───────────────┘ ┊   ╚════════════╝
╰┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╯   ╰┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╯
",
    );
}

#[test]
fn leaking_unknown_and_plain_lines_differ() {
    check(
        CAFE,
        r"
                                                                               ╔═══════════════╗
                                                                            ┏━▶║  Claude API   ║
╭┈ 매장 ┈┈┈┈┈┈┈┈┈╮           ╭┈ 사무실 PC ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╮         ┃╭─╢               ║
┊ ╭●───────────╮ ┊           ┊ ╒═══════════╕    ┌───────────────┐ ┊         ┃│ ╚═══════════════╝
┊ │ POS 단말기 ┝━━━ ○ http ━━━▶│  매출 DB  ┝━━━▶│               ┝━━━ ● tls ━┛│
┊ ╰────────────╯ ┊           ┊ ╘═══════════╛    │ 요약 스크립트 │◀───────────╯ ╔═══════════════╗
┊                ┊           ┊               ╭─▶│               ├─────────────▶║  사장님 메일  ║
┊                ┊           ┊               │  └───────────────┘ ┊            ╚═══════════════╝
┊                ┊           ┊ ╒═══════════╕ │                    ┊
┊ ╭●───────────╮ ┊           ┊ │ 고객 명부 ├─╯                    ┊            ╔═══════════════╗
┊ │ 예약 전화  ├──────────────▶│           ├╌?╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▶║ 카카오 알림톡 ║
┊ ╰────────────╯ ┊           ┊ ╘═══════════╛                      ┊            ╚═══════════════╝
╰┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╯           ╰┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╯
",
    );
}

#[test]
fn a_hub_spreads_its_lines() {
    let hub = "
        in A
        in B
        in C
        store Hub
        out One
        out Two
        out Three
        out Four
        A -> Hub : a
        B -> Hub
        C .> Hub
        Hub -> One
        Hub -> Two
        Hub => Three : x
        Hub -> Four
    ";
    check(
        hub,
        r"
╭●──╮                 ╔═══════╗
│ A ├─a─╮         ╭──▶║  One  ║
╰───╯   │         │   ╚═══════╝
        │ ╒═════╕ │
        ╰▶│     ├─╯   ╔═══════╗
╭●──╮     │ Hub ├────▶║  Two  ║
│ B ├────▶│     ┝━x━┓ ╚═══════╝
╰───╯ ···▷│     ├─╮ ┃
      ·   ╘═════╛ │ ┃ ╔═══════╗
╭●──╮ ·           │ ┗▶║ Three ║
│ C ├··           │   ╚═══════╝
╰───╯             │
                  │   ╔═══════╗
                  ╰──▶║ Four  ║
                      ╚═══════╝
",
    );
}

/// Loops, answers and two zones.
const ANSWERS: &str = "
        zone Office
        zone Cloud
        in Web @Office
        in Desk @Office
        run App @Cloud
        store DB @Cloud
        run Bot @Cloud
        out Slack
        out Mail
        Web -> App
        Desk -> App
        App -> DB
        DB -> Bot
        Bot -> App
        Bot -> Slack
        App -> Mail
        Bot -> Bot : 24h
    ";

#[test]
fn loops_and_answers_run_back() {
    check(
        ANSWERS,
        r"
╭┈ Office ┈╮
┊ ╭●─────╮ ┊   ╭┈ Cloud ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╮
┊ │ Web  ├───╮ ┊           ╒════╕   ┌─────┐         ┊   ╔═══════╗
┊ ╰──────╯ ┊ │ ┊ ┌─────┐ ╭▶│ DB ├──▶│     ├────────────▶║ Slack ║
┊          ┊ ╰──▶│     ├─╯ ╘════╛   │ Bot ├─ 24h ─╮ ┊   ╚═══════╝
┊ ╭●─────╮ ┊   ┊ │ App │◀───────────┤     │◀──────╯ ┊
┊ │ Desk ├──────▶│     ├──────────╮ └─────┘         ┊   ╔═══════╗
┊ ╰──────╯ ┊   ┊ └─────┘          ╰────────────────────▶║ Mail  ║
╰┈┈┈┈┈┈┈┈┈┈╯   ╰┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╯   ╚═══════╝
",
    );
}

#[test]
fn a_whole_shop_fits_a_wide_screen() {
    insta::assert_snapshot!("shop", draw(SHOP));
}

#[test]
fn a_map_as_they_grow_stays_readable() {
    insta::assert_snapshot!("grown", draw(&grown(24, 28, 3, 1)));
}

/// A picture in both directions, with and without borders.
fn all_ways(text: &str) -> [Picture; 4] {
    [(Direction::Right, false), (Direction::Right, true), (Direction::Down, false), (Direction::Down, true)]
        .map(|(direction, bare)| turned(text, direction, bare))
}

#[test]
fn a_window_shows_its_part_of_the_whole() {
    all_ways(CAFE).iter().for_each(check_windows);
}

fn check_windows(picture: &Picture) {
    let layout = lay_out(&picture.sketch(), None);
    let whole =
        paint(picture, &layout, Rect { x: 0, y: 0, width: layout.size.width, height: layout.size.height });
    for (x, y, width, height) in
        [(3, 2, 40, 5), (-4, -2, 20, 9), (15, 5, 200, 40), (7, 3, 1, 1), (0, 0, 0, 5)]
    {
        let window = Rect { x, y, width, height };
        let part = paint(picture, &layout, window);
        for (x, y) in (y..y + height).flat_map(|y| (x..x + width).map(move |x| (x, y))) {
            let at = Point { x, y };
            let (seen, there) = (part.get(at).unwrap(), whole.get(at).cloned().unwrap_or_default());
            // A wide character that the window cuts is a space; all else is the same.
            assert_eq!(seen.owner, there.owner, "{at:?} in {window:?}");
            assert!(seen.symbol == there.symbol || seen.symbol == Symbol::Char(' '), "{at:?} in {window:?}");
        }
    }
}

#[test]
fn every_row_is_as_wide_as_the_window() {
    let family = "in 👩‍👩‍👧 가족 결제\nout e\u{301} \u{1112}\u{1161}\u{11ab}\nout bad\u{1b}[31m\n👩‍👩‍👧 가족 결제 -> bad\u{1b}[31m : ✉️";
    all_ways(family).iter().for_each(check_widths);
}

fn check_widths(picture: &Picture) {
    let layout = lay_out(&picture.sketch(), None);
    for cut in 0..layout.size.width {
        let window = Rect { x: cut, y: 0, width: layout.size.width - cut, height: layout.size.height };
        let cells = paint(picture, &layout, window);
        for row in cells.rows() {
            let text: String = row.iter().map(|cell| cell.text(&mut [0; 4]).to_owned()).collect();
            assert_eq!(width(&text) as i32, window.width, "{text:?}");
            assert!(!text.contains('\u{1b}'));
        }
    }
}

#[test]
fn a_crossing_belongs_to_both_lines() {
    let picture = picture("in A\nin B\nout X\nout Y\nA -> X\nA -> Y\nB => X\nB -> Y");
    let layout = lay_out(&picture.sketch(), None);
    let cells =
        paint(&picture, &layout, Rect { x: 0, y: 0, width: layout.size.width, height: layout.size.height });
    let shared = cells.rows().flatten().filter(|cell| matches!(cell.owner, Owner::Edges(_, Some(_))));
    assert_eq!(shared.count(), 1);
    assert!(cells.to_text().contains(['┿', '╂']), "{}", cells.to_text());
}

#[test]
fn data_may_flow_downwards() {
    check_as(
        CAFE,
        Direction::Down,
        false,
        r"
╭┈ 매장 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╮
┊ ╭●───────────╮                       ╭●──────────╮ ┊
┊ │ POS 단말기 │                       │ 예약 전화 │ ┊
┊ ╰──────┰─────╯                       ╰─────┬─────╯ ┊
╰┈┈┈┈┈┈┈┈┃┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈┈╯
       ○ http                                │
  ╭┈┈┈┈┈┈┃ 사무실 PC ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈┈╮
  ┊      ▼                                   ▼       ┊
  ┊ ╒═════════╕                        ╒═══════════╕ ┊
  ┊ │ 매출 DB │                        │ 고객 명부 │ ┊
  ┊ ╘════╤════╛                        ╘══╤═════╤══╛ ┊
  ┊      ┃                                │     ╎    ┊
  ┊      ┃                                │     ?    ┊
  ┊      ┃       ╭────────────────────────╯     ╎    ┊
  ┊      ▼       ▼                              ╎    ┊
  ┊  ┌───────────────┐                          ╎    ┊
  ┊  │ 요약 스크립트 │                          ╎    ┊
  ┊  └────┰────────┬─┘                          ╎    ┊
  ┊       ┃     ▴  │                            ╎    ┊
  ╰┈┈┈┈┈┈┈┃┈┈┈┈┈│┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╎┈┈┈┈╯
        ● tls   │  │                            ╎
          ┃     ╰╮ ╰──────────╮                 ╎
          ▼      │            ▼                 ▼
       ╔═════════╧══╗  ╔═════════════╗  ╔═══════════════╗
       ║ Claude API ║  ║ 사장님 메일 ║  ║ 카카오 알림톡 ║
       ╚════════════╝  ╚═════════════╝  ╚═══════════════╝
",
    );
}

#[test]
fn loops_and_answers_run_up() {
    check_as(
        ANSWERS,
        Direction::Down,
        false,
        r"
    ╭┈ Office ┈┈┈┈┈┈┈┈┈┈╮
    ┊ ╭●────╮  ╭●─────╮ ┊
    ┊ │ Web │  │ Desk │ ┊
    ┊ ╰──┬──╯  ╰───┬──╯ ┊
    ╰┈┈┈┈│┈┈┈┈┈┈┈┈┈│┈┈┈┈╯
         │  ╭──────╯
╭┈ Cloud │┈┈│┈┈┈┈┈╮
┊        ▼  ▼     ┊
┊      ┌─────┐    ┊
┊      │ App │    ┊
┊      └┬───┬┘    ┊
┊     ╭─╯ ▴ │     ┊
┊     ▼   │ │     ┊
┊  ╒════╕ │ │     ┊
┊  │ DB │ │ │     ┊
┊  ╘══╤═╛ │ │     ┊
┊     │   │ ╰───╮ ┊
┊     ▼   │     │ ┊
┊   ┌─────┴─┐   │ ┊
┊   │  Bot  │   │ ┊
┊   └┬──┬───┘   │ ┊
┊    │  │  ▴    │ ┊
┊    │ 24h │    │ ┊
┊    │  ╰──╯    │ ┊
╰┈┈┈┈│┈┈┈┈┈┈┈┈┈┈│┈╯
     │          │
     ▼          ▼
 ╔═══════╗  ╔══════╗
 ║ Slack ║  ║ Mail ║
 ╚═══════╝  ╚══════╝
",
    );
}

#[test]
fn in_the_compact_form_names_stand_between_brackets() {
    check_as(
        CAFE,
        Direction::Right,
        true,
        r"
╭┈ 매장 ┈┈┈┈┈┈┈╮           ╭┈ 사무실 PC ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╮         ┏━▶«Claude API   »
┊ (POS 단말기)━━━ ○ http ━━━▶{매출 DB  }━━━▶[             ]━━━ ● tls ━┛╭─«             »
┊              ┊           ┊                [요약 스크립트]◀───────────╯
┊              ┊           ┊ {고객 명부}───▶[             ]─────────────▶«사장님 메일  »
┊ (예약 전화 )──────────────▶{         }╌?╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▶«카카오 알림톡»
╰┈┈┈┈┈┈┈┈┈┈┈┈┈┈╯           ╰┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╯
",
    );
    check_as(
        CAFE,
        Direction::Down,
        true,
        r"
╭┈ 매장 ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╮
┊ (POS 단말기)                    (예약 전화) ┊
╰┈┈┈┈┈┈┈┃┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈╯
      ○ http                           │
  ╭┈┈┈┈┈┃ 사무실 PC ┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈╮
  ┊     ▼                              ▼      ┊
  ┊ {매출 DB}                     {고객 명부} ┊
  ┊     ┃                           │     ╎   ┊
  ┊     ┃                           │     ?   ┊
  ┊     ┃       ╭───────────────────╯     ╎   ┊
  ┊     ▼       ▼                         ╎   ┊
  ┊  [요약 스크립트]                      ╎   ┊
  ┊      ┃     ▴  │                       ╎   ┊
  ╰┈┈┈┈┈┈┃┈┈┈┈┈│┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈╎┈┈┈╯
       ● tls   │  │                       ╎
        ┏┛     │  ╰───────╮               ╎
        ▼      │          ▼               ▼
      «Claude API»  «사장님 메일»  «카카오 알림톡»
",
    );
}

#[test]
fn the_compact_form_of_a_map_as_they_grow_stays_readable() {
    insta::assert_snapshot!("grown_compact", draw_as(&grown(24, 28, 3, 1), Direction::Right, true));
}

#[test]
fn a_whole_shop_fits_a_narrow_page() {
    insta::assert_snapshot!("shop_down", draw_as(SHOP, Direction::Down, false));
    insta::assert_snapshot!("shop_down_compact", draw_as(SHOP, Direction::Down, true));
}

#[test]
fn every_side_has_its_joint_and_every_way_its_arrow() {
    let sides = "
        in A
        run B
        store C
        out D
        A => B
        B -> C
        C => D
        D .> C
        C -> B
        B ~> A
        D -> A
    ";
    check(
        sides,
        r"
╭●──╮   ┌───┐   ╒═══╕   ╔═══╗
│   ┝━━▶│ B ├──▶│ C ┝━━▶║   ║
│ A │◀╌╌┤   │◀──┤   │◁··╢ D ║
│   │◀╮ └───┘   ╘═══╛ ╭─╢   ║
╰───╯ ╰───────────────╯ ╚═══╝
",
    );
    check_as(
        sides,
        Direction::Down,
        false,
        r"
╭●────╮
│  A  │
╰┰────╯
 ┃ ▴ ▴
 ┃ ╎ ╰╮
 ▼ ╎  │
┌──┴┐ │
│ B │ │
└┬──┘ │
 │ ▴  │
 ▼ │  │
╒══╧╕ │
│ C │ │
╘╤══╛ │
 ┃ ▵ ╭╯
 ▼ · │
╔══╧═╧╗
║  D  ║
╚═════╝
",
    );
}

#[test]
fn a_sign_takes_the_place_of_the_closing_bracket() {
    for (direction, bare) in [(Direction::Right, true), (Direction::Down, true)] {
        let mut picture = turned("in 예약\nin A\nout X\n예약 -> X\nA -> X", direction, bare);
        let layout = lay_out(&picture.sketch(), None);
        picture.figures.values_mut().for_each(|figure| figure.sign = Some('▲'));
        assert_eq!(lay_out(&picture.sketch(), None), layout, "a sign moves nothing");
        let text = drawn(&picture);
        assert!(text.contains("(예약▲") && text.contains("«X▲"), "{text}");
    }
}

#[test]
fn a_chip_that_grew_stays_clear_of_the_others() {
    let mut picture = turned("in A\nout B\nA -> B : ?\nA -> B : ?\nA -> B : ?", Direction::Down, true);
    let layout = lay_out(&picture.sketch(), None);
    picture.strokes.values_mut().for_each(|stroke| stroke.chip = "🔒".into());
    let window = Rect { x: 0, y: 0, width: layout.size.width, height: layout.size.height };
    let text = paint(&picture, &layout, window).to_text();
    assert!(text.contains("🔒 🔒 🔒"), "{text}");
}

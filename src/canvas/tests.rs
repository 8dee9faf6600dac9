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

#[test]
fn see() {
    println!(
        "{}",
        draw(
            "zone 매장\nzone 사무실 PC\nin POS 단말기 @매장\nstore 매출 DB @사무실 PC\nrun 요약 스크립트 @사무실 PC\nout Claude API\nPOS 단말기 => 매출 DB\n매출 DB -> 요약 스크립트\n요약 스크립트 -> Claude API"
        )
    );
    println!(
        "{}",
        draw(
            "in A\nin B\nin C\nstore Hub\nout One\nout Two\nout Three\nout Four\nA -> Hub : a\nB -> Hub\nC -> Hub\nHub -> One\nHub -> Two\nHub => Three : x\nHub -> Four"
        )
    );
    println!(
        "{}",
        draw(
            "in A\nin B\nrun P\nrun Q\nstore S\nout X\nout Y\nA -> P\nB -> Q\nA -> Q\nB -> P\nP -> S\nQ -> S\nS -> P\nS -> X\nS -> Y\nA => Y\nX -> S"
        )
    );
    println!(
        "{}",
        draw(
            "in Form\nin Mail\nstore Sheet\nout GPT\nout Blog\nForm -> Sheet\nMail -> Sheet\nSheet -> GPT\nGPT -> Sheet\nSheet -> Blog\nForm -> Blog : ok"
        )
    );
    println!(
        "{}",
        draw(
            "zone Office\nzone Cloud\nin Web @Office\nin Desk @Office\nrun App @Cloud\nstore DB @Cloud\nrun Bot @Cloud\nout Slack\nout Mail\nWeb -> App\nDesk -> App\nApp -> DB\nDB -> Bot\nBot -> App\nBot -> Slack\nApp -> Mail\nBot -> Bot : 24h"
        )
    );
}

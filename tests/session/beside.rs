//! What stands beside the map: mistakes, the overview, the hints, the help.

use crate::desk::{Desk, sample};

/// The café with three mistakes.
fn mistaken() -> String {
    sample("cafe.yaml")
        .replace("  - summary -> claude", "  - sumary -> claude")
        .replace("encrypted: no", "encrypted: nein")
        .replace("label: 매출 DB, zone: office", "label: 매출 DB, zoen: office")
}

#[test]
fn mistakes_leave_the_map_its_title_and_most_of_the_screen() {
    for (width, height) in [(60, 16), (80, 24), (120, 36), (200, 50)] {
        for code in ["ko", "en"] {
            for at_the_start in [true, false] {
                let text = if at_the_start { mistaken() } else { sample("cafe.yaml") };
                let mut desk = Desk::on("cafe.yaml", &text).speaking(code).size(width, height);
                desk.saves(&mistaken());
                let [map, file, more] = if code == "ko" {
                    ["╭ 지도", "cafe.yaml:", "그 밖에"]
                } else {
                    ["╭ Map", "cafe.yaml:", "more"]
                };
                let (_, top) = desk.spot(map);
                assert!(top > 1 && top <= 1 + height / 3, "{width}×{height}:\n{}", desk.screen());
                desk.sees(file);
                if (width, height) == (60, 16) {
                    desk.sees(more);
                }
                for keys in ["Tab", "Enter", "Esc w", "Tab"] {
                    desk.press(keys);
                    crate::wide::every_row_fills_the_screen(&desk.glass.look().frame);
                }
            }
        }
    }
}

//! What leaves and the flow table: read, walked through, sorted, and left for the map.

use crate::desk::Desk;
use crate::wide::every_row_fills_the_screen;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 50)];

macro_rules! assert_screen {
    ($name:expr, $desk:expr) => {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!($name, $desk.screen());
        });
    };
}

fn opens(map: &str, language: &str, (width, height): (u16, u16)) -> Desk {
    let english = format!("flows/{map}.en.yaml");
    let is_told = language == "en" && std::path::Path::new(&english).exists();
    let path = if is_told { english } else { format!("flows/{map}.yaml") };
    Desk::opens(&path).speaking(language).size(width, height)
}

#[test]
fn the_tables_of_three_maps_in_both_languages_on_three_screens() {
    for map in ["cafe", "clinic", "dev-team"] {
        for language in ["ko", "en"] {
            for size in SIZES {
                let name = |what: &str| format!("{map}-{language}-{}-{what}", size.0);
                let mut desk = opens(map, language, size);
                desk.press("3");
                assert_screen!(name("exposure"), desk);
                desk.press("4");
                assert_screen!(name("flows"), desk);
                desk.press("v");
                assert_screen!(name("journey"), desk);
                every_row_fills_the_screen(&desk.glass.look().frame);
            }
        }
    }
}

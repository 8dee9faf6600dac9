//! The café in every format, as it is written.

use crate::desk::{Desk, sample};

#[test]
fn the_cafe_in_every_format_and_language() {
    for (lang, map) in [("en", "cafe.en.yaml"), ("ko", "cafe.yaml")] {
        let desk = Desk::new(sample(map), <_>::default(), lang);
        for format in ["mmd", "dot", "d2", "drawio", "md", "txt", "json"] {
            let mut settings = insta::Settings::clone_current();
            settings.set_omit_expression(true);
            settings.add_filter(r"0\.\d+\.\d+", "[version]");
            let text = desk.export(format);
            settings.bind(|| insta::assert_snapshot!(format!("cafe_{lang}_{format}"), text));
            // The same exhibit, the same bytes.
            assert_eq!(text, desk.export(format));
        }
    }
}

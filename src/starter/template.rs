//! Maps to start from: the samples.

use crate::lang::Language;

/// A sample that a map can begin as.
pub struct Template {
    /// What it is called on the command line; its file has the same name.
    pub name: &'static str,
    /// Its text in each language that it has, by code.
    texts: &'static [(&'static str, &'static str)],
}

/// All of them; the first opens where there is no map.
pub const TEMPLATES: &[Template] = &[
    Template {
        name: "cafe",
        texts: &[
            ("ko", include_str!("../../flows/cafe.yaml")),
            ("en", include_str!("../../flows/cafe.en.yaml")),
        ],
    },
    Template { name: "clinic", texts: &[("ko", include_str!("../../flows/clinic.yaml"))] },
    Template { name: "shop-support", texts: &[("ko", include_str!("../../flows/shop-support.yaml"))] },
    Template { name: "consultant", texts: &[("ko", include_str!("../../flows/consultant.yaml"))] },
    Template { name: "bedrock-office", texts: &[("ko", include_str!("../../flows/bedrock-office.yaml"))] },
    Template {
        name: "dev-team",
        texts: &[
            ("ko", include_str!("../../flows/dev-team.yaml")),
            ("en", include_str!("../../flows/dev-team.en.yaml")),
        ],
    },
];

/// The template called `name`.
pub fn template(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.name == name)
}

impl Template {
    /// The text of the map, in `language` if it speaks it.
    pub fn text(&self, language: Language) -> &'static str {
        let spoken = self.texts.iter().find(|(code, _)| *code == language.code);
        spoken.or(self.texts.first()).map_or("", |(_, text)| *text)
    }
}

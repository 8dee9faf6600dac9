//! `outflow catalog [NAME]`: what is known of the systems that data goes to.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::{CLEAN, Common, Verb, texts};
use crate::catalog as facts;
use crate::map::{Fault, hint};
use crate::report;
use crate::watch;

#[derive(Args)]
pub struct Catalog {
    #[arg(value_name = "entry")]
    name: Option<String>,
    #[arg(long, value_name = "map")]
    map: Option<PathBuf>,
}

impl Verb for Catalog {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let mut catalog = match &self.map {
            None => {
                let (catalog, problems) = facts::Catalog::beside(&watch::beside(Path::new(".")));
                for problem in &problems {
                    texts::complain(&lang.say(&problem.fault.message()));
                }
                catalog
            }
            Some(path) => {
                let analysis = texts::judged(path, common.today());
                for problem in &analysis.problems {
                    texts::complain(&lang.say(&problem.fault.message()));
                }
                analysis.catalog
            }
        };
        catalog.load_all();
        let mut out = std::io::stdout().lock();
        match &self.name {
            None => report::catalog::list(&mut out, &catalog.entries(), &lang)?,
            Some(name) => {
                let Some(entry) = catalog.entry(name) else {
                    let fault = Fault::UnknownEntry { id: name.clone(), hint: hint(name, catalog.names()) };
                    let help = fault.help().map(|help| format!(" — {}", lang.say(&help))).unwrap_or_default();
                    bail!("{}{help}", lang.say(&fault.message()));
                };
                report::catalog::entry(&mut out, &catalog, entry, common.today(), &lang)?;
            }
        }
        out.flush()?;
        Ok(CLEAN)
    }
}

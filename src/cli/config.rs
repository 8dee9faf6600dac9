//! `outflow config`: where a person's own settings are, and what can be set there.

use std::io::Write as _;

use anyhow::{Result, bail};
use clap::Args;

use super::{CLEAN, Common, Verb};
use crate::tui::config;

#[derive(Args)]
pub struct Config {
    #[arg(long)]
    example: bool,
}

impl Verb for Config {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let mut out = std::io::stdout().lock();
        match &common.config.file {
            _ if self.example => write!(out, "{}", config::example(&lang))?,
            // Not cleaned: it is to be used, as in `vim "$(outflow config)"`.
            Some(file) => writeln!(out, "{}", file.display())?,
            None => bail!(lang.text("cli-no-home")),
        }
        out.flush()?;
        Ok(CLEAN)
    }
}

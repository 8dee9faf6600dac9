//! `outflow completions SHELL`: what lets a shell complete the command line.

use std::io::Write as _;

use anyhow::Result;
use clap::Args;
use clap_complete::Shell;

use super::{CLEAN, Common, Verb, command, guide};

#[derive(Args)]
pub struct Completions {
    #[arg(value_enum, value_name = "shell")]
    shell: Shell,
}

impl Verb for Completions {
    fn run(self, common: &Common) -> Result<u8> {
        let mut told = guide::told(command(), &common.lang());
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut told, "outflow", &mut script);
        let mut out = std::io::stdout().lock();
        out.write_all(&script)?;
        out.flush()?;
        Ok(CLEAN)
    }
}

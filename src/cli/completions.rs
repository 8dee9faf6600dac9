//! `outflow completions SHELL`: what lets a shell complete the command line.

use std::io::Write as _;

use anyhow::Result;
use clap::{Args, Command};
use clap_complete::Shell;

use super::guide::Listed;
use super::{CLEAN, Common, Verb, command, guide};
use crate::catalog::Catalog;
use crate::lang::Lang;
use crate::rules::IDS;

#[derive(Args)]
pub struct Completions {
    #[arg(value_enum, value_name = "shell")]
    shell: Shell,
}

impl Verb for Completions {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let mut told = named(guide::told(command(), &lang), common, &lang);
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut told, "outflow", &mut script);
        let mut out = std::io::stdout().lock();
        out.write_all(&script)?;
        out.flush()?;
        Ok(CLEAN)
    }
}

/// `command` with the names that there are of themes, rules and entries: the help has no room for them.
fn named(command: Command, common: &Common, lang: &Lang) -> Command {
    // A person's own stand in names of files: none may be more than a word to a shell.
    let is_word = |name: &&str| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    let themes = Listed::of(common.config.themes.names().filter(is_word));
    let rules = Listed::told(IDS.iter().map(|id| (*id, lang.text(&format!("{id}-title")))));
    let mut catalog = Catalog::default();
    catalog.load_all();
    let entries = Listed::of(catalog.names());
    command
        .mut_arg("theme", |arg| arg.value_parser(themes))
        .mut_subcommand("explain", |verb| verb.mut_arg("rule", |arg| arg.value_parser(rules)))
        .mut_subcommand("catalog", |verb| verb.mut_arg("name", |arg| arg.value_parser(entries)))
}

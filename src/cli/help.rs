//! `outflow help [COMMAND]`: the same as `outflow COMMAND --help`.

use std::io::Write as _;

use anyhow::{Result, bail};
use clap::Args;

use super::guide::{self, Listed};
use super::{CLEAN, Common, VERBS, Verb, command, wrong};
use crate::map::{Hint, hint};
use crate::message::Message;

#[derive(Args)]
pub struct Help {
    #[arg(value_name = "command", value_parser = Listed::of(VERBS.iter().map(|row| row.name)))]
    command: Option<String>,
}

impl Verb for Help {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let told = guide::told(command(), &lang);
        let about = match &self.command {
            None => &told,
            Some(name) => match told.find_subcommand(name) {
                Some(command) => command,
                None => {
                    let unknown = lang.say(&Message::new("cli-wrong-command").with("word", name.as_str()));
                    let meant = match hint(name, VERBS.iter().map(|row| row.name)) {
                        Hint::Nearest(word) => Some(word),
                        _ => None,
                    };
                    bail!("{unknown}{}", wrong::hinted(meant.as_deref(), &lang));
                }
            },
        };
        let page = guide::page(about, &lang, guide::cells(), true);
        let mut out = anstream::stdout().lock();
        out.write_all(page.as_bytes())?;
        out.flush()?;
        Ok(CLEAN)
    }
}

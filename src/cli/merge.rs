//! `outflow merge`: brings a map up to date with what it was imported from.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::Args;

use super::import::{Wanted, say};
use super::{CLEAN, Common, Verb, WRONG, texts};
use crate::Analysis;
use crate::import::Draft;
use crate::lang::Lang;
use crate::merge::{Merged, drafted_by, merge};
use crate::message::Message;
use crate::report;
use crate::save::{refusal, save};
use crate::watch;

#[derive(Args)]
pub struct Merge {
    #[arg(value_name = "map")]
    map: PathBuf,
    #[command(flatten)]
    wanted: Wanted,
    #[arg(short = 'n', long)]
    dry_run: bool,
}

impl Verb for Merge {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let name = self.map.display().to_string();
        let analysis = texts::judged(&self.map, common.today());
        if !analysis.problems.is_empty() {
            report::plain::problems(&mut anstream::stderr(), std::slice::from_ref(&analysis), &lang)?;
        }
        if !analysis.readable {
            return Ok(WRONG);
        }
        let usual = drafted_by(&analysis.source, &analysis.map);
        let Some(draft) = self.wanted.draft(usual.as_deref(), &lang)? else { return Ok(WRONG) };
        let Some(merged) = self.gated(&analysis, &draft, common, &lang) else {
            bail!(lang.say(&Message::new("merge-unsafe").with("path", name)));
        };
        let mut out = std::io::stdout().lock();
        for change in &merged.changes {
            writeln!(out, "{}", lang.say(&change.merged()))?;
        }
        let done = merged.changes.iter().filter(|change| change.verdict.is_done()).count();
        let count = Message::new("merge-count").with("done", done).with("left", merged.changes.len() - done);
        say(&count, &lang);
        if self.dry_run {
            say(&Message::new("merge-dry").with("path", name), &lang);
        } else if merged.text != analysis.source.text() {
            save(&self.map, merged.text.as_bytes(), true)
                .map_err(|error| anyhow!("{name}: {}", lang.say(&refusal(&error, &self.map))))?;
            say(&Message::new("cli-wrote").with("path", name), &lang);
        }
        Ok(CLEAN)
    }
}

impl Merge {
    /// The map with `draft` merged into it; `None` where it would have mistakes it did not have, or would
    /// not say what was merged.
    fn gated(&self, analysis: &Analysis, draft: &Draft, common: &Common, lang: &Lang) -> Option<Merged> {
        let merged = merge(&analysis.source, &analysis.map, draft, lang)?;
        let name = analysis.source.name();
        let beside = watch::beside(&self.map);
        let after = Analysis::of_bytes(name, merged.text.as_bytes(), &beside, common.today());
        merged.is_sound(analysis, &after, draft, lang).then_some(merged)
    }
}

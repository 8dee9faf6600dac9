//! `outflow merge`: brings a map up to date with what it was imported from.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::Args;

use super::import::{Wanted, differs, say, veiled};
use super::way::from_beside;
use super::{CLEAN, Common, Verb, WRONG, texts};
use crate::Analysis;
use crate::import::{Draft, Record};
use crate::lang::Lang;
use crate::merge::{Merged, merge, recorded};
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
        let before = recorded(&analysis.source, &analysis.map);
        let Some(draft) = self.draft(before.as_ref(), &lang)? else { return Ok(WRONG) };
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
        veiled(&draft, &lang);
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
    /// What is to be merged: what is named, or what the map was imported from `before`.
    fn draft(&self, before: Option<&Record>, lang: &Lang) -> Result<Option<Draft>> {
        let path = || self.map.display().to_string();
        let Some(before) = before else { return self.wanted.draft(None, lang) };
        if self.wanted.is_named() {
            let draft = self.wanted.draft(Some(&before.by), lang)?;
            if let Some(other) = draft.as_ref().and_then(|draft| differs(&self.map, Some(before), draft)) {
                bail!(lang.say(&other));
            }
            return Ok(draft.map(|mut draft| {
                from_beside(&self.map, &mut draft.from);
                draft
            }));
        }
        let again = self.wanted.again(&self.map, before);
        match again.path() {
            Some(there) if there.exists() => {
                let draft = again.draft(Some(&before.by), lang)?;
                Ok(draft.map(|draft| Draft { from: before.from.clone(), ..draft }))
            }
            there => {
                let from = there.unwrap_or(Path::new("?")).display().to_string();
                let elsewhere = Message::new("merge-elsewhere").with("path", path()).with("from", from);
                bail!(lang.say(&elsewhere.with("by", before.by.as_str())))
            }
        }
    }

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

//! `outflow explain`: what a rule finds, why, and how it is mended.

use std::io::Write as _;

use anyhow::{Result, bail};
use clap::Args;

use super::{CLEAN, Common, Verb};
use crate::Analysis;
use crate::lang::Lang;
use crate::map::{Date, Fault, hint};
use crate::message::{Arg, Message};
use crate::rules::{IDS, RULES, Rule, rule};
use crate::source::{clean, pad, width, wrap};

#[derive(Args)]
pub struct Explain {
    #[arg(value_name = "rule")]
    rule: Option<String>,
}

/// How wide running text is set.
const CELLS: usize = 80;

impl Verb for Explain {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let told = match self.rule.as_deref().map(str::trim) {
            None => list(&lang),
            Some(id) => match rule(&id.to_lowercase()) {
                Some(rule) => explained(rule, &lang, common.today()),
                None => bail!(unknown(id, &lang)),
            },
        };
        let mut out = anstream::stdout().lock();
        out.write_all(told.as_bytes())?;
        out.flush()?;
        Ok(CLEAN)
    }
}

fn unknown(id: &str, lang: &Lang) -> String {
    let fault = Fault::UnknownRule { id: id.to_owned(), hint: hint(id, IDS.iter().copied()) };
    let help = fault.help().map_or(String::new(), |help| format!(" — {}", lang.say(&help)));
    format!("{}{help}", lang.say(&fault.message()))
}

/// All rules, a line each.
fn list(lang: &Lang) -> String {
    let severity = |rule: &Rule| lang.text(&format!("severity-{}", rule.severity.name()));
    let widest = |text: &dyn Fn(&Rule) -> String| RULES.iter().map(|rule| width(&text(rule))).max();
    let ids = widest(&|rule| rule.id.to_owned()).unwrap_or_default();
    let severities = widest(&severity).unwrap_or_default();
    let line = |rule: &Rule| {
        let title = lang.text(&format!("{}-title", rule.id));
        format!("{}  {}  {title}\n", pad(rule.id, ids), pad(&severity(rule), severities))
    };
    let count = Message::new("cli-rules").with("count", RULES.len());
    format!("{}\n{}\n", RULES.iter().map(line).collect::<String>(), lang.say(&count))
}

/// Everything about `rule`.
fn explained(rule: &Rule, lang: &Lang, today: Date) -> String {
    let text = |part: &str| lang.text(&format!("{}-{part}", rule.id));
    let severity = Message::new("explain-severity")
        .with("severity", Arg::Term(format!("severity-{}", rule.severity.name()).into()));
    let related = Message::new("note-related").with("related", lang.related(rule));
    let mut parts = vec![format!("{} — {} ({})", rule.id, text("title"), lang.say(&severity))];
    for (heading, told) in [("explain-when", text("when")), ("explain-why", text("why"))] {
        parts.push(format!("{}:\n{}", lang.text(heading), indented(&wrap(&told, CELLS - 2).join("\n"))));
    }
    let map = |heading: &str, map: &str| format!("{}:\n\n{}", lang.text(heading), indented(map));
    parts.push(map("explain-fails", rule.example.fails));
    let analysis = Analysis::of_text("example.yaml", rule.example.fails, today);
    let found = analysis.verdict.findings.iter().filter(|finding| finding.rule == rule.id);
    parts.push(
        found.map(|finding| format!("  → {}", lang.say(&finding.message))).collect::<Vec<_>>().join("\n"),
    );
    parts.push(map("explain-mended", rule.example.mended));
    parts.push(wrap(&lang.say(&related), CELLS).join("\n"));
    parts.join("\n\n") + "\n"
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {}", clean(line))).collect::<Vec<_>>().join("\n")
}

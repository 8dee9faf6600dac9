//! A draft as a map's text: what was imported, with comments that say where each line came from.

use std::borrow::Cow;

use crate::crew;
use crate::import::{Draft, Fact, KEY, Left, Link, Origin, Part, Record, Value};
use crate::lang::Lang;
use crate::map::{yaml, yaml_under};
use crate::message::Message;
use crate::secret::{secrets, veil};
use crate::source::{clean, width};

/// How wide a part may be that stands in one line.
const LINE: usize = 100;
/// The column at which comments begin, where there is room.
const MARGIN: usize = 44;

/// The text of the map that `draft` drafts. Its comments speak `lang`.
pub fn text(draft: &Draft, lang: &Lang) -> String {
    let draft = &draft.named(&|message| said(message, lang));
    // What is said and the record of it are about as much work.
    let hands = crew::hands(draft.links.len());
    let halves = crew::all(hands, &[Page::map, Page::imported], |half| {
        let mut page = Page { lang, out: String::new() };
        half(&mut page, draft);
        // Whatever an importer let through is hidden at the last moment.
        if secrets(&page.out).is_empty() { page.out } else { veil(&page.out).into_owned() }
    });
    halves.concat()
}

/// What `draft` says of the profile, as lines indented by two.
pub fn profile(draft: &Draft, lang: &Lang) -> String {
    let mut page = Page { lang, out: String::new() };
    page.facts(2, &draft.profile, None);
    page.out
}

/// One part as lines of the section under which it is to stand, indented by two.
pub fn part(part: &Part, lang: &Lang) -> String {
    let mut page = Page { lang, out: String::new() };
    page.part(part);
    page.out
}

/// One flow as lines of the list, indented by two.
pub fn link(link: &Link, lang: &Lang) -> String {
    let mut page = Page { lang, out: String::new() };
    page.link(link);
    page.out
}

/// The record as lines, with its key.
pub fn record(record: &Record, lang: &Lang) -> String {
    let mut page = Page { lang, out: String::new() };
    page.record(record);
    page.out
}

/// The files of `draft` as the comments that list them at the head of a map.
pub fn files(draft: &Draft) -> Vec<String> {
    draft.files.iter().map(|file| format!("#   {}", clean(file)).trim_end().to_owned()).collect()
}

/// What found no place, as comments behind a blank line; nothing where everything did.
pub fn left(left: &[Left], lang: &Lang) -> String {
    let mut page = Page { lang, out: String::new() };
    page.left(left);
    page.out
}

/// The line `text` with a comment that says where it came from.
pub fn beside(text: &str, origin: &Origin) -> String {
    let room = MARGIN.saturating_sub(width(text)).max(2);
    format!("{text}{:room$}# {}", "", place(origin))
}

/// `message` as it stands in a comment.
pub fn said(message: &Message, lang: &Lang) -> String {
    clean(&lang.say(message)).into_owned()
}

/// `value` as YAML under `key`.
pub fn value<'v>(key: &str, value: &'v Value) -> Cow<'v, str> {
    match value {
        Value::Text(text) => scalar(key, text),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(|item| scalar(key, item)).collect();
            format!("[{}]", items.join(", ")).into()
        }
    }
}

/// `text` as a scalar that is not taken for nothing.
fn scalar<'t>(key: &str, text: &'t str) -> Cow<'t, str> {
    if text == "null" { "\"null\"".into() } else { yaml_under(key, text) }
}

struct Page<'l> {
    lang: &'l Lang,
    out: String,
}

impl Page<'_> {
    fn map(&mut self, draft: &Draft) {
        self.head(draft);
        self.profile(draft);
        let mut sections: Vec<&'static str> = Vec::new();
        for part in &draft.parts {
            if !sections.contains(&part.section.key()) {
                sections.push(part.section.key());
            }
        }
        for section in sections {
            self.key(section, draft);
            draft.parts.iter().filter(|part| part.section.key() == section).for_each(|part| self.part(part));
        }
        self.flows(draft);
        self.left(&draft.left);
    }

    /// What the next import is to know. Where nothing was imported there is nothing to import anew.
    fn imported(&mut self, draft: &Draft) {
        if !draft.by.is_empty() {
            let record = Record::of(draft, &|message| self.said(message));
            self.record(&record);
        }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn said(&self, message: &Message) -> String {
        said(message, self.lang)
    }

    fn comment(&mut self, indent: usize, text: &str) {
        let text = format!("{:indent$}# {text}", "");
        self.line(text.trim_end());
    }

    /// `text` with a comment that says where it came from, if it came from anywhere.
    fn beside(&mut self, text: &str, from: Option<&Origin>) {
        match from {
            Some(origin) => self.line(&beside(text, origin)),
            None => self.line(text),
        }
    }

    fn head(&mut self, draft: &Draft) {
        if !draft.by.is_empty() {
            let by = self.said(&Message::new("import-head").with("by", draft.by));
            self.comment(0, &by);
            files(draft).iter().for_each(|file| self.line(file));
            let open = self.said(&Message::new("import-head-open"));
            self.comment(0, &open);
        }
        self.section_remarks(0, "", draft);
        self.line("outflow: 1");
        if let Some(title) = &draft.title {
            let title = self.said(title);
            self.line(&format!("title: {}", scalar("title", &title)));
        }
        for fact in &draft.head {
            self.fact(0, fact, None);
        }
    }

    fn profile(&mut self, draft: &Draft) {
        let is_told = draft.remarks.iter().any(|(section, _)| *section == "profile");
        if !draft.profile.is_empty() || is_told {
            self.key("profile", draft);
            self.facts(2, &draft.profile, None);
        }
    }

    /// The key of a section, with what is to be known of it.
    fn key(&mut self, section: &str, draft: &Draft) {
        self.line(&format!("\n{section}:"));
        self.section_remarks(2, section, draft);
    }

    fn section_remarks(&mut self, indent: usize, section: &str, draft: &Draft) {
        for (_, remark) in draft.remarks.iter().filter(|(of, _)| *of == section) {
            let said = self.said(remark);
            self.comment(indent, &said);
        }
    }

    fn part(&mut self, part: &Part) {
        self.remarks(&part.remarks);
        let origin = part.origin.as_ref();
        let id = yaml(&part.id);
        match in_line(format!("  {id}: "), &part.facts) {
            Some(line) => self.beside(&line, origin),
            None => {
                self.beside(&format!("  {id}:"), origin);
                self.facts(4, &part.facts, origin);
            }
        }
    }

    fn flows(&mut self, draft: &Draft) {
        if !draft.links.is_empty() {
            self.key("flows", draft);
            draft.links.iter().for_each(|link| self.link(link));
        }
    }

    fn link(&mut self, link: &Link) {
        self.remarks(&link.remarks);
        let origin = link.origin.as_ref();
        let arrow = format!("  - {} -> {}", link.from, link.to);
        if link.facts.is_empty() {
            return self.beside(&arrow, origin);
        }
        match in_line(format!("{arrow}: "), &link.facts) {
            Some(line) => self.beside(&line, origin),
            None => {
                self.beside(&format!("{arrow}:"), origin);
                self.facts(6, &link.facts, origin);
            }
        }
    }

    /// Facts in lines; those with names in them below their key.
    fn facts(&mut self, indent: usize, facts: &[Fact], from: Option<&Origin>) {
        let mut done: Vec<&str> = Vec::new();
        for fact in facts {
            if fact.name.is_none() {
                self.fact(indent, fact, from);
            } else if !done.contains(&fact.key) {
                done.push(fact.key);
                self.line(&format!("{:indent$}{}:", "", fact.key));
                for inner in facts.iter().filter(|other| other.key == fact.key) {
                    self.fact(indent + 2, inner, from);
                }
            }
        }
    }

    fn fact(&mut self, indent: usize, fact: &Fact, from: Option<&Origin>) {
        let key = fact.name.as_deref().map_or(Cow::Borrowed(fact.key), yaml);
        let value = value(fact.key, &fact.value);
        let origin = fact.origin.as_ref().filter(|origin| Some(*origin) != from);
        self.beside(&format!("{:indent$}{key}: {value}", ""), origin);
    }

    fn remarks(&mut self, remarks: &[Message]) {
        for remark in remarks {
            let said = self.said(remark);
            self.comment(2, &said);
        }
    }

    fn left(&mut self, left: &[Left]) {
        if left.is_empty() {
            return;
        }
        self.line("");
        let title = self.said(&Message::new("import-left").with("count", left.len()));
        self.comment(0, &title);
        for it in left {
            let why = self.said(&it.why);
            self.comment(0, &format!("  {} — {why}", place(&it.origin)));
        }
    }

    fn record(&mut self, record: &Record) {
        self.line("");
        let told = self.said(&Message::new("import-record"));
        self.comment(0, &told);
        self.line(&format!("{KEY}: |"));
        for line in record.lines() {
            self.out.push_str("  ");
            self.line(&line);
        }
    }
}

/// `start` with `facts` behind it, where they come from one place and there is room.
fn in_line(start: String, facts: &[Fact]) -> Option<String> {
    let is_of_one = facts.iter().all(|fact| fact.origin.is_none());
    is_of_one.then(|| braces(start, facts)).filter(|line| width(line) <= LINE)
}

/// `start` with `{ key: value, … }` behind it; the values of one key that have names of their own stand together.
fn braces(start: String, facts: &[Fact]) -> String {
    let mut out = start;
    if facts.is_empty() {
        return out + "{}";
    }
    for (at, fact) in facts.iter().enumerate() {
        let with_it = |other: &&Fact| other.key == fact.key && other.name.is_some();
        if fact.name.is_some() && facts.iter().take(at).any(|before| with_it(&before)) {
            continue;
        }
        out += if at == 0 { "{ " } else { ", " };
        out = out + fact.key + ": ";
        if fact.name.is_none() {
            out += &value(fact.key, &fact.value);
            continue;
        }
        let named = facts.iter().filter(with_it);
        let named =
            named.filter_map(|fact| Some(yaml(fact.name.as_ref()?) + ": " + value(fact.key, &fact.value)));
        out = out + "{ " + &named.collect::<Vec<_>>().join(", ") + " }";
    }
    out + " }"
}

/// An origin as people read it: `.mcp.json:3 mcpServers.crm`.
pub fn place(origin: &Origin) -> String {
    let Origin { file, line, key } = origin;
    let text = if *line > 0 { format!("{file}:{line} {key}") } else { format!("{file} {key}") };
    // A key may be as hostile as any label, and may hold a secret, which cleaning veils.
    clean(text.trim_end()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analysis;
    use crate::import::{Section, Spoken as _};
    use crate::lang::LANGUAGES;
    use crate::map::{Date, Kind};

    fn origin(line: usize, key: &str) -> Option<Origin> {
        Some(Origin { file: "model\u{1b}[31m.json".into(), line, key: key.into() })
    }

    fn draft() -> Draft {
        let mut draft = Draft::new("threagile");
        draft.files.push("model.json".into());
        draft.head.push(Fact::new("title", "It's: a \"test\" # no comment"));
        draft.profile.push(Fact::named("env", "DISABLE_TELEMETRY", "1").from(origin(3, "env").unwrap()));
        draft.profile.push(Fact::new("provider", "bedrock"));
        draft.parts.push(Part::new(Section::Class, "orders", None).say("rank", "3").say("label", "null"));
        draft.parts.push(Part::new(Section::Zone, "net", None));
        let mut input = Part::new(Section::Element(Kind::Input), "웹", origin(9, "a\nb")).say("zone", "net");
        input.facts.push(Fact::new("data", vec!["orders".to_owned(), "secret".to_owned()]));
        draft.parts.push(input.remark(Message::new("import-record")));
        let mut mask = Part::new(Section::Element(Kind::Processor), "mask", None);
        mask.facts.push(Fact::named("redact", "orders", "mask"));
        mask.facts.push(Fact::named("redact", "secret", "drop").from(origin(12, "x").unwrap()));
        draft.parts.push(mask);
        let hostile = "Bearer ghp_abcdefghijklmnopqrstuvwxyz0123456789\u{1b}[2J";
        let crm = Part::new(Section::Element(Kind::Channel), "crm", None).say("note", hostile);
        draft.parts.push(crm);
        draft.links.push(Link::new("웹", "mask", None));
        draft.links.push(Link::new("mask", "crm", origin(20, "flow")).say("transport", "https"));
        draft.leave(origin(30, "abuse_cases").unwrap(), Message::new("import-record"));
        draft
    }

    #[test]
    fn a_draft_is_written_as_a_map_without_a_mistake_or_a_secret() {
        for language in LANGUAGES {
            let text = text(&draft(), &Lang::new(*language));
            let analysis = Analysis::of_text("draft.yaml", &text, Date::constant(2026, 11, 21));
            assert!(analysis.problems.is_empty(), "{text}\n{:?}", analysis.problems);
            assert_eq!(analysis.map.elements.len(), 3);
            assert_eq!(analysis.map.flows.len(), 2);
            assert!(!text.contains("ghp_abc") && !text.contains('\u{1b}'), "{text}");
            let recorded = analysis.source.text().split("x-imported: |").nth(1).unwrap();
            let lang = Lang::new(*language);
            let said = |message: &Message| said(message, &lang);
            assert_eq!(Record::read(recorded), Some(Record::of(&draft(), &said)));
        }
    }

    #[test]
    fn comments_say_where_each_line_came_from() {
        let text = text(&draft(), &Lang::new(LANGUAGES[0]));
        assert!(
            text.contains("crm: { transport: https }") || text.contains("mask -> crm: { transport: https }")
        );
        assert!(text.contains("json:20 flow"), "{text}");
        assert!(text.contains("DISABLE_TELEMETRY: \"1\""), "{text}");
        assert!(text.contains("json:3 env"), "{text}");
    }
}

//! A page in Markdown: the diagram, the findings, what leaves, the flows, and what to ask. GitHub draws
//! the diagram.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::exhibit::{Exhibit, Format};
use super::words::{Unstated, acceptance, accepts, badge, badges, facts, mistakes, part, proviso};
use super::{legend, mermaid, text};
use crate::finding::{Finding, Fix, Place, Status, sign};
use crate::map::{ClassId, ElementId, FlowId, Form};
use crate::message::Message;
use crate::scene::hop;
use crate::source::clean;
use crate::trace::Datum;

/// `.md`
pub const FORMAT: Format = Format { name: "Markdown", extension: "md", is_placed: false, write };

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let mut page = Page { exhibit, unstated: Unstated::of(exhibit.analysis), out: String::new() };
    page.head();
    page.diagram();
    page.findings();
    page.questions();
    page.accepted();
    page.exposures();
    page.flows();
    let made = Message::new("export-made").with("version", env!("CARGO_PKG_VERSION"));
    let _ = writeln!(page.out, "---\n\n{}", escape(&exhibit.lang.say(&made)));
    Ok(page.out.into_bytes())
}

struct Page<'e> {
    exhibit: &'e Exhibit<'e>,
    unstated: Unstated,
    out: String,
}

impl Page<'_> {
    fn text(&self, id: &str) -> String {
        escape(&self.exhibit.lang.text(id))
    }

    fn heading(&mut self, id: &str) {
        let _ = writeln!(self.out, "## {}\n", self.text(id));
    }

    /// A table with the texts called `names` above its columns; `rows` are escaped already.
    fn table(&mut self, names: &[&str], rows: &[Vec<String>]) {
        let names: Vec<String> = names.iter().map(|name| self.text(name)).collect();
        self.rows(&names, rows);
    }

    fn rows(&mut self, names: &[String], rows: &[Vec<String>]) {
        let _ = writeln!(self.out, "| {} |", names.join(" | "));
        let _ = writeln!(self.out, "|{}", " --- |".repeat(names.len()));
        for row in rows {
            let _ = writeln!(self.out, "| {} |", row.join(" | "));
        }
        self.out.push('\n');
    }

    fn head(&mut self) {
        let _ = writeln!(self.out, "# {}\n", escape(&self.exhibit.title()));
        if let Some(mistakes) = mistakes(self.exhibit) {
            let _ = writeln!(self.out, "**{}**\n", escape(&mistakes));
        }
        let _ = writeln!(self.out, "{}\n", escape(&facts(self.exhibit)));
        if let Some(note) = &self.exhibit.analysis.map.note {
            let _ = writeln!(self.out, "> {}\n", escape(&clean(note)));
        }
        if let Some(part) = part(self.exhibit) {
            let _ = writeln!(self.out, "*{}*\n", escape(&part));
        }
    }

    fn diagram(&mut self) {
        if self.exhibit.scene.picture.figures.is_empty() {
            let _ = writeln!(self.out, "{}\n", self.text("export-nothing"));
            return;
        }
        match mermaid::diagram(self.exhibit) {
            Some(diagram) => {
                let _ = writeln!(self.out, "```mermaid\n{diagram}```\n");
            }
            // More than viewers would draw: as text then.
            None => {
                let drawing = text::drawing(self.exhibit);
                let fence = fence(&drawing);
                let _ = writeln!(self.out, "{fence}text\n{drawing}{fence}\n");
            }
        }
        let signs = legend::signs(self.exhibit);
        let signs: Vec<String> = signs.iter().map(|(sign, text)| escape(&format!("{sign} {text}"))).collect();
        if !signs.is_empty() {
            let _ = writeln!(self.out, "{}\n", signs.join(" · "));
        }
    }

    fn numbered(&self, status: Status) -> Vec<(usize, &Finding)> {
        self.exhibit.numbered().filter(|(_, finding)| finding.status == status).collect()
    }

    fn place(&self, finding: &Finding) -> String {
        escape(&clean(&finding.place.name(&self.exhibit.analysis.map)))
    }

    fn classes(&self, classes: &[ClassId]) -> String {
        let names = self.exhibit.analysis.map.classes.names(classes);
        escape(&clean(&self.exhibit.lang.value_text(&names)))
    }

    fn fixes(&self, finding: &Finding) -> String {
        let told = |fix: &Fix| {
            let before = proviso(finding.status, fix).map(|id| format!("{} ", self.text(id)));
            let fix = code(&clean(&self.exhibit.lang.say(&fix.title)));
            format!("{}{fix}", before.unwrap_or_default())
        };
        finding.fixes.iter().map(told).collect::<Vec<_>>().join("<br>")
    }

    fn findings(&mut self) {
        self.heading("export-findings");
        let rows: Vec<Vec<String>> = self
            .numbered(Status::Violation)
            .into_iter()
            .map(|(number, finding)| {
                let severity = self.text(&format!("severity-{}", finding.severity.name()));
                vec![
                    badge(number),
                    format!("{} {severity}", sign(finding.status, finding.severity)),
                    code(&clean(&finding.rule)),
                    self.place(finding),
                    self.classes(&finding.classes),
                    escape(&clean(&self.exhibit.lang.say(&finding.message))),
                    self.fixes(finding),
                ]
            })
            .collect();
        if rows.is_empty() {
            let mistakes = mistakes(self.exhibit).map(|text| format!(" {}", escape(&text)));
            let _ =
                writeln!(self.out, "{}{}\n", self.text("export-no-findings"), mistakes.unwrap_or_default());
            return;
        }
        let names = ["number", "severity", "rule", "place", "classes", "message", "fix"];
        self.table(&names.map(|name| format!("export-{name}")).each_ref().map(String::as_str), &rows);
    }

    /// What nobody said, as a list to be ticked off in the workshop.
    fn questions(&mut self) {
        let questions: Vec<String> = self
            .numbered(Status::Unknown)
            .into_iter()
            .map(|(number, finding)| {
                let asked = escape(&clean(&self.exhibit.lang.say(&finding.message)));
                let answer = self.fixes(finding);
                let answer = if answer.is_empty() { answer } else { format!("<br>{answer}") };
                format!("- [ ] {} **{}** — {asked}{answer}", badge(number), self.place(finding))
            })
            .collect();
        if !questions.is_empty() {
            self.heading("export-questions");
            let _ = writeln!(self.out, "{}\n", questions.join("\n"));
        }
    }

    fn accepted(&mut self) {
        let exhibit = self.exhibit;
        let findings = exhibit.analysis.verdict.findings.iter();
        let accepted = findings.filter(|finding| {
            finding.status == Status::Accepted && exhibit.scene.shows(exhibit.analysis, finding.place)
        });
        let told: Vec<String> = accepted
            .map(|finding| {
                let message = escape(&clean(&exhibit.lang.say(&finding.message)));
                let because = accepts(exhibit.analysis, finding).into_iter();
                let because = because.map(|accept| escape(&acceptance(exhibit.lang, accept)));
                let because: String = because.map(|text| format!("<br>{text}")).collect();
                let rule = code(&clean(&finding.rule));
                format!("- ✓ **{}** — {message} ({rule}){because}", self.place(finding))
            })
            .collect();
        if !told.is_empty() {
            self.heading("export-accepted");
            let _ = writeln!(self.out, "{}\n", told.join("\n"));
        }
    }

    /// What leaves, and what may and nobody knows.
    fn exposures(&mut self) {
        let unstated = self.unstated.told(self.exhibit.analysis);
        let unstated = unstated.map(|text| escape(&clean(&self.exhibit.lang.say(&text))));
        let matrix = self.matrix();
        if matrix.is_none() && unstated.is_none() {
            return;
        }
        self.heading("export-exposures");
        if let Some((names, rows)) = matrix {
            self.rows(&names, &rows);
            let (raw, hidden) = (self.text("form-raw"), self.text("form-pseudonymised"));
            let _ = writeln!(self.out, "● {raw} · ◐ {hidden}\n");
        }
        if let Some(unstated) = unstated {
            let _ = writeln!(self.out, "? {unstated}\n");
        }
    }

    /// Classes by channels, whichever are fewer side by side: what stands above the columns, and the rows.
    fn matrix(&self) -> Option<(Vec<String>, Vec<Vec<String>>)> {
        let (map, trace) = (&self.exhibit.analysis.map, &self.exhibit.analysis.trace);
        let shown: Vec<_> =
            trace.exposures(map).filter(|it| self.exhibit.scene.node(it.channel).is_some()).collect();
        if shown.is_empty() {
            return None;
        }
        let mut classes: Vec<ClassId> = shown.iter().map(|it| it.class).collect();
        let mut channels: Vec<ElementId> = shown.iter().map(|it| it.channel).collect();
        classes.sort_unstable_by_key(|class| (std::cmp::Reverse(map.classes[*class].rank), *class));
        classes.dedup();
        channels.dedup();
        let cell = |class: ClassId, channel: ElementId| {
            let has = |form: Form| trace.leaves(channel, (class, form));
            match (has(Form::Raw), has(Form::Pseudonymised)) {
                (true, true) => "● ◐",
                (true, false) => "●",
                (false, true) => "◐",
                (false, false) => "",
            }
        };
        let class_names: Vec<String> = classes.iter().map(|class| self.classes(&[*class])).collect();
        let channel_names: Vec<String> =
            channels.iter().map(|channel| escape(&clean(map.elements[*channel].name()))).collect();
        let wide = channels.len() > classes.len();
        let (tops, sides) = if wide { (class_names, channel_names) } else { (channel_names, class_names) };
        let rows: Vec<Vec<String>> = sides
            .into_iter()
            .enumerate()
            .map(|(at, name)| {
                let cells: Vec<&str> = match (wide, channels.get(at), classes.get(at)) {
                    (true, Some(channel), _) => classes.iter().map(|class| cell(*class, *channel)).collect(),
                    (false, _, Some(class)) => {
                        channels.iter().map(|channel| cell(*class, *channel)).collect()
                    }
                    _ => Vec::new(),
                };
                std::iter::once(name).chain(cells.into_iter().map(str::to_owned)).collect()
            })
            .collect();
        Some((std::iter::once(String::new()).chain(tops).collect(), rows))
    }

    fn flows(&mut self) {
        let exhibit = self.exhibit;
        let map = &exhibit.analysis.map;
        let mut rows = Vec::new();
        let mut numbers: HashMap<FlowId, Vec<usize>> = HashMap::new();
        for (number, finding) in exhibit.numbered() {
            if let Place::Flow(flow) = finding.place {
                numbers.entry(flow).or_default().push(number);
            }
        }
        for (id, flow) in map.flows.iter().filter(|(id, _)| exhibit.scene.edge(*id).is_some()) {
            let name = |element: ElementId| escape(&clean(map.elements[element].name()));
            let said = [&flow.label, &flow.purpose];
            let said: Vec<String> = said.into_iter().flatten().map(|text| escape(&clean(text))).collect();
            let mut carried: Vec<Datum> = exhibit.analysis.trace.carried(map, flow).collect();
            carried.sort_by_key(|(class, _)| std::cmp::Reverse(map.classes[*class].rank));
            let mut carried: Vec<String> = carried.into_iter().map(|datum| self.datum(datum)).collect();
            carried.extend(self.unstated.carries(id).then(|| self.text("export-carries-unknown")));
            let numbers = numbers.remove(&id).unwrap_or_default();
            let row = [name(flow.from), name(flow.to), said.join(" · "), carried.join(", ")];
            rows.push(row.into_iter().chain([escape(hop(exhibit.analysis, id)), badges(&numbers)]).collect());
        }
        if !rows.is_empty() {
            self.heading("export-flows");
            let names = ["from", "to", "purpose", "carries", "transit", "numbers"];
            self.table(&names.map(|name| format!("export-{name}")).each_ref().map(String::as_str), &rows);
        }
    }

    /// A class with its form.
    fn datum(&self, (class, form): Datum) -> String {
        let name = self.classes(&[class]);
        match form {
            Form::Raw => name,
            Form::Pseudonymised => format!("{name} ({})", self.text("form-pseudonymised")),
        }
    }
}

/// A fence longer than any in `text`.
fn fence(text: &str) -> String {
    let (mut longest, mut run) = (0, 0);
    for character in text.chars() {
        run = if character == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    "`".repeat(longest.max(2) + 1)
}

/// `text` as code. In backticks a backslash would not keep a `|` from ending the cell.
fn code(text: &str) -> String {
    format!("<code>{}</code>", escape(text))
}

/// `text` so that Markdown takes it for nothing but text: no format, no HTML, no link, and on GitHub
/// no mention of a person (`@name`) or an issue (`#1`, `GH-1`).
pub fn escape(text: &str) -> String {
    /// Shows nothing, and parts what would be taken together.
    const NOTHING: &str = "<!-- -->";
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let after = rest.strip_prefix(character).unwrap_or_default();
        let begins =
            |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '#' => out.extend(['\\', character]),
            other => out.push(other),
        }
        let parts = character == '@'
            || (character == '#' && after.starts_with(|next: char| next.is_ascii_alphanumeric()))
            || begins("://")
            || (character.eq_ignore_ascii_case(&'w') && begins("w."))
            || (character == '-'
                && after.starts_with(|next: char| next.is_ascii_digit())
                && ends_in_gh(&out));
        if parts {
            out.push_str(NOTHING);
        }
        rest = after;
    }
    out
}

/// Whether what is written so far ends in `GH-`.
fn ends_in_gh(out: &str) -> bool {
    out.len().checked_sub(3).and_then(|at| out.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case("gh-"))
}

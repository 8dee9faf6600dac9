//! `mermaid`: flowcharts of Mermaid, by themselves or in a fence of a Markdown text.

mod chart;
mod scan;

use super::model::Model;
use super::{Document, Draft, Importer, Mishap};
use crate::message::Message;
use chart::Chart;

/// The importer.
pub const IMPORTER: Importer = Importer {
    name: "mermaid",
    title: "Mermaid flowchart",
    texts: &[("ko", KO), ("en", EN)],
    is,
    places: None,
    read,
};

const KO: &str = "
import-mermaid-none = 이 글에는 Mermaid 흐름도(flowchart, graph)가 없습니다
import-mermaid-more = 다른 그림입니다. 첫 흐름도만 옮겼습니다
import-mermaid-line = 알아볼 수 없는 줄입니다
import-mermaid-quote = 이 줄에서 연 따옴표가 닫히지 않아 이 줄은 읽지 않았습니다. \"로 닫으세요
import-mermaid-open = 이 subgraph가 닫히지 않았습니다. 뒤에 오는 것을 모두 여기 안에 두었습니다. end로 닫으세요
";
const EN: &str = "
import-mermaid-none = there is no Mermaid flowchart (flowchart, graph) in this text
import-mermaid-more = another diagram; only the first flowchart was taken
import-mermaid-line = a line that is not understood
import-mermaid-quote = a quote that opens in this line is never closed, so the line was not read; close it with \"
import-mermaid-open = this subgraph is never closed, so all that follows was taken to lie in it; close it with end
";

fn is(document: &Document) -> bool {
    diagrams(document.source.text()).iter().any(|(_, text)| is_flowchart(text))
}

fn read(documents: &[Document], draft: &mut Draft) -> Result<(), Mishap> {
    let Some(document) = documents.first() else { return Ok(()) };
    let mut diagrams = diagrams(document.source.text());
    let Some(first) = diagrams.iter().position(|(_, text)| is_flowchart(text)) else {
        let file = document.source.name().to_owned();
        return Err(Mishap { file, at: None, message: Message::new("import-mermaid-none") });
    };
    let mut model = Model::new(document, draft);
    let mut chart = Chart::new(document.source.name());
    let (line, text) = diagrams.remove(first);
    chart.read(line, &text);
    chart.left.extend(diagrams.iter().map(|(line, _)| (*line, Message::new("import-mermaid-more"))));
    if let Some((line, title)) = chart.title.take() {
        model.title(&title, chart.origin(line, "title"));
    }
    let (sketch, left, passed) = chart.finish();
    sketch.fill(&mut model);
    for (origin, why) in left {
        model.leave(origin, why);
    }
    for (origin, count) in passed {
        model.leave(origin, Message::new("import-left-keys").with("count", count));
    }
    model.finish();
    Ok(())
}

/// The diagrams in `text`, each with the number of its first line: those in fences, or the whole.
fn diagrams(text: &str) -> Vec<(usize, String)> {
    let text = text.trim_start_matches('\u{feff}');
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut open: Option<(usize, String)> = None;
    let mut is_fenced = false;
    for (number, line) in text.lines().enumerate() {
        let fence = line.trim_start().trim_start_matches(['`', '~']);
        let is_fence = line.trim_start().len() >= fence.len() + 3;
        match &mut open {
            None if is_fence && fence.trim().eq_ignore_ascii_case("mermaid") => {
                is_fenced = true;
                open = Some((number + 2, String::new()));
            }
            Some(_) if is_fence => found.extend(open.take()),
            Some((_, body)) => {
                body.push_str(line);
                body.push('\n');
            }
            None => {}
        }
    }
    if !is_fenced {
        found.push((1, text.to_owned()));
    }
    // A fence that is never closed goes on to the end.
    found.extend(open);
    found
}

/// Whether the first line that says anything says that a flowchart follows.
fn is_flowchart(text: &str) -> bool {
    let lines = text.lines().map(str::trim).skip(front(text));
    let first = lines.into_iter().find(|line| !line.is_empty() && !line.starts_with("%%"));
    first.is_some_and(is_head)
}

/// How many lines the front matter takes, with both its marks.
fn front(text: &str) -> usize {
    let mut lines = text.lines().map(str::trim).enumerate().skip_while(|(_, line)| line.is_empty());
    if lines.next().is_none_or(|(_, line)| line != "---") {
        return 0;
    }
    lines.find(|(_, line)| *line == "---").map_or(0, |(at, _)| at + 1)
}

/// `flowchart LR`, `graph TD;`, `flowchart`.
fn is_head(line: &str) -> bool {
    let line = line.split(';').next().unwrap_or_default();
    let mut words = line.split_whitespace();
    let is_chart = matches!(words.next(), Some("graph" | "flowchart" | "flowchart-elk"));
    let direction = words.next();
    let known = direction.is_none_or(|word| matches!(word, "TB" | "TD" | "BT" | "LR" | "RL"));
    is_chart && known && words.next().is_none()
}

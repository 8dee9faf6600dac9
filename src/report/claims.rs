//! What a model claims about its data, held against the map that was drafted from it.

use compact_str::CompactString;

use crate::Analysis;
use crate::import::{Claim, Draft, Says, Section, Spot};
use crate::lang::{Lang, Language};
use crate::map::{CLASSIFIED, ClassId, Date, ElementId, FlowId, Map};
use crate::message::{Arg, Message};
use crate::table::Id as _;
use crate::trace::{Datum, Path};

/// Notes in `draft` which of its claims the map refutes: where they were made, as comments, and among
/// its doubts.
pub fn weigh(draft: &mut Draft, today: Date) {
    if draft.claims.is_empty() {
        return;
    }
    let text = super::draft::text(draft, &Lang::new(Language::fallback()));
    let analysis = Analysis::of_text("draft", &text, today);
    for claim in std::mem::take(&mut draft.claims) {
        let Some(why) = refuted(&analysis, &claim) else { continue };
        match &claim.at {
            Spot::Link(number) => draft.links.get_mut(*number).map(|link| link.remarks.push(why.clone())),
            Spot::Element(id) => {
                let is = |part: &&mut crate::import::Part| {
                    matches!(part.section, Section::Element(_)) && part.id == *id
                };
                draft.parts.iter_mut().find(is).map(|part| part.remarks.push(why.clone()))
            }
        };
        draft.doubt(claim.origin, why);
    }
}

/// What is said of a claim that does not hold.
fn refuted(analysis: &Analysis, claim: &Claim) -> Option<Message> {
    let map = &analysis.map;
    let here = here(analysis, &claim.at)?;
    let class = |id: &CompactString| map.classes.get(id);
    let against = |is: &dyn Fn(ClassId) -> bool| -> Vec<Datum> {
        let counts = |(class, _): &&Datum| map.classes[*class].rank >= CLASSIFIED && is(*class);
        let mut against: Vec<Datum> = here.data.iter().filter(counts).copied().collect();
        against.dedup_by_key(|(class, _)| *class);
        against
    };
    match &claim.says {
        Says::Only(said) => {
            let said: Vec<ClassId> = said.iter().filter_map(class).collect();
            let more = against(&|class| !said.iter().any(|known| map.classes.is_a(class, *known)));
            let path = path(analysis, &here, *more.first()?);
            let said = names(map, said);
            let more = names(map, more.into_iter().map(|(class, _)| class));
            Some(Message::new("import-claim-only").with("said", said).with("more", more).with("path", path))
        }
        Says::UpTo(rank) => {
            let more = against(&|class| map.classes[class].rank > *rank);
            let path = path(analysis, &here, *more.first()?);
            let more = names(map, more.into_iter().map(|(class, _)| class));
            Some(Message::new("import-claim-rank").with("more", more).with("path", path))
        }
        Says::Holds(said) => {
            let said = class(said)?;
            let is_here = here.data.iter().any(|(class, _)| map.classes.is_a(*class, said));
            (!is_here).then(|| Message::new("import-claim-holds").with("class", map.classes.name(said)))
        }
    }
}

/// What is at a place of the map.
struct Here {
    data: Vec<Datum>,
    /// The element there, or where the flow begins.
    element: ElementId,
    flow: Option<FlowId>,
}

fn here(analysis: &Analysis, at: &Spot) -> Option<Here> {
    let Analysis { map, graph, trace, .. } = analysis;
    match at {
        Spot::Element(id) => {
            let element = map.element(id)?;
            Some(Here { data: trace.held(map, graph, element), element, flow: None })
        }
        Spot::Link(number) => {
            let id = FlowId::new(*number);
            let flow = map.flows.row(id)?;
            let data = trace.carried(map, flow).collect();
            Some(Here { data, element: flow.from, flow: Some(id) })
        }
    }
}

/// The way on which `datum` comes there, as `a → b → c`.
fn path(analysis: &Analysis, here: &Here, datum: Datum) -> Arg {
    let map = &analysis.map;
    let path = analysis.trace.path(here.element, datum).unwrap_or_else(|| Path::at(here.element));
    let path = here.flow.map_or(path.clone(), |id| path.then(id, &map.flows[id]));
    let ids = path.elements.iter().map(|element| map.elements[*element].id.as_str());
    Arg::Text(ids.collect::<Vec<_>>().join(" → "))
}

fn names(map: &Map, classes: impl IntoIterator<Item = ClassId>) -> Vec<Arg> {
    classes.into_iter().map(|class| map.classes.name(class)).collect()
}

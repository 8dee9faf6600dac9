//! From text to a [`Map`] and every problem.

use super::class::Class;
use super::fields::{Fields, Reader};
use super::keys::Section;
use super::problem::{Fault, Problem};
use super::tree;
use super::{Kind, MAX_BYTES, Map, Profile, Variable, Zone, ZoneId};
use crate::source::{Source, Span, Spanned};
use crate::table::Id as _;

/// What reading a file gives: a value and every problem.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The map; `None` where the file cannot be read as a map at all.
    pub map: Option<Map>,
    /// Everything that is wrong, in file order.
    pub problems: Vec<Problem>,
}

/// Names that a map may use but does not define.
#[derive(Clone, Copy, Debug, Default)]
pub struct Vocabulary<'a> {
    /// The ids of all rules.
    pub rules: &'a [&'static str],
}

/// The most classes times elements that are followed: keeps a hostile map's cost in bounds.
const MAX_FACTS: usize = 100_000_000;

/// Turns the bytes of the file called `name` into text. Where they are not UTF-8 text, the text
/// is a readable approximation and a problem says where it went wrong.
pub fn decode(name: &str, bytes: &[u8]) -> (Source, Option<Problem>) {
    if bytes.len() as u64 > MAX_BYTES {
        let limit = (MAX_BYTES / 1024 / 1024) as usize;
        return (Source::new(name, ""), Some(Problem::new(Fault::TooLarge { limit }, Span::default())));
    }
    let (text, bad) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(error) => (String::from_utf8_lossy(bytes).into_owned(), Some(error.valid_up_to())),
    };
    let nul = text.find('\0');
    let problem = match (nul, bad) {
        (Some(at), _) => Some(Problem::new(Fault::NotText, Span::new(at, at + 1))),
        (None, Some(at)) => Some(Problem::new(Fault::NotUtf8, Span::new(at, at + '\u{fffd}'.len_utf8()))),
        (None, None) => None,
    };
    (Source::new(name, text), problem)
}

/// Reads a map: a value and all problems, never only the first.
pub fn read(source: &Source, vocabulary: Vocabulary<'_>) -> Reading {
    let (tree, problems) = tree::parse(source.text());
    let mut reader = Reader::new(&tree, problems);
    let map = read_root(&mut reader, source, vocabulary);
    let mut problems = reader.problems;
    let unread = |fault: &Fault| {
        use Fault::{UnknownElement, UnknownPlace, UnknownZone};
        matches!(fault, UnknownElement { .. } | UnknownZone { .. } | UnknownPlace { .. })
    };
    if tree.broken {
        // What seems undefined may stand in the part that could not be read.
        problems.retain(|problem| !unread(&problem.fault));
    }
    problems.sort_by_key(|problem| problem.span);
    problems.dedup();
    Reading { map: map.filter(|_| !tree.broken), problems }
}

fn read_root(reader: &mut Reader<'_, '_>, source: &Source, vocabulary: Vocabulary<'_>) -> Option<Map> {
    let tree = reader.tree;
    let root = match tree.root {
        Some(root) if !tree.is_null(root) => root,
        _ => {
            if !tree.broken {
                reader.report(Fault::Empty, Span::default());
            }
            return None;
        }
    };
    if !matches!(tree.value(root), tree::Value::Dict(..)) {
        reader.report(Fault::NotAMap, source.line_span(source.position(tree.span(root).start).line));
        return None;
    }
    let fields = reader.fields(root, Section::Map);
    let mut map = Map::default();
    read_head(reader, &fields, &mut map);
    read_classes(reader, &fields, &mut map);
    read_zones(reader, &fields, &mut map);
    // Ids follow the file, so that ties are broken by its order.
    let mut kinds = Kind::ALL;
    kinds.sort_by_key(|kind| fields.get(kind.section()).map(|node| tree.span(node)));
    for kind in kinds {
        reader.elements(&fields, kind, &mut map);
    }
    reader.flows(&fields, source, &mut map);
    reader.governance(&fields, vocabulary, &mut map);
    if map.classes.len().saturating_mul(map.elements.len()) > MAX_FACTS {
        reader.report(Fault::TooManyClasses, tree.span(root));
        return None;
    }
    Some(map)
}

fn read_head(reader: &mut Reader<'_, '_>, fields: &Fields, map: &mut Map) {
    if let Some(node) = fields.get("outflow")
        && let Some(Spanned { value, span }) = reader.word(node)
        && value.trim() != "1"
    {
        reader.report(Fault::Version { found: value.to_owned() }, span);
    }
    map.title = reader.text(fields, "title");
    map.owner = reader.text(fields, "owner");
    map.note = reader.text(fields, "note");
    map.as_of = reader.date(fields, "as_of").map(|day| day.value);
    let Some(node) = fields.get("profile") else { return };
    let fields = reader.fields(node, Section::Profile);
    map.profile = Profile {
        provider: reader.one_of(&fields, "provider"),
        plan: reader.one_of(&fields, "plan"),
        training: reader.fact(&fields, "training"),
        zero_data_retention: reader.fact(&fields, "zero_data_retention"),
        jurisdiction: reader.texts(&fields, "jurisdiction"),
        env: read_variables(reader, &fields),
    };
}

fn read_variables(reader: &mut Reader<'_, '_>, fields: &Fields) -> Vec<Variable> {
    let Some(node) = fields.get("env") else { return Vec::new() };
    let mut variables = Vec::new();
    for (name, _, value) in reader.pairs(node) {
        if let Some(Spanned { value, span }) = reader.word(value) {
            variables.push(Variable { name: name.to_owned(), value: value.to_owned(), span });
        }
    }
    variables
}

/// Reads `classes:`. All ids come first, so that one may be a kind of a later one.
fn read_classes(reader: &mut Reader<'_, '_>, fields: &Fields, map: &mut Map) {
    let Some(node) = fields.get("classes") else { return };
    let declared: Vec<_> = reader.pairs(node);
    let mut own = Vec::new();
    for (name, key, value) in declared {
        let span = reader.tree.span(key);
        if !reader.is_id(name, span) {
            continue;
        }
        let id = map.classes.insert(Class { id: name.to_owned(), span: Some(span), ..Class::default() });
        own.push((id, reader.fields(value, Section::Class), span));
    }
    let mut ranks = Vec::new();
    for (id, fields, span) in &own {
        let mut class = map.classes[*id].clone();
        class.label = reader.text(fields, "label");
        let is = fields.get("is").and_then(|node| reader.class(node, &mut map.classes));
        let by_name = class.id.rmatch_indices('.').find_map(|(at, _)| map.classes.get(class.id.get(..at)?));
        if let (Some(is), Some(by_name)) = (is, by_name)
            && is.value != by_name
        {
            let parent = map.classes[by_name].id.clone();
            reader.report(Fault::TwoParents { id: class.id.clone(), parent }, is.span);
        }
        class.parent = by_name.or(is.map(|is| is.value));
        let built_in = super::BUILT_IN.iter().find(|built_in| built_in.id == class.id);
        ranks.push(reader.rank(fields, "rank").or(built_in.map(|class| class.rank)));
        if class.parent.is_none() && ranks.last() == Some(&None) {
            reader.report(Fault::ClassWithoutRank { id: class.id.clone() }, *span);
        }
        map.classes.insert(class);
    }
    let ids: Vec<_> = own.iter().map(|(id, ..)| *id).collect();
    break_class_cycles(reader, map, &ids);
    for (id, rank) in ids.iter().zip(&ranks) {
        // A class without a rank of its own has that of the nearest ancestor with one.
        let inherited = map.classes.lineage(*id).find_map(|ancestor| {
            let own = ids.iter().position(|other| *other == ancestor).and_then(|at| ranks.get(at));
            own.map_or_else(|| Some(map.classes[ancestor].rank), |rank| *rank)
        });
        let class =
            Class { rank: rank.or(inherited).unwrap_or(super::CLASSIFIED), ..map.classes[*id].clone() };
        map.classes.insert(class);
    }
}

fn break_class_cycles(reader: &mut Reader<'_, '_>, map: &mut Map, ids: &[super::ClassId]) {
    for id in ids {
        let above = map.classes[*id].parent;
        if above.is_some_and(|above| map.classes.is_a(above, *id)) {
            let mut class = map.classes[*id].clone();
            let span = class.span.unwrap_or_default();
            reader.report(Fault::ClassCycle { id: class.id.clone() }, span);
            class.parent = None;
            map.classes.insert(class);
        }
    }
}

fn read_zones(reader: &mut Reader<'_, '_>, fields: &Fields, map: &mut Map) {
    let Some(node) = fields.get("zones") else { return };
    let mut parents = Vec::new();
    for (name, key, value) in reader.pairs(node) {
        let span = reader.tree.span(key);
        if !reader.is_id(name, span) {
            continue;
        }
        let fields = reader.fields(value, Section::Zone);
        map.zones.push(Zone {
            id: name.to_owned(),
            label: reader.text(&fields, "label"),
            note: reader.text(&fields, "note"),
            owner: reader.text(&fields, "owner"),
            parent: None,
            span,
        });
        parents.push(reader.stated_text(&fields, "in"));
    }
    let names = zone_names(map);
    for (id, parent) in map.zones.ids().zip(parents) {
        map.zones[id].parent = parent.and_then(|parent| find_zone(reader, &names, &parent));
    }
    for id in map.zones.ids() {
        let above = std::iter::successors(map.zones[id].parent, |zone| map.zones[*zone].parent);
        if above.take(map.zones.len()).any(|zone| zone == id) {
            let fault = Fault::ZoneCycle { id: map.zones[id].id.clone() };
            reader.report(fault, map.zones[id].span);
            map.zones[id].parent = None;
        }
    }
}

/// Zones by their id.
pub fn zone_names(map: &Map) -> std::collections::HashMap<String, ZoneId> {
    map.zones.iter().map(|(id, zone)| (zone.id.clone(), id)).collect()
}

/// The zone that `name` names.
pub fn find_zone(
    reader: &mut Reader<'_, '_>,
    zones: &std::collections::HashMap<String, ZoneId>,
    name: &Spanned<String>,
) -> Option<ZoneId> {
    let found = zones.get(name.value.trim()).copied();
    if found.is_none() {
        let mut valid: Vec<&str> = zones.keys().map(String::as_str).collect();
        valid.sort_unstable_by_key(|id| zones.get(*id).map(|zone| zone.index()));
        let hint = reader.hint(&name.value, valid);
        reader.report(Fault::UnknownZone { id: name.value.clone(), hint }, name.span);
    }
    found
}

impl Reader<'_, '_> {
    /// Whether `name` can be an id: letters of any script, digits, `-`, `_`, `.`.
    pub fn is_id(&mut self, name: &str, span: Span) -> bool {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || is_mark(c);
        let good = !name.is_empty() && name.chars().all(fits) && !name.contains("->");
        if !good {
            self.report(Fault::BadId { id: name.to_owned() }, span);
        }
        good
    }
}

/// Combining marks that belong to letters (decomposed accents, Indic vowel signs).
fn is_mark(c: char) -> bool {
    crate::source::width(c.encode_utf8(&mut [0; 4])) == 0
        && !c.is_control()
        && !c.is_whitespace()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

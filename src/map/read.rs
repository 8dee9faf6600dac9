//! From text to a [`Map`] and every problem.

use std::borrow::Cow;
use std::collections::HashMap;

use super::class::{Class, ClassId, MAX_DEPTH, is_word};
use super::fields::{Fields, Reader};
use super::keys::Section;
use super::problem::{Fault, Problem};
use super::tree::{self, NodeId, Value};
use super::value::Stated;
use super::{Body, Kind, MAX_BYTES, Map, Profile, Variable, Zone, ZoneId};
use crate::source::{Source, Span, Spanned};
use crate::table::{Id, Table};

/// What reading a file gives: a value and every problem.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The map; `None` where the file cannot be read as a map at all.
    pub map: Option<Map>,
    /// Everything that is wrong, in file order.
    pub problems: Vec<Problem>,
}

/// What knows the entries that a map `uses`: reading asks it for what comes along with an element.
pub trait Lexicon {
    /// Learns the map's own entries from `own`, checks every `uses`, and adds the elements that
    /// come along with one. All elements are read, and no flow.
    fn furnish(&mut self, reader: &mut Reader<'_, '_>, own: Option<NodeId>, map: &mut Map);

    /// Adds the flows to what comes along, where the map does not draw them.
    fn connect(&self, map: &mut Map);
}

/// The most classes times elements and flows that are followed: keeps a hostile map's cost in bounds.
const MAX_FACTS: usize = 50_000_000;

/// Turns the bytes of the file called `name` into text. Where they are not UTF-8 text, the text
/// is a readable approximation and a problem says where it went wrong.
pub fn decode<'b>(name: &str, bytes: impl Into<Cow<'b, [u8]>>) -> (Source, Option<Problem>) {
    let bytes = bytes.into();
    if bytes.len() as u64 > MAX_BYTES {
        let limit = (MAX_BYTES / 1024 / 1024) as usize;
        return (Source::new(name, ""), Some(Problem::new(Fault::TooLarge { limit }, Span::default())));
    }
    // What some editors save as "Unicode" is UTF-16: it starts with a mark of its own.
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let (text, bad) = match String::from_utf8(bytes.into_owned()) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
        }
    };
    let nul = text.find('\0').filter(|_| !is_utf16);
    let problem = match (nul, bad) {
        (Some(at), _) => Some(Problem::new(Fault::NotText, Span::new(at, at + 1))),
        (None, Some(at)) => Some(Problem::new(Fault::NotUtf8, Span::new(at, at + '\u{fffd}'.len_utf8()))),
        (None, None) => None,
    };
    (Source::new(name, text), problem)
}

/// Reads a map: a value and all problems, never only the first. `rules` are the ids of all rules.
pub fn read(source: &Source, rules: &[&'static str], lexicon: &mut dyn Lexicon) -> Reading {
    let (tree, problems) = tree::parse(source.text());
    let end = problems.last().filter(|_| tree.broken).cloned();
    let mut reader = Reader::new(&tree, problems);
    let map = read_root(&mut reader, source, rules, lexicon);
    let mut problems = reader.problems;
    let unread = |fault: &Fault| {
        use Fault::{UnknownElement, UnknownPlace, UnknownZone};
        matches!(fault, UnknownElement { .. } | UnknownZone { .. } | UnknownPlace { .. })
    };
    if let Some(end) = end {
        // What seems undefined may stand in the part that could not be read, and what reaches
        // into that part is only half there.
        problems.retain(|problem| {
            problem == &end || !unread(&problem.fault) && problem.span.end <= end.span.start
        });
    }
    problems.sort_by_key(|problem| problem.span);
    problems.dedup();
    Reading { map: map.filter(|_| !tree.broken), problems }
}

fn read_root(
    reader: &mut Reader<'_, '_>,
    source: &Source,
    rules: &[&'static str],
    lexicon: &mut dyn Lexicon,
) -> Option<Map> {
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
    if !matches!(tree.value(root), Value::Dict(..)) {
        reader.report(Fault::NotAMap, source.line_span(source.position(tree.span(root).start).line));
        return None;
    }
    let fields = reader.fields(root, Section::Map);
    let mut map = Map::default();
    read_head(reader, &fields, &mut map);
    read_profile(reader, root, &fields, &mut map);
    map.head_end = head_end(reader, root, source);
    read_classes(reader, &fields, &mut map);
    read_zones(reader, &fields, &mut map);
    // Ids follow the file, so that ties are broken by its order.
    let mut kinds = Kind::ALL;
    kinds.sort_by_key(|kind| fields.get(kind.section()).map(|node| tree.span(node)));
    for kind in kinds {
        reader.elements(&fields, kind, &mut map);
    }
    lexicon.furnish(reader, fields.get("catalog"), &mut map);
    reader.flows(&fields, source, &mut map);
    lexicon.connect(&mut map);
    reader.governance(&fields, rules, &mut map);
    map.doubtful = !reader.problems.is_empty();
    let named = |flow: &super::Flow| 1 + flow.only.as_ref().map_or(0, Vec::len) + flow.except.len();
    let redacted = |element: &super::Element| 2 + element.redact.len();
    let size = map.elements.values().map(redacted).chain(map.flows.values().map(named));
    if size.sum::<usize>().saturating_mul(map.classes.len()) > MAX_FACTS {
        reader.report(Fault::TooManyClasses, tree.span(root));
        return None;
    }
    Some(map)
}

fn read_head(reader: &mut Reader<'_, '_>, fields: &Fields, map: &mut Map) {
    if let Some(node) = fields.get("outflow")
        && let Some(Spanned { value, span }) = reader.word(node)
        && !matches!(value.trim(), "" | "1")
    {
        reader.report(Fault::Version { found: value.to_owned() }, span);
    }
    map.title = reader.text(fields, "title");
    map.owner = reader.text(fields, "owner");
    map.note = reader.text(fields, "note");
    map.as_of = reader.date(fields, "as_of").map(|day| day.value);
}

fn read_profile(reader: &mut Reader<'_, '_>, root: NodeId, fields: &Fields, map: &mut Map) {
    let Some(node) = fields.get("profile") else { return };
    let tree = reader.tree;
    let key = match tree.value(root) {
        Value::Dict(pairs, _) => pairs.iter().find(|(_, value)| *value == node),
        _ => None,
    };
    let fields = reader.fields(node, Section::Profile);
    map.profile = reader.profile(&fields);
    let body = |node: Option<NodeId>| {
        node.map_or_else(Body::default, |node| reader.body(tree.span(node), Some(node)))
    };
    map.profile.env_body = body(fields.get("env"));
    map.profile.settings_body = body(fields.get("settings"));
    map.profile.body =
        key.map_or_else(Body::default, |(key, value)| reader.body(tree.span(*key), Some(*value)));
}

/// The byte below the lines of what is said of the map as a whole.
fn head_end(reader: &Reader<'_, '_>, root: NodeId, source: &Source) -> Option<u32> {
    const HEAD: [&str; 5] = ["outflow", "title", "owner", "as_of", "note"];
    let tree = reader.tree;
    let Value::Dict(pairs, false) = tree.value(root) else { return None };
    let first = tree.span(pairs.first()?.0).start;
    if source.position(first).column != 1 {
        return None;
    }
    let is_head = |key: NodeId| tree.text(key).is_some_and(|key| HEAD.contains(&key));
    let Some((key, value)) = pairs.iter().take_while(|(key, _)| is_head(*key)).last() else {
        return Some(first);
    };
    let (key, value) = (tree.span(*key), tree.span(*value));
    // The place of a value that is not written says nothing.
    let last = if value.start < value.end { value.end } else { key.end };
    // Text of several lines (`|`) ends below its last line.
    let after = source.text().get(..last as usize)?.ends_with('\n');
    let line = source.position(last).line;
    Some(source.line_span(if after { line } else { line + 1 }).start)
}

/// Reads `classes:`. All ids come first, so that one may be a kind of a later one.
fn read_classes(reader: &mut Reader<'_, '_>, fields: &Fields, map: &mut Map) {
    let Some(node) = fields.get("classes") else { return };
    let mut own = Vec::new();
    for (name, key, value) in reader.pairs(node) {
        let span = reader.tree.span(key);
        if !reader.is_id(name, span) {
            continue;
        }
        let id = map.classes.insert(Class { id: name.to_owned(), span: Some(span), ..Class::default() });
        own.push((id, reader.fields(value, Section::Class), span));
    }
    let declared = map.classes.len();
    let mut ranks: HashMap<ClassId, Option<u8>> = HashMap::new();
    for (id, fields, span) in &own {
        let parent = class_parent(reader, fields, *id, map);
        let label = reader.text(fields, "label");
        let class = Class { label, parent, ..map.classes[*id].clone() };
        let built_in = super::BUILT_IN.iter().find(|built_in| built_in.id == class.id);
        let rank = reader.rank(fields, "rank").or(built_in.map(|class| class.rank));
        let says = |key| fields.get(key).is_some();
        if parent.is_none() && rank.is_none() && !says("is") && !says("rank") {
            reader.report(Fault::ClassWithoutRank { id: class.id.clone() }, *span);
        }
        ranks.insert(*id, rank);
        map.classes.insert(class);
    }
    // Classes that a longer name implies have no rank of their own.
    ranks.extend(map.classes.iter().skip(declared).map(|(id, _)| (id, None)));
    break_class_cycles(reader, map);
    let ids: Vec<_> = own.iter().map(|(id, ..)| *id).chain(map.classes.ids().skip(declared)).collect();
    for id in ids {
        // A class without a rank of its own has that of the nearest ancestor with one.
        let ranked = |ancestor| ranks.get(&ancestor).copied().unwrap_or(Some(map.classes[ancestor].rank));
        let rank = map.classes.lineage(id).find_map(ranked).unwrap_or(super::CLASSIFIED);
        map.classes.insert(Class { rank, ..map.classes[id].clone() });
    }
}

/// The class that `id` is a kind of: by its name, or by `is:`.
fn class_parent(reader: &mut Reader<'_, '_>, fields: &Fields, id: ClassId, map: &mut Map) -> Option<ClassId> {
    let is = fields.get("is").and_then(|node| reader.class(node, &mut map.classes));
    let name = map.classes[id].id.clone();
    let by_name = name.rsplit_once('.').and_then(|(above, _)| map.classes.mention(above));
    if let (Some(is), Some(by_name)) = (is, by_name)
        && is.value != by_name
    {
        let parent = map.classes[by_name].id.clone();
        reader.report(Fault::TwoParents { id: name, parent }, is.span);
    }
    by_name.or(is.map(|is| is.value))
}

fn break_class_cycles(reader: &mut Reader<'_, '_>, map: &mut Map) {
    let mut parents = map.classes.iter().map(|(_, class)| class.parent).collect();
    for (id, is_ring) in prune(&mut parents) {
        let class = Class { parent: None, ..map.classes[id].clone() };
        let fault = match is_ring {
            true => Fault::ClassCycle { id: class.id.clone() },
            false => Fault::TooDeep { limit: MAX_DEPTH },
        };
        reader.report(fault, class.span.unwrap_or_default());
        map.classes.insert(class);
    }
}

/// Cuts `parents` where the way up comes back to where it began, or is longer than [`MAX_DEPTH`].
/// Gives the places of the cuts, and whether there was a ring.
fn prune<K: Id>(parents: &mut Table<K, Option<K>>) -> Vec<(K, bool)> {
    let mut cut = Vec::new();
    for is_ring in [true, false] {
        for id in parents.ids() {
            let mut above = std::iter::successors(parents[id], |at| parents[*at]).take(MAX_DEPTH + 1);
            if if is_ring { above.any(|at| at == id) } else { above.count() > MAX_DEPTH } {
                parents[id] = None;
                cut.push((id, is_ring));
            }
        }
    }
    cut
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
    let find = |parent: Stated<String>| parent.and_then(|parent| find_zone(reader, map, &names, &parent));
    let mut parents: Table<ZoneId, Option<ZoneId>> = parents.into_iter().map(find).collect();
    for (id, is_ring) in prune(&mut parents) {
        let zone = &map.zones[id];
        let fault = match is_ring {
            true => Fault::ZoneCycle { id: zone.id.clone() },
            false => Fault::TooDeep { limit: MAX_DEPTH },
        };
        reader.report(fault, zone.span);
    }
    for (id, parent) in parents.iter() {
        map.zones[id].parent = *parent;
    }
}

/// Zones by their id.
pub fn zone_names(map: &Map) -> HashMap<String, ZoneId> {
    map.zones.iter().map(|(id, zone)| (zone.id.clone(), id)).collect()
}

/// The zone that `name` names.
pub fn find_zone(
    reader: &mut Reader<'_, '_>,
    map: &Map,
    zones: &HashMap<String, ZoneId>,
    name: &Spanned<String>,
) -> Option<ZoneId> {
    let found = zones.get(name.value.trim()).copied();
    if found.is_none() {
        let hint = reader.hint(&name.value, map.zones.values().map(|zone| zone.id.as_str()));
        reader.report(Fault::UnknownZone { id: name.value.clone(), hint }, name.span);
    }
    found
}

impl Reader<'_, '_> {
    /// The profile that `fields` describe.
    pub fn profile(&mut self, fields: &Fields) -> Profile {
        Profile {
            provider: self.one_of(fields, "provider"),
            plan: self.one_of(fields, "plan"),
            training: self.fact(fields, "training"),
            zero_data_retention: self.fact(fields, "zero_data_retention"),
            jurisdiction: self.texts(fields, "jurisdiction"),
            env: self.variables(fields, "env"),
            settings: self.variables(fields, "settings"),
            secrets: self.stated_texts(fields, "secrets"),
            ..Profile::default()
        }
    }

    fn variables(&mut self, fields: &Fields, key: &'static str) -> Vec<Variable> {
        let Some(node) = fields.get(key) else { return Vec::new() };
        let mut variables = Vec::new();
        for (name, _, value) in self.pairs(node) {
            if let Some(Spanned { value, span }) = self.word(value) {
                variables.push(Variable { name: name.to_owned(), value: value.to_owned(), span });
            }
        }
        variables
    }

    /// Whether `name` can be an id: letters of any script, digits, `-`, `_`, `.`.
    pub fn is_id(&mut self, name: &str, span: Span) -> bool {
        let good = !name.is_empty() && name.split('.').all(|part| part.is_empty() || is_word(part));
        if !good {
            self.report(Fault::BadId { id: name.to_owned() }, span);
        }
        good
    }
}

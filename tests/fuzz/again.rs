//! A map that is written otherwise is the same map: its values in lines or in brackets, in quotes, with its
//! aliases resolved and its remarks gone.

use outflow::Analysis;
use outflow::map::tree::{self, Tree, Value};
use outflow::map::{Fault, NodeId, yaml};

use crate::dice::Dice;
use crate::targets::TODAY;

/// How long a text may become; aliases can make much of little.
const MOST: usize = 200_000;
/// How deep one may nest: in brackets alone outflow takes less than in lines and brackets together.
const DEEP: usize = 40;

/// Reads `it` again, written otherwise, and holds the one against the other.
///
/// What is no YAML is left alone, and so is what holds something like a secret: whether a text does is
/// told from the text around it, which changes.
pub fn same(it: &Analysis, dice: &mut Dice) {
    let (tree, problems) = tree::parse(it.source.text());
    let is_text = it.problems.iter().all(|problem| problem.fault != Fault::NotUtf8);
    let is_yaml = problems.is_empty() && !tree.broken && is_text;
    let Some(root) = tree.root.filter(|_| is_yaml) else { return };
    let mut page = Page { tree: &tree, dice, out: String::new() };
    if page.value(root, Some(0), 0).is_none() || !it.source.secrets().is_empty() {
        return;
    }
    let text = page.out + "\n";
    let again = Analysis::of_text(it.source.name(), &text, TODAY);
    if again.source.secrets().is_empty() {
        let (before, after) = (told(it), told(&again));
        let differs = before.iter().zip(&after).find(|(one, other)| one != other);
        assert!(before == after, "{differs:#?}\nwas\n{}\nis\n{text}", it.source.text());
    }
}

/// Everything that is told of a map, without its places.
fn told(it: &Analysis) -> Vec<String> {
    let map = &it.map;
    let mut faults: Vec<String> = it.problems.iter().map(|problem| format!("{:?}", problem.fault)).collect();
    // They stand in the order of their places; of the same at one place only one is told.
    faults.sort();
    faults.dedup();
    let head = (&map.title, &map.owner, &map.as_of, &map.note, &map.profile, &map.zones);
    let classes: Vec<_> = map.classes.iter().collect();
    let rest = (&map.policy, &map.tunings, &map.own_rules, &map.accepts, &map.attests, classes);
    let findings = it.verdict.findings.iter().map(|it| {
        format!(
            "{} {:?} {:?} {:?} {:?} {}",
            it.rule,
            it.status,
            it.place,
            it.path,
            it.message,
            it.fingerprint(map)
        )
    });
    let parts = [placeless(&head), placeless(&rest), placeless(&map.elements), placeless(&map.flows)];
    faults.into_iter().chain(parts.into_iter().flatten()).chain(findings).collect()
}

/// The lines of a value without those of places. A text of the map is in quotes, and looks like none.
fn placeless(value: &impl std::fmt::Debug) -> Vec<String> {
    const PLACES: [&str; 7] = ["start:", "end:", "at:", "colon:", "empty:", "first:", "style:"];
    const LEFT: [&str; 4] = ["},", "}", "Span {", "span: Span {"];
    let text = format!("{value:#?}");
    let is_place = |line: &str| PLACES.iter().any(|place| line.starts_with(place)) || LEFT.contains(&line);
    text.lines().map(str::trim).filter(|line| !is_place(line)).map(str::to_owned).collect()
}

struct Page<'a, 's> {
    tree: &'a Tree<'s>,
    dice: &'a mut Dice,
    out: String,
}

impl Page<'_, '_> {
    /// Writes `node`, in lines indented by `lines` where lines are possible; `None` where it gets too much.
    fn value(&mut self, node: NodeId, lines: Option<usize>, depth: usize) -> Option<()> {
        if self.out.len() > MOST || depth > DEEP {
            return None;
        }
        let tree = self.tree;
        // The outermost mapping stays in lines: elsewhere there is no place for a profile, say.
        let lines = lines.filter(|_| depth == 0 || self.dice.roll(3) > 0);
        match (tree.value(node), lines) {
            // `[ , ]` is no list.
            (Value::Scalar(text, _), None) if text.is_empty() && self.out.ends_with(['[', ',']) => {
                return None;
            }
            (Value::Scalar(text, _), _) if tree.is_null(node) => self.out += text,
            (Value::Scalar(text, _), _) => self.out += &quoted(text),
            (Value::List(items), Some(margin)) if !items.is_empty() => {
                for item in items {
                    self.out += &format!("\n{:margin$}- ", "");
                    self.value(*item, Some(margin + 2), depth + 1)?;
                }
            }
            (Value::Dict(pairs, _), Some(margin)) if !pairs.is_empty() => {
                for (key, value) in pairs {
                    self.out += &format!("\n{:margin$}? ", "");
                    self.value(*key, None, depth + 1)?;
                    self.out += &format!("\n{:margin$}: ", "");
                    self.value(*value, Some(margin + 2), depth + 1)?;
                }
            }
            (Value::List(items), _) => {
                self.out.push('[');
                for item in items {
                    self.value(*item, None, depth + 1)?;
                    self.out.push(',');
                }
                self.out.push(']');
            }
            (Value::Dict(pairs, _), _) => {
                self.out.push('{');
                for (key, value) in pairs {
                    self.out += "? ";
                    self.value(*key, None, depth + 1)?;
                    self.out += " : ";
                    self.value(*value, None, depth + 1)?;
                    self.out += ", ";
                }
                self.out.push('}');
            }
        }
        Some(())
    }
}

/// `text` in quotes: so nothing in it is taken for anything else.
fn quoted(text: &str) -> String {
    let told = yaml(text);
    if told.starts_with('"') { told.into_owned() } else { format!("\"{told}\"") }
}

//! A difference in a line.

use std::borrow::Cow;

use super::{Change, Subject, Verdict};
use crate::import::Value;
use crate::message::{Arg, Message};
use crate::source::{fit, width};

/// How wide a value may be in a line.
const WIDTH: usize = 60;

impl Change {
    /// What became of it.
    pub fn merged(&self) -> Message {
        if let Some(why) = self.sentence() {
            return self.about(why, self.verdict == Verdict::ByHand);
        }
        let id = match self.verdict {
            Verdict::New => "merge-new",
            Verdict::Changed => "merge-changed",
            // It is not gone, only another kind of element.
            Verdict::Gone if self.is_of_another_kind() => "merge-kind",
            Verdict::Own | Verdict::Needed if self.is_of_another_kind() => "merge-kind-own",
            Verdict::Gone => "merge-gone",
            Verdict::Own if self.subject == Subject::Whole => "merge-own-part",
            Verdict::Own if self.old.is_none() => "merge-own-lacks",
            Verdict::Own => "merge-own",
            Verdict::Removed => "merge-removed",
            Verdict::Needed => "merge-needed",
            Verdict::ByHand => "merge-by-hand",
        };
        told(self, id)
    }

    /// The sentence that is said now, or no longer.
    fn sentence(&self) -> Option<Arg> {
        match (&self.subject, &self.old) {
            (Subject::Said(message), _) => Some(message.clone().into()),
            (Subject::Unsaid(_), Some(Value::Text(text))) => Some(text.as_str().into()),
            (Subject::Unsaid(_), _) => Some(Message::new("merge-unsaid-what").into()),
            _ => None,
        }
    }

    fn about(&self, why: Arg, is_by_hand: bool) -> Message {
        let id = match self.subject {
            _ if is_by_hand => "merge-said-by-hand",
            Subject::Unsaid(_) => "merge-unsaid",
            _ => "merge-said",
        };
        Message::new(id).with("place", self.at.replace("->", " → ")).with("why", why)
    }

    fn is_of_another_kind(&self) -> bool {
        self.subject == Subject::Whole && self.new.is_some()
    }

    /// What the map and the files of today do not agree on.
    pub fn drifted(&self) -> Message {
        if let Some(why) = self.sentence() {
            return self.about(why, false);
        }
        let id = match (&self.old, &self.new, &self.subject, self.verdict) {
            (_, Some(_), Subject::Whole, _) => "drift-kind",
            (Some(_), Some(_), _, _) => "drift-changed",
            (None, Some(_), _, _) => "drift-new",
            (None, None, Subject::Whole, Verdict::New | Verdict::Removed) => "drift-new-part",
            (_, None, Subject::Whole, _) => "drift-gone-part",
            (_, None, ..) => "drift-gone",
        };
        told(self, id)
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::List(items) => items.join(", "),
    }
}

/// From which character on two values are told: where both are the same for longer than there is room, from
/// shortly before they differ.
fn start(old: &str, new: &str) -> usize {
    /// How much is told of what is the same.
    const BEFORE: usize = 20;
    let same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    let is_seen = width(old).max(width(new)) <= WIDTH || same < WIDTH / 2;
    if is_seen { 0 } else { same - BEFORE }
}

/// `text` from the character `start` on, with a mark where something was before.
fn behind(text: &str, start: usize) -> Cow<'_, str> {
    let Some((at, _)) = text.char_indices().nth(start).filter(|_| start > 0) else { return text.into() };
    format!("…{}", text.get(at..).unwrap_or_default()).into()
}

fn told(change: &Change, id: &'static str) -> Message {
    let place = match &change.subject {
        Subject::Whole | Subject::Said(_) | Subject::Unsaid(_) => change.at.clone(),
        Subject::Fact(key, Some(name)) => format!("{} {key}.{name}", change.at),
        Subject::Fact(key, None) => format!("{} {key}", change.at),
    };
    let what = match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            let (old, new) = (text(old), text(new));
            let start = start(&old, &new);
            let said = |text: &str| fit(&behind(text, start), WIDTH).into_owned();
            format!(": {} → {}", said(&old), said(&new))
        }
        (old, new) => {
            let one = old.as_ref().or(new.as_ref()).map(text).filter(|one| !one.is_empty());
            one.map(|one| format!(": {}", fit(&one, WIDTH))).unwrap_or_default()
        }
    };
    Message::new(id).with("place", place.replace("->", " → ")).with("what", what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{LANGUAGES, Lang};

    #[test]
    fn of_long_values_that_begin_alike_the_part_that_differs_is_told() {
        let told = |old: &str, new: &str| {
            let subject = Subject::Fact("command".into(), None);
            let (old, new) = (Some(old.into()), Some(new.into()));
            let change = Change { at: "channels crm".into(), subject, old, new, verdict: Verdict::Changed };
            Lang::new(LANGUAGES[0]).say(&change.drifted())
        };
        let bridge =
            "npx -y mcp-remote@0.1.18 https://calendar.partner.example/v2/sse --header X-Api-Key:<value>";
        let later = format!("{bridge} --allow-http");
        let cut = "~ channels crm command: …er X-Api-Key:<value> → …er X-Api-Key:<value> --allow-http";
        assert_eq!(told(bridge, &later), cut);
        assert!(told("npx crm@1", &later).contains("npx crm@1 → npx -y mcp-remote@0.1.18"));
    }
}

//! A difference in a line.

use super::{Change, Subject, Verdict};
use crate::import::Value;
use crate::message::{Arg, Message};
use crate::source::fit;

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

fn told(change: &Change, id: &'static str) -> Message {
    let place = match &change.subject {
        Subject::Whole | Subject::Said(_) | Subject::Unsaid(_) => change.at.clone(),
        Subject::Fact(key, Some(name)) => format!("{} {key}.{name}", change.at),
        Subject::Fact(key, None) => format!("{} {key}", change.at),
    };
    let said = |it: &Option<Value>| match it {
        Some(Value::Text(text)) => fit(text, WIDTH).into_owned(),
        Some(Value::List(items)) => fit(&items.join(", "), WIDTH).into_owned(),
        None => String::new(),
    };
    let both = matches!((&change.old, &change.new), (Some(_), Some(_)));
    let what = if both {
        format!(": {} → {}", said(&change.old), said(&change.new))
    } else {
        let one = said(change.new.as_ref().map_or(&change.old, |_| &change.new));
        if one.is_empty() { one } else { format!(": {one}") }
    };
    Message::new(id).with("place", place.replace("->", " → ")).with("what", what)
}

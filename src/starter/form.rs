//! The six questions, with what can be answered.
//!
//! The name of a text follows from what it is said of: `new-business` asks the question, `new-data` names
//! a group, `new-data-contact` a choice. An element of the map is called as its choice is.

use super::Answers;

/// The choice that leaves everything open.
pub const UNKNOWN: &str = "unknown";

/// A question: one screen of the form.
pub struct Question {
    /// What the locales call it: `new-<id>`, and `new-<id>-why` for the line below.
    pub id: &'static str,
    /// What is answered there.
    pub groups: &'static [Group],
}

/// Something to be answered.
pub struct Group {
    /// What it is called: in `--answer`, and `new-<id>` in the locales.
    pub id: &'static str,
    /// How it is answered.
    pub mode: Mode,
    /// What there is to choose from.
    pub choices: &'static [Choice],
    /// Whether it is asked at all, after what was answered before.
    pub is_asked: fn(&Answers) -> bool,
}

/// How something is answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// By typing.
    Text,
    /// By one choice; the first one says nothing.
    One,
    /// By any number of choices, or by the one that says nothing.
    Many,
}

/// Something to choose.
#[derive(Debug)]
pub struct Choice {
    /// What it is called: in `--answer`, as an element of the map, and `new-<group>-<id>` in the locales.
    pub id: &'static str,
    /// The catalog entry that knows it.
    pub uses: Option<&'static str>,
    /// Where in the map it belongs.
    pub(super) place: Place,
}

/// Where in the map a choice belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// Nowhere: it decides about others.
    None,
    /// Data of these classes, which comes in from there.
    Data(&'static [&'static str], &'static str),
    /// A store on the premises.
    Here,
    /// A store at somebody's on the internet.
    Cloud,
    /// A channel.
    Out,
    /// An app of which the catalog knows only the programs' way in: its facts are not those of the app.
    App,
    /// An agent on the premises.
    Agent,
}

const fn choice(id: &'static str, place: Place) -> Choice {
    Choice { id, uses: None, place }
}

const fn known(id: &'static str, place: Place, uses: &'static str) -> Choice {
    Choice { id, uses: Some(uses), place }
}

const fn word(id: &'static str) -> Choice {
    choice(id, Place::None)
}

const fn group(id: &'static str, mode: Mode, choices: &'static [Choice]) -> Group {
    Group { id, mode, choices, is_asked: |_| true }
}

/// The questions in their order.
pub const QUESTIONS: [Question; 6] = [
    Question { id: "business", groups: &[group("title", Mode::Text, &[]), group("kind", Mode::One, KINDS)] },
    Question { id: "what", groups: &[group("data", Mode::Many, DATA)] },
    Question { id: "where", groups: &[group("kept", Mode::Many, KEPT)] },
    Question {
        id: "models",
        groups: &[
            group("ai", Mode::Many, AI),
            Group { is_asked: Answers::is_claude, ..group("plan", Mode::One, PLANS) },
            Group { is_asked: Answers::is_claude, ..group("training", Mode::One, SWITCH) },
        ],
    },
    Question { id: "whom", groups: &[group("to", Mode::Many, TO)] },
    Question {
        id: "rules",
        groups: &[
            Group { is_asked: Answers::is_told_apart, ..group("into", Mode::Many, DATA) },
            Group { is_asked: Answers::has_model, ..group("names", Mode::One, NAMES) },
            group("law", Mode::Many, LAW),
        ],
    },
];

const KINDS: &[Choice] = &[word(UNKNOWN), word("shop"), word("clinic"), word("office"), word("team")];

const DATA: &[Choice] = &[
    choice("contact", Place::Data(&["pii-contact"], "customers")),
    choice("orders", Place::Data(&["behavior"], "customers")),
    choice("talk", Place::Data(&["conversation"], "customers")),
    choice("card", Place::Data(&["payment"], "customers")),
    choice("health", Place::Data(&["sensitive.health"], "customers")),
    choice("rrn", Place::Data(&["unique-id.rrn"], "customers")),
    choice("staff", Place::Data(&["pii-contact", "confidential"], "staff")),
    choice("papers", Place::Data(&["confidential"], "papers")),
    choice("code", Place::Data(&["source-code"], "repository")),
    choice("keys", Place::Data(&["secret"], "repository")),
    word(UNKNOWN),
];

const KEPT: &[Choice] = &[
    choice("pos", Place::Here),
    choice("files", Place::Here),
    choice("chart", Place::Here),
    choice("server", Place::Here),
    choice("booking", Place::Cloud),
    known("google", Place::Cloud, "google-workspace"),
    known("microsoft", Place::Cloud, "microsoft-365"),
    known("works", Place::Cloud, "naver-works"),
    known("dropbox", Place::Cloud, "dropbox"),
    known("notion", Place::Cloud, "notion"),
    known("github", Place::Cloud, "github"),
    known("s3", Place::Cloud, "aws-s3"),
    word(UNKNOWN),
];

const AI: &[Choice] = &[
    known("claude", Place::Out, "claude-api"),
    known("claude-api", Place::Out, "claude-api"),
    known("claude-code", Place::Agent, "claude-code"),
    known("bedrock", Place::Out, "bedrock"),
    known("vertex", Place::Out, "vertex"),
    known("foundry", Place::Out, "foundry"),
    known("chatgpt", Place::App, "openai"),
    known("openai", Place::Out, "openai"),
    known("gemini", Place::App, "gemini-api"),
    known("gemini-api", Place::Out, "gemini-api"),
    choice("other-ai", Place::Out),
    word(UNKNOWN),
];

const TO: &[Choice] = &[
    known("kakao", Place::Out, "kakaotalk-channel"),
    known("naver", Place::Out, "naver"),
    known("sms", Place::Out, "sms"),
    known("mail", Place::Out, "mail"),
    choice("accountant", Place::Out),
    choice("courier", Place::Out),
    known("toss", Place::Out, "toss-payments"),
    known("stripe", Place::Out, "stripe"),
    known("analytics", Place::Out, "google-analytics"),
    known("slack", Place::Out, "slack"),
    choice("agency", Place::Out),
    choice("client", Place::Out),
    word(UNKNOWN),
];

const PLANS: &[Choice] =
    &[word(UNKNOWN), word("free"), word("pro"), word("max"), word("team"), word("enterprise"), word("api")];

const SWITCH: &[Choice] = &[word(UNKNOWN), word("off"), word("on")];

const NAMES: &[Choice] = &[word(UNKNOWN), word("drop"), word("tokenize"), word("raw")];

const LAW: &[Choice] = &[word("kr"), word("eu"), word("us"), word(UNKNOWN)];

impl Group {
    /// The group called `id`.
    pub fn named(id: &str) -> Option<&'static Self> {
        Self::all().find(|group| group.id == id)
    }

    /// All groups, in the order in which they are asked.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        QUESTIONS.iter().flat_map(|question| question.groups)
    }

    /// The choice called `id`.
    pub fn choice(&self, id: &str) -> Option<&'static Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// What can be chosen, after what was answered before: of data, only that there is goes anywhere.
    pub fn offered(&self, answers: &Answers) -> Vec<&'static Choice> {
        let is_there =
            |choice: &&Choice| self.id != "into" || choice.id == UNKNOWN || answers.has("data", choice.id);
        self.choices.iter().filter(is_there).collect()
    }
}

//! Whether a flow is encrypted on its way: every statement about it, and what follows.

use crate::catalog::{Facts, Topic};
use crate::map::{Answer, Flow, Map, Transport, Word as _};
use crate::source::Span;

/// One thing that the map says about a flow's encryption.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Statement {
    /// What says so.
    pub by: By,
    /// Whether it says that the flow is encrypted.
    pub encrypted: bool,
    /// Where it is written.
    pub span: Span,
}

/// What can say something about a flow's encryption.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// The flow's own `tls`.
    Tls,
    /// The flow's `transport`.
    Transport(Transport),
    /// The scheme of an `endpoint` at either end.
    Endpoint(Transport),
    /// The catalog, of the recipient; only where the map says nothing.
    Catalog,
}

impl By {
    /// The statement as it would be written.
    pub fn words(self, encrypted: bool) -> String {
        match self {
            Self::Tls => format!("tls: {}", if encrypted { "yes" } else { "no" }),
            Self::Transport(transport) => format!("transport: {}", transport.word()),
            Self::Endpoint(scheme) => format!("endpoint: {}://…", scheme.word()),
            Self::Catalog => "uses: …".to_owned(),
        }
    }
}

/// A flow's encryption.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Transit {
    /// Encrypted, by the least safe statement.
    pub tls: Answer,
    /// Whether the flow crosses a wire at all.
    pub wire: bool,
    /// All statements, the flow's own first.
    pub statements: Vec<Statement>,
}

impl Transit {
    /// What `map` says of `flow`, else the catalog.
    pub fn of(map: &Map, facts: &Facts, flow: &Flow) -> Self {
        let mut statements = Vec::new();
        let mut say = |by, encrypted: Option<bool>, span: Span| {
            statements.extend(encrypted.map(|encrypted| Statement { by, encrypted, span }));
        };
        if let (Answer::Yes | Answer::No, Some(span)) = (flow.tls.answer, flow.tls.span) {
            say(By::Tls, Some(flow.tls.answer == Answer::Yes), span);
        }
        let transport = flow.transport.map(|stated| stated.value);
        if let Some(stated) = flow.transport {
            say(By::Transport(stated.value), stated.value.encrypts(), stated.span);
        }
        if !transport.is_some_and(Transport::is_tunnel) {
            for end in [flow.from, flow.to] {
                let Some(endpoint) = &map.elements[end].endpoint else { continue };
                if let Some(scheme) = endpoint.value.transport() {
                    say(By::Endpoint(scheme), scheme.encrypts(), endpoint.span);
                }
            }
        }
        if statements.is_empty() && !transport.is_some_and(Transport::is_tunnel) {
            for end in [flow.to, flow.from] {
                let said = facts.answer(map, end, Topic::Tls).value;
                if let Some(uses) = map.elements[end].uses.as_ref().filter(|_| said.is_known()) {
                    let encrypted = said == Answer::Yes;
                    statements.push(Statement { by: By::Catalog, encrypted, span: uses.span });
                }
            }
        }
        let tls = match statements.iter().map(|statement| statement.encrypted).min() {
            Some(true) => Answer::Yes,
            Some(false) => Answer::No,
            None => Answer::Unknown,
        };
        Self { tls, wire: !transport.is_some_and(Transport::is_local), statements }
    }

    /// Whether two statements disagree. What stays on one machine has nothing to disagree about.
    pub fn is_contradictory(&self) -> bool {
        let says = |encrypted| self.statements.iter().any(|statement| statement.encrypted == encrypted);
        self.wire && says(true) && says(false)
    }
}

//! What of the drawing is lit by the selection, and how its cells look.

use std::collections::BTreeSet;

use ratatui::style::Style;

use crate::canvas::{Owner, Weight};
use crate::finding::{Place, Status};
use crate::layout::{EdgeId, NodeId};
use crate::map::{FlowId, Switch};
use crate::trace::{Form, Path};
use crate::tui::app::{App, Overlay, Subject};
use crate::tui::theme::Role;

/// What of the drawing is lit, and what is dimmed.
pub struct Lights {
    /// The map is out of date.
    stale: bool,
    /// The rest is dimmed.
    any: bool,
    nodes: BTreeSet<NodeId>,
    edges: BTreeSet<EdgeId>,
    selected_node: Option<NodeId>,
    selected_edge: Option<EdgeId>,
    /// What was found.
    found_nodes: BTreeSet<NodeId>,
    found_edges: BTreeSet<EdgeId>,
}

impl Lights {
    /// What the selection lights.
    pub fn of(app: &App) -> Self {
        let (scene, finding) = (&app.scene, app.finding());
        let way = way(app);
        let has_way = way.is_some();
        let (mut nodes, mut edges) = way.unwrap_or_default();
        let selected_edge = app.flow().and_then(|flow| scene.edge(flow));
        if let (Some(flow), true) = (app.flow(), finding.is_none()) {
            let flow = &app.shown().map.flows[flow];
            nodes.extend([flow.from, flow.to].into_iter().filter_map(|end| scene.node(end)));
        }
        edges.extend(selected_edge);
        let step = matches!(app.subject, Subject::Finding { step: Some(_), .. } | Subject::Element(_));
        let place = finding.is_some_and(|finding| matches!(finding.place, Place::Element(_)));
        let element = app.element().filter(|_| selected_edge.is_none() && (step || place));
        let selected_node = element.and_then(|element| scene.node(element));
        nodes.extend(selected_node);
        let found = app.search.iter().flat_map(|search| &search.hits);
        let (mut found_nodes, mut found_edges) = (BTreeSet::new(), BTreeSet::new());
        for hit in found {
            match hit {
                Subject::Element(element) => found_nodes.extend(scene.node(*element)),
                Subject::Flow(flow, _) => found_edges.extend(scene.edge(*flow)),
                _ => {}
            }
        }
        Self {
            found_nodes,
            found_edges,
            stale: app.broken.is_some() || app.lost.is_some() || app.overlay != Overlay::None,
            any: has_way || selected_edge.is_some(),
            nodes,
            edges,
            selected_node,
            selected_edge,
        }
    }

    /// How a cell looks.
    pub fn style(&self, app: &App, owner: Owner) -> Style {
        let theme = &app.theme;
        let is_lit = match owner {
            Owner::Node(node) => self.nodes.contains(&node),
            Owner::Edges(edge, other) => {
                self.edges.contains(&edge) || other.is_some_and(|other| self.edges.contains(&other))
            }
            Owner::Area(_) | Owner::Empty => return theme.style(Role::Quiet),
        };
        let is_selected = match owner {
            Owner::Node(node) => self.selected_node == Some(node),
            Owner::Edges(edge, _) => self.selected_edge == Some(edge),
            _ => false,
        };
        if self.stale {
            return theme.style(Role::Dimmed);
        }
        let role = base(app, owner);
        let style = theme.style(role);
        match (is_selected, is_lit) {
            (true, _) => style.patch(theme.style(Role::Selected)),
            _ if self.is_found(owner) => theme.style(Role::Match),
            (_, true) => style.patch(theme.style(Role::Lit)),
            _ if self.any => theme.aside(role),
            _ => style,
        }
    }
}

impl Lights {
    fn is_found(&self, owner: Owner) -> bool {
        match owner {
            Owner::Node(node) => self.found_nodes.contains(&node),
            Owner::Edges(edge, _) => self.found_edges.contains(&edge),
            Owner::Area(_) | Owner::Empty => false,
        }
    }
}

/// The boxes and lines of the ways that the selection is about; `None` where it is about none.
fn way(app: &App) -> Option<(BTreeSet<NodeId>, BTreeSet<EdgeId>)> {
    let (scene, shown) = (&app.scene, app.shown());
    let (map, trace) = (&shown.map, &shown.trace);
    match app.subject {
        Subject::Finding { .. } => app.finding().map(|finding| scene.way(shown, finding)),
        Subject::Class(class) => {
            let carries = |flow: &FlowId| {
                trace.carried(map, &map.flows[*flow]).any(|(other, _)| map.classes.is_a(other, class))
            };
            let flows: Vec<FlowId> = map.flows.ids().filter(carries).collect();
            let ends = flows.iter().flat_map(|flow| [map.flows[*flow].from, map.flows[*flow].to]);
            let elements = ends.chain(trace.sources(class).iter().copied());
            let nodes = elements.filter_map(|element| scene.node(element)).collect();
            Some((nodes, flows.iter().filter_map(|flow| scene.edge(*flow)).collect()))
        }
        Subject::Exposure(channel, class) => {
            let path = |form| trace.path(channel, (class, form));
            let paths: Vec<Path> = [Form::Raw, Form::Pseudonymised].into_iter().filter_map(path).collect();
            let elements = paths.iter().flat_map(|path| &path.elements).chain([&channel]);
            let nodes = elements.filter_map(|element| scene.node(*element)).collect();
            let flows = paths.iter().flat_map(|path| &path.flows);
            Some((nodes, flows.filter_map(|flow| scene.edge(*flow)).collect()))
        }
        Subject::Element(_)
        | Subject::Flow(..)
        | Subject::Question(_)
        | Subject::Item(_)
        | Subject::Nothing => None,
    }
}

/// The role of a cell by what is found there.
fn base(app: &App, owner: Owner) -> Role {
    match owner {
        Owner::Edges(edge, other) => {
            let weight =
                |edge| app.scene.picture.strokes.row(edge).map_or(Weight::Light, |stroke| stroke.weight);
            match other.map_or(weight(edge), |other| weight(edge).max(weight(other))) {
                Weight::Heavy => Role::Leak,
                Weight::Dashed => Role::Unknown,
                Weight::Faint => Role::Dimmed,
                Weight::Light => Role::Plain,
            }
        }
        Owner::Node(node) => match app.scene.mark(node) {
            Some(Status::Violation) => Role::Leak,
            Some(Status::Unknown) => Role::Unknown,
            _ if is_off(app, node) => Role::Dimmed,
            _ => Role::Plain,
        },
        _ => Role::Quiet,
    }
}

/// Whether nothing that a box shows is switched on.
fn is_off(app: &App, node: NodeId) -> bool {
    let elements = &app.shown().map.elements;
    app.scene
        .shown(node)
        .is_some_and(|shown| shown.elements.iter().all(|element| elements[*element].switch == Switch::Off))
}

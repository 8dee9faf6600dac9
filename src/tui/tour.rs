//! A short tour of the screen, for whoever opens the app without a map. It goes through the app itself: what
//! is told of is there to be seen, and any key ends it.

use super::app::{App, Pane, Subject};
use super::command::Action;

/// A station: what the locales call its text, and the pane it is about.
pub struct Station {
    /// The name of its text.
    pub text: &'static str,
    /// The pane it is about.
    pub pane: Option<Pane>,
}

/// The stations.
pub const STATIONS: [Station; 6] = [
    Station { text: "tour-map", pane: Some(Pane::Map) },
    Station { text: "tour-leak", pane: Some(Pane::Map) },
    Station { text: "tour-findings", pane: Some(Pane::Findings) },
    Station { text: "tour-way", pane: Some(Pane::Inspector) },
    Station { text: "tour-views", pane: None },
    Station { text: "tour-own", pane: None },
];

impl App {
    /// Begins the tour, at the worst finding.
    pub fn begin_tour(&mut self) {
        self.go_to_page(super::page::Page::Map);
        self.go_to_station(0);
    }

    /// A key during the tour; whether it was about the tour. Any other ends it, and does what it always
    /// does.
    pub(super) fn tour_on(&mut self, action: Option<Action>) -> bool {
        let Some(at) = self.tour else { return false };
        match action {
            Some(Action::Hop | Action::Enter) => self.go_to_station(at + 1),
            // What is told of can be tried at once; and whoever cannot read it yet goes on with it in the
            // other language.
            Some(Action::Up | Action::Down | Action::Left | Action::Right | Action::Language) => {
                return false;
            }
            Some(Action::Back | Action::Quit) | None => self.end_tour(),
            Some(_) => {
                self.end_tour();
                return false;
            }
        }
        true
    }

    fn go_to_station(&mut self, at: usize) {
        let Some(station) = STATIONS.get(at) else { return self.end_tour() };
        self.tour = Some(at);
        self.select_row(0);
        if let Some(pane) = station.pane {
            self.focus = pane;
        }
        // The way is walked to where the data leaves in the clear.
        if station.text == "tour-way" {
            self.subject = Subject::Finding { row: 0, step: Some(1) };
        }
    }

    /// Ends the tour, with everything as it is at the start.
    fn end_tour(&mut self) {
        self.tour = None;
        self.focus = Pane::Findings;
        self.select_row(0);
    }
}

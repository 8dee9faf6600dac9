//! Shows where a business's data goes and where it leaks.
//!
//! A map flows through this library one way:
//!
//! ```text
//! source → map → catalog → graph → trace ─┬→ rules → analysis ─┬→ report ─┬→ cli
//!          (YAML, (what   (arcs)     (what (findings)        └→ scene → tui
//!          all     holds              reaches                   ↑
//!          problems) of whom)         what)       layout → canvas
//! ```
//!
//! [`glyphs`] shows what is finished with other characters, at the edges: the app's and the text
//! export's. [`whatif`] changes a map that was read and judges it again, without reading.
//! [`import`] drafts maps from what others wrote, which [`report::draft`] writes and [`merge`] brings
//! into a map that is there; [`starter`] drafts one from six answers.
//! [`question`] lists the unknown facts, and [`checklist`] what is proven, both from an analysis.
//!
//! Invariants: everything from [`source`] to [`scene`] is a pure function of text and a day, does
//! no input or output, takes no locks and cannot panic, whether one thread works on a large map or several ([`crew`]); reading a map gives a value *and* every
//! problem; the same map always gives the same findings, drawn in the same place. The direction of
//! the arrows is held by `tests/house.rs`.

pub mod analysis;
pub mod canvas;
pub mod catalog;
pub mod checklist;
pub mod cli;
pub mod crew;
pub mod finding;
pub mod glyphs;
pub mod graph;
pub mod import;
pub mod lang;
pub mod layout;
pub mod map;
pub mod merge;
pub mod message;
pub mod policy;
pub mod question;
pub mod report;
pub mod rules;
pub mod save;
pub mod scene;
pub mod secret;
pub mod source;
pub mod starter;
pub mod table;
pub mod trace;
pub mod transit;
pub mod tui;
pub mod watch;
pub mod whatif;

pub use analysis::Analysis;

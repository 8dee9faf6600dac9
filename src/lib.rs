//! outflow.
pub mod analysis;
pub mod cli;
pub mod finding;
pub mod graph;
pub mod lang;
pub mod map;
pub mod message;
pub mod policy;
pub mod report;
pub mod rules;
pub mod secret;
pub mod source;
pub mod table;
pub mod trace;
pub mod transit;
pub mod watch;
pub use analysis::Analysis;

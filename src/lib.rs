//! outflow.
pub mod analysis;
pub mod finding;
pub mod graph;
pub mod map;
pub mod message;
pub mod policy;
pub mod rules;
pub mod source;
pub mod table;
pub mod trace;
pub mod transit;
pub use analysis::Analysis;

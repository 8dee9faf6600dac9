//! What is written for people and tools outside the app: one format a file.

pub mod catalog;
mod chart;
pub mod claims;
pub mod comparison;
pub mod d2;
pub mod dot;
pub mod draft;
pub mod drawio;
pub mod exhibit;
pub mod graph;
mod html;
pub mod json;
mod legend;
pub mod markdown;
pub mod mermaid;
pub mod plain;
#[cfg(feature = "png")]
pub mod png;
pub mod svg;
pub mod text;
pub mod whatif;
mod words;

pub use words::Unstated;

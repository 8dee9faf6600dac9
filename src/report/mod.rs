//! What is written for people and tools outside the app: one format a file.

pub mod catalog;
pub mod comparison;
pub mod exhibit;
mod html;
pub mod json;
pub mod plain;
#[cfg(feature = "png")]
pub mod png;
pub mod svg;
pub mod text;
pub mod whatif;

//! What is written for people and tools outside the app: one format a file.

pub mod catalog;
pub mod json;
pub mod plain;

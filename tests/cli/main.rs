//! Runs the real program as people and other tools do, and looks at all that comes out of it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr
)]

mod alignment;
mod ascii;
mod config;
mod desk;
mod drift;
mod exit;
mod explain;
mod help;
mod hostile;
mod json;
mod keys;
mod language;
mod large;
mod manual;
mod merge;
mod mistyped;
mod new;
mod open;
mod plain;
mod schema;
mod whatif;

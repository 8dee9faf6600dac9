//! What `outflow export` writes for other tools and for people, read again with the tools it is for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr
)]

mod commands;
mod desk;
mod diagrams;
mod hostile;
mod looks;
mod pages;
mod tools;

//! Opens the HTML report in a real browser, and does what a reviewer does there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr
)]

mod chrome;
mod desk;
mod findings;
mod hostile;
mod looks;

//! Exports maps as people do, and looks at what comes out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "../../benches/generate/mod.rs"]
mod generate;
mod maps;
#[cfg(feature = "png")]
mod png;
mod svg;

//! Whole sessions at the keyboard, on a terminal that is not there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic
)]

mod beside;
mod configuring;
mod desk;
mod export;
mod frames;
mod glyphs;
mod hands;
mod keymap;
mod keys;
mod large;
mod lists;
mod live;
mod looks;
mod maps;
mod motion;
mod odd;
mod outside;
mod screens;
mod search;
mod starting;
mod tables;
mod views;
mod whatif;
mod wide;

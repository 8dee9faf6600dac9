//! outflow.
pub mod canvas;
pub mod layout;
pub mod source;
pub mod table;

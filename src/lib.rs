//! outflow.
pub mod source;
pub mod table;

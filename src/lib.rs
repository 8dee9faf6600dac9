//! outflow.
pub mod layout;
pub mod source;
pub mod table;

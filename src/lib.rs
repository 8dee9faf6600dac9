//! outflow.
pub mod map;
pub mod message;
pub mod source;
pub mod table;

//! outflow.
pub mod source;
pub mod table;
pub mod watch;

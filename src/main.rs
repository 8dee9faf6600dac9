//! outflow.
fn main() {}

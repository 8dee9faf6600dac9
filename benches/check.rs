//! How long a check takes.
fn main() {}

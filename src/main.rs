//! The `qari` program.

fn main() {}

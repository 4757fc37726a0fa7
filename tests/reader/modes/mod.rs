//! Terminals that do something to right-to-left text of their own, simulated: what the program
//! sends them comes out as it was laid out; and what it asks them, answered in every way.

mod answering;
mod leaving;
mod reordering;

//! The program as its readers meet it: on the screen, in terminals of all kinds, on the command line, with a library.

#[path = "../support/pty.rs"]
mod pty;
#[path = "../support/simulator.rs"]
mod simulator;

mod library;
mod modes;
mod program;
mod screen;

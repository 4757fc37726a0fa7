//! The text engine: cases as data, properties, agreement with libfribidi, and the modes of sending lines.

mod cases;
mod fribidi_agreement;
mod modes;
mod notation;
mod properties;
#[path = "../support/simulator.rs"]
mod simulator;
#[path = "../support/texts.rs"]
mod texts;

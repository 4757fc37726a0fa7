//! Right-to-left text on a grid of cells: Unicode in logical order in, cells in visual order out,
//! with a map back.
//!
//! The files stand in the order of the pipeline. A [`Paragraph`] holds everything that does not
//! depend on a width: [base direction](BaseDirection), levels (UAX #9), break opportunities
//! (UAX #14), clusters (UAX #29), joined forms. [`Paragraph::break_lines`] cuts it into [`Line`]s,
//! [`Paragraph::lay_out`] turns one line into the cells of a [`VisualLine`]. [`fit`] does the same
//! for one line that must not be cut.
//!
//! Offsets are bytes of the text that was given, widths and columns are cells of the terminal.
//! Nothing here can fail: every string has a layout. No cell holds a control character or a bidi
//! control, whatever the text holds.

mod ansi;
mod bidi;
mod cells;
mod characters;
mod clusters;
#[cfg(test)]
mod conformance;
mod direction;
mod fit;
mod fold;
#[cfg(test)]
mod generate;
mod justify;
mod layout;
mod line_break;
mod lines;
mod paragraph;
mod position;
mod properties;
mod properties_table;
mod rendition;
mod shape;
mod units;
mod window;
mod writer;

pub use ansi::{Style, Styled};
pub use cells::{Cell, VisualLine};
pub use direction::{BaseDirection, Direction, majority_direction};
pub use fit::{fit, width};
pub use fold::{Folded, fold};
pub use justify::Justification;
pub use lines::Line;
pub use paragraph::Paragraph;
pub use position::{Affinity, ColumnSpan, Half, Position};
pub use rendition::{Digits, Forms, Marks, Order, Rendition};
pub use window::{InContext, in_context};

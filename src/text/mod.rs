//! Right-to-left text on a grid of cells: Unicode in logical order in, cells in visual order out,
//! with a map back.
//!
//! The files stand in the order of the pipeline. A [`Paragraph`] holds everything that does not
//! depend on a width: [base direction](BaseDirection), levels (UAX #9), break opportunities
//! (UAX #14), clusters (UAX #29), joined forms (the Unicode Standard, section 9.2).
//! [`Paragraph::break_lines`] cuts it into [`Line`]s, [`Paragraph::lay_out`] turns one line into the
//! [`Cell`]s of a [`VisualLine`], written as a [`Rendition`] says; [`fit`] does the same for one line
//! that must not be cut. A [`VisualLine`] leads from the text to the screen and back. For a text of
//! which most is out of sight, [`Paragraph::deferred`] and [`Paragraph::find_lines`] do no more than
//! the index of its lines needs. [`Styled`] keeps ANSI colours with their letters.
//!
//! ```
//! use qari::text::{BaseDirection, Paragraph, Rendition, VisualLine};
//!
//! let paragraph = Paragraph::new("سلام (2024)", BaseDirection::Auto);
//! let mut visual = VisualLine::new();
//! for line in paragraph.break_lines(40) {
//!     paragraph.lay_out(&line, Rendition::default(), &mut visual);
//!     assert_eq!(visual.text(), "(2024) ﻡﻼﺳ");
//! }
//! let last = visual.cells().next_back().expect("nine cells");
//! assert_eq!((last.text, last.column, last.range.start), ("ﺳ", 9, 0));
//! ```
//!
//! Offsets are bytes of the text that was given, widths and columns are cells of the terminal.
//! Nothing here can fail: every string has a layout, in time linear in its length. No cell holds a
//! control character or a bidi control, whatever the text holds.
//!
//! # What is drawn
//!
//! - A cell is a cluster, lam with alef in presentation forms, or a tab. Marks stay on their base.
//! - A mark and a format character take no cell, a wide character and an emoji two, or as many as the
//!   [terminal gives it](EmojiWidths), anything else one; so do the signs written before a number or a verse (U+0600–0605, U+06DD …), which have a
//!   cell of their own. A tab reaches to the next multiple of eight cells, from the side the line
//!   starts at.
//! - A control is drawn as its picture (`␛`), one of C1 as U+FFFD, a mark without a letter on U+25CC,
//!   a cluster wider than its line as U+FFFD in one cell. Separators end lines; bidi controls, ZWJ
//!   and ZWNJ have their effect and are not drawn, but for ZWJ in an emoji. Tags are not drawn either,
//!   but on the flag they are for.
//! - A soft hyphen is drawn, as `-`, where a line is broken at it behind a letter that does not join:
//!   Latin and Hebrew words are hyphenated, Arabic ones are not.
//!
//! # How it is held to that
//!
//! Unicode's tests of version 17.0 run whole and without a fault: BidiTest (770,241) and
//! BidiCharacterTest (91,707), levels, order and map through the complete pipeline; LineBreakTest
//! (19,338); GraphemeBreakTest (766). The table of properties and forms is regenerated from
//! Unicode's files and compared. On the documents at hand, 13,495 lines at widths from 10 to 200, the
//! only difference from libfribidi is lam and alef with a mark between them, which it does not join
//! into one sign (78 lines).
//!
//! # How fast it is
//!
//! 5 MB of Arabic prose with numbers at width 80, the best of many runs on one core of a machine
//! that others used as well (`cargo bench --bench layout`):
//!
//! | | ms |
//! | --- | ---: |
//! | the full layout | 63 |
//! | libfribidi for the same, in turns with it | 128 |
//! | a resize: finding all lines anew | 0.5 |
//! | 50 visible lines | 0.007 |
//! | complete line index of 1 MB, not drawn before | 6.3 |
//!
//! Times of this machine vary by half with what others do on it (libfribidi's from 80 to 160); the
//! ratio to libfribidi's was 0.49 and 0.55 in two runs.

mod ansi;
mod bidi;
mod cells;
mod characters;
mod clusters;
#[cfg(test)]
mod conformance;
mod digits;
mod direction;
mod emoji;
mod fit;
#[cfg(test)]
mod generate;
mod isolate;
mod justify;
mod layout;
#[cfg(feature = "extract")]
mod ligatures;
mod line_break;
mod lines;
mod paragraph;
mod places;
mod position;
mod properties;
mod properties_table;
mod rendition;
mod shape;
#[cfg(test)]
mod testing;
mod units;
mod window;
mod writer;

pub use ansi::{SgrStyle, Styled};
pub use cells::{Cell, VisualLine};
pub use direction::{BaseDirection, Direction, majority_direction, opening_direction};
pub use fit::{fit, width, width_for};
pub use isolate::{addresses, links};
pub use justify::Justification;
pub use lines::{Line, LineStart, is_surely_one_line};
pub use paragraph::Paragraph;
pub use position::{Affinity, ColumnSpan, Half, Position};
#[cfg(feature = "extract")]
pub(crate) use properties::is_mark_or_format;
pub use rendition::{Counted, Digits, EmojiWidths, Forms, Marks, Order, Rendition};
#[cfg(feature = "library")]
pub(crate) use shape::joins_of_form;
#[cfg(feature = "extract")]
pub(crate) use shape::letters_of_form;
pub use window::{InContext, in_context};
pub use writer::is_tag;

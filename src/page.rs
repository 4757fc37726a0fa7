//! An article laid out for a width: its blocks as rows, with margins, markers and blank rows.
//!
//! The reading pane and `qari show` draw the same page. Rows are numbered from 0 at the top;
//! columns are cells from the page's left edge; offsets are bytes of the article's text.
//!
//! A page keeps little of a block: a few bytes, and of a long one what breaking its lines takes. What
//! drawing takes is made when a row is asked for.

mod labels;
mod layout;
mod list;
mod look;
mod paragraphs;
mod pointing;
mod position;
mod row;
mod table;

pub use self::layout::{Page, PagePart, direction_of};
pub use self::look::{Look, Telling};
pub use self::pointing::PlacedSign;
pub use self::row::{Ornament, Row, TableRow, TableRule, TextRow};
pub use self::table::{DIVIDER, TableColumn, TableColumns, columns};

#[cfg(test)]
mod tests;

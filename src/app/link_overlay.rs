//! A link that was chosen: its address, and what can be done with it.

use crate::app::links::Link;
use crate::article::is_web_address;
use crate::printable;

/// A link over the panes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkOverlay {
    /// The link.
    pub link: Link,
    /// What is shown of it, and what can be done.
    pub rows: Vec<LinkRow>,
}

/// A row about a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkRow {
    /// A piece of its address as it is written.
    Address(String),
    /// Open it outside.
    Open,
    /// Copy its address.
    Copy,
    /// Read what is there and add it to the library.
    Add,
}

impl LinkOverlay {
    /// A link, with its address in rows of so many letters.
    #[must_use]
    pub fn new(link: Link, width: usize) -> Self {
        // What orders letters could show another address.
        let shown: Vec<char> = printable::without_formatting(&link.written)
            .chars()
            .collect();
        let pieces = shown.chunks(width.max(1));
        let mut rows: Vec<LinkRow> = pieces
            .map(|piece| LinkRow::Address(piece.iter().collect()))
            .collect();
        rows.extend([LinkRow::Open, LinkRow::Copy]);
        rows.extend(is_web_address(&link.address).then_some(LinkRow::Add));
        Self { link, rows }
    }

    /// The row that opens it.
    #[must_use]
    pub fn open_row(&self) -> usize {
        let is_open = |row: &LinkRow| *row == LinkRow::Open;
        self.rows.iter().position(is_open).unwrap_or(0)
    }
}

//! A link that was chosen: its address, and what can be done with it.

use crate::app::links::Link;
use crate::article::is_web_address;
use crate::printable;
use crate::text::{BaseDirection, Direction, Paragraph, Rendition};

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
    /// A link, with its address in rows of so many cells.
    #[must_use]
    pub fn new(link: Link, width: u16, rendition: Rendition) -> Self {
        let rows = Vec::new();
        let mut overlay = Self { link, rows };
        overlay.fit(width, rendition);
        overlay
    }

    /// Breaks the address for another width: all of it is seen.
    pub fn fit(&mut self, width: u16, rendition: Rendition) {
        // What orders letters could show another address.
        let shown = printable::without_formatting(&self.link.written);
        let address = Paragraph::new(&shown, BaseDirection::Fixed(Direction::LeftToRight));
        let lines = address.break_lines_for(width.max(1), rendition).into_iter();
        let pieces = lines.map(|line| LinkRow::Address(line.range.of(&shown).to_owned()));
        self.rows = pieces.chain([LinkRow::Open, LinkRow::Copy]).collect();
        let can_be_added = is_web_address(&self.link.address);
        self.rows.extend(can_be_added.then_some(LinkRow::Add));
    }

    /// The row that opens it.
    #[must_use]
    pub fn open_row(&self) -> usize {
        let is_open = |row: &LinkRow| *row == LinkRow::Open;
        self.rows.iter().position(is_open).unwrap_or(0)
    }
}

//! Cells that lead somewhere: what is said of them to a terminal that opens addresses by itself (OSC 8).

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// Cells of a row that lead to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink {
    /// The row.
    pub y: u16,
    /// The columns.
    pub columns: Range<u16>,
    /// Which link it is: pieces with the same number are one, over several rows.
    pub number: usize,
    /// The address: printable ASCII and nothing else.
    pub address: Rc<str>,
}

/// The longest address that terminals take, in bytes: VTE and iTerm2 leave out longer ones.
const LONGEST: usize = 2083;

/// Whether the terminal is told of links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hyperlinks {
    /// It knows what they are.
    Sent,
    /// It could print what it is told of them.
    #[default]
    LeftOut,
}

/// The links of the frame that is drawn next: left by who draws it, taken by who sends it.
pub(super) type NextHyperlinks = Rc<RefCell<Vec<Hyperlink>>>;

/// What the terminal knows of links, and what it is to know.
#[derive(Debug, Default)]
pub(super) struct KnownHyperlinks {
    shown: Vec<Hyperlink>,
}

impl KnownHyperlinks {
    /// The terminal was cleared.
    pub(super) fn forget(&mut self) {
        self.shown.clear();
    }

    /// Takes over the links of a frame. Returns the cells, as `(x, y)`, that lead elsewhere than before, or nowhere now.
    pub(super) fn adopt(&mut self, next: Vec<Hyperlink>) -> Vec<(u16, u16)> {
        let is_in = |list: &[Hyperlink], link: &Hyperlink| list.contains(link);
        let gone = self.shown.iter().filter(|link| !is_in(&next, link));
        let new = next.iter().filter(|link| !is_in(&self.shown, link));
        let changed = gone.chain(new);
        let cells = changed.flat_map(|link| link.columns.clone().map(move |x| (x, link.y)));
        let cells = cells.collect();
        self.shown = next;
        cells
    }

    /// The link of a cell.
    pub(super) fn at(&self, x: u16, y: u16) -> Option<&Hyperlink> {
        let mut links = self.shown.iter();
        links.find(|link| link.y == y && link.columns.contains(&x))
    }
}

impl Hyperlink {
    /// The sequence that begins its cells; `None` where the terminal would not take its address, or it could do anything
    /// else to the terminal.
    pub(super) fn opening(&self) -> Option<String> {
        let is_clean = self.address.bytes().all(|byte| byte.is_ascii_graphic());
        let is_sent = is_clean && self.address.len() <= LONGEST;
        is_sent.then(|| format!("\x1b]8;id=qari{};{}\x1b\\", self.number, self.address))
    }
}

/// The sequence that ends the cells of a link.
pub(super) const CLOSING: &str = "\x1b]8;;\x1b\\";

#[cfg(test)]
mod tests {
    use super::*;

    fn link(y: u16, columns: Range<u16>, address: &str) -> Hyperlink {
        Hyperlink {
            y,
            columns,
            number: 7,
            address: address.into(),
        }
    }

    #[test]
    fn only_clean_addresses_are_sent() {
        let sent = |address: &str| link(0, 0..1, address).opening();
        let expected = "\x1b]8;id=qari7;https://example.org/?a=b;c\x1b\\";
        assert_eq!(
            sent("https://example.org/?a=b;c").as_deref(),
            Some(expected)
        );
        for unclean in ["a\x1b\\b", "a\x07", "a b", "قاهرة", "a\u{9c}"] {
            assert_eq!(sent(unclean), None, "{unclean:?}");
        }
        assert_eq!(sent(&"a".repeat(LONGEST + 1)), None);
    }

    #[test]
    fn cells_that_lead_elsewhere_are_told() {
        let mut known = KnownHyperlinks::default();
        let first = link(1, 2..4, "a");
        assert_eq!(known.adopt(vec![first.clone()]), [(2, 1), (3, 1)]);
        assert_eq!(known.adopt(vec![first.clone()]), []);
        assert_eq!(known.at(3, 1), Some(&first));
        assert_eq!(known.at(4, 1), None);
        assert_eq!(known.adopt(vec![link(1, 2..4, "b")]).len(), 4);
        assert_eq!(known.adopt(Vec::new()), [(2, 1), (3, 1)]);
    }
}

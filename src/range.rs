//! The one coordinate that crosses modules: a range of bytes in a stored text.

/// A half-open range of byte offsets, in logical order, into a stored UTF-8 text.
///
/// Both ends lie on character boundaries of the text they belong to. Columns, rows and cluster
/// indices never leave the module that made them; this does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "extract", derive(serde::Serialize))]
pub struct TextRange {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl TextRange {
    /// The range from `start` up to and without `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether no byte lies in the range.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The number of bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the byte at `offset` lies in the range.
    #[must_use]
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two ranges have a byte in common.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same range in a text in front of which `bytes` bytes were put.
    #[must_use]
    pub const fn shifted(self, bytes: usize) -> Self {
        Self {
            start: self.start + bytes,
            end: self.end + bytes,
        }
    }

    /// The part of `text` the range names; empty where the range does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_does_not_fit_names_nothing() {
        assert_eq!(TextRange::new(0, 4).of("قا"), "قا");
        assert_eq!(TextRange::new(1, 4).of("قا"), "");
        assert_eq!(TextRange::new(0, 9).of("قا"), "");
    }

    #[test]
    fn neighbours_do_not_overlap() {
        let range = TextRange::new(2, 4);
        assert!(!range.overlaps(TextRange::new(4, 6)));
        assert!(range.overlaps(TextRange::new(3, 6)));
        assert!(!range.contains(4));
    }
}

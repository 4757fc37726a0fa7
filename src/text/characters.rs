//! The characters of a paragraph with their properties, decoded once for all stages.

use std::ops::{Index, Range};

use super::properties::Properties;

/// One character of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Character {
    /// The character itself.
    pub(super) value: char,
    /// What Unicode says about it.
    pub(super) properties: Properties,
    /// The byte it starts at.
    pub(super) offset: u32,
}

/// The characters of a text, in logical order.
#[derive(Debug, Default)]
pub(super) struct Characters {
    list: Vec<Character>,
    /// The properties any of them has.
    pub(super) any: Properties,
    /// The set of their bidirectional classes.
    pub(super) bidi_classes: u32,
}

impl Characters {
    /// The characters of `text`, which is at most `u32::MAX` bytes long.
    pub(super) fn new(text: &str) -> Self {
        let mut list = Vec::with_capacity(text.len() / 2 + 8);
        let mut any = Properties::default();
        let mut bidi_classes = 0;
        for (offset, value) in text.char_indices() {
            let properties = Properties::of(value);
            any = any.or(properties);
            bidi_classes |= properties.bidi_class().bit();
            list.push(Character {
                value,
                properties,
                offset: offset as u32,
            });
        }
        Self {
            list,
            any,
            bidi_classes,
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// All of them.
    pub(super) fn as_slice(&self) -> &[Character] {
        &self.list
    }
}

impl Index<usize> for Characters {
    type Output = Character;

    fn index(&self, index: usize) -> &Character {
        &self.list[index]
    }
}

impl Index<Range<usize>> for Characters {
    type Output = [Character];

    fn index(&self, range: Range<usize>) -> &[Character] {
        &self.list[range]
    }
}

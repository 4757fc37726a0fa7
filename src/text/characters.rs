//! The characters of a paragraph with their properties, decoded once for all stages.

use super::properties::Properties;

/// The characters of a text, a column a property.
#[derive(Debug, Default)]
pub(super) struct Characters {
    /// The characters, in logical order.
    pub(super) values: Vec<char>,
    /// The properties of each.
    pub(super) properties: Vec<Properties>,
    /// The byte each starts at, and the length of the text.
    pub(super) offsets: Vec<u32>,
    /// The properties any of them has.
    pub(super) any: Properties,
    /// The set of their bidirectional classes.
    pub(super) bidi_classes: u32,
}

impl Characters {
    /// The characters of `text`, which is at most `u32::MAX` bytes long.
    pub(super) fn new(text: &str) -> Self {
        let mut characters = Self::default();
        characters.values.reserve(text.len() / 2 + 1);
        characters.properties.reserve(text.len() / 2 + 1);
        characters.offsets.reserve(text.len() / 2 + 2);
        for (offset, character) in text.char_indices() {
            let properties = Properties::of(character);
            characters.values.push(character);
            characters.properties.push(properties);
            characters.offsets.push(offset as u32);
            characters.any = characters.any.or(properties);
            characters.bidi_classes |= properties.bidi_class().bit();
        }
        characters.offsets.push(text.len() as u32);
        characters
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }
}

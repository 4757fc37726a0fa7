//! The characters of a paragraph: decoded once, and what the stages of the analysis find about each.

use std::ops::{Index, Range};

use super::line_break::Break;
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
    /// Of the first of some letters in a row that have presentation forms: how many follow it, as far
    /// as a byte can count. They are one word, at one level, each a cluster; so most of all text need
    /// not be looked at letter by letter.
    pub(super) letters: u8,
    /// How it joins to its neighbours (`shape`): a sum of `FINAL` and `INITIAL`.
    pub(super) joins: u8,
    /// Whether a cluster starts with it (`clusters`).
    pub(super) starts_cluster: bool,
    /// Whether a line may end before it (`line_break`).
    pub(super) break_before: Break,
}

impl Default for Character {
    fn default() -> Self {
        Self {
            value: '\0',
            properties: Properties::default(),
            offset: 0,
            letters: 0,
            joins: 0,
            starts_cluster: true,
            break_before: Break::Prohibited,
        }
    }
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
    /// The characters of `text`, which is at most `u32::MAX` bytes long; no stage has seen them yet.
    pub(super) fn new(text: &str) -> Self {
        let mut list = vec![Character::default(); text.chars().count()];
        let mut any = Properties::default();
        let mut bidi_classes = 0;
        let mut word: Option<&mut u8> = None;
        for (character, (offset, value)) in list.iter_mut().zip(text.char_indices()) {
            let properties = Properties::of(value);
            any = any.or(properties);
            bidi_classes |= properties.bidi_class().bit();
            *character = Character {
                value,
                properties,
                offset: offset as u32,
                ..Character::default()
            };
            let is_letter = properties.has(Properties::FORMS);
            match word {
                Some(ref mut letters) if is_letter && **letters < u8::MAX => **letters += 1,
                _ => word = is_letter.then_some(&mut character.letters),
            }
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

    /// All of them, for a stage to note what it finds.
    pub(super) fn as_mut_slice(&mut self) -> &mut [Character] {
        &mut self.list
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

//! The characters of a paragraph: decoded once, and what the stages of the analysis find about each.

use std::ops::{Index, Range};

use super::properties::Properties;

/// Whether a line may end before a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// It may not.
    Prohibited,
    /// It may.
    Allowed,
    /// It must.
    Mandatory,
}

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
        // More than they need, but for ASCII: to count them first would take longer.
        let mut list: Vec<Character> = Vec::with_capacity(text.len());
        let mut any = Properties::default();
        let mut bidi_classes = 0;
        // Where the word that goes on here started; behind the last character between words.
        let mut word = 0;
        for (offset, value) in text.char_indices() {
            let properties = Properties::of(value);
            any = any.or(properties);
            bidi_classes |= properties.bidi_class().bit();
            if !properties.has(Properties::FORMS) {
                word = list.len() + 1;
            } else if let Some(first) = list.get_mut(word) {
                match first.letters.checked_add(1) {
                    Some(letters) => first.letters = letters,
                    None => word = list.len(),
                }
            }
            list.push(Character {
                value,
                properties,
                offset: offset as u32,
                letters: 0,
                joins: 0,
                starts_cluster: true,
                break_before: Break::Prohibited,
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

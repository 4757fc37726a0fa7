//! Keys typed one after the other for one command.

use std::fmt;

use crate::app::key::Key;

/// Keys that a command may take at most.
const MOST: usize = 4;

/// One key or several, typed one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySequence(Vec<Key>);

impl From<Key> for KeySequence {
    fn from(key: Key) -> Self {
        Self(vec![key])
    }
}

impl KeySequence {
    /// The keys of their names with spaces between: `g t`. `None` where one is no key, or there are too many.
    #[must_use]
    pub fn named(names: &str) -> Option<Self> {
        let keys: Option<Vec<Key>> = names.split_whitespace().map(Key::named).collect();
        let keys = keys.filter(|keys| (1..=MOST).contains(&keys.len()));
        keys.map(Self)
    }

    /// The keys, in their order.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// Whether one of two begins with the other, so that no command could have both.
    #[must_use]
    pub fn clashes_with(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(one, other)| one == other)
    }

    /// How far `typed` is from the first keys of this, under whatever layout they were typed: 0 where they are the same;
    /// `None` where they are others.
    #[must_use]
    pub fn distance(&self, typed: &[Key]) -> Option<usize> {
        if typed.len() > self.0.len() {
            return None;
        }
        let distance = |(key, typed): (&Key, &Key)| typed.readings().position(|it| it == *key);
        self.0.iter().zip(typed).map(distance).sum()
    }
}

impl fmt::Display for KeySequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{key}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(names: &str) -> KeySequence {
        KeySequence::named(names).unwrap()
    }

    #[test]
    fn a_sequence_is_read_as_it_is_written() {
        for names in ["g", "g t", "Ctrl-x Alt-Enter", "Space Space", "ض F3 ← -"] {
            assert_eq!(sequence(names).to_string(), names);
        }
        for nothing in ["", " ", "g xy", "a b c d e"] {
            assert_eq!(KeySequence::named(nothing), None, "{nothing:?}");
        }
    }

    #[test]
    fn two_clash_where_one_begins_with_the_other() {
        assert!(sequence("g").clashes_with(&sequence("g t")));
        assert!(sequence("g t").clashes_with(&sequence("g")));
        assert!(!sequence("g t").clashes_with(&sequence("g s")));
    }

    #[test]
    fn a_sequence_is_typed_under_any_layout() {
        let typed = [Key::character('ل'), Key::character('ف')];
        assert_eq!(sequence("ل ف").distance(&typed), Some(0));
        assert!(sequence("g t").distance(&typed) > Some(0));
        assert!(sequence("g t").distance(&typed[..1]).is_some());
        assert_eq!(sequence("g").distance(&typed), None);
        assert_eq!(sequence("x t").distance(&typed), None);
    }
}

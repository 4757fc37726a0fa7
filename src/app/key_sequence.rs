//! Keys typed one after the other for one command.

use std::fmt;

use crate::app::key::{Key, KeyFault};
use crate::notice::SettingFault;

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
    /// The keys of their names with spaces between: `g t`.
    ///
    /// # Errors
    ///
    /// Where one is no key or is sent by no terminal, or there are too many.
    pub fn named(names: &str) -> Result<Self, KeyFault> {
        let keys = names.split_whitespace().map(Key::named);
        let keys: Vec<Key> = keys.collect::<Result<_, _>>()?;
        match keys.len() {
            1..=MOST => Ok(Self(keys)),
            _ => Err(KeyFault::Unknown),
        }
    }

    /// The same of what is written in the settings.
    ///
    /// # Errors
    ///
    /// What is to be said of it where it cannot be used.
    pub fn of_setting(written: &str) -> Result<Self, SettingFault> {
        Self::named(written).map_err(|fault| match fault {
            KeyFault::Unknown => SettingFault::UnreadableKey {
                key: written.to_owned(),
            },
            KeyFault::NotSent { name, instead } => SettingFault::UnsentKey {
                key: name,
                instead: instead.map(|key| key.to_string()),
            },
        })
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

    /// How far what was typed is from the first keys of this, under whatever layout it was typed: 0 where they are the
    /// same; `None` where they are others.
    #[must_use]
    pub fn distance(&self, typed: &Readings) -> Option<usize> {
        (typed.0.len() <= self.0.len()).then(|| self.distance_of_common(typed))?
    }

    /// Whether what is typed for `other` would run this, or begin with the keys of this, under some layout.
    #[must_use]
    pub fn takes_from(&self, other: &Self) -> bool {
        self.distance_of_common(&Readings::of(&other.0)).is_some()
    }

    /// The distance of those keys that both have.
    fn distance_of_common(&self, typed: &Readings) -> Option<usize> {
        let distance =
            |(key, readings): (&Key, &Vec<Key>)| readings.iter().position(|it| it == key);
        self.0.iter().zip(&typed.0).map(distance).sum()
    }
}

/// What keys may mean that were typed one after the other: the readings of each, the likeliest first.
#[derive(Clone, Debug)]
pub struct Readings(Vec<Vec<Key>>);

impl Readings {
    /// The readings of some keys.
    #[must_use]
    pub fn of(typed: &[Key]) -> Self {
        Self(typed.iter().map(|key| key.readings().collect()).collect())
    }

    /// How many keys were typed.
    #[must_use]
    pub fn key_count(&self) -> usize {
        self.0.len()
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
            assert_eq!(
                KeySequence::named(nothing),
                Err(KeyFault::Unknown),
                "{nothing:?}"
            );
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
        let distance = |names: &str, typed: &[Key]| sequence(names).distance(&Readings::of(typed));
        assert_eq!(distance("ل ف", &typed), Some(0));
        assert!(distance("g t", &typed) > Some(0));
        assert!(distance("g t", &typed[..1]).is_some());
        assert_eq!(distance("g", &typed), None);
        assert_eq!(distance("x t", &typed), None);
        assert!(sequence("g").takes_from(&sequence("ل ف")));
        assert!(sequence("g t").takes_from(&sequence("ل")));
        assert!(!sequence("g t").takes_from(&sequence("g s")));
    }
}

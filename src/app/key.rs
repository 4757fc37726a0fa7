//! Keys as the program names them, and what they may mean under another keyboard layout.

use std::fmt;
use std::iter;

use crate::language::layouts;

/// A key, with control held or not. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Whether control was held.
    pub control: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A character.
    Character(char),
    /// ↑
    Up,
    /// ↓
    Down,
    /// ←, the physical arrow
    Left,
    /// →, the physical arrow
    Right,
    /// Enter
    Enter,
    /// Escape
    Escape,
    /// Tab
    Tab,
    /// Shift and Tab
    BackTab,
    /// Backspace
    Backspace,
    /// Delete
    Delete,
    /// Page Up
    PageUp,
    /// Page Down
    PageDown,
    /// Home
    Home,
    /// End
    End,
    /// F1 to F12
    Function(u8),
}

impl Key {
    /// A key with nothing held.
    #[must_use]
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            control: false,
        }
    }

    /// A character typed with nothing held but shift.
    #[must_use]
    pub const fn character(character: char) -> Self {
        Self::plain(KeyCode::Character(character))
    }

    /// A character typed with control held.
    #[must_use]
    pub const fn control(character: char) -> Self {
        Self {
            code: KeyCode::Character(character),
            control: true,
        }
    }

    /// The key of a name as [`Display`](fmt::Display) writes it; arrows have names, too: `Up`. Control comes as
    /// `Ctrl-`. `None` where there is no such key, or a terminal sends another for it, as Tab for `Ctrl-i`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (control, name) = match name.strip_prefix("Ctrl-") {
            Some(name) => (true, name),
            None => (false, name),
        };
        let code = KeyCode::named(name)?;
        let code = match (control, code) {
            (true, KeyCode::Character('i' | 'I' | 'm' | 'M' | '[')) => return None,
            (true, KeyCode::Character(letter)) => KeyCode::Character(letter.to_ascii_lowercase()),
            _ => code,
        };
        Some(Self { code, control })
    }

    /// What the key may mean, the likeliest first: itself, and the keys of a US keyboard at whose place a layout
    /// has the character, in the order of the layouts. The first of them that has a command runs it.
    pub fn readings(self) -> impl Iterator<Item = Self> {
        let character = match self.code {
            KeyCode::Character(character) => Some(character),
            _ => None,
        };
        let positions = character.into_iter().flat_map(layouts::positions);
        let elsewhere = positions.map(move |position| Self {
            code: KeyCode::Character(position),
            ..self
        });
        iter::once(self).chain(elsewhere)
    }
}

/// Keys that are no characters, by their names. The first of a key is the one that is shown.
const NAMES: [(&str, KeyCode); 19] = [
    ("Space", KeyCode::Character(' ')),
    ("↑", KeyCode::Up),
    ("↓", KeyCode::Down),
    ("←", KeyCode::Left),
    ("→", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Escape),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
];

impl KeyCode {
    fn named(name: &str) -> Option<Self> {
        if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Some(*code);
        }
        let mut characters = name.chars();
        let first = characters.next()?;
        if characters.next().is_none() {
            return (!first.is_control() && !first.is_whitespace())
                .then_some(Self::Character(first));
        }
        if let Some(both) = layouts::lam_alef_of(name) {
            return Some(Self::Character(both));
        }
        let number = name.strip_prefix('F')?.parse().ok()?;
        (1..=12).contains(&number).then_some(Self::Function(number))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            f.write_str("Ctrl-")?;
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Character(character) => write!(f, "{character}"),
            KeyCode::Function(number) => write!(f, "F{number}"),
            // All others have names.
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for (_, code) in NAMES {
            let key = Key::plain(code);
            assert_eq!(Key::named(&key.to_string()), Some(key));
        }
        let function = Key::plain(KeyCode::Function(12));
        for key in [Key::character('-'), Key::control('y'), function] {
            assert_eq!(Key::named(&key.to_string()), Some(key));
        }
        assert_eq!(Key::named("Ctrl-Y"), Some(Key::control('y')));
        assert_eq!(Key::named("Up"), Some(Key::plain(KeyCode::Up)));
        assert_eq!(Key::named("لا"), Some(Key::character('\u{FEFB}')));
        for nothing in [
            "", " ", "xy", "F0", "F13", "Ctrl-", "Ctrl-i", "Ctrl-[", "\u{1b}",
        ] {
            assert_eq!(Key::named(nothing), None, "{nothing:?}");
        }
    }
}

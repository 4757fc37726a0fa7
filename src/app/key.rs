//! Keys as the program names them, and what they may mean under another keyboard layout.

use std::fmt;
use std::iter;

use crate::language::layouts;

/// A key, and what was held with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Whether control was held.
    pub control: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held, with a key that is no character: of a character it is part.
    pub shift: bool,
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
            alt: false,
            shift: false,
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
            control: true,
            ..Self::character(character)
        }
    }

    /// The same key with Alt held.
    #[must_use]
    pub const fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// The keys that a terminal may have meant by one that no command has: Alt and a character are sent as Escape and
    /// the character, and what is held with any other key changes nothing.
    #[must_use]
    pub fn taken_apart(self) -> Option<(Option<Self>, Self)> {
        let is_sent_after_escape = matches!(
            self.code,
            KeyCode::Character(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace
        );
        let rest = Self {
            alt: false,
            shift: false,
            ..self
        };
        let escape = (self.alt && is_sent_after_escape).then_some(Self::plain(KeyCode::Escape));
        (rest != self).then_some((escape, rest))
    }

    /// The key of a name as [`Display`](fmt::Display) writes it; arrows have names, too: `Up`. What is held comes before it:
    /// `Ctrl-`, `Alt-`, and `Shift-` where the key is no character. `None` where there is no such key, or a terminal sends
    /// another for it, as Tab for `Ctrl-i`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut key = Self::plain(KeyCode::Escape);
        let mut rest = name;
        // Shift-Tab is a key of its own.
        while KeyCode::named(rest).is_none() {
            let (place, after) = HELD.iter().find_map(|(held, _, place)| {
                let after = rest.strip_prefix(held)?.strip_prefix('-')?;
                Some((place, after))
            })?;
            // Nothing is held twice.
            if std::mem::replace(place(&mut key), true) {
                return None;
            }
            rest = after;
        }
        key.code = KeyCode::named(rest)?;
        match key.code {
            KeyCode::Character('i' | 'I' | 'm' | 'M' | '[') if key.control => return None,
            // Terminals send Alt and these as the beginning of other keys.
            KeyCode::Character('[' | ']' | 'O' | 'P') if key.alt => return None,
            KeyCode::Character(_) if key.shift => return None,
            KeyCode::Character(letter) if key.control => {
                key.code = KeyCode::Character(letter.to_ascii_lowercase());
            }
            _ => {}
        }
        Some(key)
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

/// What may be held with a key: its name, whether it is, and its place.
type Held = (&'static str, fn(&Key) -> bool, fn(&mut Key) -> &mut bool);

/// In the order in which they are written.
const HELD: [Held; 3] = [
    ("Ctrl", |key| key.control, |key| &mut key.control),
    ("Alt", |key| key.alt, |key| &mut key.alt),
    ("Shift", |key| key.shift, |key| &mut key.shift),
];

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
        for (name, is_held, _) in HELD {
            if is_held(self) {
                write!(f, "{name}-")?;
            }
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
    fn what_a_terminal_may_have_meant_is_what_it_sends() {
        let escape = Some(Key::plain(KeyCode::Escape));
        let letter = Key::character('q');
        assert_eq!(letter.with_alt().taken_apart(), Some((escape, letter)));
        let up = Key::plain(KeyCode::Up);
        let shifted = Key { shift: true, ..up };
        assert_eq!(shifted.with_alt().taken_apart(), Some((None, up)));
        assert_eq!(letter.taken_apart(), None);
    }

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for (_, code) in NAMES {
            let key = Key::plain(code);
            assert_eq!(Key::named(&key.to_string()), Some(key));
        }
        let function = Key::plain(KeyCode::Function(12));
        let shifted = Key {
            shift: true,
            ..Key::plain(KeyCode::Up)
        };
        for key in [
            Key::character('-'),
            Key::control('y'),
            Key::control('y').with_alt(),
            Key::character('-').with_alt(),
            Key::character('ض').with_alt(),
            Key::plain(KeyCode::Enter).with_alt(),
            function,
            function.with_alt(),
            shifted,
            shifted.with_alt(),
        ] {
            assert_eq!(Key::named(&key.to_string()), Some(key), "{key}");
        }
        assert_eq!(Key::named("Alt-Ctrl-y"), Key::named("Ctrl-Alt-y"));
        assert_eq!(Key::named("Ctrl-Y"), Some(Key::control('y')));
        assert_eq!(Key::named("Up"), Some(Key::plain(KeyCode::Up)));
        assert_eq!(Key::named("لا"), Some(Key::character('\u{FEFB}')));
        for nothing in [
            "",
            " ",
            "xy",
            "F0",
            "F13",
            "Ctrl-",
            "Ctrl-i",
            "Ctrl-[",
            "\u{1b}",
            "Alt-",
            "Alt-[",
            "Alt-O",
            "Shift-x",
            "Ctrl-Ctrl-x",
            "alt-x",
        ] {
            assert_eq!(Key::named(nothing), None, "{nothing:?}");
        }
    }
}

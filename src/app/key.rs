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

    /// Whether it is a character, typed with nothing held but shift.
    #[must_use]
    pub const fn is_character(self) -> bool {
        matches!(self.code, KeyCode::Character(_)) && !self.control && !self.alt && !self.shift
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

    /// The key of a character that was typed with control, whatever the terminal calls it: one code is sent for `Ctrl-7`,
    /// `Ctrl-/` and `Ctrl-_`, which is `Ctrl-_` here.
    #[must_use]
    pub const fn control_as_sent(character: char) -> Self {
        Self::control(match character {
            '2' | '@' => ' ',
            '4' => '\\',
            '5' => ']',
            '6' => '^',
            '7' | '/' => '_',
            other => other.to_ascii_lowercase(),
        })
    }

    /// Whether Alt is sent with it as Escape before it.
    #[must_use]
    pub fn is_sent_after_escape(self) -> bool {
        let has_no_sequence = matches!(
            self.code,
            KeyCode::Character(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace
        );
        self.alt && has_no_sequence
    }

    /// The key without Shift, without Alt, and without both, where it was held: what may have been meant by a key that no
    /// command has.
    pub fn with_fewer_held(self) -> impl Iterator<Item = Self> {
        let fewer = [(false, self.alt), (self.shift, false), (false, false)];
        let fewer = fewer.map(|(shift, alt)| Self { alt, shift, ..self });
        fewer.into_iter().filter(move |key| *key != self)
    }

    /// The key of a name as [`Display`](fmt::Display) writes it; arrows have names, too: `Up`. What is held comes before it:
    /// `Ctrl-`, `Alt-`, and `Shift-` where the key is no character.
    ///
    /// # Errors
    ///
    /// Where there is no such key, or no terminal sends it.
    pub fn named(name: &str) -> Result<Self, KeyFault> {
        let key = Self::written(name).ok_or(KeyFault::Unknown)?;
        key.as_sent().map_err(|instead| KeyFault::NotSent {
            name: name.to_owned(),
            instead,
        })
    }

    /// The key of a name, whether or not a terminal sends it.
    fn written(name: &str) -> Option<Self> {
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
        Some(key)
    }

    /// The key by its one name. The error is a key to be used instead, where one is near. What is sent is what xterm
    /// and all that follow it send; a keyboard protocol beyond that is not asked for.
    fn as_sent(self) -> Result<Self, Option<Self>> {
        let with = |code| Self {
            code,
            control: false,
            shift: false,
            ..self
        };
        match self.code {
            // Of a character Shift is part.
            KeyCode::Character(character) if self.shift => Err(shifted(character).and_then(|it| {
                let key = Self {
                    control: self.control,
                    ..with(KeyCode::Character(it))
                };
                key.as_sent().ok()
            })),
            KeyCode::Character(character) if self.control => {
                let sent = Self::control_as_sent(character);
                match sent.code {
                    KeyCode::Character('i') => Err(Some(with(KeyCode::Tab))),
                    KeyCode::Character('m') => Err(Some(with(KeyCode::Enter))),
                    KeyCode::Character('[' | '3') => Err(Some(Self::plain(KeyCode::Escape))),
                    KeyCode::Character('?' | '8') => Err(Some(with(KeyCode::Backspace))),
                    KeyCode::Character('a'..='z' | ' ' | '\\' | ']' | '^' | '_') => Ok(Self {
                        alt: self.alt,
                        ..sent
                    }),
                    // With control a layout sends what a US keyboard has at the place.
                    _ => Err(layouts::positions(character)
                        .find(char::is_ascii_lowercase)
                        .map(|position| Self {
                            alt: self.alt,
                            ..Self::control(position)
                        })),
                }
            }
            // Terminals send Alt and these as the beginning of other keys.
            KeyCode::Character('[' | ']' | 'O' | 'P') if self.alt => Err(None),
            KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace if self.control || self.shift => {
                Err(Some(with(self.code).with_alt()))
            }
            KeyCode::Escape if self != Self::plain(KeyCode::Escape) => {
                Err(Some(Self::plain(KeyCode::Escape)))
            }
            KeyCode::BackTab if self != Self::plain(KeyCode::BackTab) => {
                Err(Some(Self::plain(KeyCode::BackTab)))
            }
            _ => Ok(self),
        }
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

/// Why a name is not that of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// There is no such key.
    Unknown,
    /// No terminal sends it, or another for it, as Tab for `Ctrl-i`.
    NotSent {
        /// The key, as it is written.
        name: String,
        /// The key to use in its place, where one is near.
        instead: Option<Key>,
    },
}

/// The characters of a US keyboard without Shift and with it.
const UNSHIFTED: &str = "`1234567890-=[]\\;',./";
const SHIFTED: &str = "~!@#$%^&*()_+{}|:\"<>?";

/// What Shift makes of a character.
fn shifted(character: char) -> Option<char> {
    if let Some((_, shifted)) = UNSHIFTED
        .chars()
        .zip(SHIFTED.chars())
        .find(|it| it.0 == character)
    {
        return Some(shifted);
    }
    let mut upper = character.to_uppercase();
    let first = upper.next().filter(|_| upper.next().is_none());
    first.filter(|upper| character.is_lowercase() || *upper != character)
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
    fn what_is_held_is_dropped_one_at_a_time() {
        let up = Key::plain(KeyCode::Up);
        let with_shift = Key { shift: true, ..up };
        let fewer: Vec<Key> = with_shift.with_alt().with_fewer_held().collect();
        assert_eq!(fewer, [up.with_alt(), with_shift, up]);
        let fewer: Vec<Key> = with_shift.with_fewer_held().collect();
        assert_eq!(fewer, [up, up]);
        assert_eq!(up.with_fewer_held().count(), 0);
        let letter = Key::character('q').with_alt();
        assert!(letter.is_sent_after_escape() && !with_shift.with_alt().is_sent_after_escape());
    }

    #[test]
    fn one_code_has_one_name() {
        for (names, shown) in [
            (&["Ctrl-\\", "Ctrl-4"][..], "Ctrl-\\"),
            (&["Ctrl-]", "Ctrl-5"], "Ctrl-]"),
            (&["Ctrl-^", "Ctrl-6"], "Ctrl-^"),
            (&["Ctrl-_", "Ctrl-7", "Ctrl-/"], "Ctrl-_"),
            (&["Ctrl-Space", "Ctrl-2", "Ctrl-@"], "Ctrl-Space"),
            (&["Ctrl-Alt-]", "Alt-Ctrl-5"], "Ctrl-Alt-]"),
        ] {
            for name in names {
                assert_eq!(Key::named(name).unwrap().to_string(), shown, "{name}");
            }
        }
    }

    #[test]
    fn what_no_terminal_sends_is_said_with_what_to_use() {
        for (name, instead) in [
            ("Ctrl-i", "Tab"),
            ("Ctrl-Alt-m", "Alt-Enter"),
            ("Ctrl-[", "Esc"),
            ("Ctrl-8", "Backspace"),
            ("Ctrl-Enter", "Alt-Enter"),
            ("Shift-Enter", "Alt-Enter"),
            ("Ctrl-Tab", "Alt-Tab"),
            ("Ctrl-Backspace", "Alt-Backspace"),
            ("Shift-Shift-Tab", "Shift-Tab"),
            ("Ctrl-Shift-Tab", "Shift-Tab"),
            ("Alt-Esc", "Esc"),
            ("Shift-/", "?"),
            ("Shift-x", "X"),
            ("Alt-Shift-x", "Alt-X"),
            ("Ctrl-Shift-x", "Ctrl-x"),
            ("Ctrl-ض", "Ctrl-q"),
            ("Ctrl-1", ""),
            ("Alt-[", ""),
            ("Alt-O", ""),
            ("Shift-ض", ""),
        ] {
            let Err(KeyFault::NotSent {
                name: said,
                instead: other,
            }) = Key::named(name)
            else {
                panic!("{name}: {:?}", Key::named(name));
            };
            assert_eq!(said, name);
            let other = other.map(|key| key.to_string()).unwrap_or_default();
            assert_eq!(other, instead, "{name}");
            // What is to be used can be used.
            assert!(other.is_empty() || Key::named(&other).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for (_, code) in NAMES {
            let key = Key::plain(code);
            assert_eq!(Key::named(&key.to_string()), Ok(key));
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
            assert_eq!(Key::named(&key.to_string()), Ok(key), "{key}");
        }
        assert_eq!(Key::named("Alt-Ctrl-y"), Key::named("Ctrl-Alt-y"));
        assert_eq!(Key::named("Ctrl-Y"), Ok(Key::control('y')));
        assert_eq!(Key::named("Up"), Ok(Key::plain(KeyCode::Up)));
        assert_eq!(Key::named("لا"), Ok(Key::character('\u{FEFB}')));
        for nothing in [
            "",
            " ",
            "xy",
            "F0",
            "F13",
            "Ctrl-",
            "\u{1b}",
            "Alt-",
            "Ctrl-Ctrl-x",
            "alt-x",
        ] {
            assert_eq!(Key::named(nothing), Err(KeyFault::Unknown), "{nothing:?}");
        }
    }
}

//! Keys as the program names them, and what an Arabic keyboard means by its letters.

use std::fmt;

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

    /// The key of a Latin keyboard at the place of an Arabic letter (the Arabic 101 layout), so that
    /// commands work while the reader's keyboard writes Arabic.
    #[must_use]
    pub fn on_latin_keyboard(self) -> Self {
        let KeyCode::Character(character) = self.code else {
            return self;
        };
        match ARABIC_LAYOUT
            .iter()
            .find(|(arabic, _)| *arabic == character)
        {
            Some((_, latin)) => Self {
                code: KeyCode::Character(*latin),
                ..self
            },
            None => self,
        }
    }
}

/// Letters of the Arabic 101 keyboard layout and the Latin keys they share.
const ARABIC_LAYOUT: &[(char, char)] = &[
    ('ض', 'q'),
    ('ص', 'w'),
    ('ث', 'e'),
    ('ق', 'r'),
    ('ف', 't'),
    ('غ', 'y'),
    ('ع', 'u'),
    ('ه', 'i'),
    ('خ', 'o'),
    ('ح', 'p'),
    ('ج', '['),
    ('د', ']'),
    ('ش', 'a'),
    ('س', 's'),
    ('ي', 'd'),
    ('ب', 'f'),
    ('ل', 'g'),
    ('ا', 'h'),
    ('ت', 'j'),
    ('ن', 'k'),
    ('م', 'l'),
    ('ئ', 'z'),
    ('ء', 'x'),
    ('ؤ', 'c'),
    ('ر', 'v'),
    ('ى', 'n'),
    ('ة', 'm'),
    ('ظ', '/'),
    ('آ', 'N'),
    ('أ', 'H'),
    ('ـ', 'J'),
    ('،', 'K'),
    ('؟', '?'),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            f.write_str("Ctrl-")?;
        }
        let name = match self.code {
            KeyCode::Character(' ') => "Space",
            KeyCode::Character(character) => return write!(f, "{character}"),
            KeyCode::Up => "↑",
            KeyCode::Down => "↓",
            KeyCode::Left => "←",
            KeyCode::Right => "→",
            KeyCode::Enter => "Enter",
            KeyCode::Escape => "Esc",
            KeyCode::Tab => "Tab",
            KeyCode::BackTab => "Shift-Tab",
            KeyCode::Backspace => "Backspace",
            KeyCode::Delete => "Delete",
            KeyCode::PageUp => "PgUp",
            KeyCode::PageDown => "PgDn",
            KeyCode::Home => "Home",
            KeyCode::End => "End",
        };
        f.write_str(name)
    }
}

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
            KeyCode::Function(number) => return write!(f, "F{number}"),
        };
        f.write_str(name)
    }
}

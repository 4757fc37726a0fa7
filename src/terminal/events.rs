//! Input by way of crossterm, for systems whose consoles do not send it as bytes.

use std::io;

use crossterm::event::{self, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use crate::app::arrangement::Size;
use crate::app::key::{Key, KeyCode};

use super::input::{Input, Mouse};

/// Waits for the next thing the reader does that means something here.
///
/// # Errors
///
/// Where the terminal cannot be read from any more.
pub(super) fn read() -> io::Result<Input> {
    loop {
        if let Some(input) = translate(event::read()?) {
            return Ok(input);
        }
    }
}

fn translate(event: event::Event) -> Option<Input> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            Some(Input::Key(translate_key(key)?))
        }
        event::Event::Paste(text) => Some(Input::Paste(text)),
        event::Event::Resize(columns, rows) => Some(Input::Resized(Size { columns, rows })),
        event::Event::Mouse(mouse) => {
            let what = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Mouse::Click,
                MouseEventKind::ScrollDown => Mouse::Wheel(1),
                MouseEventKind::ScrollUp => Mouse::Wheel(-1),
                _ => return None,
            };
            Some(Input::Mouse {
                mouse: what,
                column: mouse.column,
                row: mouse.row,
            })
        }
        _ => None,
    }
}

fn translate_key(key: event::KeyEvent) -> Option<Key> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let code = match key.code {
        event::KeyCode::Char(character) => KeyCode::Character(character),
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Esc => KeyCode::Escape,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::BackTab => KeyCode::BackTab,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        _ => return None,
    };
    Some(Key { code, control })
}

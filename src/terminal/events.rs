//! Input by way of crossterm, for systems whose consoles do not send it as bytes.

use std::io;
use std::time::Duration;

use crossterm::event::{self, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use crate::app::arrangement::ScreenSize;
use crate::app::key::{Key, KeyCode};
use crate::language::layouts::lam_alef;

use super::input::{Mouse, TerminalInput};

/// Waits for the next thing the reader does that means something here. Lam and alef that come together, as some
/// layouts send them for one key, are one character; what comes with lam and is no alef is put into `next`.
///
/// # Errors
///
/// Where the terminal cannot be read from any more.
pub(super) fn read(next: &mut Option<TerminalInput>) -> io::Result<TerminalInput> {
    let input = loop {
        if let Some(input) = translate(event::read()?) {
            break input;
        }
    };
    let Some(first) = typed(&input) else {
        return Ok(input);
    };
    while lam_alef(first, ALEF).is_some() && event::poll(Duration::ZERO)? {
        let Some(second) = translate(event::read()?) else {
            continue;
        };
        if let Some(both) = typed(&second).and_then(|second| lam_alef(first, second)) {
            return Ok(TerminalInput::Key(Key::character(both)));
        }
        *next = Some(second);
        break;
    }
    Ok(input)
}

/// One of the letters that lam is joined with.
const ALEF: char = '\u{627}';

/// The character that was typed, without control.
fn typed(input: &TerminalInput) -> Option<char> {
    match input {
        TerminalInput::Key(Key {
            code: KeyCode::Character(character),
            control: false,
            alt: false,
            ..
        }) => Some(*character),
        _ => None,
    }
}

fn translate(event: event::Event) -> Option<TerminalInput> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            Some(TerminalInput::Key(translate_key(key)?))
        }
        event::Event::Paste(text) => Some(TerminalInput::Paste(text)),
        event::Event::Resize(columns, rows) => {
            Some(TerminalInput::Resized(ScreenSize { columns, rows }))
        }
        event::Event::Mouse(mouse) => {
            let what = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Mouse::Click,
                MouseEventKind::Drag(MouseButton::Left) => Mouse::Drag,
                MouseEventKind::ScrollDown => Mouse::Wheel(1),
                MouseEventKind::ScrollUp => Mouse::Wheel(-1),
                _ => return None,
            };
            Some(TerminalInput::Mouse {
                mouse: what,
                column: mouse.column,
                row: mouse.row,
            })
        }
        _ => None,
    }
}

fn translate_key(key: event::KeyEvent) -> Option<Key> {
    let is_character = matches!(key.code, event::KeyCode::Char(_));
    // AltGr, which types a character, comes as both.
    let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
    let types = is_character && key.modifiers.contains(both);
    let is_held = |held| key.modifiers.contains(held) && !types;
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
        event::KeyCode::F(number) => KeyCode::Function(number),
        _ => return None,
    };
    let control = is_held(KeyModifiers::CONTROL);
    let alt = is_held(KeyModifiers::ALT);
    Some(match code {
        KeyCode::Character(character) if control => Key {
            alt,
            ..Key::control_as_sent(character)
        },
        _ => Key {
            code,
            control,
            alt,
            shift: is_held(KeyModifiers::SHIFT) && !is_character && code != KeyCode::BackTab,
        },
    })
}

//! What comes from the terminal, in the program's own words.

use super::answers::Answers;
use crate::app::arrangement::ScreenSize;
use crate::app::key::{Key, KeyCode};

use super::sequence::Sequence;

/// Something the reader did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TerminalInput {
    /// Pressed a key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// Used the mouse.
    Mouse {
        /// How.
        mouse: Mouse,
        /// In which column of the terminal.
        column: u16,
        /// In which row.
        row: u16,
    },
    /// Nothing: the terminal answered what it was asked.
    Answered(Box<Answers>),
    /// Gave the window another size.
    Resized(ScreenSize),
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// Its first button was pressed.
    Click,
    /// It was moved while its first button was held down.
    Drag,
    /// Its wheel was turned so many notches down, or up where negative.
    Wheel(i16),
}

/// What a sequence means; answers of the terminal mean nothing to the program.
pub(super) fn translate(sequence: Sequence) -> Option<TerminalInput> {
    match sequence {
        Sequence::Character(character) => Some(TerminalInput::Key(typed(character))),
        Sequence::AfterEscape(character) => Some(TerminalInput::Key(typed(character).with_alt())),
        Sequence::Shifted(end @ 'P'..='S') => {
            Some(TerminalInput::Key(Key::plain(function_of(end))))
        }
        Sequence::Shifted(character) => {
            moved(character).map(|code| TerminalInput::Key(Key::plain(code)))
        }
        Sequence::Control { parameters, end } => control(&parameters, end),
        // Of a paste that came late its end may come alone.
        Sequence::Paste(text) => (!text.is_empty()).then_some(TerminalInput::Paste(text)),
        // Each number came with 32 added; columns and rows count from 1.
        Sequence::Mouse([button, column, row]) => {
            let [button, column, row] =
                [button, column, row].map(|byte| u16::from(byte).saturating_sub(32));
            mouse(button, column, row)
        }
        Sequence::DeviceControl(_) | Sequence::SystemCommand(_) | Sequence::OtherString => None,
    }
}

/// The key that sends a character.
fn typed(character: char) -> Key {
    let with_control = |base: u8| Key::control_as_sent(char::from(character as u8 + base));
    match character {
        '\r' => Key::plain(KeyCode::Enter),
        '\t' => Key::plain(KeyCode::Tab),
        '\x1b' => Key::plain(KeyCode::Escape),
        '\x7f' => Key::plain(KeyCode::Backspace),
        '\0' => Key::control(' '),
        '\x01'..='\x1a' => with_control(b'a' - 1),
        '\x1c'..='\x1f' => with_control(b'\\' - 0x1c),
        _ => Key::character(character),
    }
}

/// The key whose sequence ends with a letter.
fn moved(end: char) -> Option<KeyCode> {
    Some(match end {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'F' => KeyCode::End,
        'H' => KeyCode::Home,
        'Z' => KeyCode::BackTab,
        // Enter on the number pad.
        'M' => KeyCode::Enter,
        _ => return None,
    })
}

/// One of the first four function keys, whose sequences end with `P` to `S`.
fn function_of(end: char) -> KeyCode {
    KeyCode::Function(end as u8 - b'P' + 1)
}

/// The key whose sequence has a number, by DEC's VT220 and its followers.
fn numbered(number: u16) -> Option<KeyCode> {
    let function = |number| KeyCode::Function(u8::try_from(number).unwrap_or(u8::MAX));
    Some(match number {
        1 | 7 => KeyCode::Home,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers have gaps, as the keys had.
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23..=24 => function(number - 12),
        _ => return None,
    })
}

fn control(parameters: &str, end: char) -> Option<TerminalInput> {
    if let Some(numbers) = parameters.strip_prefix('<') {
        // A release says the same of the button as the press before it.
        let [button, column, row] = three_numbers(numbers)?;
        return if end == 'M' {
            mouse(button, column, row)
        } else {
            None
        };
    }
    if end == 'M' {
        let [button, column, row] = three_numbers(parameters)?;
        return mouse(button.checked_sub(32)?, column, row);
    }
    let mut numbers = parameters.split(';');
    let first = numbers.next()?;
    // The Linux console has a second bracket before `A` to `E`, for F1 to F5.
    if let ("[", 'A'..='E') = (first, end) {
        return Some(TerminalInput::Key(Key::plain(KeyCode::Function(
            end as u8 - b'A' + 1,
        ))));
    }
    let held = numbers.next();
    let code = match end {
        '~' => numbered(first.parse().ok()?)?,
        // A report of where the cursor is ends with `R`, too; the listener takes those that were asked for.
        'P'..='S' if first == "1" && held.is_some() => function_of(end),
        _ if first.is_empty() || first == "1" => moved(end)?,
        _ => return None,
    };
    // The second number is one more than a set of bits: shift 1, alt 2, control 4.
    let modifiers = match held {
        Some(held) => held.parse::<u16>().ok()?.checked_sub(1)?,
        None => 0,
    };
    Some(TerminalInput::Key(Key {
        code,
        shift: modifiers & 1 != 0 && code != KeyCode::BackTab,
        alt: modifiers & 2 != 0,
        control: modifiers & 4 != 0,
    }))
}

fn three_numbers(parameters: &str) -> Option<[u16; 3]> {
    let mut numbers = parameters.split(';').map(|number| number.parse().ok());
    Some([numbers.next()??, numbers.next()??, numbers.next()??])
}

/// What the mouse did. Of the button's bits 4, 8 and 16 are keys held, 32 means that it moved.
fn mouse(button: u16, column: u16, row: u16) -> Option<TerminalInput> {
    const KEYS_HELD: u16 = 4 | 8 | 16;
    let mouse = match button & !KEYS_HELD {
        0 => Mouse::Click,
        32 => Mouse::Drag,
        64 => Mouse::Wheel(-1),
        65 => Mouse::Wheel(1),
        _ => return None,
    };
    Some(TerminalInput::Mouse {
        mouse,
        column: column.checked_sub(1)?,
        row: row.checked_sub(1)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::sequence::Sequences;

    fn inputs(bytes: &[u8]) -> Vec<TerminalInput> {
        let mut sequences = Sequences::default();
        sequences.push(bytes);
        std::iter::from_fn(|| sequences.next_key())
            .filter_map(translate)
            .collect()
    }

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let key = |input| match input {
            TerminalInput::Key(key) => key,
            other => panic!("{other:?} is no key"),
        };
        inputs(bytes).into_iter().map(key).collect()
    }

    #[test]
    fn keys_of_several_terminals_are_the_same_keys() {
        for bytes in [
            &b"\x1b[A\x1b[H\x1b[F"[..],
            b"\x1bOA\x1bOH\x1bOF",
            b"\x1b[A\x1b[1~\x1b[4~",
            b"\x1b[1;1A\x1b[7~\x1b[8~",
        ] {
            let expected = [KeyCode::Up, KeyCode::Home, KeyCode::End].map(Key::plain);
            assert_eq!(keys(bytes), expected, "{bytes:?}");
        }
        let page = [
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::Delete,
            KeyCode::BackTab,
        ];
        assert_eq!(keys(b"\x1b[5~\x1b[6~\x1b[3~\x1b[Z"), page.map(Key::plain));
    }

    #[test]
    fn function_keys_are_those_of_xterm_vt220_and_the_linux_console() {
        for bytes in [
            &b"\x1bOR\x1b[24~"[..],
            b"\x1b[13~\x1b[24~",
            b"\x1b[[C\x1b[24~",
        ] {
            let expected = [3, 12].map(|number| Key::plain(KeyCode::Function(number)));
            assert_eq!(keys(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn function_keys_come_with_what_is_held() {
        let names = ["Shift-F1", "Alt-F2", "Ctrl-F3", "Ctrl-Shift-F4", "Ctrl-F5"];
        let expected = names.map(|name| Key::named(name).unwrap());
        let sent = b"\x1b[1;2P\x1b[1;3Q\x1b[1;5R\x1b[1;6S\x1b[15;5~";
        assert_eq!(keys(sent), expected);
        // Where the cursor is.
        assert_eq!(keys(b"\x1b[12;5R"), []);
    }

    #[test]
    fn lam_and_alef_that_come_together_are_one_key() {
        assert_eq!(keys("لا".as_bytes()), [Key::character('\u{FEFB}')]);
        let kept = ['ل', 'م', 'ل'].map(Key::character);
        assert_eq!(keys("لمل".as_bytes()), kept);
        let mut sequences = Sequences::default();
        sequences.push("ل".as_bytes());
        assert_eq!(sequences.next_key(), Some(Sequence::Character('ل')));
        sequences.push("ا".as_bytes());
        assert_eq!(sequences.next_key(), Some(Sequence::Character('ا')));
    }

    #[test]
    fn control_is_told_from_the_character() {
        assert_eq!(
            keys(b"\x04\x1a\x1f\x00"),
            ['d', 'z', '_', ' '].map(Key::control)
        );
        let codes = [KeyCode::Enter, KeyCode::Tab, KeyCode::Backspace].map(Key::plain);
        assert_eq!(keys(b"\r\t\x7f"), codes);
        assert_eq!(keys("Gض".as_bytes()), ['G', 'ض'].map(Key::character));
        assert_eq!(
            keys(b"\x1b[1;5C"),
            [Key {
                control: true,
                ..Key::plain(KeyCode::Right)
            }]
        );
    }

    #[test]
    fn what_is_held_is_told() {
        let held = |code, shift, alt| Key {
            shift,
            alt,
            ..Key::plain(code)
        };
        assert_eq!(
            keys(b"\x1b[1;2A\x1b[1;3B\x1b[15;4~\x1b[Z\x1b[1;2Z"),
            [
                held(KeyCode::Up, true, false),
                held(KeyCode::Down, false, true),
                held(KeyCode::Function(5), true, true),
                Key::plain(KeyCode::BackTab),
                Key::plain(KeyCode::BackTab),
            ]
        );
        assert_eq!(
            keys("\x1bq\x1bض\x1b\r\x1b\x01\x1b\x1b".as_bytes()),
            [
                Key::character('q').with_alt(),
                Key::character('ض').with_alt(),
                Key::plain(KeyCode::Enter).with_alt(),
                Key::control('a').with_alt(),
                Key::plain(KeyCode::Escape),
            ]
        );
    }

    #[test]
    fn every_way_of_telling_of_the_mouse_says_the_same() {
        let click = TerminalInput::Mouse {
            mouse: Mouse::Click,
            column: 4,
            row: 2,
        };
        let wheel = TerminalInput::Mouse {
            mouse: Mouse::Wheel(1),
            column: 4,
            row: 2,
        };
        let expected = [click, wheel];
        assert_eq!(inputs(b"\x1b[<0;5;3M\x1b[<0;5;3m\x1b[<65;5;3M"), expected);
        assert_eq!(inputs(b"\x1b[32;5;3M\x1b[35;5;3M\x1b[97;5;3M"), expected);
        assert_eq!(inputs(b"\x1b[M %#\x1b[M#%#\x1b[Ma%#"), expected);
        let drag = TerminalInput::Mouse {
            mouse: Mouse::Drag,
            column: 4,
            row: 2,
        };
        let expected = [drag.clone(), drag.clone(), drag];
        assert_eq!(inputs(b"\x1b[<32;5;3M\x1b[64;5;3M\x1b[M@%#"), expected);
        assert_eq!(inputs(b"\x1b[<35;5;3M\x1b[<34;5;3M"), [], "moved otherwise");
        assert_eq!(inputs(b"\x1b[<0;0;3M\x1b[<0;3M\x1b[<!;1;1M"), [], "nowhere");
    }

    #[test]
    fn answers_are_no_input() {
        let answers = b"\x1b[8;1$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\
            \x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?64;1;22c";
        assert_eq!(inputs(answers), []);
        // Nor is what looks like a key, as long as it may be an answer that comes late.
        let mut sequences = Sequences::default();
        sequences.push(b"\x1b[1;2R");
        let report = sequences.next_key().unwrap();
        let mut answers = Answers::default();
        assert!(answers.may_have_sent(&report));
        answers.primary = Some(vec![64]);
        assert!(!answers.may_have_sent(&report));
    }
}

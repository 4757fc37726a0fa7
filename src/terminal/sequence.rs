//! Bytes from the terminal cut into sequences: what was typed, and what the terminal says itself.
//!
//! Both come in one stream, and an answer may come late, or in pieces. So there is one parser for
//! both, after ECMA-48 (5.4 and 5.6), and nothing that an answer is made of can be taken for a key.

use std::time::Duration;

use crate::language::layouts::lam_alef;
use crate::limits::{CONTROL_STRING, PASTE};

/// How long after an escape character the rest of its sequence may come. Longer, it was a key, which is to be
/// answered at once; terminals send the bytes of a key together, and lines seldom part them.
const ESCAPE_TIMEOUT: Duration = Duration::from_millis(10);
/// How long after an escape character and one more byte: that is hardly ever a key.
const INTRODUCER_TIMEOUT: Duration = Duration::from_millis(50);
/// How long the rest of a sequence may take that has surely begun.
const SEQUENCE_TIMEOUT: Duration = Duration::from_millis(500);
/// How long the rest of a paste may take once what came of it is handed on: it is told from keys by its end alone, and
/// as keys it would do anything. Longer, its end was lost.
const PASTE_TIMEOUT: Duration = Duration::from_secs(5);
const ESCAPE: u8 = 0x1B;
const BELL: u8 = 0x07;
const PASTE_END: &[u8] = b"\x1b[201~";

/// One thing the terminal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sequence {
    /// A character, control characters among them.
    Character(char),
    /// An escape character and another that came with it.
    AfterEscape(char),
    /// `CSI`: parameters and intermediates, and the byte that ends it.
    Control { parameters: String, end: char },
    /// `SS3` and the character that follows.
    Shifted(char),
    /// `DCS`: a device control string.
    DeviceControl(String),
    /// `OSC`: an operating system command.
    SystemCommand(String),
    /// `APC`, `PM` or `SOS`: a string for an application, which nothing here asks for.
    OtherString,
    /// Text that was pasted.
    Paste(String),
    /// xterm's first mouse report: button, column, row, as they came.
    Mouse([u8; 3]),
}

/// What a beginning of bytes is.
enum Cut {
    /// A sequence of so many bytes.
    Whole(Sequence, usize),
    /// So many bytes that mean nothing.
    Nothing(usize),
    /// So many bytes that begin what is no longer looked at as a whole.
    Begins(State, usize),
    /// The beginning of something.
    Unfinished,
}

/// What the next byte belongs to.
#[derive(Debug, Default)]
enum State {
    /// A sequence that begins with it, or one of which all bytes are still there.
    #[default]
    Sequence,
    /// A paste, of which this has come, as far as it is taken.
    Paste(Vec<u8>),
    /// The end of a paste that was given up with the escape character of that end, or anything else.
    LostPaste,
    /// A control sequence that is too long.
    LongControl,
    /// A control string that is too long.
    LongString,
}

/// The bytes that have come and the sequences cut from them.
///
/// No byte is looked at more than a few times, however they come, and no more of them are kept than
/// a sequence may have, and a paste.
#[derive(Debug, Default)]
pub(super) struct Sequences {
    bytes: Vec<u8>,
    /// How many of the bytes were cut off.
    taken: usize,
    /// How many of the bytes behind those cannot be the end of the sequence that begins there.
    searched: usize,
    state: State,
}

impl Sequences {
    /// Takes bytes as they come.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.taken);
        self.taken = 0;
        self.bytes.extend_from_slice(bytes);
    }

    /// The next whole sequence.
    pub(super) fn next(&mut self) -> Option<Sequence> {
        while self.taken < self.bytes.len() {
            let rest = &self.bytes[self.taken..];
            let cut = match &mut self.state {
                State::Sequence => cut(rest, self.searched),
                State::Paste(text) => cut_paste(rest, text),
                State::LostPaste => cut_lost_paste(rest),
                State::LongControl => cut_long_control(rest),
                State::LongString => cut_long_string(rest),
            };
            match cut {
                Cut::Whole(sequence, length) => {
                    self.take(length, State::Sequence);
                    return Some(sequence);
                }
                Cut::Nothing(length) => self.take(length, State::Sequence),
                Cut::Begins(state, length) => self.take(length, state),
                Cut::Unfinished => {
                    // The last byte may be the first of an end.
                    self.searched = rest.len() - 1;
                    return None;
                }
            }
        }
        None
    }

    /// The next whole sequence; lam and alef that came together, as some layouts send them for one key, are one
    /// character, and so are an escape character and what came right behind it, as terminals send Alt.
    pub(super) fn next_key(&mut self) -> Option<Sequence> {
        let sequence = self.next()?;
        let Sequence::Character(first) = sequence else {
            return Some(sequence);
        };
        if first == char::from(ESCAPE) {
            return Some(self.after_escape().unwrap_or(sequence));
        }
        let rest = &self.bytes[self.taken..];
        // Every alef has two bytes.
        let second = rest.get(..2).and_then(|rest| str::from_utf8(rest).ok());
        let second = second.and_then(|rest| rest.chars().next());
        match second.and_then(|second| lam_alef(first, second)) {
            Some(both) => {
                self.take(2, State::Sequence);
                Some(Sequence::Character(both))
            }
            None => Some(sequence),
        }
    }

    fn after_escape(&mut self) -> Option<Sequence> {
        let rest = &self.bytes[self.taken..];
        if rest.first() == Some(&ESCAPE) {
            return None;
        }
        let Cut::Whole(Sequence::Character(character), length) = cut_character(rest) else {
            return None;
        };
        self.take(length, State::Sequence);
        Some(Sequence::AfterEscape(character))
    }

    fn take(&mut self, length: usize, state: State) {
        self.taken += length;
        self.searched = 0;
        self.state = state;
    }

    /// How long to wait for the rest of an unfinished sequence; `None` where there is none.
    pub(super) fn timeout(&self) -> Option<Duration> {
        match (&self.state, &self.bytes[self.taken..]) {
            (State::Paste(_), [ESCAPE]) if self.pasted().is_none() => Some(SEQUENCE_TIMEOUT),
            (State::Paste(_), _) if self.pasted().is_none() => Some(PASTE_TIMEOUT),
            (State::Sequence | State::LostPaste, []) => None,
            (State::Sequence, [ESCAPE]) => Some(ESCAPE_TIMEOUT),
            (State::Sequence, [ESCAPE, _]) => Some(INTRODUCER_TIMEOUT),
            _ => Some(SEQUENCE_TIMEOUT),
        }
    }

    /// What has come of a paste without its end and is not handed on yet, in whole characters; with how many of the
    /// bytes at hand.
    fn pasted(&self) -> Option<(Vec<u8>, usize)> {
        let State::Paste(text) = &self.state else {
            return None;
        };
        let rest = &self.bytes[self.taken..];
        let is_end = |length: &usize| PASTE_END.starts_with(&rest[rest.len() - length..]);
        let end = (0..=rest.len().min(PASTE_END.len())).rev().find(is_end);
        let length = rest.len() - end.unwrap_or(0);
        let mut pasted = text.clone();
        keep(&mut pasted, &rest[..length]);
        (pasted.len() > begun_character(&pasted)).then_some((pasted, length))
    }

    /// Waits no longer: an escape character alone was a key, and one before a character was Alt; what has come of a
    /// paste is handed on, and its rest is another one; the beginning of an answer is dropped. An escape character
    /// behind what was handed on of a paste was a key too, since terminals send none in a paste: it ends a paste whose
    /// end was lost.
    pub(super) fn give_up(&mut self) -> Option<Sequence> {
        if let Some((pasted, length)) = self.pasted() {
            let begun = pasted[pasted.len() - begun_character(&pasted)..].to_vec();
            self.take(length, State::Paste(begun));
            return Some(paste(&pasted));
        }
        if matches!(self.state, State::LostPaste) {
            self.state = State::Sequence;
            return self.next();
        }
        let rest = self.bytes.split_off(self.taken);
        let state = std::mem::take(&mut self.state);
        self.bytes.clear();
        self.take(0, State::Sequence);
        self.taken = 0;
        match (state, rest.as_slice()) {
            (State::Sequence, [ESCAPE]) => Some(Sequence::Character('\x1b')),
            (State::Paste(_), [ESCAPE]) => {
                self.state = State::LostPaste;
                Some(Sequence::Character('\x1b'))
            }
            (State::Sequence, [ESCAPE, byte]) if byte.is_ascii() => {
                Some(Sequence::AfterEscape(char::from(*byte)))
            }
            _ => None,
        }
    }
}

/// Cuts the first sequence off, of which so many bytes were `searched` for its end.
fn cut(bytes: &[u8], searched: usize) -> Cut {
    match bytes {
        [ESCAPE] => Cut::Unfinished,
        [ESCAPE, b'[', rest @ ..] => cut_control(rest, searched.saturating_sub(INTRODUCER)),
        [ESCAPE, b'O'] => Cut::Unfinished,
        [ESCAPE, b'O', byte, ..] => Cut::Whole(Sequence::Shifted(char::from(*byte)), 3),
        [ESCAPE, b'P', rest @ ..] => {
            let searched = searched.saturating_sub(INTRODUCER);
            cut_string(rest, searched, Sequence::DeviceControl)
        }
        [ESCAPE, b']', rest @ ..] => {
            let searched = searched.saturating_sub(INTRODUCER);
            cut_string(rest, searched, Sequence::SystemCommand)
        }
        [ESCAPE, b'X' | b'^' | b'_', rest @ ..] => {
            let searched = searched.saturating_sub(INTRODUCER);
            cut_string(rest, searched, |_| Sequence::OtherString)
        }
        [ESCAPE, ..] => Cut::Whole(Sequence::Character('\x1b'), 1),
        _ => cut_character(bytes),
    }
}

/// The bytes of an escape character and the one that says what begins with it.
const INTRODUCER: usize = 2;

/// Whether a byte stands before the end of a control sequence.
fn is_parameter(byte: u8) -> bool {
    (0x20..=0x3F).contains(&byte)
}

/// Whether a byte ends a control sequence.
fn is_final(byte: u8) -> bool {
    (0x40..=0x7E).contains(&byte)
}

/// Cuts a control sequence, given from behind its introducer on.
fn cut_control(rest: &[u8], searched: usize) -> Cut {
    if rest.first() == Some(&b'M') {
        return match rest {
            [_, button, column, row, ..] => {
                Cut::Whole(Sequence::Mouse([*button, *column, *row]), INTRODUCER + 4)
            }
            _ => Cut::Unfinished,
        };
    }
    // The Linux console has a second bracket before the letter of a function key.
    let from = usize::from(rest.first() == Some(&b'[')).max(searched);
    let length = rest
        .iter()
        .skip(from)
        .position(|byte| !is_parameter(*byte))
        .map(|end| from + end);
    let Some(length) = length.filter(|length| *length <= CONTROL_STRING) else {
        return if rest.len() > CONTROL_STRING {
            Cut::Begins(State::LongControl, INTRODUCER + CONTROL_STRING)
        } else {
            Cut::Unfinished
        };
    };
    let parameters: String = rest[..length].iter().copied().map(char::from).collect();
    let end = rest[length];
    if !is_final(end) {
        // Broken off, by another escape sequence or by a control character.
        return Cut::Nothing(INTRODUCER + length);
    }
    let after = INTRODUCER + length + 1;
    if parameters == "200" && end == b'~' {
        return Cut::Begins(State::Paste(Vec::new()), after);
    }
    let end = char::from(end);
    Cut::Whole(Sequence::Control { parameters, end }, after)
}

/// Cuts a control string, given from behind its introducer on. It ends with ST, or BEL.
fn cut_string(rest: &[u8], searched: usize, sequence: impl Fn(String) -> Sequence) -> Cut {
    let length = rest
        .iter()
        .skip(searched)
        .position(|byte| ends_string(*byte))
        .map(|end| searched + end);
    let Some(length) = length.filter(|length| *length <= CONTROL_STRING) else {
        return if rest.len() > CONTROL_STRING {
            Cut::Begins(State::LongString, INTRODUCER + CONTROL_STRING)
        } else {
            Cut::Unfinished
        };
    };
    let text = || String::from_utf8_lossy(&rest[..length]).into_owned();
    match &rest[length..] {
        [BELL, ..] => Cut::Whole(sequence(text()), INTRODUCER + length + 1),
        [ESCAPE] => Cut::Unfinished,
        [ESCAPE, b'\\', ..] => Cut::Whole(sequence(text()), INTRODUCER + length + 2),
        _ => Cut::Nothing(INTRODUCER + length),
    }
}

/// Whether a byte ends a control string, or begins its end.
fn ends_string(byte: u8) -> bool {
    matches!(byte, ESCAPE | BELL)
}

/// Cuts off what is left of a control sequence that is too long.
fn cut_long_control(rest: &[u8]) -> Cut {
    match rest.iter().position(|byte| !is_parameter(*byte)) {
        Some(length) => Cut::Nothing(length + usize::from(is_final(rest[length]))),
        None => Cut::Begins(State::LongControl, rest.len()),
    }
}

/// Cuts off what is left of a control string that is too long.
fn cut_long_string(rest: &[u8]) -> Cut {
    let Some(length) = rest.iter().position(|byte| ends_string(*byte)) else {
        return Cut::Begins(State::LongString, rest.len());
    };
    match &rest[length..] {
        [BELL, ..] => Cut::Nothing(length + 1),
        [ESCAPE] if length == 0 => Cut::Unfinished,
        [ESCAPE] => Cut::Begins(State::LongString, length),
        [ESCAPE, b'\\', ..] => Cut::Nothing(length + 2),
        _ => Cut::Nothing(length),
    }
}

/// Cuts off what is left of the end of a paste without its escape character, where it comes late.
fn cut_lost_paste(rest: &[u8]) -> Cut {
    let end = &PASTE_END[1..];
    if rest.starts_with(end) {
        Cut::Nothing(end.len())
    } else if end.starts_with(rest) {
        Cut::Unfinished
    } else {
        Cut::Begins(State::Sequence, 0)
    }
}

/// Cuts off a paste, of which `text` has come, or as much of it as has come.
fn cut_paste(rest: &[u8], text: &mut Vec<u8>) -> Cut {
    let end = rest
        .windows(PASTE_END.len())
        .position(|bytes| bytes == PASTE_END);
    if let Some(end) = end {
        keep(text, &rest[..end]);
        return Cut::Whole(paste(text), end + PASTE_END.len());
    }
    // The last bytes may be the first of its end.
    let length = rest.len().saturating_sub(PASTE_END.len() - 1);
    if length == 0 {
        return Cut::Unfinished;
    }
    keep(text, &rest[..length]);
    Cut::Begins(State::Paste(std::mem::take(text)), length)
}

/// Adds to the text of a paste as much as is taken of one.
fn keep(text: &mut Vec<u8>, bytes: &[u8]) {
    let room = PASTE.saturating_sub(text.len());
    text.extend_from_slice(&bytes[..bytes.len().min(room)]);
}

fn paste(text: &[u8]) -> Sequence {
    let text = &text[..text.len() - begun_character(text)];
    Sequence::Paste(String::from_utf8_lossy(text).into_owned())
}

/// How many bytes at the end begin a character that is not whole.
fn begun_character(bytes: &[u8]) -> usize {
    let last = bytes.utf8_chunks().last();
    let begun = last.map_or(&[][..], |chunk| chunk.invalid());
    match str::from_utf8(begun) {
        Err(error) if error.error_len().is_none() => begun.len(),
        _ => 0,
    }
}

fn cut_character(bytes: &[u8]) -> Cut {
    let length = match bytes[0] {
        0x00..=0x7F => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return Cut::Nothing(1),
    };
    let available = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(available) {
        Ok(text) => text.chars().next().map_or(Cut::Nothing(1), |character| {
            Cut::Whole(Sequence::Character(character), length)
        }),
        Err(error) if error.error_len().is_none() => Cut::Unfinished,
        Err(_) => Cut::Nothing(1),
    }
}

#[cfg(test)]
mod tests;

//! Bytes from the terminal cut into sequences: what was typed, and what the terminal says itself.
//!
//! Both come in one stream, and an answer may come late, or in pieces. So there is one parser for
//! both, after ECMA-48 (5.4 and 5.6), and nothing that an answer is made of can be taken for a key.

use std::time::Duration;

/// How long after an escape character the rest of its sequence may come. Longer, it was a key, which is to be
/// answered at once; terminals send the bytes of a key together, and lines seldom part them.
const ESCAPE_PATIENCE: Duration = Duration::from_millis(10);
/// How long after an escape character and one more byte: that is hardly ever a key.
const INTRODUCER_PATIENCE: Duration = Duration::from_millis(50);
/// How long the rest of a sequence may take that has surely begun.
const SEQUENCE_PATIENCE: Duration = Duration::from_millis(500);
/// The longest sequence, in bytes; a paste may be longer.
const LONGEST: usize = 4096;

const ESCAPE: u8 = 0x1B;
const PASTE_END: &[u8] = b"\x1b[201~";

/// One thing the terminal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sequence {
    /// A character, control characters among them.
    Character(char),
    /// `CSI`: parameters and intermediates, and the byte that ends it.
    Control { parameters: String, end: char },
    /// `SS3` and the character that follows.
    Shifted(char),
    /// `DCS`: a device control string.
    DeviceControl(String),
    /// `OSC`: an operating system command.
    SystemCommand(String),
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
    /// The beginning of something.
    Unfinished,
}

/// The bytes that have come and the sequences cut from them.
#[derive(Debug, Default)]
pub(super) struct Sequences {
    bytes: Vec<u8>,
}

impl Sequences {
    /// Takes bytes as they come.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next whole sequence.
    pub(super) fn next(&mut self) -> Option<Sequence> {
        while !self.bytes.is_empty() {
            match cut(&self.bytes) {
                Cut::Whole(sequence, length) => {
                    self.bytes.drain(..length);
                    return Some(sequence);
                }
                Cut::Nothing(length) => {
                    self.bytes.drain(..length);
                }
                Cut::Unfinished => return None,
            }
        }
        None
    }

    /// How long to wait for the rest of an unfinished sequence; `None` where there is none.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.bytes.len() {
            0 => None,
            1 => Some(ESCAPE_PATIENCE),
            2 => Some(INTRODUCER_PATIENCE),
            _ => Some(SEQUENCE_PATIENCE),
        }
    }

    /// Waits no longer: an escape character alone, or before one character, was a key; a paste ends
    /// here; the beginning of an answer is dropped.
    pub(super) fn give_up(&mut self) -> Option<Sequence> {
        let bytes = std::mem::take(&mut self.bytes);
        if let Some(text) = bytes.strip_prefix(b"\x1b[200~") {
            return Some(Sequence::Paste(String::from_utf8_lossy(text).into_owned()));
        }
        match bytes.as_slice() {
            [ESCAPE] => Some(Sequence::Character('\x1b')),
            [ESCAPE, byte] if byte.is_ascii() => {
                self.bytes.push(*byte);
                Some(Sequence::Character('\x1b'))
            }
            _ => None,
        }
    }
}

/// Cuts the first sequence off.
fn cut(bytes: &[u8]) -> Cut {
    match bytes {
        [ESCAPE] => Cut::Unfinished,
        [ESCAPE, b'[', rest @ ..] => cut_control(rest),
        [ESCAPE, b'O'] => Cut::Unfinished,
        [ESCAPE, b'O', byte, ..] => Cut::Whole(Sequence::Shifted(char::from(*byte)), 3),
        [ESCAPE, b'P', rest @ ..] => cut_string(rest, Sequence::DeviceControl),
        [ESCAPE, b']', rest @ ..] => cut_string(rest, Sequence::SystemCommand),
        // Escape and a key right after it: some terminals write Alt so, which means nothing here.
        [ESCAPE, ..] => Cut::Whole(Sequence::Character('\x1b'), 1),
        _ => cut_character(bytes),
    }
}

/// Cuts a control sequence, given from behind its introducer on.
fn cut_control(rest: &[u8]) -> Cut {
    const INTRODUCER: usize = 2;
    if rest.first() == Some(&b'M') {
        return match rest {
            [_, button, column, row, ..] => {
                Cut::Whole(Sequence::Mouse([*button, *column, *row]), INTRODUCER + 4)
            }
            _ => Cut::Unfinished,
        };
    }
    // The Linux console has a second bracket before the letter of a function key.
    let from = usize::from(rest.first() == Some(&b'['));
    let is_inside = |byte: &u8| (0x20..=0x3F).contains(byte);
    let Some(length) = rest[from..]
        .iter()
        .position(|byte| !is_inside(byte))
        .map(|end| from + end)
    else {
        return if rest.len() > LONGEST {
            Cut::Nothing(rest.len() + INTRODUCER)
        } else {
            Cut::Unfinished
        };
    };
    let parameters: String = rest[..length].iter().copied().map(char::from).collect();
    let end = rest[length];
    if !(0x40..=0x7E).contains(&end) {
        // Broken off, by another escape sequence or by a control character.
        return Cut::Nothing(INTRODUCER + length);
    }
    if parameters == "200" && end == b'~' {
        let text = &rest[length + 1..];
        let Some(until) = text
            .windows(PASTE_END.len())
            .position(|bytes| bytes == PASTE_END)
        else {
            return Cut::Unfinished;
        };
        let paste = String::from_utf8_lossy(&text[..until]).into_owned();
        return Cut::Whole(
            Sequence::Paste(paste),
            INTRODUCER + length + 1 + until + PASTE_END.len(),
        );
    }
    let end = char::from(end);
    Cut::Whole(
        Sequence::Control { parameters, end },
        INTRODUCER + length + 1,
    )
}

/// Cuts a control string, given from behind its introducer on. It ends with ST, or BEL.
fn cut_string(rest: &[u8], sequence: impl Fn(String) -> Sequence) -> Cut {
    const INTRODUCER: usize = 2;
    let Some(length) = rest.iter().position(|byte| matches!(*byte, ESCAPE | 0x07)) else {
        return if rest.len() > LONGEST {
            Cut::Nothing(rest.len() + INTRODUCER)
        } else {
            Cut::Unfinished
        };
    };
    let text = || String::from_utf8_lossy(&rest[..length]).into_owned();
    match &rest[length..] {
        [0x07, ..] => Cut::Whole(sequence(text()), INTRODUCER + length + 1),
        [ESCAPE] => Cut::Unfinished,
        [ESCAPE, b'\\', ..] => Cut::Whole(sequence(text()), INTRODUCER + length + 2),
        _ => Cut::Nothing(INTRODUCER + length),
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
mod tests {
    use super::*;

    fn cut_all(pieces: &[&[u8]]) -> Vec<Sequence> {
        let mut sequences = Sequences::default();
        let mut all = Vec::new();
        for piece in pieces {
            sequences.push(piece);
            while let Some(sequence) = sequences.next() {
                all.push(sequence);
            }
        }
        all
    }

    const STREAM: &[u8] = "aب\x1b[A\x1bOB\x1b[8;1$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\
        \x1b]11;rgb:ffff/ffff/ffff\x07\x1b[200~x\x1b[31m\ny\x1b[201~\x1b[M !!\x1b[?64;1c🙂\r"
        .as_bytes();

    #[test]
    fn a_stream_is_cut_alike_wherever_it_is_split() {
        let whole = cut_all(&[STREAM]);
        assert_eq!(whole.len(), 13);
        assert!(whole.contains(&Sequence::DeviceControl(">|XTerm(379)".to_owned())));
        assert!(whole.contains(&Sequence::Paste("x\x1b[31m\ny".to_owned())));
        assert!(whole.contains(&Sequence::Mouse([b' ', b'!', b'!'])));
        for at in 0..STREAM.len() {
            let (first, second) = STREAM.split_at(at);
            assert_eq!(cut_all(&[first, second]), whole, "split at {at}");
        }
        let bytes: Vec<&[u8]> = STREAM.chunks(1).collect();
        assert_eq!(cut_all(&bytes), whole);
    }

    #[test]
    fn escape_is_a_key_when_nothing_follows_in_time() {
        let mut sequences = Sequences::default();
        sequences.push(b"\x1b");
        assert_eq!(sequences.next(), None);
        assert_eq!(sequences.patience(), Some(ESCAPE_PATIENCE));
        assert_eq!(sequences.give_up(), Some(Sequence::Character('\x1b')));
        assert_eq!(sequences.patience(), None);
        // Escape, then a key that could have begun a sequence.
        sequences.push(b"\x1bP");
        assert_eq!(sequences.next(), None);
        assert_eq!(sequences.give_up(), Some(Sequence::Character('\x1b')));
        assert_eq!(sequences.next(), Some(Sequence::Character('P')));
    }

    #[test]
    fn what_is_broken_off_does_not_become_keys() {
        let mut sequences = Sequences::default();
        sequences.push(b"\x1b]11;rgb:ff");
        assert_eq!(sequences.next(), None);
        assert_eq!(sequences.give_up(), None);
        assert_eq!(cut_all(&[b"\x1b[12;\x1b[A"]), cut_all(&[b"\x1b[A"]));
        assert_eq!(cut_all(&[b"\x1bP>|x\x1b[A"]), cut_all(&[b"\x1b[A"]));
        assert_eq!(cut_all(&[b"\xff\xc0q"]), [Sequence::Character('q')]);
    }

    #[test]
    fn a_string_without_end_is_given_up_at_some_length() {
        let mut sequences = Sequences::default();
        sequences.push(b"\x1bP");
        sequences.push(&[b'x'; LONGEST + 1]);
        assert_eq!(sequences.next(), None);
        assert_eq!(sequences.patience(), None);
    }
}

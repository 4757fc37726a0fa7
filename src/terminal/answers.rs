//! What a terminal is asked about itself, and what it answered.

use serde::Serialize;

use crate::text::{Counted, EmojiWidths};

use super::sequence::Sequence;

/// The columns that terminals disagree on are measured with these, in the order of [`Sample`].
const SAMPLES: [&str; 6] = [
    "\u{FEFB}",
    "\u{0628}\u{064E}",
    "\u{1F469}\u{200D}\u{1F467}",
    "\u{2764}\u{FE0F}",
    "\u{1FAF6}\u{1F3FB}",
    "\u{1F926}\u{200D}\u{2642}\u{FE0F}",
];

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Lam and alef in one presentation form.
    LamAlef,
    /// A letter with a mark.
    MarkedLetter,
    /// Two pictures with a joiner between them: a woman and a girl.
    Family,
    /// A heart that is a picture by U+FE0F.
    Heart,
    /// Hands with a tone of skin.
    Hands,
    /// A picture and a sign with a joiner between them.
    Facepalm,
}

/// A colour, as bright as 0 to 65535 in red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rgb16(pub u16, pub u16, pub u16);

/// The answers of a terminal; `None` where it did not answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answers {
    /// The state of ECMA-48's mode 8, BDSM (DECRQM): 1 set, 2 reset, 0 not known to it.
    pub bidi_mode: Option<u16>,
    /// Its name and version (XTVERSION).
    pub version: Option<String>,
    /// Its secondary device attributes (DA2).
    pub secondary: Option<Vec<u32>>,
    /// Its primary device attributes (DA1).
    pub primary: Option<Vec<u32>>,
    /// The colour of its background (OSC 11).
    pub background: Option<Rgb16>,
    /// The columns it gave to each [`Sample`], in their order.
    pub widths: Vec<u16>,
}

/// All questions, in one piece. DA1 is last: every terminal answers it, so the wait ends there. The
/// samples are written in ink that cannot be seen, and are cleared away with the screen.
pub(super) fn questions() -> String {
    let mut questions = String::from("\x1b[8$p\x1b[>q\x1b[>c\x1b]11;?\x1b\\\x1b[8m");
    for sample in SAMPLES {
        questions.push_str("\x1b[H");
        questions.push_str(sample);
        questions.push_str("\x1b[6n");
    }
    questions.push_str("\x1b[0m\x1b[c");
    questions
}

impl Answers {
    /// The columns that it gave to something; `None` where it did not answer.
    #[must_use]
    pub fn width(&self, sample: Sample) -> Option<u16> {
        self.widths.get(sample as usize).copied()
    }

    /// How it counts emoji; what it did not answer is taken to be as Unicode has it.
    #[must_use]
    pub fn emoji(&self) -> EmojiWidths {
        let counted = |sample, apart: u16| match self.width(sample) {
            Some(columns) if columns == apart => Counted::Apart,
            _ => Counted::AsOne,
        };
        EmojiWidths {
            pictures: counted(Sample::Heart, 1),
            tones: counted(Sample::Hands, 4),
            joined: match counted(Sample::Family, 4) {
                Counted::Apart => Counted::Apart,
                Counted::AsOne => counted(Sample::Facepalm, 3),
            },
        }
    }

    /// Whether nothing further will come.
    pub(super) fn are_complete(&self) -> bool {
        self.primary.is_some()
    }

    /// Whether a sequence is an answer that may come late and looks like a key: where the cursor was, after a sample in
    /// the first row, and F3 with Shift or Alt.
    pub(super) fn may_have_sent(&self, sequence: &Sequence) -> bool {
        !self.are_complete() && matches!(sequence, Sequence::Control { end: 'R', .. })
    }

    /// Takes a sequence that is an answer; returns whether it is one.
    pub(super) fn take(&mut self, sequence: &Sequence) -> bool {
        match sequence {
            Sequence::Control {
                parameters,
                end: 'y',
            } => {
                let state = parameters
                    .strip_suffix('$')
                    .and_then(|numbers| numbers.strip_prefix("8;"));
                self.bidi_mode = state
                    .and_then(|state| state.parse().ok())
                    .or(self.bidi_mode);
                true
            }
            Sequence::Control {
                parameters,
                end: 'c',
            } => {
                if let Some(list) = parameters.strip_prefix('>') {
                    self.secondary = Some(numbers(list));
                } else if let Some(list) = parameters.strip_prefix('?') {
                    self.primary = Some(numbers(list));
                }
                true
            }
            Sequence::Control {
                parameters,
                end: 'R',
            } => {
                // The cursor was at the left edge before the sample.
                if let Some(column) = numbers(parameters)
                    .get(1)
                    .and_then(|column| column.checked_sub(1))
                {
                    self.widths.push(u16::try_from(column).unwrap_or(u16::MAX));
                }
                true
            }
            Sequence::DeviceControl(text) => {
                if let Some(version) = text.strip_prefix(">|") {
                    self.version = Some(version.trim().to_owned());
                }
                true
            }
            Sequence::SystemCommand(text) => {
                self.background = text
                    .strip_prefix("11;")
                    .and_then(colour)
                    .or(self.background);
                true
            }
            _ => false,
        }
    }
}

/// Numbers between semicolons; what is none is left out.
fn numbers(list: &str) -> Vec<u32> {
    list.split(';')
        .filter_map(|number| number.parse().ok())
        .collect()
}

/// A colour as X11 writes it: `rgb:` or `rgba:`, then one to four hexadecimal digits for each.
fn colour(words: &str) -> Option<Rgb16> {
    let channels = words
        .strip_prefix("rgb:")
        .or_else(|| words.strip_prefix("rgba:"))?;
    let mut channels = channels.split('/').map(|digits| {
        let most = match digits.len() {
            1..=4 => (1_u32 << (4 * digits.len())) - 1,
            _ => return None,
        };
        let value = u32::from_str_radix(digits, 16).ok()?;
        u16::try_from(value * u32::from(u16::MAX) / most).ok()
    });
    Some(Rgb16(
        channels.next()??,
        channels.next()??,
        channels.next()??,
    ))
}

impl Rgb16 {
    /// Whether dark letters stand out on it: luma after ITU-R BT.601.
    #[must_use]
    pub fn is_light(self) -> bool {
        let Self(red, green, blue) = self;
        let luma = 299 * u64::from(red) + 587 * u64::from(green) + 114 * u64::from(blue);
        luma > 500 * u64::from(u16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::sequence::Sequences;

    fn answers(pieces: &[&[u8]]) -> Answers {
        let mut sequences = Sequences::default();
        let mut answers = Answers::default();
        for piece in pieces {
            sequences.push(piece);
            while let Some(sequence) = sequences.next() {
                answers.take(&sequence);
            }
        }
        answers
    }

    const XTERM: &[u8] = b"\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\
        \x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[1;2R\x1b[1;2R\x1b[1;5R\x1b[1;2R\x1b[1;5R\x1b[1;4R\x1b[?64;1;22c";

    #[test]
    fn whole_and_split_answers_say_the_same() {
        let whole = answers(&[XTERM]);
        let expected = Answers {
            bidi_mode: Some(0),
            version: Some("XTerm(379)".to_owned()),
            secondary: Some(vec![41, 379, 0]),
            primary: Some(vec![64, 1, 22]),
            background: Some(Rgb16(65535, 65535, 65535)),
            widths: vec![1, 1, 4, 1, 4, 3],
        };
        assert_eq!(whole, expected);
        for at in 0..XTERM.len() {
            let (first, second) = XTERM.split_at(at);
            assert_eq!(answers(&[first, second]), expected, "split at {at}");
        }
    }

    #[test]
    fn emoji_are_counted_as_the_terminal_answers() {
        let apart = EmojiWidths {
            pictures: Counted::Apart,
            tones: Counted::Apart,
            joined: Counted::Apart,
        };
        assert_eq!(answers(&[XTERM]).emoji(), apart);
        let of = |widths: &[u16]| {
            let widths = widths.to_vec();
            let answers = Answers {
                widths,
                ..Answers::default()
            };
            answers.emoji()
        };
        assert_eq!(of(&[]), EmojiWidths::default());
        assert_eq!(of(&[1, 1, 2, 2, 2, 2]), EmojiWidths::default());
        let tmux = EmojiWidths {
            joined: Counted::AsOne,
            ..apart
        };
        assert_eq!(of(&[1, 1, 2, 1, 4, 2]), tmux);
        // One that joins nothing to signs, and one that answers what nothing means.
        let signs = EmojiWidths {
            joined: Counted::Apart,
            ..EmojiWidths::default()
        };
        assert_eq!(of(&[1, 1, 2, 2, 2, 3]), signs);
        assert_eq!(of(&[9, 9, 0, 0, 7, 9]), EmojiWidths::default());
    }

    #[test]
    fn only_the_last_question_ends_the_wait() {
        let before_last = &XTERM[..XTERM.len() - b"\x1b[?64;1;22c".len()];
        assert!(!answers(&[before_last]).are_complete());
        assert!(answers(&[b"\x1b[?6c"]).are_complete());
        assert!(questions().ends_with("\x1b[c"));
    }

    #[test]
    fn what_is_missing_is_none_and_what_is_absurd_is_too() {
        assert_eq!(answers(&[b"\x1b[?6c"]).version, None);
        let absurd = answers(&[
            b"\x1b[99999999999;1$y\x1bP>\x1b\\\x1bP1$r0m\x1b\\\x1b[>;;c\x1b]11;rgb:zz/0/0\x07\x1b]4;1\x07\x1b[R\x1b[1;0R\x1b[?c",
        ]);
        let nothing = Answers {
            secondary: Some(Vec::new()),
            primary: Some(Vec::new()),
            ..Answers::default()
        };
        assert_eq!(absurd, nothing);
    }

    #[test]
    fn colours_of_any_depth_are_dark_or_light() {
        assert_eq!(colour("rgb:f/0/8"), Some(Rgb16(65535, 0, 34952)));
        assert_eq!(
            colour("rgba:ffff/ffff/ffff/ffff"),
            Some(Rgb16(65535, 65535, 65535))
        );
        assert_eq!(colour("rgb:12345/0/0"), None);
        assert_eq!(colour("rgb:ff/ff"), None);
        assert!(colour("rgb:fdfd/f6f6/e3e3").is_some_and(Rgb16::is_light));
        assert!(colour("rgb:00/2b/36").is_some_and(|background| !background.is_light()));
    }

    #[test]
    fn keys_are_no_answers() {
        let mut answers = Answers::default();
        assert!(!answers.take(&Sequence::Character('c')));
        assert!(!answers.take(&Sequence::Control {
            parameters: String::new(),
            end: 'A'
        }));
        assert_eq!(answers, Answers::default());
    }
}

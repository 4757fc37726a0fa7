//! Bytes to text: encodings, line ends, and what is not text at all.
//!
//! [`decode`] takes the first of these that holds:
//!
//! 1. the encoding that the reader said;
//! 2. a byte order mark;
//! 3. valid UTF-8 without a NUL, whatever was declared: a file is saved as UTF-8 more often than its declaration is
//!    kept up. UTF-8 with few invalid bytes, or with NULs, counts too;
//! 4. UTF-16 without a mark, by where its NULs stand or by how it reads;
//! 5. the encoding declared from outside (HTTP), then by the text itself (`<meta>`, XML), if the text reads as language
//!    in it;
//! 6. the encoding of right-to-left text in which the letter pairs read best ([`pairs`]);
//! 7. what `chardetng` takes it for, if its words are whole.
//!
//! A NUL means nothing in text: it is left out, and counted as an invalid byte. Other controls are kept, since the
//! screen draws them as pictures. A text of which more than a tenth of the letters would be U+FFFD is refused.
//!
//! How often texts come out letter for letter is measured by `cargo run --release --example letter_pairs -- --measure`.

mod declared;
mod encoding;
mod guess;
pub mod pairs;
#[cfg(test)]
mod samples;
mod words;

use std::borrow::Cow;

use crate::article::Warning;

pub use self::encoding::{Encoding, NAMES};

/// A text read from bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text; its lines end in LF.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// Whether the encoding was guessed: neither said, declared nor told by its form.
    pub is_guessed: bool,
    /// How many bytes were not valid in the encoding. Each stretch of them is one U+FFFD in the
    /// text; a NUL is left out.
    pub invalid_bytes: usize,
}

/// What is known about the encoding of bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// The encoding that the reader said. It is not doubted.
    pub said: Option<Encoding>,
    /// The label of the encoding that was declared with the bytes: by HTTP, or in a header of the part.
    pub declared: Option<&'a str>,
}

/// The bytes are not a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// They are something else: a picture, an archive, a program, a PDF.
    Binary,
    /// More than a tenth of the letters are unreadable.
    Garbled {
        /// In this encoding.
        encoding: Encoding,
        /// The encoding to try.
        suggestion: Option<Encoding>,
    },
}

/// How files begin that are no text, though much of them may look like it.
const SIGNATURES: [&[u8]; 12] = [
    b"%PDF-",
    b"\x89PNG\r\n\x1A\n",
    b"\xFF\xD8\xFF",
    b"GIF87a",
    b"GIF89a",
    b"PK\x03\x04",
    b"\x1F\x8B\x08",
    b"BZh",
    b"\xFD7zXZ\0",
    b"7z\xBC\xAF\x27\x1C",
    b"\x7FELF",
    b"Rar!\x1A\x07",
];

/// Of so many letters one may be unreadable; of more that are, the text is refused.
const READABLE: usize = 10;

/// Reads bytes as text, in the encoding that the module's docs tell.
///
/// # Errors
///
/// Where the bytes are no text, or hardly any of it can be read.
pub fn decode(bytes: &[u8], hints: &Hints<'_>) -> Result<Decoded, NotText> {
    if SIGNATURES
        .iter()
        .any(|signature| bytes.starts_with(signature))
    {
        return Err(NotText::Binary);
    }
    let choice = match hints.said {
        Some(encoding) => Choice::sure(encoding),
        None => choose(bytes, hints.declared),
    };
    let decoded = read(bytes, choice)?;
    if decoded.is_readable() {
        return Ok(decoded);
    }
    let suggestion = match hints.said {
        Some(_) => Some(choose(bytes, hints.declared).encoding),
        None => guess::right_to_left(bytes)
            .filter(guess::Guess::is_likely)
            .map(|guess| guess.encoding),
    };
    Err(NotText::Garbled {
        encoding: choice.encoding,
        suggestion: suggestion.filter(|other| *other != choice.encoding),
    })
}

/// An encoding, and how it came to be chosen.
#[derive(Clone, Copy)]
struct Choice {
    encoding: Encoding,
    is_guessed: bool,
}

impl Choice {
    fn sure(encoding: Encoding) -> Self {
        Self {
            encoding,
            is_guessed: false,
        }
    }

    fn guessed(encoding: Encoding) -> Self {
        Self {
            encoding,
            is_guessed: true,
        }
    }
}

fn choose(bytes: &[u8], declared: Option<&str>) -> Choice {
    if let Some((encoding, _)) = Encoding::by_mark(bytes) {
        return Choice::sure(encoding);
    }
    let utf_8 = Utf8::of(bytes);
    if utf_8.is_whole() && !has_many_controls(bytes) {
        return Choice::sure(Encoding::UTF_8);
    }
    if let Some(encoding) = utf_16_by_nuls(bytes) {
        return Choice::guessed(encoding);
    }
    let best = guess::right_to_left(bytes).filter(guess::Guess::is_language);
    if let Some(best) = best.filter(|best| best.encoding.is_utf_16()) {
        return Choice::guessed(best.encoding);
    }
    if utf_8.is_mostly() {
        return Choice::sure(Encoding::UTF_8);
    }
    let own = declared::label(bytes);
    let labels = declared.into_iter().chain(own.as_deref());
    let mut encodings = labels.filter_map(Encoding::from_label);
    if let Some(encoding) = encodings.find(|encoding| fits(bytes, *encoding, best.is_some())) {
        return Choice::sure(encoding);
    }
    if let Some(best) = best {
        return Choice::guessed(best.encoding);
    }
    if utf_8.sequences < utf_8.invalid {
        let encoding = guess::of_the_web(bytes);
        if has_whole_words(bytes, encoding) {
            return Choice::guessed(encoding);
        }
    }
    Choice::sure(Encoding::UTF_8)
}

/// Whether bytes may be in the encoding that was declared, where another one reads as right-to-left language or none
/// does.
fn fits(bytes: &[u8], encoding: Encoding, another_is_language: bool) -> bool {
    if encoding == Encoding::UTF_8 || encoding.is_utf_16() {
        return false;
    }
    guess::reads_in(bytes, encoding) || (!another_is_language && has_whole_words(bytes, encoding))
}

fn has_whole_words(bytes: &[u8], encoding: Encoding) -> bool {
    words::are_whole(&encoding.decode(&guess::sample(bytes)).0)
}

/// How much of some bytes is UTF-8.
struct Utf8 {
    /// Valid characters of several bytes.
    sequences: usize,
    /// Stretches that are not valid. One that the end cuts off is not counted.
    invalid: usize,
}

impl Utf8 {
    fn of(bytes: &[u8]) -> Self {
        let (mut sequences, mut invalid) = (0, 0);
        let mut rest = bytes;
        loop {
            let error = match std::str::from_utf8(rest) {
                Ok(text) => {
                    sequences += wide_characters(text.as_bytes());
                    break;
                }
                Err(error) => error,
            };
            sequences += wide_characters(&rest[..error.valid_up_to()]);
            let Some(length) = error.error_len() else {
                break;
            };
            invalid += 1;
            rest = &rest[error.valid_up_to() + length..];
        }
        Self { sequences, invalid }
    }

    fn is_whole(&self) -> bool {
        self.invalid == 0
    }

    /// Whether the invalid bytes are the exception. In old encodings they are the rule.
    fn is_mostly(&self) -> bool {
        self.invalid == 0 || self.invalid * READABLE <= self.sequences
    }
}

/// How many characters of valid UTF-8 have several bytes.
fn wide_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte >= 0xC0).count()
}

/// Whether many bytes are NULs or controls, as in UTF-16 of Arabic (U+06xx) or Hebrew (U+05xx), of which every second is.
fn has_many_controls(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|&&byte| byte < 7).count();
    bytes.contains(&0) || controls * 4 > bytes.len()
}

/// UTF-16 where NULs stand at every second place only, and hardly more than three different bytes do.
fn utf_16_by_nuls(bytes: &[u8]) -> Option<Encoding> {
    const PROBE: usize = 64 * 1024;
    let (units, _) = bytes[..bytes.len().min(PROBE)].as_chunks::<2>();
    let nuls = |place: usize| units.iter().filter(|unit| unit[place] == 0).count();
    let (first, second) = (nuls(0), nuls(1));
    let (high, encoding) = if first > second {
        (0, Encoding::UTF_16BE)
    } else {
        (1, Encoding::UTF_16LE)
    };
    let (many, few) = (first.max(second), first.min(second));
    if many * 20 < units.len().max(1) || few * 20 > many {
        return None;
    }
    let mut counts = [0_usize; 256];
    for unit in units {
        counts[usize::from(unit[high])] += 1;
    }
    counts.sort_unstable();
    let commonest: usize = counts[253..].iter().sum();
    (commonest * 10 >= units.len() * 9).then_some(encoding)
}

/// The text of bytes in an encoding, however little of it can be read.
fn read(bytes: &[u8], choice: Choice) -> Result<Decoded, NotText> {
    let Choice {
        encoding,
        is_guessed,
    } = choice;
    let bytes = match Encoding::by_mark(bytes) {
        Some((marked, length)) if marked == encoding => &bytes[length..],
        _ => bytes,
    };
    let (source, nuls) = if encoding.is_utf_16() {
        (Cow::Borrowed(bytes), 0)
    } else {
        without_nuls(bytes)?
    };
    let (mut text, mut invalid_bytes) = encoding.decode(&source);
    if encoding.is_utf_16() && text.contains('\0') {
        let length = text.len();
        text.retain(|character| character != '\0');
        invalid_bytes += 2 * (length - text.len());
    }
    let is_suspicious = nuls > 0 || encoding != Encoding::UTF_8;
    if is_suspicious && words::are_controls(&text, READABLE) {
        return Err(NotText::Binary);
    }
    if text.contains(is_foreign_line_end) {
        text = with_line_feeds(&text);
    }
    Ok(Decoded {
        text,
        encoding,
        is_guessed,
        invalid_bytes: invalid_bytes + nuls,
    })
}

/// The bytes without NULs, and how many of those there were. NULs at the end are what a crash leaves behind a text; so
/// many elsewhere are a sign of something else.
fn without_nuls(bytes: &[u8]) -> Result<(Cow<'_, [u8]>, usize), NotText> {
    if !bytes.contains(&0) {
        return Ok((Cow::Borrowed(bytes), 0));
    }
    let end = bytes.iter().rposition(|byte| *byte != 0);
    let Some(end) = end else {
        return Err(NotText::Binary);
    };
    let body = &bytes[..=end];
    let kept: Vec<u8> = body.iter().copied().filter(|byte| *byte != 0).collect();
    if (body.len() - kept.len()) * READABLE > body.len() {
        return Err(NotText::Binary);
    }
    let nuls = bytes.len() - kept.len();
    Ok((Cow::Owned(kept), nuls))
}

impl Decoded {
    /// What the reader should know of how the text was read.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let guess = self.is_guessed.then(|| Warning::Encoding {
            name: self.encoding.name().to_owned(),
        });
        let count = self.invalid_bytes;
        let invalid = (count > 0).then_some(Warning::InvalidBytes { count });
        guess.into_iter().chain(invalid).collect()
    }

    /// Whether at most a tenth of the letters is unreadable.
    fn is_readable(&self) -> bool {
        if self.invalid_bytes == 0 {
            return true;
        }
        let (mut letters, mut unreadable) = (0, 0);
        for character in self.text.chars() {
            if character == char::REPLACEMENT_CHARACTER {
                unreadable += 1;
            } else if character.is_alphabetic() {
                letters += 1;
            }
        }
        unreadable * READABLE <= letters + unreadable
    }
}

/// Whether a character other than LF ends a line (UAX #14, classes BK, CR and NL).
fn is_foreign_line_end(character: char) -> bool {
    matches!(
        character,
        '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The text with LF for each line end; CR LF is one.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(is_foreign_line_end, "\n")
}

#[cfg(test)]
mod tests;

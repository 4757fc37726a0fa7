//! How long a text takes to be read.

use crate::article::Language;

/// The text that the length of its words is taken from, in bytes.
const TELLING_BYTES: usize = 16 * 1024;

/// How many minutes reading so many bytes of a text takes at the usual speed, at least one.
pub(super) fn minutes(bytes: usize, text: &str, language: &Language) -> usize {
    let words = bytes / bytes_per_word(text);
    words.div_ceil(words_per_minute(language)).max(1)
}

/// How many bytes a word of a text takes with what stands around it, by its beginning.
fn bytes_per_word(text: &str) -> usize {
    // A character has four bytes at most: one of these ends where one does.
    let ends = (0..=TELLING_BYTES.min(text.len())).rev();
    let end = ends.take(4).find(|end| text.is_char_boundary(*end));
    let telling = &text[..end.unwrap_or(0)];
    let words = telling.split_whitespace().count();
    (telling.len() / words.max(1)).max(1)
}

/// How many words of a language are read in a minute, silently (Brysbaert 2019, table 4); Persian and Urdu as Arabic,
/// whose script they share.
fn words_per_minute(language: &Language) -> usize {
    match (language.as_str(), language.is_right_to_left()) {
        ("he" | "yi", _) => 224,
        (_, Some(true)) => 181,
        _ => 236,
    }
}

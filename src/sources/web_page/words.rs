//! Texts reduced to what is compared of them.

use crate::language::fold::fold;

/// The folded letters and digits of a text, without anything between them.
pub(super) fn key(text: &str) -> String {
    let folded = fold(text).text;
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The folded words of a text with single spaces between them, without punctuation.
pub(super) fn words(text: &str) -> String {
    let folded = fold(text).text;
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// One space for each stretch of white space, and no marks of direction at the ends.
pub(super) fn collapsed(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_mark = |c: char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | ' ');
    text.trim_matches(is_mark).to_owned()
}

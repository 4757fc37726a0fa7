//! Texts reduced to what is compared of them.

use crate::language::fold::fold;

/// The folded letters and digits of a text, without anything between them.
pub(super) fn key(text: &str) -> String {
    let folded = fold(text).text;
    folded.chars().filter(|c| is_of_word(*c)).collect()
}

/// The folded words of a text with single spaces between them, without punctuation.
pub(super) fn words(text: &str) -> String {
    let folded = fold(text).text;
    let words = folded.split(|c| !is_of_word(c));
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a character is a letter or a digit. Those of Arabic are known here: to look each up in Unicode's tables took
/// a fifth of the time of a page.
fn is_of_word(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ف'..='ي') || c.is_alphanumeric()
}

/// One space for each stretch of white space, and no marks of direction at the ends.
pub(super) fn collapsed(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_mark = |c: char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | ' ');
    text.trim_matches(is_mark).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_of_a_word_as_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_of_word(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn a_key_is_the_words_without_spaces() {
        for text in ["قال: «نعم» 24.5", "Le Monde – ‏العربية", "ـ ّ", ""] {
            assert_eq!(key(text), words(text).replace(' ', ""), "{text}");
        }
    }
}

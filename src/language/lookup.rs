//! The look-up form of words: what writers vary freely is folded away, what tells names apart stays.

use crate::language::letters::{common_letter, is_trace};
use crate::language::word_list::word_list;

word_list!(
    /// Words that a word in look-up form is compared with.
    pub struct Words: is_folded
);

/// Whether a character is a letter or digit of the look-up form: one of those that words in source
/// code have.
const fn is_folded(character: char) -> bool {
    matches!(character, '0'..='9' | 'a'..='z' | '\u{5D0}'..='\u{5EA}' | '\u{621}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
        && matches!(fold_char(character), Some(folded) if folded as u32 == character as u32)
}

/// Appends the look-up form of `text` to `key`.
///
/// Vowel marks, tatweel and invisible controls are dropped; the forms of alef, of hamza on a
/// carrier, of ya and of ta marbuta become one letter each; Persian and Urdu code points of kaf, ya
/// and ha become the Arabic ones; digits become ASCII and Latin letters lower case.
pub fn fold_into(text: &str, key: &mut String) {
    for character in text.chars() {
        if let Some(folded) = fold_char(character) {
            if folded.is_ascii() || is_arabic_letter(folded) {
                key.push(folded.to_ascii_lowercase());
            } else {
                key.extend(folded.to_lowercase());
            }
        }
    }
}

/// The look-up form of `text`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    fold_into(text, &mut key);
    key
}

/// The letter that stands for `character` in a look-up form; `None` where it leaves no trace.
#[must_use]
pub const fn fold_char(character: char) -> Option<char> {
    if is_trace(character) {
        return None;
    }
    Some(match character {
        'ئ' | 'ې' | 'ے' => 'ي',
        'ؤ' => 'و',
        // Geresh and gershayim, as they are mostly typed.
        '\u{5F3}' => '\'',
        '\u{5F4}' => '"',
        other => common_letter(other),
    })
}

fn is_arabic_letter(character: char) -> bool {
    matches!(character, '\u{0620}'..='\u{06FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_share_a_form() {
        assert_eq!(fold("الإمارات"), fold("الامارات"));
        assert_eq!(fold("مُؤْتَمَر"), "موتمر");
        assert_eq!(fold("سورية"), "سوريه");
        assert_eq!(fold("لـــبنان"), "لبنان");
        assert_eq!(fold("کابل"), fold("كابل"));
        assert_eq!(fold("NATO ٢٠٢٢"), "nato 2022");
    }
}

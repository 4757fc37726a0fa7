//! The look-up form of words: what writers vary freely is folded away, what tells names apart stays.

use crate::text::word_list::word_list;

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
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' | 'ې' | 'ے' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ۃ' | 'ہ' | 'ھ' | 'ە' => 'ه',
        'ک' => 'ك',
        // Geresh and gershayim, as they are mostly typed.
        '\u{5F3}' => '\'',
        '\u{5F4}' => '"',
        '٠'..='٩' => digit(character, '٠'),
        '۰'..='۹' => digit(character, '۰'),
        other => other,
    })
}

/// Whether a character belongs to the word around it without being part of its spelling: vowel
/// marks, tatweel, zero width joiners and direction marks.
#[must_use]
pub const fn is_trace(character: char) -> bool {
    matches!(character,
        '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{0591}'..='\u{05C7}')
        || is_control(character)
}

/// Whether a character only says how those around it are joined or ordered.
#[must_use]
pub const fn is_control(character: char) -> bool {
    matches!(character,
        '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}')
}

fn is_arabic_letter(character: char) -> bool {
    matches!(character, '\u{0620}'..='\u{06FF}')
}

const fn digit(character: char, zero: char) -> char {
    (b'0' + (character as u32 - zero as u32) as u8) as char
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

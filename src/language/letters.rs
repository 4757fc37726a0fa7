//! Letters and digits that writers use one for another, and marks that spell nothing: the one table
//! behind every folded form.

/// The article of Arabic, as it stands in a folded word.
pub const ARTICLE: &str = "ال";

/// The letter that stands for all that readers take for the same: the forms of alef, of ya, of kaf
/// and of ha, and ta marbuta; ASCII digits for those of Arabic and Persian.
#[must_use]
pub const fn common_letter(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' | 'ۀ' | 'ہ' | 'ۂ' | 'ۃ' | 'ە' | 'ھ' => 'ه',
        'ک' => 'ك',
        _ => match digit_value(letter) {
            Some(value) => (b'0' + value) as char,
            None => letter,
        },
    }
}

/// The value of a decimal digit: European, Arabic (٠–٩) or Persian (۰–۹).
#[must_use]
pub const fn digit_value(digit: char) -> Option<u8> {
    let zero = match digit {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some((digit as u32 - zero as u32) as u8)
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

/// Whether a word has the tanwin of an indefinite noun.
#[must_use]
pub fn has_tanwin(written: &str) -> bool {
    written.contains(['\u{064B}', '\u{064C}', '\u{064D}'])
}

/// Whether a word begins with the article, or with letters that look like it.
///
/// The word is as it was written or folded: the alef of `أل` and `إل` is none of an article.
#[must_use]
pub fn has_article(word: &str) -> bool {
    word.starts_with(ARTICLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_all_series_have_their_value() {
        for (value, digits) in (0..).zip(["0٠۰", "1١۱", "2٢۲", "3٣۳", "4٤۴", "5٥۵"]) {
            for digit in digits.chars() {
                assert_eq!(digit_value(digit), Some(value), "{digit}");
            }
        }
        assert_eq!(digit_value('٫'), None);
    }
}

//! Words made comparable: the form in which this room looks words up in its tables.

/// `word` in lower case, without marks, tatweel and invisible format characters, with the letters
/// that keyboards and orthographies confuse written one way: أ إ آ ٱ as ا, ى ی as ي, ة ہ ە as ه,
/// ک as ك.
///
/// The tables of this room hold words in this form.
pub fn fold(word: &str) -> String {
    word.chars()
        .filter(|&character| !is_ignorable(character))
        .flat_map(char::to_lowercase)
        .map(|character| match character {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ی' => 'ي',
            'ة' | 'ہ' | 'ە' => 'ه',
            'ک' => 'ك',
            other => other,
        })
        .collect()
}

/// Whether a character says nothing about which word it stands in: Arabic and Hebrew marks,
/// tatweel, joiners and direction marks.
pub fn is_ignorable(character: char) -> bool {
    matches!(
        character,
        '\u{0591}'..='\u{05BD}'
            | '\u{05BF}'
            | '\u{05C1}'..='\u{05C2}'
            | '\u{05C4}'..='\u{05C5}'
            | '\u{05C7}'
            | '\u{0610}'..='\u{061A}'
            | '\u{061C}'
            | '\u{0640}'
            | '\u{064B}'..='\u{065F}'
            | '\u{0670}'
            | '\u{06D6}'..='\u{06DC}'
            | '\u{06DF}'..='\u{06E4}'
            | '\u{06E7}'..='\u{06E8}'
            | '\u{06EA}'..='\u{06ED}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_meet() {
        assert_eq!(fold("أكتوبر"), fold("اكتوبر"));
        assert_eq!(fold("جويليّة"), fold("جويلية"));
        assert_eq!(fold("هـ"), "ه");
        assert_eq!(fold("May"), "may");
        assert_eq!(fold("آذار\u{200F}"), "اذار");
        assert_ne!(fold("مايو"), fold("مارس"));
    }
}

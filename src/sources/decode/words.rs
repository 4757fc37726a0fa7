//! Whether a text is made of words, in whatever language.

/// Of so many words with letters beyond ASCII one may be broken.
const WHOLE: usize = 4;

/// Whether nearly all words that have characters beyond ASCII are whole: of one script, without signs between their
/// letters and without a capital behind a small letter. In a wrong encoding most are not.
pub fn are_whole(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || is_mark(c));
    let (mut all, mut broken) = (0_usize, 0_usize);
    for word in words.filter(|word| !word.is_ascii()) {
        all += 1;
        broken += usize::from(!is_whole(word));
    }
    broken * WHOLE <= all
}

/// Whether more than one in so many of letters and controls are controls, as in files that are no text.
pub fn are_controls(text: &str, share: usize) -> bool {
    let (mut letters, mut controls) = (0, 0);
    for character in text.chars() {
        if character.is_control() && !matches!(character, '\t'..='\r' | '\u{85}') {
            controls += 1;
        } else if character.is_alphabetic() {
            letters += 1;
        }
    }
    controls * share > letters + controls
}

/// Punctuation that stands beside words.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '«' | '»' | '¡' | '¿' | '°' | '·' | '§' | '©' | '®' | '№' | '،' | '؛' | '؟' | '۔'
    ) || ('\u{2000}'..='\u{206F}').contains(&character)
        || ('\u{3000}'..='\u{303F}').contains(&character)
        || ('\u{FF00}'..='\u{FF20}').contains(&character)
        || ('\u{20A0}'..='\u{20CF}').contains(&character)
}

fn is_whole(word: &str) -> bool {
    let mut script = None;
    let mut is_small_before = false;
    for character in word.chars() {
        if is_combining(character) {
            continue;
        }
        if !character.is_alphanumeric() {
            return false;
        }
        if is_small_before && character.is_uppercase() {
            return false;
        }
        is_small_before = character.is_lowercase();
        if character.is_alphabetic() {
            let own = block(character);
            if *script.get_or_insert(own) != own {
                return false;
            }
        }
    }
    true
}

/// Marks on letters, of which some are not alphabetic.
fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}')
}

/// The script of a letter, as far as old encodings mix them.
fn block(letter: char) -> u8 {
    match letter {
        '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => 0,
        '\u{370}'..='\u{3FF}' => 1,
        '\u{400}'..='\u{52F}' => 2,
        '\u{590}'..='\u{5FF}' => 3,
        '\u{600}'..='\u{6FF}' => 4,
        '\u{E00}'..='\u{E7F}' => 5,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_wrong_encoding_are_broken() {
        for text in [
            "L’été où l’élève naïf a vu Óscar à São Paulo — « déjà »",
            "Поезд пришёл на станцию до рассвета.",
            "Το τρένο έφτασε στον σταθμό.",
            "Zażółć gęślą jaźń",
            "列車は夜明け前に駅に着いた。",
            "هذا نصٌّ",
            "plain",
        ] {
            assert!(are_whole(text), "{text}");
        }
        for text in ["ÇáÓáÇã Úáíßã", "ÐÏÅÚÄ ÐÒÉÛ£Ì", "æ¤ìå"] {
            assert!(!are_whole(text), "{text}");
        }
    }

    #[test]
    fn controls_are_no_text() {
        assert!(are_controls("\u{1}\u{2}abc", 10));
        assert!(!are_controls("a\tb\r\nسطر", 10));
        assert!(!are_controls("", 10));
    }
}

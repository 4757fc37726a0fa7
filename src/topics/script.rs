//! Whether a text is Arabic, by its letters: of a language that is not told, nothing else is known.

use crate::language::letters::is_trace;

/// Of the letters of an Arabic text at most one in so many is none of its alphabet's: Persian, Urdu and
/// Kurdish have at least twice as many, names from abroad in Arabic texts a fifth of that.
const ONE_IN: usize = 100;

/// Counts the letters of a text by the alphabets they belong to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LetterTally {
    /// Letters of the Arabic alphabet.
    arabic: usize,
    /// Letters that other languages added to the Arabic script.
    added: usize,
    /// Letters of other scripts.
    other: usize,
}

impl LetterTally {
    /// Counts the letters of `text`.
    pub(super) fn count(&mut self, text: &str) {
        let is_letter = |&character: &char| character.is_alphabetic() && !is_trace(character);
        for letter in text.chars().filter(is_letter) {
            match letter {
                '\u{0621}'..='\u{064A}' | '\u{0671}' => self.arabic += 1,
                '\u{0672}'..='\u{06D3}'
                | '\u{06D5}'
                | '\u{06FA}'..='\u{06FF}'
                | '\u{0750}'..='\u{077F}' => self.added += 1,
                // Small letters of the Quran's spelling, and presentation forms.
                '\u{06E5}'..='\u{06EF}' | '\u{FB50}'..='\u{FEFC}' => {}
                _ => self.other += 1,
            }
        }
    }

    /// Whether most letters are Arabic, and those around them too.
    pub(super) fn is_arabic(self) -> bool {
        self.arabic > self.other && self.added * ONE_IN <= self.arabic
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_arabic(text: &str) -> bool {
        let mut letters = LetterTally::default();
        letters.count(text);
        letters.is_arabic()
    }

    #[test]
    fn languages_are_told_by_letters_of_their_own() {
        assert!(is_arabic("بِسۡمِ ٱللَّهِ ٱلرَّحۡمَٰنِ وَلَهُۥ مَا فِي"));
        assert!(is_arabic("قالَ الوزيرُ إنّ شركة Apple ستفتتح ٣ مكاتب"));
        assert!(!is_arabic("وزیر اقتصاد گفت که قیمت نفت پایین آمد"));
        assert!(!is_arabic("وزير اقتصاد گفت که قيمت نفت پايين آمد"));
        assert!(!is_arabic("وزیر اعظم نے کہا ہے کہ انتخابات ہوں گے"));
        assert!(!is_arabic("שר האוצר הציג את התקציב"));
        assert!(!is_arabic("The minister said البرلمان would vote"));
        assert!(!is_arabic("12%، 13!"));
    }
}

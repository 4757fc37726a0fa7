//! Lists of words that a folded word is compared with, checked when they are compiled.
//!
//! A list in source code may hold a word that is never found in it, because no folded word is
//! spelled so: `المئة` where ta marbuta is folded. [`word_list`] makes a type of lists for one way
//! of folding, in which such a word does not compile.

/// Defines the type of the lists of words for one way of folding.
///
/// `word_list!(pub struct Words: keeps)`, where `const fn keeps(char) -> bool` says whether folding
/// leaves a character as it is and a word may have it.
macro_rules! word_list {
    ($(#[$attribute:meta])* $visibility:vis struct $name:ident: $keeps:path) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug)]
        $visibility struct $name(&'static [&'static str]);

        #[allow(dead_code)]
        impl $name {
            /// A list of single words.
            ///
            /// # Panics
            ///
            /// In a constant, does not compile: an entry is empty, stands twice, has a space or is
            /// not folded.
            #[must_use]
            $visibility const fn new(words: &'static [&'static str]) -> Self {
                $crate::language::word_list::check_entries(words);
                let mut index = 0;
                while index < words.len() {
                    let word = words[index].as_bytes();
                    let mut at = 0;
                    while at < word.len() {
                        let (character, after) = $crate::language::word_list::character_at(word, at);
                        assert!(character != ' ', "a single word is compared");
                        // The message can be no more than the word that is not folded.
                        assert!($keeps(character), "{}", words[index]);
                        at = after;
                    }
                    index += 1;
                }
                Self(words)
            }

            /// A list of words and of words joined by single spaces.
            ///
            /// # Panics
            ///
            /// In a constant, does not compile: an entry is empty, stands twice, has spaces that
            /// join no words or is not folded.
            #[must_use]
            $visibility const fn phrases(phrases: &'static [&'static str]) -> Self {
                $crate::language::word_list::check_entries(phrases);
                let mut index = 0;
                while index < phrases.len() {
                    let phrase = phrases[index].as_bytes();
                    let mut at = 0;
                    let mut is_in_word = false;
                    while at < phrase.len() {
                        let (character, after) = $crate::language::word_list::character_at(phrase, at);
                        let is_space = character == ' ';
                        assert!(is_in_word || !is_space, "a space that joins no words");
                        assert!(is_space || $keeps(character), "{}", phrases[index]);
                        is_in_word = !is_space;
                        at = after;
                    }
                    assert!(is_in_word, "a space that joins no words");
                    index += 1;
                }
                Self(phrases)
            }

            /// A list of endings, of which the first that a word has is taken off.
            ///
            /// # Panics
            ///
            /// In a constant, does not compile: as [`Self::new`], or an ending ends with an earlier
            /// one, which is taken off in its stead.
            #[must_use]
            $visibility const fn endings(endings: &'static [&'static str]) -> Self {
                $crate::language::word_list::check_endings(endings);
                Self::new(endings)
            }

            /// Whether a folded word is in the list.
            #[must_use]
            $visibility fn contains(self, folded: &str) -> bool {
                self.0.contains(&folded)
            }

            /// The entries in order.
            #[must_use]
            $visibility const fn entries(self) -> &'static [&'static str] {
                self.0
            }

            /// The entries in order.
            $visibility fn iter(self) -> impl Iterator<Item = &'static str> {
                self.0.iter().copied()
            }
        }
    };
}

pub(crate) use word_list;

/// Panics where an entry is empty or stands twice.
pub(crate) const fn check_entries(entries: &[&str]) {
    let mut index = 0;
    while index < entries.len() {
        assert!(!entries[index].is_empty(), "an empty entry");
        let mut before = 0;
        while before < index {
            let (one, other) = (entries[before].as_bytes(), entries[index].as_bytes());
            assert!(
                one.len() != other.len() || !ends_with(one, other),
                "an entry stands twice"
            );
            before += 1;
        }
        index += 1;
    }
}

/// Panics where an ending ends with an earlier one.
pub(crate) const fn check_endings(endings: &[&str]) {
    let mut index = 0;
    while index < endings.len() {
        let mut before = 0;
        while before < index {
            assert!(
                !ends_with(endings[index].as_bytes(), endings[before].as_bytes()),
                "an earlier ending is taken off instead of this one"
            );
            before += 1;
        }
        index += 1;
    }
}

const fn ends_with(text: &[u8], ending: &[u8]) -> bool {
    if ending.len() > text.len() {
        return false;
    }
    let mut left = ending.len();
    while left > 0 {
        left -= 1;
        if text[text.len() - ending.len() + left] != ending[left] {
            return false;
        }
    }
    true
}

/// The character of UTF-8 that starts at byte `at`, and where the next one starts.
pub(crate) const fn character_at(text: &[u8], at: usize) -> (char, usize) {
    let first = text[at];
    let (mut code, length) = match first {
        0..0x80 => (first as u32, 1),
        0x80..0xE0 => (first as u32 & 0x1F, 2),
        0xE0..0xF0 => (first as u32 & 0xF, 3),
        0xF0.. => (first as u32 & 7, 4),
    };
    let mut further = 1;
    while further < length {
        code = code << 6 | text[at + further] as u32 & 0x3F;
        further += 1;
    }
    match char::from_u32(code) {
        Some(character) => (character, at + length),
        None => panic!("not UTF-8"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn keeps(character: char) -> bool {
        character != 'ة'
    }

    word_list!(
        /// Lists where only ta marbuta is folded.
        struct Words: keeps
    );

    #[test]
    fn what_no_folded_word_equals_is_refused() {
        let refuses = |list: fn(&'static [&'static str]) -> Words, entries| {
            std::panic::catch_unwind(|| list(entries)).is_err()
        };
        for entries in [
            &["سنة"][..],
            &["في سنه"],
            &["سنه", "عام", "سنه"],
            &["عام", ""],
        ] {
            assert!(refuses(Words::new, entries), "{entries:?}");
        }
        for entries in [&["في سنة"][..], &[" سنه"], &["سنه "], &["في  سنه"], &[""]]
        {
            assert!(refuses(Words::phrases, entries), "{entries:?}");
        }
        assert!(refuses(Words::endings, &["ان", "گان"]));
        assert!(Words::endings(&["گان", "ان"]).contains("ان"));
        assert!(Words::phrases(&["في سنه", "سنه"]).contains("في سنه"));
        assert!(!Words::new(&["سنه", "عام"]).contains("عا"));
    }

    #[test]
    fn characters_of_any_length_are_read() {
        let text = "aس‌𐻂";
        let mut at = 0;
        for character in text.chars() {
            let (read, after) = character_at(text.as_bytes(), at);
            assert_eq!(read, character);
            at = after;
        }
        assert_eq!(at, text.len());
    }
}

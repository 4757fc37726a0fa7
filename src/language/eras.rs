//! What years are counted from, by the words that say so in Arabic, Persian, Urdu, Kurdish and English.

use crate::language::fold::FoldedWords;

/// What years are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Era {
    /// The Hijra, in years of the moon unless something says of the sun.
    Hijra,
    /// The Hijra, in years of the moon.
    Lunar,
    /// The Hijra, in years of the sun.
    Solar,
    /// The birth of Christ.
    Common,
}

#[rustfmt::skip]
const ERAS: [(Era, FoldedWords); 4] = [
    (Era::Hijra, FoldedWords::new(&["ه", "هجري", "هجريه", "ah"])),
    (Era::Lunar, FoldedWords::new(&["قمري", "قمريه", "ق"])),
    (Era::Solar, FoldedWords::new(&["شمسي", "شمسيه", "خورشيدي", "ش"])),
    (Era::Common, FoldedWords::new(&[
        "ميلادي", "ميلاديه", "للميلاد", "عيسوي", "زاييني", "ء", "ad", "ce",
    ])),
];

impl Era {
    /// The era that a folded word names.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let era = ERAS.iter().find(|(_, words)| words.contains(word));
        era.map(|&(era, _)| era)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{fold, lookup};

    #[test]
    fn every_word_means_what_its_list_says_however_it_is_folded() {
        for (era, words) in ERAS {
            for word in words.iter() {
                for folded in [fold::fold(word).text, lookup::fold(word)] {
                    assert_eq!(Era::of(&folded), Some(era), "{word}");
                }
            }
        }
        assert_eq!(Era::of("سال"), None);
    }
}

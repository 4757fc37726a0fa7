//! Words that Arabic writes onto the word that follows: the conjunctions و ف, the prepositions
//! ب ل ك, and the article after ل.

use crate::extract::fold::{fold_char, is_trace};

/// The proclitics taken off one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clitics {
    /// و or ف.
    pub conjunction: Option<char>,
    /// ب, ل or ك.
    pub preposition: Option<char>,
}

impl Clitics {
    /// Whether nothing was taken off.
    #[must_use]
    pub fn is_none(self) -> bool {
        self.conjunction.is_none() && self.preposition.is_none()
    }
}

/// One way to part a written word into proclitics and the word proper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting {
    /// What was taken off.
    pub clitics: Clitics,
    /// Bytes of the written word before the word proper.
    pub offset: usize,
    /// The look-up form of the word proper. After ل its article has its alef back: `للأمم` has the
    /// form of `الأمم`, while `offset` points behind the second lam, where the written name begins.
    pub key: String,
}

/// The shortest word proper that may carry a proclitic, in letters.
const SHORTEST: usize = 2;

/// All partings of `word`, the whole word first. None of them is checked against any list.
pub fn partings(word: &str) -> Vec<Parting> {
    let letters: Vec<(usize, char)> = word
        .char_indices()
        .filter(|&(_, character)| !is_trace(character))
        .filter_map(|(offset, character)| Some((offset, fold_char(character)?)))
        .collect();
    let mut partings = vec![part(&letters, Clitics::default(), 0, false)];
    let conjunction = letters
        .first()
        .map(|&(_, letter)| letter)
        .filter(|letter| matches!(letter, 'و' | 'ف'));
    push_bare(&mut partings, &letters, None, 0);
    if conjunction.is_some() && letters.len() > SHORTEST {
        let clitics = Clitics {
            conjunction,
            preposition: None,
        };
        partings.push(part(&letters, clitics, 1, false));
        push_bare(&mut partings, &letters, conjunction, 1);
    }
    partings
}

/// Adds the partings that take a preposition off the letters from `from` on.
fn push_bare(
    partings: &mut Vec<Parting>,
    letters: &[(usize, char)],
    conjunction: Option<char>,
    from: usize,
) {
    let letter = |index: usize| letters.get(from + index).map(|&(_, letter)| letter);
    let Some(preposition) = letter(0).filter(|letter| matches!(letter, 'ب' | 'ل' | 'ك')) else {
        return;
    };
    let clitics = Clitics {
        conjunction,
        preposition: Some(preposition),
    };
    if letters.len() > from + SHORTEST {
        partings.push(part(letters, clitics, from + 1, false));
    }
    if preposition == 'ل' && letter(1) == Some('ل') && letters.len() > from + 1 + SHORTEST {
        partings.push(part(letters, clitics, from + 2, true));
    }
}

fn part(letters: &[(usize, char)], clitics: Clitics, from: usize, article: bool) -> Parting {
    let mut key = String::with_capacity(2 * letters.len() + 4);
    if article {
        key.push_str("ال");
    }
    key.extend(
        letters[from..]
            .iter()
            .flat_map(|&(_, letter)| letter.to_lowercase()),
    );
    Parting {
        clitics,
        offset: if from == 0 { 0 } else { letters[from].0 },
        key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(word: &str) -> Vec<String> {
        partings(word)
            .into_iter()
            .map(|parting| parting.key)
            .collect()
    }

    #[test]
    fn every_parting_is_offered_and_the_whole_word_first() {
        assert_eq!(keys("وبروسيا"), ["وبروسيا", "بروسيا", "روسيا"]);
        assert_eq!(keys("مصر"), ["مصر"]);
        assert_eq!(keys("باكستان"), ["باكستان", "اكستان"]);
    }

    #[test]
    fn the_article_after_lam_gets_its_alef_back() {
        let partings = partings("للأمم");
        let last = partings.last().unwrap();
        assert_eq!(last.key, "الامم");
        assert_eq!(&"للأمم"[last.offset..], "أمم");
    }

    #[test]
    fn marks_and_tatweel_stay_with_the_clitic() {
        let word = "لـروسيا";
        let partings = partings(word);
        assert_eq!(&word[partings[1].offset..], "روسيا");
    }

    #[test]
    fn short_and_empty_words_are_whole() {
        assert_eq!(keys("و"), ["و"]);
        assert_eq!(keys("بك"), ["بك"]);
        assert_eq!(keys(""), [""]);
    }
}

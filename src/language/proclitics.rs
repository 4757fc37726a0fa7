//! Words that Arabic writes onto the word that follows: the conjunctions و ف, the prepositions
//! ب ل ك, and the article after ل; and those that Hebrew does: ו ש, and ב ל מ כ.

use crate::language::letters::{ARTICLE, is_trace};
use crate::language::lookup::{fold, fold_char};

/// The proclitics taken off one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clitics {
    /// و or ف; ו or ש.
    pub conjunction: Option<char>,
    /// ب, ل or ك; ב, ל, מ or כ.
    pub preposition: Option<char>,
}

impl Clitics {
    /// Whether nothing was taken off.
    #[must_use]
    pub fn is_none(self) -> bool {
        self.conjunction.is_none() && self.preposition.is_none()
    }
}

impl Clitics {
    /// Whether both a conjunction and a preposition were taken off.
    #[must_use]
    pub fn are_two(self) -> bool {
        self.conjunction.is_some() && self.preposition.is_some()
    }

    /// Whether what was taken off is Hebrew.
    #[must_use]
    pub fn are_hebrew(self) -> bool {
        let mut letters = self.conjunction.into_iter().chain(self.preposition);
        letters.any(is_hebrew)
    }
}

fn is_hebrew(letter: char) -> bool {
    matches!(letter, 'א'..='ת')
}

/// One way to divide a written word into proclitics and the word proper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segmentation {
    /// What was taken off.
    pub clitics: Clitics,
    /// Bytes of the written word before the word proper.
    pub offset: usize,
    /// The look-up form of the word proper. After ل its article has its alef back: `للأمم` has the
    /// form of `الأمم`, while `offset` points behind the second lam, where the written name begins.
    pub form: String,
}

impl Segmentation {
    /// A word with nothing taken off.
    #[must_use]
    pub fn whole(word: &str) -> Self {
        Self {
            clitics: Clitics::default(),
            offset: 0,
            form: fold(word),
        }
    }
}

/// The shortest word proper that may carry a proclitic, in letters.
const SHORTEST: usize = 2;

/// All segmentations of `word`, the whole word first. None of them is checked against any list.
pub fn segmentations(word: &str) -> Vec<Segmentation> {
    let letters: Vec<(usize, char)> = word
        .char_indices()
        .filter(|&(_, character)| !is_trace(character))
        .filter_map(|(offset, character)| Some((offset, fold_char(character)?)))
        .collect();
    let mut segmentations = vec![segment(&letters, Clitics::default(), 0, false)];
    let conjunction = letters
        .first()
        .map(|&(_, letter)| letter)
        .filter(|letter| matches!(letter, 'و' | 'ف'));
    push_hebrew(&mut segmentations, &letters);
    push_bare(&mut segmentations, &letters, None, 0);
    if conjunction.is_some() && letters.len() > SHORTEST {
        let clitics = Clitics {
            conjunction,
            preposition: None,
        };
        segmentations.push(segment(&letters, clitics, 1, false));
        push_bare(&mut segmentations, &letters, conjunction, 1);
    }
    segmentations
}

/// Adds the segmentations of a Hebrew word: without a conjunction, a preposition, or both.
fn push_hebrew(segmentations: &mut Vec<Segmentation>, letters: &[(usize, char)]) {
    let mut clitics = Clitics::default();
    for (index, &(_, letter)) in letters.iter().enumerate() {
        match letter {
            _ if clitics.preposition.is_some() || letters.len() < index + 1 + SHORTEST => return,
            'ו' if index == 0 => clitics.conjunction = Some(letter),
            'ש' if index <= 1 => clitics.conjunction = Some(letter),
            'ב' | 'ל' | 'מ' | 'כ' => clitics.preposition = Some(letter),
            _ => return,
        }
        segmentations.push(segment(letters, clitics, index + 1, false));
    }
}

/// Adds the segmentations that take a preposition off the letters from `from` on.
fn push_bare(
    segmentations: &mut Vec<Segmentation>,
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
        segmentations.push(segment(letters, clitics, from + 1, false));
    }
    if preposition == 'ل' && letter(1) == Some('ل') && letters.len() > from + 1 + SHORTEST {
        segmentations.push(segment(letters, clitics, from + 2, true));
    }
}

fn segment(
    letters: &[(usize, char)],
    clitics: Clitics,
    from: usize,
    article: bool,
) -> Segmentation {
    let mut form = String::with_capacity(2 * letters.len() + 4);
    if article {
        form.push_str(ARTICLE);
    }
    form.extend(
        letters[from..]
            .iter()
            .flat_map(|&(_, letter)| letter.to_lowercase()),
    );
    Segmentation {
        clitics,
        offset: if from == 0 { 0 } else { letters[from].0 },
        form,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(word: &str) -> Vec<String> {
        segmentations(word)
            .into_iter()
            .map(|segmentation| segmentation.form)
            .collect()
    }

    #[test]
    fn every_segmentation_is_offered_and_the_whole_word_first() {
        assert_eq!(forms("وبروسيا"), ["وبروسيا", "بروسيا", "روسيا"]);
        assert_eq!(forms("مصر"), ["مصر"]);
        assert_eq!(forms("باكستان"), ["باكستان", "اكستان"]);
    }

    #[test]
    fn hebrew_words_are_divided_at_their_own_prefixes() {
        assert_eq!(forms("ומאיראן"), ["ומאיראן", "מאיראן", "איראן"]);
        assert_eq!(forms("שבחיפה"), ["שבחיפה", "בחיפה", "חיפה"]);
        assert_eq!(forms("דין"), ["דין"]);
    }

    #[test]
    fn the_article_after_lam_gets_its_alef_back() {
        let segmentations = segmentations("للأمم");
        let last = segmentations.last().unwrap();
        assert_eq!(last.form, "الامم");
        assert_eq!(&"للأمم"[last.offset..], "أمم");
    }

    #[test]
    fn marks_and_tatweel_stay_with_the_clitic() {
        let word = "لـروسيا";
        let segmentations = segmentations(word);
        assert_eq!(&word[segmentations[1].offset..], "روسيا");
    }

    #[test]
    fn short_and_empty_words_are_whole() {
        assert_eq!(forms("و"), ["و"]);
        assert_eq!(forms("بك"), ["بك"]);
        assert_eq!(forms(""), [""]);
    }
}

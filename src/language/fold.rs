//! The form of a text that searching compares: what a reader takes for the same word is the same.

use crate::language::letters::common_letter;
use crate::language::word_list::word_list;
use crate::range::TextRange;
use crate::text::{is_mark_or_format, letters_of_form};

word_list!(
    /// Words that a word folded by [`fold`] is compared with.
    pub(crate) struct FoldedWords: is_folded
);

/// A text folded for comparison, with the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Places where the distance between a folded byte and its original changes, in order.
    anchors: Vec<Anchor>,
    /// The bytes of the original.
    original_length: usize,
}

/// A folded character and where its original starts, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anchor {
    folded: usize,
    original: usize,
}

impl Folded {
    /// The bytes of the original that a range of the folded text came from.
    ///
    /// Marks and the like that were dropped behind a character belong to it. The ends of `folded`
    /// lie on character boundaries of the folded text.
    #[must_use]
    pub fn range_of(&self, folded: TextRange) -> TextRange {
        let start = self.original_start(folded.start);
        if folded.is_empty() {
            return TextRange::new(start, start);
        }
        let end = self.original_start(folded.end);
        let last = self
            .text
            .get(..folded.end)
            .and_then(|text| text.chars().next_back());
        let last = last.map_or(0, |last| folded.end.saturating_sub(last.len_utf8()));
        if end > self.original_start(last) {
            return TextRange::new(start, end);
        }
        // The range ends within a character that folds to several.
        let next = self
            .anchors
            .partition_point(|anchor| anchor.original <= end);
        let end = self
            .anchors
            .get(next)
            .map_or(self.original_length, |anchor| anchor.original);
        TextRange::new(start, end)
    }

    /// Where the original of the folded character at `offset` starts.
    fn original_start(&self, offset: usize) -> usize {
        if offset >= self.text.len() {
            return self.original_length;
        }
        match self
            .anchors
            .partition_point(|anchor| anchor.folded <= offset)
            .checked_sub(1)
        {
            Some(index) => {
                let anchor = self.anchors[index];
                anchor.original + (offset - anchor.folded)
            }
            None => 0,
        }
    }

    /// Adds a folded character whose original starts at `original`.
    fn push(&mut self, character: char, original: usize) {
        let folded = self.text.len();
        let expected = match self.anchors.last() {
            Some(anchor) => anchor.original + (folded - anchor.folded),
            None => usize::MAX,
        };
        if expected != original {
            self.anchors.push(Anchor { folded, original });
        }
        self.text.push(character);
    }
}

/// Folds `text`: the forms of alef, of ya and of kaf, ta marbuta and ha, capital and small letters,
/// Hebrew final letters, European and Arabic digits, presentation forms and letters are the same;
/// marks, tatweel, joiners and format characters are left out; white space is a space.
#[must_use]
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        original_length: text.len(),
        ..Folded::default()
    };
    folded.text.reserve(text.len());
    for (offset, character) in text.char_indices() {
        match character {
            // Hamza written as a mark: the letter it makes is a letter of its own.
            '\u{654}' => compose_hamza(&mut folded),
            'A'..='Z' => folded.push(character.to_ascii_lowercase(), offset),
            ' '..='~' => folded.push(character, offset),
            '\u{FB50}'..='\u{FEFF}' => {
                for letter in letters_of_form(character).filter(|letter| !folds_away(*letter)) {
                    folded.push(fold_letter(letter), offset);
                }
            }
            _ if folds_away(character) => {}
            _ if character.is_whitespace() => folded.push(' ', offset),
            _ if character.is_uppercase() => {
                for small in character.to_lowercase().filter(|small| !folds_away(*small)) {
                    folded.push(small, offset);
                }
            }
            _ => folded.push(fold_letter(character), offset),
        }
    }
    folded
}

/// Whether folding leaves a character out: a mark, tatweel, a joiner, a format character.
#[must_use]
pub const fn folds_away(character: char) -> bool {
    character == '\u{640}' || is_mark_or_format(character)
}

/// Makes one letter of waw or ya and the hamza written on it as a mark.
fn compose_hamza(folded: &mut Folded) {
    let composed = match folded.text.chars().next_back() {
        Some('\u{648}') => '\u{624}',
        Some('\u{64A}') => '\u{626}',
        _ => return,
    };
    // Both are as long as their letter: the map stays as it is.
    folded.text.pop();
    folded.text.push(composed);
}

/// Whether folding leaves a character as it is: one of those that words in source code have.
pub(crate) const fn is_folded(character: char) -> bool {
    matches!(character, '!'..='@' | 'a'..='~' | '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{6FF}')
        && !folds_away(character)
        && fold_letter(character) as u32 == character as u32
}

/// The letter that stands for all that are taken for the same: [`common_letter`], and no final
/// letters of Hebrew.
const fn fold_letter(letter: char) -> char {
    match letter {
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        _ => common_letter(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folds(text: &str) -> String {
        fold(text).text
    }

    #[test]
    fn what_readers_take_for_the_same_is_the_same() {
        assert_eq!(folds("الأمن"), folds("الامن"));
        assert_eq!(folds("مُحَمَّد"), "محمد");
        assert_eq!(folds("مدرسـة على"), "مدرسه علي");
        assert_eq!(folds("آسيا إلى ٱلله"), "اسيا الي الله");
        assert_eq!(folds("۱۹۴۵ و ١٩٤٥"), "1945 و 1945");
        assert_eq!(folds("کیهان"), "كيهان");
        assert_eq!(folds("NATO Ünal"), "nato ünal");
        assert_eq!(folds("שָׁלוֹם"), "שלומ");
        assert_eq!(folds("می‌خواهم"), "ميخواهم");
        assert_eq!(folds("ﻡﻼﺳ"), "ملاس");
        assert_eq!(folds("\u{648}\u{654}"), "ؤ");
        assert_eq!(folds("a\u{A0}b\nc"), "a b c");
    }

    #[test]
    fn a_range_of_the_folded_text_has_an_original() {
        let text = "قال مُحَمَّد ٢٠٢٤ سنة";
        let folded = fold(text);
        for (needle, original) in [
            ("محمد", "مُحَمَّد"),
            ("2024", "٢٠٢٤"),
            ("سنه", "سنة"),
            ("قال", "قال"),
        ] {
            let start = folded.text.find(needle).expect("folded");
            let range = folded.range_of(TextRange::new(start, start + needle.len()));
            assert_eq!(range.of(text), original);
        }
        assert_eq!(folded.range_of(TextRange::new(0, 0)), TextRange::new(0, 0));
    }

    #[test]
    fn half_of_a_ligature_is_the_whole() {
        let text = "ﺳﻼﻡ";
        let folded = fold(text);
        assert_eq!(folded.text, "سلام");
        assert_eq!(folded.range_of(TextRange::new(2, 4)).of(text), "ﻼ");
        assert_eq!(folded.range_of(TextRange::new(4, 6)).of(text), "ﻼ");
        assert_eq!(folded.range_of(TextRange::new(6, 8)).of(text), "ﻡ");
    }
}

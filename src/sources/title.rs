//! A title for a text that has none, made from its first sentence.

use unicode_segmentation::UnicodeSegmentation;

use crate::article::{BlockKind, Body};
use crate::language::fold::{FoldedWords, fold};

/// The longest title made, in user-perceived characters, the ellipsis included.
const LONGEST: usize = 80;
/// A clause at least this long can stand as a title by itself.
const LONG_ENOUGH: usize = 48;
const ELLIPSIS: char = '…';

/// Words a title does not end on, folded: they announce what was cut off.
#[rustfmt::skip]
const ANNOUNCING: FoldedWords = FoldedWords::new(&[
    "في", "من", "الي", "علي", "عن", "مع", "حول", "بين", "عند", "منذ", "حتي", "خلال", "ضد", "نحو",
    "و", "او", "ان", "التي", "الذي", "الذين", "كما", "هذا", "هذه", "قد", "لا", "ما", "به", "از",
    "در", "را", "كه", "كي", "كا", "كو", "ميں", "של", "על", "את", "עמ", "אל", "the", "a", "an",
    "of", "to", "in", "on", "and", "or", "for", "with", "at", "by",
]);

/// The title of an article: the block that is one, else one made from the first sentence.
///
/// Empty only where the body has no text.
#[must_use]
pub fn of_body(body: &Body) -> String {
    let text_of = |wanted: fn(BlockKind) -> bool| {
        body.blocks
            .iter()
            .filter(move |block| wanted(block.kind) && !block.range().is_empty())
            .map(|block| body.block_text(block))
    };
    if let Some(title) = text_of(|kind| kind == BlockKind::Title).next() {
        return title.to_owned();
    }
    text_of(is_prose)
        .find(|text| text.contains(char::is_alphanumeric))
        .or_else(|| text_of(|_| true).next())
        .map(from_first_sentence)
        .unwrap_or_default()
}

fn is_prose(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::Item { .. }
    )
}

/// A title from the first sentence of `text`: the sentence, or as much of it as makes a title,
/// with an ellipsis where it was cut. Empty only where the text is blank.
fn from_first_sentence(text: &str) -> String {
    let plain = text.trim_start_matches(is_ornament);
    let text = collapsed(if plain.is_empty() { text } else { plain });
    let sentence = first_sentence(&text);
    if length(sentence) <= LONGEST {
        let title = sentence.trim_end_matches(['.', '۔', ':', '،', ',', '؛', ';']);
        let title = title.trim_end();
        return if title.is_empty() { sentence } else { title }.to_owned();
    }
    let room = prefix(sentence, LONGEST - 1);
    let mut title = last_clause_end(room)
        .or_else(|| last_word_end(room, sentence))
        .map_or(room, |end| &room[..end])
        .trim_end_matches(is_cut_mark);
    while let Some((rest, word)) = title.rsplit_once(' ') {
        if !ANNOUNCING.contains(&fold(word).text) {
            break;
        }
        title = rest.trim_end_matches(is_cut_mark);
    }
    format!("{title}{ELLIPSIS}")
}

/// What may stand before a first sentence without belonging to it.
fn is_ornament(character: char) -> bool {
    character.is_whitespace() || matches!(character, '/' | '-' | '–' | '—' | '*' | '•' | '#' | '>')
}

fn is_cut_mark(character: char) -> bool {
    character.is_whitespace() || is_clause_mark(character) || matches!(character, '-' | '–' | '—')
}

fn is_clause_mark(character: char) -> bool {
    matches!(character, '،' | ',' | '؛' | ';' | ':')
}

/// One space for each stretch of white space.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text up to and with its first sentence end.
fn first_sentence(text: &str) -> &str {
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let end = offset + character.len_utf8();
        let at_word_end = characters
            .peek()
            .is_none_or(|(_, next)| next.is_whitespace());
        let ends = match character {
            '؟' | '۔' => true,
            // Not in an address: `report?id=1`.
            '?' | '!' => characters
                .peek()
                .is_none_or(|(_, next)| !next.is_ascii_alphanumeric()),
            // Not after an initial: «د. فلان».
            '.' => at_word_end && !is_initial(text, before),
            _ => false,
        };
        if ends {
            return &text[..end];
        }
        before = Some(offset);
    }
    text
}

/// Whether the character at `offset` is a word of one letter.
fn is_initial(text: &str, offset: Option<usize>) -> bool {
    let Some(offset) = offset else {
        return false;
    };
    let is_letter = text[offset..].starts_with(char::is_alphabetic);
    let before = text[..offset].chars().next_back();
    is_letter && before.is_none_or(|c| c.is_whitespace() || c == '.' || c == '(')
}

fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The first `count` user-perceived characters.
fn prefix(text: &str, count: usize) -> &str {
    let end = text.grapheme_indices(true).nth(count);
    &text[..end.map_or(text.len(), |(offset, _)| offset)]
}

/// The end of the last clause in `room` that is long enough.
fn last_clause_end(room: &str) -> Option<usize> {
    room.rmatch_indices(is_clause_mark)
        .map(|(offset, _)| offset)
        .find(|&offset| length(&room[..offset]) >= LONG_ENOUGH)
}

/// The end of the last word that stands whole in `room`, the beginning of `sentence`.
fn last_word_end(room: &str, sentence: &str) -> Option<usize> {
    if sentence[room.len()..].starts_with(char::is_whitespace) {
        return Some(room.len());
    }
    room.rfind(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_sentence_is_the_title() {
        assert_eq!(
            from_first_sentence("وصل الوفد أمس. ثم غادر."),
            "وصل الوفد أمس"
        );
        assert_eq!(from_first_sentence("هل وصل الوفد؟ نعم."), "هل وصل الوفد؟");
        assert_eq!(
            from_first_sentence("قال د. أحمد إن 3.5 كافية. ثم سكت"),
            "قال د. أحمد إن 3.5 كافية"
        );
        assert_eq!(
            from_first_sentence("التقرير على https://example.org/a?b=1 كاملًا. ثم سكت"),
            "التقرير على https://example.org/a?b=1 كاملًا"
        );
        assert_eq!(from_first_sentence("/ سطر\n  ثان"), "سطر ثان");
        assert_eq!(from_first_sentence("..."), "...");
        assert_eq!(from_first_sentence("- -"), "- -");
        assert_eq!(from_first_sentence(" \n"), "");
    }

    #[test]
    fn a_long_sentence_is_cut_where_it_can_be() {
        let at_clause = "في ختام اجتماع طويل عقده الوزراء في العاصمة يوم الخميس، اتفق المشاركون على \
                         مواصلة الحوار في دورة مقبلة تعقد بعد عام.";
        assert_eq!(
            from_first_sentence(at_clause),
            "في ختام اجتماع طويل عقده الوزراء في العاصمة يوم الخميس…"
        );
        let at_word = "عقد الوزراء اجتماعا طويلا في العاصمة اتفق فيه المشاركون جميعا على الحوار في \
                       دورة مقبلة تعقد بعد عام";
        assert_eq!(
            from_first_sentence(at_word),
            "عقد الوزراء اجتماعا طويلا في العاصمة اتفق فيه المشاركون جميعا على الحوار…"
        );
        let no_word_end = "ا".repeat(300);
        assert_eq!(from_first_sentence(&no_word_end).chars().count(), LONGEST);
    }
}

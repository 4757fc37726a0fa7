//! Tokens of a block: words with their analyses, numbers and marks, each with its bytes.

use crate::extract::document::role::Roles;
use crate::extract::document::vocabulary::{Classes, Vocabulary, WordId};
use crate::language::letters::{digit_value, is_control, is_trace};
use crate::language::proclitics::{Clitics, Segmentation, segmentations};
use crate::limits;
use crate::range::TextRange;

/// A word, a number or a mark of punctuation.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its bytes in the article's text.
    pub range: TextRange,
    /// What it is.
    pub shape: Shape,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// The ways to divide it into proclitics and the word proper, the whole first: all that are
    /// possible, whether they are words or not. What is too long to be a word has none.
    pub segmentations: Vec<Segmentation>,
    /// The ways to read a word, the whole word first, then those the vocabulary knows. A number has
    /// one, a mark none.
    pub analyses: Vec<Analysis>,
    /// What part it has in rules, as a whole.
    pub roles: Roles,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters, and digits after Latin letters.
    Word,
    /// Digits, with their value where it fits.
    Number(u32),
    /// One character that is neither; or letters or digits, too many to be a word or a number
    /// ([`limits::WORD`]), of which the first stands here. It ends every name and is none.
    Mark(char),
}

/// One way to read a written word.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// What is taken off.
    pub clitics: Clitics,
    /// Where the word proper starts, in bytes of the article's text.
    pub start: usize,
    /// The word proper, where the vocabulary knows it.
    pub word: Option<WordId>,
    /// What it can be.
    pub classes: Classes,
}

impl Token {
    /// Its look-up form as a whole.
    #[must_use]
    pub fn form(&self) -> &str {
        self.segmentations.first().map_or("", |whole| &whole.form)
    }

    /// The classes of the whole word, nothing taken off.
    #[must_use]
    pub fn classes(&self) -> Classes {
        self.analyses
            .first()
            .map_or(Classes::NONE, |analysis| analysis.classes)
    }

    /// The first analysis that has one of `classes`.
    #[must_use]
    pub fn analysis_of(&self, classes: Classes) -> Option<&Analysis> {
        self.analyses
            .iter()
            .find(|analysis| analysis.classes.intersects(classes))
    }

    /// Whether the whole word has one of `classes`.
    #[must_use]
    pub fn is(&self, classes: Classes) -> bool {
        self.classes().intersects(classes)
    }

    /// Whether it has one of `roles`, with proclitics or without.
    #[must_use]
    pub fn may_have(&self, roles: Roles) -> bool {
        let mut segmentations = self.segmentations.iter();
        segmentations.any(|segmentation| Roles::of(&segmentation.form).has(roles))
    }

    /// Whether it is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.shape == Shape::Word
    }

    /// Whether it is this mark.
    #[must_use]
    pub fn is_mark(&self, marks: &str) -> bool {
        matches!(self.shape, Shape::Mark(mark) if marks.contains(mark))
    }
}

/// The tokens of the block of `text` at `block`, in order.
pub fn tokens(text: &str, block: TextRange, vocabulary: &Vocabulary) -> Vec<Token> {
    first_tokens(text, block, vocabulary, usize::MAX).0
}

/// The first tokens of a block, at most `most` of them, and the byte of the text where those that are
/// left begin. Where some are left, these end where a name hardly ever goes on, if that is near: behind
/// a mark, or else before a word that ends every name.
pub fn first_tokens(
    text: &str,
    block: TextRange,
    vocabulary: &Vocabulary,
    most: usize,
) -> (Vec<Token>, usize) {
    let content = block.of(text);
    let mut tokens: Vec<Token> = Vec::with_capacity((content.len() / 8).clamp(1, most));
    let mut spaced = true;
    let mut offset = 0;
    while let Some(first) = content[offset..].chars().next() {
        if tokens.len() == most {
            tokens.truncate(part_end(&tokens));
            let end = tokens.last().map_or(block.end, |last| last.range.end);
            return (tokens, end);
        }
        if first.is_whitespace() {
            spaced = true;
            offset += first.len_utf8();
            continue;
        }
        let length = token_length(&content[offset..], first);
        let written = content[offset..offset + length].trim_end_matches(is_control);
        let range = TextRange::new(offset, offset + written.len()).shifted(block.start);
        offset += length;
        if is_trace(first) && length == first.len_utf8() {
            continue;
        }
        tokens.push(token(range, range.of(text), spaced, vocabulary));
        spaced = false;
    }
    (tokens, block.end)
}

/// How many of some tokens, of which a text has more, to read together: more than half of them.
fn part_end(tokens: &[Token]) -> usize {
    let is_mark = |token: &Token| matches!(token.shape, Shape::Mark(_));
    let behind_mark = tokens.iter().rposition(is_mark).map(|mark| mark + 1);
    let before_stop = || tokens.iter().rposition(|token| token.is(Classes::STOP));
    let is_near = |end: &usize| 2 * end > tokens.len();
    behind_mark
        .filter(is_near)
        .or_else(|| before_stop().filter(is_near))
        .unwrap_or(tokens.len())
}

fn token(range: TextRange, written: &str, spaced: bool, vocabulary: &Vocabulary) -> Token {
    let shape = shape(written);
    let segmentations = match shape {
        _ if limits::is_too_long(written) => Vec::new(),
        Shape::Mark(_) => vec![Segmentation::whole(written)],
        Shape::Number(_) | Shape::Word => segmentations(written),
    };
    let analyses = match shape {
        Shape::Mark(_) => Vec::new(),
        Shape::Number(_) | Shape::Word => {
            analyses(range.start, written, &segmentations, vocabulary)
        }
    };
    let form = segmentations.first().map_or("", |whole| &whole.form);
    Token {
        range,
        shape,
        spaced,
        roles: Roles::of(form),
        segmentations,
        analyses,
    }
}

fn shape(written: &str) -> Shape {
    let first = written.chars().next().unwrap_or(' ');
    if limits::is_too_long(written) {
        return Shape::Mark(first);
    }
    if is_digit(first) {
        let value = written
            .chars()
            .filter_map(digit_value)
            .try_fold(0_u32, |value, digit| {
                value.checked_mul(10)?.checked_add(u32::from(digit))
            });
        return Shape::Number(value.unwrap_or(u32::MAX));
    }
    if is_letter(first) {
        Shape::Word
    } else {
        Shape::Mark(first)
    }
}

fn analyses(
    start: usize,
    written: &str,
    segmentations: &[Segmentation],
    vocabulary: &Vocabulary,
) -> Vec<Analysis> {
    let is_common = segmentations
        .first()
        .and_then(|whole| vocabulary.look_up(&whole.form))
        .is_some_and(|whole| whole.classes != Classes::NONE);
    segmentations
        .iter()
        .enumerate()
        // In a word that is known as it stands a short rest is chance: آية in ولاية.
        .filter(|(_, segmentation)| {
            let short = segmentation.form.chars().count() <= 3;
            !(is_common && short && segmentation.clitics.preposition.is_some())
        })
        .filter_map(|(index, segmentation)| {
            let entry = vocabulary.look_up(&segmentation.form);
            (index == 0 || entry.is_some()).then(|| Analysis {
                clitics: segmentation.clitics,
                start: start + segmentation.offset,
                word: entry.map(|entry| entry.id),
                classes: entry.map_or_else(
                    || unlisted(&segmentation.form, vocabulary),
                    |entry| tell_apart(written, entry.classes),
                ),
            })
        })
        .collect()
}

/// Tells apart two pairs of words that only their look-up form has in common: the preposition على and
/// the name علي, the preposition أمام and the name إمام.
fn tell_apart(written: &str, classes: Classes) -> Classes {
    match written {
        "علي" | "إمام" | "الإمام" => classes.without(Classes::STOP),
        "على" | "أمام" => Classes::STOP,
        _ => classes,
    }
}

/// The classes of a word that is in no list.
fn unlisted(key: &str, vocabulary: &Vocabulary) -> Classes {
    // عبدالرحمن and أبوالنجا, written as one word.
    if key.starts_with("عبدال") || key.starts_with("ابوال") {
        Classes::GIVEN
    } else if vocabulary.is_form_of_ordinary(key) {
        Classes::ORDINARY
    } else {
        Classes::NONE
    }
}

/// The number of bytes of the token that `rest` starts with.
fn token_length(rest: &str, first: char) -> usize {
    let belongs: fn(char) -> bool = if is_digit(first) {
        is_digit
    } else if first.is_ascii_alphabetic() {
        |character| is_letter(character) || is_digit(character) || is_trace(character)
    } else if is_hebrew(first) {
        return hebrew_length(rest);
    } else if is_letter(first) {
        // و2016 is a conjunction and a year, but G20 is one name.
        |character| is_letter(character) || is_trace(character)
    } else {
        return first.len_utf8();
    };
    rest.find(|character| !belongs(character))
        .unwrap_or(rest.len())
}

/// The number of bytes of the Hebrew word that `rest` starts with: letters, points, and the strokes of
/// acronyms and foreign sounds, which stand between letters or, for a sound, at the end: האו"ם, ז'נבה,
/// קיימברידג'.
fn hebrew_length(rest: &str) -> usize {
    let mut before = None;
    let mut characters = rest.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let is_foreign = matches!(before, Some('ג' | 'ז' | 'צ' | 'ץ'));
        let belongs = match character {
            '\'' | '\u{5F3}' => is_foreign || next.is_some_and(is_hebrew),
            '"' | '\u{5F4}' => next.is_some_and(is_hebrew),
            _ => is_letter(character) || is_trace(character),
        };
        if !belongs {
            return offset;
        }
        before = Some(character);
    }
    rest.len()
}

fn is_hebrew(character: char) -> bool {
    matches!(character, '\u{5D0}'..='\u{5F2}')
}

fn is_letter(character: char) -> bool {
    // Nearly all letters are these; the tables of the standard library are slower to ask.
    let plain = matches!(character, 'ء'..='غ' | 'ف'..='ي' | 'a'..='z' | 'A'..='Z');
    plain || (character.is_alphabetic() && !is_trace(character))
}

fn is_digit(character: char) -> bool {
    digit_value(character).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text, TextRange::new(0, text.len()), &Vocabulary::default())
            .into_iter()
            .map(|token| token.range.of(text))
            .collect()
    }

    #[test]
    fn words_numbers_and_marks_part() {
        assert_eq!(
            words("في 27- 28 نيسان، (MCIS)"),
            ["في", "27", "-", "28", "نيسان", "،", "(", "MCIS", ")"]
        );
        assert_eq!(words("30/مايو/2022"), ["30", "/", "مايو", "/", "2022"]);
        assert_eq!(words("الـ80 مُؤتمَر"), ["الـ", "80", "مُؤتمَر"]);
        assert_eq!(words("G20 و2016"), ["G20", "و", "2016"]);
        assert_eq!(
            words("האו\"ם: \"ז'נבה\" קיימברידג' 'שלום'"),
            [
                "האו\"ם",
                ":",
                "\"",
                "ז'נבה",
                "\"",
                "קיימברידג'",
                "'",
                "שלום",
                "'"
            ]
        );
        assert_eq!(
            words("مدينة \u{202B}دُنقلاَ\u{202C}، ثم"),
            ["مدينة", "دُنقلاَ", "،", "ثم"]
        );
    }

    #[test]
    fn a_block_is_read_at_its_place() {
        let text = "عنوان\n\nنص";
        let block = TextRange::new(text.find("نص").unwrap(), text.len());
        let tokens = tokens(text, block, &Vocabulary::default());
        assert_eq!(tokens.len(), 1);
        assert_eq!(tokens[0].range, block);
    }

    #[test]
    fn a_block_may_be_read_in_pieces() {
        let text = "قال: نعم، ثم خرج من الدار ولم يعد".to_owned() + &" و".repeat(20);
        let vocabulary = Vocabulary::default();
        let all = TextRange::new(0, text.len());
        let whole: Vec<TextRange> = tokens(&text, all, &vocabulary)
            .iter()
            .map(|token| token.range)
            .collect();
        for most in 1..40 {
            let mut pieces = Vec::new();
            let mut rest = all;
            while !rest.is_empty() {
                let (tokens, end) = first_tokens(&text, rest, &vocabulary, most);
                assert!(tokens.len() <= most && end > rest.start);
                pieces.extend(tokens.iter().map(|token| token.range));
                rest.start = end;
            }
            assert_eq!(pieces, whole, "{most}");
        }
        let (tokens, _) = first_tokens(&text, all, &vocabulary, 5);
        assert!(tokens.last().is_some_and(|last| last.is_mark("،")));
    }

    #[test]
    fn a_word_too_long_is_no_word() {
        for letter in ["ك", "a", "7"] {
            let read = |length: usize| {
                let text = letter.repeat(length);
                tokens(&text, TextRange::new(0, text.len()), &Vocabulary::default())
            };
            let longest = read(limits::WORD);
            assert!(!longest[0].analyses.is_empty(), "{letter}");
            assert!(!matches!(longest[0].shape, Shape::Mark(_)), "{letter}");
            let longer = read(limits::WORD + 1);
            assert_eq!(longer.len(), 1, "{letter}");
            assert!(longer[0].analyses.is_empty(), "{letter}");
            assert!(matches!(longer[0].shape, Shape::Mark(_)), "{letter}");
        }
    }

    #[test]
    fn a_number_too_large_stays_a_number() {
        assert_eq!(shape("99999999999"), Shape::Number(u32::MAX));
        assert_eq!(shape("٢٠٢٢"), Shape::Number(2022));
    }
}

//! The words and signs of a query, each with its place. Every string has some; what is wrong with
//! them is for the parser to say.

use crate::i18n::Locale;
use crate::language::fold::folds_away;
use crate::query::keys::{KEYS, OPERATORS, Operator, QueryKey, entry_named};
use crate::query::names::{form_of_name, slips};
use crate::range::TextRange;
use crate::search::is_hebrew_stroke;

/// A word or sign of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexeme {
    /// Its bytes of the input.
    pub range: TextRange,
    pub kind: LexemeKind,
}

/// What a lexeme is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LexemeKind {
    Open,
    Close,
    Operator(Operator),
    Word,
    Quoted(ValueSpan),
    Keyed {
        /// `None` where nothing has the name.
        key: Option<QueryKey>,
        /// The bytes of the name.
        name: TextRange,
        /// What follows the colon, parted by commas.
        values: Vec<ValueSpan>,
    },
}

/// What stands behind a key, or in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ValueSpan {
    /// Its bytes of the input, with the quotation marks.
    pub range: TextRange,
    /// Its bytes without them.
    pub inner: TextRange,
    /// Whether its quotation mark is open at the end of the input.
    pub is_open: bool,
}

/// Quotation marks that open, each with those that close it.
const QUOTES: [(char, &str); 6] = [
    ('"', "\""),
    ('«', "»"),
    ('“', "”“"),
    ('”', "”“"),
    ('„', "”“"),
    ('»', "«"),
];

/// The words and signs of a query, in its order.
pub(super) fn lexemes(input: &str) -> Vec<Lexeme> {
    let mut lexer = Lexer { input, offset: 0 };
    let mut lexemes = Vec::new();
    while let Some(lexeme) = lexer.next_lexeme() {
        lexemes.push(lexeme);
    }
    lexemes
}

/// Whether a text is read as one word, and as nothing else.
pub(super) fn is_one_word(text: &str) -> bool {
    let whole = TextRange::new(0, text.len());
    let lexemes = lexemes(text);
    matches!(lexemes.as_slice(), [Lexeme { range, kind: LexemeKind::Word }] if *range == whole)
}

/// Whether a text behind a key is read as one value.
pub(super) fn is_one_value(text: &str) -> bool {
    let lexer = Lexer {
        input: text,
        offset: 0,
    };
    let is_other = |first: char| is_colon(first) || closers(first).is_some();
    let is_plain = !text.starts_with(is_other) && !text.starts_with("//");
    !text.is_empty() && is_plain && lexer.run_end(0) == text.len()
}

/// A text in quotation marks that it does not hold itself, or holds only as strokes of Hebrew words; where it
/// has marks of every sort, without those that would close it.
pub(super) fn quoted(text: &str) -> String {
    let pairs = [('"', '"'), ('«', '»'), ('“', '”'), ('»', '«')];
    let is_free = |(open, close): &(char, char)| {
        let all = closers(*open).unwrap_or_default();
        !text.contains(|c| c == *open || c == *close || all.contains(c))
    };
    let in_marks = |(open, close): &(char, char)| format!("{open}{text}{close}");
    let free = pairs.iter().find(|pair| is_free(pair)).map(in_marks);
    free.or_else(|| {
        pairs
            .iter()
            .map(in_marks)
            .find(|written| is_one_quoted(written))
    })
    .unwrap_or_else(|| {
        let lexer = Lexer {
            input: text,
            offset: 0,
        };
        let closes = |at| text[at..].starts_with('"') && !lexer.is_stroke(at, '"');
        let kept = text
            .char_indices()
            .map(|(at, c)| if closes(at) { ' ' } else { c });
        format!("\"{}\"", kept.collect::<String>())
    })
}

/// Whether a text is read as one quotation, and as nothing else.
fn is_one_quoted(text: &str) -> bool {
    let whole = TextRange::new(0, text.len());
    let lexemes = lexemes(text);
    matches!(lexemes.as_slice(), [Lexeme { range, kind: LexemeKind::Quoted(_) }] if *range == whole)
}

/// Characters that belong together.
struct Run {
    meaning: RunMeaning,
    /// Where they end: behind its colon, for a key.
    end: usize,
}

/// What characters that belong together are.
enum RunMeaning {
    Key {
        key: Option<QueryKey>,
        name: TextRange,
    },
    Operator(Operator),
    Word,
}

struct Lexer<'i> {
    input: &'i str,
    offset: usize,
}

impl Lexer<'_> {
    fn next_lexeme(&mut self) -> Option<Lexeme> {
        while self
            .first()
            .is_some_and(|c| c.is_whitespace() || is_comma(c))
        {
            self.bump();
        }
        let start = self.offset;
        let first = self.first()?;
        let kind = match first {
            '(' => self.sign(LexemeKind::Open),
            ')' => self.sign(LexemeKind::Close),
            '-' | '\u{2212}' => self.sign(LexemeKind::Operator(Operator::Not)),
            _ if closers(first).is_some() => LexemeKind::Quoted(self.value()),
            _ => self.word(),
        };
        Some(Lexeme {
            range: TextRange::new(start, self.offset),
            kind,
        })
    }

    fn sign(&mut self, kind: LexemeKind) -> LexemeKind {
        self.bump();
        kind
    }

    /// A word, an operator, or a key with its values.
    fn word(&mut self) -> LexemeKind {
        let Run { meaning, end } = self.run();
        self.offset = end;
        match meaning {
            RunMeaning::Key { key, name } => LexemeKind::Keyed {
                key,
                name,
                values: self.values(),
            },
            RunMeaning::Operator(operator) => LexemeKind::Operator(operator),
            RunMeaning::Word => LexemeKind::Word,
        }
    }

    /// What the characters that belong together here are, without the values behind a key.
    fn run(&self) -> Run {
        let start = self.offset;
        let end = self.run_end(start);
        let run = &self.input[start..end];
        let colon = run
            .char_indices()
            .find(|(_, character)| is_colon(*character));
        if let Some((at, colon)) = colon {
            let name = TextRange::new(start, start + at);
            let behind = name.end + colon.len_utf8();
            let key = entry_named(&KEYS, name.of(self.input)).map(|entry| entry.meaning);
            if self.is_key(name, behind, key) {
                return Run {
                    meaning: RunMeaning::Key { key, name },
                    end: behind,
                };
            }
        }
        let meaning = match entry_named(&OPERATORS, run) {
            Some(operator) if is_name(run) => RunMeaning::Operator(operator.meaning),
            _ => RunMeaning::Word,
        };
        Run { meaning, end }
    }

    /// Whether what stands before a colon is meant for a key: `10:30`, `https://` and `std::mem`
    /// have none. A name with a blank behind, as in a headline, is one only where a key has it or
    /// nearly has it.
    fn is_key(&self, name: TextRange, behind: usize, key: Option<QueryKey>) -> bool {
        let rest = &self.input[behind..];
        let name = name.of(self.input);
        if !is_name(name) || rest.starts_with("//") || rest.starts_with(is_colon) {
            return false;
        }
        let is_spaced = rest.chars().next().is_none_or(char::is_whitespace);
        key.is_some() || !is_spaced || !near_keys(name).is_empty()
    }

    /// What follows a colon: values with a comma and no blank between two.
    fn values(&mut self) -> Vec<ValueSpan> {
        let colon_end = self.offset;
        while self.first().is_some_and(char::is_whitespace) {
            self.bump();
        }
        if !self.begins_value(colon_end) {
            self.offset = colon_end;
            return Vec::new();
        }
        let mut values = vec![self.value()];
        while self.first().is_some_and(is_comma) {
            let comma = self.offset;
            self.bump();
            if !self.begins_value(self.offset) {
                self.offset = comma;
                break;
            }
            values.push(self.value());
        }
        values
    }

    /// Whether a value stands here. Behind a blank that may not be another key or an operator.
    fn begins_value(&self, colon_end: usize) -> bool {
        let Some(first) = self.first() else {
            return false;
        };
        if first.is_whitespace() || is_comma(first) || matches!(first, '(' | ')') {
            return false;
        }
        if colon_end == self.offset || closers(first).is_some() {
            return true;
        }
        !matches!(first, '-' | '\u{2212}') && matches!(self.run().meaning, RunMeaning::Word)
    }

    /// A text in quotation marks, or all up to the next blank or sign.
    fn value(&mut self) -> ValueSpan {
        let start = self.offset;
        let Some(closers) = self.first().and_then(closers) else {
            self.offset = self.run_end(start);
            let range = TextRange::new(start, self.offset);
            return ValueSpan {
                range,
                inner: range,
                is_open: false,
            };
        };
        self.bump();
        let inner_start = self.offset;
        let rest = &self.input[inner_start..];
        let closing = rest.char_indices().find(|(at, character)| {
            closers.contains(*character) && !self.is_stroke(inner_start + at, *character)
        });
        let inner_end = closing.map_or(self.input.len(), |(at, _)| inner_start + at);
        self.offset = closing.map_or(inner_end, |(_, mark)| inner_end + mark.len_utf8());
        ValueSpan {
            range: TextRange::new(start, self.offset),
            inner: TextRange::new(inner_start, inner_end),
            is_open: closing.is_none(),
        }
    }

    /// Where the characters that belong together from `start` on end.
    fn run_end(&self, start: usize) -> usize {
        let rest = &self.input[start..];
        let end = rest.char_indices().find(|(at, character)| {
            let at = start + at;
            let is_quote = closers(*character).is_some() && !self.is_stroke(at, *character);
            let is_comma = is_comma(*character) && !self.is_between_digits(at, *character);
            character.is_whitespace() || matches!(character, '(' | ')') || is_quote || is_comma
        });
        end.map_or(self.input.len(), |(at, _)| start + at)
    }

    /// Whether a quotation mark is the stroke of a Hebrew abbreviation: צה"ל.
    fn is_stroke(&self, at: usize, mark: char) -> bool {
        let (before, after) = self.neighbours(at, mark);
        let is_hebrew = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{5D0}'..='\u{5F2}'));
        is_hebrew_stroke(mark) && is_hebrew(before) && is_hebrew(after)
    }

    fn is_between_digits(&self, at: usize, mark: char) -> bool {
        let (before, after) = self.neighbours(at, mark);
        let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        is_digit(before) && is_digit(after)
    }

    /// The characters around one, marks left out.
    fn neighbours(&self, at: usize, character: char) -> (Option<char>, Option<char>) {
        let mut before = self.input[..at].chars().rev().filter(|c| !folds_away(*c));
        let after = self.input[at + character.len_utf8()..].chars().next();
        (before.next(), after)
    }

    fn first(&self) -> Option<char> {
        self.input[self.offset..].chars().next()
    }

    fn bump(&mut self) {
        self.offset += self.first().map_or(0, char::len_utf8);
    }
}

/// The names of keys that a name may have been meant for, nearest first, in the language of its
/// script.
pub(super) fn near_keys(name: &str) -> Vec<&'static str> {
    let form = form_of_name(name);
    let most = match form.chars().count() {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    };
    let mut near: Vec<(usize, &'static str)> = Vec::new();
    for entry in &KEYS {
        let distances = entry
            .names(Locale::English)
            .filter_map(|name| Some((slips(&form, &form_of_name(name), most)?, name)));
        near.extend(distances.min());
    }
    near.sort_unstable();
    near.into_iter().map(|(_, name)| name).take(3).collect()
}

/// Whether a text could be the name of a key.
fn is_name(text: &str) -> bool {
    let is_of_name = |c: char| c.is_alphabetic() || c == '_' || folds_away(c);
    !text.is_empty() && text.chars().all(is_of_name)
}

/// The marks that close what a quotation mark opens; `None` for other characters.
fn closers(open: char) -> Option<&'static str> {
    let pair = QUOTES.iter().find(|(mark, _)| *mark == open);
    pair.map(|(_, closers)| *closers)
}

/// The colon, and what keyboards and other texts have for it.
fn is_colon(character: char) -> bool {
    matches!(character, ':' | '：' | '﹕' | '∶' | '︓')
}

/// Signs that part clauses or values, but for those within a number.
fn is_comma(character: char) -> bool {
    matches!(character, ',' | '،' | '؛' | ';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lexemes_lie_in_order_within_the_input() {
        let input = "قمة، -(topic:سياسة،\"علوم وتقنية\" أو «a b";
        let mut end = 0;
        for lexeme in lexemes(input) {
            assert!(lexeme.range.start >= end && !lexeme.range.is_empty());
            assert!(input.get(lexeme.range.start..lexeme.range.end).is_some());
            end = lexeme.range.end;
        }
        assert_eq!(end, input.len());
    }

    /// To know whether a value stands behind a key and a blank, what follows that is not read.
    #[test]
    fn keys_without_values_in_a_row_are_read_in_one_pass() {
        let input = "topic: ".repeat(20_000);
        let lexemes = lexemes(&input);
        assert_eq!(lexemes.len(), 20_000);
        let is_empty = |lexeme: &Lexeme| matches!(&lexeme.kind, LexemeKind::Keyed { values, .. } if values.is_empty());
        assert!(lexemes.iter().all(is_empty));
    }

    #[test]
    fn a_long_name_is_near_no_key() {
        assert!(!near_keys("topik").is_empty());
        assert!(near_keys(&"topic".repeat(100_000)).is_empty());
    }

    #[test]
    fn what_only_looks_like_syntax_is_a_word() {
        for word in [
            "10:30",
            "https://un.org/ar?a=1",
            "std::mem",
            "كوفيد-19",
            "3,5",
            "צה\"ל",
            "a_b",
        ] {
            assert!(is_one_word(word), "{word}");
        }
        for other in [
            "or", "أو", "NOT", "topic:x", "a b", "-a", "(a", "«a»", "a,b", "", " a",
        ] {
            assert!(!is_one_word(other), "{other}");
        }
    }

    #[test]
    fn a_text_is_quoted_by_marks_that_do_not_close_within() {
        for (text, written) in [
            ("قمة", "\"قمة\""),
            ("a \"b\"", "«a \"b\"»"),
            ("צה\"ל", "«צה\"ל»"),
            ("\"«”", "«\"«”»"),
            ("“«צה\"ל", "\"“«צה\"ל\""),
            ("\"«»”", "\" «»”\""),
            ("“«»צה\"ל", "\"“«»צה\"ל\""),
            ("“«»צה\"ל \"ב\"", "\"“«»צה\"ל  ב \""),
        ] {
            assert_eq!(quoted(text), written);
            assert!(is_one_quoted(written), "{written}");
        }
    }
}

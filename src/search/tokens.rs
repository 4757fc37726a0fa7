//! The words of a text, each in the form that all its spellings share, with its place.

use crate::language::fold::{Folded, fold};
use crate::language::spelling::{is_respelt, push_word};
use crate::range::TextRange;
use crate::search::visual::reordered;

/// What stands for the decimal sign in a number. FTS5's `ascii` tokenizer takes it for a letter.
const DECIMAL_SIGN: char = '\u{66B}';

/// The words of a text in the form that all their spellings share, a space between two.
#[must_use]
pub fn form(text: &str) -> String {
    Tokens::of(text).forms
}

/// A word and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TokenSpan {
    /// Its form, in bytes of [`Tokens::forms`].
    pub form: TextRange,
    /// Where it stands, in bytes of the folded text.
    pub place: TextRange,
}

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens {
    /// The forms of all words, a space between two.
    pub forms: String,
    /// The words, in the order of the text.
    pub list: Vec<TokenSpan>,
    /// The text they were cut from.
    pub folded: Folded,
}

/// The first byte of a presentation form in UTF-8.
const FIRST_OF_FORM: u8 = 0xEF;

/// What a run of characters is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Digit,
    Latin,
    Hebrew,
    OtherLetter,
    Separator,
}

impl Tokens {
    /// Cuts a text into words.
    pub fn of(text: &str) -> Self {
        let mut tokens = Self {
            forms: String::with_capacity(text.len()),
            list: Vec::with_capacity(text.len() / 8),
            folded: fold(text),
        };
        let folded = std::mem::take(&mut tokens.folded.text);
        let mut offset = 0;
        while let Some(first) = folded[offset..].chars().next() {
            offset += match class(first) {
                Class::Separator => first.len_utf8(),
                Class::Digit => tokens.push_number(&folded, offset),
                class => tokens.push_word(&folded, offset, class),
            };
        }
        tokens.folded.text = folded;
        if text.as_bytes().contains(&FIRST_OF_FORM) {
            tokens.put_in_order(text);
        }
        tokens
    }

    /// Gives words in presentation forms that stand from the left the form that they have in order.
    fn put_in_order(&mut self, text: &str) {
        let words = self.list.iter().map(|token| {
            let written = self.folded.range_of(token.place).of(text);
            let word = reordered(written).map(|word| form(&word));
            word.filter(|word| !word.is_empty() && !word.contains(' '))
        });
        let words: Vec<Option<String>> = words.collect();
        if words.iter().all(Option::is_none) {
            return;
        }
        let forms = std::mem::take(&mut self.forms);
        for (index, word) in words.into_iter().enumerate() {
            let start = self.start_form();
            let own = self.list[index].form.of(&forms);
            self.forms.push_str(word.as_deref().unwrap_or(own));
            self.list[index].form = TextRange::new(start, self.forms.len());
        }
    }

    /// The form of a word.
    pub fn form(&self, token: TokenSpan) -> &str {
        token.form.of(&self.forms)
    }

    /// The bytes of the original text from the letter with this number, from 0, of the first token
    /// to the end of the last.
    pub fn original(&self, first: TokenSpan, letter: usize, last: TokenSpan) -> TextRange {
        let written = first.place.of(&self.folded.text);
        let mut letters = written
            .char_indices()
            .filter(|(_, c)| class(*c) != Class::Separator);
        let skipped = letters.nth(letter).map_or(0, |(offset, _)| offset);
        let place = TextRange::new(first.place.start + skipped, last.place.end);
        self.folded.range_of(place)
    }

    /// Adds the word that starts at `offset`; gives its length in bytes.
    fn push_word(&mut self, folded: &str, offset: usize, class: Class) -> usize {
        let rest = &folded[offset..];
        let length = word_length(rest, class);
        let start = self.start_form();
        if class == Class::OtherLetter && !rest[..length].contains(is_respelt) {
            self.forms.push_str(&rest[..length]);
            self.push(start, TextRange::new(offset, offset + length));
            return length;
        }
        let is_stroke = |letter: &char| class == Class::Hebrew && is_hebrew_stroke(*letter);
        let letters = rest[..length].chars().filter(|letter| !is_stroke(letter));
        push_word(letters, &mut self.forms);
        self.push(start, TextRange::new(offset, offset + length));
        length
    }

    /// Adds the number that starts at `offset`, or the numbers that only look like one (`1.2.3`);
    /// gives their length in bytes.
    fn push_number(&mut self, folded: &str, offset: usize) -> usize {
        let rest = &folded[offset..];
        let groups = digit_groups(rest);
        let length = groups.last().map_or(0, |group| group.digits.end);
        if groups.len() == 1 {
            // `5G` is one word; `5كم` is two.
            let length = match rest[length..].chars().next().map(class) {
                Some(Class::Latin) => word_length(rest, Class::Latin),
                _ => length,
            };
            let start = self.start_form();
            push_word(rest[..length].chars(), &mut self.forms);
            self.push(start, TextRange::new(offset, offset + length));
            return length;
        }
        match decimals(&groups, rest) {
            Some(decimals) => {
                let start = self.start_form();
                for (index, group) in groups.iter().enumerate() {
                    if decimals && index + 1 == groups.len() {
                        self.forms.push(DECIMAL_SIGN);
                    }
                    self.forms.push_str(group.digits.of(rest));
                }
                self.push(start, TextRange::new(offset, offset + length));
            }
            None => {
                for group in &groups {
                    let start = self.start_form();
                    self.forms.push_str(group.digits.of(rest));
                    self.push(start, group.digits.shifted(offset));
                }
            }
        }
        length
    }

    fn start_form(&mut self) -> usize {
        if !self.forms.is_empty() {
            self.forms.push(' ');
        }
        self.forms.len()
    }

    fn push(&mut self, start: usize, place: TextRange) {
        let form = TextRange::new(start, self.forms.len());
        self.list.push(TokenSpan { form, place });
    }
}

/// Digits, and the separator that stands before them within a number.
struct Group {
    separator: Option<char>,
    /// Bytes of the text that the groups were read from.
    digits: TextRange,
}

/// The groups of digits, parted by one separator each, that `rest` starts with.
fn digit_groups(rest: &str) -> Vec<Group> {
    let digits_end = |from: usize| {
        let digits = rest[from..].bytes().take_while(u8::is_ascii_digit).count();
        from + digits
    };
    let mut groups = vec![Group {
        separator: None,
        digits: TextRange::new(0, digits_end(0)),
    }];
    loop {
        let end = groups.last().map_or(0, |group| group.digits.end);
        let Some(separator) = rest[end..].chars().next() else {
            return groups;
        };
        let start = end + separator.len_utf8();
        let is_separator = is_point(separator) || is_comma(separator);
        if !is_separator || digits_end(start) == start {
            return groups;
        }
        groups.push(Group {
            separator: Some(separator),
            digits: TextRange::new(start, digits_end(start)),
        });
    }
}

/// Whether the last of several groups are decimals; `None` where the groups are not one number.
fn decimals(groups: &[Group], text: &str) -> Option<bool> {
    let (last, others) = groups.split_last()?;
    let first = others.first()?;
    let is_thousands =
        |group: &Group| group.separator.is_some_and(is_comma) && group.digits.len() == 3;
    let opens_thousands = first.digits.len() <= 3 && !first.digits.of(text).starts_with('0');
    let are_thousands = opens_thousands && others[1..].iter().all(is_thousands);
    if are_thousands && is_thousands(last) {
        return Some(false);
    }
    let is_decimal = others.len() == 1 || are_thousands && last.separator.is_some_and(is_point);
    is_decimal.then_some(true)
}

/// Signs that stand before decimals.
fn is_point(character: char) -> bool {
    matches!(character, '.' | DECIMAL_SIGN)
}

/// Signs that part thousands, or stand before decimals.
fn is_comma(character: char) -> bool {
    matches!(character, ',' | '،' | '\u{66C}')
}

/// The bytes of the word of a class that `rest` starts with.
fn word_length(rest: &str, first: Class) -> usize {
    let mut end = 0;
    for (offset, character) in rest.char_indices() {
        let class = class(character);
        let belongs = class == first
            || first == Class::Latin && class == Class::Digit
            || first == Class::Hebrew && is_stroke_within(rest, offset, character);
        if !belongs {
            break;
        }
        end = offset + character.len_utf8();
    }
    end
}

/// Whether a stroke stands between two Hebrew letters, as in צה״ל and ג׳ורג׳: it is part of the
/// word.
fn is_stroke_within(rest: &str, offset: usize, character: char) -> bool {
    let next = rest[offset + character.len_utf8()..].chars().next();
    is_hebrew_stroke(character) && next.map(class) == Some(Class::Hebrew)
}

/// Geresh, gershayim, and what is typed for them.
pub(crate) fn is_hebrew_stroke(character: char) -> bool {
    matches!(character, '\u{5F3}' | '\u{5F4}' | '\'' | '"' | '’' | '”')
}

fn class(character: char) -> Class {
    match character {
        '0'..='9' => Class::Digit,
        'a'..='z' | 'A'..='Z' => Class::Latin,
        '\0'..='\x7F' => Class::Separator,
        '\u{620}'..='\u{64A}' => Class::OtherLetter,
        '\u{5D0}'..='\u{5F2}' => Class::Hebrew,
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' if character.is_alphabetic() => Class::Latin,
        _ if character.is_alphanumeric() => Class::OtherLetter,
        _ => Class::Separator,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_a_reader_cuts_them() {
        for (text, words) in [
            ("قال: «نعم»، ثم خرج.", "قال نعم ثم خرج"),
            ("كوفيد-19 وكوفيد19", "كوفيد 19 وكوفيد 19"),
            ("G20 و2016 الـIMF", "g20 و 2016 ال imf"),
            ("في 27-28 نيسان", "في 27 28 نيسان"),
            ("info@un.org", "info un org"),
            ("https://www.un.org/ar?x=1", "https www un org ar x 1"),
            ("#غزة_الآن", "غزه الان"),
            ("צה\"ל צה״ל ג'ורג'", "צהל צהל גורג"),
            ("\"צהל\" 'א'", "צהל א"),
            ("Egypt’s don't", "egypt s don t"),
            ("Война и мир", "война и мир"),
            ("‏— … 👍", ""),
            ("", ""),
        ] {
            assert_eq!(form(text), words, "{text}");
        }
    }

    #[test]
    fn a_number_is_one_word_however_it_is_written() {
        for (text, words) in [
            ("٢٠٢٤ ۲۰۲۴ 2024", "2024 2024 2024"),
            ("3.5 ٣٫٥ 3,5", "3\u{66B}5 3\u{66B}5 3\u{66B}5"),
            ("12,500 ١٢٬٥٠٠ 1,234,567.89", "12500 12500 1234567\u{66B}89"),
            ("16.05.2024 192.168.1.1", "16 05 2024 192 168 1 1"),
            ("1,2,3 0,125", "1 2 3 0\u{66B}125"),
            ("50% 10:30 5G 2nd 5كم", "50 10 30 5g 2nd 5 كم"),
            ("عام 2020.", "عام 2020"),
        ] {
            assert_eq!(form(text), words, "{text}");
        }
    }

    #[test]
    fn every_word_has_its_place_in_the_original() {
        let text = "في مُؤْتَمَرٍ، ١٢٬٥٠٠ צה״ל";
        let tokens = Tokens::of(text);
        let places: Vec<&str> = tokens
            .list
            .iter()
            .map(|token| tokens.original(*token, 0, *token).of(text))
            .collect();
        assert_eq!(places, ["في", "مُؤْتَمَرٍ", "١٢٬٥٠٠", "צה״ל"]);
        let word = tokens.list[1];
        assert_eq!(tokens.original(word, 2, word).of(text), "تَمَرٍ");
    }
}

//! The parts a date is written with: numbers in all digits and in Hebrew letters, times, words.

use super::words::{DateWord, of_one, of_two};
use crate::language::fold::{fold, folds_away};
use crate::language::letters::digit_value;

/// No date has more parts, the same day in three calendars included.
const MOST: usize = 40;

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateToken {
    /// A number and how many digits it has.
    Number {
        /// Its value.
        value: u32,
        /// Its digits.
        digits: usize,
    },
    /// Hours and minutes, or an offset from UTC.
    Time,
    /// A word.
    Word(DateWord),
}

/// The parts of a text; `None` where something has no place in a date.
#[must_use]
pub fn tokens(text: &str) -> Option<Vec<DateToken>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(character) = rest.chars().next() {
        let (token, length) = match character {
            _ if digit_value(character).is_some() => {
                let (token, length) = number_or_time(rest);
                (Some(token), length)
            }
            '+' | '-' | '−' if follows_time(&tokens) && offset_length(rest).is_some() => {
                (Some(DateToken::Time), offset_length(rest)?)
            }
            _ if is_hebrew(character) => {
                let (token, length) = hebrew(rest, tokens.last())?;
                (Some(token), length)
            }
            _ if character.is_alphabetic() => {
                let (word, length) = word(rest)?;
                (Some(DateToken::Word(word)), length)
            }
            _ if is_separator(character) => (None, character.len_utf8()),
            _ => return None,
        };
        tokens.extend(token);
        if tokens.len() > MOST {
            return None;
        }
        rest = &rest[length..];
    }
    Some(tokens)
}

/// The number or the time at the start of a text, and its bytes.
fn number_or_time(text: &str) -> (DateToken, usize) {
    let mut value: u32 = 0;
    let mut digits = 0;
    let mut length = 0;
    let mut is_time = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if let Some(digit) = digit_value(character) {
            value = value.saturating_mul(10).saturating_add(u32::from(digit));
            digits += 1;
        } else if (character == ':' || (is_time && character == '.'))
            && characters.peek().copied().and_then(digit_value).is_some()
        {
            is_time = true;
        } else {
            break;
        }
        length += character.len_utf8();
    }
    let token = if is_time {
        DateToken::Time
    } else {
        DateToken::Number { value, digits }
    };
    (token, length)
}

/// Whether an offset from UTC may follow: behind a time, or the name of a time zone.
fn follows_time(tokens: &[DateToken]) -> bool {
    matches!(
        tokens.last(),
        Some(DateToken::Time | DateToken::Word(DateWord::Filler))
    ) && tokens.contains(&DateToken::Time)
}

/// The bytes of the offset from UTC at the start of a text: `+0300`, `-03`, `+3`, `+03:00`.
fn offset_length(text: &str) -> Option<usize> {
    let sign = text.chars().next()?.len_utf8();
    let (token, length) = number_or_time(&text[sign..]);
    let is_offset = match token {
        DateToken::Time => true,
        DateToken::Number { value, digits: 4 } => value <= 1400 && value % 100 < 60,
        DateToken::Number { value, digits } => (1..=2).contains(&digits) && value <= 14,
        DateToken::Word(_) => false,
    };
    is_offset.then_some(sign + length)
}

/// What the word at the start of a text means, or it and the next, and their bytes.
fn word(text: &str) -> Option<(DateWord, usize)> {
    let length = word_length(text);
    let first = fold(&text[..length]).text;
    let gap = text[length..].find(|c: char| c.is_alphanumeric());
    if let Some(gap) = gap.filter(|gap| text[length..length + gap].chars().all(joins)) {
        let second = length + gap;
        let end = second + second_length(&text[second..]);
        if let Some(word) = of_two(&first, &fold(&text[second..end]).text) {
            return Some((word, end));
        }
    }
    Some((of_one(&first)?, length))
}

/// Whether a character may stand between the two words of one name.
fn joins(character: char) -> bool {
    character.is_whitespace() || character == '.' || character == '-' || folds_away(character)
}

/// The bytes of the word at the start of a text, marks included.
fn word_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphabetic() || folds_away(c)))
        .unwrap_or(text.len())
}

/// The bytes of the second word of a name: letters, or the number of a month among those that share the name.
fn second_length(text: &str) -> usize {
    match word_length(text) {
        0 => number_or_time(text).1,
        length => length,
    }
}

fn is_hebrew(character: char) -> bool {
    matches!(character, '\u{05D0}'..='\u{05EA}')
}

/// What Hebrew at the start of a text means behind the token `before`, and its bytes: a number in letters, a day of
/// the week by its letter, a word.
fn hebrew(text: &str, before: Option<&DateToken>) -> Option<(DateToken, usize)> {
    if let Some((value, length)) = numeral(text) {
        let is_weekday = before == Some(&DateToken::Word(DateWord::Filler)) && value <= 6;
        let token = if is_weekday && !follows_preposition(text, length) {
            DateToken::Word(DateWord::Weekday)
        } else {
            DateToken::Number {
                value,
                digits: if value < 32 { 2 } else { 4 },
            }
        };
        return Some((token, length));
    }
    let (word, length) = word(text)?;
    // The sign of an abbreviated month: «אדר ב׳».
    let sign = text[length..].chars().next().filter(|c| is_geresh(*c));
    Some((
        DateToken::Word(word),
        length + sign.map_or(0, char::len_utf8),
    ))
}

/// Whether behind a number the month of its day follows: «ב׳ באדר».
fn follows_preposition(text: &str, length: usize) -> bool {
    text[length..].trim_start().starts_with('ב')
}

/// The number in Hebrew letters at the start of a text, and its bytes: `ט"ו`, `י״ד`, `ג'`, `תשפ"ה`, `ה'תשפ"ה`. Letters
/// are a number only with a sign among or behind them, and with their values in falling order; a year without its
/// thousands is one of the sixth millennium.
fn numeral(text: &str) -> Option<(u32, usize)> {
    let length = text
        .find(|c: char| !(is_hebrew(c) || is_geresh(c) || folds_away(c)))
        .unwrap_or(text.len());
    let written = &text[..length];
    let mut letters = written.chars().filter(|c| is_hebrew(*c));
    if !written.contains(is_geresh) {
        return None;
    }
    let mut thousands = 0;
    let mut characters = written.chars();
    if let (Some(first), Some('\'' | '׳' | '’' | '′')) = (characters.next(), characters.next())
        && letters.clone().count() > 1
    {
        thousands = hebrew_value(first)?;
        letters.next();
    }
    let mut letters: Vec<u32> = letters.map(hebrew_value).collect::<Option<_>>()?;
    let falls = |values: &[u32]| values.windows(2).all(|pair| pair[0] >= pair[1]);
    // «בט"ו בשבט»: a preposition before the number.
    if !falls(&letters) && written.starts_with(['ב', 'ל', 'ה']) {
        letters.remove(0);
    }
    if !falls(&letters) {
        return None;
    }
    let sum: u32 = letters.iter().sum();
    let value = match (thousands, sum) {
        (0, 0..600) => sum,
        (0, _) => 5000 + sum,
        _ => thousands * 1000 + sum,
    };
    Some((value, length))
}

/// Signs of numbers in letters: geresh and gershayim, and what is typed for them.
fn is_geresh(character: char) -> bool {
    matches!(character, '׳' | '״' | '\'' | '"' | '’' | '”' | '′' | '″')
}

fn hebrew_value(letter: char) -> Option<u32> {
    let value = match letter {
        'א'..='ט' => u32::from(letter) - u32::from('א') + 1,
        'י' => 10,
        'כ' | 'ך' => 20,
        'ל' => 30,
        'מ' | 'ם' => 40,
        'נ' | 'ן' => 50,
        'ס' => 60,
        'ע' => 70,
        'פ' | 'ף' => 80,
        'צ' | 'ץ' => 90,
        'ק' => 100,
        'ר' => 200,
        'ש' => 300,
        'ת' => 400,
        _ => return None,
    };
    Some(value)
}

/// Whether a character may stand between the parts of a date.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || folds_away(character)
        || matches!(
            character,
            ',' | '،' | '/' | '-' | '\u{2010}'
                ..='\u{2015}' | '־' | '.' | ':' | '+' | '(' | ')' | '\''
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_numbers() {
        for (text, value) in [
            ("ט\"ו", 15),
            ("י״ד בחשוון", 14),
            ("ג'", 3),
            ("כ׳ באב", 20),
            ("תשפ\"ה", 5785),
            ("ה'תשפ\"ה", 5785),
            ("ה׳תש״ח", 5708),
            ("בט\"ו בשבט", 15),
        ] {
            assert_eq!(numeral(text).map(|(value, _)| value), Some(value), "{text}");
        }
        for text in ["ארה\"ב", "צה\"ל", "ד\"ר", "יו\"ר", "מנכ\"ל", "שלום", "טו"]
        {
            assert_eq!(numeral(text), None, "{text}");
        }
    }

    #[test]
    fn an_offset_is_no_year() {
        let number = |text| {
            tokens(text)
                .unwrap()
                .into_iter()
                .filter(|token| *token != DateToken::Time)
        };
        for text in [
            "18:40 +0300",
            "18:40 -03",
            "18:40+3",
            "18:40 GMT+3",
            "18:40 UTC -0330",
        ] {
            let kept: Vec<DateToken> = number(text).collect();
            assert!(
                kept.iter()
                    .all(|token| *token == DateToken::Word(DateWord::Filler)),
                "{text}: {kept:?}"
            );
        }
        assert_eq!(number("18:40 - 2022/5/30").count(), 3);
        assert_eq!(number("18:40 -2022/5/30").count(), 3);
    }
}

//! List numbers in other signs than Western digits: `١.`, `۱)`, `أ.`, `a.`.
//!
//! Markdown knows none of them. They are written for its parser in the digits that it knows, and what they were is
//! remembered by where they stand.

use crate::article::ListNumerals;
use crate::language::letters::digit_value;

/// The longest list number, in digits: a longer one in front of a full stop is a year.
const DIGITS: usize = 3;
/// So many lines below the first letter of a list its second one is looked for.
const LINES_BETWEEN: usize = 8;
/// The signs of lists of letters. Of the two orders of Arabic letters the first is that of most lists.
const LETTERS: [ListNumerals; 5] = [
    ListNumerals::Abjad,
    ListNumerals::ArabicAlphabet,
    ListNumerals::Hebrew,
    ListNumerals::LowerLatin,
    ListNumerals::UpperLatin,
];

/// The signs of the list numbers of a text, by the byte where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OtherNumbers(Vec<(usize, ListNumerals)>);

impl OtherNumbers {
    pub(super) fn push(&mut self, at: usize, numerals: ListNumerals) {
        self.0.push((at, numerals));
    }

    /// Those of the number at a byte.
    pub(super) fn at(&self, at: usize) -> ListNumerals {
        let found = self.0.binary_search_by_key(&at, |(known, _)| *known);
        found.map_or(ListNumerals::Western, |index| self.0[index].1)
    }
}

/// A list number and its signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListNumeral {
    pub(super) value: u32,
    pub(super) numerals: ListNumerals,
    /// Its bytes.
    pub(super) length: usize,
}

/// The list number in Western digits that a line begins with.
pub(super) fn western(content: &str) -> Option<ListNumeral> {
    let length = content.len()
        - content
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    let value = content[..length].parse().ok()?;
    is_sign(&content[length..]).then_some(ListNumeral {
        value,
        numerals: ListNumerals::Western,
        length,
    })
}

/// The sign behind the number of the last item, as it was written and as Markdown's parser sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ListSign {
    numerals: ListNumerals,
    written: char,
    parsed: char,
}

/// The sign behind the number of an item, `.` or `)`: two lists in a row are one to Markdown where they have the same
/// sign, whatever their numerals.
pub(super) fn sign(number: ListNumeral, content: &str, last: Option<ListSign>) -> ListSign {
    let written = content[number.length..].chars().next().unwrap_or('.');
    let goes_on = |last: &ListSign| last.numerals == number.numerals && last.written == written;
    let parsed = match last {
        Some(last) if goes_on(&last) => last.parsed,
        Some(ListSign { parsed: '.', .. }) => ')',
        Some(_) => '.',
        None => written,
    };
    ListSign {
        numerals: number.numerals,
        written,
        parsed,
    }
}

impl ListSign {
    pub(super) fn parsed(self) -> char {
        self.parsed
    }
}

/// The list number in Arabic or Persian digits that a line begins with.
pub(super) fn digits(content: &str) -> Option<ListNumeral> {
    let numerals = match content.chars().next()? {
        '٠'..='٩' => ListNumerals::Arabic,
        '۰'..='۹' => ListNumerals::Persian,
        _ => return None,
    };
    let mut value = 0;
    let mut length = 0;
    for (index, digit) in content.chars().enumerate() {
        let Some(number) = digit_value(digit).filter(|_| !digit.is_ascii()) else {
            break;
        };
        if index == DIGITS {
            return None;
        }
        value = value * 10 + u32::from(number);
        length += digit.len_utf8();
    }
    is_sign(&content[length..]).then_some(ListNumeral {
        value,
        numerals,
        length,
    })
}

/// A list of letters: which, and the number of its last item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LetterList {
    numerals: ListNumerals,
    last: u32,
}

/// The letter that a line begins with as the next item of a list, or as the first of another where the next letter
/// begins a line further down: a letter alone may be a name cut short.
pub(super) fn letter(
    content: &str,
    below: &str,
    list: Option<LetterList>,
) -> Option<(ListNumeral, LetterList)> {
    let letter = sign_letter(content)?;
    let in_list = list.filter(|list| list.numerals.value_of(letter) == Some(list.last + 1));
    let list = match in_list {
        Some(LetterList { numerals, last }) => LetterList {
            numerals,
            last: last + 1,
        },
        None => LetterList {
            numerals: begun(letter, below)?,
            last: 1,
        },
    };
    let number = ListNumeral {
        value: list.last,
        numerals: list.numerals,
        length: letter.len_utf8(),
    };
    Some((number, list))
}

/// Whether a line may be an item of a list of letters.
pub(super) fn is_lettered(content: &str) -> bool {
    sign_letter(content).is_some()
}

/// Whether a line may be the first of them.
pub(super) fn is_first_letter(content: &str) -> bool {
    let is_first = |letter| LETTERS.iter().any(|it| it.value_of(letter) == Some(1));
    sign_letter(content).is_some_and(is_first)
}

/// The signs of the list that a letter begins.
fn begun(letter: char, below: &str) -> Option<ListNumerals> {
    let letters = below.lines().take(LINES_BETWEEN).filter_map(|line| {
        let content = line.trim_start_matches([' ', '\t', '>']);
        sign_letter(content)
    });
    let letters: Vec<char> = std::iter::once(letter).chain(letters.take(2)).collect();
    let goes_on = |numerals: ListNumerals, count: usize| {
        letters.len() >= count
            && (1..)
                .zip(&letters[..count])
                .all(|(value, letter)| numerals.value_of(*letter) == Some(value))
    };
    // The third tells the orders of Arabic letters apart, where it does not begin another list.
    let fitting = |count| LETTERS.into_iter().find(|it| goes_on(*it, count));
    fitting(3).or_else(|| fitting(2))
}

/// The letter of a line that begins with one, a sign and white space.
fn sign_letter(content: &str) -> Option<char> {
    let letter = content.chars().next()?;
    let is_known = LETTERS.iter().any(|it| it.value_of(letter).is_some());
    (is_known && is_sign(&content[letter.len_utf8()..])).then_some(letter)
}

/// Whether what stands behind a number makes it one of a list.
fn is_sign(behind: &str) -> bool {
    behind
        .strip_prefix(['.', ')'])
        .is_some_and(|behind| behind.starts_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_other_digits_are_known() {
        for (line, number) in [
            ("١. أ", Some((1, ListNumerals::Arabic))),
            ("۱۲) الف", Some((12, ListNumerals::Persian))),
            ("1. a", None),
            ("١٩٩٩. ثم", None),
            ("١.أ", None),
        ] {
            let found = digits(line).map(|it| (it.value, it.numerals));
            assert_eq!(found, number, "{line}");
        }
    }

    #[test]
    fn a_letter_is_a_number_where_the_next_follows() {
        for (line, below, numerals) in [
            ("أ. تمر", "ب. لبن\nج. خبز", Some(ListNumerals::Abjad)),
            (
                "أ) تمر",
                "ب) لبن\nت) خبز",
                Some(ListNumerals::ArabicAlphabet),
            ),
            ("ا. تمر", "تتمة\n\nب. لبن", Some(ListNumerals::Abjad)),
            ("א. תמר", "ב. חלב", Some(ListNumerals::Hebrew)),
            ("a. x", "b. y\na. z", Some(ListNumerals::LowerLatin)),
            ("أ. محمد علي", "وصل أمس.", None),
            ("A. Smith", "wrote it.", None),
            ("ب. لبن", "ج. خبز", None),
        ] {
            let found = letter(line, below, None).map(|(number, _)| number.numerals);
            assert_eq!(found, numerals, "{line}");
        }
        let (_, list) = letter("أ. تمر", "ب. لبن", None).unwrap();
        let (next, list) = letter("ب. لبن", "", Some(list)).unwrap();
        assert_eq!(next.value, 2);
        assert_eq!(letter("د. ملح", "", Some(list)), None);
    }
}

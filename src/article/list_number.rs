//! Numbers before the items of a list, in the signs that their author chose.

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The number of an item, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListNumber {
    /// The number; of a larger one than fits, the largest that does.
    pub value: u32,
    /// Its signs.
    pub numerals: ListNumerals,
}

/// The signs that numbers of lists are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListNumerals {
    /// 1, 2, 3.
    #[default]
    Western,
    /// ١، ٢، ٣.
    Arabic,
    /// ۱، ۲، ۳.
    Persian,
    /// أ، ب، ج، د.
    Abjad,
    /// أ، ب، ت، ث.
    ArabicAlphabet,
    /// א, ב, ג.
    Hebrew,
    /// a, b, c.
    LowerLatin,
    /// A, B, C.
    UpperLatin,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
}

const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const ARABIC_ALPHABET: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
/// The letters for 1 to 9, 10 to 90 and 100 to 400.
const HEBREW: [&str; 3] = ["אבגדהוזחט", "יכלמנסעפצ", "קרשת"];
#[rustfmt::skip]
const ROMAN: [(u32, &str); 13] = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
];

impl ListNumerals {
    const ALL: [Self; 10] = [
        Self::Western,
        Self::Arabic,
        Self::Persian,
        Self::Abjad,
        Self::ArabicAlphabet,
        Self::Hebrew,
        Self::LowerLatin,
        Self::UpperLatin,
        Self::LowerRoman,
        Self::UpperRoman,
    ];

    /// Their name where they are stored: as in CSS, where that has one.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Western => "decimal",
            Self::Arabic => "arabic-indic",
            Self::Persian => "persian",
            Self::Abjad => "arabic-abjad",
            Self::ArabicAlphabet => "arabic-alphabet",
            Self::Hebrew => "hebrew",
            Self::LowerLatin => "lower-alpha",
            Self::UpperLatin => "upper-alpha",
            Self::LowerRoman => "lower-roman",
            Self::UpperRoman => "upper-roman",
        }
    }

    /// Those of a name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|numerals| numerals.id() == id)
    }

    /// The number that a single letter stands for in a list of letters.
    #[must_use]
    pub fn value_of(self, letter: char) -> Option<u32> {
        let letters = match self {
            Self::Abjad => ABJAD,
            Self::ArabicAlphabet => ARABIC_ALPHABET,
            Self::Hebrew => HEBREW[0],
            Self::LowerLatin => "abcdefghijklmnopqrstuvwxyz",
            Self::UpperLatin => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            _ => return None,
        };
        let letter = if letter == 'ا' { 'أ' } else { letter };
        let place = letters.chars().position(|known| known == letter)?;
        u32::try_from(place + 1).ok()
    }
}

impl From<u32> for ListNumber {
    fn from(value: u32) -> Self {
        Self {
            value,
            numerals: ListNumerals::Western,
        }
    }
}

impl ListNumber {
    /// The number of the next item.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            value: self.value.saturating_add(1),
            ..self
        }
    }

    /// Its signs; `None` where these have none for it.
    fn signs(self) -> Option<String> {
        let value = self.value;
        match self.numerals {
            ListNumerals::Western => None,
            ListNumerals::Arabic => Some(digits(value, '٠')),
            ListNumerals::Persian => Some(digits(value, '۰')),
            ListNumerals::Abjad => letter(value, ABJAD),
            ListNumerals::ArabicAlphabet => letter(value, ARABIC_ALPHABET),
            ListNumerals::Hebrew => hebrew(value),
            ListNumerals::LowerLatin => latin(value, b'a'),
            ListNumerals::UpperLatin => latin(value, b'A'),
            ListNumerals::LowerRoman => roman(value),
            ListNumerals::UpperRoman => roman(value).map(|roman| roman.to_ascii_uppercase()),
        }
    }
}

/// The number as it is written. Where its signs have none for it, Western digits stand.
impl fmt::Display for ListNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.signs() {
            Some(signs) => f.write_str(&signs),
            None => write!(f, "{}", self.value),
        }
    }
}

fn digits(value: u32, zero: char) -> String {
    let digit = |digit: char| {
        let value = digit.to_digit(10).unwrap_or(0);
        char::from_u32(zero as u32 + value).unwrap_or(digit)
    };
    value.to_string().chars().map(digit).collect()
}

fn letter(value: u32, letters: &str) -> Option<String> {
    let place = usize::try_from(value.checked_sub(1)?).ok()?;
    letters.chars().nth(place).map(String::from)
}

/// `a` to `z`, then `aa`.
fn latin(value: u32, first: u8) -> Option<String> {
    let mut rest = value;
    let mut letters = Vec::new();
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).ok()?;
        letters.push(char::from(first + place));
        rest = (rest - 1) / 26;
    }
    (value > 0).then(|| letters.into_iter().rev().collect())
}

fn roman(value: u32) -> Option<String> {
    if !(1..4000).contains(&value) {
        return None;
    }
    let mut rest = value;
    let mut roman = String::new();
    for (worth, signs) in ROMAN {
        while rest >= worth {
            roman.push_str(signs);
            rest -= worth;
        }
    }
    Some(roman)
}

/// 15 and 16 are 9 and 6, 9 and 7: they would spell the name of God otherwise.
fn hebrew(value: u32) -> Option<String> {
    if !(1..500).contains(&value) {
        return None;
    }
    let of = |row: usize, digit: u32| (digit > 0).then(|| letter(digit, HEBREW[row])).flatten();
    let hundreds = of(2, value / 100).unwrap_or_default();
    let below = match value % 100 {
        15 => "טו".to_owned(),
        16 => "טז".to_owned(),
        rest => [of(1, rest / 10), of(0, rest % 10)]
            .into_iter()
            .flatten()
            .collect(),
    };
    Some(hundreds + &below)
}

/// A number in Western digits is stored as itself, any other as the number and the name of its signs.
impl Serialize for ListNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.numerals {
            ListNumerals::Western => serializer.serialize_u32(self.value),
            other => (self.value, other.id()).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ListNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Stored {
            Western(u64),
            Other(u64, String),
        }
        let (value, numerals) = match Stored::deserialize(deserializer)? {
            Stored::Western(value) => (value, ListNumerals::Western),
            Stored::Other(value, id) => {
                let unknown = || D::Error::custom(format_args!("unknown numerals `{id}`"));
                (value, ListNumerals::from_id(&id).ok_or_else(unknown)?)
            }
        };
        Ok(Self {
            value: u32::try_from(value).unwrap_or(u32::MAX),
            numerals,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_their_signs() {
        for (numerals, numbers) in [
            (ListNumerals::Western, [(1, "1"), (12, "12"), (400, "400")]),
            (ListNumerals::Arabic, [(1, "١"), (10, "١٠"), (2024, "٢٠٢٤")]),
            (ListNumerals::Persian, [(4, "۴"), (56, "۵۶"), (700, "۷۰۰")]),
            (ListNumerals::Abjad, [(1, "أ"), (3, "ج"), (28, "غ")]),
            (
                ListNumerals::ArabicAlphabet,
                [(1, "أ"), (3, "ت"), (29, "29")],
            ),
            (ListNumerals::Hebrew, [(3, "ג"), (15, "טו"), (121, "קכא")]),
            (ListNumerals::LowerLatin, [(1, "a"), (26, "z"), (28, "ab")]),
            (ListNumerals::UpperLatin, [(0, "0"), (3, "C"), (703, "AAA")]),
            (
                ListNumerals::LowerRoman,
                [(4, "iv"), (1999, "mcmxcix"), (4000, "4000")],
            ),
            (ListNumerals::UpperRoman, [(3, "III"), (40, "XL"), (0, "0")]),
        ] {
            for (value, text) in numbers {
                assert_eq!(ListNumber { value, numerals }.to_string(), text);
            }
        }
    }

    #[test]
    fn a_letter_stands_for_its_place() {
        assert_eq!(ListNumerals::Abjad.value_of('ا'), Some(1));
        assert_eq!(ListNumerals::Abjad.value_of('ج'), Some(3));
        assert_eq!(ListNumerals::ArabicAlphabet.value_of('ج'), Some(5));
        assert_eq!(ListNumerals::LowerLatin.value_of('B'), None);
        assert_eq!(ListNumerals::Western.value_of('1'), None);
    }

    #[test]
    fn a_number_comes_back() {
        for numerals in ListNumerals::ALL {
            let number = ListNumber { value: 7, numerals };
            let json = serde_json::to_string(&number).unwrap();
            assert_eq!(serde_json::from_str::<ListNumber>(&json).unwrap(), number);
        }
        let large: ListNumber = serde_json::from_str("9999999999").unwrap();
        assert_eq!(large, ListNumber::from(u32::MAX));
        assert!(serde_json::from_str::<ListNumber>("[1,\"x\"]").is_err());
    }
}

//! How well a text reads as Arabic, Persian, Urdu or Hebrew, told from pairs of its letters.
//!
//! The table in `assets/encodings/pairs.txt` has for each pair of letters how many bits the second costs after the
//! first: minus the binary logarithm of how likely it is there. Text in one of these languages costs some four bits
//! a letter; the same bytes read in a wrong encoding cost nine or more. Bytes that stand for a character each can be
//! compared by what they cost in all: it is the length of the shortest message that holds them, and the reading
//! with the shortest message is the likeliest (Rissanen 1978).

use std::sync::LazyLock;

/// What stands in pairs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PairSign {
    /// A letter with a row in the table, a space or punctuation, a digit, or a letter of another script, by its
    /// place in the table.
    Listed {
        /// Its row and column.
        place: usize,
        /// Bits to tell which of the characters at this place it is.
        choice: f32,
    },
    /// A vowel sign or the like. It goes with the letter before.
    Mark {
        /// Its bits, behind a letter.
        bits: f32,
    },
    /// A character that these languages hardly use.
    Other,
    /// A control or a character that does not exist.
    Bad,
}

/// What a text costs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cost {
    /// All of it, in bits.
    pub bits: f32,
    /// The number of characters and ends of words that were counted: what is neither ASCII nor stands behind such.
    pub counted: usize,
    /// Of them letters of Arabic or Hebrew script.
    pub letters: usize,
}

impl Cost {
    /// Bits for each character counted; infinite where there is none.
    #[must_use]
    pub fn mean(&self) -> f32 {
        if self.counted == 0 {
            return f32::INFINITY;
        }
        self.bits / as_f32(self.counted)
    }
}

/// A count of characters of a sample, which is small.
#[expect(
    clippy::cast_precision_loss,
    reason = "a sample has few thousand characters"
)]
pub(super) fn as_f32(count: usize) -> f32 {
    count as f32
}

/// Letters with a row in the table, in its order.
pub const LETTERS: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٹپچڈڑژکگںھۀہۂیےۓ\
    אבגדהוזחטיךכלםמןנסעףפץצקרשת";
/// The rows behind those of the letters: a space or punctuation, a digit, a letter of another script.
pub const CLASSES: [&str; 3] = ["space", "digit", "foreign"];
/// Rows and columns of the table.
pub const SIGNS: usize = LETTER_COUNT + CLASSES.len();

const LETTER_COUNT: usize = 36 + 16 + 27;
const SPACE: usize = LETTER_COUNT;
const DIGIT: usize = LETTER_COUNT + 1;
const FOREIGN: usize = LETTER_COUNT + 2;

/// The table has costs in units of this many bits, each a character from `!` on.
pub const UNIT: f32 = 0.25;
/// The character of a cost of nothing.
pub const ZERO: u8 = b'!';

/// Bits for a character that these languages hardly use, and what follows it.
const OTHER: f32 = 13.0;
const LETTER_AFTER_OTHER: f32 = 10.0;
const SPACE_AFTER_OTHER: f32 = 4.0;
/// Bits at least for a letter that stands beside one of another script.
const MIXED: f32 = 10.0;
/// Bits for a control or a character that does not exist.
const BAD: f32 = 20.0;
/// Bits for a mark: where it has a letter, one that hardly any text has but vocalised, and where it has no letter.
const MARK: f32 = 6.0;
const RARE_MARK: f32 = 9.0;
const LONE_MARK: f32 = 15.0;
/// Bits to tell which punctuation it is, and which digit.
const PUNCTUATION: f32 = 4.0;
const NUMERAL: f32 = 3.3;
const NO_BREAK_SPACE: f32 = 8.0;
/// Bits for a sign of ASCII that stands for itself a second time in some encodings: space and commonest
/// punctuation, and others.
const SECOND: f32 = 4.0;
const RARE_SECOND: f32 = 12.0;

static COSTS: LazyLock<Vec<f32>> =
    LazyLock::new(|| parse(include_str!("../../../assets/encodings/pairs.txt")));

/// The rows of a file of the table, one after the other; lines that begin with `#` and a space say what it is.
fn parse(file: &str) -> Vec<f32> {
    let lines = file.lines().filter(|line| !line.starts_with("# "));
    let bits = |byte: u8| f32::from(byte.saturating_sub(ZERO)) * UNIT;
    lines.flat_map(|line| line.bytes().map(bits)).collect()
}

fn pair(first: usize, second: usize) -> f32 {
    COSTS.get(first * SIGNS + second).copied().unwrap_or(BAD)
}

/// What a character is in pairs.
#[must_use]
pub fn sign(character: char) -> PairSign {
    const FIRST: u32 = 0x0590;
    const END: u32 = 0x0700;
    static PLACES: LazyLock<Vec<Option<usize>>> = LazyLock::new(|| {
        let place = |code| {
            let letter = char::from_u32(code)?;
            LETTERS.chars().position(|known| known == letter)
        };
        (FIRST..END).map(place).collect()
    });
    let listed = |place, choice| PairSign::Listed { place, choice };
    match character {
        'a'..='z' | 'A'..='Z' => listed(FOREIGN, 0.0),
        '0'..='9' => listed(DIGIT, 0.0),
        '\t' | '\n' | '\u{0B}' | '\u{0C}' | '\r' | ' '..='\u{7E}' => listed(SPACE, 0.0),
        '،'
        | '؛'
        | '؟'
        | '«'
        | '»'
        | '“'
        | '”'
        | '‘'
        | '’'
        | '…'
        | '–'
        | '—'
        | '•'
        | '־'
        | '۔'
        | '\u{85}'
        | '\u{200C}'..='\u{200F}'
        | '\u{2028}'
        | '\u{2029}' => listed(SPACE, PUNCTUATION),
        '\u{A0}' => listed(SPACE, NO_BREAK_SPACE),
        '٠'..='٩' | '۰'..='۹' => listed(DIGIT, NUMERAL),
        '\u{64C}' | '\u{64D}' | '\u{653}'..='\u{655}' => PairSign::Mark { bits: RARE_MARK },
        'ـ'
        | '\u{64B}'
        | '\u{64E}'..='\u{652}'
        | '\u{670}'
        | '\u{5B0}'..='\u{5BD}'
        | '\u{5BF}'
        | '\u{5C1}'
        | '\u{5C2}' => PairSign::Mark { bits: MARK },
        char::REPLACEMENT_CHARACTER
        | '\u{E000}'..='\u{F8FF}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FFFE}'
        | '\u{FFFF}' => PairSign::Bad,
        control if control.is_control() => PairSign::Bad,
        _ => {
            let code = u32::from(character);
            let at = code
                .checked_sub(FIRST)
                .and_then(|at| usize::try_from(at).ok());
            let place = at.and_then(|at| PLACES.get(at).copied().flatten());
            place.map_or(PairSign::Other, |place| listed(place, 0.0))
        }
    }
}

/// How a character is written in the bytes that it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenAs {
    /// As in ASCII. Encodings do not differ in that.
    Ascii,
    /// As its encoding has it.
    Otherwise,
}

/// What a text costs. Stretches of ASCII cost nothing.
#[must_use]
pub fn cost(characters: impl Iterator<Item = (char, WrittenAs)>) -> Cost {
    let mut cost = Cost::default();
    let mut before = PairSign::Listed {
        place: SPACE,
        choice: 0.0,
    };
    let mut is_ascii_before = true;
    let mut mark_before = None;
    let mut takes_mark = false;
    for (character, written) in characters {
        let now = sign(character);
        let is_ascii = written == WrittenAs::Ascii && now != PairSign::Bad;
        let is_letter = matches!(now, PairSign::Listed { place, .. } if place < LETTER_COUNT);
        if !(is_ascii && is_ascii_before) {
            cost.bits += bits(before, now, takes_mark && mark_before != Some(character));
            if character.is_ascii() && !is_ascii {
                cost.bits += second_bits(character);
            }
            cost.counted += 1;
            cost.letters += usize::from(is_letter);
        }
        is_ascii_before = is_ascii;
        if let PairSign::Mark { .. } = now {
            // Two at most, such as a doubled letter's and its vowel's.
            takes_mark &= mark_before.is_none();
            mark_before = Some(character);
        } else {
            takes_mark = is_letter;
            mark_before = None;
            before = now;
        }
    }
    cost
}

/// What a text costs whose ASCII characters are written as such.
#[must_use]
pub fn cost_of(text: &str) -> Cost {
    cost(
        text.chars()
            .map(|character| (character, written(character))),
    )
}

/// How a character is written where none of ASCII has a second form.
#[must_use]
pub fn written(character: char) -> WrittenAs {
    if character.is_ascii() {
        WrittenAs::Ascii
    } else {
        WrittenAs::Otherwise
    }
}

fn second_bits(character: char) -> f32 {
    if matches!(
        character,
        ' ' | '.' | ',' | ':' | '(' | ')' | '-' | '"' | '!' | '/'
    ) {
        SECOND
    } else {
        RARE_SECOND
    }
}

fn bits(before: PairSign, now: PairSign, takes_mark: bool) -> f32 {
    match (before, now) {
        (_, PairSign::Bad) => BAD,
        (_, PairSign::Other) => OTHER,
        (_, PairSign::Mark { bits }) if takes_mark => bits,
        (_, PairSign::Mark { .. }) => LONE_MARK,
        (PairSign::Listed { place: first, .. }, PairSign::Listed { place, choice }) => {
            let is_mixed = (first == FOREIGN && place < LETTER_COUNT)
                || (first < LETTER_COUNT && place == FOREIGN);
            let bits = pair(first, place) + choice;
            if is_mixed { bits.max(MIXED) } else { bits }
        }
        (_, PairSign::Listed { place, choice }) if place >= LETTER_COUNT => {
            SPACE_AFTER_OTHER + choice
        }
        _ => LETTER_AFTER_OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert_eq!(LETTERS.chars().count(), LETTER_COUNT);
        assert_eq!(COSTS.len(), SIGNS * SIGNS);
        // Each row adds up to one.
        for row in COSTS.chunks(SIGNS) {
            let sum: f32 = row.iter().map(|bits| (-bits).exp2()).sum();
            assert!((0.8..1.2).contains(&sum), "{sum}");
        }
    }

    #[test]
    fn language_costs_less_than_the_same_letters_in_disorder() {
        for text in [
            "وصل القطار إلى المحطة قبل الفجر، ونزل منه المسافرون.",
            "قطار پیش از سپیده‌دم به ایستگاه رسید و مسافران پیاده شدند.",
            "ریل گاڑی فجر سے پہلے اسٹیشن پہنچی اور مسافر اتر گئے۔",
            "הרכבת הגיעה לתחנה לפני עלות השחר והנוסעים ירדו ממנה.",
            "وَصَلَ القِطارُ إلى المَحَطَّةِ",
        ] {
            let mean = cost_of(text).mean();
            let reversed: String = text.chars().rev().collect();
            assert!(mean < 6.0, "{text}: {mean}");
            assert!(mean + 1.0 < cost_of(&reversed).mean(), "{text}: {mean}");
        }
        assert!(cost_of("ÇáÓáÇã Úáíßã").mean() > 10.0);
        assert!(cost_of("plain ASCII").mean().is_infinite());
    }
}

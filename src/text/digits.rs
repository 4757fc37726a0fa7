//! Digits written as others than those of the text: which are, and the levels that go with those that are shown.
//!
//! European and Arabic-Indic digits have different classes (UAX #9, table 4), so `3-5` stands in another order in the
//! one than in the other. The levels are those of the text as if it had been written with the digits that are shown.

use super::bidi::{self, LevelChange};
use super::characters::{Character, Characters};
use super::direction::Direction;
use super::properties::{BidiClass, Properties};
use super::rendition::Digits;
use super::units::{Unit, UnitKind, of_units};
use crate::range::TextRange;

/// A paragraph of which some digits are written as others.
#[derive(Clone, Debug)]
pub(super) struct Rewritten {
    /// The units of these digits, in order.
    units: Vec<u32>,
    /// Its levels, as those of the paragraph are kept.
    pub(super) levels: Vec<LevelChange>,
}

impl Rewritten {
    /// Whether a unit is a digit that is written as another.
    pub(super) fn has(&self, unit: usize) -> bool {
        self.units.binary_search(&(unit as u32)).is_ok()
    }
}

impl Digits {
    /// The digit of a value from 0 to 9; `None` where it is that of the text.
    pub(super) fn digit(self, value: u8) -> Option<char> {
        let zero = match self {
            Self::AsWritten => return None,
            Self::European => '0',
            Self::ArabicIndic => '\u{660}',
            Self::Persian => '\u{6F0}',
        };
        char::from_u32(u32::from(zero) + u32::from(value))
    }

    /// Their place among the digits that a text may be rewritten with.
    pub(super) fn index(self) -> Option<usize> {
        match self {
            Self::AsWritten => None,
            Self::European => Some(0),
            Self::ArabicIndic => Some(1),
            Self::Persian => Some(2),
        }
    }
}

/// The value of a European, Arabic-Indic or Persian digit, 0 to 9; `None` of any other character.
pub(super) fn value(character: char) -> Option<u8> {
    // The three rows of digits start at multiples of 16.
    match character {
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => {
            Some((character as u32 & 15) as u8)
        }
        _ => None,
    }
}

/// A paragraph of these units with other digits; `None` where none is written as another.
pub(super) fn rewrite(
    digits: Digits,
    text: &str,
    direction: Direction,
    isolates: &[TextRange],
    units: &[Unit],
) -> Option<Rewritten> {
    if direction == Direction::LeftToRight || !text.contains(is_digit) {
        return None;
    }
    let written = Characters::new(text);
    let unit_at = |index: usize| {
        let offset = written[index].offset;
        units.partition_point(|unit| unit.start < offset)
    };
    let shown = |character: char| digits.digit(value(character)?);
    let is_rewritten = |index: &usize| {
        let digit = written[*index].value;
        // Not a part of something else, such as the picture of a key.
        let is_plain = units.get(unit_at(*index)).map(|unit| unit.kind) == Some(UnitKind::Digit);
        is_plain && shown(digit) != Some(digit)
    };
    let mut rewritten = numbers(written.as_slice(), isolates);
    rewritten.retain(is_rewritten);
    if rewritten.is_empty() {
        return None;
    }
    let mut left = rewritten.iter().peekable();
    let shown_text: String = (0..written.len())
        .map(|index| {
            let character = written[index].value;
            match left.next_if_eq(&&index) {
                Some(_) => shown(character).unwrap_or(character),
                None => character,
            }
        })
        .collect();
    let characters = Characters::new(&shown_text);
    let there = |offset: usize| moved(offset, &written, &characters, &shown_text);
    let isolates: Vec<TextRange> = isolates
        .iter()
        .map(|isolate| TextRange::new(there(isolate.start), there(isolate.end)))
        .collect();
    let mut levels =
        bidi::resolve_isolating(&shown_text, &characters, direction.level(), &isolates);
    for change in &mut levels {
        change.start = moved(change.start as usize, &characters, &written, text) as u32;
    }
    let as_unit = |index: &usize| unit_at(*index) as u32;
    Some(Rewritten {
        units: rewritten.iter().map(as_unit).collect(),
        levels: of_units(levels, units),
    })
}

/// A byte of a text in another one, which has other characters, but as many.
fn moved(offset: usize, from: &Characters, to: &Characters, text: &str) -> usize {
    let index = from
        .as_slice()
        .partition_point(|character| (character.offset as usize) < offset);
    let there = to.as_slice().get(index);
    there.map_or(text.len(), |character| character.offset as usize)
}

fn is_digit(character: char) -> bool {
    value(character).is_some()
}

/// What may stand within a number, or between it and the letters of its word.
const WITHIN_NUMBERS: u32 = BidiClass::set(&[
    BidiClass::ES,
    BidiClass::CS,
    BidiClass::ET,
    BidiClass::AN,
    BidiClass::NSM,
    BidiClass::BN,
]);
const LEFT_TO_RIGHT: u32 = BidiClass::set(&[BidiClass::LRE, BidiClass::LRO, BidiClass::LRI]);
const OTHERS_BEGIN: u32 = BidiClass::set(&[
    BidiClass::RLE,
    BidiClass::RLO,
    BidiClass::RLI,
    BidiClass::FSI,
]);
const END: u32 = BidiClass::set(&[BidiClass::PDF, BidiClass::PDI]);
const RIGHT_TO_LEFT: u32 = BidiClass::set(&[BidiClass::R, BidiClass::AL]);

/// The digits that are numbers of a right-to-left text, by their place among its characters: those that no Latin word
/// holds, and that stand behind none. Behind one means that no letter of another direction is between, as in W7.
fn numbers(characters: &[Character], isolates: &[TextRange]) -> Vec<usize> {
    let mut isolates = isolates.iter().peekable();
    let mut found = Vec::new();
    // Those found in the word that goes on here.
    let mut of_word = 0;
    let mut is_behind_latin = false;
    let mut outside: Vec<bool> = Vec::new();
    for (index, character) in characters.iter().enumerate() {
        let offset = character.offset as usize;
        while isolates.next_if(|isolate| isolate.end <= offset).is_some() {}
        if isolates
            .peek()
            .is_some_and(|isolate| isolate.contains(offset))
        {
            of_word = found.len();
            continue;
        }
        let class = character.properties.bidi_class();
        if is_digit(character.value) {
            if !is_behind_latin {
                found.push(index);
            }
        } else if class == BidiClass::L {
            found.truncate(of_word);
            is_behind_latin = true;
        } else if !joins_numbers(character, class) {
            of_word = found.len();
            if class.is_in(RIGHT_TO_LEFT) {
                is_behind_latin = false;
            } else if class.is_in(LEFT_TO_RIGHT | OTHERS_BEGIN) {
                outside.push(is_behind_latin);
                is_behind_latin = class.is_in(LEFT_TO_RIGHT);
            } else if class.is_in(END) {
                is_behind_latin = outside.pop().unwrap_or(is_behind_latin);
            }
        }
    }
    found
}

fn joins_numbers(character: &Character, class: BidiClass) -> bool {
    let is_space = character.properties.has(Properties::HANGS) || character.value.is_whitespace();
    class.is_in(WITHIN_NUMBERS) && !is_space || matches!(character.value, '_' | '\'' | '’')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::testing::any_text;
    use crate::text::{BaseDirection, Paragraph, Rendition, VisualLine, addresses};

    fn drawn(text: &str, digits: Digits) -> String {
        let base = BaseDirection::Fixed(Direction::RightToLeft);
        let paragraph = Paragraph::isolating(text, base, &addresses(text));
        let rendition = Rendition {
            digits,
            ..Rendition::default()
        };
        let mut line = VisualLine::new();
        paragraph.fit(200, rendition, &mut line);
        line.text().to_owned()
    }

    #[test]
    fn addresses_keep_their_digits() {
        for (text, shown) in [
            (
                "في https://a.org/2024/5 سنة 12",
                "١٢ ﺔﻨﺳ https://a.org/2024/5 ﻲﻓ",
            ),
            ("5 ملفات في /tmp/12/a.txt", "/tmp/12/a.txt ﻲﻓ ﺕﺎﻔﻠﻣ ٥"),
            ("إلى a1@b2.org رقم 7", "٧ ﻢﻗﺭ a1@b2.org ﻰﻟﺇ"),
        ] {
            assert_eq!(drawn(text, Digits::ArabicIndic), shown, "{text}");
        }
    }

    /// Text, and what is seen of it from the left: as it is written, in Arabic-Indic and in European digits. At the
    /// beginning of a paragraph and behind Hebrew a hyphen or a sign of percent belongs to European digits, but never
    /// behind Arabic letters (UAX #9, W2 and W4 to W6).
    const NUMBERS: [(&str, [&str; 3]); 14] = [
        ("3-5 مرات", ["ﺕﺍﺮﻣ 3-5", "ﺕﺍﺮﻣ ٥-٣", "ﺕﺍﺮﻣ 3-5"]),
        ("٣-٥ مرات", ["ﺕﺍﺮﻣ ٥-٣", "ﺕﺍﺮﻣ ٥-٣", "ﺕﺍﺮﻣ 3-5"]),
        ("50% منها", ["ﺎﻬﻨﻣ 50%", "ﺎﻬﻨﻣ %٥٠", "ﺎﻬﻨﻣ 50%"]),
        ("בין 3-5", ["3-5 ןיב", "٥-٣ ןיב", "3-5 ןיב"]),
        ("من 3-5 مرات", ["ﺕﺍﺮﻣ 5-3 ﻦﻣ", "ﺕﺍﺮﻣ ٥-٣ ﻦﻣ", "ﺕﺍﺮﻣ 5-3 ﻦﻣ"]),
        (
            "نسبة 50% و٥٠٪",
            ["٪٥٠ﻭ %50 ﺔﺒﺴﻧ", "٪٥٠ﻭ %٥٠ ﺔﺒﺴﻧ", "٪50ﻭ %50 ﺔﺒﺴﻧ"],
        ),
        (
            "عند 10:30 و١٠:٣٠",
            ["١٠:٣٠ﻭ 10:30 ﺪﻨﻋ", "١٠:٣٠ﻭ ١٠:٣٠ ﺪﻨﻋ", "10:30ﻭ 10:30 ﺪﻨﻋ"],
        ),
        (
            "يوم 31/12/2024",
            ["31/12/2024 ﻡﻮﻳ", "٣١/١٢/٢٠٢٤ ﻡﻮﻳ", "31/12/2024 ﻡﻮﻳ"],
        ),
        (
            "بلغ 1,234.5 طنا",
            ["ﺎﻨﻃ 1,234.5 ﻎﻠﺑ", "ﺎﻨﻃ ١,٢٣٤.٥ ﻎﻠﺑ", "ﺎﻨﻃ 1,234.5 ﻎﻠﺑ"],
        ),
        (
            "بلغ ١٬٢٣٤٫٥ طنا",
            ["ﺎﻨﻃ ١٬٢٣٤٫٥ ﻎﻠﺑ", "ﺎﻨﻃ ١٬٢٣٤٫٥ ﻎﻠﺑ", "ﺎﻨﻃ 1٬234٫5 ﻎﻠﺑ"],
        ),
        ("بلغ -5 و+7", ["7+ﻭ 5- ﻎﻠﺑ", "٧+ﻭ ٥- ﻎﻠﺑ", "7+ﻭ 5- ﻎﻠﺑ"]),
        (
            "طائرة F16 و3 غيرها",
            [
                "ﺎﻫﺮﻴﻏ 3ﻭ F16 ﺓﺮﺋﺎﻃ",
                "ﺎﻫﺮﻴﻏ ٣ﻭ F16 ﺓﺮﺋﺎﻃ",
                "ﺎﻫﺮﻴﻏ 3ﻭ F16 ﺓﺮﺋﺎﻃ",
            ],
        ),
        (
            "في 2019، 12 شهرا",
            ["ﺍﺮﻬﺷ 12 ،2019 ﻲﻓ", "ﺍﺮﻬﺷ ١٢ ،٢٠١٩ ﻲﻓ", "ﺍﺮﻬﺷ 12 ،2019 ﻲﻓ"],
        ),
        (
            "سنة ۱۴۰۳ و1403",
            ["1403ﻭ ۱۴۰۳ ﺔﻨﺳ", "١٤٠٣ﻭ ١٤٠٣ ﺔﻨﺳ", "1403ﻭ 1403 ﺔﻨﺳ"],
        ),
    ];

    #[test]
    fn numbers_stand_as_they_would_written_so() {
        for (text, shown) in NUMBERS {
            let digits = [Digits::AsWritten, Digits::ArabicIndic, Digits::European];
            assert_eq!(digits.map(|digits| drawn(text, digits)), shown, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        /// A text is drawn with other digits as it would be had it been written with them.
        #[test]
        fn the_order_is_that_of_the_digits_shown(text in any_text()) {
            let base = BaseDirection::Fixed(Direction::RightToLeft);
            for digits in [Digits::European, Digits::ArabicIndic, Digits::Persian] {
                let paragraph = Paragraph::new(&text, base);
                let Some(rewritten) = paragraph.rewritten(digits) else {
                    continue;
                };
                let characters = Characters::new(&text);
                let units = paragraph.units();
                let is_rewritten = |offset: usize| {
                    let unit = units.iter().position(|unit| unit.start as usize == offset);
                    unit.is_some_and(|unit| rewritten.has(unit))
                };
                let as_written: String = characters.as_slice().iter().map(|character| {
                    match is_rewritten(character.offset as usize) {
                        true => digits.digit(value(character.value).unwrap()).unwrap(),
                        false => character.value,
                    }
                }).collect();
                let lines = |paragraph: &Paragraph, digits| {
                    let rendition = Rendition { digits, ..Rendition::default() };
                    let mut line = VisualLine::new();
                    let lines = paragraph.break_lines(200);
                    lines.iter().map(|found| {
                        paragraph.lay_out(found, rendition, &mut line);
                        line.text().to_owned()
                    }).collect::<Vec<_>>()
                };
                let written = Paragraph::new(&as_written, base);
                prop_assert_eq!(lines(&paragraph, digits), lines(&written, Digits::AsWritten));
            }
        }

        /// What is rewritten changes neither the cells nor what they stand for.
        #[test]
        fn cells_stand_for_the_same_bytes(text in any_text(), width in 3..40_u16) {
            let base = BaseDirection::Fixed(Direction::RightToLeft);
            let paragraph = Paragraph::new(&text, base);
            let cells = |digits| {
                let rendition = Rendition { digits, ..Rendition::default() };
                let mut line = VisualLine::new();
                let mut all = Vec::new();
                for found in paragraph.break_lines_for(width, rendition) {
                    paragraph.lay_out(&found, rendition, &mut line);
                    let mut cells: Vec<_> = line.cells().map(|cell| (cell.range, cell.width)).collect();
                    cells.sort_unstable();
                    all.push(cells);
                }
                all
            };
            let written = cells(Digits::AsWritten);
            for digits in [Digits::European, Digits::ArabicIndic, Digits::Persian] {
                prop_assert_eq!(&cells(digits), &written);
            }
        }
    }
}

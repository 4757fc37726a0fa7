//! Unicode's own tests, whole: BidiTest, BidiCharacterTest, LineBreakTest, GraphemeBreakTest.

use super::bidi;
use super::cells::VisualLine;
use super::characters::Break;
use super::characters::Characters;
use super::clusters;
use super::direction::{BaseDirection, Direction};
use super::line_break;
use super::lines::Line;
use super::paragraph::Paragraph;
use super::properties::{BidiClass, LineClass, Properties};
use super::rendition::Rendition;
use super::testing::unicode_file;
use crate::range::TextRange;

/// What a test says of one text.
struct Expected {
    /// The level of each character after L1, none for those that X9 removes.
    levels: Vec<Option<u8>>,
    /// The characters with levels as they are seen from left to right.
    order: Vec<usize>,
}

/// The whole paragraph on one line, the white space at its end drawn as well.
fn whole_line(paragraph: &Paragraph) -> VisualLine {
    let line = Line {
        range: TextRange::new(0, paragraph.text().len()),
        width: u16::MAX,
        is_wrapped: false,
        first: 0,
        end: paragraph.length as u32,
    };
    let mut visual = VisualLine::new();
    paragraph.lay_out(&line, Rendition::default(), &mut visual);
    visual
}

/// Lays `text` out by the complete pipeline and compares the cells and their map with the order
/// and the levels a test expects; gives what is wrong.
fn compare(text: &str, base: BaseDirection, expected: &Expected) -> Result<(), String> {
    let paragraph = Paragraph::new(text, base);
    let visual = whole_line(&paragraph);
    let index_of: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
    let mut order = Vec::new();
    for cell in visual.cells() {
        let inside = |&index: &usize| cell.range.contains(index_of[index]);
        let mut characters: Vec<usize> = (0..index_of.len()).filter(inside).collect();
        // The tests stop at L2; L3 has put the marks of a right-to-left letter behind it.
        if cell.direction == Direction::RightToLeft {
            characters.reverse();
        }
        for &character in &characters {
            if let Some(level) = expected.levels[character]
                && Direction::of_level(level) != cell.direction
            {
                return Err(format!("character {character} has not level {level}"));
            }
        }
        characters.retain(|&character| expected.levels[character].is_some());
        order.extend(characters);
    }
    // What is not drawn has no place: format characters and separators.
    let drawn: Vec<usize> = (expected.order.iter().copied())
        .filter(|&index| order.contains(&index) || !is_invisible(text, index))
        .collect();
    if order == drawn {
        Ok(())
    } else {
        Err(format!("{order:?} for {drawn:?}"))
    }
}

fn is_invisible(text: &str, index: usize) -> bool {
    let properties = Properties::of(text.chars().nth(index).expect("an index of the text"));
    properties.has(Properties::FORMAT)
        || matches!(properties.line_class(), LineClass::BK | LineClass::LF)
}

/// The levels of each character after L1, by the quick way and by all rules.
fn levels(text: &str, direction: Direction) -> [Vec<u8>; 2] {
    let characters = Characters::new(text);
    let base = direction.level();
    let quick = bidi::resolve(text, &characters, base);
    let full = bidi::resolve_explicit(text, &characters, base);
    [quick, full].map(|changes| {
        let mut levels = bidi::each(&changes, &characters, base);
        let mut yields = true;
        for (character, level) in characters.as_slice().iter().zip(&mut levels).rev() {
            let name =
                BidiClass::NAMES[character.properties.bidi_class().bit().trailing_zeros() as usize];
            yields = match name {
                "B" | "S" => true,
                "WS" | "FSI" | "LRI" | "RLI" | "PDI" => yields,
                "LRE" | "LRO" | "RLE" | "RLO" | "PDF" | "BN" => yields,
                _ => false,
            };
            if yields {
                *level = base;
            }
        }
        levels
    })
}

fn compare_levels(text: &str, direction: Direction, expected: &Expected) -> Result<(), String> {
    for levels in levels(text, direction) {
        let differ = expected
            .levels
            .iter()
            .zip(&levels)
            .any(|(expected, level)| expected.is_some_and(|expected| expected != *level));
        if differ || expected.levels.len() != levels.len() {
            return Err(format!("levels {levels:?} for {:?}", expected.levels));
        }
    }
    Ok(())
}

fn parse_levels(field: &str) -> Vec<Option<u8>> {
    field
        .split_whitespace()
        .map(|level| level.parse().ok())
        .collect()
}

fn parse_order(field: &str) -> Vec<usize> {
    field
        .split_whitespace()
        .map(|index| index.parse().expect("an index"))
        .collect()
}

fn character(hex: &str) -> char {
    u32::from_str_radix(hex, 16)
        .ok()
        .and_then(char::from_u32)
        .expect("a character")
}

/// A character of each bidirectional class.
fn sample(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => '\u{5D0}',
        "AL" => '\u{628}',
        "EN" => '1',
        "ES" => '+',
        "ET" => '$',
        "AN" => '\u{661}',
        "CS" => ',',
        "NSM" => '\u{301}',
        "BN" => '\u{AD}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202A}',
        "LRO" => '\u{202D}',
        "RLE" => '\u{202B}',
        "RLO" => '\u{202E}',
        "PDF" => '\u{202C}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        _ => panic!("no class {class}"),
    }
}

#[test]
fn bidi_test() {
    let file = unicode_file("BidiTest");
    let mut expected = Expected {
        levels: Vec::new(),
        order: Vec::new(),
    };
    let (mut count, mut faults) = (0, Vec::new());
    for line in file
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default())
    {
        if let Some(levels) = line.strip_prefix("@Levels:") {
            expected.levels = parse_levels(levels);
        } else if let Some(order) = line.strip_prefix("@Reorder:") {
            expected.order = parse_order(order);
        } else if let Some((classes, directions)) = line.split_once(';') {
            let text: String = classes.split_whitespace().map(sample).collect();
            let directions: u32 = directions.trim().parse().expect("a set of bits");
            for (bit, base) in [
                BaseDirection::Auto,
                BaseDirection::Fixed(Direction::LeftToRight),
                BaseDirection::Fixed(Direction::RightToLeft),
            ]
            .into_iter()
            .enumerate()
            .filter(|(bit, _)| directions >> bit & 1 != 0)
            {
                count += 1;
                let result = compare_levels(&text, base.resolve(&text), &expected)
                    .and_then(|()| compare(&text, base, &expected));
                if let Err(fault) = result {
                    faults.push(format!("{line} ({bit}): {fault}"));
                }
            }
        }
    }
    assert_eq!(count, 770_241);
    assert!(
        faults.is_empty(),
        "{} {:#?}",
        faults.len(),
        &faults[..faults.len().min(20)]
    );
}

#[test]
fn bidi_character_test() {
    let file = unicode_file("BidiCharacterTest");
    let (mut count, mut faults) = (0, Vec::new());
    for line in file
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let fields: Vec<&str> = line.split(';').collect();
        let text: String = fields[0].split(' ').map(character).collect();
        let base = match fields[1] {
            "0" => BaseDirection::Fixed(Direction::LeftToRight),
            "1" => BaseDirection::Fixed(Direction::RightToLeft),
            _ => BaseDirection::Auto,
        };
        let expected = Expected {
            levels: parse_levels(fields[3]),
            order: parse_order(fields[4]),
        };
        count += 1;
        let direction = base.resolve(&text);
        let result = if direction.level().to_string() == fields[2] {
            compare_levels(&text, direction, &expected)
                .and_then(|()| compare(&text, base, &expected))
        } else {
            Err(format!("{direction:?}"))
        };
        if let Err(fault) = result {
            faults.push(format!("{line}: {fault}"));
        }
    }
    assert_eq!(count, 91_707);
    assert!(
        faults.is_empty(),
        "{} {:#?}",
        faults.len(),
        &faults[..faults.len().min(20)]
    );
}

/// The texts of a file of break tests, with whether there is a break before each character and at
/// the end.
fn break_tests(file: &str) -> Vec<(String, Vec<bool>)> {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
        .map(|line| {
            let items: Vec<&str> = line.split_whitespace().collect();
            let marks = items.iter().step_by(2).map(|mark| *mark == "÷").collect();
            (
                items
                    .iter()
                    .skip(1)
                    .step_by(2)
                    .map(|hex| character(hex))
                    .collect(),
                marks,
            )
        })
        .collect()
}

#[test]
fn line_break_test() {
    let tests = break_tests(&unicode_file("LineBreakTest"));
    assert_eq!(tests.len(), 19_338);
    let faults: Vec<String> = tests
        .iter()
        .filter_map(|(text, expected)| {
            let mut characters = Characters::new(text);
            line_break::find(characters.as_mut_slice());
            let breaks: Vec<bool> = characters
                .as_slice()
                .iter()
                .map(|character| character.break_before != Break::Prohibited)
                .collect();
            let differ = breaks != expected[..expected.len() - 1];
            differ.then(|| format!("{} {breaks:?} for {expected:?}", text.escape_unicode()))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} {:#?}",
        faults.len(),
        &faults[..faults.len().min(20)]
    );
}

#[test]
fn grapheme_break_test() {
    let tests = break_tests(&unicode_file("GraphemeBreakTest"));
    assert_eq!(tests.len(), 766);
    let faults: Vec<String> = tests
        .iter()
        .filter_map(|(text, expected)| {
            let mut characters = Characters::new(text);
            clusters::find(text, &mut characters);
            // Our one exception: a sign before a number or a verse stays by itself.
            let differ = (0..characters.len()).any(|index| {
                let after_sign =
                    index > 0 && characters[index - 1].properties.has(Properties::PREPENDED);
                characters[index].starts_cluster != expected[index] && !after_sign
            });
            differ.then(|| format!("{} for {expected:?}", text.escape_unicode()))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} {:#?}",
        faults.len(),
        &faults[..faults.len().min(20)]
    );
}

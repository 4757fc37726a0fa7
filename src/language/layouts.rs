//! What keyboards send under each layout: `assets/language/layouts.tsv`.

use std::sync::LazyLock;

const LAYOUTS: &str = include_str!("../../assets/language/layouts.tsv");

/// The layout by whose characters positions are named.
pub const US: &str = "us";

/// Lam and alef: the two letters that some keys send, and the character of both.
const LAM_ALEF: [(&str, char); 4] = [
    ("لا", '\u{FEFB}'),
    ("لأ", '\u{FEF7}'),
    ("لإ", '\u{FEF9}'),
    ("لآ", '\u{FEF5}'),
];

/// A key under a layout, with Shift or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keystroke {
    /// The layout.
    pub layout: &'static str,
    /// The character that the key sends under the US layout.
    pub position: char,
    /// The character that it sends. Lam and alef are one.
    pub output: char,
}

static KEYSTROKES: LazyLock<Vec<Keystroke>> = LazyLock::new(|| {
    let rows: Vec<LayoutKey> = lines().filter_map(row).collect();
    let us = |position: char| rows.iter().find(|us| us.0 == US && us.1 == position);
    let keystrokes = rows
        .iter()
        .filter_map(|&(layout, position, [plain, shifted])| {
            let (_, _, [_, us_shifted]) = us(position)?;
            let keystroke = |position, output| Keystroke {
                layout,
                position,
                output,
            };
            Some([keystroke(position, plain), keystroke(*us_shifted, shifted)])
        });
    keystrokes.flatten().collect()
});

/// Every key under every layout, in the order of the file.
#[must_use]
pub fn keystrokes() -> &'static [Keystroke] {
    &KEYSTROKES
}

/// The positions at which a layout has a character, in the order of the layouts.
pub fn positions(character: char) -> impl Iterator<Item = char> {
    let keystrokes = keystrokes().iter();
    keystrokes
        .filter(move |keystroke| keystroke.output == character)
        .map(|keystroke| keystroke.position)
}

/// The character that stands for lam and alef, where `first` is lam and `rest` begins with an alef.
#[must_use]
pub fn lam_alef(first: char, rest: char) -> Option<char> {
    let pair = |letters: &str| letters.chars().eq([first, rest]);
    let found = LAM_ALEF.iter().find(|(letters, _)| pair(letters));
    found.map(|&(_, character)| character)
}

/// The character that stands for `letters`, where they are lam and alef.
#[must_use]
pub fn lam_alef_of(letters: &str) -> Option<char> {
    let found = LAM_ALEF.iter().find(|(both, _)| *both == letters);
    found.map(|&(_, character)| character)
}

/// The letters lam and alef that a character stands for.
#[must_use]
pub fn letters_of_lam_alef(character: char) -> Option<&'static str> {
    let found = LAM_ALEF.iter().find(|&&(_, both)| both == character);
    found.map(|&(letters, _)| letters)
}

/// Layout, position without Shift, and what is sent without and with it.
type LayoutKey = (&'static str, char, [char; 2]);

fn lines() -> impl Iterator<Item = &'static str> {
    LAYOUTS.lines().filter(|line| !line.starts_with('#'))
}

fn row(line: &'static str) -> Option<LayoutKey> {
    let mut fields = line.split('\t');
    let layout = fields.next()?;
    let mut character = || output(fields.next()?);
    Some((layout, character()?, [character()?, character()?]))
}

/// The character of a field: itself, its number as `U+0651`, or lam and alef.
fn output(field: &str) -> Option<char> {
    let mut characters = field.chars();
    let first = characters.next()?;
    if characters.next().is_none() {
        return Some(first);
    }
    let number = |number| char::from_u32(u32::from_str_radix(number, 16).ok()?);
    field
        .strip_prefix("U+")
        .map_or_else(|| lam_alef_of(field), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_every_layout_has_the_same_keys() {
        for line in lines() {
            assert!(row(line).is_some(), "{line}");
            assert_eq!(line.matches('\t').count(), 3, "{line}");
        }
        let positions = |layout| {
            let keystrokes = keystrokes().iter();
            let own = keystrokes.filter(move |keystroke| keystroke.layout == layout);
            own.map(|keystroke| keystroke.position).collect::<Vec<_>>()
        };
        let layouts: Vec<&str> = keystrokes()
            .chunk_by(|one, other| one.layout == other.layout)
            .map(|chunk| chunk[0].layout)
            .collect();
        let expected = [US, "arabic-xkb", "arabic-101", "persian", "hebrew"];
        assert_eq!(layouts, expected);
        for layout in layouts {
            assert_eq!(positions(layout), positions(US), "{layout}");
        }
        assert_eq!(positions(US).len(), 94, "all of ASCII that is printed");
    }

    #[test]
    fn a_position_is_that_of_the_first_layout_with_the_character() {
        let first = |character| positions(character).next();
        assert_eq!(first('L'), Some('L'));
        assert_eq!(first('ت'), Some('j'));
        assert_eq!(first('\u{FEFB}'), Some('b'));
        assert_eq!(first('\u{FEF7}'), Some('G'));
        assert_eq!(positions('د').collect::<Vec<_>>(), [']', ']', 'n']);
        assert_eq!(first('é'), None);
    }

    #[test]
    fn lam_and_alef_are_one_character_and_two_letters() {
        assert_eq!(lam_alef('ل', 'ا'), Some('\u{FEFB}'));
        assert_eq!(lam_alef('ل', 'م'), None);
        for (letters, character) in LAM_ALEF {
            assert_eq!(letters_of_lam_alef(character), Some(letters));
            assert_eq!(output(letters), Some(character));
        }
        assert_eq!(letters_of_lam_alef('ل'), None);
    }
}

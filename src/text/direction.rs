//! The direction a paragraph is set in (UAX #9, section 3.3.1).

use super::properties::{BidiClass, Properties};
use crate::range::TextRange;

/// A direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Lines start at the right, as in Arabic, Hebrew, Persian and Urdu.
    RightToLeft,
    /// Lines start at the left.
    LeftToRight,
}

impl Direction {
    /// The other direction.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::RightToLeft => Self::LeftToRight,
            Self::LeftToRight => Self::RightToLeft,
        }
    }

    /// The embedding level of a paragraph in this direction (UAX #9, BD4 and P3).
    pub(super) const fn level(self) -> u8 {
        match self {
            Self::RightToLeft => 1,
            Self::LeftToRight => 0,
        }
    }

    /// The direction of text at a level (UAX #9, BD5).
    pub(super) const fn of_level(level: u8) -> Self {
        if level & 1 == 0 {
            Self::LeftToRight
        } else {
            Self::RightToLeft
        }
    }
}

/// How the direction of a paragraph is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BaseDirection {
    /// That of its first strong character (UAX #9, P2 and P3); left to right without one.
    Auto,
    /// This one.
    Fixed(Direction),
    /// That of the article the paragraph stands in, unless the paragraph has no strong character
    /// of that direction at all but has some of the other. A paragraph that begins with a right-to-left letter is
    /// right to left in any article.
    Within(Direction),
}

impl BaseDirection {
    /// The direction of a paragraph with this text.
    pub(super) fn resolve(self, text: &str) -> Direction {
        match self {
            Self::Auto => first_strong(text).unwrap_or(Direction::LeftToRight),
            Self::Fixed(direction) => direction,
            Self::Within(direction) => {
                let mut strong = text.chars().filter_map(strong_direction);
                match strong.next() {
                    Some(Direction::RightToLeft) => Direction::RightToLeft,
                    None => direction,
                    Some(first) if first == direction => direction,
                    Some(first) => match strong.any(|other| other == direction) {
                        true => direction,
                        false => first,
                    },
                }
            }
        }
    }

    /// The same, where some parts of the text do not count: they stand in order, apart from each other.
    pub(super) fn resolve_outside(self, text: &str, isolates: &[TextRange]) -> Direction {
        if isolates.is_empty() || matches!(self, Self::Fixed(_)) {
            return self.resolve(text);
        }
        let mut outside = String::with_capacity(text.len());
        let mut end = 0;
        for isolate in isolates {
            outside.push_str(&text[end..isolate.start]);
            end = isolate.end;
        }
        outside.push_str(&text[end..]);
        match self {
            // A paragraph of nothing but isolates runs as they do.
            Self::Auto if first_strong(&outside).is_none() => Direction::LeftToRight,
            _ => self.resolve(&outside),
        }
    }
}

/// The direction that most strong characters of `text` have; none without any, right to left where
/// there are as many of both.
#[must_use]
pub fn majority_direction(text: &str) -> Option<Direction> {
    let (mut right_to_left, mut left_to_right) = (0_usize, 0_usize);
    for direction in text.chars().filter_map(strong_direction) {
        match direction {
            Direction::RightToLeft => right_to_left += 1,
            Direction::LeftToRight => left_to_right += 1,
        }
    }
    match (right_to_left, left_to_right) {
        (0, 0) => None,
        _ if right_to_left >= left_to_right => Some(Direction::RightToLeft),
        _ => Some(Direction::LeftToRight),
    }
}

/// The direction of a strong character (UAX #9, table 4).
fn strong_direction(character: char) -> Option<Direction> {
    match Properties::of(character).bidi_class() {
        BidiClass::L => Some(Direction::LeftToRight),
        BidiClass::R | BidiClass::AL => Some(Direction::RightToLeft),
        _ => None,
    }
}

/// The direction of the first strong character of a text; none without any.
#[must_use]
pub fn opening_direction(text: &str) -> Option<Direction> {
    text.chars().find_map(strong_direction)
}

/// The direction of the first strong character of the paragraph `text` opens with, those between
/// an isolate initiator and its matching PDI left out (UAX #9, P2).
fn first_strong(text: &str) -> Option<Direction> {
    let mut isolates = 0_usize;
    for character in text.chars() {
        match Properties::of(character).bidi_class() {
            BidiClass::B => break,
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => isolates += 1,
            BidiClass::PDI => isolates = isolates.saturating_sub(1),
            _ if isolates == 0 => {
                if let Some(direction) = strong_direction(character) {
                    return Some(direction);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{LeftToRight, RightToLeft};

    #[test]
    fn the_first_strong_character_decides() {
        let auto = |text| BaseDirection::Auto.resolve(text);
        assert_eq!(auto("12 – سلام abc"), RightToLeft);
        assert_eq!(auto("12 – abc سلام"), LeftToRight);
        assert_eq!(auto("12 – 34"), LeftToRight);
        assert_eq!(auto(""), LeftToRight);
        assert_eq!(auto("\u{2068}abc\u{2069} سلام"), RightToLeft);
        assert_eq!(auto("\u{2068}abc سلام"), LeftToRight);
        assert_eq!(auto("\u{2069}سلام"), RightToLeft);
    }

    #[test]
    fn a_paragraph_turns_against_its_article_only_without_a_letter_of_it() {
        let within = |text| BaseDirection::Within(RightToLeft).resolve(text);
        assert_eq!(within("MCIS نحو جبهة"), RightToLeft);
        assert_eq!(within("MCIS 2022"), LeftToRight);
        assert_eq!(within("2022"), RightToLeft);
        assert_eq!(
            BaseDirection::Within(LeftToRight).resolve("سلام"),
            RightToLeft
        );
    }

    #[test]
    fn most_letters_decide() {
        assert_eq!(majority_direction("abc سلام"), Some(RightToLeft));
        assert_eq!(majority_direction("abcdef سلام"), Some(LeftToRight));
        assert_eq!(majority_direction("1 2"), None);
    }
}

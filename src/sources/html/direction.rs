//! Directions that a page sets within a paragraph, as Unicode's isolates.
//!
//! A text has them only where its letters alone would stand otherwise: pages out of word processors set the
//! direction of every word.

use super::dom::{Dom, NodeId};
use crate::text::Direction;

/// How much of the text in an element is looked at for its direction, in characters.
const LOOKED_AT: usize = 1000;

/// A part of a paragraph that has a direction of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Isolate {
    /// The direction; `None` where its letters decide.
    pub(super) direction: Option<Direction>,
    /// What opens and closes it in the text, where it is needed.
    pub(super) signs: Option<(&'static str, &'static str)>,
}

/// The direction that an element sets.
pub(super) fn of(dom: &Dom, id: NodeId) -> Option<Direction> {
    let value = dom.attribute(id, "dir")?.trim();
    if value.eq_ignore_ascii_case("rtl") {
        Some(Direction::RightToLeft)
    } else if value.eq_ignore_ascii_case("ltr") {
        Some(Direction::LeftToRight)
    } else {
        None
    }
}

/// What an element within a paragraph sets, that stands in text of the direction `outer`.
pub(super) fn inline(dom: &Dom, id: NodeId, outer: Option<Direction>) -> Option<Isolate> {
    let name = dom.name(id);
    let own = of(dom, id);
    let is_isolated = name == "bdi" || dom.attribute(id, "dir").is_some();
    if !is_isolated {
        return None;
    }
    let signs = match own {
        Some(Direction::RightToLeft) if name == "bdo" => {
            Some(("\u{2067}\u{202E}", "\u{202C}\u{2069}"))
        }
        Some(Direction::LeftToRight) if name == "bdo" => {
            Some(("\u{2066}\u{202D}", "\u{202C}\u{2069}"))
        }
        _ if own.is_some() && own == outer => None,
        own if own.is_some() && own == first_strong(dom, id) => None,
        Some(Direction::RightToLeft) => Some(("\u{2067}", "\u{2069}")),
        Some(Direction::LeftToRight) => Some(("\u{2066}", "\u{2069}")),
        None => Some(("\u{2068}", "\u{2069}")),
    };
    let has_text = dom
        .descendants(id)
        .any(|id| dom.text(id).is_some_and(|text| !text.trim().is_empty()));
    Some(Isolate {
        direction: own,
        signs: signs.filter(|_| has_text),
    })
}

/// The direction of the first letter that has one.
fn first_strong(dom: &Dom, id: NodeId) -> Option<Direction> {
    let texts = dom.descendants(id).filter_map(|id| dom.text(id));
    let mut characters = texts.flat_map(str::chars).take(LOOKED_AT);
    characters.find_map(|character| match character {
        '\u{590}'..='\u{65F}' | '\u{66D}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}' => {
            Some(Direction::RightToLeft)
        }
        '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Some(Direction::RightToLeft),
        _ => character.is_alphabetic().then_some(Direction::LeftToRight),
    })
}

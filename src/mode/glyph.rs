//! One cell of a row, and what terminals that meddle with rows go by in it.

use unicode_bidi::BidiClass;
use unicode_width::UnicodeWidthStr;

/// One cell of a row, in visual order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// What it shows; for the column that a wide symbol covers, nothing.
    pub symbol: String,
    /// What it looks like: equal for cells of equal style.
    pub style: usize,
    /// Which face of the font it is drawn in: equal for cells of equal weight and slant.
    pub face: u16,
    /// Whether its ink is seen even where it is blank: underlined, struck through, in reverse.
    pub is_inked: bool,
    /// Whether its style is to be sent as one that differs from both its neighbours'. Only blank
    /// cells are asked for this, whose ink cannot be seen.
    pub stands_apart: bool,
}

impl Glyph {
    /// A glyph of plain style.
    #[must_use]
    pub const fn plain(symbol: String) -> Self {
        Self {
            symbol,
            style: 0,
            face: 0,
            is_inked: false,
            stands_apart: false,
        }
    }
}

/// Whether a cell shows nothing.
pub(super) fn is_blank(symbol: &str) -> bool {
    matches!(symbol, " " | "\u{A0}")
}

/// Whether a cell shows a piece of a line or a block, which terminals draw by themselves, and which says nothing.
#[must_use]
pub fn is_ruled(symbol: &str) -> bool {
    symbol.starts_with(|c| ('\u{2500}'..='\u{259F}').contains(&c))
}

/// Whether a symbol takes one column; a wide one takes two cells, of which the second is empty.
pub(super) fn is_single(symbol: &str) -> bool {
    symbol.width() == 1
}

/// Whether a cell shows a right-to-left letter.
#[must_use]
pub fn is_right_to_left(symbol: &str) -> bool {
    matches!(class(symbol), BidiClass::R | BidiClass::AL)
}

/// Whether a cell shows a letter or digit of a script that runs from right to left. The digits of Arabic and Persian,
/// which run from left to right, are of its script, and a terminal that shapes runs turns them around too.
pub(super) fn is_of_right_to_left_script(symbol: &str) -> bool {
    let is_digit = |c: char| matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
    is_right_to_left(symbol) || symbol.starts_with(is_digit)
}

/// The bidirectional class of what a cell shows: that of its first character.
pub(super) fn class(symbol: &str) -> BidiClass {
    symbol
        .chars()
        .next()
        .map_or(BidiClass::ON, unicode_bidi::bidi_class)
}

/// The symbol whose mirror image is this one (Bidi_Mirroring_Glyph), for the marks prose uses.
pub(super) fn mirrored(symbol: String) -> String {
    const PAIRS: [(&str, &str); 8] = [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("<", ">"),
        ("«", "»"),
        ("‹", "›"),
        ("≤", "≥"),
        ("⟨", "⟩"),
    ];
    let other = PAIRS
        .iter()
        .find_map(|(open, close)| match symbol.as_str() {
            symbol if symbol == *open => Some(close),
            symbol if symbol == *close => Some(open),
            _ => None,
        });
    other.map_or(symbol, |other| (*other).to_owned())
}

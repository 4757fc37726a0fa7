//! The row that a terminal's bidirectional algorithm turns into the row that is wanted.
//!
//! Terminals that order characters by UAX #9 do so in a left-to-right paragraph, for each
//! [piece](Pieces) by itself. Within each piece the part that the algorithm will turn around is
//! turned around beforehand.
//!
//! Where a change of style ends a piece, blanks are given a style of their own if that cannot be
//! seen: pieces are then single words, and the order of words is safe. Where it does not, what is
//! turned around is embedded, so that the rest of the row has no part in its order.

use std::ops::RangeInclusive;

use unicode_bidi::BidiClass;

use super::glyph::{Glyph, class, is_blank, is_right_to_left, is_ruled, is_single, mirrored};

/// U+202B RIGHT-TO-LEFT EMBEDDING.
const RIGHT_TO_LEFT_EMBEDDING: char = '\u{202B}';
/// U+202C POP DIRECTIONAL FORMATTING.
const POP_DIRECTIONAL_FORMATTING: char = '\u{202C}';

/// What a terminal applies the bidirectional algorithm to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pieces {
    /// Each stretch of one style by itself; it mirrors brackets. Qt draws text so.
    Styles,
    /// The whole row, whatever its styles, which go where their characters go. Pieces of lines count
    /// as left-to-right letters; brackets are not mirrored. Konsole does so.
    Rows,
}

/// Changes a row in visual order into the one to be sent.
pub(super) fn invert(row: &mut [Glyph], pieces: Pieces) {
    match pieces {
        Pieces::Styles => {
            for stretch in row.chunk_by_mut(|a, b| a.style == b.style) {
                if stretch.iter().any(|glyph| is_turned(&glyph.symbol)) {
                    set_blanks_apart(stretch);
                }
            }
            let is_one_piece = |a: &Glyph, b: &Glyph| {
                a.style == b.style
                    && a.stands_apart == b.stands_apart
                    && is_ruled(&a.symbol) == is_ruled(&b.symbol)
            };
            for piece in row.chunk_by_mut(is_one_piece) {
                invert_piece(piece, pieces);
            }
        }
        Pieces::Rows => invert_piece(row, pieces),
    }
}

fn set_blanks_apart(stretch: &mut [Glyph]) {
    for glyph in stretch {
        glyph.stands_apart = is_blank(&glyph.symbol) && !glyph.is_inked;
    }
}

/// Whether the algorithm gives this a level above that of the paragraph, wherever it stands.
fn is_turned(symbol: &str) -> bool {
    is_right_to_left(symbol) || class(symbol) == BidiClass::AN
}

fn is_digit(symbol: &str) -> bool {
    matches!(class(symbol), BidiClass::EN | BidiClass::AN)
}

/// Inverts each stretch from a right-to-left cell to another with no left-to-right letter and no
/// line between.
/// A European number at the left end of a piece stays there by itself (UAX #9, W7). At the right
/// end of letters it would not, whatever the order.
fn invert_piece(piece: &mut [Glyph], pieces: Pieces) {
    let ends = |glyph: &Glyph| {
        let symbol = &glyph.symbol;
        class(symbol) == BidiClass::L || is_ruled(symbol) || !is_single(symbol)
    };
    let mut start = 0;
    while start < piece.len() {
        let length = piece[start..]
            .iter()
            .position(ends)
            .unwrap_or(piece.len() - start);
        let part = &piece[start..start + length];
        let first = part.iter().position(|glyph| is_turned(&glyph.symbol));
        let last = part.iter().rposition(|glyph| is_turned(&glyph.symbol));
        if let (Some(first), Some(last)) = (first, last) {
            let stretch = start + first..=start + last;
            match pieces {
                Pieces::Styles => invert_stretch(&mut piece[stretch], BidiClass::AL, pieces),
                Pieces::Rows => invert_embedded(piece, stretch, start + length),
            }
        }
        start += length + 1;
    }
}

/// Inverts a stretch, and the numbers right of it, within an embedding: there the algorithm takes
/// numbers, and brackets in other panes, as it does in a right-to-left paragraph (X2, X10).
fn invert_embedded(row: &mut [Glyph], stretch: RangeInclusive<usize>, part_end: usize) {
    let (first, last) = stretch.into_inner();
    // The characters of the embedding have no width: they go with the cells beside them, which at
    // the edge of the screen are not there.
    let Some(before) = first.checked_sub(1) else {
        return invert_stretch(&mut row[first..=last], BidiClass::AL, Pieces::Rows);
    };
    let number = row[..part_end]
        .iter()
        .rposition(|glyph| is_digit(&glyph.symbol));
    let last = number.map_or(last, |number| number.max(last));
    invert_stretch(&mut row[first..=last], BidiClass::R, Pieces::Rows);
    row[before].symbol.push(RIGHT_TO_LEFT_EMBEDDING);
    row[last].symbol.push(POP_DIRECTIONAL_FORMATTING);
}

/// Puts a right-to-left stretch into logical order: from its right end to its left, numbers kept.
/// `letter` is the class of the letter before it in that order.
fn invert_stretch(stretch: &mut [Glyph], mut letter: BidiClass, pieces: Pieces) {
    let mut logical = Vec::with_capacity(stretch.len());
    let classes: Vec<BidiClass> = stretch.iter().map(|glyph| class(&glyph.symbol)).collect();
    let mut end = stretch.len();
    while end > 0 {
        let number = number_start(&classes[..end], letter);
        let start = number.unwrap_or(end - 1);
        for glyph in &stretch[start..end] {
            let mut glyph = glyph.clone();
            if is_right_to_left(&glyph.symbol) {
                letter = class(&glyph.symbol);
            }
            if number.is_none() && pieces == Pieces::Styles {
                glyph.symbol = mirrored(glyph.symbol);
            }
            logical.push(glyph);
        }
        end = start;
    }
    stretch.clone_from_slice(&logical);
}

/// Where the number starts that ends a row, if one does; with what the algorithm takes as part of it.
fn number_start(classes: &[BidiClass], letter: BidiClass) -> Option<usize> {
    let length = (0..classes.len())
        .rev()
        .take_while(|index| is_numeric(classes, *index, letter))
        .count();
    (length > 0).then_some(classes.len() - length)
}

/// Whether a cell is part of a number, after a letter of this class (UAX #9, W2, W4 and W5). The
/// rules look alike from either side, so the visual order of the row serves as well.
fn is_numeric(classes: &[BidiClass], index: usize, letter: BidiClass) -> bool {
    use BidiClass::{AN, CS, EN, ES, ET, R};
    // After an Arabic letter European digits count as Arabic ones.
    let digit = |class: Option<&BidiClass>| match class {
        Some(EN) if letter == R => Some(EN),
        Some(EN | AN) => Some(AN),
        _ => None,
    };
    let (left, right) = (&classes[..index], &classes[index + 1..]);
    let neighbours = (digit(left.last()), digit(right.first()));
    match classes[index] {
        EN | AN => true,
        CS => neighbours.0.is_some() && neighbours.0 == neighbours.1,
        ES => neighbours == (Some(EN), Some(EN)),
        ET => {
            let is_terminator = |class: &&BidiClass| **class == ET;
            let beside_left = left.iter().rev().find(|class| !is_terminator(class));
            let beside_right = right.iter().find(|class| !is_terminator(class));
            [beside_left, beside_right]
                .into_iter()
                .any(|class| digit(class) == Some(EN))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(symbols: &str) -> Vec<Glyph> {
        symbols
            .chars()
            .map(|symbol| Glyph::plain(symbol.to_string()))
            .collect()
    }

    fn text(row: &[Glyph]) -> String {
        row.iter().map(|glyph| glyph.symbol.as_str()).collect()
    }

    fn inverted(symbols: &str) -> String {
        let mut row = row(symbols);
        invert(&mut row, Pieces::Styles);
        text(&row)
    }

    #[test]
    fn words_are_turned_around_where_they_stand() {
        assert_eq!(inverted("ab باب رد"), "ab باب در");
        assert_eq!(inverted("│رد│"), "│در│");
    }

    #[test]
    fn brackets_within_letters_are_swapped_and_at_their_ends_are_not() {
        assert_eq!(inverted("(در)"), "(رد)");
        assert_eq!(inverted("ب)در"), "رد(ب");
    }

    #[test]
    fn numbers_keep_their_digits_in_order() {
        assert_eq!(inverted("١٢٫٥%ب"), "ب%١٢٫٥");
        assert_eq!(inverted("ب1,2د"), "د1,2ب");
        // After Arabic letters a hyphen parts two numbers, after Hebrew ones it does not.
        assert_eq!(inverted("ب1-2د"), "د2-1ب");
        assert_eq!(inverted("א1-2ב"), "ב1-2א");
        assert_eq!(inverted("א1%ב"), "ב1%א");
    }

    #[test]
    fn blanks_stand_apart_only_where_their_ink_cannot_be_seen() {
        let mut plain = row("ب د");
        invert(&mut plain, Pieces::Styles);
        assert!(plain[1].stands_apart);
        assert_eq!(text(&plain), "ب د");
        let mut underlined = row("ب د");
        for glyph in &mut underlined {
            glyph.is_inked = true;
        }
        invert(&mut underlined, Pieces::Styles);
        assert!(!underlined[1].stands_apart);
        assert_eq!(text(&underlined), "د ب");
        let mut latin = row("a b");
        invert(&mut latin, Pieces::Styles);
        assert!(!latin[1].stands_apart);
    }

    #[test]
    fn in_a_whole_row_what_is_turned_is_embedded_and_styles_go_with_their_letters() {
        let mut rows = row(" رد ab حد)باب│قم");
        rows[1].style = 1;
        invert(&mut rows, Pieces::Rows);
        assert_eq!(
            text(&rows),
            " \u{202B}در\u{202C} ab \u{202B}باب)دح\u{202C}│\u{202B}مق\u{202C}"
        );
        assert_eq!(rows[2].style, 1);
        assert!(rows.iter().all(|glyph| !glyph.stands_apart));
    }

    #[test]
    fn a_number_right_of_letters_is_embedded_with_them() {
        let mut rows = row(" لود 105│5 لود");
        invert(&mut rows, Pieces::Rows);
        assert_eq!(
            text(&rows),
            " \u{202B}105 دول\u{202C}│5 \u{202B}دول\u{202C}"
        );
        // As at the start of a right-to-left paragraph, a hyphen joins two numbers.
        let mut dates = row(" ويام 27-28");
        invert(&mut dates, Pieces::Rows);
        assert_eq!(text(&dates), " \u{202B}27-28 مايو\u{202C}");
    }
}

//! The row that a terminal's bidirectional algorithm turns into the row that is wanted.
//!
//! Qt's terminals draw each piece of one style by itself, and order its characters by UAX #9 in a
//! left-to-right paragraph. So a row is cut into such pieces, and within each piece the part that
//! the algorithm will turn around is turned around beforehand. Blanks are given a style of their
//! own where that cannot be seen: pieces are then single words, and the order of words is safe.

use unicode_bidi::BidiClass;

use super::encoding::{Glyph, class, is_blank, is_right_to_left, is_ruled, is_single, mirrored};

/// Changes a row in visual order into the one to be sent; styles stay with their columns.
pub(super) fn invert(row: &mut [Glyph], mirrors: bool) {
    let is_same_style = |a: &Glyph, b: &Glyph| a.style == b.style;
    for stretch in row.chunk_by_mut(is_same_style) {
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
        invert_piece(piece, mirrors);
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

/// Inverts each stretch from a right-to-left cell to another with no left-to-right letter between.
/// A European number at the left end of a piece stays there by itself (UAX #9, W7); at the right
/// end of letters there is no order that would leave it there, and none is sought.
fn invert_piece(piece: &mut [Glyph], mirrors: bool) {
    let parts = |glyph: &Glyph| class(&glyph.symbol) == BidiClass::L || !is_single(&glyph.symbol);
    for part in piece.split_mut(parts) {
        let first = part.iter().position(|glyph| is_turned(&glyph.symbol));
        let last = part.iter().rposition(|glyph| is_turned(&glyph.symbol));
        if let (Some(first), Some(last)) = (first, last) {
            invert_stretch(&mut part[first..=last], mirrors);
        }
    }
}

/// Puts a right-to-left stretch into logical order: from its right end to its left, numbers kept.
fn invert_stretch(stretch: &mut [Glyph], mirrors: bool) {
    let mut logical = Vec::with_capacity(stretch.len());
    let mut letter = BidiClass::AL;
    let mut end = stretch.len();
    while end > 0 {
        let start = number_start(&stretch[..end], letter).unwrap_or(end - 1);
        let is_number = matches!(class(&stretch[start].symbol), BidiClass::EN | BidiClass::AN);
        for glyph in &mut stretch[start..end] {
            let symbol = std::mem::take(&mut glyph.symbol);
            if is_right_to_left(&symbol) {
                letter = class(&symbol);
            }
            logical.push(if mirrors && !is_number {
                mirrored(symbol)
            } else {
                symbol
            });
        }
        end = start;
    }
    for (glyph, symbol) in stretch.iter_mut().zip(logical) {
        glyph.symbol = symbol;
    }
}

/// Where the number starts that ends a row, if one does. Separators within it belong to it (UAX #9,
/// W4); after Arabic letters a hyphen does not (W2 comes first).
fn number_start(row: &[Glyph], letter: BidiClass) -> Option<usize> {
    let is_digit = |index: usize| {
        row.get(index)
            .is_some_and(|glyph| matches!(class(&glyph.symbol), BidiClass::EN | BidiClass::AN))
    };
    let joins = |index: usize| match class(&row[index].symbol) {
        BidiClass::CS => true,
        BidiClass::ES => letter == BidiClass::R,
        _ => false,
    };
    let mut start = row.len().checked_sub(1).filter(|last| is_digit(*last))?;
    while start > 0 {
        if is_digit(start - 1) {
            start -= 1;
        } else if start > 1 && joins(start - 1) && is_digit(start - 2) {
            start -= 2;
        } else {
            break;
        }
    }
    Some(start)
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
        invert(&mut row, true);
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
        let mut kept = row("ب)در");
        invert(&mut kept, false);
        assert_eq!(text(&kept), "رد)ب");
    }

    #[test]
    fn numbers_keep_their_digits_in_order() {
        assert_eq!(inverted("١٢٫٥%ب"), "ب%١٢٫٥");
        assert_eq!(inverted("ب1,2د"), "د1,2ب");
        // After Arabic letters a hyphen parts two numbers, after Hebrew ones it does not.
        assert_eq!(inverted("ب1-2د"), "د2-1ب");
        assert_eq!(inverted("א1-2ב"), "ב1-2א");
    }

    #[test]
    fn blanks_stand_apart_only_where_their_ink_cannot_be_seen() {
        let mut plain = row("ب د");
        invert(&mut plain, true);
        assert!(plain[1].stands_apart);
        assert_eq!(text(&plain), "ب د");
        let mut underlined = row("ب د");
        for glyph in &mut underlined {
            glyph.is_inked = true;
        }
        invert(&mut underlined, true);
        assert!(!underlined[1].stands_apart);
        assert_eq!(text(&underlined), "د ب");
        let mut latin = row("a b");
        invert(&mut latin, true);
        assert!(!latin[1].stands_apart);
    }
}

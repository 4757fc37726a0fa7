//! One line of plain text as a mode sends it, where nothing but lines is drawn.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::text::{BaseDirection, Direction, Rendition, VisualLine, fit};

use super::{Glyph, OutputMode, RowEncoding};

/// An ink that a blank cell cannot show, and back.
const OTHER_INK: (&str, &str) = ("\x1b[90m", "\x1b[39m");

/// A line that fills a row of `width` cells: a right-to-left one from its right end on, cut where
/// it is longer.
#[must_use]
pub fn encode_line(
    text: &str,
    direction: Direction,
    width: u16,
    mode: OutputMode,
    rendition: Rendition,
) -> String {
    let encoding = mode.encoding();
    let width = width.saturating_sub(encoding.columns_kept());
    encode(glyphs(text, direction, width, rendition), encoding)
}

/// A row that is laid out already, from the left edge on, as an encoding sends it. It is in visual order where the
/// encoding is not [plain](RowEncoding::Plain), and of one style.
#[must_use]
pub fn encode_row(row: &str, encoding: RowEncoding) -> String {
    if matches!(encoding, RowEncoding::Plain | RowEncoding::Overridden) {
        return encoding.kept().unwrap_or_default() + row;
    }
    let mut glyphs = Vec::new();
    for symbol in row.graphemes(true) {
        glyphs.push(Glyph::plain(symbol.to_owned()));
        glyphs.extend((1..symbol.width()).map(|_| Glyph::plain(String::new())));
    }
    encode(glyphs, encoding)
}

fn encode(mut row: Vec<Glyph>, encoding: RowEncoding) -> String {
    encoding.row(&mut row);
    let mut line = encoding.kept().unwrap_or_default();
    for (column, glyph) in (0..).zip(&row) {
        let symbol = encoding.symbol(column, &glyph.symbol);
        let symbol = symbol.as_ref().unwrap_or(&glyph.symbol);
        if glyph.stands_apart {
            let (apart, back) = OTHER_INK;
            line.extend([apart, symbol, back]);
        } else {
            line.push_str(symbol);
        }
    }
    line
}

fn glyphs(text: &str, direction: Direction, width: u16, rendition: Rendition) -> Vec<Glyph> {
    let mut cells = VisualLine::default();
    fit(
        text,
        BaseDirection::Fixed(direction),
        width,
        rendition,
        &mut cells,
    );
    let free = width.saturating_sub(cells.width());
    let left = match direction {
        Direction::LeftToRight => 0,
        Direction::RightToLeft => free,
    };
    let blank = || Glyph::plain(" ".to_owned());
    let mut row: Vec<Glyph> = (0..left).map(|_| blank()).collect();
    for cell in cells.cells() {
        row.push(Glyph::plain(cell.text.to_owned()));
        row.extend((1..cell.width).map(|_| Glyph::plain(String::new())));
    }
    row.resize_with(usize::from(width), blank);
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Forms, Marks, Order};

    fn encoded(text: &str, mode: OutputMode) -> String {
        encode_line(text, Direction::RightToLeft, 12, mode, mode.rendition())
    }

    /// The bytes of each mode for the same words: visual order, right aligned.
    #[test]
    fn each_mode_has_its_own_bytes_for_the_same_line() {
        let text = "در (بد) 12";
        let visual = "  12 (ﺪﺑ) ﺭﺩ";
        let apart = "\x1b[90m \x1b[39m";
        let sized = "  12 (ﺪ\x1b]66;w=1:v=1;ﺑ\x1b\\) ﺭ\x1b]66;w=1:v=1;ﺩ\x1b\\";
        let expected = [
            (OutputMode::Visual, visual.to_owned()),
            (OutputMode::Bdsm, visual.to_owned()),
            (OutputMode::Konsole, visual.to_owned()),
            (OutputMode::Mlterm, visual.to_owned()),
            (OutputMode::Kitty, sized.to_owned()),
            (OutputMode::KittyRuns, "  12 (ﺑﺪ) ﺩﺭ".to_owned()),
            (OutputMode::Lro, " \u{202D} 12 (ﺪﺑ) ﺭﺩ".to_owned()),
            (
                OutputMode::Inverse,
                format!("{apart}{apart}12{apart}(ﺑﺪ){apart}ﺩﺭ"),
            ),
            (
                OutputMode::InverseRows,
                "  12 (\u{202B}ﺩﺭ )ﺑﺪ\u{202C}".to_owned(),
            ),
            (OutputMode::Logical, "  در (بد) 12".to_owned()),
        ];
        assert_eq!(expected.len(), OutputMode::ALL.len());
        for (mode, bytes) in expected {
            assert_eq!(encoded(text, mode), bytes, "{mode:?}");
            if mode.rendition().order == Order::Visual && mode.encoding().columns_kept() == 0 {
                assert_eq!(encode_row(visual, mode.encoding()), bytes, "{mode:?}");
            }
        }
        assert_eq!(
            encode_row(visual, OutputMode::Lro.encoding()),
            format!(" \u{202D}{visual}")
        );
    }

    /// A terminal that joins letters by itself is told where they do not join: the verb keeps its prefix apart.
    #[test]
    fn letters_are_kept_apart_where_the_terminal_joins_them() {
        let word = "می\u{200C}شود";
        let sent = |mode: OutputMode, forms, marks| {
            let rendition = Rendition {
                forms,
                marks,
                ..mode.rendition()
            };
            encode_line(word, Direction::RightToLeft, 5, mode, rendition)
        };
        for marks in [Marks::Kept, Marks::Unvowelled, Marks::Dropped] {
            for mode in [
                OutputMode::Logical,
                OutputMode::KittyRuns,
                OutputMode::Inverse,
            ] {
                assert_eq!(sent(mode, Forms::Base, marks), word, "{mode:?} {marks:?}");
            }
            let rows = sent(OutputMode::InverseRows, Forms::Base, marks);
            assert!(rows.contains(word), "{rows:?}");
            for mode in OutputMode::ALL {
                let joined = sent(mode, Forms::Presentation, marks);
                assert!(!joined.contains('\u{200C}'), "{mode:?} {joined:?}");
            }
        }
        // Lam and alef that are kept apart, a joiner, and what joins to nothing.
        for (word, bytes) in [
            ("ل\u{200C}ا", "ل\u{200C}ا"),
            ("ه\u{200D}", "ه\u{200D}"),
            ("بَ\u{200C}ب", "بَ\u{200C}ب"),
            ("د\u{200C}ر", "در"),
            ("a\u{200C}b", "ab"),
            ("لا\u{200C}", "لا"),
        ] {
            let rendition = OutputMode::Logical.rendition();
            let cells = u16::try_from(crate::text::width_for(word, rendition)).unwrap();
            let mode = OutputMode::Logical;
            let sent = encode_line(word, Direction::RightToLeft, cells, mode, rendition);
            assert_eq!(sent, bytes);
        }
    }
}

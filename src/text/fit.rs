//! One line that must fit: titles, names, status.

use super::cells::VisualLine;
use super::direction::BaseDirection;
use super::lines::Line;
use super::paragraph::Paragraph;
use super::rendition::{Order, Rendition};
use crate::range::TextRange;

const ELLIPSIS: char = '…';

/// Lays `text` out on one line of at most `width` cells.
///
/// Where it is wider its logical end is left out and `…` (a cell with an empty range) stands
/// instead. Line breaks in it are spaces.
pub fn fit(
    text: &str,
    base: BaseDirection,
    width: u16,
    rendition: Rendition,
    out: &mut VisualLine,
) {
    let text = without_breaks(text);
    Paragraph::new(&text, base).fit(width, rendition, out);
}

/// The cells that [`fit`] would need for the whole of `text`, in presentation forms.
#[must_use]
pub fn width(text: &str) -> usize {
    Paragraph::new(&without_breaks(text), BaseDirection::Auto).natural_width()
}

/// The text with a space as long, in bytes, for each character that ends a line.
fn without_breaks(text: &str) -> std::borrow::Cow<'_, str> {
    let breaks = |character| {
        matches!(
            character,
            '\n' | '\x0B' | '\x0C' | '\r' | '\x1C'..='\x1E' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    if !text.contains(breaks) {
        return text.into();
    }
    text.chars()
        .map(
            |character| match (breaks(character), character.len_utf8()) {
                (false, _) => character,
                (true, 1) => ' ',
                (true, 2) => '\u{A0}',
                (true, _) => '\u{2002}',
            },
        )
        .collect::<String>()
        .into()
}

impl Paragraph {
    /// Lays the whole paragraph out on one line of at most `width` cells, as [`fit`] does.
    pub fn fit(&self, width: u16, rendition: Rendition, out: &mut VisualLine) {
        out.clear(self.direction);
        let all = self.content_end(0, self.units.len());
        let needed = self.cells(0, all, rendition.forms);
        if needed <= usize::from(width) {
            let line = Line {
                range: TextRange::new(0, self.text.len()),
                width: needed as u16,
                is_wrapped: false,
                first: 0,
                end: all as u32,
            };
            return self.lay_out(&line, rendition, out);
        }
        if width == 0 {
            return;
        }
        let kept = self.kept(usize::from(width) - 1, rendition);
        let kept = self.content_end(0, kept);
        let level = self.direction.level();
        let offset = self.starts[kept];
        let at_left = level == 1 && rendition.order == Order::Visual;
        if at_left {
            out.insert(ELLIPSIS, level, offset);
        }
        self.write(0..kept, width - 1, rendition, out);
        if !at_left {
            out.insert(ELLIPSIS, level, offset);
        }
    }

    /// How many units fit into `width` cells.
    fn kept(&self, width: usize, rendition: Rendition) -> usize {
        let mut column = 0;
        (0..self.units.len())
            .find(|&unit| {
                column += self.unit_cells(unit, column, rendition.forms);
                column > width
            })
            .unwrap_or(self.units.len())
    }
}

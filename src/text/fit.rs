//! One line that must fit: titles, names, status.

use super::cells::VisualLine;
use super::direction::{BaseDirection, opening_direction};
use super::lines::Line;
use super::paragraph::Paragraph;
use super::rendition::{Order, Rendition};
use crate::range::TextRange;

const ELLIPSIS: char = '…';

/// Lays `text` out on one line of at most `width` cells.
///
/// Where it is wider its logical end is left out and `…` (a cell with an empty range) stands
/// instead. Line breaks in it are spaces; addresses keep their order.
pub fn fit(
    text: &str,
    base: BaseDirection,
    width: u16,
    rendition: Rendition,
    out: &mut VisualLine,
) {
    let text = without_breaks(text);
    Paragraph::of_prose(&text, base).fit(width, rendition, out);
}

/// The cells that [`fit`] would need for the whole of `text`, in presentation forms.
#[must_use]
pub fn width(text: &str) -> usize {
    Paragraph::new(&without_breaks(text), BaseDirection::Auto).natural_width()
}

/// The same in a rendition.
#[must_use]
pub fn width_for(text: &str, rendition: Rendition) -> usize {
    Paragraph::new(&without_breaks(text), BaseDirection::Auto).natural_width_for(rendition)
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
        let all = self.places.before_hanging(0..self.length);
        let needed = self.cells(0, all, rendition);
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
        let kept = self.places.before_hanging(0..kept);
        let level = self.direction.level();
        let offset = self.offset(kept);
        // The end of what runs against the line is on its far side.
        let tail = match rendition.order {
            Order::Visual => self.embedded_tail(kept, rendition),
            Order::Logical => kept,
        };
        // A hyphen at which no line ends is not drawn.
        let is_hyphen_before = tail < kept && tail > 0 && self.is_hyphen(tail - 1);
        let (first, last) = (0..tail - usize::from(is_hyphen_before), tail..kept);
        if level == 1 && rendition.order == Order::Visual {
            self.write(last, width, rendition, out);
            out.insert(ELLIPSIS, level, offset);
            self.write(first, width, rendition, out);
        } else {
            self.write(first, width, rendition, out);
            out.insert(ELLIPSIS, level, offset);
            self.write(last, width, rendition, out);
        }
    }

    /// Where in the first `kept` units the last of them begin that run against the direction of the paragraph; `kept`
    /// where the last one does not.
    fn embedded_tail(&self, kept: usize, rendition: Rendition) -> usize {
        let mut runs = Vec::new();
        self.collect_runs(0..kept, self.levels(rendition.digits), &mut runs);
        let base = self.direction.level();
        let embedded = runs.iter().rev().take_while(|(_, _, level)| *level > base);
        let Some(start) = embedded.last().map(|(start, _, _)| *start as usize) else {
            return kept;
        };
        // A number goes with what it stands in.
        let text = &self.text[self.offset(start) as usize..self.offset(kept) as usize];
        match opening_direction(text) {
            Some(direction) if direction != self.direction => start,
            _ => kept,
        }
    }

    /// How many units fit into `width` cells.
    fn kept(&self, width: usize, rendition: Rendition) -> usize {
        let mut column = 0;
        (0..self.length)
            .find(|&unit| {
                column += self.unit_cells(unit, column, rendition);
                column > width
            })
            .unwrap_or(self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Direction, Forms};

    fn fitted(text: &str, width: u16) -> String {
        let mut visual = VisualLine::new();
        fit(
            text,
            BaseDirection::Auto,
            width,
            Rendition::default(),
            &mut visual,
        );
        visual.text().to_owned()
    }

    #[test]
    fn the_end_is_left_out() {
        assert_eq!(fitted("بببب", 4), "ﺐﺒﺒﺑ");
        assert_eq!(fitted("بببب", 3), "…ﺒﺑ");
        assert_eq!(fitted("ب بب", 3), "…ﺏ");
        assert_eq!(fitted("abcd", 3), "ab…");
        assert_eq!(fitted("abcd", 1), "…");
        assert_eq!(fitted("abcd", 0), "");
        assert_eq!(fitted("", 4), "");
    }

    #[test]
    fn what_is_left_out_is_where_reading_ends() {
        let fitted = |text: &str, direction: Direction, width: u16| {
            let mut visual = VisualLine::new();
            let base = BaseDirection::Fixed(direction);
            fit(text, base, width, Rendition::default(), &mut visual);
            visual.text().to_owned()
        };
        let (right, left) = (Direction::RightToLeft, Direction::LeftToRight);
        assert_eq!(fitted("ببببب", left, 4), "…ﺒﺒﺑ");
        assert_eq!(fitted("about: ببببب", left, 10), "about: …ﺒﺑ");
        assert_eq!(fitted("about: ب two", left, 10), "about: …ﺏ");
        assert_eq!(fitted("abcde", right, 4), "abc…");
        // What is isolated runs as the line does, or against it.
        assert_eq!(
            fitted("\u{2068}بب\u{2069} \u{2068}ببب\u{2069}", right, 5),
            "…ﺑ ﺐﺑ"
        );
        assert_eq!(
            fitted("\u{2068}بب\u{2069} \u{2068}abc\u{2069}", right, 5),
            "a… ﺐﺑ"
        );
        assert_eq!(
            fitted("عن \u{2066}ab عر cdefg\u{2069}", right, 12),
            "ab ﺮﻋ cd… ﻦﻋ"
        );
        assert_eq!(fitted("بب\u{AD}abcdef", right, 5), "ab…ﺐﺑ");
        assert_eq!(fitted("عام 1967", right, 6), "…1 ﻡﺎﻋ");
        assert_eq!(fitted("\u{2068}عام 1967\u{2069}", right, 6), "…1 ﻡﺎﻋ");
        assert_eq!(fitted("in عام 1967", left, 9), "in …1 ﻡﺎﻋ");
        assert_eq!(fitted("عن abcde", right, 6), "ab… ﻦﻋ");
        assert_eq!(fitted("عن abc بب", right, 8), "abc… ﻦﻋ");
    }

    #[test]
    fn a_title_of_several_lines_is_one() {
        assert_eq!(fitted("a\nb\u{2028}c\u{85}d\r", 9), "a b\u{2002}c\u{A0}d");
    }

    #[test]
    fn logical_order_ends_at_the_right() {
        let mut visual = VisualLine::new();
        let rendition = Rendition {
            order: Order::Logical,
            forms: Forms::Base,
            ..Rendition::default()
        };
        let base = BaseDirection::Fixed(Direction::RightToLeft);
        fit("سلام", base, 3, rendition, &mut visual);
        assert_eq!(visual.text(), "س…", "lam and alef would take two cells");
    }

    #[test]
    fn the_policy_of_widths() {
        for (text, cells) in [
            ("\u{64E}\u{651}", 1),
            ("بَّ", 1),
            ("\u{200B}\u{200C}\u{200E}\u{2067}\u{FEFF}", 0),
            ("لا", 1),
            ("ﷺ", 1),
            ("\u{FDFD}", 1),
            ("ـــ", 3),
            ("\u{605}", 1),
            ("\u{890}\u{891}\u{8E2}", 3),
            ("\u{600}٢\u{6DD}", 3),
            ("中文", 4),
            ("ｱﾞ", 2),
            ("👨‍👩‍👧", 2),
            ("👍🏽", 2),
            ("☎\u{FE0F}", 2),
            ("🇸🇦", 2),
            ("1\u{FE0F}\u{20E3}", 2),
            ("한", 2),
            ("\u{1112}\u{1161}\u{11AB}", 2),
            ("नि", 2),
            ("e\u{301}", 1),
            ("\u{7}\u{9B}", 2),
            ("a  ", 1),
        ] {
            assert_eq!(width(text), cells, "{}", text.escape_unicode());
        }
    }
}

//! A row of chips: from the right, as many as there is room for, those of a row that is wider within reach of the keys.

use crate::app::Target;
use crate::app::arrangement::Area;
use crate::text::{self, Rendition};
use crate::ui::canvas::Side;
use crate::ui::{Role, View};

/// A chip as a row shows it.
pub(super) struct ShownChip {
    words: String,
    target: Option<Target>,
    role: Role,
    /// Whether the keys are at it.
    has_keys: bool,
}

impl ShownChip {
    /// A chip of some words, which do something where they are clicked on.
    pub(super) fn new(words: &str, target: Target, role: Role) -> Self {
        Self {
            words: format!(" {words} "),
            target: Some(target),
            role,
            has_keys: false,
        }
    }

    /// The chip that the keys are at: brackets say so, whatever the colours, or a word before it where there is one.
    pub(super) fn with_keys(said: &str, words: &str, target: Target, role: Role) -> Self {
        Self {
            words: match said.is_empty() {
                true => format!("[{words}]"),
                false => format!(" {said}{words} "),
            },
            target: Some(target),
            role,
            has_keys: true,
        }
    }

    /// What stands before all chips and is none.
    pub(super) fn label(words: &str, role: Role) -> Self {
        Self {
            words: format!(" {words} "),
            target: None,
            role,
            has_keys: false,
        }
    }

    /// Its cells, with the line that divides it from the next.
    fn width(&self, rendition: Rendition) -> u16 {
        u16::try_from(text::width_for(&self.words, rendition) + 1).unwrap_or(u16::MAX)
    }
}

impl View<'_> {
    /// Draws chips, the one at `cursor` in sight.
    pub(super) fn draw_strip(&mut self, row: Area, chips: &[ShownChip], cursor: usize) {
        let rendition = self.canvas.rendition;
        let cursor = cursor.min(chips.len().saturating_sub(1));
        // The row starts with the chip from which on the one with the keys is in sight.
        let first = (0..=cursor)
            .find(|first| {
                let widths = chips[*first..]
                    .iter()
                    .take(cursor + 1 - first)
                    .map(|chip| chip.width(rendition));
                widths.fold(2, u16::saturating_add) <= row.width
            })
            .unwrap_or(cursor);
        let mut right = row.right();
        let style = self.theme.style(Role::Faint);
        if first > 0 {
            right -= 1;
            self.canvas.symbol(right, row.y, "›", style);
        }
        for (index, chip) in chips.iter().enumerate().skip(first) {
            let is_last = index + 1 == chips.len();
            let room = right.saturating_sub(row.x + u16::from(!is_last));
            let needed = chip.width(rendition) - u16::from(is_last);
            if needed > room && index > first {
                self.canvas.symbol(row.x, row.y, "‹", style);
                break;
            }
            // A name wider than the screen is cut.
            let width = needed.min(room);
            right -= width;
            let area = Area {
                x: right,
                width,
                ..row
            };
            self.draw_chip(area, chip, is_last);
        }
    }

    fn draw_chip(&mut self, area: Area, chip: &ShownChip, is_last: bool) {
        let divider = u16::from(!is_last);
        let words = Area {
            x: area.x + divider,
            width: area.width.saturating_sub(divider),
            ..area
        };
        if chip.has_keys {
            self.note_here(words);
        }
        if let Some(target) = chip.target {
            self.regions.add(words, target);
        }
        if !is_last {
            let style = self.theme.style(Role::Divider);
            self.canvas.symbol(area.x, area.y, "│", style);
        }
        let style = self.theme.style(chip.role);
        self.canvas.words(words, &chip.words, Side::Right, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BaseDirection, Forms, VisualLine};

    #[test]
    fn a_chip_is_as_wide_as_it_is_drawn() {
        let chip = ShownChip::label("موضوع: الأهلا ×", Role::Faint);
        let widths = [Forms::Presentation, Forms::Base].map(|forms| {
            let rendition = Rendition {
                forms,
                ..Rendition::default()
            };
            let mut line = VisualLine::default();
            text::fit(
                &chip.words,
                BaseDirection::Auto,
                u16::MAX,
                rendition,
                &mut line,
            );
            assert_eq!(chip.width(rendition), line.width() + 1);
            line.width()
        });
        assert!(
            widths[0] < widths[1],
            "lam and alef are two letters: {widths:?}"
        );
    }
}

//! The outline of the open article over the panes.

use crate::app::outline::OutlineOverlay;
use crate::app::overlay::Overlay;
use crate::i18n::isolated;
use crate::text::{BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::{Role, View};

/// Cells by which each level is set in.
const INDENT: u16 = 2;

impl View<'_> {
    pub(super) fn draw_outline(&mut self, outline: &OutlineOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let height = usize::from(self.app.row_height(&overlay.content));
        let title = locale.text("outline-title");
        let inner = self.draw_box(outline.rows.len() * height, &title);
        self.draw_rows(inner, overlay, |view, entry, index, style| {
            let Some(row) = outline.rows.get(index) else {
                return;
            };
            let deep = u16::from(row.level.saturating_sub(1)) * INDENT;
            let entry = crate::app::arrangement::Area {
                width: entry.width.saturating_sub(deep.min(entry.width / 2)),
                ..entry
            };
            let base = BaseDirection::Within(Direction::RightToLeft);
            let bold = style.add_modifier(ratatui::style::Modifier::BOLD);
            let separator = locale.text("list-separator");
            let names: Vec<String> = row.names.iter().map(|name| isolated(name)).collect();
            let faint = view.theme.faint_on(style);
            let names = names.join(&separator);
            let heading = (row.heading.as_str(), base, bold);
            let names = (names.as_str(), view.base_of_words(), faint);
            view.draw_below_each_other(entry, [heading, names]);
        });
        if outline.rows.len() == 1 {
            let words = locale.text("outline-no-headings");
            let below = inner.row(inner.y + inner.height);
            self.canvas.words(
                below,
                &format!(" {words} "),
                Side::Left,
                self.theme.style(Role::Heading),
            );
        }
    }
}

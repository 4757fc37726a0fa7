//! The history of jumps.

use crate::app::history::HistoryOverlay;
use crate::app::overlay::Overlay;
use crate::i18n::isolated;
use crate::text::{BaseDirection, Direction};
use crate::ui::View;
use crate::ui::canvas::Side;

impl View<'_> {
    pub(super) fn draw_history(&mut self, history: &HistoryOverlay, overlay: &Overlay) {
        let rows = history.places.len() * usize::from(overlay.content.row_height());
        let title = self.app.locale().text("history-title");
        let inner = self.draw_box(rows, &title);
        self.draw_rows(inner, overlay, |view, entry, index, style| {
            let Some(place) = history.places.get(index) else {
                return;
            };
            let base = BaseDirection::Within(Direction::RightToLeft);
            let row = entry.row(entry.y);
            view.canvas
                .text(row, &place.title, base, Side::Right, style);
            let faint = view.theme.faint_on(style);
            let mut about = Vec::new();
            if index == history.here {
                let here = view.app.locale().text("history-here");
                about.push(match view.is_plain() {
                    true => here.into_owned(),
                    false => format!("● {here}"),
                });
            }
            if !place.words.is_empty() {
                about.push(format!("«{}»", isolated(&place.words)));
            }
            let about = about.join(" · ");
            view.canvas
                .words(entry.row(entry.y + 1), &about, Side::Right, faint);
        });
    }
}

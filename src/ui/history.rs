//! The history of jumps.

use crate::app::history::HistoryOverlay;
use crate::app::overlay::Overlay;
use crate::i18n::isolated;
use crate::text::{BaseDirection, Direction};
use crate::ui::View;

impl View<'_> {
    pub(super) fn draw_history(&mut self, history: &HistoryOverlay, overlay: &Overlay) {
        let rows = history.places.len() * usize::from(self.app.row_height(&overlay.content));
        let title = self.app.locale().text("history-title");
        let inner = self.draw_box(rows, &title);
        self.draw_rows(inner, overlay, |view, entry, index, style| {
            let Some(place) = history.places.get(index) else {
                return;
            };
            let base = BaseDirection::Within(Direction::RightToLeft);
            let faint = view.theme.faint_on(style);
            let mut about = Vec::new();
            if Some(index) == history.here() {
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
            let title = (place.title.as_str(), base, style);
            let about = (about.as_str(), view.base_of_words(), faint);
            view.draw_below_each_other(entry, [title, about]);
        });
    }
}

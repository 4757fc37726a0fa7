//! The menu in which the reader says what an article is about.

use crate::app::arrangement::Area;
use crate::app::classifying::ClassifyOverlay;
use crate::app::overlay::Overlay;
use crate::topics::Topic;
use crate::ui::View;
use crate::ui::canvas::Side;

impl View<'_> {
    pub(super) fn draw_classifying(&mut self, menu: &ClassifyOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let title = locale.format("classify-title", &[("title", (&menu.title).into())]);
        let inner = self.draw_box(Topic::ALL.len(), &title);
        self.draw_rows(inner, overlay, |view, line, index, style| {
            let Some(topic) = Topic::ALL.get(index) else {
                return;
            };
            let mark = if menu.topics.contains(topic) {
                "✓"
            } else {
                " "
            };
            view.canvas.symbol(line.right() - 1, line.y, mark, style);
            let name = Area {
                width: line.width.saturating_sub(2),
                ..line
            };
            view.canvas
                .words(name, topic.name(locale), Side::Right, style);
        });
    }
}

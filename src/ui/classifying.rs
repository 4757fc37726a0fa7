//! The menu in which the reader says what an article is about.

use crate::app::Target;
use crate::app::arrangement::Area;
use crate::app::classifying::ClassifyOverlay;
use crate::topics::Topic;
use crate::ui::canvas::Side;
use crate::ui::{Role, View};
use crate::words::isolated;

impl View<'_> {
    pub(super) fn draw_classifying(&mut self, overlay: &ClassifyOverlay) {
        let locale = self.app.locale;
        let label = locale.pick("موضوعات", "topics of");
        let title = format!("{label}: {}", isolated(&overlay.title));
        let inner = self.draw_box(Topic::ALL.len(), &title);
        let rows = Topic::ALL.into_iter().enumerate().skip(overlay.cursor.top);
        for (y, (index, topic)) in (inner.y..inner.y + inner.height).zip(rows) {
            let line = inner.row(y);
            let wider = Area {
                x: line.x - 1,
                width: line.width + 2,
                ..line
            };
            self.regions.add(wider, Target::OverlayItem(index));
            let is_selected = index == overlay.cursor.selected;
            let style = self.theme.style(if is_selected {
                Role::Selected
            } else {
                Role::Text
            });
            if is_selected {
                self.canvas.restyle(wider, style);
            }
            let mark = if overlay.topics.contains(&topic) {
                "✓"
            } else {
                " "
            };
            self.canvas.symbol(line.right() - 1, y, mark, style);
            let name = Area {
                width: line.width.saturating_sub(2),
                ..line
            };
            self.canvas
                .words(name, topic.name(locale), Side::Right, style);
        }
    }
}

//! The menu in which the reader says what an article is about.

use crate::app::arrangement::Area;
use crate::app::classifying::{ClassifyOverlay, ClassifyRow};
use crate::app::overlay::Overlay;
use crate::i18n::isolated;
use crate::library::OwnTopic;
use crate::ui::View;
use crate::ui::canvas::Side;

/// The sign of a topic that the article has, and of one that is suggested for it.
const HAS_IT: &str = "✓";
const SUGGESTED: &str = "+";
const HAS_NOT: &str = " ";

fn mark_of(topic: &OwnTopic) -> &'static str {
    match topic {
        OwnTopic { has_it: true, .. } => HAS_IT,
        OwnTopic {
            is_suggested: true, ..
        } => SUGGESTED,
        _ => HAS_NOT,
    }
}

impl View<'_> {
    pub(super) fn draw_classifying(&mut self, menu: &ClassifyOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let title = locale.format("classify-title", &[("title", (&menu.title).into())]);
        let inner = self.draw_box(menu.row_count(), &title);
        self.draw_rows(inner, overlay, |view, line, index, style| {
            let (mark, name) = match menu.row(index) {
                Some(ClassifyRow::Topic(topic)) => {
                    let mark = if menu.topics.contains(&topic) {
                        HAS_IT
                    } else {
                        HAS_NOT
                    };
                    (mark, topic.name(locale).to_owned())
                }
                Some(ClassifyRow::Own(topic)) => (mark_of(topic), isolated(&topic.name)),
                None => return,
            };
            let name = match mark {
                HAS_IT if view.is_plain() => format!("{}: {name}", locale.text("plain-in-force")),
                SUGGESTED if view.is_plain() => {
                    format!("{}: {name}", locale.text("plain-suggested"))
                }
                _ => name,
            };
            view.canvas.symbol(line.right() - 1, line.y, mark, style);
            let place = Area {
                width: line.width.saturating_sub(2),
                ..line
            };
            view.canvas.words(place, &name, Side::Right, style);
        });
    }
}

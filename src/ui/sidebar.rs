//! The entities of the open article.

use crate::app::arrangement::Area;
use crate::app::entities::SidebarRow;
use crate::app::{Pane, Target};
use crate::extract::Entity;
use crate::messages;
use crate::text::{BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::signs::sign_of_kind;
use crate::ui::{Role, View};

impl View<'_> {
    pub(super) fn draw_sidebar(&mut self, area: Area) {
        let Some(reading) = self.app.reading() else {
            return;
        };
        let Some(annotations) = reading.annotations.clone() else {
            let locale = self.app.locale();
            let words = locale.text(if reading.is_set_aside {
                "sidebar-failed"
            } else {
                "sidebar-annotating"
            });
            let style = self.theme.style(Role::Faint);
            self.canvas.words(area.inset(1), &words, Side::Right, style);
            return;
        };
        if self.app.entities().rows.is_empty() {
            let words = self.app.locale().text("sidebar-empty");
            let style = self.theme.style(Role::Faint);
            self.canvas.words(area.inset(1), &words, Side::Right, style);
            return;
        }
        let rows = self
            .app
            .entities()
            .rows
            .iter()
            .skip(self.app.entities().top);
        for (y, row) in (area.y..area.y + area.height).zip(rows) {
            let line = area.row(y);
            match row {
                SidebarRow::Kind(kind, _) => {
                    let style = self.theme.style(Role::Mention(*kind));
                    let style = style.add_modifier(ratatui::style::Modifier::BOLD);
                    let words = messages::kind(*kind, self.app.locale());
                    let words = format!("{} {words}", sign_of_kind(*kind));
                    self.canvas.words(line.inset(1), &words, Side::Right, style);
                }
                SidebarRow::Entity(index) => {
                    if let Some(entity) = annotations.entities.get(*index) {
                        self.regions.add(line, Target::Entity(*index));
                        self.draw_entity(line, entity);
                    }
                }
            }
        }
    }

    fn draw_entity(&mut self, line: Area, entity: &Entity) {
        let is_selected = self.app.selected_entity() == Some(entity.id.as_str());
        let has_keys = self.app.focus() == Pane::Sidebar;
        let style = match (is_selected, has_keys) {
            (true, true) => self.theme.style(Role::Selected),
            (true, false) => self.theme.style(Role::SelectedMention(entity.kind)),
            _ => self.theme.style(Role::Text),
        };
        if is_selected && has_keys {
            self.canvas.restyle(line, style);
        }
        let inner = Area {
            x: line.x + 1,
            width: line.width.saturating_sub(3),
            ..line
        };
        let faint = self.theme.faint_on(style);
        let count = entity.mentions.len().to_string();
        let taken = self.canvas.words(inner, &count, Side::Left, faint);
        let name = Area {
            x: taken.right() + 1,
            width: inner.width.saturating_sub(taken.width + 1),
            ..inner
        };
        let base = BaseDirection::Within(Direction::RightToLeft);
        self.canvas
            .text(name, &entity.name, base, Side::Right, style);
    }
}

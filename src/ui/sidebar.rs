//! The sidebar: entities with their counts, under the headings of their kinds.

use ratatui::style::Modifier;

use crate::app::arrangement::Area;
use crate::app::entities::{EntityScope, SidebarRow};
use crate::app::{Pane, Target};
use crate::extract::EntityKind;
use crate::i18n::isolated;
use crate::library::{EntityOrder, EntityTotal};
use crate::messages;
use crate::text::{BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::manner::with_kind;
use crate::ui::{Role, View, dated};

impl View<'_> {
    pub(super) fn draw_sidebar(&mut self, area: Area) {
        if self.shows_no_article() {
            return;
        }
        if let Some(id) = self.nothing_in_sidebar() {
            let words = self.app.locale().text(id);
            let style = self.theme.style(Role::Faint);
            self.canvas.words(area.inset(1), &words, Side::Right, style);
            return;
        }
        let app = self.app;
        let pane = app.entities();
        let rows = pane.rows.iter().skip(pane.top);
        for (y, row) in (area.y..area.y + area.height).zip(rows) {
            // The heading of what is at the top stays in sight.
            let heading = pane.heading().filter(|_| y == area.y);
            self.draw_sidebar_row(area.row(y), heading.unwrap_or(*row));
        }
    }

    /// Whether it is to show the entities of an article and there is none.
    fn shows_no_article(&self) -> bool {
        self.app.entities().scope == EntityScope::Article && self.app.reading().is_none()
    }

    /// The message that says why there is nothing to be seen; `None` where there is something.
    fn nothing_in_sidebar(&self) -> Option<&'static str> {
        let pane = self.app.entities();
        if pane.is_unknown() {
            return Some("sidebar-counting");
        }
        if pane.scope == EntityScope::Article {
            let reading = self.app.reading();
            let unknown = reading.filter(|reading| reading.annotations.is_none());
            if let Some(reading) = unknown {
                return Some(match reading.is_set_aside {
                    true => "sidebar-failed",
                    false => "sidebar-annotating",
                });
            }
        }
        pane.rows.is_empty().then_some("sidebar-empty")
    }

    fn draw_sidebar_row(&mut self, line: Area, row: SidebarRow) {
        let faint = self.theme.style(Role::Faint);
        let app = self.app;
        match row {
            SidebarRow::Kind(kind, count) => self.draw_kind(line, kind, count),
            SidebarRow::Entity(index) => {
                if let Some(entity) = app.entities().entity(index) {
                    self.regions.add(line, Target::Entity(index));
                    self.draw_entity(line, entity);
                }
            }
            SidebarRow::More(_, count) => {
                let arguments = [("count", count.into())];
                let words = app.locale().format("sidebar-more", &arguments);
                self.canvas.words(line.inset(1), &words, Side::Right, faint);
            }
        }
    }

    fn draw_kind(&mut self, line: Area, kind: EntityKind, count: usize) {
        let style = self.theme.style(Role::Mention(kind));
        let style = style.add_modifier(Modifier::BOLD);
        let words = messages::kinds_name(kind, self.app.locale());
        let words = with_kind(kind, &words, self.theme.manner);
        let inner = line.inset(1);
        if self.is_plain() {
            let words = messages::labelled(self.app.locale(), &words, count.to_string());
            self.canvas.words(inner, &words, Side::Right, style);
            return;
        }
        let faint = self.theme.style(Role::Faint);
        self.canvas
            .words(inner, &count.to_string(), Side::Left, faint);
        self.canvas.words(inner, &words, Side::Right, style);
    }

    fn draw_entity(&mut self, line: Area, entity: &EntityTotal) {
        let selected = self.app.selected_entity();
        let is_selected = entity.ids.iter().any(|id| Some(id.as_str()) == selected);
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
        let (count, id) = match self.app.entities().order {
            EntityOrder::Articles => (entity.articles, "articles"),
            _ => (entity.mentions, "mentions"),
        };
        let count = match self.is_plain() {
            true => self.app.locale().count(id, count),
            false => count.to_string(),
        };
        let taken = self.canvas.words(inner, &count, Side::Left, faint);
        let mut name = inner.right_of(taken, 1);
        if entity.is_guess {
            // What the model guesses is marked beside its count: no colour is needed to see it.
            let id = match self.is_plain() {
                true => "plain-guess",
                false => "guess-sign",
            };
            let sign = self.app.locale().text(id);
            let taken = self.canvas.words(name, &sign, Side::Left, faint);
            name = name.right_of(taken, 1);
        }
        let base = BaseDirection::Within(Direction::RightToLeft);
        if is_selected && has_keys {
            self.note_here(inner);
        }
        let id = entity.ids.first().map_or("", String::as_str);
        let shown = dated::name_in(
            (entity.kind, id, &entity.name),
            self.app.dates(),
            name.width,
            self.canvas.rendition,
        );
        let words = format!("{}{shown}", self.said_if_selected(is_selected));
        self.canvas.take_cut();
        self.canvas.text(name, &words, base, Side::Right, style);
        if is_selected && has_keys {
            self.note_whole();
        }
    }

    /// Whose entities they are, how many, and the words that narrow them.
    pub(super) fn sidebar_heading(&self) -> String {
        if self.shows_no_article() {
            return String::new();
        }
        let pane = self.app.entities();
        let id = match pane.scope {
            EntityScope::Article => "sidebar-article",
            EntityScope::Listed => "sidebar-listed",
            EntityScope::Library => "sidebar-library",
        };
        let number = if pane.is_unknown() {
            "…".into()
        } else {
            pane.count().into()
        };
        let words = self.app.locale().format(id, &[("number", number)]);
        match pane.words.trim() {
            "" => words,
            filter => format!("{words} · «{}»", isolated(filter)),
        }
    }
}

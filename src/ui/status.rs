//! The status line, and the prompt that takes its place.

use crate::app::action::{Action, key_of};
use crate::app::arrangement::Area;
use crate::notice::Severity;
use crate::ui::canvas::Side;
use crate::ui::{Role, View};
use crate::words::{Count, LINES, Locale, isolated};

impl View<'_> {
    /// Draws the line; returns where the caret of the prompt stands.
    pub(super) fn draw_status(&mut self, row: Area) -> Option<(u16, u16)> {
        let style = self.theme.style(Role::Status);
        self.canvas.fill(row, " ", style);
        let inner = row.inset(1);
        if let Some(prompt) = self.app.prompt() {
            return Some(self.draw_prompt(inner, prompt));
        }
        let left = self.canvas.words(inner, &self.hint(), Side::Left, style);
        let rest = Area {
            x: left.right() + 2,
            width: inner.right().saturating_sub(left.right() + 2),
            ..inner
        };
        let is_warning = self
            .app
            .notice()
            .is_some_and(|n| n.severity() > Severity::Information);
        let role = if is_warning {
            Role::Warning
        } else {
            Role::Status
        };
        self.canvas
            .words(rest, &self.state(), Side::Right, self.theme.style(role));
        None
    }

    /// What there is to know: a notice, the mention one stands at, where one is in the article.
    fn state(&self) -> String {
        let app = self.app;
        let locale = app.locale();
        let mut parts = Vec::new();
        if let Some(progress) = app.progress() {
            let (done, total) = (progress.done, progress.total);
            parts.push(match locale {
                Locale::Arabic => format!("تُستخرج الكيانات {done} من {total}"),
                Locale::English => format!("finding entities {done} of {total}"),
            });
        }
        if let Some(notice) = app.notice() {
            parts.push(notice.text(locale));
        } else if let Some(entity) = app.entity() {
            let name = isolated(&entity.name);
            parts.push(match (app.mention_number(), locale) {
                (Some((number, count)), Locale::Arabic) => {
                    format!("{name}: {number} من {count}")
                }
                (Some((number, count)), Locale::English) => {
                    format!("{name}: {number} of {count}")
                }
                (None, _) => format!("{name}: {}", entity.mentions.len()),
            });
        }
        if let Some(reading) = app.reading() {
            let per_cent = isolated(&format!("{}%", reading.per_cent()));
            parts.push(match (locale, reading.rows_left()) {
                (Locale::Arabic, 0) => format!("{per_cent} · النهاية"),
                (Locale::English, 0) => format!("{per_cent} · end"),
                (Locale::Arabic, number) => {
                    let lines = Count {
                        number,
                        noun: LINES,
                        locale,
                    };
                    format!("{per_cent} · بقي {lines}")
                }
                (Locale::English, number) => {
                    let lines = Count {
                        number,
                        noun: LINES,
                        locale,
                    };
                    format!("{per_cent} · {lines} left")
                }
            });
        }
        parts.join(" · ")
    }

    /// The keys a newcomer needs.
    fn hint(&self) -> String {
        let locale = self.app.locale();
        let hints = [
            (Action::Quit, locale.pick("خروج", "quit")),
            (Action::Topics, locale.pick("موضوعات", "topics")),
            (Action::Entities, locale.pick("كيانات", "entities")),
            (Action::Find, locale.pick("بحث", "find")),
            (Action::Help, locale.pick("مساعدة", "help")),
        ];
        let shown = match self.app.size().columns {
            ..60 => &hints[4..],
            60..100 => &hints[2..],
            _ => &hints[..],
        };
        let hint = |(action, words): &(Action, &str)| match key_of(*action) {
            Some(key) => format!("{key} {words}"),
            None => (*words).to_owned(),
        };
        shown.iter().rev().map(hint).collect::<Vec<_>>().join("  ")
    }
}

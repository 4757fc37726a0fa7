//! The status line, and the prompt that takes its place.

use crate::app::action::Action;
use crate::app::arrangement::Area;
use crate::i18n::Value;
use crate::messages;
use crate::notice::Severity;
use crate::ui::canvas::Side;
use crate::ui::{Role, View};

impl View<'_> {
    /// Draws the line; returns where the caret of the prompt stands.
    pub(super) fn draw_status(&mut self, row: Area) -> Option<(u16, u16)> {
        let style = self.theme.style(Role::Status);
        self.canvas.fill(row, " ", style);
        let inner = row.inset(1);
        if let Some(prompt) = self.app.prompt() {
            return Some(self.draw_prompt(inner, prompt));
        }
        let (state, hint) = (self.state(), self.hint());
        // What happened matters more than which keys there are.
        let needed = crate::text::width(&state) + crate::text::width(&hint) + 2;
        let is_hinted = self.app.notice().is_none() || needed <= usize::from(inner.width);
        let hint = if is_hinted { hint } else { String::new() };
        let left = self.canvas.words(inner, &hint, Side::Left, style);
        let gap = if is_hinted { 2 } else { 0 };
        let rest = Area {
            x: left.right() + gap,
            width: inner.right().saturating_sub(left.right() + gap),
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
            .words(rest, &state, Side::Right, self.theme.style(role));
        None
    }

    /// What there is to know: a notice, the mention one stands at, where one is in the article.
    fn state(&self) -> String {
        let app = self.app;
        let locale = app.locale();
        let mut parts = Vec::new();
        if let Some(progress) = app.progress() {
            let (done, total) = (progress.done, progress.total);
            let arguments = [("done", done.into()), ("total", total.into())];
            parts.push(locale.format("status-annotating", &arguments));
        }
        // Of how many is not known before the library has told.
        if let Some(progress) = app.fetching().filter(|progress| progress.total > 0) {
            let (done, total) = (progress.done, progress.total);
            let arguments = [("done", done.into()), ("total", total.into())];
            parts.push(locale.format("status-fetching", &arguments));
        }
        if let Some(notice) = app.notice() {
            parts.push(messages::notice(notice, self.app.keymap(), locale));
        } else if let Some(entity) = app.entity() {
            let name = entity.name.as_str();
            parts.push(match app.mention_number() {
                Some((number, count)) => locale.format(
                    "status-mention",
                    &[
                        ("name", name.into()),
                        ("number", number.into()),
                        ("count", count.into()),
                    ],
                ),
                None => messages::labelled(locale, name, entity.mentions.len().to_string()),
            });
        }
        if let Some(reading) = app.reading() {
            let percent = ("percent", Value::from(format!("{}%", reading.per_cent())));
            parts.push(match reading.rows_left() {
                0 => locale.format("status-at-end", &[percent]),
                rows => locale.format("status-lines-left", &[percent, ("count", rows.into())]),
            });
        }
        parts.join(" · ")
    }

    /// The keys a newcomer needs.
    fn hint(&self) -> String {
        let locale = self.app.locale();
        let hints = [
            (Action::Quit, "hint-quit"),
            (Action::Topics, "hint-topics"),
            (Action::Entities, "hint-entities"),
            (Action::Find, "hint-find"),
            (Action::Help, "hint-help"),
        ];
        let shown = match self.app.size().columns {
            ..60 => &hints[4..],
            60..100 => &hints[2..],
            _ => &hints[..],
        };
        let hint = |(action, id): &(Action, &str)| {
            let words = locale.text(id);
            match self.app.keymap().keys(*action).first() {
                Some(key) => format!("{key} {words}"),
                None => words.into_owned(),
            }
        };
        shown.iter().rev().map(hint).collect::<Vec<_>>().join("  ")
    }
}

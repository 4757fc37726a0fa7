//! The menu of corrections.

use crate::app::correcting::{CorrectOverlay, CorrectRow, Scope};
use crate::app::overlay::Overlay;
use crate::i18n::{Locale, isolated};
use crate::messages;
use crate::ui::View;
use crate::ui::canvas::Side;

impl View<'_> {
    pub(super) fn draw_corrections(&mut self, menu: &CorrectOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let title = match &menu.subject {
            Some(subject) => locale.format("correct-title-of", &[("name", (&subject.name).into())]),
            None => locale.text("correct-title").into_owned(),
        };
        let inner = self.draw_box(menu.rows.len(), &title);
        self.draw_rows(inner, overlay, |view, line, index, style| {
            if let Some(row) = menu.rows.get(index) {
                let words = words(row, menu, locale);
                view.canvas.words(line, &words, Side::Right, style);
            }
        });
    }
}

fn words(row: &CorrectRow, overlay: &CorrectOverlay, locale: Locale) -> String {
    let id = match row {
        CorrectRow::Scope => match overlay.scope {
            Scope::Everywhere => "correct-scope-everywhere",
            Scope::Here => "correct-scope-here",
        },
        CorrectRow::Hide => "correct-hide",
        CorrectRow::Rename => "correct-rename",
        CorrectRow::ChangeKind => "correct-change-kind",
        CorrectRow::Join => "correct-merge",
        CorrectRow::Split => {
            let subject = overlay.subject.as_ref();
            let other_name = subject.and_then(|subject| subject.other_name.as_deref());
            let name = other_name.unwrap_or_default();
            return locale.format("correct-split", &[("name", name.into())]);
        }
        CorrectRow::Add => "correct-add",
        CorrectRow::Undo => "correct-undo",
        CorrectRow::Kind(kind) => return messages::kind(*kind, locale),
        CorrectRow::AddAs { name, kind } => {
            return messages::labelled(locale, name, messages::kind(*kind, locale));
        }
        CorrectRow::Into { name, kind, .. } => {
            return format!("{} · {}", isolated(name), messages::kind(*kind, locale));
        }
    };
    locale.text(id).into_owned()
}

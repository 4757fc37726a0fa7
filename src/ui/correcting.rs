//! The menu of corrections, the entities of which one is chosen, and the list of corrections.

use ratatui::style::Style;

use crate::app::action::Action;
use crate::app::arrangement::Area;
use crate::app::correcting::{
    ChooserOverlay, Choosing, CorrectOverlay, CorrectRow, CorrectionScope, CorrectionsOverlay,
    ListedCorrection,
};
use crate::app::overlay::Overlay;
use crate::i18n::{Locale, isolated};
use crate::library::EntityTotal;
use crate::messages;
use crate::text::{BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::{Role, View, dated};

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

    pub(super) fn draw_chooser(&mut self, chooser: &ChooserOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let (id, name) = match &chooser.choosing {
            Choosing::Merge(subject) => ("choose-to-merge", &subject.name),
            Choosing::Compare { name, .. } => ("choose-to-compare", name),
        };
        let title = locale.format(id, &[("name", name.into())]);
        let Some(rows) = &chooser.rows else {
            self.draw_box(1, &format!("{title}…"));
            return;
        };
        let inner = self.draw_box(rows.len().max(1), &title);
        if rows.is_empty() {
            let style = self.theme.style(Role::Faint);
            let words = locale.text("choose-none");
            self.canvas.words(inner, &words, Side::Right, style);
            return;
        }
        self.draw_rows(inner, overlay, |view, line, index, style| {
            if let Some(entity) = rows.get(index) {
                view.draw_choice(line, entity, style);
            }
        });
    }

    /// An entity with its kind, and how many articles mention it.
    fn draw_choice(&mut self, line: Area, entity: &EntityTotal, style: Style) {
        let locale = self.app.locale();
        let faint = self.theme.faint_on(style);
        let kind = messages::kind_name(entity.kind, locale);
        let about = match entity.articles {
            0 => kind,
            articles => format!("{kind} · {}", locale.count("articles", articles)),
        };
        let taken = self.canvas.words(line, &about, Side::Left, faint);
        let name = line.right_of(taken, 1);
        let base = BaseDirection::Within(Direction::RightToLeft);
        let id = entity.ids.first().map_or("", String::as_str);
        let shown = dated::name_in(
            (entity.kind, id, &entity.name),
            self.app.dates(),
            name.width,
            self.canvas.rendition,
        );
        self.canvas.text(name, &shown, base, Side::Right, style);
    }

    pub(super) fn draw_correction_list(&mut self, list: &CorrectionsOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let title = locale.text("corrections-title");
        let Some(list) = &list.list else {
            self.draw_box(1, &format!("{title}…"));
            return;
        };
        if list.is_empty() {
            let inner = self.draw_box(1, &title);
            let words = locale.text("corrections-none");
            let style = self.theme.style(Role::Faint);
            self.canvas.words(inner, &words, Side::Right, style);
            return;
        }
        let key = messages::key(Action::Forget, self.app.keymap());
        let hint = locale.format("corrections-hint", &[("key", key)]);
        let title = format!("{title} · {} · {hint}", list.len());
        let rows = list.len() * usize::from(self.app.row_height(&overlay.content));
        let inner = self.draw_box(rows, &title);
        self.draw_rows(inner, overlay, |view, entry, index, style| {
            if let Some(correction) = list.get(index) {
                view.draw_correction(entry, correction, style);
            }
        });
    }

    fn draw_correction(&mut self, entry: Area, listed: &ListedCorrection, style: Style) {
        let locale = self.app.locale();
        let words = messages::deed(&listed.told, locale);
        let place = match &listed.article {
            Some(title) => locale.format("correction-in-article", &[("title", title.into())]),
            None => locale.text("correction-everywhere").into_owned(),
        };
        let faint = self.theme.faint_on(style);
        let base = self.base_of_words();
        let told = (words.as_str(), base, style);
        self.draw_below_each_other(entry, [told, (place.as_str(), base, faint)]);
    }
}

fn words(row: &CorrectRow, overlay: &CorrectOverlay, locale: Locale) -> String {
    let id = match row {
        CorrectRow::In(CorrectionScope::Here) => "correct-in-this",
        CorrectRow::In(CorrectionScope::Everywhere) => match overlay.articles {
            Some(count) => return locale.count("correct-in-all", count),
            None => "correct-in-every",
        },
        CorrectRow::Confirm => "correct-confirm",
        CorrectRow::List => "correct-list",
        CorrectRow::RenameTo(name) => {
            return locale.format("correct-rename-to", &[("name", name.into())]);
        }
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
        CorrectRow::Kind(kind) => return messages::kind_name(*kind, locale),
        CorrectRow::AddAs { name, kind } => {
            return messages::labelled(locale, name, messages::kind_name(*kind, locale));
        }
        CorrectRow::Into {
            name,
            kind,
            articles,
            ..
        } => {
            let into = locale.format("correct-merge-into", &[("name", name.into())]);
            let kind = messages::kind_name(*kind, locale);
            let articles = locale.count("articles", *articles);
            return format!("{} · {kind} · {articles}", isolated(&into));
        }
    };
    locale.text(id).into_owned()
}

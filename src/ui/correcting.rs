//! The menu of corrections.

use crate::app::correcting::{CorrectOverlay, CorrectRow, Scope};
use crate::app::overlay::Overlay;
use crate::ui::View;
use crate::ui::canvas::Side;
use crate::ui::sidebar::kind_name;
use crate::words::{Locale, isolated};

impl View<'_> {
    pub(super) fn draw_corrections(&mut self, menu: &CorrectOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let title = locale.pick("تصويب", "put right");
        let title = match &menu.subject {
            Some(subject) => format!("{title}: {}", isolated(&subject.name)),
            None => title.to_owned(),
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
    let plain =
        |arabic: &'static str, english: &'static str| locale.pick(arabic, english).to_owned();
    match row {
        CorrectRow::Scope => match overlay.scope {
            Scope::Everywhere => plain("النطاق: كل المقالات", "where: in every article"),
            Scope::Here => plain("النطاق: هذا المقال وحده", "where: in this article only"),
        },
        CorrectRow::Hide => plain("ليس كيانًا: أخفِه", "it is no entity: hide it"),
        CorrectRow::Rename => plain("اسمه غير هذا…", "it has another name…"),
        CorrectRow::ChangeKind => plain("نوعه غير هذا…", "it is of another kind…"),
        CorrectRow::Join => plain(
            "هو كيان آخر نفسه: ضمّه إليه…",
            "it is the same as another: join them…",
        ),
        CorrectRow::Part => {
            let subject = overlay.subject.as_ref();
            let other_name = subject.and_then(|subject| subject.other_name.as_deref());
            let name = isolated(other_name.unwrap_or_default());
            match locale {
                Locale::Arabic => format!("«{name}» كيان آخر: افصله"),
                Locale::English => format!("“{name}” is another: part them"),
            }
        }
        CorrectRow::Add => plain("اسم فات البرنامج…", "a name that was missed…"),
        CorrectRow::Undo => plain("تراجع عن آخر تصويب", "take the last correction back"),
        CorrectRow::Kind(kind) => kind_name(*kind, locale).to_owned(),
        CorrectRow::AddAs { name, kind } => {
            format!("{}: {}", isolated(name), kind_name(*kind, locale))
        }
        CorrectRow::Into { name, kind, .. } => {
            format!("{} · {}", isolated(name), kind_name(*kind, locale))
        }
    }
}

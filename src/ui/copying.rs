//! The menu of what can be copied.

use crate::app::copy_menu::CopyMenu;
use crate::app::copying::Copiable;
use crate::app::overlay::Overlay;
use crate::i18n::Locale;
use crate::notice::CopyForm;
use crate::ui::View;
use crate::ui::canvas::Side;

impl View<'_> {
    pub(super) fn draw_copy_menu(&mut self, menu: &CopyMenu, overlay: &Overlay) {
        let locale = self.app.locale();
        let inner = self.draw_box(menu.rows.len(), &locale.text("copy-title"));
        self.draw_rows(inner, overlay, |view, line, index, style| {
            if let Some(row) = menu.rows.get(index) {
                let words = words(*row, menu, locale);
                view.canvas.words(line, &words, Side::Right, style);
            }
        });
    }
}

fn words(row: Copiable, menu: &CopyMenu, locale: Locale) -> String {
    let id = match row {
        Copiable::Selection(CopyForm::Text) => "copy-selection",
        Copiable::Selection(CopyForm::Quotation) => "copy-selection-quoted",
        Copiable::Selection(CopyForm::Markdown) => "copy-selection-markdown",
        Copiable::Article(CopyForm::Text) => "copy-article",
        Copiable::Article(CopyForm::Quotation) => "copy-article-quoted",
        Copiable::Article(CopyForm::Markdown) => "copy-article-markdown",
        Copiable::Citation => "copy-citation",
        Copiable::Link => "copy-link",
        Copiable::Mentioning => {
            let name = menu.entity.as_deref().unwrap_or_default();
            return locale.format("copy-mentioning", &[("name", name.into())]);
        }
    };
    locale.text(id).into_owned()
}

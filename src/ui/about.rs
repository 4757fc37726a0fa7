//! What is known of an article besides its text.

use jiff::tz::TimeZone;

use crate::app::App;
use crate::app::about::{AboutOverlay, AboutRow};
use crate::app::help::ScreenSign;
use crate::app::overlay::Overlay;
use crate::article::SourceKind;
use crate::i18n;
use crate::messages::{labelled, warning};
use crate::ui::canvas::Side;
use crate::ui::manner::{Manner, sign};
use crate::ui::{Role, View};

impl View<'_> {
    pub(super) fn draw_about(&mut self, about: &AboutOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let title = locale.format("about-title", &[("title", (&about.title).into())]);
        let inner = self.draw_box(about.rows.len(), &title);
        self.draw_rows(inner, overlay, |view, line, index, style| {
            let Some(row) = about.rows.get(index) else {
                return;
            };
            let is_defect = matches!(row, AboutRow::Warning(warning) if warning.is_defect());
            let style = match is_defect {
                true => view.theme.style(Role::Warning),
                false => style,
            };
            let words = words(row, view.app, view.theme.manner);
            view.canvas.words(line, &words, Side::Right, style);
        });
    }
}

/// A row in words.
fn words(row: &AboutRow, app: &App, manner: Manner) -> String {
    let (locale, dates) = (app.locale(), app.dates());
    let named = |id: &str, value: String| labelled(locale, &locale.text(id), value);
    match row {
        AboutRow::Site(site) => named("about-site", i18n::isolated(site)),
        AboutRow::Authors(names) => {
            let names: Vec<String> = names.iter().map(|name| i18n::isolated(name)).collect();
            named("about-authors", names.join(&locale.text("list-separator")))
        }
        AboutRow::Date(date) => named("about-date", dates.whole_day(*date)),
        AboutRow::Address(address) => named("about-address", i18n::isolated(address)),
        AboutRow::Source(source) => {
            let id = match source.kind {
                SourceKind::Web => "about-address",
                _ => "about-file",
            };
            named(id, i18n::isolated(&source.to_string()))
        }
        AboutRow::Received(at) => {
            let at = at.to_zoned(TimeZone::UTC);
            let arguments = [
                ("date", dates.day(at.date()).into()),
                ("time", at.strftime("%H:%M").to_string().into()),
            ];
            locale.format("about-received", &arguments)
        }
        AboutRow::Original(bytes) => {
            let kibibytes = usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX);
            locale.format("about-original", &[("size", kibibytes.into())])
        }
        AboutRow::NoOriginal => locale.text("about-no-original").into_owned(),
        AboutRow::Digest => locale.format("about-digest", &[("digest", "SHA-256".into())]),
        AboutRow::Digits(digits) => i18n::isolated(digits),
        AboutRow::Warning(about) => {
            let sign = sign(ScreenSign::Warning, manner, app);
            format!("{sign} {}", warning(about, locale))
        }
        AboutRow::NoWarning => locale.text("about-no-warning").into_owned(),
    }
}

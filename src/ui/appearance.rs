//! The menu of the appearance: each setting with its value.

use std::cmp::Ordering;

use crate::app::appearance_menu::{AppearanceMenu, MenuRow};
use crate::app::overlay::Overlay;
use crate::appearance::{Appearance, AppearanceSetting, Hijri, Numerals, ThemeName};
use crate::i18n::{Locale, MonthNames};
use crate::messages::labelled;
use crate::text::{Justification, Marks};
use crate::ui::View;
use crate::ui::canvas::Side;

impl View<'_> {
    pub(super) fn draw_appearance(&mut self, menu: &AppearanceMenu, overlay: &Overlay) {
        let locale = self.app.locale();
        let area = self.app.menu_area(menu.row_count());
        let inner = self.draw_box_in(area, &locale.text("appearance-title"));
        self.draw_rows(inner, overlay, |view, line, index, style| {
            let Some(MenuRow::Setting(setting)) = menu.row(index) else {
                let words = locale.text("appearance-reset");
                view.canvas.words(line, &words, Side::Right, style);
                return;
            };
            let value = view.value_in_words(setting);
            let name = locale.text(words_of(setting));
            if view.is_plain() {
                let words = labelled(locale, &name, value);
                view.canvas.words(line, &words, Side::Right, style);
                return;
            }
            let value = format!("‹ {value} ›");
            let taken = view.canvas.words(line, &value, Side::Left, style);
            let rest = line.right_of(taken, 1);
            view.canvas.words(rest, &name, Side::Right, style);
        });
    }
}

/// The message that names a setting.
const fn words_of(setting: AppearanceSetting) -> &'static str {
    match setting {
        AppearanceSetting::Measure => "appearance-measure",
        AppearanceSetting::Margins => "appearance-margins",
        AppearanceSetting::LineSpacing => "appearance-line-spacing",
        AppearanceSetting::ParagraphSpacing => "appearance-paragraph-spacing",
        AppearanceSetting::Justification => "appearance-justification",
        AppearanceSetting::Marks => "appearance-marks",
        AppearanceSetting::Digits => "appearance-digits",
        AppearanceSetting::Months => "appearance-months",
        AppearanceSetting::Hijri => "appearance-hijri",
        AppearanceSetting::Theme => "appearance-theme",
        AppearanceSetting::Language => "appearance-language",
    }
}

impl View<'_> {
    /// The value of a setting; where the room does not let it hold, with what there is.
    fn value_in_words(&self, setting: AppearanceSetting) -> String {
        let (appearance, locale) = (self.app.appearance(), self.app.locale());
        // Each language by its own name, to be found by who reads no other.
        let told = self.app.told_locale().or(appearance.language());
        if let (AppearanceSetting::Language, Some(language)) = (setting, told) {
            return language.text("language-name").into_owned();
        }
        let wanted = value_in_words(appearance, setting, locale);
        let areas = self.app.arrangement();
        let cells = areas.and_then(|areas| areas.wanted_and_actual(setting));
        let Some((wanted_cells, actual)) = cells else {
            return wanted;
        };
        let arguments = [
            ("wanted", usize::from(wanted_cells).into()),
            ("actual", usize::from(actual).into()),
        ];
        match actual.cmp(&wanted_cells) {
            Ordering::Less => locale.format("appearance-fewer", &arguments),
            Ordering::Equal => wanted,
            Ordering::Greater => locale.format("appearance-more", &arguments),
        }
    }
}

fn value_in_words(appearance: &Appearance, setting: AppearanceSetting, locale: Locale) -> String {
    let id = match setting {
        AppearanceSetting::Margins if appearance.margins().is_none() => "appearance-by-room",
        AppearanceSetting::Measure
        | AppearanceSetting::Margins
        | AppearanceSetting::LineSpacing
        | AppearanceSetting::ParagraphSpacing => {
            return appearance.written(setting);
        }
        AppearanceSetting::Justification => match appearance.justification() {
            Justification::None => "appearance-not-justified",
            Justification::Space => "appearance-by-spaces",
            Justification::Kashida => "appearance-by-kashida",
        },
        AppearanceSetting::Marks => match appearance.marks() {
            Marks::Kept => "appearance-marks-shown",
            Marks::Unvowelled | Marks::Dropped => "appearance-marks-hidden",
        },
        AppearanceSetting::Digits => match appearance.numerals() {
            Numerals::AsWritten => "appearance-as-written",
            Numerals::Own => "appearance-own-digits",
            Numerals::European => "appearance-european-digits",
        },
        AppearanceSetting::Months => match appearance.months() {
            MonthNames::Egyptian => "months-of-egypt",
            MonthNames::Levantine => "months-of-the-levant",
            MonthNames::Tunisian => "months-of-tunisia",
            MonthNames::Moroccan => "months-of-morocco",
            MonthNames::Both => "months-of-both",
        },
        AppearanceSetting::Hijri => match appearance.hijri() {
            Hijri::Beside => "appearance-shown",
            Hijri::LeftOut => "appearance-hidden",
        },
        AppearanceSetting::Theme => words_of_theme(appearance.theme()),
        AppearanceSetting::Language => "appearance-language-of-system",
    };
    locale.text(id).into_owned()
}

const fn words_of_theme(theme: ThemeName) -> &'static str {
    match theme {
        ThemeName::Qari => "theme-qari",
        ThemeName::Sea => "theme-sea",
        ThemeName::Sand => "theme-sand",
        ThemeName::Garden => "theme-garden",
        ThemeName::Dusk => "theme-dusk",
        ThemeName::Distinct => "theme-distinct",
    }
}

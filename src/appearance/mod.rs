//! How the reader wants things to look: the settings of the appearance, their values, and which hold.
//!
//! There is one table of them: what `config.toml` may say, what the appearance menu offers and what is remembered of it
//! are made from this.

mod chosen;
mod configured;
mod dates;
mod settings;

pub use self::chosen::{Chosen, ChosenChanges, ChosenValue};
pub use self::configured::Configured;
pub use self::dates::{Dates, Hijri};
pub use self::settings::{AppearanceSetting, Values};

use crate::article::Language;
use crate::i18n::{Locale, MonthNames};
use crate::language::numerals;
use crate::text::{Digits, Justification, Marks, Rendition};

/// The digits that numbers are written with, whatever the language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numerals {
    /// As the text has them.
    #[default]
    AsWritten,
    /// Those that the language of the text is written with in its own script: `٤` in Arabic, `۴` in Persian, `4` in
    /// Hebrew.
    Own,
    /// European ones.
    European,
}

/// A theme that comes with the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// The first.
    #[default]
    Qari,
    /// Blue and green, softly.
    Sea,
    /// Warm.
    Sand,
    /// Green.
    Garden,
    /// Violet.
    Dusk,
    /// For readers who see fewer colours apart.
    Distinct,
}

impl ThemeName {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Qari,
        Self::Sea,
        Self::Sand,
        Self::Garden,
        Self::Dusk,
        Self::Distinct,
    ];
}

/// A value for each setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// In the order of [`AppearanceSetting::ALL`]: a number, or the place among the names of its values.
    values: [u16; AppearanceSetting::ALL.len()],
}

impl Default for Appearance {
    fn default() -> Self {
        Self {
            values: AppearanceSetting::ALL.map(AppearanceSetting::default_value),
        }
    }
}

impl Appearance {
    fn value(&self, setting: AppearanceSetting) -> u16 {
        self.values[setting as usize]
    }

    /// The name of the value of a setting; that of a number is empty.
    fn name(&self, setting: AppearanceSetting) -> &'static str {
        match setting.values() {
            Values::Numbers { .. } => "",
            Values::Names(names) => names[usize::from(self.value(setting))],
        }
    }

    /// The value of a setting as it is written in files.
    #[must_use]
    pub fn written(&self, setting: AppearanceSetting) -> String {
        match setting.values() {
            Values::Numbers { .. } => self.value(setting).to_string(),
            Values::Names(_) => self.name(setting).to_owned(),
        }
    }

    /// Gives a setting the value that is written so; returns whether it has such a value.
    pub fn write(&mut self, setting: AppearanceSetting, written: &str) -> bool {
        let value = match setting.values() {
            Values::Numbers { range, .. } => written.parse().ok().filter(|it| range.contains(it)),
            Values::Names(names) => names
                .iter()
                .position(|name| *name == written)
                .and_then(|place| u16::try_from(place).ok()),
        };
        if let Some(value) = value {
            self.values[setting as usize] = value;
        }
        value.is_some()
    }

    /// Goes on to the next value of a setting, or back: from name to name round the ends, from number to number as far
    /// as they go.
    pub fn step(&mut self, setting: AppearanceSetting, steps: isize) {
        let value = self.value(setting);
        self.values[setting as usize] = match setting.values() {
            Values::Names(names) => {
                let count = names.len().cast_signed();
                let place = (isize::from(value.cast_signed()) + steps).rem_euclid(count);
                place.unsigned_abs() as u16
            }
            Values::Numbers { range, step } => {
                let by = u16::try_from(steps.unsigned_abs()).unwrap_or(u16::MAX);
                let by = by.saturating_mul(step);
                let value = match steps < 0 {
                    true => value.saturating_sub(by),
                    false => value.saturating_add(by),
                };
                value.clamp(*range.start(), *range.end())
            }
        };
    }

    /// The most cells that a line of an article takes.
    #[must_use]
    pub fn measure(&self) -> u16 {
        self.value(AppearanceSetting::Measure)
    }

    /// The cells that stay free at each side of an article; `None` where the room decides.
    #[must_use]
    pub fn margins(&self) -> Option<u16> {
        Some(self.value(AppearanceSetting::Margins)).filter(|margins| *margins > 0)
    }

    /// The blank rows between two lines of a paragraph.
    #[must_use]
    pub fn line_spacing(&self) -> u16 {
        self.value(AppearanceSetting::LineSpacing)
    }

    /// The blank rows between two paragraphs, beside those between lines.
    #[must_use]
    pub fn paragraph_spacing(&self) -> u16 {
        self.value(AppearanceSetting::ParagraphSpacing)
    }

    /// How the lines of an article are filled.
    #[must_use]
    pub fn justification(&self) -> Justification {
        match self.name(AppearanceSetting::Justification) {
            "spaces" => Justification::Space,
            "kashida" => Justification::Kashida,
            _ => Justification::None,
        }
    }

    /// Whether the marks of vowels are shown.
    #[must_use]
    pub fn marks(&self) -> Marks {
        match self.name(AppearanceSetting::Marks) {
            "hidden" => Marks::Unvowelled,
            _ => Marks::Kept,
        }
    }

    /// The digits that numbers are written with.
    #[must_use]
    pub fn numerals(&self) -> Numerals {
        match self.name(AppearanceSetting::Digits) {
            "own" => Numerals::Own,
            "european" => Numerals::European,
            _ => Numerals::AsWritten,
        }
    }

    /// The names of months in Arabic.
    #[must_use]
    pub fn months(&self) -> MonthNames {
        match self.name(AppearanceSetting::Months) {
            "levantine" => MonthNames::Levantine,
            "tunisian" => MonthNames::Tunisian,
            "moroccan" => MonthNames::Moroccan,
            "both" => MonthNames::Both,
            _ => MonthNames::Egyptian,
        }
    }

    /// How dates are written in a language.
    #[must_use]
    pub fn dates(&self, locale: Locale) -> Dates {
        Dates {
            locale,
            months: self.months(),
            hijri: self.hijri(),
        }
    }

    /// Whether the Hijri date is shown beside the date of an article.
    #[must_use]
    pub fn hijri(&self) -> Hijri {
        match self.name(AppearanceSetting::Hijri) {
            "beside" => Hijri::Beside,
            _ => Hijri::LeftOut,
        }
    }

    /// The colours.
    #[must_use]
    pub fn theme(&self) -> ThemeName {
        match self.name(AppearanceSetting::Theme) {
            "sea" => ThemeName::Sea,
            "sand" => ThemeName::Sand,
            "garden" => ThemeName::Garden,
            "dusk" => ThemeName::Dusk,
            "distinct" => ThemeName::Distinct,
            _ => ThemeName::Qari,
        }
    }

    /// The language of the interface; `None` where that of the system decides.
    #[must_use]
    pub fn language(&self) -> Option<Locale> {
        let tag = self.name(AppearanceSetting::Language);
        Locale::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// What a terminal needs, with what the reader wants of the drawing of texts in a language.
    #[must_use]
    pub fn rendition(&self, terminal: Rendition, language: &Language) -> Rendition {
        Rendition {
            marks: match terminal.marks {
                Marks::Kept => self.marks(),
                fewer => fewer,
            },
            digits: match self.numerals() {
                Numerals::AsWritten => Digits::AsWritten,
                Numerals::Own => numerals::own(language.as_str()),
                Numerals::European => Digits::European,
            },
            ..terminal
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_written_and_read_again() {
        for setting in AppearanceSetting::ALL {
            let mut appearance = Appearance::default();
            let mut seen = Vec::new();
            // To the least, then through all of them.
            appearance.step(setting, -1000);
            for _ in 0..300 {
                let written = appearance.written(setting);
                let mut other = Appearance::default();
                assert!(other.write(setting, &written), "{setting:?} {written}");
                assert_eq!(other.written(setting), written);
                if !seen.contains(&written) {
                    seen.push(written);
                }
                appearance.step(setting, 1);
            }
            assert!(seen.len() > 1, "{setting:?}: {seen:?}");
            for wrong in ["", "x", "-1", "100000"] {
                let before = appearance.clone();
                assert!(!appearance.write(setting, wrong), "{setting:?}");
                assert_eq!(appearance, before);
            }
        }
    }

    /// What a setting with names makes of the appearance.
    fn meant(appearance: &Appearance, setting: AppearanceSetting) -> String {
        match setting {
            AppearanceSetting::Justification => format!("{:?}", appearance.justification()),
            AppearanceSetting::Marks => format!("{:?}", appearance.marks()),
            AppearanceSetting::Digits => format!("{:?}", appearance.numerals()),
            AppearanceSetting::Months => format!("{:?}", appearance.months()),
            AppearanceSetting::Hijri => format!("{:?}", appearance.hijri()),
            AppearanceSetting::Theme => format!("{:?}", appearance.theme()),
            AppearanceSetting::Language => format!("{:?}", appearance.language()),
            number => panic!("{number:?} is a number"),
        }
    }

    #[test]
    fn each_name_means_something_else() {
        for setting in AppearanceSetting::ALL {
            let Values::Names(names) = setting.values() else {
                continue;
            };
            let mut seen = Vec::new();
            for name in names {
                let mut appearance = Appearance::default();
                assert!(appearance.write(setting, name));
                let meant = meant(&appearance, setting);
                assert!(!seen.contains(&meant), "{name}: {meant}");
                seen.push(meant);
            }
        }
        assert_eq!(
            meant(&Appearance::default(), AppearanceSetting::Theme),
            "Qari"
        );
    }

    #[test]
    fn numbers_end_and_names_go_round() {
        let mut appearance = Appearance::default();
        appearance.step(AppearanceSetting::Measure, -1000);
        assert_eq!(appearance.measure(), 30);
        appearance.step(AppearanceSetting::Measure, 1);
        assert_eq!(appearance.measure(), 35);
        appearance.step(AppearanceSetting::Measure, 1000);
        assert_eq!(appearance.measure(), 200);
        appearance.step(AppearanceSetting::Justification, -1);
        assert_eq!(appearance.justification(), Justification::Kashida);
        appearance.step(AppearanceSetting::Justification, 1);
        assert_eq!(appearance.justification(), Justification::None);
    }

    #[test]
    fn digits_are_those_of_the_language() {
        let mut appearance = Appearance::default();
        let digits = |appearance: &Appearance, tag| {
            let rendition =
                appearance.rendition(Rendition::default(), &Language::from_tag(tag).unwrap());
            rendition.digits
        };
        assert_eq!(digits(&appearance, "ar"), Digits::AsWritten);
        assert!(appearance.write(AppearanceSetting::Digits, "own"));
        assert_eq!(digits(&appearance, "ar"), Digits::ArabicIndic);
        assert_eq!(digits(&appearance, "fa"), Digits::Persian);
        assert_eq!(digits(&appearance, "ur"), Digits::Persian);
        assert_eq!(digits(&appearance, "he"), Digits::AsWritten);
        assert!(appearance.write(AppearanceSetting::Digits, "european"));
        assert_eq!(digits(&appearance, "fa"), Digits::European);
    }

    #[test]
    fn what_a_terminal_cannot_draw_stays_away() {
        let mut appearance = Appearance::default();
        let marks = |appearance: &Appearance, marks| {
            let terminal = Rendition {
                marks,
                ..Rendition::default()
            };
            appearance.rendition(terminal, &Language::arabic()).marks
        };
        assert_eq!(marks(&appearance, Marks::Dropped), Marks::Dropped);
        assert!(appearance.write(AppearanceSetting::Marks, "hidden"));
        assert_eq!(marks(&appearance, Marks::Dropped), Marks::Dropped);
        assert_eq!(marks(&appearance, Marks::Kept), Marks::Unvowelled);
    }
}

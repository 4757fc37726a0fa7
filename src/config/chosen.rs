//! The file of choices made in the appearance menu: `digits = { value = "own", configured = "as-written" }`.

use toml_edit::{Document, DocumentMut, InlineTable, Item, TableLike, value};

use super::file::{SettingsFile, TableEntry};
use crate::appearance::{
    Appearance, AppearanceSetting, Chosen, ChosenChanges, ChosenValue, Values,
};
use crate::notice::{Notice, SettingType};

const HEADING: &str =
    "# Chosen in the appearance menu. A value holds until that of config.toml is changed.\n";
const VALUE: &str = "value";
const CONFIGURED: &str = "configured";

/// Parses the file of this name; returns the choices, and notices about what cannot be used.
#[must_use]
pub fn chosen_in(name: &str, text: &str) -> (Chosen, Vec<Notice>) {
    let mut file = SettingsFile::new(name, text);
    let mut chosen = Chosen::default();
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            file.broken(&error);
            return (chosen, file.complaints);
        }
    };
    for entry in file.entries("", document.as_table()) {
        match AppearanceSetting::with_id(entry.key) {
            Some(setting) => {
                if let Some(value) = file.chosen(setting, &entry) {
                    chosen.insert(setting, value);
                }
            }
            None => file.unknown(&entry, &AppearanceSetting::ALL.map(AppearanceSetting::id)),
        }
    }
    (chosen, file.complaints)
}

impl SettingsFile {
    fn chosen(
        &mut self,
        setting: AppearanceSetting,
        entry: &TableEntry<'_>,
    ) -> Option<ChosenValue> {
        let (mut value, mut configured) = (None, None);
        for entry in self.entries_of(entry) {
            match entry.key {
                VALUE => value = self.chosen_value(setting, &entry),
                CONFIGURED => configured = self.string(&entry).map(|string| string.value),
                _ => self.unknown(&entry, &[VALUE, CONFIGURED]),
            }
        }
        Some(ChosenValue {
            value: value?,
            configured,
        })
    }

    fn chosen_value(
        &mut self,
        setting: AppearanceSetting,
        entry: &TableEntry<'_>,
    ) -> Option<String> {
        let value = self.string(entry)?.value;
        if Appearance::default().write(setting, &value) {
            return Some(value);
        }
        match setting.values() {
            Values::Names(names) => self.unknown_value(entry, value, names),
            Values::Numbers { range, .. } => {
                let (least, most) = ((*range.start()).into(), (*range.end()).into());
                self.wrong_type(entry, SettingType::Number { least, most });
            }
        }
        None
    }
}

/// The text of such a file with what has changed, all else as it was; `None` where it is not valid TOML.
#[must_use]
pub fn with_chosen(text: &str, changes: &ChosenChanges) -> Option<String> {
    let entries = text.strip_prefix(HEADING).unwrap_or(text);
    let mut document: DocumentMut = entries.parse().ok()?;
    for (setting, chosen) in changes.iter() {
        match chosen {
            Some(chosen) => set(&mut document, setting, chosen),
            None => drop(document.remove(setting.id())),
        }
    }
    Some(format!("{HEADING}{document}"))
}

fn set(document: &mut DocumentMut, setting: AppearanceSetting, chosen: &ChosenValue) {
    let empty = || value(InlineTable::new());
    let entry = document.entry(setting.id()).or_insert_with(empty);
    if !entry.is_table_like() {
        *entry = empty();
    }
    let Some(table) = entry.as_table_like_mut() else {
        return;
    };
    put(table, VALUE, Some(&chosen.value));
    put(table, CONFIGURED, chosen.configured.as_deref());
}

fn put(table: &mut dyn TableLike, key: &str, written: Option<&str>) {
    match written {
        Some(written) => drop(table.insert(key, Item::Value(written.into()))),
        None => drop(table.remove(key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appearance::Configured;
    use crate::notice::SettingFault;

    fn chosen_of(values: &[(AppearanceSetting, &str)]) -> Chosen {
        let mut now = Appearance::default();
        for (setting, value) in values {
            assert!(now.write(*setting, value));
        }
        Chosen::default().updated(&Configured::default(), &now)
    }

    /// What has changed from one to the other, written into a text.
    fn written(text: &str, from: &Chosen, to: &Chosen) -> String {
        with_chosen(text, &from.changes_to(to)).unwrap()
    }

    #[test]
    fn what_is_kept_is_found_again() {
        let mut now = Appearance::default();
        for setting in AppearanceSetting::ALL {
            now.step(setting, 1);
        }
        let none = Chosen::default();
        for configured in [Configured::default(), Configured::unread()] {
            let chosen = none.updated(&configured, &now);
            assert_eq!(chosen.iter().count(), AppearanceSetting::ALL.len());
            let text = written("", &none, &chosen);
            assert_eq!(chosen_in("a", &text), (chosen.clone(), vec![]));
            assert_eq!(written(&text, &chosen, &none), HEADING);
        }
    }

    #[test]
    fn only_what_has_changed_is_written() {
        let digits = chosen_of(&[(AppearanceSetting::Digits, "own")]);
        let text = written("", &Chosen::default(), &digits);
        // Another program wrote this meanwhile.
        let theirs = format!(
            "{text}# mine\ntheme = {{ value = \"sea\", configured = \"qari\" }}\nfly = 'yes'\n"
        );
        let later = chosen_of(&[(AppearanceSetting::Measure, "60")]);
        let text = written(&theirs, &digits, &later);
        let expected = format!(
            "{HEADING}# mine\ntheme = {{ value = \"sea\", configured = \"qari\" }}\nfly = 'yes'\n\
             measure = {{ value = \"60\", configured = \"90\" }}\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn what_cannot_be_used_is_reported_with_its_line_and_the_rest_holds() {
        let text = "digits = \"own\"\nfly = { value = \"1\", configured = \"2\" }\n\
                    measure = { value = \"60\", configured = \"90\" }\n\
                    theme = { value = \"rose\" }\nmargins = { value = \"300\" }\n\
                    hijri = { value = \"beside\", since = \"2024\" }\n";
        let (found, notices) = chosen_in("appearance.toml", text);
        let settings: Vec<AppearanceSetting> = found.iter().map(|(setting, _)| setting).collect();
        assert_eq!(
            settings,
            [AppearanceSetting::Measure, AppearanceSetting::Hijri]
        );
        let faults = notices.iter().map(|notice| match notice {
            Notice::Setting { name, line, fault } => {
                assert_eq!(name, "appearance.toml");
                (*line, fault)
            }
            other => panic!("{other:?}"),
        });
        let faults: Vec<_> = faults.collect();
        let [
            (1, SettingFault::WrongType { .. }),
            (2, SettingFault::UnknownSetting { .. }),
            (4, SettingFault::UnknownValue { .. }),
            (5, SettingFault::WrongType { .. }),
            (6, SettingFault::UnknownSetting { .. }),
        ] = faults[..]
        else {
            panic!("{faults:?}");
        };
        // It stays as it is until something else is chosen.
        let later = chosen_of(&[(AppearanceSetting::Theme, "sea")]);
        let text = written(text, &Chosen::default(), &later);
        assert!(text.contains("fly = { value = \"1\""), "{text}");
        assert!(
            text.contains("theme = { value = \"sea\", configured = \"qari\" }"),
            "{text}"
        );
        assert!(text.contains("digits = \"own\"\n"), "{text}");
    }

    #[test]
    fn what_is_no_toml_is_reported_and_not_written_over() {
        let text = "digits = { value = \"own\" }\n= broken";
        let (found, notices) = chosen_in("appearance.toml", text);
        assert!(found.is_empty());
        let [
            Notice::Setting {
                line: 2,
                fault: SettingFault::Syntax(_),
                ..
            },
        ] = &notices[..]
        else {
            panic!("{notices:?}");
        };
        assert_eq!(with_chosen(text, &ChosenChanges::default()), None);
    }
}

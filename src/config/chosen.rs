//! What was chosen in the appearance menu, as a file: `digits = { value = "own", configured = "as-written" }`.

use toml_edit::{Document, DocumentMut, InlineTable, value};

use crate::appearance::{Chosen, ChosenValue, Setting};

const HEADING: &str =
    "# Chosen in the appearance menu. A value holds until that of config.toml is changed.\n";
const VALUE: &str = "value";
const CONFIGURED: &str = "configured";

/// What was chosen, as a file has it. What it says of settings that are unknown, or in another way, is left out: the
/// program alone writes it.
#[must_use]
pub fn chosen_in(text: &str) -> Chosen {
    let mut chosen = Chosen::default();
    let Ok(document) = Document::parse(text) else {
        return chosen;
    };
    for (id, item) in document.as_table() {
        let string = |key: &str| Some(item.get(key)?.as_str()?.to_owned());
        let (setting, value, configured) =
            (Setting::with_id(id), string(VALUE), string(CONFIGURED));
        if let (Some(setting), Some(value), Some(configured)) = (setting, value, configured) {
            chosen.insert(setting, ChosenValue { value, configured });
        }
    }
    chosen
}

/// The text of the file for what was chosen.
#[must_use]
pub fn chosen_text(chosen: &Chosen) -> String {
    let mut document = DocumentMut::new();
    for (
        setting,
        ChosenValue {
            value: written,
            configured,
        },
    ) in chosen.iter()
    {
        let mut table = InlineTable::new();
        table.insert(VALUE, written.as_str().into());
        table.insert(CONFIGURED, configured.as_str().into());
        document.insert(setting.id(), value(table));
    }
    format!("{HEADING}{document}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appearance::Appearance;

    #[test]
    fn what_is_kept_is_found_again() {
        let configured = Appearance::default();
        let mut now = configured.clone();
        for setting in Setting::ALL {
            now.step(setting, 1);
        }
        let chosen = Chosen::between(&configured, &now);
        assert_eq!(chosen.iter().count(), Setting::ALL.len());
        assert_eq!(chosen_in(&chosen_text(&chosen)), chosen);
        assert!(chosen_in(&chosen_text(&Chosen::default())).is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let text = "digits = \"own\"\nfly = { value = \"1\", configured = \"2\" }\n\
                    measure = { value = \"60\", configured = \"90\" }\n";
        let found = chosen_in(text);
        let settings: Vec<Setting> = found.iter().map(|(setting, _)| setting).collect();
        assert_eq!(settings, [Setting::Measure]);
        assert!(chosen_in("= broken").is_empty());
    }
}

//! What was chosen in the menu, and how long it holds: until the settings are changed.

use std::collections::BTreeMap;

use super::{Appearance, Setting};

/// The values chosen in the menu.
///
/// Of the two places where a setting may be given the newer word holds: a value that was chosen holds until that of
/// the settings is another than it was then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(BTreeMap<Setting, ChosenValue>);

/// A value chosen for a setting, both as they are written in files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenValue {
    /// The value.
    pub value: String,
    /// What the settings said at that time.
    pub configured: String,
}

impl Chosen {
    /// What was chosen, by setting.
    pub fn iter(&self) -> impl Iterator<Item = (Setting, &ChosenValue)> {
        self.0.iter().map(|(setting, value)| (*setting, value))
    }

    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a value as it was remembered.
    pub fn insert(&mut self, setting: Setting, value: ChosenValue) {
        self.0.insert(setting, value);
    }

    /// What is chosen now: all values that differ from those of the settings.
    #[must_use]
    pub fn between(configured: &Appearance, now: &Appearance) -> Self {
        let mut chosen = Self::default();
        for setting in Setting::ALL {
            let (configured, value) = (configured.written(setting), now.written(setting));
            if value != configured {
                chosen.insert(setting, ChosenValue { value, configured });
            }
        }
        chosen
    }

    /// The appearance that holds where the settings say this now.
    #[must_use]
    pub fn over(&self, configured: &Appearance) -> Appearance {
        let mut appearance = configured.clone();
        for (setting, chosen) in self.iter() {
            if chosen.configured == configured.written(setting) {
                appearance.write(setting, &chosen.value);
            }
        }
        appearance
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newer_word_holds() {
        let mut configured = Appearance::default();
        assert!(configured.write(Setting::Digits, "own"));
        let mut now = configured.clone();
        now.write(Setting::Digits, "european");
        now.write(Setting::Measure, "60");
        let chosen = Chosen::between(&configured, &now);
        assert_eq!(chosen.iter().count(), 2);
        assert_eq!(chosen.over(&configured), now);
        // The digits are changed in the settings.
        configured.write(Setting::Digits, "as-written");
        let holds = chosen.over(&configured);
        assert_eq!(holds.written(Setting::Digits), "as-written");
        assert_eq!(holds.measure(), 60);
        assert!(Chosen::between(&now, &now).is_empty());
    }
}

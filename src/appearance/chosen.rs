//! What was chosen in the menu, and how long it holds: until the settings are changed.

use std::collections::BTreeMap;

use super::{Appearance, AppearanceSetting, Configured};

/// The values chosen in the menu.
///
/// Of the two places where a setting may be given the newer word holds: a value that was chosen holds until that of
/// the settings is another than it was then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(BTreeMap<AppearanceSetting, ChosenValue>);

/// A value chosen for a setting, both as they are written in files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenValue {
    /// The value.
    pub value: String,
    /// What the settings said at that time; `None` where that was not known. The value then holds whatever they say.
    pub configured: Option<String>,
}

/// What has changed in what was chosen: the new value of a setting, or `None` where it is no longer chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenChanges(BTreeMap<AppearanceSetting, Option<ChosenValue>>);

impl Chosen {
    /// What was chosen, by setting.
    pub fn iter(&self) -> impl Iterator<Item = (AppearanceSetting, &ChosenValue)> {
        self.0.iter().map(|(setting, value)| (*setting, value))
    }

    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a value as it was remembered.
    pub fn insert(&mut self, setting: AppearanceSetting, value: ChosenValue) {
        self.0.insert(setting, value);
    }

    /// The value that was chosen for a setting, where it holds over what the settings say now.
    #[must_use]
    pub fn holding(&self, setting: AppearanceSetting, configured: &Configured) -> Option<&str> {
        let chosen = self.0.get(&setting)?;
        let is_overruled = match (&chosen.configured, configured.written(setting)) {
            (Some(then), Some(now)) => *then != now,
            _ => false,
        };
        (!is_overruled).then_some(chosen.value.as_str())
    }

    /// The appearance that holds where the settings say this now.
    #[must_use]
    pub fn over(&self, configured: &Configured) -> Appearance {
        let mut appearance = configured.values().clone();
        for (setting, _) in self.iter() {
            if let Some(value) = self.holding(setting, configured) {
                appearance.write(setting, value);
            }
        }
        appearance
    }

    /// What is to be remembered where this was before: all values that differ from those of the settings. Of a setting
    /// whose value there is not known, what was remembered stays.
    #[must_use]
    pub fn updated(&self, configured: &Configured, now: &Appearance) -> Self {
        let mut chosen = Self::default();
        for setting in AppearanceSetting::ALL {
            let value = now.written(setting);
            let before = self.0.get(&setting);
            let kept = match configured.written(setting) {
                Some(configured) => (value != configured).then_some(ChosenValue {
                    value,
                    configured: Some(configured),
                }),
                None if before.is_some_and(|before| before.value == value) => before.cloned(),
                None if value == configured.values().written(setting) => None,
                None => Some(ChosenValue {
                    value,
                    configured: None,
                }),
            };
            if let Some(kept) = kept {
                chosen.insert(setting, kept);
            }
        }
        chosen
    }

    /// Takes over what has changed.
    pub fn apply(&mut self, changes: &ChosenChanges) {
        for (setting, value) in changes.iter() {
            match value {
                Some(value) => self.insert(setting, value.clone()),
                None => drop(self.0.remove(&setting)),
            }
        }
    }

    /// What has changed up to `later`.
    #[must_use]
    pub fn changes_to(&self, later: &Self) -> ChosenChanges {
        let settings = AppearanceSetting::ALL.into_iter();
        let changed = settings.filter(|setting| self.0.get(setting) != later.0.get(setting));
        let changed = changed.map(|setting| (setting, later.0.get(&setting).cloned()));
        ChosenChanges(changed.collect())
    }
}

impl ChosenChanges {
    /// The settings that have changed, each with what is chosen for it now.
    pub fn iter(&self) -> impl Iterator<Item = (AppearanceSetting, Option<&ChosenValue>)> {
        self.0
            .iter()
            .map(|(setting, value)| (*setting, value.as_ref()))
    }

    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds later changes.
    pub fn extend(&mut self, later: Self) {
        self.0.extend(later.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn configured(values: &[(AppearanceSetting, &str)]) -> Configured {
        let mut configured = Configured::default();
        for (setting, value) in values {
            configured.write(*setting, value);
        }
        configured
    }

    fn appearance(configured: &Configured, values: &[(AppearanceSetting, &str)]) -> Appearance {
        let mut appearance = configured.values().clone();
        for (setting, value) in values {
            assert!(appearance.write(*setting, value));
        }
        appearance
    }

    fn chosen(configured: &Configured, values: &[(AppearanceSetting, &str)]) -> Chosen {
        Chosen::default().updated(configured, &appearance(configured, values))
    }

    #[test]
    fn the_newer_word_holds() {
        let before = configured(&[(AppearanceSetting::Digits, "own")]);
        let values = [
            (AppearanceSetting::Digits, "european"),
            (AppearanceSetting::Measure, "60"),
        ];
        let chosen = chosen(&before, &values);
        assert_eq!(chosen.iter().count(), 2);
        assert_eq!(chosen.over(&before), appearance(&before, &values));
        // The digits are changed in the settings.
        let after = configured(&[(AppearanceSetting::Digits, "as-written")]);
        let holds = chosen.over(&after);
        assert_eq!(holds.written(AppearanceSetting::Digits), "as-written");
        assert_eq!(holds.measure(), 60);
        // What was overruled is dropped, and does not come back with the old setting.
        let kept = chosen.updated(&after, &holds);
        let settings: Vec<AppearanceSetting> = kept.iter().map(|(setting, _)| setting).collect();
        assert_eq!(settings, [AppearanceSetting::Measure]);
        assert_eq!(
            kept.over(&before).written(AppearanceSetting::Digits),
            "own",
            "the choice is gone"
        );
    }

    #[test]
    fn a_choice_holds_while_the_settings_cannot_be_read() {
        let before = configured(&[
            (AppearanceSetting::Digits, "european"),
            (AppearanceSetting::Theme, "sea"),
        ]);
        let mut chosen = chosen(&before, &[(AppearanceSetting::Digits, "own")]);
        let broken = Configured::unread();
        let mut now = chosen.over(&broken);
        assert_eq!(now.written(AppearanceSetting::Digits), "own");
        // One step in the menu takes nothing away.
        assert!(now.write(AppearanceSetting::Margins, "3"));
        chosen = chosen.updated(&broken, &now);
        // Mended, the settings hold where nothing was chosen, and where something was, that.
        let mended = chosen.over(&before);
        assert_eq!(mended.written(AppearanceSetting::Digits), "own");
        assert_eq!(mended.written(AppearanceSetting::Theme), "sea");
        assert_eq!(mended.margins(), Some(3));
        // From now on it is known what the settings say.
        let kept = chosen.updated(&before, &mended);
        let known = |(_, chosen): (AppearanceSetting, &ChosenValue)| chosen.configured.is_some();
        assert!(kept.iter().all(known));
        assert_eq!(kept.iter().count(), 2);
    }

    #[test]
    fn one_setting_that_cannot_be_read_leaves_the_others_alone() {
        let before = configured(&[(AppearanceSetting::Digits, "european")]);
        let chosen = chosen(
            &before,
            &[
                (AppearanceSetting::Digits, "own"),
                (AppearanceSetting::Margins, "3"),
            ],
        );
        let after = configured(&[
            (AppearanceSetting::Digits, "roman"),
            (AppearanceSetting::Margins, "1"),
        ]);
        let holds = chosen.over(&after);
        assert_eq!(holds.written(AppearanceSetting::Digits), "own");
        assert_eq!(holds.margins(), Some(1), "that is newer");
    }

    #[test]
    fn only_what_has_changed_is_a_change() {
        let configured = Configured::default();
        let before = chosen(
            &configured,
            &[
                (AppearanceSetting::Measure, "60"),
                (AppearanceSetting::Margins, "3"),
            ],
        );
        let later = chosen(
            &configured,
            &[
                (AppearanceSetting::Measure, "60"),
                (AppearanceSetting::Digits, "own"),
            ],
        );
        let changes = before.changes_to(&later);
        let settings: Vec<AppearanceSetting> = changes.iter().map(|(setting, _)| setting).collect();
        assert_eq!(
            settings,
            [AppearanceSetting::Margins, AppearanceSetting::Digits]
        );
        let mut applied = before.clone();
        applied.apply(&changes);
        assert_eq!(applied, later);
        assert!(later.changes_to(&applied).is_empty());
    }
}

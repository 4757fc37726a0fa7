//! What the settings file says of the appearance, and of which settings that is not known.

use std::collections::BTreeSet;

use super::{Appearance, AppearanceSetting};

/// The appearance of the settings file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configured {
    values: Appearance,
    /// The file may give these a value, but it could not be read.
    unread: BTreeSet<AppearanceSetting>,
}

impl Configured {
    /// That of a file of which nothing can be read.
    #[must_use]
    pub fn unread() -> Self {
        Self {
            values: Appearance::default(),
            unread: AppearanceSetting::ALL.into(),
        }
    }

    /// The values; a setting of which nothing could be read has its default.
    #[must_use]
    pub fn values(&self) -> &Appearance {
        &self.values
    }

    /// Gives a setting the value that is written so; where it has no such value, what the file says is not known.
    pub fn write(&mut self, setting: AppearanceSetting, written: &str) {
        if !self.values.write(setting, written) {
            self.cannot_read(setting);
        }
    }

    /// Notes that what the file says of a setting is not known.
    pub fn cannot_read(&mut self, setting: AppearanceSetting) {
        self.unread.insert(setting);
    }

    /// The value of a setting as it is written in files; `None` where it is not known.
    #[must_use]
    pub fn written(&self, setting: AppearanceSetting) -> Option<String> {
        (!self.unread.contains(&setting)).then(|| self.values.written(setting))
    }
}

impl From<Appearance> for Configured {
    fn from(values: Appearance) -> Self {
        Self {
            values,
            unread: BTreeSet::new(),
        }
    }
}

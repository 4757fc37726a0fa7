//! What is chosen of the appearance, kept in its file beside what other running readers choose.

use crate::appearance::ChosenChanges;
use crate::config::with_chosen;
use crate::notice::Notice;
use crate::store::{Error, UserFile};

/// Changes that are not saved yet.
#[derive(Debug, Default)]
pub(super) struct AppearanceFile {
    /// Changes that could not be written yet.
    unkept: ChosenChanges,
}

impl AppearanceFile {
    /// Writes what has changed into the file. What could not be written before is written with it. Returns what is to be
    /// told.
    pub(super) fn keep(
        &mut self,
        file: Result<UserFile, Error>,
        changes: ChosenChanges,
    ) -> Option<Notice> {
        self.unkept.extend(changes);
        match file.and_then(|file| write(&file, &self.unkept)) {
            Ok(notice) => {
                self.unkept = ChosenChanges::default();
                notice
            }
            Err(error) => Some(error.notice()),
        }
    }
}

/// Writes changes into what the file holds at this moment. A file that is not valid TOML, or no text, is set aside: it is
/// the reader's.
fn write(file: &UserFile, changes: &ChosenChanges) -> Result<Option<Notice>, Error> {
    let _lock = file.lock();
    let text = match file.read() {
        Ok(text) => with_chosen(&text, changes),
        Err(error) if error.is_of_content() => None,
        Err(error) => return Err(error),
    };
    if let Some(text) = text {
        return file.replace(&text).map(|()| None);
    }
    let kept_as = file.set_aside()?;
    file.replace(&with_chosen("", changes).unwrap_or_default())?;
    Ok(Some(Notice::OwnFileSetAside {
        name: file.path().display().to_string(),
        // It stands beside it; the whole path twice would not fit.
        kept_as: kept_as
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread;

    use super::*;
    use crate::appearance::{Appearance, AppearanceSetting, Chosen, Configured};
    use crate::config::chosen_in;

    fn changes(setting: AppearanceSetting, value: &str) -> ChosenChanges {
        let mut now = Appearance::default();
        assert!(now.write(setting, value));
        let none = Chosen::default();
        none.changes_to(&none.updated(&Configured::default(), &now))
    }

    fn settings_in(file: &UserFile) -> Vec<AppearanceSetting> {
        let (chosen, notices) = chosen_in("", &file.read().unwrap());
        assert_eq!(notices, []);
        chosen.iter().map(|(setting, _)| setting).collect()
    }

    fn file(folder: &tempfile::TempDir) -> UserFile {
        UserFile::at(folder.path().join("qari/appearance.toml"))
    }

    #[test]
    fn two_readers_keep_what_each_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(&folder);
        let (mut one, mut other) = (AppearanceFile::default(), AppearanceFile::default());
        let digits = changes(AppearanceSetting::Digits, "own");
        assert_eq!(one.keep(Ok(file.clone()), digits), None);
        let measure = changes(AppearanceSetting::Measure, "60");
        assert_eq!(other.keep(Ok(file.clone()), measure), None);
        assert_eq!(
            one.keep(Ok(file.clone()), changes(AppearanceSetting::Theme, "sea")),
            None
        );
        assert_eq!(
            settings_in(&file),
            [
                AppearanceSetting::Measure,
                AppearanceSetting::Digits,
                AppearanceSetting::Theme
            ]
        );
    }

    #[test]
    fn many_readers_that_end_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(&folder);
        thread::scope(|scope| {
            for setting in AppearanceSetting::ALL {
                let file = file.clone();
                scope.spawn(move || {
                    let mut now = Appearance::default();
                    now.step(setting, 1);
                    let none = Chosen::default();
                    let chosen = none.updated(&Configured::default(), &now);
                    let kept = AppearanceFile::default().keep(Ok(file), none.changes_to(&chosen));
                    assert_eq!(kept, None);
                });
            }
        });
        assert_eq!(settings_in(&file), AppearanceSetting::ALL);
    }

    #[test]
    fn a_file_that_is_no_toml_or_no_text_is_set_aside_and_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(&folder);
        let contents: [&[u8]; 4] = [
            b"= broken",
            b"digits = {",
            b"\xFF\xFE",
            b"digits = { value = \"\xC7\" }",
        ];
        file.replace("").unwrap();
        for (round, broken) in contents.into_iter().enumerate() {
            fs::write(file.path(), broken).unwrap();
            let digits = changes(AppearanceSetting::Digits, "own");
            let told = AppearanceFile::default().keep(Ok(file.clone()), digits);
            let Some(Notice::OwnFileSetAside { name, kept_as }) = told else {
                panic!("{told:?}");
            };
            assert_eq!(name, file.path().display().to_string());
            let folder = file.path().parent().unwrap();
            assert_eq!(fs::read(folder.join(&kept_as)).unwrap(), broken);
            assert_eq!(settings_in(&file), [AppearanceSetting::Digits]);
            let files = fs::read_dir(file.path().parent().unwrap()).unwrap().count();
            assert_eq!(files, round + 2, "each has a place of its own");
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_left_alone_and_what_was_chosen_comes_later() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(&folder);
        fs::create_dir_all(file.path()).unwrap();
        let mut kept = AppearanceFile::default();
        let told = kept.keep(Ok(file.clone()), changes(AppearanceSetting::Digits, "own"));
        let Some(Notice::UserFile { name, .. }) = told else {
            panic!("{told:?}");
        };
        assert_eq!(name, file.path().display().to_string());
        fs::remove_dir(file.path()).unwrap();
        assert_eq!(
            kept.keep(Ok(file.clone()), changes(AppearanceSetting::Measure, "60")),
            None
        );
        assert_eq!(
            settings_in(&file),
            [AppearanceSetting::Measure, AppearanceSetting::Digits]
        );
    }
}

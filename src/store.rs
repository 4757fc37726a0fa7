//! Files of the reader's own: where they are, read and written whole.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};
use thiserror::Error;

use crate::article::{is_web_address, looks_like_address};
use crate::corrections::Corrections;
use crate::files;
use crate::limits;
use crate::notice::{ContentFault, Notice};

/// How many broken files of one name are kept.
const MOST_SET_ASIDE: usize = 99;

/// Why a file of the reader's could not be used.
#[derive(Debug, Error)]
pub enum Error {
    /// The system refused.
    #[error("{path}: {fault}")]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why.
        fault: files::Error,
    },
    /// It is not what it should be. It is left as it is.
    #[error("{path}: {fault:?}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        fault: ContentFault,
    },
    /// The system names no folder for files of programs.
    #[error("no folder for files of programs")]
    NoFolder,
}

impl Error {
    /// Whether the file is there to be read, and what it holds is of no use.
    #[must_use]
    pub fn is_of_content(&self) -> bool {
        match self {
            Self::Refused { fault, .. } => {
                matches!(fault, files::Error::NotText | files::Error::TooLarge { .. })
            }
            Self::Malformed { .. } => true,
            Self::NoFolder => false,
        }
    }

    /// The same, for the reader.
    #[must_use]
    pub fn notice(&self) -> Notice {
        match self {
            Self::Refused { path, fault } => Notice::UserFile {
                name: path.display().to_string(),
                fault: fault.clone(),
            },
            Self::Malformed { path, fault } => Notice::OwnFileContent {
                name: path.display().to_string(),
                fault: fault.clone(),
            },
            Self::NoFolder => Notice::NoFolder,
        }
    }
}

/// A path that a reader wrote, from the root: `~` at its beginning is their home folder. What is no path stays as it
/// is: an address, and what looks like one where there is no such file.
#[must_use]
pub fn from_root(path: &Path) -> PathBuf {
    let text = path.to_str().unwrap_or_default();
    if is_web_address(text) || (looks_like_address(text) && !path.exists()) {
        return path.to_owned();
    }
    let path = match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(below), Some(home)) => home.join(below),
        _ => path.to_owned(),
    };
    std::path::absolute(&path).unwrap_or(path)
}

/// A file of the reader's own.
#[derive(Clone, Debug)]
pub struct UserFile {
    path: PathBuf,
}

/// Where the library is: the file at `path`, or `qari/library.sqlite3` in the system's folder for data
/// (XDG base directories), which is made where it is not there.
///
/// # Errors
///
/// Where no path is given and the system names no folder, or the folder cannot be made.
pub fn library_path(path: Option<&Path>) -> Result<PathBuf, Error> {
    if let Some(path) = path {
        return Ok(path.to_owned());
    }
    let folders = choose_base_strategy().map_err(|_| Error::NoFolder)?;
    let folder = folders.data_dir().join("qari");
    match fs::create_dir_all(&folder) {
        Ok(()) => Ok(folder.join("library.sqlite3")),
        Err(error) => Err(Error::Refused {
            path: folder,
            fault: error.into(),
        }),
    }
}

impl UserFile {
    /// The file at a path.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// The settings: `qari/config.toml` in the system's folder for them (XDG base directories).
    ///
    /// # Errors
    ///
    /// Where the system names no folder.
    pub fn settings() -> Result<Self, Error> {
        let folders = choose_base_strategy().map_err(|_| Error::NoFolder)?;
        Ok(Self {
            path: folders.config_dir().join("qari").join("config.toml"),
        })
    }

    /// What was chosen of the appearance: `qari/appearance.toml` in the system's folder for the state of programs (XDG
    /// base directories), or where it has none in that for their data.
    ///
    /// # Errors
    ///
    /// Where the system names no folder.
    pub fn appearance() -> Result<Self, Error> {
        let folders = choose_base_strategy().map_err(|_| Error::NoFolder)?;
        let folder = folders.state_dir().unwrap_or_else(|| folders.data_dir());
        Ok(Self {
            path: folder.join("qari").join("appearance.toml"),
        })
    }

    /// The corrections: the file at `path`, or `qari/corrections.toml` in the system's folder for
    /// data (XDG base directories).
    ///
    /// # Errors
    ///
    /// Where no path is given and the system names no folder.
    pub fn corrections(path: Option<&Path>) -> Result<Self, Error> {
        if let Some(path) = path {
            return Ok(Self {
                path: path.to_owned(),
            });
        }
        let folders = choose_base_strategy().map_err(|_| Error::NoFolder)?;
        Ok(Self {
            path: folders.data_dir().join("qari").join("corrections.toml"),
        })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its text; empty where it is not there.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or is larger than [`limits::SETTINGS_FILE`].
    pub fn read(&self) -> Result<String, Error> {
        match files::read_to_string(&self.path, limits::SETTINGS_FILE) {
            Err(files::Error::Missing) => Ok(String::new()),
            text => text.map_err(|fault| self.refused(fault)),
        }
    }

    /// Writes its text: whole or not at all.
    ///
    /// # Errors
    ///
    /// Where the system refuses; the file is then as it was.
    pub fn replace(&self, text: &str) -> Result<(), Error> {
        self.try_replace(text)
            .map_err(|error| self.refused(error.into()))
    }

    /// Waits until no other program that asks for it so changes the files of this folder, and keeps them waiting until
    /// what is returned is dropped. Where the system knows no such locks nobody waits.
    #[must_use]
    pub fn lock(&self) -> Option<fs::File> {
        // A folder stays the same file while those in it are replaced.
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let folder = fs::create_dir_all(folder).and_then(|()| files::open_folder(folder));
        folder.ok().filter(|folder| folder.lock().is_ok())
    }

    /// Gives it a name that no other file has; returns where it is then.
    ///
    /// # Errors
    ///
    /// Where the system refuses, or very many were set aside before.
    pub fn set_aside(&self) -> Result<PathBuf, Error> {
        let mut places = (1..=MOST_SET_ASIDE).map(|number| {
            let mut place = self.path.clone().into_os_string();
            place.push(format!(".broken-{number}"));
            PathBuf::from(place)
        });
        let taken = || io::Error::from(io::ErrorKind::AlreadyExists).into();
        let place = places.find(|place| fs::symlink_metadata(place).is_err());
        let place = place.ok_or_else(|| self.refused(taken()))?;
        match fs::rename(&self.path, &place) {
            Ok(()) => Ok(place),
            Err(error) => Err(self.refused(error.into())),
        }
    }

    /// The error that it is not what it should be.
    #[must_use]
    pub fn malformed(&self, fault: ContentFault) -> Error {
        let path = self.path.clone();
        Error::Malformed { path, fault }
    }

    fn try_replace(&self, text: &str) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        // What is renamed into place is complete; who reads meanwhile sees the old file.
        let new = self
            .path
            .with_extension(format!("new-{}", std::process::id()));
        let mut file = fs::File::create(&new)?;
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.sync_all());
        let replaced = written.and_then(|()| fs::rename(&new, &self.path));
        if replaced.is_err() {
            let _ = fs::remove_file(&new);
        }
        replaced
    }

    fn refused(&self, fault: files::Error) -> Error {
        let path = self.path.clone();
        Error::Refused { path, fault }
    }
}

/// Reads the corrections of a file.
///
/// # Errors
///
/// Where it cannot be read or is not what it should be.
pub fn load_corrections(file: &UserFile) -> Result<Corrections, Error> {
    Corrections::parse(&file.read()?).map_err(|fault| file.malformed(fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::{Change, Correction};

    #[test]
    fn what_is_kept_is_found_again_and_nothing_else_is_left() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("deeper/corrections.toml");
        let file = UserFile::corrections(Some(&path)).unwrap();
        assert_eq!(load_corrections(&file).unwrap(), Corrections::default());
        let mut corrections = Corrections::default();
        let change = Change::Hide {
            entity: "person:سامي".to_owned(),
        };
        corrections.push(Correction {
            change,
            article: None,
        });
        for _ in 0..2 {
            file.replace(&corrections.to_toml("")).unwrap();
            assert_eq!(load_corrections(&file).unwrap(), corrections);
        }
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_cannot_be_written_is_named() {
        let folder = tempfile::TempDir::new().unwrap();
        let file = UserFile::corrections(Some(folder.path())).unwrap();
        let error = file.replace("").unwrap_err();
        assert!(
            error
                .to_string()
                .contains(&folder.path().display().to_string())
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

//! Files of the reader's own: where they are, read and written whole.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};
use thiserror::Error;

use crate::extract::Corrections;
use crate::notice::Notice;

/// Why a file of the reader's could not be used.
#[derive(Debug, Error)]
pub enum Error {
    /// The system refused.
    #[error("{path}: {reason}")]
    Refused {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// It is not what it should be. It is left as it is.
    #[error("{path}: {fault}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        fault: String,
    },
    /// The system names no folder for the data of programs.
    #[error("no folder for data: set HOME or XDG_DATA_HOME")]
    NoFolder,
}

impl Error {
    /// The same, for the reader.
    #[must_use]
    pub fn notice(&self) -> Notice {
        let (name, reason) = match self {
            Self::Refused { path, reason } => (path.display().to_string(), reason.to_string()),
            Self::Malformed { path, fault } => (path.display().to_string(), fault.clone()),
            Self::NoFolder => ("qari".to_owned(), self.to_string()),
        };
        Notice::OwnFile { name, reason }
    }
}

/// The file of corrections: `corrections.toml` in the reader's data folder, or another.
#[derive(Clone, Debug)]
pub struct CorrectionsFile {
    path: PathBuf,
}

impl CorrectionsFile {
    /// The file at `path`, or where it is by custom (XDG base directories).
    ///
    /// # Errors
    ///
    /// Where no path is given and the system names no folder.
    pub fn at(path: Option<&Path>) -> Result<Self, Error> {
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

    /// Reads the corrections; a file that is not there holds none.
    ///
    /// # Errors
    ///
    /// Where it cannot be read or is not what it should be.
    pub fn load(&self) -> Result<Corrections, Error> {
        match fs::read_to_string(&self.path) {
            Ok(text) => Corrections::parse(&text).map_err(|fault| Error::Malformed {
                path: self.path.clone(),
                fault,
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Corrections::default()),
            Err(error) => Err(self.refused(error)),
        }
    }

    /// Writes the corrections: whole or not at all.
    ///
    /// # Errors
    ///
    /// Where the system refuses; the file is then as it was.
    pub fn save(&self, corrections: &Corrections) -> Result<(), Error> {
        self.replace(&corrections.to_toml())
            .map_err(|error| self.refused(error))
    }

    fn replace(&self, text: &str) -> io::Result<()> {
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

    fn refused(&self, reason: io::Error) -> Error {
        Error::Refused {
            path: self.path.clone(),
            reason,
        }
    }
}

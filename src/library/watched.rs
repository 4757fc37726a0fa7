//! The files of watched folders that were read, each as it was then: they are read again when they have changed.

use rusqlite::params;

use super::Library;
use super::error::Result;
use crate::files::Stamped;

impl Library {
    /// Those of some files that were not read as they are.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn files_to_read(&self, files: Vec<Stamped>) -> Result<Vec<Stamped>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT 1 FROM watched_file WHERE path = ?1 AND stamp = ?2")?;
        let mut to_read = Vec::new();
        for file in files {
            let path = file.path.as_os_str().as_encoded_bytes();
            if !statement.exists(params![path, file.stamp])? {
                to_read.push(file);
            }
        }
        Ok(to_read)
    }

    /// Remembers that files were read as they were, all or none.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn remember_files(&mut self, files: &[Stamped]) -> Result<()> {
        let transaction = self.begin()?;
        for file in files {
            let path = file.path.as_os_str().as_encoded_bytes();
            transaction
                .prepare_cached(
                    "INSERT INTO watched_file (path, stamp) VALUES (?1, ?2) \
                     ON CONFLICT DO UPDATE SET stamp = excluded.stamp",
                )?
                .execute(params![path, file.stamp])?;
        }
        transaction.commit()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_again_when_it_has_changed() {
        let mut library = Library::in_memory().unwrap();
        let file = |name: &str, stamp: &str| Stamped {
            path: name.into(),
            stamp: stamp.to_owned(),
        };
        let files = vec![file("/مقال.md", "1"), file("/b.md", "2")];
        assert_eq!(library.files_to_read(files.clone()).unwrap(), files);
        library.remember_files(&files).unwrap();
        let later = vec![file("/مقال.md", "3"), file("/b.md", "2"), file("/c", "1")];
        let to_read = library.files_to_read(later.clone()).unwrap();
        assert_eq!(to_read, [later[0].clone(), later[2].clone()]);
        library.remember_files(&to_read).unwrap();
        assert_eq!(library.files_to_read(later).unwrap(), []);
    }
}

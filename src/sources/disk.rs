//! The files a reader names, found and read. The one file of this room that has the disk.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{Error, has_extension, read};
use crate::article::{Draft, Origin};

/// The largest file read, in mebibytes: a device or a dump is not an article.
const LARGEST_MEBIBYTES: u64 = 64;
const BYTES_IN_MEBIBYTE: u64 = 1 << 20;

/// What texts in a directory are named; a file named by itself is read whatever its name.
const TEXT_EXTENSIONS: &[&str] = &["txt", "text", "md", "markdown"];

/// Reads the files at `paths` in order: files, directories with what is below them in the order
/// of names, `-` for standard input. What cannot be read is an error in its place.
#[must_use]
pub fn collect(paths: &[PathBuf]) -> Vec<Result<Draft, Error>> {
    collect_with(paths, &mut io::stdin().lock())
}

fn collect_with(paths: &[PathBuf], standard_input: &mut impl Read) -> Vec<Result<Draft, Error>> {
    let mut results = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            results.push(read_from(standard_input, Origin::StandardInput));
        } else if path.is_dir() {
            let before = results.len();
            collect_directory(path, &mut results);
            if results.len() == before {
                results.push(Err(Error::NoArticles {
                    name: path.display().to_string(),
                }));
            }
        } else {
            results.push(read_file(path));
        }
    }
    results
}

/// Reads the texts in a directory and below it. Names that begin with a dot are left out, and
/// links to directories, which may lead in a circle.
fn collect_directory(directory: &Path, results: &mut Vec<Result<Draft, Error>>) {
    let mut pending = vec![directory.to_owned()];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            match entries(&path) {
                Ok(entries) => pending.extend(entries.into_iter().rev()),
                Err(reason) => results.push(Err(unreadable(&path, reason))),
            }
        } else {
            results.push(read_file(&path));
        }
    }
}

/// The directories and texts in a directory, in the order of their names.
fn entries(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let path = entry.path();
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let is_text = has_extension(&path, TEXT_EXTENSIONS) && !path.is_dir();
        if !is_hidden && (entry.file_type()?.is_dir() || is_text) {
            paths.push(path);
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

fn read_file(path: &Path) -> Result<Draft, Error> {
    let mut file = File::open(path).map_err(|reason| unreadable(path, reason))?;
    read_from(&mut file, Origin::File(path.to_owned()))
}

fn read_from(reader: &mut impl Read, origin: Origin) -> Result<Draft, Error> {
    let limit = LARGEST_MEBIBYTES * BYTES_IN_MEBIBYTE;
    let mut bytes = Vec::new();
    let length = reader
        .by_ref()
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|reason| Error::Unreadable {
            name: origin.to_string(),
            reason,
        })?;
    if u64::try_from(length).is_ok_and(|length| length > limit) {
        return Err(Error::TooLarge {
            name: origin.to_string(),
            limit: LARGEST_MEBIBYTES,
        });
    }
    read(&bytes, origin)
}

fn unreadable(path: &Path, reason: io::Error) -> Error {
    Error::Unreadable {
        name: path.display().to_string(),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    /// A directory with these files in it, and their names as text.
    fn directory(files: &[&str]) -> TempDir {
        let directory = tempfile::tempdir().unwrap();
        for file in files {
            let path = directory.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        directory
    }

    /// The titles of what was read, and the words of the errors.
    fn outcomes(paths: &[PathBuf], standard_input: &str) -> Vec<String> {
        collect_with(paths, &mut standard_input.as_bytes())
            .into_iter()
            .map(|result| match result {
                Ok(draft) => draft.metadata.title,
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn a_directory_is_its_texts_in_order() {
        let directory = directory(&[
            "b.md",
            "a.TXT",
            "c/d.markdown",
            "c/e.rs",
            ".f.txt",
            ".g/h.txt",
        ]);
        assert_eq!(
            outcomes(&[directory.path().to_owned()], ""),
            ["a.TXT", "b.md", "c/d.markdown"]
        );
    }

    #[test]
    fn paths_keep_their_order_and_an_error_its_place() {
        let directory = directory(&["b.log", "c/d.rs"]);
        let missing = directory.path().join("missing.txt");
        let empty = directory.path().join("c");
        let outcomes = outcomes(
            &[
                missing.clone(),
                "-".into(),
                directory.path().join("b.log"),
                empty.clone(),
            ],
            "من الدخل",
        );
        let first = outcomes[0]
            .strip_prefix(&missing.display().to_string())
            .unwrap();
        assert!(first.starts_with(": "), "{first}");
        assert_eq!(outcomes[1..3], ["من الدخل", "b.log"]);
        assert!(outcomes[3].starts_with(&empty.display().to_string()));
        assert!(outcomes[3].contains("holds no articles"));
    }

    #[test]
    fn an_endless_file_is_given_up() {
        let endless = &mut io::repeat(b'a');
        let error = read_from(endless, Origin::StandardInput).unwrap_err();
        assert_eq!(error.to_string(), "-: larger than 64 MiB");
    }

    #[cfg(unix)]
    #[test]
    fn links_may_lead_in_a_circle() {
        let directory = directory(&["a.txt"]);
        std::os::unix::fs::symlink(directory.path(), directory.path().join("again")).unwrap();
        std::os::unix::fs::symlink("a.txt", directory.path().join("b.txt")).unwrap();
        assert_eq!(
            outcomes(&[directory.path().to_owned()], ""),
            ["a.txt", "a.txt"]
        );
    }
}

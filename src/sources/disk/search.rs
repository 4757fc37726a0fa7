//! Which files hold articles: those that are named, and those in directories.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use crate::files;
use crate::limits;
use crate::notice::Notice;
use crate::sources::error::Error;
use crate::sources::feed;
use crate::sources::format::{self, Certainty, Format};
use crate::sources::json_lines::begins_like_lines;

/// The directories of systems of version control that are not hidden.
const VERSION_CONTROL: [&str; 4] = ["CVS", "RCS", "SCCS", "_darcs"];

/// Something that holds articles, found and not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A file.
    File(PathBuf),
    /// Standard input.
    StandardInput,
}

/// Finds what is named by `paths`, one when it is asked for: files in the order in which they are named,
/// those in and below a directory in the order of their names, `-` for standard input. What cannot
/// be looked into is an error in its place. In a directory what is hidden, or of version control, is passed over, and
/// what is no article is left out ([`FileSearch::left_out`]). A link is followed to a file, which is found once; not to a
/// directory.
#[must_use]
pub fn find(paths: &[PathBuf]) -> FileSearch {
    FileSearch {
        named: Vec::from(paths).into_iter(),
        ..FileSearch::default()
    }
}

/// The files that [`find`] finds in `folder` and that are at `path` or below it, where something has changed; none
/// where nothing is there any more. What cannot be looked into is passed over.
#[must_use]
pub fn find_changed(folder: &Path, path: &Path) -> Vec<PathBuf> {
    let Ok(inner) = path.strip_prefix(folder) else {
        return Vec::new();
    };
    let Ok(kind) = fs::symlink_metadata(path).map(|metadata| metadata.file_type()) else {
        return Vec::new();
    };
    if inner.iter().any(is_passed_over) {
        return Vec::new();
    }
    let mut search = FileSearch {
        root: fs::canonicalize(folder).ok(),
        ..FileSearch::default()
    };
    // The folder itself may be named by a link.
    let is_folder = inner.as_os_str().is_empty() || kind.is_dir();
    if is_folder || search.takes(path, kind.is_symlink()) {
        search.pending.push(path.to_owned());
    }
    let files = search.filter_map(|found| match found {
        Ok(Holder::File(path)) => Some(path),
        Ok(Holder::StandardInput) | Err(_) => None,
    });
    files.collect()
}

/// What is left out of the directories among `paths`.
#[must_use]
pub fn left_out(paths: &[PathBuf]) -> LeftOut {
    let mut search = find(paths);
    search.by_ref().for_each(drop);
    search.left_out
}

/// Files being found.
#[derive(Debug, Default)]
pub struct FileSearch {
    named: std::vec::IntoIter<PathBuf>,
    /// What is still to be looked at of what was named last, the next at the end.
    pending: Vec<PathBuf>,
    /// What was named last, where it is a directory and nothing was found in it yet.
    empty: Option<PathBuf>,
    /// The whole path of what was named last, where it is a directory.
    root: Option<PathBuf>,
    /// The files outside it that links in it led to.
    linked: HashSet<PathBuf>,
    left_out: LeftOut,
}

impl Iterator for FileSearch {
    type Item = Result<Holder, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(path) = self.pending.pop() else {
                if let Some(directory) = self.empty.take() {
                    let name = directory.display().to_string();
                    return Some(Err(Error::NoArticles { name }));
                }
                let path = self.named.next()?;
                if path.as_os_str() == "-" {
                    return Some(Ok(Holder::StandardInput));
                }
                if path.is_dir() {
                    self.empty = Some(path.clone());
                    self.root = fs::canonicalize(&path).ok();
                    self.linked.clear();
                }
                self.pending.push(path);
                continue;
            };
            if !path.is_dir() {
                self.empty = None;
                return Some(Ok(Holder::File(path)));
            }
            match self.entries(&path) {
                Ok(entries) => self.pending.extend(entries.into_iter().rev()),
                Err(error) => {
                    self.empty = None;
                    return Some(Err(Error::of_file(&path, error.into())));
                }
            }
        }
    }
}

impl FileSearch {
    /// What was left out of directories so far.
    #[must_use]
    pub fn left_out(&self) -> &LeftOut {
        &self.left_out
    }

    /// The directories and articles in a directory, in the order of their names.
    fn entries(&mut self, directory: &Path) -> io::Result<Vec<PathBuf>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(directory)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if !is_passed_over(&entry.file_name()) {
                entries.push((entry.path(), kind));
            } else if kind.is_dir() {
                self.left_out.hidden_directories += 1;
            }
        }
        entries.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        entries.retain(|(path, kind)| kind.is_dir() || self.takes(path, kind.is_symlink()));
        Ok(entries.into_iter().map(|(path, _)| path).collect())
    }

    /// Whether a file in a directory is read; if not, it is counted.
    fn takes(&mut self, path: &Path, is_link: bool) -> bool {
        if is_link && path.is_dir() {
            self.left_out.linked_directories += usize::from(!self.leads_back(path));
            return false;
        }
        if !holds_articles(path) {
            self.left_out.add_file(path);
            return false;
        }
        !is_link || self.is_new(path)
    }

    /// Whether a link leads to where all is found without it.
    fn leads_back(&self, link: &Path) -> bool {
        let (Some(root), Ok(target)) = (&self.root, fs::canonicalize(link)) else {
            return false;
        };
        let Ok(inner) = target.strip_prefix(root) else {
            return root.starts_with(target);
        };
        !inner.iter().any(is_passed_over)
    }

    /// Whether a link leads to a file that is not found otherwise.
    fn is_new(&mut self, link: &Path) -> bool {
        // What leads nowhere is told of when it is read.
        let Ok(target) = fs::canonicalize(link) else {
            return true;
        };
        let is_found = self.leads_back(link) && format::of_name(&target).is_some();
        !is_found && self.linked.insert(target)
    }
}

/// What was left out of directories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Files that are no articles.
    files: usize,
    /// The extensions of their names, and how many have each.
    extensions: BTreeMap<String, usize>,
    /// Links to directories elsewhere.
    linked_directories: usize,
    /// Directories that are hidden or of a system of version control.
    hidden_directories: usize,
}

impl LeftOut {
    /// How many extensions are counted.
    const EXTENSIONS: usize = 1000;

    fn add_file(&mut self, path: &Path) {
        self.files += 1;
        let Some(extension) = path.extension() else {
            return;
        };
        let extension = extension.to_string_lossy().to_lowercase();
        if self.extensions.len() < Self::EXTENSIONS || self.extensions.contains_key(&extension) {
            *self.extensions.entry(extension).or_default() += 1;
        }
    }

    /// Whether nothing was left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same, for the reader.
    #[must_use]
    pub fn notice(&self) -> Notice {
        let mut extensions: Vec<_> = self.extensions.iter().collect();
        extensions.sort_by_key(|(_, count)| Reverse(**count));
        let extensions = extensions.into_iter().take(limits::NAMED);
        Notice::LeftOut {
            files: self.files,
            extensions: extensions.map(|(name, _)| name.clone()).collect(),
            linked_directories: self.linked_directories,
            hidden_directories: self.hidden_directories,
        }
    }
}

/// Whether a file or directory is passed over: it is hidden, or of a system of version control.
fn is_passed_over(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".") || VERSION_CONTROL.iter().any(|known| name == *known)
}

/// Whether what lies at a path in a directory is read with it.
fn holds_articles(path: &Path) -> bool {
    let Some((format, certainty)) = format::of_name(path) else {
        return false;
    };
    if certainty == Certainty::Named {
        return true;
    }
    let begins = files::open(path).and_then(|file| {
        let mut file = BufReader::new(file);
        Ok(match format {
            Format::JsonLines => begins_like_lines(&mut file)?,
            _ => feed::is_feed(&String::from_utf8_lossy(file.fill_buf()?)),
        })
    });
    // What cannot be looked into is told of when it is read.
    begins.unwrap_or(true)
}

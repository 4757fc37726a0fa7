//! Folders that are watched for new and changed files of articles.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt::{self, Debug, Formatter};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Event, RecursiveMode, Watcher};

use crate::files;
use crate::notice::{Notice, Severity};
use crate::runtime::intake::Report;
use crate::runtime::watch::{is_change, watch};
use crate::sources::disk;

/// How long nothing may have happened to a file before it is read: whoever writes it is done by then.
const QUIET: Duration = Duration::from_millis(500);

/// How often one looks where the system tells nothing by itself.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// What is heard.
enum Heard {
    /// Something happened to a file or a folder.
    Changed(PathBuf),
    /// More happened than the system could tell.
    Missed,
    /// The watch is to end.
    End,
}

/// A watch over folders, for as long as it is kept.
pub struct FolderWatch {
    folders: Vec<PathBuf>,
    heard: Receiver<Heard>,
    sender: Sender<Heard>,
    changes: Settling,
    watchers: Vec<Box<dyn Watcher + Send>>,
}

/// Ends a watch.
#[derive(Clone)]
pub struct WatchEnd(Sender<Heard>);

impl WatchEnd {
    /// Ends it: nobody waits any more.
    pub fn end(&self) {
        let _ = self.0.send(Heard::End);
    }
}

impl Default for FolderWatch {
    fn default() -> Self {
        Self::new()
    }
}

impl Debug for WatchEnd {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("End")
    }
}

impl Debug for FolderWatch {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FolderWatch").field(&self.folders).finish()
    }
}

impl FolderWatch {
    /// A watch over no folders yet.
    #[must_use]
    pub fn new() -> Self {
        let (sender, heard) = channel();
        Self {
            folders: Vec::new(),
            heard,
            sender,
            changes: Settling::default(),
            watchers: Vec::new(),
        }
    }

    /// Watches a folder, which is named from the root, with all folders in it that are not links.
    ///
    /// # Errors
    ///
    /// What is to be told where it cannot be watched.
    pub fn add(&mut self, folder: &Path) -> Result<(), Notice> {
        self.watch(folder).map_err(|fault| Notice::NotWatched {
            name: folder.display().to_string(),
            fault,
        })
    }

    fn watch(&mut self, folder: &Path) -> Result<(), files::Error> {
        if !std::fs::metadata(folder)?.is_dir() {
            return Err(files::Error::NotADirectory);
        }
        let sender = self.sender.clone();
        // Some systems name what happened by the path that links lead to.
        let target = std::fs::canonicalize(folder)?;
        let named = folder.to_owned();
        let on_event = move |event: notify::Result<Event>| {
            for heard in heard_of(event, &target, &named) {
                let _ = sender.send(heard);
            }
        };
        let watcher = watch(folder, RecursiveMode::Recursive, LOOK_AGAIN, on_event)
            .map_err(|error| files::Error::System(error.to_string()))?;
        self.watchers.push(watcher);
        self.folders.push(folder.to_owned());
        Ok(())
    }

    /// The folders that are watched.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// All files in the folders count as changed.
    pub fn look_at_all(&mut self) {
        let now = Instant::now();
        for folder in &self.folders {
            self.changes.note(folder.clone(), now);
        }
    }

    /// What ends the watch from elsewhere.
    #[must_use]
    pub fn ends(&self) -> WatchEnd {
        WatchEnd(self.sender.clone())
    }

    /// Waits for files of articles that are new or have changed, until nothing has happened to them for a moment.
    /// `None` where the watch is ended.
    pub fn wait(&mut self) -> Option<Vec<PathBuf>> {
        loop {
            match self.hear() {
                Some(Heard::Changed(path)) => self.changes.note(path, Instant::now()),
                Some(Heard::Missed) => self.look_at_all(),
                Some(Heard::End) => return None,
                None => {
                    let settled = self.changes.settled(Instant::now());
                    let files = self.files(&settled);
                    if !files.is_empty() {
                        return Some(files);
                    }
                }
            }
        }
    }

    /// What is heard next; `None` where a change may have settled first.
    fn hear(&self) -> Option<Heard> {
        let Some(due) = self.changes.due() else {
            return Some(self.heard.recv().unwrap_or(Heard::End));
        };
        let left = due.saturating_duration_since(Instant::now());
        match self.heard.recv_timeout(left) {
            Ok(heard) => Some(heard),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Heard::End),
        }
    }

    /// The files of articles at and below some paths, each once.
    fn files(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        let mut is_new = HashSet::new();
        let mut files = Vec::new();
        for path in paths {
            for folder in &self.folders {
                let found = disk::find_changed(folder, path).into_iter();
                files.extend(found.filter(|file| is_new.insert(file.clone())));
            }
        }
        files
    }
}

/// What an event says of a folder that is named so and is at `target`.
fn heard_of(event: notify::Result<Event>, target: &Path, named: &Path) -> Vec<Heard> {
    let Ok(event) = event else {
        return vec![Heard::Missed];
    };
    if event.need_rescan() {
        return vec![Heard::Missed];
    }
    if !is_change(event.kind) {
        return Vec::new();
    }
    let changed = event.paths.into_iter().map(|path| {
        let inner = path
            .strip_prefix(target)
            .ok()
            .filter(|_| !path.starts_with(named));
        Heard::Changed(inner.map_or(path.clone(), |inner| named.join(inner)))
    });
    changed.collect()
}

/// Paths that changed, until nothing has happened to them for a moment.
#[derive(Debug, Default)]
struct Settling {
    /// What happened, in order; only the last of a path counts.
    events: VecDeque<(Instant, PathBuf)>,
    /// When something last happened to a path.
    last: HashMap<PathBuf, Instant>,
}

impl Settling {
    /// Something happened to a path.
    fn note(&mut self, path: PathBuf, now: Instant) {
        if self.last.insert(path.clone(), now) != Some(now) {
            self.events.push_back((now, path));
        }
    }

    /// When it is worth while to look next.
    fn due(&self) -> Option<Instant> {
        self.events.front().map(|(at, _)| *at + QUIET)
    }

    /// The paths to which nothing has happened for a moment, in the order of what happened to them last.
    fn settled(&mut self, now: Instant) -> Vec<PathBuf> {
        let mut settled = Vec::new();
        while self.due().is_some_and(|due| due <= now) {
            let Some((at, path)) = self.events.pop_front() else {
                break;
            };
            if self.last.get(&path) == Some(&at) {
                self.last.remove(&path);
                settled.push(path);
            }
        }
        settled
    }
}

/// What was told of files that are watched: what is wrong with one is said once, not at each change.
#[derive(Debug, Default)]
pub struct Told {
    notices: HashMap<Arc<Path>, Vec<Notice>>,
}

impl Told {
    /// What is to be told of files that were read again, without what is only good to know and what was told before.
    pub fn take(&mut self, files: &[PathBuf], reports: Vec<Report>) -> Vec<Notice> {
        let mut before: HashMap<&Path, Vec<Notice>> = HashMap::new();
        for file in files {
            if let Some(notices) = self.notices.remove(file.as_path()) {
                before.insert(file, notices);
            }
        }
        let mut new = Vec::new();
        for Report { named, notice } in reports {
            if notice.severity() == Severity::Information {
                continue;
            }
            let is_known = before
                .get(&*named)
                .is_some_and(|told| told.contains(&notice));
            if !is_known {
                new.push(notice.clone());
            }
            self.notices.entry(named).or_default().push(notice);
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn at(milliseconds: u64, start: Instant) -> Instant {
        start + Duration::from_millis(milliseconds)
    }

    #[test]
    fn a_file_is_read_when_nothing_more_happens_to_it() {
        let start = Instant::now();
        let mut changes = Settling::default();
        assert_eq!(changes.due(), None);
        changes.note("مقال.md".into(), start);
        changes.note("b.md".into(), at(100, start));
        // It is still being written.
        changes.note("مقال.md".into(), at(400, start));
        assert_eq!(changes.due(), Some(at(500, start)));
        assert_eq!(changes.settled(at(599, start)), [""; 0].map(PathBuf::from));
        assert_eq!(changes.settled(at(600, start)), ["b.md"].map(PathBuf::from));
        assert_eq!(changes.due(), Some(at(900, start)));
        let settled = changes.settled(at(1000, start));
        assert_eq!(settled, ["مقال.md"].map(PathBuf::from));
        assert_eq!((changes.due(), changes.last.len()), (None, 0));
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_once() {
        let path = PathBuf::from("/مقال.md");
        let report = |notice| Report {
            named: path.as_path().into(),
            notice,
        };
        let name = "/مقال.md".to_owned();
        let not_text = Notice::NotText { name: name.clone() };
        let empty = Notice::Empty { name };
        let files = std::slice::from_ref(&path);
        let mut told = Told::default();
        let mut take = |reports: &[&Notice]| {
            let reports = reports.iter().map(|notice| report((*notice).clone()));
            told.take(files, reports.collect())
        };
        assert_eq!(take(&[&not_text]), std::slice::from_ref(&not_text));
        assert_eq!(take(&[&not_text]), []);
        // Another fault is told, and the first again once it had been right.
        assert_eq!(take(&[&empty]), std::slice::from_ref(&empty));
        assert_eq!(take(&[]), []);
        assert_eq!(take(&[&empty]), std::slice::from_ref(&empty));
    }

    #[test]
    fn new_and_changed_files_are_found_and_what_is_removed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("مقال.md");
        fs::write(&file, "# أول").unwrap();
        fs::write(folder.path().join("b.md"), "# ثان").unwrap();
        let missing = folder.path().join("none");
        let mut watch = FolderWatch::new();
        assert_eq!(watch.add(folder.path()), Ok(()));
        for (path, fault) in [
            (&missing, files::Error::Missing),
            (&file, files::Error::NotADirectory),
        ] {
            let name = path.display().to_string();
            assert_eq!(watch.add(path), Err(Notice::NotWatched { name, fault }));
        }
        assert_eq!(watch.folders(), [folder.path()]);
        let mut wait_for = |expected: &Path| {
            let mut found = Vec::new();
            while !found.iter().any(|file| file == expected) {
                found = watch.wait().unwrap();
            }
            found
        };
        fs::remove_file(folder.path().join("b.md")).unwrap();
        fs::write(folder.path().join("c.rs"), "x").unwrap();
        fs::write(&file, "# أول\n\nنص آخر").unwrap();
        assert_eq!(wait_for(&file), std::slice::from_ref(&file));
        // What lies in a folder when it comes is found, too.
        let elsewhere = tempfile::tempdir_in(folder.path().parent().unwrap()).unwrap();
        fs::create_dir(elsewhere.path().join("d")).unwrap();
        fs::write(elsewhere.path().join("d/e.txt"), "نص").unwrap();
        fs::rename(elsewhere.path().join("d"), folder.path().join("d")).unwrap();
        let inner = folder.path().join("d/e.txt");
        assert_eq!(wait_for(&inner), std::slice::from_ref(&inner));
        watch.ends().end();
        assert_eq!(watch.wait(), None);
    }
}

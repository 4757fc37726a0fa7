//! Hears of what other programs do to the library: they write to its log, or end and leave the work.

use std::ffi::OsString;
use std::fmt::{self, Debug, Formatter};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{
    Config, Event, EventHandler, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher,
};

/// How often one looks where the system tells nothing by itself.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// How long after news one looks again.
const SETTLED: Duration = Duration::from_millis(100);

/// What SQLite adds to the name of a library's log, and the program to that of the file that says who works on it.
const ENDINGS: [&str; 3] = ["", "-wal", "-work"];

/// Listens as long as it is kept.
pub(super) struct Watch {
    _watcher: Box<dyn Watcher + Send>,
}

impl Debug for Watch {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

impl Watch {
    /// Calls `tell` whenever the library in a file may have been changed, by this program too. Where the system
    /// cannot tell, one looks every second; `None` where the folder cannot even be looked at.
    pub(super) fn new(library: &Path, tell: impl Fn() + Send + 'static) -> Option<Self> {
        let library = std::path::absolute(library).ok()?;
        let folder = library.parent()?.to_owned();
        let files = files_of(&library)?;
        let (heard, news) = channel();
        thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || pass_on(&news, &tell))
            .ok()?;
        let on_event = move |event: notify::Result<Event>| {
            let is_news = event.is_ok_and(|event| {
                // A rescan: more happened than the system could tell.
                let is_ours = event.paths.iter().any(|path| files.contains(path));
                event.need_rescan() || (is_change(event.kind) && is_ours)
            });
            if is_news {
                let _ = heard.send(());
            }
        };
        let watcher = watch(&folder, RecursiveMode::NonRecursive, LOOK_AGAIN, on_event);
        Some(Self {
            _watcher: watcher.ok()?,
        })
    }
}

/// Has `on_event` called with what happens in a folder, for as long as what is returned is kept. Where the system
/// cannot tell, one looks as often as `look_again` says.
pub(super) fn watch(
    folder: &Path,
    mode: RecursiveMode,
    look_again: Duration,
    on_event: impl EventHandler + Clone,
) -> notify::Result<Box<dyn Watcher + Send>> {
    let config = Config::default()
        .with_poll_interval(look_again)
        .with_follow_symlinks(false);
    let native = RecommendedWatcher::new(on_event.clone(), config).and_then(|mut watcher| {
        watcher.watch(folder, mode)?;
        Ok(Box::new(watcher) as Box<dyn Watcher + Send>)
    });
    native.or_else(|_| {
        let mut watcher = PollWatcher::new(on_event, config)?;
        watcher.watch(folder, mode)?;
        Ok(Box::new(watcher) as Box<dyn Watcher + Send>)
    })
}

/// Tells of news at once, and again when they have settled: SQLite writes its log first, and only then is there in
/// shared memory, of which nobody hears, that what stands in it counts.
fn pass_on(news: &Receiver<()>, tell: &dyn Fn()) {
    while news.recv().is_ok() {
        tell();
        let end = Instant::now() + SETTLED;
        let left = || end.saturating_duration_since(Instant::now());
        while news.recv_timeout(left()).is_ok() {}
        tell();
    }
}

/// The files that change with a library.
fn files_of(library: &Path) -> Option<Vec<PathBuf>> {
    let name = library.file_name()?;
    let named = ENDINGS.map(|ending| {
        let mut named = OsString::from(name);
        named.push(ending);
        library.with_file_name(named)
    });
    Some(named.to_vec())
}

/// Whether something was written, or a file that was written to closed: what is only read changes nothing.
pub(super) fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) => true,
        EventKind::Any | EventKind::Other => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_to_the_log_is_told_and_told_again_when_it_has_settled() {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("library.sqlite3");
        let (sender, told) = channel();
        let watch = Watch::new(&library, move || sender.send(()).unwrap()).unwrap();
        std::fs::write(folder.path().join("other.txt"), "نص").unwrap();
        std::fs::write(folder.path().join("library.sqlite3-wal"), "نص").unwrap();
        for look in 1..=2 {
            let timeout = Duration::from_secs(30);
            assert!(told.recv_timeout(timeout).is_ok(), "look {look}");
        }
        drop(watch);
    }
}

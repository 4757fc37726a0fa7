//! Folders watched while one reads: on a thread of its own, which has what comes taken in.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::app::{CameFromFolders, News, Reply};
use crate::files::Stamped;
use crate::library::Arrival;
use crate::runtime::event_loop::Message;
use crate::runtime::folders::{FolderWatch, Told, WatchEnd};
use crate::runtime::intake::Intake;
use crate::runtime::task::{Task, send};
use crate::web::ReadOptions;

/// Files after which it is remembered that they were read.
const REMEMBERED_TOGETHER: usize = 256;

/// Begins to watch folders; files that came or changed while nobody watched are taken in first. Returns what ends it.
pub(super) fn watch(
    folders: Vec<PathBuf>,
    options: ReadOptions,
    tasks: Sender<Task>,
    replies: Sender<Message>,
) -> WatchEnd {
    let mut watch = FolderWatch::new();
    let ends = watch.ends();
    let mut watching = Watching {
        options,
        tasks,
        replies,
        told: Told::default(),
    };
    let work = move || {
        for folder in &folders {
            if let Err(notice) = watch.add(folder) {
                watching.send(News::Noticed(notice));
            }
        }
        watch.look_at_all();
        while let Some(files) = watch.wait() {
            watching.take_in(files);
        }
    };
    // Without threads there is no reader either: the others could not be started.
    let _ = thread::Builder::new()
        .name("folders".to_owned())
        .spawn(work);
    ends
}

/// What has files taken in.
struct Watching {
    options: ReadOptions,
    tasks: Sender<Task>,
    replies: Sender<Message>,
    told: Told,
}

impl Watching {
    fn send(&self, news: News) {
        send(&self.replies)(Reply::News(news));
    }

    /// Has those of some files that were not read as they are taken in, and tells what came.
    fn take_in(&mut self, files: Vec<PathBuf>) {
        let mut came = CameFromFolders::default();
        let files: Vec<Stamped> = files.into_iter().filter_map(Stamped::now).collect();
        let to_read = self.ask(|answer| Task::FilesToRead(files, answer));
        for files in to_read.unwrap_or_default().chunks(REMEMBERED_TOGETHER) {
            // It cannot be written down, which is told, or the program ends.
            if self.take_in_some(files, &mut came).is_none() {
                break;
            }
        }
        if came != CameFromFolders::default() {
            self.send(News::CameFromFolders(came));
        }
    }

    fn take_in_some(&mut self, files: &[Stamped], came: &mut CameFromFolders) -> Option<()> {
        let paths: Vec<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
        let intake = Intake::start(paths.clone(), self.options.clone()).ok()?;
        let mut reports = Vec::new();
        while let Some(bundle) = intake.next() {
            reports.extend(bundle.reports);
            for taken in self.ask(|answer| Task::TakeIn(bundle.articles, answer))? {
                match taken.arrival() {
                    Some(Arrival::New(_)) => came.new += 1,
                    Some(Arrival::Changed(_)) => came.changed += 1,
                    Some(Arrival::Known(_) | Arrival::Restored(_)) | None => {}
                }
            }
        }
        let notices = self.told.take(&paths, reports);
        if !notices.is_empty() {
            self.send(News::Read(notices));
        }
        self.tasks.send(Task::RememberFiles(files.to_vec())).ok()
    }

    /// Has the library's thread do something and waits for what comes of it; `None` where it is not done.
    fn ask<T>(&self, task: impl FnOnce(Sender<T>) -> Task) -> Option<T> {
        let (answer, answers): (_, Receiver<T>) = channel();
        self.tasks.send(task(answer)).ok()?;
        answers.recv().ok()
    }
}

//! The threads behind the screen: one that holds the library and answers, one that annotates.

use std::collections::HashSet;
use std::io;
use std::mem::discriminant;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::annotate::Annotator;
use crate::app::{Added, Answer, Ask, FeedsAsked, News, Reply, Request, Response};
use crate::article::{Article, ArticleId};
use crate::config::FeedSettings;
use crate::files;
use crate::library::{Arrival, TextDigest};
use crate::notice::Notice;
use crate::runtime::backlog::annotated;
use crate::runtime::event_loop::Message;
use crate::runtime::fetching::Fetcher;
use crate::runtime::folders::WatchEnd;
use crate::runtime::intake::Intake;
use crate::runtime::librarian::Librarian;
use crate::runtime::task::{Task, send};
use crate::runtime::to_keep::ToKeep;
use crate::runtime::watch::Watch;
use crate::runtime::watching;
use crate::sources;
use crate::store;
use crate::web::ReadOptions;

/// Articles handed out to be annotated at a time: the next lies ready when one is done.
const HANDED_OUT: usize = 2;

/// How long the library's thread may take to keep what is the reader's own when the program ends.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(1);

/// As long as it is kept the library's thread pauses.
pub(super) struct Pause {
    _goes_on: Sender<()>,
}

/// The way to the thread that holds the library.
#[derive(Debug)]
pub(super) struct Worker {
    tasks: Sender<Task>,
    leaving: Arc<Leaving>,
    /// Hears when that thread has ended.
    ended: Receiver<()>,
    /// How what is to be added is read.
    options: ReadOptions,
    replies: Sender<Message>,
    fetcher: Fetcher,
    /// Dropped with the worker: no feed is looked after any more.
    until: Option<Sender<()>>,
    /// Ends the watch over folders.
    folders: Option<WatchEnd>,
    _watch: Option<Watch>,
}

/// What both sides know of the end.
#[derive(Debug, Default)]
struct Leaving {
    /// The program is to end.
    is_leaving: AtomicBool,
    /// What the library is at now keeps something of the reader's own, and is finished.
    is_keeping: AtomicBool,
    /// What is to be kept of the reader's own and is not yet.
    to_keep: Mutex<ToKeep>,
    /// The file of the library, where it can be written.
    path: Option<PathBuf>,
}

impl Leaving {
    /// Whether what the library is at is wanted no longer.
    fn is_given_up(&self) -> bool {
        self.is_leaving.load(Ordering::Relaxed) && !self.is_keeping.load(Ordering::Relaxed)
    }

    fn to_keep(&self) -> MutexGuard<'_, ToKeep> {
        self.to_keep.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Worker {
    /// Starts the threads; they end when the worker is dropped.
    pub(super) fn start(
        mut librarian: Librarian,
        intake: Option<Intake>,
        options: ReadOptions,
        replies: Sender<Message>,
    ) -> io::Result<Self> {
        let (sender, tasks) = channel();
        let (articles, to_annotate) = channel();
        let library = librarian.library();
        let path = library.path().filter(|_| library.is_writable());
        let leaving = Arc::new(Leaving {
            path: path.map(Path::to_owned),
            ..Leaving::default()
        });
        let is_given_up = Arc::clone(&leaving);
        librarian
            .give_up_when(move || is_given_up.is_given_up())
            .map_err(io::Error::other)?;
        let is_leaving = Arc::clone(&leaving);
        let is_leaving = move || is_leaving.is_leaving.load(Ordering::Relaxed);
        let options = ReadOptions {
            network: options.network.until(is_leaving),
            ..options
        };
        let fetcher = Fetcher::new(sender.clone(), replies.clone(), options.clone());
        let changed = sender.clone();
        let watch = librarian.library().path().map(|path| {
            Watch::new(path, move || {
                let _ = changed.send(Task::CheckForChanges);
            })
        });
        let mut scheduler = Scheduler {
            librarian,
            replies: replies.clone(),
            articles,
            handed_out: 0,
            leaving: Arc::clone(&leaving),
        };
        // glibc hands memory that a finished thread has freed to the next thread that starts. A thread that read a file
        // may just have finished; the one that needs most starts first.
        let finds = sender.clone();
        start("extraction", move || annotate(&to_annotate, &finds))?;
        let (has_ended, ended) = channel();
        start("library", move || {
            scheduler.work(&tasks);
            // The library is closed, and its lock free, before anybody hears of the end.
            drop(scheduler);
            let _ = has_ended.send(());
        })?;
        // Dropped where the next thread cannot be started, it ends the others.
        let worker = Self {
            tasks: sender,
            leaving,
            ended,
            options,
            replies,
            fetcher,
            until: None,
            folders: None,
            _watch: watch.flatten(),
        };
        if let Some(intake) = intake {
            let tasks = worker.tasks.clone();
            start("hand-over", move || {
                hand_over(&intake, &tasks);
            })?;
        }
        Ok(worker)
    }

    /// Asks; the answer comes as a message. A thread that panicked ends the program by itself.
    pub(super) fn ask(&self, ask: Ask) {
        if let Request::Edit(edit) = &ask.request {
            self.leaving.to_keep().push(ask.id, edit.clone());
        }
        let _ = self.tasks.send(Task::Answer(ask));
    }

    /// Has what is at a path or an address read and added, on a thread of its own; what came of it is sent as news.
    pub(super) fn add(&self, name: String) {
        let (tasks, replies) = (self.tasks.clone(), self.replies.clone());
        let options = self.options.clone();
        let add = move || {
            let paths = [store::from_root(Path::new(&name))];
            let added = match Intake::start(paths.to_vec(), options) {
                Ok(intake) => hand_over(&intake, &tasks),
                Err(error) => {
                    let fault = files::Error::from(error);
                    send(&replies)(Reply::News(News::Noticed(Notice::Unreadable {
                        name,
                        fault,
                    })));
                    return;
                }
            };
            send(&replies)(Reply::News(News::Added(added)));
            let left_out = sources::disk::left_out(&paths);
            if !left_out.is_empty() {
                // Behind what was added, which stays to be seen.
                send(&replies)(Reply::News(News::Read(vec![left_out.notice()])));
            }
        };
        let started = thread::Builder::new()
            .name("hand-over".to_owned())
            .spawn(add);
        // Without threads there is no reader either: the others could not be started.
        drop(started);
    }

    /// Has feeds asked for what is new, on a thread of its own; what comes of it is sent as news.
    pub(super) fn fetch(&self, which: FeedsAsked) {
        self.fetcher.fetch(which);
    }

    /// Has feeds fetched as the settings say.
    pub(super) fn follow_feeds(&mut self, settings: FeedSettings) {
        let (until, ends) = channel();
        self.fetcher.follow(settings, ends);
        self.until = Some(until);
    }

    /// Watches folders, and has what is new in them taken in; what came is sent as news.
    pub(super) fn watch_folders(&mut self, folders: Vec<PathBuf>) {
        if folders.is_empty() {
            return;
        }
        let (options, tasks) = (self.options.clone(), self.tasks.clone());
        self.folders = Some(watching::watch(
            folders,
            options,
            tasks,
            self.replies.clone(),
        ));
    }

    /// Pauses the library's thread until what is returned is dropped, so that nothing of the library is locked while
    /// the program is stopped.
    pub(super) fn pause(&self) -> Pause {
        let (has_paused, paused) = channel();
        let (goes_on, going_on) = channel();
        let _ = self.tasks.send(Task::Pause(has_paused, going_on));
        let _ = paused.recv_timeout(SHUTDOWN_TIMEOUT);
        Pause { _goes_on: goes_on }
    }

    /// Ends the library's thread. Places, marks and all else that is the reader's own is kept before that; questions
    /// are given up, and nothing is waited for longer than [`SHUTDOWN_TIMEOUT`]: what another program's writing holds up is
    /// left beside the library, for who opens it next. Returns whether all was kept, or left.
    pub(super) fn leave(&self) -> bool {
        if !self.leaving.is_leaving.swap(true, Ordering::Relaxed) {
            let _ = self.tasks.send(Task::End);
            let _ = self.ended.recv_timeout(SHUTDOWN_TIMEOUT);
            if let Some(path) = &self.leaving.path {
                self.leaving.to_keep().leave(path);
            }
        }
        self.leaving.to_keep().is_empty()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(folders) = &self.folders {
            folders.end();
        }
        self.leave();
    }
}

/// Starts a thread, and returns when it runs.
fn start(name: &str, run: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let (is_running, running) = channel();
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            let _ = is_running.send(());
            run();
        })?;
    let _ = running.recv();
    Ok(())
}

/// Hands over what is read, a bundle when the one before it is in. Returns what became of it.
fn hand_over(intake: &Intake, tasks: &Sender<Task>) -> Added {
    let mut added = Added::default();
    while let Some(bundle) = intake.next() {
        // Dropped unanswered when the library's thread has ended.
        let (is_in, has_come_in) = channel();
        let is_sent = tasks.send(Task::AddArticles(bundle, is_in)).is_ok();
        let Some(arrivals) = is_sent.then(|| has_come_in.recv().ok()).flatten() else {
            break;
        };
        let is_new = |arrival: &&Arrival| !matches!(arrival, Arrival::Known(_));
        added.new += arrivals.iter().filter(is_new).count();
        added
            .articles
            .extend(arrivals.iter().map(|arrival| arrival.id()));
    }
    added
}

/// Annotates what comes until nothing comes any more. Takes no part in anything else.
fn annotate(articles: &Receiver<Arc<Article>>, finds: &Sender<Task>) {
    // Made when the first article comes: the list need not wait for it.
    let mut extractor = None;
    for article in articles {
        let extractor = extractor.get_or_insert_with(Annotator::new);
        let extract = |article: &Article| extractor.annotate(&article.body, &article.metadata);
        let found = annotated(&article, &extract);
        if finds.send(Task::Keep(article.id, found)).is_err() {
            return;
        }
    }
}

/// What the thread of the library holds.
struct Scheduler {
    librarian: Librarian,
    replies: Sender<Message>,
    articles: Sender<Arc<Article>>,
    handed_out: usize,
    leaving: Arc<Leaving>,
}

impl Scheduler {
    fn work(&mut self, tasks: &Receiver<Task>) {
        loop {
            let first = match tasks.try_recv() {
                Ok(task) => task,
                Err(TryRecvError::Disconnected) => return,
                Err(TryRecvError::Empty) => {
                    // What is asked comes first.
                    self.hand_out();
                    if self.librarian.bring_behind(&mut send(&self.replies)) {
                        continue;
                    }
                    match tasks.recv() {
                        Ok(task) => task,
                        Err(_) => return,
                    }
                }
            };
            let mut due: Vec<Task> = vec![first];
            due.extend(tasks.try_iter());
            if !self.do_all(due) {
                return;
            }
        }
    }

    /// Does what is due; returns whether there is to be more.
    fn do_all(&mut self, due: Vec<Task>) -> bool {
        for task in without_superseded(due) {
            match task {
                Task::Answer(ask) => self.answer(ask),
                Task::Keep(id, found) => {
                    self.handed_out -= 1;
                    if !self.is_leaving() {
                        self.librarian.keep(id, found, &mut send(&self.replies));
                    }
                }
                // It can be read again; whoever reads hears of the end.
                Task::AddArticles(..)
                | Task::FilesToRead(..)
                | Task::TakeIn(..)
                | Task::RememberFiles(..)
                | Task::Feeds(..)
                | Task::KeepFeed(..)
                    if self.is_leaving() => {}
                Task::AddArticles(bundle, is_in) => {
                    let reply = &mut send(&self.replies);
                    let _ = is_in.send(self.librarian.add_articles(bundle, reply));
                }
                Task::FilesToRead(files, answer) => {
                    let reply = &mut send(&self.replies);
                    if let Some(files) = self.librarian.files_to_read(files, reply) {
                        let _ = answer.send(files);
                    }
                }
                Task::TakeIn(articles, is_in) => {
                    let reply = &mut send(&self.replies);
                    if let Some(taken) = self.librarian.take_in(&articles, reply) {
                        let _ = is_in.send(taken);
                    }
                }
                Task::RememberFiles(files) => {
                    let reply = &mut send(&self.replies);
                    self.librarian.remember_files(&files, reply);
                }
                Task::Feeds(which, answer) => {
                    let reply = &mut send(&self.replies);
                    if let Some(feeds) = self.librarian.feeds_to_ask(which, reply) {
                        let _ = answer.send(feeds);
                    }
                }
                Task::KeepFeed(batch, interval, is_in) => {
                    let reply = &mut send(&self.replies);
                    if let Some(arrivals) = self.librarian.keep_feed(batch, interval, reply) {
                        let _ = is_in.send(arrivals);
                    }
                }
                Task::Pause(has_paused, going_on) => {
                    self.librarian.yield_work();
                    let _ = has_paused.send(());
                    let _ = going_on.recv();
                }
                Task::CheckForChanges => self.librarian.check_for_changes(&mut send(&self.replies)),
                Task::End => {
                    // What was found may be found again: storing it has as long as all else.
                    self.leaving.is_keeping.store(true, Ordering::Relaxed);
                    self.librarian.store(&mut send(&self.replies));
                    return false;
                }
            }
        }
        true
    }

    fn answer(&mut self, ask: Ask) {
        let keeps = keeps(&ask);
        // When the program is leaving nobody waits for an answer.
        if self.is_leaving() && !keeps {
            return;
        }
        // It was left beside the library: there it comes after what was done before.
        let id = ask.id;
        if keeps && !self.leaving.to_keep().holds(id) {
            return;
        }
        let mut send = send(&self.replies);
        let reply = &mut |reply: Reply| {
            if let Some((article, text)) = shown(&reply) {
                self.leaving.to_keep().show(article, text);
            }
            send(reply);
        };
        self.leaving.is_keeping.store(keeps, Ordering::Relaxed);
        self.librarian.check_for_changes(reply);
        self.librarian.answer(ask, reply);
        self.leaving.is_keeping.store(false, Ordering::Relaxed);
        if keeps {
            let path = self.leaving.path.as_deref();
            self.leaving.to_keep().is_made(id, path);
        }
    }

    fn is_leaving(&self) -> bool {
        self.leaving.is_leaving.load(Ordering::Relaxed)
    }

    /// Sees to it that the other thread has something to do.
    fn hand_out(&mut self) {
        while self.handed_out < HANDED_OUT && !self.is_leaving() {
            let reply = &mut send(&self.replies);
            let Some(article) = self.librarian.next_to_annotate(reply) else {
                return;
            };
            if self.articles.send(article).is_err() {
                return;
            }
            self.handed_out += 1;
        }
    }
}

/// The tasks without those that need not be done since a later one will be: of several lists asked for while one
/// typed, only the last is of interest.
fn without_superseded(due: Vec<Task>) -> Vec<Task> {
    let mut later = HashSet::new();
    let mut is_looked_round = false;
    let is_needed = |task: &Task| match task {
        Task::Answer(Ask {
            request: Request::Lookup(lookup),
            ..
        }) => later.insert(discriminant(lookup)) || !lookup.is_superseded_by_later(),
        Task::CheckForChanges => !std::mem::replace(&mut is_looked_round, true),
        Task::Answer(_)
        | Task::Keep(..)
        | Task::AddArticles(..)
        | Task::FilesToRead(..)
        | Task::TakeIn(..)
        | Task::RememberFiles(..)
        | Task::Feeds(..)
        | Task::KeepFeed(..)
        | Task::Pause(..)
        | Task::End => true,
    };
    let mut needed: Vec<Task> = due.into_iter().rev().filter(is_needed).collect();
    needed.reverse();
    needed
}

/// The article that an answer shows, and its text.
fn shown(reply: &Reply) -> Option<(ArticleId, TextDigest)> {
    let Reply::Answer(Answer {
        result: Ok(Response::Opened(Some(opened))),
        ..
    }) = reply
    else {
        return None;
    };
    let article = &opened.article;
    Some((article.id, TextDigest::of(&article.body.text)))
}

/// Whether something of the reader's own is to be kept.
fn keeps(ask: &Ask) -> bool {
    matches!(ask.request, Request::Edit(_))
}

#[cfg(test)]
mod tests;

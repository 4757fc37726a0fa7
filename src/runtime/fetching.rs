//! Feeds fetched while one reads: on a thread of its own, when the reader asks for it or the settings say so.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use jiff::SignedDuration;

use crate::app::{FeedsAsked, Fetched, News, Progress, Reply};
use crate::config::FeedSettings;
use crate::library::{Arrival, Feed, FeedOutcome};
use crate::notice::{FetchFault, Notice};
use crate::runtime::event_loop::Message;
use crate::runtime::feeding::{self, FeedsToAsk};
use crate::runtime::notices::report;
use crate::runtime::task::{Task, send};
use crate::web::{AskedFeed, ReadOptions};

/// How often it is looked whether a feed is due, where the settings say that feeds are fetched again and again.
const LOOKED_AFTER: Duration = Duration::from_secs(60);

/// What fetches feeds, one run at a time.
#[derive(Clone, Debug)]
pub(super) struct Fetcher {
    tasks: Sender<Task>,
    replies: Sender<Message>,
    options: ReadOptions,
    /// After how long a feed that answers is asked again.
    interval: SignedDuration,
    is_under_way: Arc<AtomicBool>,
    /// The reader asked for it, and hears of it in any case.
    is_asked: Arc<AtomicBool>,
    /// No feed could be asked last time, which was told.
    has_failed: Arc<AtomicBool>,
}

/// What came of asking feeds.
struct Run {
    fetched: Fetched,
    /// Why none could be asked, or no more.
    fault: Option<FetchFault>,
}

impl Fetcher {
    pub(super) fn new(tasks: Sender<Task>, replies: Sender<Message>, options: ReadOptions) -> Self {
        Self {
            tasks,
            replies,
            options,
            interval: FeedSettings::default().interval(),
            is_under_way: Arc::default(),
            is_asked: Arc::default(),
            has_failed: Arc::default(),
        }
    }

    /// Fetches as the settings say until the other end of `until` is dropped.
    pub(super) fn follow(&mut self, settings: FeedSettings, until: Receiver<()>) {
        self.interval = settings.interval();
        if settings.fetches_at_start {
            self.start(FeedsAsked::Due);
        }
        if settings.minutes_between.is_none() {
            return;
        }
        let fetcher = self.clone();
        let look = move || {
            while until.recv_timeout(LOOKED_AFTER) == Err(RecvTimeoutError::Timeout) {
                fetcher.start(FeedsAsked::Due);
            }
        };
        // Without it feeds are fetched when the reader asks for it.
        let _ = thread::Builder::new()
            .name("feeds-due".to_owned())
            .spawn(look);
    }

    /// Fetches feeds for the reader; what comes of it is sent as news.
    pub(super) fn fetch(&self, which: FeedsAsked) {
        self.is_asked.store(true, Ordering::SeqCst);
        self.start(which);
    }

    fn start(&self, which: FeedsAsked) {
        // Whoever asks while feeds are fetched hears what comes of that.
        if self.is_under_way.swap(true, Ordering::SeqCst) {
            return;
        }
        let fetcher = self.clone();
        let started = thread::Builder::new()
            .name("feeds".to_owned())
            .spawn(move || {
                let run = fetcher.ask(which);
                fetcher.is_under_way.store(false, Ordering::SeqCst);
                // Whoever asks from here on starts another run, or hears of this one.
                let is_asked = fetcher.is_asked.swap(false, Ordering::SeqCst);
                fetcher.tell(run, is_asked);
            });
        // Without threads there is no reader either: the others could not be started.
        drop(started);
    }

    /// Tells what came of a run. Who was told that feeds are being asked is told in any case that they no longer are; where
    /// there was none to ask, nobody was.
    fn tell(&self, Run { fetched, fault }: Run, is_asked: bool) {
        if fetched.feeds == 0 && fault.is_none() && !is_asked {
            return;
        }
        let has_failed = fault.is_some();
        self.send(News::Fetched(Fetched {
            // A fault says by itself what came of it.
            is_asked: is_asked && !has_failed,
            ..fetched
        }));
        // It is told once where nobody asked for it.
        let is_told = self.has_failed.swap(has_failed, Ordering::SeqCst);
        if let Some(fault) = fault.filter(|_| is_asked || !is_told) {
            self.send(News::Noticed(Notice::FeedsNotFetched { fault }));
        }
    }

    fn send(&self, news: News) {
        send(&self.replies)(Reply::News(news));
    }

    /// The feeds to be asked, with what is known of their articles.
    fn feeds(&self, which: FeedsAsked) -> FeedsToAsk {
        let (answer, feeds) = channel();
        let _ = self.tasks.send(Task::Feeds(which, answer));
        // Dropped unanswered where the program ends, or the library cannot be written, which is told.
        feeds.recv().unwrap_or_default()
    }

    /// Asks feeds for what is new, and has it kept.
    fn ask(&self, which: FeedsAsked) -> Run {
        let FeedsToAsk {
            feeds,
            known,
            none_followed,
        } = self.feeds(which);
        let mut fetched = Fetched {
            none_followed,
            ..Fetched::default()
        };
        let progress = |done| Progress {
            done,
            total: feeds.len(),
        };
        if feeds.is_empty() {
            return Run {
                fetched,
                fault: None,
            };
        }
        self.send(News::Fetching(progress(0)));
        let network = &self.options.network;
        let result = network.ask_feeds(&feeds, &known, |feed, asked| {
            self.keep(feed, asked, &mut fetched);
            self.send(News::Fetching(progress(fetched.feeds)));
        });
        let fault = result.err();
        Run { fetched, fault }
    }

    /// Has the library keep what came of asking a feed, and counts it.
    fn keep(&self, feed: &Feed, asked: AskedFeed, fetched: &mut Fetched) {
        fetched.feeds += 1;
        if matches!(
            asked.outcome,
            FeedOutcome::Failed { .. } | FeedOutcome::Gone(_)
        ) {
            fetched.failing += 1;
        }
        let batches = match feeding::batches(feed.id, asked, self.options.originals) {
            Ok(batches) => batches,
            Err(error) => return report(&error, &mut send(&self.replies)),
        };
        for batch in batches {
            let (is_in, has_come_in) = channel();
            let _ = self.tasks.send(Task::KeepFeed(batch, self.interval, is_in));
            // As above.
            let Ok(arrivals) = has_come_in.recv() else {
                return;
            };
            let is_new = |arrival: &&Arrival| !matches!(arrival, Arrival::Known(_));
            fetched.new += arrivals.iter().filter(is_new).count();
        }
    }
}

//! The backlog: articles that are still to be annotated, as one state machine.
//!
//! An article is waiting, handed out, found or stored. Whoever drives it hands articles to as many threads
//! as it likes ([`Backlog::next`]), brings back what they found ([`Backlog::take`]) and lets it be stored; the
//! reader does so beside the screen, commands with [`work_off`]. An article that cannot be annotated is set
//! aside in the library and named; the others go on.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::annotate::Annotations;
use crate::app::Progress;
use crate::article::{Article, ArticleId};
use crate::library::{Library, Result, SetAside, TextDigest};
use crate::limits;
use crate::notice::SetAsideReason;
use crate::panics;

/// Articles looked up at once.
const LOOKED_UP: usize = 64;
/// Articles that [`work_off`] stores at once.
const STORED_TOGETHER: usize = 128;
/// Bytes of text after which what was found in it is stored, however few articles that are.
const STORED_BYTES: usize = 8 << 20;
/// Articles that lie ready for each thread of [`work_off`] at most: enough for the time of one storing.
const READY: usize = 32;
/// Bytes of text that lie ready beyond one article a thread at most.
const READY_BYTES: usize = 4 << 20;

/// What finds entities and topics in an article. It may panic: that is one article's fault.
pub type Extract<'a> = dyn Fn(&Article) -> Annotations + Sync + 'a;

/// What was found in an article, or why nothing could be.
pub type AnnotationResult = std::result::Result<Annotations, String>;

/// Annotates an article.
///
/// # Errors
///
/// Where the extractor panics.
pub fn annotated(article: &Article, extract: &Extract<'_>) -> AnnotationResult {
    panics::caught(|| extract(article))
}

/// An article as it was handed out.
#[derive(Clone, Copy, Debug)]
struct InProgress {
    id: ArticleId,
    /// Its text: what is found in it is of no use to another that it has got meanwhile.
    text: TextDigest,
    bytes: usize,
}

/// Articles that are still to be annotated.
#[derive(Debug)]
pub struct Backlog {
    /// How many articles are stored in one transaction, which costs as much again as an article.
    together: usize,
    /// What is handed out next.
    waiting: VecDeque<ArticleId>,
    /// What is handed out, or found and not stored yet.
    begun: Vec<InProgress>,
    /// What was found and is not stored yet.
    found: Vec<(InProgress, AnnotationResult)>,
    progress: Progress,
}

impl Backlog {
    /// A backlog that stores so many articles together.
    #[must_use]
    pub fn new(together: usize) -> Self {
        Self {
            together,
            waiting: VecDeque::new(),
            begun: Vec::new(),
            found: Vec::new(),
            progress: Progress::default(),
        }
    }

    /// Counts what is left in the library.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn count(&mut self, library: &Library) -> Result<()> {
        let stored = self.progress.done - self.found.len();
        self.progress.total = stored + library.work()?.not_annotated;
        Ok(())
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// Whether an article is found and not stored yet.
    #[must_use]
    pub fn holds(&self, id: ArticleId) -> bool {
        self.found.iter().any(|(found, _)| found.id == id)
    }

    /// Puts an article first, unless it is handed out already.
    pub fn put_first(&mut self, id: ArticleId) {
        if !self.has_begun(id) {
            self.waiting.retain(|waiting| *waiting != id);
            self.waiting.push_front(id);
        }
    }

    fn has_begun(&self, id: ArticleId) -> bool {
        self.begun.iter().any(|begun| begun.id == id)
    }

    /// The next article to be annotated; `None` where nothing is left for this program. Articles that cannot
    /// even be read are set aside.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, or written.
    pub fn next(
        &mut self,
        library: &mut Library,
        set_aside: &mut Vec<SetAside>,
    ) -> Result<Option<Arc<Article>>> {
        loop {
            if self.waiting.is_empty() && library.claims_work() {
                let ids = library.not_annotated(LOOKED_UP + self.begun.len())?;
                let new = ids.into_iter().filter(|id| !self.has_begun(*id));
                self.waiting = new.collect();
            }
            let Some(id) = self.waiting.pop_front() else {
                return Ok(None);
            };
            let reason = match library.article(id) {
                Ok(Some(article)) => {
                    self.begun.push(InProgress {
                        id,
                        text: TextDigest::of(&article.body.text),
                        bytes: article.body.text.len(),
                    });
                    return Ok(Some(article));
                }
                // It was removed meanwhile, or its text was lost.
                Ok(None) => SetAsideReason::NoText,
                Err(error) if error.is_of_one_article() => error.to_string().into(),
                Err(error) => return Err(error),
            };
            set_aside.extend(library.set_aside(id, reason, None)?);
            self.count(library)?;
        }
    }

    /// Takes back an article that was handed out, with what was found in it. Returns whether it is time to
    /// store.
    pub fn take(&mut self, id: ArticleId, outcome: AnnotationResult) -> bool {
        if let Some(begun) = self.begun.iter().find(|begun| begun.id == id) {
            self.found.push((*begun, outcome));
        }
        self.progress.done += 1;
        self.progress.total = self.progress.total.max(self.progress.done);
        let bytes: usize = self.found.iter().map(|(found, _)| found.bytes).sum();
        self.found.len() >= self.together.min(self.begun.len()) || bytes >= STORED_BYTES
    }

    /// Takes back an article that was handed out and not looked at.
    pub fn give_back(&mut self, id: ArticleId) {
        self.begun.retain(|begun| begun.id != id);
    }

    /// Stores what was found, all of it or nothing, and returns the articles that were set aside.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written. What was found is then given up: it can be found again.
    pub fn store(&mut self, library: &mut Library) -> Result<Vec<SetAside>> {
        let found = std::mem::take(&mut self.found);
        let is_stored = |begun: &InProgress| found.iter().any(|(stored, _)| stored.id == begun.id);
        self.begun.retain(|begun| !is_stored(begun));
        let mut annotated = Vec::with_capacity(found.len());
        let mut set_aside = Vec::new();
        for (InProgress { id, text, .. }, outcome) in found {
            match outcome {
                Ok(annotations) => annotated.push((id, text, annotations)),
                Err(reason) => set_aside.extend(library.set_aside(id, reason, Some(text))?),
            }
        }
        if !annotated.is_empty() {
            set_aside.extend(library.annotate_texts(&annotated)?);
        }
        Ok(set_aside)
    }
}

/// What [`work_off`] tells while it goes on.
#[derive(Debug)]
pub enum BacklogStep {
    /// So far it is.
    Done(Progress),
    /// An article was set aside.
    SetAside(SetAside),
}

/// Annotates all that is left in a library on some threads, until nothing is left for this program or
/// `is_to_stop` says so. What was found by then is stored.
///
/// # Errors
///
/// Where the library cannot be read or written.
pub fn work_off(
    library: &mut Library,
    extract: &Extract<'_>,
    threads: usize,
    is_to_stop: &(dyn Fn() -> bool + Sync),
    report: &mut dyn FnMut(BacklogStep),
) -> Result<()> {
    let mut backlog = Backlog::new(STORED_TOGETHER);
    backlog.count(library)?;
    // A thread of its own keeps the memory that it has freed: an article alone does with that of this one.
    let threads = threads.min(backlog.progress.total);
    if threads < 2 {
        return work_off_here(backlog, library, extract, is_to_stop, report);
    }
    let (sender, to_annotate) = channel();
    let to_annotate = Mutex::new(to_annotate);
    let (finds, outcomes) = channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (to_annotate, finds) = (&to_annotate, finds.clone());
            scope.spawn(move || annotate_all(to_annotate, extract, is_to_stop, &finds));
        }
        // Dropped on return: then the threads end.
        let articles = sender;
        let mut set_aside = Vec::new();
        let (mut ready, mut ready_bytes) = (0, 0);
        loop {
            let has_room = |ready: usize, bytes: usize| {
                ready < threads || (ready < threads * READY && bytes < READY_BYTES)
            };
            while has_room(ready, ready_bytes) && !is_to_stop() {
                let Some(article) = backlog.next(library, &mut set_aside)? else {
                    break;
                };
                if article.body.text.len() >= limits::LARGE_ARTICLE {
                    let (id, outcome) = (article.id, annotated(&article, extract));
                    drop(article);
                    backlog.take(id, outcome);
                    set_aside.extend(backlog.store(library)?);
                    report(BacklogStep::Done(backlog.progress()));
                    continue;
                }
                ready += 1;
                ready_bytes += article.body.text.len();
                if articles.send(article).is_err() {
                    return Ok(());
                }
            }
            set_aside
                .drain(..)
                .for_each(|one| report(BacklogStep::SetAside(one)));
            if ready == 0 {
                return Ok(());
            }
            let Ok((article, outcome)) = outcomes.recv() else {
                return Ok(());
            };
            ready -= 1;
            ready_bytes -= article.body.text.len();
            let is_due = match outcome {
                Some(outcome) => backlog.take(article.id, outcome),
                None => {
                    backlog.give_back(article.id);
                    false
                }
            };
            if is_due || ready == 0 {
                set_aside.extend(backlog.store(library)?);
            }
            report(BacklogStep::Done(backlog.progress()));
        }
    })
}

/// As [`work_off`], on this thread.
fn work_off_here(
    mut backlog: Backlog,
    library: &mut Library,
    extract: &Extract<'_>,
    is_to_stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(BacklogStep),
) -> Result<()> {
    let mut set_aside = Vec::new();
    while !is_to_stop()
        && let Some(article) = backlog.next(library, &mut set_aside)?
    {
        let outcome = annotated(&article, extract);
        let id = article.id;
        drop(article);
        if backlog.take(id, outcome) {
            set_aside.extend(backlog.store(library)?);
        }
        set_aside
            .drain(..)
            .for_each(|one| report(BacklogStep::SetAside(one)));
        report(BacklogStep::Done(backlog.progress()));
    }
    set_aside.extend(backlog.store(library)?);
    set_aside
        .drain(..)
        .for_each(|one| report(BacklogStep::SetAside(one)));
    Ok(())
}

/// Annotates what comes until nothing comes any more; when it is to stop, hands back what comes as it is.
fn annotate_all(
    articles: &Mutex<Receiver<Arc<Article>>>,
    extract: &Extract<'_>,
    is_to_stop: &dyn Fn() -> bool,
    finds: &Sender<(Arc<Article>, Option<AnnotationResult>)>,
) {
    let next = || {
        articles
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recv()
    };
    while let Ok(article) = next() {
        let outcome = (!is_to_stop()).then(|| annotated(&article, extract));
        if finds.send((article, outcome)).is_err() {
            return;
        }
    }
}

//! The backlog of extraction beside the screen: articles handed out, what was found in them stored, progress told.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::{News, Progress, Reply};
use crate::article::{Article, ArticleId};
use crate::library::{Error, Library, Result, SetAside};
use crate::runtime::backlog::{AnnotationResult, Backlog};
use crate::runtime::notices::report;

use super::open_article::OpenArticle;

/// How long what was found is kept back at most, to be stored with more.
const AT_LATEST: Duration = Duration::from_secs(1);
/// Articles stored at once: others wait as long.
pub(super) const STORED_TOGETHER: usize = 16;

/// What is still to be annotated, and how far that was told.
#[derive(Debug)]
pub(super) struct Annotating {
    backlog: Backlog,
    /// How far annotating was when that was told last, and when something was stored last.
    told: Progress,
    stored: Instant,
    /// How long what was found is kept back at most: [`AT_LATEST`], which a test sets as it needs it.
    pub(super) at_latest: Duration,
    /// Whether annotating has stopped since the library could not be read or written.
    is_halted: bool,
}

impl Annotating {
    /// Over what a library has to be annotated.
    pub(super) fn new(library: &Library) -> Result<Self> {
        let mut backlog = Backlog::new(STORED_TOGETHER);
        backlog.count(library)?;
        Ok(Self {
            backlog,
            told: Progress::default(),
            stored: Instant::now(),
            at_latest: AT_LATEST,
            is_halted: false,
        })
    }

    /// Counts what is left after articles were added.
    pub(super) fn count(&mut self, library: &Library) -> Result<()> {
        self.backlog.count(library)
    }

    /// Counts what is left after another program's change, which lets annotating go on where it had stopped.
    pub(super) fn go_on(&mut self, library: &Library) {
        self.is_halted = self.backlog.count(library).is_err();
    }

    /// Whether what was found in an article is not stored yet.
    pub(super) fn holds(&self, id: ArticleId) -> bool {
        self.backlog.holds(id)
    }

    /// Annotates an article before others.
    pub(super) fn put_first(&mut self, id: ArticleId) {
        self.backlog.put_first(id);
    }

    /// An article that nobody has annotated yet; `None` where there is none for this program.
    pub(super) fn next(
        &mut self,
        library: &mut Library,
        reply: &mut dyn FnMut(Reply),
    ) -> Option<Arc<Article>> {
        if self.is_halted || !library.can_be_annotated() {
            return None;
        }
        let mut set_aside = Vec::new();
        let next = self.backlog.next(library, &mut set_aside);
        if !set_aside.is_empty() {
            tell_set_aside(set_aside, reply);
            self.tell_progress(reply);
        }
        next.unwrap_or_else(|error| {
            self.halt(&error, reply);
            None
        })
    }

    /// Takes what was found in an article that was handed out. It is stored at once where the article is open or
    /// nothing more is awaited, else together with what comes next.
    pub(super) fn keep(
        &mut self,
        library: &mut Library,
        open: &mut OpenArticle,
        (id, outcome): (ArticleId, AnnotationResult),
        reply: &mut dyn FnMut(Reply),
    ) {
        let is_due = self.backlog.take(id, outcome);
        // Whoever waits for it, another program too, is not kept waiting.
        let is_overdue = self.stored.elapsed() > self.at_latest;
        if is_due || is_overdue || open.id() == Some(id) {
            self.store(library, open, reply);
        }
        let progress = self.backlog.progress();
        // Often enough to be seen going on, seldom enough to cost nothing.
        let step = (progress.total / 50).clamp(8, 100);
        if !self.is_halted && (progress.done % step == 1 || progress.done >= progress.total) {
            self.tell_progress(reply);
        }
    }

    /// Stores what was found so far.
    pub(super) fn store(
        &mut self,
        library: &mut Library,
        open: &mut OpenArticle,
        reply: &mut dyn FnMut(Reply),
    ) {
        let holds_open = open.id().is_some_and(|id| self.backlog.holds(id));
        self.stored = Instant::now();
        let stored = self.backlog.store(library);
        let told = stored.and_then(|set_aside| {
            tell_set_aside(set_aside, reply);
            open.check_replaced(library, reply);
            if holds_open {
                open.send_annotations(library, reply)
            } else {
                Ok(())
            }
        });
        if let Err(error) = told {
            self.halt(&error, reply);
        }
    }

    /// Tells how far it is.
    pub(super) fn tell_progress(&mut self, reply: &mut dyn FnMut(Reply)) {
        self.told = self.backlog.progress();
        reply(Reply::News(News::Progress(self.told)));
    }

    /// The same, where something is left or the reader believes so.
    pub(super) fn tell_unfinished(&mut self, reply: &mut dyn FnMut(Reply)) {
        let progress = self.backlog.progress();
        if progress.done < progress.total || self.told.done < self.told.total {
            self.tell_progress(reply);
        }
    }

    /// Stops annotating: a full disk stays full, and what cannot be stored is not found over and over. Another
    /// program's change lets it go on.
    fn halt(&mut self, error: &Error, reply: &mut dyn FnMut(Reply)) {
        self.is_halted = true;
        report(error, reply);
    }
}

fn tell_set_aside(set_aside: Vec<SetAside>, reply: &mut dyn FnMut(Reply)) {
    for one in set_aside {
        reply(Reply::News(News::SetAside(one)));
    }
}

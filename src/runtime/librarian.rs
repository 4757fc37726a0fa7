//! Requests answered from the library, and the work that is done for it in between.
//!
//! Nothing here waits and nothing here is a thread: the worker runs it beside the screen, tests and
//! benchmarks run it as they like. `lookups` only reads, `corrector` has the corrections, `annotating` what is
//! still to be annotated, `open_article` what the reader sees; here they are put together.

mod annotating;
mod corrector;
mod lookups;
mod open_article;

use std::sync::Arc;

use jiff::SignedDuration;

use crate::app::{
    Answer, Ask, CorrectionMade, Edit, FeedsAsked, Mark, News, Reply, Request, Response,
};
use crate::article::{Article, ArticleId};
use crate::corrections::{Correction, Corrections};
use crate::files::Stamped;
use crate::library::{Arrival, Error, Incoming, Library, Result, SavedSession, Taken};
use crate::notice::Notice;
use crate::query::QueryVocabulary;
use crate::runtime::backlog::AnnotationResult;
use crate::runtime::feeding::{self, FeedBatch, FeedsToAsk};
use crate::runtime::intake::Bundle;
use crate::runtime::notices::{notice_of, report};
use crate::search::Term;
use crate::store::UserFile;

use annotating::Annotating;
use corrector::{Changed, Corrector};
use open_article::OpenArticle;

/// Articles whose words are indexed anew between two looks at what is asked.
const INDEXED_AT_ONCE: usize = 8;

/// Whether a correction is made or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Making {
    Made,
    TakenBack,
}

/// Who answers for the library.
#[derive(Debug)]
pub struct Librarian {
    library: Library,
    open: OpenArticle,
    corrector: Corrector,
    annotating: Annotating,
    foreign_changes: i64,
    /// Whether nothing is left of what an older program indexed.
    is_indexed: bool,
    /// Whether bringing corrections and words into the index has stopped since the library could not be written.
    is_bringing_halted: bool,
    /// Whether the reader knows that marks and places are not kept, as the library can only be read.
    has_told_read_only: bool,
    /// Whether the reader knows that nothing is kept of what is done with articles opened from a path.
    has_told_temporary: bool,
}

/// Whether a reader makes an edit for other days than this one.
fn is_to_stay(edit: &Edit) -> bool {
    match edit {
        Edit::Mark(_, Mark::Starred(_))
        | Edit::MarkEach(_, Mark::Starred(_))
        | Edit::ChooseTopic { .. }
        | Edit::ChooseOwnTopic { .. }
        | Edit::PutHighlight(..)
        | Edit::NameQuery(_) => true,
        // Corrections are in a file of their own.
        Edit::Correct(_)
        | Edit::UndoCorrection
        | Edit::TakeBack(_)
        | Edit::Mark(_, Mark::Read(_))
        | Edit::MarkEach(_, Mark::Read(_))
        | Edit::MarkAllRead(_)
        | Edit::Remove(_)
        | Edit::Restore(_)
        | Edit::SetPosition(..)
        | Edit::KeepSession(_)
        | Edit::RemoveHighlight(..)
        | Edit::ForgetQuery(_) => false,
    }
}

impl Librarian {
    /// Over a library, with the corrections its reader made and the file they are kept in.
    ///
    /// # Errors
    ///
    /// Where the library cannot be used.
    pub fn new(
        mut library: Library,
        corrections: Corrections,
        corrections_file: Option<UserFile>,
    ) -> Result<Self> {
        Ok(Self {
            corrector: Corrector::new(&mut library, corrections, corrections_file)?,
            annotating: Annotating::new(&library)?,
            foreign_changes: library.foreign_changes()?,
            library,
            open: OpenArticle::default(),
            is_indexed: false,
            is_bringing_halted: false,
            has_told_read_only: false,
            has_told_temporary: false,
        })
    }

    /// The library.
    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Where the reader was when the program was left last, with the names that its query may use.
    #[must_use]
    pub fn resumed(&self) -> Option<(SavedSession, QueryVocabulary)> {
        let session = self.library.session().ok()??;
        let vocabulary = self.library.vocabulary().unwrap_or_default();
        Some((session, vocabulary))
    }

    /// Gives up what is under way as soon as `is_given_up` says so.
    ///
    /// # Errors
    ///
    /// Where the library refuses.
    pub fn give_up_when(
        &mut self,
        is_given_up: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Result<()> {
        self.library.give_up_when(is_given_up)
    }

    /// Answers a request: once, unless it is given up. What it leads to besides is sent as news before the answer.
    pub fn answer(&mut self, Ask { id, request }: Ask, reply: &mut dyn FnMut(Reply)) {
        let is_unasked = matches!(
            request,
            Request::Edit(Edit::Mark(_, Mark::Read(_)) | Edit::SetPosition(..))
        );
        let is_session = matches!(request, Request::Edit(Edit::KeepSession(_)));
        let is_to_stay = matches!(&request, Request::Edit(edit) if is_to_stay(edit));
        let result = match self.respond(request, reply) {
            Ok(response) => {
                if is_to_stay && self.library.is_temporary() && !self.has_told_temporary {
                    self.has_told_temporary = true;
                    reply(Reply::News(News::Noticed(Notice::NotInLibrary)));
                }
                Ok(response)
            }
            Err(Error::GivenUp) => return,
            // Nobody asked for it, and nobody misses it before the next start.
            Err(_) if is_session => Err(None),
            Err(error) => Err(self.notice_for(&error, is_unasked)),
        };
        reply(Reply::Answer(Answer { id, result }));
    }

    fn respond(&mut self, request: Request, reply: &mut dyn FnMut(Reply)) -> Result<Response> {
        match request {
            Request::Open { id, terms } => self.open(id, &terms, reply),
            Request::Lookup(lookup) => lookups::look_up(&self.library, &self.open, lookup),
            Request::Edit(edit) => self.edit(edit, reply),
        }
    }

    /// What is to be told of an error. What was read and how far is kept all the time, unasked: that it cannot be
    /// is told once.
    fn notice_for(&mut self, error: &Error, is_unasked: bool) -> Option<Notice> {
        if is_unasked && matches!(error, Error::ReadOnly { .. }) {
            let is_known = std::mem::replace(&mut self.has_told_read_only, true);
            return notice_of(error).filter(|_| !is_known);
        }
        notice_of(error)
    }

    fn open(
        &mut self,
        id: ArticleId,
        terms: &[Term],
        reply: &mut dyn FnMut(Reply),
    ) -> Result<Response> {
        if self.annotating.holds(id) {
            self.store(reply);
        }
        let library = &self.library;
        let Some(opened) = library.snapshot(|| lookups::opened(library, id, terms))? else {
            reply(Reply::News(News::Changed));
            return Ok(Response::Opened(None));
        };
        self.open = OpenArticle::new(id, &opened.article.body.text);
        if opened.annotations.is_none() && !opened.is_set_aside {
            // What is being read is annotated first.
            self.annotating.put_first(id);
        }
        Ok(Response::Opened(Some(Box::new(opened))))
    }

    fn edit(&mut self, edit: Edit, reply: &mut dyn FnMut(Reply)) -> Result<Response> {
        match edit {
            Edit::Correct(correction) => {
                let push = |corrections: &mut Corrections| {
                    corrections.push(correction.clone());
                    Some(correction)
                };
                self.correct(Making::Made, push, reply)?;
                return Ok(Response::Kept);
            }
            Edit::TakeBack(correction) => {
                let take_back = |made: &mut Corrections| made.take_back(&correction);
                self.correct(Making::TakenBack, take_back, reply)?;
                return Ok(Response::Kept);
            }
            Edit::UndoCorrection => {
                let undone = self.correct(Making::TakenBack, Corrections::undo, reply)?;
                return Ok(undone.map_or(Response::Kept, Response::CorrectionUndone));
            }
            Edit::Mark(id, Mark::Read(is_read)) => {
                self.library.set_read(id, is_read)?;
                return Ok(Response::Kept);
            }
            Edit::Mark(id, Mark::Starred(is_starred)) => {
                self.library.set_starred(id, is_starred)?;
                return Ok(Response::Kept);
            }
            Edit::KeepSession(session) => {
                self.library.keep_session(&session)?;
                return Ok(Response::Kept);
            }
            Edit::SetPosition(id, position) => {
                self.library.set_position(id, position)?;
                return Ok(Response::Kept);
            }
            Edit::ChooseTopic { id, topic, wanted } => {
                self.library.choose_topic(id, topic, wanted)?;
                if self.open.id() == Some(id) {
                    self.open.send_annotations(&self.library, reply)?;
                }
            }
            Edit::ChooseOwnTopic { id, name, choice } => {
                self.library.choose_own_topic(id, &name, choice)?;
            }
            Edit::MarkAllRead(filter) => {
                let ids = self.library.mark_all_read(&filter)?;
                reply(Reply::News(News::Changed));
                return Ok(Response::MarkedRead(ids));
            }
            Edit::MarkEach(ids, Mark::Read(is_read)) => {
                self.library.set_read_each(&ids, is_read)?;
            }
            Edit::MarkEach(ids, Mark::Starred(is_starred)) => {
                for id in ids {
                    self.library.set_starred(id, is_starred)?;
                }
            }
            Edit::Remove(id) => {
                let now = self.library.now();
                self.library.remove(&[id], now)?;
            }
            Edit::Restore(id) => {
                self.library.restore(&[id])?;
                self.annotating.count(&self.library)?;
            }
            Edit::PutHighlight(id, highlight) => {
                let now = self.library.now();
                self.library.put_highlight(id, &highlight, now)?;
                self.tell_highlights(id, reply)?;
            }
            Edit::RemoveHighlight(id, quote) => {
                self.library.remove_highlight(id, &quote)?;
                self.tell_highlights(id, reply)?;
            }
            Edit::NameQuery(named) => self.library.name_query(&named)?,
            Edit::ForgetQuery(name) => {
                self.library.forget_query(&name)?;
            }
        }
        reply(Reply::News(News::Changed));
        Ok(Response::Kept)
    }

    /// Tells what is highlighted in an article; of the open one where it has the text that is shown.
    fn tell_highlights(&self, id: ArticleId, reply: &mut dyn FnMut(Reply)) -> Result<()> {
        let library = &self.library;
        let read = || Ok(Some(library.highlights(id)?));
        if let Some(highlights) = self.open.of_text_shown(library, id, read)? {
            reply(Reply::News(News::Highlighted { id, highlights }));
        }
        Ok(())
    }

    /// Makes a correction or takes one back, and keeps that. `None` where there is nothing to take back.
    fn correct(
        &mut self,
        making: Making,
        change: impl FnOnce(&mut Corrections) -> Option<Correction>,
        reply: &mut dyn FnMut(Reply),
    ) -> Result<Option<CorrectionMade>> {
        self.is_bringing_halted = false;
        let corrected = self.corrector.correct(&mut self.library, change)?;
        let Some(Changed {
            correction,
            name,
            kept,
        }) = corrected
        else {
            reply(Reply::News(News::Noticed(Notice::NothingToUndo)));
            return Ok(None);
        };
        self.open.send_annotations(&self.library, reply)?;
        let made = CorrectionMade {
            correction,
            name,
            is_undone: making == Making::TakenBack,
        };
        reply(Reply::News(News::Corrected(made.clone())));
        // Said last: that they hold only until the program ends is what matters then.
        if let Err(notice) = kept {
            reply(Reply::News(News::Noticed(notice)));
        }
        Ok(Some(made))
    }

    /// Brings some corrections, or some words that an older program indexed, into the index; returns whether more are
    /// left. Where that fails it is told, and it stops: what cannot be written is not told over and over. Another program's
    /// change, or another correction, lets it go on.
    pub fn bring_behind(&mut self, reply: &mut dyn FnMut(Reply)) -> bool {
        if self.is_bringing_halted {
            return false;
        }
        let brought = match self.bring_corrections(reply) {
            Ok(false) => self.bring_index(reply),
            brought => brought,
        };
        brought.unwrap_or_else(|error| {
            // What is given up for a task that has come goes on after it.
            self.is_bringing_halted = !matches!(error, Error::GivenUp);
            report(&error, reply);
            false
        })
    }

    /// Brings corrections into the index of some articles; returns whether more are behind.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read or written.
    pub fn bring_corrections(&mut self, reply: &mut dyn FnMut(Reply)) -> Result<bool> {
        self.corrector.bring(&mut self.library, reply)
    }

    /// Indexes the words of some articles anew where an older program indexed them, if that is for this program to do; returns
    /// whether more are left.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read or written.
    pub fn bring_index(&mut self, reply: &mut dyn FnMut(Reply)) -> Result<bool> {
        if self.is_indexed || !self.library.claims_work() {
            return Ok(false);
        }
        let count = self.library.bring_index(INDEXED_AT_ONCE)?;
        self.is_indexed = count < INDEXED_AT_ONCE;
        if self.is_indexed && count > 0 {
            reply(Reply::News(News::Changed));
        }
        Ok(!self.is_indexed)
    }

    /// Sees whether another program has changed the library.
    pub fn check_for_changes(&mut self, reply: &mut dyn FnMut(Reply)) {
        let Ok(changes) = self.library.foreign_changes() else {
            return;
        };
        if std::mem::replace(&mut self.foreign_changes, changes) != changes {
            self.is_bringing_halted = false;
            self.annotating.go_on(&self.library);
            self.open.check_replaced(&self.library, reply);
            reply(Reply::News(News::Changed));
            self.annotating.tell_unfinished(reply);
        }
    }

    /// Takes in articles that were read while one reads. Returns what became of them.
    pub fn add_articles(&mut self, bundle: Bundle, reply: &mut dyn FnMut(Reply)) -> Vec<Arrival> {
        let now = self.library.now();
        let added = self.library.add(&bundle.articles, now);
        let notices = bundle.into_notices();
        let added = added.and_then(|arrivals| {
            self.annotating.count(&self.library)?;
            Ok(arrivals)
        });
        if !notices.is_empty() {
            reply(Reply::News(News::Read(notices)));
        }
        match added {
            Ok(arrivals) => {
                self.open.check_replaced(&self.library, reply);
                reply(Reply::News(News::Changed));
                arrivals
            }
            Err(error) => {
                report(&error, reply);
                Vec::new()
            }
        }
    }

    /// Those of some files of watched folders that were not read as they are; `None` where what comes could not be
    /// kept, which is told.
    pub fn files_to_read(
        &self,
        files: Vec<Stamped>,
        reply: &mut dyn FnMut(Reply),
    ) -> Option<Vec<Stamped>> {
        let library = &self.library;
        let to_read = library
            .check_writable()
            .and_then(|()| library.files_to_read(files));
        to_read.map_err(|error| report(&error, reply)).ok()
    }

    /// Takes in articles that come from watched folders. Returns what became of them; `None` where they could not be
    /// kept, which is told.
    pub fn take_in(
        &mut self,
        articles: &[Incoming],
        reply: &mut dyn FnMut(Reply),
    ) -> Option<Vec<Taken>> {
        let now = self.library.now();
        let taken = self.library.add_unless_removed(articles, now);
        let taken = taken.and_then(|taken| {
            self.annotating.count(&self.library)?;
            Ok(taken)
        });
        let taken = taken.map_err(|error| report(&error, reply)).ok()?;
        self.open.check_replaced(&self.library, reply);
        reply(Reply::News(News::Changed));
        Some(taken)
    }

    /// Remembers that files of watched folders were read as they were.
    pub fn remember_files(&mut self, files: &[Stamped], reply: &mut dyn FnMut(Reply)) {
        if let Err(error) = self.library.remember_files(files) {
            report(&error, reply);
        }
    }

    /// The feeds that are to be asked, with the items that are known; `None` where what comes could not be kept, which is told.
    pub fn feeds_to_ask(
        &self,
        which: FeedsAsked,
        reply: &mut dyn FnMut(Reply),
    ) -> Option<FeedsToAsk> {
        let library = &self.library;
        let feeds = library
            .check_writable()
            .and_then(|()| feeding::feeds_to_ask(library, which, library.now()))
            .and_then(|feeds| {
                Ok(FeedsToAsk {
                    known: feeding::known_items(library, &feeds)?,
                    none_followed: feeds.is_empty() && library.feeds()?.is_empty(),
                    feeds,
                })
            });
        feeds.map_err(|error| report(&error, reply)).ok()
    }

    /// Keeps a batch of what came of asking a feed. Returns what became of the articles in it; `None` where it could
    /// not be kept, which is told.
    pub fn keep_feed(
        &mut self,
        batch: FeedBatch,
        interval: SignedDuration,
        reply: &mut dyn FnMut(Reply),
    ) -> Option<Vec<Arrival>> {
        let kept = feeding::keep(&mut self.library, batch, interval);
        let kept = kept.and_then(|arrivals| {
            self.annotating.count(&self.library)?;
            Ok(arrivals)
        });
        match kept {
            Ok(arrivals) => {
                self.open.check_replaced(&self.library, reply);
                reply(Reply::News(News::Changed));
                Some(arrivals)
            }
            Err(error) => {
                report(&error, reply);
                None
            }
        }
    }

    /// Lets another program annotate while this one is stopped.
    pub fn yield_work(&mut self) {
        self.library.yield_work();
    }

    /// An article that nobody has annotated yet, the open one first; `None` where there is none for this
    /// program.
    pub fn next_to_annotate(&mut self, reply: &mut dyn FnMut(Reply)) -> Option<Arc<Article>> {
        self.annotating.next(&mut self.library, reply)
    }

    /// Takes what was found in an article that was handed out to be annotated. It is stored at once where the
    /// article is open or nothing more is awaited, else together with what comes next.
    pub fn keep(&mut self, id: ArticleId, outcome: AnnotationResult, reply: &mut dyn FnMut(Reply)) {
        let found = (id, outcome);
        self.annotating
            .keep(&mut self.library, &mut self.open, found, reply);
    }

    /// Stores what was found so far.
    pub fn store(&mut self, reply: &mut dyn FnMut(Reply)) {
        self.annotating
            .store(&mut self.library, &mut self.open, reply);
    }
}

#[cfg(test)]
mod tests;

//! Requests answered from the library, and the work that is done for it in between.
//!
//! Nothing here waits and nothing here is a thread: the worker runs it beside the screen, tests and
//! benchmarks run it as they like.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::app::completing::Offer;
use crate::app::reading::StepDirection;
use crate::app::{CountedQuery, Entry, Mark, Opened, Progress, Reply, Request, Sought};
use crate::article::{Article, ArticleId};
use crate::corrections::{Correction, Corrections};
use crate::library::{
    Error, Filter, Library, NamedQuery, Result, Role, SetAside, TextDigest, TopicCount,
};
use crate::notice::Notice;
use crate::query::{self, Vocabulary, Wanted};
use crate::runtime::backlog::{Backlog, Outcome};
use crate::runtime::intake::Bundle;
use crate::search::{Finder, Term};
use crate::store::UserFile;

/// Rows that come with a new list: more than most screens have.
const FIRST_ENTRIES: usize = 60;
/// The same for what a search found: each article's text is looked through for what it has.
const FIRST_FOUND: usize = 15;
/// Articles that an overlay lists at most.
const MOST_MENTIONING: usize = 500;
/// Articles whose index is corrected at once: some milliseconds' worth.
const CORRECTED_AT_ONCE: usize = 32;
/// How long what was found is kept back at most, to be stored with more.
const AT_LATEST: Duration = Duration::from_secs(1);
/// Articles stored at once: others wait as long.
const STORED_TOGETHER: usize = 16;

/// Who answers for the library.
#[derive(Debug)]
pub struct Librarian {
    library: Library,
    corrections_file: Option<UserFile>,
    /// What that file held when it was last read or written.
    in_file: Corrections,
    /// The article that is open.
    open: Option<(ArticleId, TextDigest)>,
    /// How far annotating was when that was told last, and when something was stored last.
    told: Progress,
    stored: Instant,
    /// How long what was found is kept back at most: [`AT_LATEST`], which a test sets as it needs it.
    at_latest: Duration,
    backlog: Backlog,
    /// Entities whose articles are corrected first.
    corrected_first: Vec<String>,
    is_behind: bool,
    /// Whether annotating has stopped since the library could not be read or written.
    is_halted: bool,
    foreign_changes: i64,
    /// Whether the reader knows that marks and places are not kept, as the library can only be read.
    has_told_read_only: bool,
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
        library.correct(corrections.clone())?;
        let mut backlog = Backlog::new(STORED_TOGETHER);
        backlog.count(&library)?;
        let is_behind = library.work()?.uncorrected > 0;
        Ok(Self {
            in_file: corrections,
            foreign_changes: library.foreign_changes()?,
            library,
            corrections_file,
            open: None,
            backlog,
            told: Progress::default(),
            stored: Instant::now(),
            at_latest: AT_LATEST,
            corrected_first: Vec::new(),
            is_behind,
            is_halted: false,
            has_told_read_only: false,
        })
    }

    /// The library.
    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
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

    /// Answers a request. What goes wrong is told as a notice, and what was asked stays undone.
    pub fn answer(&mut self, request: Request, reply: &mut dyn FnMut(Reply)) {
        let is_opening = matches!(request, Request::Open { .. });
        let is_unasked = matches!(
            request,
            Request::Mark(_, Mark::Read(_)) | Request::SetPlace(..)
        );
        let error = match self.try_answer(request, reply) {
            Ok(()) | Err(Error::GivenUp) => return,
            Err(error) => error,
        };
        if is_opening {
            return reply(Reply::NotOpened(notice_of(&error)));
        }
        // What was read and how far is kept all the time: that it cannot be is told once.
        if is_unasked && matches!(error, Error::ReadOnly { .. }) {
            if self.has_told_read_only {
                return;
            }
            self.has_told_read_only = true;
        }
        reply(Reply::Noticed(notice_of(&error)));
    }

    fn try_answer(&mut self, request: Request, reply: &mut dyn FnMut(Reply)) -> Result<()> {
        match request {
            Request::List {
                generation,
                filter,
                order,
            } => {
                let listing = self.library.list(&filter, order)?;
                let terms = filter.query.terms();
                let most = if terms.is_empty() {
                    FIRST_ENTRIES
                } else {
                    FIRST_FOUND
                };
                let first = &listing.ids[..most.min(listing.ids.len())];
                let entries = self.entries(first, &terms)?;
                reply(Reply::Listed {
                    generation,
                    listing,
                    entries,
                });
            }
            Request::Entries { ids, terms } => {
                reply(Reply::Entries(self.entries(&ids, &terms)?));
            }
            Request::Open { id, terms } => self.open(id, &terms, reply)?,
            Request::Hits {
                generation,
                id,
                terms,
            } => {
                let finder = &mut Finder::new(&terms);
                let found = self.of_text_shown(id, || self.library.found_in(id, finder))?;
                reply(Reply::Hits { generation, found });
            }
            Request::NextMatch {
                generation,
                ids,
                from,
                direction,
                sought,
            } => {
                let count = ids.len();
                let on = (1..=count).map(|step| match direction {
                    StepDirection::Forward => ids[(from + step) % count],
                    StepDirection::Backward => ids[(from + count - step) % count],
                });
                let found = match sought {
                    Sought::Terms(terms) => {
                        self.library.first_with(on, &terms)?.map(|id| (id, None))
                    }
                    Sought::Entity(id) => {
                        let found = self.library.first_mentioning(on, &id)?;
                        found.map(|(article, id)| (article, Some(id)))
                    }
                };
                reply(Reply::NextMatch { generation, found });
            }
            Request::Complete {
                generation,
                wanted,
                typed,
                most,
            } => {
                let offers = self.offers(wanted, &typed, most)?;
                reply(Reply::Completed { generation, offers });
            }
            Request::Mentioning {
                generation,
                entity_id,
            } => {
                let articles = self.library.mentioning(&entity_id, MOST_MENTIONING)?;
                reply(Reply::Mentioning {
                    generation,
                    articles,
                });
            }
            Request::Card { entity_id } => {
                let card = self.library.card(&entity_id)?;
                reply(Reply::Card(card.map(Arc::new)));
            }
            Request::Correct(correction) => {
                let push = |corrections: &mut Corrections| {
                    corrections.push(correction.clone());
                    Some(correction)
                };
                self.correct(push, reply)?;
            }
            Request::UndoCorrection => self.correct(Corrections::undo, reply)?,
            Request::Mark(id, mark) => {
                let kept = match mark {
                    Mark::Read(is_read) => self.library.set_read(id, is_read),
                    Mark::Starred(is_starred) => self.library.set_starred(id, is_starred),
                };
                reply(Reply::Marked);
                if kept.is_err() {
                    reply(Reply::NotMarked(id, mark));
                }
                kept?;
            }
            Request::SetPlace(id, place) => self.library.set_place(id, place)?,
            Request::ChooseTopic { id, topic, wanted } => {
                self.library.choose_topic(id, topic, wanted)?;
                self.tell_annotations(id, reply)?;
                reply(Reply::Changed);
            }
            Request::Timeline { filter } => {
                reply(Reply::Timeline(self.library.topics_by_month(&filter)?));
            }
            Request::Named => reply(Reply::Named(self.counted_queries()?)),
            Request::NameQuery(named) => {
                self.library.name_query(&named)?;
                reply(Reply::Changed);
            }
            Request::ForgetQuery(name) => {
                self.library.forget_query(&name)?;
                reply(Reply::Changed);
            }
        }
        Ok(())
    }

    fn entries(&self, ids: &[ArticleId], terms: &[Term]) -> Result<Vec<Entry>> {
        self.library.snapshot(|| self.read_entries(ids, terms))
    }

    fn read_entries(&self, ids: &[ArticleId], terms: &[Term]) -> Result<Vec<Entry>> {
        let mut finder = (!terms.is_empty()).then(|| Finder::new(terms));
        let summaries = self.library.summaries(ids)?.into_iter();
        let entries = summaries.map(|summary| {
            let found = match &mut finder {
                None => None,
                Some(finder) => self.library.found_in(summary.id, finder)?,
            };
            Ok(Entry { summary, found })
        });
        entries.collect()
    }

    /// What can stand where something of the library's is wanted.
    fn offers(&self, wanted: Wanted, typed: &str, most: usize) -> Result<Vec<Offer>> {
        let names = match wanted {
            Wanted::Entity(kind) => {
                let entities = self.library.entities_beginning(typed, kind, most)?;
                return Ok(entities.into_iter().map(Offer::Entity).collect());
            }
            Wanted::Source => self.library.sources_with(typed, most)?,
            Wanted::Author => self.library.authors_with(typed, most)?,
            _ => Vec::new(),
        };
        Ok(names.into_iter().map(Offer::Name).collect())
    }

    fn open(&mut self, id: ArticleId, terms: &[Term], reply: &mut dyn FnMut(Reply)) -> Result<()> {
        if self.backlog.holds(id) {
            self.store(reply);
        }
        let library = &self.library;
        let Some(opened) = library.snapshot(|| opened(library, id, terms))? else {
            reply(Reply::NotOpened(Notice::ArticleGone));
            reply(Reply::Changed);
            return Ok(());
        };
        self.open = Some((id, TextDigest::of(&opened.article.body.text)));
        if opened.annotations.is_none() && !opened.is_set_aside {
            // What is being read is annotated first.
            self.backlog.put_first(id);
        }
        reply(Reply::Opened(Box::new(opened)));
        Ok(())
    }

    /// What is read of an article; of one that is open, `None` where it no longer has the text that is shown. That it
    /// was replaced is told by itself.
    fn of_text_shown<T>(
        &self,
        id: ArticleId,
        read: impl FnOnce() -> Result<Option<T>>,
    ) -> Result<Option<T>> {
        self.library.snapshot(|| match self.open {
            Some((open, text)) if open == id && self.library.text_digest(id)? != Some(text) => {
                Ok(None)
            }
            _ => read(),
        })
    }

    fn tell_annotations(&self, id: ArticleId, reply: &mut dyn FnMut(Reply)) -> Result<()> {
        let annotations = self.of_text_shown(id, || self.library.annotations(id))?;
        if self.is_open(id)
            && let Some(annotations) = annotations
        {
            reply(Reply::Annotated { id, annotations });
        }
        Ok(())
    }

    /// The corrections as they stand and the text of their file. The file may have been edited since it was read, by
    /// a person or by another program: then what it says now counts.
    fn corrections_now(&self) -> (Corrections, std::result::Result<String, Notice>) {
        let known = self.library.corrections().clone();
        let Some(file) = &self.corrections_file else {
            return (known, Err(Notice::CorrectionsNotKept));
        };
        let read = file.read().and_then(|text| {
            let found = Corrections::parse(&text).map_err(|fault| file.malformed(fault))?;
            Ok((found, text))
        });
        match read {
            Ok((found, text)) if found == self.in_file => (known, Ok(text)),
            Ok((found, text)) => (found, Ok(text)),
            Err(error) => (known, Err(error.notice())),
        }
    }

    /// Makes a correction or takes one back, and keeps that.
    fn correct(
        &mut self,
        change: impl FnOnce(&mut Corrections) -> Option<Correction>,
        reply: &mut dyn FnMut(Reply),
    ) -> Result<()> {
        let (mut corrections, before) = self.corrections_now();
        let Some(changed) = change(&mut corrections) else {
            reply(Reply::Noticed(Notice::NothingToUndo));
            return Ok(());
        };
        let kept = before.and_then(|before| match &self.corrections_file {
            Some(file) => file
                .replace(&corrections.to_toml(&before))
                .map_err(|error| error.notice()),
            None => Err(Notice::CorrectionsNotKept),
        });
        if kept.is_ok() {
            self.in_file = corrections.clone();
        }
        self.library.correct(corrections)?;
        self.corrected_first = changed.change.entities();
        self.is_behind = true;
        // What the reader sees is put right at once, the rest in between.
        self.bring_corrections(&mut |_| {})?;
        if let Some((id, _)) = self.open {
            self.tell_annotations(id, reply)?;
        }
        reply(Reply::Corrected);
        // Said last: that they hold only until the program ends is what matters then.
        if let Err(notice) = kept {
            reply(Reply::Noticed(notice));
        }
        Ok(())
    }

    fn counted_queries(&self) -> Result<Vec<CountedQuery>> {
        let named = self.library.named_queries()?;
        let vocabulary = self.vocabulary(&named);
        let counted = named.into_iter().map(|named| {
            // A topic that was given up may still be named.
            let count = match query::parse(&named.query, &vocabulary) {
                Ok(query) => self.library.count_of(&Filter {
                    query,
                    ..Filter::default()
                })?,
                Err(_) => TopicCount::default(),
            };
            Ok(CountedQuery { named, count })
        });
        counted.collect()
    }

    fn vocabulary(&self, named: &[NamedQuery]) -> Vocabulary {
        let topics = named.iter().filter(|named| named.role == Role::Topic);
        Vocabulary {
            own_topics: topics.map(|named| named.name.clone()).collect(),
        }
    }

    /// Sees whether another program has changed the library.
    pub fn look_round(&mut self, reply: &mut dyn FnMut(Reply)) {
        let Ok(changes) = self.library.foreign_changes() else {
            return;
        };
        if std::mem::replace(&mut self.foreign_changes, changes) != changes {
            self.is_halted = self.backlog.count(&self.library).is_err();
            self.look_at_open(reply);
            reply(Reply::Changed);
            let progress = self.backlog.progress();
            if progress.done < progress.total || self.told.done < self.told.total {
                self.tell_progress(reply);
            }
        }
    }

    /// Takes in articles that were read while one reads.
    pub fn take_in(&mut self, bundle: Bundle, reply: &mut dyn FnMut(Reply)) {
        let added = self.library.add(&bundle.articles, Timestamp::now());
        let added = added.and_then(|_| self.backlog.count(&self.library));
        if !bundle.notices.is_empty() {
            reply(Reply::Read(bundle.notices));
        }
        match added {
            Ok(()) => {
                self.look_at_open(reply);
                reply(Reply::Changed);
            }
            Err(error) => reply(Reply::Noticed(notice_of(&error))),
        }
    }

    /// Lets another program annotate while this one is stopped.
    pub fn yield_work(&mut self) {
        self.library.yield_work();
    }

    /// An article that nobody has annotated yet, the open one first; `None` where there is none for this
    /// program.
    pub fn next_to_annotate(&mut self, reply: &mut dyn FnMut(Reply)) -> Option<Arc<Article>> {
        if self.is_halted || !self.library.can_be_annotated() {
            return None;
        }
        let mut set_aside = Vec::new();
        let next = self.backlog.next(&mut self.library, &mut set_aside);
        if !set_aside.is_empty() {
            tell_set_aside(set_aside, reply);
            self.tell_progress(reply);
        }
        next.unwrap_or_else(|error| {
            self.halt(&error, reply);
            None
        })
    }

    /// Takes what was found in an article that was handed out to be annotated. It is stored at once where the
    /// article is open or nothing more is awaited, else together with what comes next.
    pub fn keep(&mut self, id: ArticleId, outcome: Outcome, reply: &mut dyn FnMut(Reply)) {
        let is_due = self.backlog.take(id, outcome);
        // Whoever waits for it, another program too, is not kept waiting.
        let is_overdue = self.stored.elapsed() > self.at_latest;
        if is_due || is_overdue || self.is_open(id) {
            self.store(reply);
        }
        let progress = self.backlog.progress();
        // Often enough to be seen going on, seldom enough to cost nothing.
        let step = (progress.total / 50).clamp(8, 100);
        if !self.is_halted && (progress.done % step == 1 || progress.done >= progress.total) {
            self.tell_progress(reply);
        }
    }

    fn tell_progress(&mut self, reply: &mut dyn FnMut(Reply)) {
        self.told = self.backlog.progress();
        reply(Reply::Progress(self.told));
    }

    fn is_open(&self, id: ArticleId) -> bool {
        self.open.is_some_and(|(open, _)| open == id)
    }

    /// Tells where the open article has another text now: what is kept of it speaks of that one.
    fn look_at_open(&mut self, reply: &mut dyn FnMut(Reply)) {
        let Some((id, text)) = self.open else {
            return;
        };
        let now = self.library.text_digest(id).ok().flatten();
        if now.is_some_and(|now| now != text) {
            self.open = None;
            reply(Reply::Replaced(id));
        }
    }

    /// Stores what was found so far.
    pub fn store(&mut self, reply: &mut dyn FnMut(Reply)) {
        let open = self.open.map(|(id, _)| id);
        let open = open.filter(|id| self.backlog.holds(*id));
        self.stored = Instant::now();
        let stored = self.backlog.store(&mut self.library);
        let told = stored.and_then(|set_aside| {
            tell_set_aside(set_aside, reply);
            self.look_at_open(reply);
            match open {
                Some(id) => self.tell_annotations(id, reply),
                None => Ok(()),
            }
        });
        if let Err(error) = told {
            self.halt(&error, reply);
        }
    }

    /// Stops annotating: a full disk stays full, and what cannot be stored is not found over and over. Another
    /// program's change lets it go on.
    fn halt(&mut self, error: &Error, reply: &mut dyn FnMut(Reply)) {
        self.is_halted = true;
        reply(Reply::Noticed(notice_of(error)));
    }

    /// Brings corrections into the index of some articles; returns whether more are behind.
    pub fn bring_corrections(&mut self, reply: &mut dyn FnMut(Reply)) -> Result<bool> {
        if !self.is_behind {
            return Ok(false);
        }
        let count = self
            .library
            .bring_corrections(&self.corrected_first, CORRECTED_AT_ONCE)?;
        self.is_behind = count == CORRECTED_AT_ONCE;
        if !self.is_behind {
            self.corrected_first.clear();
            reply(Reply::Changed);
        }
        Ok(self.is_behind)
    }
}

/// An article with all that is shown of it; `None` where it is not, or no longer, there.
fn opened(library: &Library, id: ArticleId, terms: &[Term]) -> Result<Option<Opened>> {
    let summary = library.summaries(&[id])?.pop();
    let Some((article, summary)) = library.article(id)?.zip(summary) else {
        return Ok(None);
    };
    let annotations = library.annotations(id)?;
    let is_lost = !library.can_be_annotated() || library.fault(id)?.is_some();
    let found = match terms {
        [] => None,
        terms => library.found_in(id, &mut Finder::new(terms))?,
    };
    Ok(Some(Opened {
        is_set_aside: annotations.is_none() && is_lost,
        place: library.place(id)?,
        article,
        summary,
        annotations,
        found,
    }))
}

fn tell_set_aside(set_aside: Vec<SetAside>, reply: &mut dyn FnMut(Reply)) {
    for one in set_aside {
        reply(Reply::SetAside(one));
    }
}

/// The same, for the reader.
pub(super) fn notice_of(error: &Error) -> Notice {
    // Which library it is the reader knows, and the line is short.
    Notice::Library {
        name: None,
        fault: error.fault(),
    }
}

#[cfg(test)]
mod tests;

//! The thread that holds the library: it answers requests, and annotates articles in between.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use crate::app::{Progress, Reply};
use crate::article::{ArticleId, Draft};
use crate::driver::{Message, OwnFiles};
use crate::extract::{Correction, Corrections, Extractor};
use crate::library::{Library, Query};
use crate::notice::Notice;
use crate::store::OwnFile;

/// Articles annotated between two reports of progress.
const REPORT_EVERY: usize = 8;

/// Something to be asked of the library.
#[derive(Debug)]
pub(super) enum Request {
    List { generation: u64, query: Query },
    Open(ArticleId),
    Mentioning { generation: u64, entity_id: String },
    Card { entity_id: String },
    Correct(Correction),
    UndoCorrection,
}

/// The way to the thread that holds the library.
#[derive(Debug)]
pub(super) struct Worker {
    requests: Sender<Request>,
}

impl Worker {
    /// Starts the thread on some articles; it ends when the worker is dropped.
    pub(super) fn start(
        own: OwnFiles,
        drafts: Vec<Draft>,
        replies: Sender<Message>,
    ) -> io::Result<Self> {
        let (sender, requests) = channel();
        let work = move || Librarian::new(own, drafts, replies).work(&requests);
        thread::Builder::new()
            .name("library".to_owned())
            .spawn(work)?;
        Ok(Self { requests: sender })
    }

    /// Asks; the answer comes as a message. A thread that panicked ends the program by itself.
    pub(super) fn ask(&self, request: Request) {
        let _ = self.requests.send(request);
    }
}

/// What the thread holds.
struct Librarian {
    library: Library,
    replies: Sender<Message>,
    corrections_file: Option<OwnFile>,
    /// Made when the first article is annotated: the list need not wait for it.
    extractor: Option<Extractor>,
    /// Articles to be annotated, the next first.
    waiting: VecDeque<ArticleId>,
    annotated: usize,
}

impl Librarian {
    fn new(own: OwnFiles, drafts: Vec<Draft>, replies: Sender<Message>) -> Self {
        let mut library = Library::new();
        library.correct(own.corrections);
        library.add(drafts);
        let newest_first = library.list(&Query::default()).articles;
        let waiting = newest_first.iter().map(|article| article.id).collect();
        Self {
            library,
            replies,
            corrections_file: own.corrections_file,
            extractor: None,
            waiting,
            annotated: 0,
        }
    }

    fn work(mut self, requests: &Receiver<Request>) {
        loop {
            let request = if self.waiting.is_empty() {
                requests.recv().ok()
            } else {
                match requests.try_recv() {
                    Ok(request) => Some(request),
                    Err(TryRecvError::Disconnected) => None,
                    Err(TryRecvError::Empty) => {
                        if self.annotate_next() {
                            continue;
                        }
                        return;
                    }
                }
            };
            let is_heard = request.is_some_and(|request| self.answer(request));
            if !is_heard {
                return;
            }
        }
    }

    /// Answers; returns whether anybody listens.
    fn answer(&mut self, request: Request) -> bool {
        match request {
            Request::List { generation, query } => self.reply(Reply::Listed {
                generation,
                listing: self.library.list(&query),
            }),
            Request::Open(id) => {
                // What is being read is annotated first.
                if let Some(at) = self.waiting.iter().position(|waiting| *waiting == id) {
                    self.waiting.remove(at);
                    self.waiting.push_front(id);
                }
                let Some(entry) = self.library.entry(id) else {
                    return true;
                };
                let (article, annotations) = (entry.article.clone(), entry.annotations.clone());
                self.reply(Reply::Opened {
                    article,
                    annotations,
                })
            }
            Request::Correct(correction) => {
                let mut corrections = self.library.corrections().clone();
                corrections.push(correction);
                self.correct(corrections)
            }
            Request::UndoCorrection => {
                let mut corrections = self.library.corrections().clone();
                match corrections.undo() {
                    Some(_) => self.correct(corrections),
                    None => self.reply(Reply::Noticed(Notice::NothingToUndo)),
                }
            }
            Request::Card { entity_id } => {
                let card = self.library.card(&entity_id).map(Arc::new);
                self.reply(Reply::Card(card))
            }
            Request::Mentioning {
                generation,
                entity_id,
            } => {
                let articles = self.library.mentioning(&entity_id);
                self.reply(Reply::Mentioning {
                    generation,
                    articles,
                })
            }
        }
    }

    /// Applies corrections and keeps them; returns whether anybody listens.
    fn correct(&mut self, corrections: Corrections) -> bool {
        let kept = match &self.corrections_file {
            Some(file) => file
                .replace(&corrections.to_toml())
                .map_err(|error| error.notice()),
            None => Err(Notice::CorrectionsNotKept),
        };
        for id in self.library.correct(corrections) {
            let annotations = self
                .library
                .entry(id)
                .and_then(|entry| entry.annotations.clone());
            if let Some(annotations) = annotations
                && !self.reply(Reply::Annotated { id, annotations })
            {
                return false;
            }
        }
        // Said last: that they hold only until the program ends is what matters then.
        self.reply(Reply::Corrected)
            && kept.map_or_else(|notice| self.reply(Reply::Noticed(notice)), |()| true)
    }

    /// Annotates one article; returns whether anybody listens.
    fn annotate_next(&mut self) -> bool {
        let Some(id) = self.waiting.pop_front() else {
            return true;
        };
        let Some(entry) = self.library.entry(id) else {
            return true;
        };
        let extractor = self.extractor.get_or_insert_with(Extractor::new);
        let article = &entry.article;
        let annotations = Arc::new(extractor.annotate(&article.body, &article.metadata));
        let annotations = self.library.annotate(id, annotations);
        self.annotated += 1;
        let total = self.annotated + self.waiting.len();
        let is_time = self.annotated % REPORT_EVERY == 1 || self.waiting.is_empty();
        self.reply(Reply::Annotated { id, annotations })
            && (!is_time
                || self.reply(Reply::Progress(Progress {
                    done: self.annotated,
                    total,
                })))
    }

    fn reply(&self, reply: Reply) -> bool {
        self.replies.send(Message::Reply(reply)).is_ok()
    }
}

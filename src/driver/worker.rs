//! The threads behind the screen: one that holds the library and answers, one that annotates.

use std::collections::VecDeque;
use std::io;
use std::mem::discriminant;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};

use crate::app::{Reply, Request};
use crate::article::{Article, ArticleId};
use crate::driver::librarian::notice_of;
use crate::driver::{Librarian, Message};
use crate::extract::{Annotations, Extractor};

/// Articles handed out to be annotated at a time: the next lies ready when one is done.
const HANDED_OUT: usize = 2;

/// What the thread of the library waits for.
enum Task {
    Answer(Request),
    /// What was found in an article.
    Keep(ArticleId, Annotations),
    End,
}

/// The way to the thread that holds the library.
#[derive(Debug)]
pub(super) struct Worker {
    tasks: Sender<Task>,
    library: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the threads; they end when the worker is dropped.
    pub(super) fn start(librarian: Librarian, replies: Sender<Message>) -> io::Result<Self> {
        let (sender, tasks) = channel();
        let (articles, to_annotate) = channel();
        let finds = sender.clone();
        thread::Builder::new()
            .name("extraction".to_owned())
            .spawn(move || annotate(&to_annotate, &finds))?;
        let mut desk = Desk {
            librarian,
            replies,
            articles,
            handed_out: 0,
        };
        let library = thread::Builder::new()
            .name("library".to_owned())
            .spawn(move || desk.work(&tasks))?;
        Ok(Self {
            tasks: sender,
            library: Some(library),
        })
    }

    /// Asks; the answer comes as a message. A thread that panicked ends the program by itself.
    pub(super) fn ask(&self, request: Request) {
        let _ = self.tasks.send(Task::Answer(request));
    }
}

impl Drop for Worker {
    /// What was asked is done before the program ends: places and marks are kept.
    fn drop(&mut self) {
        let _ = self.tasks.send(Task::End);
        if let Some(library) = self.library.take() {
            let _ = library.join();
        }
    }
}

/// Annotates what comes until nothing comes any more. Takes no part in anything else.
fn annotate(articles: &Receiver<Arc<Article>>, finds: &Sender<Task>) {
    // Made when the first article comes: the list need not wait for it.
    let mut extractor = None;
    for article in articles {
        let extractor = extractor.get_or_insert_with(Extractor::new);
        let found = extractor.annotate(&article.body, &article.metadata);
        if finds.send(Task::Keep(article.id, found)).is_err() {
            return;
        }
    }
}

/// What the thread of the library holds.
struct Desk {
    librarian: Librarian,
    replies: Sender<Message>,
    articles: Sender<Arc<Article>>,
    handed_out: usize,
}

impl Desk {
    fn work(&mut self, tasks: &Receiver<Task>) {
        loop {
            self.hand_out();
            let first = match tasks.try_recv() {
                Ok(task) => task,
                Err(TryRecvError::Disconnected) => return,
                Err(TryRecvError::Empty) => {
                    if self.is_behind() {
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
        let mut due = VecDeque::from(due);
        while let Some(task) = due.pop_front() {
            if due.iter().any(|later| makes_needless(later, &task)) {
                continue;
            }
            match task {
                Task::Answer(request) => {
                    let reply = &mut send(&self.replies);
                    self.librarian.look_round(reply);
                    self.librarian.answer(request, reply);
                }
                Task::Keep(id, found) => {
                    self.handed_out -= 1;
                    self.librarian.keep(id, found, &mut send(&self.replies));
                }
                Task::End => {
                    self.librarian.file(&mut send(&self.replies));
                    return false;
                }
            }
        }
        true
    }

    /// Sees to it that the other thread has something to do.
    fn hand_out(&mut self) {
        while self.handed_out < HANDED_OUT {
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

    /// Brings some corrections into the index; returns whether more are left.
    fn is_behind(&mut self) -> bool {
        let reply = &mut send(&self.replies);
        match self.librarian.bring_corrections(reply) {
            Ok(is_behind) => is_behind,
            Err(error) => {
                reply(Reply::Noticed(notice_of(&error)));
                false
            }
        }
    }
}

/// Whether a task need not be done as a later one will be: of several lists asked for while one typed,
/// only the last is of interest.
fn makes_needless(later: &Task, earlier: &Task) -> bool {
    match (later, earlier) {
        (Task::Answer(later), Task::Answer(earlier)) => {
            earlier.gives_way() && discriminant(later) == discriminant(earlier)
        }
        _ => false,
    }
}

/// Where replies go. When nobody listens any more, the program is ending.
fn send(replies: &Sender<Message>) -> impl FnMut(Reply) + '_ {
    |reply| {
        let _ = replies.send(Message::Reply(reply));
    }
}

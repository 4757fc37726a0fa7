//! What the thread that holds the library is given to do, and where its replies go.

use std::sync::mpsc::{Receiver, Sender};

use jiff::SignedDuration;

use crate::app::{Ask, FeedsAsked, Reply};
use crate::article::ArticleId;
use crate::files::Stamped;
use crate::library::{Arrival, Incoming, Taken};
use crate::runtime::backlog::AnnotationResult;
use crate::runtime::event_loop::Message;
use crate::runtime::feeding::{FeedBatch, FeedsToAsk};
use crate::runtime::intake::Bundle;

/// What the thread of the library waits for.
pub(super) enum Task {
    Answer(Ask),
    /// What was found in an article.
    Keep(ArticleId, AnnotationResult),
    /// Another program may have changed the library.
    CheckForChanges,
    /// Articles that were read; whoever reads hears what became of them.
    AddArticles(Bundle, Sender<Vec<Arrival>>),
    /// Whoever watches folders wants to know which of some files were not read as they are.
    FilesToRead(Vec<Stamped>, Sender<Vec<Stamped>>),
    /// Articles that came from watched folders; whoever watches hears what became of them.
    TakeIn(Vec<Incoming>, Sender<Vec<Taken>>),
    /// Files of watched folders were read as they were.
    RememberFiles(Vec<Stamped>),
    /// Whoever fetches wants to know which feeds are to be asked.
    Feeds(FeedsAsked, Sender<FeedsToAsk>),
    /// A batch of what came of asking a feed, and after how long that is asked again; whoever fetches hears what
    /// became of the articles in it.
    KeepFeed(FeedBatch, SignedDuration, Sender<Vec<Arrival>>),
    /// The program is stopped until the second channel says that it goes on; the first hears that nothing is half
    /// done.
    Pause(Sender<()>, Receiver<()>),
    End,
}

/// Where replies go. When nobody listens any more, the program is ending.
pub(super) fn send(replies: &Sender<Message>) -> impl FnMut(Reply) + '_ {
    |reply| {
        let _ = replies.send(Message::Reply(reply));
    }
}

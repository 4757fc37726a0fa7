//! Tests of the file beside this folder.

use std::time::Instant;

use jiff::Timestamp;

use super::*;
use crate::app::outstanding::RequestIds;
use crate::app::{Edit, Fetched, Lookup, Mark, News};
use crate::article::Source;
use crate::corrections::Corrections;
use crate::library::{Filter, Incoming, Library, ListOrder, PendingChange, ReadingPosition};
use crate::sources::markdown;
use crate::web::{Network, ReadOptions};

fn drafts(count: usize) -> Vec<Incoming> {
    let drafts = (0..count).map(|number| {
        let source = Source::file(format!("/{number}.md").into());
        markdown::parse(&format!("# مقال {number}\n\nقال فلاديمير بوتين"), source)
    });
    Incoming::all(drafts).unwrap()
}

fn worker(library: Library) -> (Worker, Receiver<Message>) {
    worker_with(library, ReadOptions::default())
}

fn worker_with(library: Library, options: ReadOptions) -> (Worker, Receiver<Message>) {
    let librarian = Librarian::new(library, Corrections::default(), None).unwrap();
    let (sender, replies) = channel();
    (
        Worker::start(librarian, None, options, sender).unwrap(),
        replies,
    )
}

fn ask(worker: &Worker, ids: &mut RequestIds, request: impl Into<Request>) {
    let (id, request) = (ids.fresh(), request.into());
    worker.ask(Ask { id, request });
}

fn response(reply: &Reply) -> Option<&Response> {
    match reply {
        Reply::Answer(Answer { result, .. }) => result.as_ref().ok(),
        Reply::News(_) => None,
    }
}

fn is_list(reply: &Reply) -> bool {
    matches!(response(reply), Some(Response::Listed { .. }))
}

fn is_timeline(reply: &Reply) -> bool {
    matches!(response(reply), Some(Response::Timeline { .. }))
}

/// Waits for a reply that is wanted; who listens no longer may end.
fn wait_for(replies: &Receiver<Message>, is_wanted: impl Fn(&Reply) -> bool) {
    let timeout = Duration::from_secs(60);
    loop {
        let message = replies.recv_timeout(timeout).expect("a reply");
        if matches!(&message, Message::Reply(reply) if is_wanted(reply)) {
            return;
        }
    }
}

#[test]
fn on_leaving_questions_are_given_up_and_what_is_the_readers_own_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let arrivals = library.add(&drafts(300), Timestamp::UNIX_EPOCH).unwrap();
    let id = arrivals[7].id();
    let (worker, replies) = worker(library);
    let mut ids = RequestIds::default();
    for _ in 0..5_000 {
        // None makes another needless: together they would take minutes.
        let putin = "person:putin".to_owned();
        ask(&worker, &mut ids, Lookup::Mentioning(putin));
        ask(&worker, &mut ids, Lookup::Timeline(Filter::default()));
    }
    ask(&worker, &mut ids, Edit::Mark(id, Mark::Starred(true)));
    ask(&worker, &mut ids, Edit::SetPosition(id, ReadingPosition(9)));
    assert!(worker.leave(), "all was kept");
    drop(worker);
    let answered = replies
        .try_iter()
        .filter(|message| matches!(message, Message::Reply(reply) if is_timeline(reply)));
    assert!(answered.count() < 5_000, "all was answered");
    let library = Library::open(&path).unwrap();
    assert_eq!(library.position(id).unwrap(), Some(ReadingPosition(9)));
    assert!(library.summaries(&[id]).unwrap()[0].is_starred);
}

#[test]
fn what_another_program_holds_up_is_kept_by_who_opens_the_library_next() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let id = library.add(&drafts(1), Timestamp::UNIX_EPOCH).unwrap()[0].id();
    let (worker, _replies) = worker(library);
    // Another program writes, and goes on writing.
    let other = Library::open(&path).unwrap();
    let writing = other.lock_for_writing().unwrap();
    let ids = &mut RequestIds::default();
    ask(&worker, ids, Edit::Mark(id, Mark::Starred(true)));
    ask(&worker, ids, Edit::SetPosition(id, ReadingPosition(2)));
    ask(&worker, ids, Edit::SetPosition(id, ReadingPosition(4)));
    let begun = Instant::now();
    assert!(worker.leave());
    assert!(begun.elapsed() < 2 * SHUTDOWN_TIMEOUT);
    drop(writing);
    let library = Library::open(&path).unwrap();
    assert!(library.summaries(&[id]).unwrap()[0].is_starred);
    assert_eq!(library.position(id).unwrap(), Some(ReadingPosition(4)));
}

#[test]
fn a_place_is_left_with_the_text_that_was_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut other = Library::open(&path).unwrap();
    let id = other.add(&drafts(1), Timestamp::UNIX_EPOCH).unwrap()[0].id();
    let (worker, replies) = worker(Library::open(&path).unwrap());
    let ids = &mut RequestIds::default();
    let terms = Vec::new();
    ask(&worker, ids, Request::Open { id, terms });
    wait_for(&replies, |reply| shown(reply).is_some());
    let text = other.text_digest(id).unwrap();
    let source = Source::file("/0.md".into());
    let another = markdown::parse("# مقال 0\n\nنص آخر", source);
    let another = Incoming::all([another]).unwrap();
    other.add(&another, Timestamp::UNIX_EPOCH).unwrap();
    assert_ne!(other.text_digest(id).unwrap(), text);
    let _writing = other.lock_for_writing().unwrap();
    ask(&worker, ids, Edit::SetPosition(id, ReadingPosition(2)));
    assert!(worker.leave());
    let left = worker.leaving.to_keep().left.pop().unwrap().1;
    let (article, byte) = (id.0, 2);
    assert_eq!(
        left,
        PendingChange::Position {
            article,
            byte,
            text
        }
    );
}

#[test]
fn what_cannot_be_kept_in_time_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let id = library.add(&drafts(1), Timestamp::UNIX_EPOCH).unwrap()[0].id();
    let (worker, _replies) = worker(library);
    let other = Library::open(&path).unwrap();
    let _writing = other.lock_for_writing().unwrap();
    // Nothing can be left beside the library.
    std::fs::create_dir(folder.path().join("library.sqlite3-pending")).unwrap();
    let mark = Edit::Mark(id, Mark::Starred(true));
    ask(&worker, &mut RequestIds::default(), mark);
    assert!(!worker.leave());
}

#[test]
fn what_others_add_is_heard_of_and_annotated() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let library = Library::open(&path).unwrap();
    let mut other = Library::open(&path).unwrap();
    let (worker, replies) = worker(library);
    // It looks for work, and finds none.
    let (filter, order) = (Filter::default(), ListOrder::Newest);
    let list = Lookup::List { filter, order };
    ask(&worker, &mut RequestIds::default(), list);
    wait_for(&replies, is_list);
    other.add(&drafts(3), Timestamp::UNIX_EPOCH).unwrap();
    wait_for(&replies, |reply| {
        matches!(reply, Reply::News(News::Changed))
    });
    let is_done = |reply: &Reply| matches!(reply, Reply::News(News::Progress(progress)) if progress.done == 3);
    wait_for(&replies, is_done);
    assert_eq!(other.work().unwrap().not_annotated, 0);
    assert!(!other.claims_work(), "the first has the work");
    drop(worker);
    assert!(other.claims_work(), "it is handed on");
}

#[test]
fn articles_come_in_while_one_reads() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..100 {
        let text = format!("# مقال {number}\n\nقال فلاديمير بوتين");
        std::fs::write(folder.path().join(format!("{number}.md")), text).unwrap();
    }
    let intake = Intake::start(
        vec![folder.path().to_owned(), "missing.md".into()],
        ReadOptions::default(),
    )
    .unwrap();
    let library = Library::in_memory().unwrap();
    let librarian = Librarian::new(library, Corrections::default(), None).unwrap();
    let (sender, replies) = channel();
    let worker = Worker::start(librarian, Some(intake), ReadOptions::default(), sender).unwrap();
    wait_for(
        &replies,
        |reply| matches!(reply, Reply::News(News::Read(notices)) if notices.len() == 1),
    );
    let is_done = |reply: &Reply| matches!(reply, Reply::News(News::Progress(progress)) if progress.done == 100);
    wait_for(&replies, is_done);
    drop(worker);
}

#[test]
fn what_the_reader_adds_comes_in_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("خبر.md");
    std::fs::write(&path, "# خبر\n\nقال فلاديمير بوتين").unwrap();
    let (worker, replies) = worker(Library::in_memory().unwrap());
    for new in [1, 0] {
        worker.add(path.display().to_string());
        wait_for(
            &replies,
            |reply| matches!(reply, Reply::News(News::Added(added)) if added.articles.len() == 1 && added.new == new),
        );
    }
    // What cannot be read is told, and nothing was added.
    worker.add(folder.path().join("none").display().to_string());
    wait_for(
        &replies,
        |reply| matches!(reply, Reply::News(News::Read(notices)) if notices.len() == 1),
    );
    wait_for(
        &replies,
        |reply| matches!(reply, Reply::News(News::Added(added)) if added.articles.is_empty()),
    );
    // So is what is left out of a folder.
    std::fs::write(folder.path().join("صورة.jpg"), "").unwrap();
    worker.add(folder.path().display().to_string());
    let is_left_out = |reply: &Reply| matches!(reply, Reply::News(News::Read(notices)) if matches!(notices[..], [Notice::LeftOut { .. }]));
    wait_for(&replies, is_left_out);
}

#[test]
fn while_it_pauses_others_have_the_library_and_its_work() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut other = Library::open(&path).unwrap();
    let arrivals = other.add(&drafts(200), Timestamp::UNIX_EPOCH).unwrap();
    let (worker, replies) = worker(Library::open(&path).unwrap());
    wait_for(&replies, |reply| {
        matches!(reply, Reply::News(News::Progress(_)))
    });
    let pause = worker.pause();
    let left = other.work().unwrap().not_annotated;
    assert!(other.claims_work());
    other.set_starred(arrivals[0].id(), true).unwrap();
    assert_eq!(other.work().unwrap().not_annotated, left, "it pauses");
    other.yield_work();
    drop(pause);
    let is_done = |reply: &Reply| matches!(reply, Reply::News(News::Progress(so_far)) if so_far.done >= so_far.total);
    wait_for(&replies, is_done);
    assert_eq!(other.work().unwrap().not_annotated, 0);
}

#[test]
fn work_that_another_program_leaves_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut other = Library::open(&path).unwrap();
    assert!(other.claims_work());
    other.add(&drafts(3), Timestamp::UNIX_EPOCH).unwrap();
    let (worker, replies) = worker(Library::open(&path).unwrap());
    let (filter, order) = (Filter::default(), ListOrder::Newest);
    let list = Lookup::List { filter, order };
    ask(&worker, &mut RequestIds::default(), list);
    wait_for(&replies, is_list);
    // It ends without having annotated anything.
    drop(other);
    let is_done = |reply: &Reply| matches!(reply, Reply::News(News::Progress(progress)) if progress.done == 3);
    wait_for(&replies, is_done);
    drop(worker);
}

/// Nothing answers there.
const REFUSED: &str = "http://127.0.0.1:9/feed";

fn fetched(reply: &Reply) -> Option<Fetched> {
    match reply {
        Reply::News(News::Fetched(fetched)) => Some(*fetched),
        _ => None,
    }
}

#[test]
fn feeds_are_asked_beside_all_else_and_one_that_fails_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let id = library.follow(REFUSED).unwrap().id();
    let (worker, replies) = worker(library);
    worker.fetch(FeedsAsked::Due);
    wait_for(
        &replies,
        |reply| matches!(reply, Reply::News(News::Fetching(progress)) if (progress.done, progress.total) == (0, 1)),
    );
    let none = Fetched {
        is_asked: true,
        ..Fetched::default()
    };
    let expected = Fetched {
        feeds: 1,
        failing: 1,
        ..none
    };
    wait_for(&replies, |reply| fetched(reply) == Some(expected));
    // It is not due any more, which is told to whoever asks; all are asked where that is said.
    worker.fetch(FeedsAsked::Due);
    wait_for(&replies, |reply| fetched(reply) == Some(none));
    worker.fetch(FeedsAsked::All);
    wait_for(&replies, |reply| fetched(reply) == Some(expected));
    drop(worker);
    let library = Library::open(&path).unwrap();
    let feed = library.feed(id).unwrap().unwrap();
    assert_eq!(feed.schedule.failures, 2);
    assert!(feed.fault.is_some() && feed.schedule.next_try.is_some());
}

#[test]
fn feeds_are_fetched_at_the_start_only_where_the_settings_say_so() {
    for fetches_at_start in [false, true] {
        let mut library = Library::in_memory().unwrap();
        library.follow(REFUSED).unwrap();
        let (mut worker, replies) = worker(library);
        worker.follow_feeds(FeedSettings {
            fetches_at_start,
            minutes_between: None,
        });
        if fetches_at_start {
            wait_for(&replies, |reply| fetched(reply).is_some());
            continue;
        }
        let (filter, order) = (Filter::default(), ListOrder::Newest);
        let list = Lookup::List { filter, order };
        ask(&worker, &mut RequestIds::default(), list);
        wait_for(&replies, is_list);
        drop(worker);
        let is_fetching =
            |message: Message| matches!(message, Message::Reply(Reply::News(News::Fetching(_))));
        assert!(!replies.try_iter().any(is_fetching));
    }
}

#[test]
fn where_no_feed_can_be_asked_nothing_goes_on_looking_as_if_it_were() {
    let mut library = Library::in_memory().unwrap();
    library.follow(REFUSED).unwrap();
    let options = ReadOptions {
        network: Network::new(Some("/nowhere/authorities.pem".into())),
        ..ReadOptions::default()
    };
    let (mut worker, replies) = worker_with(library, options);
    let is_begun = |reply: &Reply| matches!(reply, Reply::News(News::Fetching(_)));
    let is_told = |reply: &Reply| {
        matches!(
            reply,
            Reply::News(News::Noticed(Notice::FeedsNotFetched { .. }))
        )
    };
    worker.follow_feeds(FeedSettings {
        fetches_at_start: true,
        minutes_between: None,
    });
    // By itself, then as the reader asks: neither tells of feeds that none were asked of.
    for _ in 0..2 {
        wait_for(&replies, is_begun);
        wait_for(&replies, |reply| fetched(reply) == Some(Fetched::default()));
        wait_for(&replies, is_told);
        worker.fetch(FeedsAsked::All);
    }
}

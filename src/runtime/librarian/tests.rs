//! Tests of the file beside this folder.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::time::Duration;

use jiff::Timestamp;

use super::annotating::STORED_TOGETHER;
use super::*;
use crate::annotate::Annotator;
use crate::app::Lookup;
use crate::app::outstanding::RequestId;
use crate::article::Source;
use crate::corrections::Change;
use crate::library::Incoming;
use crate::sources::markdown;

/// Loaded once for all tests.
static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

fn ask(request: impl Into<Request>) -> Ask {
    Ask {
        id: RequestId(1),
        request: request.into(),
    }
}

/// A librarian of so many articles.
fn librarian(articles: usize) -> Librarian {
    let mut library = Library::in_memory().unwrap();
    let drafts = (0..articles).map(|number| {
        let source = Source::file(format!("/{number}.md").into());
        markdown::parse(&format!("# مقال {number}\n\nقال فلاديمير بوتين"), source)
    });
    let incoming = Incoming::all(drafts).unwrap();
    library.add(&incoming, Timestamp::UNIX_EPOCH).unwrap();
    Librarian::new(library, Corrections::default(), None).unwrap()
}

#[test]
fn finds_are_kept_together_and_none_is_lost() {
    let mut librarian = librarian(STORED_TOGETHER + 3);
    librarian.annotating.at_latest = Duration::MAX;
    let ignore = &mut |_| {};
    let hand_out = |librarian: &mut Librarian| librarian.next_to_annotate(&mut |_| {});
    let left = |librarian: &Librarian| librarian.library.work().unwrap().not_annotated;
    let find = |article: &Article| Ok(ANNOTATOR.annotate(&article.body, &article.metadata));
    // As the worker does it, the next one lies ready while one is looked at.
    let mut ready = hand_out(&mut librarian);
    let mut seen = Vec::new();
    let mut most_left = Vec::new();
    while let Some(article) = ready {
        ready = hand_out(&mut librarian);
        seen.push(article.id);
        librarian.keep(article.id, find(&article), ignore);
        most_left.push(left(&librarian));
    }
    let all = STORED_TOGETHER + 3;
    assert_eq!(most_left[0], all, "it waits for others");
    assert_eq!(
        most_left[STORED_TOGETHER - 1],
        3,
        "a number of them are kept together"
    );
    assert_eq!(most_left[all - 1], 0, "the last waits for nothing");
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), all, "each was looked at once");
}

#[test]
fn what_is_found_in_an_open_article_is_there_at_once() {
    let mut librarian = librarian(5);
    librarian.annotating.at_latest = Duration::MAX;
    let mut articles: Vec<Arc<Article>> = Vec::new();
    while let Some(article) = librarian.next_to_annotate(&mut |_| {}) {
        articles.push(article);
    }
    let find = |article: &Article| Ok(ANNOTATOR.annotate(&article.body, &article.metadata));
    let open = |librarian: &mut Librarian, id| {
        let mut annotated = None;
        let terms = Vec::new();
        librarian.answer(ask(Request::Open { id, terms }), &mut |reply| {
            if let Reply::Answer(answer) = reply
                && let Ok(Response::Opened(Some(opened))) = answer.result
            {
                annotated = Some(opened.annotations.is_some());
            }
        });
        annotated.unwrap()
    };
    // Found and not kept yet, when it is opened; opened and then found.
    librarian.keep(articles[0].id, find(&articles[0]), &mut |_| {});
    assert_eq!(librarian.library.work().unwrap().not_annotated, 5);
    assert!(open(&mut librarian, articles[0].id));
    assert!(!open(&mut librarian, articles[1].id));
    let mut told = Vec::new();
    librarian.keep(articles[1].id, find(&articles[1]), &mut |reply| {
        if let Reply::News(News::Annotated { id, .. }) = reply {
            told.push(id);
        }
    });
    assert_eq!(told, [articles[1].id]);
}

#[test]
fn that_nothing_stays_of_articles_opened_from_a_path_is_told_once() {
    let told_of = |library: Library| {
        let mut librarian = Librarian::new(library, Corrections::default(), None).unwrap();
        let mut told = 0;
        for mark in [Mark::Read(true), Mark::Starred(true), Mark::Starred(false)] {
            let edit = ask(Edit::Mark(ArticleId(1), mark));
            librarian.answer(edit, &mut |reply| {
                let is_told = matches!(reply, Reply::News(News::Noticed(Notice::NotInLibrary)));
                told += usize::from(is_told);
            });
        }
        told
    };
    assert_eq!(told_of(Library::temporary().unwrap()), 1);
    assert_eq!(told_of(Library::in_memory().unwrap()), 0);
}

fn hide(name: &str) -> Correction {
    Correction {
        change: Change::Hide {
            entity: format!("person:{name}"),
        },
        article: None,
    }
}

#[test]
fn what_was_written_in_the_corrections_meanwhile_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = UserFile::corrections(Some(&folder.path().join("corrections.toml"))).unwrap();
    let library = Library::in_memory().unwrap();
    let mut librarian =
        Librarian::new(library, Corrections::default(), Some(file.clone())).unwrap();
    let correct = |librarian: &mut Librarian, name: &str| {
        let mut replies = Vec::new();
        let edit = Edit::Correct(hide(name));
        librarian.answer(ask(edit), &mut |reply| replies.push(reply));
        replies
    };
    correct(&mut librarian, "أحمد");
    let theirs = file.read().unwrap()
        + "\n# Ours.\n[[correction]]\nchange = \"hide\"\nentity = \"person:سمير\"\n";
    file.replace(&theirs).unwrap();
    correct(&mut librarian, "هشام");
    let text = file.read().unwrap();
    assert!(text.starts_with(&theirs), "{text}");
    let kept = Corrections::parse(&text).unwrap();
    assert_eq!(kept.list(), [hide("أحمد"), hide("سمير"), hide("هشام")]);
    assert_eq!(librarian.library.corrections(), &kept);
    // A slip in it is told, and the file is left alone.
    let broken = format!("{text}[[correction]]\nchange =\n");
    file.replace(&broken).unwrap();
    let replies = correct(&mut librarian, "كريم");
    assert!(
        replies
            .iter()
            .any(|reply| matches!(reply, Reply::News(News::Noticed(_))))
    );
    assert_eq!(file.read().unwrap(), broken);
    assert_eq!(librarian.library.corrections().list().len(), 4);
}

#[test]
fn what_is_told_of_an_article_is_of_the_text_that_is_shown() {
    const NAME: &str = "فلاديمير بوتين";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    // The article with another text each time, annotated.
    let put = |library: &mut Library, words: usize| {
        let text = format!("# خبر\n\n{}{NAME}.", "كلمة ".repeat(words));
        let draft = markdown::parse(&text, Source::file("/a.md".into()));
        let incoming = Incoming::all([draft]).unwrap();
        let id = library.add(&incoming, Timestamp::UNIX_EPOCH).unwrap()[0].id();
        let article = library.article(id).unwrap().unwrap();
        let found = ANNOTATOR.annotate(&article.body, &article.metadata);
        library.annotate(&[(id, found)]).unwrap();
        id
    };
    for look in 0..8 {
        let mut library = Library::open(&path).unwrap();
        let id = put(&mut library, 9);
        let other = Mutex::new(Library::open(&path).unwrap());
        let mut librarian = Librarian::new(library, Corrections::default(), None).unwrap();
        let looks = AtomicUsize::new(0);
        let change = move || {
            if looks.fetch_add(1, Ordering::Relaxed) == look {
                put(&mut other.lock().unwrap(), 0);
            }
            false
        };
        librarian.give_up_when(change).unwrap();
        let terms = vec![Term::Word("بوتين".to_owned())];
        let hits = Lookup::Hits {
            id,
            terms: terms.clone(),
        };
        let choose = Edit::ChooseTopic {
            id,
            topic: crate::topics::Topic::Economy,
            wanted: true,
        };
        let mut told = Vec::new();
        for request in [Request::Open { id, terms }, hits.into(), choose.into()] {
            librarian.answer(ask(request), &mut |reply| told.push(reply));
        }
        let mut text = String::new();
        let mut hits = Vec::new();
        let mut found = Vec::new();
        for reply in told {
            match reply {
                Reply::Answer(answer) => match answer.result.unwrap() {
                    Response::Opened(opened) => {
                        let opened = opened.unwrap();
                        text.clone_from(&opened.article.body.text);
                        hits.extend(opened.found.unwrap().hits);
                        found.push(opened.annotations.unwrap());
                    }
                    Response::Hits(more) => {
                        hits.extend(more.into_iter().flat_map(|more| more.hits))
                    }
                    _ => {}
                },
                Reply::News(News::Annotated { annotations, .. }) => found.push(annotations),
                Reply::News(_) => {}
            }
        }
        for hit in hits {
            assert_eq!(hit.of(&text), "بوتين", "{look}");
        }
        for annotations in found {
            let mention = annotations.entities[0].mentions[0];
            assert_eq!(mention.of(&text), NAME, "{look}");
        }
    }
}

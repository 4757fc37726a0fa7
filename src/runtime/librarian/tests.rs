//! Tests of the file beside this folder.

use std::time::Duration;

use super::annotating::STORED_TOGETHER;
use super::*;
use crate::annotate::Annotator;
use crate::app::outstanding::RequestId;
use crate::article::Origin;
use crate::corrections::Change;
use crate::library::Incoming;
use crate::sources::markdown;

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
        let origin = Origin::File(format!("/{number}.md").into());
        markdown::parse(&format!("# مقال {number}\n\nقال فلاديمير بوتين"), origin)
    });
    let incoming = Incoming::all(drafts).unwrap();
    library.add(&incoming, Timestamp::UNIX_EPOCH).unwrap();
    Librarian::new(library, Corrections::default(), None).unwrap()
}

#[test]
fn finds_are_kept_together_and_none_is_lost() {
    let mut librarian = librarian(STORED_TOGETHER + 3);
    librarian.annotating.at_latest = Duration::MAX;
    let extractor = Annotator::new();
    let ignore = &mut |_| {};
    let hand_out = |librarian: &mut Librarian| librarian.next_to_annotate(&mut |_| {});
    let left = |librarian: &Librarian| librarian.library.work().unwrap().unread;
    let find = |article: &Article| Ok(extractor.annotate(&article.body, &article.metadata));
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
    let extractor = Annotator::new();
    let mut articles: Vec<Arc<Article>> = Vec::new();
    while let Some(article) = librarian.next_to_annotate(&mut |_| {}) {
        articles.push(article);
    }
    let find = |article: &Article| Ok(extractor.annotate(&article.body, &article.metadata));
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
    assert_eq!(librarian.library.work().unwrap().unread, 5);
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

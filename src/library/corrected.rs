//! Which corrections an index of entities was made with, told by their digests.

use std::collections::BTreeMap;

use rusqlite::{Row, Transaction, params};

use super::error::Result;
use super::record::digest;
use super::source;
use crate::article::ArticleKey;
use crate::corrections::{Correction, Corrections};

/// The mark of an article whose own corrections are not in the index.
pub(super) const BEHIND: i64 = -1;

/// Names the corrections for all articles that an index was made with; 0 for none.
pub(super) fn corrections_digest(corrections: &Corrections) -> i64 {
    let for_all = corrections.list().iter();
    digest_of(for_all.filter(|correction| correction.article.is_none()))
}

/// The same for those of single articles, by their keys.
pub(super) fn digests_by_article(corrections: &Corrections) -> BTreeMap<String, i64> {
    let list = corrections.list();
    let keys = list.iter().filter_map(|one| one.article.as_ref());
    let digest = |key: &ArticleKey| {
        let own = list.iter().filter(|one| one.article.as_ref() == Some(key));
        (key.to_string(), digest_of(own))
    };
    keys.map(digest).collect()
}

fn digest_of<'a>(corrections: impl Iterator<Item = &'a Correction>) -> i64 {
    let mut list = Corrections::default();
    corrections.for_each(|correction| list.push(correction.clone()));
    if list.list().is_empty() {
        0
    } else {
        // Positive, so that it is no mark.
        digest(&list.to_toml("")) & i64::MAX
    }
}

/// The keys of an article.
pub(super) fn keys(row: &Row<'_>) -> rusqlite::Result<Vec<ArticleKey>> {
    let link: Option<String> = row.get("link")?;
    Ok(ArticleKey::all(&source(row)?, link.as_deref()))
}

/// Marks the articles of a key, whose own corrections are not in the index.
pub(super) fn mark_behind(transaction: &Transaction<'_>, key: &ArticleKey) -> Result<()> {
    // The key that an article is known by has an index; its other one, as of the time before it had a link, has none.
    let known = transaction
        .prepare_cached("UPDATE article SET corrections = ?2 WHERE key = ?1")?
        .execute(params![key.to_string(), BEHIND])?;
    if known > 0 {
        return Ok(());
    }
    match key {
        ArticleKey::Link(link) => transaction.execute(
            "UPDATE article SET corrections = ?2 WHERE link = ?1",
            params![link, BEHIND],
        ),
        ArticleKey::Source(source) => transaction.execute(
            "UPDATE article SET corrections = ?4 \
             WHERE origin_kind = ?1 AND origin = ?2 AND item IS ?3",
            params![source.kind.id(), source.locator, source.item, BEHIND],
        ),
    }?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Annotations;
    use crate::article::{ArticleId, Source};
    use crate::corrections::Change;
    use crate::extract::{Entity, EntityKind};
    use crate::library::{Incoming, Library};
    use crate::range::TextRange;
    use crate::sources::markdown;

    const NAME: &str = "بوتين";

    /// A library of two articles that mention one person each: one with a link, one of a source with two articles.
    fn library() -> Library {
        let mut library = Library::in_memory().unwrap();
        let linked = format!("---\nurl: https://example.org/a\n---\n\nقال {NAME}");
        let linked = markdown::parse(&linked, Source::file("/a.md".into()));
        let source = Source {
            item: Some("2".to_owned()),
            ..Source::file("/b".into())
        };
        let item = markdown::parse(&format!("ثم قال {NAME}"), source);
        let incoming = Incoming::all([linked, item]).unwrap();
        let now = jiff::Timestamp::UNIX_EPOCH;
        let arrivals = library.add(&incoming, now).unwrap();
        for id in arrivals.into_iter().map(crate::library::Arrival::id) {
            let text = library.article(id).unwrap().unwrap().body.text.clone();
            let start = text.find(NAME).unwrap();
            let entity = Entity {
                id: format!("person:{NAME}"),
                name: NAME.to_owned(),
                kind: EntityKind::Person,
                mentions: vec![TextRange::new(start, start + NAME.len())],
                iso: None,
                is_guess: false,
            };
            let found = Annotations {
                entities: vec![entity],
                topics: Vec::new(),
            };
            library.annotate(&[(id, found)]).unwrap();
        }
        library
    }

    /// How many entities each article has where a person is hidden in the one of a key, and how many articles
    /// mention that person then.
    fn hidden_in(key: &str) -> ([usize; 2], usize) {
        let mut library = library();
        let mut corrections = Corrections::default();
        corrections.push(Correction {
            change: Change::Hide {
                entity: format!("person:{NAME}"),
            },
            article: Some(key.into()),
        });
        library.correct(corrections).unwrap();
        while library.bring_corrections(&[], 9).unwrap() > 0 {}
        let entities = [1, 2].map(|id| {
            let annotations = library.annotations(ArticleId(id)).unwrap();
            annotations.unwrap().entities.len()
        });
        let mentioning = library.mentioning(&format!("person:{NAME}"), 9).unwrap();
        (entities, mentioning.len())
    }

    #[test]
    fn a_correction_holds_in_the_article_of_its_key_also_as_earlier_programs_wrote_it() {
        for (key, left) in [
            ("link:https://example.org/a", [0, 1]),
            ("file:/a.md", [0, 1]),
            // As earlier programs wrote it.
            ("/a.md", [0, 1]),
            ("file#2:/b", [1, 0]),
            ("file#1:/b", [1, 1]),
            ("/b", [1, 1]),
            ("link:/a.md", [1, 1]),
        ] {
            assert_eq!(hidden_in(key), (left, left[0] + left[1]), "{key}");
        }
    }

    #[test]
    fn the_item_of_a_source_is_kept_and_leaves_with_the_article() {
        let library = library();
        let draft = library.draft(ArticleId(2)).unwrap().unwrap();
        assert_eq!(draft.source.text(), "file#2:/b");
        let line = crate::sources::json_lines::write(draft.clone()).unwrap();
        let read = crate::sources::json_lines::parse(line.as_bytes()).unwrap();
        assert_eq!(read.source, draft.source);
    }
}

//! Several statements that read one state of the library, whatever other programs write meanwhile.

use super::Library;
use super::error::Error;

impl Library {
    /// Reads from one state of the library: what was found in an article is then found in the text that is read
    /// with it. One snapshot within another is of the same state.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, and what `read` returns.
    pub fn snapshot<T, E: From<Error>>(&self, read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        if !self.connection.is_autocommit() {
            return read();
        }
        // Dropped, it is rolled back: nothing was written.
        let _state = self
            .connection
            .unchecked_transaction()
            .map_err(Error::from)?;
        read()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{LazyLock, Mutex};

    use jiff::Timestamp;
    use tempfile::TempDir;

    use super::*;
    use crate::annotate::Annotator;
    use crate::article::{ArticleId, Source};
    use crate::corrections::{Change, Correction, Corrections};
    use crate::library::Incoming;
    use crate::search::Indexer;
    use crate::sources::markdown;

    const ID: ArticleId = ArticleId(1);
    static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);
    const NAME: &str = "فلاديمير بوتين";

    /// The article with so many words before the name, annotated.
    fn put(library: &mut Library, words: usize) {
        let text = format!("# خبر\n\n{}{NAME}.", "كلمة ".repeat(words));
        let draft = markdown::parse(&text, Source::file("/a.md".into()));
        let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
        library.add(&[incoming], Timestamp::UNIX_EPOCH).unwrap();
        let article = library.article(ID).unwrap().unwrap();
        let found = ANNOTATOR.annotate(&article.body, &article.metadata);
        library.annotate(&[(ID, found)]).unwrap();
    }

    /// A library whose article gets another text at the look of this number at whether its answer is still wanted.
    fn changing_at(look: usize) -> (TempDir, Library) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite3");
        let mut library = Library::open(&path).unwrap();
        put(&mut library, 9);
        let mut corrections = Corrections::default();
        corrections.push(Correction {
            change: Change::Hide {
                entity: "person:لافروف".to_owned(),
            },
            article: None,
        });
        library.correct(corrections).unwrap();
        let other = Mutex::new(Library::open(&path).unwrap());
        let looks = AtomicUsize::new(0);
        let change = move || {
            if looks.fetch_add(1, Ordering::Relaxed) == look {
                put(&mut other.lock().unwrap(), 0);
            }
            false
        };
        library.give_up_when(change).unwrap();
        (folder, library)
    }

    #[test]
    fn what_was_found_is_of_the_text_that_is_read_with_it() {
        for look in 0..6 {
            let (_folder, library) = changing_at(look);
            let ids = library.entities_called(NAME).unwrap();
            let card = library.card(&ids[0]).unwrap().unwrap();
            assert_eq!(card.concordance.len(), 1);
            assert_eq!(card.concordance[0].mention(), NAME, "{look}");

            let (_folder, library) = changing_at(look);
            let mut count = 0;
            let each = |sentence: &crate::library::Sentence| {
                assert_eq!(sentence.mention(), NAME, "{look}");
                count += 1;
                Ok::<(), Error>(())
            };
            library.sentences(&ids[0], each).unwrap();
            assert_eq!(count, 1, "{look}");

            let (_folder, library) = changing_at(look);
            let read = || Ok::<_, Error>((library.article(ID)?, library.annotations(ID)?));
            let (article, found) = library.snapshot(read).unwrap();
            let mention = found.unwrap().entities[0].mentions[0];
            assert_eq!(mention.of(&article.unwrap().body.text), NAME, "{look}");
        }
    }

    #[test]
    fn a_snapshot_is_left_whatever_comes_of_it() {
        let (_folder, mut library) = changing_at(usize::MAX);
        let failed: Result<(), Error> = library.snapshot(|| library.snapshot(|| Err(Error::Busy)));
        assert!(matches!(failed, Err(Error::Busy)));
        library.set_starred(ID, true).unwrap();
    }
}

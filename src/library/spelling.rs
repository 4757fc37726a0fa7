//! How the articles write a word of which only its form is known: the one that all its spellings share.

use std::cmp::Reverse;

use rusqlite::params;

use super::error::Result;
use super::words::words_as_written;
use super::{Library, i64_of, language};
use crate::article::Language;
use crate::language::fold::folds_away;
use crate::search::{Finder, Term, form};

/// Articles that are read for the spelling of one word.
const MOST_READ: usize = 3;

impl Library {
    /// The word of a form as the first articles that have it write it most often; of spellings as frequent, as the first
    /// writes it. `None` where none of them has the word itself.
    pub(super) fn spelling(&self, word: &str) -> Result<Option<String>> {
        let Some(expression) = words_as_written(word) else {
            return Ok(None);
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT title, text, language FROM article JOIN body ON body.article = article.id \
             WHERE article.id IN (SELECT rowid FROM search WHERE search MATCH ?1 LIMIT ?2)",
        )?;
        let mut rows = statement.query(params![expression, i64_of(MOST_READ)])?;
        let mut finder = Finder::new(&[Term::Word(word.to_owned())]);
        let mut spellings = Spellings::default();
        while let Some(row) = rows.next()? {
            let language = language(row.get_ref(2)?.as_str().unwrap_or_default());
            for column in 0..2 {
                let text = row.get_ref(column)?.as_str().unwrap_or_default();
                spellings.count(word, text, &language, &mut finder);
            }
        }
        Ok(spellings.usual())
    }
}

/// The spellings of a word that were met, in their order, and how often each was.
#[derive(Debug, Default)]
struct Spellings(Vec<(String, usize)>);

impl Spellings {
    fn count(&mut self, word: &str, text: &str, language: &Language, finder: &mut Finder) {
        for hit in finder.hits(text, language) {
            let written = without_marks(hit.range.of(text));
            // Words akin to it are found, too.
            if form(&written) != word {
                continue;
            }
            match self.0.iter_mut().find(|(known, _)| *known == written) {
                Some((_, count)) => *count += 1,
                None => self.0.push((written, 1)),
            }
        }
    }

    fn usual(self) -> Option<String> {
        let first_of_most = |(at, (_, count)): &(usize, (String, usize))| (Reverse(*count), *at);
        let spellings = self.0.into_iter().enumerate();
        let usual = spellings.min_by_key(first_of_most);
        usual.map(|(_, (written, _))| written)
    }
}

/// A word without the marks that are not written in most texts.
fn without_marks(word: &str) -> String {
    let is_kept = |letter: &char| !folds_away(*letter) || *letter == '\u{200C}';
    word.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::article::Source;
    use crate::library::Incoming;
    use crate::search::Indexer;
    use crate::sources::markdown;

    fn library(texts: &[&str]) -> Library {
        let mut library = Library::in_memory().unwrap();
        for (number, text) in texts.iter().enumerate() {
            let source = Source::file(format!("/{number}.md").into());
            let draft = markdown::parse(&format!("# عنوان {number}\n\n{text}"), source);
            let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
            library.add(&[incoming], Timestamp::UNIX_EPOCH).unwrap();
        }
        library
    }

    fn spelling(library: &Library, word: &str) -> Option<String> {
        library.spelling(&form(word)).unwrap()
    }

    #[test]
    fn a_word_is_spelled_as_the_articles_do_most_often() {
        let library = library(&[
            "عُقد المؤتمر، وفي المُؤْتَمر كلمة.",
            "رييس ثم رئيس ثم الرئيس",
            "إلى مستشفى",
        ]);
        for (word, written) in [
            ("موتمر", Some("مؤتمر")),
            ("رييس", Some("رئيس")),
            ("مستشفي", Some("مستشفى")),
            ("المؤتمر", Some("المؤتمر")),
            ("لافروف", None),
        ] {
            assert_eq!(spelling(&library, word).as_deref(), written, "{word}");
        }
    }

    #[test]
    fn words_that_are_only_akin_do_not_count() {
        let library = library(&["المؤتمرات والمؤتمرون ثم مؤتمر"]);
        assert_eq!(spelling(&library, "مؤتمر").as_deref(), Some("مؤتمر"));
    }
}

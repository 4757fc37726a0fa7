//! The form of a text that the store indexes.

use crate::article::Language;
use crate::search::stem::Stemmer;
use crate::search::tokens::Tokens;

/// A text as it is indexed: two lists of words, a space between two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indexed {
    /// Its words in the order of the text.
    pub words: String,
    /// The stems of its words, each word's once; which stand where is not told.
    pub stems: String,
}

/// Makes the indexed form of many texts, remembering the stems of words met before.
#[derive(Debug, Default)]
pub struct Indexer {
    stemmer: Stemmer,
}

impl Indexer {
    /// An indexer that has met no word.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The indexed form of a text in a language. Linear in the length of the text.
    pub fn index(&mut self, text: &str, language: &Language) -> Indexed {
        let tokens = Tokens::of(text);
        let mut stems = String::with_capacity(tokens.forms.len());
        self.stemmer.begin_text();
        for token in &tokens.list {
            self.stemmer
                .append_new(tokens.form(*token), language, &mut stems);
        }
        Indexed {
            words: tokens.forms,
            stems,
        }
    }
}

/// The indexed form of one text; for many an [`Indexer`] is several times as fast.
#[must_use]
pub fn index(text: &str, language: &Language) -> Indexed {
    Indexer::new().index(text, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_order_and_stems_come_once() {
        let indexed = index("المؤتمر الأول: مؤتمر المناخ 2024", &Language::arabic());
        assert_eq!(indexed.words, "الموتمر الاول موتمر المناخ 2024");
        let mut stems: Vec<&str> = indexed.stems.split(' ').collect();
        assert!(stems.contains(&"aموتمر"));
        assert!(!indexed.stems.contains("2024"));
        stems.sort_unstable();
        assert!(indexed.stems.split(' ').all(|stem| !stem.is_empty()));
    }

    #[test]
    fn an_indexer_gives_what_it_gave_before() {
        let texts = [
            "قالت الوزارة إن الوزراء",
            "وقالت الوزارة: نعم",
            "said the minister",
        ];
        let mut indexer = Indexer::new();
        for text in texts.into_iter().chain(texts) {
            let language = Language::arabic();
            assert_eq!(indexer.index(text, &language), index(text, &language));
        }
    }

    #[test]
    fn a_text_without_words_is_empty() {
        assert_eq!(index("… — !", &Language::arabic()), Indexed::default());
    }
}

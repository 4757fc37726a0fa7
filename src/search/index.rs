//! The form of a text that the store indexes.

use std::sync::Arc;

use crate::article::Language;
use crate::limits;
use crate::search::spelled::{NameReader, Spelled, SpelledWord, is_word};
use crate::search::stem::{Stemmer, Stemming};
use crate::search::tokens::Tokens;
use crate::search::word_memory::{MetWord, Sides, WordMemory};

/// A text as it is indexed: two lists of words, a space between two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indexed {
    /// Its words in the order of the text.
    pub words: String,
    /// The stems of its words, each word's once; which stand where is not told.
    pub stems: String,
    /// Those of its words that may be names, each once.
    pub names: Vec<Arc<Spelled>>,
}

/// The edition of the indexed form: what an older one made is to be made again.
pub const EDITION: u32 = 4;

/// Makes the indexed form of many texts, remembering the words met before.
#[derive(Debug, Default)]
pub struct Indexer {
    stemmer: Stemmer,
    memory: WordMemory,
}

impl Indexer {
    /// An indexer that has met no word.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The indexed form of a text in a language. Linear in the length of the text. A text of too many different words
    /// ([`limits::STEMMED_WORDS`]) has no stems, and only the first names of a text are kept
    /// ([`limits::SPELLED_WORDS`]).
    pub fn index(&mut self, text: &str, language: &Language) -> Indexed {
        let mut indexed = Indexed {
            words: String::with_capacity(text.len()),
            stems: String::new(),
            names: Vec::new(),
        };
        let words = &mut indexed.words;
        let mut found = Found {
            stems: Some(&mut indexed.stems),
            stemmed: 0,
            names: &mut indexed.names,
        };
        self.memory.begin_text();
        for piece in pieces(text, PIECE) {
            let tokens = Tokens::of(piece);
            let stemming = |form: &str| Stemming::of(form, language);
            self.meet(&tokens, piece, stemming, &mut found);
            if !words.is_empty() && !tokens.forms.is_empty() {
                words.push(' ');
            }
            words.push_str(&tokens.forms);
        }
        indexed
    }

    /// Meets the words of a piece of the present text: those that did not come up in it before are added to what was
    /// found.
    fn meet(
        &mut self,
        tokens: &Tokens,
        piece: &str,
        stemming: impl Fn(&str) -> Option<Stemming>,
        found: &mut Found<'_>,
    ) {
        let Self { stemmer, memory } = self;
        let name = Sides {
            stems: false,
            name: true,
        };
        let mut names = NameReader::new(tokens, piece);
        for token in &tokens.list {
            let form = tokens.form(*token);
            let stemming_of_word = stemming(form);
            let mut asked = Sides {
                stems: stemming_of_word.is_some() && found.stems.is_some(),
                name: names.may_be_name(*token) && found.has_room_for_names(),
            };
            if asked.name
                && let Some(both) = names.with_word_before(*token)
            {
                let make = |word: &mut MetWord, _| word.spelled = SpelledWord::of_two(&both);
                memory.meet(&both, None, name, make, |word, new| {
                    found.add(word, new);
                });
            }
            // Numbers are not worth remembering.
            asked.name &= stemming_of_word.is_some() || is_word(form);
            if !asked.stems && !asked.name {
                continue;
            }
            let mut bare = None;
            let make = |word: &mut MetWord, wanted: Sides| {
                if let Some(stemming) = stemming_of_word.filter(|_| wanted.stems) {
                    word.stems = stemmer.stems(form, stemming).join(" ");
                }
                if wanted.name {
                    word.spelled = SpelledWord::of(form, || names.written(*token));
                }
            };
            memory.meet(form, stemming_of_word, asked, make, |word, new| {
                found.add(word, new);
                bare = word.spelled.bare.clone().filter(|_| new.name);
            });
            if let Some(bare) = bare {
                let make = |word: &mut MetWord, _| word.spelled = SpelledWord::of(&bare, || None);
                memory.meet(&bare, stemming(&bare), name, make, |word, new| {
                    found.add(word, new);
                });
            }
        }
    }
}

/// What was found in the present text so far.
struct Found<'i> {
    /// The stems of its words; `None` once it had too many words for that, or where they are not asked for.
    stems: Option<&'i mut String>,
    /// How many of its words have stems.
    stemmed: usize,
    names: &'i mut Vec<Arc<Spelled>>,
}

impl Found<'_> {
    fn has_room_for_names(&self) -> bool {
        self.names.len() < limits::SPELLED_WORDS
    }

    /// Adds those sides of a word that are new in the text.
    fn add(&mut self, word: &MetWord, new: Sides) {
        if new.name {
            self.names.extend(word.spelled.name.clone());
        }
        let Some(stems) = self.stems.as_mut().filter(|_| new.stems) else {
            return;
        };
        self.stemmed += 1;
        if self.stemmed > limits::STEMMED_WORDS {
            **stems = String::new();
            self.stems = None;
            return;
        }
        if !stems.is_empty() {
            stems.push(' ');
        }
        stems.push_str(&word.stems);
    }
}

/// Those words of a text that may be names, each once, as [`Indexer::index`] finds them.
#[must_use]
pub fn names(text: &str) -> Vec<Arc<Spelled>> {
    let (mut indexer, mut names) = (Indexer::new(), Vec::new());
    let mut found = Found {
        stems: None,
        stemmed: 0,
        names: &mut names,
    };
    indexer.memory.begin_text();
    for piece in pieces(text, PIECE) {
        indexer.meet(&Tokens::of(piece), piece, |_| None, &mut found);
    }
    names
}

/// About how many bytes of a text are cut into words at once: the places of its words, which the
/// store does not want, may take ten times its size.
const PIECE: usize = 64 * 1024;

/// A text in pieces of at least so many bytes, each but the last up to a line feed or a space: no word
/// goes on behind one.
fn pieces(text: &str, least: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes().get(least..).unwrap_or_default();
        let gap = bytes.iter().position(|byte| matches!(byte, b' ' | b'\n'));
        let (piece, after) = rest.split_at(gap.map_or(rest.len(), |gap| least + gap));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
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
    fn pieces_have_the_words_of_the_whole() {
        let text = "قال: 1 234,5 في الـG20\n\nصה״ל  ثم \u{654}خرج و\u{654} 3 .5 نعم".repeat(3);
        let whole = Tokens::of(&text).forms;
        for least in 0..text.len() + 2 {
            let forms = pieces(&text, least.max(1)).map(|piece| Tokens::of(piece).forms);
            let forms: Vec<String> = forms.filter(|forms| !forms.is_empty()).collect();
            assert_eq!(forms.join(" "), whole, "{least}");
            assert_eq!(pieces(&text, least.max(1)).collect::<String>(), text);
        }
    }

    #[test]
    fn a_list_of_words_has_no_stems() {
        let language = Language::from_tag("en").unwrap();
        let few = index("one two one three two", &language);
        assert_eq!(few.stems.split(' ').count(), 3);
        let list = |words: usize| {
            let word = |n: usize| {
                let letter = |at: u32| char::from(b'a' + (n / 26_usize.pow(at) % 26) as u8);
                (0..4).map(letter).chain([' ']).collect::<String>()
            };
            (0..words).map(word).collect::<String>()
        };
        let mut indexer = Indexer::new();
        let longest = list(limits::STEMMED_WORDS);
        let longer = format!("{longest}x {longest}");
        // Twice: once words are remembered, and once they are not.
        for _ in 0..2 {
            let stems = indexer
                .index(&format!("{longest}{longest}"), &language)
                .stems;
            assert_eq!(stems.split(' ').count(), limits::STEMMED_WORDS);
            let indexed = indexer.index(&longer, &language);
            assert_eq!(indexed.stems, "");
            assert_eq!(indexed.words.len(), longer.len() - 1);
        }
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
    fn the_names_of_a_text_are_those_that_are_indexed() {
        let text = "قال لافروف: Lavrov في حزب الله";
        assert_eq!(names(text), index(text, &Language::arabic()).names);
        assert!(!names(text).is_empty());
    }

    #[test]
    fn an_address_tells_no_spelling_of_a_name() {
        let text = "انظر https://example.org/lavrov ثم قال Lavrov نعم";
        let names = index(text, &Language::arabic()).names;
        let name = names.iter().find(|name| name.form == "lavrov").unwrap();
        assert_eq!(name.written.as_deref(), Some("Lavrov"));
    }

    #[test]
    fn a_text_without_words_is_empty() {
        assert_eq!(index("… — !", &Language::arabic()), Indexed::default());
    }
}

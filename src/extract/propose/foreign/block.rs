//! A block in Persian, Urdu or Hebrew, its words read by the lists of the language.

use std::ops::Range;

use crate::extract::document::token::{Shape, Token};
use crate::extract::document::{BlockView, Tongue};
use crate::extract::entity::EntityKind;
use crate::extract::propose::foreign::lexicon::{Lexicon, WordParts};
use crate::language::lookup::Words;

/// The longest word between two hyphens of one name, in words: ארנון בר-דוד.
const LONGEST_JOINED: usize = 3;
/// The shortest word that can be a name without being in a list, in letters.
const SHORTEST_NAME: usize = 3;

/// A word of a block, or several that hyphens make one: בר-דוד.
#[derive(Clone, Debug)]
pub struct ForeignWord {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it can be as it stands.
    pub parts: WordParts,
    /// The kind of the known name that has it.
    pub named: Option<EntityKind>,
}

/// A block whose words are known.
#[derive(Debug)]
pub struct ForeignBlock<'a> {
    /// The block.
    pub view: BlockView<'a>,
    /// Its language.
    pub tongue: Tongue,
    /// The words of the language.
    pub lexicon: &'static Lexicon,
    /// Words, numbers and marks in the order of the text.
    pub words: Vec<ForeignWord>,
}

impl<'a> ForeignBlock<'a> {
    /// Reads the words of a block.
    #[must_use]
    pub fn new(tongue: Tongue, view: BlockView<'a>) -> Self {
        let lexicon = Lexicon::of(tongue);
        let named = named(view);
        let mut words = Vec::with_capacity(view.tokens.len());
        let mut at = 0;
        while at < view.tokens.len() {
            let end = joined_end(view.tokens, at);
            let mut parts = lexicon.parts(view.tokens[at].form());
            if end > at + 1 {
                let last = lexicon.parts(view.tokens[end - 1].form());
                parts = joined_parts(parts, last);
            }
            let named = named[at..end].iter().find_map(|kind| *kind);
            words.push(ForeignWord {
                tokens: at..end,
                parts,
                named,
            });
            at = end;
        }
        Self {
            view,
            tongue,
            lexicon,
            words,
        }
    }

    /// The first token of a word.
    #[must_use]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        let word = self.words.get(at)?;
        Some(&self.view.tokens[word.tokens.start])
    }

    /// Whether there is a word, no mark and no number.
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    /// The value of a number.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<u32> {
        match self.token(at)?.shape {
            Shape::Number(value) => Some(value),
            _ => None,
        }
    }

    /// Whether one of `marks` stands there.
    #[must_use]
    pub fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.token(at).is_some_and(|token| token.is_mark(marks))
    }

    /// What a word can be, nothing taken off.
    #[must_use]
    pub fn parts(&self, at: usize) -> WordParts {
        self.words
            .get(at)
            .map_or_else(WordParts::default, |word| word.parts)
    }

    /// What a word can be, with a Hebrew prefix or article or without.
    #[must_use]
    pub fn any_parts(&self, at: usize) -> WordParts {
        let Some(token) = self.token(at).filter(|_| self.tongue == Tongue::Hebrew) else {
            return self.parts(at);
        };
        let forms = token.segmentations.iter();
        // What two letters are left of is mostly chance: שמר is no מר.
        let long = forms.filter(|one| one.form.chars().count() > 2 && !one.clitics.are_two());
        long.fold(self.parts(at), |parts, segmentation| {
            let form = &segmentation.form;
            let behind_article = self.lexicon.parts_behind_article(form);
            parts.union(self.lexicon.parts(form)).union(behind_article)
        })
    }

    /// Whether a word in no list can be a name by its form: it has no ending of verbs and plurals, and is not short.
    #[must_use]
    pub fn may_be_name(&self, at: usize) -> bool {
        let form = self.token(at).map_or("", Token::form);
        let is_other = match self.tongue {
            Tongue::Persian => {
                let is_verb = form.starts_with("مي") || form.starts_with("نمي");
                let has_joiner = self
                    .view
                    .written(self.words[at].tokens.start)
                    .contains('\u{200C}');
                form.ends_with("هاي") || form.ends_with("ها") || (is_verb && has_joiner)
            }
            Tongue::Urdu => form.ends_with("وں"),
            Tongue::Hebrew => form.ends_with("ים") || form.ends_with("ות") || form.starts_with('ה'),
        };
        !is_other && !form.is_ascii() && form.chars().count() >= SHORTEST_NAME
    }

    /// Whether a word is the ending of an ordinal in figures: 26ویں.
    #[must_use]
    pub fn is_ordinal(&self, at: usize) -> bool {
        const ENDINGS: Words = Words::new(&["ويں", "وں", "م", "مين"]);
        self.token(at)
            .is_some_and(|token| ENDINGS.contains(token.form()))
    }

    /// Whether a word is no part of what stands around it: there is none, or a mark, or one that ends every name.
    #[must_use]
    pub fn is_edge(&self, at: Option<usize>) -> bool {
        at.is_none_or(|at| {
            !self.is_word(at)
                || self
                    .parts(at)
                    .has(WordParts::COMMON.union(WordParts::BEHIND))
        })
    }

    /// The ways to read a word: its bytes before the word proper, and what that can be.
    pub fn readings(&self, at: usize) -> impl Iterator<Item = (usize, WordParts)> + '_ {
        let is_joined = self.words[at].tokens.len() > 1;
        let forms = self.token(at).into_iter();
        let forms = forms.flat_map(|token| token.segmentations.iter().enumerate());
        forms
            .filter(|(index, _)| *index == 0 || self.tongue == Tongue::Hebrew)
            .map(move |(index, segmentation)| {
                let parts = match index {
                    0 => self.words[at].parts,
                    _ => self.lexicon.parts(&segmentation.form),
                };
                let parts = if is_joined && index > 0 {
                    joined_parts(parts, self.parts(at))
                } else {
                    parts
                };
                (segmentation.offset, parts)
            })
    }
}

/// Which tokens are in a known name that is beyond doubt, and its kind.
fn named(view: BlockView<'_>) -> Vec<Option<EntityKind>> {
    let mut named = vec![None; view.tokens.len()];
    let mut free = 0;
    for (start, name) in view.names.iter().enumerate() {
        if let Some(name) = name.filter(|name| !name.weak && start >= free) {
            named[start..name.end].fill(Some(view.kind(&name)));
            free = name.end;
        }
    }
    named
}

/// The token behind a word and those that hyphens join to it.
fn joined_end(tokens: &[Token], at: usize) -> usize {
    let mut end = at + 1;
    // One letter before a hyphen is a Hebrew prefix, or the article of an Arabic name: ב-, א-סיסי.
    let is_prefix = tokens[at].form().chars().count() == 1 && tokens[at].form() != "א";
    if !tokens[at].is_word() || is_prefix {
        return end;
    }
    while end < at + 2 * LONGEST_JOINED
        && let Some([hyphen, next]) = tokens.get(end..end + 2)
        && hyphen.is_mark("-־")
        && !hyphen.spaced
        && next.is_word()
        && !next.spaced
    {
        end += 2;
    }
    end
}

/// What words can be that a hyphen joins: the name of a person where one of them is.
fn joined_parts(first: WordParts, last: WordParts) -> WordParts {
    let both = first.union(last);
    if last.has(WordParts::COMMON) {
        return WordParts::COMMON;
    }
    match () {
        // חוק-יסוד
        () if first.has(WordParts::LAW) => first,
        () if first.has(WordParts::GIVEN) && last.has(WordParts::GIVEN) => WordParts::GIVEN,
        () if both.has(WordParts::FAMILY) || first.has(WordParts::LINK) => WordParts::FAMILY,
        () => WordParts::default(),
    }
}

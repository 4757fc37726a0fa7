//! What the list's prompt offers while a query is typed.

use crate::app::outstanding::Outstanding;
use crate::i18n::Locale;
use crate::library::KnownEntity;
use crate::query::{Candidate, Completion, Wanted, quoted_value};

/// How much is offered at most.
pub const MOST_OFFERED: usize = 8;

/// What may be meant by what is typed at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completing {
    /// What is typed there, and what is wanted.
    pub completion: Completion,
    /// What the library offers for it, while that is awaited.
    pub awaited: Outstanding<()>,
    /// What is offered for it.
    pub offers: Vec<Offer>,
    /// The one that is chosen.
    pub chosen: Option<usize>,
    /// Whether the offers are shown, or wait until they are asked for.
    pub is_shown: bool,
}

/// Something that may be put in at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// A word of the language, or a topic.
    Word(Candidate),
    /// An entity the library knows.
    Entity(KnownEntity),
    /// A source, an author, a feed or a tag of one.
    Name(String),
}

impl Offer {
    /// What is put in, in quotation marks where it needs them.
    #[must_use]
    pub fn insert(&self) -> String {
        match self {
            Self::Word(candidate) => candidate.insert.clone(),
            Self::Entity(entity) => quoted_value(&entity.name),
            Self::Name(name) => quoted_value(name),
        }
    }
}

/// Whether only the library knows what can stand there.
#[must_use]
pub fn is_asked_of_library(wanted: Wanted) -> bool {
    matches!(
        wanted,
        Wanted::Entity(_) | Wanted::Source | Wanted::Author | Wanted::Feed | Wanted::Tag
    )
}

impl Completing {
    /// What may be meant by what is typed, as far as that is known without the library; until it
    /// answers, what it offered at the same place `before` stays.
    #[must_use]
    pub fn at(completion: Completion, before: Option<Self>, locale: Locale) -> Self {
        let offers = if is_asked_of_library(completion.wanted) {
            let place = |completion: &Completion| (completion.wanted, completion.replace.start);
            before
                .filter(|before| place(&before.completion) == place(&completion))
                .map_or_else(Vec::new, |before| before.offers)
        } else {
            let known = completion.known(locale).into_iter();
            known.map(Offer::Word).collect()
        };
        // A word may be a word: keys are offered when one begins with it, or when asked for.
        let is_shown = completion.wanted != Wanted::Key || !completion.typed.is_empty();
        Self {
            completion,
            awaited: Outstanding::default(),
            offers,
            chosen: None,
            is_shown,
        }
    }

    /// What is shown of the offers.
    #[must_use]
    pub fn shown(&self) -> &[Offer] {
        if self.is_shown { &self.offers } else { &[] }
    }

    /// Goes to the next offer, or shows them.
    pub fn next(&mut self) {
        if !self.is_shown {
            self.is_shown = true;
            return;
        }
        let last = self.offers.len().checked_sub(1);
        self.chosen = last.map(|last| self.chosen.map_or(0, |chosen| (chosen + 1).min(last)));
    }

    /// Goes to the offer before, or from the first back to what is typed.
    pub fn previous(&mut self) {
        self.chosen = self.chosen.and_then(|chosen| chosen.checked_sub(1));
    }
}

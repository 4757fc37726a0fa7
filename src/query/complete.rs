//! What may be meant by what is typed so far.

use jiff::civil::Date;

use crate::extract::EntityKind;
use crate::i18n::Locale;
use crate::language::ranking::{Fit, SoughtName};
use crate::query::clause::QueryVocabulary;
use crate::query::keys::{KEYS, Keyword, LANGUAGES, QueryKey, STATES};
use crate::query::lexer::{Lexeme, LexemeKind, is_one_value, lexemes, quoted};
use crate::query::names::names_of;
use crate::query::relative::{Relative, offered, relative};
use crate::range::TextRange;
use crate::topics::Topic;

/// A place in a query where something is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What a candidate takes the place of: bytes of the input.
    pub replace: TextRange,
    /// What is wanted there.
    pub wanted: Wanted,
    /// What is typed of it up to the cursor, without quotation marks.
    pub typed: String,
    /// The same, as names are compared with it.
    sought: SoughtName,
    vocabulary: QueryVocabulary,
}

/// What is wanted at a place of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// A key, or any word.
    Key,
    /// Words, which are not offered.
    Words,
    /// A topic.
    Topic,
    /// The name of an entity, of a kind or of any.
    Entity(Option<EntityKind>),
    /// A source.
    Source,
    /// An author.
    Author,
    /// A feed.
    Feed,
    /// A tag of a feed.
    Tag,
    /// A language.
    Language,
    /// A day, a month or a year.
    Date,
    /// A state.
    State,
}

/// Something that may be put into a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What is put in.
    pub insert: String,
    /// What it means, for the reader.
    pub label: Label,
}

/// What a candidate means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// The id of the message that says so.
    Message(&'static str),
    /// The name of what is put in.
    Name(String),
    /// The day that a relative date names.
    Day(Date),
}

/// What is being typed at the cursor, a byte of the input; `None` within quotation marks without a
/// key, and where the cursor is not between characters.
#[must_use]
pub fn complete(input: &str, cursor: usize, vocabulary: &QueryVocabulary) -> Option<Completion> {
    if !input.is_char_boundary(cursor) {
        return None;
    }
    let completion = |replace: TextRange, start: usize, wanted: Wanted| {
        let typed = input.get(start..cursor).unwrap_or("");
        Completion {
            replace,
            wanted,
            typed: typed.to_owned(),
            sought: SoughtName::new(typed),
            vocabulary: vocabulary.clone(),
        }
    };
    let here = TextRange::new(cursor, cursor);
    let lexemes = lexemes(input);
    let before = lexemes
        .iter()
        .rev()
        .find(|lexeme| lexeme.range.start < cursor);
    let Some(lexeme) = before else {
        let next = lexemes
            .first()
            .filter(|lexeme| lexeme.range.start == cursor);
        let word = next.filter(|lexeme| lexeme.kind == LexemeKind::Word);
        let replace = word.map_or(here, |lexeme| lexeme.range);
        return Some(completion(replace, cursor, Wanted::Key));
    };
    match &lexeme.kind {
        LexemeKind::Keyed { key, name, values } => {
            if cursor <= name.end {
                return Some(completion(*name, name.start, Wanted::Key));
            }
            let touched = values
                .iter()
                .find(|value| value.range.start <= cursor && cursor <= value.range.end);
            let wanted = key.map(Wanted::of);
            match touched {
                Some(value) => {
                    let start = value.inner.start.min(cursor);
                    Some(completion(value.range, start, wanted?))
                }
                None if is_waiting(input, lexeme, values.is_empty(), cursor) => {
                    Some(completion(here, cursor, wanted?))
                }
                None => Some(completion(here, cursor, Wanted::Key)),
            }
        }
        LexemeKind::Quoted(value) if cursor < value.range.end || value.is_open => None,
        LexemeKind::Word | LexemeKind::Operator(_)
            if cursor <= lexeme.range.end && is_letters(lexeme.range.of(input)) =>
        {
            Some(completion(lexeme.range, lexeme.range.start, Wanted::Key))
        }
        _ => Some(completion(here, cursor, Wanted::Key)),
    }
}

/// Whether a value may begin at the cursor, behind a colon or a comma of what is keyed.
fn is_waiting(input: &str, keyed: &Lexeme, is_without_value: bool, cursor: usize) -> bool {
    let between = input.get(keyed.range.end..cursor).unwrap_or("");
    if is_without_value {
        return between.chars().all(char::is_whitespace);
    }
    matches!(between, "," | "،" | "؛" | ";")
}

fn is_letters(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

impl Wanted {
    const fn of(key: QueryKey) -> Self {
        match key {
            QueryKey::Title | QueryKey::Note => Self::Words,
            QueryKey::Topic => Self::Topic,
            QueryKey::Entity(kind) => Self::Entity(kind),
            QueryKey::Source => Self::Source,
            QueryKey::Author => Self::Author,
            QueryKey::Feed => Self::Feed,
            QueryKey::Tag => Self::Tag,
            QueryKey::Language => Self::Language,
            QueryKey::Since | QueryKey::After | QueryKey::Before | QueryKey::On => Self::Date,
            QueryKey::Is => Self::State,
        }
    }
}

impl Completion {
    /// The candidates that are known without the library, what fits best first and what fits alike in the order of
    /// its table: keys, topics, languages, states, dates.
    #[must_use]
    pub fn known(&self, locale: Locale) -> Vec<Candidate> {
        match self.wanted {
            Wanted::Key => {
                let keys = self.fitting(&KEYS, locale).into_iter();
                keys.map(|(name, entry)| Candidate {
                    insert: format!("{name}:"),
                    label: Label::Message(entry.explanation),
                })
                .collect()
            }
            Wanted::State => self.labelled(&STATES, locale),
            Wanted::Language => self.labelled(&LANGUAGES, locale),
            Wanted::Topic => self.topics(locale),
            Wanted::Date => self.dates(locale),
            Wanted::Words
            | Wanted::Entity(_)
            | Wanted::Source
            | Wanted::Author
            | Wanted::Feed
            | Wanted::Tag => Vec::new(),
        }
    }

    /// The input with `insert` in the place of what was typed, and where the cursor goes: behind
    /// it, and behind a blank where a value is complete.
    #[must_use]
    pub fn accept(&self, input: &str, insert: &str) -> (String, usize) {
        let before = input.get(..self.replace.start).unwrap_or(input);
        let behind = input.get(self.replace.end..).unwrap_or("");
        let is_key = insert.ends_with(':');
        // The colon may be there already.
        let behind = if is_key {
            behind.strip_prefix(':').unwrap_or(behind)
        } else {
            behind
        };
        let is_followed = behind.starts_with(|c: char| c.is_whitespace() || c == ')');
        let blank = if is_key || is_followed { "" } else { " " };
        let text = format!("{before}{insert}{blank}{behind}");
        let cursor = before.len() + insert.len() + blank.len();
        (text, cursor)
    }

    fn labelled<T: Copy>(&self, entries: &'static [Keyword<T>], locale: Locale) -> Vec<Candidate> {
        let fitting = self.fitting(entries, locale).into_iter();
        fitting
            .map(|(name, entry)| Candidate {
                insert: name.to_owned(),
                label: Label::Message(entry.explanation),
            })
            .collect()
    }

    /// The entries of which a name begins with what is typed, or a word of it, each with the name that fits best, its
    /// usual one in the language of the interface where others fit no better.
    fn fitting<T: Copy>(
        &self,
        entries: &'static [Keyword<T>],
        locale: Locale,
    ) -> Vec<(&'static str, &'static Keyword<T>)> {
        let best = |entry: &'static Keyword<T>| {
            let names = entry.names(locale);
            let fitting = names.filter_map(|name| Some((self.fit(name)?, name)));
            let (fit, name) = fitting.min_by_key(|(fit, _)| *fit)?;
            Some((fit, (name, entry)))
        };
        best_first(entries.iter().filter_map(best))
    }

    fn topics(&self, locale: Locale) -> Vec<Candidate> {
        let built_in = Topic::ALL.into_iter().filter_map(|topic| {
            let fit = names_of(topic).filter_map(|name| self.fit(name)).min()?;
            let candidate = Candidate {
                insert: quoted_value(topic.typed_name(locale)),
                label: Label::Name(topic.name(locale).to_owned()),
            };
            Some((fit, candidate))
        });
        let own = self.vocabulary.own_topics.iter().filter_map(|name| {
            let candidate = Candidate {
                insert: quoted_value(name),
                label: Label::Name(name.clone()),
            };
            Some((self.fit(name)?, candidate))
        });
        best_first(built_in.chain(own))
    }

    /// Days named from today on, each with its date.
    fn dates(&self, locale: Locale) -> Vec<Candidate> {
        let Some(today) = self.vocabulary.today else {
            return Vec::new();
        };
        let known = offered(locale).into_iter().filter_map(|name| {
            let day = relative(name, today).map(Relative::day)?;
            let candidate = Candidate {
                insert: name.to_owned(),
                label: Label::Day(day),
            };
            Some((self.fit(name)?, candidate))
        });
        best_first(known)
    }

    /// How a name fits what is typed, from its start or that of one of its words on.
    fn fit(&self, name: &str) -> Option<Fit> {
        let fit = self.sought.fit(name);
        fit.filter(|fit| *fit < Fit::Inside)
    }
}

fn best_first<T>(fitting: impl Iterator<Item = (Fit, T)>) -> Vec<T> {
    let mut fitting: Vec<(Fit, T)> = fitting.collect();
    fitting.sort_by_key(|(fit, _)| *fit);
    fitting.into_iter().map(|(_, item)| item).collect()
}

/// A value as it is written behind a key: in quotation marks where it needs them.
#[must_use]
pub fn quoted_value(value: &str) -> String {
    if is_one_value(value) {
        value.to_owned()
    } else {
        quoted(value)
    }
}

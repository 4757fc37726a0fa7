//! What may be meant by what is typed so far.

use crate::extract::EntityKind;
use crate::i18n::Locale;
use crate::query::clause::Vocabulary;
use crate::query::keys::{Entry, KEYS, Key, LANGUAGES, STATES};
use crate::query::lexer::{Lexeme, LexemeKind, is_one_value, lexemes, quoted};
use crate::query::names::{form_of_name, names_of};
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
    /// The form of what is typed, by which names are compared.
    form: String,
    own_topics: Vec<String>,
}

/// What is wanted at a place of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// A key, or any word.
    Key,
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
}

/// What is being typed at the cursor, a byte of the input; `None` within quotation marks without a
/// key, and where the cursor is not between characters.
#[must_use]
pub fn complete(input: &str, cursor: usize, vocabulary: &Vocabulary) -> Option<Completion> {
    if !input.is_char_boundary(cursor) {
        return None;
    }
    let completion = |replace: TextRange, start: usize, wanted: Wanted| {
        let typed = input.get(start..cursor).unwrap_or("");
        Completion {
            replace,
            wanted,
            typed: typed.to_owned(),
            form: form_of_name(typed.trim()),
            own_topics: vocabulary.own_topics.clone(),
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
    const fn of(key: Key) -> Self {
        match key {
            Key::Topic => Self::Topic,
            Key::Entity(kind) => Self::Entity(kind),
            Key::Source => Self::Source,
            Key::Author => Self::Author,
            Key::Feed => Self::Feed,
            Key::Tag => Self::Tag,
            Key::Language => Self::Language,
            Key::After | Key::Before | Key::On => Self::Date,
            Key::Is => Self::State,
        }
    }
}

impl Completion {
    /// The candidates that are known without the library, in the order of their tables: keys,
    /// topics, languages, states.
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
            Wanted::Entity(_)
            | Wanted::Source
            | Wanted::Author
            | Wanted::Feed
            | Wanted::Tag
            | Wanted::Date => Vec::new(),
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

    fn labelled<T: Copy>(&self, entries: &'static [Entry<T>], locale: Locale) -> Vec<Candidate> {
        let fitting = self.fitting(entries, locale).into_iter();
        fitting
            .map(|(name, entry)| Candidate {
                insert: name.to_owned(),
                label: Label::Message(entry.explanation),
            })
            .collect()
    }

    /// The entries of which a name begins with what is typed, each with that name, its usual one in
    /// the language of the interface where that does.
    fn fitting<T: Copy>(
        &self,
        entries: &'static [Entry<T>],
        locale: Locale,
    ) -> Vec<(&'static str, &'static Entry<T>)> {
        let fitting = |entry: &'static Entry<T>| {
            let name = entry.names(locale).find(|name| self.begins(name))?;
            Some((name, entry))
        };
        entries.iter().filter_map(fitting).collect()
    }

    fn topics(&self, locale: Locale) -> Vec<Candidate> {
        let built_in = Topic::ALL.into_iter().filter(|topic| {
            let mut names = names_of(*topic);
            names.any(|name| self.begins(name))
        });
        let built_in = built_in.map(|topic| Candidate {
            insert: quoted_value(topic.typed_name(locale)),
            label: Label::Name(topic.name(locale).to_owned()),
        });
        let own = self.own_topics.iter().filter(|name| self.begins(name));
        let own = own.map(|name| Candidate {
            insert: quoted_value(name),
            label: Label::Name(name.clone()),
        });
        built_in.chain(own).collect()
    }

    /// Whether a name begins with what is typed.
    fn begins(&self, name: &str) -> bool {
        let typed = self.typed.trim();
        typed.is_empty() || form_of_name(name).starts_with(&self.form) || name.starts_with(typed)
    }
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

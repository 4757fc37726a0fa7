//! The words of the language, keys, operators, states and languages, with their names in Arabic and
//! English.
//!
//! These tables make the parser, the completion and the help.

use crate::extract::EntityKind;
use crate::i18n::Locale;
use crate::query::State;
use crate::query::names::form_of_name;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// Words of the title.
    Title,
    /// Words of the reader's notes.
    Note,
    /// The topic.
    Topic,
    /// An entity, of one kind or of any.
    Entity(Option<EntityKind>),
    /// Who published it.
    Source,
    /// Who wrote it.
    Author,
    /// The feed it came by.
    Feed,
    /// A tag of that feed.
    Tag,
    /// The language.
    Language,
    /// Later than a period.
    After,
    /// From the first day of a period on.
    Since,
    /// Earlier than a period.
    Before,
    /// In a period.
    On,
    /// What the reader did with it.
    Is,
}

/// What joins clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// Either of two.
    Or,
    /// Not what follows.
    Not,
}

/// A word of the language with its names and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Entry<T: 'static> {
    /// What it stands for.
    pub meaning: T,
    /// Its names in Arabic, the usual one first.
    pub arabic: &'static [&'static str],
    /// Its names in English, the usual one first.
    pub english: &'static [&'static str],
    /// The message that says what it means.
    pub explanation: &'static str,
}

impl<T: Copy> Entry<T> {
    const fn new(
        meaning: T,
        arabic: &'static [&'static str],
        english: &'static [&'static str],
        explanation: &'static str,
    ) -> Self {
        Self {
            meaning,
            arabic,
            english,
            explanation,
        }
    }

    /// Its usual name.
    #[must_use]
    pub fn name(&self, locale: Locale) -> &'static str {
        let [names, _] = self.names_by_locale(locale);
        names.first().copied().unwrap_or_default()
    }

    /// All its names, those of one language first.
    pub fn names(&self, first: Locale) -> impl Iterator<Item = &'static str> {
        let [first, second] = self.names_by_locale(first);
        first.iter().chain(second).copied()
    }

    fn names_by_locale(&self, first: Locale) -> [&'static [&'static str]; 2] {
        match first {
            Locale::Arabic => [self.arabic, self.english],
            Locale::English => [self.english, self.arabic],
        }
    }
}

/// The keys; each stands before a colon and a value.
#[rustfmt::skip]
pub const KEYS: [Entry<Key>; 19] = [
    Entry::new(Key::Topic, &["موضوع", "تصنيف"], &["topic"], "query-key-topic"),
    Entry::new(Key::Entity(None), &["كيان"], &["entity"], "query-key-entity"),
    Entry::new(Key::Entity(Some(EntityKind::Person)), &["شخص"], &["person"], "query-key-person"),
    Entry::new(Key::Entity(Some(EntityKind::Organization)), &["منظمة", "مؤسسة", "جهة"],
        &["org", "organization", "organisation"], "query-key-organization"),
    Entry::new(Key::Entity(Some(EntityKind::Location)), &["مكان"], &["place", "location"], "query-key-location"),
    Entry::new(Key::Entity(Some(EntityKind::Event)), &["حدث"], &["event"], "query-key-event"),
    Entry::new(Key::Entity(Some(EntityKind::Law)), &["قانون"], &["law"], "query-key-law"),
    Entry::new(Key::Title, &["عنوان"], &["title"], "query-key-title"),
    Entry::new(Key::Note, &["ملاحظة", "حاشية"], &["note"], "query-key-note"),
    Entry::new(Key::Source, &["مصدر"], &["source"], "query-key-source"),
    Entry::new(Key::Author, &["كاتب", "مؤلف"], &["author"], "query-key-author"),
    Entry::new(Key::Language, &["لغة"], &["lang", "language"], "query-key-language"),
    Entry::new(Key::Feed, &["خلاصة", "تغذية"], &["feed"], "query-key-feed"),
    Entry::new(Key::Tag, &["وسم"], &["tag"], "query-key-tag"),
    Entry::new(Key::Since, &["منذ"], &["since"], "query-key-since"),
    Entry::new(Key::After, &["بعد"], &["after"], "query-key-after"),
    Entry::new(Key::Before, &["قبل"], &["before"], "query-key-before"),
    Entry::new(Key::On, &["في", "تاريخ"], &["on", "date"], "query-key-on"),
    Entry::new(Key::Is, &["حالة"], &["is"], "query-key-is"),
];

/// The operators.
#[rustfmt::skip]
pub const OPERATORS: [Entry<Operator>; 2] = [
    Entry::new(Operator::Or, &["أو"], &["or"], "query-operator-or"),
    Entry::new(Operator::Not, &["ليس"], &["not"], "query-operator-not"),
];

/// What articles may be to the reader.
#[rustfmt::skip]
pub const STATES: [Entry<State>; 5] = [
    Entry::new(State::Unread, &["غير_مقروء", "غير_مقروءة", "جديد"], &["unread", "new"], "query-state-unread"),
    Entry::new(State::Read, &["مقروء", "مقروءة"], &["read"], "query-state-read"),
    Entry::new(State::Starred, &["مميز", "مميزة", "بنجمة", "مفضل"], &["starred", "star"], "query-state-starred"),
    Entry::new(State::Highlighted, &["مظلل", "مظللة", "بتظليل"], &["highlighted"], "query-state-highlighted"),
    Entry::new(State::Noted, &["بملاحظة", "بملاحظات", "بحاشية"], &["noted"], "query-state-noted"),
];

/// Languages by name; any other is named by its code.
#[rustfmt::skip]
pub const LANGUAGES: [Entry<&str>; 8] = [
    Entry::new("ar", &["عربية", "عربي"], &["arabic"], "language-ar"),
    Entry::new("fa", &["فارسية", "فارسي"], &["persian", "farsi"], "language-fa"),
    Entry::new("ur", &["أردية", "أردو"], &["urdu"], "language-ur"),
    Entry::new("ckb", &["كردية", "كردي"], &["kurdish", "sorani"], "language-ckb"),
    Entry::new("ps", &["بشتوية", "بشتو"], &["pashto"], "language-ps"),
    Entry::new("he", &["عبرية", "عبري"], &["hebrew"], "language-he"),
    Entry::new("yi", &["يديشية"], &["yiddish"], "language-yi"),
    Entry::new("en", &["إنجليزية", "إنكليزية", "إنجليزي"], &["english"], "language-en"),
];

/// The entry that has a name, whatever its spelling.
pub(super) fn entry_named<T: Copy>(
    entries: &'static [Entry<T>],
    name: &str,
) -> Option<&'static Entry<T>> {
    let form = form_of_name(name);
    let mut entries = entries.iter();
    entries.find(|entry| {
        let mut names = entry.names(Locale::English);
        names.any(|name| form_of_name(name) == form)
    })
}

/// The entry of a meaning.
pub(super) fn entry_of<T: Copy + PartialEq>(
    entries: &'static [Entry<T>],
    meaning: T,
) -> Option<&'static Entry<T>> {
    entries.iter().find(|entry| entry.meaning == meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn has_no_name_twice<T: Copy>(entries: &'static [Entry<T>]) {
        let mut met = HashSet::new();
        for entry in entries {
            for name in entry.names(Locale::Arabic) {
                assert!(met.insert(form_of_name(name)), "{name}");
            }
            assert!(!entry.name(Locale::Arabic).is_empty());
            assert!(!entry.name(Locale::English).is_empty());
        }
    }

    #[test]
    fn a_name_means_one_thing() {
        has_no_name_twice(&KEYS);
        has_no_name_twice(&OPERATORS);
        has_no_name_twice(&STATES);
        has_no_name_twice(&LANGUAGES);
    }

    #[test]
    fn a_name_is_known_in_every_spelling() {
        let key = |name| entry_named(&KEYS, name).map(|entry| entry.meaning);
        assert_eq!(key("TOPIC"), Some(Key::Topic));
        assert_eq!(key("مُؤلّف"), Some(Key::Author));
        assert_eq!(key("لغه"), Some(Key::Language));
        assert_eq!(
            key("مؤسسه"),
            Some(Key::Entity(Some(EntityKind::Organization)))
        );
        assert_eq!(key("المصدر"), Some(Key::Source));
        assert_eq!(key("topics"), None);
        let state = |name| entry_named(&STATES, name).map(|entry| entry.meaning);
        assert_eq!(state("غير مقروء"), Some(State::Unread));
        assert_eq!(state("غير_مقروءة"), Some(State::Unread));
        let operator = |name| entry_named(&OPERATORS, name).map(|entry| entry.meaning);
        assert_eq!(operator("او"), Some(Operator::Or));
    }
}

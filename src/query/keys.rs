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
pub enum QueryKey {
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
pub struct Keyword<T: 'static> {
    /// What it stands for.
    pub meaning: T,
    /// Its names in Arabic, the usual one first.
    pub arabic: &'static [&'static str],
    /// Its names in English, the usual one first.
    pub english: &'static [&'static str],
    /// The message that says what it means.
    pub explanation: &'static str,
}

impl<T: Copy> Keyword<T> {
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
pub const KEYS: [Keyword<QueryKey>; 19] = [
    Keyword::new(QueryKey::Topic, &["موضوع", "تصنيف"], &["topic"], "query-key-topic"),
    Keyword::new(QueryKey::Entity(None), &["كيان"], &["entity"], "query-key-entity"),
    Keyword::new(QueryKey::Entity(Some(EntityKind::Person)), &["شخص"], &["person"], "query-key-person"),
    Keyword::new(QueryKey::Entity(Some(EntityKind::Organization)), &["منظمة", "مؤسسة", "جهة"],
        &["org", "organization", "organisation"], "query-key-organization"),
    Keyword::new(QueryKey::Entity(Some(EntityKind::Location)), &["مكان"], &["place", "location"], "query-key-location"),
    Keyword::new(QueryKey::Entity(Some(EntityKind::Event)), &["حدث"], &["event"], "query-key-event"),
    Keyword::new(QueryKey::Entity(Some(EntityKind::Law)), &["قانون"], &["law"], "query-key-law"),
    Keyword::new(QueryKey::Title, &["عنوان"], &["title"], "query-key-title"),
    Keyword::new(QueryKey::Note, &["ملاحظة", "حاشية"], &["note"], "query-key-note"),
    Keyword::new(QueryKey::Source, &["مصدر"], &["source"], "query-key-source"),
    Keyword::new(QueryKey::Author, &["كاتب", "مؤلف"], &["author"], "query-key-author"),
    Keyword::new(QueryKey::Language, &["لغة"], &["lang", "language"], "query-key-language"),
    Keyword::new(QueryKey::Feed, &["خلاصة", "تغذية"], &["feed"], "query-key-feed"),
    Keyword::new(QueryKey::Tag, &["وسم"], &["tag"], "query-key-tag"),
    Keyword::new(QueryKey::Since, &["منذ"], &["since"], "query-key-since"),
    Keyword::new(QueryKey::After, &["بعد"], &["after"], "query-key-after"),
    Keyword::new(QueryKey::Before, &["قبل"], &["before"], "query-key-before"),
    Keyword::new(QueryKey::On, &["في", "تاريخ"], &["on", "date"], "query-key-on"),
    Keyword::new(QueryKey::Is, &["حالة"], &["is"], "query-key-is"),
];

/// The operators.
#[rustfmt::skip]
pub const OPERATORS: [Keyword<Operator>; 2] = [
    Keyword::new(Operator::Or, &["أو"], &["or"], "query-operator-or"),
    Keyword::new(Operator::Not, &["ليس"], &["not"], "query-operator-not"),
];

/// What articles may be to the reader.
#[rustfmt::skip]
pub const STATES: [Keyword<State>; 5] = [
    Keyword::new(State::Unread, &["غير_مقروء", "غير_مقروءة", "جديد"], &["unread", "new"], "query-state-unread"),
    Keyword::new(State::Read, &["مقروء", "مقروءة"], &["read"], "query-state-read"),
    Keyword::new(State::Starred, &["مميز", "مميزة", "بنجمة", "مفضل"], &["starred", "star"], "query-state-starred"),
    Keyword::new(State::Highlighted, &["مظلل", "مظللة", "بتظليل"], &["highlighted"], "query-state-highlighted"),
    Keyword::new(State::Noted, &["بملاحظة", "بملاحظات", "بحاشية"], &["noted"], "query-state-noted"),
];

/// Languages by name; any other is named by its code.
#[rustfmt::skip]
pub const LANGUAGES: [Keyword<&str>; 8] = [
    Keyword::new("ar", &["عربية", "عربي"], &["arabic"], "language-ar"),
    Keyword::new("fa", &["فارسية", "فارسي"], &["persian", "farsi"], "language-fa"),
    Keyword::new("ur", &["أردية", "أردو"], &["urdu"], "language-ur"),
    Keyword::new("ckb", &["كردية", "كردي"], &["kurdish", "sorani"], "language-ckb"),
    Keyword::new("ps", &["بشتوية", "بشتو"], &["pashto"], "language-ps"),
    Keyword::new("he", &["عبرية", "عبري"], &["hebrew"], "language-he"),
    Keyword::new("yi", &["يديشية"], &["yiddish"], "language-yi"),
    Keyword::new("en", &["إنجليزية", "إنكليزية", "إنجليزي"], &["english"], "language-en"),
];

/// The entry that has a name, whatever its spelling.
pub(super) fn entry_named<T: Copy>(
    entries: &'static [Keyword<T>],
    name: &str,
) -> Option<&'static Keyword<T>> {
    let form = form_of_name(name);
    let mut entries = entries.iter();
    entries.find(|entry| {
        let mut names = entry.names(Locale::English);
        names.any(|name| form_of_name(name) == form)
    })
}

/// The entry of a meaning.
pub(super) fn entry_of<T: Copy + PartialEq>(
    entries: &'static [Keyword<T>],
    meaning: T,
) -> Option<&'static Keyword<T>> {
    entries.iter().find(|entry| entry.meaning == meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn has_no_name_twice<T: Copy>(entries: &'static [Keyword<T>]) {
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
        assert_eq!(key("TOPIC"), Some(QueryKey::Topic));
        assert_eq!(key("مُؤلّف"), Some(QueryKey::Author));
        assert_eq!(key("لغه"), Some(QueryKey::Language));
        assert_eq!(
            key("مؤسسه"),
            Some(QueryKey::Entity(Some(EntityKind::Organization)))
        );
        assert_eq!(key("المصدر"), Some(QueryKey::Source));
        assert_eq!(key("topics"), None);
        let state = |name| entry_named(&STATES, name).map(|entry| entry.meaning);
        assert_eq!(state("غير مقروء"), Some(State::Unread));
        assert_eq!(state("غير_مقروءة"), Some(State::Unread));
        let operator = |name| entry_named(&OPERATORS, name).map(|entry| entry.meaning);
        assert_eq!(operator("او"), Some(Operator::Or));
    }
}

//! The words of the language, keys, operators, states and languages, with their names in Arabic and
//! English.
//!
//! These tables make the parser, the completion and the help.

use crate::extract::EntityKind;
use crate::query::State;
use crate::query::names::form_of_name;
use crate::words::Locale;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// The topic.
    Topic,
    /// An entity, of one kind or of any.
    Entity(Option<EntityKind>),
    /// Who published it.
    Source,
    /// Who wrote it.
    Author,
    /// The language.
    Language,
    /// Later than a period.
    After,
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
    /// What it means, in Arabic and in English.
    pub explanation: (&'static str, &'static str),
}

impl<T: Copy> Entry<T> {
    const fn new(
        meaning: T,
        arabic: &'static [&'static str],
        english: &'static [&'static str],
        explanation: (&'static str, &'static str),
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
        let names = locale.pick(self.arabic, self.english);
        names.first().copied().unwrap_or_default()
    }

    /// What it means.
    #[must_use]
    pub fn explained(&self, locale: Locale) -> &'static str {
        locale.pick(self.explanation.0, self.explanation.1)
    }

    /// All its names, those of one language first.
    pub fn names(&self, first: Locale) -> impl Iterator<Item = &'static str> {
        let second = first.pick(self.english, self.arabic);
        first
            .pick(self.arabic, self.english)
            .iter()
            .chain(second)
            .copied()
    }
}

/// The keys; each stands before a colon and a value.
#[rustfmt::skip]
pub const KEYS: [Entry<Key>; 14] = [
    Entry::new(Key::Topic, &["موضوع", "تصنيف"], &["topic"],
        ("له هذا الموضوع: سياسة، رياضة … أو موضوع سمّيته", "has this topic: politics, sports … or one you named")),
    Entry::new(Key::Entity(None), &["كيان"], &["entity"],
        ("يذكر هذا الكيان، أيًّا كان نوعه", "mentions this entity, of whatever kind")),
    Entry::new(Key::Entity(Some(EntityKind::Person)), &["شخص"], &["person"],
        ("يذكر هذا الشخص", "mentions this person")),
    Entry::new(Key::Entity(Some(EntityKind::Organization)), &["منظمة", "مؤسسة", "جهة"],
        &["org", "organization", "organisation"],
        ("يذكر هذه المنظمة أو المؤسسة", "mentions this organisation")),
    Entry::new(Key::Entity(Some(EntityKind::Location)), &["مكان"], &["place", "location"],
        ("يذكر هذا المكان", "mentions this place")),
    Entry::new(Key::Entity(Some(EntityKind::Event)), &["حدث"], &["event"],
        ("يذكر هذا الحدث", "mentions this event")),
    Entry::new(Key::Entity(Some(EntityKind::Law)), &["قانون"], &["law"],
        ("يذكر هذا القانون أو الاتفاق", "mentions this law or agreement")),
    Entry::new(Key::Source, &["مصدر"], &["source"],
        ("نشره هذا المصدر", "published by this source")),
    Entry::new(Key::Author, &["كاتب", "مؤلف"], &["author"],
        ("كتبه هذا الكاتب", "written by this author")),
    Entry::new(Key::Language, &["لغة"], &["lang", "language"],
        ("مكتوب بهذه اللغة، باسمها أو رمزها", "written in this language, by its name or code")),
    Entry::new(Key::After, &["بعد"], &["after"],
        ("نُشر بعد هذا اليوم، أو بعد انقضاء هذا الشهر أو هذه السنة", "published later than this day, month or year")),
    Entry::new(Key::Before, &["قبل"], &["before"],
        ("نُشر قبل هذا اليوم أو الشهر أو السنة", "published earlier than this day, month or year")),
    Entry::new(Key::On, &["في", "تاريخ"], &["on", "date"],
        ("نُشر في هذا اليوم أو الشهر أو السنة، أو بين اثنين: 2023..2024",
         "published on this day, in this month or year, or between two: 2023..2024")),
    Entry::new(Key::Is, &["حالة"], &["is"],
        ("حالته: مقروء، غير_مقروء، مميز", "is unread, read or starred")),
];

/// The operators.
#[rustfmt::skip]
pub const OPERATORS: [Entry<Operator>; 2] = [
    Entry::new(Operator::Or, &["أو"], &["or"],
        ("أحد الاثنين؛ ويجمع ما بينهما قبله", "either of the two; what stands side by side belongs together first")),
    Entry::new(Operator::Not, &["ليس"], &["not"],
        ("ليس فيه ما يليها؛ وكذلك الشرطة: -كلمة", "not what follows; a hyphen says the same: -word")),
];

/// What articles may be to the reader.
#[rustfmt::skip]
pub const STATES: [Entry<State>; 3] = [
    Entry::new(State::Unread, &["غير_مقروء", "غير_مقروءة", "جديد"], &["unread", "new"],
        ("لم يُقرأ بعد", "not read yet")),
    Entry::new(State::Read, &["مقروء", "مقروءة"], &["read"],
        ("قُرئ", "read")),
    Entry::new(State::Starred, &["مميز", "مميزة", "بنجمة", "مفضل"], &["starred", "star"],
        ("عليه نجمة", "marked with a star")),
];

/// Languages by name; any other is named by its code.
#[rustfmt::skip]
pub const LANGUAGES: [Entry<&str>; 8] = [
    Entry::new("ar", &["عربية", "عربي"], &["arabic"], ("العربية", "Arabic")),
    Entry::new("fa", &["فارسية", "فارسي"], &["persian", "farsi"], ("الفارسية", "Persian")),
    Entry::new("ur", &["أردية", "أردو"], &["urdu"], ("الأردية", "Urdu")),
    Entry::new("ckb", &["كردية", "كردي"], &["kurdish", "sorani"], ("الكردية السورانية", "Central Kurdish")),
    Entry::new("ps", &["بشتوية", "بشتو"], &["pashto"], ("البشتوية", "Pashto")),
    Entry::new("he", &["عبرية", "عبري"], &["hebrew"], ("العبرية", "Hebrew")),
    Entry::new("yi", &["يديشية"], &["yiddish"], ("اليديشية", "Yiddish")),
    Entry::new("en", &["إنجليزية", "إنكليزية", "إنجليزي"], &["english"], ("الإنجليزية", "English")),
];

/// What is written without a key.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    /// An example in Arabic and in English.
    pub example: (&'static str, &'static str),
    /// What it means, in Arabic and in English.
    pub explanation: (&'static str, &'static str),
}

/// What is written without a key, for the help.
#[rustfmt::skip]
pub const SIGNS: [Sign; 6] = [
    Sign { example: ("قمة المناخ", "climate summit"),
        explanation: ("الكلمات كلها، بأي إملاء وبما يلتصق بها", "all of these words, however spelled") },
    Sign { example: ("«قمة المناخ»", "\"climate summit\""),
        explanation: ("هذه الكلمات متتالية، لا مشتقاتها", "these words in a row, as they are") },
    Sign { example: ("مؤتم*", "climat*"),
        explanation: ("ما يبدأ بهذه الحروف", "what begins with these letters") },
    Sign { example: ("-روسيا", "-russia"),
        explanation: ("ليس فيه هذا", "without this") },
    Sign { example: ("روسيا أو الصين", "russia or china"),
        explanation: ("أحدهما", "either of them") },
    Sign { example: ("قمة (روسيا أو الصين)", "summit (russia or china)"),
        explanation: ("ما بين القوسين معًا", "what is in parentheses belongs together") },
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

//! The one table of what a reader can do: names, keys and words for help.

use crate::app::key::{Key, KeyCode};
use crate::words::Locale;

/// Something a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The table says what each does, in words made for readers.
pub enum Action {
    Down,
    Up,
    PaneToTheLeft,
    PaneToTheRight,
    NextPane,
    PreviousPane,
    Open,
    PageForward,
    PageBackward,
    ToStart,
    ToEnd,
    NextArticle,
    PreviousArticle,
    Entities,
    NextMention,
    PreviousMention,
    NextAnyMention,
    PreviousAnyMention,
    SelectHere,
    ArticlesMentioning,
    Card,
    Correct,
    OnlyMentioning,
    Back,
    Forward,
    Topics,
    Find,
    NextHit,
    PreviousHit,
    ClearFilters,
    Order,
    Matching,
    TopicsOverTime,
    KeepFilter,
    KeepTopic,
    Forget,
    Restore,
    Star,
    MarkRead,
    ArticleTopics,
    Help,
    Cancel,
    Suspend,
    Quit,
}

impl Action {
    /// How many rows it goes on or back where `page` rows are in sight; `None` where it is no movement among rows.
    #[must_use]
    pub fn rows(self, page: usize) -> Option<isize> {
        Some(match self {
            Self::Down => 1,
            Self::Up => -1,
            Self::PageForward => page.cast_signed(),
            Self::PageBackward => -page.cast_signed(),
            Self::ToStart => isize::MIN,
            Self::ToEnd => isize::MAX,
            _ => return None,
        })
    }
}

/// Part of the help screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Moving about.
    Movement,
    /// Mentions and entities.
    Entities,
    /// Topics, filters and search.
    Filters,
    /// What is done with an article.
    Articles,
    /// The program itself.
    Program,
}

impl Group {
    /// All groups, in the order of the help screen.
    pub const ALL: [Self; 5] = [
        Self::Movement,
        Self::Entities,
        Self::Filters,
        Self::Articles,
        Self::Program,
    ];

    /// The heading of the group.
    #[must_use]
    pub fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Movement => locale.pick("التنقّل", "Moving"),
            Self::Entities => locale.pick("الكيانات", "Entities"),
            Self::Filters => locale.pick("الموضوعات والبحث", "Topics and search"),
            Self::Articles => locale.pick("المقال", "The article"),
            Self::Program => locale.pick("البرنامج", "Program"),
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// What is done.
    pub action: Action,
    /// Where help lists it.
    pub group: Group,
    /// The keys that ask for it; the first is the one to be shown where there is little room.
    pub keys: &'static [Key],
    /// What it does, in Arabic.
    pub arabic: &'static str,
    /// What it does, in English.
    pub english: &'static str,
}

impl Command {
    /// What it does.
    #[must_use]
    pub fn words(&self, locale: Locale) -> &'static str {
        locale.pick(self.arabic, self.english)
    }

    /// Its keys, for help: `↓ j`.
    #[must_use]
    pub fn keys(&self) -> String {
        self.keys
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

const fn key(code: KeyCode) -> Key {
    Key::plain(code)
}

const fn letter(character: char) -> Key {
    Key::character(character)
}

/// Everything a reader can do. Keymap, help and the README's table are made from this.
pub const COMMANDS: &[Command] = &[
    Command {
        action: Action::Down,
        group: Group::Movement,
        keys: &[key(KeyCode::Down), letter('j')],
        arabic: "إلى أسفل",
        english: "down",
    },
    Command {
        action: Action::Up,
        group: Group::Movement,
        keys: &[key(KeyCode::Up), letter('k')],
        arabic: "إلى أعلى",
        english: "up",
    },
    Command {
        action: Action::PaneToTheLeft,
        group: Group::Movement,
        keys: &[key(KeyCode::Left), letter('h')],
        arabic: "اللوح الأيسر",
        english: "pane to the left",
    },
    Command {
        action: Action::PaneToTheRight,
        group: Group::Movement,
        keys: &[key(KeyCode::Right), letter('l')],
        arabic: "اللوح الأيمن",
        english: "pane to the right",
    },
    Command {
        action: Action::NextPane,
        group: Group::Movement,
        keys: &[key(KeyCode::Tab)],
        arabic: "اللوح التالي",
        english: "next pane",
    },
    Command {
        action: Action::PreviousPane,
        group: Group::Movement,
        keys: &[key(KeyCode::BackTab)],
        arabic: "اللوح السابق",
        english: "previous pane",
    },
    Command {
        action: Action::Open,
        group: Group::Movement,
        keys: &[key(KeyCode::Enter)],
        arabic: "فتح المقال أو الكيان أو الموضوع",
        english: "open the article, entity or topic",
    },
    Command {
        action: Action::PageForward,
        group: Group::Movement,
        keys: &[letter(' '), key(KeyCode::PageDown)],
        arabic: "صفحة إلى الأمام",
        english: "a page forward",
    },
    Command {
        action: Action::PageBackward,
        group: Group::Movement,
        keys: &[key(KeyCode::PageUp), letter('b')],
        arabic: "صفحة إلى الوراء",
        english: "a page backward",
    },
    Command {
        action: Action::ToStart,
        group: Group::Movement,
        keys: &[letter('g'), key(KeyCode::Home)],
        arabic: "إلى البداية",
        english: "to the start",
    },
    Command {
        action: Action::ToEnd,
        group: Group::Movement,
        keys: &[letter('G'), key(KeyCode::End)],
        arabic: "إلى النهاية",
        english: "to the end",
    },
    Command {
        action: Action::NextArticle,
        group: Group::Movement,
        keys: &[letter('J')],
        arabic: "المقال التالي في القائمة",
        english: "next article of the list",
    },
    Command {
        action: Action::PreviousArticle,
        group: Group::Movement,
        keys: &[letter('K')],
        arabic: "المقال السابق في القائمة",
        english: "previous article of the list",
    },
    Command {
        action: Action::Back,
        group: Group::Movement,
        keys: &[key(KeyCode::Backspace), letter('H')],
        arabic: "رجوع إلى حيث كنت",
        english: "back to where one was",
    },
    Command {
        action: Action::Forward,
        group: Group::Movement,
        keys: &[letter('L')],
        arabic: "تقدّم بعد الرجوع",
        english: "forward again",
    },
    Command {
        action: Action::Entities,
        group: Group::Entities,
        keys: &[letter('e')],
        arabic: "إظهار لوح الكيانات أو إخفاؤه",
        english: "show or hide the entities",
    },
    Command {
        action: Action::NextMention,
        group: Group::Entities,
        keys: &[letter(']')],
        arabic: "الذكر التالي للكيان المختار",
        english: "next mention of the selected entity",
    },
    Command {
        action: Action::PreviousMention,
        group: Group::Entities,
        keys: &[letter('[')],
        arabic: "الذكر السابق للكيان المختار",
        english: "previous mention of the selected entity",
    },
    Command {
        action: Action::NextAnyMention,
        group: Group::Entities,
        keys: &[letter('}')],
        arabic: "الذكر التالي لأي كيان",
        english: "next mention of any entity",
    },
    Command {
        action: Action::PreviousAnyMention,
        group: Group::Entities,
        keys: &[letter('{')],
        arabic: "الذكر السابق لأي كيان",
        english: "previous mention of any entity",
    },
    Command {
        action: Action::SelectHere,
        group: Group::Entities,
        keys: &[letter('s')],
        arabic: "اختيار الكيان عند موضع القراءة",
        english: "select the entity at the reading position",
    },
    Command {
        action: Action::ArticlesMentioning,
        group: Group::Entities,
        keys: &[letter('m')],
        arabic: "المقالات التي تذكر الكيان",
        english: "articles that mention the entity",
    },
    Command {
        action: Action::Card,
        group: Group::Entities,
        keys: &[letter('i')],
        arabic: "بطاقة الكيان: أسماؤه ورفاقه وكل جملة تذكره",
        english: "card of the entity: names, companions, every sentence",
    },
    Command {
        action: Action::Correct,
        group: Group::Entities,
        keys: &[letter('c')],
        arabic: "تصويب الكيان: إخفاؤه أو اسمه أو نوعه أو ضمّه",
        english: "put the entity right: hide, rename, kind, join, part, add",
    },
    Command {
        action: Action::OnlyMentioning,
        group: Group::Filters,
        keys: &[letter('f')],
        arabic: "قصر القائمة على ما يذكر الكيان",
        english: "list only what mentions the entity",
    },
    Command {
        action: Action::Topics,
        group: Group::Filters,
        keys: &[letter('t')],
        arabic: "شريط الموضوعات",
        english: "the topics",
    },
    Command {
        action: Action::Find,
        group: Group::Filters,
        keys: &[letter('/')],
        arabic: "تصفية القائمة، أو بحث في المقال",
        english: "filter the list, or search the article",
    },
    Command {
        action: Action::NextHit,
        group: Group::Filters,
        keys: &[letter('n')],
        arabic: "نتيجة البحث التالية",
        english: "next hit",
    },
    Command {
        action: Action::PreviousHit,
        group: Group::Filters,
        keys: &[letter('N')],
        arabic: "نتيجة البحث السابقة",
        english: "previous hit",
    },
    Command {
        action: Action::ClearFilters,
        group: Group::Filters,
        keys: &[letter('x')],
        arabic: "إزالة كل المصافي",
        english: "clear all filters",
    },
    Command {
        action: Action::Order,
        group: Group::Filters,
        keys: &[letter('o')],
        arabic: "ترتيب ما وُجد: الأنسب أولًا أو الأحدث",
        english: "order of what was found: best or newest first",
    },
    Command {
        action: Action::Matching,
        group: Group::Filters,
        keys: &[letter('a')],
        arabic: "الموضوعات المختارة: كلها معًا أو أيّ منها",
        english: "the topics chosen: all of them, or any",
    },
    Command {
        action: Action::TopicsOverTime,
        group: Group::Filters,
        keys: &[letter('v')],
        arabic: "الموضوعات عبر الزمن",
        english: "topics over time",
    },
    Command {
        action: Action::KeepFilter,
        group: Group::Filters,
        keys: &[letter('w')],
        arabic: "حفظ المصفاة الحاضرة باسم",
        english: "keep the present filter under a name",
    },
    Command {
        action: Action::KeepTopic,
        group: Group::Filters,
        keys: &[letter('p')],
        arabic: "موضوع خاص بك من المصفاة الحاضرة",
        english: "a topic of your own from the present filter",
    },
    Command {
        action: Action::Forget,
        group: Group::Filters,
        keys: &[letter('d'), key(KeyCode::Delete)],
        arabic: "حذف المصفاة المحفوظة أو الموضوع الخاص",
        english: "forget the kept filter or topic",
    },
    Command {
        action: Action::Restore,
        group: Group::Filters,
        keys: &[letter('u')],
        arabic: "إعادة ما حُذف",
        english: "bring back what was forgotten",
    },
    Command {
        action: Action::Star,
        group: Group::Articles,
        keys: &[letter('*')],
        arabic: "تمييز المقال بنجمة أو نزعها",
        english: "give the article a star, or take it back",
    },
    Command {
        action: Action::MarkRead,
        group: Group::Articles,
        keys: &[letter('r')],
        arabic: "عدّ المقال مقروءًا أو غير مقروء",
        english: "count the article as read, or as unread",
    },
    Command {
        action: Action::ArticleTopics,
        group: Group::Articles,
        keys: &[letter('y')],
        arabic: "موضوعات المقال",
        english: "the article's topics",
    },
    Command {
        action: Action::Help,
        group: Group::Program,
        keys: &[letter('?')],
        arabic: "هذه المساعدة",
        english: "this help",
    },
    Command {
        action: Action::Cancel,
        group: Group::Program,
        keys: &[key(KeyCode::Escape)],
        arabic: "إغلاق أو إلغاء",
        english: "close or cancel",
    },
    Command {
        action: Action::Suspend,
        group: Group::Program,
        keys: &[Key::control('z')],
        arabic: "تعليق البرنامج",
        english: "suspend the program",
    },
    Command {
        action: Action::Quit,
        group: Group::Program,
        keys: &[letter('q'), Key::control('c')],
        arabic: "خروج",
        english: "quit",
    },
];

/// What a key asks for.
#[must_use]
pub fn action_of(key: Key) -> Option<Action> {
    let find = |key: Key| COMMANDS.iter().find(|command| command.keys.contains(&key));
    find(key)
        .or_else(|| find(key.on_latin_keyboard()))
        .map(|command| command.action)
}

/// The key to be shown for an action where there is little room.
#[must_use]
pub fn key_of(action: Action) -> Option<Key> {
    COMMANDS
        .iter()
        .find(|command| command.action == action)?
        .keys
        .first()
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        let mut keys: Vec<Key> = COMMANDS
            .iter()
            .flat_map(|command| command.keys)
            .copied()
            .collect();
        let count = keys.len();
        keys.sort_by_key(ToString::to_string);
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    #[test]
    fn every_command_has_keys_and_words() {
        for command in COMMANDS {
            assert!(!command.keys.is_empty());
            assert!(!command.arabic.is_empty() && !command.english.is_empty());
        }
    }

    #[test]
    fn commands_work_while_the_keyboard_writes_arabic() {
        assert_eq!(action_of(Key::character('ت')), Some(Action::Down));
        assert_eq!(action_of(Key::character('ظ')), Some(Action::Find));
        assert_eq!(action_of(Key::character('؟')), Some(Action::Help));
        assert_eq!(action_of(Key::character('د')), Some(Action::NextMention));
        assert_eq!(action_of(Key::character('ط')), None);
    }
}

//! The one table of what a reader can do: keys, and the messages that say so in help.

use crate::app::key::{Key, KeyCode};

/// Something a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The messages of the table say what each does.
pub enum Action {
    Down,
    Up,
    PaneToTheLeft,
    PaneToTheRight,
    NextPane,
    PreviousPane,
    Open,
    ReadOn,
    PageForward,
    PageBackward,
    HalfPageForward,
    HalfPageBackward,
    ToStart,
    ToEnd,
    NextArticle,
    PreviousArticle,
    NextUnread,
    Outline,
    ReadingMode,
    Density,
    Entities,
    EntityScope,
    WhoIsListed,
    EntityOrder,
    Guesses,
    Confirm,
    Compare,
    NextMention,
    PreviousMention,
    NextAnyMention,
    PreviousAnyMention,
    SelectHere,
    ArticlesMentioning,
    Card,
    Correct,
    OnlyMentioning,
    KindMarks,
    Back,
    Forward,
    History,
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
    Feeds,
    FetchFeeds,
    Forget,
    Restore,
    Redo,
    SearchLibrary,
    TakeOffLast,
    FilterParts,
    Star,
    MarkRead,
    MarkAllRead,
    ArticleTopics,
    AcceptTopic,
    AboutArticle,
    AddArticles,
    Select,
    Copy,
    Links,
    SignForward,
    SignBackward,
    WordForward,
    WordBackward,
    SentenceForward,
    SentenceBackward,
    ParagraphForward,
    ParagraphBackward,
    Extend,
    OtherEnd,
    SelectAll,
    CopyText,
    CopyQuotation,
    CopyMarkdown,
    Help,
    Palette,
    Cancel,
    Close,
    Suspend,
    Quit,
}

impl Action {
    /// Its name in the settings.
    #[must_use]
    pub fn id(self) -> &'static str {
        let command = COMMANDS.iter().find(|command| command.action == self);
        command.map_or("", Command::id)
    }

    /// The action of this name.
    #[must_use]
    pub fn with_id(id: &str) -> Option<Self> {
        let command = COMMANDS.iter().find(|command| command.id() == id);
        command.map(|command| command.action)
    }

    /// How many rows it goes on or back where `page` rows are in sight; `None` where it is no movement among rows.
    #[must_use]
    pub fn rows(self, page: usize) -> Option<isize> {
        Some(match self {
            Self::Down => 1,
            Self::Up => -1,
            Self::PageForward | Self::ReadOn => page.cast_signed(),
            Self::PageBackward => -page.cast_signed(),
            Self::HalfPageForward => half_of(page),
            Self::HalfPageBackward => -half_of(page),
            Self::ToStart => isize::MIN,
            Self::ToEnd => isize::MAX,
            _ => return None,
        })
    }
}

impl Action {
    /// Whether it leads away from the article or out of the program, and waits for nothing.
    #[must_use]
    pub fn leaves(self) -> bool {
        matches!(
            self,
            Self::Quit | Self::Close | Self::Suspend | Self::Cancel
        )
    }

    /// Whether it goes from article to article wherever one is.
    #[must_use]
    pub fn moves_in_list(self) -> bool {
        matches!(
            self,
            Self::NextArticle | Self::PreviousArticle | Self::NextUnread
        )
    }

    /// Whether it acts on the text of the current article wherever one is.
    #[must_use]
    pub fn needs_text(self) -> bool {
        matches!(
            self,
            Self::NextMention
                | Self::PreviousMention
                | Self::NextAnyMention
                | Self::PreviousAnyMention
                | Self::SelectHere
                | Self::ArticlesMentioning
                | Self::Card
                | Self::Correct
                | Self::OnlyMentioning
                | Self::NextHit
                | Self::PreviousHit
                | Self::AboutArticle
                | Self::AcceptTopic
                | Self::Outline
                | Self::Select
                | Self::Copy
                | Self::Links
        )
    }

    /// Whether it acts on what is known of the current article besides its text.
    #[must_use]
    pub fn needs_summary(self) -> bool {
        matches!(
            self,
            Self::Star | Self::MarkRead | Self::ArticleTopics | Self::Forget
        )
    }
}

/// Half of the rows in sight, one at least.
#[must_use]
pub fn half_of(page: usize) -> isize {
    (page / 2).max(1).cast_signed()
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
    /// While text is selected.
    Selection,
    /// The program itself.
    Program,
}

impl Group {
    /// All groups, in the order of the help screen.
    pub const ALL: [Self; 6] = [
        Self::Movement,
        Self::Entities,
        Self::Filters,
        Self::Articles,
        Self::Selection,
        Self::Program,
    ];

    /// The message that is the heading of the group.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Movement => "group-movement",
            Self::Entities => "group-entities",
            Self::Filters => "group-filters",
            Self::Articles => "group-articles",
            Self::Selection => "group-selection",
            Self::Program => "group-program",
        }
    }
}

/// Where keys mean a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Wherever one is, while nothing else takes them.
    Everywhere,
    /// While text is selected; there they go before those of everywhere.
    Selection,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// What is done.
    pub action: Action,
    /// Where help lists it.
    pub group: Group,
    /// The keys that ask for it where the reader chose no others; the first is shown where there is little room.
    pub keys: &'static [Key],
    /// The message that says what it does; without `action-` it is the name in the settings, which stays.
    pub words: &'static str,
}

impl Command {
    /// Where its keys mean it.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self.group {
            Group::Selection => Scope::Selection,
            _ => Scope::Everywhere,
        }
    }

    /// Its name in the settings.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.words.trim_start_matches("action-")
    }
}

const fn key(code: KeyCode) -> Key {
    Key::plain(code)
}

const fn command(
    action: Action,
    group: Group,
    keys: &'static [Key],
    words: &'static str,
) -> Command {
    Command {
        action,
        group,
        keys,
        words,
    }
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
        words: "action-down",
    },
    Command {
        action: Action::Up,
        group: Group::Movement,
        keys: &[key(KeyCode::Up), letter('k')],
        words: "action-up",
    },
    Command {
        action: Action::PaneToTheLeft,
        group: Group::Movement,
        keys: &[key(KeyCode::Left), letter('h')],
        words: "action-pane-left",
    },
    Command {
        action: Action::PaneToTheRight,
        group: Group::Movement,
        keys: &[key(KeyCode::Right), letter('l')],
        words: "action-pane-right",
    },
    Command {
        action: Action::NextPane,
        group: Group::Movement,
        keys: &[key(KeyCode::Tab)],
        words: "action-next-pane",
    },
    Command {
        action: Action::PreviousPane,
        group: Group::Movement,
        keys: &[key(KeyCode::BackTab)],
        words: "action-previous-pane",
    },
    Command {
        action: Action::Open,
        group: Group::Movement,
        keys: &[key(KeyCode::Enter)],
        words: "action-open",
    },
    Command {
        action: Action::ReadOn,
        group: Group::Movement,
        keys: &[letter(' ')],
        words: "action-read-on",
    },
    Command {
        action: Action::PageForward,
        group: Group::Movement,
        keys: &[key(KeyCode::PageDown), Key::control('f')],
        words: "action-page-forward",
    },
    Command {
        action: Action::PageBackward,
        group: Group::Movement,
        keys: &[key(KeyCode::PageUp), letter('b'), Key::control('b')],
        words: "action-page-backward",
    },
    Command {
        action: Action::HalfPageForward,
        group: Group::Movement,
        keys: &[Key::control('d')],
        words: "action-half-page-forward",
    },
    Command {
        action: Action::HalfPageBackward,
        group: Group::Movement,
        keys: &[Key::control('u')],
        words: "action-half-page-backward",
    },
    Command {
        action: Action::ToStart,
        group: Group::Movement,
        keys: &[letter('g'), key(KeyCode::Home)],
        words: "action-start",
    },
    Command {
        action: Action::ToEnd,
        group: Group::Movement,
        keys: &[letter('G'), key(KeyCode::End)],
        words: "action-end",
    },
    Command {
        action: Action::NextArticle,
        group: Group::Movement,
        keys: &[letter('J'), Key::control('n')],
        words: "action-next-article",
    },
    Command {
        action: Action::PreviousArticle,
        group: Group::Movement,
        keys: &[letter('K'), Key::control('p')],
        words: "action-previous-article",
    },
    Command {
        action: Action::NextUnread,
        group: Group::Movement,
        keys: &[letter(';')],
        words: "action-next-unread",
    },
    Command {
        action: Action::Outline,
        group: Group::Movement,
        keys: &[letter('T')],
        words: "action-outline",
    },
    Command {
        action: Action::ReadingMode,
        group: Group::Movement,
        keys: &[letter('z'), Key::control('w')],
        words: "action-reading-mode",
    },
    Command {
        action: Action::Density,
        group: Group::Movement,
        keys: &[letter('=')],
        words: "action-density",
    },
    Command {
        action: Action::Back,
        group: Group::Movement,
        keys: &[key(KeyCode::Backspace), letter('H')],
        words: "action-back",
    },
    Command {
        action: Action::Forward,
        group: Group::Movement,
        keys: &[letter('L'), Key::control('l')],
        words: "action-forward",
    },
    Command {
        action: Action::History,
        group: Group::Movement,
        keys: &[letter('"')],
        words: "action-history",
    },
    Command {
        action: Action::Entities,
        group: Group::Entities,
        keys: &[letter('e')],
        words: "action-entities",
    },
    Command {
        action: Action::EntityScope,
        group: Group::Entities,
        keys: &[letter('@'), Key::control('e')],
        words: "action-entity-scope",
    },
    Command {
        action: Action::WhoIsListed,
        group: Group::Entities,
        keys: &[letter('%')],
        words: "action-who-is-listed",
    },
    Command {
        action: Action::EntityOrder,
        group: Group::Entities,
        keys: &[letter('^')],
        words: "action-entity-order",
    },
    Command {
        action: Action::Guesses,
        group: Group::Entities,
        keys: &[letter('#')],
        words: "action-guesses",
    },
    Command {
        action: Action::Confirm,
        group: Group::Entities,
        keys: &[letter('$'), Key::control('t')],
        words: "action-confirm",
    },
    Command {
        action: Action::Compare,
        group: Group::Entities,
        keys: &[letter('I')],
        words: "action-compare",
    },
    Command {
        action: Action::NextMention,
        group: Group::Entities,
        keys: &[letter(']')],
        words: "action-next-mention",
    },
    Command {
        action: Action::PreviousMention,
        group: Group::Entities,
        keys: &[letter('[')],
        words: "action-previous-mention",
    },
    Command {
        action: Action::NextAnyMention,
        group: Group::Entities,
        keys: &[letter('}')],
        words: "action-next-any-mention",
    },
    Command {
        action: Action::PreviousAnyMention,
        group: Group::Entities,
        keys: &[letter('{')],
        words: "action-previous-any-mention",
    },
    Command {
        action: Action::SelectHere,
        group: Group::Entities,
        keys: &[letter('s')],
        words: "action-select-here",
    },
    Command {
        action: Action::ArticlesMentioning,
        group: Group::Entities,
        keys: &[letter('m')],
        words: "action-articles-mentioning",
    },
    Command {
        action: Action::Card,
        group: Group::Entities,
        keys: &[letter('i')],
        words: "action-card",
    },
    Command {
        action: Action::Correct,
        group: Group::Entities,
        keys: &[letter('c')],
        words: "action-correct",
    },
    Command {
        action: Action::KindMarks,
        group: Group::Entities,
        keys: &[letter('|')],
        words: "action-kind-marks",
    },
    Command {
        action: Action::OnlyMentioning,
        group: Group::Filters,
        keys: &[letter('f')],
        words: "action-only-mentioning",
    },
    Command {
        action: Action::Topics,
        group: Group::Filters,
        keys: &[letter('t')],
        words: "action-topics",
    },
    Command {
        action: Action::Find,
        group: Group::Filters,
        keys: &[letter('/')],
        words: "action-find",
    },
    Command {
        action: Action::SearchLibrary,
        group: Group::Filters,
        keys: &[letter('\\')],
        words: "action-search-library",
    },
    Command {
        action: Action::NextHit,
        group: Group::Filters,
        keys: &[letter('n'), key(KeyCode::Function(3))],
        words: "action-next-hit",
    },
    Command {
        action: Action::PreviousHit,
        group: Group::Filters,
        keys: &[letter('N')],
        words: "action-previous-hit",
    },
    Command {
        action: Action::TakeOffLast,
        group: Group::Filters,
        keys: &[letter('-')],
        words: "action-take-off-last",
    },
    Command {
        action: Action::FilterParts,
        group: Group::Filters,
        keys: &[Key::control('x')],
        words: "action-filter-parts",
    },
    Command {
        action: Action::ClearFilters,
        group: Group::Filters,
        keys: &[letter('x')],
        words: "action-clear-filters",
    },
    Command {
        action: Action::Order,
        group: Group::Filters,
        keys: &[letter('o')],
        words: "action-order",
    },
    Command {
        action: Action::Matching,
        group: Group::Filters,
        keys: &[letter('a')],
        words: "action-matching",
    },
    Command {
        action: Action::TopicsOverTime,
        group: Group::Filters,
        keys: &[letter('v')],
        words: "action-topics-over-time",
    },
    Command {
        action: Action::KeepFilter,
        group: Group::Filters,
        keys: &[letter('w')],
        words: "action-keep-filter",
    },
    Command {
        action: Action::KeepTopic,
        group: Group::Filters,
        keys: &[letter('p')],
        words: "action-keep-topic",
    },
    Command {
        action: Action::Feeds,
        group: Group::Filters,
        keys: &[letter(','), key(KeyCode::Function(4))],
        words: "action-feeds",
    },
    Command {
        action: Action::FetchFeeds,
        group: Group::Filters,
        keys: &[letter('U'), key(KeyCode::Function(5))],
        words: "action-fetch-feeds",
    },
    Command {
        action: Action::Forget,
        group: Group::Filters,
        keys: &[letter('d'), key(KeyCode::Delete)],
        words: "action-forget",
    },
    Command {
        action: Action::Restore,
        group: Group::Filters,
        keys: &[letter('u')],
        words: "action-restore",
    },
    Command {
        action: Action::Redo,
        group: Group::Filters,
        keys: &[letter('Y'), Key::control('y')],
        words: "action-redo",
    },
    Command {
        action: Action::Star,
        group: Group::Articles,
        keys: &[letter('*')],
        words: "action-star",
    },
    Command {
        action: Action::MarkRead,
        group: Group::Articles,
        keys: &[letter('r')],
        words: "action-mark-read",
    },
    Command {
        action: Action::MarkAllRead,
        group: Group::Articles,
        keys: &[letter('R'), Key::control('r')],
        words: "action-mark-all-read",
    },
    Command {
        action: Action::ArticleTopics,
        group: Group::Articles,
        keys: &[letter('y')],
        words: "action-article-topics",
    },
    Command {
        action: Action::AcceptTopic,
        group: Group::Articles,
        keys: &[letter('9')],
        words: "action-accept-topic",
    },
    Command {
        action: Action::AboutArticle,
        group: Group::Articles,
        keys: &[letter('!')],
        words: "action-about-article",
    },
    Command {
        action: Action::AddArticles,
        group: Group::Articles,
        keys: &[letter('+'), Key::control('o')],
        words: "action-add-articles",
    },
    command(
        Action::Select,
        Group::Articles,
        &[letter('X')],
        "action-select",
    ),
    command(Action::Copy, Group::Articles, &[letter('B')], "action-copy"),
    command(
        Action::Links,
        Group::Articles,
        &[letter('Z'), Key::control('g')],
        "action-links",
    ),
    command(
        Action::SignForward,
        Group::Selection,
        &[letter(' ')],
        "action-sign-forward",
    ),
    command(
        Action::SignBackward,
        Group::Selection,
        &[key(KeyCode::Backspace)],
        "action-sign-backward",
    ),
    command(
        Action::WordForward,
        Group::Selection,
        &[letter('w'), letter('e')],
        "action-word-forward",
    ),
    command(
        Action::WordBackward,
        Group::Selection,
        &[letter('b')],
        "action-word-backward",
    ),
    command(
        Action::SentenceForward,
        Group::Selection,
        &[letter('s'), letter(')')],
        "action-sentence-forward",
    ),
    command(
        Action::SentenceBackward,
        Group::Selection,
        &[letter('S'), letter('(')],
        "action-sentence-backward",
    ),
    command(
        Action::ParagraphForward,
        Group::Selection,
        &[letter('p'), letter('}')],
        "action-paragraph-forward",
    ),
    command(
        Action::ParagraphBackward,
        Group::Selection,
        &[letter('P'), letter('{')],
        "action-paragraph-backward",
    ),
    command(
        Action::Extend,
        Group::Selection,
        &[letter('v')],
        "action-extend",
    ),
    command(
        Action::OtherEnd,
        Group::Selection,
        &[letter('o')],
        "action-other-end",
    ),
    command(
        Action::SelectAll,
        Group::Selection,
        &[letter('a')],
        "action-select-all",
    ),
    command(
        Action::CopyText,
        Group::Selection,
        &[letter('y'), key(KeyCode::Enter)],
        "action-copy-text",
    ),
    command(
        Action::CopyQuotation,
        Group::Selection,
        &[letter('c'), letter('"')],
        "action-copy-quotation",
    ),
    command(
        Action::CopyMarkdown,
        Group::Selection,
        &[letter('m')],
        "action-copy-markdown",
    ),
    Command {
        action: Action::Help,
        group: Group::Program,
        keys: &[letter('?'), key(KeyCode::Function(1))],
        words: "action-help",
    },
    Command {
        action: Action::Palette,
        group: Group::Program,
        keys: &[letter(':')],
        words: "action-palette",
    },
    Command {
        action: Action::Cancel,
        group: Group::Program,
        keys: &[key(KeyCode::Escape)],
        words: "action-cancel",
    },
    Command {
        action: Action::Close,
        group: Group::Program,
        keys: &[letter('q'), Key::control('q')],
        words: "action-close",
    },
    Command {
        action: Action::Suspend,
        group: Group::Program,
        keys: &[Key::control('z')],
        words: "action-suspend",
    },
    Command {
        action: Action::Quit,
        group: Group::Program,
        keys: &[Key::control('c')],
        words: "action-quit",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        for scope in [Scope::Everywhere, Scope::Selection] {
            let commands = COMMANDS.iter().filter(|command| command.scope() == scope);
            let mut keys: Vec<Key> = commands.flat_map(|command| command.keys).copied().collect();
            let count = keys.len();
            keys.sort_by_key(ToString::to_string);
            keys.dedup();
            assert_eq!(keys.len(), count);
        }
    }

    #[test]
    fn every_command_has_keys_and_words() {
        for command in COMMANDS {
            assert!(!command.keys.is_empty());
            assert!(command.words.starts_with("action-"));
            assert_eq!(Action::with_id(command.id()), Some(command.action));
        }
    }
}

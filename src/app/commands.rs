//! The one table of commands: what each does, its default keys, where help lists it.

use crate::app::action::Action;
use crate::app::key::{Key, KeyCode};

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
pub enum KeyScope {
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
    pub fn scope(&self) -> KeyScope {
        match self.group {
            Group::Selection => KeyScope::Selection,
            _ => KeyScope::Everywhere,
        }
    }

    /// Its name in the settings.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.words.trim_start_matches("action-")
    }
}

impl Action {
    /// Its name in the settings.
    #[must_use]
    pub fn id(self) -> &'static str {
        let command = COMMANDS.iter().find(|command| command.action == self);
        command.map_or("", Command::id)
    }

    /// The message that says what it does.
    #[must_use]
    pub fn words(self) -> &'static str {
        let command = COMMANDS.iter().find(|command| command.action == self);
        command.map_or("", |command| command.words)
    }

    /// The action of this name.
    #[must_use]
    pub fn with_id(id: &str) -> Option<Self> {
        let command = COMMANDS.iter().find(|command| command.id() == id);
        command.map(|command| command.action)
    }
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

const fn key(code: KeyCode) -> Key {
    Key::plain(code)
}

const fn letter(character: char) -> Key {
    Key::character(character)
}

/// Everything a reader can do. Keymap, help and the README's table are made from this.
#[rustfmt::skip]
pub const COMMANDS: &[Command] = &[
    command(Action::Down, Group::Movement, &[key(KeyCode::Down), letter('j')], "action-down"),
    command(Action::Up, Group::Movement, &[key(KeyCode::Up), letter('k')], "action-up"),
    command(Action::PaneToTheLeft, Group::Movement, &[key(KeyCode::Left), letter('h')], "action-pane-left"),
    command(Action::PaneToTheRight, Group::Movement, &[key(KeyCode::Right), letter('l')], "action-pane-right"),
    command(Action::NextPane, Group::Movement, &[key(KeyCode::Tab)], "action-next-pane"),
    command(Action::PreviousPane, Group::Movement, &[key(KeyCode::BackTab)], "action-previous-pane"),
    command(Action::Open, Group::Movement, &[key(KeyCode::Enter)], "action-open"),
    command(Action::ReadOn, Group::Movement, &[letter(' ')], "action-read-on"),
    command(Action::PageForward, Group::Movement, &[key(KeyCode::PageDown), Key::control('f')], "action-page-forward"),
    command(Action::PageBackward, Group::Movement, &[key(KeyCode::PageUp), letter('b'), Key::control('b')], "action-page-backward"),
    command(Action::HalfPageForward, Group::Movement, &[Key::control('d')], "action-half-page-forward"),
    command(Action::HalfPageBackward, Group::Movement, &[Key::control('u')], "action-half-page-backward"),
    command(Action::ToStart, Group::Movement, &[letter('g'), key(KeyCode::Home)], "action-start"),
    command(Action::ToEnd, Group::Movement, &[letter('G'), key(KeyCode::End)], "action-end"),
    command(Action::NextArticle, Group::Movement, &[letter('J'), Key::control('n')], "action-next-article"),
    command(Action::PreviousArticle, Group::Movement, &[letter('K'), Key::control('p')], "action-previous-article"),
    command(Action::NextUnread, Group::Movement, &[letter(';')], "action-next-unread"),
    command(Action::Outline, Group::Movement, &[letter('T')], "action-outline"),
    command(Action::ReadingMode, Group::Movement, &[letter('z'), Key::control('w')], "action-reading-mode"),
    command(Action::Density, Group::Movement, &[letter('=')], "action-density"),
    command(Action::Back, Group::Movement, &[key(KeyCode::Backspace), letter('H')], "action-back"),
    command(Action::Forward, Group::Movement, &[letter('L'), Key::control('l')], "action-forward"),
    command(Action::History, Group::Movement, &[letter('\u{22}')], "action-history"),

    command(Action::Entities, Group::Entities, &[letter('e')], "action-entities"),
    command(Action::EntityScope, Group::Entities, &[letter('@'), Key::control('e')], "action-entity-scope"),
    command(Action::WhoIsListed, Group::Entities, &[letter('%')], "action-who-is-listed"),
    command(Action::EntityOrder, Group::Entities, &[letter('^')], "action-entity-order"),
    command(Action::Guesses, Group::Entities, &[letter('#')], "action-guesses"),
    command(Action::Confirm, Group::Entities, &[letter('$'), Key::control('t')], "action-confirm"),
    command(Action::Compare, Group::Entities, &[letter('I')], "action-compare"),
    command(Action::NextMention, Group::Entities, &[letter(']')], "action-next-mention"),
    command(Action::PreviousMention, Group::Entities, &[letter('[')], "action-previous-mention"),
    command(Action::NextAnyMention, Group::Entities, &[letter('}')], "action-next-any-mention"),
    command(Action::PreviousAnyMention, Group::Entities, &[letter('{')], "action-previous-any-mention"),
    command(Action::SelectHere, Group::Entities, &[letter('s')], "action-select-here"),
    command(Action::ArticlesMentioning, Group::Entities, &[letter('m')], "action-articles-mentioning"),
    command(Action::Card, Group::Entities, &[letter('i')], "action-card"),
    command(Action::Correct, Group::Entities, &[letter('c')], "action-correct"),
    command(Action::KindMarks, Group::Entities, &[letter('|')], "action-kind-marks"),

    command(Action::OnlyMentioning, Group::Filters, &[letter('f')], "action-only-mentioning"),
    command(Action::Topics, Group::Filters, &[letter('t')], "action-topics"),
    command(Action::Find, Group::Filters, &[letter('/')], "action-find"),
    command(Action::SearchLibrary, Group::Filters, &[letter('\\')], "action-search-library"),
    command(Action::NextHit, Group::Filters, &[letter('n'), key(KeyCode::Function(3))], "action-next-hit"),
    command(Action::PreviousHit, Group::Filters, &[letter('N')], "action-previous-hit"),
    command(Action::TakeOffLast, Group::Filters, &[letter('-')], "action-take-off-last"),
    command(Action::FilterParts, Group::Filters, &[Key::control('x')], "action-filter-parts"),
    command(Action::ClearFilters, Group::Filters, &[letter('x')], "action-clear-filters"),
    command(Action::Order, Group::Filters, &[letter('o')], "action-order"),
    command(Action::Matching, Group::Filters, &[letter('a')], "action-matching"),
    command(Action::TopicsOverTime, Group::Filters, &[letter('v')], "action-topics-over-time"),
    command(Action::KeepFilter, Group::Filters, &[letter('w')], "action-keep-filter"),
    command(Action::KeepTopic, Group::Filters, &[letter('p')], "action-keep-topic"),
    command(Action::Feeds, Group::Filters, &[letter(','), key(KeyCode::Function(4))], "action-feeds"),
    command(Action::FetchFeeds, Group::Filters, &[letter('U'), key(KeyCode::Function(5))], "action-fetch-feeds"),
    command(Action::Forget, Group::Filters, &[letter('d'), key(KeyCode::Delete)], "action-forget"),
    command(Action::Restore, Group::Filters, &[letter('u')], "action-restore"),
    command(Action::Redo, Group::Filters, &[letter('Y'), Key::control('y')], "action-redo"),

    command(Action::Star, Group::Articles, &[letter('*')], "action-star"),
    command(Action::MarkRead, Group::Articles, &[letter('r')], "action-mark-read"),
    command(Action::MarkAllRead, Group::Articles, &[letter('R'), Key::control('r')], "action-mark-all-read"),
    command(Action::ArticleTopics, Group::Articles, &[letter('y')], "action-article-topics"),
    command(Action::AcceptTopic, Group::Articles, &[letter('9')], "action-accept-topic"),
    command(Action::AboutArticle, Group::Articles, &[letter('!')], "action-about-article"),
    command(Action::AddArticles, Group::Articles, &[letter('+'), Key::control('o')], "action-add-articles"),
    command(Action::Select, Group::Articles, &[letter('X')], "action-select"),
    command(Action::Copy, Group::Articles, &[letter('B')], "action-copy"),
    command(Action::Highlights, Group::Articles, &[letter('7'), key(KeyCode::Function(6))], "action-highlights"),
    command(Action::NextHighlight, Group::Articles, &[letter('6'), key(KeyCode::Function(7))], "action-next-highlight"),
    command(Action::PreviousHighlight, Group::Articles, &[letter('5')], "action-previous-highlight"),
    command(Action::OwnCommands, Group::Articles, &[letter('8'), key(KeyCode::Function(8))], "action-own-commands"),
    command(Action::Links, Group::Articles, &[letter('Z'), Key::control('g')], "action-links"),

    command(Action::SignForward, Group::Selection, &[letter(' ')], "action-sign-forward"),
    command(Action::SignBackward, Group::Selection, &[key(KeyCode::Backspace)], "action-sign-backward"),
    command(Action::WordForward, Group::Selection, &[letter('w'), letter('e')], "action-word-forward"),
    command(Action::WordBackward, Group::Selection, &[letter('b')], "action-word-backward"),
    command(Action::SentenceForward, Group::Selection, &[letter('s'), letter(')')], "action-sentence-forward"),
    command(Action::SentenceBackward, Group::Selection, &[letter('S'), letter('(')], "action-sentence-backward"),
    command(Action::ParagraphForward, Group::Selection, &[letter('p'), letter('}')], "action-paragraph-forward"),
    command(Action::ParagraphBackward, Group::Selection, &[letter('P'), letter('{')], "action-paragraph-backward"),
    command(Action::Extend, Group::Selection, &[letter('v')], "action-extend"),
    command(Action::OtherEnd, Group::Selection, &[letter('o')], "action-other-end"),
    command(Action::SelectAll, Group::Selection, &[letter('a')], "action-select-all"),
    command(Action::CopyText, Group::Selection, &[letter('y'), key(KeyCode::Enter)], "action-copy-text"),
    command(Action::CopyQuotation, Group::Selection, &[letter('c'), letter('\u{22}')], "action-copy-quotation"),
    command(Action::CopyMarkdown, Group::Selection, &[letter('m')], "action-copy-markdown"),
    command(Action::Highlight, Group::Selection, &[letter('t'), key(KeyCode::Function(6))], "action-highlight"),
    command(Action::WriteNote, Group::Selection, &[letter('n'), key(KeyCode::Function(7))], "action-write-note"),

    command(Action::Appearance, Group::Program, &[letter('A'), key(KeyCode::Function(2))], "action-appearance"),
    command(Action::Help, Group::Program, &[letter('?'), key(KeyCode::Function(1))], "action-help"),
    command(Action::Palette, Group::Program, &[letter(':')], "action-palette"),
    command(Action::Cancel, Group::Program, &[key(KeyCode::Escape)], "action-cancel"),
    command(Action::Close, Group::Program, &[letter('q'), Key::control('q')], "action-close"),
    command(Action::Suspend, Group::Program, &[Key::control('z')], "action-suspend"),
    command(Action::Quit, Group::Program, &[Key::control('c')], "action-quit"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        for scope in [KeyScope::Everywhere, KeyScope::Selection] {
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

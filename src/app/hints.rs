//! Which actions matter where: what the bottom line names, what help lists first, and what a first start says.

use crate::app::action::Action;

/// An action with the message that says in a word or two what it does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The action.
    pub action: Action,
    /// The message.
    pub words: &'static str,
}

const fn hint(action: Action, words: &'static str) -> Hint {
    Hint { action, words }
}

/// These are named wherever one is.
pub(super) const EVERYWHERE: [Hint; 3] = [
    hint(Action::Help, "hint-help"),
    hint(Action::Palette, "hint-palette"),
    hint(Action::Close, "hint-leave"),
];

pub(super) const LIST: &[Hint] = &[
    hint(Action::Open, "hint-read"),
    hint(Action::Find, "hint-find"),
    hint(Action::Topics, "hint-topics"),
    hint(Action::MarkRead, "hint-mark-read"),
    hint(Action::Star, "hint-star"),
    hint(Action::AddArticles, "hint-add"),
];
pub(super) const FILTERED_LIST: &[Hint] = &[
    hint(Action::Open, "hint-read"),
    hint(Action::ClearFilters, "hint-clear-filters"),
    hint(Action::Find, "hint-find"),
    hint(Action::Topics, "hint-topics"),
    hint(Action::KeepFilter, "hint-keep"),
    hint(Action::MarkRead, "hint-mark-read"),
];
pub(super) const MEANT: &[Hint] = &[
    hint(Action::Open, "hint-search-meant"),
    hint(Action::ClearFilters, "hint-clear-filters"),
    hint(Action::Find, "hint-find"),
];
pub(super) const EMPTY_LIBRARY: &[Hint] = &[
    hint(Action::AddArticles, "hint-add"),
    hint(Action::Feeds, "hint-feeds"),
];
pub(super) const READING: &[Hint] = &[
    hint(Action::NextAnyMention, "hint-next-any-mention"),
    hint(Action::SelectHere, "hint-select"),
    hint(Action::Find, "hint-find"),
    hint(Action::NextArticle, "hint-next-article"),
    hint(Action::Entities, "hint-entities"),
];
pub(super) const SELECTION: &[Hint] = &[
    hint(Action::CopyText, "hint-copy"),
    hint(Action::Extend, "hint-extend"),
    hint(Action::Highlight, "hint-highlight"),
    hint(Action::WriteNote, "hint-note"),
    hint(Action::WordForward, "hint-word"),
    hint(Action::SentenceForward, "hint-sentence"),
    hint(Action::ParagraphForward, "hint-paragraph"),
    hint(Action::CopyQuotation, "hint-quote"),
    hint(Action::Cancel, "hint-close"),
];
pub(super) const AT_ENTITY: &[Hint] = &[
    hint(Action::NextMention, "hint-next-mention"),
    hint(Action::Card, "hint-card"),
    hint(Action::OnlyMentioning, "hint-only-mentioning"),
    hint(Action::Back, "hint-back"),
    hint(Action::Find, "hint-find"),
    hint(Action::NextArticle, "hint-next-article"),
];
pub(super) const SIDEBAR: &[Hint] = &[
    hint(Action::Open, "hint-first-mention"),
    hint(Action::Card, "hint-card"),
    hint(Action::OnlyMentioning, "hint-only-mentioning"),
    hint(Action::Find, "hint-find"),
    hint(Action::EntityScope, "hint-entity-scope"),
    hint(Action::Correct, "hint-correct"),
];
pub(super) const TOPICS: &[Hint] = &[
    hint(Action::Open, "hint-choose"),
    hint(Action::ClearFilters, "hint-clear-filters"),
    hint(Action::Cancel, "hint-close"),
    hint(Action::KeepTopic, "hint-keep"),
];
pub(super) const FILTER: &[Hint] = &[
    hint(Action::Open, "hint-take-off"),
    hint(Action::ClearFilters, "hint-clear-filters"),
    hint(Action::Cancel, "hint-close"),
    hint(Action::Restore, "hint-undo"),
];
pub(super) const MENU: &[Hint] = &[
    hint(Action::Open, "hint-choose"),
    hint(Action::Cancel, "hint-close"),
];
pub(super) const APPEARANCE: &[Hint] = &[
    hint(Action::PaneToTheLeft, "hint-change"),
    hint(Action::PaneToTheRight, "hint-change-back"),
    hint(Action::Cancel, "hint-close"),
];
pub(super) const PAGE: &[Hint] = &[hint(Action::Cancel, "hint-close")];
pub(super) const RUNNING: &[Hint] = &[hint(Action::Cancel, "hint-stop")];
pub(super) const OUTPUT: &[Hint] = &[
    hint(Action::Copy, "hint-copy"),
    hint(Action::Cancel, "hint-close"),
];
pub(super) const FEEDS: &[Hint] = &[
    hint(Action::Open, "hint-choose"),
    hint(Action::FetchFeeds, "hint-fetch"),
    hint(Action::MarkAllRead, "hint-mark-all-read"),
    hint(Action::Cancel, "hint-close"),
];
pub(super) const HIGHLIGHTS: &[Hint] = &[
    hint(Action::Open, "hint-go"),
    hint(Action::NextPane, "hint-here-or-all"),
    hint(Action::Correct, "hint-note"),
    hint(Action::Forget, "hint-remove"),
    hint(Action::Cancel, "hint-close"),
];

/// What someone does first who has never seen the program.
pub const FIRST_STEPS: &[Hint] = &[
    hint(Action::Open, "first-read"),
    hint(Action::NextPane, "first-panes"),
    hint(Action::NextAnyMention, "first-mentions"),
    hint(Action::Find, "first-find"),
    hint(Action::AddArticles, "first-add"),
    hint(Action::Palette, "first-palette"),
    hint(Action::Help, "first-help"),
    hint(Action::Close, "hint-quit"),
];

/// What can be done where there are no articles.
pub const WITHOUT_ARTICLES: &[Hint] = &[
    hint(Action::AddArticles, "first-add"),
    hint(Action::Feeds, "first-feeds"),
    hint(Action::Help, "first-help"),
    hint(Action::Close, "hint-quit"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_action_is_named_twice_in_one_place() {
        let places = [
            LIST,
            FILTERED_LIST,
            MEANT,
            EMPTY_LIBRARY,
            READING,
            SELECTION,
            AT_ENTITY,
            SIDEBAR,
            TOPICS,
            FILTER,
            MENU,
            APPEARANCE,
            PAGE,
            RUNNING,
            OUTPUT,
            FEEDS,
            HIGHLIGHTS,
            FIRST_STEPS,
            WITHOUT_ARTICLES,
        ];
        for place in places {
            for (index, hint) in place.iter().enumerate() {
                let is_same =
                    |other: &Hint| other.action == hint.action || other.words == hint.words;
                assert!(!place[..index].iter().any(is_same), "{hint:?}");
            }
        }
    }
}

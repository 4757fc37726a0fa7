//! What keys do wherever one is.

use crate::app::action::Action;
use crate::app::entities::EntityScope;
use crate::app::event::Effect;
use crate::app::request::FeedsAsked;
use crate::app::state::App;
use crate::app::step_direction::StepDirection::{Backward, Forward};
use crate::library::NamedQueryRole;

use super::adding::ask_what_to_add;
use super::appearance;
use super::cards::{compare_here, open_card_here};
use super::copying::open_copying;
use super::correcting::{confirm, open_corrections};
use super::feeds::{fetch, open_feeds};
use super::filters::{change_matching, change_order, clear_filters, filter_by_entity};
use super::focus::{
    change_density, close, cycle_panes, move_sideways, toggle_reading_mode, toggle_sidebar,
    toggle_topics,
};
use super::highlighting;
use super::keeping::ask_for_name;
use super::links;
use super::looking::{open_help, open_palette};
use super::marking::{mark_all_read, toggle_read, toggle_star};
use super::opening::{jump, open_neighbour};
use super::overlays::{
    open_about, open_classifying, open_history, open_mentioning, open_outline, open_timeline,
};
use super::own_commands;
use super::own_topics::accept_suggestion;
use super::parts::{take_off_last, visit};
use super::prompting::search_library;
use super::removing::remove;
use super::selecting;
use super::selection::select_here;
use super::sidebar::{self, change_guesses, change_scope, show_scope};
use super::steps::{step_to_any_mention, step_to_hit, step_to_mention, step_to_unread};
use super::undoing::{redo, undo};

/// Takes an action.
pub(super) fn on(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::PaneToTheLeft => move_sideways(app, Forward),
        Action::PaneToTheRight => move_sideways(app, Backward),
        Action::NextPane => cycle_panes(app, Forward),
        Action::PreviousPane => cycle_panes(app, Backward),
        Action::NextArticle => open_neighbour(app, Forward),
        Action::PreviousArticle => open_neighbour(app, Backward),
        Action::NextUnread => return step_to_unread(app),
        Action::Outline => open_outline(app),
        Action::ReadingMode => toggle_reading_mode(app),
        Action::Density => change_density(app),
        Action::Entities => toggle_sidebar(app),
        Action::EntityScope => change_scope(app),
        Action::WhoIsListed => show_scope(app, EntityScope::Listed),
        Action::EntityOrder => sidebar::change_order(app),
        Action::Guesses => change_guesses(app),
        Action::Confirm => return confirm(app),
        Action::Compare => return compare_here(app),
        Action::History => open_history(app),
        Action::NextMention => return step_to_mention(app, Forward),
        Action::PreviousMention => return step_to_mention(app, Backward),
        Action::NextAnyMention => step_to_any_mention(app, Forward),
        Action::PreviousAnyMention => step_to_any_mention(app, Backward),
        Action::SelectHere => select_here(app),
        Action::ArticlesMentioning => return open_mentioning(app),
        Action::Card => return open_card_here(app),
        Action::Correct => return open_corrections(app),
        Action::OnlyMentioning => return filter_by_entity(app),
        Action::Back => jump(app, Backward),
        Action::Forward => jump(app, Forward),
        Action::KindMarks => app.kind_marks = app.kind_marks.other(),
        Action::Topics => toggle_topics(app),
        Action::NextHit => return step_to_hit(app, Forward),
        Action::PreviousHit => return step_to_hit(app, Backward),
        Action::SearchLibrary => return search_library(app),
        Action::TakeOffLast => return take_off_last(app),
        Action::FilterParts => visit(app),
        Action::ClearFilters => return clear_filters(app),
        Action::Order => return change_order(app),
        Action::Matching => return change_matching(app),
        Action::TopicsOverTime => return open_timeline(app),
        Action::KeepFilter => ask_for_name(app, NamedQueryRole::Filter),
        Action::KeepTopic => ask_for_name(app, NamedQueryRole::Topic),
        Action::Forget => return remove(app),
        Action::Restore => return undo(app),
        Action::Redo => return redo(app),
        Action::ArticleTopics => open_classifying(app),
        Action::AcceptTopic => return accept_suggestion(app),
        Action::AboutArticle => return open_about(app),
        Action::Select => selecting::begin(app),
        Action::Copy => return open_copying(app),
        Action::Links => links::begin(app),
        Action::OwnCommands => own_commands::open_menu(app),
        Action::Highlights => return highlighting::open_list(app),
        Action::NextHighlight => highlighting::step(app, Forward),
        Action::PreviousHighlight => highlighting::step(app, Backward),
        Action::AddArticles => ask_what_to_add(app, ""),
        Action::Feeds => return open_feeds(app),
        Action::FetchFeeds => return fetch(app, FeedsAsked::Due),
        Action::Star => return toggle_star(app),
        Action::MarkRead => return toggle_read(app),
        Action::MarkAllRead => {
            let filter = app.filters.now.filter.clone();
            return mark_all_read(app, filter);
        }
        Action::Appearance => appearance::open(app),
        Action::Help => open_help(app),
        Action::Palette => open_palette(app),
        Action::Close => return close(app),
        Action::Suspend => return vec![Effect::Suspend],
        Action::Quit => return vec![Effect::Quit],
        // These mean something while text is selected.
        Action::SignForward
        | Action::SignBackward
        | Action::WordForward
        | Action::WordBackward
        | Action::SentenceForward
        | Action::SentenceBackward
        | Action::ParagraphForward
        | Action::ParagraphBackward
        | Action::Extend
        | Action::OtherEnd
        | Action::SelectAll
        | Action::CopyText
        | Action::CopyQuotation
        | Action::CopyMarkdown
        | Action::Highlight
        | Action::WriteNote => {}
        // These mean something in each pane.
        Action::Down
        | Action::Up
        | Action::Open
        | Action::ReadOn
        | Action::PageForward
        | Action::PageBackward
        | Action::HalfPageForward
        | Action::HalfPageBackward
        | Action::ToStart
        | Action::ToEnd
        | Action::Find
        | Action::Cancel => {}
    }
    Vec::new()
}

//! What happens on each event.

mod answers;
mod completing;
mod correcting;
mod filters;
mod keeping;
mod marking;
mod mentions;
mod mouse;
mod moving;
mod news;
mod opening;
mod overlays;
mod prompting;
mod searching;
mod topics;

use crate::app::action::{Action, action_of};
use crate::app::key::Key;
use crate::app::reading::StepDirection;
use crate::app::{App, Effect, Event, Lookup, Overlay, Pane, Reply, Stepping, ask};
use crate::library::Role;
use crate::notice::Notice;

use answers::on_answer;
use correcting::open_corrections;
use filters::{cancel, change_order, clear_filters};
use keeping::{ask_for_name, forget, restore};
use marking::{count_as_read, toggle_read, toggle_star};
use mentions::{
    ask_for_card, ask_who_mentions, filter_by_entity, select_here, step_to_any_mention,
    step_to_mention, toggle_sidebar,
};
use mouse::{on_click, on_wheel};
use moving::{
    cycle_panes, fit_panes, leave_topics, move_by, move_by_page, move_sideways, move_to_end,
};
use news::on_news;
use opening::{open_neighbour, open_selected, return_to};
use overlays::on_overlay_action;
use prompting::{on_prompt_key, on_typed, open_prompt};
use searching::step_to_hit;
use topics::{ask_for_timeline, change_matching, open_classifying, toggle_chip};

/// Keys that are held for an article at most: more than anybody types while one is read from the disk.
const MOST_HELD_KEYS: usize = 64;
/// Rows that a notch of the wheel moves.
const WHEEL_ROWS: i16 = 3;

/// Changes the state as an event asks for, and says what is to be done outside.
#[must_use = "what is to be done outside is done by nobody else"]
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    let mut effects = on_event(app, event);
    effects.extend(count_as_read(app));
    let in_sight = app.articles_in_sight();
    if let Some((id, ids)) = app.list.wanted(&mut app.requests, in_sight) {
        let terms = app.filter.query.terms();
        effects.push(ask(id, Lookup::Entries { ids, terms }));
    }
    // One may not come back from either.
    let is_leaving = |effect: &Effect| matches!(effect, Effect::Quit | Effect::Suspend);
    if effects.iter().any(is_leaving) {
        effects.splice(0..0, app.keep_place());
    }
    effects.extend(app.watch_place());
    effects
}

fn on_event(app: &mut App, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => on_key(app, key),
        Event::Paste(text) => on_paste(app, &text),
        Event::Clicked(target) => on_click(app, target),
        Event::Wheel(target, notches) => {
            on_wheel(app, target, notches);
            Vec::new()
        }
        Event::Resized(size) => {
            app.size = size;
            fit_panes(app);
            Vec::new()
        }
        Event::Replied(Reply::Answer(answer)) => on_answer(app, answer),
        Event::Replied(Reply::News(news)) => on_news(app, news),
        Event::Rendered { rendition, notice } => {
            tell_of_terminal(app, notice);
            app.rendition = rendition;
            if let Some(reading) = &mut app.reading {
                reading.render(rendition);
            }
            fit_panes(app);
            Vec::new()
        }
        Event::Idle => {
            if let Some(reading) = &mut app.reading {
                reading.grow();
            }
            Vec::new()
        }
        Event::AtRest => app.keep_place().into_iter().collect(),
        Event::Stopped => vec![Effect::Suspend],
        Event::Terminated => vec![Effect::Quit],
    }
}

/// Tells what is known of the terminal now in place of what was said before.
fn tell_of_terminal(app: &mut App, notice: Option<Notice>) {
    let is_old = |notice: &Notice| *notice == Notice::UnknownTerminal;
    app.further_notices.retain(|notice| !is_old(notice));
    app.notice.take_if(|notice| is_old(notice));
    app.further_notices.extend(notice);
    if app.notice.is_none() {
        app.notice = app.further_notices.pop_front();
    }
}

fn on_key(app: &mut App, key: Key) -> Vec<Effect> {
    if app.arrangement().is_none() {
        // Nothing can be seen: nothing is done unseen, but one can leave.
        return match action_of(key) {
            Some(Action::Quit) => vec![Effect::Quit],
            Some(Action::Suspend) => vec![Effect::Suspend],
            _ => Vec::new(),
        };
    }
    if app.prompt.is_some() && action_of(key) != Some(Action::Suspend) {
        return on_prompt_key(app, key);
    }
    if is_for_awaited(app, key) {
        app.held_keys.push_back(key);
        return Vec::new();
    }
    app.notice = app.further_notices.pop_front();
    let Some(action) = action_of(key) else {
        return Vec::new();
    };
    let stepping = app.stepping.take();
    match app.overlays.pop() {
        Some(overlay) => on_overlay_action(app, overlay, action),
        None => on_action(app, action, stepping),
    }
}

/// Whether a key is meant for an article that was asked for and is not there yet: what is open still is another.
fn is_for_awaited(app: &App, key: Key) -> bool {
    let acts_at_once = [Action::Quit, Action::Suspend, Action::Cancel];
    app.opening.is_awaited()
        && matches!(app.focus, Pane::Reading | Pane::Sidebar)
        && app.overlays.is_empty()
        && app.held_keys.len() < MOST_HELD_KEYS
        && action_of(key).is_some_and(|action| !acts_at_once.contains(&action))
}

/// Takes the keys that were held for an article, until another is awaited.
fn take_held_keys(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    while !app.opening.is_awaited()
        && let Some(key) = app.held_keys.pop_front()
    {
        effects.extend(on_key(app, key));
    }
    effects
}

fn on_paste(app: &mut App, text: &str) -> Vec<Effect> {
    let typed = app.prompt.as_mut().map(|prompt| prompt.insert(text));
    typed.map_or_else(Vec::new, |typed| on_typed(app, typed))
}

fn on_action(app: &mut App, action: Action, stepping: Option<Stepping>) -> Vec<Effect> {
    match action {
        Action::Down => move_by(app, 1),
        Action::Up => move_by(app, -1),
        Action::PaneToTheLeft => return move_sideways(app, StepDirection::Forward),
        Action::PaneToTheRight => return move_sideways(app, StepDirection::Backward),
        Action::NextPane => cycle_panes(app, StepDirection::Forward),
        Action::PreviousPane => cycle_panes(app, StepDirection::Backward),
        Action::Open => return open_selected(app),
        Action::PageForward => {
            if app.focus == Pane::Topics {
                return toggle_chip(app, app.topic);
            }
            move_by_page(app, StepDirection::Forward);
        }
        Action::PageBackward => move_by_page(app, StepDirection::Backward),
        Action::ToStart => move_to_end(app, StepDirection::Backward),
        Action::ToEnd => move_to_end(app, StepDirection::Forward),
        Action::NextArticle => return open_neighbour(app, 1),
        Action::PreviousArticle => return open_neighbour(app, -1),
        Action::Entities => toggle_sidebar(app),
        Action::NextMention => return step_to_mention(app, StepDirection::Forward, stepping),
        Action::PreviousMention => return step_to_mention(app, StepDirection::Backward, stepping),
        Action::NextAnyMention => step_to_any_mention(app, StepDirection::Forward, stepping),
        Action::PreviousAnyMention => step_to_any_mention(app, StepDirection::Backward, stepping),
        Action::SelectHere => select_here(app),
        Action::ArticlesMentioning => return ask_who_mentions(app),
        Action::Card => return ask_for_card(app),
        Action::Correct => open_corrections(app),
        Action::OnlyMentioning => return filter_by_entity(app),
        Action::Back => {
            let here = app.here();
            let place = app.jumps.back(here);
            return return_to(app, place);
        }
        Action::Forward => {
            let here = app.here();
            let place = app.jumps.forward(here);
            return return_to(app, place);
        }
        Action::Topics => {
            if app.focus == Pane::Topics {
                leave_topics(app);
            } else {
                app.pane_before_topics = app.focus;
                app.focus = Pane::Topics;
            }
        }
        Action::Find => open_prompt(app),
        Action::NextHit => return step_to_hit(app, StepDirection::Forward, stepping),
        Action::PreviousHit => return step_to_hit(app, StepDirection::Backward, stepping),
        Action::ClearFilters => return clear_filters(app),
        Action::Order => return change_order(app),
        Action::Matching => return change_matching(app),
        Action::TopicsOverTime => return ask_for_timeline(app),
        Action::KeepFilter => ask_for_name(app, Role::Filter),
        Action::KeepTopic => ask_for_name(app, Role::Topic),
        Action::Forget => return forget(app),
        Action::Restore => return restore(app),
        Action::ArticleTopics => open_classifying(app),
        Action::Star => return toggle_star(app),
        Action::MarkRead => return toggle_read(app),
        Action::Help => app.overlays.push(Overlay::Help { top: 0 }),
        Action::Cancel => return cancel(app),
        Action::Suspend => return vec![Effect::Suspend],
        Action::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

//! Events handed to what they are meant for.

use crate::app::action::Action;
use crate::app::arrangement::Pane;
use crate::app::asking::ask;
use crate::app::event::{Effect, Event, Target};
use crate::app::key::{Key, KeyCode};
use crate::app::keymap::{Keymap, Meaning};
use crate::app::own_commands::OwnMeaning;
use crate::app::palette::PaletteRow;
use crate::app::prompt::Purpose;
use crate::app::request::{Lookup, Reply};
use crate::app::state::App;
use crate::notice::Notice;
use crate::text::Rendition;

use super::answers::on_answer;
use super::closing::close_without_overlay;
use super::filters::on_day;
use super::focus::fit_panes;
use super::looking::Clicked;
use super::marking::{count_as_read, meant, on_stayed, watch_stay};
use super::mouse::{on_click, on_further_click, on_wheel};
use super::news::on_news;
use super::opening::{ask_for_article, follow_list};
use super::prompting::{on_paste, on_prompt_key, type_characters};
use super::{
    appearance, everywhere, links, list, looking, overlays, own_commands, parts, reading,
    selecting, sidebar, topics,
};

/// Changes the state as an event asks for, and says what is to be done outside.
#[must_use = "what is to be done outside is done by nobody else"]
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    let before = app.arrangement();
    let mut effects = on_event(app, event);
    close_without_overlay(app);
    parts::fit(app);
    close_step(app);
    effects.extend(follow_list(app));
    // Whatever has moved the panes, as a filter that gets or loses its row.
    if app.arrangement() != before {
        fit_panes(app);
    }
    effects.extend(ask_for_article(app));
    effects.extend(count_as_read(app));
    let in_sight = app.articles_in_sight();
    if let Some((id, ids)) = app.list.wanted(&mut app.requests, in_sight) {
        let terms = app.filters.now.filter.query.terms();
        effects.push(ask(id, Lookup::Entries { ids, terms }));
    }
    effects.extend(sidebar::ask_for_entities(app));
    effects.extend(sidebar::ask_for_spread(app));
    // One may not come back from either.
    let is_leaving = |effect: &Effect| matches!(effect, Effect::Quit | Effect::Suspend);
    let is_leaving = effects.iter().any(is_leaving);
    if is_leaving {
        let session = app.keep_session_in_any_case();
        effects.splice(0..0, app.keep_place().into_iter().chain([session]));
    }
    if let Some(kept) = appearance::keep(app, is_leaving) {
        effects.insert(0, kept);
    }
    effects.extend(app.watch_rest());
    effects.extend(watch_stay(app));
    effects
}

/// Keeps where the reader is, as far as the library does not know of it.
fn keep_at_rest(app: &mut App) -> Vec<Effect> {
    let place = app.keep_place();
    place.into_iter().chain(app.keep_session()).collect()
}

/// What the event has changed is one step that can be undone; a filter counts once it is no longer being typed.
fn close_step(app: &mut App) {
    let is_typed = app
        .prompt
        .as_ref()
        .is_some_and(|prompt| prompt.purpose == Purpose::FilterList);
    if !is_typed {
        app.history.close(&app.filters.now);
    }
}

fn on_event(app: &mut App, event: Event) -> Vec<Effect> {
    match event {
        Event::Started(notices) => return start(app, notices),
        Event::Day(today) => return on_day(app, today),
        Event::Key(key) => return on_key(app, key),
        Event::Typed(keys) => return on_keys(app, &keys),
        Event::Paste(text) => return on_paste(app, &text),
        Event::Clicked(target) => return clicked(app, target, 1),
        Event::ClickedAgain(target, times) => return clicked(app, target, times),
        Event::Dragged(target) => return selecting::drag(app, target),
        Event::Wheel(target, notches) => on_wheel(app, target, notches),
        Event::Resized(size) => {
            app.size = size;
            fit_panes(app);
            app.fit_overlays();
        }
        Event::Replied(Reply::Answer(answer)) => {
            let mut effects = on_answer(app, answer);
            effects.extend(take_held_keys(app));
            if let Some(notice) = app.opening.take_failure() {
                app.notices.show(notice);
            }
            return effects;
        }
        Event::Replied(Reply::News(news)) => return on_news(app, news),
        Event::Rendered { rendition, notice } => render(app, rendition, notice),
        Event::Idle => {
            if let Some(reading) = &mut app.reading {
                reading.grow();
            }
        }
        Event::AtRest => return keep_at_rest(app),
        Event::Stayed => return on_stayed(app),
        Event::Stopped => return vec![Effect::Suspend],
        Event::Terminated => return vec![Effect::Quit],
    }
    Vec::new()
}

/// Takes a click, one of so many on the same place.
fn clicked(app: &mut App, target: Target, times: u8) -> Vec<Effect> {
    app.begun.clear();
    match looking::clicked(app, target) {
        Clicked::Chosen => run_chosen(app),
        Clicked::Taken => Vec::new(),
        Clicked::Elsewhere if times > 1 => on_further_click(app, target, times),
        Clicked::Elsewhere => on_click(app, target),
    }
}

fn start(app: &mut App, notices: Vec<Notice>) -> Vec<Effect> {
    for notice in notices {
        app.notices.push(notice);
    }
    // Where one comes back the list finds its place by what one was at.
    let list = match app.list.selected_article() {
        Some(_) => app.refresh_list(),
        None => app.request_list(),
    };
    vec![list, app.ask(Lookup::Named)]
}

/// Renders text as the terminal now known needs it, and tells of that in place of what was said before.
fn render(app: &mut App, rendition: Rendition, notice: Option<Notice>) {
    let is_old = |notice: &Notice| *notice == Notice::UnknownTerminal;
    app.notices.replace(is_old, notice);
    app.terminal_rendition = rendition;
    appearance::apply(app);
    app.fit_overlays();
}

/// Takes a key, or where no command has it, what may have been meant by it: the same with less held, and with Alt what
/// terminals send as Escape before a character.
fn on_key(app: &mut App, key: Key) -> Vec<Effect> {
    if is_bound(app, key) {
        return on_one_key(app, key);
    }
    let has_typed = app
        .prompt
        .as_ref()
        .is_some_and(|prompt| !prompt.text().is_empty());
    if has_typed && key.is_sent_after_escape() {
        return match key.code {
            KeyCode::Backspace => on_one_key(app, key),
            // Ctrl-c right behind Escape arrives as one key with it.
            _ if key.control => {
                let mut effects = on_one_key(app, Key::plain(KeyCode::Escape));
                effects.extend(on_one_key(app, Key { alt: false, ..key }));
                effects
            }
            // As Escape it would take the line away, and what is typed with it.
            _ => Vec::new(),
        };
    }
    let plain = key.with_fewer_held().last().unwrap_or(key);
    let meant = key.with_fewer_held().find(|key| is_bound(app, *key));
    let mut effects = match key.is_sent_after_escape() && meant.is_none_or(|key| !key.alt) {
        true => on_one_key(app, Key::plain(KeyCode::Escape)),
        false => Vec::new(),
    };
    effects.extend(on_one_key(app, meant.unwrap_or(plain)));
    effects
}

/// Whether a key means a command here, alone or with those before it.
fn is_bound(app: &App, key: Key) -> bool {
    if app
        .prompt
        .as_ref()
        .is_some_and(|prompt| prompt.is_new_line(key))
    {
        return true;
    }
    !is_for_prompt(app, key) && (meaning(app, key).is_some() || own_meaning(app, key).is_some())
}

/// What a key means with those that were typed before it.
fn meaning(app: &App, key: Key) -> Option<Meaning> {
    if app.begun.is_empty() && !app.overlays.is_empty() {
        let fixed = Keymap::in_menu(key).map(Meaning::Action);
        return fixed.or_else(|| app.keymap.meaning(&[key], app.key_scope()));
    }
    app.keymap.meaning(&typed_with(app, key), app.key_scope())
}

/// What a key means here among the commands of the reader's own.
fn own_meaning(app: &App, key: Key) -> Option<OwnMeaning> {
    let meaning = || app.own_commands.meaning(&typed_with(app, key));
    app.overlays.is_empty().then(meaning)?
}

/// A key with those that were typed before it and began a command.
fn typed_with(app: &App, key: Key) -> Vec<Key> {
    app.begun.iter().copied().chain([key]).collect()
}

fn on_one_key(app: &mut App, key: Key) -> Vec<Effect> {
    if app.arrangement().is_none() {
        // Nothing can be seen: nothing is done unseen, but one can leave.
        return match app.keymap.action(key) {
            Some(Action::Quit | Action::Close) => vec![Effect::Quit],
            Some(Action::Suspend) => vec![Effect::Suspend],
            _ => Vec::new(),
        };
    }
    if is_for_prompt(app, key) {
        return match looking::is_open(app) {
            true => on_looking_key(app, key),
            false => on_prompt_key(app, key),
        };
    }
    if let Some(effects) = links::on_key(app, key) {
        return effects;
    }
    if app.opening.holds_keys() && meaning(app, key).is_none() && app.opening.can_hold() {
        // It may be a letter of a word that is typed after a key that waits.
        app.opening.hold(vec![key]);
        return Vec::new();
    }
    match meaning(app, key) {
        Some(Meaning::Begun) => {
            app.notices.advance();
            app.begun.push(key);
            Vec::new()
        }
        Some(Meaning::Action(action)) => {
            app.begun.push(key);
            let keys = std::mem::take(&mut app.begun);
            on_command(app, action, keys)
        }
        None => on_own_key(app, key),
    }
}

/// Takes a key that means nothing among the actions. What began a command and does not go on is forgotten, and the key
/// with it.
fn on_own_key(app: &mut App, key: Key) -> Vec<Effect> {
    app.notices.advance();
    let own = own_meaning(app, key);
    let mut keys = std::mem::take(&mut app.begun);
    keys.push(key);
    match own {
        None => Vec::new(),
        Some(OwnMeaning::Begun) => {
            app.begun = keys;
            Vec::new()
        }
        Some(OwnMeaning::Command(_)) if app.opening.can_hold() => {
            // It is to get the article that is awaited.
            app.opening.hold(keys);
            Vec::new()
        }
        Some(OwnMeaning::Command(index)) => own_commands::run(app, index),
    }
}

/// Does what some keys ask for, or lets them wait for the article that they are meant for.
fn on_command(app: &mut App, action: Action, keys: Vec<Key>) -> Vec<Effect> {
    if is_for_awaited(app, action) {
        app.opening.hold(keys);
        return Vec::new();
    }
    app.notices.advance();
    app.steps.advance();
    on_action(app, action)
}

/// Takes a key while help or the palette is typed into.
fn on_looking_key(app: &mut App, key: Key) -> Vec<Effect> {
    if looking::closes(app, key) {
        looking::close(app);
    } else if key == Key::plain(KeyCode::Enter) {
        return run_chosen(app);
    } else if !looking::moves(app, key) {
        return on_prompt_key(app, key);
    }
    Vec::new()
}

/// Does what is chosen in the palette, as its key would.
pub(super) fn run_chosen(app: &mut App) -> Vec<Effect> {
    let action = match looking::choose(app) {
        Some(PaletteRow::Command(command)) => command.action,
        Some(PaletteRow::Own(index)) => return own_commands::run(app, index),
        None => return Vec::new(),
    };
    let keys = app.keymap.keys(action).first();
    match keys.map(|keys| keys.keys().to_vec()) {
        Some(keys) => on_command(app, action, keys),
        // Without a key it cannot wait, and is done with what is there.
        None => on_action(app, action),
    }
}

/// What lies on top takes an action, else the pane that keys go to, else the program.
fn on_action(app: &mut App, action: Action) -> Vec<Effect> {
    if overlays::close_welcome(app) && action == Action::Cancel {
        return Vec::new();
    }
    if !app.overlays.is_empty() {
        return overlays::on(app, action);
    }
    let in_pane = match app.focus {
        Pane::List => list::on(app, action),
        Pane::Reading => reading::on(app, action),
        Pane::Sidebar => sidebar::on(app, action),
        Pane::Topics => topics::on(app, action),
        Pane::Filter => parts::on(app, action),
    };
    in_pane.unwrap_or_else(|| everywhere::on(app, action))
}

/// Whether an action is meant for an article that is wanted and not there yet: what is shown still is another.
fn is_for_awaited(app: &App, action: Action) -> bool {
    if !app.opening.can_hold() || !app.overlays.is_empty() || action.leaves() {
        return false;
    }
    // What is typed after it waits, too: nothing changes places.
    if app.opening.holds_keys() {
        return true;
    }
    match app.focus {
        Pane::Reading | Pane::Sidebar => !action.moves_in_list(),
        Pane::List | Pane::Topics | Pane::Filter => {
            action.needs_text() || (action.needs_summary() && meant(app).is_none())
        }
    }
}

/// Takes keys that were pressed one right after the other. Where all are characters of a line, what they make is looked
/// for once.
fn on_keys(app: &mut App, keys: &[Key]) -> Vec<Effect> {
    let is_typed = |key: &Key| key.is_character() && is_for_prompt(app, *key);
    let closes = |key: &Key| looking::is_open(app) && looking::closes(app, *key);
    let is_line = keys.iter().all(is_typed) && !keys.first().is_some_and(closes);
    if app.arrangement().is_some() && is_line {
        return type_characters(app, keys);
    }
    keys.iter().flat_map(|key| on_key(app, *key)).collect()
}

/// Whether a key goes to the line that is typed.
fn is_for_prompt(app: &App, key: Key) -> bool {
    app.prompt.is_some() && app.keymap.action(key) != Some(Action::Suspend)
}

/// Takes the keys that were held for an article, until another is awaited.
fn take_held_keys(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    // What was begun meanwhile goes on after them.
    let begun = std::mem::take(&mut app.begun);
    while let Some(key) = app.opening.next_held() {
        effects.extend(on_key(app, key));
    }
    app.begun = begun;
    effects
}

//! The line that is typed into.

use crate::app::arrangement::Pane;
use crate::app::event::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::prompt::{KeyOutcome, Prompt, Purpose};
use crate::app::reading::SearchScope;
use crate::app::state::App;
use crate::article::is_web_address;
use crate::library::NamedQueryRole;
use crate::query;

use super::adding::{add, ask_what_to_add};
use super::cards;
use super::choosing::{offer_entities, on_chooser_key};
use super::closing::close_prompt;
use super::completing::{complete_here, offer_here};
use super::correcting::on_name_typed;
use super::filters::set_query;
use super::focus::focus_on;
use super::highlighting;
use super::keeping::keep;
use super::looking;
use super::overlays::choose_entity;
use super::selection::{narrow_sidebar, select_best, select_sought};
use super::steps::go_to_first_hit;

/// Begins a line that narrows or searches what is shown, as it is typed.
pub(super) fn open_prompt(app: &mut App, prompt: Prompt) {
    app.list.home = app.list.selected_article();
    app.prompt = Some(prompt);
}

/// Takes a key while a line is typed.
pub(super) fn on_prompt_key(app: &mut App, key: Key) -> Vec<Effect> {
    let chooses = app.prompt.as_ref().map(|prompt| prompt.purpose) == Some(Purpose::ChooseEntity);
    if chooses && !key.control && on_chooser_key(app, key).is_some() {
        return Vec::new();
    }
    if let Some(effects) = on_offer_key(app, key).or_else(|| on_history_key(app, key)) {
        return effects;
    }
    let typed = app.prompt.as_mut().map(|prompt| prompt.key(key));
    typed.map_or_else(Vec::new, |typed| on_typed(app, typed))
}

/// Puts characters into the prompt, and acts once on what they make.
pub(super) fn type_characters(app: &mut App, keys: &[Key]) -> Vec<Effect> {
    let Some(prompt) = &mut app.prompt else {
        return Vec::new();
    };
    let mut typed = KeyOutcome::Unchanged;
    for key in keys {
        if prompt.key(*key) == KeyOutcome::Changed {
            typed = KeyOutcome::Changed;
        }
    }
    on_typed(app, typed)
}

/// Goes through what the prompt offers; `None` where the key means something else.
fn on_offer_key(app: &mut App, key: Key) -> Option<Vec<Effect>> {
    let prompt = app.prompt.as_mut()?;
    let may_ask = prompt.purpose == Purpose::FilterList && !key.control;
    // Below the lines that were typed before are the offers.
    let asks = key.code == KeyCode::Tab || (key.code == KeyCode::Down && prompt.recalled == 0);
    if may_ask && prompt.completing.is_none() && asks {
        return Some(offer_here(app));
    }
    let completing = prompt.completing.as_mut().filter(|_| may_ask)?;
    let is_chosen = completing.chosen.is_some();
    match key.code {
        KeyCode::Down => completing.next(),
        KeyCode::Tab if !completing.is_shown => completing.next(),
        KeyCode::Up if is_chosen => completing.previous(),
        KeyCode::Escape if is_chosen => completing.chosen = None,
        KeyCode::Tab => return Some(take_offer(app, None)),
        KeyCode::Enter if is_chosen => return Some(take_offer(app, None)),
        _ => return None,
    }
    Some(Vec::new())
}

/// Goes through what was typed before for the same purpose: up to what is older, down to what is newer. `None` where
/// the key means something else.
fn on_history_key(app: &mut App, key: Key) -> Option<Vec<Effect>> {
    let prompt = app.prompt.as_mut().filter(|_| !key.control)?;
    let is_at_other_line = match key.code {
        KeyCode::Up => prompt.go_up(),
        KeyCode::Down => prompt.go_down(),
        _ => false,
    };
    if is_at_other_line {
        return Some(Vec::new());
    }
    let steps = match key.code {
        KeyCode::Up => prompt.recalled + 1,
        KeyCode::Down => prompt.recalled.checked_sub(1)?,
        _ => return None,
    };
    let draft = prompt.draft.clone();
    let line = match steps {
        0 => Some(draft.as_str()),
        steps => app.prompt_history.back(prompt.purpose, steps),
    };
    let Some(line) = line else {
        return Some(Vec::new());
    };
    prompt.recall(steps, line);
    let effects = on_typed(app, KeyOutcome::Changed);
    if let Some(prompt) = &mut app.prompt {
        prompt.completing = None;
    }
    Some(effects)
}

/// The prompt for the query of the list. What is typed goes on behind the words there are, not in the last of them.
pub(super) fn filter_prompt(app: &App) -> Prompt {
    let mut typed = app.filters.now.typed.clone();
    if typed.ends_with(|last: char| !last.is_whitespace()) {
        typed.push(' ');
    }
    Prompt::new(Purpose::FilterList, &typed)
}

/// Begins to search all articles, from wherever one is: for what the open one was searched for in vain, else from the
/// query there is.
pub(super) fn search_library(app: &mut App) -> Vec<Effect> {
    let search = app
        .reading
        .as_ref()
        .and_then(|reading| reading.search.as_ref());
    let missed =
        search.filter(|search| search.scope == SearchScope::Article && search.hits.is_empty());
    let missed = missed.map(|search| search.words.clone());
    let Some(words) = missed else {
        open_prompt(app, filter_prompt(app));
        return Vec::new();
    };
    let mut prompt = Prompt::new(Purpose::FilterList, &app.filters.now.typed);
    let end = words.len();
    prompt.write(words, end);
    open_prompt(app, prompt);
    on_typed(app, KeyOutcome::Changed)
}

/// Takes text that was pasted. An address pasted where nothing is typed is offered to be added.
pub(super) fn on_paste(app: &mut App, text: &str) -> Vec<Effect> {
    let address = text.trim();
    if app.prompt.is_none() && is_web_address(address) && !address.contains(char::is_whitespace) {
        ask_what_to_add(app, address);
        return Vec::new();
    }
    let typed = app.prompt.as_mut().map(|prompt| prompt.insert(text));
    typed.map_or_else(Vec::new, |typed| on_typed(app, typed))
}

/// Puts an offer in: the one that is pointed at, else the chosen one, else the first.
pub(super) fn take_offer(app: &mut App, pointed_at: Option<usize>) -> Vec<Effect> {
    let Some(prompt) = &mut app.prompt else {
        return Vec::new();
    };
    let taken = prompt.completing.as_ref().and_then(|completing| {
        let index = pointed_at.or(completing.chosen).unwrap_or(0);
        let insert = completing.shown().get(index)?.insert();
        Some(completing.completion.accept(prompt.text(), &insert))
    });
    match taken {
        Some((text, caret)) => {
            prompt.write(text, caret);
            on_typed(app, KeyOutcome::Changed)
        }
        None => Vec::new(),
    }
}

fn on_typed(app: &mut App, typed: KeyOutcome) -> Vec<Effect> {
    let Some(prompt) = app.prompt.clone() else {
        return Vec::new();
    };
    match typed {
        KeyOutcome::Unchanged => {
            // The caret may stand elsewhere now.
            if let Some(prompt) = &mut app.prompt {
                prompt.completing = None;
            }
            Vec::new()
        }
        KeyOutcome::Changed => {
            let mut effects = use_words(app, prompt.purpose, prompt.text());
            if prompt.purpose == Purpose::FilterList {
                effects.extend(complete_here(app));
            }
            effects
        }
        KeyOutcome::Accepted => accept_words(app, &prompt),
        KeyOutcome::Cancelled if looking::is_open(app) => {
            looking::close(app);
            Vec::new()
        }
        KeyOutcome::Cancelled => {
            close_prompt(app);
            match prompt.purpose {
                Purpose::FilterList => take_back_query(app, &prompt.before),
                Purpose::SearchText => {
                    if let Some(reading) = &mut app.reading {
                        reading.take_back_search();
                    }
                    Vec::new()
                }
                Purpose::ChooseEntity => {
                    app.overlays.pop();
                    Vec::new()
                }
                purpose => use_words(app, purpose, &prompt.before),
            }
        }
    }
}

fn use_words(app: &mut App, purpose: Purpose, words: &str) -> Vec<Effect> {
    match purpose {
        Purpose::FilterList => return use_query(app, words),
        Purpose::RenameEntity
        | Purpose::AddEntity
        | Purpose::NameFilter
        | Purpose::NameTopic
        | Purpose::WriteNote
        | Purpose::AddArticles => {}
        Purpose::SearchHelp | Purpose::FindAction => looking::find(app, words),
        Purpose::SearchText => {
            if let Some(reading) = &mut app.reading {
                reading.find(words);
            }
        }
        Purpose::FilterEntities => narrow_sidebar(app, words),
        Purpose::ChooseEntity => return offer_entities(app, words),
        Purpose::SearchCard => cards::narrow(app, words),
    }
    Vec::new()
}

/// Narrows the list while a query is typed. An error is shown and leaves the list as it was.
fn use_query(app: &mut App, words: &str) -> Vec<Effect> {
    let parsed = query::parse_while_typing(words, &app.filters.vocabulary());
    let (query, error) = match parsed {
        Ok(query) => (Some(query), None),
        Err(error) => (None, Some(error)),
    };
    if let Some(prompt) = &mut app.prompt {
        prompt.error = error;
    }
    query.map_or_else(Vec::new, |query| set_query(app, words, query))
}

/// Filters by the query there was before.
fn take_back_query(app: &mut App, before: &str) -> Vec<Effect> {
    if before == app.filters.now.typed {
        return Vec::new();
    }
    let query = query::parse(before, &app.filters.vocabulary());
    query.map_or_else(|_| Vec::new(), |query| set_query(app, before, query))
}

fn accept_words(app: &mut App, prompt: &Prompt) -> Vec<Effect> {
    app.prompt_history.remember(prompt.purpose, prompt.text());
    match prompt.purpose {
        Purpose::FilterList => return accept_query(app, prompt),
        Purpose::ChooseEntity => {
            let row = app
                .overlays
                .last()
                .map_or(0, |overlay| overlay.cursor.selected);
            return choose_entity(app, row);
        }
        _ => {}
    }
    app.prompt = None;
    match prompt.purpose {
        Purpose::RenameEntity | Purpose::AddEntity => return on_name_typed(app, prompt),
        Purpose::NameFilter => return keep(app, prompt.text(), NamedQueryRole::Filter),
        Purpose::NameTopic => return keep(app, prompt.text(), NamedQueryRole::Topic),
        Purpose::AddArticles => return add(app, prompt.text()),
        Purpose::WriteNote => return highlighting::on_note_typed(app, prompt.text()),
        Purpose::FilterEntities => select_best(app),
        Purpose::SearchText => go_to_first_hit(app),
        // The dispatcher takes some of these before.
        Purpose::FilterList
        | Purpose::ChooseEntity
        | Purpose::SearchCard
        | Purpose::SearchHelp
        | Purpose::FindAction => {}
    }
    Vec::new()
}

/// Filters by a query that is typed to its end. One with an error stays in the prompt.
fn accept_query(app: &mut App, prompt: &Prompt) -> Vec<Effect> {
    match query::parse(prompt.text(), &app.filters.vocabulary()) {
        Ok(query) => {
            app.prompt = None;
            app.list.home = None;
            focus_on(app, Pane::List);
            let effects = set_query(app, prompt.text(), query);
            select_sought(app);
            effects
        }
        Err(error) => {
            if let Some(prompt) = &mut app.prompt {
                prompt.error = Some(error);
                prompt.completing = None;
            }
            Vec::new()
        }
    }
}

//! What keys do while something lies over the panes.

use crate::app::action::Action;
use crate::app::card::{CardOverlay, CardRow};
use crate::app::{App, Effect, MentioningOverlay, OpenAt, Overlay, Pane, Stepping};

use super::correcting::on_correct_action;
use super::mentions::open_card;
use super::moving::focus_on;
use super::opening::open;
use super::topics::{on_classify_action, on_timeline_action};

pub(super) fn on_overlay_action(app: &mut App, overlay: Overlay, action: Action) -> Vec<Effect> {
    match action {
        Action::Quit => vec![Effect::Quit],
        Action::Suspend => {
            app.overlays.push(overlay);
            vec![Effect::Suspend]
        }
        Action::Cancel | Action::Back => Vec::new(),
        _ => match overlay {
            Overlay::Help { top } => {
                if let Some(top) = scrolled(action, top, usize::from(app.size.rows / 2)) {
                    app.overlays.push(Overlay::Help { top });
                }
                Vec::new()
            }
            Overlay::Mentioning(overlay) => on_mentioning_action(app, overlay, action),
            Overlay::Card(overlay) => on_card_action(app, overlay, action),
            Overlay::Correct(overlay) => on_correct_action(app, overlay, action),
            Overlay::Classify(overlay) => on_classify_action(app, overlay, action),
            Overlay::Timeline(overlay) => on_timeline_action(app, overlay, action),
        },
    }
}

/// Where a list that shows `page` rows goes on an action; `None` where the action closes it.
pub(super) fn scrolled(action: Action, at: usize, page: usize) -> Option<usize> {
    Some(match action {
        Action::Down => at + 1,
        Action::Up => at.saturating_sub(1),
        Action::PageForward => at + page,
        Action::PageBackward => at.saturating_sub(page),
        Action::ToStart => 0,
        Action::ToEnd => usize::MAX / 2,
        Action::Help | Action::ArticlesMentioning | Action::Open => return None,
        _ => at,
    })
}

pub(super) fn on_mentioning_action(
    app: &mut App,
    mut overlay: MentioningOverlay,
    action: Action,
) -> Vec<Effect> {
    let count = overlay.articles.as_ref().map_or(0, Vec::len);
    if action == Action::Open {
        return open_mentioning(app, &overlay, overlay.selected);
    }
    let page = app.overlay_articles_in_sight();
    let Some(selected) = scrolled(action, overlay.selected, page) else {
        return Vec::new();
    };
    overlay.selected = selected.min(count.saturating_sub(1));
    overlay.top = overlay.top.clamp(
        (overlay.selected + 1).saturating_sub(page),
        overlay.selected,
    );
    app.overlays.push(Overlay::Mentioning(overlay));
    Vec::new()
}

pub(super) fn open_mentioning(
    app: &mut App,
    overlay: &MentioningOverlay,
    index: usize,
) -> Vec<Effect> {
    let Some(article) = overlay
        .articles
        .as_ref()
        .and_then(|articles| articles.get(index))
    else {
        return Vec::new();
    };
    app.leave();
    focus_on(app, Pane::Reading);
    app.stepping = Some(Stepping::Mentions);
    let entrance = OpenAt::FirstMention {
        entity_id: article.entity_id.clone(),
        offset: article.first_mention,
    };
    open(app, article.summary.id, entrance)
}

/// How many rows an action moves by, where `page` rows are in sight; `None` where it does not move.
pub(super) fn steps_of(action: Action, page: usize) -> Option<isize> {
    Some(match action {
        Action::Down => 1,
        Action::Up => -1,
        Action::PageForward => page.cast_signed(),
        Action::PageBackward => -page.cast_signed(),
        Action::ToStart => isize::MIN,
        Action::ToEnd => isize::MAX,
        _ => return None,
    })
}

fn on_card_action(app: &mut App, mut overlay: CardOverlay, action: Action) -> Vec<Effect> {
    let page = app.card_rows_in_sight();
    match (action, steps_of(action, page)) {
        (Action::Card, _) => return Vec::new(),
        (Action::Open, _) => {
            let row = overlay.selected;
            return follow(app, overlay, row);
        }
        (_, Some(steps)) => overlay.step(steps, page),
        _ => {}
    }
    app.overlays.push(Overlay::Card(overlay));
    Vec::new()
}

/// Goes where a row of a card leads: to a companion's card, or to a sentence in its article.
pub(super) fn follow(app: &mut App, overlay: CardOverlay, row: usize) -> Vec<Effect> {
    let leads_to = overlay.card.clone().zip(overlay.rows.get(row).copied());
    match leads_to {
        Some((card, CardRow::Companion(index))) => {
            let companion = &card.companions[index];
            let (id, name) = (companion.entity_id.clone(), companion.name.clone());
            app.overlays.push(Overlay::Card(overlay));
            open_card(app, id, name)
        }
        Some((card, CardRow::Sentence(index))) => {
            let sentence = &card.concordance[index];
            app.overlays.clear();
            app.leave();
            focus_on(app, Pane::Reading);
            app.stepping = Some(Stepping::Mentions);
            let entrance = OpenAt::FirstMention {
                entity_id: sentence.article.entity_id.clone(),
                offset: sentence.mention_in_article.start,
            };
            open(app, sentence.article.id, entrance)
        }
        _ => {
            app.overlays.push(Overlay::Card(overlay));
            Vec::new()
        }
    }
}

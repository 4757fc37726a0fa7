//! Passages highlighted, and notes written on them: made, changed, removed, gone to, listed.

use crate::app::action::Action;
use crate::app::arrangement::Pane;
use crate::app::asking::ask;
use crate::app::cursor::Cursor;
use crate::app::event::Effect;
use crate::app::highlights::{HighlightsOverlay, Noting};
use crate::app::opening::OpenAt;
use crate::app::outstanding::RequestId;
use crate::app::overlay::{Content, Overlay};
use crate::app::prompt::{Prompt, Purpose};
use crate::app::reading::Reading;
use crate::app::request::{Edit, Lookup};
use crate::app::state::App;
use crate::app::step_direction::StepDirection;
use crate::app::undo::UndoableChange;
use crate::article::{ArticleId, Highlight, QuoteFault};
use crate::library::{HighlightList, ListedHighlight};
use crate::limits;
use crate::notice::{Deed, Notice};
use crate::range::TextRange;

use super::focus::focus_on;
use super::opening::open_from_elsewhere;
use super::undoing::{redo, undo};

/// Highlights what is selected and lets it go; what is highlighted already is so no longer.
pub(super) fn highlight(app: &mut App) -> Vec<Effect> {
    let Some(Noting {
        article,
        before,
        highlight,
    }) = selected(app)
    else {
        return Vec::new();
    };
    let after = match before {
        Some(_) => None,
        None => Some(highlight),
    };
    change(app, article, before, after)
}

/// Asks for the note on what is selected.
pub(super) fn write_note(app: &mut App) {
    if let Some(noting) = selected(app) {
        ask_for_note(app, noting);
    }
}

/// What is selected, as it is to be highlighted or is already. Where it cannot be, that is said.
fn selected(app: &mut App) -> Option<Noting> {
    let noting = noting(app)?;
    let Some(refusal) = refusal(app, &noting) else {
        return Some(noting);
    };
    app.notices.show(refusal);
    None
}

/// Why what is selected cannot be highlighted. What is highlighted already can have another note.
fn refusal(app: &App, noting: &Noting) -> Option<Notice> {
    if noting.before.is_some() {
        return None;
    }
    if let Some(fault) = noting.highlight.quote.fault() {
        return Some(match fault {
            QuoteFault::Blank => Notice::NothingToHighlight,
            QuoteFault::TooLong => Notice::PassageTooLong {
                limit: limits::PASSAGE / 1024,
            },
        });
    }
    let count = app.reading.as_ref()?.highlights().len();
    let limit = limits::HIGHLIGHTS_OF_ARTICLE;
    (count >= limit).then_some(Notice::TooManyHighlights { limit })
}

fn noting(app: &App) -> Option<Noting> {
    let reading = app.reading.as_ref()?;
    let range = reading.selecting.as_ref()?.range();
    let known = reading.highlights().iter();
    let before = known.clone().find(|one| one.range == Some(range)).cloned();
    let text = &reading.article.body.text;
    Some(Noting {
        article: reading.article.id,
        highlight: match &before {
            Some(known) => known.clone(),
            None => Highlight::of(text, range, String::new()),
        },
        before,
    })
}

fn ask_for_note(app: &mut App, noting: Noting) {
    let draft = app.notes.draft(&noting);
    let mut prompt = Prompt::new(Purpose::WriteNote, draft.unwrap_or(&noting.highlight.note));
    prompt.notice = draft.map(|_| Notice::NoteDraftResumed);
    app.prompt = Some(prompt);
    app.notes.written = Some(noting);
}

/// Leaves a note that is not finished: what was typed is kept as a draft.
pub(super) fn on_note_left(app: &mut App, typed: &str) {
    let Some(noting) = app.notes.written.take() else {
        return;
    };
    if app.notes.keep_draft(&noting, typed) {
        app.notices.show(Notice::NoteDraftKept);
    }
}

/// Keeps the note that was typed; an empty one is taken away, and the passage stays highlighted.
pub(super) fn on_note_typed(app: &mut App, typed: &str) -> Vec<Effect> {
    let Some(noting) = app.notes.written.take() else {
        return Vec::new();
    };
    app.notes.forget_draft(&noting);
    let Noting {
        article,
        before,
        highlight,
    } = noting;
    let note = match typed == highlight.note {
        true => typed.to_owned(),
        false => typed.trim().to_owned(),
    };
    let after = Highlight { note, ..highlight };
    if before.as_ref() == Some(&after) {
        let_go(app, article, after.range);
        return Vec::new();
    }
    change(app, article, before, Some(after))
}

/// Makes one of an article what it is to be, which can be undone, and tells it.
fn change(
    app: &mut App,
    article: ArticleId,
    before: Option<Highlight>,
    after: Option<Highlight>,
) -> Vec<Effect> {
    let passage = before.as_ref().or(after.as_ref());
    let_go(app, article, passage.and_then(|one| one.range));
    let deed = deed(before.as_ref(), after.as_ref());
    app.notices.show(Notice::Made(deed.clone()));
    let edit = Edit::highlight(article, before.as_ref(), after.as_ref());
    let change = UndoableChange::Highlight {
        article,
        before,
        after,
    };
    app.history.record(deed, change);
    edit.map(|edit| app.ask(edit)).into_iter().collect()
}

/// Selects a passage no longer. What else is selected has nothing to do with it.
fn let_go(app: &mut App, article: ArticleId, passage: Option<TextRange>) {
    let open = app.reading.as_mut();
    if let Some(reading) = open.filter(|reading| reading.article.id == article) {
        reading
            .selecting
            .take_if(|selecting| Some(selecting.range()) == passage);
    }
}

/// How a change is told.
fn deed(before: Option<&Highlight>, after: Option<&Highlight>) -> Deed {
    let words = before.or(after).map(|one| one.quote.opening());
    let words = words.unwrap_or_default();
    let has_note = |one: Option<&Highlight>| one.is_some_and(Highlight::has_note);
    match (has_note(before), has_note(after)) {
        _ if after.is_none() => Deed::HighlightRemoved { words },
        (false, true) => Deed::NoteWritten { words },
        (true, true) => Deed::NoteChanged { words },
        (true, false) => Deed::NoteRemoved { words },
        (false, false) => Deed::Highlighted { words },
    }
}

/// Goes to the next or the previous passage that is highlighted in the open article.
pub(super) fn step(app: &mut App, direction: StepDirection) {
    let found = match &mut app.reading {
        Some(reading) => reading.step_to_highlight(direction),
        None => return,
    };
    match found {
        Some(_) => focus_on(app, Pane::Reading),
        None => app.notices.show(Notice::NothingHighlighted),
    }
}

/// Lays over the panes what is highlighted; that of all articles comes when the library answers.
pub(super) fn open_list(app: &mut App) -> Vec<Effect> {
    let request = app.requests.fresh();
    let here = app.reading.as_ref().map_or_else(Vec::new, listed);
    let row = app.reading.as_ref().and_then(Reading::highlight_number);
    let row = row.map_or(0, |(number, _)| number - 1);
    let content = Content::Highlights(HighlightsOverlay::new(here, request));
    app.lay_over_at(row, content);
    vec![ask(request, Lookup::Highlights)]
}

/// What is highlighted in the open article, as it is listed.
fn listed(reading: &Reading) -> Vec<ListedHighlight> {
    let list = reading.highlights().iter();
    let listed = list.map(|highlight| ListedHighlight {
        article: reading.article.id,
        title: reading.article.metadata.title.clone(),
        highlight: highlight.clone(),
    });
    listed.collect()
}

fn overlay_of(overlay: &mut Overlay) -> Option<&mut HighlightsOverlay> {
    match &mut overlay.content {
        Content::Highlights(highlights) => Some(highlights),
        _ => None,
    }
}

/// Shows what is highlighted in all articles, where that is awaited.
pub(super) fn fill_list(app: &mut App, request: RequestId, all: HighlightList) {
    for overlay in &mut app.overlays {
        let Some(shown) = overlay_of(overlay) else {
            continue;
        };
        if shown.awaited.take(request).is_some() {
            shown.all = Some(all);
            overlay.cursor.keep_within(overlay.content.row_count());
            return;
        }
    }
}

/// Takes over what is highlighted in an article now, and asks for that of all where it is shown.
pub(super) fn take(app: &mut App, id: ArticleId, highlights: Vec<Highlight>) -> Vec<Effect> {
    let open = app.reading.as_mut();
    if let Some(reading) = open.filter(|reading| reading.article.id == id) {
        reading.highlight(highlights);
    }
    let here = app.reading.as_ref().map_or_else(Vec::new, listed);
    let request = app.requests.fresh();
    for overlay in &mut app.overlays {
        let Some(shown) = overlay_of(overlay) else {
            continue;
        };
        shown.here = here;
        shown.awaited.expect(request, ());
        overlay.cursor.keep_within(overlay.content.row_count());
        return vec![ask(request, Lookup::Highlights)];
    }
    Vec::new()
}

/// Takes an action that means something else in the list than elsewhere.
pub(super) fn on_list(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let height = app.overlay_rows_in_sight(&app.overlays.last()?.content);
    let top = app.overlays.last_mut()?;
    let row = top.cursor.selected;
    let shown = overlay_of(top)?;
    let chosen = shown.rows().and_then(|rows| rows.get(row)).cloned();
    match action {
        Action::NextPane | Action::PreviousPane => {
            shown.show_others();
            // One stays at the passage one is at, wherever it stands among the others.
            let rows = shown.rows().unwrap_or_default();
            let place = rows.iter().position(|row| Some(row) == chosen.as_ref());
            let (steps, count) = (place.unwrap_or(0).cast_signed(), rows.len());
            top.cursor = Cursor::default();
            top.cursor.step(steps, count, height, |_| true);
            Some(Vec::new())
        }
        Action::Restore => Some(undo(app)),
        Action::Redo => Some(redo(app)),
        Action::Forget => {
            let ListedHighlight {
                article, highlight, ..
            } = chosen?;
            Some(change(app, article, Some(highlight), None))
        }
        Action::Correct => {
            let ListedHighlight {
                article, highlight, ..
            } = chosen?;
            let before = Some(highlight.clone());
            ask_for_note(
                app,
                Noting {
                    article,
                    before,
                    highlight,
                },
            );
            Some(Vec::new())
        }
        _ => None,
    }
}

/// Goes to the passage of a row.
pub(super) fn choose(app: &mut App, row: usize) -> Vec<Effect> {
    let Some(Content::Highlights(shown)) = app.overlays.last().map(|overlay| &overlay.content)
    else {
        return Vec::new();
    };
    let Some(chosen) = shown.rows().and_then(|rows| rows.get(row)).cloned() else {
        return Vec::new();
    };
    app.overlays.pop();
    let ListedHighlight {
        article, highlight, ..
    } = chosen;
    if highlight.range.is_none() {
        app.notices.show(Notice::PassageGone);
    }
    let is_open = |reading: &&mut Reading| reading.article.id == article;
    let Some(range) = highlight.range else {
        if app.reading.as_mut().filter(is_open).is_none() {
            open_from_elsewhere(app, article, OpenAt::AsLeft);
        }
        return Vec::new();
    };
    if app.reading.as_mut().filter(is_open).is_none() {
        open_from_elsewhere(app, article, OpenAt::Passage(range));
        return Vec::new();
    }
    app.leave();
    focus_on(app, Pane::Reading);
    if let Some(reading) = &mut app.reading {
        reading.jump_to(range);
    }
    Vec::new()
}

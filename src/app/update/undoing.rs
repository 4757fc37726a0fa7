//! What was done undone, and done again.

use crate::app::event::Effect;
use crate::app::request::{Edit, Mark};
use crate::app::state::App;
use crate::app::undo::{Made, UndoStep, UndoableChange};
use crate::article::ArticleId;
use crate::notice::Notice;
use crate::topics::Topic;

use super::filters::narrow;
use super::marking::{mark, show_in_open, shown};
use super::own_topics;
use super::removing::{put_back, take_away};

/// Undoes what was done last.
pub(super) fn undo(app: &mut App) -> Vec<Effect> {
    let Some(UndoStep { deed, changes }) = app.history.undo() else {
        app.notices.show(Notice::NothingToUndo);
        return Vec::new();
    };
    app.notices.show(Notice::Undone(deed));
    make_all(app, changes)
}

/// Does once more what was undone last.
pub(super) fn redo(app: &mut App) -> Vec<Effect> {
    let Some(UndoStep { deed, changes }) = app.history.redo() else {
        app.notices.show(Notice::NothingToRedo);
        return Vec::new();
    };
    app.notices.show(Notice::Redone(deed));
    make_all(app, changes)
}

fn make_all(app: &mut App, changes: Vec<UndoableChange>) -> Vec<Effect> {
    let made = changes.into_iter().map(|change| make(app, change));
    made.collect::<Vec<_>>().concat()
}

fn make(app: &mut App, change: UndoableChange) -> Vec<Effect> {
    match change {
        UndoableChange::Filter { after, .. } => {
            app.history.see(&after);
            narrow(app, after)
        }
        UndoableChange::Mark(articles, set) => set_mark(app, articles, set),
        UndoableChange::Topic { id, topic, has_it } => set_topic(app, id, topic, has_it),
        UndoableChange::OwnTopic {
            id, name, after, ..
        } => own_topics::choose(app, id, name, after),
        UndoableChange::Correction(correction, made) => vec![app.ask(match made {
            Made::Done => Edit::Correct(correction),
            Made::Undone => Edit::TakeBack(correction),
        })],
        UndoableChange::Named { before, after } => {
            let edit = match (after, before) {
                (Some(named), _) => Edit::NameQuery(named),
                (None, Some(before)) => Edit::ForgetQuery(before.name),
                (None, None) => return Vec::new(),
            };
            vec![app.ask(edit)]
        }
        UndoableChange::Highlight {
            article,
            before,
            after,
        } => {
            let edit = Edit::highlight(article, before.as_ref(), after.as_ref());
            edit.map(|edit| app.ask(edit)).into_iter().collect()
        }
        UndoableChange::Removal(id, Made::Done) => take_away(app, id),
        UndoableChange::Removal(id, Made::Undone) => put_back(app, id),
    }
}

fn set_mark(app: &mut App, articles: Vec<ArticleId>, set: Mark) -> Vec<Effect> {
    if let [id] = *articles {
        let effects = mark(app, id, set);
        if !effects.is_empty() {
            return effects;
        }
    }
    // Many, or one that is nowhere shown: the list is asked for again once it is done.
    show_in_open(app, &articles, set);
    vec![app.ask(Edit::MarkEach(articles, set))]
}

/// Gives an article a topic, or takes it away, wherever it is shown.
fn set_topic(app: &mut App, id: ArticleId, topic: Topic, has_it: bool) -> Vec<Effect> {
    for summary in shown(app, id) {
        summary.topics.retain(|other| *other != topic);
        if has_it {
            summary.topics.push(topic);
        }
    }
    let wanted = has_it;
    vec![app.ask(Edit::ChooseTopic { id, topic, wanted })]
}

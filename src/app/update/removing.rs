//! Articles removed by the reader.

use crate::app::arrangement::Pane;
use crate::app::event::Effect;
use crate::app::request::Edit;
use crate::app::state::App;
use crate::app::undo::{Made, UndoableChange};
use crate::article::ArticleId;
use crate::notice::{Deed, Notice};

use super::marking::meant;

/// Removes the article that is meant; it can be restored.
pub(super) fn remove(app: &mut App) -> Vec<Effect> {
    let is_pointed_at = matches!(app.focus, Pane::List | Pane::Reading);
    let Some(article) = meant(app).filter(|_| is_pointed_at) else {
        app.notices.show(Notice::NothingToForget);
        return Vec::new();
    };
    let (id, title) = (article.id, article.title.clone());
    let deed = Deed::Removed {
        title: title.clone(),
    };
    app.history
        .record(deed, UndoableChange::Removal(id, Made::Done));
    app.notices.show(Notice::Removed { title });
    take_away(app, id)
}

/// Removes an article: one is at another then.
pub(super) fn take_away(app: &mut App, id: ArticleId) -> Vec<Effect> {
    app.list.removed = Some(id);
    vec![app.ask(Edit::Remove(id))]
}

/// Restores an article that was removed: one is at it again.
pub(super) fn put_back(app: &mut App, id: ArticleId) -> Vec<Effect> {
    app.list.removed = None;
    app.leave();
    let restored = app.ask(Edit::Restore(id));
    let in_sight = app.articles_in_sight();
    app.list.go_to(id, in_sight);
    vec![restored]
}

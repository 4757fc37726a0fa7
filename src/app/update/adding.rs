//! Articles added while one reads: what is to be added is typed or pasted, and what came is told and opened.

use crate::app::event::Effect;
use crate::app::opening::OpenAt;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::request::Added;
use crate::app::state::App;
use crate::notice::Notice;

use super::opening::open_from_elsewhere;

/// Asks for a path or an address, beginning with what is known of it.
pub(super) fn ask_what_to_add(app: &mut App, known: &str) {
    app.prompt = Some(Prompt::new(Purpose::AddArticles, known));
}

/// Has what was typed read and added.
pub(super) fn add(app: &mut App, typed: &str) -> Vec<Effect> {
    let name = typed.trim();
    if name.is_empty() {
        return Vec::new();
    }
    app.notices.show(Notice::Adding {
        name: name.to_owned(),
    });
    vec![Effect::Add(name.to_owned())]
}

/// Tells what was added. One article alone is opened.
pub(super) fn on_added(app: &mut App, added: Added) {
    let Added { articles, new } = added;
    if articles.is_empty() {
        // Why is told already.
        let is_over = |notice: &Notice| matches!(notice, Notice::Adding { .. });
        app.notices.replace(is_over, []);
        return;
    }
    app.notices.show(Notice::Added {
        count: articles.len(),
        new,
    });
    if let [article] = articles.as_slice() {
        open_from_elsewhere(app, *article, OpenAt::AsLeft);
    }
}

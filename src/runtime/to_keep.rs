//! Edits until they are kept: in the library, or beside it when the program ends.

use std::collections::{HashMap, VecDeque};
use std::path::Path;

use jiff::Timestamp;

use crate::app::outstanding::RequestId;
use crate::app::{Edit, Mark};
use crate::article::ArticleId;
use crate::library::{NamedQueryRole, PendingChange, TextDigest, write_pending};

/// What is to be kept of the reader's own and is not yet.
#[derive(Debug, Default)]
pub(super) struct ToKeep {
    /// In the order in which it was asked.
    edits: VecDeque<Unkept>,
    /// What was left beside the library instead, in the same order.
    pub(super) left: Vec<(RequestId, PendingChange)>,
    /// The text that was shown last of each article that was opened.
    shown: HashMap<ArticleId, TextDigest>,
}

/// An edit that is not kept yet.
#[derive(Debug)]
struct Unkept {
    id: RequestId,
    edit: Edit,
    /// The text that was shown of its article when it was asked.
    text: Option<TextDigest>,
}

impl ToKeep {
    /// An article was opened with a text.
    pub(super) fn show(&mut self, article: ArticleId, text: TextDigest) {
        self.shown.insert(article, text);
    }

    /// An edit was asked for.
    pub(super) fn push(&mut self, id: RequestId, edit: Edit) {
        let text = match &edit {
            Edit::Mark(article, _) | Edit::SetPosition(article, _) => {
                self.shown.get(article).copied()
            }
            _ => None,
        };
        self.edits.push_back(Unkept { id, edit, text });
    }

    pub(super) fn is_empty(&self) -> bool {
        // Nobody misses the place for the next start.
        let is_place = |unkept: &Unkept| matches!(unkept.edit, Edit::KeepSession(_));
        self.edits.iter().all(is_place)
    }

    pub(super) fn holds(&self, id: RequestId) -> bool {
        self.edits.iter().any(|unkept| unkept.id == id)
    }

    /// Leaves beside the library what can be left.
    pub(super) fn leave(&mut self, library: &Path) {
        let pending = |unkept: &Unkept| pending(unkept).map(|change| (unkept.id, change));
        let left: Vec<_> = self.edits.iter().filter_map(pending).collect();
        let changes: Vec<_> = left.iter().map(|(_, change)| change.clone()).collect();
        if changes.is_empty() || write_pending(library, &changes, Timestamp::now()).is_err() {
            return;
        }
        self.edits
            .retain(|unkept| left.iter().all(|(id, _)| *id != unkept.id));
        self.left.extend(left);
    }

    /// An edit was made. Where it was left as well while it was being made, what was left after it may have been taken
    /// before it: that is left once more, so that it stays the later.
    pub(super) fn is_made(&mut self, made: RequestId, library: Option<&Path>) {
        self.edits.retain(|unkept| unkept.id != made);
        let mut left = self.left.iter().skip_while(|(id, _)| *id != made);
        let later: Vec<_> = match left.next() {
            Some(_) => left.map(|(_, change)| change.clone()).collect(),
            None => return,
        };
        if let Some(library) = library.filter(|_| !later.is_empty()) {
            let _ = write_pending(library, &later, Timestamp::now());
        }
    }
}

/// An edit as it can be left; a correction has its own file; marks of many articles, and removals, are given up.
fn pending(unkept: &Unkept) -> Option<PendingChange> {
    let text = unkept.text;
    Some(match &unkept.edit {
        Edit::Mark(id, Mark::Read(is_read)) => PendingChange::Read {
            article: id.0,
            is_read: *is_read,
            text,
        },
        Edit::Mark(id, Mark::Starred(is_starred)) => PendingChange::Starred {
            article: id.0,
            is_starred: *is_starred,
        },
        Edit::SetPosition(id, position) => PendingChange::Position {
            article: id.0,
            byte: position.0,
            text,
        },
        Edit::ChooseTopic { id, topic, wanted } => PendingChange::Topic {
            article: id.0,
            topic: topic.id().to_owned(),
            wanted: *wanted,
        },
        Edit::ChooseOwnTopic { id, name, choice } => PendingChange::OwnTopic {
            article: id.0,
            topic: name.clone(),
            choice: *choice,
        },
        Edit::PutHighlight(id, highlight) => PendingChange::Highlighted {
            article: id.0,
            highlight: highlight.clone(),
        },
        Edit::RemoveHighlight(id, quote) => PendingChange::NotHighlighted {
            article: id.0,
            quote: quote.clone(),
        },
        Edit::NameQuery(named) => PendingChange::Named {
            name: named.name.clone(),
            query: named.query.clone(),
            is_topic: named.role == NamedQueryRole::Topic,
        },
        Edit::ForgetQuery(name) => PendingChange::Forgotten { name: name.clone() },
        // A filter may fit others later, and what is undone is only known with it.
        Edit::KeepSession(_)
        | Edit::MarkAllRead(_)
        | Edit::MarkEach(..)
        | Edit::Remove(_)
        | Edit::Restore(_)
        | Edit::Correct(_)
        | Edit::TakeBack(_)
        | Edit::UndoCorrection => {
            return None;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::outstanding::RequestIds;
    use crate::article::Source;
    use crate::library::{Incoming, Library, ReadingPosition};
    use crate::search::Indexer;
    use crate::sources::markdown;

    #[test]
    fn an_edit_that_was_left_while_it_was_made_comes_before_what_was_left_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite3");
        let mut library = Library::open(&path).unwrap();
        let draft = markdown::parse("# خبر", Source::file("/a.md".into()));
        let draft = Incoming::new(draft, &mut Indexer::new()).unwrap();
        let article = library.add(&[draft], Timestamp::UNIX_EPOCH).unwrap()[0].id();
        let mut ids = RequestIds::default();
        let mut to_keep = ToKeep::default();
        let (first, second, third) = (ids.fresh(), ids.fresh(), ids.fresh());
        to_keep.push(first, Edit::SetPosition(article, ReadingPosition(2)));
        to_keep.push(second, Edit::UndoCorrection);
        to_keep.push(third, Edit::SetPosition(article, ReadingPosition(4)));
        to_keep.leave(&path);
        assert!(!to_keep.holds(first) && !to_keep.holds(third));
        // What was left is taken first.
        library.set_position(article, ReadingPosition(2)).unwrap();
        to_keep.is_made(first, Some(&path));
        assert!(to_keep.holds(second), "only what was made is removed");
        drop(library);
        let library = Library::open(&path).unwrap();
        assert_eq!(library.position(article).unwrap(), Some(ReadingPosition(4)));
    }
}

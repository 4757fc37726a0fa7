//! What the reader did, in words.

use crate::i18n::{Locale, MessageValue};
use crate::notice::Deed;
use crate::topics::Topic;

/// What was done, as a noun.
#[must_use]
pub fn deed(deed: &Deed, locale: Locale) -> String {
    let with = |id, arguments: &[(&'static str, &str)]| {
        let arguments = arguments
            .iter()
            .map(|(name, value)| (*name, MessageValue::from(*value)));
        locale.format(id, &arguments.collect::<Vec<_>>())
    };
    let topic = |id: &str| {
        let known = Topic::from_id(id).map(|topic| topic.name(locale));
        known.unwrap_or(id).to_owned()
    };
    match deed {
        Deed::Filter => locale.text("deed-filter").into_owned(),
        Deed::Starred { title } => with("deed-starred", &[("title", title)]),
        Deed::Unstarred { title } => with("deed-unstarred", &[("title", title)]),
        Deed::MarkedRead { count } => locale.count("deed-marked-read", *count),
        Deed::MarkedUnread { count } => locale.count("deed-marked-unread", *count),
        Deed::TopicGiven { topic: id, title } => with(
            "deed-topic-given",
            &[("topic", &topic(id)), ("title", title)],
        ),
        Deed::TopicTaken { topic: id, title } => with(
            "deed-topic-taken",
            &[("topic", &topic(id)), ("title", title)],
        ),
        Deed::Confirmed { name } => with("deed-confirmed", &[("name", name)]),
        Deed::CorrectionRemoved { name } => with("deed-correction-removed", &[("name", name)]),
        Deed::Hidden { name } => with("deed-hidden", &[("name", name)]),
        Deed::Renamed { name, to } => with("deed-renamed", &[("name", name), ("to", to)]),
        Deed::KindChanged { name } => with("deed-kind-changed", &[("name", name)]),
        Deed::Merged { name, into } => with("deed-merged", &[("name", name), ("into", into)]),
        Deed::SplitOff { name } => with("deed-split-off", &[("name", name)]),
        Deed::NameAdded { name } => with("deed-name-added", &[("name", name)]),
        Deed::Saved { name } => with("deed-saved", &[("name", name)]),
        Deed::Deleted { name } => with("deed-deleted", &[("name", name)]),
        Deed::Highlighted { words } => with("deed-highlighted", &[("words", words)]),
        Deed::HighlightRemoved { words } => with("deed-highlight-removed", &[("words", words)]),
        Deed::NoteWritten { words } => with("deed-note-written", &[("words", words)]),
        Deed::NoteChanged { words } => with("deed-note-changed", &[("words", words)]),
        Deed::NoteRemoved { words } => with("deed-note-removed", &[("words", words)]),
        Deed::Removed { title } => with("deed-removed", &[("title", title)]),
    }
}

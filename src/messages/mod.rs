//! What the modules below return as data, in the words of a language. Only [`crate::ui`] and
//! [`crate::cli`] use it: nothing below them renders text.

mod command;
mod copied;
mod deed;
mod fault;
mod feed;
mod fetching;
mod notice;
mod setting;
mod warning;

use crate::app::action::Action;
use crate::app::keymap::Keymap;
use crate::app::words_of_kind;
use crate::extract::EntityKind;
use crate::i18n::{Locale, MessageValue};

pub use copied::{copied, tool_fault};
pub use deed::deed;
pub use fault::{file_fault, library_fault, query_fault};
pub use feed::{feed_state, feed_summary};
pub use fetching::{feed_fault, fetch_fault};
pub use notice::notice;
pub use setting::{COLOUR_EXAMPLES, KEY_EXAMPLES, setting_fault};
pub use warning::warning;

/// The command that adds a feed.
pub const FEED_ADD: &str = "qari feed add";

/// The key of a command, as the argument of a message.
#[must_use]
pub fn key(action: Action, keymap: &Keymap) -> MessageValue<'static> {
    MessageValue::from(first_key(action, keymap))
}

/// The key of a command that is shown where there is little room; empty where it has none.
#[must_use]
pub fn first_key(action: Action, keymap: &Keymap) -> String {
    let key = keymap.keys(action).first();
    key.map_or_else(String::new, ToString::to_string)
}

/// A name and what is said of it.
#[must_use]
pub fn labelled(locale: Locale, name: &str, value: String) -> String {
    let arguments = [
        ("name", name.into()),
        ("value", MessageValue::Composed(value)),
    ];
    locale.format("labelled", &arguments)
}

/// What one entity of a kind is called.
#[must_use]
pub fn kind_name(kind: EntityKind, locale: Locale) -> String {
    let id = match kind {
        EntityKind::Person => "entity-person",
        EntityKind::Organization => "entity-organization",
        EntityKind::Location => "entity-location",
        EntityKind::Event => "entity-event",
        EntityKind::Law => "entity-law",
        EntityKind::Date => "entity-date",
    };
    locale.text(id).into_owned()
}

/// What the entities of a kind are called together.
#[must_use]
pub fn kinds_name(kind: EntityKind, locale: Locale) -> String {
    locale.text(words_of_kind(kind)).into_owned()
}

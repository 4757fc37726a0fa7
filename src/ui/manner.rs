//! How the state is shown, with signs or in words alone, and the words of the signs.

use std::borrow::Cow;

use crate::app::App;
use crate::app::help::ScreenSign;
use crate::extract::EntityKind;
use crate::ui::signs;

/// How the state is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Manner {
    /// With panes, lines, styles and signs.
    #[default]
    Drawn,
    /// In words alone.
    Plain,
}

/// A sign of the screen, or its word.
pub(super) fn sign(sign: ScreenSign, manner: Manner, app: &App) -> Cow<'static, str> {
    match manner {
        Manner::Drawn => signs::sign(sign).into(),
        Manner::Plain => app.locale().text(match sign {
            ScreenSign::Unread => "plain-unread",
            ScreenSign::Starred => "plain-starred",
            ScreenSign::Open => "plain-open",
            ScreenSign::Warning => "plain-warning",
            ScreenSign::Note => "plain-note",
        }),
    }
}

/// Some words about an entity, with the sign of its kind before them; whoever hears them is told no sign.
pub(super) fn with_kind(kind: EntityKind, words: &str, manner: Manner) -> String {
    match manner {
        Manner::Drawn => format!("{} {words}", signs::sign_of_kind(kind)),
        Manner::Plain => words.to_owned(),
    }
}

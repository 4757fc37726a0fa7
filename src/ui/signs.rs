//! The signs of the screen, each once: a cell wide in every font for terminals.

use crate::app::help::ScreenSign;
use crate::extract::EntityKind;

/// A sign as it is drawn.
pub(super) const fn sign(sign: ScreenSign) -> &'static str {
    match sign {
        ScreenSign::Unread => "●",
        ScreenSign::Starred => "★",
        ScreenSign::Open => "▐",
        ScreenSign::Warning => "!",
        ScreenSign::Note => "¶",
    }
}

/// The sign of a kind of entity: a figure each, told apart by its outline, and the signs that printers have for
/// sections of a law and for dates.
pub(super) const fn sign_of_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "○",
        EntityKind::Organization => "□",
        EntityKind::Location => "△",
        EntityKind::Event => "◇",
        EntityKind::Law => "§",
        EntityKind::Date => "◔",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn each_sign_is_a_cell_wide_and_one_of_a_kind() {
        let signs = [
            ScreenSign::Unread,
            ScreenSign::Starred,
            ScreenSign::Open,
            ScreenSign::Warning,
            ScreenSign::Note,
        ]
        .map(sign);
        let all: Vec<&str> = signs
            .into_iter()
            .chain(EntityKind::ALL.map(sign_of_kind))
            .collect();
        for (index, sign) in all.iter().enumerate() {
            assert_eq!(text::width(sign), 1, "{sign}");
            assert!(!all[..index].contains(sign), "{sign}");
        }
    }
}

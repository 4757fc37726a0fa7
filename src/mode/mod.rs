//! The ways of sending a finished grid of cells, so that it reads right in the terminal at hand.
//!
//! Layout is one and the same in all of them: cells in visual order. Terminals differ in what they
//! do with such cells, and an [`OutputMode`] is the answer to one sort of terminal: what is sent on
//! entering and on leaving, and how a row of cells is [encoded](RowEncoding) on its way out.

mod encoding;
mod glyph;
mod inverse;
mod line;

use crate::text::{Forms, Marks, Order, Rendition};

pub use encoding::RowEncoding;
pub use glyph::{Glyph, is_right_to_left, is_ruled};
pub use inverse::Pieces;
pub use line::{encode_line, encode_row};

/// How a finished grid is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OutputMode {
    /// Cells as they are, for a terminal that does nothing by itself.
    #[default]
    Visual,
    /// The terminal's own reordering switched off by ECMA-48's mode 8 (BDSM): VTE, mintty, WezTerm.
    Bdsm,
    /// Konsole's own reordering switched off.
    Konsole,
    /// mlterm's own reordering and joining switched off.
    Mlterm,
    /// kitty from 0.40 on: right-to-left cells kept apart by its text-sizing protocol.
    Kitty,
    /// kitty before 0.40, and kitty behind a multiplexer: runs of letters sent back to front.
    KittyRuns,
    /// A left-to-right override held in the first column, for a terminal that reorders whole rows
    /// and cannot be told not to.
    Lro,
    /// Right-to-left runs sent in logical order at their places, for a terminal that reorders each
    /// piece of one style: QTermWidget.
    Inverse,
    /// Right-to-left runs sent in logical order at their places, for a terminal that reorders whole
    /// rows but takes no override: Konsole behind a multiplexer.
    InverseRows,
    /// Logical order in one column: for screen readers, and terminals that nothing else suits.
    Logical,
}

/// What becomes of a switched terminal when it is given back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Leaving {
    /// It is switched back.
    #[default]
    Undone,
    /// It stays switched: it was so before.
    Kept,
}

impl OutputMode {
    /// All of them, in the order they are offered in.
    pub const ALL: [Self; 10] = [
        Self::Visual,
        Self::Bdsm,
        Self::Konsole,
        Self::Mlterm,
        Self::Kitty,
        Self::KittyRuns,
        Self::Lro,
        Self::Inverse,
        Self::InverseRows,
        Self::Logical,
    ];

    /// Its name on the command line and in the configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visual => "visual",
            Self::Bdsm => "bdsm",
            Self::Konsole => "konsole",
            Self::Mlterm => "mlterm",
            Self::Kitty => "kitty",
            Self::KittyRuns => "kitty-runs",
            Self::Lro => "lro",
            Self::Inverse => "inverse",
            Self::InverseRows => "inverse-rows",
            Self::Logical => "logical",
        }
    }

    /// The mode of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// What is sent before the screen is cleared, each time: VTE gives a row the mode that holds
    /// when the row is made or erased.
    ///
    /// Konsole's sequence is one that sets the font elsewhere: the mode is for Konsole alone.
    #[must_use]
    pub const fn before_clearing(self) -> &'static str {
        match self {
            Self::Bdsm => "\x1b[8l",
            Self::Konsole => "\x1b]50;BidiRenderingEnabled=false\x1b\\",
            Self::Mlterm => "\x1b]5379;use_ctl=false\x07",
            _ => "",
        }
    }

    /// What is sent before the screen is given back: the shell's own Arabic is to be as before.
    #[must_use]
    pub const fn on_leaving(self, leaving: Leaving) -> &'static str {
        if matches!(leaving, Leaving::Kept) {
            return "";
        }
        match self {
            Self::Bdsm => "\x1b[8h",
            Self::Konsole => "\x1b]50;BidiRenderingEnabled=true\x1b\\",
            Self::Mlterm => "\x1b]5379;use_ctl=true\x07",
            _ => "",
        }
    }

    /// How rows of cells are encoded.
    #[must_use]
    pub const fn encoding(self) -> RowEncoding {
        match self {
            Self::Kitty => RowEncoding::Sized,
            Self::KittyRuns => RowEncoding::Reversed,
            Self::Lro => RowEncoding::Overridden,
            Self::Inverse => RowEncoding::Inverse(Pieces::Styles),
            Self::InverseRows => RowEncoding::Inverse(Pieces::Rows),
            Self::Visual | Self::Bdsm | Self::Konsole | Self::Mlterm | Self::Logical => {
                RowEncoding::Plain
            }
        }
    }

    /// How text is rendered in this mode, where nothing else is known of the terminal.
    #[must_use]
    pub fn rendition(self) -> Rendition {
        let rendition = Rendition::default();
        match self {
            Self::Logical => Rendition {
                order: Order::Logical,
                forms: Forms::Base,
                ..rendition
            },
            // kitty before 0.40 draws the marks of a reversed run astray, QTermWidget none.
            Self::KittyRuns | Self::Inverse => Rendition {
                marks: Marks::Dropped,
                ..rendition
            },
            _ => rendition,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_has_a_name_of_its_own_that_finds_it() {
        for mode in OutputMode::ALL {
            assert_eq!(OutputMode::named(mode.name()), Some(mode));
        }
        assert_eq!(OutputMode::named("Visual"), None);
        assert_eq!(OutputMode::named(""), None);
    }

    #[test]
    fn what_is_switched_on_entering_is_switched_back_on_leaving() {
        for mode in OutputMode::ALL {
            let (entering, leaving) = (mode.before_clearing(), mode.on_leaving(Leaving::Undone));
            assert_eq!(mode.on_leaving(Leaving::Kept), "");
            assert_eq!(entering.is_empty(), leaving.is_empty(), "{mode:?}");
            let back = entering.replace("8l", "8h").replace("=false", "=true");
            assert_eq!(leaving, back, "{mode:?}");
        }
    }

    #[test]
    fn only_konsole_is_sent_the_sequence_that_sets_a_font_elsewhere() {
        for mode in OutputMode::ALL {
            let sets_font = mode.before_clearing().contains("]50;");
            assert_eq!(sets_font, mode == OutputMode::Konsole, "{mode:?}");
        }
    }
}

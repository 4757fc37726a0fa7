//! The language the program speaks: its messages, their plurals, and dates in words.
//!
//! The texts are Project Fluent messages in `assets/i18n/`. An argument is isolated (UAX #9) where it
//! stands among other text, so that a line keeps its order whatever is put into it.

#[cfg(feature = "tui")]
mod dates;
mod locale;
#[cfg(feature = "tui")]
mod messages;
#[cfg(feature = "tui")]
mod plural;

#[cfg(feature = "tui")]
pub use dates::{MonthNames, date, date_in, month_in, with_hijri};
pub use locale::{Locale, isolated, isolated_with};
#[cfg(feature = "tui")]
pub use messages::MessageValue;

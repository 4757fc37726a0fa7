//! Whether the program was started before.

/// Whether the program was started before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// It was, or the reader named what is to be read.
    #[default]
    Again,
    /// The library is new.
    First,
}

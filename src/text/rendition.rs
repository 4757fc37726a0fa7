//! How laid out text is written for the terminal at hand: a value from outside.

/// What is sent to the terminal for the same layout.
///
/// The default is right for a terminal that does nothing by itself: visual order, joined forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rendition {
    /// The order of the cells.
    pub order: Order,
    /// The forms of the letters.
    pub forms: Forms,
    /// Whether marks are shown.
    pub marks: Marks,
    /// The digits numbers are written with.
    pub digits: Digits,
    /// The cells of emoji.
    pub emoji: EmojiWidths,
}

/// The order of the cells of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As they are seen, from left to right.
    #[default]
    Visual,
    /// As they are read; for a terminal that reorders by itself.
    Logical,
}

/// The forms of joining letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Forms {
    /// Unicode's presentation forms, lam and alef in one cell.
    #[default]
    Presentation,
    /// The letters of the text, lam and alef in two cells; for a terminal that joins by itself.
    Base,
}

/// Marks on letters: tashkeel, niqqud, accents that are characters of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// They are shown.
    #[default]
    Kept,
    /// Those of vowels are not shown: tashkeel, signs of recitation, niqqud. Hamza, madda and accents are.
    Unvowelled,
    /// They are not shown.
    Dropped,
}

/// The digits that numbers are written with.
///
/// Only numbers of the text in a right-to-left paragraph are written with others than their own: not those in isolates
/// (addresses, program text), in Latin words (`COP28`) or behind them (`iOS 17`). Their order is then that of the
/// digits that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// Those of the text.
    #[default]
    AsWritten,
    /// `0123456789`
    European,
    /// `٠١٢٣٤٥٦٧٨٩`
    ArabicIndic,
    /// `۰۱۲۳۴۵۶۷۸۹`, of Persian, Urdu and others: Unicode's extended Arabic-Indic.
    Persian,
}

/// How a terminal counts the cells of emoji that are several characters: by the ways in which they are joined.
///
/// The default is that of Unicode: each is one picture of two cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EmojiWidths {
    /// A character that is a picture by U+FE0F behind it, as in ❤️: apart, it keeps the cell of the text.
    pub pictures: Counted,
    /// A picture with a tone of skin.
    pub tones: Counted,
    /// Pictures with U+200D between them.
    pub joined: Counted,
}

/// Whether what is joined takes the cells of one picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Counted {
    /// It does.
    #[default]
    AsOne,
    /// Each character has its own.
    Apart,
}

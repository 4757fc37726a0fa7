//! What is wrong with TOML, found in what its parser says.

use std::ops::Range;

/// What is wrong with TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TomlFault {
    /// Of which kind it is; `None` where the parser says something that is not known here.
    pub kind: Option<TomlFaultKind>,
    /// What the parser says.
    pub words: String,
}

/// The kinds of mistakes in TOML, and in what its tables hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The messages say what each is.
pub enum TomlFaultKind {
    DuplicateKey,
    KeyNotQuoted,
    NoKey,
    NoEquals,
    ExtraEquals,
    NoValue,
    ValueNotQuoted,
    UnclosedQuote,
    BadEscape,
    BadCharacter,
    NoComma,
    ExtraComma,
    UnclosedTable,
    UnclosedArray,
    UnclosedInlineTable,
    BadNumber,
    NumberTooLarge,
    BadDate,
    BadBoolean,
    Unexpected,
    TooDeep,
    MissingField,
    UnknownField,
    UnknownValue,
    WrongType,
}

use TomlFaultKind as Kind;

/// How the parser's words begin, the longer before the shorter.
const KINDS: &[(&str, Kind)] = &[
    ("duplicate key", Kind::DuplicateKey),
    ("invalid unquoted key", Kind::KeyNotQuoted),
    ("invalid key", Kind::NoKey),
    ("invalid table", Kind::NoKey),
    ("invalid inline table element", Kind::NoKey),
    ("unquoted keys cannot be empty", Kind::NoKey),
    ("missing key", Kind::NoKey),
    ("key with no value", Kind::NoEquals),
    ("missing assignment", Kind::NoEquals),
    ("extra `=`", Kind::ExtraEquals),
    (
        "extra assignment between key-value pairs, expected `,`",
        Kind::NoComma,
    ),
    ("extra assignment", Kind::ExtraEquals),
    ("unexpected `=`", Kind::ExtraEquals),
    ("missing value", Kind::NoValue),
    ("string values must be quoted", Kind::ValueNotQuoted),
    ("missing opening quote", Kind::UnclosedQuote),
    ("missing escaped value", Kind::BadEscape),
    ("too few unicode value digits", Kind::BadEscape),
    ("invalid escape", Kind::BadEscape),
    ("invalid comment character", Kind::BadCharacter),
    ("carriage return", Kind::BadCharacter),
    ("missing comma", Kind::NoComma),
    ("extra comma", Kind::ExtraComma),
    ("unclosed inline table", Kind::UnclosedInlineTable),
    ("unclosed array table", Kind::UnclosedTable),
    ("unclosed table", Kind::UnclosedTable),
    ("unclosed array", Kind::UnclosedArray),
    ("invalid integer", Kind::BadNumber),
    ("invalid float", Kind::BadNumber),
    ("invalid hexadecimal", Kind::BadNumber),
    ("invalid octal", Kind::BadNumber),
    ("invalid binary", Kind::BadNumber),
    ("invalid mantissa", Kind::BadNumber),
    ("invalid fraction", Kind::BadNumber),
    ("invalid exponent", Kind::BadNumber),
    ("unexpected leading zero", Kind::BadNumber),
    ("unexpected sign", Kind::BadNumber),
    ("redundant", Kind::BadNumber),
    ("integers with a radix", Kind::BadNumber),
    ("radix must be", Kind::BadNumber),
    ("integer number overflowed", Kind::NumberTooLarge),
    ("floating-point number overflowed", Kind::NumberTooLarge),
    ("invalid date", Kind::BadDate),
    ("invalid time", Kind::BadDate),
    ("invalid offset", Kind::BadDate),
    ("invalid boolean", Kind::BadBoolean),
    ("unexpected key or value", Kind::Unexpected),
    ("unexpected content", Kind::Unexpected),
    ("cannot recurse", Kind::TooDeep),
    ("recursion limit", Kind::TooDeep),
    ("missing field", Kind::MissingField),
    ("unknown field", Kind::UnknownField),
    ("unknown variant", Kind::UnknownValue),
    ("invalid type", Kind::WrongType),
];

impl TomlFault {
    /// What the parser means by its words about a place in the text.
    #[must_use]
    pub fn of(words: &str, place: Option<&Range<usize>>) -> Self {
        let begun = KINDS.iter().find(|(begin, _)| words.starts_with(begin));
        let kind = begun.map(|(_, kind)| *kind).or_else(|| of_string(words));
        let is_missing = place.is_some_and(Range::is_empty);
        Self {
            kind: match kind {
                // Of nothing the parser says that it must be quoted.
                Some(Kind::ValueNotQuoted) if is_missing => Some(Kind::NoValue),
                kind => kind,
            },
            words: words.to_owned(),
        }
    }

    /// The name that the parser speaks of, where it does.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.words.split('`').nth(1)
    }
}

/// What is wrong with a string: the parser only says what it expected.
fn of_string(words: &str) -> Option<Kind> {
    if !words.starts_with("invalid") || !words.contains("string") {
        return None;
    }
    Some(
        match ["`\"`", "`'`", "\"\"\"", "'''"]
            .iter()
            .any(|quote| words.contains(quote))
        {
            true => Kind::UnclosedQuote,
            false => Kind::BadCharacter,
        },
    )
}

//! JSON whose strings can be shown in a terminal: what is not fit to be printed is escaped.
//!
//! JSON itself (RFC 8259, 7) has only the controls below U+0020 escaped. Here those from U+007F to
//! U+009F are too, with line separators, bidi controls and tags. What is read back is the same.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::printable;

/// Writes a value, compact.
///
/// # Errors
///
/// Where the writer fails.
pub fn to_writer(writer: impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(writer, Escaping))?;
    Ok(())
}

/// Writes a value for people to read, indented.
///
/// # Errors
///
/// Where the writer fails.
pub fn to_writer_pretty(mut writer: impl Write, value: &impl Serialize) -> io::Result<()> {
    // Outside of strings there is nothing to escape.
    write_escaped(&mut writer, &serde_json::to_string_pretty(value)?)
}

/// A value as text, compact.
///
/// # Errors
///
/// Where the value cannot be said in JSON.
pub fn to_string(value: &impl Serialize) -> io::Result<String> {
    let mut bytes = Vec::new();
    to_writer(&mut bytes, value)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Compact JSON with everything escaped that is not fit to be printed.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        write_escaped(writer, fragment)
    }
}

fn write_escaped<W: ?Sized + Write>(writer: &mut W, text: &str) -> io::Result<()> {
    // What ends a line outside of strings is the formatter's.
    let is_escaped =
        |character: char| !character.is_ascii_whitespace() && printable::is_unfit(character);
    let mut rest = text;
    while let Some((at, character)) = rest.char_indices().find(|(_, c)| is_escaped(*c)) {
        writer.write_all(&rest.as_bytes()[..at])?;
        for unit in character.encode_utf16(&mut [0; 2]) {
            write!(writer, "\\u{unit:04x}")?;
        }
        rest = &rest[at + character.len_utf8()..];
    }
    writer.write_all(rest.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_fit_to_be_printed_is_escaped_and_read_back_the_same() {
        let text = "عنوان\t\n\u{1b}[2J\u{7f}\u{9d}0;x\u{9c}\u{85}\u{2028}\u{202e}\u{200f}\u{E0041}\u{FEFF}🙂";
        for json in [to_string(&[text]).unwrap(), pretty(&[text])] {
            assert!(json.contains("\\u009d0;x\\u009c\\u0085\\u2028\\u202e\\u200f\\udb40\\udc41"));
            let strings = json.replace('\n', "");
            assert!(!strings.contains(printable::is_unfit), "{json}");
            assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text]);
        }
    }

    fn pretty(value: &impl Serialize) -> String {
        let mut bytes = Vec::new();
        to_writer_pretty(&mut bytes, value).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn keys_are_escaped_too() {
        let value = std::collections::BTreeMap::from([("a\u{9b}", 1)]);
        assert_eq!(to_string(&value).unwrap(), "{\"a\\u009b\":1}");
    }
}

//! Tables for other programs: comma-separated values (RFC 4180) and tab-separated ones.
//!
//! A field contains no control characters ([`printable`]) but line ends: in quotation marks between commas, between tabs as
//! `\n`, with `\\` for a backslash. A field that a spreadsheet would take for a formula gets an apostrophe before it:
//! titles are untrusted, and must not be evaluated.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::printable;

/// The separator of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    Tab,
}

/// Writes a row.
pub(super) fn write_row<T: AsRef<str>>(
    output: &mut impl Write,
    separator: Separator,
    fields: impl IntoIterator<Item = T>,
) -> io::Result<()> {
    let (between, end) = match separator {
        Separator::Comma => (",", "\r\n"),
        Separator::Tab => ("\t", "\n"),
    };
    for (number, field) in fields.into_iter().enumerate() {
        if number > 0 {
            output.write_all(between.as_bytes())?;
        }
        output.write_all(written(field.as_ref(), separator).as_bytes())?;
    }
    output.write_all(end.as_bytes())
}

/// A field as it is written. Tab-separated values have no quoting.
fn written(field: &str, separator: Separator) -> String {
    let lines: Vec<Cow<'_, str>> = field.lines().map(printable::field).collect();
    let field = lines.join("\n");
    let field = match is_formula(&field) {
        true => format!("'{field}"),
        false => field,
    };
    match separator {
        Separator::Comma if field.contains([',', '"', '\n']) => {
            format!("\"{}\"", field.replace('"', "\"\""))
        }
        Separator::Comma => field,
        Separator::Tab => field.replace('\\', r"\\").replace('\n', r"\n"),
    }
}

/// Whether a spreadsheet would take a field for a formula, in ASCII or fullwidth characters. Numbers are not formulas.
fn is_formula(field: &str) -> bool {
    let field = field.trim_start();
    let begins = field.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    begins && field != "-" && field.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(separator: Separator, fields: &[&str]) -> String {
        let mut row = Vec::new();
        write_row(&mut row, separator, fields).unwrap();
        String::from_utf8(row).unwrap()
    }

    #[test]
    fn a_field_stays_within_its_place() {
        let fields = ["شركة \"نور\"،\n, والشركاء", "a\tb", "", "\u{202e}x\u{9b}"];
        assert_eq!(
            row(Separator::Comma, &fields),
            "\"شركة \"\"نور\"\"،\n, والشركاء\",a b,,x\u{FFFD}\r\n"
        );
        assert_eq!(
            row(Separator::Tab, &fields),
            "شركة \"نور\"،\\n, والشركاء\ta b\t\tx\u{FFFD}\n"
        );
    }

    #[test]
    fn lines_of_a_field_are_kept() {
        let note = "قارن بالموعد\r\n\nC:\\new\u{2028}ثم";
        assert_eq!(
            row(Separator::Comma, &[note, "ب"]),
            "\"قارن بالموعد\n\nC:\\new ثم\",ب\r\n"
        );
        assert_eq!(
            row(Separator::Tab, &[note, "ب"]),
            "قارن بالموعد\\n\\nC:\\\\new ثم\tب\n"
        );
    }

    #[test]
    fn nothing_is_computed() {
        for (field, expected) in [
            ("=1+1", "'=1+1"),
            ("\u{200f}=1+1", "'=1+1"),
            (" @SUM(A1)", "' @SUM(A1)"),
            ("-cmd", "'-cmd"),
            ("＝x", "'＝x"),
            ("-12.5", "-12.5"),
            ("-", "-"),
            ("2024-05-06", "2024-05-06"),
            ("قمة", "قمة"),
        ] {
            assert_eq!(row(Separator::Tab, &[field]), format!("{expected}\n"));
        }
        assert_eq!(row(Separator::Comma, &["=a,b"]), "\"'=a,b\"\r\n");
    }
}

//! Strings as TOML that is safe to print: invisible and control characters are escaped.

use toml_edit::{Array, Key, Value};

use crate::printable;

/// A string as a value.
pub(super) fn string(text: &str) -> Value {
    // toml_edit escapes only what TOML requires.
    let escaped = text
        .contains(printable::is_unfit)
        .then(|| basic_string(text));
    escaped
        .and_then(|escaped| escaped.parse().ok())
        .unwrap_or_else(|| text.into())
}

/// Strings as an array.
pub(super) fn strings<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Value {
    let texts = texts.into_iter().map(|text| string(text.as_ref()));
    texts.collect::<Array>().into()
}

/// A string as a key, in TOML syntax.
pub(super) fn key(text: &str) -> String {
    match text.contains(printable::is_unfit) {
        true => basic_string(text),
        false => Key::new(text).display_repr().into_owned(),
    }
}

/// A TOML basic string.
fn basic_string(text: &str) -> String {
    let mut written = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => written.extend(['\\', character]),
            unfit if printable::is_unfit(unfit) => {
                let code = u32::from(unfit);
                let escape = match code {
                    0..=0xFFFF => format!("\\u{code:04X}"),
                    _ => format!("\\U{code:08X}"),
                };
                written.push_str(&escape);
            }
            other => written.push(other),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_an_escape_and_means_the_same() {
        for (text, written) in [
            ("مقالات", "\"مقالات\""),
            ("a\u{200f}\"\\b", r#""a\u200F\"\\b""#),
            ("\u{E0041}\u{202e}", r#""\U000E0041\u202E""#),
            ("a\tb\n\u{85}", r#""a\u0009b\u000A\u0085""#),
        ] {
            let value = string(text);
            assert_eq!(value.to_string(), written);
            assert_eq!(value.as_str(), Some(text));
            let list: Value = strings([text, text]).to_string().parse().unwrap();
            let texts: Vec<_> = list.as_array().unwrap().iter().map(Value::as_str).collect();
            assert_eq!(texts, [Some(text); 2]);
            let table = format!("{} = 1", key(text));
            let table: toml_edit::DocumentMut = table.parse().unwrap();
            assert!(table.contains_key(text), "{table}");
            assert!(!written.contains(printable::is_unfit));
        }
    }
}

//! What is known of an article, as YAML.

use std::fmt::Write;

use crate::article::{Draft, Highlight};
use crate::limits;
use crate::printable;

/// Writes the fields, a line each; the title where it is to be said here.
pub(super) fn write(draft: &Draft, title: Option<&str>, out: &mut String) {
    let metadata = &draft.metadata;
    let mut field = |name: &str, value: &str| {
        // Writing to a string does not fail.
        let _ = writeln!(out, "{name}: {value}");
    };
    if let Some(title) = title {
        field("title", &quoted(title));
    }
    if let Some(date) = metadata.date {
        field("date", &date.to_string());
    }
    let texts = [("source", &metadata.publisher), ("url", &metadata.url)];
    for (name, text) in texts {
        if let Some(text) = text {
            field(name, &quoted(text));
        }
    }
    match metadata.authors.as_slice() {
        [] => {}
        [name] => field("author", &quoted(name)),
        names => {
            let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            field("authors", &format!("[{}]", names.join(", ")));
        }
    }
    field("language", &scalar(metadata.language.as_str()));
    let mut list = |name: &str, items: &mut dyn Iterator<Item = &String>| {
        let items: Vec<String> = items.map(|item| scalar(item)).collect();
        if !items.is_empty() {
            field(name, &format!("[{}]", items.join(", ")));
        }
    };
    let kept = &draft.kept;
    let chosen = |wanted: bool| {
        let choices = kept.choices.iter().filter(move |one| one.wanted == wanted);
        choices.map(|choice| &choice.topic)
    };
    list("topics", &mut metadata.topics.iter());
    list("topics_added", &mut chosen(true));
    list("topics_removed", &mut chosen(false));
    if kept.is_read {
        field("read", "true");
    }
    if kept.is_starred {
        field("starred", "true");
    }
    if let Some(position) = kept.position {
        field("position", &position.to_string());
    }
    if let Some(added_at) = kept.added_at {
        field("added_at", &added_at.to_string());
    }
    field("origin", &quoted(&draft.source.text()));
    if !kept.highlights.is_empty() {
        out.push_str("highlights:\n");
    }
    for highlight in &kept.highlights {
        write_highlight(highlight, out);
    }
}

/// Writes what is highlighted as a mapping in a list, a line each.
fn write_highlight(highlight: &Highlight, out: &mut String) {
    let quote = &highlight.quote;
    let _ = writeln!(out, "  - exact: {}", quoted(&quote.exact));
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "    {name}: {value}");
        }
    };
    let text = |text: &str| match text {
        "" => String::new(),
        text => quoted(text),
    };
    field("prefix", &text(&quote.prefix));
    field("suffix", &text(&quote.suffix));
    field("position", &quote.position.to_string());
    field("note", &text(&highlight.note));
    let made_at = highlight.made_at.map(|time| time.to_string());
    field("made_at", &made_at.unwrap_or_default());
}

/// The words of small Latin letters that a reader of YAML 1.1 or 1.2 takes for a truth value or for nothing
/// (YAML 1.2, 10.3.2; <https://yaml.org/type/bool.html>).
const RESERVED: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// A word of small Latin letters as it is, everything else in quotation marks, so that it is a string to
/// every reader.
fn scalar(text: &str) -> String {
    let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase());
    if !text.is_empty() && is_word(text) && !RESERVED.contains(&text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text in double quotation marks (YAML 1.2, 7.3.1).
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    // A line with more of these could open as many levels: it is not read as YAML.
    let openings = text.matches("- ").count() + text.matches("? ").count();
    let looks_deep = openings + 1 >= limits::YAML_DEPTH;
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '-' | '?' if looks_deep => {
                let _ = write!(quoted, "\\x{:02X}", u32::from(character));
            }
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // White space that is no space keeps its kind only so, and what orders or hides the words beside
            // it is seen.
            c if c != ' ' && (printable::is_unfit(c) || c.is_whitespace() || c == '\u{FEFF}') => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// A text in each choice of small and capital letters.
    fn letter_cases(text: &str) -> Vec<String> {
        text.chars().fold(vec![String::new()], |begun, letter| {
            let spellings = BTreeSet::from([letter, letter.to_ascii_uppercase()]);
            let longer = |begun: String| {
                spellings
                    .clone()
                    .into_iter()
                    .map(move |letter| format!("{begun}{letter}"))
            };
            begun.into_iter().flat_map(longer).collect()
        })
    }

    #[test]
    fn line_ends_and_tabs_are_written_as_people_write_them() {
        assert_eq!(
            quoted("سطر\nآخر\tثم\u{2028}"),
            r#""سطر\nآخر\tثم\U00002028""#
        );
    }

    #[test]
    fn what_readers_take_for_something_other_than_a_string_is_quoted() {
        for word in [
            // Truth values and nothing, of YAML 1.1 and 1.2.
            "y",
            "n",
            "yes",
            "no",
            "on",
            "off",
            "true",
            "false",
            "null",
            "~",
            "",
            // Numbers of all bases, of base 60, and what is no number or has no end.
            "0",
            "7",
            "-7",
            "+7",
            "1_000",
            "007",
            "0o7",
            "0x1f",
            "0b11",
            "1.5",
            ".5",
            "5.",
            "1e3",
            "1.e+3",
            "6.02e23",
            "190:20:30",
            "-1:30.5",
            ".inf",
            "-.inf",
            "+.inf",
            ".nan",
            // Days and times.
            "2024-05-16",
            "2024-5-6",
            "2024-05-16t10:00:00z",
            "2024-05-16 10:00:00 +3",
            // Values and keys of their own.
            "=",
            "<<",
            "-",
            "?",
            ":",
            "---",
            "...",
            // What opens another form, or ends the word.
            "&a",
            "*a",
            "!a",
            "!!str a",
            "|",
            ">",
            "%a",
            "@a",
            "`a`",
            "\"a\"",
            "'a'",
            "[a]",
            "{a}",
            "#a",
            "a #b",
            "a: b",
            "a:",
            "a, b",
            " a",
            "a ",
            "-a",
            "? a",
        ] {
            for spelling in letter_cases(word) {
                let written = scalar(&spelling);
                assert!(
                    written.starts_with('"') && written.ends_with('"'),
                    "{written}"
                );
            }
        }
        assert_eq!(scalar("politics"), "politics");
    }
}

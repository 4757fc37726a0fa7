//! What is known of an article, as YAML.

use std::fmt::Write;

use crate::article::Draft;
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
    let texts = [
        ("source", &metadata.source),
        ("author", &metadata.author),
        ("url", &metadata.url),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            field(name, &quoted(text));
        }
    }
    field("language", metadata.language.as_str());
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
    list("topics_given", &mut chosen(true));
    list("topics_taken", &mut chosen(false));
    if kept.is_read {
        field("read", "true");
    }
    if kept.is_starred {
        field("starred", "true");
    }
    if let Some(place) = kept.place {
        field("place", &place.to_string());
    }
    if let Some(came) = kept.came {
        field("came", &came.to_string());
    }
    field("origin", &quoted(&draft.origin.to_string()));
}

/// A word as it is, everything else in quotation marks.
fn scalar(text: &str) -> String {
    let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase());
    if !text.is_empty() && is_word(text) && !matches!(text, "null" | "true" | "false") {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text in double quotation marks (YAML 1.2, 7.3.1).
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
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

//! The file of corrections, which a person can read, write in and share:
//!
//! ```toml
//! [[correction]]
//! change = "rename"
//! entity = "person:لافروف"
//! name = "سيرغي لافروف"
//! article = "file:/news/minsk.md"   # or "link:https://…"; without it, in every article
//! ```

use std::ops::Range;

use toml_edit::{Document, Item, TableLike};

use crate::corrections::{Correction, Corrections};
use crate::notice::{ContentFault, TomlFault};

/// How a new file of corrections begins.
const HEAD: &str = "# Corrections of entities, made in qari. Later ones build on earlier ones.\n\n";

/// A file of corrections in pieces: what stands before the first, and each from its header to the next.
fn entries(file: &str) -> (&str, Vec<&str>) {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        if line.trim_start().starts_with("[[correction]]") {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([file.len()]);
    let head = starts.first().map_or(file, |&first| &file[..first]);
    let entries = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| &file[start..end]);
    (head, entries.collect())
}

/// The one correction of a piece.
fn only(entry: &str) -> Option<Correction> {
    Corrections::parse(entry).ok()?.list.pop()
}

impl Corrections {
    /// Reads a file of corrections.
    ///
    /// # Errors
    ///
    /// What is wrong with it, with its line and column: nothing of a file that cannot be read is used.
    pub fn parse(text: &str) -> Result<Self, ContentFault> {
        let corrections: Self = toml_edit::de::from_str(text)
            .map_err(|error| wrong_at(text, error.span(), error.message()))?;
        let document =
            Document::parse(text).map_err(|error| wrong_at(text, error.span(), error.message()))?;
        // A slip in `article` must not make a correction hold everywhere.
        match unknown_field(&document) {
            None => Ok(corrections),
            Some((key, start)) => {
                let fields = FIELDS.map(|field| format!("`{field}`")).join(", ");
                let words = format!("unknown field `{key}`, expected one of {fields}");
                Err(wrong_at(text, Some(start..start + key.len()), &words))
            }
        }
    }

    /// The file of these corrections, made from what it held: what has not changed stays as a person wrote it, and
    /// so do all comments. A file in another form than qari writes, which cannot be cut so, is written anew.
    #[must_use]
    pub fn to_toml(&self, before: &str) -> String {
        let file = self.written_into(before);
        if Self::parse(&file).as_ref() == Ok(self) {
            file
        } else {
            self.written_into("")
        }
    }

    fn written_into(&self, before: &str) -> String {
        let (head, entries) = entries(before);
        let written: Vec<Option<Correction>> = entries.iter().map(|entry| only(entry)).collect();
        let mut file = if before.trim().is_empty() {
            HEAD.to_owned()
        } else {
            head.to_owned()
        };
        let mut left = self.list.as_slice();
        for (entry, written) in entries.into_iter().zip(written) {
            match left.split_first() {
                Some((next, others)) if written.as_ref() == Some(next) => {
                    file.push_str(entry);
                    left = others;
                }
                // It is gone; what was said of it stays.
                _ => {
                    let comments = entry.lines();
                    for comment in comments.filter(|line| line.trim_start().starts_with('#')) {
                        file.push_str(comment);
                        file.push('\n');
                    }
                }
            }
        }
        let new = Self {
            list: left.to_vec(),
        };
        if !new.list.is_empty() {
            let separator = if file.ends_with("\n\n") {
                ""
            } else if file.ends_with('\n') {
                "\n"
            } else {
                "\n\n"
            };
            file.push_str(separator);
            file.push_str(&toml_edit::ser::to_string_pretty(&new).unwrap_or_default());
        }
        file
    }
}

/// What the table of a correction may have.
const FIELDS: [&str; 6] = ["change", "entity", "name", "kind", "into", "article"];

/// The first field of a correction that means nothing, and where it begins.
fn unknown_field<'d>(document: &'d Document<&str>) -> Option<(&'d str, usize)> {
    let corrections: Vec<&dyn TableLike> = match document.get("correction")? {
        Item::ArrayOfTables(tables) => tables.iter().map(|table| table as &dyn TableLike).collect(),
        item => {
            let values = item.as_array()?.iter();
            let tables = values.filter_map(|value| value.as_inline_table());
            tables.map(|table| table as &dyn TableLike).collect()
        }
    };
    let mut keys = corrections
        .into_iter()
        .flat_map(|table| table.iter().map(move |(key, _)| (key, table.key(key))));
    let (key, spanned) = keys.find(|(key, _)| !FIELDS.contains(key))?;
    let start = spanned.and_then(|key| Some(key.span()?.start));
    Some((key, start.unwrap_or(0)))
}

fn wrong_at(text: &str, span: Option<Range<usize>>, message: &str) -> ContentFault {
    let start = span.as_ref().map_or(0, |span| span.start);
    let before = text.get(..start).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    ContentFault::Malformed {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        fault: TomlFault::of(message, span.as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::Change;
    use crate::notice::TomlFaultKind;

    #[test]
    fn a_file_that_is_wrong_is_refused_with_its_line() {
        let refused = |text: &str| match Corrections::parse(text) {
            Err(ContentFault::Malformed {
                line,
                column,
                fault,
            }) => {
                let name = fault.name().map(str::to_owned);
                (line, column, fault.kind, name)
            }
            other => panic!("{other:?}"),
        };
        let named = |name: &str| Some(name.to_owned());
        assert_eq!(
            refused("[[correction]]\nchange = \"explode\"\n"),
            (1, 1, Some(TomlFaultKind::UnknownValue), named("explode"))
        );
        let hide = "[[correction]]\nchange = \"hide\"\nentity = \"person:أ\"\n";
        assert!(Corrections::parse(hide).is_ok());
        assert_eq!(
            refused(&format!("{hide}artcle = \"a.md\"\n")),
            (4, 1, Some(TomlFaultKind::UnknownField), named("artcle"))
        );
        let (line, column, kind, _) = refused(&format!("{hide}name =\n"));
        assert_eq!((line, column, kind), (4, 7, Some(TomlFaultKind::NoValue)));
        let (_, _, kind, name) = refused("[[correction]]\nchange = \"hide\"\n");
        assert_eq!(
            (kind, name),
            (Some(TomlFaultKind::MissingField), named("entity"))
        );
        assert_eq!(Corrections::parse("").unwrap(), Corrections::default());
    }

    #[test]
    fn an_earlier_name_of_a_change_is_read_and_stays_in_the_file() {
        let entry = |change: &str| {
            format!("[[correction]]\nchange = \"{change}\"\nentity = \"person:أ\"\nname = \"ب\"\n")
        };
        let today = Corrections::parse(&entry("split")).unwrap();
        assert!(today.to_toml("").contains("change = \"split\""));
        for earlier in ["part", "parted"] {
            let file = entry(earlier);
            assert_eq!(Corrections::parse(&file).as_ref(), Ok(&today));
            assert_eq!(today.to_toml(&file), file);
        }
    }

    #[test]
    fn an_article_is_known_by_its_key_or_as_earlier_files_have_it() {
        let hide = |article: &str| {
            format!(
                "[[correction]]\nchange = \"hide\"\nentity = \"person:أ\"\narticle = \"{article}\"\n"
            )
        };
        for (earlier, today) in [
            ("/a b.md", "file:/a b.md"),
            ("seeds/01.md", "seed:01.md"),
            ("-", "input:"),
        ] {
            let file = hide(earlier);
            let corrections = Corrections::parse(&file).unwrap();
            assert_eq!(Corrections::parse(&hide(today)).as_ref(), Ok(&corrections));
            assert_eq!(corrections.to_toml(&file), file);
            assert!(corrections.to_toml("").ends_with(&hide(today)));
        }
        let linked = hide("link:https://example.org/a");
        let corrections = Corrections::parse(&linked).unwrap();
        assert!(corrections.to_toml("").ends_with(&linked));
    }

    #[test]
    fn what_a_person_wrote_in_the_file_stays() {
        let first = "# Ours.\n\n# The minister.\n[[correction]]\nchange  = 'rename' # as he signs\n\
                     entity = \"person:لافروف\"\nname = \"سيرغي لافروف\"\n\n";
        let second = "[[correction]]\nchange = \"hide\"\nentity = \"person:عادل\"\n# No name.\n";
        let file = format!("{first}{second}");
        let mut corrections = Corrections::parse(&file).unwrap();
        assert_eq!(corrections.to_toml(&file), file);
        let added = Correction {
            change: Change::Hide {
                entity: "person:صادق".into(),
            },
            article: None,
        };
        corrections.push(added);
        let longer = corrections.to_toml(&file);
        assert!(longer.starts_with(&file), "{longer}");
        assert_eq!(Corrections::parse(&longer).unwrap(), corrections);
        // Both are taken back: what was said about them stays.
        corrections.undo();
        corrections.undo();
        let shorter = corrections.to_toml(&longer);
        assert_eq!(shorter, format!("{first}# No name.\n"));
        assert_eq!(Corrections::parse(&shorter).unwrap(), corrections);
        corrections.undo();
        let none = corrections.to_toml(&shorter);
        assert_eq!(none, "# Ours.\n\n# The minister.\n# No name.\n");
    }

    #[test]
    fn what_stands_behind_one_that_is_removed_stays_as_it_was_written() {
        let entry = |name: &str| {
            format!("[[correction]]\nchange  = 'hide' # {name}\nentity = \"person:{name}\"\n\n")
        };
        let [first, second, third] = ["أ", "ب", "ج"].map(entry);
        let file = format!("{first}{second}{third}");
        let mut corrections = Corrections::parse(&file).unwrap();
        let removed = corrections.list()[1].clone();
        assert_eq!(corrections.take_back(&removed), Some(removed.clone()));
        assert_eq!(corrections.take_back(&removed), None);
        assert_eq!(corrections.to_toml(&file), format!("{first}{third}"));
    }

    #[test]
    fn a_file_in_another_form_is_written_anew() {
        let file =
            "correction = [{ change = \"hide\", entity = \"person:عادل\" }] # all in one line\n";
        let mut corrections = Corrections::parse(file).unwrap();
        corrections.push(corrections.list()[0].clone());
        let written = corrections.to_toml(file);
        assert_eq!(Corrections::parse(&written).unwrap(), corrections);
    }
}

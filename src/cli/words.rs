//! Arguments that are not files, addresses or commands, and what may have been meant.

use std::path::{Component, Path, PathBuf};

use clap::CommandFactory;

use crate::cli::arguments::Arguments;
use crate::i18n::Locale;
use crate::query;
use crate::web;

/// How many letters a suggested command may differ by.
const SLIPS: usize = 2;

/// Arguments that name nothing.
#[derive(Debug, PartialEq)]
pub(super) struct UnknownWords {
    /// As they were typed.
    words: Vec<String>,
    /// A command with a similar name.
    similar: Option<String>,
}

/// Checks that the arguments are not a query or a misspelled command. They are taken for that if none of them exists and
/// the first does not look like a path.
pub(super) fn check(named: &[PathBuf]) -> Result<(), UnknownWords> {
    match named.first() {
        Some(first) if is_word(first) && named.iter().all(|path| !may_be_read(path)) => {}
        _ => return Ok(()),
    }
    let words = named.iter().map(|word| word.display().to_string());
    Err(UnknownWords {
        words: words.collect(),
        similar: named.first().and_then(|word| similar_command(word)),
    })
}

/// Whether it is a single path component.
fn is_word(path: &Path) -> bool {
    let mut components = path.components();
    matches!(
        (components.next(), components.next()),
        (Some(Component::Normal(_)), None)
    )
}

/// Whether there may be something to read; true if that cannot be determined.
fn may_be_read(path: &Path) -> bool {
    let is_named = path.as_os_str() == "-" || web::address(path).is_some();
    is_named || path.try_exists().unwrap_or(true)
}

/// The command with the most similar name.
fn similar_command(word: &Path) -> Option<String> {
    let word = word.to_str()?;
    let command = Arguments::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    let near = names.filter_map(|name| Some((query::slips(word, name, SLIPS)?, name)));
    // A short name must not be changed altogether.
    let near = near.filter(|(slips, name)| slips * 2 < name.len());
    near.min().map(|(_, name)| name.to_owned())
}

impl UnknownWords {
    /// The lines of the message: the error, and what could be right.
    pub(super) fn told(&self, locale: Locale) -> Vec<String> {
        let typed = self.words.join(" ");
        let first = self.words.first().map_or("", String::as_str);
        let line = |id: &str, command: String| locale.format(id, &[("command", command.into())]);
        let unknown = locale.format("error-unknown-word", &[("word", typed.as_str().into())]);
        let similar = self.similar.as_ref().map(|similar| {
            let similar = locale.alternatives([format!("qari {similar}")]);
            locale.format("usage-similar", &[("similar", similar)])
        });
        let search = format!("qari -q {}", quoted(&typed));
        let file = format!("qari {}", quoted(&format!("./{first}")));
        let ways_out = [
            line("error-unknown-word-search", search),
            line("error-unknown-word-file", file),
        ];
        [unknown]
            .into_iter()
            .chain(similar)
            .chain(ways_out)
            .collect()
    }
}

/// A word quoted for a shell.
fn quoted(word: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "-_./:".contains(character);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printable;

    fn checked(named: &[&str]) -> Option<(Vec<String>, Option<String>)> {
        let named: Vec<PathBuf> = named.iter().map(PathBuf::from).collect();
        match check(&named) {
            Err(UnknownWords { words, similar }) => Some((words, similar)),
            _ => None,
        }
    }

    #[test]
    fn what_may_be_read_is_left_alone() {
        for named in [
            &[][..],
            &["-"],
            &["https://example.com/a"],
            &["./قمة"],
            &["none/such"],
            &["Cargo.toml"],
            &["قمة", "Cargo.toml"],
        ] {
            assert_eq!(checked(named), None, "{named:?}");
        }
    }

    #[test]
    fn a_word_is_taken_for_a_query_or_a_slip() {
        assert_eq!(
            checked(&["قمة", "مينسك"]),
            Some((vec!["قمة".to_owned(), "مينسك".to_owned()], None))
        );
        let slip = checked(&["serach"]).and_then(|(_, similar)| similar);
        assert_eq!(slip.as_deref(), Some("search"));
    }

    #[test]
    fn both_ways_out_can_be_typed_as_they_are_written() {
        let words = UnknownWords {
            words: vec!["قمة".to_owned(), "مينسك".to_owned()],
            similar: None,
        };
        let lines = words.told(Locale::Arabic);
        let lines: Vec<_> = lines.iter().map(|line| printable::field(line)).collect();
        assert!(lines[0].contains("«قمة مينسك»"), "{lines:?}");
        assert!(lines[1].ends_with("qari -q 'قمة مينسك'"), "{lines:?}");
        assert!(lines[2].ends_with("qari ./قمة"), "{lines:?}");
    }
}

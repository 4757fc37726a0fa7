//! Why a file, the library, a query or a line of JSON cannot be used, in words.

use crate::files::{self, FileKind};
use crate::i18n::{Locale, MessageValue, isolated};
use crate::notice::{
    ContentFault, LibraryFault, LineFault, QueryFault, ReadOnlyReason, TomlFault, TomlFaultKind,
};
use crate::query::{KEYS, LANGUAGES, STATES};
use crate::topics::Topic;

/// The option that names a library.
const LIBRARY_OPTION: &str = "--library";
/// What may save the content of a damaged library.
const RECOVER: &str = "sqlite3 FILE .recover";
/// The forms in which dates are written.
const DATES: [&str; 4] = ["2024", "2024-05", "2024-05-16", "7d"];

/// Why a file cannot be used, to stand behind its name.
#[must_use]
pub fn file_fault(error: &files::Error, locale: Locale) -> String {
    let id = match error {
        files::Error::NotRegular(FileKind::Directory) => "file-directory",
        files::Error::NotRegular(FileKind::Pipe) => "file-pipe",
        files::Error::NotRegular(FileKind::Device) => "file-device",
        files::Error::NotRegular(FileKind::Socket) => "file-socket",
        files::Error::NotRegular(FileKind::Other) => "file-not-regular",
        files::Error::TooLarge { limit } => {
            let limit = usize::try_from(*limit).unwrap_or(usize::MAX);
            return locale.format("file-too-large", &[("limit", limit.into())]);
        }
        files::Error::Missing => "file-missing",
        files::Error::Exists => "file-exists",
        files::Error::NoFolder => "file-no-folder",
        files::Error::Denied => "file-denied",
        files::Error::Loop => "file-loop",
        files::Error::ReadOnly => "file-read-only",
        files::Error::Full => "file-full",
        files::Error::Quota => "file-quota",
        files::Error::TooLargeForSystem => "file-too-large-for-system",
        files::Error::NotText => "file-not-text",
        files::Error::NotADirectory => "file-not-a-directory",
        files::Error::BadName => "file-bad-name",
        files::Error::InUse => "file-in-use",
        files::Error::Interrupted => "file-interrupted",
        files::Error::TimedOut => "file-timed-out",
        files::Error::OutOfMemory => "file-out-of-memory",
        files::Error::Closed => "file-closed",
        files::Error::Device => "file-device-error",
        files::Error::Unknown => "file-unknown-error",
        files::Error::System(reason) => {
            return locale.format("file-system-error", &[("reason", reason.into())]);
        }
    };
    locale.text(id).into_owned()
}

/// Why a library cannot be used.
#[must_use]
pub fn library_fault(fault: &LibraryFault, locale: Locale) -> String {
    let option = || ("option", MessageValue::from(LIBRARY_OPTION));
    let reason = |reason| MessageValue::Composed(read_only_reason(reason, locale));
    match fault {
        LibraryFault::Newer => locale.format("library-newer", &[option()]),
        LibraryFault::NotALibrary => locale.format("library-not-a-library", &[option()]),
        LibraryFault::Damaged(reason) => locale.format(
            "library-damaged",
            &[("reason", reason.into()), ("command", RECOVER.into())],
        ),
        LibraryFault::Busy => locale.text("library-busy").into_owned(),
        LibraryFault::DiskFull => locale.text("library-disk-full").into_owned(),
        LibraryFault::CannotOpen(error) => file_fault(error, locale),
        LibraryFault::ReadOnly(why) => {
            locale.format("library-read-only", &[("reason", reason(why))])
        }
        LibraryFault::MustBeWritten(why) => locale.format(
            "library-must-be-written",
            &[("reason", reason(why)), option()],
        ),
        LibraryFault::Other(reason) => isolated(reason),
    }
}

fn read_only_reason(reason: &ReadOnlyReason, locale: Locale) -> String {
    let id = match reason {
        ReadOnlyReason::File => "read-only-file",
        ReadOnlyReason::Folder => "read-only-folder",
        ReadOnlyReason::FileSystem => "read-only-file-system",
        ReadOnlyReason::Asked => "read-only-opened",
        ReadOnlyReason::Other(error) => return file_fault(error, locale),
    };
    locale.text(id).into_owned()
}

/// What is wrong with the content of a file of the reader's own.
pub(super) fn content_fault(fault: &ContentFault, locale: Locale) -> String {
    match fault {
        ContentFault::NotToml => locale.text("content-not-toml").into_owned(),
        ContentFault::Malformed {
            line,
            column,
            fault,
        } => locale.format(
            "content-malformed",
            &[
                ("line", (*line).into()),
                ("column", (*column).into()),
                ("why", MessageValue::Composed(toml_fault(fault, locale))),
            ],
        ),
    }
}

/// What is wrong with TOML; in the words of its parser where there are no others.
pub(super) fn toml_fault(fault: &TomlFault, locale: Locale) -> String {
    let Some(kind) = fault.kind else {
        return isolated(&fault.words);
    };
    let id = match kind {
        TomlFaultKind::DuplicateKey => "toml-duplicate-key",
        TomlFaultKind::KeyNotQuoted => "toml-key-not-quoted",
        TomlFaultKind::NoKey => "toml-no-key",
        TomlFaultKind::NoEquals => "toml-no-equals",
        TomlFaultKind::ExtraEquals => "toml-extra-equals",
        TomlFaultKind::NoValue => "toml-no-value",
        TomlFaultKind::ValueNotQuoted => "toml-value-not-quoted",
        TomlFaultKind::UnclosedQuote => "toml-unclosed-quote",
        TomlFaultKind::BadEscape => "toml-bad-escape",
        TomlFaultKind::BadCharacter => "toml-bad-character",
        TomlFaultKind::NoComma => "toml-no-comma",
        TomlFaultKind::ExtraComma => "toml-extra-comma",
        TomlFaultKind::UnclosedTable => "toml-unclosed-table",
        TomlFaultKind::UnclosedArray => "toml-unclosed-array",
        TomlFaultKind::UnclosedInlineTable => "toml-unclosed-inline-table",
        TomlFaultKind::BadNumber => "toml-bad-number",
        TomlFaultKind::NumberTooLarge => "toml-number-too-large",
        TomlFaultKind::BadDate => "toml-bad-date",
        TomlFaultKind::BadBoolean => "toml-bad-boolean",
        TomlFaultKind::Unexpected => "toml-unexpected",
        TomlFaultKind::TooDeep => "toml-too-deep",
        TomlFaultKind::WrongType => "toml-wrong-type",
        TomlFaultKind::MissingField | TomlFaultKind::UnknownField | TomlFaultKind::UnknownValue => {
            return of_named(kind, fault.name().unwrap_or_default(), locale);
        }
    };
    let arguments = [
        ("sign", "=".into()),
        ("values", locale.alternatives(["true", "false"])),
    ];
    locale.format(id, &arguments)
}

/// What is wrong with something that has a name.
fn of_named(kind: TomlFaultKind, name: &str, locale: Locale) -> String {
    let id = match kind {
        TomlFaultKind::MissingField => "toml-missing-field",
        TomlFaultKind::UnknownField => "toml-unknown-field",
        _ => "toml-unknown-value",
    };
    locale.format(id, &[("name", name.into())])
}

/// Why a line of JSON is no article.
pub(super) fn line_fault(fault: &LineFault, locale: Locale) -> String {
    match fault {
        LineFault::NotJson(reason) => isolated(reason),
        LineFault::Newer(format) => {
            let format = format.to_string();
            locale.format("line-newer", &[("format", format.into())])
        }
        LineFault::Unfitting => locale.text("line-unfitting").into_owned(),
    }
}

/// What is wrong with a query, and what would be right.
#[must_use]
pub fn query_fault(fault: &QueryFault, locale: Locale) -> String {
    match fault {
        QueryFault::UnknownKey { name, near } if near.is_empty() => {
            let keys = KEYS.iter().map(|key| format!("{}:", key.name(locale)));
            locale.format(
                "query-unknown-key",
                &[("name", name.into()), ("keys", locale.list(keys))],
            )
        }
        QueryFault::UnknownKey { name, near } => {
            let near = near.iter().map(|name| format!("{name}:"));
            locale.format(
                "query-unknown-key-near",
                &[("name", name.into()), ("near", locale.alternatives(near))],
            )
        }
        QueryFault::UnknownTopic { name, own } => {
            let built_in = Topic::ALL.into_iter().map(|topic| topic.typed_name(locale));
            let topics = built_in.chain(own.iter().map(String::as_str));
            locale.format(
                "query-unknown-topic",
                &[("name", name.into()), ("topics", locale.list(topics))],
            )
        }
        QueryFault::UnknownLanguage(name) => {
            let languages = LANGUAGES.iter().map(|language| language.name(locale));
            locale.format(
                "query-unknown-language",
                &[
                    ("name", name.into()),
                    ("languages", locale.list(languages.take(3))),
                    ("code", Locale::Arabic.tag().into()),
                ],
            )
        }
        QueryFault::UnknownState(name) => {
            let states = STATES.iter().map(|state| state.name(locale));
            locale.format(
                "query-unknown-state",
                &[("name", name.into()), ("states", locale.list(states))],
            )
        }
        QueryFault::BadDate(date) => locale.format(
            "query-bad-date",
            &[("date", date.into()), ("forms", locale.alternatives(DATES))],
        ),
        QueryFault::NoValue(key) => {
            let key = format!("{key}:");
            locale.format("query-no-value", &[("key", key.into())])
        }
        QueryFault::UnclosedQuote => locale.text("query-unclosed-quote").into_owned(),
        QueryFault::UnclosedParenthesis => locale.text("query-unclosed-parenthesis").into_owned(),
        QueryFault::UnopenedParenthesis => locale.text("query-unopened-parenthesis").into_owned(),
        QueryFault::EmptyParentheses => locale.text("query-empty-parentheses").into_owned(),
        QueryFault::NothingAfter(operator) => beside_operator(
            ["query-nothing-after", "query-nothing-after-word"],
            operator,
            locale,
        ),
        QueryFault::NothingBefore(operator) => beside_operator(
            ["query-nothing-before", "query-nothing-before-word"],
            operator,
            locale,
        ),
        QueryFault::TooDeep => locale.text("query-too-deep").into_owned(),
    }
}

/// What is missing beside an operator; of one that is a word, how one searches for that.
fn beside_operator([of_sign, of_word]: [&str; 2], operator: &str, locale: Locale) -> String {
    let name = ("operator", MessageValue::from(operator));
    if !operator.starts_with(char::is_alphabetic) {
        return locale.format(of_sign, &[name]);
    }
    let quoted = format!("\"{operator}\"");
    locale.format(of_word, &[name, ("quoted", quoted.into())])
}

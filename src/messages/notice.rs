//! What the reader is told, in words.

use super::command::command_report;
use super::copied::{copied, tool_fault};
use super::deed::deed;
use super::fault::{content_fault, file_fault, library_fault, line_fault, query_fault};
use super::fetching::fetch_fault;
use super::setting::setting_fault;
use super::{key, labelled, warning};
use crate::app::action::Action;
use crate::app::keymap::Keymap;
use crate::article::looks_like_address;
use crate::files;
use crate::i18n::{Locale, MessageValue};
use crate::notice::{Deed, Notice, SetAsideReason, ToolFault};
use crate::sources::format::EXTENSIONS;

/// What says the encoding of a file.
const ENCODING_OPTION: &str = "--encoding";

/// The words for a notice, one line.
#[must_use]
pub fn notice(notice: &Notice, keymap: &Keymap, locale: Locale) -> String {
    let key = |action| key(action, keymap);
    let text = |id| locale.text(id).into_owned();
    let named = |id, name: &String| locale.format(id, &[("name", name.into())]);
    let counted = |id, count: &usize, name, value: &'static str| {
        locale.format(id, &[("count", (*count).into()), (name, value.into())])
    };
    match notice {
        Notice::Article { name, warning } => {
            labelled(locale, name, warning::warning(warning, locale))
        }
        Notice::Setting { name, line, fault } => locale.format(
            "notice-setting",
            &[
                ("name", name.into()),
                ("line", (*line).into()),
                (
                    "fault",
                    MessageValue::Composed(setting_fault(fault, locale)),
                ),
            ],
        ),
        Notice::UnusableVariable { name, value } => locale.format(
            "notice-unusable-variable",
            &[("name", name.into()), ("value", value.into())],
        ),
        Notice::UnknownTerminal => locale.format(
            "notice-unknown-terminal",
            &[("command", "qari doctor".into())],
        ),
        Notice::Unreadable { name, fault } if fault.could_be_piped() => locale.format(
            "notice-unreadable-as-file",
            &[
                ("name", name.into()),
                ("reason", MessageValue::Composed(file_fault(fault, locale))),
                ("argument", "-".into()),
            ],
        ),
        Notice::Unreadable {
            name,
            fault: files::Error::Missing,
        } if looks_like_address(name) => {
            let schemes = locale.list(["https://", "http://"]);
            let arguments = [("name", name.into()), ("schemes", schemes)];
            locale.format("notice-unreadable-as-address", &arguments)
        }
        Notice::Unreadable { name, fault } | Notice::UserFile { name, fault } => {
            labelled(locale, name, file_fault(fault, locale))
        }
        Notice::Empty { name } => named("notice-empty", name),
        Notice::BrokenBook { name } => named("notice-broken-book", name),
        Notice::BrokenFeed { name } => named("notice-broken-feed", name),
        Notice::NotText { name } => named("notice-not-text", name),
        Notice::ForeignJson { name } => named("notice-foreign-json", name),
        Notice::Unparsable { name, reason } => locale.format(
            "notice-unparsable",
            &[("name", name.into()), ("reason", reason.into())],
        ),
        Notice::Garbled {
            name,
            encoding,
            suggestion,
        } => {
            let option = format!("{ENCODING_OPTION} {}", suggestion.unwrap_or("…"));
            locale.format(
                "notice-garbled",
                &[
                    ("name", name.into()),
                    ("encoding", (*encoding).into()),
                    ("option", option.as_str().into()),
                ],
            )
        }
        Notice::BadLine {
            name,
            number,
            fault,
        } => locale.format(
            "notice-bad-line",
            &[
                ("name", name.into()),
                ("number", (*number).into()),
                ("reason", MessageValue::Composed(line_fault(fault, locale))),
            ],
        ),
        Notice::NoArticles { name } => locale.format(
            "notice-no-articles",
            &[
                ("name", name.into()),
                (
                    "extensions",
                    dotted(EXTENSIONS.iter().map(|(name, ..)| *name), locale),
                ),
            ],
        ),
        Notice::LeftOut {
            files,
            extensions,
            linked_directories,
            hidden_directories,
        } => {
            let folders = [
                ("left-out-links", *linked_directories),
                ("left-out-hidden", *hidden_directories),
            ];
            left_out(*files, extensions, folders, locale)
        }
        Notice::NotFetched { address, fault } => {
            labelled(locale, address, fetch_fault(fault, locale))
        }
        Notice::OwnFileContent { name, fault } => {
            labelled(locale, name, content_fault(fault, locale))
        }
        Notice::OwnFileSetAside { name, kept_as } => locale.format(
            "notice-own-file-set-aside",
            &[("name", name.into()), ("kept", kept_as.into())],
        ),
        Notice::NoFolder => locale.format("notice-no-folder", &[("variable", "HOME".into())]),
        Notice::Library { name, fault } => {
            let reason = library_fault(fault, locale);
            match name {
                Some(name) => labelled(locale, name, reason),
                None => locale.format(
                    "notice-library",
                    &[("reason", MessageValue::Composed(reason))],
                ),
            }
        }
        Notice::Adding { name } => named("notice-adding", name),
        Notice::Added { count, new: 0 } => locale.count("notice-added-known", *count),
        Notice::Added { new, .. } => locale.count("notice-added", *new),
        Notice::CameFromFolders { new, changed } => {
            let counts = [("came-new", *new), ("came-changed", *changed)];
            let said = counts.into_iter().filter(|(_, count)| *count > 0);
            let said = said.map(|(id, count)| locale.count(id, count));
            let parts = said
                .collect::<Vec<_>>()
                .join(&locale.text("list-separator"));
            let arguments = [("parts", MessageValue::Composed(parts))];
            locale.format("notice-came-from-folders", &arguments)
        }
        Notice::NotWatched { name, fault } => {
            let reason = MessageValue::Composed(file_fault(fault, locale));
            let arguments = [("name", name.into()), ("reason", reason)];
            locale.format("notice-not-watched", &arguments)
        }
        Notice::FeedsNotFetched { fault } => labelled(
            locale,
            &locale.text("feeds-title"),
            fetch_fault(fault, locale),
        ),
        Notice::NoFeeds => locale.format("feeds-none", &[("command", super::FEED_ADD.into())]),
        Notice::Fetched { feeds: 0, .. } => locale.format(
            "notice-no-feed-due",
            &[
                ("feeds", key(Action::Feeds)),
                ("fetch", key(Action::FetchFeeds)),
            ],
        ),
        Notice::Fetched { new, failing, .. } => {
            let mut told = locale.count("notice-fetched", *new);
            if *failing > 0 {
                told.push_str(&locale.text("list-separator"));
                told.push_str(&locale.count("fetched-failing", *failing));
            }
            told
        }
        Notice::MarkedAllRead { count: 0 } => text("notice-none-unread"),
        Notice::MarkedAllRead { count } => locale.format(
            "notice-marked-all-read",
            &[("count", (*count).into()), ("key", key(Action::Restore))],
        ),
        Notice::Undone(done) => locale.format(
            "notice-undone",
            &[
                ("what", what_was_done(done, locale)),
                ("key", key(Action::Redo)),
            ],
        ),
        Notice::Redone(done) => locale.format(
            "notice-redone",
            &[
                ("what", what_was_done(done, locale)),
                ("key", key(Action::Restore)),
            ],
        ),
        Notice::Removed { title } => locale.format(
            "notice-removed",
            &[("title", title.into()), ("key", key(Action::Restore))],
        ),
        Notice::NotAnnotated { count } => {
            counted("notice-not-annotated", count, "command", "qari add")
        }
        Notice::NotAnnotatedReadOnly { count } => {
            locale.count("notice-not-annotated-read-only", *count)
        }
        Notice::AnnotatedElsewhere { count } => locale.count("notice-annotated-elsewhere", *count),
        Notice::SetAside {
            name,
            reason,
            count: 1,
        } => {
            let reason = match reason {
                SetAsideReason::NoText => MessageValue::Composed(text("set-aside-no-text")),
                SetAsideReason::Other(reason) => reason.into(),
            };
            let arguments = [("name", name.into()), ("reason", reason)];
            locale.format("notice-set-aside", &arguments)
        }
        Notice::SetAside { name, count, .. } => locale.format(
            "notice-several-set-aside",
            &[("name", name.into()), ("count", (*count).into())],
        ),
        Notice::MarksNotKept => text("notice-marks-not-kept"),
        Notice::NotInLibrary => {
            locale.format("notice-not-in-library", &[("command", "qari add".into())])
        }
        Notice::ArticleReplaced => text("notice-article-replaced"),
        Notice::ArticleGone => text("notice-article-gone"),
        Notice::CorrectionsNotKept => text("notice-corrections-not-kept"),
        Notice::Corrected { what, is_in_one } => {
            let id = match is_in_one {
                true => "notice-corrected-here",
                false => "notice-corrected",
            };
            let what = what_was_done(what, locale);
            locale.format(id, &[("what", what), ("key", key(Action::Restore))])
        }
        Notice::CorrectionUndone { what } => {
            let what = what_was_done(what, locale);
            locale.format("notice-correction-undone", &[("what", what)])
        }
        Notice::NoGuess { name } => named("notice-no-guess", name),
        Notice::EntitiesByMentions => text("notice-entities-by-mentions"),
        Notice::EntitiesByArticles => text("notice-entities-by-articles"),
        Notice::EntitiesByRecency => text("notice-entities-by-recency"),
        Notice::EntitiesByName => text("notice-entities-by-name"),
        Notice::GuessesShown => text("notice-guesses-shown"),
        Notice::GuessesHidden => text("notice-guesses-hidden"),
        Notice::GuessesAlone => text("notice-guesses-alone"),
        Notice::NothingToUndo => text("notice-nothing-to-undo"),
        Notice::NothingToRedo => text("notice-nothing-to-redo"),
        Notice::Hit {
            words,
            number,
            count,
            article,
        } => {
            let mut arguments = vec![
                ("words", words.into()),
                ("number", (*number).into()),
                ("count", (*count).into()),
            ];
            let Some((index, articles)) = article else {
                return locale.format("notice-hit", &arguments);
            };
            arguments.push(("article", (*index).into()));
            arguments.push(("articles", (*articles).into()));
            locale.format("notice-hit-in-list", &arguments)
        }
        Notice::NoHit { words } => locale.format("notice-no-hit", &[("words", words.into())]),
        Notice::NoHitHere { words } => locale.format(
            "notice-no-hit-here",
            &[("words", words.into()), ("key", key(Action::SearchLibrary))],
        ),
        Notice::NoFilter => text("notice-no-filter"),
        Notice::FilteredAlready { name } => locale.format(
            "notice-filtered-already",
            &[("name", name.into()), ("key", key(Action::FilterParts))],
        ),
        Notice::Kept { name } => named("notice-kept", name),
        Notice::Forgotten { name } => locale.format(
            "notice-forgotten",
            &[("name", name.into()), ("key", key(Action::Restore))],
        ),
        Notice::Made(what) => {
            let what = what_was_done(what, locale);
            locale.format(
                "notice-made",
                &[("what", what), ("key", key(Action::Restore))],
            )
        }
        Notice::NothingHighlighted => text("notice-nothing-highlighted"),
        Notice::NothingToHighlight => text("notice-nothing-to-highlight"),
        Notice::PassageTooLong { limit } => {
            locale.format("notice-passage-too-long", &[("limit", (*limit).into())])
        }
        Notice::TooManyHighlights { limit } => {
            locale.format("notice-too-many-highlights", &[("limit", (*limit).into())])
        }
        Notice::NoteDraftKept => text("notice-note-draft-kept"),
        Notice::NoteDraftResumed => text("notice-note-draft-resumed"),
        Notice::PassageGone => text("notice-passage-gone"),
        Notice::NoOwnCommands => {
            let arguments = [
                ("file", "config.toml".into()),
                ("table", "[commands.NAME]".into()),
            ];
            locale.format("notice-no-own-commands", &arguments)
        }
        Notice::Command { name, report } => command_report(name, report, locale),
        Notice::NothingToKeep => {
            locale.format("notice-nothing-to-keep", &[("key", key(Action::Find))])
        }
        Notice::NothingToForget => text("notice-nothing-to-forget"),
        Notice::NothingSuggested => text("notice-nothing-suggested"),
        Notice::PutIntoTopic { name } => named("notice-put-into-topic", name),
        Notice::NameTaken { name } => named("notice-name-taken", name),
        Notice::KeptQuery { name, fault } => labelled(locale, name, query_fault(fault, locale)),
        Notice::AllTopics => text("notice-all-topics"),
        Notice::AnyTopic => text("notice-any-topic"),
        Notice::NewestFirst => text("notice-newest-first"),
        Notice::BestFirst => text("notice-best-first"),
        Notice::PromptFull { limit } => {
            locale.format("notice-prompt-full", &[("limit", (*limit).into())])
        }
        Notice::Copied { what, by } => copied(what, by, locale),
        Notice::NotCopied { fault, limit } => locale.format(
            "notice-not-copied",
            &[
                ("fault", MessageValue::Composed(tool_fault(fault, locale))),
                ("limit", (*limit).into()),
            ],
        ),
        Notice::NoLink => text("notice-no-link"),
        Notice::NoLinksHere => text("notice-no-links-here"),
        Notice::ChooseLink { count } => locale.format(
            "notice-choose-link",
            &[("count", (*count).into()), ("key", key(Action::Cancel))],
        ),
        Notice::LinkOpened { tool } => {
            locale.format("notice-link-opened", &[("tool", tool.into())])
        }
        Notice::LinkNotOpened {
            fault: ToolFault::None,
        } => text("notice-no-browser"),
        Notice::LinkNotOpened { fault } => {
            let fault = MessageValue::Composed(tool_fault(fault, locale));
            locale.format("notice-link-not-opened", &[("fault", fault)])
        }
        Notice::NothingSearched => {
            locale.format("notice-nothing-searched", &[("key", key(Action::Find))])
        }
        Notice::NoEntitySelected => text("notice-no-entity-selected"),
        Notice::NoMentionHere => text("notice-no-mention-here"),
        Notice::NoFurtherArticle => text("notice-no-further-article"),
        Notice::NoFurtherUnread => text("notice-no-further-unread"),
        Notice::NoFurtherJump => text("notice-no-further-jump"),
    }
}

/// What was done, in a sentence about it.
fn what_was_done(done: &Deed, locale: Locale) -> MessageValue<'static> {
    MessageValue::Composed(deed(done, locale))
}

/// What was left out of directories, on one line.
fn left_out(
    files: usize,
    extensions: &[String],
    folders: [(&'static str, usize); 2],
    locale: Locale,
) -> String {
    let id = if extensions.is_empty() {
        "left-out-files"
    } else {
        "left-out-files-named"
    };
    let names = dotted(extensions.iter().map(String::as_str), locale);
    let of_files = || locale.format(id, &[("count", files.into()), ("extensions", names)]);
    let mut parts = Vec::new();
    if files > 0 {
        parts.push(of_files());
    }
    for (id, count) in folders.into_iter().filter(|(_, count)| *count > 0) {
        parts.push(locale.count(id, count));
    }
    let separator = locale.text("list-separator");
    let parts = MessageValue::Composed(parts.join(&separator));
    locale.format("notice-left-out", &[("parts", parts)])
}

/// Extensions of names as they are written: `.rst, .adoc`.
fn dotted<'a>(extensions: impl Iterator<Item = &'a str>, locale: Locale) -> MessageValue<'static> {
    locale.list(extensions.map(|extension| format!(".{extension}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::isolated;

    #[test]
    fn names_are_kept_apart_in_all_that_tells_what_was_done() {
        let title = "Linux (v2)".to_owned();
        let done = || Deed::Starred {
            title: title.clone(),
        };
        for told in [
            Notice::Undone(done()),
            Notice::Redone(done()),
            Notice::Made(done()),
            Notice::CorrectionUndone { what: done() },
            Notice::Corrected {
                what: done(),
                is_in_one: true,
            },
        ] {
            for locale in [Locale::Arabic, Locale::English] {
                let words = notice(&told, &Keymap::default(), locale);
                assert!(words.contains(&isolated(&title)), "{words:?}");
            }
        }
    }
}

//! The definition of the command line. Help texts are ids of messages, which [`super::help`] replaces.

mod values;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use self::values::{EncodingParser, forms_parser, marks_parser, mode_parser};
use crate::cli::shield::query_word;
use crate::mode::OutputMode;
use crate::sources::decode::Encoding;
use crate::text::{Forms, Marks};

pub(super) use self::values::{
    DirectionChoice, ExportFormat, FormsChoice, JustifyChoice, OrderChoice, OutputFormat, Speech,
    TableFormat, ThemeChoice, YesNo,
};

/// What `--version` prints; `-V` prints the first line.
const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\n\nLicence: ",
    env!("CARGO_PKG_LICENSE"),
    "\nThe code is MIT, the embedded model and two word lists CC BY-SA 4.0, the topic weights CC BY 4.0,",
    "\nthe table of character properties Unicode-3.0."
);

/// Arguments of the program.
#[derive(Debug, Parser)]
#[command(
    name = "qari",
    // Not the name that the program was called by: it may contain anything.
    bin_name = "qari",
    version,
    long_version = LONG_VERSION,
    about = "help-qari"
)]
pub(super) struct Arguments {
    #[arg(help = "help-paths")]
    pub paths: Vec<PathBuf>,

    #[arg(
        short,
        long,
        value_name = "QUERY",
        allow_hyphen_values = true,
        help = "help-open-query"
    )]
    pub query: Option<String>,

    #[arg(long, global = true, value_name = "LANGUAGE", help = "help-lang")]
    pub lang: Option<Speech>,

    #[command(flatten)]
    pub places: FilePlaces,

    #[arg(long, default_value = "auto", help = "help-theme")]
    pub theme: ThemeChoice,

    #[arg(long, help = "help-plain")]
    pub plain: bool,

    #[command(flatten)]
    pub terminal: Terminal,

    #[command(subcommand)]
    pub command: Option<CliCommand>,
}

/// The parsed arguments. Options of the reader are an error with a subcommand.
pub(super) fn parsed(given: &[OsString]) -> Result<Arguments, clap::Error> {
    let mut command = Arguments::command();
    command.build();
    let mut matches = command.clone().try_get_matches_from(given)?;
    if let Some(name) = matches.subcommand_name() {
        let is_given = |argument: &&Arg| {
            let source = matches.value_source(argument.get_id().as_str());
            !argument.is_global_set() && source == Some(ValueSource::CommandLine)
        };
        if let Some(argument) = command.get_arguments().find(is_given) {
            let mut error = clap::Error::new(ErrorKind::ArgumentConflict).with_cmd(&command);
            let text = |text: &dyn ToString| ContextValue::String(text.to_string());
            error.insert(ContextKind::InvalidArg, text(argument));
            error.insert(ContextKind::PriorArg, text(&name));
            return Err(error);
        }
    }
    Arguments::from_arg_matches_mut(&mut matches)
}

/// The language that the arguments ask for, even if they cannot be parsed.
pub(super) fn language(arguments: &[OsString]) -> Option<Speech> {
    let words = arguments
        .iter()
        .map_while(|argument| match argument.to_str() {
            Some("--") => None,
            word => Some(word.unwrap_or_default()),
        });
    let mut last = None;
    let mut is_value = false;
    for word in words {
        let value = if is_value {
            Some(word)
        } else {
            word.strip_prefix("--lang=")
        };
        last = value
            .and_then(|value| Speech::from_str(value, false).ok())
            .or(last);
        is_value = word == "--lang";
    }
    last
}

/// Options of all commands: where the reader's own files are, and the encoding of input files.
#[derive(Clone, Debug, Args, Default)]
pub(super) struct FilePlaces {
    #[arg(long, global = true, value_name = "FILE", help = "help-library")]
    pub library: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", help = "help-corrections")]
    pub corrections: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        value_name = "NAME",
        value_parser = EncodingParser,
        hide_possible_values = true,
        help = "help-encoding"
    )]
    pub encoding: Option<Encoding>,
}

impl FilePlaces {
    /// Whether the library is a temporary one in memory.
    pub(super) fn is_in_memory(&self) -> bool {
        self.library
            .as_ref()
            .is_some_and(|path| path.as_os_str() == ":memory:")
    }
}

/// Properties of the terminal, if they are not to be detected.
#[derive(Debug, Args, Default)]
pub(super) struct Terminal {
    #[arg(long, value_name = "MODE", value_parser = mode_parser(), help = "help-terminal-mode")]
    pub terminal_mode: Option<OutputMode>,
    #[arg(long, value_name = "FORMS", value_parser = forms_parser(), help = "help-forms")]
    pub forms: Option<Forms>,
    #[arg(long, value_name = "MARKS", value_parser = marks_parser(), help = "help-marks")]
    pub marks: Option<Marks>,
}

#[derive(Debug, Subcommand)]
pub(super) enum CliCommand {
    #[command(about = "help-add")]
    Add(AddArguments),
    #[command(about = "help-feed")]
    Feed(FeedArguments),
    #[command(about = "help-fetch")]
    Fetch(FetchArguments),
    #[command(about = "help-reread")]
    Reread(RereadArguments),
    #[command(about = "help-doctor")]
    Doctor(DoctorArguments),
    #[command(about = "help-config")]
    Config,
    #[command(about = "help-show")]
    Show(ShowArguments),
    #[command(about = "help-layout")]
    Layout(LayoutArguments),
    #[command(about = "help-entities")]
    Entities(EntitiesArguments),
    #[command(about = "help-who")]
    Who(WhoArguments),
    #[command(about = "help-topics")]
    Topics(TopicsArguments),
    #[command(about = "help-list")]
    List(ListArguments),
    #[command(about = "help-search")]
    Search(ListArguments),
    #[command(about = "help-notes")]
    Notes(NotesArguments),
    #[command(about = "help-stats")]
    Stats(StatsArguments),
    #[command(about = "help-keep")]
    Keep(KeepArguments),
    #[command(about = "help-export")]
    Export(ExportArguments),
    #[command(about = "help-remove")]
    Remove(RemoveArguments),
    #[command(about = "help-restore")]
    Restore(RestoreArguments),
    #[command(about = "help-completions")]
    Completions(CompletionsArguments),
    #[command(about = "help-man")]
    Man(ManArguments),
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    #[arg(help = "help-completions-shell")]
    pub shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArguments {
    #[arg(value_name = "COMMAND", help = "help-man-command")]
    pub command: Vec<String>,
    #[arg(
        long,
        value_name = "PATH",
        conflicts_with = "command",
        help = "help-man-to"
    )]
    pub to: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct AddArguments {
    #[arg(help = "help-add-paths")]
    pub paths: Vec<PathBuf>,
    #[arg(long, help = "help-add-watch")]
    pub watch: bool,
    #[arg(long, help = "help-add-no-entities")]
    pub no_entities: bool,
}

#[derive(Debug, Args)]
pub(super) struct FetchArguments {
    #[arg(value_name = "FEED", help = "help-fetch-feeds")]
    pub feeds: Vec<String>,
    #[arg(long, conflicts_with = "feeds", help = "help-fetch-all")]
    pub all: bool,
    #[arg(long, help = "help-add-no-entities")]
    pub no_entities: bool,
}

#[derive(Debug, Args)]
pub(super) struct RereadArguments {
    #[arg(value_parser = query_word, help = "help-reread-query")]
    pub query: Vec<String>,
    #[arg(long, help = "help-add-no-entities")]
    pub no_entities: bool,
}

#[derive(Debug, Args)]
pub(super) struct FeedArguments {
    #[command(subcommand)]
    pub command: Option<FeedCommand>,
}

#[derive(Debug, Args)]
pub(super) struct AddFeed {
    #[arg(required = true, value_name = "ADDRESS", help = "help-feed-addresses")]
    pub addresses: Vec<String>,
    #[arg(long, value_name = "NAME", help = "help-feed-add-name")]
    pub name: Option<String>,
    #[arg(long = "tag", value_name = "TAG", help = "help-feed-add-tag")]
    pub tags: Vec<String>,
    #[arg(long, help = "help-feed-add-no-fetch")]
    pub no_fetch: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum FeedCommand {
    #[command(about = "help-feed-add")]
    Add(AddFeed),
    #[command(about = "help-feed-list")]
    List {
        #[arg(value_name = "FEED", help = "help-feed-list-words")]
        words: Option<String>,
        #[arg(long, default_value = "text", help = "help-format")]
        format: TableFormat,
    },
    #[command(about = "help-feed-remove")]
    Remove {
        #[arg(required = true, value_name = "FEED", help = "help-feed-feeds")]
        feeds: Vec<String>,
    },
    #[command(about = "help-feed-rename")]
    Rename {
        #[arg(help = "help-feed-feed")]
        feed: String,
        #[arg(help = "help-feed-name")]
        name: Option<String>,
    },
    #[command(about = "help-feed-tag")]
    Tag {
        #[arg(help = "help-feed-feed")]
        feed: String,
        #[arg(value_name = "TAG", help = "help-feed-tags")]
        tags: Vec<String>,
    },
    #[command(about = "help-feed-set")]
    Set {
        #[arg(help = "help-feed-feed")]
        feed: String,
        #[arg(long, value_name = "DAYS", help = "help-feed-keep-days")]
        keep_days: Option<u32>,
        #[arg(long, value_name = "COUNT", help = "help-feed-keep-count")]
        keep_count: Option<u32>,
        #[arg(long, value_name = "YES|NO", help = "help-feed-pages")]
        pages: Option<YesNo>,
    },
    #[command(about = "help-feed-import")]
    Import {
        #[arg(value_name = "FILE", help = "help-feed-import-path")]
        path: PathBuf,
    },
    #[command(about = "help-feed-export")]
    Export {
        #[arg(long, value_name = "FILE", help = "help-feed-export-to")]
        to: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(super) struct DoctorArguments {
    #[arg(long, help = "help-doctor-report")]
    pub report: bool,
    #[arg(
        long,
        default_value = "text",
        requires = "report",
        help = "help-format"
    )]
    pub format: OutputFormat,
}

#[derive(Debug, Args)]
pub(super) struct ShowArguments {
    #[arg(help = "help-show-paths")]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..), help = "help-width-of-terminal")]
    pub width: Option<u16>,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: OutputFormat,
}

#[derive(Debug, Args)]
pub(super) struct LayoutArguments {
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..), help = "help-width")]
    pub width: u16,
    #[arg(long, default_value = "auto", help = "help-layout-direction")]
    pub direction: DirectionChoice,
    #[arg(long, default_value = "none", help = "help-layout-justify")]
    pub justify: JustifyChoice,
    #[arg(long, default_value = "presentation", help = "help-layout-forms")]
    pub forms: FormsChoice,
    #[arg(long, default_value = "visual", help = "help-layout-order")]
    pub order: OrderChoice,
    #[arg(long, help = "help-layout-ansi")]
    pub ansi: bool,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: OutputFormat,
}

#[derive(Debug, Args)]
pub(super) struct EntitiesArguments {
    #[arg(long, value_name = "NAME", help = "help-entities-entity")]
    pub entity: Option<String>,
    #[arg(long, conflicts_with = "entity", help = "help-entities-explain")]
    pub explain: bool,
    #[arg(long, value_parser = clap::value_parser!(u16).range(20..), help = "help-entities-width")]
    pub width: Option<u16>,
    #[arg(
        long,
        value_name = "QUERY",
        num_args = 0..=1,
        default_missing_value = "",
        conflicts_with_all = ["entity", "explain"],
        help = "help-entities-total"
    )]
    pub total: Option<String>,
    #[arg(help = "help-of-files-paths")]
    pub paths: Vec<PathBuf>,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct WhoArguments {
    #[arg(help = "help-who-name")]
    pub name: String,
    #[arg(long, value_name = "PATH", help = "help-from")]
    pub from: Vec<PathBuf>,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: TableFormat,
}

/// Options that select articles.
#[derive(Debug, Args)]
pub(super) struct Selection {
    #[arg(value_parser = query_word, help = "help-query")]
    pub query: Vec<String>,
    #[arg(long, value_name = "PATH", help = "help-from")]
    pub from: Vec<PathBuf>,
    #[arg(long, value_name = "TOPIC", help = "help-list-topic")]
    pub topic: Vec<String>,
    #[arg(long, value_name = "NAME", help = "help-list-entity")]
    pub entity: Vec<String>,
    #[arg(long, value_name = "WORDS", help = "help-list-text")]
    pub text: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ListArguments {
    #[command(flatten)]
    pub selection: Selection,
    #[arg(long, value_name = "COUNT", help = "help-list-limit")]
    pub limit: Option<usize>,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct NotesArguments {
    #[command(flatten)]
    pub selection: Selection,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct TopicsArguments {
    #[arg(help = "help-topics-paths")]
    pub paths: Vec<PathBuf>,
    #[arg(
        long,
        value_name = "QUERY",
        conflicts_with = "paths",
        help = "help-query-option"
    )]
    pub query: Option<String>,
    #[arg(long, conflicts_with = "paths", help = "help-topics-by-month")]
    pub by_month: bool,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct StatsArguments {
    #[arg(long, help = "help-stats-check")]
    pub check: bool,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct KeepArguments {
    #[arg(value_parser = query_word, help = "help-keep-name")]
    pub name: Option<String>,
    #[arg(value_parser = query_word, help = "help-keep-query")]
    pub query: Vec<String>,
    #[arg(long, requires = "query", help = "help-keep-topic")]
    pub topic: bool,
    #[arg(
        long,
        requires = "name",
        conflicts_with = "query",
        help = "help-keep-remove"
    )]
    pub remove: bool,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    #[arg(value_parser = query_word, help = "help-export-query")]
    pub query: Vec<String>,
    #[arg(
        long,
        required_unless_present = "original",
        help = "help-export-format"
    )]
    pub format: Option<ExportFormat>,
    #[arg(
        long,
        value_name = "ID",
        conflicts_with_all = ["query", "format"],
        help = "help-export-original"
    )]
    pub original: Option<i64>,
    #[arg(long, value_name = "PATH", help = "help-export-to")]
    pub to: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct RemoveArguments {
    #[arg(required_unless_present = "query", help = "help-remove-ids")]
    pub ids: Vec<i64>,
    #[arg(
        long,
        value_name = "QUERY",
        conflicts_with = "ids",
        help = "help-remove-query"
    )]
    pub query: Option<String>,
    #[arg(long, help = "help-remove-yes")]
    pub yes: bool,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct RestoreArguments {
    #[arg(help = "help-restore-ids")]
    pub ids: Vec<i64>,
    #[arg(
        long,
        value_name = "QUERY",
        conflicts_with = "ids",
        help = "help-restore-query"
    )]
    pub query: Option<String>,
    #[arg(long, help = "help-restore-list")]
    pub list: bool,
    #[arg(long, default_value = "text", help = "help-format")]
    pub format: TableFormat,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_well_made() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }
}

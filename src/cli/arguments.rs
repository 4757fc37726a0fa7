//! The command line as it is written.

use std::convert::Infallible;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config;
use crate::mode::OutputMode;
use crate::text::{Forms, Marks};

/// Arguments of the program.
#[derive(Debug, Parser)]
#[command(
    name = "qari",
    // Not the name it was called by, which may hold anything.
    bin_name = "qari",
    version,
    about = "قارئ: a terminal reader for Arabic and other right-to-left articles"
)]
pub(super) struct Arguments {
    /// Files or directories to read without keeping them, - for standard input; without any, your library
    pub paths: Vec<PathBuf>,

    /// The language of menus and messages [default: that of the locale]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<Speech>,

    #[command(flatten)]
    pub places: Places,

    /// Colours for a dark or a light background
    #[arg(long, default_value = "auto")]
    pub theme: ThemeChoice,

    #[command(flatten)]
    pub terminal: Terminal,

    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Stands before a word of a query that begins with a hyphen, while clap looks at it.
const SHIELD: char = '\u{F8FF}';
/// The commands that have a query.
const WITH_QUERY: [&str; 4] = ["list", "search", "keep", "export"];
/// All options that are written with one hyphen.
const SHORT: [&str; 2] = ["-h", "-V"];

/// The arguments with words such as `-روسيا`, which a query has where something must not occur, made to look
/// unlike options.
pub(super) fn shielded(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut has_query = false;
    let shielded = arguments.map(|argument| {
        let Some(word) = argument.to_str() else {
            return argument;
        };
        has_query |= WITH_QUERY.contains(&word);
        let is_hyphened = word.len() > 1 && word.starts_with('-') && !word.starts_with("--");
        if has_query && is_hyphened && !SHORT.contains(&word) {
            return format!("{SHIELD}{word}").into();
        }
        argument
    });
    shielded.collect()
}

/// A text about arguments with what [`shielded`] put before them taken away.
pub(super) fn unshielded(text: &str) -> String {
    text.replace(SHIELD, "")
}

fn query_word(word: &str) -> Result<String, Infallible> {
    Ok(word.trim_start_matches(SHIELD).to_owned())
}

/// Where the reader's own things are.
#[derive(Clone, Debug, Args, Default)]
pub(super) struct Places {
    /// The library [default: library.sqlite3 in the data folder]; :memory: for one that is not kept
    #[arg(long, global = true, value_name = "FILE")]
    pub library: Option<PathBuf>,
    /// The file of corrections [default: corrections.toml in the data folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
}

impl Places {
    /// Whether nothing is to be kept.
    pub(super) fn is_in_memory(&self) -> bool {
        self.library
            .as_ref()
            .is_some_and(|path| path.as_os_str() == ":memory:")
    }
}

/// What the reader says of the terminal, where the program is not to find it out.
#[derive(Debug, Args, Default)]
pub(super) struct Terminal {
    /// How text is sent to this terminal [default: found out; see qari doctor]
    #[arg(long, value_name = "MODE", value_parser = mode_parser())]
    pub terminal_mode: Option<OutputMode>,
    /// The forms of joining letters: presentation, or base for a terminal that joins by itself
    #[arg(long, value_name = "FORMS", value_parser = forms_parser())]
    pub forms: Option<Forms>,
    /// Marks on letters: kept, dropped
    #[arg(long, value_name = "MARKS", value_parser = marks_parser())]
    pub marks: Option<Marks>,
}

fn mode_parser() -> impl TypedValueParser<Value = OutputMode> {
    PossibleValuesParser::new(OutputMode::ALL.map(OutputMode::name))
        .try_map(|name| OutputMode::named(&name).ok_or("no mode"))
}

fn forms_parser() -> impl TypedValueParser<Value = Forms> {
    PossibleValuesParser::new(["presentation", "base"])
        .try_map(|name| config::forms_named(&name).ok_or("no forms"))
}

fn marks_parser() -> impl TypedValueParser<Value = Marks> {
    PossibleValuesParser::new(["kept", "dropped"])
        .try_map(|name| config::marks_named(&name).ok_or("no marks"))
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Speech {
    /// العربية
    Ar,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ThemeChoice {
    /// What the terminal or the environment (COLORFGBG) says
    Auto,
    /// Light letters on a dark background
    Dark,
    /// Dark letters on a light background
    Light,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Take articles into the library
    Add(Add),
    /// Find out how this terminal shows right-to-left text, and choose what reads right
    Doctor(Doctor),
    /// Print articles laid out
    Show(Show),
    /// Lay out lines of text: a filter
    Layout(Layout),
    /// Print the entities that articles mention, or every sentence that mentions one
    Entities(Entities),
    /// Print what is known of an entity
    Who(Who),
    /// Count the library's articles by topic, or print the topics of some files
    Topics(Topics),
    /// List articles, the newest first
    List(List),
    /// Find articles, the best first, with the sentence that has the words
    Search(List),
    /// Print the library in numbers
    Stats(Stats),
    /// Keep a query under a name: a filter, or a topic of your own
    Keep(Keep),
    /// Write articles as Markdown or JSON lines, which add reads back
    Export(Export),
    /// Remove articles from the library; for thirty days they can be restored
    Remove(Remove),
    /// Restore removed articles; without arguments, list those that can be
    Restore(Restore),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// One array, for programs
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// Files (text, Markdown, JSON lines), directories, - for standard input; without any, entities are looked for where that is still to be done
    pub paths: Vec<PathBuf>,
    /// Leave entities and topics to be looked for while you read
    #[arg(long)]
    pub no_entities: bool,
}

#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// Print what the terminal was asked and what it answered, for a report of a fault
    #[arg(long)]
    pub report: bool,
    #[arg(long, default_value = "text", requires = "report")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// Files or directories, - for standard input, which is also read where none is named
    pub paths: Vec<PathBuf>,
    /// Cells from edge to edge
    #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u16).range(1..))]
    pub width: u16,
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct Layout {
    /// Cells from edge to edge
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub width: u16,
    /// The direction of each line of the input; auto finds it from the line's first letter
    #[arg(long, default_value = "auto")]
    pub direction: DirectionChoice,
    /// How lines are filled to the width
    #[arg(long, default_value = "none")]
    pub justify: JustifyChoice,
    /// Joined forms, or the letters of the text for a terminal that joins by itself
    #[arg(long, default_value = "presentation")]
    pub forms: FormsChoice,
    /// As lines are seen, or as they are read for a terminal that reorders by itself
    #[arg(long, default_value = "visual")]
    pub order: OrderChoice,
    /// Keep colour sequences (SGR) of the input on their letters
    #[arg(long)]
    pub ansi: bool,
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum JustifyChoice {
    /// They are not
    None,
    /// With spaces
    Space,
    /// With tatweel, then spaces
    Kashida,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FormsChoice {
    /// Unicode's presentation forms
    Presentation,
    /// The letters of the text
    Base,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum OrderChoice {
    /// From left to right
    Visual,
    /// From the first letter to the last
    Logical,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum DirectionChoice {
    /// As UAX #9 P2 and P3 have it
    Auto,
    /// From right to left
    Rtl,
    /// From left to right
    Ltr,
}

#[derive(Debug, Args)]
pub(super) struct OfFiles {
    /// Files or directories, - for standard input; without any, your library
    pub paths: Vec<PathBuf>,
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct Entities {
    /// Every sentence that mentions this entity, in place of the list
    #[arg(long, value_name = "NAME")]
    pub entity: Option<String>,
    /// Every mention with the list, rule or model that made it
    #[arg(long, conflicts_with = "entity")]
    pub explain: bool,
    /// Cells from edge to edge, for sentences
    #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u16).range(20..))]
    pub width: u16,
    #[command(flatten)]
    pub of_files: OfFiles,
}

#[derive(Debug, Args)]
pub(super) struct Who {
    /// A name of the entity
    pub name: String,
    /// Files or directories to look in, in place of the library; may be repeated
    #[arg(long, value_name = "PATH")]
    pub from: Vec<PathBuf>,
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Which articles are wanted.
#[derive(Debug, Args)]
pub(super) struct Selection {
    /// Words, "phrases", topic:, entity:, source:, lang:, after:, is:unread …, - for not, or, parentheses
    #[arg(value_parser = query_word)]
    pub query: Vec<String>,
    /// Files or directories to look in, in place of the library; may be repeated
    #[arg(long, value_name = "PATH")]
    pub from: Vec<PathBuf>,
    /// Only articles with this topic; repeated, with all of them
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    /// Only articles that mention this entity; repeated, all of them
    #[arg(long, value_name = "NAME")]
    pub entity: Vec<String>,
    /// Only articles that hold all of these words
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    pub selection: Selection,
    /// So many articles at most
    #[arg(long, value_name = "COUNT")]
    pub limit: Option<usize>,
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct Topics {
    /// Files or directories whose articles' topics are wanted, - for standard input; without any, those of the library are counted
    pub paths: Vec<PathBuf>,
    /// Count only articles that fit this query
    #[arg(long, value_name = "QUERY", conflicts_with = "paths")]
    pub query: Option<String>,
    /// Count by the month in which articles were published
    #[arg(long, conflicts_with = "paths")]
    pub by_month: bool,
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct Stats {
    /// Look through the whole file for damage
    #[arg(long)]
    pub check: bool,
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct Keep {
    /// The name; without any, what is kept is listed
    pub name: Option<String>,
    /// The query
    #[arg(value_parser = query_word)]
    pub query: Vec<String>,
    /// Keep it as a topic of your own, which articles have that fit it; else it is a filter
    #[arg(long, requires = "query")]
    pub topic: bool,
    /// Give the name up
    #[arg(long, requires = "name", conflicts_with = "query")]
    pub remove: bool,
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// A file an article, front matter at its head
    Markdown,
    /// A line an article, with all that the library keeps of it
    Jsonl,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Which articles; without a query, all
    #[arg(value_parser = query_word)]
    pub query: Vec<String>,
    /// Markdown files in a folder, or JSON lines
    #[arg(long)]
    pub format: ExportFormat,
    /// The folder for Markdown, new or empty; a new file for JSON lines, else on standard output
    #[arg(long, value_name = "PATH")]
    pub to: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Remove {
    /// Articles, by their ids as list prints them
    #[arg(required_unless_present = "query")]
    pub ids: Vec<i64>,
    /// All articles that fit this query
    #[arg(long, value_name = "QUERY", conflicts_with = "ids")]
    pub query: Option<String>,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// Removed articles, by their ids
    pub ids: Vec<i64>,
    /// All removed articles that fit this query
    #[arg(long, value_name = "QUERY", conflicts_with = "ids")]
    pub query: Option<String>,
    /// List them with the day on which they are purged, and restore nothing
    #[arg(long)]
    pub list: bool,
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(arguments: &[&str]) -> Vec<String> {
        let arguments = ["qari"].iter().chain(arguments).map(OsString::from);
        match Arguments::parse_from(shielded(arguments)).command {
            Some(Command::List(list) | Command::Search(list)) => list.selection.query,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_arguments_are_well_made() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_hyphen_before_a_word_is_the_query_s() {
        assert_eq!(
            query(&["list", "قمة", "-روسيا", "--format", "json", "-x"]),
            ["قمة", "-روسيا", "-x"]
        );
        assert_eq!(
            query(&["--library", "a", "search", "-topic:x"]),
            ["-topic:x"]
        );
        let wrong = ["qari", "list", "--fromat"].map(OsString::from);
        assert!(Arguments::try_parse_from(shielded(wrong.into_iter())).is_err());
        let elsewhere = ["qari", "show", "-x"].map(OsString::from);
        assert!(Arguments::try_parse_from(shielded(elsewhere.into_iter())).is_err());
    }
}

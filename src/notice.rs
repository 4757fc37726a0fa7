//! What the reader may be told, as data. [`crate::messages`] has the words for it.

mod command;
mod copied;
mod deed;
mod fault;
mod fetch_fault;
mod toml_fault;

pub use self::command::{CommandFault, CommandReport};
pub use self::copied::{Copied, CopiedBy, CopiedExtent, CopyForm, ToolFault};
pub use self::deed::Deed;
pub use self::fault::{
    ContentFault, LibraryFault, LineFault, QueryFault, ReadOnlyReason, SettingFault, SettingType,
};
pub use self::fetch_fault::FetchFault;
pub use self::toml_fault::{TomlFault, TomlFaultKind};
use crate::article::Warning;
use crate::files;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Information,
    /// Something was not as it should be, and was dealt with.
    Warning,
    /// Something was asked for and could not be done.
    Error,
}

/// One thing the reader may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Something about how an article was read.
    Article {
        /// The article: its file or address.
        name: String,
        /// What.
        warning: Warning,
    },
    /// A file of articles cannot be read.
    Unreadable {
        /// The file.
        name: String,
        /// Why.
        fault: files::Error,
    },
    /// A file holds no text.
    Empty {
        /// The file.
        name: String,
    },
    /// A feed breaks off before its first article.
    BrokenFeed {
        /// The file or address.
        name: String,
    },
    /// No chapter of a book can be read.
    BrokenBook {
        /// The file.
        name: String,
    },
    /// A file of the reader's own cannot be used.
    UserFile {
        /// The file.
        name: String,
        /// Why.
        fault: files::Error,
    },
    /// What a file of the reader's own holds cannot be used.
    OwnFileContent {
        /// The file.
        name: String,
        /// Why.
        fault: ContentFault,
    },
    /// A file of the reader's own could not be used and was given another name, since it would have been written over.
    OwnFileSetAside {
        /// The file.
        name: String,
        /// Its new name, in the same folder.
        kept_as: String,
    },
    /// The system names no folder for the reader's own files.
    NoFolder,
    /// The library could not do something.
    Library {
        /// Its file, where that is to be said.
        name: Option<String>,
        /// Why.
        fault: LibraryFault,
    },
    /// What the reader asked for is being read.
    Adding {
        /// The path or the address.
        name: String,
    },
    /// Articles came from folders that are watched.
    CameFromFolders {
        /// How many were not there before.
        new: usize,
        /// How many have another text now.
        changed: usize,
    },
    /// A folder cannot be watched.
    NotWatched {
        /// The folder.
        name: String,
        /// Why.
        fault: files::Error,
    },
    /// What the reader asked for was read and added.
    Added {
        /// How many articles.
        count: usize,
        /// How many of them were not there before, or have another text now.
        new: usize,
    },
    /// A file is JSON, but neither a feed nor articles that this program wrote.
    ForeignJson {
        /// The file.
        name: String,
    },
    /// A file cannot be read because of a fault in the program.
    Unparsable {
        /// The file.
        name: String,
        /// What the fault is.
        reason: String,
    },
    /// Feeds were asked for what is new.
    Fetched {
        /// How many; none where none was due.
        feeds: usize,
        /// How many articles came that were not there before, or with another text.
        new: usize,
        /// How many of the feeds failed.
        failing: usize,
    },
    /// There is no feed to be asked.
    NoFeeds,
    /// No feed can be asked for what is new.
    FeedsNotFetched {
        /// Why.
        fault: FetchFault,
    },
    /// All articles of a feed or in the list were marked as read.
    MarkedAllRead {
        /// How many were unread.
        count: usize,
    },
    /// An article was removed.
    Removed {
        /// Its title.
        title: String,
    },
    /// What was done last is undone.
    Undone(Deed),
    /// What was undone last is done again.
    Redone(Deed),
    /// Articles of the library were not looked at yet: what they mention is not known.
    NotAnnotated {
        /// How many.
        count: usize,
    },
    /// The same of a library that can only be read.
    NotAnnotatedReadOnly {
        /// How many.
        count: usize,
    },
    /// Another running program annotates articles, and goes on with it.
    AnnotatedElsewhere {
        /// How many are left.
        count: usize,
    },
    /// Articles could not be annotated and are set aside.
    SetAside {
        /// The first of them: its file, or its title.
        name: String,
        /// Why.
        reason: SetAsideReason,
        /// How many.
        count: usize,
    },
    /// The program ended before the last marks and places could be kept.
    MarksNotKept,
    /// What the reader did with an article is lost in the end: it was opened from a path, and is not in the library.
    NotInLibrary,
    /// The open article has come again with another text, which is shown.
    ArticleReplaced,
    /// An article is no longer there.
    ArticleGone,
    /// A correction holds, but could not be written down.
    CorrectionsNotKept,
    /// A correction was made.
    Corrected {
        /// What was changed.
        what: Deed,
        /// Whether in one article only.
        is_in_one: bool,
    },
    /// A correction was taken back.
    CorrectionUndone {
        /// What it had changed.
        what: Deed,
    },
    /// What only the model finds is to be confirmed, and this is none.
    NoGuess {
        /// The entity.
        name: String,
    },
    /// The entities stand in this order now: the most mentioned first.
    EntitiesByMentions,
    /// Those in the most articles first.
    EntitiesByArticles,
    /// Those in the newest articles first.
    EntitiesByRecency,
    /// By name.
    EntitiesByName,
    /// Guesses of the model are shown among the entities.
    GuessesShown,
    /// They are not.
    GuessesHidden,
    /// Nothing else is.
    GuessesAlone,
    /// There is nothing to be taken back.
    NothingToUndo,
    /// Nothing was undone that could be done again.
    NothingToRedo,
    /// The reader stands at a hit of a search.
    Hit {
        /// What was searched for.
        words: String,
        /// Which hit, from 1.
        number: usize,
        /// How many there are.
        count: usize,
        /// Which article of the list it is in, from 1, and how many that has, where all were searched.
        article: Option<(usize, usize)>,
    },
    /// A search found nothing.
    NoHit {
        /// What was searched for.
        words: String,
    },
    /// A search in the open article found nothing; the library has others.
    NoHitHere {
        /// What was searched for.
        words: String,
    },
    /// The list is filtered by this entity or topic already.
    FilteredAlready {
        /// Its name.
        name: String,
    },
    /// Nothing filters the list.
    NoFilter,
    /// What was found stands in the order of the days now.
    NewestFirst,
    /// What was found stands in the order in which it fits now.
    BestFirst,
    /// A filter or a topic of the reader's own is kept.
    Kept {
        /// Its name.
        name: String,
    },
    /// A filter or a topic of the reader's own is no longer kept.
    Forgotten {
        /// Its name.
        name: String,
    },
    /// Something was done that can be undone.
    Made(Deed),
    /// Nothing in the open article is highlighted.
    NothingHighlighted,
    /// What is selected is white space, and is not highlighted.
    NothingToHighlight,
    /// What is selected is longer than what is highlighted.
    PassageTooLong {
        /// How long that is at most, in KiB.
        limit: usize,
    },
    /// As much is highlighted in the open article as may be.
    TooManyHighlights {
        /// How many passages that are.
        limit: usize,
    },
    /// A note that was left is kept as a draft.
    NoteDraftKept,
    /// What stands in the prompt of a note is a draft.
    NoteDraftResumed,
    /// A passage that was highlighted is no longer in the text of its article.
    PassageGone,
    /// The settings have no command of the reader's own.
    NoOwnCommands,
    /// Something about a command of the reader's own.
    Command {
        /// What it is called.
        name: String,
        /// What is told of it.
        report: CommandReport,
    },
    /// There is no filter that could be kept.
    NothingToKeep,
    /// What the keys are at is none of the reader's own.
    NothingToForget,
    /// No topic of the reader's own is suggested for the open article.
    NothingSuggested,
    /// An article was put into a topic of the reader's own.
    PutIntoTopic {
        /// The topic's name.
        name: String,
    },
    /// Something else has this name.
    NameTaken {
        /// The name.
        name: String,
    },
    /// What is kept under a name can no longer be understood.
    KeptQuery {
        /// The name.
        name: String,
        /// Why.
        fault: QueryFault,
    },
    /// An article is to have all topics that are chosen.
    AllTopics,
    /// An article is to have any of the topics that are chosen.
    AnyTopic,
    /// The next hit is wanted and nothing was searched for.
    NothingSearched,
    /// An entity is needed and none of the open article is selected.
    NoEntitySelected,
    /// No entity is mentioned from here on.
    NoMentionHere,
    /// The list ends here.
    NoFurtherArticle,
    /// No other article of the list is unread.
    NoFurtherUnread,
    /// There is no place to go back or forward to.
    NoFurtherJump,
    /// A prompt holds no more: the rest of what was typed or pasted was left out.
    PromptFull {
        /// How much it holds, in kibibytes.
        limit: usize,
    },
    /// A file is something other than text.
    NotText {
        /// The file.
        name: String,
    },
    /// More than a tenth of the letters of a file cannot be read.
    Garbled {
        /// The file.
        name: String,
        /// The encoding in which it was read.
        encoding: &'static str,
        /// The encoding to try.
        suggestion: Option<&'static str>,
    },
    /// A line of a file that holds one article a line is none.
    BadLine {
        /// The file.
        name: String,
        /// The line, from 1.
        number: usize,
        /// What is wrong with it.
        fault: LineFault,
    },
    /// A line of the settings cannot be used.
    Setting {
        /// The file.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        fault: SettingFault,
    },
    /// A variable of the environment has a value that means nothing here.
    UnusableVariable {
        /// Its name.
        name: String,
        /// The value.
        value: String,
    },
    /// Whether the terminal shows the text as it should is not known.
    UnknownTerminal,
    /// What lies in directories and is no article was left out.
    LeftOut {
        /// How many files.
        files: usize,
        /// The extensions of their names, those of the most files first.
        extensions: Vec<String>,
        /// How many links to directories elsewhere, which are not followed.
        linked_directories: usize,
        /// How many directories that are hidden or of a system of version control.
        hidden_directories: usize,
    },
    /// A directory holds no articles.
    NoArticles {
        /// The directory.
        name: String,
    },
    /// Text was copied.
    Copied {
        /// What.
        what: Copied,
        /// By what.
        by: CopiedBy,
    },
    /// Text could not be copied: it is longer than what is sent to a terminal.
    NotCopied {
        /// Why no program did it.
        fault: ToolFault,
        /// What is sent to a terminal at most, in kibibytes.
        limit: usize,
    },
    /// The article has no address.
    NoLink,
    /// No link that can be opened is in sight.
    NoLinksHere,
    /// The number of one of the links in sight is awaited.
    ChooseLink {
        /// How many there are.
        count: usize,
    },
    /// An address was handed over to a program.
    LinkOpened {
        /// The program.
        tool: String,
    },
    /// An address could not be opened.
    LinkNotOpened {
        /// Why.
        fault: ToolFault,
    },
    /// An address cannot be fetched.
    NotFetched {
        /// The address, as it was asked for.
        address: String,
        /// Why.
        fault: FetchFault,
    },
}

/// Why an article could not be annotated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetAsideReason {
    /// Its text is not in the library any more.
    NoText,
    /// Anything else, as the program that failed says it.
    Other(String),
}

impl From<String> for SetAsideReason {
    fn from(reason: String) -> Self {
        Self::Other(reason)
    }
}

impl Notice {
    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::Article { warning, .. } if !warning.is_defect() => Severity::Information,
            Self::Fetched { failing: 1.., .. }
            | Self::Copied {
                by:
                    CopiedBy::Terminal {
                        instead_of:
                            ToolFault::Missing { .. }
                            | ToolFault::Failed { .. }
                            | ToolFault::TooSlow { .. },
                    },
                ..
            }
            | Self::Article { .. }
            | Self::Setting { .. }
            | Self::UnusableVariable { .. }
            | Self::NameTaken { .. }
            | Self::PromptFull { .. }
            | Self::PassageTooLong { .. }
            | Self::TooManyHighlights { .. }
            | Self::KeptQuery { .. } => Severity::Warning,
            Self::Unreadable { .. }
            | Self::Empty { .. }
            | Self::BrokenFeed { .. }
            | Self::BrokenBook { .. }
            | Self::NotText { .. }
            | Self::ForeignJson { .. }
            | Self::Unparsable { .. }
            | Self::Garbled { .. }
            | Self::BadLine { .. }
            | Self::NoArticles { .. }
            | Self::NotWatched { .. }
            | Self::NotCopied { .. }
            | Self::Command {
                report: CommandReport::Failed(_),
                ..
            }
            | Self::LinkNotOpened { .. }
            | Self::NotFetched { .. }
            | Self::FeedsNotFetched { .. }
            | Self::UserFile { .. }
            | Self::OwnFileContent { .. }
            | Self::OwnFileSetAside { .. }
            | Self::NoFolder
            | Self::Library { .. }
            | Self::SetAside { .. }
            | Self::ArticleGone
            | Self::MarksNotKept
            | Self::NotInLibrary
            | Self::CorrectionsNotKept => Severity::Error,
            Self::UnknownTerminal
            | Self::Copied { .. }
            | Self::NoLink
            | Self::NoLinksHere
            | Self::ChooseLink { .. }
            | Self::LinkOpened { .. }
            | Self::LeftOut { .. }
            | Self::NotAnnotated { .. }
            | Self::NotAnnotatedReadOnly { .. }
            | Self::AnnotatedElsewhere { .. }
            | Self::ArticleReplaced
            | Self::Adding { .. }
            | Self::Added { .. }
            | Self::CameFromFolders { .. }
            | Self::NoFeeds
            | Self::Fetched { .. }
            | Self::MarkedAllRead { .. }
            | Self::Removed { .. }
            | Self::Undone(_)
            | Self::Redone(_)
            | Self::NothingToRedo
            | Self::NoFilter
            | Self::FilteredAlready { .. }
            | Self::NoHitHere { .. }
            | Self::Corrected { .. }
            | Self::CorrectionUndone { .. }
            | Self::NoGuess { .. }
            | Self::EntitiesByMentions
            | Self::EntitiesByArticles
            | Self::EntitiesByRecency
            | Self::EntitiesByName
            | Self::GuessesShown
            | Self::GuessesHidden
            | Self::GuessesAlone
            | Self::NothingToUndo
            | Self::Hit { .. }
            | Self::NoHit { .. }
            | Self::NothingSearched
            | Self::Kept { .. }
            | Self::Forgotten { .. }
            | Self::Made(_)
            | Self::NothingHighlighted
            | Self::NothingToHighlight
            | Self::NoteDraftKept
            | Self::NoteDraftResumed
            | Self::PassageGone
            | Self::NoOwnCommands
            | Self::Command { .. }
            | Self::NothingToKeep
            | Self::NothingToForget
            | Self::NothingSuggested
            | Self::PutIntoTopic { .. }
            | Self::AllTopics
            | Self::AnyTopic
            | Self::NewestFirst
            | Self::BestFirst
            | Self::NoEntitySelected
            | Self::NoMentionHere
            | Self::NoFurtherArticle
            | Self::NoFurtherUnread
            | Self::NoFurtherJump => Severity::Information,
        }
    }
}

//! The one table of what a reader can do: keys, and the messages that say so in help.

/// Something a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The messages of the table say what each does.
pub enum Action {
    Down,
    Up,
    PaneToTheLeft,
    PaneToTheRight,
    NextPane,
    PreviousPane,
    Open,
    ReadOn,
    PageForward,
    PageBackward,
    HalfPageForward,
    HalfPageBackward,
    ToStart,
    ToEnd,
    NextArticle,
    PreviousArticle,
    NextUnread,
    Outline,
    ReadingMode,
    Density,
    Entities,
    EntityScope,
    WhoIsListed,
    EntityOrder,
    Guesses,
    Confirm,
    Compare,
    NextMention,
    PreviousMention,
    NextAnyMention,
    PreviousAnyMention,
    SelectHere,
    ArticlesMentioning,
    Card,
    Correct,
    OnlyMentioning,
    KindMarks,
    Back,
    Forward,
    History,
    Topics,
    Find,
    NextHit,
    PreviousHit,
    ClearFilters,
    Order,
    Matching,
    TopicsOverTime,
    KeepFilter,
    KeepTopic,
    Feeds,
    FetchFeeds,
    Forget,
    Restore,
    Redo,
    SearchLibrary,
    TakeOffLast,
    FilterParts,
    Star,
    MarkRead,
    MarkAllRead,
    ArticleTopics,
    AcceptTopic,
    AboutArticle,
    AddArticles,
    Select,
    Copy,
    Links,
    Highlights,
    NextHighlight,
    PreviousHighlight,
    OwnCommands,
    SignForward,
    SignBackward,
    WordForward,
    WordBackward,
    SentenceForward,
    SentenceBackward,
    ParagraphForward,
    ParagraphBackward,
    Extend,
    OtherEnd,
    SelectAll,
    CopyText,
    CopyQuotation,
    CopyMarkdown,
    Highlight,
    WriteNote,
    Appearance,
    Help,
    Palette,
    Cancel,
    Close,
    Suspend,
    Quit,
}

impl Action {
    /// How many rows it goes on or back where `page` rows are in sight; `None` where it is no movement among rows.
    #[must_use]
    pub fn rows(self, page: usize) -> Option<isize> {
        Some(match self {
            Self::Down => 1,
            Self::Up => -1,
            Self::PageForward | Self::ReadOn => page.cast_signed(),
            Self::PageBackward => -page.cast_signed(),
            Self::HalfPageForward => half_of(page),
            Self::HalfPageBackward => -half_of(page),
            Self::ToStart => isize::MIN,
            Self::ToEnd => isize::MAX,
            _ => return None,
        })
    }

    /// Whether it leads away from the article or out of the program, and waits for nothing.
    #[must_use]
    pub fn leaves(self) -> bool {
        matches!(
            self,
            Self::Quit | Self::Close | Self::Suspend | Self::Cancel
        )
    }

    /// Whether it goes from article to article wherever one is.
    #[must_use]
    pub fn moves_in_list(self) -> bool {
        matches!(
            self,
            Self::NextArticle | Self::PreviousArticle | Self::NextUnread
        )
    }

    /// Whether it acts on the text of the current article wherever one is.
    #[must_use]
    pub fn needs_text(self) -> bool {
        matches!(
            self,
            Self::NextMention
                | Self::PreviousMention
                | Self::NextAnyMention
                | Self::PreviousAnyMention
                | Self::SelectHere
                | Self::ArticlesMentioning
                | Self::Card
                | Self::Correct
                | Self::OnlyMentioning
                | Self::NextHit
                | Self::PreviousHit
                | Self::AboutArticle
                | Self::AcceptTopic
                | Self::Outline
                | Self::Select
                | Self::Copy
                | Self::Links
                | Self::NextHighlight
                | Self::PreviousHighlight
        )
    }

    /// Whether it acts on what is known of the current article besides its text.
    #[must_use]
    pub fn needs_summary(self) -> bool {
        matches!(
            self,
            Self::Star | Self::MarkRead | Self::ArticleTopics | Self::Forget
        )
    }
}

/// Half of the rows in sight, one at least.
#[must_use]
pub fn half_of(page: usize) -> isize {
    (page / 2).max(1).cast_signed()
}

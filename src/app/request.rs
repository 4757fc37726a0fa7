//! What the program asks of the library, what comes back, and what the library tells by itself.

use std::sync::Arc;

use jiff::Timestamp;

use crate::annotate::Annotations;
use crate::app::completing::Offer;
use crate::app::correcting::ListedCorrection;
use crate::app::outstanding::RequestId;
use crate::app::own_commands::Ran;
use crate::app::step_direction::StepDirection;
use crate::article::{Article, ArticleId, Highlight, Quote};
use crate::corrections::Correction;
use crate::library::{
    ArticleSummary, Card, Comparison, Feed, Filter, FoundWords, HighlightList, ListOrder, Listing,
    MentioningArticle, NamedQuery, OriginalFacts, OwnTopic, ReadingPosition, SavedSession,
    Sentence, SetAside, TopicCount, TopicMonth, Totals, TotalsQuery,
};
use crate::notice::Notice;
use crate::query::Wanted;
use crate::search::Term;
use crate::topics::Topic;

/// A request and its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The number that the answer will carry.
    pub id: RequestId,
    /// What is asked.
    pub request: Request,
}

/// Something the library is asked, or asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// An article to be read: it is annotated before others from now on.
    Open {
        /// Which.
        id: ArticleId,
        /// What was searched for, to be marked in it.
        terms: Vec<Term>,
    },
    /// Something to be looked up: nothing is changed by it.
    Lookup(Lookup),
    /// Something of the reader's own to be kept: that is done even when the program is leaving.
    Edit(Edit),
}

impl From<Lookup> for Request {
    fn from(lookup: Lookup) -> Self {
        Self::Lookup(lookup)
    }
}

impl From<Edit> for Request {
    fn from(edit: Edit) -> Self {
        Self::Edit(edit)
    }
}

/// Something to be looked up in the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup {
    /// The articles that fit.
    List {
        /// What is wanted.
        filter: Filter,
        /// In what order.
        order: ListOrder,
    },
    /// What the list shows of some articles.
    Entries {
        /// The articles.
        ids: Vec<ArticleId>,
        /// What was searched for, for the sentences that have it.
        terms: Vec<Term>,
    },
    /// Where an article has what is searched for now.
    Hits {
        /// The article.
        id: ArticleId,
        /// What is searched for.
        terms: Vec<Term>,
    },
    /// The next article of a list that has what is sought in its text, on from one of them and round the end.
    NextMatch {
        /// The list.
        ids: Arc<[ArticleId]>,
        /// The index one goes on from.
        from: usize,
        /// Down the list or up.
        direction: StepDirection,
        /// What is sought.
        sought: SoughtTarget,
    },
    /// What the value of a key may be.
    Complete {
        /// What is wanted.
        wanted: Wanted,
        /// How it begins.
        typed: String,
        /// How many answers there are to be at most.
        most: usize,
    },
    /// Who mentions an entity, by its id.
    Mentioning(String),
    /// What is known of an entity, by its id.
    Card(String),
    /// What is known of the bytes that an article was read from.
    Original(ArticleId),
    /// The sentences of further articles that mention an entity.
    FurtherSentences {
        /// The entity.
        entity: String,
        /// The sentences of so many articles are known.
        after: usize,
    },
    /// Two entities side by side, by their ids.
    Compare([String; 2]),
    /// The entities of many articles.
    Entities(TotalsQuery),
    /// Entities of which one is to be chosen.
    Choices(TotalsQuery),
    /// How many articles mention an entity, by its id.
    Extent(String),
    /// The corrections that were made.
    Corrections,
    /// Which articles of a list mention an entity, by its id.
    Spread {
        /// The list.
        ids: Arc<[ArticleId]>,
        /// The entity.
        entity: String,
    },
    /// How many articles that fit each topic has, by month.
    Timeline(Filter),
    /// How an article stands to the reader's own topics.
    OwnTopics(ArticleId),
    /// How many of the articles that fit have each of the reader's own topics.
    OwnTopicCounts(Filter),
    /// The queries under names, with what they find.
    Named,
    /// The feeds that are followed.
    Feeds,
    /// What is highlighted in all articles.
    Highlights,
}

impl Lookup {
    /// Whether a later one of the same sort makes it needless.
    #[must_use]
    pub fn is_superseded_by_later(&self) -> bool {
        match self {
            Self::List { .. }
            | Self::Entries { .. }
            | Self::Hits { .. }
            | Self::NextMatch { .. }
            | Self::Complete { .. }
            | Self::Entities(_)
            | Self::Choices(_)
            | Self::Corrections
            | Self::Spread { .. }
            | Self::OwnTopics(_)
            | Self::OwnTopicCounts(_)
            | Self::Named
            | Self::Feeds
            | Self::Highlights => true,
            Self::Mentioning(_)
            | Self::Card(_)
            | Self::FurtherSentences { .. }
            | Self::Compare(_)
            | Self::Original(_)
            | Self::Extent(_)
            | Self::Timeline(_) => false,
        }
    }
}

/// Something of the reader's own to be kept in the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A correction, which is applied as well.
    Correct(Correction),
    /// The last correction is taken back.
    UndoCorrection,
    /// This correction is taken back, wherever it stands among the others.
    TakeBack(Correction),
    /// A mark of an article.
    Mark(ArticleId, Mark),
    /// All articles that pass a filter count as read.
    MarkAllRead(Filter),
    /// Several articles get the same mark.
    MarkEach(Vec<ArticleId>, Mark),
    /// An article is removed; it can be restored.
    Remove(ArticleId),
    /// A removed article is restored.
    Restore(ArticleId),
    /// An article is left here.
    SetPosition(ArticleId, ReadingPosition),
    /// The program is left here.
    KeepSession(SavedSession),
    /// An article has a topic, or has not.
    ChooseTopic {
        /// The article.
        id: ArticleId,
        /// The topic.
        topic: Topic,
        /// Whether it has it.
        wanted: bool,
    },
    /// An article is put into a topic of the reader's own, or taken out.
    ChooseOwnTopic {
        /// The article.
        id: ArticleId,
        /// The topic's name.
        name: String,
        /// `true` where it is put in; `None` where the topic's query decides again.
        choice: Option<bool>,
    },
    /// A passage of an article is highlighted, or has another note.
    PutHighlight(ArticleId, Highlight),
    /// It is no longer highlighted.
    RemoveHighlight(ArticleId, Quote),
    /// A query under its name.
    NameQuery(NamedQuery),
    /// A name is given up.
    ForgetQuery(String),
}

impl Edit {
    /// Whether what it changes is shown before it is kept. Of a mark the list knows what it was before.
    #[must_use]
    pub fn is_shown_at_once(&self) -> bool {
        matches!(
            self,
            Self::ChooseTopic { .. } | Self::ChooseOwnTopic { .. } | Self::MarkEach(..)
        )
    }

    /// What makes of a passage of an article as it was, highlighted or not, one as it is to be; `None` where it is
    /// neither.
    #[must_use]
    pub fn highlight(
        article: ArticleId,
        before: Option<&Highlight>,
        after: Option<&Highlight>,
    ) -> Option<Self> {
        match (before, after) {
            (_, Some(after)) => Some(Self::PutHighlight(article, after.clone())),
            (Some(before), None) => Some(Self::RemoveHighlight(article, before.quote.clone())),
            (None, None) => None,
        }
    }
}

/// What one goes on to in further articles.
#[derive(Clone, Debug, PartialEq)]
pub enum SoughtTarget {
    /// What was searched for.
    Terms(Vec<Term>),
    /// Mentions of an entity, by its id.
    Entity(String),
    /// Nothing but that it is unread.
    Unread,
}

/// What a reader marks an article with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was read, or counts as not read.
    Read(bool),
    /// It has a star, or no longer.
    Starred(bool),
}

impl Mark {
    /// The mark of the same kind that an article has.
    #[must_use]
    pub fn now_on(self, summary: &ArticleSummary) -> Self {
        match self {
            Self::Read(_) => Self::Read(summary.is_read),
            Self::Starred(_) => Self::Starred(summary.is_starred),
        }
    }

    /// The mark that takes it back.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Read(is_read) => Self::Read(!is_read),
            Self::Starred(is_starred) => Self::Starred(!is_starred),
        }
    }

    /// Whether both are about the same, being read or having a star.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// Puts it on what is shown of an article.
    pub fn put_on(self, summary: &mut ArticleSummary) {
        match self {
            Self::Read(is_read) => summary.is_read = is_read,
            Self::Starred(is_starred) => summary.is_starred = is_starred,
        }
    }
}

/// A row of the list: an article, and where it has what was searched for.
#[derive(Clone, Debug, PartialEq)]
pub struct ListEntry {
    /// The article.
    pub summary: ArticleSummary,
    /// Where it has the words; `None` where none were searched for.
    pub found: Option<FoundWords>,
}

/// A query under a name, with what it finds.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedQuery {
    /// The query.
    pub named: NamedQuery,
    /// What it finds.
    pub count: TopicCount,
}

/// An article that was asked for.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The article.
    pub article: Arc<Article>,
    /// What lists show of it.
    pub summary: ArticleSummary,
    /// What was found in it so far.
    pub annotations: Option<Arc<Annotations>>,
    /// Whether it could not be annotated.
    pub is_set_aside: bool,
    /// Where it was left.
    pub position: Option<ReadingPosition>,
    /// Where it has what was searched for; `None` where nothing was.
    pub found: Option<FoundWords>,
    /// What is highlighted in it.
    pub highlights: Vec<Highlight>,
}

/// Something the library sends.
#[derive(Clone, Debug)]
pub enum Reply {
    /// The answer to a request.
    Answer(Answer),
    /// Something nobody asked for.
    News(News),
}

impl Reply {
    /// What it tells the reader.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Answer(answer) => answer.result.as_ref().err()?.as_ref(),
            Self::News(News::Noticed(notice)) => Some(notice),
            Self::News(_) => None,
        }
    }
}

/// The answer to a request.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The number of the request.
    pub id: RequestId,
    /// What was found or done. Where that failed, what is to be told of it: nothing where the reader knows.
    pub result: Result<Response, Option<Notice>>,
}

/// What was found or done.
#[derive(Clone, Debug)]
pub enum Response {
    /// An article; `None` where it is no longer there.
    Opened(Option<Box<Opened>>),
    /// The articles that fit, and the rows of the first of them.
    Listed {
        /// The answer.
        listing: Listing,
        /// Rows of the list.
        entries: Vec<ListEntry>,
    },
    /// Rows of the list.
    Entries(Vec<ListEntry>),
    /// Where an article has what is searched for now; `None` where the article is no longer there.
    Hits(Option<FoundWords>),
    /// The next article that has what is sought, and the id that the entity has in it where one is sought; `None`
    /// where no article has it.
    NextMatch(Option<(ArticleId, Option<String>)>),
    /// What the value of a key may be.
    Completed(Vec<Offer>),
    /// Who mentions an entity.
    Mentioning(Vec<MentioningArticle>),
    /// What is known of an entity; `None` where nothing mentions it any more.
    Card(Option<Arc<Card>>),
    /// What is known of the bytes that an article was read from; `None` where none are kept.
    Original(Option<OriginalFacts>),
    /// The sentences of further articles, and of how many they are.
    FurtherSentences(Vec<Sentence>, usize),
    /// Two entities side by side; `None` where nothing mentions one of them any more.
    Compared(Option<Arc<Comparison>>),
    /// The entities of many articles, for the sidebar or for a choice.
    Entities(Totals),
    /// How many articles mention an entity.
    Extent(usize),
    /// The corrections that were made, the newest first.
    Corrections(Vec<ListedCorrection>),
    /// Which articles of a list mention an entity, in the order of the list.
    Spread(Vec<ArticleId>),
    /// How many articles that fit each topic has, by month.
    Timeline {
        /// The months that have any.
        months: Vec<TopicMonth>,
        /// How many articles that fit have no date.
        undated: usize,
    },
    /// How an article stands to the reader's own topics.
    OwnTopics(Vec<OwnTopic>),
    /// The queries under names.
    Named(Vec<CountedQuery>),
    /// The feeds that are followed, as they were at a time.
    Feeds(Vec<Feed>, Timestamp),
    /// What is highlighted in all articles, the newest first.
    Highlights(HighlightList),
    /// Articles that were unread and count as read now.
    MarkedRead(Vec<ArticleId>),
    /// How many of the articles that fit have each of the reader's own topics, by name.
    OwnTopicCounts(Vec<(String, TopicCount)>),
    /// The last correction was taken back.
    CorrectionUndone(CorrectionMade),
    /// What was to be kept is kept.
    Kept,
}

/// What happens in the library without having been asked for, and what a change of it leads to.
#[derive(Clone, Debug)]
pub enum News {
    /// What was found in an article.
    Annotated {
        /// The article.
        id: ArticleId,
        /// What was found.
        annotations: Arc<Annotations>,
    },
    /// What is highlighted in an article is this now.
    Highlighted {
        /// The article.
        id: ArticleId,
        /// What is highlighted.
        highlights: Vec<Highlight>,
    },
    /// The open article has another text now.
    Replaced(ArticleId),
    /// An article could not be annotated.
    SetAside(SetAside),
    /// A correction was made or taken back: what was found in all articles may have changed.
    Corrected(CorrectionMade),
    /// What lists show has changed: topics were chosen, another program wrote.
    Changed,
    /// How far the work in the background is.
    Progress(Progress),
    /// Articles were read while one reads; this is to be told of them, one at each key.
    Read(Vec<Notice>),
    /// Something to be told.
    Noticed(Notice),
    /// What the reader asked for was read and added.
    Added(Added),
    /// Articles came from watched folders.
    CameFromFolders(CameFromFolders),
    /// Feeds are asked for what is new; so many were.
    Fetching(Progress),
    /// Feeds were asked for what is new.
    Fetched(Fetched),
    /// A command of the reader's own has ended.
    Ran {
        /// The number of the run.
        id: RequestId,
        /// What came of it.
        ran: Ran,
    },
}

/// A correction that was made or taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionMade {
    /// The correction.
    pub correction: Correction,
    /// The name of its entity.
    pub name: String,
    /// Whether it was taken back.
    pub is_undone: bool,
}

/// What became of what the reader had added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// The articles that were read.
    pub articles: Vec<ArticleId>,
    /// How many of them were not there before, or have another text now.
    pub new: usize,
}

/// What came from watched folders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CameFromFolders {
    /// How many articles that were not there before.
    pub new: usize,
    /// How many that have another text now.
    pub changed: usize,
}

/// Which feeds are asked for what is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedsAsked {
    /// Those that are due.
    Due,
    /// All that are not gone for good.
    All,
}

/// What came of asking feeds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// How many were asked.
    pub feeds: usize,
    /// How many articles came that were not there before, or with another text.
    pub new: usize,
    /// How many of the feeds failed.
    pub failing: usize,
    /// Whether the reader asked for it.
    pub is_asked: bool,
    /// Whether there is no feed at all.
    pub none_followed: bool,
}

/// How far the work in the background is, in articles or in feeds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Done.
    pub done: usize,
    /// Of so many.
    pub total: usize,
}

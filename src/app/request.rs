//! What the program asks of the library, and what comes back.

use std::sync::Arc;

use crate::annotate::Annotations;
use crate::app::completing::Offer;
use crate::app::reading::StepDirection;
use crate::article::{Article, ArticleId};
use crate::corrections::Correction;
use crate::library::{
    ArticleSummary, Card, Filter, Found, ListOrder, Listing, MentioningArticle, NamedQuery, Place,
    SetAside, TopicCount, TopicMonth,
};
use crate::notice::Notice;
use crate::query::Wanted;
use crate::search::Term;
use crate::topics::Topic;

/// Something the library is asked, or asked to do. It is answered by [`Reply`]s.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// The articles that fit.
    List {
        /// Which request this is: only the newest is of interest.
        generation: u64,
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
    /// An article.
    Open {
        /// Which.
        id: ArticleId,
        /// What was searched for, to be marked in it.
        terms: Vec<Term>,
    },
    /// Where an article has what is searched for now.
    Hits {
        /// Which request this is.
        generation: u64,
        /// The article.
        id: ArticleId,
        /// What is searched for.
        terms: Vec<Term>,
    },
    /// The next article of a list that has what is sought in its text, on from one of them and round the end.
    NextMatch {
        /// Which request this is.
        generation: u64,
        /// The list.
        ids: Arc<[ArticleId]>,
        /// The index one goes on from.
        from: usize,
        /// Down the list or up.
        direction: StepDirection,
        /// What is sought.
        sought: Sought,
    },
    /// What the value of a key may be.
    Complete {
        /// Which request this is.
        generation: u64,
        /// What is wanted.
        wanted: Wanted,
        /// How it begins.
        typed: String,
        /// How many answers there are to be at most.
        most: usize,
    },
    /// Who mentions an entity.
    Mentioning {
        /// Which request this is.
        generation: u64,
        /// The entity.
        entity_id: String,
    },
    /// What is known of an entity.
    Card {
        /// The entity.
        entity_id: String,
    },
    /// A correction is to be kept and applied.
    Correct(Correction),
    /// The last correction is to be taken back.
    UndoCorrection,
    /// A mark of an article is to be kept.
    Mark(ArticleId, Mark),
    /// An article is left here.
    SetPlace(ArticleId, Place),
    /// An article has a topic, or has not.
    ChooseTopic {
        /// The article.
        id: ArticleId,
        /// The topic.
        topic: Topic,
        /// Whether it has it.
        wanted: bool,
    },
    /// How many articles that fit each topic has, by month.
    Timeline {
        /// What is wanted.
        filter: Filter,
    },
    /// The queries under names, with what they find.
    Named,
    /// A query is to be kept under its name.
    NameQuery(NamedQuery),
    /// A name is to be given up.
    ForgetQuery(String),
}

impl Request {
    /// Whether it keeps something of the reader's own: that is done even when the program is leaving.
    #[must_use]
    pub fn keeps(&self) -> bool {
        match self {
            Self::Correct(_)
            | Self::UndoCorrection
            | Self::Mark(..)
            | Self::SetPlace(..)
            | Self::ChooseTopic { .. }
            | Self::NameQuery(_)
            | Self::ForgetQuery(_) => true,
            Self::List { .. }
            | Self::Entries { .. }
            | Self::Open { .. }
            | Self::Hits { .. }
            | Self::NextMatch { .. }
            | Self::Complete { .. }
            | Self::Mentioning { .. }
            | Self::Card { .. }
            | Self::Timeline { .. }
            | Self::Named => false,
        }
    }

    /// Whether a later request of the same sort makes it needless.
    #[must_use]
    pub fn gives_way(&self) -> bool {
        matches!(
            self,
            Self::List { .. }
                | Self::Entries { .. }
                | Self::Hits { .. }
                | Self::NextMatch { .. }
                | Self::Complete { .. }
                | Self::Named
        )
    }
}

/// What one goes on to in further articles.
#[derive(Clone, Debug, PartialEq)]
pub enum Sought {
    /// What was searched for.
    Terms(Vec<Term>),
    /// Mentions of an entity, by its id.
    Entity(String),
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
    /// The mark that takes it back.
    #[must_use]
    pub fn undone(self) -> Self {
        match self {
            Self::Read(is_read) => Self::Read(!is_read),
            Self::Starred(is_starred) => Self::Starred(!is_starred),
        }
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
pub struct Entry {
    /// The article.
    pub summary: ArticleSummary,
    /// Where it has the words; `None` where none were searched for.
    pub found: Option<Found>,
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
    pub place: Option<Place>,
    /// Where it has what was searched for; `None` where nothing was.
    pub found: Option<Found>,
}

/// An answer to a [`Request`], or news of work in the background.
#[derive(Clone, Debug)]
pub enum Reply {
    /// The articles that fit, and the rows of the first of them.
    Listed {
        /// Which request this answers.
        generation: u64,
        /// The answer.
        listing: Listing,
        /// Rows of the list.
        entries: Vec<Entry>,
    },
    /// Rows of the list.
    Entries(Vec<Entry>),
    /// An article.
    Opened(Box<Opened>),
    /// The article that was asked for cannot be opened, for this reason.
    NotOpened(Notice),
    /// A mark could not be kept.
    NotMarked(ArticleId, Mark),
    /// The first mark that was not answered yet is dealt with: what comes from now on knows of it.
    Marked,
    /// Where an article has what is searched for now.
    Hits {
        /// Which request this answers.
        generation: u64,
        /// The answer; `None` where the article is no longer there.
        found: Option<Found>,
    },
    /// The next article that has what is sought; `None` where none has.
    NextMatch {
        /// Which request this answers.
        generation: u64,
        /// The article, and the id that the entity has in it where one is sought.
        found: Option<(ArticleId, Option<String>)>,
    },
    /// What the value of a key may be.
    Completed {
        /// Which request this answers.
        generation: u64,
        /// The answer.
        offers: Vec<Offer>,
    },
    /// What was found in an article.
    Annotated {
        /// The article.
        id: ArticleId,
        /// What was found.
        annotations: Arc<Annotations>,
    },
    /// The open article has another text now.
    Replaced(ArticleId),
    /// An article could not be annotated.
    SetAside(SetAside),
    /// Who mentions an entity.
    Mentioning {
        /// Which request this answers.
        generation: u64,
        /// The answer.
        articles: Vec<MentioningArticle>,
    },
    /// What is known of an entity; `None` where nothing mentions it any more.
    Card(Option<Arc<Card>>),
    /// What was found in all articles may have changed.
    Corrected,
    /// How many articles that fit each topic has, by month.
    Timeline(Vec<TopicMonth>),
    /// The queries under names.
    Named(Vec<CountedQuery>),
    /// What lists show has changed: topics were chosen, another program wrote.
    Changed,
    /// How far the work in the background is.
    Progress(Progress),
    /// Articles were read while one reads; this is to be told of them, one at each key.
    Read(Vec<Notice>),
    /// Something to be told.
    Noticed(Notice),
}

/// How far the work in the background is, in articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Done.
    pub done: usize,
    /// Of so many.
    pub total: usize,
}

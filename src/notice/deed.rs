//! What the reader did and can undo, as it is told.

/// Something that the reader did and can undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The list was filtered otherwise.
    Filter,
    /// An article got a star.
    Starred {
        /// Its title.
        title: String,
    },
    /// An article lost its star.
    Unstarred {
        /// Its title.
        title: String,
    },
    /// Articles were marked as read.
    MarkedRead {
        /// How many.
        count: usize,
    },
    /// Articles were marked as unread.
    MarkedUnread {
        /// How many.
        count: usize,
    },
    /// An article got a topic.
    TopicGiven {
        /// The id of the topic, or the name of one of the reader's own.
        topic: String,
        /// The title of the article.
        title: String,
    },
    /// An article lost a topic.
    TopicTaken {
        /// The id of the topic, or the name of one of the reader's own.
        topic: String,
        /// The title of the article.
        title: String,
    },
    /// A guess of the model was confirmed.
    Confirmed {
        /// The entity.
        name: String,
    },
    /// A correction was taken back that was not the last one.
    CorrectionRemoved {
        /// Its entity.
        name: String,
    },
    /// An entity was hidden.
    Hidden {
        /// Its name.
        name: String,
    },
    /// An entity was renamed.
    Renamed {
        /// What it was called.
        name: String,
        /// What it is called.
        to: String,
    },
    /// An entity is of another kind.
    KindChanged {
        /// Its name.
        name: String,
    },
    /// An entity was merged with another.
    Merged {
        /// Its name.
        name: String,
        /// The name of the other.
        into: String,
    },
    /// A name became an entity of its own.
    SplitOff {
        /// The name.
        name: String,
    },
    /// A name that was missed was added.
    NameAdded {
        /// The name.
        name: String,
    },
    /// A filter or a topic was kept.
    Saved {
        /// Its name.
        name: String,
    },
    /// A filter or a topic that was kept was deleted.
    Deleted {
        /// Its name.
        name: String,
    },
    /// A passage was highlighted.
    Highlighted {
        /// Its first words.
        words: String,
    },
    /// A passage is no longer highlighted.
    HighlightRemoved {
        /// Its first words.
        words: String,
    },
    /// A note was written on a passage.
    NoteWritten {
        /// Its first words.
        words: String,
    },
    /// A note was changed.
    NoteChanged {
        /// The first words of its passage.
        words: String,
    },
    /// A note was removed; its passage is highlighted still.
    NoteRemoved {
        /// The first words of the passage.
        words: String,
    },
    /// An article was removed.
    Removed {
        /// Its title.
        title: String,
    },
}

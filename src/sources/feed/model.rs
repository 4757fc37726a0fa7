//! What all kinds of feeds have in common: the feed and its items as they are written.

/// A feed as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ParsedFeed {
    /// Its title.
    pub title: Option<TextConstruct>,
    /// The address of the site.
    pub link: Option<String>,
    /// What addresses in it are relative to, where it says so (`xml:base`).
    pub base: Option<String>,
    /// The tag of the language it is written in.
    pub language: Option<String>,
    /// Who writes it, where its items do not say who wrote them.
    pub authors: Vec<String>,
    /// Its items, in their order.
    pub items: Vec<Item>,
    /// How far it could be read.
    pub end: FeedEnd,
}

/// How far a feed could be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum FeedEnd {
    /// To its end.
    #[default]
    Whole,
    /// It breaks off, something in it cannot be read, or it goes beyond a limit: the items before are there.
    CutOff,
}

/// An item of a feed as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// What it is known by within its feed.
    pub id: Option<String>,
    /// Whether that may be its address.
    pub id_may_be_link: bool,
    /// Its title.
    pub title: Option<TextConstruct>,
    /// Its address.
    pub link: Option<String>,
    /// Its address, where `link` leads through somebody who counts.
    pub original_link: Option<String>,
    /// What addresses in it are relative to, where it says so (`xml:base`).
    pub base: Option<String>,
    /// When it was published, in all ways in which that is said.
    pub published: Vec<String>,
    /// When it was changed.
    pub updated: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What it is about, in the words of who wrote it.
    pub topics: Vec<String>,
    /// The tag of the language it is written in.
    pub language: Option<String>,
    /// What it says, whole or in short.
    pub texts: Vec<(Fullness, TextConstruct)>,
}

impl Item {
    /// Whether it has neither title nor text nor address nor date.
    pub(super) fn is_empty(&self) -> bool {
        let is_blank = |written: &TextConstruct| written.value.trim().is_empty();
        self.title.as_ref().is_none_or(is_blank)
            && self.texts.iter().all(|(_, text)| is_blank(text))
            && self.link.is_none()
            && self.original_link.is_none()
            && self.published.is_empty()
            && self.updated.is_empty()
    }
}

/// How much of an item a text is, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fullness {
    /// What goes with a recording.
    Caption,
    /// A summary, or all of it.
    Summary,
    /// All of it.
    Whole,
}

/// A text with what it is written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TextConstruct {
    /// What it is written in.
    pub form: TextForm,
    /// The text.
    pub value: String,
    /// What addresses in it are relative to, where it says so (`xml:base`).
    pub base: Option<String>,
}

/// What a text is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TextForm {
    /// HTML.
    #[default]
    Html,
    /// Text as it is.
    Text,
}

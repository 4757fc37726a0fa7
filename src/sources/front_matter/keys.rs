//! The fields of front matter by all their names, as Jekyll, Hugo, Zola, Docusaurus, Quarto, pandoc and others have
//! them.

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrontMatterKey {
    Title,
    Subtitle,
    Publisher,
    Authors,
    Date(Age),
    Url,
    Language,
    /// The direction of writing.
    Direction,
    Topics,
    /// A table of further fields.
    Table,
    Source,
    Read,
    Starred,
    Position,
    AddedAt,
    TopicsAdded,
    TopicsRemoved,
    Highlights,
}

/// What happened on the day of a date, the one that counts first at the front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Age {
    Published,
    Dated,
    Created,
    Changed,
}

impl FrontMatterKey {
    /// The field of a name, in capital or small letters, with hyphens, low lines or neither.
    pub(super) fn of(name: &str) -> Option<Self> {
        let bare: String = name
            .chars()
            .filter(|c| !matches!(c, '_' | '-'))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let key = match bare.as_str() {
            "title" => Self::Title,
            "subtitle" => Self::Subtitle,
            "source" | "publisher" | "site" | "sitename" | "publication" => Self::Publisher,
            "author" | "authors" | "by" | "byline" | "writer" => Self::Authors,
            "published" | "publishedat" | "publishedon" | "publishdate" | "publicationdate"
            | "pubdate" | "pubdatetime" | "datepublished" => Self::Date(Age::Published),
            "date" => Self::Date(Age::Dated),
            "created" | "createdat" | "datecreated" | "creationdate" => Self::Date(Age::Created),
            "lastmodified" | "lastmodifiedat" | "lastmod" | "lastupdate" | "lastupdated"
            | "modified" | "modifiedat" | "datemodified" | "updated" | "updatedat"
            | "updateddate" | "dateupdated" => Self::Date(Age::Changed),
            "url" | "permalink" | "link" | "canonicalurl" | "canonical" | "externalurl"
            | "sourceurl" | "originalurl" => Self::Url,
            "language" | "lang" | "locale" => Self::Language,
            "dir" | "direction" => Self::Direction,
            "topics" | "tags" | "categories" | "category" | "keywords" => Self::Topics,
            "taxonomies" | "extra" | "params" => Self::Table,
            "origin" => Self::Source,
            "read" => Self::Read,
            "starred" => Self::Starred,
            // Earlier exports say `place`, `came`, `topics_given` and `topics_taken`.
            "position" | "place" => Self::Position,
            "addedat" | "came" => Self::AddedAt,
            "topicsadded" | "topicsgiven" => Self::TopicsAdded,
            "topicsremoved" | "topicstaken" => Self::TopicsRemoved,
            "highlights" => Self::Highlights,
            _ => return None,
        };
        Some(key)
    }
}

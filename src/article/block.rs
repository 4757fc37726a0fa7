//! Blocks: what the text of an article is divided into, and the form in which their kinds are stored.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::list_number::ListNumber;
use crate::range::TextRange;

/// A stretch of the text that is laid out by itself. An article may have millions: it is kept small.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// In how many quotations it stands, one within the other.
    pub quotes: u8,
    start: u32,
    end: u32,
}

impl Block {
    /// A block outside any quotation, or where it is one itself, in no other.
    #[must_use]
    pub fn new(kind: BlockKind, range: TextRange) -> Self {
        PlacedKind::from(kind).block(range)
    }

    /// Where it stands in the text.
    #[must_use]
    pub const fn range(&self) -> TextRange {
        TextRange::new(self.start as usize, self.end as usize)
    }

    /// The same at another place in the text.
    #[must_use]
    pub fn at(&self, range: TextRange) -> Self {
        self.placed().block(range)
    }

    /// What it is, and in how many quotations.
    #[must_use]
    pub fn placed(&self) -> PlacedKind {
        PlacedKind {
            kind: self.kind,
            quotes: self.quotes,
        }
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The title of the article.
    Title,
    /// A line on who wrote it, or when.
    Byline,
    /// A heading inside the article; 1 is the highest level.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// A paragraph of prose.
    Paragraph,
    /// A line or paragraph of a quotation.
    Quote,
    /// An item of a list. Its marker is not part of the text.
    Item {
        /// How deep its list is nested, from 0.
        depth: u8,
        /// What stands before it; `None` on the further paragraphs of an item.
        marker: Option<Marker>,
    },
    /// A line of program text, to be left as it is.
    Code,
    /// A row of a table; its cells are divided by U+0009. The next row stands tight on it.
    Row {
        /// Whether it heads the columns.
        is_head: bool,
    },
    /// The caption of a picture, or the text that stands for one.
    Caption,
    /// A break between two parts; its range is empty.
    Rule,
}

/// What stands before an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// A number.
    Number(ListNumber),
    /// A box of a list of tasks.
    Task {
        /// Whether the task is done.
        done: bool,
    },
}

/// What a block is, and in how many quotations it stands.
///
/// It is stored as the kind alone where a block of this kind stands in no further quotation than it is itself, else as
/// `{"quotes": 2, "kind": …}`. Earlier forms say of an item that it `is_quoted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedKind {
    /// What it is.
    pub kind: BlockKind,
    /// In how many quotations.
    pub quotes: u8,
}

impl From<BlockKind> for PlacedKind {
    fn from(kind: BlockKind) -> Self {
        Self {
            kind,
            quotes: u8::from(kind == BlockKind::Quote),
        }
    }
}

impl PlacedKind {
    /// The block of this kind at a place in the text.
    ///
    /// # Panics
    ///
    /// Where that is beyond 4 GB: no text is as long ([`ARTICLE_FILE`](crate::limits::ARTICLE_FILE)). For a place that
    /// was read from somewhere there is [`try_block`](Self::try_block).
    #[must_use]
    pub fn block(self, range: TextRange) -> Block {
        self.try_block(range).expect("a text is shorter than 4 GB")
    }

    /// The same; `None` for a place that no text has.
    #[must_use]
    pub fn try_block(self, range: TextRange) -> Option<Block> {
        Some(Block {
            kind: self.kind,
            quotes: self.quotes,
            start: u32::try_from(range.start).ok()?,
            end: u32::try_from(range.end).ok()?,
        })
    }

    /// What a block of this kind goes on as on its next line.
    #[must_use]
    pub fn continued(self) -> Self {
        let kind = match self.kind {
            BlockKind::Item { depth, .. } => BlockKind::Item {
                depth,
                marker: None,
            },
            other => other,
        };
        Self { kind, ..self }
    }
}

#[derive(Serialize, Deserialize)]
struct StoredKind {
    quotes: u8,
    kind: BlockKind,
}

impl Serialize for PlacedKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { kind, quotes } = *self;
        if Self::from(kind) == *self {
            return kind.serialize(serializer);
        }
        StoredKind { quotes, kind }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PlacedKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct EarlierItem {
            depth: u8,
            marker: Option<Marker>,
            is_quoted: bool,
        }
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Stored {
            Within(StoredKind),
            Earlier { item: EarlierItem },
            Kind(BlockKind),
        }
        Ok(match Stored::deserialize(deserializer)? {
            Stored::Within(StoredKind { quotes, kind }) => Self { kind, quotes },
            Stored::Earlier { item } => Self {
                kind: BlockKind::Item {
                    depth: item.depth,
                    marker: item.marker,
                },
                quotes: u8::from(item.is_quoted),
            },
            Stored::Kind(kind) => Self::from(kind),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text may have a block for each of its letters.
    #[test]
    fn a_block_is_small() {
        assert!(size_of::<BlockKind>() <= 12);
        assert!(size_of::<Block>() <= 24);
    }

    #[test]
    fn kinds_come_back_as_they_were_stored() {
        let item = BlockKind::Item {
            depth: 1,
            marker: Some(Marker::Number(3.into())),
        };
        for (quotes, kind, json) in [
            (0, BlockKind::Paragraph, "\"paragraph\""),
            (1, BlockKind::Quote, "\"quote\""),
            (2, BlockKind::Quote, r#"{"quotes":2,"kind":"quote"}"#),
            (0, item, r#"{"item":{"depth":1,"marker":{"number":3}}}"#),
            (
                1,
                item,
                r#"{"quotes":1,"kind":{"item":{"depth":1,"marker":{"number":3}}}}"#,
            ),
            (1, BlockKind::Code, r#"{"quotes":1,"kind":"code"}"#),
        ] {
            let placed = PlacedKind { kind, quotes };
            assert_eq!(serde_json::to_string(&placed).unwrap(), json);
            assert_eq!(serde_json::from_str::<PlacedKind>(json).unwrap(), placed);
        }
    }

    #[test]
    fn earlier_items_say_that_they_are_quoted() {
        let json = r#"{"item":{"depth":0,"marker":"bullet","is_quoted":true}}"#;
        let placed: PlacedKind = serde_json::from_str(json).unwrap();
        assert_eq!(placed.quotes, 1);
        assert!(matches!(placed.kind, BlockKind::Item { depth: 0, .. }));
        assert!(serde_json::from_str::<PlacedKind>("\"x\"").is_err());
    }
}

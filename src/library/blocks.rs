//! How the blocks of a body are written into their column: JSON, small for texts of many short blocks.
//!
//! A list of `[kind, start, end]`, in bytes of the text. Blocks in a row, of one kind and each one or two
//! line feeds behind the one before, are one item `[kind, start, [n, n, …]]`: each `n` is twice the length
//! of a block, and one more where two line feeds stand before it. Numbered items of a list count as one
//! kind while their numbers go up by one.

use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::Result;
use crate::article::{Block, BlockKind, Marker};
use crate::range::TextRange;

pub(super) fn write(blocks: &[Block]) -> Result<String> {
    Ok(serde_json::to_string(&Runs(blocks))?)
}

pub(super) fn read(json: &str) -> Result<Vec<Block>> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let blocks = deserializer.deserialize_seq(RunReader)?;
    deserializer.end()?;
    Ok(blocks)
}

/// All blocks, written run by run.
struct Runs<'a>(&'a [Block]);

impl Serialize for Runs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.chunk_by(follows).map(Run))
    }
}

/// Whether a block goes on with the run of the one before it.
fn follows(before: &Block, block: &Block) -> bool {
    let gap = block.range.start.checked_sub(before.range.end);
    matches!(gap, Some(1 | 2)) && next_kind(before.kind) == block.kind
}

/// The kind of the next block of a run.
fn next_kind(kind: BlockKind) -> BlockKind {
    match kind {
        BlockKind::Item {
            depth,
            marker: Some(Marker::Number(number)),
        } => BlockKind::Item {
            depth,
            marker: Some(Marker::Number(number.saturating_add(1))),
        },
        other => other,
    }
}

/// Blocks in a row.
struct Run<'a>(&'a [Block]);

impl Serialize for Run<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self.0 {
            [Block { kind, range }] => (kind, range.start, range.end).serialize(serializer),
            [first, ..] => (first.kind, first.range.start, Lengths(self.0)).serialize(serializer),
            [] => ().serialize(serializer),
        }
    }
}

struct Lengths<'a>(&'a [Block]);

impl Serialize for Lengths<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut end = None;
        serializer.collect_seq(self.0.iter().map(|block| {
            let is_apart = end.is_some_and(|end| block.range.start - end == 2);
            end = Some(block.range.end);
            2 * block.range.len() + usize::from(is_apart)
        }))
    }
}

/// How an item goes on: a block ends, or a run has blocks of these lengths.
#[derive(Deserialize)]
#[serde(untagged)]
enum Rest {
    End(usize),
    Lengths(Vec<u32>),
}

struct RunReader;

impl<'de> Visitor<'de> for RunReader {
    type Value = Vec<Block>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of blocks")
    }

    fn visit_seq<A: SeqAccess<'de>>(
        self,
        mut items: A,
    ) -> std::result::Result<Self::Value, A::Error> {
        let mut blocks = Vec::new();
        while let Some((kind, start, rest)) = items.next_element()? {
            match rest {
                Rest::End(end) => blocks.push(Block {
                    kind,
                    range: TextRange::new(start, end),
                }),
                Rest::Lengths(lengths) => push_run(kind, start, &lengths, &mut blocks),
            }
        }
        Ok(blocks)
    }
}

fn push_run(mut kind: BlockKind, start: usize, lengths: &[u32], blocks: &mut Vec<Block>) {
    blocks.reserve(lengths.len());
    let mut start = start;
    for (index, length) in lengths.iter().enumerate() {
        if index > 0 {
            start += 1 + (*length % 2) as usize;
            kind = next_kind(kind);
        }
        let end = start + (*length / 2) as usize;
        blocks.push(Block {
            kind,
            range: TextRange::new(start, end),
        });
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;
    use crate::sources;

    #[test]
    fn blocks_come_back_as_they_were() {
        let text = "# عنوان\n\nفقرة\n\nفقرة\\\nسطر\n\n8. أ\n9. ب\n10. ج\n    - د\n    - ه\n\n> قول\n\n***\n\n***\n\n\
                    ```\nنص\n\n\nنص\n```\n";
        let blocks = sources::markdown::parse(text, Origin::StandardInput)
            .body
            .blocks;
        assert!(blocks.len() > 12);
        assert_eq!(read(&write(&blocks).unwrap()).unwrap(), blocks);
        assert_eq!(read(&write(&[]).unwrap()).unwrap(), []);
    }

    #[test]
    fn blocks_of_older_libraries_are_read() {
        let json = r#"[["title",0,5],["paragraph",7,12],[{"item":{"depth":0,"marker":{"number":3}}},13,14]]"#;
        let blocks = read(json).unwrap();
        assert_eq!(blocks.len(), 3);
        assert_eq!(blocks[1].range, TextRange::new(7, 12));
        assert!(read("[[\"title\",0]]").is_err());
        assert!(read("[] []").is_err());
    }

    #[test]
    fn many_short_blocks_take_little() {
        for (text, most) in [("ب\n", 2), ("ب\n\n", 2)] {
            let text = text.repeat(1000);
            let blocks = sources::plain::parse(&text, Origin::StandardInput)
                .body
                .blocks;
            assert_eq!(blocks.len(), 1000);
            let json = write(&blocks).unwrap();
            assert!(json.len() <= most * blocks.len() + 100, "{}", json.len());
        }
    }
}

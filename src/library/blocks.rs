//! How the blocks of a body are written into their column: JSON, small for texts of many short blocks.
//!
//! A list of `[kind, start, end]`, in bytes of the text. Blocks in a row, each one or two line feeds behind the
//! one before, are one item `[kind, start, [n, n, …]]` where they are of one kind: each `n` is twice the
//! length of a block, and one more where two line feeds stand before it. Numbered items of a list count as
//! one kind while their numbers go up by one. Where the blocks are of several kinds, the item is
//! `[[kind, kind, …], start, [n, n, …]]`: each `n` is multiplied by the number of kinds, and the place of the
//! block's kind among them added.

use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::Result;
use crate::article::{Block, BlockKind, Marker, PlacedKind};
use crate::range::TextRange;

pub(super) fn write(blocks: &[Block]) -> Result<String> {
    Ok(serde_json::to_string(&Runs(blocks))?)
}

pub(super) fn read(json: &str) -> Result<Vec<Block>> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let mut blocks = deserializer.deserialize_seq(RunReader)?;
    deserializer.end()?;
    // A text may have a block for each of its letters: what was set aside for more of them is given back.
    blocks.shrink_to_fit();
    Ok(blocks)
}

/// All blocks, written run by run.
struct Runs<'a>(&'a [Block]);

impl Serialize for Runs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut rest = self.0;
        serializer.collect_seq(std::iter::from_fn(|| {
            let run = first_run(rest)?;
            rest = &rest[run.blocks.len()..];
            Some(run)
        }))
    }
}

/// Blocks in a row.
struct Run<'a> {
    blocks: &'a [Block],
    /// Their kinds: that of the first where they follow from it.
    kinds: Vec<PlacedKind>,
}

/// The most kinds in a run.
const MOST_KINDS: usize = 4;

/// So many blocks of one kind are a run of their own: a number each is shorter than where there are several kinds.
const MANY: usize = 8;

/// The longest run at the beginning of some blocks; `None` where there are no blocks.
fn first_run(blocks: &[Block]) -> Option<Run<'_>> {
    let first = blocks.first()?;
    let mut kinds = vec![first.placed()];
    let mut length = length_of_one_kind(blocks);
    let mut may_go_on = length < MANY && !is_numbered(first.placed());
    while may_go_on && length < blocks.len() {
        let (before, block) = (&blocks[length - 1], &blocks[length]);
        let added = length_of_one_kind(&blocks[length..]);
        let is_known = kinds.contains(&block.placed());
        may_go_on = is_behind(before, block)
            && !is_numbered(block.placed())
            && added < MANY
            && (is_known || kinds.len() < MOST_KINDS);
        if may_go_on {
            length += added;
            kinds.extend((!is_known).then_some(block.placed()));
        }
    }
    let blocks = &blocks[..length];
    Some(Run { blocks, kinds })
}

/// How many blocks at the beginning of some are of one kind.
fn length_of_one_kind(blocks: &[Block]) -> usize {
    let goes_on = |pair: &&[Block]| {
        let (before, block) = (&pair[0], &pair[1]);
        is_behind(before, block) && next_kind(before.placed()) == block.placed()
    };
    1 + blocks.windows(2).take_while(goes_on).count()
}

/// Whether a block stands one or two line feeds behind another.
fn is_behind(before: &Block, block: &Block) -> bool {
    let gap = block.range().start.checked_sub(before.range().end);
    matches!(gap, Some(1 | 2))
}

/// The kind of the next block of a run of one kind.
fn next_kind(placed: PlacedKind) -> PlacedKind {
    let kind = match placed.kind {
        BlockKind::Item {
            depth,
            marker: Some(Marker::Number(number)),
        } => BlockKind::Item {
            depth,
            marker: Some(Marker::Number(number.next())),
        },
        other => other,
    };
    PlacedKind { kind, ..placed }
}

fn is_numbered(placed: PlacedKind) -> bool {
    next_kind(placed) != placed
}

impl Serialize for Run<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match (self.blocks, self.kinds.as_slice()) {
            ([block], _) => {
                let TextRange { start, end } = block.range();
                (block.placed(), start, end).serialize(serializer)
            }
            ([first, ..], [kind]) => {
                (kind, first.range().start, Numbers(self)).serialize(serializer)
            }
            ([first, ..], kinds) => {
                (kinds, first.range().start, Numbers(self)).serialize(serializer)
            }
            ([], _) => ().serialize(serializer),
        }
    }
}

struct Numbers<'a>(&'a Run<'a>);

impl Serialize for Numbers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let Run { blocks, kinds } = self.0;
        let mut end = None;
        serializer.collect_seq(blocks.iter().map(|block| {
            let is_apart = end.is_some_and(|end| block.range().start - end == 2);
            end = Some(block.range().end);
            // Of one kind, whose numbers go up, none but the first may be there.
            let kind = kinds.iter().position(|kind| *kind == block.placed());
            (2 * block.range().len() + usize::from(is_apart)) * kinds.len() + kind.unwrap_or(0)
        }))
    }
}

/// How an item begins: a kind, or the kinds of a run.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kinds {
    One(PlacedKind),
    Several(Vec<PlacedKind>),
}

/// How an item goes on: a block ends, or a run has these numbers.
enum Rest {
    End(usize),
    Numbers(Vec<u32>),
}

/// Written out: what is derived for enums without tags first keeps 32 bytes a number.
impl<'de> Deserialize<'de> for Rest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_any(RestReader)
    }
}

struct RestReader;

impl<'de> Visitor<'de> for RestReader {
    type Value = Rest;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the end of a block, or numbers")
    }

    fn visit_u64<E: de::Error>(self, end: u64) -> std::result::Result<Self::Value, E> {
        usize::try_from(end).map(Rest::End).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(
        self,
        mut numbers: A,
    ) -> std::result::Result<Self::Value, A::Error> {
        let mut read = Vec::new();
        while let Some(number) = numbers.next_element()? {
            read.push(number);
        }
        Ok(Rest::Numbers(read))
    }
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
        let nowhere = || de::Error::custom("a block that no text has");
        let mut blocks = Vec::new();
        while let Some((kinds, start, rest)) = items.next_element()? {
            let kinds = match kinds {
                Kinds::One(kind) => vec![kind],
                Kinds::Several(kinds) => kinds,
            };
            let Some(&kind) = kinds.first() else {
                return Err(de::Error::custom("a block of no kind"));
            };
            match rest {
                Rest::End(end) => {
                    let block = kind.try_block(TextRange::new(start, end));
                    blocks.push(block.ok_or_else(nowhere)?);
                }
                Rest::Numbers(numbers) => {
                    push_run(&kinds, start, &numbers, &mut blocks).ok_or_else(nowhere)?;
                }
            }
        }
        Ok(blocks)
    }
}

/// Adds the blocks of a run; `kinds` is not empty. `None` where no text is as long.
fn push_run(
    kinds: &[PlacedKind],
    start: usize,
    numbers: &[u32],
    blocks: &mut Vec<Block>,
) -> Option<()> {
    blocks.reserve(numbers.len());
    let mut kind = kinds[0];
    let mut start = start;
    for (index, number) in numbers.iter().enumerate() {
        let number = *number as usize;
        let length = number / kinds.len();
        if index > 0 {
            start += 1 + length % 2;
            kind = next_kind(kind);
        }
        if kinds.len() > 1 {
            kind = kinds[number % kinds.len()];
        }
        let end = start + length / 2;
        blocks.push(kind.try_block(TextRange::new(start, end))?);
        start = end;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Source;
    use crate::sources;

    #[test]
    fn blocks_come_back_as_they_were() {
        let text = "# عنوان\n\nفقرة\n\nفقرة\\\nسطر\n\n8. أ\n9. ب\n10. ج\n    - د\n    - ه\n\n> قول\n>\n> ١. أ\n> ٢. ب\n>\n> > قول في قول\n\n***\n\n***\n\n\
                    ```\nنص\n\n\nنص\n```\n";
        let blocks = sources::markdown::parse(text, Source::standard_input())
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
        assert_eq!(blocks[1].range(), TextRange::new(7, 12));
        assert!(read("[[\"title\",0]]").is_err());
        assert!(read("[[[],0,[2,4]]]").is_err());
        assert!(read("[[\"paragraph\",0,5000000000]]").is_err());
        assert!(read("[[\"paragraph\",4294967290,[9,20]]]").is_err());
        assert!(read("[] []").is_err());
    }

    #[test]
    fn many_short_blocks_take_little() {
        for (text, most) in [
            ("ب\n", 2),
            ("ب\n\n", 2),
            ("***\nب\n", 4),
            ("جيم:\nب\nب\n\n", 4),
        ] {
            let text = text.repeat(1000);
            let lines = text.lines().filter(|line| !line.is_empty()).count();
            let blocks = sources::plain::parse(&text, Source::standard_input())
                .body
                .blocks;
            assert_eq!(blocks.len(), lines);
            let json = write(&blocks).unwrap();
            assert!(json.len() <= most * blocks.len() + 100, "{json}");
            assert_eq!(read(&json).unwrap(), blocks);
        }
    }
}

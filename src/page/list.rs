//! How far the items of lists stand from the side: each level has room for its markers.

use std::ops::Range;

use crate::article::{Block, BlockKind, Marker};
use crate::text;

/// Cells that a level of indentation takes.
pub(super) const INDENT: u16 = 3;

/// A list whose markers need more room than usual.
#[derive(Debug)]
pub(super) struct WideList {
    /// Its items, by the number of their blocks.
    blocks: Range<usize>,
    /// The cells that each level takes, the outermost first.
    levels: Vec<u16>,
}

/// The list that begins with a block, if one does and it is a wide one.
pub(super) fn begun_at(blocks: &[Block], first: usize) -> Option<WideList> {
    let is_item = |block: &Block| matches!(block.kind, BlockKind::Item { .. });
    if first > 0 && is_item(&blocks[first - 1]) {
        return None;
    }
    let mut levels: Vec<u16> = Vec::new();
    let mut end = first;
    for block in blocks.get(first..)? {
        let BlockKind::Item { depth, marker, .. } = block.kind else {
            break;
        };
        end += 1;
        if let Some(Marker::Number(number)) = marker {
            let level = usize::from(depth);
            let needed = u16::try_from(text::width(&number.to_string()) + 2).unwrap_or(u16::MAX);
            levels.resize(levels.len().max(level + 1), INDENT);
            levels[level] = levels[level].max(needed);
        }
    }
    let blocks = first..end;
    let is_wide = levels.iter().any(|cells| *cells > INDENT);
    is_wide.then_some(WideList { blocks, levels })
}

/// The cells that the levels of an item take, among the wide lists of a page in order.
pub(super) fn indent(lists: &[WideList], block: usize, depth: u8) -> u16 {
    let behind = lists.partition_point(|list| list.blocks.end <= block);
    let levels = match lists.get(behind) {
        Some(list) if list.blocks.contains(&block) => list.levels.as_slice(),
        _ => &[],
    };
    let level = |level| levels.get(level).copied().unwrap_or(INDENT);
    (0..=usize::from(depth))
        .map(level)
        .fold(0, u16::saturating_add)
}

//! Tables with the signs of GitHub Flavored Markdown.
//!
//! They have one head; rows with fewer cells than others are filled up. What comes out is read again: where it reads otherwise
//! than it was meant, there is no such table in Markdown.

use std::ops::Range;

use crate::article::{Block, BlockKind, Body, Source};
use crate::range::TextRange;
use crate::sources;

use super::inline;
use super::lines::is_tight;
use super::marks::BodyMarks;

/// How many blocks from one on are the rows of one table: a head, and rows that stand tight below it.
pub(super) fn extent(body: &Body, first: usize) -> usize {
    let Block { kind, quotes, .. } = body.blocks[first];
    if kind != (BlockKind::Row { is_head: true }) || is_tight(body, first) {
        return 0;
    }
    let further = (first + 1..body.blocks.len()).take_while(|index| {
        let block = &body.blocks[*index];
        let is_row = block.kind == BlockKind::Row { is_head: false };
        is_row && block.quotes == quotes && is_tight(body, *index)
    });
    1 + further.count()
}

/// Some rows as Markdown; `None` where it cannot say them.
pub(super) fn markdown(body: &Body, marks: &BodyMarks<'_>, rows: Range<usize>) -> Option<String> {
    let width = |row| cells(body, row).count();
    let columns = rows.clone().map(width).max()?;
    let mut table = String::new();
    for row in rows.clone() {
        for cell in cells(body, row) {
            table.push_str("| ");
            table.push_str(&text(body, marks, cell));
            table.push(' ');
        }
        table.push_str(&"| ".repeat(columns - width(row)));
        table.push_str("|\n");
        if row == rows.start {
            table.push_str(&"| --- ".repeat(columns));
            table.push_str("|\n");
        }
    }
    let whole = body.range_of(rows.clone());
    let read = format!("{table}{}", marks.stand_ins(whole));
    reads_back(&read, body, rows).then_some(table)
}

/// Where the cells of a row stand.
fn cells(body: &Body, row: usize) -> impl Iterator<Item = TextRange> {
    let block = &body.blocks[row];
    let mut start = block.range().start;
    body.block_text(block).split('\t').map(move |cell| {
        let range = TextRange::new(start, start + cell.len());
        start = range.end + 1;
        range
    })
}

/// The text of a cell: a bar in it would end it.
fn text(body: &Body, marks: &BodyMarks<'_>, cell: TextRange) -> String {
    let first = body
        .spans
        .partition_point(|span| span.range.start < cell.start);
    let last = body
        .spans
        .partition_point(|span| span.range.start < cell.end);
    let spans = &body.spans[first..last];
    inline::line(&body.text, cell, spans, marks.within(cell)).replace('|', "\\|")
}

/// Whether Markdown has these rows, with the same styles.
fn reads_back(markdown: &str, body: &Body, rows: Range<usize>) -> bool {
    let read = sources::markdown::parse(markdown, Source::standard_input()).body;
    let start = body.blocks[rows.start].range().start;
    let end = body.blocks[rows.end - 1].range().end;
    let blocks = body.blocks[rows].iter();
    let are_blocks = read.blocks.len() == blocks.len()
        && read.blocks.iter().zip(blocks).all(|(one, other)| {
            one.kind == other.kind && one.range().shifted(start) == other.range()
        });
    let within = |range: TextRange| start <= range.start && range.end <= end;
    let spans = body.spans.iter().filter(|span| within(span.range));
    let shifted = read
        .spans
        .iter()
        .map(|span| (span.range.shifted(start), &span.style));
    are_blocks
        && read.text == body.text[start..end]
        && shifted.eq(spans.map(|span| (span.range, &span.style)))
}

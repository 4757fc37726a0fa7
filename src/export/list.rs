//! Lists, nested and numbered as their items say.
//!
//! Whether blank lines stand between the items of a list is one thing for all of them (CommonMark, 5.3), and two
//! lists side by side are told apart by their signs. What comes out is read again: where it reads
//! otherwise than it was meant, there is no such list in Markdown.

use std::ops::Range;

use crate::article::{Block, BlockKind, Body, Marker, Source};
use crate::sources;

use super::lines::{is_tight, line, lines};
use super::marks::BodyMarks;

/// How many blocks from one on are items in the same quotations.
pub(super) fn extent(body: &Body, first: usize) -> usize {
    let quotes = body.blocks[first].quotes;
    let is_item =
        |block: &&Block| matches!(block.kind, BlockKind::Item { .. }) && block.quotes == quotes;
    body.blocks[first..].iter().take_while(is_item).count()
}

/// Whether a block can be the first item of a list.
pub(super) fn can_begin(body: &Body, index: usize) -> bool {
    let kind = body.blocks[index].kind;
    let is_outermost = matches!(
        kind,
        BlockKind::Item {
            depth: 0,
            marker: Some(_),
            ..
        }
    );
    is_outermost && !is_tight(body, index)
}

/// Some items as Markdown, up to the first that cannot stand where it does, and how many these are; `None` where they
/// would read otherwise.
pub(super) fn markdown(
    body: &Body,
    marks: &BodyMarks<'_>,
    items: Range<usize>,
) -> Option<(String, usize)> {
    let mut writer = ListWriter {
        body,
        marks,
        next: items.start,
        end: items.end,
        out: String::new(),
    };
    writer.lists(0, "");
    let items = items.start..writer.next;
    let whole = body.range_of(items.clone());
    let read = format!("{}{}", writer.out, marks.stand_ins(whole));
    let count = items.len();
    (count > 0 && reads_back(&read, body, items)).then_some((writer.out, count))
}

/// Whether Markdown has these items, the same blank lines between them.
fn reads_back(markdown: &str, body: &Body, items: Range<usize>) -> bool {
    let read = sources::markdown::parse(markdown, Source::standard_input()).body;
    let is_tight_at = |index: usize| index != items.start && is_tight(body, index);
    read.blocks.len() == items.len()
        && items.clone().enumerate().all(|(number, index)| {
            let (one, other) = (&read.blocks[number], &body.blocks[index]);
            one.kind == other.kind
                && read.block_text(one) == body.block_text(other)
                && is_tight(&read, number) == is_tight_at(index)
        })
}

struct ListWriter<'w> {
    body: &'w Body,
    marks: &'w BodyMarks<'w>,
    next: usize,
    end: usize,
    out: String,
}

impl ListWriter<'_> {
    fn item(&self, index: usize) -> Option<(u8, Option<Marker>)> {
        match self.body.blocks[..self.end].get(index)?.kind {
            BlockKind::Item { depth, marker, .. } => Some((depth, marker)),
            _ => None,
        }
    }

    /// Writes the lists of a depth that come now, their items behind `indent`.
    fn lists(&mut self, depth: u8, indent: &str) {
        // Two lists one after the other have different signs.
        let mut is_other = false;
        while let Some((at, Some(_))) = self.item(self.next)
            && at == depth
        {
            self.list(depth, indent, is_other);
            is_other = !is_other;
        }
    }

    fn list(&mut self, depth: u8, indent: &str, is_other: bool) {
        let mut before = None;
        let mut is_loose = None;
        while let Some((at, Some(marker))) = self.item(self.next)
            && at == depth
        {
            let is_first = before.is_none();
            if !is_first && !follows(before, marker) {
                break;
            }
            if !is_first {
                let has_blank = !is_tight(self.body, self.next);
                let heads_tight_list = has_blank && self.sibling_is_tight(depth);
                if *is_loose.get_or_insert(has_blank) != has_blank || heads_tight_list {
                    break;
                }
            }
            before = Some(marker);
            self.one_item(depth, indent, marker, is_other);
        }
    }

    /// Whether the item after this one in its list stands tight.
    fn sibling_is_tight(&self, depth: u8) -> bool {
        let mut index = self.next + 1;
        while let Some((at, marker)) = self.item(index) {
            if at < depth {
                return false;
            }
            if at == depth && marker.is_some() {
                return is_tight(self.body, index);
            }
            index += 1;
        }
        false
    }

    fn one_item(&mut self, depth: u8, indent: &str, marker: Marker, is_other: bool) {
        let sign = match (marker, is_other) {
            (Marker::Bullet, false) => "- ".to_owned(),
            (Marker::Bullet, true) => "* ".to_owned(),
            (Marker::Number(number), false) => format!("{number}. "),
            (Marker::Number(number), true) => format!("{number}) "),
            (Marker::Task { done }, is_other) => {
                let bullet = if is_other { '*' } else { '-' };
                let sign = if done { 'x' } else { ' ' };
                format!("{bullet} [{sign}] ")
            }
        };
        // What stands in an item begins below its text, and of a task below its box.
        let width = match marker {
            Marker::Task { .. } => 2,
            Marker::Bullet | Marker::Number(_) => sign.len(),
        };
        let inner = format!("{indent}{}", " ".repeat(width));
        self.paragraph(&format!("{indent}{sign}"), &inner);
        while let Some((at, marker)) = self.item(self.next) {
            match marker {
                None if at == depth => self.paragraph(&inner.clone(), &inner),
                Some(_) if at == depth.saturating_add(1) => self.lists(at, &inner),
                _ => return,
            }
        }
    }

    /// Writes the next block and its further lines.
    fn paragraph(&mut self, start: &str, inner: &str) {
        if !self.out.is_empty() && !is_tight(self.body, self.next) {
            self.out.push('\n');
        }
        let count = lines(self.body, self.next).min(self.end - self.next);
        let lines: Vec<String> = (self.next..self.next + count)
            .map(|index| line(self.body, self.marks, index))
            .collect();
        self.out.push_str(start);
        self.out.push_str(&lines.join(&format!("\\\n{inner}")));
        self.out.push('\n');
        self.next += count;
    }
}

/// Whether an item is the next of a list after another.
fn follows(before: Option<Marker>, marker: Marker) -> bool {
    match (before, marker) {
        (Some(Marker::Bullet | Marker::Task { .. }), Marker::Bullet | Marker::Task { .. }) => true,
        (Some(Marker::Number(before)), Marker::Number(number)) => {
            before.value < u32::MAX && before.next() == number
        }
        _ => false,
    }
}

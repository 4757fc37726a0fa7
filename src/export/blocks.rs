//! The blocks of a body, each with the signs of Markdown or with a comment that says what it is.

use crate::article::{Block, BlockKind, Body};
use crate::sources::directive::Directive;

use super::lines::{is_tight, line, lines};
use super::marks::BodyMarks;
use super::{inline, list, table};

/// Whether a comment says of a block what Markdown has no sign for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Directives {
    /// So it reads back as the same.
    Written,
    /// It is for other programs and their readers.
    LeftOut,
}

/// How often a list that Markdown cannot say is tried again behind its first item: each time takes as long as the list
/// is.
const TRIES: usize = 16;

/// Writes the blocks of a body but for those already `written`.
pub(super) fn write(
    body: &Body,
    marks: &BodyMarks<'_>,
    written: usize,
    directives: Directives,
    out: &mut String,
) {
    let mut writer = BlockWriter {
        body,
        marks,
        directives,
        next: written,
        may_be_title: written == 0,
        list_end: 0,
        tries: TRIES,
        out,
    };
    while writer.next < body.blocks.len() {
        writer.out.push('\n');
        let rows = table::extent(body, writer.next);
        let quotes = body.blocks[writer.next].quotes;
        if rows > 0
            && let Some(table) = table::markdown(body, marks, writer.next..writer.next + rows)
        {
            writer.quoted(quotes, &table);
            writer.next += rows;
        } else if let Some((list, items)) = writer.list() {
            writer.quoted(quotes, &list);
            writer.next += items;
        } else {
            writer.block();
        }
    }
}

/// Writes blocks one after the other.
struct BlockWriter<'w> {
    body: &'w Body,
    marks: &'w BodyMarks<'w>,
    directives: Directives,
    next: usize,
    /// Whether a heading could be taken for the title.
    may_be_title: bool,
    /// Where the list ends that the next block may be an item of.
    list_end: usize,
    /// How often it is still tried.
    tries: usize,
    out: &'w mut String,
}

impl BlockWriter<'_> {
    /// The list that begins with the next block, and how many blocks it has; `None` where Markdown cannot say it.
    fn list(&mut self) -> Option<(String, usize)> {
        if self.next >= self.list_end {
            self.list_end = self.next + list::extent(self.body, self.next);
            self.tries = TRIES;
        }
        let items = self.next..self.list_end;
        if items.is_empty() || self.tries == 0 || !list::can_begin(self.body, self.next) {
            return None;
        }
        let list = list::markdown(self.body, self.marks, items);
        if list.is_none() {
            self.tries -= 1;
        }
        list
    }

    /// Writes the next block, and those that are further lines of it.
    fn block(&mut self) {
        let first = self.next;
        let block = &self.body.blocks[first];
        self.next += match block.kind {
            BlockKind::Code => lines_of_code(self.body, first),
            kind if may_have_lines(kind) => lines(self.body, first),
            _ => 1,
        };
        let directive = Directive {
            kind: self.kind_to_say(first),
            is_tight: is_tight(self.body, first),
            ..Directive::default()
        };
        if directive != Directive::default() && self.directives == Directives::Written {
            self.out.push_str(&format!("{directive}\n\n"));
        }
        let mark = match block.kind {
            BlockKind::Rule => return self.quoted(block.quotes, "---\n"),
            BlockKind::Code => {
                let code = self.code(first..self.next);
                return self.quoted(block.quotes, &code);
            }
            BlockKind::Title => {
                self.may_be_title = false;
                "# ".to_owned()
            }
            BlockKind::Heading { level } => {
                format!("{} ", "#".repeat(usize::from(level.clamp(1, 6))))
            }
            BlockKind::Quote
            | BlockKind::Paragraph
            | BlockKind::Byline
            | BlockKind::Row { .. }
            | BlockKind::Caption
            | BlockKind::Item { .. } => String::new(),
        };
        let is_heading = mark.starts_with('#');
        let lines: Vec<String> = (first..self.next)
            .map(|index| {
                let line = line(self.body, self.marks, index);
                let line = match block.kind {
                    BlockKind::Row { .. } => line.replace('\t', "&#9;"),
                    _ if is_heading => heading(line),
                    _ => line,
                };
                format!("{mark}{line}")
            })
            .collect();
        let lines = lines.join("\\\n");
        self.quoted(block.quotes, &format!("{lines}\n"));
    }

    /// Writes lines that stand in so many quotations.
    fn quoted(&mut self, quotes: u8, lines: &str) {
        let mark = "> ".repeat(usize::from(quotes));
        for line in lines.split_inclusive('\n') {
            self.out.push_str(&mark);
            self.out.push_str(line);
        }
    }

    /// What has to be said of a block because Markdown says it of no block, or would say otherwise.
    fn kind_to_say(&self, index: usize) -> Option<BlockKind> {
        let Block { kind, quotes, .. } = self.body.blocks[index];
        let is_plain = match kind {
            BlockKind::Heading { level } if quotes > 0 => (1..=6).contains(&level),
            BlockKind::Paragraph if quotes > 0 => false,
            BlockKind::Title => self.may_be_title,
            BlockKind::Heading { level } => {
                let is_opening = index == 0 && !self.has_title();
                let is_taken = self.may_be_title && (level == 1 || is_opening);
                !is_taken && (1..=6).contains(&level)
            }
            BlockKind::Byline
            | BlockKind::Row { .. }
            | BlockKind::Caption
            | BlockKind::Item { .. } => false,
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::Code | BlockKind::Rule => true,
        };
        (!is_plain).then_some(kind)
    }

    /// Whether a title stands somewhere.
    fn has_title(&self) -> bool {
        let blocks = &self.body.blocks;
        blocks.iter().any(|block| block.kind == BlockKind::Title)
    }

    fn code(&self, blocks: std::ops::Range<usize>) -> String {
        let lines: Vec<&str> = self.body.blocks[blocks]
            .iter()
            .map(|block| self.body.block_text(block))
            .collect();
        let backquotes = lines.iter().map(|line| inline::longest_run(line, '`'));
        let fence = "`".repeat(backquotes.max().unwrap_or(0).max(2) + 1);
        let lines = lines.iter().map(|line| format!("{line}\n"));
        format!("{fence}\n{}{fence}\n", lines.collect::<String>())
    }
}

fn may_have_lines(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph
            | BlockKind::Quote
            | BlockKind::Byline
            | BlockKind::Caption
            | BlockKind::Row { .. }
            | BlockKind::Item { .. }
    )
}

fn lines_of_code(body: &Body, first: usize) -> usize {
    let code = body.blocks[first].placed();
    let further = (first + 1..body.blocks.len())
        .take_while(|index| body.blocks[*index].placed() == code && is_tight(body, *index));
    1 + further.count()
}

/// A heading that ends in `#` would lose it (CommonMark, 4.2), unless it is escaped already as the first sign
/// of the line; one that ends in a brace could end in attributes.
fn heading(line: String) -> String {
    match (line.strip_suffix('#'), line.strip_suffix('}')) {
        (Some(start), _) if start != "\\" => format!("{start}\\#"),
        (_, Some(start)) => format!("{start}\\}}"),
        _ => line,
    }
}

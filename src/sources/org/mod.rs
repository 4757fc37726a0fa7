//! Org files made into a draft: headings, lists, tables and program text, without the signs for them.
//!
//! The syntax is that of the [Org manual](https://orgmode.org/worg/org-syntax.html), as far as it says how a text looks.
//! [`inline`] has the signs within a line.

mod inline;

use super::compose::{Composer, Spacing};
use super::{date, language, title};
use crate::article::{BlockKind, Draft, Kept, Language, Marker, Metadata, Source};

/// Words that stand before a heading for what is to be done.
const STATES: [&str; 6] = ["TODO", "DONE", "NEXT", "WAITING", "CANCELLED", "COMMENT"];
/// What stands in a heading's planning line.
const PLANNING: [&str; 3] = ["SCHEDULED:", "DEADLINE:", "CLOSED:"];
/// Columns of indentation that make a list one deeper.
const INDENT: usize = 2;
const DEEPEST: u8 = 8;

/// Reads an Org file.
#[must_use]
pub fn parse(text: &str, source: Source) -> Draft {
    let mut reader = Reader::default();
    for line in text.lines() {
        reader.line(line);
    }
    reader.end_table();
    reader.end_paragraph();
    let Reader {
        composer,
        mut metadata,
        said,
        ..
    } = reader;
    let body = composer.finish();
    if metadata.title.is_empty() {
        metadata.title = title::of_body(&body);
    }
    let guess = language::of_body(&body);
    metadata.language = match said {
        Some(said) if guess == Language::undetermined() => said,
        _ => guess,
    };
    Draft {
        source,
        metadata,
        body,
        kept: Kept::default(),
    }
}

/// What the lines belong to.
#[derive(Default, PartialEq, Eq)]
enum OrgBlock {
    /// Nothing of its own.
    #[default]
    Text,
    /// A block of program text up to `#+END_…`, with this name in lower case.
    Code(String),
    /// A block whose lines are quoted.
    Quote,
    /// A block that is not read.
    LeftOut(String),
    /// Properties of a heading, up to `:END:`.
    Drawer,
}

#[derive(Default)]
struct Reader {
    composer: Composer,
    metadata: Metadata,
    /// The language that the file says.
    said: Option<Language>,
    within: OrgBlock,
    paragraph: String,
    /// What the paragraph is; a paragraph of prose where it is nothing else.
    kind: Option<BlockKind>,
    /// Whether the line before was program text.
    goes_on: bool,
    /// The rows of the table that is open, their cells divided.
    rows: Vec<String>,
    /// How many of them head the columns.
    heads: usize,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let trimmed = line.trim();
        if self.inside(line, trimmed) {
            return;
        }
        let goes_on = std::mem::take(&mut self.goes_on);
        if !trimmed.starts_with('|') {
            self.end_table();
        }
        if trimmed.is_empty() {
            self.end_paragraph();
        } else if let Some((level, heading)) = heading(line) {
            self.end_paragraph();
            self.block(BlockKind::Heading { level }, heading);
        } else if let Some(rest) = trimmed.strip_prefix("#+") {
            self.end_paragraph();
            self.keyword(rest);
        } else if trimmed == "#" || trimmed.starts_with("# ") || is_planning(trimmed) {
            self.end_paragraph();
        } else if is_drawer(trimmed) {
            self.end_paragraph();
            self.within = OrgBlock::Drawer;
        } else if trimmed == ":" || trimmed.starts_with(": ") {
            self.end_paragraph();
            let spacing = if goes_on {
                Spacing::Tight
            } else {
                Spacing::Loose
            };
            self.composer
                .code_line(spacing, trimmed[1..].strip_prefix(' ').unwrap_or_default());
            self.goes_on = true;
        } else if trimmed.starts_with('|') {
            self.end_paragraph();
            self.row(trimmed);
        } else if trimmed.len() >= 5 && trimmed.bytes().all(|byte| byte == b'-') {
            self.end_paragraph();
            self.composer.rule(Spacing::Loose);
        } else if let Some((kind, text)) = item(line) {
            self.end_paragraph();
            self.kind = Some(kind);
            self.paragraph.push_str(text);
        } else {
            if !self.paragraph.is_empty() {
                self.paragraph.push(' ');
            }
            self.paragraph.push_str(trimmed);
        }
    }

    /// Takes a line of a block or a drawer that is open; returns whether there is one.
    fn inside(&mut self, line: &str, trimmed: &str) -> bool {
        let ends = |name: &str| {
            let end = trimmed
                .get(..6)
                .filter(|start| start.eq_ignore_ascii_case("#+end_"));
            end.is_some() && trimmed[6..].trim().eq_ignore_ascii_case(name)
        };
        match &self.within {
            OrgBlock::Text => return false,
            OrgBlock::Quote if !ends("quote") => return false,
            OrgBlock::Quote => self.end_paragraph(),
            OrgBlock::Code(name) if !ends(name) => {
                let spacing = if self.goes_on {
                    Spacing::Tight
                } else {
                    Spacing::Loose
                };
                // A comma keeps a line from being read as Org.
                let code = match trimmed.strip_prefix(',') {
                    Some(rest) if rest.starts_with(['*', '#', ',']) => line.replacen(',', "", 1),
                    _ => line.to_owned(),
                };
                self.composer.code_line(spacing, &code);
                self.goes_on = true;
                return true;
            }
            OrgBlock::LeftOut(name) if !ends(name) => return true,
            OrgBlock::Drawer if !trimmed.eq_ignore_ascii_case(":end:") => return true,
            OrgBlock::Code(_) | OrgBlock::LeftOut(_) | OrgBlock::Drawer => {}
        }
        self.within = OrgBlock::Text;
        self.goes_on = false;
        true
    }

    /// A line `#+NAME: value` or `#+BEGIN_NAME`, without its `#+`.
    fn keyword(&mut self, line: &str) {
        let word = line
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if let Some(name) = word.strip_prefix("begin_") {
            self.within = match name {
                "src" | "example" => OrgBlock::Code(name.to_owned()),
                "quote" => OrgBlock::Quote,
                "export" | "comment" => OrgBlock::LeftOut(name.to_owned()),
                // The lines of others are text; their ends say nothing.
                _ => OrgBlock::Text,
            };
            return;
        }
        let Some((name, value)) = line.split_once(':') else {
            return;
        };
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        match name.to_ascii_lowercase().as_str() {
            "title" if self.metadata.title.is_empty() => {
                let title = inline::plain(value);
                self.composer
                    .block(BlockKind::Title, Spacing::Loose, &title);
                self.metadata.title = title;
            }
            "author" => self.metadata.authors.push(inline::plain(value)),
            "date" => {
                let day = value.trim_matches(['<', '>', '[', ']']);
                let first = day.split(' ').next().unwrap_or_default();
                self.metadata.date = date::parse(day).or_else(|| date::parse(first));
            }
            "language" => self.said = Language::from_tag(value),
            "filetags" => {
                let tags = value.split([':', ' ']).filter(|tag| !tag.is_empty());
                self.metadata.topics.extend(tags.map(str::to_owned));
            }
            "caption" => self.block(BlockKind::Caption, value),
            _ => {}
        }
    }

    /// A row of a table; a line such as `|---+---|` says that those before it head the columns.
    fn row(&mut self, line: &str) {
        if line.starts_with("|-") {
            if self.heads == 0 {
                self.heads = self.rows.len();
            }
            return;
        }
        let inner = line.strip_prefix('|').unwrap_or(line);
        let cells = inner
            .strip_suffix('|')
            .unwrap_or(inner)
            .split('|')
            .map(|cell| inline::plain(cell.trim()));
        let cells: Vec<String> = cells.map(|cell| cell.replace('\t', " ")).collect();
        self.rows.push(cells.join("\t"));
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        // A ruling below the last row heads nothing.
        let heads = std::mem::take(&mut self.heads) % rows.len().max(1);
        for (index, row) in rows.iter().enumerate() {
            let spacing = if index == 0 {
                Spacing::Loose
            } else {
                Spacing::Tight
            };
            let is_head = index < heads;
            self.composer
                .block(BlockKind::Row { is_head }, spacing, row);
        }
    }

    fn block(&mut self, kind: BlockKind, text: &str) {
        let spacing = match kind {
            BlockKind::Item { .. } if self.ends_in_item() => Spacing::Tight,
            _ => Spacing::Loose,
        };
        self.composer.open(kind, spacing);
        inline::push(text, &mut self.composer);
        self.composer.close();
    }

    fn ends_in_item(&self) -> bool {
        let last = self.composer.blocks().last();
        last.is_some_and(|block| matches!(block.kind, BlockKind::Item { .. }))
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        let usual = match self.within {
            OrgBlock::Quote => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        };
        let kind = self.kind.take().unwrap_or(usual);
        if !text.is_empty() {
            self.block(kind, &text);
        }
    }
}

/// The level and the text of a heading: `** TODO [#A] text :tag:`.
fn heading(line: &str) -> Option<(u8, &str)> {
    let stars = line.bytes().take_while(|byte| *byte == b'*').count();
    let mut text = line.get(stars..)?.strip_prefix(' ')?.trim();
    if stars == 0 {
        return None;
    }
    if let Some((word, rest)) = text.split_once(' ')
        && STATES.contains(&word)
    {
        text = rest.trim_start();
    }
    if let Some((_, rest)) = text
        .strip_prefix("[#")
        .and_then(|rest| rest.split_once(']'))
    {
        text = rest.trim_start();
    }
    if let Some((before, tags)) = text.rsplit_once(' ')
        && tags.len() > 2
        && tags.starts_with(':')
        && tags.ends_with(':')
    {
        text = before.trim_end();
    }
    Some((u8::try_from(stars.min(6)).unwrap_or(6), text))
}

fn is_planning(line: &str) -> bool {
    PLANNING.iter().any(|word| line.starts_with(word))
}

/// Whether a line opens a drawer: `:PROPERTIES:`.
fn is_drawer(line: &str) -> bool {
    let name = line
        .strip_prefix(':')
        .and_then(|rest| rest.strip_suffix(':'));
    name.is_some_and(|name| {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        !name.is_empty() && name.chars().all(is_name)
    })
}

/// The kind and the text of an item of a list: `- [X] text`, `١. text`, `- term :: text`.
fn item(line: &str) -> Option<(BlockKind, &str)> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let (sign, rest) = text.split_once(' ')?;
    let marker = match sign {
        "-" | "+" => Marker::Bullet,
        // A star at the start of a line is a heading.
        "*" if indent > 0 => Marker::Bullet,
        _ => Marker::Number(number(sign.strip_suffix(['.', ')'])?)?.into()),
    };
    let rest = rest.trim_start();
    // One that is partly done is not done.
    let boxes = [
        ("[ ] ", false),
        ("[X] ", true),
        ("[x] ", true),
        ("[-] ", false),
    ];
    let task = boxes
        .iter()
        .find_map(|(sign, done)| Some((rest.strip_prefix(sign)?, *done)));
    let (marker, rest) = match task {
        Some((rest, done)) => (Marker::Task { done }, rest),
        None => (marker, rest),
    };
    let depth = u8::try_from(indent / INDENT)
        .unwrap_or(DEEPEST)
        .min(DEEPEST);
    let kind = BlockKind::Item {
        depth,
        marker: Some(marker),
    };
    Some((kind, rest))
}

/// A number in the digits of Arabic, Persian or ASCII.
fn number(digits: &str) -> Option<u32> {
    let mut number = 0_u32;
    for character in digits.chars() {
        let digit = match character {
            '0'..='9' => u32::from(character) - u32::from('0'),
            '٠'..='٩' => u32::from(character) - u32::from('٠'),
            '۰'..='۹' => u32::from(character) - u32::from('۰'),
            _ => return None,
        };
        number = number.checked_mul(10)?.checked_add(digit)?;
    }
    (!digits.is_empty()).then_some(number)
}

#[cfg(test)]
mod tests;

//! Markdown, with front matter or without, made into a draft: CommonMark, tables and footnotes.

mod signs;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::compose::{Composer, Spacing};
use super::directive::Directive;
use super::{front_matter, language, markup, plain, title};
use crate::article::{BlockKind, Body, Draft, Kept, Marker, Metadata, Source, SpanStyle, Warning};
use crate::limits;

/// What is read besides CommonMark.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// Reads a Markdown file.
///
/// The title is that of the front matter, and then stands first in the text; else the first
/// heading of level 1, or a heading the file begins with; else it is made from the first sentence.
///
/// A text that is little but markup ([`limits::signs_of_markup`]) is read as plain text under its front
/// matter, and a warning says so.
#[must_use]
pub fn parse(text: &str, origin: Source) -> Draft {
    let (mut head, markdown) = match front_matter::split(text) {
        Some((yaml, rest)) => (front_matter::parse(yaml), rest),
        None => (front_matter::FrontMatter::default(), text),
    };
    let is_marked_up = signs::signs(markdown) <= limits::signs_of_markup(markdown.len());
    let (body, said) = if is_marked_up {
        as_markdown(markdown, head.title.as_deref())
    } else {
        head.warnings.push(Warning::TooMuchMarkup);
        as_plain_text(markdown, head.title.as_deref())
    };
    let kept = Kept {
        added_at: head.added_at,
        is_read: head.is_read,
        is_starred: head.is_starred,
        // The text may have been edited since.
        position: head
            .position
            .filter(|position| body.text.is_char_boundary(*position)),
        choices: head.choices(),
        history: None,
    };
    let metadata = Metadata {
        title: said.title,
        date: head.date.or(said.date),
        source: head.source.or(said.source),
        authors: if head.authors.is_empty() {
            said.authors
        } else {
            head.authors
        },
        url: head.url,
        language: head.language.unwrap_or(said.language),
        topics: head.topics,
        warnings: head.warnings,
    };
    Draft {
        origin: head.origin.unwrap_or(origin),
        metadata,
        body,
        kept,
    }
}

/// The body of Markdown and what it says of itself. A title known beforehand stands in the text, unless the
/// Markdown begins by saying otherwise.
fn as_markdown(markdown: &str, title: Option<&str>) -> (Body, Metadata) {
    let mut walker = Walker::default();
    let opening = markdown
        .trim_start()
        .lines()
        .next()
        .and_then(Directive::parse);
    let is_titled = !opening.is_some_and(|directive| directive.is_untitled);
    if let Some(title) = title.filter(|_| is_titled) {
        walker
            .composer
            .block(BlockKind::Title, Spacing::Loose, title);
        walker.title = TitleState::Given;
    }
    for event in Parser::new_ext(markdown, OPTIONS) {
        walker.take(event);
    }
    let body = walker.composer.finish();
    let metadata = Metadata {
        title: match title {
            Some(title) if !is_titled => title.to_owned(),
            _ => title::of_body(&body),
        },
        language: language::of_body(&body),
        ..Metadata::default()
    };
    (body, metadata)
}

/// The body of Markdown read as plain text, and what it says of itself; a title known beforehand stands before
/// it.
fn as_plain_text(markdown: &str, title: Option<&str>) -> (Body, Metadata) {
    let Some(title) = title else {
        let draft = plain::parse(markdown, Source::standard_input());
        return (draft.body, draft.metadata);
    };
    let text = format!("{title}\n\n{markdown}");
    let draft = plain::parse(&text, Source::standard_input());
    let metadata = Metadata {
        title: title.to_owned(),
        ..draft.metadata
    };
    (draft.body, metadata)
}

/// Goes through the events of the parser and composes the body.
#[derive(Default)]
struct Walker<'a> {
    composer: Composer,
    containers: Vec<Container<'a>>,
    title: TitleState,
    /// What was said of the next block.
    directive: Directive,
    /// The text of the code or HTML block that is open.
    raw: Option<String>,
    /// Whether the list that is open, at its outermost level, has a block already.
    list_has_blocks: bool,
    /// What is open may not be broken into lines: a heading, the row of a table.
    is_one_line: bool,
    /// The cells of the table row so far.
    cells: usize,
    /// The rows of the table so far.
    rows: usize,
}

/// What blocks stand in.
enum Container<'a> {
    Quote,
    /// A list and the number of its next item, if its items are numbered.
    List(Option<u32>),
    /// An item and its marker, until the first block has taken it.
    Item(Option<Marker>),
    /// A footnote and its label, until the first block has taken it.
    Footnote(Option<CowStr<'a>>),
}

/// What is known of the title.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum TitleState {
    #[default]
    Unknown,
    /// The front matter gave it; a first heading that repeats it is left out.
    Given,
    /// A heading that may be the title has been seen.
    Settled,
}

impl<'a> Walker<'a> {
    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) => self.text(&text),
            Event::Code(code) => {
                self.composer.open_span(SpanStyle::Code);
                self.text(&code);
                self.composer.close_span();
            }
            Event::InlineHtml(tag) if markup::is_line_break(&tag) => self.break_line(),
            Event::InlineHtml(_) => {}
            Event::FootnoteReference(label) => self.text(&format!("[{label}]")),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.break_line(),
            Event::Rule => self.rule(),
            // Extensions that are not enabled; their text would be text.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Paragraph => self.open(Spacing::Loose),
            Tag::Heading { level, .. } => {
                let directive = std::mem::take(&mut self.directive);
                let kind = directive.kind.unwrap_or_else(|| self.heading(level as u8));
                self.composer.open(kind, spacing(directive, Spacing::Loose));
                self.is_one_line = true;
            }
            Tag::BlockQuote(_) => self.enter(Container::Quote),
            Tag::List(first) => {
                if !self.containers.iter().any(is_list) {
                    self.list_has_blocks = false;
                }
                let first = first.map(|first| u32::try_from(first).unwrap_or(u32::MAX));
                self.enter(Container::List(first));
            }
            Tag::Item => {
                let marker = self.next_marker();
                self.enter(Container::Item(Some(marker)));
            }
            Tag::FootnoteDefinition(label) => self.enter(Container::Footnote(Some(label))),
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.composer.close();
                self.raw = Some(String::new());
            }
            Tag::Table(_) => self.rows = 0,
            Tag::TableHead | Tag::TableRow => {
                self.open(if self.rows == 0 {
                    Spacing::Loose
                } else {
                    Spacing::Tight
                });
                self.is_one_line = true;
                self.rows += 1;
                self.cells = 0;
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.text(" | ");
                }
                self.cells += 1;
            }
            Tag::Emphasis => self.composer.open_span(SpanStyle::Emphasis),
            Tag::Strong => self.composer.open_span(SpanStyle::Strong),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let scheme = if link_type == LinkType::Email {
                    "mailto:"
                } else {
                    ""
                };
                self.composer
                    .open_span(SpanStyle::Link(format!("{scheme}{dest_url}")));
            }
            // An image is its alternative text, which comes as text; the rest is not enabled.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::TableHead | TagEnd::TableRow => {
                self.composer.close();
                self.is_one_line = false;
            }
            TagEnd::Heading(level) => {
                self.composer.close();
                self.is_one_line = false;
                self.after_heading(level as u8);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.composer.close();
                self.containers.pop();
            }
            TagEnd::CodeBlock => self.code(),
            TagEnd::HtmlBlock => self.html(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.composer.close_span(),
            _ => {}
        }
    }

    fn enter(&mut self, container: Container<'a>) {
        self.composer.close();
        self.containers.push(container);
    }

    /// Adds text where it belongs; the text of an item in a tight list comes without a paragraph.
    fn text(&mut self, text: &str) {
        if let Some(raw) = &mut self.raw {
            raw.push_str(text);
            return;
        }
        if !self.composer.is_open() {
            self.open(if self.list_has_blocks {
                Spacing::Tight
            } else {
                Spacing::Loose
            });
        }
        self.composer.push(text);
    }

    fn break_line(&mut self) {
        if self.is_one_line {
            self.text(" ");
        } else {
            self.composer.break_line();
        }
    }

    /// Opens a block of the kind its innermost container gives it.
    fn open(&mut self, spacing: Spacing) {
        let directive = std::mem::take(&mut self.directive);
        let spacing = self::spacing(directive, spacing);
        if let Some(kind) = directive.kind {
            self.composer.open(kind, spacing);
            return;
        }
        let depth = self.containers.iter().filter(|c| is_list(c)).count();
        self.list_has_blocks = depth > 0;
        let mut label = None;
        let kind = match self.containers.last_mut() {
            Some(Container::Quote) => BlockKind::Quote,
            Some(Container::Item(marker)) => BlockKind::Item {
                depth: u8::try_from(depth.saturating_sub(1)).unwrap_or(u8::MAX),
                marker: marker.take(),
            },
            Some(Container::Footnote(pending)) => {
                label = pending.take();
                BlockKind::Paragraph
            }
            Some(Container::List(_)) | None => BlockKind::Paragraph,
        };
        self.composer.open(kind, spacing);
        if let Some(label) = label {
            self.composer.push(&format!("[{label}] "));
        }
    }

    fn next_marker(&mut self) -> Marker {
        match self.containers.last_mut() {
            Some(Container::List(Some(number))) => {
                let marker = Marker::Number(*number);
                *number = number.saturating_add(1);
                marker
            }
            _ => Marker::Bullet,
        }
    }

    /// The kind of a heading of this level that begins here.
    fn heading(&mut self, level: u8) -> BlockKind {
        let may_be_title = level == 1 || self.composer.blocks().is_empty();
        if self.title == TitleState::Unknown && may_be_title && self.containers.is_empty() {
            self.title = TitleState::Settled;
            return BlockKind::Title;
        }
        BlockKind::Heading { level }
    }

    /// Takes back a first heading that says what the front matter has said.
    fn after_heading(&mut self, level: u8) {
        if self.title != TitleState::Given || level != 1 {
            return;
        }
        self.title = TitleState::Settled;
        if let [title, .., heading] = self.composer.blocks()
            && heading.kind == (BlockKind::Heading { level })
            && self.composer.block_text(heading) == self.composer.block_text(title)
        {
            self.composer.withdraw();
        }
    }

    fn rule(&mut self) {
        let directive = std::mem::take(&mut self.directive);
        self.composer.rule(spacing(directive, Spacing::Loose));
    }

    fn code(&mut self) {
        let code = self.raw.take().unwrap_or_default();
        let directive = std::mem::take(&mut self.directive);
        for (index, line) in code.lines().enumerate() {
            let spacing = if index == 0 {
                spacing(directive, Spacing::Loose)
            } else {
                Spacing::Tight
            };
            self.composer.code_line(spacing, line);
        }
    }

    fn html(&mut self) {
        let html = self.raw.take().unwrap_or_default();
        if let Some(directive) = Directive::parse(&html) {
            self.directive = directive;
            return;
        }
        for paragraph in markup::paragraphs(&html) {
            self.open(Spacing::Loose);
            self.composer.push(&paragraph);
            self.composer.close();
        }
    }
}

/// The spacing of a block of which something was said.
fn spacing(directive: Directive, otherwise: Spacing) -> Spacing {
    if directive.is_tight {
        Spacing::Tight
    } else {
        otherwise
    }
}

fn is_list(container: &Container<'_>) -> bool {
    matches!(container, Container::List(_))
}

#[cfg(test)]
mod tests;

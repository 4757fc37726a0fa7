//! Goes through Markdown event by event and composes the body.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::numbers::OtherNumbers;
use crate::article::{BlockKind, Body, ListNumber, Marker, SpanStyle};
use crate::sources::compose::{Composer, Spacing};
use crate::sources::directive::Directive;
use crate::sources::footnote;
use crate::sources::script::{self, ScriptPosition};
use crate::sources::{html, markup};

/// The level of the heading that a subtitle is.
const SUBTITLE: u8 = 2;

/// Goes through the events of the parser and composes the body.
#[derive(Default)]
pub(super) struct MarkdownWalker<'a> {
    composer: Composer,
    containers: Vec<Container<'a>>,
    /// How many of them are quotations.
    quotes: usize,
    text: &'a str,
    /// The signs of list numbers that were not Western digits.
    numbers: Option<&'a OtherNumbers>,
    /// How the text is raised or lowered.
    script: Option<ScriptPosition>,
    title: TitleState,
    /// What was said of the next block.
    directive: Directive,
    /// The text of the code or HTML block that is open.
    raw: Option<String>,
    /// Whether the list that is open, at its outermost level, has a block already.
    list_has_blocks: bool,
    /// What is open may not be broken into lines: a heading, the row of a table.
    is_one_line: bool,
    /// What the paragraph that is open holds so far.
    content: Content,
    /// How many images are open, one in another.
    images: usize,
    /// Whether the row of a table is open; its cells so far.
    cells: Option<usize>,
    /// How many blocks stand before the table.
    before_table: usize,
    /// Whether a footnote is open that is a note of the reader's.
    is_in_note: bool,
}

/// What a paragraph holds.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Content {
    #[default]
    Nothing,
    /// Images and nothing else.
    Images,
    Text,
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
    /// The text begins with a heading that is the title unless there is one of level 1.
    Opening,
    /// The front matter gave it; a first heading that repeats it is left out.
    Given,
    /// A heading that may be the title has been seen.
    Settled,
}

impl<'a> MarkdownWalker<'a> {
    /// A walker behind a title that is known, and a subtitle.
    pub(super) fn titled(title: &str, subtitle: Option<&str>) -> Self {
        let mut walker = Self {
            title: TitleState::Given,
            ..Self::default()
        };
        let composer = &mut walker.composer;
        composer.block(BlockKind::Title, Spacing::Loose, title);
        if let Some(subtitle) = subtitle {
            let kind = BlockKind::Heading { level: SUBTITLE };
            composer.block(kind, Spacing::Loose, subtitle);
        }
        walker
    }

    /// The same for the events of this text, some of whose list numbers were written in other signs.
    pub(super) fn over(self, text: &'a str, numbers: &'a OtherNumbers) -> Self {
        Self {
            text,
            numbers: Some(numbers),
            ..self
        }
    }

    /// The body.
    pub(super) fn finish(self) -> Body {
        let mut body = self.composer.finish();
        if self.title == TitleState::Opening
            && let Some(first) = body.blocks.first_mut()
            // The heading may have had no text, and what stands first is something else.
            && matches!(first.kind, BlockKind::Heading { .. })
        {
            first.kind = BlockKind::Title;
        }
        body
    }

    /// Goes on with an event of some bytes of the text.
    pub(super) fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        match &event {
            Event::Start(Tag::FootnoteDefinition(label)) if footnote::is_note(label) => {
                self.is_in_note = true;
            }
            Event::End(TagEnd::FootnoteDefinition) if self.is_in_note => {
                self.is_in_note = false;
                return;
            }
            _ => {}
        }
        if self.is_in_note {
            return;
        }
        match event {
            Event::Start(Tag::Item) => {
                let marker = self.next_marker(range.start);
                self.enter(Container::Item(Some(marker)));
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) => self.text(&text),
            Event::Code(code) => {
                self.holds(Content::Text);
                self.composer.open_span(SpanStyle::Code);
                self.text(&code);
                self.composer.close_span();
            }
            Event::InlineHtml(tag) if markup::is_line_break(&tag) => self.break_line(),
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::FootnoteReference(label) if footnote::is_note(&label) => {}
            Event::FootnoteReference(label) => self.text(&format!("[{label}]")),
            Event::TaskListMarker(done) => self.task(Marker::Task { done }),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.break_line(),
            Event::Rule => self.rule(),
            // Extensions that are not enabled; their text would be text.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Paragraph => {
                self.content = Content::Nothing;
                self.open(Spacing::Loose);
            }
            Tag::Heading { level, .. } => {
                let directive = std::mem::take(&mut self.directive);
                let kind = directive.kind.unwrap_or_else(|| self.heading(level as u8));
                self.composer.open(kind, spacing(directive, Spacing::Loose));
                self.is_one_line = true;
            }
            Tag::BlockQuote(_) => {
                self.enter(Container::Quote);
                self.set_quotes(self.quotes + 1);
            }
            Tag::List(first) => {
                if !self.containers.iter().any(is_list) {
                    self.list_has_blocks = false;
                }
                let first = first.map(|first| u32::try_from(first).unwrap_or(u32::MAX));
                self.enter(Container::List(first));
            }
            Tag::FootnoteDefinition(label) => self.enter(Container::Footnote(Some(label))),
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.composer.close();
                self.raw = Some(String::new());
            }
            Tag::Table(_) => {
                self.composer.close();
                self.before_table = self.composer.blocks().len();
            }
            Tag::TableHead => self.row(true),
            Tag::TableRow => self.row(false),
            Tag::TableCell => {
                let cells = self.cells.get_or_insert(0);
                *cells += 1;
                if *cells > 1 {
                    self.composer.push("\t");
                }
            }
            Tag::Emphasis => self.composer.open_span(SpanStyle::Emphasis),
            Tag::Strong => self.composer.open_span(SpanStyle::Strong),
            Tag::Strikethrough => self.composer.open_span(SpanStyle::Strike),
            // An image is its alternative text, which comes as text.
            Tag::Image { .. } => {
                self.holds(Content::Images);
                self.images += 1;
            }
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
            // Not enabled.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.caption();
                self.composer.close();
                self.content = Content::Text;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.composer.close();
                self.is_one_line = false;
                self.cells = None;
            }
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Heading(level) => {
                self.composer.close();
                self.is_one_line = false;
                self.after_heading(level as u8);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.composer.close();
                if let Some(Container::Quote) = self.containers.pop() {
                    self.set_quotes(self.quotes - 1);
                }
            }
            TagEnd::CodeBlock => self.code(),
            TagEnd::HtmlBlock => self.html(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.composer.close_span();
            }
            _ => {}
        }
    }

    fn set_quotes(&mut self, quotes: usize) {
        self.quotes = quotes;
        self.composer.set_quotes(quotes);
    }

    /// A tag within a paragraph.
    fn inline_html(&mut self, tag: &str) {
        self.script = match markup::element(tag).as_str() {
            "sup" | "sub" if tag.starts_with("</") => None,
            "sup" => Some(ScriptPosition::Super),
            "sub" => Some(ScriptPosition::Sub),
            _ => return,
        };
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
        if self.images == 0 && !text.trim().is_empty() {
            self.holds(Content::Text);
        }
        if let Some(script) = self.script {
            let text = script::written(script, text, self.composer.last());
            return self.composer.push(&text);
        }
        let is_said_row = self.cells.is_none();
        if is_said_row || !text.contains('\t') {
            self.composer.push(text);
        } else {
            // Only the signs of the table end its cells.
            self.composer.push(&text.replace('\t', " "));
        }
    }

    /// Remembers what the open paragraph holds.
    fn holds(&mut self, content: Content) {
        if self.content == Content::Nothing || content == Content::Text {
            self.content = content;
        }
    }

    /// Makes the open paragraph a caption where it holds nothing but images.
    fn caption(&mut self) {
        let is_paragraph = self.composer.open_kind() == Some(BlockKind::Paragraph);
        if self.content == Content::Images && is_paragraph && self.containers.is_empty() {
            self.composer.become_kind(BlockKind::Caption);
        }
    }

    fn break_line(&mut self) {
        if self.is_one_line {
            self.text(" ");
        } else {
            self.caption();
            self.composer.break_line();
        }
    }

    /// Opens the row of a table.
    fn row(&mut self, is_head: bool) {
        // A row of empty cells leaves no trace.
        let otherwise = if self.composer.blocks().len() == self.before_table {
            Spacing::Loose
        } else {
            Spacing::Tight
        };
        let directive = std::mem::take(&mut self.directive);
        let kind = directive.kind.unwrap_or(BlockKind::Row { is_head });
        self.composer.open(kind, spacing(directive, otherwise));
        self.is_one_line = true;
        self.cells = Some(0);
    }

    /// Gives the item that begins the box of a task.
    fn task(&mut self, task: Marker) {
        if let Some(Container::Item(marker @ Some(_))) = self.containers.last_mut() {
            *marker = Some(task);
        } else if let Some(BlockKind::Item { depth, .. }) = self.composer.open_kind() {
            let marker = Some(task);
            self.composer.become_kind(BlockKind::Item { depth, marker });
        }
    }

    /// Opens a block of the kind its innermost container gives it.
    fn open(&mut self, spacing: Spacing) {
        let directive = std::mem::take(&mut self.directive);
        let spacing = self::spacing(directive, spacing);
        self.script = None;
        if let Some(kind) = directive.kind {
            let said = directive.quotes.unwrap_or(0);
            self.composer.set_quotes(self.quotes.max(said.into()));
            self.composer.open(kind, spacing);
            return self.composer.set_quotes(self.quotes);
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

    /// The marker of the item that begins at a byte of the text.
    fn next_marker(&mut self, at: usize) -> Marker {
        match self.containers.last_mut() {
            Some(Container::List(Some(number))) => {
                let value = *number;
                *number = value.saturating_add(1);
                // Up to three spaces before a number are its own.
                let spaces = self.text[at..].bytes().take(3).take_while(|it| *it == b' ');
                let at = at + spaces.count();
                let numerals = self.numbers.map(|it| it.at(at)).unwrap_or_default();
                Marker::Number(ListNumber { value, numerals })
            }
            _ => Marker::Bullet,
        }
    }

    /// The kind of a heading of this level that begins here.
    fn heading(&mut self, level: u8) -> BlockKind {
        let is_open = matches!(self.title, TitleState::Unknown | TitleState::Opening);
        if is_open && self.containers.is_empty() {
            if level == 1 {
                self.title = TitleState::Settled;
                return BlockKind::Title;
            }
            if self.composer.blocks().is_empty() {
                self.title = TitleState::Opening;
            }
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
        if self.containers.is_empty() && self.directive == Directive::default() {
            return self.page_part(&html);
        }
        for paragraph in markup::paragraphs(&html) {
            self.open(Spacing::Loose);
            self.composer.push(&paragraph);
            self.composer.close();
        }
    }

    /// HTML in no list and no quotation is read as a part of a page.
    fn page_part(&mut self, html: &str) {
        self.composer.close();
        let before = self.composer.blocks().len();
        // What is too much of it stands there without its tags.
        html::compose(html, None, &mut self.composer);
        let first = self.composer.blocks().first();
        let begins_with_heading =
            first.is_some_and(|first| matches!(first.kind, BlockKind::Heading { .. }));
        if before == 0 && begins_with_heading && self.title == TitleState::Unknown {
            self.title = TitleState::Opening;
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

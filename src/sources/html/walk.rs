//! The tree of a page made into blocks.

use url::Url;

use super::dom::{Dom, NodeId, Step};
use super::elements::{self, ElementRole};
use super::table::{self, Grid};
use super::white_space::WhiteSpace;
use super::{direction, link, list, note, picture};
use crate::article::{BlockKind, Marker};
use crate::sources::compose::{Composer, Spacing};
use crate::sources::script::{self, ScriptPosition};
use crate::text::Direction;

/// Adds what stands in a node to a body. Addresses are made whole against `base`.
pub(in crate::sources) fn walk(
    dom: &Dom,
    top: NodeId,
    base: Option<&Url>,
    composer: &mut Composer,
) {
    let mut walker = HtmlWalker {
        dom,
        base,
        composer,
        ends: Vec::new(),
        containers: Vec::new(),
        lists: 0,
        quotes: 0,
        script: None,
        labels: note::labels(dom),
        label: None,
        direction: None,
        white_space: WhiteSpace::default(),
        breaks: 0,
        captioned_figures: 0,
        captions: Vec::new(),
        last_caption: String::new(),
        list_has_blocks: false,
    };
    let mut steps = dom.steps(top);
    while let Some(step) = steps.next() {
        match step {
            Step::Enter(id) => {
                if let Some(text) = dom.text(id) {
                    walker.text(text);
                } else if walker.enter(id) == Passage::Around {
                    steps.pass(id);
                }
            }
            Step::Leave(id) => walker.leave(id),
        }
    }
    walker.close_block();
}

/// How the walk goes on at an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passage {
    /// Through what stands in it.
    Through,
    /// Past it.
    Around,
}

/// What is to be done where an element ends.
#[derive(Clone, Copy, Debug)]
enum End {
    /// The block ends, as far as blocks may end there.
    Block,
    /// The row of a table of data ends.
    Row,
    /// What blocks stood in ends.
    Container,
    Span,
    /// Text is raised or lowered as it was before.
    Script(Option<ScriptPosition>),
    /// A sign follows the text.
    Sign(&'static str),
    /// The direction is what it was before.
    Direction(Option<Direction>),
    /// A figure with a caption of its own ends.
    CaptionedFigure,
}

/// What blocks stand in.
#[derive(Debug)]
enum Container {
    Quote,
    List(list::Numbers),
    /// An item and its marker, until the first block has taken it.
    Item(Option<Marker>),
    /// What is one block whatever stands in it: a heading, a caption.
    OneBlock(BlockKind),
    /// A table of data. A cell is one line whatever stands in it.
    Table(Grid),
}

struct HtmlWalker<'a, 'c> {
    dom: &'a Dom,
    base: Option<&'a Url>,
    composer: &'c mut Composer,
    /// What is to be done where the elements end that are open.
    ends: Vec<(NodeId, End)>,
    /// The containers that are open.
    containers: Vec<Container>,
    /// How many of them are lists.
    lists: usize,
    /// How many of them are quotations.
    quotes: usize,
    /// How the text is raised or lowered.
    script: Option<ScriptPosition>,
    /// What the notes that are still to come are called.
    labels: note::Labels<'a>,
    /// What the note is called whose first block is opened next.
    label: Option<String>,
    /// The direction that the innermost element with one has.
    direction: Option<Direction>,
    white_space: WhiteSpace,
    /// Line breaks since the last text.
    breaks: usize,
    captioned_figures: usize,
    /// Captions of pictures in the open block, to stand behind it.
    captions: Vec<String>,
    last_caption: String,
    /// Whether the list that is open, at its outermost level, has a block already.
    list_has_blocks: bool,
}

impl HtmlWalker<'_, '_> {
    fn enter(&mut self, id: NodeId) -> Passage {
        let role = elements::role(self.dom, id);
        match role {
            ElementRole::Unread => return Passage::Around,
            ElementRole::LineBreak => {
                self.breaks += 1;
                return Passage::Around;
            }
            ElementRole::Rule => {
                self.rule();
                return Passage::Around;
            }
            ElementRole::Picture => {
                self.picture(id);
                return Passage::Around;
            }
            ElementRole::Program => {
                self.program(id);
                return Passage::Around;
            }
            ElementRole::Inline
            | ElementRole::Styled(_)
            | ElementRole::Link
            | ElementRole::Script(_)
            | ElementRole::Quotation
            | ElementRole::Reading => {
                self.enter_inline(id, role);
            }
            _ => self.enter_block(id, role),
        }
        Passage::Through
    }

    fn leave(&mut self, id: NodeId) {
        while let Some((_, end)) = self.ends.pop_if(|(element, _)| *element == id) {
            match end {
                End::Block => self.close(),
                End::Row => self.close_block(),
                End::Container => {
                    self.close_block();
                    let container = self.containers.pop();
                    self.lists -= usize::from(matches!(container, Some(Container::List(_))));
                    self.quotes -= usize::from(matches!(container, Some(Container::Quote)));
                    self.composer.set_quotes(self.quotes);
                }
                End::Span => self.composer.close_span(),
                End::Script(before) => self.script = before,
                End::Sign(sign) => self.text(sign),
                End::Direction(before) => self.direction = before,
                End::CaptionedFigure => self.captioned_figures -= 1,
            }
        }
    }

    fn enter_inline(&mut self, id: NodeId, role: ElementRole) {
        let style = match role {
            ElementRole::Styled(style) => Some(style.span()),
            ElementRole::Link => link::style(self.dom, id, self.base),
            _ => None,
        };
        if let Some(style) = style {
            let composer = &mut *self.composer;
            self.white_space.flush(|space| composer.push(space));
            self.composer.open_span(style);
            self.ends.push((id, End::Span));
        }
        let script = match role {
            ElementRole::Script(script) => Some(script),
            ElementRole::Link if note::is_reference(self.dom, id) => Some(ScriptPosition::Super),
            _ => None,
        };
        if let Some(script) = script
            && script::is_short(&self.dom.beginning_of(id))
        {
            self.ends
                .push((id, End::Script(self.script.replace(script))));
        }
        let direction = direction::inline(self.dom, id, self.direction);
        if let Some(isolate) = direction {
            self.ends.push((id, End::Direction(self.direction)));
            self.direction = isolate.direction;
        }
        let signs = match role {
            ElementRole::Quotation => Some(("«", "»")),
            ElementRole::Reading => Some(("(", ")")),
            _ => direction.and_then(|isolate| isolate.signs),
        };
        if let Some((opening, closing)) = signs {
            self.text(opening);
            self.ends.push((id, End::Sign(closing)));
        }
    }

    fn enter_block(&mut self, id: NodeId, role: ElementRole) {
        match role {
            ElementRole::Row if self.grid().is_some() => return self.open_row(id),
            ElementRole::Cell if self.grid().is_some() => return self.open_cell(id),
            _ => self.close(),
        }
        self.ends.push((id, End::Block));
        self.begin_note(id, role);
        if let Some(direction) = direction::of(self.dom, id) {
            self.ends.push((id, End::Direction(self.direction)));
            self.direction = Some(direction);
        }
        if role == ElementRole::Figure && elements::has_caption(self.dom, id) {
            self.ends.push((id, End::CaptionedFigure));
            self.captioned_figures += 1;
        }
        if !self.is_in_one_block()
            && let Some(container) = self.container(id, role)
        {
            self.ends.push((id, End::Container));
            self.containers.push(container);
        }
    }

    /// Sees to it that the note that an element may be begins with what it is called. Items of lists have numbers.
    fn begin_note(&mut self, id: NodeId, role: ElementRole) {
        let name = self.dom.attribute(id, "id");
        if let Some(label) = name.and_then(|name| self.labels.remove(name))
            && role != ElementRole::Item
            && !note::begins_with(self.dom, id, &label)
        {
            self.label = Some(label);
        }
    }

    /// What an element is to the blocks in it, if it is anything to them.
    fn container(&mut self, id: NodeId, role: ElementRole) -> Option<Container> {
        Some(match role {
            ElementRole::Quote => {
                self.quotes += 1;
                self.composer.set_quotes(self.quotes);
                Container::Quote
            }
            ElementRole::List { is_ordered } => {
                self.list_has_blocks &= self.lists > 0;
                self.lists += 1;
                Container::List(list::Numbers::of(self.dom, id, is_ordered))
            }
            ElementRole::Item => Container::Item(Some(self.next_marker(id))),
            ElementRole::Description => Container::Item(None),
            ElementRole::Heading(level) => Container::OneBlock(BlockKind::Heading { level }),
            ElementRole::Caption => Container::OneBlock(BlockKind::Caption),
            ElementRole::Table => Container::Table(table::grid(self.dom, id)?),
            _ => return None,
        })
    }

    /// Whether what is open is to be one block.
    fn is_in_one_block(&self) -> bool {
        let container = self.containers.last();
        matches!(
            container,
            Some(Container::OneBlock(_) | Container::Table(_))
        )
    }

    fn grid(&mut self) -> Option<&mut Grid> {
        match self.containers.last_mut() {
            Some(Container::Table(grid)) => Some(grid),
            _ => None,
        }
    }

    /// Ends the block that is open, or where that must be one, a word of it.
    fn close(&mut self) {
        if self.is_in_one_block() {
            self.white_space.space();
        } else {
            self.close_block();
        }
    }

    fn close_block(&mut self) {
        self.composer.close();
        self.breaks = 0;
        self.white_space = WhiteSpace::default();
        for caption in std::mem::take(&mut self.captions) {
            self.caption(caption);
        }
    }

    fn text(&mut self, text: &str) {
        if self.breaks > 0 || !self.composer.is_open() {
            if text.trim_ascii_start().is_empty() {
                return;
            }
            self.begin_text();
        }
        let composer = &mut *self.composer;
        self.white_space.collapse(text, |piece| match self.script {
            Some(script) => composer.push(&script::written(script, piece, composer.last())),
            None => composer.push(piece),
        });
    }

    /// Sees to it that text stands where it should: in a block, and behind the line breaks before it.
    fn begin_text(&mut self) {
        let breaks = std::mem::take(&mut self.breaks);
        if !self.composer.is_open() {
            return self.open();
        }
        match breaks {
            0 => {}
            _ if self.is_in_one_block() => self.white_space.space(),
            1 => {
                self.composer.break_line();
                self.white_space = WhiteSpace::default();
            }
            // Two make a blank line.
            _ => {
                self.close_block();
                self.open();
            }
        }
    }

    /// Opens a block of the kind that its container gives it.
    fn open(&mut self) {
        let depth = self.lists.saturating_sub(1);
        let kind = match self.containers.last_mut() {
            Some(Container::Quote) => BlockKind::Quote,
            Some(Container::Item(marker)) => BlockKind::Item {
                depth: u8::try_from(depth).unwrap_or(u8::MAX),
                marker: marker.take(),
            },
            Some(Container::OneBlock(kind)) => *kind,
            // What is in no row is its caption.
            Some(Container::Table(_)) => BlockKind::Caption,
            Some(Container::List(_)) | None => BlockKind::Paragraph,
        };
        let is_in_list = self.lists > 0 && matches!(kind, BlockKind::Item { .. });
        let spacing = match is_in_list && self.list_has_blocks {
            true => Spacing::Tight,
            false => Spacing::Loose,
        };
        self.list_has_blocks |= is_in_list;
        self.composer.open(kind, spacing);
        if let Some(label) = self.label.take() {
            self.composer.push(&format!("[{label}] "));
        }
    }

    fn next_marker(&mut self, id: NodeId) -> Marker {
        let dom = self.dom;
        match self.containers.last_mut() {
            Some(Container::List(numbers)) => numbers.next(dom, id),
            _ => Marker::Bullet,
        }
    }

    fn rule(&mut self) {
        self.close();
        let last = self.composer.blocks().last();
        let divides = last.is_some_and(|last| last.kind != BlockKind::Rule);
        if divides && !self.is_in_one_block() {
            self.composer.rule(Spacing::Loose);
        }
    }

    /// Adds preformatted text line by line.
    fn program(&mut self, id: NodeId) {
        if self.is_in_one_block() {
            return self.text(&self.dom.text_of(id));
        }
        self.close_block();
        let text = elements::lines(self.dom, id);
        let is_program = elements::is_program(self.dom, id, &text);
        let text = text.trim_end();
        for (index, line) in text.lines().enumerate() {
            let spacing = match index {
                0 => Spacing::Loose,
                _ => Spacing::Tight,
            };
            match is_program {
                true => self.composer.code_line(spacing, line),
                false => self.composer.block(BlockKind::Paragraph, spacing, line),
            }
        }
    }

    fn picture(&mut self, id: NodeId) {
        match picture::alternative(self.dom, id) {
            None => {}
            Some(picture::Alternative::Text(text)) => self.text(&text),
            Some(picture::Alternative::Caption(_)) if self.captioned_figures > 0 => {}
            Some(picture::Alternative::Caption(caption)) => {
                if self.composer.is_open() {
                    self.captions.push(caption);
                } else {
                    self.caption(caption);
                }
            }
        }
    }

    fn caption(&mut self, caption: String) {
        if self.last_caption != caption && !self.is_in_one_block() {
            self.composer
                .block(BlockKind::Caption, Spacing::Loose, &caption);
            self.last_caption = caption;
        }
    }

    fn open_row(&mut self, id: NodeId) {
        self.close_block();
        let is_head = table::is_head(self.dom, id);
        let Some(grid) = self.grid() else {
            return;
        };
        let spacing = match grid.next_row() {
            0 => Spacing::Loose,
            _ => Spacing::Tight,
        };
        self.composer.open(BlockKind::Row { is_head }, spacing);
        self.ends.push((id, End::Row));
    }

    fn open_cell(&mut self, id: NodeId) {
        let span = table::span(self.dom, id);
        let Some(grid) = self.grid() else {
            return;
        };
        let tabs = grid.next_cell(span);
        self.breaks = 0;
        self.white_space = WhiteSpace::default();
        if tabs > 0 && self.composer.is_open() {
            self.composer.push(&"\t".repeat(tabs));
        }
    }
}

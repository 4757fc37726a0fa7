//! The reading pane: rows of the page, with what is marked in them laid over.

use ratatui::style::{Modifier, Style};

use crate::app::App;
use crate::app::arrangement::Area;
use crate::app::hints::WITHOUT_ARTICLES;
use crate::app::links::{Link, links_in};
use crate::app::reading::Reading;
use crate::app::selecting::Selecting;
use crate::article::{BlockKind, Span, SpanStyle};
use crate::extract::{Entity, EntityKind};
use crate::page::{DIVIDER, Ornament, PagePart, Row, TextRow};
use crate::range::TextRange;
use crate::text::{BaseDirection, Direction, VisualLine};
use crate::ui::canvas::Side;
use crate::ui::highlights::passages_in;
use crate::ui::scroll_bar::Scrolled;
use crate::ui::{Role, Theme, View};

impl View<'_> {
    pub(super) fn draw_reading(&mut self, pane: Area, text: Area) {
        let Some(reading) = self.app.reading() else {
            self.draw_nothing_open(pane, text);
            return;
        };
        let scrolled = Scrolled {
            top: reading.top(),
            in_sight: reading.height(),
            count: reading.row_count(),
        };
        // Where lines end: at the left of a text that runs from the right.
        let side = match reading.article.metadata.language.is_right_to_left() {
            Some(false) => Side::Right,
            _ => Side::Left,
        };
        self.draw_scroll_bar(pane, side, scrolled);
        let links = links_in(&reading.article.body, reading.in_sight());
        let mut cells = VisualLine::default();
        for row in 0..text.height {
            let y = text.y + row;
            match reading.page.row(reading.top() + usize::from(row)) {
                Row::Blank(bars) => self.draw_ornaments(&bars, text.row(y)),
                Row::Rule => {
                    let third = Area {
                        x: text.x + text.width / 3,
                        y,
                        width: text.width / 3,
                        height: 1,
                    };
                    self.canvas.fill(third, "─", self.theme.style(Role::Faint));
                }
                Row::Text(line) => {
                    self.draw_text_row(reading, &links, &line, text.row(y), &mut cells)
                }
                Row::TableRule(rule) => {
                    self.draw_ornaments(&rule.ornaments, text.row(y));
                    for column in rule.left..rule.left + rule.width {
                        self.draw_sign(column, rule.sign(column), text.row(y));
                    }
                }
                Row::Table(table) => {
                    self.draw_ornaments(&table.ornaments, text.row(y));
                    for column in &table.dividers {
                        self.draw_sign(*column, DIVIDER, text.row(y));
                    }
                    for line in &table.lines {
                        self.draw_text_row(reading, &links, line, text.row(y), &mut cells);
                    }
                }
            }
        }
        self.note_hyperlinks(reading, links, text);
        self.draw_link_numbers(reading, text);
    }

    /// Says why no article is shown; nothing where one is about to be, or the list says it.
    fn draw_nothing_open(&mut self, pane: Area, text: Area) {
        let app = self.app;
        if app.list().listing.total == 0 {
            return self.draw_advice(text, "first-empty", WITHOUT_ARTICLES);
        }
        if app.list().count() == 0 {
            if app.arrangement().is_some_and(|areas| areas.list.is_none()) {
                self.draw_empty_list(pane);
            }
            return;
        }
        if app.is_opening() {
            return;
        }
        let words = app.locale().text("reading-failed");
        let row = text.row(pane.y + 1);
        let style = self.theme.style(Role::Faint);
        self.canvas.words(row, &words, Side::Right, style);
    }

    /// Draws one sign of a line of the page.
    fn draw_sign(&mut self, column: u16, sign: &str, row: Area) {
        let cell = Area {
            x: row.x + column,
            width: 1,
            ..row
        };
        self.canvas.fill(cell, sign, self.theme.style(Role::Faint));
    }

    /// Draws what stands beside a row.
    fn draw_ornaments(&mut self, ornaments: &[Ornament], area: Area) {
        for ornament in ornaments {
            let width = u16::try_from(crate::text::width(&ornament.text)).unwrap_or(u16::MAX);
            let left = ornament.left(area.width, width);
            // What is read out begins at the left, whichever way it runs.
            let x = match ornament.direction() {
                Direction::LeftToRight if self.is_plain() => {
                    area.right().saturating_sub(left + width)
                }
                _ => area.x + left,
            };
            self.canvas.text(
                Area { x, width, ..area },
                &ornament.text,
                BaseDirection::Fixed(ornament.direction()),
                Side::Left,
                self.theme.style(Role::Faint),
            );
        }
    }

    fn draw_text_row(
        &mut self,
        reading: &Reading,
        links: &[Link],
        row: &TextRow<'_>,
        area: Area,
        cells: &mut VisualLine,
    ) {
        self.draw_ornaments(&row.ornaments(), area);
        row.lay_out(cells);
        let left = row.left(area.width, cells);
        // What is read out begins at the left, whichever way it runs.
        let x = match cells.direction() {
            Direction::LeftToRight if self.is_plain() => {
                area.right().saturating_sub(left + cells.width())
            }
            _ => area.x + left,
        };
        let base = self.theme.style(role_of(row));
        match (row.offset(), row.range()) {
            (Some(offset), Some(range)) => {
                self.draw_highlight_mark(reading, range, area);
                let marks = RowMarks::of(self.app, reading, links, range, self.theme.clone());
                self.canvas.line(x, area.y, cells, |cell| {
                    marks.style(cell.shifted(offset), base)
                });
            }
            _ => self.canvas.line(x, area.y, cells, |_| base),
        }
    }
}

fn role_of(row: &TextRow<'_>) -> Role {
    match row.part() {
        PagePart::Metadata => Role::Faint,
        PagePart::Block(kind) => match kind {
            BlockKind::Title => Role::Title,
            BlockKind::Byline | BlockKind::Caption => Role::Faint,
            BlockKind::Heading { .. } | BlockKind::Row { is_head: true } => Role::Heading,
            BlockKind::Quote => Role::Quote,
            BlockKind::Code => Role::Code,
            BlockKind::Item { .. } | BlockKind::Row { .. } if row.is_quoted() => Role::Quote,
            BlockKind::Paragraph
            | BlockKind::Item { .. }
            | BlockKind::Row { is_head: false }
            | BlockKind::Rule => Role::Text,
        },
    }
}

/// What is marked in a row, in the order in which it is laid over the text.
struct RowMarks<'a> {
    theme: Theme,
    spans: Vec<&'a Span>,
    /// Links that can be opened, those of addresses in the text among them.
    links: Vec<TextRange>,
    /// What the reader highlighted.
    highlights: Vec<(TextRange, Role)>,
    mentions: Vec<(TextRange, Role)>,
    hits: Vec<(TextRange, Role)>,
    selected: Option<TextRange>,
}

impl<'a> RowMarks<'a> {
    fn of(
        app: &App,
        reading: &'a Reading,
        links: &'a [Link],
        range: TextRange,
        theme: Theme,
    ) -> Self {
        let links = links.iter().filter(|link| link.range.overlaps(range));
        let links = links.map(|link| link.range).collect();
        let spans = reading.article.body.spans_in(range).collect();
        let highlights = passages_in(reading, range).map(|(passage, highlight)| {
            let role = match highlight.has_note() {
                true => Role::Noted,
                false => Role::Highlight,
            };
            (passage, role)
        });
        let highlights = highlights.collect();
        let role = |mention: TextRange, entity: &Entity| {
            let kind: EntityKind = entity.kind;
            if app.selected_entity() != Some(entity.id.as_str()) {
                Role::Mention(kind)
            } else if reading.jumped_to() == Some(mention) {
                Role::CurrentMention(kind)
            } else {
                Role::SelectedMention(kind)
            }
        };
        let mentions = reading
            .mentions_in(range)
            .map(|(mention, entity)| (mention, role(mention, entity)))
            .collect();
        let hits = reading.search.as_ref().map_or_else(Vec::new, |search| {
            let first = search.hits.partition_point(|hit| hit.end <= range.start);
            let in_row = search.hits[first..]
                .iter()
                .take_while(|hit| hit.start < range.end);
            let role = |index| {
                if search.current == Some(index) {
                    Role::CurrentHit
                } else {
                    Role::Hit
                }
            };
            in_row
                .enumerate()
                .map(|(index, hit)| (*hit, role(first + index)))
                .collect()
        });
        let selecting = reading.selecting.as_ref();
        Self {
            theme,
            spans,
            links,
            highlights,
            mentions,
            hits,
            selected: selecting.map(Selecting::range),
        }
    }

    fn style(&'a self, cell: TextRange, base: Style) -> Style {
        let spans = self.spans.iter().filter(|span| span.range.overlaps(cell));
        let style = spans.fold(base, |style, span| match &span.style {
            SpanStyle::Emphasis => style.add_modifier(Modifier::ITALIC),
            SpanStyle::Strong => style.add_modifier(Modifier::BOLD),
            SpanStyle::Strike => style.add_modifier(Modifier::CROSSED_OUT),
            SpanStyle::Code => style.patch(self.theme.style(Role::Code)),
            SpanStyle::Link(_) => style.patch(self.theme.style(Role::Link)),
        });
        let style = match self.links.iter().any(|link| link.overlaps(cell)) {
            true => style.patch(self.theme.style(Role::Link)),
            false => style,
        };
        let here = |marks: &'a [(TextRange, Role)]| {
            let marks = marks.iter().filter(move |(range, _)| range.overlaps(cell));
            marks.map(|(_, role)| *role)
        };
        let ground = here(&self.highlights).fold(Style::new(), |style, role| {
            style.patch(self.theme.style(role))
        });
        let style = style.patch(ground);
        let style = here(&self.mentions).fold(style, |style, role| {
            self.theme.mention_over(style, ground, role)
        });
        let style = here(&self.hits).fold(style, |style, role| style.patch(self.theme.style(role)));
        match self.selected.is_some_and(|range| range.overlaps(cell)) {
            true => selected(style, self.theme.style(Role::Selection)),
            false => style,
        }
    }
}

/// A style with that of what is selected over it: all that is selected has the same letters on the same ground.
fn selected(style: Style, selection: Style) -> Style {
    let inverted = style.add_modifier & Modifier::REVERSED;
    style.remove_modifier(inverted).patch(selection)
}

//! The list of articles.

use ratatui::style::Style;

use crate::app::arrangement::Area;
use crate::app::{Pane, Target};
use crate::library::ArticleSummary;
use crate::text::{BaseDirection, Direction, Paragraph, VisualLine};
use crate::ui::canvas::Side;
use crate::ui::{Role, View};
use crate::words::{self, Interface};

impl View<'_> {
    pub(super) fn draw_list(&mut self, area: Area, rows_per_article: u16) {
        let app = self.app;
        if app.list.count() == 0 {
            self.draw_empty_list(area);
            return;
        }
        let in_sight = usize::from(area.height.div_ceil(rows_per_article));
        let indices = (app.list.top..app.list.count()).take(in_sight);
        for (place, index) in indices.enumerate() {
            let top = area.y + u16::try_from(place).unwrap_or(u16::MAX) * rows_per_article;
            let written = if rows_per_article == 4 {
                3
            } else {
                rows_per_article
            };
            let height = written.min(area.y + area.height - top);
            let entry = Area {
                y: top,
                height,
                ..area
            };
            self.regions.add(entry, Target::Article(index));
            // Rows that are still awaited stay empty.
            if let Some(row) = app.list.entry(index) {
                self.draw_article(entry, &row.summary, index == app.list.selected);
            }
        }
    }

    fn draw_empty_list(&mut self, area: Area) {
        let interface = self.app.interface;
        let words = match (self.app.list.listing.total, self.app.filter.is_empty()) {
            (0, _) => [interface.pick("لا مقالات بعد…", "no articles yet…"), ""],
            (_, true) => ["", ""],
            _ => [
                interface.pick("لا مقال يوافق المصافي", "no article fits the filters"),
                interface.pick("x يزيلها", "x clears them"),
            ],
        };
        for (row, words) in words.into_iter().enumerate() {
            let y = area.y + 1 + u16::try_from(row).unwrap_or(0);
            let style = self.theme.style(Role::Faint);
            self.canvas
                .words(area.row(y).inset(1), words, Side::Right, style);
        }
    }

    fn draw_article(&mut self, entry: Area, article: &ArticleSummary, is_selected: bool) {
        let role = match (is_selected, self.app.focus == Pane::List) {
            (true, true) => Role::Selected,
            (true, false) => Role::SelectedElsewhere,
            _ => Role::Text,
        };
        let style = self.theme.style(role);
        let is_open = self
            .app
            .reading
            .as_ref()
            .is_some_and(|open| open.article.id == article.id);
        if is_selected {
            self.canvas.restyle(entry, style);
        }
        if is_open {
            // The bar at the right says which article is open.
            let bar = Area {
                x: entry.right() - 1,
                width: 1,
                ..entry
            };
            self.canvas.fill(bar, "▐", self.theme.style(Role::Heading));
        }
        let inner = entry.inset(2);
        let title_rows = entry.height.saturating_sub(1).max(1);
        let title = Area {
            height: title_rows,
            ..inner
        };
        let used = self.draw_title(title, article, style);
        if used < entry.height {
            let below = inner.row(entry.y + used);
            let faint = self.theme.style(Role::Faint);
            let faint = if is_selected {
                style.patch(faint)
            } else {
                faint
            };
            let words = about(article, self.app.interface);
            self.canvas.words(below, &words, Side::Right, faint);
        }
    }

    /// A title over one or two rows, the last cut where it does not fit; returns how many it took.
    fn draw_title(&mut self, area: Area, article: &ArticleSummary, style: Style) -> u16 {
        let direction = match article.language.is_right_to_left() {
            Some(false) => Direction::LeftToRight,
            _ => Direction::RightToLeft,
        };
        let base = BaseDirection::Within(direction);
        let paragraph = Paragraph::new(&article.title, base);
        let lines = paragraph.break_lines_for(area.width, self.canvas.rendition);
        let mut cells = VisualLine::default();
        let rows = lines.len().min(usize::from(area.height));
        for (row, line) in lines.iter().take(rows).enumerate() {
            let y = area.y + u16::try_from(row).unwrap_or(0);
            if row + 1 == usize::from(area.height) && lines.len() > row + 1 {
                let rest = &article.title[line.range.start..];
                let one_row = area.row(y);
                self.canvas.text(one_row, rest, base, Side::Right, style);
            } else {
                paragraph.lay_out(line, self.canvas.rendition, &mut cells);
                let x = area.right().saturating_sub(cells.width());
                self.canvas.line(x, y, &cells, |_| style);
            }
        }
        u16::try_from(rows).unwrap_or(area.height)
    }
}

/// What the list says about an article under its title.
fn about(article: &ArticleSummary, interface: Interface) -> String {
    let date = article
        .date
        .map(|date| words::isolated(&words::date(date, interface)));
    let topics = article.topics.iter().map(|topic| topic.name(interface));
    let topics = topics.collect::<Vec<_>>().join(interface.pick("، ", ", "));
    let parts = date
        .into_iter()
        .chain([topics])
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

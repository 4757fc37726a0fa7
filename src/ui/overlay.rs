//! What lies over the panes: the box and the rows of each overlay, and the articles that mention an entity.

use ratatui::style::Style;

use crate::app::Target;
use crate::app::arrangement::Area;
use crate::app::cursor::Cursor;
use crate::app::mentioning::MentioningOverlay;
use crate::app::overlay::{Content, Overlay};
use crate::i18n::isolated;
use crate::library::MentioningArticle;
use crate::text::{BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::{Role, View};

impl View<'_> {
    pub(super) fn draw_overlays(&mut self) {
        let size = self.app.size();
        for overlay in self.app.overlays() {
            // A click beside it reaches nothing of what lies below.
            let screen = Area {
                x: 0,
                y: 0,
                width: size.columns,
                height: size.rows,
            };
            self.regions.add(screen, Target::Pane(self.app.focus()));
            self.whole.clear();
            match &overlay.content {
                Content::Help(help) => self.draw_help(help, overlay),
                Content::Palette(palette) => self.draw_palette(palette, overlay),
                Content::Welcome => self.draw_welcome(overlay),
                Content::Mentioning(mentioning) => self.draw_mentioning(mentioning, overlay),
                Content::Card(card) => self.draw_card(card, overlay),
                Content::Months(months) => self.draw_months(months, overlay),
                Content::Compare(compared) => self.draw_comparison(compared, overlay),
                Content::Correct(menu) => self.draw_corrections(menu, overlay),
                Content::Choose(chooser) => self.draw_chooser(chooser, overlay),
                Content::Corrections(list) => self.draw_correction_list(list, overlay),
                Content::Classify(menu) => self.draw_classifying(menu, overlay),
                Content::About(about) => self.draw_about(about, overlay),
                Content::Feeds(feeds) => self.draw_feeds(feeds, overlay),
                Content::History(history) => self.draw_history(history, overlay),
                Content::Copy(menu) => self.draw_copy_menu(menu, overlay),
                Content::Link(link) => {
                    self.in_language_of_article(|view| view.draw_link(link, overlay));
                }
                Content::Highlights(list) => self.draw_highlights(list, overlay),
                Content::Appearance(menu) => self.draw_appearance(menu, overlay),
                Content::Commands(rows) => self.draw_commands(rows, overlay),
                Content::Output(output) => self.draw_output(output, overlay),
                Content::Outline(outline) => {
                    self.in_language_of_article(|view| view.draw_outline(outline, overlay));
                }
                Content::Timeline(timeline) => self.in_language_of_article(|view| {
                    view.draw_timeline(timeline, overlay.cursor);
                }),
            }
        }
    }

    /// Draws the rows of an overlay that an area has room for, from the one at the top on; `draw` writes a row.
    pub(super) fn draw_rows(
        &mut self,
        area: Area,
        overlay: &Overlay,
        draw: impl FnMut(&mut Self, Area, usize, Style),
    ) {
        let content = &overlay.content;
        let can_be_chosen = |row| content.can_be_chosen(row);
        let height = self.app.row_height(content);
        let rows = OverlayRows {
            area,
            height,
            cursor: overlay.cursor,
            count: content.row_count(),
        };
        self.draw_position(rows);
        self.draw_some_rows(rows, can_be_chosen, draw);
    }

    /// Says on the border below where one is, where not all rows are in sight.
    fn draw_position(&mut self, rows: OverlayRows) {
        let in_sight = usize::from(rows.area.height / rows.height);
        if rows.count <= in_sight {
            return;
        }
        let last = (rows.cursor.top + in_sight).min(rows.count);
        let arguments = [("last", last.into()), ("count", rows.count.into())];
        let words = self.app.locale().format("overlay-position", &arguments);
        let below = rows.area.row(rows.area.y + rows.area.height);
        let style = self.theme.style(Role::Heading);
        self.canvas
            .words(below, &format!(" {words} "), Side::Left, style);
    }

    /// The same for rows that are placed otherwise.
    pub(super) fn draw_some_rows(
        &mut self,
        rows: OverlayRows,
        can_be_chosen: impl Fn(usize) -> bool,
        mut draw: impl FnMut(&mut Self, Area, usize, Style),
    ) {
        let OverlayRows { area, height, .. } = rows;
        let places = (area.y..area.y + area.height / height * height).step_by(height.into());
        for (y, index) in places.zip(rows.cursor.top..rows.count) {
            let mut row = Area { y, height, ..area };
            let mut style = self.theme.style(Role::Text);
            if can_be_chosen(index) {
                let wider = Area {
                    x: row.x - 1,
                    width: row.width + 2,
                    ..row
                };
                self.regions.add(wider, Target::OverlayItem(index));
                if index == rows.cursor.selected {
                    self.note_here(row);
                    style = self.theme.style(Role::Selected);
                    self.canvas.restyle(wider, style);
                    row = self.draw_selected(row);
                }
            }
            self.canvas.take_cut();
            draw(self, row, index, style);
            if index == rows.cursor.selected && can_be_chosen(index) {
                self.note_whole();
            }
        }
    }

    /// An empty box with a title for so many rows; returns its inside.
    pub(super) fn draw_box(&mut self, content_rows: usize, title: &str) -> Area {
        self.draw_box_in(self.app.overlay_area(content_rows), title)
    }

    /// The same in an area of its own.
    pub(super) fn draw_box_in(&mut self, area: Area, title: &str) -> Area {
        self.regions.add(area, Target::Overlay);
        let style = self.theme.style(Role::Heading);
        self.note_here(area.row(area.y).inset(2));
        self.canvas.fill(area, " ", self.theme.style(Role::Text));
        let (last_x, last_y) = (area.right() - 1, area.y + area.height - 1);
        for x in area.x + 1..last_x {
            self.canvas.symbol(x, area.y, "─", style);
            self.canvas.symbol(x, last_y, "─", style);
        }
        for y in area.y + 1..last_y {
            self.canvas.symbol(area.x, y, "│", style);
            self.canvas.symbol(last_x, y, "│", style);
        }
        for (x, y, corner) in [
            (area.x, area.y, "╭"),
            (last_x, area.y, "╮"),
            (area.x, last_y, "╰"),
            (last_x, last_y, "╯"),
        ] {
            self.canvas.symbol(x, y, corner, style);
        }
        let heading = Area {
            height: 1,
            ..area.inset(2)
        };
        self.canvas
            .words(heading, &format!(" {title} "), Side::Right, style);
        Area {
            y: area.y + 1,
            height: area.height - 2,
            ..area
        }
        .inset(2)
    }

    fn draw_mentioning(&mut self, mentioning: &MentioningOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let Some(articles) = &mentioning.articles else {
            self.draw_box(1, &format!("{}…", isolated(&mentioning.name)));
            return;
        };
        let count = locale.count("articles", articles.len());
        let rows = articles.len() * usize::from(self.app.row_height(&overlay.content));
        let inner = self.draw_box(rows, &format!("{} · {count}", isolated(&mentioning.name)));
        self.draw_rows(inner, overlay, |view, entry, index, style| {
            if let Some(article) = articles.get(index) {
                view.draw_mentioning_article(entry, article, style);
            }
        });
    }

    fn draw_mentioning_article(&mut self, entry: Area, article: &MentioningArticle, style: Style) {
        let locale = self.app.locale();
        let base = BaseDirection::Within(Direction::RightToLeft);
        let mentions = locale.count("mentions", article.mention_count);
        let date = article
            .summary
            .date
            .map(|date| format!("{} · ", isolated(&self.app.dates().day(date))));
        let about = format!("{}{mentions}", date.unwrap_or_default());
        let faint = self.theme.faint_on(style);
        let title = (article.summary.title.as_str(), base, style);
        let about = (about.as_str(), self.base_of_words(), faint);
        self.draw_below_each_other(entry, [title, about]);
    }
}

/// Rows of an overlay, and where they are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct OverlayRows {
    /// Where they are drawn.
    pub(super) area: Area,
    /// Rows of the screen that each takes.
    pub(super) height: u16,
    /// The row one is at, and the one at the top.
    pub(super) cursor: Cursor,
    /// How many there are.
    pub(super) count: usize,
}

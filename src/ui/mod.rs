//! Drawing: the state on the screen. Nothing here changes the state or measures text.

mod backend;
mod canvas;
mod card;
mod chart;
mod classifying;
mod correcting;
mod doctor;
mod list;
mod overlay;
mod prompt;
mod reading;
mod screen;
mod sidebar;
mod status;
mod theme;
mod timeline;
mod topics;

use ratatui::Frame;

use crate::app::arrangement::{Area, Arrangement, LEAST_COLUMNS, LEAST_ROWS};
use crate::app::{App, Pane, Target};
use crate::library::{ListOrder, Matching};
use crate::text::Direction;
use crate::words::{Count, ENTITIES, Locale, isolated};

use canvas::{Canvas, Side};

pub use doctor::{Choice, choices_in_sight, doctor_screen};
pub use screen::Screen;
pub use theme::{Background, Colours, Role, Theme};

/// What can be pointed at, and where; made by [`draw`].
#[derive(Clone, Debug, Default)]
pub struct Regions {
    regions: Vec<(Area, Target)>,
}

impl Regions {
    fn add(&mut self, area: Area, target: Target) {
        self.regions.push((area, target));
    }

    /// What stands at a cell of the screen.
    #[must_use]
    pub fn target(&self, app: &App, column: u16, row: u16) -> Option<Target> {
        let holds = |area: &Area| {
            (area.x..area.right()).contains(&column)
                && (area.y..area.y + area.height).contains(&row)
        };
        let (_, target) = self.regions.iter().rev().find(|(area, _)| holds(area))?;
        match target {
            Target::Pane(Pane::Reading) => {
                Some(reading::offset_at(app, column, row).map_or(*target, Target::Text))
            }
            _ => Some(*target),
        }
    }
}

/// What every part of the screen is drawn with.
struct View<'a> {
    app: &'a App,
    theme: Theme,
    canvas: Canvas<'a>,
    regions: Regions,
}

/// Draws the state, and says what can be pointed at.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) -> Regions {
    let direction = match app.locale() {
        Locale::Arabic => Direction::RightToLeft,
        Locale::English => Direction::LeftToRight,
    };
    let screen = frame.area();
    let canvas = Canvas::new(frame.buffer_mut(), app.rendition(), direction);
    let mut view = View {
        app,
        theme: *theme,
        canvas,
        regions: Regions::default(),
    };
    let caret = match app.arrangement() {
        None => {
            view.draw_too_small(Area {
                x: 0,
                y: 0,
                width: screen.width,
                height: screen.height,
            });
            None
        }
        Some(arrangement) => {
            view.draw_topics(arrangement.topics);
            view.draw_headings(&arrangement);
            if let Some(area) = arrangement.list {
                view.draw_list(area, arrangement.rows_per_article());
            }
            if let (Some(area), Some(text)) = (arrangement.reading, arrangement.text()) {
                view.draw_reading(area, text);
            }
            if let Some(area) = arrangement.sidebar {
                view.draw_sidebar(area);
            }
            view.draw_overlays();
            view.draw_status(arrangement.status)
        }
    };
    let regions = view.regions;
    if let Some((x, y)) = caret.filter(|(x, y)| *x < screen.width && *y < screen.height) {
        frame.set_cursor_position((x, y));
    }
    regions
}

impl View<'_> {
    fn draw_too_small(&mut self, screen: Area) {
        let (columns, rows) = (LEAST_COLUMNS, LEAST_ROWS);
        let words = match self.app.locale() {
            Locale::Arabic => [
                format!("يحتاج «قارئ» إلى {columns}×{rows} خانة"),
                "كبّر النافذة من فضلك".to_owned(),
            ],
            Locale::English => [
                format!("qari needs {columns}×{rows} cells"),
                "please enlarge the window".to_owned(),
            ],
        };
        let first = screen.height.saturating_sub(2) / 2;
        for (row, words) in (first..screen.height).zip(words) {
            let area = screen.row(row);
            self.canvas
                .words(area, &words, Side::Middle, self.theme.style(Role::Text));
        }
    }

    /// The row over the panes with their headings, and the lines that divide them.
    fn draw_headings(&mut self, arrangement: &Arrangement) {
        let divider = self.theme.style(Role::Divider);
        self.canvas.fill(arrangement.headings, "─", divider);
        let panes = [
            (arrangement.list, Pane::List),
            (arrangement.reading, Pane::Reading),
            (arrangement.sidebar, Pane::Sidebar),
        ];
        for (area, pane) in panes {
            let Some(area) = area else { continue };
            self.regions.add(
                Area {
                    y: area.y - 1,
                    height: area.height + 1,
                    ..area
                },
                Target::Pane(pane),
            );
            if area.right() < arrangement.headings.width {
                let line = Area {
                    x: area.right(),
                    width: 1,
                    ..area
                };
                self.canvas.fill(line, "│", divider);
                self.canvas
                    .symbol(area.right(), arrangement.headings.y, "┬", divider);
            }
            let words = match pane {
                Pane::List => self.list_heading(),
                Pane::Sidebar => self.sidebar_heading(),
                Pane::Reading | Pane::Topics => self.reading_heading(),
            };
            let role = if self.app.focus() == pane {
                Role::FocusedHeading
            } else {
                Role::PaneHeading
            };
            let heading = area.row(area.y - 1).inset(1);
            self.canvas.words(
                heading,
                &format!(" {words} "),
                Side::Right,
                self.theme.style(role),
            );
        }
    }

    fn list_heading(&self) -> String {
        let app = self.app;
        let listing = &app.list().listing;
        let mut words = if app.filter().is_empty() {
            Count::articles(listing.total, app.locale()).to_string()
        } else {
            let (number, total) = (listing.ids.len(), listing.total);
            match app.locale() {
                Locale::Arabic => format!("{number} من {total}"),
                Locale::English => format!("{number} of {total}"),
            }
        };
        if app.filter().topics.len() > 1 {
            let matching = match app.filter().matching {
                Matching::All => app.locale().pick("الموضوعات كلها", "all topics"),
                Matching::Any => app.locale().pick("أيّ الموضوعات", "any topic"),
            };
            words = format!("{words} · {matching}");
        }
        for entity in &app.filter().entities {
            words = format!("{words} · {}", isolated(&entity.name));
        }
        if !app.typed().trim().is_empty() {
            words = format!("{words} · «{}»", isolated(app.typed().trim()));
            if listing.order == ListOrder::Newest && !app.filter().query.terms().is_empty() {
                let order = app.locale().pick("الأحدث أولًا", "newest first");
                words = format!("{words} · {order}");
            }
        }
        words
    }

    fn reading_heading(&self) -> String {
        let title = self
            .app
            .reading()
            .map(|reading| &reading.article.metadata.title);
        // At its start the article shows its own title.
        match (title, self.app.reading().map_or(0, |reading| reading.top())) {
            (Some(title), 1..) => title.clone(),
            _ => self.app.locale().pick("القراءة", "reading").to_owned(),
        }
    }

    fn sidebar_heading(&self) -> String {
        let app = self.app;
        let annotations = app
            .reading()
            .and_then(|reading| reading.annotations.as_ref());
        let number = annotations.map_or(0, |found| found.entities.len());
        let words = Count {
            number,
            noun: ENTITIES,
            locale: app.locale(),
        };
        match app.entities().words.trim() {
            "" => words.to_string(),
            filter => format!("{words} · «{}»", isolated(filter)),
        }
    }
}

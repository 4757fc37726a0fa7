//! Drawing: the state on the screen. Nothing here changes the state or measures text.

mod about;
mod appearance;
mod backend;
mod canvas;
mod card;
mod chart;
mod classifying;
mod compare;
mod copying;
mod correcting;
mod dated;
mod doctor;
mod feeds;
mod help;
mod highlights;
mod history;
mod hyperlinks;
mod links;
mod list;
mod manner;
mod note;
mod outline;
mod overlay;
mod own_commands;
mod palette;
mod palettes;
mod parts;
mod plain;
mod prompt;
mod reading;
mod regions;
mod screen;
mod scroll_bar;
mod sidebar;
mod signs;
mod status;
mod strip;
mod theme;
mod timeline;
mod topics;

use ratatui::Frame;

use crate::app::arrangement::{Area, Arrangement, LEAST_COLUMNS, LEAST_ROWS};
use crate::app::{App, Pane, Target};
use crate::article::Language;
use crate::i18n::{Locale, MessageValue};
use crate::text::Direction;

use canvas::{Canvas, Side};

pub use doctor::{Choice, NEXT, QUIT, choices_in_sight, doctor_screen};
pub use hyperlinks::{Hyperlink, Hyperlinks};
pub use manner::Manner;
pub use palette::{Background, Colours, LEAST_CONTRAST, Rgb};
pub use regions::Regions;
pub use screen::Screen;
pub use theme::{Role, StyleChanges, Theme};

/// What every part of the screen is drawn with.
struct View<'a> {
    app: &'a App,
    theme: Theme,
    canvas: Canvas<'a>,
    regions: Regions,
    /// Where the row one is at begins, where the screen is read out.
    here: Option<(u16, u16)>,
    /// What of the row one is at is not all seen there, where the screen is read out.
    whole: String,
}

/// Draws the state, and says what can be pointed at.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) -> Regions {
    let direction = match app.locale() {
        Locale::Arabic => Direction::RightToLeft,
        Locale::English => Direction::LeftToRight,
    };
    let screen = frame.area();
    let canvas = Canvas::new(frame.buffer_mut(), app.rendition(), direction, theme.manner);
    let mut view = View {
        app,
        theme: Theme {
            name: app.appearance().theme(),
            kinds: app.kind_marks(),
            ..theme.clone()
        },
        canvas,
        regions: Regions::default(),
        here: None,
        whole: String::new(),
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
            // Of what lies under something else nothing is read out.
            if !(view.is_plain() && view.has_overlay()) {
                view.draw_panes(&arrangement);
            }
            view.draw_overlays();
            let of_prompt = view.draw_status(arrangement.status);
            of_prompt.or(view.here).or_else(|| {
                let text = arrangement.text().filter(|_| !view.is_plain())?;
                selection_caret(app, text)
            })
        }
    };
    let regions = view.regions;
    if let Some((x, y)) = caret.filter(|(x, y)| *x < screen.width && *y < screen.height) {
        frame.set_cursor_position((x, y));
    }
    regions
}

/// Where the sign stands that moves while text is selected: the cursor is shown there.
fn selection_caret(app: &App, text: Area) -> Option<(u16, u16)> {
    let reading = app.reading().filter(|_| app.is_selecting())?;
    let head = reading.selecting.as_ref()?.head(&reading.article.body);
    let (row, sign) = reading.page.sign_at(head.start)?;
    let down = u16::try_from(row.checked_sub(reading.top())?).ok()?;
    (down < text.height).then(|| (text.x + sign.column, text.y + down))
}

impl View<'_> {
    fn has_overlay(&self) -> bool {
        !self.app.overlays().is_empty()
    }

    /// Draws what is said of an article in a language: with the digits of that.
    fn in_language(&mut self, language: &Language, draw: impl FnOnce(&mut Self)) {
        let rendition = self.app.rendition_in(language);
        let before = std::mem::replace(&mut self.canvas.rendition, rendition);
        draw(self);
        self.canvas.rendition = before;
    }

    /// The same of the article that is open, where one is.
    fn in_language_of_article(&mut self, draw: impl FnOnce(&mut Self)) {
        let language = self
            .app
            .reading()
            .map(|reading| &reading.article.metadata.language);
        match language.cloned() {
            Some(language) => self.in_language(&language, draw),
            None => draw(self),
        }
    }

    fn draw_panes(&mut self, arrangement: &Arrangement) {
        if arrangement.topics.height > 0 {
            self.draw_topics(arrangement.topics);
        }
        if let Some(row) = arrangement.filter {
            self.draw_filter(row);
        }
        self.draw_headings(arrangement);
        if let Some(area) = arrangement.list {
            self.draw_list(area, arrangement);
        }
        if let (Some(area), Some(text)) = (arrangement.reading, arrangement.text()) {
            self.draw_reading(area, text);
            self.note_reading_place(arrangement);
        }
        if let Some(area) = arrangement.sidebar {
            self.in_language_of_article(|view| view.draw_sidebar(area));
        }
    }

    fn draw_too_small(&mut self, screen: Area) {
        let (columns, rows) = (LEAST_COLUMNS, LEAST_ROWS);
        let locale = self.app.locale();
        let arguments = [
            ("columns", usize::from(columns).into()),
            ("rows", usize::from(rows).into()),
        ];
        let words = [
            locale.format("too-small", &arguments).into(),
            locale.text("too-small-hint"),
        ];
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
                Pane::Reading | Pane::Topics | Pane::Filter => self.reading_heading(),
            };
            if words.is_empty() {
                continue;
            }
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
        // An article that is not in the list has no number there.
        let row = app.list().selected_row();
        let number = row.map_or_else(|| "–".to_owned(), |row| (row + 1).to_string());
        let mut arguments = vec![
            ("number", MessageValue::from(number)),
            ("count", listing.ids.len().into()),
        ];
        if app.filter().is_empty() {
            return app.locale().format("list-heading", &arguments);
        }
        arguments.push(("total", listing.total.into()));
        app.locale().format("list-heading-filtered", &arguments)
    }

    fn reading_heading(&self) -> String {
        let title = self
            .app
            .reading()
            .map(|reading| &reading.article.metadata.title);
        // At its start the article shows its own title.
        match (title, self.app.reading().map_or(0, |reading| reading.top())) {
            (Some(title), 1..) => title.clone(),
            _ => self.app.locale().text("reading-heading").into_owned(),
        }
    }
}

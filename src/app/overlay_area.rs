//! Where overlays stand on the screen.

use crate::app::arrangement::{Area, ScreenSize, rows_of_long_title};
use crate::app::overlay::{Content, Overlay};
use crate::app::state::{App, Delivery};

/// How many rows of the text such a menu leaves in sight.
const LINES_OF_TEXT: u16 = 4;
/// Cells of an overlay beside its rows.
const BORDERS: u16 = 4;
/// The widest overlay in the middle of the screen.
const WIDEST: u16 = 110;
/// The widest menu that stands at the bottom.
const MENU_WIDTH: u16 = 48;

impl App {
    /// Where an overlay stands whose content would fill so many rows.
    #[must_use]
    pub fn overlay_area(&self, content_rows: usize) -> Area {
        // On a small screen all but the status line.
        let most = match self.size.rows {
            rows @ ..16 => rows.saturating_sub(1),
            rows => rows - 4,
        };
        let width = match (self.size.columns, self.delivery) {
            (columns, Delivery::ReadOut) | (columns @ ..60, _) => columns,
            (columns @ ..110, _) => (columns - 4).min(76),
            (columns, _) => (columns - 20).min(WIDEST),
        };
        let height = u16::try_from(content_rows + 2).map_or(most, |height| height.min(most));
        let x = (self.size.columns - width) / 2;
        let y = self.size.rows.saturating_sub(1 + height) / 2;
        Area {
            x,
            y,
            width,
            height,
        }
    }

    /// Where a menu stands that lets the text be seen: over the list, or at the bottom where that is not in sight.
    #[must_use]
    pub fn menu_area(&self, content_rows: usize) -> Area {
        if self.delivery == Delivery::ReadOut {
            return self.overlay_area(content_rows);
        }
        let ScreenSize { columns, rows } = self.size;
        let wanted = u16::try_from(content_rows + 2).unwrap_or(u16::MAX);
        let list = self.arrangement().and_then(|areas| areas.list);
        match list.filter(|list| list.width < columns) {
            Some(list) => Area {
                y: list.y,
                height: wanted.min(list.height),
                ..list
            },
            None => {
                // As much as there is room for while some lines of the text stay in sight.
                let above = self.arrangement().and_then(|areas| areas.reading);
                let above = above.map_or(0, |text| text.y) + LINES_OF_TEXT;
                let room = rows.saturating_sub(1 + above);
                let height = wanted.min(room).max(5).min(rows);
                Area {
                    x: 0,
                    y: rows.saturating_sub(1 + height),
                    width: columns.min(MENU_WIDTH),
                    height,
                }
            }
        }
    }

    /// The cells of a row of an overlay.
    #[must_use]
    pub fn overlay_width(&self) -> u16 {
        self.overlay_area(1).width.saturating_sub(BORDERS)
    }

    /// Rows of the screen that each row of an overlay takes: where it is read out, so many that a title is not cut.
    #[must_use]
    pub fn row_height(&self, content: &Content) -> u16 {
        let height = u16::from(content.row_height());
        match self.delivery {
            Delivery::ReadOut if height > 1 => {
                height + rows_of_long_title(self.overlay_width()) - 1
            }
            _ => height,
        }
    }

    /// How many rows of an overlay are in sight at most, inside its border.
    #[must_use]
    pub fn overlay_rows_in_sight(&self, content: &Content) -> usize {
        let area = match content {
            Content::Appearance(menu) => self.menu_area(menu.row_count()),
            _ => self.overlay_area(usize::MAX / 2),
        };
        let inside = area.height.saturating_sub(2);
        let inside = match content {
            // The months stand below its rows.
            Content::Timeline(_) => inside.saturating_sub(1),
            _ => inside,
        };
        usize::from((inside / self.row_height(content)).max(1))
    }

    /// Lays something over the panes, at its first row.
    pub(super) fn lay_over(&mut self, content: Content) {
        self.lay_over_at(0, content);
    }

    /// Lays something over the panes, at one of its rows, which is in sight.
    pub(super) fn lay_over_at(&mut self, row: usize, content: Content) {
        let height = self.overlay_rows_in_sight(&content);
        let mut overlay = Overlay::at(row, content);
        overlay.show_selected(height);
        self.overlays.push(overlay);
    }

    /// Makes all that lies over the panes fit the screen as it is now: what is broken into rows, and the row in sight
    /// that one is at.
    pub(super) fn fit_overlays(&mut self) {
        let (width, rendition) = (self.overlay_width(), self.rendition);
        let mut overlays = std::mem::take(&mut self.overlays);
        for Overlay { content, cursor } in &mut overlays {
            match content {
                Content::Output(output) => output.fit(width, rendition),
                Content::Link(link) => {
                    // What can be done with it stands below its address.
                    let from_end = link.rows.len() - cursor.selected;
                    link.fit(width, rendition);
                    cursor.selected = link.rows.len().saturating_sub(from_end);
                }
                _ => {}
            }
        }
        for overlay in &mut overlays {
            overlay.show_selected(self.overlay_rows_in_sight(&overlay.content));
        }
        self.overlays = overlays;
    }
}

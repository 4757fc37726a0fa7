//! Where overlays stand on the screen.

use crate::app::arrangement::{Area, ScreenSize, rows_of_long_title};
use crate::app::overlay::Content;
use crate::app::state::{App, Delivery};

/// How many rows of the text such a menu leaves in sight.
const LINES_OF_TEXT: u16 = 4;
/// Cells of an overlay beside its rows.
const BORDERS: u16 = 4;
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
        let width = match self.size.columns {
            columns @ ..60 => columns,
            columns => (columns - 4).min(76),
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

    /// Rows of the screen that each row of an overlay takes: where it is read out, so many that a title is not cut.
    #[must_use]
    pub fn row_height(&self, content: &Content) -> u16 {
        let height = u16::from(content.row_height());
        match self.delivery {
            Delivery::ReadOut if height > 1 => {
                let width = self.overlay_area(1).width.saturating_sub(BORDERS);
                height + rows_of_long_title(width) - 1
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
        usize::from((inside / self.row_height(content)).max(1))
    }
}

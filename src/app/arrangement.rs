//! Where the panes stand on the screen: list at the right, reading pane in the middle, entities at
//! the left, topics along the top, status at the bottom.

use crate::appearance::{Appearance, AppearanceSetting};

/// The narrowest screen the program works on.
pub const LEAST_COLUMNS: u16 = 40;
/// Columns of the terminal that some ways of sending text take for themselves: no pane folds away for them.
const COLUMNS_KEPT: u16 = 1;
/// The lowest screen the program works on: twelve rows, of which tmux may take one for its status line.
pub const LEAST_ROWS: u16 = 11;
/// Below this the entities fold away behind their key.
const COLUMNS_FOR_THREE: u16 = 100;
/// Below this one pane is shown at a time.
const COLUMNS_FOR_TWO: u16 = 70;

/// Margins leave the text so many cells where they can.
const LEAST_TEXT: u16 = 20;

/// Cells of the list beside the titles.
pub const LIST_MARGINS: u16 = 5;

/// From this height on the list sets its articles apart.
const AIRY_HEIGHT: u16 = 32;

/// A part of the screen that keys can go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The list of articles.
    #[default]
    List,
    /// The open article.
    Reading,
    /// The entities: of the open article, of those listed or of the library.
    Sidebar,
    /// The row of topics.
    Topics,
    /// The row of what the list is filtered by.
    Filter,
}

/// The screen's size in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScreenSize {
    /// Cells from side to side.
    pub columns: u16,
    /// Cells from top to bottom.
    pub rows: u16,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its leftmost column.
    pub x: u16,
    /// Its top row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// The column after its last.
    #[must_use]
    pub const fn right(self) -> u16 {
        self.x + self.width
    }

    /// One row of it, or one as wide above or below it.
    #[must_use]
    pub const fn row(self, y: u16) -> Self {
        Self {
            y,
            height: 1,
            ..self
        }
    }

    /// What is left of it to the right of what is taken, after a gap of some columns.
    #[must_use]
    pub const fn right_of(self, taken: Self, gap: u16) -> Self {
        let x = taken.right().saturating_add(gap);
        Self {
            x,
            width: self.right().saturating_sub(x),
            ..self
        }
    }

    /// The area without `columns` at either side.
    #[must_use]
    pub const fn inset(self, columns: u16) -> Self {
        let width = self.width.saturating_sub(columns.saturating_mul(2));
        Self {
            x: self.x + columns,
            width,
            ..self
        }
    }
}

/// Whether the reader wants to see the entities where there is room for three panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sidebar {
    /// Beside the text.
    #[default]
    Shown,
    /// Not before they are asked for.
    Hidden,
}

/// How much of the screen the text has while keys go to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextReach {
    /// It stands beside the other panes.
    #[default]
    AllPanes,
    /// It stands alone.
    TextAlone,
}

/// How many panes stand side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panes {
    /// As many as there is room for.
    #[default]
    AsFit,
    /// One: what a terminal reorders, or a screen reader reads out, must not lie beside other text.
    One,
    /// The text, without the row of topics.
    TextAlone,
}

/// Whether the row of what the list is filtered by is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilterRow {
    /// Nothing filters the list.
    #[default]
    Hidden,
    /// Below the topics.
    Shown,
}

/// The areas of the screen. A pane's area is its content; its heading stands in the row above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The row of topics.
    pub topics: Area,
    /// The row of what the list is filtered by.
    pub filter: Option<Area>,
    /// The row of pane headings.
    pub headings: Area,
    /// The list of articles.
    pub list: Option<Area>,
    /// The reading pane.
    pub reading: Option<Area>,
    /// The entities.
    pub sidebar: Option<Area>,
    /// The status line.
    pub status: Area,
    /// The most cells of a line of text.
    pub measure: u16,
    /// The free cells at each side of the text; `None` where the room decides.
    pub margins: Option<u16>,
    /// Rows that an article takes in the list; `None` where the room decides.
    pub list_rows: Option<u16>,
    /// How much of a title is to be seen.
    pub titles: ListTitles,
}

/// How much of the titles in a list is to be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListTitles {
    /// So much that they can be told apart.
    #[default]
    Begun,
    /// All of it, for those to whom they are read out.
    Whole,
}

/// Cells that hold nearly every title with what is said before it.
const LONG_TITLE: u16 = 160;

/// The rows that a long title takes in lines of so many cells.
#[must_use]
pub fn rows_of_long_title(width: u16) -> u16 {
    LONG_TITLE.div_ceil(width.max(1))
}

impl Arrangement {
    /// The arrangement for a screen; `None` where it is too small.
    #[must_use]
    pub fn of(
        size: ScreenSize,
        panes: Panes,
        sidebar: Sidebar,
        focus: Pane,
        filter: FilterRow,
    ) -> Option<Self> {
        let ScreenSize { columns, rows } = size;
        let terminal = columns + COLUMNS_KEPT;
        if terminal < LEAST_COLUMNS || rows < LEAST_ROWS {
            return None;
        }
        let row = |y| Area {
            x: 0,
            y,
            width: columns,
            height: 1,
        };
        let headings = match filter {
            FilterRow::Hidden => 1,
            FilterRow::Shown => 2,
        };
        let content = |x, width| {
            Some(Area {
                x,
                y: headings + 1,
                width,
                height: rows - headings - 2,
            })
        };
        let mut arrangement = Self {
            topics: row(0),
            filter: (filter == FilterRow::Shown).then(|| row(1)),
            headings: row(headings),
            status: row(rows - 1),
            measure: Appearance::default().measure(),
            ..Self::default()
        };
        if panes == Panes::TextAlone {
            let reading = Area {
                height: rows - 2,
                ..row(1)
            };
            return Some(Self {
                headings: row(0),
                topics: Area::default(),
                filter: None,
                reading: Some(reading),
                ..arrangement
            });
        }
        if terminal < COLUMNS_FOR_TWO || panes == Panes::One {
            let whole = content(0, columns);
            match focus {
                Pane::List | Pane::Topics | Pane::Filter => arrangement.list = whole,
                Pane::Reading => arrangement.reading = whole,
                Pane::Sidebar => arrangement.sidebar = whole,
            }
            return Some(arrangement);
        }
        let list_width = (columns * 3 / 10).clamp(28, 66);
        let sidebar_width = (columns * 2 / 9).clamp(22, 48);
        let wide = terminal >= COLUMNS_FOR_THREE;
        let with_sidebar = focus == Pane::Sidebar || (wide && sidebar == Sidebar::Shown);
        let with_list = wide || !with_sidebar;
        // Between two panes stands a column for the line that divides them.
        let left = if with_sidebar { sidebar_width + 1 } else { 0 };
        let right = if with_list { list_width + 1 } else { 0 };
        if with_sidebar {
            arrangement.sidebar = content(0, sidebar_width);
        }
        if with_list {
            arrangement.list = content(columns - list_width, list_width);
        }
        arrangement.reading = content(left, columns - left - right);
        Some(arrangement)
    }

    /// The column of text in the reading pane: its margins and a measure that can be read.
    #[must_use]
    pub fn text(&self) -> Option<Area> {
        let pane = self.reading?;
        let by_room = if pane.width >= 50 { 2 } else { 1 };
        let most = (pane.width.saturating_sub(LEAST_TEXT) / 2).max(1);
        let margin = self.margins.unwrap_or(by_room).min(most);
        let width = (pane.width - 2 * margin).min(self.measure);
        Some(Area {
            x: pane.x + (pane.width - width) / 2,
            width,
            ..pane
        })
    }

    /// The cells that a setting of the appearance asks for, and those that the room gives; `None` of a setting that does
    /// not depend on the room, or while no text is in sight.
    #[must_use]
    pub fn wanted_and_actual(&self, setting: AppearanceSetting) -> Option<(u16, u16)> {
        let (pane, text) = (self.reading?, self.text()?);
        match setting {
            AppearanceSetting::Measure => Some((self.measure, text.width)),
            AppearanceSetting::Margins => {
                let actual = (pane.width - text.width) / 2;
                Some((self.margins.unwrap_or(actual), actual))
            }
            _ => None,
        }
    }

    /// Rows of the list from one article to the next: those of an article, and where there is room a blank one.
    #[must_use]
    pub fn rows_per_article(&self) -> u16 {
        let rows = self.rows_of_article();
        let is_airy = self.list.is_some_and(|list| list.height >= AIRY_HEIGHT);
        rows + u16::from(is_airy && rows == 3)
    }

    /// Rows that say something of an article in the list: its title over one row or two, and what is known about it.
    #[must_use]
    pub fn rows_of_article(&self) -> u16 {
        let by_room = || match (self.list, self.titles) {
            (Some(list), ListTitles::Whole) => {
                let rows = rows_of_long_title(list.width.saturating_sub(LIST_MARGINS)) + 1;
                rows.min(list.height / 2).max(3)
            }
            (Some(list), ListTitles::Begun) if list.width >= 50 => 2,
            _ => 3,
        };
        let chosen = self.list_rows.map(|rows| rows.clamp(1, 3));
        chosen.unwrap_or_else(by_room)
    }

    /// The area of a pane, where it is shown.
    #[must_use]
    pub fn area(&self, pane: Pane) -> Option<Area> {
        match pane {
            Pane::List => self.list,
            Pane::Reading => self.reading,
            Pane::Sidebar => self.sidebar,
            Pane::Topics => Some(self.topics),
            Pane::Filter => self.filter,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(columns: u16, focus: Pane) -> Arrangement {
        Arrangement::of(
            ScreenSize { columns, rows: 24 },
            Panes::AsFit,
            Sidebar::Shown,
            focus,
            FilterRow::Hidden,
        )
        .unwrap()
    }

    #[test]
    fn one_pane_is_one_at_any_width() {
        let size = ScreenSize {
            columns: 140,
            rows: 24,
        };
        for focus in [Pane::List, Pane::Reading, Pane::Sidebar, Pane::Topics] {
            let one = Arrangement::of(size, Panes::One, Sidebar::Shown, focus, FilterRow::Hidden)
                .unwrap();
            let shown = [one.list, one.reading, one.sidebar].into_iter().flatten();
            assert_eq!(
                shown.map(|area| area.width).collect::<Vec<_>>(),
                [140],
                "{focus:?}"
            );
        }
    }

    #[test]
    fn panes_and_dividers_fill_the_screen_from_the_left() {
        for columns in 100..300 {
            let arrangement = of(columns, Pane::List);
            let [sidebar, reading, list] =
                [arrangement.sidebar, arrangement.reading, arrangement.list].map(Option::unwrap);
            assert_eq!(sidebar.x, 0);
            assert_eq!(sidebar.right() + 1, reading.x);
            assert_eq!(reading.right() + 1, list.x);
            assert_eq!(list.right(), columns);
        }
    }

    #[test]
    fn panes_fold_away_as_the_screen_narrows() {
        let shown = |columns, focus| {
            let arrangement = of(columns, focus);
            [arrangement.sidebar, arrangement.reading, arrangement.list].map(|pane| pane.is_some())
        };
        assert_eq!(shown(100, Pane::Reading), [true, true, true]);
        assert_eq!(shown(99, Pane::Reading), [true, true, true], "of a hundred");
        assert_eq!(shown(98, Pane::Reading), [false, true, true]);
        assert_eq!(shown(98, Pane::Sidebar), [true, true, false]);
        assert_eq!(shown(68, Pane::Reading), [false, true, false]);
        assert_eq!(shown(68, Pane::Sidebar), [true, false, false]);
        assert_eq!(shown(40, Pane::List), [false, false, true]);
    }

    #[test]
    fn a_screen_can_be_too_small() {
        for (columns, rows) in [(38, 24), (80, 10), (1, 1), (0, 0)] {
            let size = ScreenSize { columns, rows };
            assert_eq!(
                Arrangement::of(
                    size,
                    Panes::AsFit,
                    Sidebar::Shown,
                    Pane::List,
                    FilterRow::Hidden,
                ),
                None
            );
        }
    }

    #[test]
    fn the_measure_stays_comfortable() {
        let text = of(250, Pane::Reading).text().unwrap();
        assert_eq!(text.width, 90);
        assert!(of(40, Pane::Reading).text().unwrap().width >= 36);
    }
}

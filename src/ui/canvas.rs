//! Cells of text put onto the screen: the one place where the engine's columns become the screen's.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::style::Style;

use crate::app::arrangement::Area;
use crate::mode::is_ruled;
use crate::range::TextRange;
use crate::text::{self, BaseDirection, Direction, Rendition, VisualLine};
use crate::ui::manner::Manner;

/// Whether terminals differ in the columns they give a symbol: those of several characters that
/// are one emoji. Marks on a letter are not among them.
pub(super) fn is_of_disputed_width(symbol: &str) -> bool {
    let joins = |c: char| matches!(c, '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' | '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F3FB}'..='\u{1F3FF}');
    symbol.contains(joins)
}

/// At which side of its area a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// At the left.
    Left,
    /// At the right.
    Right,
    /// In the middle.
    Middle,
}

/// The screen, and the line being laid out.
pub struct Canvas<'b> {
    buffer: &'b mut Buffer,
    /// How text is rendered for this terminal.
    pub rendition: Rendition,
    /// The direction of the interface's words.
    pub direction: Direction,
    /// How the state is shown.
    manner: Manner,
    line: VisualLine,
    /// What did not fit where it was written since that was last asked, where the screen is read out.
    cut: Vec<String>,
}

impl<'b> Canvas<'b> {
    /// A canvas over a buffer.
    pub fn new(
        buffer: &'b mut Buffer,
        rendition: Rendition,
        direction: Direction,
        manner: Manner,
    ) -> Self {
        Self {
            buffer,
            rendition,
            direction,
            manner,
            line: VisualLine::default(),
            cut: Vec::new(),
        }
    }

    /// Notes that not all of a text is seen where it is written.
    pub fn note_cut(&mut self, text: &str) {
        if self.manner == Manner::Plain {
            self.cut.push(text.to_owned());
        }
    }

    /// What was written since this was last asked and is not all seen.
    pub fn take_cut(&mut self) -> Vec<String> {
        std::mem::take(&mut self.cut)
    }

    /// The column where something of a width begins that is drawn from a column on. The screen is laid out from the
    /// right; what is read out begins at the left.
    pub fn left_of(&self, x: u16, width: u16) -> u16 {
        match self.manner {
            Manner::Drawn => x,
            Manner::Plain => self.buffer.area.width.saturating_sub(x + width),
        }
    }

    /// Writes one symbol of the interface, where it lies on the screen.
    pub fn symbol(&mut self, x: u16, y: u16, symbol: &str, style: Style) {
        match self.manner {
            Manner::Drawn => self.put(x, y, symbol, style),
            // It says nothing that words do not say.
            Manner::Plain => self.put(self.left_of(x, 1), y, " ", style),
        }
    }

    /// Writes one symbol into a column of the screen, wherever that is drawn from.
    pub(super) fn put(&mut self, x: u16, y: u16, symbol: &str, style: Style) {
        let (symbol, style) = match self.manner {
            Manner::Drawn => (symbol, style),
            Manner::Plain if is_ruled(symbol) => (" ", Style::default()),
            Manner::Plain => (symbol, Style::default()),
        };
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
            cell.set_diff_option(CellDiffOption::None);
        }
    }

    /// Says how many cells a symbol takes that ratatui could take for others.
    fn set_width(&mut self, x: u16, y: u16, width: u8) {
        if let (Some(cell), Some(width)) =
            (self.buffer.cell_mut((x, y)), NonZeroU16::new(width.into()))
        {
            cell.set_diff_option(CellDiffOption::ForcedWidth(width));
        }
    }

    /// Fills an area with a symbol, in place of all that was there.
    pub fn fill(&mut self, area: Area, symbol: &str, style: Style) {
        let manner = self.manner;
        self.for_each_cell(area, |cell| {
            cell.reset();
            if manner == Manner::Drawn {
                cell.set_symbol(symbol).set_style(style);
            }
        });
    }

    /// Gives an area a style, leaving its symbols.
    pub fn restyle(&mut self, area: Area, style: Style) {
        if self.manner == Manner::Drawn {
            self.for_each_cell(area, |cell| {
                cell.set_style(style);
            });
        }
    }

    fn for_each_cell(&mut self, area: Area, mut change: impl FnMut(&mut Cell)) {
        let left = self.left_of(area.x, area.width);
        for y in area.y..area.y + area.height {
            for x in left..left + area.width {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    change(cell);
                }
            }
        }
    }

    /// Writes a line of the interface, cut with `…` where it does not fit the area's width; returns
    /// the columns it took.
    pub fn words(&mut self, area: Area, words: &str, side: Side, style: Style) -> Area {
        self.text(
            area,
            words,
            BaseDirection::Fixed(self.direction),
            side,
            style,
        )
    }

    /// Writes a line of any text into the first row of an area; returns the columns it took.
    pub fn text(
        &mut self,
        area: Area,
        text: &str,
        base: BaseDirection,
        side: Side,
        style: Style,
    ) -> Area {
        let mut line = std::mem::take(&mut self.line);
        text::fit(text, base, area.width, self.rendition, &mut line);
        if self.manner == Manner::Plain
            && text::width_for(text, self.rendition) > usize::from(area.width)
        {
            self.note_cut(text);
        }
        let free = area.width.saturating_sub(line.width());
        let x = area.x
            + match side {
                Side::Left => 0,
                Side::Right => free,
                Side::Middle => free / 2,
            };
        let taken = Area {
            x,
            y: area.y,
            width: line.width(),
            height: 1,
        };
        self.line(x, area.y, &line, |_| style);
        self.line = line;
        taken
    }

    /// Writes cells from a column on, each in the style of the text it shows.
    pub fn line(&mut self, x: u16, y: u16, line: &VisualLine, style: impl Fn(TextRange) -> Style) {
        let left = self.left_of(x, line.width());
        for cell in line.cells() {
            let column = left + cell.column;
            let style = style(cell.range);
            // A tab is as many blanks as it takes cells, and a cell of the screen holds one.
            let is_blank = cell.text.bytes().all(|byte| byte == b' ');
            let symbol = if is_blank { " " } else { cell.text };
            self.put(column, y, symbol, style);
            if is_of_disputed_width(symbol) {
                self.set_width(column, y, cell.width);
            }
            // What a wide symbol covers holds nothing of its own.
            for covered in 1..u16::from(cell.width) {
                self.put(column + covered, y, " ", style);
            }
        }
    }
}

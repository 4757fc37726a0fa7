//! Where cells leave for the terminal, encoded as its mode wants them.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::Range;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use crate::mode::{Glyph, OutputMode, is_right_to_left};
use crate::ui::canvas::is_of_disputed_width;
use crate::ui::hyperlinks::{CLOSING, Hyperlinks, KnownHyperlinks, NextHyperlinks};

/// A backend that writes cells in an output mode. What is drawn on it is the same in every mode.
pub struct EncodedBackend<W: Write> {
    inner: CrosstermBackend<W>,
    mode: OutputMode,
    /// What was drawn, as it was laid out.
    drawn: Buffer,
    /// The columns that each cell of it takes, in the same order.
    extents: Vec<u16>,
    hyperlinks: Hyperlinks,
    /// The links of the next frame.
    next_links: NextHyperlinks,
    links: KnownHyperlinks,
}

impl<W: Write> EncodedBackend<W> {
    /// A backend that writes to `output`.
    pub fn new(output: W, mode: OutputMode) -> Self {
        Self {
            inner: CrosstermBackend::new(output),
            mode,
            drawn: Buffer::default(),
            extents: Vec::new(),
            hyperlinks: Hyperlinks::default(),
            next_links: NextHyperlinks::default(),
            links: KnownHyperlinks::default(),
        }
    }

    /// Goes over to another mode.
    pub fn adopt(&mut self, mode: OutputMode) {
        self.mode = mode;
    }

    /// Tells the terminal of links from now on, or no longer.
    pub fn set_hyperlinks(&mut self, hyperlinks: Hyperlinks) {
        self.hyperlinks = hyperlinks;
    }

    /// Where the links of the next frame are left.
    pub(super) fn next_links(&self) -> NextHyperlinks {
        NextHyperlinks::clone(&self.next_links)
    }

    /// Forgets what was drawn: the screen has been cleared.
    pub fn forget(&mut self) {
        self.drawn.reset();
        self.extents.fill(1);
        self.links.forget();
    }

    /// Takes over the links of the frame that is sent; returns the cells, as `(y, x)`, that have to be written for them.
    /// Where whole rows are encoded cells do not stay at their places, and none leads anywhere.
    fn adopt_links(&mut self) -> Vec<(u16, u16)> {
        let next = self.next_links.take();
        let is_sent =
            self.hyperlinks == Hyperlinks::Sent && !self.mode.encoding().needs_whole_rows();
        let changed = self.links.adopt(if is_sent { next } else { Vec::new() });
        let Rect { width, height, .. } = self.drawn.area;
        let is_on_screen = |(x, y): &(u16, u16)| *x < width && *y < height;
        let changed = changed.into_iter().filter(is_on_screen);
        changed.map(|(x, y)| (y, x)).collect()
    }

    /// The columns at the left that belong to the mode.
    pub fn columns_kept(&self) -> u16 {
        self.mode.encoding().columns_kept()
    }

    /// Takes cells over.
    fn remember<'a>(
        &mut self,
        content: impl Iterator<Item = (u16, u16, &'a Cell)>,
    ) -> io::Result<Vec<CellChange>> {
        let area = Rect::from(((0, 0).into(), self.size()?));
        if self.drawn.area != area {
            self.drawn.resize(area);
            self.extents = self.drawn.content.iter().map(extent).collect();
        }
        let mut changes = Vec::new();
        for (x, y, cell) in content {
            if !area.contains((x, y).into()) {
                continue;
            }
            let index = self.drawn.index_of(x, y);
            let drawn = &mut self.drawn.content[index];
            let has_tail = [drawn.symbol(), cell.symbol()].map(is_right_to_left);
            *drawn = cell.clone();
            let before = self.extents[index];
            self.extents[index] = extent(cell);
            let end = x + self.extents[index];
            // What it covers is not told, and is nothing.
            for covered in x + 1..end.min(area.width) {
                let index = self.drawn.index_of(covered, y);
                self.drawn.content[index].reset();
                self.extents[index] = 1;
            }
            changes.push(CellChange {
                x,
                y,
                has_tail: has_tail.contains(&true),
                uncovered: end..x + before,
            });
        }
        Ok(changes)
    }

    /// The places to write, as `(y, x)` in order: those that changed, and those beside and below a letter with a tail
    /// that came or went.
    fn places(&self, changes: &[CellChange], links: &[(u16, u16)]) -> Vec<(u16, u16)> {
        let Rect { width, height, .. } = self.drawn.area;
        let mut marks = vec![CellMark::Kept; self.drawn.content.len()];
        for change in changes.iter().filter(|change| change.has_tail) {
            for y in change.y..(change.y + 2).min(height) {
                for x in change.x.saturating_sub(1)..(change.x + 2).min(width) {
                    marks[self.drawn.index_of(x, y)] = CellMark::Touched;
                }
            }
        }
        // A terminal that draws an emoji as several pictures leaves those that are not written over.
        for change in changes {
            for x in change.uncovered.start..change.uncovered.end.min(width) {
                marks[self.drawn.index_of(x, change.y)] = CellMark::Touched;
            }
        }
        for &(y, x) in links {
            marks[self.drawn.index_of(x, y)] = CellMark::Touched;
        }
        for change in changes {
            marks[self.drawn.index_of(change.x, change.y)] = CellMark::Changed;
        }
        let columns = usize::from(width.max(1));
        let rows = marks.chunks(columns).zip(self.extents.chunks(columns));
        let rows = (0..).zip(rows);
        rows.flat_map(|(y, (marks, extents))| to_write(marks, extents).map(move |x| (y, x)))
            .collect()
    }

    /// A row, encoded; with the column of each cell.
    fn encoded_row(&self, y: u16) -> Vec<(u16, u16, Cell)> {
        let columns = usize::from(self.drawn.area.width);
        let start = usize::from(y) * columns;
        let cells = &self.drawn.content[start..start + columns];
        let mut looks = Vec::new();
        let mut glyphs = glyphs(cells, &mut looks);
        self.mode.encoding().row(&mut glyphs);
        let ink = |index: usize| glyphs.get(index).map(|glyph| looks[glyph.style].0);
        let cell = |(index, glyph): (usize, &Glyph)| {
            let (fg, bg, modifier) = looks[glyph.style];
            let mut cell = Cell::default();
            cell.set_symbol(&glyph.symbol);
            (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
            if glyph.stands_apart {
                cell.fg = other_ink(&[
                    index.checked_sub(1).and_then(ink),
                    ink(index),
                    ink(index + 1),
                ]);
            }
            cell
        };
        let shown = glyphs
            .iter()
            .enumerate()
            .filter(|(_, glyph)| !glyph.symbol.is_empty());
        shown
            .map(|(x, glyph)| (x as u16, y, cell((x, glyph))))
            .collect()
    }

    /// Sends cells of the screen as they are laid out, those of a link between its sequences.
    fn send_with_links(&mut self, cells: &[(u16, u16, Cell)]) -> io::Result<()> {
        let kept = self.columns_kept();
        let link_of = |links: &KnownHyperlinks, x: u16, y: u16| {
            let link = links.at(x.checked_sub(kept)?, y)?;
            link.opening()
        };
        let mut rest = cells;
        while let Some((x, y, _)) = rest.first() {
            let link = link_of(&self.links, *x, *y);
            let is_same = |(x, y, _): &&(u16, u16, Cell)| link_of(&self.links, *x, *y) == link;
            let (group, others) = rest.split_at(rest.iter().take_while(is_same).count());
            if let Some(opening) = &link {
                self.inner.write_all(opening.as_bytes())?;
            }
            self.send(group.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
            if link.is_some() {
                self.inner.write_all(CLOSING.as_bytes())?;
            }
            rest = others;
        }
        Ok(())
    }

    /// Sends cells. After one that terminals do not agree on the width of the cursor is moved, so
    /// that what follows is at its place in all of them.
    fn send<'a>(&mut self, content: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
        let mut cells = content.peekable();
        while cells.peek().is_some() {
            let mut is_sure = true;
            let group = std::iter::from_fn(|| {
                let next = is_sure.then(|| cells.next()).flatten()?;
                is_sure = !is_of_disputed_width(next.2.symbol());
                Some(next)
            });
            // Each group begins by moving the cursor.
            self.inner.draw(group)?;
        }
        Ok(())
    }
}

/// A cell that is to be written. Letters with a tail, as those of Arabic, are drawn beyond their cell by some
/// terminals, xterm among them, and what lies there stays until the cell that it lies in is written again.
#[derive(Clone, Debug)]
struct CellChange {
    x: u16,
    y: u16,
    /// Whether what stood there or stands there now can have a tail.
    has_tail: bool,
    /// The columns that what stood there covered and what stands there now does not.
    uncovered: Range<u16>,
}

/// Whether a cell is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellMark {
    /// What stands there stays.
    Kept,
    /// It is written again, unless a wide cell covers it: the second column of one is not written by itself.
    Touched,
    /// It changed.
    Changed,
}

/// The columns of a row to write, in order.
fn to_write<'a>(marks: &'a [CellMark], extents: &'a [u16]) -> impl Iterator<Item = u16> + 'a {
    let mut covered_until = 0;
    (0..)
        .zip(marks.iter().zip(extents))
        .filter_map(move |(x, (mark, extent))| {
            let is_covered = x < covered_until;
            covered_until = covered_until.max(x + extent);
            let is_written = match mark {
                CellMark::Kept => false,
                CellMark::Touched => !is_covered,
                CellMark::Changed => true,
            };
            is_written.then_some(x)
        })
}

/// The columns that a cell takes: its own and those it covers.
fn extent(cell: &Cell) -> u16 {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => width.get(),
        _ if cell.symbol().len() == 1 => 1,
        _ => cell.symbol().width().max(1) as u16,
    }
}

/// Ink, background and modifiers: what parts one style from another.
type CellStyle = (Color, Color, Modifier);

/// The cells of a row as the encoding sees them; their styles are numbers of `looks`.
fn glyphs(cells: &[Cell], looks: &mut Vec<CellStyle>) -> Vec<Glyph> {
    let lines = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
    let mut covered = 0;
    let glyph = |cell: &Cell| {
        let look = (cell.fg, cell.bg, cell.modifier);
        let style = looks
            .iter()
            .position(|known| *known == look)
            .unwrap_or_else(|| {
                looks.push(look);
                looks.len() - 1
            });
        let face = cell.modifier & (Modifier::BOLD | Modifier::ITALIC);
        let is_covered = covered > 0;
        covered = if is_covered {
            covered - 1
        } else {
            extent(cell) - 1
        };
        Glyph {
            symbol: if is_covered {
                String::new()
            } else {
                cell.symbol().to_owned()
            },
            style,
            face: face.bits(),
            is_inked: cell.modifier.intersects(lines),
            stands_apart: false,
        }
    };
    cells.iter().map(glyph).collect()
}

/// An ink that is none of some.
fn other_ink(inks: &[Option<Color>]) -> Color {
    let all = [Color::Black, Color::Gray, Color::DarkGray, Color::White];
    all.into_iter()
        .find(|ink| !inks.contains(&Some(*ink)))
        .unwrap_or(Color::Reset)
}

impl<W: Write> Backend for EncodedBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let encoding = self.mode.encoding();
        let changes = self.remember(content)?;
        let links = self.adopt_links();
        if encoding.needs_whole_rows() {
            let rows: BTreeSet<u16> = changes.iter().map(|change| change.y).collect();
            let cells: Vec<_> = rows.into_iter().flat_map(|y| self.encoded_row(y)).collect();
            return self.send(cells.iter().map(|(x, y, cell)| (*x, *y, cell)));
        }
        let mut cells = Vec::new();
        let mut row = None;
        for (y, x) in self.places(&changes, &links) {
            let cell = &self.drawn[(x, y)];
            if row != Some(y) {
                row = Some(y);
                if let Some(kept) = encoding.kept() {
                    let mut first = Cell::default();
                    first.set_symbol(&kept);
                    cells.push((0, y, first));
                }
            }
            let mut cell = cell.clone();
            if let Some(symbol) = encoding.symbol(x, cell.symbol()) {
                cell.set_symbol(&symbol);
            }
            cells.push((x + encoding.columns_kept(), y, cell));
        }
        self.send_with_links(&cells)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    /// Fails never: ratatui shows the cursor when it is dropped, and where that fails prints a line on standard
    /// error, which panics where that is gone too. A terminal that is gone fails at the next frame.
    fn show_cursor(&mut self) -> io::Result<()> {
        let _ = self.inner.show_cursor();
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        let Position { x, y } = self.inner.get_cursor_position()?;
        Ok(Position {
            x: x.saturating_sub(self.columns_kept()),
            y,
        })
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.inner.set_cursor_position(Position {
            x: x + self.columns_kept(),
            y,
        })
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.forget();
        self.inner
            .write_all(self.mode.before_clearing().as_bytes())?;
        self.inner.clear_region(region)
    }

    fn append_lines(&mut self, count: u16) -> io::Result<()> {
        self.inner.append_lines(count)
    }

    fn size(&self) -> io::Result<Size> {
        let Size { width, height } = self.inner.size()?;
        Ok(Size {
            width: width.saturating_sub(self.columns_kept()),
            height,
        })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let mut size = self.inner.window_size()?;
        size.columns_rows.width = size.columns_rows.width.saturating_sub(self.columns_kept());
        Ok(size)
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::hyperlinks::Hyperlink;

    /// What is sent for a row of symbols in the second row of the screen.
    fn sent(mode: OutputMode, symbols: &[&str]) -> String {
        let mut output = Vec::new();
        let mut backend = EncodedBackend::new(&mut output, mode);
        let cell = |symbol: &&str| {
            let mut cell = Cell::default();
            cell.set_symbol(symbol);
            cell
        };
        let cells: Vec<Cell> = symbols.iter().map(cell).collect();
        backend
            .draw((0..).zip(&cells).map(|(x, cell)| (x, 1, cell)))
            .unwrap();
        let sent = String::from_utf8(output).unwrap();
        // What is written again below is the same in all modes: see the last test.
        let sent = sent.split("\x1b[3;").next().unwrap_or_default();
        // Whether colours of underlines are reset depends on the features ratatui is built with.
        sent.replace("\x1b[59m", "")
            .replace("\x1b[39m\x1b[49m\x1b[0m", "")
    }

    #[test]
    fn each_encoding_of_single_cells_has_its_bytes() {
        let row = ["x", "ﺩ", "ﺭ"];
        assert_eq!(sent(OutputMode::Visual, &row), "\x1b[2;1Hxﺩﺭ ");
        assert_eq!(sent(OutputMode::Bdsm, &row), "\x1b[2;1Hxﺩﺭ ");
        assert_eq!(
            sent(OutputMode::Kitty, &row),
            "\x1b[2;1Hx\x1b]66;w=1:v=1;ﺩ\x1b\\ﺭ "
        );
        // One column further right, behind the override.
        assert_eq!(sent(OutputMode::Lro, &row), "\x1b[2;1H \u{202D}xﺩﺭ ");
    }

    #[test]
    fn cells_of_a_link_are_sent_between_its_sequences_and_again_when_it_goes() {
        let link = Hyperlink {
            y: 1,
            columns: 1..2,
            number: 3,
            address: "https://example.org/".into(),
        };
        let cells = ["x", "y", "z"].map(|symbol| {
            let mut cell = Cell::default();
            cell.set_symbol(symbol);
            cell
        });
        let sent = |mode: OutputMode, hyperlinks: Hyperlinks| {
            let mut output = Vec::new();
            let mut backend = EncodedBackend::new(&mut output, mode);
            backend.set_hyperlinks(hyperlinks);
            backend.next_links().replace(vec![link.clone()]);
            backend
                .draw((0..).zip(&cells).map(|(x, cell)| (x, 1, cell)))
                .unwrap();
            backend.draw(std::iter::empty()).unwrap();
            String::from_utf8(output).unwrap()
        };
        let row = sent(OutputMode::Visual, Hyperlinks::Sent);
        let (before, rest) = row
            .split_once("\x1b]8;id=qari3;https://example.org/\x1b\\")
            .unwrap();
        let (within, after) = rest.split_once("\x1b]8;;\x1b\\").unwrap();
        assert!(before.contains('x') && within.contains('y') && after.contains('z'));
        assert!(!before.contains('y') && !within.contains('z'));
        let again = after.split_once('z').unwrap().1;
        assert!(again.contains("\x1b[2;2Hy"), "{again:?}");
        assert!(!again.contains("]8;"), "{again:?}");
        assert!(!sent(OutputMode::Visual, Hyperlinks::LeftOut).contains("]8;"));
        assert!(!sent(OutputMode::Inverse, Hyperlinks::Sent).contains("]8;"));
    }

    #[test]
    fn after_a_symbol_of_disputed_width_the_cursor_is_moved() {
        let family = "\u{1F469}\u{200D}\u{1F467}";
        let row = sent(OutputMode::Visual, &["a", family, "ب\u{64E}", "b"]);
        assert_eq!(row, format!("\x1b[2;1Ha{family}\x1b[2;3Hب\u{64E}b"));
    }

    #[test]
    fn cells_around_a_letter_with_a_tail_are_written_again_when_it_goes() {
        let mut output = Vec::new();
        let mut backend = EncodedBackend::new(&mut output, OutputMode::Visual);
        let [letter, latin, blank] = ["ﺭ", "r", " "].map(|symbol| {
            let mut cell = Cell::default();
            cell.set_symbol(symbol);
            cell
        });
        backend.draw([(4, 1, &letter)].into_iter()).unwrap();
        let places = |backend: &mut EncodedBackend<&mut Vec<u8>>, cell: &Cell| {
            let changes = backend.remember([(4, 1, cell)].into_iter()).unwrap();
            backend
                .places(&changes, &[])
                .into_iter()
                .collect::<Vec<_>>()
        };
        assert_eq!(
            places(&mut backend, &blank),
            [(1, 3), (1, 4), (1, 5), (2, 3), (2, 4), (2, 5)]
        );
        assert_eq!(places(&mut backend, &latin), [(1, 4)]);
    }

    /// What a terminal drew as two pictures is two that are written over.
    #[test]
    fn what_a_wide_emoji_covered_is_written_when_it_goes() {
        let mut output = Vec::new();
        let mut backend = EncodedBackend::new(&mut output, OutputMode::Visual);
        let mut emoji = Cell::default();
        emoji.set_symbol("\u{1FAF6}\u{1F3FB}");
        emoji.set_diff_option(CellDiffOption::ForcedWidth(4.try_into().unwrap()));
        let mut letter = Cell::default();
        letter.set_symbol("a");
        let mut places = |cell: &Cell| {
            let changes = backend.remember([(4, 1, cell)].into_iter()).unwrap();
            backend
                .places(&changes, &[])
                .into_iter()
                .collect::<Vec<_>>()
        };
        assert_eq!(places(&emoji), [(1, 4)]);
        assert_eq!(places(&letter), [(1, 4), (1, 5), (1, 6), (1, 7)]);
    }

    #[test]
    fn the_mode_is_entered_again_before_the_screen_is_cleared() {
        let mut output = Vec::new();
        EncodedBackend::new(&mut output, OutputMode::Bdsm)
            .clear()
            .unwrap();
        assert_eq!(output, b"\x1b[8l\x1b[2J");
    }
}

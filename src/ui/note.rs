//! A note in as many rows as it has: while it is written, and where one stands at what it is on.

use ratatui::style::Style;

use crate::app::arrangement::Area;
use crate::app::help::ScreenSign;
use crate::app::key::Key;
use crate::app::overlay::Content;
use crate::app::prompt::{KEEP, LEAVE, NEW_LINE, Prompt};
use crate::article::Highlight;
use crate::range::TextRange;
use crate::text::{self, BaseDirection, Direction, Line, Paragraph, Rendition, VisualLine};
use crate::ui::canvas::Side;
use crate::ui::manner::sign;
use crate::ui::prompt::{END, caret_column};
use crate::ui::{Role, View};

/// Rows that a note takes at most while it is written.
const MOST_WRITTEN: u16 = 8;
/// Rows that a note takes at most where it is only shown.
const MOST_SHOWN: u16 = 6;

/// A row of what is being written.
struct NoteRow<'p> {
    paragraph: &'p Paragraph,
    line: Line,
    /// Where its paragraph begins, in bytes of the note.
    start: usize,
}

impl View<'_> {
    /// Draws a note that is written over as many rows as it takes, the last the row of the line; returns where the caret
    /// stands, and the row above.
    pub(super) fn draw_note_being_written(
        &mut self,
        row: Area,
        prompt: &Prompt,
        label: &str,
    ) -> ((u16, u16), Area) {
        let style = self.theme.style(Role::Status);
        let label_width =
            u16::try_from(text::width_for(label, self.canvas.rendition) + 1).unwrap_or(row.width);
        let width = row.width.saturating_sub(label_width).max(1);
        let rendition = self.app.rendition_as_typed();
        let paragraphs = paragraphs(prompt.text());
        let rows: Vec<NoteRow<'_>> = paragraphs
            .iter()
            .flat_map(|(start, paragraph)| {
                let lines = paragraph.break_lines_for(width, rendition).into_iter();
                lines.map(|line| NoteRow {
                    paragraph,
                    line,
                    start: *start,
                })
            })
            .collect();
        let is_before = |row: &NoteRow<'_>| row.start + row.line.range.start <= prompt.caret();
        let at = rows.iter().rposition(is_before).unwrap_or(0);
        let room = MOST_WRITTEN.min(row.y.saturating_sub(1)).max(1);
        let height = u16::try_from(rows.len()).map_or(room, |rows| rows.min(room));
        let first = (at + 1).saturating_sub(usize::from(height));
        let area = self.rows_up_to(row, height);
        self.canvas.words(
            area,
            label,
            Side::Right,
            self.theme.over(style, Role::Heading),
        );
        let right = row.right().saturating_sub(label_width);
        let mut caret = (right.saturating_sub(1), area.y);
        let mut cells = VisualLine::default();
        let shown = rows.iter().enumerate().skip(first);
        for (y, (index, shown)) in (area.y..=row.y).zip(shown) {
            shown.paragraph.lay_out(&shown.line, rendition, &mut cells);
            let x = right.saturating_sub(cells.width());
            self.canvas.line(x, y, &cells, |_| style);
            let left = self.canvas.left_of(x, cells.width());
            let end = shown.paragraph.text().len() - END.len_utf8();
            if let Some(column) = cells.column_of(end) {
                self.canvas.put(left + column, y, " ", style);
            }
            if index == at {
                let column = caret_column(&cells, prompt.caret() - shown.start);
                caret = (left + column, y);
            }
        }
        (caret, row.row(area.y.saturating_sub(1)))
    }

    /// Says above what is written which keys do what; returns the rows of that.
    pub(super) fn draw_keys_of_note(&mut self, above: Area) -> Area {
        let locale = self.app.locale();
        let of_key = |id, key| locale.format(id, &[("key", Key::plain(key).to_string().into())]);
        let [line, same] = NEW_LINE.map(|key| key.to_string());
        let of_lines = [("key", line.into()), ("same", same.into())];
        let parts = [
            of_key("prompt-note-keep", KEEP),
            of_key("prompt-note-leave", LEAVE),
            locale.format("prompt-note-new-line", &of_lines),
        ];
        let rows = filled_rows(&parts, usize::from(above.width), self.canvas.rendition);
        let height = u16::try_from(rows.len()).unwrap_or(1).min(above.y.max(1));
        let area = self.rows_up_to(above, height);
        let style = self.theme.faint_on(self.theme.style(Role::Status));
        for (y, row) in (area.y..area.y + area.height).zip(&rows) {
            self.canvas.words(area.row(y), row, Side::Right, style);
        }
        area
    }

    /// Shows the note one is at whole, where it is longer than what is said of it elsewhere: of what is chosen in the list
    /// of highlights, else of the passage one stands at, away from that.
    pub(super) fn draw_note_shown(&mut self, row: Area, highlight: &Highlight) {
        let note = format!(
            "{} {}",
            sign(ScreenSign::Note, self.theme.manner, self.app),
            highlight.note
        );
        let base = BaseDirection::Within(Direction::RightToLeft);
        let breaks = Paragraph::new(&note, base).break_lines_for(row.width, self.canvas.rendition);
        let most = MOST_SHOWN.min(row.y / 2).max(1);
        let height = u16::try_from(breaks.len()).map_or(most, |rows| rows.min(most));
        let last = match self.is_in_lower_half(highlight) {
            true => self.text_top() + height - 1,
            false => row.y.saturating_sub(1),
        };
        let area = self.rows_up_to(row.row(last), height);
        let style = self.theme.style(Role::Status);
        self.draw_lines(area, &note, base, 0, |_| style);
    }

    /// Whether a passage of the text in sight stands where a note at the bottom would hide it.
    fn is_in_lower_half(&self, highlight: &Highlight) -> bool {
        let is_over = self.app.overlays().is_empty();
        let Some((reading, range)) = self.app.reading().zip(highlight.range).filter(|_| is_over)
        else {
            return false;
        };
        let row = reading.page.row_of(range.start);
        row.saturating_sub(reading.top()) > reading.height() / 2
    }

    fn text_top(&self) -> u16 {
        let text = self.app.arrangement().and_then(|panes| panes.text());
        text.map_or(1, |text| text.y)
    }

    /// Empty rows over the whole width, the last of them `row`; returns what of them is within it.
    pub(super) fn rows_up_to(&mut self, row: Area, height: u16) -> Area {
        self.rows_up_to_in(row, height, self.theme.style(Role::Status))
    }

    /// The same in a style.
    pub(super) fn rows_up_to_in(&mut self, row: Area, height: u16, style: Style) -> Area {
        let area = Area {
            y: (row.y + 1).saturating_sub(height),
            height,
            ..row
        };
        let whole = Area {
            x: 0,
            width: self.app.size().columns,
            ..area
        };
        self.canvas.fill(whole, " ", style);
        area
    }

    /// The highlight whose note is shown whole.
    pub(super) fn note_to_show(&self) -> Option<&Highlight> {
        let app = self.app;
        let highlight = match app.overlays().last() {
            Some(overlay) => match &overlay.content {
                Content::Highlights(list) => {
                    let row = list.rows()?.get(overlay.cursor.selected)?;
                    &row.highlight
                }
                _ => return None,
            },
            None => app.reading()?.highlight_here()?,
        };
        takes_rows(&highlight.note, app.size().columns).then_some(highlight)
    }
}

/// Parts in rows of so many cells, as many in each as fit; no part is broken.
fn filled_rows(parts: &[String], width: usize, rendition: Rendition) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for part in parts {
        let longer = rows.last().map(|row| format!("{row}  {part}"));
        let longer = longer.filter(|row| text::width_for(row, rendition) <= width);
        match (longer, rows.last_mut()) {
            (Some(longer), Some(row)) => *row = longer,
            _ => rows.push(part.clone()),
        }
    }
    rows
}

/// Whether a note is longer than what is said of it on one line among others.
pub(super) fn takes_rows(note: &str, columns: u16) -> bool {
    note.contains('\n') || text::width(note) > usize::from(columns / 2)
}

/// The lines of a note as paragraphs, each with the byte at which it begins, and with a cell at its end for the caret.
fn paragraphs(note: &str) -> Vec<(usize, Paragraph)> {
    let mut start = 0;
    let lines = note.split('\n').map(|line| {
        let addresses: Vec<TextRange> = text::addresses(line);
        let shown = format!("{line}{END}");
        let base = BaseDirection::Fixed(Direction::RightToLeft);
        let paragraph = Paragraph::isolating(&shown, base, &addresses);
        let begins = start;
        start += line.len() + 1;
        (begins, paragraph)
    });
    lines.collect()
}

//! What keys and the mouse do to text that is selected.

use crate::app::action::Action;
use crate::app::arrangement::Pane;
use crate::app::event::{Effect, Target};
use crate::app::reading::Reading;
use crate::app::selecting::Selecting;
use crate::app::state::App;
use crate::app::step_direction::StepDirection;
use crate::app::step_direction::StepDirection::{Backward, Forward};
use crate::app::units::Grain;
use crate::notice::CopyForm;
use crate::page::PlacedSign;
use crate::text::Direction;

use super::copying::copy_selection;
use super::focus::focus_on;
use super::highlighting;

/// Begins to select with the word at the reading position, or with all of the highlighted passage one stands at.
pub(super) fn begin(app: &mut App) {
    if app.reading.is_none() {
        return;
    }
    focus_on(app, Pane::Reading);
    if let Some(reading) = &mut app.reading {
        let passage = reading.highlight_here().and_then(|one| one.range);
        let from = reading.position();
        reading.selecting = match passage {
            Some(range) => Some(Selecting::over(range)),
            None => Selecting::new(&reading.article.body, Grain::Word, from),
        };
        show_head(reading);
    }
}

/// Takes an action while text is selected; `None` where it means what it means elsewhere, or nothing is.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let reading = app.reading.as_mut()?;
    let selecting = reading.selecting.as_mut()?;
    let body = &reading.article.body;
    let step = match action {
        Action::SignForward => (Forward, Grain::Sign),
        Action::SignBackward => (Backward, Grain::Sign),
        Action::WordForward => (Forward, Grain::Word),
        Action::WordBackward => (Backward, Grain::Word),
        Action::SentenceForward => (Forward, Grain::Sentence),
        Action::SentenceBackward => (Backward, Grain::Sentence),
        Action::ParagraphForward => (Forward, Grain::Paragraph),
        Action::ParagraphBackward => (Backward, Grain::Paragraph),
        Action::Extend => {
            selecting.toggle_extending(body);
            return Some(Vec::new());
        }
        Action::OtherEnd => {
            selecting.swap_ends(body);
            show_head(reading);
            return Some(Vec::new());
        }
        Action::SelectAll => {
            reading.selecting = Selecting::all(body);
            return Some(Vec::new());
        }
        Action::CopyText => return Some(copy_selection(app, CopyForm::Text)),
        Action::CopyQuotation => return Some(copy_selection(app, CopyForm::Quotation)),
        Action::CopyMarkdown => return Some(copy_selection(app, CopyForm::Markdown)),
        Action::Highlight => return Some(highlighting::highlight(app)),
        Action::WriteNote => {
            highlighting::write_note(app);
            return Some(Vec::new());
        }
        Action::Cancel | Action::Close | Action::Select => {
            reading.selecting = None;
            return Some(Vec::new());
        }
        _ => {
            move_on_page(reading, action)?;
            return Some(Vec::new());
        }
    };
    let (direction, grain) = step;
    selecting.step(body, direction, grain);
    show_head(reading);
    Some(Vec::new())
}

/// Brings the sign that moves into sight.
fn show_head(reading: &mut Reading) {
    let body = &reading.article.body;
    if let Some(head) = reading
        .selecting
        .as_ref()
        .map(|selecting| selecting.head(body))
    {
        reading.show(head.start);
    }
}

/// Moves by what is drawn: to the sign at the left or at the right, among rows, to the ends of the article. `None` where
/// the action is none of these.
fn move_on_page(reading: &mut Reading, action: Action) -> Option<()> {
    let selecting = reading.selecting?;
    let moved = match action {
        Action::PaneToTheLeft => beside(reading, selecting, Direction::RightToLeft),
        Action::PaneToTheRight => beside(reading, selecting, Direction::LeftToRight),
        _ => {
            let page = reading.height().saturating_sub(1).max(1);
            match action.rows(page)? {
                isize::MIN => to_end(reading, selecting, 0),
                isize::MAX => to_end(reading, selecting, reading.article.body.text.len()),
                rows => among_rows(reading, selecting, rows),
            }
        }
    };
    if moved.is_some() {
        reading.selecting = moved;
        show_head(reading);
    }
    Some(())
}

fn to_end(reading: &Reading, mut selecting: Selecting, offset: usize) -> Option<Selecting> {
    selecting.column = None;
    selecting.go_to(&reading.article.body, offset, selecting.grain());
    Some(selecting)
}

/// The sign beside the one that moves, in the direction that is looked in; at the end of a line that of the next line
/// which one reads on with.
fn beside(reading: &mut Reading, mut selecting: Selecting, to: Direction) -> Option<Selecting> {
    let (row, here) = head_on_page(reading, &selecting)?;
    let signs = reading.page.signs(row);
    let next = match to {
        Direction::RightToLeft => signs
            .iter()
            .filter(|sign| sign.column < here.column)
            .max_by_key(|sign| sign.column),
        Direction::LeftToRight => signs
            .iter()
            .filter(|sign| sign.column > here.column)
            .min_by_key(|sign| sign.column),
    };
    let next = match next {
        Some(next) => *next,
        None => {
            let direction = if here.paragraph == to {
                Forward
            } else {
                Backward
            };
            let mut rows = rows_from(reading, row, 1, direction);
            rows.find_map(|row| {
                let signs = reading.page.signs(row).into_iter();
                match to {
                    Direction::RightToLeft => signs.max_by_key(|sign| sign.column),
                    Direction::LeftToRight => signs.min_by_key(|sign| sign.column),
                }
            })?
        }
    };
    selecting.column = None;
    selecting.go_to(&reading.article.body, next.range.start, Grain::Sign);
    Some(selecting)
}

/// What is nearest in the row so many rows on or back, or in the next one that leads to another selection.
fn among_rows(reading: &mut Reading, selecting: Selecting, rows: isize) -> Option<Selecting> {
    let (row, here) = head_on_page(reading, &selecting)?;
    let column = selecting.column.unwrap_or(here.column);
    let direction = if rows < 0 { Backward } else { Forward };
    let on = rows_from(reading, row, rows.unsigned_abs(), direction);
    // Near an end of the article there may be no such row.
    let short_of = rows_between(reading, row, rows);
    let reading = &*reading;
    let gone_to = |row: usize| {
        let sign = reading.page.nearest_sign(row, column)?;
        let mut next = selecting;
        next.go_to(&reading.article.body, sign.range.start, selecting.grain());
        next.column = Some(column);
        (next.range() != selecting.range()).then_some(next)
    };
    on.chain(short_of).find_map(gone_to)
}

type RowNumbers = Box<dyn Iterator<Item = usize>>;

/// The rows from so many rows on or back, to the end or the start of the article.
fn rows_from(
    reading: &mut Reading,
    row: usize,
    rows: usize,
    direction: StepDirection,
) -> RowNumbers {
    let enough = row + rows + reading.height();
    reading.page.grow_while(|page| page.row_count() <= enough);
    match direction {
        Forward => Box::new(row + rows..reading.page.row_count()),
        Backward if rows > row => Box::new(std::iter::empty()),
        Backward => Box::new((0..=row - rows).rev()),
    }
}

/// The rows between one and that so many rows on or back, the farthest first.
fn rows_between(reading: &Reading, row: usize, rows: isize) -> RowNumbers {
    let last = reading.page.row_count().saturating_sub(1);
    let end = row.saturating_add_signed(rows).min(last);
    match rows < 0 {
        true => Box::new(end..row),
        false => Box::new((row + 1..=end).rev()),
    }
}

/// Where the sign that moves is drawn.
fn head_on_page(reading: &Reading, selecting: &Selecting) -> Option<(usize, PlacedSign)> {
    let head = selecting.head(&reading.article.body);
    reading.page.sign_at(head.start)
}

/// The mouse was pressed down on a place in the text: what is selected is let go.
pub(super) fn press(app: &mut App, offset: usize) {
    if let Some(reading) = &mut app.reading {
        reading.selecting = None;
        reading.choosing_link = None;
        reading.pressed = Some((offset, Grain::Sign));
    }
}

/// The mouse was pressed down so many times on a place in the text: twice selects the word, more often the paragraph.
pub(super) fn press_again(app: &mut App, offset: usize, times: u8) {
    let grain = match times {
        2 => Grain::Word,
        _ => Grain::Paragraph,
    };
    focus_on(app, Pane::Reading);
    if let Some(reading) = &mut app.reading {
        reading.selecting = Selecting::new(&reading.article.body, grain, offset);
        reading.pressed = Some((offset, grain));
    }
}

/// The mouse went on to something, pressed down: from where that was on, the text is selected.
pub(super) fn drag(app: &mut App, target: Target) -> Vec<Effect> {
    let (Target::Text(offset) | Target::BesideText(offset)) = target else {
        return Vec::new();
    };
    if !app.overlays.is_empty() || app.prompt.is_some() {
        return Vec::new();
    }
    if let Some(reading) = &mut app.reading
        && let Some((from, grain)) = reading.pressed
    {
        let body = &reading.article.body;
        let begun = reading
            .selecting
            .or_else(|| Selecting::new(body, grain, from));
        reading.selecting = begun.map(|mut selecting| {
            if !selecting.is_extended() {
                selecting.toggle_extending(body);
            }
            selecting.go_to(body, offset, grain);
            selecting
        });
    }
    Vec::new()
}

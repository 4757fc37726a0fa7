//! The line that is typed into, what is wrong in it, and what is offered for it.

use ratatui::style::Style;

use crate::app::Target;
use crate::app::arrangement::Area;
use crate::app::completing::{Completing, Offer};
use crate::app::prompt::{Prompt, Purpose};
use crate::appearance::Dates;
use crate::i18n::isolated;
use crate::messages;
use crate::query::{self, Label};
use crate::range::TextRange;
use crate::text::{self, BaseDirection, Cell, Direction, Paragraph, Rendition, VisualLine};
use crate::ui::canvas::Side;
use crate::ui::{Role, View};

/// Rows that the words of an error take at most.
const MISTAKE_ROWS: usize = 3;

impl View<'_> {
    /// Draws the line, and over it what belongs to it; returns where the caret stands.
    pub(super) fn draw_prompt(&mut self, row: Area, prompt: &Prompt) -> (u16, u16) {
        let style = self.theme.style(Role::Status);
        let label_style = self.theme.over(style, Role::Heading);
        let label = self.app.locale().text(label(prompt.purpose));
        if prompt.purpose.has_lines() {
            let (caret, above) = self.draw_note_being_written(row, prompt, &label);
            let keys = self.draw_keys_of_note(above);
            self.draw_error(keys, prompt);
            return caret;
        }
        let label = self.canvas.words(row, &label, Side::Right, label_style);
        // The line is written from the right, whatever the words are.
        let right = label.x.saturating_sub(1);
        let width = right.saturating_sub(row.x);
        let rendition = self.app.rendition_as_typed();
        let start = first_shown(prompt, width, rendition);
        let mut cells = VisualLine::default();
        line(prompt, start).fit(width, rendition, &mut cells);
        let x = right.saturating_sub(cells.width());
        let wrong = self.theme.over(style, Role::Error);
        let error = prompt.error.as_ref().map(|error| error.range);
        let is_wrong = |range: TextRange| error.is_some_and(|wrong| wrong.overlaps(range));
        self.canvas.line(x, row.y, &cells, |range| {
            if is_wrong(range.shifted(start)) {
                wrong
            } else {
                style
            }
        });
        let left = self.canvas.left_of(x, cells.width());
        let end = prompt.text().len() - start;
        if let Some(column) = cells.column_of(end) {
            // What is missing at the end is missed where it would stand.
            let is_missing = error.is_some_and(|error| error.start >= prompt.text().len());
            let style = if is_missing { wrong } else { style };
            self.canvas.put(left + column, row.y, " ", style);
        }
        let column = left + caret_column(&cells, prompt.caret() - start);
        let above = self.draw_error(row, prompt);
        if let Some(completing) = &prompt.completing {
            self.draw_offers(above, completing);
        }
        (column, row.y)
    }

    /// Says above the line that it is full, or what is wrong in it; returns the row above that.
    fn draw_error(&mut self, row: Area, prompt: &Prompt) -> Area {
        let locale = self.app.locale();
        let notice = prompt.notice.as_ref();
        let notice = notice.map(|notice| messages::notice(notice, self.app.keymap(), locale));
        let error = || {
            let error = prompt.error.as_ref()?;
            Some(messages::query_fault(&error.fault, locale))
        };
        let Some(words) = notice.or_else(error) else {
            return row.row(row.y.saturating_sub(1));
        };
        let base = BaseDirection::Fixed(self.canvas.direction);
        let lines = Paragraph::new(&words, base).break_lines_for(row.width, self.canvas.rendition);
        let height = u16::try_from(lines.len().min(MISTAKE_ROWS)).unwrap_or(1);
        let style = self.theme.style(Role::Warning);
        let last = row.row(row.y.saturating_sub(1));
        let area = self.rows_up_to_in(last, height, style);
        self.draw_lines(area, &words, base, 0, |_| style);
        row.row(area.y.saturating_sub(1))
    }

    /// What is offered for what is typed, a row each, the last in the row `lowest`.
    fn draw_offers(&mut self, lowest: Area, completing: &Completing) {
        let room = usize::from(lowest.y.saturating_sub(2));
        let offers = completing.shown();
        let height = offers.len().min(room);
        let chosen = completing.chosen.unwrap_or(0);
        let first = (chosen + 1).saturating_sub(height);
        let dates = self.app.dates();
        let rendition = self.canvas.rendition;
        let cells = |words: &str| text::width_for(words, rendition);
        let width = |offer: &Offer| cells(name(offer)) + cells(&about(offer, dates));
        let widest = offers.iter().map(width).max().unwrap_or(0) + OFFER_MARGINS;
        let width = u16::try_from(widest).map_or(lowest.width, |widest| widest.min(lowest.width));
        let top = lowest.y + 1 - u16::try_from(height).unwrap_or(0);
        let shown = offers.iter().enumerate().skip(first).take(height);
        for (y, (index, offer)) in (top..).zip(shown) {
            let area = Area {
                x: lowest.right().saturating_sub(width),
                y,
                width,
                height: 1,
            };
            let role = if completing.chosen == Some(index) {
                Role::Selected
            } else {
                Role::Status
            };
            self.regions.add(area, Target::Offer(index));
            let is_chosen = completing.chosen == Some(index);
            self.draw_offer(area, offer, is_chosen, self.theme.style(role));
        }
    }

    fn draw_offer(&mut self, area: Area, offer: &Offer, is_chosen: bool, style: Style) {
        self.canvas.fill(area, " ", style);
        let inner = match is_chosen {
            true => self.draw_selected(area.inset(1)),
            false => area.inset(1),
        };
        let base = BaseDirection::Within(Direction::RightToLeft);
        let taken = self
            .canvas
            .text(inner, name(offer), base, Side::Right, style);
        let rest = Area {
            width: taken.x.saturating_sub(inner.x + 2),
            ..inner
        };
        let faint = self.theme.faint_on(style);
        let about = about(offer, self.app.dates());
        self.canvas.words(rest, &about, Side::Left, faint);
    }
}

/// Cells beside and between the words of an offer.
const OFFER_MARGINS: usize = 5;

fn name(offer: &Offer) -> &str {
    match offer {
        Offer::Word(candidate) => candidate.insert.trim_matches('"'),
        Offer::Entity(entity) => &entity.name,
        Offer::Name(name) => name,
    }
}

/// What is known of an offer besides its name.
fn about(offer: &Offer, dates: Dates) -> String {
    let locale = dates.locale;
    match offer {
        Offer::Word(candidate) => match &candidate.label {
            Label::Message(id) => locale.text(id).into_owned(),
            Label::Name(label) if label != name(offer) => label.clone(),
            Label::Name(_) => String::new(),
            Label::Day(day) => dates.day(*day),
        },
        Offer::Name(_) => String::new(),
        Offer::Entity(entity) => {
            let articles = locale.count("articles", entity.articles);
            let kind = isolated(&messages::kind_name(entity.kind, locale));
            format!("{kind} · {articles}")
        }
    }
}

/// The message that says what is typed.
fn label(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::FilterList => "prompt-filter-list",
        Purpose::SearchText => "prompt-search-text",
        Purpose::RenameEntity => "prompt-rename-entity",
        Purpose::AddEntity => "prompt-add-entity",
        Purpose::NameFilter => "prompt-name-filter",
        Purpose::NameTopic => "prompt-name-topic",
        Purpose::ChooseEntity => "prompt-choose-entity",
        Purpose::SearchCard => "prompt-search-card",
        Purpose::WriteNote => "prompt-write-note",
        Purpose::AddArticles => "prompt-add-articles",
        Purpose::FilterEntities => "prompt-filter-entities",
        Purpose::SearchHelp => "prompt-search-help",
        Purpose::FindAction => "prompt-find-action",
    }
}

/// What stands behind the text of the line and is not drawn: it keeps a cell for the caret, and the blanks before it.
pub(super) const END: char = '.';

/// The text of the line from a byte on, and its end. Each term of a query keeps its own order, whatever stands beside it.
fn line(prompt: &Prompt, start: usize) -> Paragraph {
    let mut shown = prompt.text()[start..].to_owned();
    let isolates = match prompt.purpose {
        Purpose::FilterList => query::isolates(&shown),
        _ => text::addresses(&shown),
    };
    shown.push(END);
    Paragraph::isolating(
        &shown,
        BaseDirection::Fixed(Direction::RightToLeft),
        &isolates,
    )
}

/// The column of the cell at which the next character comes to stand: the one that it pushes away, or where text that
/// runs to the right goes on, the one at the right of it.
pub(super) fn caret_column(cells: &VisualLine, caret: usize) -> u16 {
    let before = cells
        .cells()
        .find(|cell| !cell.range.is_empty() && cell.range.end == caret);
    let at = cells.cells().find(|cell| cell.range.contains(caret));
    let runs_right = |cell: &Cell<'_>| cell.direction == Direction::LeftToRight;
    match (before, at) {
        (Some(before), Some(at)) if runs_right(&before) && !runs_right(&at) => {
            before.column + u16::from(before.width)
        }
        (_, at) => at.map_or(0, |at| at.column),
    }
}

/// From which byte on the text of the line is shown: so that its end fits, which is where one mostly types, and
/// the caret can be seen.
fn first_shown(prompt: &Prompt, width: u16, rendition: Rendition) -> usize {
    let mut whole = VisualLine::default();
    line(prompt, 0).fit(u16::MAX, rendition, &mut whole);
    let mut cells: Vec<(usize, u16)> = whole
        .cells()
        .map(|cell| (cell.range.start, u16::from(cell.width)))
        .collect();
    cells.sort_unstable();
    let mut room = width;
    let mut start = prompt.text().len();
    for (cell_start, cells) in cells.into_iter().rev() {
        let Some(left) = room.checked_sub(cells) else {
            return start.min(prompt.caret()).min(prompt.text().len());
        };
        room = left;
        start = cell_start;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::{Key, KeyCode};

    fn shown(prompt: &Prompt) -> VisualLine {
        let mut cells = VisualLine::default();
        line(prompt, 0).fit(u16::MAX, Rendition::default(), &mut cells);
        cells
    }

    /// The letters from the left, as they were typed.
    fn letters(prompt: &Prompt) -> String {
        let cells = shown(prompt);
        let text = cells
            .cells()
            .map(|cell| cell.range.of(prompt.text()).to_owned());
        text.collect()
    }

    #[test]
    fn each_term_keeps_its_order_and_all_of_them_theirs() {
        for (query, from_the_left) in [
            ("topic:سياسة is:unread", "is:unread topic:ةسايس"),
            ("قمة is:unread topic:أمن", "topic:نمأ is:unread ةمق"),
            ("كاتب:Smith 2024 john", "john 2024 Smith:بتاك"),
            (
                "-russia -روسيا \"two words\"",
                "\"two words\" ايسور- -russia",
            ),
            ("since:7d منذ:2024-05", "2024-05:ذنم since:7d"),
            ("(روسيا or x) y", "y )x or ايسور("),
        ] {
            let prompt = Prompt::new(Purpose::FilterList, query);
            assert_eq!(letters(&prompt), from_the_left, "{query}");
        }
    }

    /// Where the caret is drawn the next letter comes to stand, counted from the right end of the line, which stays
    /// where it is; a word that runs to the right moves one cell to the left under it.
    #[test]
    fn the_caret_is_where_the_next_letter_comes_to_stand() {
        for (query, typed, moved) in [
            ("topic:سياسة is:unr", 'e', 1),
            ("قمة is:unread", 'x', 1),
            ("is:read قم", 'ة', 0),
            ("", 'م', 0),
            ("", 'm', 0),
            ("مصر ", 'q', 0),
            ("مصر  ", 'ا', 0),
            ("منذ:", '2', 0),
            ("منذ:2024-0", '5', 1),
        ] {
            let mut prompt = Prompt::new(Purpose::FilterList, query);
            let from_the_right = |prompt: &Prompt, caret: usize| {
                let cells = shown(prompt);
                cells.width() - caret_column(&cells, caret)
            };
            let drawn = from_the_right(&prompt, query.len());
            prompt.insert(&typed.to_string());
            let cells = shown(&prompt);
            let stands = cells.width() - cells.column_of(query.len()).unwrap();
            assert_eq!(drawn + moved, stands, "{query}");
        }
    }

    #[test]
    fn as_much_of_the_end_is_shown_as_fits() {
        let rendition = Rendition::default();
        for text in ["", "قمة", "بلا لام لا", "مُحَمَّدٌ (abc) 12", "日本語 سلام"]
        {
            for width in 0..20 {
                let mut starts = text.char_indices().map(|(start, _)| start);
                // A cell is kept for the caret.
                let fits = |start: &usize| text::width(&text[*start..]) < usize::from(width);
                let expected = starts.find(fits).unwrap_or(text.len());
                let mut prompt = Prompt::new(Purpose::SearchText, text);
                let start = first_shown(&prompt, width, rendition);
                // A mark alone would be shown on a circle: what is shown starts with a letter.
                let shown = &text[start..];
                assert!(
                    shown.is_empty() || text::width(shown) < usize::from(width),
                    "{text} {width}"
                );
                assert!(start >= expected && text::width(&text[expected..start]) <= 1);
                prompt.key(Key::plain(KeyCode::Home));
                assert_eq!(first_shown(&prompt, width, rendition), 0);
            }
        }
    }
}

//! Plain drawing, for those to whom the screen is read out: one thing at a time, from the left edge on and in the order
//! of its letters, without styles, lines and signs. What those say is said in words, and the cursor stands in the row one
//! is at.

use std::borrow::Cow;

use ratatui::style::Style;

use crate::app::Pane;
use crate::app::arrangement::{Area, Arrangement};
use crate::i18n::isolated;
use crate::library::ArticleSummary;
use crate::text::{BaseDirection, Paragraph};
use crate::ui::canvas::Side;
use crate::ui::manner::Manner;
use crate::ui::{Role, View};

impl View<'_> {
    /// Whether the screen is drawn in words alone.
    pub(super) fn is_plain(&self) -> bool {
        self.theme.manner == Manner::Plain
    }

    /// Says that one is at what stands in an area: the cursor is shown at its beginning.
    pub(super) fn note_here(&mut self, area: Area) {
        if self.is_plain() {
            self.here = Some((self.canvas.left_of(area.x, area.width), area.y));
        }
    }

    /// What is to be said of an article of the list before its title; nothing where it is drawn.
    pub(super) fn said_of_article(&self, article: &ArticleSummary, is_selected: bool) -> String {
        if !self.is_plain() {
            return String::new();
        }
        let app = self.app;
        let opened = app.reading().map(|open| open.article.id);
        let states = [
            (is_selected, "plain-selected"),
            (!article.is_read, "plain-unread"),
            (article.is_starred, "plain-starred"),
            (opened == Some(article.id), "plain-open"),
        ];
        let ids = states.into_iter().filter(|(holds, _)| *holds);
        self.said(ids.map(|(_, id)| id))
    }

    /// Draws what stands below each other in a row of an overlay, each in a row of the screen, cut where it does not fit;
    /// where that is read out, in as many as it takes and there are.
    pub(super) fn draw_below_each_other<const N: usize>(
        &mut self,
        entry: Area,
        parts: [(&str, BaseDirection, Style); N],
    ) {
        let mut rest = entry;
        for (index, (words, base, style)) in parts.into_iter().enumerate() {
            let others = u16::try_from(N - index - 1).unwrap_or(0);
            let used = match self.is_plain() {
                false => {
                    self.canvas.text(rest, words, base, Side::Right, style);
                    1
                }
                true => {
                    let height = rest.height.saturating_sub(others).max(1);
                    let part = Area { height, ..rest };
                    self.draw_lines(part, words, base, 0, |_| style).max(1)
                }
            };
            rest.y += used;
            rest.height = rest.height.saturating_sub(used);
        }
    }

    /// The base direction of words of the interface.
    pub(super) fn base_of_words(&self) -> BaseDirection {
        BaseDirection::Fixed(self.canvas.direction)
    }

    /// Notes what of the row one is at was cut, to be told whole.
    pub(super) fn note_whole(&mut self) {
        self.whole = self.canvas.take_cut().join(" · ");
    }

    /// Tells above the bottom line what of the row one is at is not all seen there.
    pub(super) fn draw_whole(&mut self, row: Area) {
        let whole = std::mem::take(&mut self.whole);
        if whole.is_empty() {
            return;
        }
        let base = self.base_of_words();
        let breaks = Paragraph::new(&whole, base).break_lines_for(row.width, self.canvas.rendition);
        let most = row.y / 2;
        let height = u16::try_from(breaks.len()).map_or(most, |rows| rows.min(most));
        let area = self.rows_up_to(row.row(row.y.saturating_sub(1)), height.max(1));
        let style = self.theme.style(Role::Status);
        self.draw_lines(area, &whole, base, 0, |_| style);
    }

    /// The word for what is selected, before what it is said of; nothing where it is drawn.
    pub(super) fn said_if_selected(&self, is_selected: bool) -> String {
        match is_selected && self.is_plain() {
            true => self.said(["plain-selected"]),
            false => String::new(),
        }
    }

    /// Says that a row is selected, before what it says; returns the room for that.
    pub(super) fn draw_selected(&mut self, row: Area) -> Area {
        let said = self.said_if_selected(true);
        let style = self.theme.style(Role::Text);
        if said.is_empty() {
            return row;
        }
        let taken = self.canvas.words(row, said.trim_end(), Side::Right, style);
        Area {
            width: row.width.saturating_sub(taken.width + 1),
            ..row
        }
    }

    /// What is to be said of what is selected in the text: how much it is, where it begins and where it ends; nothing
    /// where that is drawn.
    pub(super) fn said_of_selection(&self) -> Option<String> {
        let app = self.app;
        let reading = app.reading().filter(|_| self.is_plain())?;
        let selecting = reading.selecting.as_ref().filter(|_| app.is_selecting())?;
        let mut words = selecting
            .range()
            .of(&reading.article.body.text)
            .split_whitespace();
        let first = words.next().unwrap_or_default();
        let (rest, last) = words.fold((0_usize, first), |(count, _), word| (count + 1, word));
        let count = usize::from(!first.is_empty()) + rest;
        let arguments = [
            ("count", count.into()),
            ("first", first.into()),
            ("last", last.into()),
        ];
        Some(app.locale().format("plain-selection", &arguments))
    }

    fn said<'a>(&self, ids: impl IntoIterator<Item = &'a str>) -> String {
        let locale = self.app.locale();
        let words: Vec<Cow<'_, str>> = ids.into_iter().map(|id| locale.text(id)).collect();
        match words.is_empty() {
            true => String::new(),
            false => format!(
                "{}: ",
                isolated(&words.join(&locale.text("list-separator")))
            ),
        }
    }

    /// Notes the row of the text that one reads: that of the place one went to, else the one at the top.
    pub(super) fn note_reading_place(&mut self, arrangement: &Arrangement) {
        let (Some(reading), Some(text)) = (self.app.reading(), arrangement.text()) else {
            return;
        };
        if !self.is_plain() || self.app.focus() != Pane::Reading {
            return;
        }
        let selecting = reading
            .selecting
            .as_ref()
            .filter(|_| self.app.is_selecting());
        let at = selecting.map_or(reading.position(), |selecting| {
            selecting.head(&reading.article.body).start
        });
        let down = reading.page.row_of(at).checked_sub(reading.top());
        let down = down.and_then(|down| u16::try_from(down).ok());
        let down = down.filter(|down| *down < text.height);
        self.note_here(text.row(text.y + down.unwrap_or(0)));
    }
}

//! The list of articles.

use ratatui::style::Style;

use crate::app::action::Action;
use crate::app::arrangement::{Area, Arrangement, LIST_MARGINS};
use crate::app::help::ScreenSign;
use crate::app::hints::WITHOUT_ARTICLES;
use crate::app::{App, ListEntry, Pane, Target};
use crate::article::{Highlighting, Warning};
use crate::i18n::isolated;
use crate::library::{ArticleSummary, FoundWords};
use crate::messages;
use crate::range::TextRange;
use crate::text::{self, BaseDirection, Direction, Paragraph, VisualLine};
use crate::ui::canvas::Side;
use crate::ui::manner::{Manner, sign};
use crate::ui::scroll_bar::Scrolled;
use crate::ui::{Role, View, signs};

impl View<'_> {
    pub(super) fn draw_list(&mut self, area: Area, arrangement: &Arrangement) {
        let app = self.app;
        let rows_per_article = arrangement.rows_per_article();
        let written = arrangement.rows_of_article();
        if app.list().count() == 0 {
            self.draw_empty_list(area);
            return;
        }
        let in_sight = usize::from(area.height.div_ceil(rows_per_article));
        let indices = (app.list().top..app.list().count()).take(in_sight);
        for (place, index) in indices.enumerate() {
            let top = area.y + u16::try_from(place).unwrap_or(u16::MAX) * rows_per_article;
            let height = written.min(area.y + area.height - top);
            let entry = Area {
                y: top,
                height,
                ..area
            };
            self.regions.add(entry, Target::Article(index));
            // Rows that are still awaited stay empty.
            if let Some(row) = app.list().entry(index) {
                let is_selected = app.list().selected_row() == Some(index);
                self.canvas.take_cut();
                self.draw_article(entry, row, is_selected);
                if is_selected && app.focus() == Pane::List {
                    self.note_whole();
                }
            }
        }
        let scrolled = Scrolled {
            top: app.list().top,
            in_sight: app.articles_in_sight(),
            count: app.list().count(),
        };
        self.draw_scroll_bar(area, Side::Left, scrolled);
    }

    pub(super) fn draw_empty_list(&mut self, area: Area) {
        let app = self.app;
        let locale = app.locale();
        let words = match (app.list().listing.total, self.app.filter().is_empty()) {
            // What can be done is said where there is more room.
            (0, _)
                if self
                    .app
                    .arrangement()
                    .is_some_and(|panes| panes.reading.is_some()) =>
            {
                vec![locale.text("list-empty")]
            }
            (0, _) => return self.draw_advice(area.inset(1), "first-empty", WITHOUT_ARTICLES),
            (_, true) => Vec::new(),
            _ => {
                let key = messages::key(Action::ClearFilters, self.app.keymap());
                let hint = locale.format("list-clear-hint", &[("key", key)]);
                let meant = app.list().listing.meant.as_ref().map(|meant| {
                    let query = meant.written_in(locale);
                    let key = messages::key(Action::Open, self.app.keymap());
                    let arguments = [("query", query.as_str().into()), ("key", key)];
                    locale.format("list-did-you-mean", &arguments).into()
                });
                let told = [locale.text("list-no-match"), hint.into()];
                told.into_iter().chain(meant).collect()
            }
        };
        let style = self.theme.style(Role::Faint);
        let base = BaseDirection::Fixed(self.canvas.direction);
        let mut rest = area.inset(1);
        rest.y += 1;
        rest.height = rest.height.saturating_sub(1);
        for words in &words {
            let used = self.draw_lines(rest, words, base, 0, |_| style);
            rest.y += used;
            rest.height -= used;
        }
    }

    fn draw_article(&mut self, entry: Area, row: &ListEntry, is_selected: bool) {
        let article = &row.summary;
        let said = self.said_of_article(article, is_selected);
        let role = match (is_selected, self.app.focus() == Pane::List) {
            (true, true) => Role::Selected,
            (true, false) => Role::SelectedElsewhere,
            _ => Role::Text,
        };
        let style = self.theme.style(role);
        if is_selected {
            self.canvas.restyle(entry, style);
        }
        self.draw_marks(entry, article, style);
        let inner = Area {
            x: entry.x + 2,
            width: entry.width.saturating_sub(LIST_MARGINS),
            ..entry
        };
        if is_selected && self.app.focus() == Pane::List {
            self.note_here(inner);
        }
        self.in_language(&article.language, |view| {
            view.draw_words(inner, article, &said, row.found.as_ref(), style);
        });
    }

    /// What is marked of an article beside its text: which one is open, not read, starred.
    fn draw_marks(&mut self, entry: Area, article: &ArticleSummary, style: Style) {
        let reading = self.app.reading();
        if reading.is_some_and(|open| open.article.id == article.id) {
            let bar = Area {
                x: entry.right() - 1,
                width: 1,
                ..entry
            };
            self.canvas.fill(
                bar,
                signs::sign(ScreenSign::Open),
                self.theme.style(Role::Heading),
            );
        }
        let x = entry.right() - 2;
        if !article.is_read {
            let style = self.theme.over(style, Role::Unread);
            self.canvas
                .symbol(x, entry.y, signs::sign(ScreenSign::Unread), style);
        }
        if article.is_starred && entry.height > 1 {
            let style = self.theme.over(style, Role::Starred);
            self.canvas
                .symbol(x, entry.y + 1, signs::sign(ScreenSign::Starred), style);
        }
    }

    /// The title, and below it what is known of the article, or the sentence that a search found; what
    /// was searched for is marked.
    fn draw_words(
        &mut self,
        area: Area,
        article: &ArticleSummary,
        said: &str,
        found: Option<&FoundWords>,
        style: Style,
    ) {
        let hit = self.theme.over(style, Role::Hit);
        let faint = self.theme.faint_on(style);
        let marked = |hits: &[TextRange], range: TextRange, style: Style| {
            let is_hit = hits.iter().any(|hit| hit.overlaps(range));
            if is_hit { hit } else { style }
        };
        let in_title = found.map_or(&[][..], |found| &found.in_title);
        let sentence = found.filter(|found| !found.snippet.is_empty());
        let title_rows = match sentence {
            Some(_) => 1,
            // A title that is too long for a row is told before what is known of the article.
            None if area.height == 2 => 2,
            None => area.height.saturating_sub(1).max(1),
        };
        let title = Area {
            height: title_rows.min(area.height),
            ..area
        };
        let base = base_of(article);
        let words = format!("{said}{}", article.title);
        let used = self.draw_lines(title, &words, base, 0, |range| {
            match range.start.checked_sub(said.len()) {
                Some(start) => marked(
                    in_title,
                    TextRange::new(start, range.end - said.len()),
                    style,
                ),
                None => style,
            }
        });
        let below = Area {
            y: area.y + used,
            height: area.height - used,
            ..area
        };
        if let Some(found) = sentence {
            let first = found.in_snippet.first().map_or(0, |hit| hit.start);
            self.draw_lines(below, &found.snippet, base, first, |range| {
                marked(&found.in_snippet, range, faint)
            });
        } else if below.height > 0 {
            let words = about(article, self.app, self.theme.manner);
            self.canvas.words(below, &words, Side::Right, faint);
        }
    }

    /// A text over the rows of an area, from the line on that lets the byte `wanted` be seen, the last
    /// row cut where the text goes on; returns how many rows it took.
    pub(super) fn draw_lines(
        &mut self,
        area: Area,
        text: &str,
        base: BaseDirection,
        wanted: usize,
        style: impl Fn(TextRange) -> Style,
    ) -> u16 {
        if area.height == 0 || area.width == 0 {
            return 0;
        }
        let height = usize::from(area.height);
        let paragraph = Paragraph::isolating(text, base, &text::addresses(text));
        let lines = paragraph.break_lines_for(area.width, self.canvas.rendition);
        let line_of_wanted = lines.iter().position(|line| line.range.contains(wanted));
        let first = line_of_wanted.map_or(0, |line| (line + 1).saturating_sub(height));
        let mut cells = VisualLine::default();
        let mut y = area.y;
        let shown = lines.iter().skip(first).take(height);
        for (index, line) in shown.enumerate() {
            let is_cut = index + 1 == height && lines.len() > first + height;
            let start = if is_cut { line.range.start } else { 0 };
            if is_cut {
                self.canvas.note_cut(text);
                text::fit(
                    &text[start..],
                    base,
                    area.width,
                    self.canvas.rendition,
                    &mut cells,
                );
            } else {
                paragraph.lay_out(line, self.canvas.rendition, &mut cells);
            }
            let x = area.right().saturating_sub(cells.width());
            self.canvas
                .line(x, y, &cells, |range| style(range.shifted(start)));
            y += 1;
        }
        y - area.y
    }
}

/// How the text of an article stands in a line: Latin titles among Arabic ones keep their order.
fn base_of(article: &ArticleSummary) -> BaseDirection {
    BaseDirection::Within(match article.language.is_right_to_left() {
        Some(false) => Direction::LeftToRight,
        _ => Direction::RightToLeft,
    })
}

/// What the list says about an article under its title.
fn about(article: &ArticleSummary, app: &App, manner: Manner) -> String {
    let locale = app.locale();
    let dates = app.dates();
    let date = article.date.map(|date| isolated(&dates.day(date)));
    let is_defect = article.warnings.iter().any(Warning::is_defect);
    let warning = is_defect.then(|| sign(ScreenSign::Warning, manner, app).into_owned());
    let is_marked = article.highlighting != Highlighting::None;
    let note = is_marked.then(|| sign(ScreenSign::Note, manner, app).into_owned());
    let topics = article.topics.iter().map(|topic| topic.name(locale));
    let separator = locale.text("list-separator");
    let topics = topics.collect::<Vec<_>>().join(&separator);
    let parts = warning
        .into_iter()
        .chain(note)
        .chain(date)
        .chain([topics])
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

//! The months of an entity, and two entities side by side.

use jiff::civil::Date;
use ratatui::style::Style;

use crate::app::arrangement::Area;
use crate::app::card::{CompareOverlay, CompareRow, MonthsOverlay};
use crate::app::overlay::Overlay;
use crate::i18n::{MonthNames, isolated};
use crate::library::Comparison;
use crate::messages;
use crate::text::{BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::{Role, View};

/// Columns for the name of a month with its year.
const fn month_width(months: MonthNames) -> u16 {
    match months {
        MonthNames::Levantine => 17,
        _ => 14,
    }
}

/// The columns of a row: that of the first entity at the right, that of the second at the left, and what both have
/// between them.
struct ComparedColumns {
    first: Area,
    middle: Area,
    second: Area,
}

impl ComparedColumns {
    fn of(line: Area, middle: u16) -> Self {
        let middle = middle.min(line.width);
        let side = (line.width - middle) / 2;
        let at = |x, width| Area { x, width, ..line };
        Self {
            second: at(line.x, side),
            middle: at(line.x + side, line.width - 2 * side),
            first: at(line.right() - side, side),
        }
    }

    fn sides(&self) -> [(Area, Side); 2] {
        [(self.first, Side::Right), (self.second, Side::Left)]
    }
}

impl View<'_> {
    pub(super) fn draw_months(&mut self, months: &MonthsOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let title = locale.format("months-title", &[("name", (&months.name).into())]);
        let inner = self.draw_box(months.months.len(), &title);
        let counts = months.months.iter().map(|month| month.mention_count);
        let most = counts.max().unwrap_or(1);
        self.draw_rows(inner, overlay, |view, line, index, style| {
            let Some(month) = months.months.get(index) else {
                return;
            };
            let width = month_width(view.app.dates().months).min(line.width);
            let name = Area {
                x: line.right() - width,
                width,
                ..line
            };
            let words = view.app.dates().month(month.month);
            view.canvas.words(name, &words, Side::Right, style);
            let count = locale.count("mentions", month.mention_count);
            let faint = view.theme.faint_on(style);
            let taken = view.canvas.words(line, &count, Side::Left, faint);
            let bar = Area {
                x: taken.right() + 1,
                width: name.x.saturating_sub(taken.right() + 2),
                ..line
            };
            view.draw_bar(bar, Side::Right, (month.mention_count, most), style);
        });
    }

    pub(super) fn draw_comparison(&mut self, compared: &CompareOverlay, overlay: &Overlay) {
        let [one, other] = compared.names.each_ref().map(|name| isolated(name));
        let title = format!("{one} · {other}");
        let Some(comparison) = compared.comparison.clone() else {
            self.draw_box(1, &format!("{title}…"));
            return;
        };
        let inner = self.draw_box(compared.rows.len(), &title);
        let most = compared.rows.iter().filter_map(|row| match row {
            CompareRow::Month(_, counts) => counts.iter().copied().max(),
            _ => None,
        });
        let most = most.max().unwrap_or(1);
        self.draw_rows(inner, overlay, |view, line, index, style| {
            match compared.rows.get(index) {
                Some(CompareRow::Month(month, counts)) => {
                    let cards = &comparison.cards;
                    let names = cards.each_ref().map(|card| card.name.as_str());
                    view.draw_compared_month(line, names, (*month, *counts), most, style);
                }
                Some(row) => view.draw_compared(line, &comparison, *row, style),
                None => {}
            }
        });
    }

    fn draw_compared(
        &mut self,
        line: Area,
        comparison: &Comparison,
        row: CompareRow,
        style: Style,
    ) {
        let locale = self.app.locale();
        let cards = &comparison.cards;
        let names = cards.each_ref().map(|card| card.name.as_str());
        match row {
            CompareRow::Blank | CompareRow::Month(..) => {}
            CompareRow::Names => {
                let base = BaseDirection::Within(Direction::RightToLeft);
                let columns = ComparedColumns::of(line, 2);
                for ((area, side), card) in columns.sides().into_iter().zip(cards) {
                    let style = self.theme.style(Role::Mention(card.kind));
                    self.canvas.text(area, &card.name, base, side, style);
                }
            }
            CompareRow::Kinds => {
                let kinds = cards
                    .each_ref()
                    .map(|card| messages::kind_name(card.kind, locale));
                self.draw_sides(line, names, &kinds, style);
            }
            CompareRow::Articles => {
                let articles = cards.each_ref();
                let articles = articles.map(|card| locale.count("articles", card.article_count));
                self.draw_sides(line, names, &articles, style);
            }
            CompareRow::Mentions => {
                let mentions = cards.each_ref();
                let mentions = mentions.map(|card| locale.count("mentions", card.mention_count));
                self.draw_sides(line, names, &mentions, style);
            }
            CompareRow::Both => {
                let words = locale.count("compare-both", comparison.both);
                self.canvas.words(line, &words, Side::Middle, style);
            }
            CompareRow::SharedHeading => self.draw_compare_heading(line, "compare-shared"),
            CompareRow::MonthsHeading => self.draw_compare_heading(line, "compare-months"),
            CompareRow::Shared(index) => {
                let shared = &comparison.shared[index];
                if self.is_plain() {
                    let articles = shared.articles.map(|count| locale.count("articles", count));
                    return self.draw_compared_in_words(
                        line,
                        &shared.name,
                        names,
                        &articles,
                        style,
                    );
                }
                let columns = ComparedColumns::of(line, line.width.saturating_sub(32));
                let faint = self.theme.faint_on(style);
                for ((area, side), count) in columns.sides().into_iter().zip(shared.articles) {
                    let words = locale.count("articles", count);
                    self.canvas.words(area, &words, side, faint);
                }
                let tinted = self.theme.over(style, Role::Mention(shared.kind));
                let base = BaseDirection::Within(Direction::RightToLeft);
                self.canvas
                    .text(columns.middle, &shared.name, base, Side::Middle, tinted);
            }
        }
    }

    fn draw_compare_heading(&mut self, line: Area, id: &'static str) {
        let words = self.app.locale().text(id);
        let style = self.theme.style(Role::Heading);
        self.canvas.words(line, &words, Side::Middle, style);
    }

    /// Words for each of the two, at their sides.
    fn draw_sides(&mut self, line: Area, names: [&str; 2], words: &[String; 2], style: Style) {
        if self.is_plain() {
            return self.draw_compared_in_words(line, "", names, words, style);
        }
        let columns = ComparedColumns::of(line, 2);
        for ((area, side), words) in columns.sides().into_iter().zip(words) {
            self.canvas.words(area, words, side, style);
        }
    }

    /// What is said of each of the two, by its name: for those to whom it is read out.
    fn draw_compared_in_words(
        &mut self,
        line: Area,
        before: &str,
        names: [&str; 2],
        words: &[String; 2],
        style: Style,
    ) {
        let locale = self.app.locale();
        let [one, other] = [0, 1].map(|at| {
            let words = messages::labelled(locale, names[at], words[at].clone());
            isolated(&words)
        });
        let both = format!("{one}{}{other}", locale.text("list-separator"));
        let words = match before {
            "" => both,
            before => messages::labelled(locale, before, both),
        };
        self.canvas.words(line, &words, Side::Right, style);
    }

    /// A month in the middle, and from it a bar to each side.
    fn draw_compared_month(
        &mut self,
        line: Area,
        names: [&str; 2],
        (month, counts): (Date, [usize; 2]),
        most: usize,
        style: Style,
    ) {
        let dates = self.app.dates();
        if self.is_plain() {
            let counts = counts.map(|count| count.to_string());
            return self.draw_compared_in_words(line, &dates.month(month), names, &counts, style);
        }
        let columns = ComparedColumns::of(line, month_width(dates.months) + 2);
        let name = dates.month(month);
        self.canvas
            .words(columns.middle, &name, Side::Middle, style);
        let faint = self.theme.faint_on(style);
        // The bars grow away from the month; what they stand for stands at the far ends.
        for ((area, side), count) in columns.sides().into_iter().zip(counts) {
            let words = if count == 0 {
                String::new()
            } else {
                count.to_string()
            };
            let taken = self.canvas.words(area, &words, side, faint);
            let (bar, from) = match side {
                Side::Right => {
                    let width = taken.x.saturating_sub(area.x + 1);
                    (Area { width, ..area }, Side::Left)
                }
                Side::Left | Side::Middle => {
                    let x = taken.right() + 1;
                    let width = area.right().saturating_sub(x);
                    (Area { x, width, ..area }, Side::Right)
                }
            };
            self.draw_bar(bar, from, (count, most), style);
        }
    }

    /// A bar from one side of an area, as long as a count is among the `most` that fills it.
    fn draw_bar(&mut self, area: Area, from: Side, (count, most): (usize, usize), style: Style) {
        let cells = (usize::from(area.width) * count).div_ceil(most.max(1));
        let cells = u16::try_from(cells).unwrap_or(area.width).min(area.width);
        let style = self.theme.over(style, Role::Heading);
        let x = match from {
            Side::Right => area.right() - cells,
            Side::Left | Side::Middle => area.x,
        };
        for x in x..x + cells {
            self.canvas.symbol(x, area.y, "▪", style);
        }
    }
}

//! Topics over time: a row of columns for each topic, and the one the keys are at drawn large.

use ratatui::style::Style;

use std::borrow::Cow;

use crate::app::arrangement::Area;
use crate::app::cursor::Cursor;
use crate::app::timeline::{ArticleMonths, MonthRow, Sort, TimelineOverlay};
use crate::i18n::Locale;
use crate::text;
use crate::ui::canvas::Side;
use crate::ui::chart::fitted;
use crate::ui::overlay::OverlayRows;
use crate::ui::{Role, View};

/// Rows of the large chart.
const CHART_ROWS: u16 = 6;
/// Cells that one of its columns is wide at most.
const WIDEST: usize = 6;

impl View<'_> {
    pub(super) fn draw_timeline(&mut self, overlay: &TimelineOverlay, cursor: Cursor) {
        let locale = self.app.locale();
        let title = locale.text("timeline-title");
        let Some(months) = &overlay.months else {
            let inner = self.draw_box(1, &title);
            let words = if overlay.awaited.is_awaited() {
                "…".into()
            } else {
                locale.text("timeline-empty")
            };
            let style = self.theme.style(Role::Faint);
            self.canvas.words(inner, &words, Side::Right, style);
            return;
        };
        let title = match months.undated {
            0 => title,
            undated => locale.count("timeline-title-undated", undated).into(),
        };
        let count = u16::try_from(months.rows.len()).unwrap_or(u16::MAX);
        let inner = self.draw_box(usize::from(count + 2 + CHART_ROWS), &title);
        // The large chart is drawn where there is room for it.
        let has_chart = inner.height >= count + 2 + CHART_ROWS;
        let listed = Area {
            height: inner.height - if has_chart { CHART_ROWS + 2 } else { 1 },
            ..inner
        };
        self.draw_month_rows(listed, months, cursor);
        let below = listed.y + listed.height;
        let mut leftmost = inner.x;
        if has_chart && let Some(row) = months.rows.get(cursor.selected) {
            let chart = Area {
                y: below + 1,
                height: CHART_ROWS,
                ..inner
            };
            leftmost = self.draw_large(chart, row).x;
        }
        let axis = inner.row(inner.y + inner.height - 1);
        self.draw_axis(axis, months, leftmost);
    }

    /// One row of columns as high and as wide as there is room for; returns where they stand.
    fn draw_large(&mut self, area: Area, row: &MonthRow) -> Area {
        let counts = fitted(&row.counts, area.width);
        let most = counts.iter().copied().max().unwrap_or(1);
        let width = usize::from(area.width) / counts.len().max(1);
        let columns = counts
            .iter()
            .flat_map(|count| std::iter::repeat_n(*count, width.clamp(1, WIDEST)));
        let style = self.theme.style(Role::Heading);
        self.draw_bars(area, &columns.collect::<Vec<_>>(), most, style)
    }

    /// The first month under the first column, the last where the columns end, at `leftmost`.
    fn draw_axis(&mut self, axis: Area, months: &ArticleMonths, leftmost: u16) {
        let dates = self.app.dates();
        let faint = self.theme.style(Role::Faint);
        let first = dates.month(months.first);
        let taken = self.canvas.words(axis, &first, Side::Right, faint);
        if months.last == months.first {
            return;
        }
        let last = dates.month(months.last);
        let width = u16::try_from(text::width(&last)).unwrap_or(u16::MAX);
        let x = leftmost.min(taken.x.saturating_sub(width.saturating_add(1)));
        let x = x.max(axis.x);
        let rest = Area {
            x,
            width: taken.x.saturating_sub(x),
            ..axis
        };
        self.canvas.words(rest, &last, Side::Left, faint);
    }

    fn draw_month_rows(&mut self, area: Area, months: &ArticleMonths, cursor: Cursor) {
        let columns = TimelineColumns::of(months, area.width, self.app.locale());
        let rows = OverlayRows {
            area,
            height: 1,
            cursor,
            count: months.rows.len(),
        };
        self.draw_some_rows(
            rows,
            |_| true,
            |view, line, index, style| {
                view.draw_month_row(line, &months.rows[index], columns, style)
            },
        );
    }

    fn draw_month_row(
        &mut self,
        line: Area,
        row: &MonthRow,
        columns: TimelineColumns,
        style: Style,
    ) {
        let label = Area {
            x: line.right() - columns.names,
            width: columns.names,
            ..line
        };
        let name = name(&row.sort, self.app.locale());
        self.canvas.words(label, &name, Side::Right, style);
        let total = Area {
            x: label.x - 1 - columns.totals,
            width: columns.totals,
            ..line
        };
        let faint = self.theme.faint_on(style);
        let number = row.total().to_string();
        self.canvas.words(total, &number, Side::Right, faint);
        let bars = Area {
            width: columns.bars,
            ..line
        };
        let counts = fitted(&row.counts, columns.bars);
        let most = match row.sort {
            Sort::All => counts.iter().copied().max().unwrap_or(1),
            _ => columns.most,
        };
        let style = self.theme.over(style, Role::Heading);
        self.draw_bars(bars, &counts, most, style);
    }
}

/// How the width of a row is divided, and the scale of its bars.
#[derive(Clone, Copy)]
struct TimelineColumns {
    names: u16,
    totals: u16,
    bars: u16,
    /// The largest count of a topic: all topics are drawn to one scale, so that they can be compared.
    most: usize,
}

impl TimelineColumns {
    fn of(months: &ArticleMonths, width: u16, locale: Locale) -> Self {
        let cells = |number: usize, most: u16| u16::try_from(number).unwrap_or(u16::MAX).min(most);
        let name = |row: &MonthRow| text::width(&name(&row.sort, locale));
        let names = months.rows.iter().map(name).max().unwrap_or(0);
        let names = cells(names, width / 2);
        let digits = |row: &MonthRow| row.total().to_string().len();
        let totals = months.rows.iter().map(digits).max().unwrap_or(1);
        let totals = cells(totals, width / 4);
        let bars = width.saturating_sub(names + totals + 2);
        let of_topics = months.rows.iter().filter(|row| row.sort != Sort::All);
        let counts = of_topics.flat_map(|row| fitted(&row.counts, bars));
        Self {
            names,
            totals,
            bars,
            most: counts.max().unwrap_or(1),
        }
    }
}

/// What the articles of a row are called.
fn name(sort: &Sort, locale: Locale) -> Cow<'_, str> {
    match sort {
        Sort::All => locale.text("topics-all"),
        Sort::Topic(topic) => topic.name(locale).into(),
        Sort::OwnTopic(name) => name.into(),
    }
}

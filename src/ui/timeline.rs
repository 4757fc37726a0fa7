//! Topics over time: a row of columns for each topic, and the one the keys are at drawn large.

use crate::app::Target;
use crate::app::arrangement::Area;
use crate::app::timeline::{MonthRow, Months, Sort, TimelineOverlay};
use crate::text;
use crate::ui::canvas::Side;
use crate::ui::chart::fitted;
use crate::ui::{Role, View};
use crate::words;

/// Rows of the large chart.
const CHART_ROWS: u16 = 6;
/// Cells that one of its columns is wide at most.
const WIDEST: usize = 6;

impl View<'_> {
    pub(super) fn draw_timeline(&mut self, overlay: &TimelineOverlay) {
        let locale = self.app.locale;
        let title = locale.pick("الموضوعات عبر الزمن", "topics over time");
        let Some(months) = &overlay.months else {
            let inner = self.draw_box(1, title);
            let words = if overlay.awaited.is_awaited() {
                "…"
            } else {
                locale.pick("لا مقال مؤرّخًا", "no article has a date")
            };
            let style = self.theme.style(Role::Faint);
            self.canvas.words(inner, words, Side::Right, style);
            return;
        };
        let count = u16::try_from(months.rows.len()).unwrap_or(u16::MAX);
        let inner = self.draw_box(usize::from(count + 2 + CHART_ROWS), title);
        // The large chart is drawn where there is room for it.
        let has_chart = inner.height >= count + 2 + CHART_ROWS;
        let listed = Area {
            height: inner.height - if has_chart { CHART_ROWS + 2 } else { 1 },
            ..inner
        };
        self.draw_month_rows(listed, months, overlay);
        let below = listed.y + listed.height;
        let mut leftmost = inner.x;
        if has_chart && let Some(row) = months.rows.get(overlay.cursor.selected) {
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
    fn draw_axis(&mut self, axis: Area, months: &Months, leftmost: u16) {
        let locale = self.app.locale;
        let faint = self.theme.style(Role::Faint);
        let first = words::month(months.first, locale);
        let taken = self.canvas.words(axis, &first, Side::Right, faint);
        if months.last == months.first {
            return;
        }
        let last = words::month(months.last, locale);
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

    fn draw_month_rows(&mut self, area: Area, months: &Months, overlay: &TimelineOverlay) {
        let locale = self.app.locale;
        let width = |row: &MonthRow| text::width(row.sort.name(locale));
        let names = months.rows.iter().map(width).max().unwrap_or(0);
        let names = u16::try_from(names).unwrap_or(u16::MAX).min(area.width / 2);
        let digits = |row: &MonthRow| row.total().to_string().len();
        let totals = months.rows.iter().map(digits).max().unwrap_or(1);
        let totals = u16::try_from(totals)
            .unwrap_or(u16::MAX)
            .min(area.width / 4);
        let columns = area.width.saturating_sub(names + totals + 2);
        // All topics are drawn to one scale, so that they can be compared.
        let of_topics = months.rows.iter().filter(|row| row.sort != Sort::All);
        let most = of_topics
            .flat_map(|row| fitted(&row.counts, columns))
            .max()
            .unwrap_or(1);
        let height = usize::from(area.height);
        let top = (overlay.cursor.selected + 1).saturating_sub(height);
        let rows = months.rows.iter().enumerate().skip(top);
        for (y, (index, row)) in (area.y..area.y + area.height).zip(rows) {
            let line = area.row(y);
            let wider = Area {
                x: line.x - 1,
                width: line.width + 2,
                ..line
            };
            self.regions.add(wider, Target::OverlayItem(index));
            let is_selected = index == overlay.cursor.selected;
            let style = self.theme.style(if is_selected {
                Role::Selected
            } else {
                Role::Text
            });
            if is_selected {
                self.canvas.restyle(wider, style);
            }
            let label = Area {
                x: line.right() - names,
                width: names,
                ..line
            };
            self.canvas
                .words(label, row.sort.name(locale), Side::Right, style);
            let total = Area {
                x: label.x - 1 - totals,
                width: totals,
                ..line
            };
            let faint = self.theme.faint_on(style);
            let number = row.total().to_string();
            self.canvas.words(total, &number, Side::Right, faint);
            let bars = Area {
                width: columns,
                ..line
            };
            let counts = fitted(&row.counts, columns);
            let most = match row.sort {
                Sort::All => counts.iter().copied().max().unwrap_or(1),
                _ => most,
            };
            let style = style.patch(self.theme.style(Role::Heading));
            self.draw_bars(bars, &counts, most, style);
        }
    }
}

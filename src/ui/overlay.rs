//! What lies over the panes: help, and the articles that mention an entity.

use crate::app::action::{COMMANDS, Group};
use crate::app::arrangement::Area;
use crate::app::{MentioningOverlay, OVERLAY_ROWS_PER_ARTICLE, Overlay, Target};
use crate::text::{BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::{Role, View};
use crate::words::{self, Count, MENTIONS, isolated};

/// A row of the help screen.
enum HelpRow {
    Blank,
    Heading(&'static str),
    Command { keys: String, words: &'static str },
}

impl View<'_> {
    pub(super) fn draw_overlays(&mut self) {
        for overlay in &self.app.overlays {
            self.regions.add(
                Area {
                    x: 0,
                    y: 0,
                    width: self.app.size.columns,
                    height: self.app.size.rows,
                },
                Target::Pane(self.app.focus),
            );
            match overlay {
                Overlay::Help { top } => self.draw_help(*top),
                Overlay::Mentioning(overlay) => self.draw_mentioning(overlay),
                Overlay::Card(overlay) => self.draw_card(overlay),
                Overlay::Correct(overlay) => self.draw_corrections(overlay),
                Overlay::Classify(overlay) => self.draw_classifying(overlay),
                Overlay::Timeline(overlay) => self.draw_timeline(overlay),
            }
        }
    }

    /// An empty box with a title for so many rows; returns its inside.
    pub(super) fn draw_box(&mut self, content_rows: usize, title: &str) -> Area {
        let area = self.app.overlay_area(content_rows);
        self.regions.add(area, Target::Overlay);
        let style = self.theme.style(Role::Heading);
        self.canvas.fill(area, " ", self.theme.style(Role::Text));
        let (last_x, last_y) = (area.right() - 1, area.y + area.height - 1);
        for x in area.x + 1..last_x {
            self.canvas.symbol(x, area.y, "─", style);
            self.canvas.symbol(x, last_y, "─", style);
        }
        for y in area.y + 1..last_y {
            self.canvas.symbol(area.x, y, "│", style);
            self.canvas.symbol(last_x, y, "│", style);
        }
        for (x, y, corner) in [
            (area.x, area.y, "╭"),
            (last_x, area.y, "╮"),
            (area.x, last_y, "╰"),
            (last_x, last_y, "╯"),
        ] {
            self.canvas.symbol(x, y, corner, style);
        }
        let heading = Area {
            height: 1,
            ..area.inset(2)
        };
        self.canvas
            .words(heading, &format!(" {title} "), Side::Right, style);
        Area {
            y: area.y + 1,
            height: area.height - 2,
            ..area
        }
        .inset(2)
    }

    fn draw_help(&mut self, top: usize) {
        let locale = self.app.locale;
        let mut rows = Vec::new();
        for group in Group::ALL {
            if !rows.is_empty() {
                rows.push(HelpRow::Blank);
            }
            rows.push(HelpRow::Heading(group.name(locale)));
            for command in COMMANDS.iter().filter(|command| command.group == group) {
                rows.push(HelpRow::Command {
                    keys: command.keys(),
                    words: command.words(locale),
                });
            }
        }
        let inner = self.draw_box(rows.len(), locale.pick("المفاتيح", "keys"));
        let top = top.min(rows.len().saturating_sub(usize::from(inner.height)));
        for (y, row) in (inner.y..inner.y + inner.height).zip(rows.iter().skip(top)) {
            let line = inner.row(y);
            match row {
                HelpRow::Blank => {}
                HelpRow::Heading(words) => {
                    self.canvas
                        .words(line, words, Side::Right, self.theme.style(Role::Heading));
                }
                HelpRow::Command { keys, words } => {
                    let keys_width = 14.min(line.width / 2);
                    let keys_area = Area {
                        x: line.right() - keys_width,
                        width: keys_width,
                        ..line
                    };
                    let left_to_right = BaseDirection::Fixed(Direction::LeftToRight);
                    let style = self.theme.style(Role::Title);
                    self.canvas
                        .text(keys_area, keys, left_to_right, Side::Right, style);
                    let words_area = Area {
                        width: line.width - keys_width - 2,
                        ..line
                    };
                    let style = self.theme.style(Role::Text);
                    self.canvas.words(words_area, words, Side::Right, style);
                }
            }
        }
        let last = top + usize::from(inner.height);
        if last < rows.len() {
            let below = inner.row(inner.y + inner.height);
            self.canvas
                .words(below, " ↓ ", Side::Left, self.theme.style(Role::Heading));
        }
    }

    fn draw_mentioning(&mut self, overlay: &MentioningOverlay) {
        let locale = self.app.locale;
        let Some(articles) = &overlay.articles else {
            self.draw_box(1, &format!("{}…", isolated(&overlay.name)));
            return;
        };
        let count = Count::articles(articles.len(), locale);
        let rows = articles.len() * usize::from(OVERLAY_ROWS_PER_ARTICLE);
        let inner = self.draw_box(rows, &format!("{} · {count}", isolated(&overlay.name)));
        let shown = self.app.overlay_articles_in_sight();
        for (place, (index, article)) in articles
            .iter()
            .enumerate()
            .skip(overlay.top)
            .take(shown)
            .enumerate()
        {
            let top = inner.y + u16::try_from(place).unwrap_or(0) * OVERLAY_ROWS_PER_ARTICLE;
            let entry = Area {
                y: top,
                height: OVERLAY_ROWS_PER_ARTICLE,
                ..inner
            };
            let wider = Area {
                x: inner.x - 1,
                width: inner.width + 2,
                ..entry
            };
            self.regions.add(wider, Target::OverlayItem(index));
            let is_selected = index == overlay.selected;
            let role = if is_selected {
                Role::Selected
            } else {
                Role::Text
            };
            let style = self.theme.style(role);
            if is_selected {
                self.canvas.restyle(wider, style);
            }
            let base = BaseDirection::Within(Direction::RightToLeft);
            let row = Area { height: 1, ..entry };
            self.canvas
                .text(row, &article.summary.title, base, Side::Right, style);
            let mentions = Count {
                number: article.mention_count,
                noun: MENTIONS,
                locale,
            };
            let date = article
                .summary
                .date
                .map(|date| format!("{} · ", isolated(&words::date(date, locale))));
            let about = format!("{}{mentions}", date.unwrap_or_default());
            let faint = self.theme.faint_on(style);
            self.canvas
                .words(Area { y: top + 1, ..row }, &about, Side::Right, faint);
        }
    }
}

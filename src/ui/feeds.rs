//! The feeds that are followed: what each is called, how much of it is unread, and how it fares.

use jiff::Timestamp;
use ratatui::style::Style;

use crate::app::arrangement::Area;
use crate::app::feeds::FeedsOverlay;
use crate::app::help::ScreenSign;
use crate::app::overlay::Overlay;
use crate::library::Feed;
use crate::messages;
use crate::text::{BaseDirection, Direction};
use crate::ui::canvas::Side;
use crate::ui::manner::sign;
use crate::ui::{Role, View};

impl View<'_> {
    pub(super) fn draw_feeds(&mut self, overlay_feeds: &FeedsOverlay, overlay: &Overlay) {
        let locale = self.app.locale();
        let title = locale.text("feeds-title");
        let Some((feeds, now)) = &overlay_feeds.feeds else {
            self.draw_box(1, &format!("{title}…"));
            return;
        };
        if feeds.is_empty() {
            let inner = self.draw_box(1, &title);
            let command = [("command", messages::FEED_ADD.into())];
            let words = locale.format("feeds-none", &command);
            let style = self.theme.style(Role::Faint);
            self.canvas.words(inner, &words, Side::Right, style);
            return;
        }
        let unread = feeds.iter().map(|feed| feed.unread).sum();
        let title = format!("{title} · {}", locale.count("feeds-unread", unread));
        let rows = feeds.len() * usize::from(self.app.row_height(&overlay.content));
        let inner = self.draw_box(rows, &title);
        self.draw_rows(inner, overlay, |view, entry, index, style| {
            if let Some(feed) = feeds.get(index) {
                view.draw_feed(entry, feed, *now, style);
            }
        });
    }

    fn draw_feed(&mut self, entry: Area, feed: &Feed, now: Timestamp, style: Style) {
        let row = entry.row(entry.y);
        let faint = self.theme.faint_on(style);
        let (number, marked) = match feed.unread {
            0 => (String::new(), faint),
            unread => (
                format!(
                    "{} {unread}",
                    sign(ScreenSign::Unread, self.theme.manner, self.app)
                ),
                self.theme.over(style, Role::Unread),
            ),
        };
        let taken = self.canvas.words(row, &number, Side::Left, marked);
        let name = row.right_of(taken, 1);
        let base = BaseDirection::Within(Direction::RightToLeft);
        self.canvas
            .text(name, feed.label(), base, Side::Right, style);
        let state = messages::feed_summary(feed, now, self.app.locale());
        let style = match feed.fault {
            Some(_) => self.theme.over(style, Role::Warning),
            None => faint,
        };
        self.canvas
            .words(entry.row(entry.y + 1), &state, Side::Right, style);
    }
}

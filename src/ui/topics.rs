//! The row of topics along the top.

use crate::app::arrangement::Area;
use crate::app::{Pane, Target};
use crate::extract::Topic;
use crate::text;
use crate::ui::canvas::Side;
use crate::ui::{Role, View};

/// A topic as the row shows it.
struct Chip {
    words: String,
    width: u16,
    target: Target,
    role: Role,
}

impl View<'_> {
    pub(super) fn draw_topics(&mut self, row: Area) {
        self.regions.add(row, Target::Pane(Pane::Topics));
        let chips = self.chips();
        // The row starts with the chip from which on the one with the keys is in sight.
        let cursor = if self.app.focus == Pane::Topics {
            self.app.topic + 1
        } else {
            0
        };
        let first = (0..=cursor)
            .find(|first| {
                let needed: u16 = chips[*first..=cursor].iter().map(|chip| chip.width).sum();
                needed + 2 <= row.width
            })
            .unwrap_or(cursor);
        let mut right = row.right();
        if first > 0 {
            right -= 1;
            self.canvas
                .symbol(right, row.y, "›", self.theme.style(Role::Faint));
        }
        for (index, chip) in chips.iter().enumerate().skip(first) {
            let is_last = index + 1 == chips.len();
            if right < row.x + chip.width + u16::from(!is_last) {
                self.canvas
                    .symbol(row.x, row.y, "‹", self.theme.style(Role::Faint));
                break;
            }
            right -= chip.width;
            let area = Area {
                x: right,
                width: chip.width,
                ..row
            };
            self.regions.add(area, chip.target);
            self.canvas
                .words(area, &chip.words, Side::Right, self.theme.style(chip.role));
        }
    }

    fn chips(&self) -> Vec<Chip> {
        let app = self.app;
        let all = format!(
            " {} {} ",
            app.interface.pick("الكل", "all"),
            app.list.listing.total
        );
        let role = if app.filter.topics.is_empty() {
            Role::PaneHeading
        } else {
            Role::Faint
        };
        let mut chips = vec![Chip::new(all, Target::Topic(None), role)];
        for (index, topic) in Topic::ALL.iter().enumerate() {
            let counts = app.list.listing.topics.get(index).copied();
            let count = counts.unwrap_or_default().articles;
            let words = format!(" {} {count} ", topic.name(app.interface));
            let has_keys = app.focus == Pane::Topics && app.topic == index;
            let role = match (has_keys, app.is_filtered_by(*topic), count) {
                (_, true, _) => Role::ActiveTopic,
                (true, _, _) => Role::TopicCursor,
                (_, _, 0) => Role::Divider,
                _ => Role::Faint,
            };
            // Where a topic is both, brackets say that the keys are there.
            let words = if has_keys {
                format!("[{}]", words.trim())
            } else {
                words
            };
            chips.push(Chip::new(words, Target::Topic(Some(index)), role));
        }
        chips
    }
}

impl Chip {
    fn new(words: String, target: Target, role: Role) -> Self {
        let width = u16::try_from(text::width(&words)).unwrap_or(u16::MAX);
        Self {
            words,
            width,
            target,
            role,
        }
    }
}

//! The row along the top: filters that are kept, the reader's own topics, and the topics.

use crate::app::arrangement::Area;
use crate::app::chips::Chip;
use crate::app::{Pane, Target};
use crate::i18n::isolated;
use crate::library::TopicCount;
use crate::text;
use crate::ui::canvas::Side;
use crate::ui::{Role, View};

/// A chip as the row shows it.
struct ShownChip {
    words: String,
    width: u16,
    target: Target,
    role: Role,
    /// Whether what follows is of another sort.
    is_last_of_sort: bool,
}

/// What is said of how many articles a chip stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// How many there are, and how many of them were not read: `12·3`.
    WithUnread,
    /// How many there are.
    Articles,
}

impl View<'_> {
    pub(super) fn draw_topics(&mut self, row: Area) {
        self.regions.add(row, Target::Pane(Pane::Topics));
        let mut chips = self.chips(Counts::WithUnread);
        let needed: u16 = chips
            .iter()
            .map(|chip| chip.width)
            .fold(0, u16::saturating_add);
        if needed > row.width {
            chips = self.chips(Counts::Articles);
        }
        // The row starts with the chip from which on the one with the keys is in sight.
        let cursor = if self.app.focus() == Pane::Topics {
            (self.app.topic() + 1).min(chips.len() - 1)
        } else {
            0
        };
        let first = (0..=cursor)
            .find(|first| {
                let widths = chips[*first..=cursor].iter().map(|chip| chip.width);
                widths.fold(2, u16::saturating_add) <= row.width
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
            let room = right.saturating_sub(row.x + u16::from(!is_last));
            if chip.width > room && index > first {
                let style = self.theme.style(Role::Faint);
                self.canvas.symbol(row.x, row.y, "‹", style);
                break;
            }
            // A name wider than the screen is cut.
            let width = chip.width.min(room);
            right -= width;
            let area = Area {
                x: right,
                width,
                ..row
            };
            self.draw_chip(area, chip);
        }
    }

    fn draw_chip(&mut self, area: Area, chip: &ShownChip) {
        self.regions.add(area, chip.target);
        let words = Area {
            x: area.x + u16::from(chip.is_last_of_sort),
            width: area.width.saturating_sub(u16::from(chip.is_last_of_sort)),
            ..area
        };
        if chip.is_last_of_sort {
            let style = self.theme.style(Role::Divider);
            self.canvas.symbol(area.x, area.y, "│", style);
        }
        self.canvas
            .words(words, &chip.words, Side::Right, self.theme.style(chip.role));
    }

    fn chips(&self, counts: Counts) -> Vec<ShownChip> {
        let app = self.app;
        let listing = &app.list().listing;
        let total = counted(
            TopicCount {
                articles: listing.total,
                unread: 0,
            },
            counts,
        );
        let all = format!(" {} {total} ", app.locale().text("topics-all"));
        let role = if app.filter().is_empty() {
            Role::PaneHeading
        } else {
            Role::Faint
        };
        let chips = app.chips();
        let mut shown = vec![ShownChip::new(all, Target::Topic(None), role, false)];
        for (index, chip) in chips.iter().enumerate() {
            let name = match chip {
                Chip::Topic(topic, _) => topic.name(app.locale()).to_owned(),
                _ => isolated(chip.id()),
            };
            let words = format!("{name} {}", counted(chip.count(), counts));
            let has_keys = app.focus() == Pane::Topics && app.topic() == index;
            // Where a chip is both, brackets say that the keys are there.
            let words = if has_keys {
                format!("[{words}]")
            } else {
                format!(" {words} ")
            };
            let role = match (has_keys, app.is_in_force(chip), chip.count().articles) {
                (_, true, _) => Role::ActiveTopic,
                (true, _, _) => Role::TopicCursor,
                (_, _, 0) => Role::Divider,
                _ => Role::Faint,
            };
            let sort = std::mem::discriminant(chip);
            let next = chips.get(index + 1).map(std::mem::discriminant);
            let is_last_of_sort = next.is_some_and(|next| next != sort);
            let target = Target::Topic(Some(index));
            shown.push(ShownChip::new(words, target, role, is_last_of_sort));
        }
        shown
    }
}

impl ShownChip {
    fn new(words: String, target: Target, role: Role, is_last_of_sort: bool) -> Self {
        let width = u16::try_from(text::width(&words)).unwrap_or(u16::MAX);
        Self {
            words,
            width: width.saturating_add(u16::from(is_last_of_sort)),
            target,
            role,
            is_last_of_sort,
        }
    }
}

fn counted(count: TopicCount, counts: Counts) -> String {
    match (counts, count.unread) {
        (Counts::Articles, _) | (_, 0) => count.articles.to_string(),
        (Counts::WithUnread, unread) => format!("{}·{unread}", count.articles),
    }
}

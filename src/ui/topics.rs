//! The row along the top: filters that are kept, the reader's own topics, and the topics; each with the number of its
//! articles, and behind the sign of the list the number of those that were not read.

use crate::app::arrangement::Area;
use crate::app::chips::Chip;
use crate::app::help::ScreenSign;
use crate::app::{Pane, Target};
use crate::i18n::isolated;
use crate::library::TopicCount;
use crate::ui::manner::{Manner, sign};
use crate::ui::strip::ShownChip;
use crate::ui::{Role, View, signs};

/// The sign of what the list is filtered by.
const IN_FORCE: &str = "✓";

impl View<'_> {
    pub(super) fn draw_topics(&mut self, row: Area) {
        self.regions.add(row, Target::Pane(Pane::Topics));
        let has_keys = self.app.focus() == Pane::Topics;
        let cursor = if has_keys { self.app.topic() + 1 } else { 0 };
        let chips = self.topic_chips();
        self.draw_strip(row, &chips, cursor);
    }

    fn topic_chips(&self) -> Vec<ShownChip> {
        let app = self.app;
        let role = if app.filter().is_empty() {
            Role::PaneHeading
        } else {
            Role::Faint
        };
        let all = ShownChip::new(&self.all_words(), Target::Topic(None), role);
        let chips = app.chips();
        let shown = chips.iter().enumerate();
        let shown = shown.map(|(index, chip)| self.topic_chip(index, chip));
        [all].into_iter().chain(shown).collect()
    }

    /// What the library holds, the unread said in words: the other chips have the sign alone.
    fn all_words(&self) -> String {
        let (locale, listing) = (self.app.locale(), &self.app.list().listing);
        let all = format!("{} {}", locale.text("topics-all"), listing.total);
        match listing.total_unread {
            0 => all,
            unread => match self.theme.manner {
                Manner::Drawn => {
                    let sign = signs::sign(ScreenSign::Unread);
                    format!("{all} {sign}{unread} {}", locale.text("topics-unread"))
                }
                Manner::Plain => format!(
                    "{} {}",
                    locale.text("topics-all"),
                    self.counted(TopicCount {
                        articles: listing.total,
                        unread,
                    })
                ),
            },
        }
    }

    fn topic_chip(&self, index: usize, chip: &Chip<'_>) -> ShownChip {
        let app = self.app;
        let name = match chip {
            Chip::Topic(topic, _) => topic.name(app.locale()).to_owned(),
            _ => isolated(chip.id()),
        };
        let is_in_force = app.is_in_force(chip);
        let sign = match (is_in_force, self.theme.manner) {
            (false, _) => "".into(),
            (true, Manner::Drawn) => IN_FORCE.into(),
            (true, Manner::Plain) => format!("{} ", app.locale().text("plain-in-force")),
        };
        let words = format!("{sign}{name} {}", self.counted(chip.count()));
        let target = Target::Topic(Some(index));
        let has_keys = app.focus() == Pane::Topics && app.topic() == index;
        let said = self.said_if_selected(has_keys);
        match (has_keys, is_in_force) {
            (true, true) => ShownChip::with_keys(&said, &words, target, Role::ActiveTopic),
            (true, false) => ShownChip::with_keys(&said, &words, target, Role::TopicCursor),
            (false, true) => ShownChip::new(&words, target, Role::ActiveTopic),
            (false, false) => ShownChip::new(&words, target, Role::Faint),
        }
    }
}

impl View<'_> {
    fn counted(&self, count: TopicCount) -> String {
        let sign = sign(ScreenSign::Unread, self.theme.manner, self.app);
        let articles = count.articles;
        match (count.unread, self.theme.manner) {
            (0, _) => articles.to_string(),
            (unread, Manner::Drawn) => format!("{articles} {sign}{unread}"),
            (unread, Manner::Plain) => format!("{articles} ({sign} {unread})"),
        }
    }
}

//! The row of what the list is filtered by.

use crate::app::arrangement::Area;
use crate::app::parts::FilterPart;
use crate::app::{Pane, Target};
use crate::i18n::{isolated, isolated_with};
use crate::library::Matching;
use crate::query::{self, KEYS, QueryKey};
use crate::topics::Topic;
use crate::ui::strip::ShownChip;
use crate::ui::{Role, View};

/// The sign of what can be taken off.
const TAKES_OFF: &str = " ×";

impl View<'_> {
    pub(super) fn draw_filter(&mut self, row: Area) {
        self.regions.add(row, Target::Pane(Pane::Filter));
        let app = self.app;
        let has_keys = app.focus() == Pane::Filter;
        let title = app.locale().text("filter-title");
        let label = ShownChip::label(&title, Role::Faint);
        let parts = app.filter_parts();
        let chips = parts.iter().enumerate().map(|(index, part)| {
            let (words, target) = (self.part_words(part), Target::Part(index));
            if has_keys && app.part() == index {
                let said = self.said_if_selected(true);
                ShownChip::with_keys(&said, &words, target, Role::TopicCursor)
            } else {
                ShownChip::new(&words, target, Role::ActiveTopic)
            }
        });
        let chips: Vec<ShownChip> = [label].into_iter().chain(chips).collect();
        // Where the keys are elsewhere the part that was added last is the one of interest.
        let cursor = if has_keys {
            app.part() + 1
        } else {
            chips.len()
        };
        self.draw_strip(row, &chips, cursor);
    }

    fn part_words(&self, part: &FilterPart<'_>) -> String {
        let locale = self.app.locale();
        let takes_off = match self.is_plain() {
            true => "",
            false => TAKES_OFF,
        };
        let keyed = |key: QueryKey, value: &str| {
            let entry = KEYS.iter().find(|entry| entry.meaning == key);
            let key = entry.map_or("", |entry| entry.name(locale));
            format!("{key}: {}{takes_off}", isolated(value))
        };
        match *part {
            FilterPart::Typed(words, _) => {
                let words = isolated_with(words, &query::isolates(words));
                format!("{words}{takes_off}")
            }
            FilterPart::Topic(id) => {
                let name = Topic::from_id(id).map_or(id, |topic| topic.name(locale));
                keyed(QueryKey::Topic, name)
            }
            FilterPart::Entity(name, _) => keyed(QueryKey::Entity(None), name),
            FilterPart::NewestFirst => {
                format!("{}{takes_off}", locale.text("notice-newest-first"))
            }
            FilterPart::Matching(Matching::All) => locale.text("list-all-topics").into_owned(),
            FilterPart::Matching(Matching::Any) => locale.text("list-any-topic").into_owned(),
        }
    }
}

//! What lies over the panes: rows, the one the keys are at, and what the rows are of.

use crate::app::about::AboutOverlay;
use crate::app::action::Action;
use crate::app::card::CardOverlay;
use crate::app::classifying::ClassifyOverlay;
use crate::app::correcting::CorrectOverlay;
use crate::app::cursor::Cursor;
use crate::app::feeds::FeedsOverlay;
use crate::app::help::help_rows;
use crate::app::mentioning::MentioningOverlay;
use crate::app::outstanding::RequestId;
use crate::app::timeline::TimelineOverlay;
use crate::topics::Topic;

/// Rows laid over the panes.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The row one is at, and the one at the top.
    pub cursor: Cursor,
    /// What the rows are of.
    pub content: Content,
}

/// What the rows of an overlay are of.
#[derive(Clone, Debug)]
pub enum Content {
    /// The keys.
    Help,
    /// The articles that mention an entity.
    Mentioning(MentioningOverlay),
    /// What the library knows of an entity.
    Card(CardOverlay),
    /// Putting an entity right.
    Correct(CorrectOverlay),
    /// Saying what an article is about.
    Classify(ClassifyOverlay),
    /// The topics over time.
    Timeline(TimelineOverlay),
    /// What is known of an article.
    About(AboutOverlay),
    /// The feeds that are followed.
    Feeds(FeedsOverlay),
}

/// What becomes of an overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Stays,
    /// It is closed.
    Closed,
    /// A row is chosen.
    Chosen(usize),
}

impl Content {
    /// A request failed; returns whether what it was to bring is all there would be.
    pub(super) fn fail(&mut self, request: RequestId) -> bool {
        match self {
            Self::Mentioning(overlay) => overlay.awaited.fail(request),
            Self::Card(overlay) => overlay.awaited.fail(request),
            Self::Timeline(overlay) => overlay.awaited.fail(request),
            Self::Feeds(overlay) => overlay.fail(request),
            Self::About(overlay) => {
                // All else is there.
                overlay.awaited.fail(request);
                false
            }
            Self::Help | Self::Correct(_) | Self::Classify(_) => false,
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn row_count(&self) -> usize {
        match self {
            Self::Help => help_rows().len(),
            Self::Mentioning(overlay) => overlay.count(),
            Self::Card(overlay) => overlay.rows.len(),
            Self::Correct(overlay) => overlay.rows.len(),
            Self::Classify(_) => Topic::ALL.len(),
            Self::Timeline(overlay) => overlay.rows().len(),
            Self::About(overlay) => overlay.rows.len(),
            Self::Feeds(overlay) => overlay.rows().len(),
        }
    }

    /// Rows of the screen that each takes.
    #[must_use]
    pub fn row_height(&self) -> u8 {
        match self {
            Self::Mentioning(_) | Self::Feeds(_) => 2,
            _ => 1,
        }
    }

    /// Whether one can go to a row and choose it.
    #[must_use]
    pub fn can_be_chosen(&self, row: usize) -> bool {
        match self {
            Self::Help | Self::About(_) => false,
            Self::Card(overlay) => overlay.leads_on(row),
            _ => true,
        }
    }

    /// What chooses the row one is at.
    fn chosen_by(&self) -> &'static [Action] {
        match self {
            Self::Help | Self::About(_) => &[],
            Self::Classify(_) => &[Action::Open, Action::PageForward],
            _ => &[Action::Open],
        }
    }

    /// What closes it besides cancelling and going back.
    fn closed_by(&self) -> &'static [Action] {
        match self {
            Self::Help => &[Action::Help, Action::ArticlesMentioning, Action::Open],
            Self::Mentioning(_) => &[Action::Help, Action::ArticlesMentioning],
            Self::Card(_) => &[Action::Card],
            Self::Correct(_) => &[],
            Self::Classify(_) => &[Action::ArticleTopics],
            Self::Timeline(_) => &[Action::TopicsOverTime],
            Self::About(_) => &[Action::AboutArticle, Action::Open],
            Self::Feeds(_) => &[Action::Feeds],
        }
    }
}

impl Overlay {
    /// An overlay at its first row.
    #[must_use]
    pub fn new(content: Content) -> Self {
        Self::at(0, content)
    }

    /// An overlay at one of its rows.
    #[must_use]
    pub fn at(selected: usize, content: Content) -> Self {
        let cursor = Cursor { selected, top: 0 };
        Self { cursor, content }
    }

    /// Takes an action, where `height` of its rows are in sight.
    pub fn on(&mut self, action: Action, height: usize) -> Outcome {
        let closes = matches!(action, Action::Cancel | Action::Back);
        if closes || self.content.closed_by().contains(&action) {
            return Outcome::Closed;
        }
        if self.content.chosen_by().contains(&action) {
            return Outcome::Chosen(self.cursor.selected);
        }
        if let Some(steps) = action.rows(height) {
            self.step(steps, height);
        }
        Outcome::Stays
    }

    fn step(&mut self, steps: isize, height: usize) {
        let Self { cursor, content } = self;
        let count = content.row_count();
        match content {
            // Nothing in it can be chosen: the rows move.
            Content::Help | Content::About(_) => cursor.scroll(steps, count, height),
            _ => cursor.step(steps, count, height, |row| content.can_be_chosen(row)),
        }
    }

    /// Moves the rows, where `height` of them are in sight.
    pub fn scroll(&mut self, rows: isize, height: usize) {
        self.cursor.scroll(rows, self.content.row_count(), height);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::outstanding::RequestIds;

    fn contents() -> Vec<Content> {
        let id = RequestIds::default().fresh();
        vec![
            Content::Help,
            Content::Mentioning(MentioningOverlay::awaited(id, "مصر".to_owned())),
            Content::Card(CardOverlay::awaited(id, "مصر".to_owned())),
            Content::Correct(CorrectOverlay::new(None)),
            Content::Timeline(TimelineOverlay::awaited(id)),
            Content::Feeds(FeedsOverlay::awaited(id)),
        ]
    }

    #[test]
    fn every_overlay_is_cancelled_and_stays_on_what_it_does_not_know() {
        for content in contents() {
            let mut overlay = Overlay::new(content);
            for action in [Action::Star, Action::NextPane, Action::Down, Action::ToEnd] {
                assert_eq!(overlay.on(action, 5), Outcome::Stays, "{overlay:?}");
            }
            for action in [Action::Cancel, Action::Back] {
                assert_eq!(overlay.on(action, 5), Outcome::Closed, "{overlay:?}");
            }
        }
    }

    #[test]
    fn the_cursor_never_leaves_the_rows() {
        for content in contents() {
            let mut overlay = Overlay::new(content);
            for action in [Action::ToEnd, Action::PageForward, Action::Down, Action::Up] {
                overlay.on(action, 5);
                overlay.scroll(3, 5);
                let last = overlay.content.row_count().saturating_sub(1);
                let Cursor { selected, top } = overlay.cursor;
                assert!(selected <= last && top <= last, "{overlay:?}");
            }
        }
    }

    #[test]
    fn a_row_is_chosen_where_there_is_something_to_choose() {
        let mut menu = Overlay::new(Content::Correct(CorrectOverlay::new(None)));
        assert_eq!(menu.on(Action::Down, 5), Outcome::Stays);
        assert_eq!(menu.on(Action::Open, 5), Outcome::Chosen(1));
        let mut help = Overlay::new(Content::Help);
        assert_eq!(help.on(Action::ToEnd, 5), Outcome::Stays);
        assert_eq!(help.cursor.top, help_rows().len() - 5);
        assert_eq!(help.on(Action::Up, 5), Outcome::Stays);
        assert_eq!(
            help.cursor.top,
            help_rows().len() - 6,
            "up from the end is up"
        );
        assert_eq!(help.on(Action::Open, 5), Outcome::Closed);
    }
}

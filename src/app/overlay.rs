//! What lies over the panes: rows, the one the keys are at, and what the rows are of.

use crate::app::about::AboutOverlay;
use crate::app::action::Action;
use crate::app::appearance_menu::AppearanceMenu;
use crate::app::card::{CardOverlay, CompareOverlay, MonthsOverlay};
use crate::app::classifying::ClassifyOverlay;
use crate::app::copy_menu::CopyMenu;
use crate::app::correcting::{ChooserOverlay, CorrectOverlay, CorrectionsOverlay};
use crate::app::cursor::Cursor;
use crate::app::feeds::FeedsOverlay;
use crate::app::help::HelpOverlay;
use crate::app::highlights::HighlightsOverlay;
use crate::app::hints::FIRST_STEPS;
use crate::app::history::HistoryOverlay;
use crate::app::link_overlay::{LinkOverlay, LinkRow};
use crate::app::mentioning::MentioningOverlay;
use crate::app::outline::OutlineOverlay;
use crate::app::outstanding::RequestId;
use crate::app::own_commands::{CommandRow, OutputOverlay};
use crate::app::palette::PaletteOverlay;
use crate::app::prompt::Purpose;
use crate::app::timeline::TimelineOverlay;

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
    /// What can be done, and how.
    Help(HelpOverlay),
    /// Actions by their names.
    Palette(PaletteOverlay),
    /// What one does first.
    Welcome,
    /// The articles that mention an entity.
    Mentioning(MentioningOverlay),
    /// What the library knows of an entity.
    Card(CardOverlay),
    /// The months of an entity.
    Months(MonthsOverlay),
    /// Two entities side by side.
    Compare(CompareOverlay),
    /// Putting an entity right.
    Correct(CorrectOverlay),
    /// An entity is chosen.
    Choose(ChooserOverlay),
    /// The corrections that were made.
    Corrections(CorrectionsOverlay),
    /// Saying what an article is about.
    Classify(ClassifyOverlay),
    /// The topics over time.
    Timeline(TimelineOverlay),
    /// What is known of an article.
    About(AboutOverlay),
    /// The feeds that are followed.
    Feeds(FeedsOverlay),
    /// The places one came from.
    History(HistoryOverlay),
    /// The headings of the open article.
    Outline(OutlineOverlay),
    /// What can be copied.
    Copy(CopyMenu),
    /// A link that was chosen.
    Link(LinkOverlay),
    /// What the reader highlighted.
    Highlights(HighlightsOverlay),
    /// How things look.
    Appearance(AppearanceMenu),
    /// The commands of the reader's own.
    Commands(Vec<CommandRow>),
    /// What such a command prints.
    Output(OutputOverlay),
}

/// What becomes of an overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlayOutcome {
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
            Self::Card(overlay) => {
                overlay.more.fail(request);
                overlay.awaited.fail(request)
            }
            Self::Compare(overlay) => overlay.awaited.fail(request),
            Self::Correct(overlay) => overlay.fail(request),
            Self::Choose(overlay) => overlay.awaited.fail(request),
            Self::Corrections(overlay) => overlay.awaited.fail(request),
            Self::Timeline(overlay) => overlay.awaited.fail(request),
            Self::Feeds(overlay) => overlay.fail(request),
            Self::Highlights(overlay) => overlay.fail(request),
            Self::About(overlay) => {
                // All else is there.
                overlay.awaited.fail(request);
                false
            }
            Self::Help(_)
            | Self::Palette(_)
            | Self::Welcome
            | Self::Months(_)
            | Self::History(_)
            | Self::Classify(_)
            | Self::Outline(_)
            | Self::Copy(_)
            | Self::Appearance(_)
            | Self::Commands(_)
            | Self::Output(_)
            | Self::Link(_) => false,
        }
    }

    /// Whether a line may be typed while this lies on top of the panes, or nothing does: some are typed into one thing
    /// that lies over them, and mean nothing without it.
    pub(super) fn takes_line(content: Option<&Self>, purpose: Purpose) -> bool {
        match purpose {
            Purpose::SearchHelp => matches!(content, Some(Self::Help(_))),
            Purpose::FindAction => matches!(content, Some(Self::Palette(_))),
            Purpose::ChooseEntity => matches!(content, Some(Self::Choose(_))),
            Purpose::SearchCard => matches!(content, Some(Self::Card(_))),
            Purpose::RenameEntity | Purpose::AddEntity => {
                matches!(content, Some(Self::Correct(_)))
            }
            Purpose::FilterList
            | Purpose::SearchText
            | Purpose::FilterEntities
            | Purpose::NameFilter
            | Purpose::NameTopic
            | Purpose::AddArticles
            | Purpose::WriteNote => true,
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn row_count(&self) -> usize {
        match self {
            Self::Help(help) => help.rows.len(),
            Self::Palette(palette) => palette.row_count(),
            Self::Welcome => FIRST_STEPS.len() + 2,
            Self::Mentioning(overlay) => overlay.count(),
            Self::Card(overlay) => overlay.rows.len(),
            Self::Months(overlay) => overlay.months.len(),
            Self::Compare(overlay) => overlay.rows.len(),
            Self::Correct(overlay) => overlay.rows.len(),
            Self::Choose(overlay) => overlay.rows.as_ref().map_or(0, Vec::len),
            Self::Corrections(overlay) => overlay.list.as_ref().map_or(0, Vec::len),
            Self::Classify(overlay) => overlay.row_count(),
            Self::Timeline(overlay) => overlay.rows().len(),
            Self::About(overlay) => overlay.rows.len(),
            Self::Feeds(overlay) => overlay.rows().len(),
            Self::History(overlay) => overlay.places.len(),
            Self::Outline(overlay) => overlay.rows.len(),
            Self::Copy(menu) => menu.rows.len(),
            Self::Link(overlay) => overlay.rows.len(),
            Self::Highlights(overlay) => overlay.rows().map_or(0, <[_]>::len),
            Self::Appearance(menu) => menu.row_count(),
            Self::Commands(rows) => rows.len(),
            Self::Output(overlay) => overlay.row_count(),
        }
    }

    /// Rows of the screen that each takes.
    #[must_use]
    pub fn row_height(&self) -> u8 {
        match self {
            Self::Mentioning(_)
            | Self::Feeds(_)
            | Self::History(_)
            | Self::Outline(_)
            | Self::Corrections(_) => 2,
            Self::Highlights(_) => 3,
            _ => 1,
        }
    }

    /// Whether nothing in it can be chosen: one moves the rows, not among them.
    fn is_only_read(&self) -> bool {
        matches!(
            self,
            Self::Help(_) | Self::About(_) | Self::Welcome | Self::Output(_)
        )
    }

    /// Whether one can go to a row and choose it.
    #[must_use]
    pub fn can_be_chosen(&self, row: usize) -> bool {
        match self {
            _ if self.is_only_read() => false,
            Self::Card(overlay) => overlay.leads_on(row),
            Self::Compare(overlay) => overlay.leads_on(row),
            Self::Link(overlay) => !matches!(overlay.rows.get(row), Some(LinkRow::Address(_))),
            _ => true,
        }
    }

    /// What chooses the row one is at.
    fn chosen_by(&self) -> &'static [Action] {
        match self {
            _ if self.is_only_read() => &[],
            // The line that is typed into the palette takes its keys.
            Self::Palette(_) | Self::Corrections(_) => &[],
            Self::Classify(_) | Self::Appearance(_) => &[Action::Open, Action::ReadOn],
            _ => &[Action::Open],
        }
    }

    /// What closes it besides cancelling and going back.
    fn closed_by(&self) -> &'static [Action] {
        match self {
            Self::Help(_) | Self::Palette(_) => &[],
            Self::Welcome => &[Action::Open],
            Self::Mentioning(_) => &[Action::ArticlesMentioning],
            Self::Card(_) => &[Action::Card],
            Self::Compare(_) => &[Action::Compare],
            Self::Correct(_) | Self::Months(_) | Self::Choose(_) => &[],
            Self::Corrections(_) => &[Action::Correct],
            Self::Classify(_) => &[Action::ArticleTopics],
            Self::Timeline(_) => &[Action::TopicsOverTime],
            Self::About(_) => &[Action::AboutArticle, Action::Open],
            Self::Feeds(_) => &[Action::Feeds],
            Self::History(_) => &[Action::History],
            Self::Outline(_) => &[Action::Outline],
            Self::Copy(_) => &[Action::Copy],
            Self::Link(_) => &[Action::Links],
            Self::Highlights(_) => &[Action::Highlights],
            Self::Appearance(_) => &[Action::Appearance],
            Self::Commands(_) => &[Action::OwnCommands],
            Self::Output(_) => &[Action::Open],
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
    pub fn on(&mut self, action: Action, height: usize) -> OverlayOutcome {
        let closes = matches!(action, Action::Cancel | Action::Back | Action::Close);
        if closes || self.content.closed_by().contains(&action) {
            return OverlayOutcome::Closed;
        }
        if self.content.chosen_by().contains(&action) {
            return OverlayOutcome::Chosen(self.cursor.selected);
        }
        if let Some(steps) = action.rows(height) {
            self.step(steps, height);
        }
        OverlayOutcome::Stays
    }

    /// Brings the row into sight that one is at.
    pub fn show_selected(&mut self, height: usize) {
        self.step(0, height);
    }

    fn step(&mut self, steps: isize, height: usize) {
        let Self { cursor, content } = self;
        let count = content.row_count();
        match content.is_only_read() {
            true => cursor.scroll(steps, count, height),
            false => cursor.step_round(steps, count, height, |row| content.can_be_chosen(row)),
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
    use crate::app::arrangement::Pane;
    use crate::app::keymap::Keymap;
    use crate::app::outstanding::RequestIds;
    use crate::i18n::Locale;

    fn help() -> Content {
        let keymap = Keymap::default();
        Content::Help(HelpOverlay::new(
            Pane::List,
            Vec::new(),
            Locale::Arabic,
            &keymap,
        ))
    }

    fn contents() -> Vec<Content> {
        let id = RequestIds::default().fresh();
        vec![
            help(),
            Content::Palette(PaletteOverlay::default()),
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
                assert_eq!(overlay.on(action, 5), OverlayOutcome::Stays, "{overlay:?}");
            }
            for action in [Action::Cancel, Action::Back, Action::Close] {
                assert_eq!(overlay.on(action, 5), OverlayOutcome::Closed, "{overlay:?}");
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
    fn every_overlay_with_rows_to_choose_goes_round_its_ends() {
        let ids = &mut RequestIds::default();
        let menu = || Content::Appearance(AppearanceMenu { from: Pane::List });
        let palette = || {
            let keymap = Keymap::default();
            let scope = crate::app::commands::KeyScope::Everywhere;
            Content::Palette(PaletteOverlay::new("", scope, Locale::Arabic, &keymap))
        };
        let timeline = Content::Timeline(TimelineOverlay::awaited(ids.fresh()));
        let contents = [
            menu(),
            palette(),
            Content::Correct(CorrectOverlay::new(None)),
        ];
        for content in contents.into_iter().chain([timeline]) {
            let last = content.row_count().saturating_sub(1);
            let mut overlay = Overlay::new(content);
            let mut on = |action| {
                overlay.on(action, 3);
                overlay.cursor.selected
            };
            assert_eq!(on(Action::Up), last);
            assert_eq!(on(Action::Down), 0);
            assert_eq!(on(Action::ToEnd), last);
            assert_eq!(on(Action::PageForward), last, "a page stops at the end");
        }
    }

    #[test]
    fn a_row_is_chosen_where_there_is_something_to_choose() {
        let mut menu = Overlay::new(Content::Correct(CorrectOverlay::new(None)));
        assert_eq!(menu.on(Action::Down, 5), OverlayOutcome::Stays);
        assert_eq!(menu.on(Action::Open, 5), OverlayOutcome::Chosen(1));
        let mut help = Overlay::new(help());
        let rows = help.content.row_count();
        assert_eq!(help.on(Action::ToEnd, 5), OverlayOutcome::Stays);
        assert_eq!(help.cursor.top, rows - 5);
        assert_eq!(help.on(Action::Up, 5), OverlayOutcome::Stays);
        assert_eq!(help.cursor.top, rows - 6, "up from the end is up");
    }
}

//! The state of the running program. Only `update` changes it; all others look at it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::app::arrangement::{
    Arrangement, FilterRow, ListTitles, Pane, Panes, ScreenSize, Sidebar, TextReach,
};
use crate::app::commands::KeyScope;
use crate::app::current_appearance::CurrentAppearance;
use crate::app::entities::EntityPane;
use crate::app::filters::Filters;
use crate::app::highlights::Notes;
use crate::app::jumps::Place;
use crate::app::kept_session::KeptSession;
use crate::app::key::Key;
use crate::app::keymap::Keymap;
use crate::app::kind_marks::KindMarks;
use crate::app::list::ListPane;
use crate::app::notices::Notices;
use crate::app::opening::Opening;
use crate::app::outstanding::{RequestId, RequestIds};
use crate::app::overlay::{Content, Overlay};
use crate::app::own_commands::OwnCommands;
use crate::app::places::Places;
use crate::app::prompt::Prompt;
use crate::app::prompt_history::PromptHistory;
use crate::app::reading::Reading;
use crate::app::request::Progress;
use crate::app::spread::Spread;
use crate::app::start::Start;
use crate::app::step_direction::StepDirection;
use crate::app::stepping::Steps;
use crate::app::undo::History;
use crate::appearance::{Appearance, Chosen, Configured, Dates};
use crate::article::{ArticleId, Language};
use crate::config::ReadingSettings;
use crate::extract::Entity;
use crate::i18n::Locale;
use crate::library::Filter;
use crate::notice::Notice;
use crate::page::{Look, Telling};
use crate::text::{Justification, Order, Rendition};

/// How the screen reaches the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// They see it.
    #[default]
    Seen,
    /// It is read out to them.
    ReadOut,
}

/// The state of the running program.
#[derive(Debug)]
pub struct App {
    pub(super) locale: Locale,
    /// The language of the system.
    pub(super) system_locale: Locale,
    /// The language told for this start, until another is chosen.
    pub(super) told_locale: Option<Locale>,
    pub(super) appearance: CurrentAppearance,
    pub(super) keymap: Keymap,
    pub(super) delivery: Delivery,
    /// Where the reader is: what day a moment was there.
    time_zone: TimeZone,
    /// The keys of a command of which more are to come.
    pub(super) begun: Vec<Key>,
    pub(super) size: ScreenSize,
    pub(super) rendition: Rendition,
    /// What the terminal needs, whatever the reader chose.
    pub(super) terminal_rendition: Rendition,
    pub(super) focus: Pane,
    /// The pane one was in before a row along the top.
    pub(super) pane_before_row: Pane,
    /// Whether the entities are wanted beside the text.
    pub(super) sidebar: Sidebar,
    /// How much of the screen the text has while keys go to it.
    pub(super) reach: TextReach,
    /// How many rows each article of the list takes; `None` where the room decides.
    pub(super) list_rows: Option<u16>,
    pub(super) filters: Filters,
    pub(super) list: ListPane,
    pub(super) reading: Option<Reading>,
    pub(super) reading_settings: ReadingSettings,
    /// The article that one looks at and that does not count as read yet.
    pub(super) staying_on: Option<ArticleId>,
    pub(super) entities: EntityPane,
    pub(super) selected_entity: Option<String>,
    pub(super) kind_marks: KindMarks,
    pub(super) topic: usize,
    /// What the keys are at among the parts of the filter.
    pub(super) part: usize,
    pub(super) prompt: Option<Prompt>,
    pub(super) prompt_history: PromptHistory,
    pub(super) notes: Notes,
    pub(super) overlays: Vec<Overlay>,
    pub(super) notices: Notices,
    pub(super) progress: Option<Progress>,
    /// How many feeds were asked, while feeds are.
    pub(super) fetching: Option<Progress>,
    pub(super) places: Places,
    pub(super) kept_session: KeptSession,
    pub(super) opening: Opening,
    pub(super) steps: Steps,
    pub(super) history: History,
    pub(super) spread: Spread,
    pub(super) own_commands: OwnCommands,
    pub(super) requests: RequestIds,
    /// Changes that are shown and not confirmed yet.
    pub(super) unconfirmed: Vec<RequestId>,
}

impl App {
    /// The program before the first event.
    #[must_use]
    pub fn new(locale: Locale, rendition: Rendition, size: ScreenSize) -> Self {
        Self {
            locale,
            system_locale: locale,
            told_locale: None,
            appearance: CurrentAppearance::default(),
            keymap: Keymap::default(),
            delivery: Delivery::default(),
            time_zone: TimeZone::UTC,
            begun: Vec::new(),
            size,
            rendition,
            terminal_rendition: rendition,
            focus: Pane::default(),
            pane_before_row: Pane::default(),
            sidebar: Sidebar::default(),
            reach: TextReach::default(),
            list_rows: None,
            filters: Filters::default(),
            list: ListPane::default(),
            reading: None,
            reading_settings: ReadingSettings::default(),
            staying_on: None,
            entities: EntityPane::default(),
            selected_entity: None,
            kind_marks: KindMarks::default(),
            topic: 0,
            part: 0,
            prompt: None,
            prompt_history: PromptHistory::default(),
            notes: Notes::default(),
            overlays: Vec::new(),
            notices: Notices::default(),
            progress: None,
            fetching: None,
            places: Places::default(),
            kept_session: KeptSession::default(),
            opening: Opening::default(),
            steps: Steps::default(),
            history: History::default(),
            spread: Spread::default(),
            own_commands: OwnCommands::default(),
            requests: RequestIds::default(),
            unconfirmed: Vec::new(),
        }
    }

    /// The same with other keys.
    #[must_use]
    pub fn with_keymap(self, keymap: Keymap) -> Self {
        Self { keymap, ..self }
    }

    /// The same with other settings of reading.
    #[must_use]
    pub fn with_reading_settings(self, reading_settings: ReadingSettings) -> Self {
        Self {
            list_rows: reading_settings.list_rows,
            reading_settings,
            ..self
        }
    }

    /// The same in the appearance of the settings and of what was chosen in the menu.
    #[must_use]
    pub fn with_appearance(mut self, configured: Configured, chosen: &Chosen) -> Self {
        self.appearance = CurrentAppearance::new(configured, chosen);
        self.apply_appearance();
        self
    }

    /// The same where the screen is read out.
    #[must_use]
    pub fn delivered(self, delivery: Delivery) -> Self {
        Self { delivery, ..self }
    }

    /// The same in the time zone of the reader.
    #[must_use]
    pub fn in_time_zone(self, time_zone: TimeZone) -> Self {
        Self { time_zone, ..self }
    }

    /// The day that a moment was where the reader is.
    #[must_use]
    pub fn day_of(&self, moment: Timestamp) -> Date {
        moment.to_zoned(self.time_zone.clone()).date()
    }

    /// The same in the language of `--lang`, which takes precedence for this start.
    #[must_use]
    pub fn with_told_locale(mut self, locale: Option<Locale>) -> Self {
        self.told_locale = locale;
        self.apply_appearance();
        self
    }

    /// Takes over what follows from the appearance that holds now.
    pub(super) fn apply_appearance(&mut self) {
        let appearance = &self.appearance.now;
        let unknown = Language::undetermined();
        let told = self.told_locale.or(appearance.language());
        self.locale = told.unwrap_or(self.system_locale);
        self.rendition = appearance.rendition(self.terminal_rendition, &unknown);
        let reading = self.reading.as_ref();
        let look = reading.map(|reading| self.look_in(&reading.article.metadata.language));
        if let (Some(reading), Some(look)) = (&mut self.reading, look) {
            reading.set_look(look);
        }
    }

    /// The same with commands of the reader's own.
    #[must_use]
    pub fn with_own_commands(self, own_commands: OwnCommands) -> Self {
        Self {
            own_commands,
            ..self
        }
    }

    /// The same, with what is to be said first.
    #[must_use]
    pub fn starting(mut self, start: Start) -> Self {
        if start == Start::First {
            self.overlays.push(Overlay::new(Content::Welcome));
        }
        self
    }

    /// Which keys run which actions.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The commands of the reader's own.
    #[must_use]
    pub fn own_commands(&self) -> &OwnCommands {
        &self.own_commands
    }

    /// The language the program speaks.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The language that was told for this start, while no other is chosen.
    #[must_use]
    pub fn told_locale(&self) -> Option<Locale> {
        self.told_locale
    }

    /// How the reader wants things to look.
    #[must_use]
    pub fn appearance(&self) -> &Appearance {
        &self.appearance.now
    }

    /// How dates are written.
    #[must_use]
    pub fn dates(&self) -> Dates {
        self.appearance().dates(self.locale)
    }

    /// How text is to be rendered for this terminal while it is typed: with the digits and the marks it is typed with.
    #[must_use]
    pub fn rendition_as_typed(&self) -> Rendition {
        self.terminal_rendition
    }

    /// How texts in a language are written.
    #[must_use]
    pub fn rendition_in(&self, language: &Language) -> Rendition {
        self.appearance()
            .rendition(self.terminal_rendition, language)
    }

    /// The look of an article in a language.
    #[must_use]
    pub fn look_in(&self, language: &Language) -> Look {
        let look = Look::of(
            self.appearance(),
            self.locale,
            self.terminal_rendition,
            language,
        );
        match self.delivery {
            Delivery::Seen => look,
            // What fills a line would be read out with its words.
            Delivery::ReadOut => Look {
                justification: Justification::None,
                telling: Telling::InWords,
                ..look
            },
        }
    }

    /// The size of the screen.
    #[must_use]
    pub fn size(&self) -> ScreenSize {
        self.size
    }

    /// How text is to be rendered for this terminal, and as the reader wants it; that of an article by
    /// [`rendition_in`](Self::rendition_in).
    #[must_use]
    pub fn rendition(&self) -> Rendition {
        self.rendition
    }

    /// Where keys go.
    #[must_use]
    pub fn focus(&self) -> Pane {
        self.focus
    }

    /// Which articles are wanted.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filters.now.filter
    }

    /// The query of the filter as it was typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.filters.now.typed
    }

    /// Today, once that is known.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.filters.today
    }

    /// The list of articles.
    #[must_use]
    pub fn list(&self) -> &ListPane {
        &self.list
    }

    /// The open article.
    #[must_use]
    pub fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    /// Whether the current article is awaited.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        self.opening.wanted().is_some()
    }

    /// The entities in the sidebar.
    #[must_use]
    pub fn entities(&self) -> &EntityPane {
        &self.entities
    }

    /// The id of the selected entity; it may be one that the open article does not mention.
    #[must_use]
    pub fn selected_entity(&self) -> Option<&str> {
        self.selected_entity.as_deref()
    }

    /// How kinds of entities are told apart in the text.
    #[must_use]
    pub fn kind_marks(&self) -> KindMarks {
        self.kind_marks
    }

    /// What the keys are at in the row of topics: an index into [`App::chips`].
    #[must_use]
    pub fn topic(&self) -> usize {
        self.topic
    }

    /// The line that is being typed.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_ref()
    }

    /// Whether keys go to text that is selected.
    #[must_use]
    pub fn is_selecting(&self) -> bool {
        let reading = self.reading.as_ref();
        let is_selected = reading.is_some_and(|reading| reading.selecting.is_some());
        is_selected && self.focus == Pane::Reading && self.overlays.is_empty()
    }

    /// Where keys go: to text that is selected, or to the panes.
    #[must_use]
    pub fn key_scope(&self) -> KeyScope {
        match self.is_selecting() {
            true => KeyScope::Selection,
            false => KeyScope::Everywhere,
        }
    }

    /// The keys of a command of which more are to come.
    #[must_use]
    pub fn begun(&self) -> &[Key] {
        &self.begun
    }

    /// What lies over the panes, the last on top.
    #[must_use]
    pub fn overlays(&self) -> &[Overlay] {
        &self.overlays
    }

    /// What the status line has to say.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notices.shown()
    }

    /// Which of several notices told one after the other that is, from 1, and how many there are.
    #[must_use]
    pub fn notice_number(&self) -> Option<(usize, usize)> {
        self.notices.number()
    }

    /// How far the work in the background is; `None` when it is done.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        self.progress
    }

    /// How many feeds were asked for what is new; `None` while none are.
    #[must_use]
    pub fn fetching(&self) -> Option<Progress> {
        self.fetching
    }

    /// The pane one is in, or was in before a row along the top.
    pub(super) fn pane(&self) -> Pane {
        match self.focus {
            Pane::Topics | Pane::Filter => self.pane_before_row,
            pane => pane,
        }
    }

    /// Where the panes stand; `None` where the screen is too small.
    #[must_use]
    pub fn arrangement(&self) -> Option<Arrangement> {
        let panes = match (self.reach, self.rendition.order) {
            (TextReach::TextAlone, _) if self.focus == Pane::Reading => Panes::TextAlone,
            (_, Order::Visual) => Panes::AsFit,
            (_, Order::Logical) => Panes::One,
        };
        let filter = if self.filter_parts().is_empty() {
            FilterRow::Hidden
        } else {
            FilterRow::Shown
        };
        let arrangement = Arrangement::of(self.size, panes, self.sidebar, self.pane(), filter)?;
        Some(Arrangement {
            list_rows: self.list_rows,
            titles: match self.delivery {
                Delivery::Seen => ListTitles::Begun,
                Delivery::ReadOut => ListTitles::Whole,
            },
            measure: self.appearance().measure(),
            margins: self.appearance().margins(),
            ..arrangement
        })
    }

    /// The selected entity, where the open article mentions it.
    #[must_use]
    pub fn entity(&self) -> Option<&Entity> {
        self.reading
            .as_ref()?
            .entity(self.selected_entity.as_deref()?)
    }

    /// Which of the articles listed that mention the selected entity the open one is, from 1, and how many there are.
    #[must_use]
    pub fn article_of_entity(&self) -> Option<(usize, usize)> {
        let article = self.reading.as_ref()?.article.id;
        self.spread.place(self.selected_entity.as_deref()?, article)
    }

    /// Where the last step from mention to mention went on from the other end of the list: its direction.
    #[must_use]
    pub fn wrapped(&self) -> Option<StepDirection> {
        self.steps.wrapped
    }

    /// Which mention of the selected entity one stands at, from 1, and how many there are.
    #[must_use]
    pub fn mention_number(&self) -> Option<(usize, usize)> {
        let jumped_to = self.reading.as_ref()?.jumped_to()?;
        let mentions = &self.entity()?.mentions;
        let index = mentions.iter().position(|range| *range == jumped_to)?;
        Some((index + 1, mentions.len()))
    }

    /// Whether there is work left that [`Event::Idle`](crate::app::Event::Idle) does a piece of.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.reading
            .as_ref()
            .is_some_and(|reading| !reading.page.is_complete())
    }

    /// How many articles fit the list pane.
    #[must_use]
    pub fn articles_in_sight(&self) -> usize {
        self.arrangement().map_or(1, |arrangement| {
            let rows = arrangement.list.map_or(0, |list| list.height);
            usize::from((rows / arrangement.rows_per_article()).max(1))
        })
    }

    /// The place where the reader is, to come back to.
    pub(super) fn here(&self) -> Option<Place> {
        let reading = self.reading.as_ref()?;
        Some(reading.place(self.selected_entity.as_deref()))
    }

    /// Remembers where the reader is before a jump.
    pub(super) fn leave(&mut self) {
        if let Some(place) = self.here() {
            self.places.jumps.leave(place);
        }
    }
}

//! The reading pane: an open article, where in it one stands, and what is marked in it.
//!
//! Rows are those of the [`Page`]; offsets and ranges are bytes of the article's text.

mod steps;

use std::sync::Arc;

use crate::annotate::Annotations;
use crate::app::jumps::Place;
use crate::app::links::LinkChoice;
use crate::app::outstanding::Outstanding;
use crate::app::reading_time::minutes;
use crate::app::selecting::Selecting;
use crate::app::step_direction::StepDirection;
use crate::app::units::Grain;
use crate::article::{Article, Highlight};
use crate::extract::Entity;
use crate::language::fold::Folded;
use crate::library::{ArticleSummary, OwnTopic};
use crate::page::{Look, Page};
use crate::range::TextRange;

/// Rows kept in sight around a place that is jumped to.
const CONTEXT_ROWS: usize = 2;

/// Text that is laid out between two looks at the keyboard, in bytes: a few milliseconds' worth.
const BYTES_AT_ONCE: usize = 256 * 1024;

/// An open article.
#[derive(Debug)]
pub struct Reading {
    /// The article.
    pub article: Arc<Article>,
    /// What lists show of it: its topics, its marks.
    pub summary: ArticleSummary,
    /// What was found in it; `None` while that is being done.
    pub annotations: Option<Arc<Annotations>>,
    /// Whether it could not be annotated: nothing more is awaited.
    pub is_set_aside: bool,
    /// The article laid out for the pane.
    pub page: Page,
    /// All mentions in the order of the text, each with the index of its entity.
    mentions: Vec<(TextRange, usize)>,
    /// What the reader highlighted, in the order of the text; what is no longer there stands last.
    highlights: Vec<Highlight>,
    /// Words that were searched for.
    pub search: Option<ArticleSearch>,
    /// What was searched for before others are typed.
    search_before: Option<ArticleSearch>,
    /// What is selected, while text is.
    pub selecting: Option<Selecting>,
    /// The links in sight, while one of them is being chosen.
    pub choosing_link: Option<LinkChoice>,
    /// Where the mouse was pressed down: what it goes on to from there is selected.
    pub(super) pressed: Option<(usize, Grain)>,
    /// What the list is searched for now is awaited in this article.
    pub(super) hits: Outstanding<()>,
    /// How it stands to the reader's own topics; none before the library has told.
    pub own_topics: Vec<OwnTopic>,
    /// That is awaited.
    pub(super) own_topics_asked: Outstanding<()>,
    /// Whether the library knows that it was read.
    pub counts_as_read: bool,
    folded: Option<Folded>,
    top: usize,
    height: usize,
    /// The text that stays at the top when the width changes.
    anchor: usize,
    /// Where a jump led, as long as it can be seen.
    jumped_to: Option<TextRange>,
    /// The text at the top, and where a jump led, when one came.
    entered_at: (usize, Option<TextRange>),
}

/// Where words are searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchScope {
    /// In the open article.
    Article,
    /// In all articles of the list.
    List,
}

/// Words searched for in the open article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleSearch {
    /// The words as typed.
    pub words: String,
    /// Where they are searched for.
    pub scope: SearchScope,
    /// Where they stand, in the order of the text.
    pub hits: Vec<TextRange>,
    /// The hit one stands at.
    pub current: Option<usize>,
}

/// What becomes of a step beyond the last of several places, or the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// It goes on at the other end.
    Wrap,
    /// It is not taken.
    Stop,
}

/// A place found among several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundPlace {
    /// Which of them, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// Where it is.
    pub range: TextRange,
}

impl Reading {
    /// An article opened at its start in a column of text of this size.
    #[must_use]
    pub fn new(
        article: Arc<Article>,
        summary: ArticleSummary,
        annotations: Option<Arc<Annotations>>,
        look: Look,
        (width, height): (u16, u16),
    ) -> Self {
        let page = Page::open(Arc::clone(&article), look, width);
        let mut reading = Self {
            article,
            summary,
            annotations: None,
            is_set_aside: false,
            page,
            mentions: Vec::new(),
            highlights: Vec::new(),
            search: None,
            search_before: None,
            selecting: None,
            choosing_link: None,
            pressed: None,
            hits: Outstanding::default(),
            own_topics: Vec::new(),
            own_topics_asked: Outstanding::default(),
            counts_as_read: false,
            folded: None,
            top: 0,
            height: usize::from(height.max(1)),
            anchor: 0,
            jumped_to: None,
            entered_at: (0, None),
        };
        if let Some(annotations) = annotations {
            reading.annotate(annotations);
        }
        reading.fill_screen();
        reading
    }

    /// One stands where one was to come in.
    pub fn settle(&mut self) {
        self.entered_at = (self.anchor, self.jumped_to);
    }

    /// Whether one stands elsewhere than where one came in.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.entered_at != (self.anchor, self.jumped_to)
    }

    /// Lays out some more of the article; returns whether that was the last of it.
    pub fn grow(&mut self) -> bool {
        let enough = self.page.laid_out_bytes() + BYTES_AT_ONCE;
        self.page.grow_while(|page| page.laid_out_bytes() < enough);
        self.page.is_complete()
    }

    /// Lays out what a screen needs, and one more to scroll to.
    fn fill_screen(&mut self) {
        let enough = self.top + 2 * self.height;
        self.page.grow_while(|page| page.row_count() < enough);
    }

    /// Lays out all there is up to a place in the text, and a screen more.
    fn grow_to(&mut self, offset: usize) {
        self.page.grow_while(|page| page.laid_out_bytes() <= offset);
        let enough = self.page.row_count() + self.height;
        self.page.grow_while(|page| page.row_count() < enough);
    }

    /// The topic of the reader's own that is suggested for it.
    #[must_use]
    pub fn suggested_topic(&self) -> Option<&OwnTopic> {
        self.own_topics.iter().find(|topic| topic.is_suggested)
    }

    /// Takes over what was found in the article.
    pub fn annotate(&mut self, annotations: Arc<Annotations>) {
        let entities = annotations.entities.iter().enumerate();
        self.mentions = entities
            .flat_map(|(index, entity)| entity.mentions.iter().map(move |range| (*range, index)))
            .collect();
        self.mentions.sort_unstable();
        let topics = annotations.topics.iter().map(|score| score.topic);
        self.summary.topics = topics.collect();
        self.annotations = Some(annotations);
    }

    /// Takes over what is highlighted in the article.
    pub fn highlight(&mut self, mut highlights: Vec<Highlight>) {
        highlights.sort_by_key(Highlight::place);
        self.summary.highlighting = Highlight::of_all(&highlights);
        self.highlights = highlights;
    }

    /// What is highlighted, in the order of the text; what is no longer there stands last.
    #[must_use]
    pub fn highlights(&self) -> &[Highlight] {
        &self.highlights
    }

    /// The highlighted passage one stands at.
    #[must_use]
    pub fn highlight_here(&self) -> Option<&Highlight> {
        let range = self.jumped_to?;
        self.highlights.iter().find(|one| one.range == Some(range))
    }

    /// Which of the highlighted passages one stands at, from 1, and how many there are.
    #[must_use]
    pub fn highlight_number(&self) -> Option<(usize, usize)> {
        let ranges = self.highlighted();
        let index = ranges
            .iter()
            .position(|range| Some(*range) == self.jumped_to)?;
        Some((index + 1, ranges.len()))
    }

    /// The passages of the text that are highlighted.
    fn highlighted(&self) -> Vec<TextRange> {
        let ranges = self.highlights.iter().filter_map(|one| one.range);
        let mut ranges: Vec<TextRange> = ranges.collect();
        // Two may have become one when the text changed.
        ranges.dedup();
        ranges
    }

    /// Fits the page into a column of text of this size; the text at the top stays there.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.height = usize::from(height.max(1));
        if width != self.page.width() {
            self.page.set_width(width);
            self.grow_to(self.anchor);
            self.top = self.page.row_of(self.anchor);
            if self.anchor == 0 {
                self.top = 0;
            }
        }
        self.fill_screen();
        self.top = self.top.min(self.last_top());
        self.keep_in_sight();
    }

    /// Brings the place into sight where a jump led, which other rows above it or fewer in all may have moved out of it.
    /// What is to be at the top stays so: in the size there was it is there again.
    fn keep_in_sight(&mut self) {
        let Some(range) = self.jumped_to else {
            return;
        };
        self.grow_to(range.start);
        let row = self.page.row_of(range.start);
        let first = (row + 1).saturating_sub(self.height);
        self.top = self.top.clamp(first, row);
    }

    /// Sets the text in another look; what is at the top stays there.
    pub fn set_look(&mut self, look: Look) {
        self.page.set_look(look);
        self.top = if self.anchor == 0 {
            0
        } else {
            self.page.row_of(self.anchor)
        };
        self.top = self.top.min(self.last_top());
        self.keep_in_sight();
    }

    /// The row at the top of the pane.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// The rows that are in sight.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// The text of the rows that are in sight.
    #[must_use]
    pub fn in_sight(&self) -> TextRange {
        let below = self.top + self.height;
        let end = match below < self.page.row_count() {
            true => self.page.offset_of(below),
            false => self.article.body.text.len(),
        };
        let start = match self.top {
            0 => 0,
            top => self.page.offset_of(top),
        };
        TextRange::new(start, end.max(start))
    }

    /// How far one has read, in per cent: 0 at the top, 100 at the end.
    #[must_use]
    pub fn per_cent(&self) -> usize {
        let last = self.row_count().saturating_sub(self.height);
        (self.top.min(last) * 100).checked_div(last).unwrap_or(100)
    }

    /// How many minutes reading what is left takes at the usual speed, from the top of the pane on; at least one.
    #[must_use]
    pub fn minutes_left(&self) -> usize {
        let text = &self.article.body.text;
        let left = text.len().saturating_sub(self.position());
        minutes(left, text, &self.article.metadata.language)
    }

    /// The rows of the whole article; until it is laid out, as many as its beginning lets expect.
    #[must_use]
    pub fn row_count(&self) -> usize {
        let (rows, bytes) = (self.page.row_count(), self.page.laid_out_bytes());
        if self.page.is_complete() {
            return rows;
        }
        (rows * self.article.body.text.len())
            .checked_div(bytes)
            .unwrap_or(rows)
    }

    /// Rows below the last that is in sight.
    #[must_use]
    pub fn rows_left(&self) -> usize {
        self.row_count().saturating_sub(self.top + self.height)
    }

    /// Moves the page by rows.
    pub fn scroll(&mut self, rows: isize) {
        self.set_top(self.top.saturating_add_signed(rows));
    }

    /// Moves the page by what is in sight, less a row for the eye to hold on to.
    pub fn scroll_pages(&mut self, direction: StepDirection) {
        let rows = self.height.saturating_sub(1).max(1).cast_signed();
        self.scroll(if direction == StepDirection::Forward {
            rows
        } else {
            -rows
        });
    }

    /// Moves to the first row or the last.
    pub fn scroll_to_end(&mut self, direction: StepDirection) {
        if direction == StepDirection::Forward {
            self.page.grow_while(|_| true);
        }
        self.set_top(if direction == StepDirection::Forward {
            self.last_top()
        } else {
            0
        });
    }

    fn set_top(&mut self, row: usize) {
        let enough = row.saturating_add(2 * self.height);
        self.page.grow_while(|page| page.row_count() < enough);
        self.top = row.min(self.last_top());
        self.anchor = if self.top == 0 {
            0
        } else {
            self.page.offset_of(self.top)
        };
        if self
            .jumped_to
            .is_some_and(|range| !self.is_in_sight(range.start))
        {
            self.jumped_to = None;
        }
    }

    fn last_top(&self) -> usize {
        self.page.row_count().saturating_sub(self.height)
    }

    fn is_in_sight(&self, offset: usize) -> bool {
        (self.top..self.top + self.height).contains(&self.page.row_of(offset))
    }

    /// Brings a range into sight and stands at it.
    pub fn jump_to(&mut self, range: TextRange) {
        self.grow_to(range.start);
        let row = self.page.row_of(range.start);
        let context = CONTEXT_ROWS.min(self.height.saturating_sub(1) / 2);
        let comfortable = self.top + context..(self.top + self.height).saturating_sub(context);
        if !comfortable.contains(&row) {
            self.set_top(row.saturating_sub(self.height / 3));
        }
        self.jumped_to = Some(range);
    }

    /// Brings a place into sight by as few rows as possible.
    pub fn show(&mut self, offset: usize) {
        self.grow_to(offset);
        let row = self.page.row_of(offset);
        let context = CONTEXT_ROWS.min(self.height.saturating_sub(1) / 2);
        if row < self.top + context {
            self.set_top(row.saturating_sub(context));
        } else if row + context >= self.top + self.height {
            self.set_top(row + context + 1 - self.height);
        }
    }

    /// The range one stands at after a jump.
    #[must_use]
    pub fn jumped_to(&self) -> Option<TextRange> {
        self.jumped_to
    }

    /// Where the reader is: at the place jumped to while it is in sight, else at the top row.
    #[must_use]
    pub fn position(&self) -> usize {
        match self.jumped_to {
            Some(range) => range.start,
            None if self.top == 0 => 0,
            None => self.page.offset_of(self.top),
        }
    }

    /// The place to come back to.
    #[must_use]
    pub fn place(&self, entity: Option<&str>) -> Place {
        Place {
            article: self.article.id,
            top: self.anchor,
            mention: self.jumped_to,
            entity: entity.map(str::to_owned),
            title: self.article.metadata.title.clone(),
            words: self.jumped_to.map_or_else(String::new, |range| {
                range.of(&self.article.body.text).to_owned()
            }),
        }
    }

    /// Goes back to a place in this article.
    pub fn return_to(&mut self, place: &Place) {
        self.grow_to(place.top);
        self.set_top(if place.top == 0 {
            0
        } else {
            self.page.row_of(place.top)
        });
        self.jumped_to = place.mention.filter(|range| self.is_in_sight(range.start));
    }

    /// The entity with this id, where the article mentions it.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.annotations.as_ref()?.entity(id)
    }

    /// The mentions that overlap a range, in the order of the text, each with its entity.
    pub fn mentions_in(&self, range: TextRange) -> impl Iterator<Item = (TextRange, &Entity)> {
        let entities = self
            .annotations
            .as_ref()
            .map_or(&[][..], |found| &found.entities);
        let first = self
            .mentions
            .partition_point(|(mention, _)| mention.end <= range.start);
        self.mentions[first..]
            .iter()
            .take_while(move |(mention, _)| mention.start < range.end)
            .filter_map(|(mention, entity)| Some((*mention, entities.get(*entity)?)))
    }
}

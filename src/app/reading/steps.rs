//! Steps to the next of several places in the open article: mentions, highlighted passages, hits of a search.

use super::{ArticleSearch, Ends, FoundPlace, Reading, SearchScope, StepDirection};
use crate::extract::Entity;
use crate::language::fold::fold;
use crate::range::TextRange;

impl Reading {
    /// The next or previous highlighted passage from where the reader is; the reader lands on it.
    pub fn step_to_highlight(&mut self, direction: StepDirection) -> Option<FoundPlace> {
        self.step(&self.highlighted(), direction, Ends::Wrap)
    }

    /// The next or previous mention of one entity from where the reader is; the reader lands on it.
    pub fn step_to_mention(
        &mut self,
        id: &str,
        direction: StepDirection,
        ends: Ends,
    ) -> Option<FoundPlace> {
        let mentions = self.entity(id)?.mentions.clone();
        self.step(&mentions, direction, ends)
    }

    /// Stands at the first mention of an entity, or where one comes from the end at the last.
    pub fn jump_to_outermost_mention(&mut self, id: &str, direction: StepDirection) {
        let mentions = self.entity(id).map(|entity| entity.mentions.as_slice());
        let outermost = mentions.and_then(|mentions| match direction {
            StepDirection::Forward => mentions.first(),
            StepDirection::Backward => mentions.last(),
        });
        if let Some(range) = outermost.copied() {
            self.jump_to(range);
        }
    }

    /// The next or previous mention of any entity, and the entity's id.
    pub fn step_to_any_mention(
        &mut self,
        direction: StepDirection,
    ) -> Option<(FoundPlace, String)> {
        let mentions: Vec<TextRange> = self.mentions.iter().map(|(range, _)| *range).collect();
        let found = self.step(&mentions, direction, Ends::Wrap)?;
        let id = self.mentions_in(found.range).next()?.1.id.clone();
        Some((found, id))
    }

    /// The entity mentioned at the reading position or next after it.
    #[must_use]
    pub fn mention_here(&self) -> Option<(TextRange, &Entity)> {
        let at = self.position();
        self.mentions_in(TextRange::new(at, usize::MAX)).next()
    }

    /// Words are about to be typed: what was searched for before is remembered for who changes their mind.
    pub fn begin_search(&mut self) {
        self.search_before.clone_from(&self.search);
    }

    /// Searches for what was searched for before words were typed.
    pub fn take_back_search(&mut self) {
        self.search = self.search_before.take();
    }

    /// Searches for words (letters folded) and stands at the first hit from the reading position.
    pub fn find(&mut self, words: &str) {
        let wanted = fold(words.trim()).text;
        if wanted.is_empty() {
            self.search = None;
            return;
        }
        let folded = self
            .folded
            .get_or_insert_with(|| fold(&self.article.body.text));
        let hits: Vec<TextRange> = folded
            .text
            .match_indices(&wanted)
            .map(|(start, hit)| folded.range_of(TextRange::new(start, start + hit.len())))
            .collect();
        self.search = Some(ArticleSearch {
            words: words.to_owned(),
            scope: SearchScope::Article,
            hits,
            current: None,
        });
    }

    /// Marks what a search of the library found.
    pub fn show_found(&mut self, words: String, hits: Vec<TextRange>) {
        self.search = Some(ArticleSearch {
            words,
            scope: SearchScope::List,
            hits,
            current: None,
        });
    }

    /// The next or previous hit of the search.
    pub fn step_to_hit(&mut self, direction: StepDirection, ends: Ends) -> Option<FoundPlace> {
        let hits = self.search.as_ref()?.hits.clone();
        let found = self.step(&hits, direction, ends)?;
        if let Some(search) = &mut self.search {
            search.current = Some(found.number - 1);
        }
        Some(found)
    }

    /// The first hit at the reading position or after it.
    pub fn first_hit(&mut self) -> Option<FoundPlace> {
        let at = self.position();
        let hits = &self.search.as_ref()?.hits;
        let after = hits.partition_point(|hit| hit.start < at);
        self.jump_to_hit(if after < hits.len() { after } else { 0 })
    }

    /// The first hit of the article, or where one comes from its end the last.
    pub fn outermost_hit(&mut self, direction: StepDirection) -> Option<FoundPlace> {
        let count = self.search.as_ref()?.hits.len();
        self.jump_to_hit(match direction {
            StepDirection::Forward => 0,
            StepDirection::Backward => count.checked_sub(1)?,
        })
    }

    fn jump_to_hit(&mut self, index: usize) -> Option<FoundPlace> {
        let search = self.search.as_mut()?;
        let range = *search.hits.get(index)?;
        search.current = Some(index);
        let found = FoundPlace {
            number: index + 1,
            count: search.hits.len(),
            range,
        };
        self.jump_to(range);
        Some(found)
    }

    fn step(
        &mut self,
        ranges: &[TextRange],
        direction: StepDirection,
        ends: Ends,
    ) -> Option<FoundPlace> {
        let at = self.position();
        let last = ranges.len().checked_sub(1)?;
        // Standing on one of them, one wants its neighbour; standing elsewhere, the nearest.
        let here = ranges
            .iter()
            .position(|range| Some(*range) == self.jumped_to);
        let before = || ranges.partition_point(|range| range.start < at);
        let index = match direction {
            StepDirection::Forward => {
                let next = here.map_or_else(before, |here| here + 1);
                Some(next).filter(|index| *index <= last)
            }
            StepDirection::Backward => here.unwrap_or_else(before).checked_sub(1),
        };
        let other_end = match direction {
            StepDirection::Forward => 0,
            StepDirection::Backward => last,
        };
        let index = match ends {
            Ends::Wrap => index.unwrap_or(other_end),
            Ends::Stop => index?,
        };
        let found = FoundPlace {
            number: index + 1,
            count: ranges.len(),
            range: ranges[index],
        };
        self.jump_to(found.range);
        Some(found)
    }
}

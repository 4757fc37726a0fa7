//! Where the reader has been: back and forward through the jumps.

use crate::article::ArticleId;
use crate::range::TextRange;

/// A place in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The text at the top of the pane: a byte of the article's text.
    pub top: usize,
    /// The mention one stood at.
    pub mention: Option<TextRange>,
    /// The id of the entity that was selected.
    pub entity: Option<String>,
    /// The title of the article, where it is known.
    pub title: String,
    /// The mention as it is written.
    pub words: String,
}

impl Place {
    /// A place that has nothing but the text at the top of the pane.
    #[must_use]
    pub fn at(article: ArticleId, top: usize) -> Self {
        Self {
            article,
            top,
            mention: None,
            entity: None,
            title: String::new(),
            words: String::new(),
        }
    }
}

/// The places one came from and went back from.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    back: Vec<Place>,
    forward: Vec<Place>,
    /// Whether one went into the text from the list, and has not jumped since.
    entered: bool,
}

/// Older places are forgotten.
const KEPT: usize = 100;

impl Jumps {
    /// Notes that one goes into the text from the list.
    pub fn enter(&mut self) {
        self.entered = true;
    }

    /// Whether the step back is the one out of the text, to the list that one came from.
    pub fn step_out(&mut self) -> bool {
        std::mem::take(&mut self.entered)
    }

    /// Remembers a place that is about to be left for a new one.
    pub fn leave(&mut self, place: Place) {
        self.entered = false;
        self.forward.clear();
        if self.back.last() == Some(&place) {
            return;
        }
        if self.back.len() == KEPT {
            self.back.remove(0);
        }
        self.back.push(place);
    }

    /// The place one came from; `here` can be returned to.
    pub fn back(&mut self, here: Option<Place>) -> Option<Place> {
        self.entered = false;
        step(&mut self.back, &mut self.forward, here)
    }

    /// The place one went back from; `here` can be returned to.
    pub fn forward(&mut self, here: Option<Place>) -> Option<Place> {
        self.entered = false;
        step(&mut self.forward, &mut self.back, here)
    }

    /// Goes so many places back, or forward where negative; `here` can be returned to.
    pub fn go(&mut self, steps: isize, mut here: Option<Place>) -> Option<Place> {
        let mut place = None;
        for _ in 0..steps.unsigned_abs() {
            let next = if steps > 0 {
                self.back(here.take())
            } else {
                self.forward(here.take())
            };
            let Some(next) = next else { break };
            here = Some(next.clone());
            place = Some(next);
        }
        place
    }

    /// Forgets where in an article one was: its text is another now.
    pub fn forget_places_in(&mut self, article: ArticleId) {
        let places = self.back.iter_mut().chain(&mut self.forward);
        for place in places.filter(|place| place.article == article) {
            place.top = 0;
            place.mention = None;
            place.words.clear();
        }
    }

    /// The places one went back from, the farthest first.
    #[must_use]
    pub fn ahead(&self) -> &[Place] {
        &self.forward
    }

    /// The places one came from, the last one first.
    pub fn behind(&self) -> impl Iterator<Item = &Place> {
        self.back.iter().rev()
    }
}

fn step(from: &mut Vec<Place>, to: &mut Vec<Place>, here: Option<Place>) -> Option<Place> {
    let place = from.pop()?;
    to.extend(here);
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(article: i64) -> Place {
        Place::at(ArticleId(article), 0)
    }

    #[test]
    fn back_and_forward_undo_each_other() {
        let mut jumps = Jumps::default();
        jumps.leave(place(1));
        jumps.leave(place(2));
        assert_eq!(jumps.back(Some(place(3))), Some(place(2)));
        assert_eq!(jumps.back(Some(place(2))), Some(place(1)));
        assert_eq!(jumps.back(Some(place(1))), None);
        assert_eq!(jumps.forward(Some(place(1))), Some(place(2)));
        assert_eq!(jumps.forward(Some(place(2))), Some(place(3)));
        assert_eq!(jumps.forward(Some(place(3))), None);
    }

    #[test]
    fn several_places_are_gone_back_at_once() {
        let mut jumps = Jumps::default();
        (1..5).for_each(|article| jumps.leave(place(article)));
        assert_eq!(jumps.go(3, Some(place(5))), Some(place(2)));
        let ahead: Vec<i64> = jumps.ahead().iter().map(|place| place.article.0).collect();
        assert_eq!(ahead, [5, 4, 3]);
        assert_eq!(jumps.go(-2, Some(place(2))), Some(place(4)));
        let behind: Vec<i64> = jumps.behind().map(|place| place.article.0).collect();
        assert_eq!(behind, [3, 2, 1]);
        assert_eq!(jumps.go(0, Some(place(4))), None);
    }

    #[test]
    fn a_new_jump_forgets_the_way_forward() {
        let mut jumps = Jumps::default();
        jumps.leave(place(1));
        jumps.back(Some(place(2)));
        jumps.leave(place(1));
        assert_eq!(jumps.forward(Some(place(4))), None);
    }
}

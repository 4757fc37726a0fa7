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
        }
    }
}

/// The places one came from and went back from.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    back: Vec<Place>,
    forward: Vec<Place>,
}

/// Older places are forgotten.
const KEPT: usize = 100;

impl Jumps {
    /// Remembers a place that is about to be left for a new one.
    pub fn leave(&mut self, place: Place) {
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
        step(&mut self.back, &mut self.forward, here)
    }

    /// The place one went back from; `here` can be returned to.
    pub fn forward(&mut self, here: Option<Place>) -> Option<Place> {
        step(&mut self.forward, &mut self.back, here)
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
    fn a_new_jump_forgets_the_way_forward() {
        let mut jumps = Jumps::default();
        jumps.leave(place(1));
        jumps.back(Some(place(2)));
        jumps.leave(place(1));
        assert_eq!(jumps.forward(Some(place(4))), None);
    }
}

//! The paragraphs that a page keeps, by the number of their piece. A page may have a million pieces and keeps
//! the paragraphs of few: a piece of which none is kept costs next to nothing.

use std::cell::OnceCell;

use crate::text::Paragraph;

/// How many pieces have their places made together.
const GROUP: usize = 64;

type Group = [OnceCell<Box<Paragraph>>; GROUP];

#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    groups: Vec<OnceCell<Box<Group>>>,
    /// The groups before this one were let go of.
    released: usize,
}

impl Paragraphs {
    /// Makes room for one piece more than there are, the piece of this number.
    pub fn add(&mut self, piece: usize) {
        if piece / GROUP == self.groups.len() {
            self.groups.push(OnceCell::new());
        }
    }

    /// The paragraph of a piece, if it is kept.
    pub fn get(&self, piece: usize) -> Option<&Paragraph> {
        let group = self.groups[piece / GROUP].get()?;
        group[piece % GROUP].get().map(Box::as_ref)
    }

    /// The paragraph of a piece, made and kept if it is not.
    pub fn get_or_make(&self, piece: usize, make: impl FnOnce() -> Paragraph) -> &Paragraph {
        let group = self.groups[piece / GROUP].get_or_init(|| {
            let none = [const { OnceCell::new() }; GROUP];
            Box::new(none)
        });
        group[piece % GROUP].get_or_init(|| Box::new(make()))
    }

    /// Lets go of the paragraph of a piece.
    pub fn release(&mut self, piece: usize) {
        if let Some(group) = self.groups[piece / GROUP].get_mut() {
            group[piece % GROUP] = OnceCell::new();
        }
    }

    /// Lets go of the paragraphs of all pieces before one.
    pub fn release_before(&mut self, piece: usize) {
        let whole = piece / GROUP;
        for group in self
            .groups
            .get_mut(self.released..whole)
            .into_iter()
            .flatten()
        {
            *group = OnceCell::new();
        }
        self.released = self.released.max(whole);
        if let Some(group) = self.groups.get_mut(whole).and_then(OnceCell::get_mut) {
            group[..piece % GROUP].fill_with(OnceCell::new);
        }
    }
}

//! Text being selected: a unit that moves through the article, and once it is extended all from there on.
//!
//! Offsets and ranges are bytes of the article's text: what is selected is a part of it in the order of its letters,
//! however it is drawn.

use crate::app::step_direction::StepDirection;
use crate::app::units::{self, Grain};
use crate::article::Body;
use crate::range::TextRange;

/// A part of a text that is selected, and how it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selecting {
    /// The unit that moves, or that the selection was extended from.
    anchor: TextRange,
    /// Where the moving edge stands once the selection is extended: at the start of the anchor or before it, or at its
    /// end or behind it.
    edge: Option<usize>,
    /// What it moved by last.
    grain: Grain,
    /// The column of the page that moving among rows keeps to.
    pub column: Option<u16>,
}

impl Selecting {
    /// The unit at a place; `None` where the text has none.
    #[must_use]
    pub fn new(body: &Body, grain: Grain, offset: usize) -> Option<Self> {
        Some(Self {
            anchor: units::at(body, grain, offset)?,
            edge: None,
            grain,
            column: None,
        })
    }

    /// A part of the text, extended to its end.
    #[must_use]
    pub fn over(range: TextRange) -> Self {
        Self {
            anchor: range,
            edge: Some(range.end),
            grain: Grain::Word,
            column: None,
        }
    }

    /// The whole text; `None` where it is empty.
    #[must_use]
    pub fn all(body: &Body) -> Option<Self> {
        let whole = TextRange::new(0, body.text.len());
        (!whole.is_empty()).then_some(Self {
            grain: Grain::Paragraph,
            ..Self::over(whole)
        })
    }

    /// What is selected.
    #[must_use]
    pub fn range(&self) -> TextRange {
        match self.edge {
            Some(edge) if edge >= self.anchor.end => TextRange::new(self.anchor.start, edge),
            Some(edge) => TextRange::new(edge.min(self.anchor.start), self.anchor.end),
            None => self.anchor,
        }
    }

    /// What it moved by last.
    #[must_use]
    pub fn grain(&self) -> Grain {
        self.grain
    }

    /// Whether moving extends it.
    #[must_use]
    pub fn is_extended(&self) -> bool {
        self.edge.is_some()
    }

    /// The sign that moves: the first of a unit, the outermost at the moving edge of what is extended.
    #[must_use]
    pub fn head(&self, body: &Body) -> TextRange {
        let range = self.range();
        let sign = match self.edge {
            Some(edge) if edge >= self.anchor.end => {
                units::starting_before(body, Grain::Sign, edge)
            }
            _ => units::at(body, Grain::Sign, range.start),
        };
        sign.unwrap_or(range)
    }

    /// Moving extends it from now on, or no longer: then the unit at its head is left.
    pub fn toggle_extending(&mut self, body: &Body) {
        if self.edge.is_none() {
            self.edge = Some(self.anchor.end);
            return;
        }
        let head = self.head(body).start;
        self.anchor = units::at(body, self.grain, head).unwrap_or(self.anchor);
        self.edge = None;
    }

    /// The other end moves from now on.
    pub fn swap_ends(&mut self, body: &Body) {
        let Some(edge) = self.edge else { return };
        let range = self.range();
        let unit = |offset| units::at(body, self.grain, offset);
        let is_behind = edge >= self.anchor.end;
        let (anchor, edge) = match is_behind {
            true => (
                units::starting_before(body, self.grain, range.end),
                range.start,
            ),
            false => (unit(range.start), range.end),
        };
        // A unit that reaches beyond what is selected is no end of it.
        let whole = anchor.filter(|unit| range.start <= unit.start && unit.end <= range.end);
        let anchor = whole.unwrap_or(self.anchor);
        self.anchor = match is_behind {
            true => TextRange::new(anchor.start, range.end),
            false => TextRange::new(range.start, anchor.end),
        };
        self.edge = Some(if edge == self.anchor.start {
            self.anchor.end
        } else {
            edge
        });
        self.column = None;
    }

    /// Goes on or back by a unit. A unit of another grain is first the one here: all of the larger one, the nearest of
    /// the smaller ones.
    pub fn step(&mut self, body: &Body, direction: StepDirection, grain: Grain) {
        self.column = None;
        match self.edge {
            Some(edge) => self.edge = Some(self.edge_after(body, edge, direction, grain)),
            None => {
                self.anchor = self
                    .unit_after(body, direction, grain)
                    .unwrap_or(self.anchor)
            }
        }
        self.grain = grain;
    }

    fn unit_after(&self, body: &Body, direction: StepDirection, grain: Grain) -> Option<TextRange> {
        let TextRange { start, end } = self.anchor;
        let is_larger = grain > self.grain;
        let is_smaller = grain < self.grain;
        match direction {
            _ if is_larger => units::at(body, grain, start),
            StepDirection::Forward if is_smaller => units::from(body, grain, start),
            StepDirection::Backward if is_smaller => units::up_to(body, grain, end),
            StepDirection::Forward => units::from(body, grain, end),
            StepDirection::Backward => units::up_to(body, grain, start),
        }
    }

    /// Where the moving edge goes: behind the anchor from end to end of units, before it from start to start. It stops
    /// at the anchor on its way to the other side.
    fn edge_after(
        &self,
        body: &Body,
        edge: usize,
        direction: StepDirection,
        grain: Grain,
    ) -> usize {
        let TextRange { start, end } = self.anchor;
        match direction {
            StepDirection::Forward if edge >= end => {
                units::ending_after(body, grain, edge).map_or(edge, |unit| unit.end)
            }
            StepDirection::Forward => {
                let next = units::from(body, grain, edge + 1).map(|unit| unit.start);
                next.filter(|next| *next < start).unwrap_or(end)
            }
            StepDirection::Backward if edge > end => {
                let before = units::up_to(body, grain, edge - 1).map(|unit| unit.end);
                before.filter(|before| *before > end).unwrap_or(end)
            }
            StepDirection::Backward => {
                let from = edge.min(start);
                units::starting_before(body, grain, from).map_or(edge, |unit| unit.start)
            }
        }
    }

    /// Goes to the unit at a place, or extends to it.
    pub fn go_to(&mut self, body: &Body, offset: usize, grain: Grain) {
        let Some(unit) = units::at(body, grain, offset) else {
            return;
        };
        self.grain = grain;
        if self.edge.is_none() {
            self.anchor = unit;
        } else if unit.start < self.anchor.start {
            self.edge = Some(unit.start);
        } else {
            self.edge = Some(unit.end.max(self.anchor.end));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::step_direction::StepDirection::{Backward, Forward};
    use crate::app::units::tests::body;

    /// What is selected after some steps: `w` `s` `p` `c` on by a word, a sentence, a paragraph, a sign, in capitals
    /// back; `v` extends, `o` swaps ends.
    fn selected(paragraphs: &[&str], from: usize, steps: &str) -> String {
        let body = body(paragraphs);
        let mut selecting = Selecting::new(&body, Grain::Word, from).unwrap();
        for step in steps.chars() {
            let direction = if step.is_uppercase() {
                Backward
            } else {
                Forward
            };
            let grain = match step.to_ascii_lowercase() {
                'w' => Grain::Word,
                's' => Grain::Sentence,
                'p' => Grain::Paragraph,
                'c' => Grain::Sign,
                'v' => {
                    selecting.toggle_extending(&body);
                    continue;
                }
                _ => {
                    selecting.swap_ends(&body);
                    continue;
                }
            };
            selecting.step(&body, direction, grain);
        }
        selecting.range().of(&body.text).to_owned()
    }

    const TEXT: [&str; 2] = ["وقف الولد. ثم جلس، ثم نام.", "صباحًا عاد."];

    #[test]
    fn without_being_extended_it_is_a_unit_that_moves() {
        for (steps, expected) in [
            ("", "وقف"),
            ("w", "الولد"),
            ("ww", "ثم"),
            ("wwwwww", "صباحًا"),
            ("W", "وقف"),
            ("wW", "وقف"),
            ("s", "وقف الولد."),
            ("ss", "ثم جلس، ثم نام."),
            ("sss", "صباحًا عاد."),
            ("ssS", "وقف الولد."),
            ("p", TEXT[0]),
            ("ppp", TEXT[1]),
            ("sw", "وقف"),
            ("sW", "الولد"),
            ("c", "و"),
            ("ccc", "ف"),
            ("pss", "ثم جلس، ثم نام."),
        ] {
            assert_eq!(selected(&TEXT, 0, steps), expected, "{steps}");
        }
    }

    #[test]
    fn extended_it_keeps_where_it_began() {
        for (steps, expected) in [
            ("v", "وقف"),
            ("vw", "وقف الولد"),
            ("vs", "وقف الولد."),
            ("vss", TEXT[0]),
            ("vp", TEXT[0]),
            ("vpp", "وقف الولد. ثم جلس، ثم نام.\n\nصباحًا عاد."),
            ("vppp", "وقف الولد. ثم جلس، ثم نام.\n\nصباحًا عاد."),
            ("vwwW", "وقف الولد"),
            ("vwwWWWW", "وقف"),
            ("wvW", "وقف الولد"),
            ("wvWw", "الولد"),
            ("wvWww", "الولد. ثم"),
            ("wwvS", "وقف الولد. ثم"),
            ("vc", "وقف "),
            ("vwv", "الولد"),
            ("wvwoW", "وقف الولد. ثم"),
            ("wvwow", "ثم"),
        ] {
            assert_eq!(selected(&TEXT, 0, steps), expected, "{steps}");
        }
    }

    proptest! {
        /// Whatever one does, what is selected is a part of the text that is not empty, and its head lies in it.
        #[test]
        fn a_selection_is_a_part_of_the_text(
            text in "[ab لاَ.\u{200C}1]{0,12}",
            from in 0..30_usize,
            steps in "[wspcWSPCvo]{0,12}",
        ) {
            let texts = ["واحد اثنان.", text.as_str(), "ثلاثة"];
            let body = body(&texts);
            prop_assert!(body.text.contains(&selected(&texts, from, &steps)));
            prop_assert!(!selected(&texts, from, &steps).is_empty());
        }
    }
}

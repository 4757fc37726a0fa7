//! A paragraph: everything about its layout that does not depend on a width.

use std::sync::OnceLock;

use super::bidi::{self, LevelChange};
use super::characters::Characters;
use super::clusters;
use super::digits::{self, Rewritten};
use super::direction::{BaseDirection, Direction};
use super::isolate;
use super::line_break;
use super::places::BreakPlaces;
use super::rendition::{Digits, Rendition};
use super::shape;
use super::units::{self, Traits, Unit, UnitKind, UnitTally, Units, of_units};
use crate::range::TextRange;

/// A paragraph of text, analysed once for all widths and renditions.
///
/// It owns a copy of its text. The text may be any string; a separator inside it (a line feed,
/// U+2028 …) ends a line.
#[derive(Clone, Debug)]
pub struct Paragraph {
    pub(super) text: String,
    pub(super) direction: Direction,
    /// The parts that are left-to-right isolates, in order.
    pub(super) isolates: Box<[TextRange]>,
    /// How many units there are.
    pub(super) length: usize,
    /// The cells before each unit on one unbounded line, and those of all; empty where every unit
    /// takes one.
    pub(super) columns: Vec<u32>,
    /// Where lines may end.
    pub(super) places: BreakPlaces,
    /// The units that a line must end before, in order.
    pub(super) hard_breaks: Vec<u32>,
    /// What holds of any of the units.
    pub(super) traits: Traits,
    /// What the rest is asked for; empty as long as nothing is.
    drawing: OnceLock<Drawing>,
    /// The same with each of the digits that are not those of the text, where that changes something; empty as long as
    /// nobody asks.
    rewritten: OnceLock<Box<[OnceLock<Option<Rewritten>>; 3]>>,
}

/// What drawing a paragraph needs beyond what breaking its lines does.
#[derive(Clone, Debug)]
struct Drawing {
    /// The units, in logical order.
    units: Vec<Unit>,
    /// The first unit of each stretch at another level than the one before it; the paragraph starts
    /// at its own level.
    levels: Vec<LevelChange>,
}

impl Paragraph {
    /// Analyses `text`: levels, clusters, joining and break opportunities.
    ///
    /// Time and memory are linear in the length of the text. A text of more than 4 GiB is cut.
    #[must_use]
    pub fn new(text: &str, base: BaseDirection) -> Self {
        Self::isolating(text, base, &[])
    }

    /// The same where some parts of the text are left-to-right isolates, as if LRI and PDI stood around each: program
    /// text, addresses ([`addresses`](super::addresses)). They do not count for the direction of the paragraph
    /// ([`BaseDirection::Fixed`] apart). Ranges that are not in the text, and such as lie in others, have no effect.
    #[must_use]
    pub fn isolating(text: &str, base: BaseDirection, isolates: &[TextRange]) -> Self {
        let text = at_most(text, u32::MAX as usize);
        let isolates = isolate::tidy(text, isolates);
        let direction = base.resolve_outside(text, &isolates);
        let mut characters = characters(text);
        line_break::find(characters.as_mut_slice());
        let (levels, units) = analyse(text, &mut characters, direction, &isolates);
        let columns = if units.traits.uneven {
            count_columns(&units.list)
        } else {
            Vec::new()
        };
        Self {
            text: text.to_owned(),
            direction,
            isolates: isolates.into(),
            length: units.list.len(),
            columns,
            places: units.places,
            hard_breaks: units.hard_breaks,
            traits: units.traits,
            drawing: OnceLock::from(Drawing {
                units: units.list,
                levels,
            }),
            rewritten: OnceLock::new(),
        }
    }

    /// The same of prose: its [`addresses`](super::addresses) are isolates.
    #[must_use]
    pub fn of_prose(text: &str, base: BaseDirection) -> Self {
        Self::isolating(text, base, &isolate::addresses(text))
    }

    /// The same paragraph as [`new`](Self::new) gives, in half the time and a part of the memory: what
    /// only drawing needs is left until one of its lines is drawn.
    ///
    /// For a text of which most is out of sight.
    #[must_use]
    pub fn deferred(text: &str, base: BaseDirection) -> Self {
        Self::deferred_isolating(text, base, &[])
    }

    /// [`isolating`](Self::isolating), [`deferred`](Self::deferred).
    #[must_use]
    pub fn deferred_isolating(text: &str, base: BaseDirection, isolates: &[TextRange]) -> Self {
        let text = at_most(text, u32::MAX as usize);
        let mut characters = characters(text);
        line_break::find(characters.as_mut_slice());
        let units = units::assemble::<UnitTally>(text, &characters);
        if units.traits.uneven {
            // Then breaking lines needs the units too.
            return Self::isolating(text, base, isolates);
        }
        let isolates = isolate::tidy(text, isolates);
        Self {
            text: text.to_owned(),
            direction: base.resolve_outside(text, &isolates),
            isolates: isolates.into(),
            length: units.list.count,
            columns: Vec::new(),
            places: units.places,
            hard_breaks: units.hard_breaks,
            traits: units.traits,
            drawing: OnceLock::new(),
            rewritten: OnceLock::new(),
        }
    }

    /// The text it was made of.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What a reader takes for one sign each, in logical order: a cluster, or lam with alef. What is not drawn belongs
    /// to the sign before it, at the start to the one after.
    #[must_use]
    pub fn signs(&self) -> Vec<TextRange> {
        let units = self.units();
        let is_drawn =
            |unit: &&Unit| !matches!(unit.kind, UnitKind::Invisible | UnitKind::SoftHyphen);
        let starts = units
            .iter()
            .filter(is_drawn)
            .map(|unit| unit.start as usize);
        let mut signs: Vec<TextRange> = Vec::with_capacity(units.len());
        for start in starts {
            if let Some(before) = signs.last_mut() {
                before.end = start;
            }
            signs.push(TextRange::new(start, self.text.len()));
        }
        if let Some(first) = signs.first_mut() {
            first.start = 0;
        }
        signs
    }

    /// The parts of the text that are isolates, in order.
    #[must_use]
    pub fn isolates(&self) -> &[TextRange] {
        &self.isolates
    }

    /// The direction it is set in.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The cells it takes on one unbounded line, white space at its end not counted.
    #[must_use]
    pub fn natural_width(&self) -> usize {
        self.natural_width_for(Rendition::default())
    }

    /// The same in a rendition.
    #[must_use]
    pub fn natural_width_for(&self, rendition: Rendition) -> usize {
        let end = self.places.before_hanging(0..self.length);
        self.cells(0, end, rendition)
    }

    fn drawing(&self) -> &Drawing {
        self.drawing.get_or_init(|| {
            let mut characters = characters(&self.text);
            let (levels, units) =
                analyse(&self.text, &mut characters, self.direction, &self.isolates);
            Drawing {
                units: units.list,
                levels,
            }
        })
    }

    /// The units, in logical order.
    pub(super) fn units(&self) -> &[Unit] {
        &self.drawing().units
    }

    /// The levels of the units, as the text is written with these digits.
    pub(super) fn levels(&self, digits: Digits) -> Levels<'_> {
        let changes = match self.rewritten(digits) {
            Some(rewritten) => &rewritten.levels,
            None => &self.drawing().levels,
        };
        Levels {
            base: self.direction.level(),
            changes,
        }
    }

    /// The byte a unit starts at; of the unit after the last, the length of the text.
    #[inline]
    pub(super) fn offset(&self, unit: usize) -> u32 {
        self.units()
            .get(unit)
            .map_or(self.text.len() as u32, |unit| unit.start)
    }

    /// The text of some units.
    pub(super) fn text_of(&self, units: std::ops::Range<usize>) -> &str {
        &self.text[self.offset(units.start) as usize..self.offset(units.end) as usize]
    }

    /// The cells before a unit on one unbounded line, tabs taken for one.
    #[inline]
    pub(super) fn column(&self, unit: usize) -> usize {
        self.columns
            .get(unit)
            .map_or(unit, |&column| column as usize)
    }

    /// The same with other digits; `None` where none is written as another.
    pub(super) fn rewritten(&self, digits: Digits) -> Option<&Rewritten> {
        let index = digits.index()?;
        let rewritten = &self.rewritten.get_or_init(Box::default)[index];
        let found = rewritten.get_or_init(|| {
            digits::rewrite(
                digits,
                &self.text,
                self.direction,
                &self.isolates,
                self.units(),
            )
        });
        found.as_ref()
    }
}

/// The levels of a paragraph's units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Levels<'p> {
    /// The level of the paragraph.
    base: u8,
    /// The first unit of each stretch at another level than the one before it; the paragraph starts at its own level.
    changes: &'p [LevelChange],
}

impl Levels<'_> {
    /// Whether all units have the level of the paragraph.
    pub(super) fn are_one(self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes of level there are up to and with `unit`.
    pub(super) fn changes_before(self, unit: usize) -> usize {
        self.changes
            .partition_point(|change| change.start as usize <= unit)
    }

    /// The level, before L1, after that many changes.
    pub(super) fn after(self, changes: usize) -> u8 {
        let last = changes.checked_sub(1);
        last.map_or(self.base, |last| self.changes[last].level)
    }

    /// The unit that the level changes at after that many changes; `None` where it stays.
    pub(super) fn next_change(self, changes: usize) -> Option<usize> {
        let next = self.changes.get(changes);
        next.map(|change| change.start as usize)
    }
}

/// The characters of a text, with the clusters they make.
fn characters(text: &str) -> Characters {
    let mut characters = Characters::new(text);
    clusters::find(text, &mut characters);
    characters
}

/// All that is to know of the characters of a text, but where lines may end.
fn analyse(
    text: &str,
    characters: &mut Characters,
    direction: Direction,
    isolates: &[TextRange],
) -> (Vec<LevelChange>, Units<Vec<Unit>>) {
    shape::join(characters);
    let units: Units<Vec<Unit>> = units::assemble(text, characters);
    let levels = bidi::resolve_isolating(text, characters, direction.level(), isolates);
    (of_units(levels, &units.list), units)
}

/// The cells before each unit, and those of all.
fn count_columns(units: &[Unit]) -> Vec<u32> {
    let mut columns = Vec::with_capacity(units.len() + 1);
    let mut column = 0_u32;
    columns.push(column);
    for unit in units {
        column = column.saturating_add(unit.width() as u32);
        columns.push(column);
    }
    columns
}

/// The longest start of `text`, in whole characters, that has at most `bytes` bytes.
fn at_most(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::VisualLine;
    use crate::text::testing::any_text;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        /// What was left for later comes out as it would have at once.
        #[test]
        fn a_deferred_paragraph_is_the_same(text in any_text(), width in 1..30_u16) {
            let now = Paragraph::new(&text, BaseDirection::Auto);
            let later = Paragraph::deferred(&text, BaseDirection::Auto);
            prop_assert_eq!(now.natural_width(), later.natural_width());
            let (mut starts_now, mut starts_later) = (Vec::new(), Vec::new());
            now.find_lines(width, Rendition::default(), &mut starts_now);
            later.find_lines(width, Rendition::default(), &mut starts_later);
            prop_assert_eq!(starts_now, starts_later);
            let lines = now.break_lines(width);
            prop_assert_eq!(&lines, &later.break_lines(width));
            let (mut cells_now, mut cells_later) = (VisualLine::new(), VisualLine::new());
            for line in &lines {
                now.lay_out(line, Rendition::default(), &mut cells_now);
                later.lay_out(line, Rendition::default(), &mut cells_later);
                prop_assert!(cells_now.cells().eq(cells_later.cells()));
            }
        }
    }

    /// The line that a text makes of which some words are isolates.
    fn with_isolates(text: &str, base: BaseDirection, words: &[&str]) -> String {
        let isolates = words.iter().map(|word| {
            let start = text.find(word).unwrap();
            TextRange::new(start, start + word.len())
        });
        let isolates: Vec<TextRange> = isolates.collect();
        let paragraph = Paragraph::isolating(text, base, &isolates);
        let later = Paragraph::deferred_isolating(text, base, &isolates);
        let (mut cells, mut cells_later) = (VisualLine::new(), VisualLine::new());
        paragraph.fit(80, Rendition::default(), &mut cells);
        later.fit(80, Rendition::default(), &mut cells_later);
        assert!(cells.cells().eq(cells_later.cells()));
        cells.text().to_string()
    }

    #[test]
    fn an_isolate_keeps_its_order_and_leaves_the_text_around_it_alone() {
        let auto = BaseDirection::Auto;
        for (text, isolates, drawn) in [
            ("لغة C++ ثم", &["C++"][..], "ﻢﺛ C++ ﺔﻐﻟ"),
            ("دالة f() ثم", &["f()"], "ﻢﺛ f() ﺔﻟﺍﺩ"),
            ("في /usr/bin/ ثم", &["/usr/bin/"], "ﻢﺛ /usr/bin/ ﻲﻓ"),
            ("قال a, b, ثم", &["a,", "b,"], "ﻢﺛ b, a, ﻝﺎﻗ"),
            // It does not count for the direction, and cannot be ended from inside.
            ("C++ لغة", &["C++"], "ﺔﻐﻟ C++"),
            ("من a\u{2069}+ ثم", &["a\u{2069}+"], "ﻢﺛ a+ ﻦﻣ"),
            ("a لغة f()", &["f()"], "a ﺔﻐﻟ f()"),
        ] {
            assert_eq!(with_isolates(text, auto, isolates), drawn, "{text}");
        }
        let within = BaseDirection::Within(Direction::LeftToRight);
        assert_eq!(
            with_isolates("نص C++ و Rust", within, &["C++"]),
            "Rust ﻭ C++ ﺺﻧ"
        );
        assert_eq!(with_isolates("Rust و C++", within, &["C++"]), "Rust ﻭ C++");
    }

    #[test]
    fn addresses_of_prose_keep_their_order() {
        let base = BaseDirection::Fixed(Direction::RightToLeft);
        let mut cells = VisualLine::new();
        for (text, drawn) in [
            ("في https://a.example/b/ ثم", "ﻢﺛ https://a.example/b/ ﻲﻓ"),
            ("/usr/share/doc/", "/usr/share/doc/"),
            ("الخيار --help ثم #tag", "#tag ﻢﺛ --help ﺭﺎﻴﺨﻟﺍ"),
        ] {
            Paragraph::of_prose(text, base).fit(80, Rendition::default(), &mut cells);
            assert_eq!(cells.text(), drawn);
        }
    }

    #[test]
    fn signs_are_what_is_drawn_as_one() {
        for (text, signs) in [
            ("سَلَامٌ", &["سَ", "لَا", "مٌ"][..]),
            ("سلام لأب", &["س", "لا", "م", " ", "لأ", "ب"]),
            ("می\u{200C}شود", &["م", "ی\u{200C}", "ش", "و", "د"]),
            ("\u{200F}a\u{200F}", &["\u{200F}a\u{200F}"]),
            (
                "e\u{301} 👩\u{200D}👧!",
                &["e\u{301}", " ", "👩\u{200D}👧", "!"],
            ),
            ("", &[]),
            ("\u{200F}", &[]),
        ] {
            let paragraph = Paragraph::new(text, BaseDirection::Auto);
            let found: Vec<&str> = paragraph.signs().iter().map(|sign| sign.of(text)).collect();
            assert_eq!(found, signs, "{text}");
        }
    }

    #[test]
    fn finding_lines_draws_nothing() {
        let text = "قال (abc) في 12-13 سنة: «لا إِلَّا هذا». ".repeat(9);
        let paragraph = Paragraph::deferred(&text, BaseDirection::Auto);
        let mut starts = Vec::new();
        paragraph.find_lines(40, Rendition::default(), &mut starts);
        assert!(starts.len() > 5);
        assert!(paragraph.drawing.get().is_none());
    }
}

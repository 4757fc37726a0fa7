//! What each part of a plain text is, judged as a reader would by length, place and punctuation.

use std::ops::Range;

use super::byline::{self, Byline};
use super::lines::{PlainUnit, has_gap, is_list_item, is_ruling};
use crate::article::{BlockKind, Language, Metadata};
use crate::language::fold::{FoldedWords, fold};

/// Lines wider than this many cells are prose.
pub const SHORT: u32 = 80;
/// The widest title, in cells.
const WIDEST_TITLE: u32 = 150;
/// The most words a heading has.
const HEADING_WORDS: usize = 14;
/// The most units that stand before the prose, and after it.
const EDGE: usize = 8;
/// The level of a heading in a text that does not say.
const SECTION: u8 = 2;

/// What a part of a plain text can be. A text may have millions of parts: this is a fraction of a [`BlockKind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitRole {
    /// The title of the article.
    Title,
    /// A line on who wrote it, or when.
    Byline,
    /// A heading; 1 is the highest level.
    Heading(u8),
    /// Anything else.
    Paragraph,
}

impl From<UnitRole> for BlockKind {
    fn from(role: UnitRole) -> Self {
        match role {
            UnitRole::Title => Self::Title,
            UnitRole::Byline => Self::Byline,
            UnitRole::Heading(level) => Self::Heading { level },
            UnitRole::Paragraph => Self::Paragraph,
        }
    }
}

/// What the parts of a text are, and what they say about it.
#[derive(Debug)]
pub struct UnitRoles<'l> {
    /// The role of each unit.
    pub of_units: Vec<UnitRole>,
    /// What titles and bylines say.
    pub metadata: Metadata,
    /// The language of the text.
    language: &'l Language,
}

/// Judges the parts of a text in a language.
#[must_use]
pub fn assign<'l>(units: &[PlainUnit<'_>], language: &'l Language) -> UnitRoles<'l> {
    let mut roles = UnitRoles {
        of_units: vec![UnitRole::Paragraph; units.len()],
        metadata: Metadata::default(),
        language,
    };
    let start = roles.head(units);
    let end = roles.foot(units, start);
    roles.headings(units, start..end);
    roles
}

impl UnitRoles<'_> {
    /// Judges what stands before the prose: title, subtitle and bylines. Returns where it ends.
    fn head(&mut self, units: &[PlainUnit<'_>]) -> usize {
        let mut has_title = false;
        for index in 0..units.len().min(EDGE) {
            let unit = &units[index];
            if let Some(byline) = self.read_byline(unit) {
                self.byline(index, byline);
            } else if !has_title && may_be_title(units, index) {
                self.of_units[index] = UnitRole::Title;
                has_title = true;
            } else if has_title && self.is_author(units, index) {
                self.byline(index, Byline::of_author(&unit.text));
            } else if has_title && is_subtitle(units, index) {
                self.of_units[index] = UnitRole::Heading(SECTION);
            } else if !is_invocation(&unit.text) && !underlines(units, index) {
                return index;
            }
        }
        units.len().min(EDGE)
    }

    /// Judges what stands after the prose: credits and a signature. Returns where it begins.
    fn foot(&mut self, units: &[PlainUnit<'_>], start: usize) -> usize {
        let mut end = units.len();
        while end > start.max(units.len().saturating_sub(EDGE))
            && byline_of(&units[end - 1]).is_some()
        {
            end -= 1;
        }
        for (index, unit) in units.iter().enumerate().skip(end) {
            if let Some(byline) = self.read_byline(unit) {
                self.byline(index, byline);
            }
        }
        let has_credits = end < units.len();
        let most_words = if has_credits { 10 } else { 6 };
        if let [.., before, last] = &units[start..end]
            && may_be_signature(last, most_words)
            && (before.width > SHORT || ends_sentence(&before.text))
        {
            end -= 1;
            self.of_units[end] = UnitRole::Byline;
        }
        end
    }

    /// Finds the headings in the prose: short lines followed by longer ones.
    ///
    /// It goes from the end, for a heading may be followed by another.
    fn headings(&mut self, units: &[PlainUnit<'_>], range: Range<usize>) {
        let mut end = range.end;
        while end > range.start {
            let mut first = end - 1;
            if let Some(level) = underlined_level(units, first) {
                self.of_units[first] = UnitRole::Heading(level);
            } else if may_be_heading(&units[first]) && self.opens_section(units, end, &range) {
                while first > range.start
                    && !units[first].follows_blank
                    && may_be_heading(&units[first - 1])
                {
                    first -= 1;
                }
                // A heading goes with what follows it, not with what stands before.
                let ends_stanza =
                    first > range.start && !units[first].follows_blank && units[end].follows_blank;
                if !ends_stanza && !is_quoted_lines(&units[range.start..end], end - first) {
                    self.of_units[first..end].fill(UnitRole::Heading(SECTION));
                }
            }
            end = first;
        }
    }

    /// Whether what begins at `next` is what the short line before it can be the heading of.
    fn opens_section(&self, units: &[PlainUnit<'_>], next: usize, range: &Range<usize>) -> bool {
        if next >= range.end {
            return false;
        }
        let (heading, unit) = (&units[next - 1], &units[next]);
        let is_longer = unit.width > SHORT
            || (unit.width * 2 >= heading.width * 3 && ends_sentence(&unit.text));
        match self.of_units[next] {
            UnitRole::Heading(_) => true,
            _ if is_list_item(&unit.text) => !is_list_item(&heading.text),
            _ => is_longer,
        }
    }

    fn read_byline(&self, unit: &PlainUnit<'_>) -> Option<Byline> {
        byline::read_in(&unit.text, unit.width, self.language)
    }

    fn byline(&mut self, index: usize, byline: Byline) {
        self.of_units[index] = UnitRole::Byline;
        byline.add_to(&mut self.metadata);
    }

    /// Whether a line in the head is the name of the author: it stands beside the date, or it
    /// has a title only a person has.
    fn is_author(&self, units: &[PlainUnit<'_>], index: usize) -> bool {
        let unit = &units[index];
        let is_byline = |index: usize| self.of_units[index] == UnitRole::Byline;
        let follows_date = index > 0 && is_byline(index - 1) && {
            // Across a blank line only where blank lines are the rule.
            !unit.follows_blank || units[index - 1].follows_blank
        };
        let precedes_date = units.get(index + 1).is_some_and(|next| {
            !next.follows_blank && byline_of(next).is_some_and(|byline| byline.is_dated)
        });
        self.metadata.authors.is_empty()
            && unit.lines == 1
            && (byline::is_titled_name(&unit.text)
                || (byline::is_name(&unit.text) && (follows_date || precedes_date)))
    }
}

fn byline_of(unit: &PlainUnit<'_>) -> Option<Byline> {
    byline::read(&unit.text, unit.width)
}

/// Whether the unit can be the title of what follows it.
fn may_be_title(units: &[PlainUnit<'_>], index: usize) -> bool {
    let unit = &units[index];
    let Some(next) = units.get(index + 1) else {
        return false;
    };
    let looks_like_one = unit.width <= WIDEST_TITLE
        && unit.lines <= 3
        && unit.text.contains(char::is_alphabetic)
        && !is_list_item(&unit.text)
        && !is_invocation(&unit.text)
        && !ends_in_stop(&unit.text)
        && !unit.text.ends_with(':');
    looks_like_one && (is_set_off(next) || units.iter().any(|unit| unit.width > SHORT))
}

/// Whether a unit is told from the short line before it by more than its words: without that a
/// first line is the first of a verse or a list.
fn is_set_off(next: &PlainUnit<'_>) -> bool {
    next.follows_blank
        || is_ruling(&next.text)
        || byline_of(next).is_some()
        || ends_sentence(&next.text)
}

/// Whether a line in the head is a subtitle: a byline follows it, or a name and a byline.
fn is_subtitle(units: &[PlainUnit<'_>], index: usize) -> bool {
    let mut next = units[index + 1..].iter().take(2);
    may_be_heading(&units[index])
        && next
            .find(|unit| byline_of(unit).is_some() || !byline::is_name(&unit.text))
            .is_some_and(|unit| byline_of(unit).is_some())
}

/// Whether a line opens a text with the name of God, as some do before the title.
fn is_invocation(text: &str) -> bool {
    let folded = fold(text).text;
    folded.starts_with("بسم الله") && folded.split_whitespace().count() <= 5
}

/// Whether the unit is the line drawn under the one before it.
fn underlines(units: &[PlainUnit<'_>], index: usize) -> bool {
    let unit = &units[index];
    index > 0 && !unit.follows_blank && is_ruling(&unit.text)
}

/// The level of a heading that is underlined, as in Markdown: with `=` the first.
fn underlined_level(units: &[PlainUnit<'_>], index: usize) -> Option<u8> {
    let unit = &units[index];
    let is_heading = units.len() > index + 1
        && underlines(units, index + 1)
        && unit.lines == 1
        && unit.width <= WIDEST_TITLE
        && unit.text.contains(char::is_alphabetic);
    is_heading.then(|| {
        if units[index + 1].text.starts_with('=') {
            1
        } else {
            SECTION
        }
    })
}

/// Whether a line has the form of a heading.
fn may_be_heading(unit: &PlainUnit<'_>) -> bool {
    let text = unit.text.as_ref();
    let words = text.split_whitespace().count();
    let is_numbered = text.starts_with(char::is_numeric);
    unit.lines == 1
        && unit.width <= SHORT
        && words <= HEADING_WORDS
        && text.contains(char::is_alphabetic)
        && (is_numbered || !is_list_item(text))
        && !ends_in_stop(text)
        && !is_enclosed(text)
        && !has_gap(text)
        && byline_of(unit).is_none()
        && (!text.ends_with(':') || (words <= 6 && !introduces_speech(text)))
}

/// Whether the last `count` lines of `units` are quoted lines, such as verse, and no headings.
fn is_quoted_lines(units: &[PlainUnit<'_>], count: usize) -> bool {
    let before = units
        .len()
        .checked_sub(count + 1)
        .map(|index| &units[index]);
    let is_introduced = before.is_some_and(|unit| unit.text.ends_with(':'));
    count > 2 || (count == 2 && is_introduced)
}

/// Whether a line after the prose can be a signature of at most so many words.
fn may_be_signature(unit: &PlainUnit<'_>, most_words: usize) -> bool {
    unit.lines == 1
        && unit.width <= SHORT
        && unit.text.split_whitespace().count() <= most_words
        && unit.text.contains(char::is_alphabetic)
        && !is_list_item(&unit.text)
        && !ends_sentence(&unit.text)
        && !ends_in_stop(&unit.text)
}

/// Verbs that announce what somebody says.
#[rustfmt::skip]
const SPEECH: FoldedWords = FoldedWords::new(&[
    "قال", "قالت", "قالوا", "يقول", "تقول", "اضاف", "اضافت", "تابع", "تابعت", "اكد",
    "اكدت", "اوضح", "اوضحت", "ذكر", "ذكرت", "كتب", "كتبت", "صرح", "صرحت",
    "انشد", "جاء", "گفت", "אמר", "אמרה",
]);

/// Whether a line announces what somebody says.
fn introduces_speech(text: &str) -> bool {
    let first = text
        .split_whitespace()
        .next()
        .map(|word| fold(word).text)
        .unwrap_or_default();
    let verb = first.strip_prefix(['و', 'ف']).unwrap_or(&first);
    let is_speech = |word: &str| SPEECH.contains(word);
    is_speech(verb) || is_speech(&first) || text.ends_with("said:") || text.ends_with("says:")
}

/// Whether the whole text stands in quotation marks or brackets.
fn is_enclosed(text: &str) -> bool {
    [('«', '»'), ('"', '"'), ('“', '”'), ('(', ')'), ('[', ']')]
        .iter()
        .any(|&(open, close)| text.starts_with(open) && text.ends_with(close))
}

/// The text up to the quotation marks and brackets that close it.
fn without_closers(text: &str) -> &str {
    text.trim_end_matches(|c: char| "»\"”’')]".contains(c) || c.is_whitespace())
}

/// Whether a text ends as no title or heading does: with a full stop, a comma, a semicolon.
fn ends_in_stop(text: &str) -> bool {
    let text = without_closers(text);
    text.ends_with(['.', '۔', '،', ',', '؛', ';']) && !text.ends_with("..")
}

/// Whether a text ends as a sentence does.
fn ends_sentence(text: &str) -> bool {
    without_closers(text).ends_with(['.', '۔', '!', '؟', '?', '…', ':'])
}

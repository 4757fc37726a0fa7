//! What a reader highlighted in an article, with a note or without.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::quote::{Quote, QuoteFault};
use crate::limits;
use crate::range::TextRange;

/// A passage that a reader highlighted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// The passage.
    #[serde(flatten)]
    pub quote: Quote,
    /// Where it stands in the text now; `None` where it is no longer there.
    #[serde(skip_deserializing)]
    pub range: Option<TextRange>,
    /// The note on it; empty where there is none.
    #[serde(default)]
    pub note: String,
    /// When it was highlighted; `None` before a library has kept it.
    #[serde(default)]
    pub made_at: Option<Timestamp>,
}

impl Highlight {
    /// A passage of a text, with a note or an empty one.
    #[must_use]
    pub fn of(text: &str, range: TextRange, note: String) -> Self {
        Self {
            quote: Quote::of(text, range),
            range: Some(range),
            note,
            made_at: None,
        }
    }

    /// Whether both highlight the same of one text, in which both were looked for: the same words of it, or where it has
    /// changed since one was made, the same place.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.quote == other.quote || (self.range.is_some() && self.range == other.range)
    }

    /// How much is highlighted in an article that has these.
    #[must_use]
    pub fn of_all(highlights: &[Self]) -> Highlighting {
        match highlights {
            [] => Highlighting::None,
            some if some.iter().any(Self::has_note) => Highlighting::WithNotes,
            _ => Highlighting::WithoutNotes,
        }
    }

    /// As much as may be kept of what is highlighted in one article, and how many are left out or have a shorter note.
    #[must_use]
    pub fn within_limits(mut all: Vec<Self>) -> (Vec<Self>, usize) {
        // A passage of nothing stands nowhere.
        all.retain(|one| one.quote.fault() != Some(QuoteFault::Blank));
        let count = all.len();
        let mut shortened = 0;
        let kept = all.into_iter().filter(|one| one.quote.fault().is_none());
        let kept = kept.take(limits::HIGHLIGHTS_OF_ARTICLE).map(|mut one| {
            if one.note.len() > limits::NOTE {
                shortened += 1;
                let mut ends = (0..=limits::NOTE).rev();
                let end = ends.find(|end| one.note.is_char_boundary(*end));
                one.note.truncate(end.unwrap_or(0));
            }
            one
        });
        let kept: Vec<Self> = kept.collect();
        let left_out = count - kept.len();
        (kept, left_out + shortened)
    }

    /// By what highlights are put in the order of the text; those whose text is gone stand last.
    #[must_use]
    pub fn place(&self) -> (bool, Option<TextRange>, usize) {
        (self.range.is_none(), self.range, self.quote.position)
    }

    /// Whether it has a note.
    #[must_use]
    pub fn has_note(&self) -> bool {
        !self.note.is_empty()
    }
}

/// Whether a reader highlighted something in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Highlighting {
    /// Nothing.
    #[default]
    None,
    /// Passages without a note.
    WithoutNotes,
    /// Passages, one with a note at least.
    WithNotes,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_kept_of_an_article_than_may_be() {
        let text = "نعم ".repeat(limits::PASSAGE);
        let of =
            |bytes, note: &str| Highlight::of(&text, TextRange::new(0, bytes), note.to_owned());
        let blank = Highlight::of(" \n ", TextRange::new(0, 3), String::new());
        let long_note = "ن".repeat(limits::NOTE);
        let (kept, count) = Highlight::within_limits(vec![
            of(6, "ملاحظة"),
            blank,
            of("نعم ".len() * limits::PASSAGE / 4, ""),
            of(6, &long_note),
        ]);
        assert_eq!(count, 2);
        assert_eq!(kept.len(), 2);
        assert_eq!(kept[0], of(6, "ملاحظة"));
        assert!(long_note.starts_with(&kept[1].note) && kept[1].note.len() == limits::NOTE);
        let many = vec![of(6, ""); limits::HIGHLIGHTS_OF_ARTICLE + 2];
        let (kept, count) = Highlight::within_limits(many);
        assert_eq!((kept.len(), count), (limits::HIGHLIGHTS_OF_ARTICLE, 2));
    }

    #[test]
    fn a_highlight_is_told_by_its_words_or_where_they_stand() {
        let text = "نعم قال نعم";
        let first = Highlight::of(text, TextRange::new(0, 6), "أولى".to_owned());
        let last = Highlight::of(text, TextRange::new(14, 20), String::new());
        let elsewhere = Highlight {
            quote: Quote::of("قيل نعم قال", TextRange::new(7, 13)),
            ..first.clone()
        };
        let gone = |one: &Highlight| Highlight {
            range: None,
            ..one.clone()
        };
        assert!(first.is_same(&elsewhere) && first.is_same(&gone(&first)));
        assert!(!first.is_same(&last));
        assert!(!gone(&first).is_same(&gone(&elsewhere)));
    }
}

//! What the reader highlighted: the list of it that lies over the panes, and the notes that are being written.

use crate::app::outstanding::{Outstanding, RequestId};
use crate::article::{ArticleId, Highlight};
use crate::library::{HighlightList, ListedHighlight, NoteDraft};
use crate::limits::NOTE_DRAFTS;

/// Whose highlights are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedOf {
    /// Those of the open article, in the order of its text.
    Article,
    /// Those of all articles, the newest first.
    Library,
}

/// What is highlighted, laid over the panes.
#[derive(Clone, Debug)]
pub struct HighlightsOverlay {
    /// Whose highlights are shown.
    pub of: ListedOf,
    /// Those of the open article.
    pub here: Vec<ListedHighlight>,
    /// Those of all articles; `None` while they are awaited.
    pub all: Option<HighlightList>,
    pub(super) awaited: Outstanding<()>,
}

impl HighlightsOverlay {
    /// Those of the open article, or where it has none those of all, which are awaited.
    #[must_use]
    pub fn new(here: Vec<ListedHighlight>, request: RequestId) -> Self {
        Self {
            of: match here.is_empty() {
                true => ListedOf::Library,
                false => ListedOf::Article,
            },
            here,
            all: None,
            awaited: Outstanding::new(request, ()),
        }
    }

    /// The rows; `None` while they are awaited.
    #[must_use]
    pub fn rows(&self) -> Option<&[ListedHighlight]> {
        match self.of {
            ListedOf::Article => Some(&self.here),
            ListedOf::Library => self.all.as_ref().map(|all| all.newest.as_slice()),
        }
    }

    /// How many there are, of which the rows may be some; 0 while they are awaited.
    #[must_use]
    pub fn count(&self) -> usize {
        match self.of {
            ListedOf::Article => self.here.len(),
            ListedOf::Library => self.all.as_ref().map_or(0, |all| all.count),
        }
    }

    /// A request failed; returns whether nothing can be shown: what is highlighted in the open article is known.
    pub fn fail(&mut self, request: RequestId) -> bool {
        if !self.awaited.fail(request) {
            return false;
        }
        if self.all.is_none() {
            self.of = ListedOf::Article;
        }
        self.here.is_empty()
    }

    /// Shows those of the open article instead of those of all, or the other way round.
    pub fn show_others(&mut self) {
        let may_come = self.all.is_some() || self.awaited.is_awaited();
        self.of = match self.of {
            ListedOf::Article if may_come => ListedOf::Library,
            _ => ListedOf::Article,
        };
    }
}

/// A passage on which a note is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noting {
    /// The article.
    pub article: ArticleId,
    /// The passage as it is highlighted already; `None` where it is not.
    pub before: Option<Highlight>,
    /// The passage, with the note there was.
    pub highlight: Highlight,
}

/// Notes that are not kept yet: the one being written, and drafts of those that were left.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// What the note is on that is being written.
    pub written: Option<Noting>,
    /// The oldest first, one for a passage.
    drafts: Vec<NoteDraft>,
}

impl Notes {
    /// With the drafts of another time.
    #[must_use]
    pub fn with_drafts(drafts: Vec<NoteDraft>) -> Self {
        Self {
            written: None,
            drafts,
        }
    }

    /// What was written of a note on a passage.
    #[must_use]
    pub fn draft(&self, noting: &Noting) -> Option<&str> {
        let found = self.drafts.iter().find(|draft| noting.is_of(draft));
        found.map(|draft| draft.passage.note.as_str())
    }

    /// Keeps what was written of a note, in place of what was of it before. Nothing is kept of one that is blank or as it
    /// was. Returns whether something is.
    pub fn keep_draft(&mut self, noting: &Noting, typed: &str) -> bool {
        self.drafts.retain(|draft| !noting.is_of(draft));
        if typed.trim().is_empty() || typed == noting.highlight.note {
            return false;
        }
        let note = typed.to_owned();
        self.drafts.push(NoteDraft {
            article: noting.article.0,
            passage: Highlight {
                note,
                ..noting.highlight.clone()
            },
        });
        let over = self.drafts.len().saturating_sub(NOTE_DRAFTS);
        self.drafts.drain(..over);
        true
    }

    /// The drafts there would be if the note being written were left now.
    #[must_use]
    pub fn drafts_with(&self, typed: Option<&str>) -> Vec<NoteDraft> {
        let mut notes = self.clone();
        if let Some((noting, typed)) = self.written.as_ref().zip(typed) {
            notes.keep_draft(noting, typed);
        }
        notes.drafts
    }

    /// A note was kept: there is no draft of it any more.
    pub fn forget_draft(&mut self, noting: &Noting) {
        self.drafts.retain(|draft| !noting.is_of(draft));
    }
}

impl Noting {
    /// Whether a draft is on the same passage.
    fn is_of(&self, draft: &NoteDraft) -> bool {
        draft.article == self.article.0 && self.highlight.is_same(&draft.passage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::range::TextRange;

    const TEXT: &str = "قال الوزير إن السد آمن";

    fn noting(end: usize, note: &str) -> Noting {
        Noting {
            article: ArticleId(1),
            before: None,
            highlight: Highlight::of(TEXT, TextRange::new(0, end), note.to_owned()),
        }
    }

    #[test]
    fn a_passage_has_one_draft_at_most() {
        let mut notes = Notes::default();
        let of_one_word = noting("قال".len(), "");
        assert!(notes.keep_draft(&of_one_word, "أ"));
        assert!(notes.keep_draft(&of_one_word, "أب"));
        assert!(notes.keep_draft(&noting(TEXT.len(), ""), "ج"));
        assert_eq!(notes.draft(&of_one_word), Some("أب"));
        let of_another = Noting {
            article: ArticleId(2),
            ..of_one_word.clone()
        };
        assert_eq!(notes.draft(&of_another), None);
        assert!(!notes.keep_draft(&of_one_word, " \n"));
        assert_eq!(notes.draft(&of_one_word), None);
        assert_eq!(notes.drafts_with(None).len(), 1);
    }

    #[test]
    fn the_oldest_drafts_are_given_up() {
        let mut notes = Notes::default();
        let text = "ن".repeat(NOTE_DRAFTS + 1);
        let noting = |number: usize| {
            let range = TextRange::new(0, number * 'ن'.len_utf8());
            Noting {
                highlight: Highlight::of(&text, range, String::new()),
                ..noting(0, "")
            }
        };
        for number in 1..=NOTE_DRAFTS + 1 {
            notes.keep_draft(&noting(number), "مسودة");
        }
        assert_eq!(notes.drafts_with(None).len(), NOTE_DRAFTS);
        assert_eq!(notes.draft(&noting(1)), None);
        assert!(notes.draft(&noting(NOTE_DRAFTS + 1)).is_some());
    }
}

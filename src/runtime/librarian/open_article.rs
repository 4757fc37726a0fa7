//! The article that is open: what is found in it is told, and that its text is another now.

use crate::app::{News, Reply};
use crate::article::ArticleId;
use crate::library::{Library, Result, TextDigest};

/// The article that is open, with its text as it was opened.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OpenArticle(Option<(ArticleId, TextDigest)>);

impl OpenArticle {
    /// An article opened with a text.
    pub(super) fn new(id: ArticleId, text: &str) -> Self {
        Self(Some((id, TextDigest::of(text))))
    }

    /// Which it is.
    pub(super) fn id(&self) -> Option<ArticleId> {
        self.0.map(|(id, _)| id)
    }

    /// What is read of an article; of the open one, `None` where it no longer has the text that is shown. That it was
    /// replaced is told by itself.
    pub(super) fn of_text_shown<T>(
        &self,
        library: &Library,
        id: ArticleId,
        read: impl FnOnce() -> Result<Option<T>>,
    ) -> Result<Option<T>> {
        library.snapshot(|| match self.0 {
            Some((open, text)) if open == id && library.text_digest(id)? != Some(text) => Ok(None),
            _ => read(),
        })
    }

    /// Tells what was found in it.
    pub(super) fn send_annotations(
        &self,
        library: &Library,
        reply: &mut dyn FnMut(Reply),
    ) -> Result<()> {
        if let Some(id) = self.id()
            && let Some(annotations) =
                self.of_text_shown(library, id, || library.annotations(id))?
        {
            reply(Reply::News(News::Annotated { id, annotations }));
        }
        Ok(())
    }

    /// Tells where it has another text now: what is kept of it speaks of that one.
    pub(super) fn check_replaced(&mut self, library: &Library, reply: &mut dyn FnMut(Reply)) {
        let Some((id, text)) = self.0 else {
            return;
        };
        let now = library.text_digest(id).ok().flatten();
        if now.is_some_and(|now| now != text) {
            self.0 = None;
            reply(Reply::News(News::Replaced(id)));
        }
    }
}

//! Articles that cannot be read out of the library: each is reported, and the others are read.

use crate::article::ArticleId;
use crate::cli::error::{Error, report};
use crate::i18n::Locale;
use crate::library::{self, Library};
use crate::messages;

/// Reports articles that cannot be read, and knows whether there was one.
#[derive(Debug)]
pub(super) struct Damaged<'l> {
    library: &'l Library,
    locale: Locale,
    is_any: bool,
}

impl<'l> Damaged<'l> {
    pub(super) fn new(library: &'l Library, locale: Locale) -> Self {
        Self {
            library,
            locale,
            is_any: false,
        }
    }

    /// Whether an article was reported.
    pub(super) fn is_any(&self) -> bool {
        self.is_any
    }

    /// What was read of an article; `None`, after a report, if what is stored of it is damaged.
    pub(super) fn passed_over<T>(
        &mut self,
        id: ArticleId,
        read: library::Result<Option<T>>,
    ) -> Result<Option<T>, Error> {
        match read {
            Err(error) if error.is_of_one_article() => {
                self.is_any = true;
                let known = self.library.summaries(&[id]).ok();
                let title = known.and_then(|mut known| known.pop()).map(|it| it.title);
                let name = title.unwrap_or_else(|| id.0.to_string());
                let reason = messages::library_fault(&error.fault(), self.locale);
                report(&messages::labelled(self.locale, &name, reason), self.locale);
                Ok(None)
            }
            read => Ok(read?),
        }
    }
}

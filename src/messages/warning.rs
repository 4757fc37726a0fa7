//! What the reader should know about how an article was read, in words.

use crate::article::Warning;
use crate::i18n::Locale;

/// The words for a warning, without the name of the article.
#[must_use]
pub fn warning(warning: &Warning, locale: Locale) -> String {
    let text = |id| locale.text(id).into_owned();
    match warning {
        Warning::InvalidBytes { count } => locale.count("warning-invalid-bytes", *count),
        Warning::Encoding { name } => locale.format("warning-encoding", &[("name", name.into())]),
        Warning::FrontMatter { field } => {
            locale.format("warning-front-matter", &[("field", field.into())])
        }
        Warning::FrontMatterSyntax { line } => {
            locale.format("warning-front-matter-syntax", &[("line", (*line).into())])
        }
        Warning::UnusedFields { fields } => {
            locale.format("warning-unused-fields", &[("fields", locale.list(fields))])
        }
        Warning::Highlights { count } => locale.count("warning-highlights", *count),
        Warning::TooMuchMarkup => text("warning-too-much-markup"),
        Warning::DateFromText => text("warning-date-from-text"),
        Warning::CutOff { articles } => locale.count("warning-cut-off", *articles),
        Warning::Incomplete => text("warning-incomplete"),
        Warning::MissingPage { number } => {
            locale.format("warning-missing-page", &[("number", (*number).into())])
        }
        Warning::Summary => text("warning-summary"),
        Warning::UnreadChapters { count } => locale.count("warning-unread-chapters", *count),
        Warning::NoArticleFound => text("warning-no-article-found"),
        Warning::Paywall => text("warning-paywall"),
        Warning::Consent => text("warning-consent"),
    }
}

//! What was copied and how, in words.

use crate::i18n::{Locale, MessageValue};
use crate::notice::{Copied, CopiedBy, CopiedExtent, CopyForm, ToolFault};

/// What was copied, and by what it came to the clipboard.
#[must_use]
pub fn copied(what: &Copied, by: &CopiedBy, locale: Locale) -> String {
    let told = |id, mut arguments: Vec<(&str, MessageValue<'_>)>| {
        arguments.push(("what", MessageValue::Composed(form(what, locale))));
        locale.format(id, &arguments)
    };
    match by {
        CopiedBy::Tool(name) => told("notice-copied", vec![("tool", name.into())]),
        CopiedBy::Terminal {
            instead_of: ToolFault::None,
        } => told("notice-copied-by-terminal", Vec::new()),
        CopiedBy::Terminal { instead_of } => {
            let fault = MessageValue::Composed(tool_fault(instead_of, locale));
            told("notice-copied-by-terminal-alone", vec![("fault", fault)])
        }
    }
}

fn form(what: &Copied, locale: Locale) -> String {
    let extent = extent(&what.extent, locale);
    let id = match what.form {
        CopyForm::Text => return extent,
        CopyForm::Quotation => "copied-as-quotation",
        CopyForm::Markdown => "copied-as-markdown",
    };
    let what = MessageValue::Composed(extent);
    locale.format(id, &[("what", what), ("format", "Markdown".into())])
}

fn extent(extent: &CopiedExtent, locale: Locale) -> String {
    match extent {
        CopiedExtent::Signs(count) => locale.count("copied-signs", *count),
        CopiedExtent::Words(count) => locale.count("copied-words", *count),
        CopiedExtent::Sentences(count) => locale.count("copied-sentences", *count),
        CopiedExtent::Paragraphs(count) => locale.count("copied-paragraphs", *count),
        CopiedExtent::Article => locale.text("copied-article").into_owned(),
        CopiedExtent::Output => locale.text("copied-output").into_owned(),
        CopiedExtent::Citation => locale.text("copied-citation").into_owned(),
        CopiedExtent::Link => locale.text("copied-link").into_owned(),
        CopiedExtent::Mentioning { name, count } => locale.format(
            "copied-mentioning",
            &[("name", name.into()), ("count", (*count).into())],
        ),
    }
}

/// Why a program of the system did not take something.
#[must_use]
pub fn tool_fault(fault: &ToolFault, locale: Locale) -> String {
    let (id, name) = match fault {
        ToolFault::None => return locale.text("tool-none").into_owned(),
        ToolFault::Missing { name } => ("tool-missing", name),
        ToolFault::Failed { name } => ("tool-failed", name),
        ToolFault::TooSlow { name } => ("tool-too-slow", name),
    };
    locale.format(id, &[("name", name.into())])
}

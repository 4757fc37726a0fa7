//! Articles written as Markdown with front matter, which [`crate::sources`] reads back as the same articles.
//!
//! What Markdown has a sign for is written with it, as a person would; for the rest (a byline, a line tight on
//! one of another kind) a comment stands before the block ([`crate::sources::directive`]). What the reader highlighted is
//! marked, with the notes on it as footnotes; all that is read of these stands in the front matter. Lines of JSON,
//! the other form that articles leave in, are written where they are read: [`crate::sources::json_lines`].

mod blocks;
mod file_name;
mod front_matter;
mod inline;
mod lines;
mod list;
mod marks;
mod notes;
mod table;

use crate::article::{BlockKind, Body, Draft};
use crate::range::TextRange;
use crate::sources::directive::Directive;
use crate::sources::markdown::has_too_much_markup;

use blocks::Directives;
use marks::BodyMarks;

pub use file_name::FileNames;

/// An article as a Markdown file.
#[must_use]
pub fn markdown(draft: &Draft) -> String {
    let marks = BodyMarks::of(&draft.body, &draft.kept.highlights);
    let title = draft.metadata.title.as_str();
    // What front matter does to white space.
    let survives = title == title.trim() && !title.contains(char::is_control);
    let mut markdown = String::from("---\n");
    front_matter::write(draft, survives.then_some(title), &mut markdown);
    markdown.push_str("---\n");
    let title = survives.then_some(title);
    let marked = body(draft, title, &marks);
    // With the marks it could be too much to be read as Markdown.
    let body = match !marks.is_empty() && has_too_much_markup(&marked) {
        true => body(draft, title, &BodyMarks::default()),
        false => marked,
    };
    markdown.push_str(&body);
    markdown
}

/// What stands below the front matter, and its `title`, where that says it.
fn body(draft: &Draft, title: Option<&str>, marks: &BodyMarks<'_>) -> String {
    let mut markdown = String::new();
    let is_title_in_head = title.is_some_and(|title| opens_with(draft, title, marks));
    if title.is_some() && !is_title_in_head {
        let directive = Directive {
            is_untitled: true,
            ..Directive::default()
        };
        markdown.push_str(&format!("\n{directive}\n"));
    }
    let written = usize::from(is_title_in_head);
    let directives = Directives::Written;
    blocks::write(&draft.body, marks, written, directives, &mut markdown);
    notes::write(marks, &mut markdown);
    markdown
}

/// A part of an article as Markdown for other programs: nothing in it says what only this one reads.
#[must_use]
pub fn fragment(body: &Body) -> String {
    let mut markdown = String::new();
    let marks = BodyMarks::default();
    blocks::write(body, &marks, 0, Directives::LeftOut, &mut markdown);
    markdown.trim_start_matches('\n').to_owned()
}

/// Whether the first block is the title, with no style and no mark, and no further heading says the same: that would be
/// taken for the title repeated.
fn opens_with(draft: &Draft, title: &str, marks: &BodyMarks<'_>) -> bool {
    let body = &draft.body;
    let Some((first, others)) = body.blocks.split_first() else {
        return false;
    };
    let is_title = first.kind == BlockKind::Title && body.block_text(first) == title;
    let is_styled = body.spans.iter().any(|span| {
        let TextRange { start, .. } = span.range;
        start < first.range().end
    });
    let highest = BlockKind::Heading { level: 1 };
    let repeats =
        |block: &crate::article::Block| block.kind == highest && body.block_text(block) == title;
    let is_marked = !marks.within(first.range()).ranges.is_empty();
    is_title && !is_styled && !is_marked && !others.iter().any(repeats)
}

#[cfg(test)]
mod tests;

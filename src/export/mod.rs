//! Articles written as Markdown with front matter, which [`crate::sources`] reads back as the same articles.
//!
//! What Markdown has a sign for is written with it, as a person would; for the rest (a byline, a line tight on
//! one of another kind) a comment stands before the block ([`crate::sources::directive`]). Lines of JSON,
//! the other form that articles leave in, are written where they are read: [`crate::sources::json_lines`].

mod blocks;
mod file_name;
mod front_matter;
mod inline;
mod lines;
mod list;
mod table;

use crate::article::{BlockKind, Body, Draft};
use crate::range::TextRange;
use crate::sources::directive::Directive;

use blocks::Directives;

pub use file_name::FileNames;

/// An article as a Markdown file.
#[must_use]
pub fn markdown(draft: &Draft) -> String {
    let title = draft.metadata.title.as_str();
    // What front matter does to white space.
    let survives = title == title.trim() && !title.contains(char::is_control);
    let is_title_in_head = survives && opens_with(draft, title);
    let mut markdown = String::from("---\n");
    front_matter::write(draft, survives.then_some(title), &mut markdown);
    markdown.push_str("---\n");
    if survives && !is_title_in_head {
        let directive = Directive {
            is_untitled: true,
            ..Directive::default()
        };
        markdown.push_str(&format!("\n{directive}\n"));
    }
    let written = usize::from(is_title_in_head);
    blocks::write(&draft.body, written, Directives::Written, &mut markdown);
    markdown
}

/// A part of an article as Markdown for other programs: nothing in it says what only this one reads.
#[must_use]
pub fn fragment(body: &Body) -> String {
    let mut markdown = String::new();
    blocks::write(body, 0, Directives::LeftOut, &mut markdown);
    markdown.trim_start_matches('\n').to_owned()
}

/// Whether the first block is the title, with no style, and no further heading says the same: that would be
/// taken for the title repeated.
fn opens_with(draft: &Draft, title: &str) -> bool {
    let body = &draft.body;
    let Some((first, others)) = body.blocks.split_first() else {
        return false;
    };
    let is_title = first.kind == BlockKind::Title && body.block_text(first) == title;
    let is_styled = body.spans.iter().any(|span| {
        let TextRange { start, .. } = span.range;
        start < first.range.end
    });
    let highest = BlockKind::Heading { level: 1 };
    let repeats =
        |block: &crate::article::Block| block.kind == highest && body.block_text(block) == title;
    is_title && !is_styled && !others.iter().any(repeats)
}

#[cfg(test)]
mod tests;

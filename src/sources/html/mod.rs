//! HTML made into blocks: pages, parts of pages in feeds, chapters of books.
//!
//! [`lexer`] cuts HTML into tags and text and leaves out what is not text, [`parse`] gives the parser the rest within
//! bounds, [`dom`] is the tree it builds, [`walk`] goes through the tree and composes the body.

mod direction;
pub(in crate::sources) mod dom;
pub(in crate::sources) mod elements;
mod lexer;
pub(in crate::sources) mod link;
mod list;
mod note;
pub(in crate::sources) mod parse;
mod picture;
mod sink;
pub(in crate::sources) mod table;
pub(in crate::sources) mod walk;
mod white_space;

pub(in crate::sources) use self::lexer::is_void;

use self::dom::Dom;
use super::compose::{Composer, Spacing};
use super::markup;
use crate::article::{BlockKind, Warning};

/// Adds the text of a page, or of a part of one, to a body: headings, paragraphs, lists, tables, quotations, program
/// text, captions. Addresses of links are made whole against `base`, or what the page says instead.
///
/// HTML that is more than the parser can be given ([`limits`](crate::limits)) is added as paragraphs without its tags.
/// Returns what there is to know of that.
pub fn compose(html: &str, base: Option<&str>, composer: &mut Composer) -> Option<Warning> {
    match parse::parse(html) {
        Ok(dom) => {
            let base = link::base(&dom, base);
            walk::walk(&dom, Dom::ROOT, base.as_ref(), composer);
            None
        }
        Err(parse::TooMuchMarkup) => {
            stripped(html, composer);
            Some(Warning::TooMuchMarkup)
        }
    }
}

/// Whether a text begins as a page does: with its type, its outermost elements or a comment before them.
#[must_use]
pub fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    // Comments and the declaration of XML may stand first.
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
    let begins = |start: &str| {
        let found = rest.as_bytes().get(..start.len());
        let is_name_over = |byte: &u8| !byte.is_ascii_alphanumeric();
        found.is_some_and(|found| found.eq_ignore_ascii_case(start.as_bytes()))
            && rest.as_bytes().get(start.len()).is_none_or(is_name_over)
    };
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<title",
        "<meta",
    ]
    .iter()
    .any(|start| begins(start))
}

/// Adds the paragraphs of HTML whose tags are taken out.
pub(in crate::sources) fn stripped(html: &str, composer: &mut Composer) {
    for paragraph in markup::paragraphs(html) {
        let text = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        composer.block(BlockKind::Paragraph, Spacing::Loose, &text);
    }
}

#[cfg(test)]
mod tests;

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
pub(in crate::sources) mod parse;
mod picture;
mod sink;
mod table;
pub(in crate::sources) mod walk;
mod white_space;

use self::dom::Dom;
use super::compose::{Composer, Spacing};
use super::markup;
use crate::article::BlockKind;

/// Adds the text of a page, or of a part of one, to a body: headings, paragraphs, lists, tables, quotations, program
/// text, captions. Addresses of links are made whole against `base`, or what the page says instead.
///
/// HTML that is more than the parser can be given ([`limits`](crate::limits)) is added as paragraphs without its tags.
pub fn compose(html: &str, base: Option<&str>, composer: &mut Composer) {
    match parse::parse(html) {
        Ok(dom) => {
            let base = link::base(&dom, base);
            walk::walk(&dom, Dom::ROOT, base.as_ref(), composer);
        }
        Err(parse::TooMuchMarkup) => stripped(html, composer),
    }
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

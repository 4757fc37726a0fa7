//! The texts that stand for pictures.

use super::dom::{Dom, NodeId};
use crate::language::fold::{FoldedWords, fold};

/// What stands for a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Alternative {
    /// A sign within the text, such as a smiling face.
    Text(String),
    /// What the picture shows.
    Caption(String),
}

/// The longest alternative text that is a sign, in characters.
const LONGEST_SIGN: usize = 8;

/// Alternative texts that say no more than that there is a picture, folded.
#[rustfmt::skip]
const GENERIC: FoldedWords = FoldedWords::phrases(&[
    "image", "img", "photo", "picture", "pic", "thumbnail", "thumb", "logo", "icon", "avatar", "banner",
    "placeholder", "article image", "news image", "featured image", "main image", "no image",
    "صوره", "الصوره", "صور", "شعار", "ايقونه", "عكس", "تصوير", "لوگو", "لوغو", "صوره الخبر", "صوره المقال",
    "صوره الموضوع", "عكس خبر", "תמונה", "לוגו", "תמונת כתבה",
]);

/// What stands for a picture; `None` where it says nothing.
pub(super) fn alternative(dom: &Dom, id: NodeId) -> Option<Alternative> {
    let written = dom.attribute(id, "alt")?;
    let alternative = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if alternative.is_empty() {
        return None;
    }
    let is_short = alternative.chars().nth(LONGEST_SIGN).is_none();
    if is_short && !alternative.contains(char::is_alphanumeric) {
        return Some(Alternative::Text(alternative));
    }
    let says_something = alternative.contains(char::is_alphabetic)
        && !is_file_name(&alternative)
        && !GENERIC.contains(&fold(&alternative).text);
    says_something.then_some(Alternative::Caption(alternative))
}

/// Whether a text is the name of a file, or an address.
fn is_file_name(text: &str) -> bool {
    const EXTENSIONS: [&str; 7] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp"];
    let lower = text.to_ascii_lowercase();
    let is_one_word = !text.contains(' ');
    EXTENSIONS
        .iter()
        .any(|extension| lower.ends_with(extension))
        || (is_one_word
            && (text.contains(['_', '/']) || text.contains(|c: char| c.is_ascii_digit())))
}

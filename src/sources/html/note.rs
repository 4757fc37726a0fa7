//! Notes of a page or a chapter, and the references to them, as EPUB and DPUB-ARIA mark them.

use std::collections::HashMap;

use super::dom::{Dom, NodeId};

/// What references call the notes of a page, by the ids of the elements that hold them.
pub(super) type Labels<'a> = HashMap<&'a str, String>;

/// What the references of a page call its notes.
pub(super) fn labels(dom: &Dom) -> Labels<'_> {
    let mut labels = Labels::new();
    for id in dom
        .elements(Dom::ROOT, "a")
        .filter(|id| is_reference(dom, *id))
    {
        let target = dom
            .attribute(id, "href")
            .and_then(|href| href.trim().strip_prefix('#'));
        let label = bare(&dom.beginning_of(id)).to_owned();
        if let Some(target) = target
            && !label.is_empty()
        {
            labels.entry(target).or_insert(label);
        }
    }
    labels
}

/// Whether a link refers to a note.
pub(super) fn is_reference(dom: &Dom, id: NodeId) -> bool {
    is_marked(dom, id, &["noteref", "doc-noteref"])
}

/// Whether an element holds a note. Readers of books show it where it is referred to, whatever hides it in the text.
pub(super) fn is_note(dom: &Dom, id: NodeId) -> bool {
    const KINDS: [&str; 6] = [
        "footnote",
        "endnote",
        "rearnote",
        "note",
        "doc-footnote",
        "doc-endnote",
    ];
    is_marked(dom, id, &KINDS)
}

/// Whether an element is marked as one of these, in the vocabulary of EPUB or as a role.
fn is_marked(dom: &Dom, id: NodeId, kinds: &[&str]) -> bool {
    ["epub:type", "role"].iter().any(|attribute| {
        let said = dom.attribute(id, attribute).unwrap_or_default();
        said.split_ascii_whitespace()
            .any(|said| kinds.contains(&said))
    })
}

/// Whether the text of a note begins with its label, in brackets or without.
pub(super) fn begins_with(dom: &Dom, note: NodeId, label: &str) -> bool {
    let text = dom.beginning_of(note);
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !label.starts_with(c));
    let is_over = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    text.strip_prefix(label).is_some_and(is_over)
}

/// A label without the brackets around it.
fn bare(label: &str) -> &str {
    label.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'))
}

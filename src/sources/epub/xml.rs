//! XML as a flat run of tags and texts, read as far as it goes.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::sources::feed::{attributes, resolve};

/// An event of an XML document.
pub(super) enum XmlEvent {
    /// A tag that opens an element; one that closes it at once is followed by [`XmlEvent::Close`].
    Open(XmlTag),
    /// Text, or the characters of a reference.
    Text(String),
    /// A tag that closes an element, by its name.
    Close(String),
}

/// An opening tag.
pub(super) struct XmlTag {
    /// Its name without a prefix, in lower case.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl XmlTag {
    fn new(tag: &BytesStart<'_>) -> Self {
        Self {
            name: local(tag.name().as_ref()),
            attributes: attributes(tag).collect(),
        }
    }

    /// The value of an attribute by its name in lower case.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut found = self.attributes.iter().filter(|(known, _)| known == name);
        found.next().map(|(_, value)| value.as_str())
    }
}

fn local(name: &str) -> String {
    let local = name.rsplit(':').next().unwrap_or(name);
    local.to_ascii_lowercase()
}

/// The events of a document up to its end, or to where it can no longer be read.
pub(super) fn events(text: &str) -> impl Iterator<Item = XmlEvent> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    let mut closing = None;
    std::iter::from_fn(move || {
        if let Some(name) = closing.take() {
            return Some(XmlEvent::Close(name));
        }
        loop {
            return Some(match reader.read_event().ok()? {
                Event::Start(tag) => XmlEvent::Open(XmlTag::new(&tag)),
                Event::Empty(tag) => {
                    let tag = XmlTag::new(&tag);
                    closing = Some(tag.name.clone());
                    XmlEvent::Open(tag)
                }
                Event::End(tag) => XmlEvent::Close(local(tag.name().as_ref())),
                Event::Text(text) => XmlEvent::Text(text.to_string()),
                Event::CData(text) => XmlEvent::Text(text.to_string()),
                Event::GeneralRef(name) => XmlEvent::Text(resolve(&name).unwrap_or_default()),
                Event::Eof => return None,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            });
        }
    })
}

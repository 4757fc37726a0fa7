//! What the package document of a book says (EPUB 3.3, 5): its metadata, its files and their order.

use std::collections::HashMap;

use super::xml::{XmlEvent, events};

/// A package document.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// The title of the book.
    pub(super) title: Option<String>,
    /// Those who wrote it.
    pub(super) creators: Vec<String>,
    /// The tag of its language.
    pub(super) language: Option<String>,
    /// The day it was published, as it is written.
    pub(super) date: Option<String>,
    /// Its files by their ids.
    pub(super) files: HashMap<String, ManifestItem>,
    /// The ids of its files in reading order.
    pub(super) order: Vec<String>,
    /// The id of the table of contents of EPUB 2.
    pub(super) ncx: Option<String>,
}

/// A file of the book.
#[derive(Debug)]
pub(super) struct ManifestItem {
    /// Where it is, from the package document on.
    pub(super) address: String,
    pub(super) media_type: String,
    /// Whether it is the table of contents of EPUB 3.
    pub(super) is_contents: bool,
}

/// Where the package document is, as `META-INF/container.xml` has it.
pub(super) fn path(container: &str) -> Option<String> {
    events(container).find_map(|event| match event {
        XmlEvent::Open(tag) if tag.name == "rootfile" => {
            tag.attribute("full-path").map(str::to_owned)
        }
        _ => None,
    })
}

/// Reads a package document, as far as it can be read.
pub(super) fn read(text: &str) -> Package {
    let mut package = Package::default();
    // The text of the field of metadata that is open.
    let mut field: Option<(String, String)> = None;
    for event in events(text) {
        match event {
            XmlEvent::Open(tag) => match tag.name.as_str() {
                "title" | "creator" | "language" | "date" => {
                    field = Some((tag.name, String::new()));
                }
                "item" => {
                    let attribute = |name| tag.attribute(name).unwrap_or_default().to_owned();
                    let properties = attribute("properties");
                    let file = ManifestItem {
                        address: attribute("href"),
                        media_type: attribute("media-type").to_ascii_lowercase(),
                        is_contents: properties.split_whitespace().any(|word| word == "nav"),
                    };
                    package.files.insert(attribute("id"), file);
                }
                "spine" => package.ncx = tag.attribute("toc").map(str::to_owned),
                "itemref" => package
                    .order
                    .extend(tag.attribute("idref").map(str::to_owned)),
                _ => {}
            },
            XmlEvent::Text(text) => {
                if let Some((_, field)) = &mut field {
                    field.push_str(&text);
                }
            }
            XmlEvent::Close(name) => {
                if let Some((name, text)) = field.take_if(|(field, _)| *field == name) {
                    package.set(&name, text.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
        }
    }
    package
}

impl Package {
    /// Of several titles, languages and dates the first is the main one.
    fn set(&mut self, name: &str, value: String) {
        if value.is_empty() {
            return;
        }
        match name {
            "title" => drop(self.title.get_or_insert(value)),
            "language" => drop(self.language.get_or_insert(value)),
            "date" => drop(self.date.get_or_insert(value)),
            _ if !self.creators.contains(&value) => self.creators.push(value),
            _ => {}
        }
    }
}

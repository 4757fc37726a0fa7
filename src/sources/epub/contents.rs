//! The titles of chapters, from the table of contents of a book.

use std::collections::HashMap;

use super::xml::{XmlEvent, events};

/// Titles by the addresses of the files that they stand for, as the table writes them. Of several in one file the
/// first is the file's.
pub(super) type ContentsTitles = HashMap<String, String>;

/// The titles in a table of EPUB 2 (NCX).
pub(super) fn of_ncx(text: &str) -> ContentsTitles {
    let mut titles = ContentsTitles::new();
    let mut label = String::new();
    let mut is_label = false;
    for event in events(text) {
        match event {
            XmlEvent::Open(tag) => match tag.name.as_str() {
                "navpoint" | "navlabel" => label.clear(),
                "text" => is_label = true,
                "content" => add(&mut titles, tag.attribute("src"), &label),
                _ => {}
            },
            XmlEvent::Text(text) if is_label => label.push_str(&text),
            XmlEvent::Close(name) if name == "text" => is_label = false,
            XmlEvent::Text(_) | XmlEvent::Close(_) => {}
        }
    }
    titles
}

/// The titles in a table of EPUB 3: the links of its `nav` of type `toc`.
pub(super) fn of_nav(text: &str) -> ContentsTitles {
    let mut titles = ContentsTitles::new();
    let mut link: Option<(String, String)> = None;
    let mut is_contents = false;
    for event in events(text) {
        match event {
            XmlEvent::Open(tag) => match tag.name.as_str() {
                "nav" => {
                    let kind = tag.attribute("epub:type").or_else(|| tag.attribute("type"));
                    is_contents = kind.is_none_or(|kind| kind.contains("toc"));
                }
                "a" if is_contents => {
                    link = tag
                        .attribute("href")
                        .map(|address| (address.to_owned(), String::new()));
                }
                _ => {}
            },
            XmlEvent::Text(text) => {
                if let Some((_, label)) = &mut link {
                    label.push_str(&text);
                }
            }
            XmlEvent::Close(name) if name == "a" => {
                if let Some((address, label)) = link.take() {
                    add(&mut titles, Some(&address), &label);
                }
            }
            XmlEvent::Close(_) => {}
        }
    }
    titles
}

fn add(titles: &mut ContentsTitles, address: Option<&str>, label: &str) {
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(address) = address
        && !label.is_empty()
    {
        let file = address.split('#').next().unwrap_or(address);
        titles.entry(file.to_owned()).or_insert(label);
    }
}

//! What feeds and lists of feeds need of XML: attributes read leniently, texts repaired and escaped.

use quick_xml::events::BytesStart;

pub(in crate::sources) use super::repair::repaired;
pub(in crate::sources) use super::text::escaped;
use super::text::resolved;

/// The attributes of a tag, with their names in lower case and references resolved; those that cannot be read are
/// left out.
pub(in crate::sources) fn attributes<'a>(
    tag: &'a BytesStart<'_>,
) -> impl Iterator<Item = (String, String)> + 'a {
    let mut attributes = tag.html_attributes();
    attributes.with_checks(false);
    attributes.flatten().map(|attribute| {
        let name = attribute.key.as_ref().to_ascii_lowercase();
        (name, resolved(&attribute.value).into_owned())
    })
}

/// The value of an attribute by its name in lower case.
pub(in crate::sources) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = attributes(tag);
    attributes
        .find(|(found, _)| found == name)
        .map(|(_, value)| value)
}

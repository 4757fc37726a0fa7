//! OPML: lists of feeds as readers of feeds exchange them, read and written.
//!
//! Read by hand, since files without a version or a body, with bare `&` or cut off are common; what stands before a
//! break is read.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::feed::markup::{attributes, escaped, repaired};
use crate::limits;

/// A feed of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The address of the feed.
    pub address: String,
    /// What it is called.
    pub title: Option<String>,
    /// The address of its site.
    pub site: Option<String>,
    /// The folders it is in, the outermost first, and the categories it is given.
    pub tags: Vec<String>,
}

/// Whether a text is OPML.
#[must_use]
pub fn is_opml(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    while let Some(after) = rest.strip_prefix("<?").or_else(|| rest.strip_prefix("<!")) {
        let Some((_, after)) = after.split_once('>') else {
            return false;
        };
        rest = after.trim_start();
    }
    rest.get(..5)
        .is_some_and(|root| root.eq_ignore_ascii_case("<opml"))
}

/// The feeds of a list.
#[derive(Debug, Default)]
pub struct Outlines {
    /// In the order of the list.
    pub feeds: Vec<Outline>,
    /// Whether the list goes on: it has too many feeds, or nests them too deeply.
    pub is_cut: bool,
}

/// The feeds of a list; none where the text is not OPML.
#[must_use]
pub fn read(text: &str) -> Outlines {
    let text = repaired(text);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    let mut outlines = Outlines::default();
    // The names of the open outlines; those of feeds are no folders.
    let mut open: Vec<Option<String>> = Vec::new();
    while let Ok(event) = reader.read_event() {
        let is_full = outlines.feeds.len() >= limits::OUTLINES;
        match event {
            Event::Start(tag) | Event::Empty(tag) if is_full && is_outline(tag.name().as_ref()) => {
                outlines.is_cut = true;
                break;
            }
            Event::Start(tag) if is_outline(tag.name().as_ref()) => {
                let folder = take(&tag, &open, &mut outlines.feeds);
                open.push(folder);
            }
            Event::Empty(tag) if is_outline(tag.name().as_ref()) => {
                take(&tag, &open, &mut outlines.feeds);
            }
            Event::End(tag) if is_outline(tag.name().as_ref()) => _ = open.pop(),
            Event::Eof => break,
            _ => {}
        }
        if open.len() > limits::FEED_DEPTH {
            outlines.is_cut = true;
            break;
        }
    }
    outlines
}

fn is_outline(name: &str) -> bool {
    name.eq_ignore_ascii_case("outline")
}

/// Takes an outline: a feed where it has an address. Returns its name where it is a folder.
fn take(
    tag: &BytesStart<'_>,
    open: &[Option<String>],
    outlines: &mut Vec<Outline>,
) -> Option<String> {
    let mut outline = Outline::default();
    let mut text = None;
    let mut categories = String::new();
    for (name, value) in attributes(tag) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            continue;
        }
        match name.as_str() {
            "xmlurl" => outline.address = value,
            "htmlurl" => outline.site = Some(value),
            "title" => outline.title = Some(value),
            "text" => text = Some(value),
            "category" => categories = value,
            _ => {}
        }
    }
    outline.title = outline.title.or(text);
    if outline.address.is_empty() {
        return outline.title;
    }
    let folders = open.iter().flatten().map(String::as_str);
    let categories = categories
        .split(',')
        .flat_map(|category| category.split('/'));
    for tag in folders.chain(categories.map(str::trim)) {
        if !tag.is_empty() && !outline.tags.iter().any(|known| known == tag) {
            outline.tags.push(tag.to_owned());
        }
    }
    outlines.push(outline);
    None
}

/// A list of feeds as OPML 2.0: those with tags in the folder of the first, all tags as categories.
#[must_use]
pub fn write(title: &str, outlines: &[Outline]) -> String {
    let mut folders: Vec<&str> = Vec::new();
    for folder in outlines.iter().filter_map(|outline| outline.tags.first()) {
        if !folders.contains(&folder.as_str()) {
            folders.push(folder);
        }
    }
    let mut opml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n",
    );
    opml.push_str(&format!(
        "    <title>{}</title>\n  </head>\n  <body>\n",
        escaped(title)
    ));
    for folder in folders {
        let name = attribute(folder);
        opml.push_str(&format!("    <outline text=\"{name}\" title=\"{name}\">\n"));
        in_folder(outlines, Some(folder)).for_each(|outline| push(&mut opml, "      ", outline));
        opml.push_str("    </outline>\n");
    }
    in_folder(outlines, None).for_each(|outline| push(&mut opml, "    ", outline));
    opml.push_str("  </body>\n</opml>\n");
    opml
}

/// The feeds whose first tag is this one.
fn in_folder<'a>(
    outlines: &'a [Outline],
    folder: Option<&'a str>,
) -> impl Iterator<Item = &'a Outline> {
    let is_in = move |outline: &&Outline| outline.tags.first().map(String::as_str) == folder;
    outlines.iter().filter(is_in)
}

fn push(opml: &mut String, indent: &str, outline: &Outline) {
    let name = attribute(outline.title.as_deref().unwrap_or(&outline.address));
    opml.push_str(&format!(
        "{indent}<outline type=\"rss\" text=\"{name}\" title=\"{name}\""
    ));
    let categories = outline.tags.join(",");
    let site = outline.site.as_deref().unwrap_or_default();
    for (field, value) in [
        ("xmlUrl", outline.address.as_str()),
        ("htmlUrl", site),
        ("category", &categories),
    ] {
        if !value.is_empty() {
            opml.push_str(&format!(" {field}=\"{}\"", attribute(value)));
        }
    }
    opml.push_str("/>\n");
}

/// A value as it stands between quotation marks.
fn attribute(value: &str) -> String {
    escaped(value).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn outline(address: &str, title: &str, tags: &[&str]) -> Outline {
        Outline {
            address: address.to_owned(),
            title: (!title.is_empty()).then(|| title.to_owned()),
            site: None,
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        }
    }

    #[test]
    fn folders_are_tags_of_the_feeds_in_them() {
        let text = "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- قائمة --><OPML version=\"1.1\"><head><title>قائمتي</title></head><body>\
            <outline text=\"أخبار\"><outline title=\"محلية\"><outline text=\"الجسر\" xmlUrl=\"https://a.org/?أ=1&ب=2\"\
            htmlUrl=\"https://a.org/\" category=\"/اقتصاد/مال,أخبار\"/></outline><Outline text='النهر' xmlurl='https://b.org/'/>\
            </outline><outline xmlUrl=\"https://c.org/\"></outline><outline text=\"فارغ\"/></body></OPML>";
        assert!(is_opml(text));
        let mut first = outline(
            "https://a.org/?أ=1&ب=2",
            "الجسر",
            &["أخبار", "محلية", "اقتصاد", "مال"],
        );
        first.site = Some("https://a.org/".to_owned());
        assert_eq!(
            read(text).feeds,
            [
                first,
                outline("https://b.org/", "النهر", &["أخبار"]),
                outline("https://c.org/", "", &[])
            ]
        );
    }

    #[test]
    fn what_is_missing_or_cut_off_loses_no_feed_before_it() {
        let feed = outline("https://a.org/", "أ & ب", &[]);
        for text in [
            "<opml><outline text=\"أ & ب\" xmlUrl=\"https://a.org/\"/>",
            "<opml><body><outline text=\"أ &amp; ب\" xmlUrl=\"https://a.org/\"/><outline text=\"ج\" xmlUrl=\"http",
            "<opml version=\"2.0\"><outline xmlUrl=\"https://a.org/\" text=\"أ & ب\"></body></opml>",
            "<opml><body>1 < 2<outline text=\"أ & ب\" xmlUrl=\"https://a.org/\"/><!-- ",
        ] {
            assert!(is_opml(text));
            assert_eq!(read(text).feeds, std::slice::from_ref(&feed), "{text}");
        }
        assert!(!is_opml("<rss/>"));
        assert!(!is_opml("نص"));
        assert!(read("نص").feeds.is_empty());
    }

    #[test]
    fn outlines_are_as_deep_as_they_may_be_and_no_deeper() {
        let deep = format!("<opml>{}", "<outline text=\"أ\">".repeat(100_000));
        let deep = read(&deep);
        assert!(deep.feeds.is_empty() && deep.is_cut);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            mut outlines in prop::collection::vec(
                ("https://[a-z]{1,5}\\.org/[a-z?&=<\"']{0,5}", "[ء-ي&<>\"'a]{0,6}", prop::collection::vec("[ء-ي&<>\"' ]{1,4}", 0..3)),
                0..6,
            )
        ) {
            for (_, _, tags) in &mut outlines {
                tags.iter_mut().for_each(|tag| *tag = tag.split_whitespace().collect::<Vec<_>>().join(" "));
                tags.retain(|tag| !tag.is_empty());
                let all = tags.clone();
                let mut index = 0;
                tags.retain(|tag| { index += 1; !all[..index - 1].contains(tag) });
            }
            let outlines: Vec<Outline> = outlines
                .iter()
                .map(|(address, title, tags)| outline(address, title, &tags.iter().map(String::as_str).collect::<Vec<_>>()))
                .collect();
            let mut found = read(&write("قائمة", &outlines)).feeds;
            let mut wanted: Vec<Outline> = outlines
                .into_iter()
                .map(|mut outline| {
                    // One without a title is called by its address.
                    let address = outline.address.clone();
                    outline.title.get_or_insert(address);
                    outline
                })
                .collect();
            found.sort_by(|a, b| (&a.address, &a.title, &a.tags).cmp(&(&b.address, &b.title, &b.tags)));
            wanted.sort_by(|a, b| (&a.address, &a.title, &a.tags).cmp(&(&b.address, &b.title, &b.tags)));
            prop_assert_eq!(found, wanted);
        }

        #[test]
        fn no_text_does_harm(text in "(<outline |xmlUrl=|\"|'|<|>|/>|</outline>|&|<!--|<!\\[CDATA\\[|<opml>|ب){0,60}") {
            _ = read(&text);
            _ = is_opml(&text);
        }
    }
}

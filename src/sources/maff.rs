//! Saved pages in an archive (MAFF): a folder a page, each with a file that says where the page came from.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::decode::{self, Hints};
use super::feed::attributes;
use super::zip::{Archive, Unpacker};
use crate::limits;

/// The file of a folder that says what the page is.
const INDEX: &str = "index.rdf";
/// Bytes of such a file that are read.
const INDEX_LENGTH: usize = 64 * 1024;
/// What the page is called where nothing says it.
const USUAL: &str = "index.html";

/// A page of an archive.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MaffPage {
    /// Its path in the archive.
    pub(super) path: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// Whether they are all.
    pub(super) is_whole: bool,
    /// Where it came from.
    pub(super) address: Option<String>,
    /// The label of its encoding.
    pub(super) charset: Option<String>,
}

/// Whether an archive holds saved pages.
pub(super) fn is_maff(archive: &Archive<'_>) -> bool {
    folders(archive).next().is_some()
}

/// The pages, in the order of the archive, and how many cannot be read. No more is unpacked than of a book.
pub(super) fn pages(archive: &Archive<'_>) -> (Vec<MaffPage>, usize) {
    let mut unpacker = Unpacker::new(archive, limits::BOOK);
    let mut pages = Vec::new();
    let mut unread = 0;
    for folder in folders(archive) {
        let facts = unpacker.read(&format!("{folder}/{INDEX}"), INDEX_LENGTH);
        let facts = MaffFacts::of(&facts.map(|file| file.bytes).unwrap_or_default());
        let path = format!("{folder}/{}", facts.file.as_deref().unwrap_or(USUAL));
        let Some(file) = unpacker.read(&path, limits::CHAPTER) else {
            unread += 1;
            continue;
        };
        pages.push(MaffPage {
            path,
            bytes: file.bytes,
            is_whole: file.is_whole,
            address: facts.address,
            charset: facts.charset,
        });
    }
    (pages, unread)
}

/// The folders of pages.
fn folders<'a>(archive: &'a Archive<'_>) -> impl Iterator<Item = &'a str> {
    let folders = archive.names().filter_map(|name| name.split_once('/'));
    let folders = folders.filter(|(_, file)| file.eq_ignore_ascii_case(INDEX));
    folders.map(|(folder, _)| folder)
}

/// What is said of a page: values of attributes of elements.
#[derive(Debug, Default)]
struct MaffFacts {
    address: Option<String>,
    file: Option<String>,
    charset: Option<String>,
}

impl MaffFacts {
    fn of(bytes: &[u8]) -> Self {
        let text = decode::decode(bytes, &Hints::default());
        let text = text.map(|decoded| decoded.text).unwrap_or_default();
        let mut facts = Self::default();
        let mut reader = Reader::from_str(&text);
        reader.config_mut().check_end_names = false;
        while let Ok(event) = reader.read_event() {
            let tag = match &event {
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::Eof => break,
                _ => continue,
            };
            let name = tag.name();
            let name = name.as_ref().rsplit(':').next().unwrap_or_default();
            let fact = match name.to_ascii_lowercase().as_str() {
                "originalurl" => &mut facts.address,
                "indexfilename" => &mut facts.file,
                "charset" => &mut facts.charset,
                _ => continue,
            };
            let resource = attributes(tag).find(|(name, _)| name.ends_with("resource"));
            *fact = resource.map(|(_, value)| value).filter(|it| !it.is_empty());
        }
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::zip::testing::zip;

    const FACTS: &str = "<?xml version=\"1.0\"?><RDF:RDF xmlns:MAF=\"http://maf.mozdev.org/metadata/rdf#\" \
        xmlns:RDF=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><RDF:Description RDF:about=\"urn:root\">\
        <MAF:originalurl RDF:resource=\"https://akhbar.example/a?b=1&amp;c=2\"/>\
        <MAF:indexfilename RDF:resource=\"صفحة.html\"/><MAF:charset RDF:resource=\"windows-1256\"/>\
        </RDF:Description></RDF:RDF>";

    #[test]
    fn a_folder_is_a_page() {
        let bytes = zip(&[
            ("1/index.rdf", FACTS.as_bytes()),
            ("1/صفحة.html", b"<p>a"),
            ("1/index_files/b.html", b"<p>b"),
            ("2/index.rdf", b"<"),
            ("2/index.html", b"<p>c"),
            ("3/index.rdf", b""),
        ]);
        let archive = Archive::open(&bytes);
        assert!(is_maff(&archive));
        let (pages, unread) = pages(&archive);
        assert_eq!(unread, 1);
        let [first, second] = pages.as_slice() else {
            panic!("{pages:?}");
        };
        assert_eq!(
            (first.bytes.as_slice(), first.is_whole),
            (&b"<p>a"[..], true)
        );
        assert_eq!(
            first.address.as_deref(),
            Some("https://akhbar.example/a?b=1&c=2")
        );
        assert_eq!(first.charset.as_deref(), Some("windows-1256"));
        assert_eq!(
            (second.path.as_str(), &second.address),
            ("2/index.html", &None)
        );
        let other = zip(&[("a/index.html", b"<p>a"), ("index.rdf", b"")]);
        assert!(!is_maff(&Archive::open(&other)));
    }
}

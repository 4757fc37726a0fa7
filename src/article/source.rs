//! Where articles come from, and the keys they are known by, each with its form as text.

use std::fmt;
use std::path::PathBuf;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Where an article came from.
///
/// It is shown as its name, written to files as [`Source::text`] and stored as [`Source::full`];
/// [`Source::parse`] reads the last two.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Which one of its kind: the path of a file, an address, the name of a file under `seeds/`; empty for standard
    /// input.
    pub locator: String,
    /// Which article, of a source that holds several.
    pub item: Option<String>,
}

/// What kind of source an article came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// A part of the program.
    BuiltIn,
    /// A file.
    File,
    /// Standard input.
    StandardInput,
    /// An address on the web.
    Web,
}

impl SourceKind {
    const ALL: [Self; 4] = [Self::BuiltIn, Self::File, Self::StandardInput, Self::Web];

    /// Its name where it is stored.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::BuiltIn => "seed",
            Self::File => "file",
            Self::StandardInput => "input",
            Self::Web => "web",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

impl Serialize for SourceKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for SourceKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        Self::from_id(&id).ok_or_else(|| Error::custom(format_args!("unknown source kind `{id}`")))
    }
}

impl Source {
    /// How the text of an article that is part of the program begins.
    const BUILT_IN: &str = "seeds/";
    /// The text of standard input.
    const STANDARD_INPUT: &str = "-";

    /// A part of the program: a file under `seeds/`.
    #[must_use]
    pub fn built_in(name: String) -> Self {
        Self::one(SourceKind::BuiltIn, name)
    }

    /// A file. What is not Unicode in its path is replaced.
    #[must_use]
    pub fn file(path: PathBuf) -> Self {
        let path = path.into_os_string().into_string();
        let lossy = path.unwrap_or_else(|path| path.to_string_lossy().into_owned());
        Self::one(SourceKind::File, lossy)
    }

    /// Standard input.
    #[must_use]
    pub fn standard_input() -> Self {
        Self::one(SourceKind::StandardInput, String::new())
    }

    /// An address on the web.
    #[must_use]
    pub fn web(address: String) -> Self {
        Self::one(SourceKind::Web, address)
    }

    fn one(kind: SourceKind, locator: String) -> Self {
        Self {
            kind,
            locator,
            item: None,
        }
    }

    /// The source of a text, in either form. All that is not another source is the path of a file.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        if let Some(source) = Self::parse_full(text) {
            return source;
        }
        if text == Self::STANDARD_INPUT {
            return Self::standard_input();
        }
        if is_web_address(text) {
            return Self::web(text.to_owned());
        }
        match text.strip_prefix(Self::BUILT_IN) {
            Some(name) => Self::built_in(name.to_owned()),
            None => Self::one(SourceKind::File, text.to_owned()),
        }
    }

    /// Its text for where it is stored: `KIND:LOCATOR`, or `KIND#ITEM:LOCATOR`. The locator stands as it is; in the
    /// item `%` is `%25` and `:` is `%3A`.
    #[must_use]
    pub fn full(&self) -> String {
        let (kind, locator) = (self.kind.id(), &self.locator);
        match &self.item {
            None => format!("{kind}:{locator}"),
            Some(item) => {
                let item = item.replace('%', "%25").replace(':', "%3A");
                format!("{kind}#{item}:{locator}")
            }
        }
    }

    /// Its text for files that people read and write: its name, or [`Source::full`] where the name would be read as
    /// another source.
    #[must_use]
    pub fn text(&self) -> String {
        let name = self.to_string();
        if Self::parse(&name) == *self {
            name
        } else {
            self.full()
        }
    }

    fn parse_full(text: &str) -> Option<Self> {
        let (head, locator) = text.split_once(':')?;
        let (kind, item) = match head.split_once('#') {
            None => (head, None),
            Some((kind, item)) => (kind, Some(item.replace("%3A", ":").replace("%25", "%"))),
        };
        Some(Self {
            kind: SourceKind::from_id(kind)?,
            locator: locator.to_owned(),
            item,
        })
    }
}

/// Whether a text is an address that can be fetched: `http://` or `https://`, in whatever case, and more.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let is_fetched = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    is_fetched && !rest.is_empty()
}

/// Whether a text looks like an address, fetched or not: `www.example.org`, `ftp://example.org`.
#[must_use]
pub fn looks_like_address(text: &str) -> bool {
    let is_scheme =
        |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_alphanumeric());
    let has_scheme = text
        .split_once("://")
        .is_some_and(|(scheme, _)| is_scheme(scheme));
    has_scheme
        || text
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("www."))
}

/// The name a reader knows it by: the path of a file as it was given, an address, `seeds/NAME`, `-`.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            SourceKind::BuiltIn => write!(f, "{}{}", Self::BUILT_IN, self.locator),
            SourceKind::File | SourceKind::Web => f.write_str(&self.locator),
            SourceKind::StandardInput => f.write_str(Self::STANDARD_INPUT),
        }
    }
}

/// What makes an article the same one when it comes again, here or in another library: its link, else its source.
///
/// As text it is `link:ADDRESS`, or [`Source::full`]; every text that [`Source::parse`] reads is a key too.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ArticleKey {
    /// Its address on the web.
    Link(String),
    /// Where it came from.
    Source(Source),
}

impl ArticleKey {
    const LINK: &str = "link:";

    /// The key that an article is known by.
    #[must_use]
    pub fn of(source: &Source, link: Option<&str>) -> Self {
        match link {
            Some(link) => Self::Link(link.to_owned()),
            None => Self::Source(source.clone()),
        }
    }

    /// All keys that mean an article, the one it is known by first: what was said of it before it had a link holds on.
    #[must_use]
    pub fn all(source: &Source, link: Option<&str>) -> Vec<Self> {
        let known_by = Self::of(source, link);
        let other = link.map(|_| Self::Source(source.clone()));
        [known_by].into_iter().chain(other).collect()
    }

    /// Whether no two articles have it. All that came from standard input has the same.
    #[must_use]
    pub fn is_unique(&self) -> bool {
        !matches!(self, Self::Source(source) if source.kind == SourceKind::StandardInput)
    }

    /// The key of a text.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text.strip_prefix(Self::LINK) {
            Some(link) => Self::Link(link.to_owned()),
            None => Self::Source(Source::parse(text)),
        }
    }
}

impl fmt::Display for ArticleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link(link) => write!(f, "{}{link}", Self::LINK),
            Self::Source(source) => f.write_str(&source.full()),
        }
    }
}

impl From<&str> for ArticleKey {
    fn from(text: &str) -> Self {
        Self::parse(text)
    }
}

impl Serialize for ArticleKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ArticleKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::parse(&String::deserialize(deserializer)?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    /// Texts of the pieces that mean something in a source.
    fn text() -> impl Strategy<Value = String> {
        let pieces = prop_oneof![
            Just(":"),
            Just("#"),
            Just("%"),
            Just("%3A"),
            Just("%25"),
            Just("-"),
            Just("/"),
            Just("seeds/"),
            Just("seed"),
            Just("file"),
            Just("input"),
            Just("link"),
            Just("web"),
            Just("https:"),
            Just("link:"),
            Just("مقال"),
            Just(" "),
        ];
        prop::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
    }

    fn source() -> impl Strategy<Value = Source> {
        let kind = prop::sample::select(SourceKind::ALL.to_vec());
        (kind, text(), option::of(text())).prop_map(|(kind, locator, item)| Source {
            kind,
            locator,
            item,
        })
    }

    proptest! {
        #[test]
        fn a_source_comes_back_from_either_text(source in source()) {
            prop_assert_eq!(Source::parse(&source.text()), source.clone());
            prop_assert_eq!(Source::parse(&source.full()), source);
        }

        #[test]
        fn a_key_comes_back_from_its_text(source in source(), link in option::of(text())) {
            for key in ArticleKey::all(&source, link.as_deref()) {
                prop_assert_eq!(ArticleKey::parse(&key.to_string()), key);
            }
        }

        #[test]
        fn every_text_is_a_source(text in text()) {
            let source = Source::parse(&text);
            prop_assert_eq!(Source::parse(&source.text()), source);
        }
    }

    #[test]
    fn a_source_reads_as_the_reader_knows_it() {
        let chapter = Source {
            item: Some("chapter: 1".to_owned()),
            ..Source::file("/كتاب.epub".into())
        };
        for (source, text) in [
            (Source::file("/أخبار/a:b#c.md".into()), "/أخبار/a:b#c.md"),
            (Source::file("a.md".into()), "a.md"),
            (Source::file("seeds/01.md".into()), "file:seeds/01.md"),
            (Source::file("-".into()), "file:-"),
            (Source::built_in("01.md".to_owned()), "seeds/01.md"),
            (Source::standard_input(), "-"),
            (
                Source::web("https://example.org/خبر".to_owned()),
                "https://example.org/خبر",
            ),
            (Source::file("https://a".into()), "file:https://a"),
            (chapter, "file#chapter%3A 1:/كتاب.epub"),
        ] {
            assert_eq!(source.text(), text);
            assert_eq!(Source::parse(text), source);
        }
    }

    /// Another program that named a file finds it again by what it called it.
    #[test]
    fn a_file_is_shown_as_it_was_named() {
        for path in ["seeds/01.md", "-", "file:a", "/أخبار/a.md"] {
            assert_eq!(Source::file(path.into()).to_string(), path);
        }
        assert_eq!(
            Source::built_in("01.md".to_owned()).to_string(),
            "seeds/01.md"
        );
    }

    /// Libraries have these texts.
    #[test]
    fn a_key_is_spelled_as_it_always_was() {
        let link = Some("https://example.org/a");
        for (source, link, text) in [
            (Source::file("/a#b.md".into()), None, "file:/a#b.md"),
            (
                Source::file("/a.md".into()),
                link,
                "link:https://example.org/a",
            ),
            (Source::built_in("01.md".to_owned()), None, "seed:01.md"),
        ] {
            let keys = ArticleKey::all(&source, link);
            assert_eq!(keys[0].to_string(), text);
            assert!(keys[0].is_unique());
        }
        assert!(!ArticleKey::parse("-").is_unique());
    }
}

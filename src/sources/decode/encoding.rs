//! Encodings by name, and bytes made characters by them.

use std::fmt;
use std::sync::LazyLock;

use encoding_rs::DecoderResult;

/// An encoding of text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Encoding(Kind);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// One of the [Encoding Standard](https://encoding.spec.whatwg.org/).
    Standard(&'static encoding_rs::Encoding),
    /// One that the standard leaves out.
    Old(CodePage),
}

/// Code pages of one byte a character that the Encoding Standard leaves out.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum CodePage {
    MacArabic,
    MacFarsi,
    Cp720,
    Cp862,
    Cp864,
}

/// What the bytes from 80 up mean; nothing where the text is empty.
type UpperHalf = [String; 128];

/// The labels of the code pages, the first of each its name. They are compared by their letters and digits alone.
const LABELS: [(CodePage, &[&str]); 5] = [
    (
        CodePage::MacArabic,
        &["x-mac-arabic", "macarabic", "macintosh-arabic"],
    ),
    (
        CodePage::MacFarsi,
        &["x-mac-farsi", "macfarsi", "macpersian"],
    ),
    (
        CodePage::Cp720,
        &["cp720", "dos-720", "ibm720", "transparent-asmo"],
    ),
    (CodePage::Cp862, &["cp862", "dos-862", "ibm862"]),
    (CodePage::Cp864, &["cp864", "dos-864", "ibm864"]),
];

/// Names that are not in the Encoding Standard, as files and programs write them.
const OTHER_LABELS: [(&str, &str); 8] = [
    ("win1256", "windows-1256"),
    ("windows1256", "windows-1256"),
    ("1256", "windows-1256"),
    ("win1255", "windows-1255"),
    ("windows1255", "windows-1255"),
    ("1255", "windows-1255"),
    ("utf16be", "utf-16be"),
    ("utf16le", "utf-16le"),
];

/// The encodings worth naming to a reader who may choose any: those of right-to-left texts, and the
/// commonest others.
pub const NAMES: [&str; 16] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1256",
    "iso-8859-6",
    "x-mac-arabic",
    "x-mac-farsi",
    "cp720",
    "cp864",
    "windows-1255",
    "iso-8859-8",
    "cp862",
    "windows-1252",
    "windows-1254",
    "windows-1251",
    "koi8-r",
];

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(Kind::Standard(encoding_rs::UTF_8));
    /// UTF-16, the lower byte first.
    pub const UTF_16LE: Self = Self(Kind::Standard(encoding_rs::UTF_16LE));
    /// UTF-16, the higher byte first.
    pub const UTF_16BE: Self = Self(Kind::Standard(encoding_rs::UTF_16BE));
    /// Encodings of a byte a character in which Arabic, Persian, Urdu or Hebrew may come without saying so. Each has with it
    /// how much rarer it is than the first, in bits. Code page 864 is not among them: nearly all that is ISO-8859-6 can be read in it.
    pub(super) const RIGHT_TO_LEFT: [(Self, f32); 7] = [
        (Self(Kind::Standard(encoding_rs::WINDOWS_1256)), 0.0),
        (Self(Kind::Standard(encoding_rs::WINDOWS_1255)), 0.0),
        (Self(Kind::Standard(encoding_rs::ISO_8859_8)), 1.0),
        (Self(Kind::Standard(encoding_rs::ISO_8859_6)), 1.5),
        (Self(Kind::Old(CodePage::MacArabic)), 3.0),
        (Self(Kind::Old(CodePage::Cp720)), 3.0),
        (Self(Kind::Old(CodePage::Cp862)), 3.0),
    ];

    /// The encoding that a label means: one of the Encoding Standard, or another name of old Arabic and Hebrew
    /// code pages, in whatever case.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        let standard = |label: &str| {
            encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())
                .map(|found| Self(Kind::Standard(found)))
        };
        if let Some(found) = standard(label) {
            return Some(found);
        }
        let plain = letters_and_digits(label);
        let page = LABELS.iter().find(|(_, labels)| {
            labels
                .iter()
                .any(|known| letters_and_digits(known) == plain)
        });
        if let Some(&(page, _)) = page {
            return Some(Self(Kind::Old(page)));
        }
        let other = OTHER_LABELS.iter().find(|(known, _)| *known == plain);
        standard(other.map_or(plain.as_str(), |(_, label)| label))
    }

    /// Its name, which [`Encoding::from_label`] knows.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            Kind::Standard(standard) => standard.name(),
            Kind::Old(page) => page.labels()[0],
        }
    }

    /// The encoding that a byte order mark at the start of bytes announces, and the length of the mark.
    #[must_use]
    pub fn by_mark(bytes: &[u8]) -> Option<(Self, usize)> {
        let (standard, length) = encoding_rs::Encoding::for_bom(bytes)?;
        Some((Self(Kind::Standard(standard)), length))
    }

    /// Whether it has two bytes a character.
    pub(super) fn is_utf_16(self) -> bool {
        self == Self::UTF_16LE || self == Self::UTF_16BE
    }

    pub(super) fn from_standard(standard: &'static encoding_rs::Encoding) -> Self {
        Self(Kind::Standard(standard))
    }

    /// The text of bytes, and how many of them mean nothing in this encoding. Each stretch of those is one U+FFFD in
    /// the text. A byte order mark is a character like others.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> (String, usize) {
        match self.0 {
            Kind::Standard(standard) => decode_standard(standard, bytes),
            Kind::Old(page) => decode_code_page(page.upper_half(), bytes),
        }
    }
}

impl fmt::Debug for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn letters_and_digits(label: &str) -> String {
    let kept = label.bytes().filter(u8::is_ascii_alphanumeric);
    kept.map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect()
}

/// Goes through a small buffer: with each call the decoder touches all the space it is given, and there is a call for each
/// invalid byte.
fn decode_standard(standard: &'static encoding_rs::Encoding, bytes: &[u8]) -> (String, usize) {
    let mut decoder = standard.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    let mut invalid_bytes = 0;
    let mut buffer = [0; 4096];
    let mut rest = bytes;
    loop {
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(rest, &mut buffer, true);
        rest = &rest[read..];
        text.push_str(std::str::from_utf8(&buffer[..written]).unwrap_or_default());
        match result {
            DecoderResult::InputEmpty => return (text, invalid_bytes),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, _) => {
                invalid_bytes += usize::from(length);
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

fn decode_code_page(upper_half: &UpperHalf, bytes: &[u8]) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut invalid_bytes = 0;
    for &byte in bytes {
        let Some(upper) = byte.checked_sub(0x80) else {
            text.push(char::from(byte));
            continue;
        };
        let characters = &upper_half[usize::from(upper)];
        if characters.is_empty() {
            invalid_bytes += 1;
            text.push(char::REPLACEMENT_CHARACTER);
        }
        text.push_str(characters);
    }
    (text, invalid_bytes)
}

impl CodePage {
    fn labels(self) -> &'static [&'static str] {
        let row = LABELS.iter().find(|(page, _)| *page == self);
        row.map_or(&["unknown"], |(_, labels)| labels)
    }

    fn upper_half(self) -> &'static UpperHalf {
        macro_rules! table {
            ($file:literal) => {{
                static TABLE: LazyLock<UpperHalf> = LazyLock::new(|| {
                    parse(include_str!(concat!("../../../assets/encodings/", $file)))
                });
                &TABLE
            }};
        }
        match self {
            Self::MacArabic => table!("macarabic.tsv"),
            Self::MacFarsi => table!("macfarsi.tsv"),
            Self::Cp720 => table!("cp720.tsv"),
            Self::Cp862 => table!("cp862.tsv"),
            Self::Cp864 => table!("cp864.tsv"),
        }
    }
}

/// The table in a file of `assets/encodings`. A line is the byte and its code points, all in hexadecimal digits; a test
/// walks all of them.
fn parse(file: &str) -> UpperHalf {
    let mut table = [const { String::new() }; 128];
    for (byte, characters) in rows(file) {
        if let Some(place) = usize::checked_sub(byte, 0x80).and_then(|at| table.get_mut(at)) {
            *place = characters;
        }
    }
    table
}

fn rows(file: &str) -> impl Iterator<Item = (usize, String)> {
    let hexadecimal = |digits: &str| u32::from_str_radix(digits, 16).ok();
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(move |line| {
        let (byte, points) = line.split_once('\t')?;
        let characters = points
            .split(' ')
            .map(|point| hexadecimal(point).and_then(char::from_u32));
        Some((
            usize::try_from(hexadecimal(byte)?).ok()?,
            characters.collect::<Option<String>>()?,
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_table_is_read_once() {
        for file in [
            include_str!("../../../assets/encodings/macarabic.tsv"),
            include_str!("../../../assets/encodings/macfarsi.tsv"),
            include_str!("../../../assets/encodings/cp720.tsv"),
            include_str!("../../../assets/encodings/cp862.tsv"),
            include_str!("../../../assets/encodings/cp864.tsv"),
        ] {
            let lines = file.lines().filter(|line| !line.starts_with('#')).count();
            let bytes: Vec<usize> = rows(file).map(|(byte, _)| byte).collect();
            assert_eq!(bytes.len(), lines);
            assert!(bytes.is_sorted_by(|a, b| a < b) && bytes.len() > 100);
            assert!(bytes.iter().all(|byte| (0x80..0x100).contains(byte)));
        }
    }

    #[test]
    fn a_name_is_a_label_of_the_same_encoding() {
        for name in NAMES {
            let encoding = Encoding::from_label(name).unwrap();
            assert!(encoding.name().eq_ignore_ascii_case(name), "{name}");
        }
        for (encoding, _) in Encoding::RIGHT_TO_LEFT {
            assert_eq!(Encoding::from_label(encoding.name()), Some(encoding));
        }
    }

    #[test]
    fn labels_of_the_arabic_world_are_known() {
        for (labels, name) in [
            (
                "cp1256 windows-1256 CP-1256 Windows1256 win-1256 1256 x-cp1256",
                "windows-1256",
            ),
            (
                "iso-8859-6 ISO8859-6 arabic asmo-708 ecma-114",
                "ISO-8859-6",
            ),
            (
                "macarabic MacArabic x-mac-arabic mac_arabic",
                "x-mac-arabic",
            ),
            ("cp720 CP-720 ibm720 DOS-720", "cp720"),
            ("cp864 IBM864", "cp864"),
            ("hebrew iso-8859-8", "ISO-8859-8"),
            ("utf8 UTF-8", "UTF-8"),
            ("utf-16 UTF-16LE utf16le", "UTF-16LE"),
        ] {
            for label in labels.split(' ') {
                let found = Encoding::from_label(label).map(Encoding::name);
                assert_eq!(found, Some(name), "{label}");
            }
        }
        for label in ["", "عربي", "cp9999", "replacement", "iso-2022-kr"] {
            assert_eq!(Encoding::from_label(label), None, "{label}");
        }
    }

    /// A call for each invalid byte must not cost what the text is long.
    #[test]
    fn many_invalid_bytes_take_time_in_proportion() {
        let bytes = vec![0xFF; 8_000_000];
        let (text, invalid_bytes) = Encoding::UTF_8.decode(&bytes);
        assert_eq!((text.len(), invalid_bytes), (24_000_000, 8_000_000));
    }

    #[test]
    fn old_code_pages_are_read() {
        let text = |label: &str, bytes: &[u8]| Encoding::from_label(label).unwrap().decode(bytes);
        for (label, bytes) in [
            ("x-mac-arabic", b"\xE2\xC7\xD1\xC6\xAC 1".as_slice()),
            ("cp864", b"\xE2\xC7\xD1\xC6\xAC 1"),
        ] {
            assert_eq!(text(label, bytes), ("قارئ، 1".to_owned(), 0), "{label}");
        }
        assert_eq!(text("cp720", b"\xE7\x9F\xA9\x9E"), ("قارئ".to_owned(), 0));
        assert_eq!(text("cp862", b"\x97\x85\x98\x80"), ("קורא".to_owned(), 0));
        assert_eq!(text("cp864", b"\x9D\xFF\x9D"), ("لا\u{FFFD}لا".to_owned(), 1));
        assert_eq!(
            text("iso-8859-6", b"\xC7\xFF\xFE\xC7"),
            ("ا\u{FFFD}\u{FFFD}ا".to_owned(), 2)
        );
    }
}

//! Parts of a text that are isolates though nothing in the text says so: program text, addresses, paths, and Latin
//! words with a sign that belongs to them.

use super::characters::Characters;
use super::properties::{BidiClass, Properties};
use crate::range::TextRange;

/// Characters that end an address or a path wherever they stand: what UTS #58 calls hard.
fn ends_address(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '<' | '>' | '"' | '`' | '«' | '»' | '“' | '”' | '،' | '؛' | '؟' | '۔' | '\u{2066}'
                ..='\u{2069}'
        )
}

/// Characters that end an address only where nothing of it follows: what UTS #58 calls soft.
fn is_left_out_at_end(character: char) -> bool {
    matches!(
        character,
        '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '’' | '…' | '*' | '_' | '~'
    )
}

/// How an address of the web begins.
const SCHEMES: [&str; 4] = ["http://", "https://", "ftp://", "www."];

/// The addresses, file paths, mail addresses and Latin words with a sign of their own (`C++`, `.NET`, `#tag`, `@name`)
/// in a text, each a left-to-right isolate wherever it stands, in order.
///
/// An address ends where UTS #58 says: before white space, before the punctuation at its end, before a bracket that
/// closes none of its own. Quotation marks and ، ؛ ؟ end it wherever they stand: in Arabic text words follow them
/// without a space more often than the rest of an address.
#[must_use]
pub fn addresses(text: &str) -> Vec<TextRange> {
    let found = found(text).into_iter();
    found.map(|(range, _)| range).collect()
}

/// Those of the web and of mail among [`addresses`].
#[must_use]
pub fn links(text: &str) -> Vec<TextRange> {
    let found = found(text).into_iter();
    let links = found.filter(|(_, kind)| matches!(kind, AddressKind::Web(_) | AddressKind::Mail));
    links.map(|(range, _)| range).collect()
}

fn found(text: &str) -> Vec<(TextRange, AddressKind)> {
    let mut found: Vec<(TextRange, AddressKind)> = Vec::new();
    if !text
        .bytes()
        .any(|byte| byte.is_ascii_alphabetic() || byte == b'/')
    {
        return found;
    }
    let mut start = 0;
    let first = |text: &str| text.bytes().position(is_of_word);
    while let Some(next) = first(&text[start..]) {
        start += next;
        let rest = &text[start..];
        let end = rest.bytes().position(|byte| !is_of_word(byte));
        let word = &rest[..end.unwrap_or(rest.len())];
        let (length, kind) = match address(word, rest) {
            (0, _) => {
                let before = text[..start].chars().next_back();
                (signed_word(word, before), AddressKind::Word)
            }
            address => address,
        };
        if length > 0 {
            found.push((TextRange::new(start, start + length), kind));
        }
        start += length.max(word.len());
    }
    found
}

/// Whether a character, all of them ASCII, may stand in the word that an address begins with: Arabic letters and most
/// punctuation stand before it. It takes bytes for speed: every text that is laid out or indexed passes here.
const fn is_of_word(byte: u8) -> bool {
    let is_sign = matches!(
        byte,
        b'/' | b'\\' | b'.' | b':' | b'-' | b'_' | b'+' | b'%' | b'~' | b'@' | b'#' | b'$'
    );
    is_sign || byte.is_ascii_alphanumeric()
}

/// The bytes of the address that a text begins with, whose first word is given, and what it is; 0 where it is none.
fn address(word: &str, text: &str) -> (usize, AddressKind) {
    let begins = |scheme: &str| {
        let head = word.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    let of = |kind: AddressKind, text| (kind.length(text), kind);
    if let Some(scheme) = SCHEMES.into_iter().find(|scheme| begins(scheme)) {
        return of(AddressKind::Web(scheme.len()), text);
    }
    match (is_path(word), is_mail(word)) {
        (true, _) => of(AddressKind::Path, text),
        (false, true) => of(AddressKind::Mail, word),
        (false, false) => (0, AddressKind::Word),
    }
}

/// The bytes of the Latin word with a sign that belongs to it that `word` begins with, behind this character; 0 where
/// it is none. Before a word stand `#`, `@`, `$`, and where nothing is written on the other side `.`, `-` and `--`;
/// behind it stand `+` and `#`.
fn signed_word(word: &str, before: Option<char>) -> usize {
    let word = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '+' && c != '#');
    let is_apart = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '"'));
    let bare = word.trim_start_matches(['#', '@', '$', '.', '-']);
    let is_signed = match &word[..word.len() - bare.len()] {
        "#" | "@" | "$" => true,
        "." | "-" | "--" => is_apart,
        _ => false,
    };
    let begins_with_letter = bare.starts_with(|c: char| c.is_ascii_alphabetic());
    let has_sign_behind =
        word.ends_with(['+', '#']) && word.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_signed_word = (is_signed && begins_with_letter) || has_sign_behind;
    if is_signed_word { word.len() } else { 0 }
}

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AddressKind {
    /// Of the web, with the bytes of its scheme.
    Web(usize),
    Path,
    Mail,
    /// A Latin word with a sign that belongs to it.
    Word,
}

impl AddressKind {
    /// Whether a character can be part of it.
    fn has(self, character: char) -> bool {
        match self {
            Self::Web(_) => !ends_address(character),
            Self::Path | Self::Word => !ends_address(character) && character != ',',
            Self::Mail => {
                character.is_ascii_graphic() && !ends_address(character) && character != ','
            }
        }
    }

    /// The bytes of the address that a text begins with: up to the last character that belongs to it wherever it stands
    /// (UTS #58, 3.5). A closing bracket does where it closes one that was opened in the address, and else ends it; an
    /// opening one and punctuation do where something of the address follows.
    fn length(self, text: &str) -> usize {
        let mut open = Vec::new();
        let mut end = 0;
        for (at, character) in text.char_indices() {
            if !self.has(character) {
                break;
            }
            if let Some(closing) = closing_bracket(character) {
                open.push(closing);
                continue;
            }
            let closes = BRACKETS.iter().any(|(_, closing)| *closing == character);
            if closes && open.pop() != Some(character) {
                break;
            }
            if !is_left_out_at_end(character) {
                end = at + character.len_utf8();
            }
        }
        match self {
            Self::Web(scheme) if end <= scheme => 0,
            _ => end,
        }
    }
}

const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('﴿', '﴾')];

fn closing_bracket(opening: char) -> Option<char> {
    let found = BRACKETS.iter().find(|(known, _)| *known == opening);
    found.map(|(_, closing)| *closing)
}

/// Whether a word begins like the path of a file: `/usr/bin`, `~/x`, `./x`, `../x`, `C:\x`.
fn is_path(word: &str) -> bool {
    let bytes = word.as_bytes();
    let is_name = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(byte))
    };
    match bytes {
        [b'/', rest @ ..] => {
            is_name(rest.first())
                && rest
                    .iter()
                    .take_while(|b| !b.is_ascii_whitespace())
                    .any(|b| *b == b'/')
        }
        [b'~', b'/', rest @ ..] | [b'.', b'/', rest @ ..] | [b'.', b'.', b'/', rest @ ..] => {
            is_name(rest.first())
        }
        [drive, b':', b'\\', rest @ ..] => drive.is_ascii_alphabetic() && is_name(rest.first()),
        _ => false,
    }
}

/// Whether a word is a mail address: `name@host.domain`.
fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        let host = host.trim_end_matches('.');
        let is_host = host.starts_with(|c: char| c.is_ascii_alphanumeric());
        !name.is_empty() && is_host && host.contains('.') && !host.contains('@')
    })
}

/// A text with the isolates as characters (UAX #9, LRI and PDI), for resolving levels; and the bytes put in before
/// each character, by which a level is found again.
pub(super) struct IsolatedText {
    pub(super) text: String,
    /// (byte of the text from which on, bytes put in before it)
    shifts: Vec<(usize, usize)>,
}

const LRI: char = '\u{2066}';
const PDI: char = '\u{2069}';
/// As long as any explicit formatting character, and without effect.
const WITHOUT_EFFECT: char = '\u{200B}';

impl IsolatedText {
    /// The same with marks around the isolates, which stand in order. What formats bidirectional text within one
    /// cannot end it.
    pub(super) fn new(text: &str, isolates: &[TextRange]) -> Self {
        let mut marked = String::with_capacity(text.len() + 6 * isolates.len());
        let mut shifts = Vec::new();
        let mut copied = 0;
        for isolate in isolates {
            marked.push_str(&text[copied..isolate.start]);
            marked.push(LRI);
            shifts.push((isolate.start, marked.len() - isolate.start));
            marked.extend(isolate.of(text).chars().map(|character| {
                match Properties::of(character).bidi_class().is_in(EXPLICIT) {
                    true => WITHOUT_EFFECT,
                    false => character,
                }
            }));
            marked.push(PDI);
            shifts.push((isolate.end, marked.len() - isolate.end));
            copied = isolate.end;
        }
        marked.push_str(&text[copied..]);
        Self {
            text: marked,
            shifts,
        }
    }

    /// Where each character of the text stands in the marked one, in order.
    pub(super) fn places<'a>(
        &'a self,
        characters: &'a Characters,
    ) -> impl Iterator<Item = (u32, usize)> + 'a {
        let mut shifts = self.shifts.iter().peekable();
        let mut shift = 0;
        characters.as_slice().iter().map(move |character| {
            let offset = character.offset as usize;
            while let Some((_, next)) = shifts.next_if(|(from, _)| *from <= offset) {
                shift = *next;
            }
            (character.offset, offset + shift)
        })
    }
}

/// The explicit formatting characters, each three bytes long.
pub(super) const EXPLICIT: u32 = BidiClass::set(&[
    BidiClass::LRE,
    BidiClass::LRO,
    BidiClass::RLE,
    BidiClass::RLO,
    BidiClass::PDF,
    BidiClass::LRI,
    BidiClass::RLI,
    BidiClass::FSI,
    BidiClass::PDI,
]);

/// Isolates as an analysis takes them: in order, apart from each other, on characters of the text, not empty. One
/// that is not so is left out, and of nested ones the outer one counts.
pub(super) fn tidy(text: &str, isolates: &[TextRange]) -> Vec<TextRange> {
    let mut tidy: Vec<TextRange> = Vec::with_capacity(isolates.len());
    let mut sorted: Vec<&TextRange> = isolates.iter().collect();
    sorted.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    for range in sorted {
        let is_behind = tidy.last().is_none_or(|last| last.end <= range.start);
        if is_behind && !range.is_empty() && text.get(range.start..range.end).is_some() {
            tidy.push(*range);
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).iter().map(|range| range.of(text)).collect()
    }

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        for (text, address) in [
            (
                "انظر https://example.org/a/، ثم عد",
                "https://example.org/a/",
            ),
            ("الموقع (https://example.org/a).", "https://example.org/a"),
            (
                "https://ar.example.org/قاهرة_(مدينة) هنا",
                "https://ar.example.org/قاهرة_(مدينة)",
            ),
            ("هل زرت www.example.org؟ نعم", "www.example.org"),
            (
                "«http://example.org/?a=1&b=2»",
                "http://example.org/?a=1&b=2",
            ),
            ("افتح /usr/local/bin/ ثم", "/usr/local/bin/"),
            ("في ~/كتب أو ~/books/a.md.", "~/books/a.md"),
            ("الملف C:\\Users\\علي\\x.txt هنا", "C:\\Users\\علي\\x.txt"),
            ("في /home/علي/مقالات/ملف.txt، ثم", "/home/علي/مقالات/ملف.txt"),
            ("/tmp/لا/شيء: لا ملف", "/tmp/لا/شيء"),
            ("اكتب إلى name@example.org.", "name@example.org"),
            ("وhttps://example.org/b", "https://example.org/b"),
            // A bracket that closes none of the address ends it; an open one does where nothing follows.
            ("(انظر https://example.org/a)ثم", "https://example.org/a"),
            (
                "https://example.org/a[1](2)]b",
                "https://example.org/a[1](2)",
            ),
            ("https://example.org/a(b]c", "https://example.org/a(b"),
            ("https://example.org/a(", "https://example.org/a"),
            ("﴿https://example.org/سورة﴾", "https://example.org/سورة"),
            (
                "https://example.org/a.b?c=d,e!",
                "https://example.org/a.b?c=d,e",
            ),
            ("https://example.org/a؛ https", "https://example.org/a"),
        ] {
            assert_eq!(found(text), [address], "{text}");
        }
    }

    #[test]
    fn those_of_the_web_and_of_mail_are_links() {
        let text = "في https://example.org/a وwww.example.org، أو ali@example.org؛ لا /usr/bin/ ولا @ali ولا C++";
        let links: Vec<&str> = links(text).iter().map(|range| range.of(text)).collect();
        assert_eq!(
            links,
            [
                "https://example.org/a",
                "www.example.org",
                "ali@example.org"
            ]
        );
    }

    #[test]
    fn what_only_looks_like_an_address_is_none() {
        for text in [
            "24/7 و/أو 30/5/2022",
            "السرعة 5 km/h و http:// وحدها",
            "نسبة 3.14 ثم a.b",
            "a@b و1# و+5 و-5 و#القدس",
            "انتهى.Then و-x",
            "/ وحدها",
            "www. و https://،",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_sign_of_a_latin_word_belongs_to_it() {
        for (text, words) in [
            ("لغة C++ ثم C#.", &["C++", "C#"][..]),
            ("إطار .NET والملف (.pdf)", &[".NET", ".pdf"]),
            ("وسم #hashtag_1، وحساب @name.", &["#hashtag_1", "@name"]),
            ("الخيار --help والمتغير $HOME", &["--help", "$HOME"]),
            ("وg++: مترجم", &["g++"]),
        ] {
            assert_eq!(found(text), words, "{text}");
        }
    }

    #[test]
    fn isolates_are_put_in_order_and_apart() {
        let ranges = [(4, 6), (0, 2), (1, 2), (1, 3), (6, 6), (5, 6), (7, 99)];
        let ranges = ranges.map(|(start, end)| TextRange::new(start, end));
        let tidied = tidy("abcdefgh", &ranges);
        assert_eq!(tidied, [TextRange::new(0, 2), TextRange::new(4, 6)]);
    }

    /// A long text without an end is looked at once.
    #[test]
    fn finding_addresses_is_linear() {
        for piece in [
            "/",
            "a@",
            "./",
            "http://",
            ".",
            "\\",
            "a/b(",
            "https://a)",
            "a#",
            "#",
            "C++ ",
        ] {
            let text = piece.repeat(2_000_000 / piece.len());
            let ranges = addresses(&text);
            assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}

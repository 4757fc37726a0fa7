//! Derives `properties_table.rs` from Unicode's files, and holds it to them.
//!
//! The test fails where the table differs; with `QARI_WRITE_TABLES=1` it writes the table first.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use unicode_segmentation::UnicodeSegmentation as _;

use super::properties::{BidiClass, JoiningType, LineClass, Properties};
use super::testing::unicode_file;

/// The number of code points.
const CODES: usize = 0x11_0000;
/// Code points a block of the table.
const BLOCK_BITS: usize = 7;

pub(super) fn code(hex: &str) -> usize {
    usize::from_str_radix(hex, 16).expect("a code point in hexadecimal")
}

/// The lines `first..last ; value # comment` of a file: ranges (inclusive) with their values.
fn ranges(file: &str) -> Vec<(usize, usize, &str)> {
    file.lines()
        .filter_map(|line| {
            let (codes, value) = line.split('#').next()?.split_once(';')?;
            let (first, last) = codes.split_once("..").unwrap_or((codes, codes));
            Some((code(first.trim()), code(last.trim()), value.trim()))
        })
        .collect()
}

/// One character of UnicodeData.
pub(super) struct Datum {
    category: String,
    bidi: String,
    pub(super) decomposition: String,
    mirrored: bool,
}

/// UnicodeData.txt, its ranges expanded.
pub(super) fn unicode_data() -> Vec<Option<Datum>> {
    let file = unicode_file("UnicodeData");
    let mut data: Vec<Option<Datum>> = (0..CODES).map(|_| None).collect();
    let mut first = 0;
    for line in file.lines() {
        let fields: Vec<&str> = line.split(';').collect();
        let last = code(fields[0]);
        if fields[1].ends_with("First>") {
            first = last;
            continue;
        }
        let start = if fields[1].ends_with("Last>") {
            first
        } else {
            last
        };
        for slot in &mut data[start..=last] {
            *slot = Some(Datum {
                category: fields[2].to_owned(),
                bidi: fields[4].to_owned(),
                decomposition: fields[5].to_owned(),
                mirrored: fields[9] == "Y",
            });
        }
    }
    data
}

/// Bidi_Class of an unassigned code point (DerivedBidiClass.txt, the lines `@missing`).
fn missing_bidi_class(code: usize) -> &'static str {
    match code {
        0x0600..=0x07BF
        | 0x0860..=0x08FF
        | 0xFB50..=0xFDCF
        | 0xFDF0..=0xFDFF
        | 0xFE70..=0xFEFF
        | 0x10D00..=0x10D3F
        | 0x10EC0..=0x10EFF
        | 0x10F30..=0x10F6F
        | 0x1EC70..=0x1ECBF
        | 0x1ED00..=0x1ED4F
        | 0x1EE00..=0x1EEFF => "AL",
        0x0590..=0x05FF
        | 0x07C0..=0x085F
        | 0xFB1D..=0xFB4F
        | 0x10800..=0x10FFF
        | 0x1E800..=0x1EFFF => "R",
        0x20A0..=0x20CF => "ET",
        0xFDD0..=0xFDEF | 0xFFF0..=0xFFF8 | 0x2065 | 0xE0000..=0xE0FFF => "BN",
        _ if code & 0xFFFE == 0xFFFE => "BN",
        _ => "L",
    }
}

/// How a character behaves in UAX #29, asked of the crate that has all its rules: whether it
/// [extends](Properties::EXTENDS) what is before it, and whether it is
/// [complex](Properties::COMPLEX).
fn cluster_flags(character: char) -> Properties {
    // One of each class that a rule joins to some other, with what the rule needs between.
    const OTHERS: [&str; 11] = [
        "a",
        "\u{1F1E6}",
        "\u{1100}",
        "\u{1161}",
        "\u{11A8}",
        "\u{AC00}",
        "\u{1F600}",
        "\u{915}",
        "\u{200D}\u{1F600}",
        "\u{94D}\u{915}",
        "\u{200D}a",
    ];
    if clusters(&format!("{character}\u{301}")) == 2 {
        // A control (GB4, GB5).
        return Properties::default();
    }
    if clusters(&format!("a{character}")) == 1 {
        // A mark is simple where it does nothing but that.
        let spacing = unicode_width::UnicodeWidthChar::width(character) != Some(0);
        let prepends = clusters(&format!("{character}a")) == 1;
        return if spacing || prepends {
            Properties::EXTENDS.or(Properties::COMPLEX)
        } else {
            Properties::EXTENDS
        };
    }
    let mut text = String::with_capacity(16);
    let mut joins = |before: &str, after: &str| {
        text.clear();
        text.push_str(before);
        let apart = clusters(&text);
        text.push_str(after);
        // Joiners and linkers stay with the character in any case.
        let after = after.trim_start_matches(['\u{200D}', '\u{94D}']);
        clusters(&text) != apart + usize::from(!after.is_empty())
    };
    let own = character.to_string();
    let complex = OTHERS
        .iter()
        .any(|other| joins(&own, other) || joins(other, &own))
        || joins(&own, &format!("\u{200D}{own}"))
        || joins(&own, &format!("\u{94D}{own}"));
    if complex {
        Properties::COMPLEX
    } else {
        Properties::default()
    }
}

/// Whether a code point lies in one of the large areas where all are alike in UAX #29: plain
/// letters, and private use.
fn plain_in_bulk(code: usize) -> bool {
    matches!(code, 0x3400..=0x9FFF | 0xE000..=0xF8FF | 0x17000..=0x18AFF | 0x20000..=0xDFFFF
        | 0xF0000..)
}

/// Whether an unassigned code point is Extended_Pictographic: a joiner joins it to its like (GB11).
fn is_reserved_pictograph(code: usize) -> bool {
    let joins_its_like =
        |character: char| clusters(&format!("{character}\u{200D}{character}")) == 1;
    (0xA9..0x20000).contains(&code) && character_of(code).is_some_and(joins_its_like)
}

fn number(names: &[&str], name: &str) -> u8 {
    let found = names.iter().position(|known| *known == name);
    u8::try_from(found.unwrap_or_else(|| panic!("no class {name}"))).expect("few classes")
}

/// The file the table stands in.
fn table_path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/properties_table.rs")
}

/// What Unicode's files say about each code point.
struct Sources {
    data: Vec<Option<Datum>>,
    line_break: Vec<String>,
    east_asian_width: Vec<String>,
    joining_type: Vec<String>,
    mirrors: BTreeMap<usize, usize>,
    forms: BTreeMap<usize, [u16; 4]>,
    lam_alef: BTreeMap<usize, [u16; 2]>,
}

impl Sources {
    fn read() -> Self {
        let data = unicode_data();
        let (forms, lam_alef) = forms(&data);
        let joining_type = values("DerivedJoiningType", "U");
        // ArabicShaping.txt lists the letters themselves: the derived file must say the same.
        for row in unicode_file("ArabicShaping")
            .lines()
            .filter(|row| !row.starts_with('#'))
        {
            let fields: Vec<&str> = row.split(';').map(str::trim).collect();
            if fields.len() == 4 {
                assert_eq!(joining_type[code(fields[0])], fields[2], "{row}");
            }
        }
        let mirrors: BTreeMap<usize, usize> = ranges(&unicode_file("BidiMirroring"))
            .into_iter()
            .map(|(first, _, other)| (first, code(other)))
            .collect();
        for from in mirrors.keys() {
            assert!(data[*from].as_ref().is_some_and(|datum| datum.mirrored));
        }
        Self {
            data,
            // These two list what is reserved as well: what they leave out has the default.
            line_break: values("LineBreak", "XX"),
            east_asian_width: values("EastAsianWidth", "N"),
            joining_type,
            mirrors,
            forms,
            lam_alef,
        }
    }

    /// The packed properties of a code point.
    fn properties(&self, code: usize) -> Properties {
        let line_class = self.line_class(code);
        let behaviour = match character_of(code).filter(|_| !plain_in_bulk(code)) {
            Some(character) => cluster_flags(character),
            None => Properties::default(),
        };
        Properties::pack(
            number(LineClass::NAMES, line_class),
            number(BidiClass::NAMES, self.bidi_class(code)),
            number(JoiningType::NAMES, &self.joining_type[code]),
            self.width(code),
            self.flags(code).or(behaviour),
        )
    }

    fn category(&self, code: usize) -> &str {
        self.data[code]
            .as_ref()
            .map_or("Cn", |datum| &datum.category)
    }

    fn bidi_class(&self, code: usize) -> &str {
        self.data[code]
            .as_ref()
            .map_or_else(|| missing_bidi_class(code), |datum| &datum.bidi)
    }

    /// Line_Break, resolved by LB1 and divided as [`LineClass`] is.
    fn line_class(&self, code: usize) -> &str {
        match (self.line_break[code].as_str(), self.category(code)) {
            ("QU", "Pi") => "QI",
            ("QU", "Pf") => "QF",
            ("SA", "Mn" | "Mc") => "CM",
            ("CJ", _) => "NS",
            ("ID", "Cn") if is_reserved_pictograph(code) => "IX",
            ("XX", "Cn") if is_reserved_pictograph(code) => "AX",
            ("AI" | "SA" | "SG" | "XX", _) => "AL",
            _ if code == 0x25CC => "DC",
            (class, _) => class,
        }
    }

    fn is_mark(&self, code: usize) -> bool {
        matches!(self.category(code), "Mn" | "Me")
    }

    /// Nothing is drawn for it: format characters, letters that are blanks, and what is reserved
    /// for such (a control in UAX #29).
    fn is_format(&self, code: usize) -> bool {
        let reserved = || {
            let is_control = |character: char| clusters(&format!("{character}\u{301}")) == 2;
            !plain_in_bulk(code) && character_of(code).is_some_and(is_control)
        };
        is_filler(code)
            || match self.category(code) {
                "Cf" => !is_prepended(code),
                "Cn" => reserved(),
                _ => false,
            }
    }

    /// The policy of widths: see the docs of the module.
    fn width(&self, code: usize) -> u8 {
        let separator = matches!(self.line_class(code), "BK" | "CR" | "LF" | "NL");
        // Vowels and final consonants of Hangul that a syllable is put together from.
        let jamo = matches!(code, 0x1161..=0x11FF | 0xD7B0..=0xD7FB) && self.category(code) != "Cn";
        if self.is_mark(code) || self.is_format(code) || jamo || separator {
            0
        } else if matches!(self.east_asian_width[code].as_str(), "W" | "F") {
            2
        } else {
            1
        }
    }

    fn flags(&self, code: usize) -> Properties {
        let category = self.category(code);
        let mirrored = self.mirrors.contains_key(&code);
        let bracket = mirrored && self.bidi_class(code) == "ON";
        let space = category == "Zs" && matches!(self.line_class(code), "SP" | "BA");
        let east_asian = matches!(self.east_asian_width[code].as_str(), "W" | "F" | "H");
        [
            (east_asian, Properties::EAST_ASIAN),
            (self.is_mark(code), Properties::MARK),
            (self.is_format(code), Properties::FORMAT),
            // Blanks that are no controls in UAX #29, unlike other format characters; and the
            // selector that makes an emoji, a wide one, of what it stands behind.
            (is_filler(code) || code == 0xFE0F, Properties::COMPLEX),
            (matches!(category, "Cc" | "Zl" | "Zp"), Properties::CONTROL),
            (is_prepended(code), Properties::PREPENDED),
            (mirrored, Properties::MIRRORED),
            (
                bracket && matches!(category, "Ps" | "Pe"),
                Properties::BRACKET,
            ),
            (bracket && category == "Ps", Properties::OPENS),
            (self.forms.contains_key(&code), Properties::FORMS),
            (space || matches!(code, 0x9 | 0x3000), Properties::HANGS),
        ]
        .into_iter()
        .filter(|(holds, _)| *holds)
        .fold(Properties::default(), |sum, (_, flag)| sum.or(flag))
    }
}

/// Prepended_Concatenation_Mark: signs under or before a number, seen by themselves.
fn is_prepended(code: usize) -> bool {
    matches!(
        code,
        0x600..=0x605 | 0x6DD | 0x70F | 0x890 | 0x891 | 0x8E2 | 0x110BD | 0x110CD
    )
}

/// Letters of Hangul that are blanks.
fn is_filler(code: usize) -> bool {
    matches!(code, 0x115F | 0x1160 | 0x3164 | 0xFFA0)
}

fn character_of(code: usize) -> Option<char> {
    u32::try_from(code).ok().and_then(char::from_u32)
}

/// How many clusters a text has.
fn clusters(text: &str) -> usize {
    text.graphemes(true).count()
}

/// A property of each code point, from a file of ranges; `default` where it says nothing.
fn values(file: &str, default: &str) -> Vec<String> {
    let mut values = vec![default.to_owned(); CODES];
    for (first, last, value) in ranges(&unicode_file(file)) {
        values[first..=last].fill(value.to_owned());
    }
    values
}

/// Letters without forms that look like another one, which has them: teh marbuta goal, and the ae of
/// Kurdish and Uyghur, which is a heh that joins to nothing after it. Both join on one side only.
const LOOKING_ALIKE: [(usize, usize); 2] = [(0x6C3, 0x629), (0x6D5, 0x647)];

/// The contextual forms `[isolated, final, initial, medial]` of each letter, 0 where there is none,
/// and those `[isolated, final]` of lam with each alef, from the compatibility decompositions.
///
/// A letter without forms has those of the letter that it is canonically composed of (`shape` adds the
/// mark), or that it looks like.
fn forms(data: &[Option<Datum>]) -> (BTreeMap<usize, [u16; 4]>, BTreeMap<usize, [u16; 2]>) {
    let mut forms: BTreeMap<usize, [u16; 4]> = BTreeMap::new();
    let mut lam_alef: BTreeMap<usize, [u16; 2]> = BTreeMap::new();
    for (form, datum) in data.iter().enumerate().take(0xFF00).skip(0xFB50) {
        let Some(datum) = datum else { continue };
        let Some((tag, letters)) = datum.decomposition.split_once(' ') else {
            continue;
        };
        let Some(slot) = ["<isolated>", "<final>", "<initial>", "<medial>"]
            .iter()
            .position(|known| *known == tag)
        else {
            continue;
        };
        let letters: Vec<usize> = letters.split(' ').map(code).collect();
        let form = u16::try_from(form).expect("in the basic plane");
        match letters[..] {
            [letter] => forms.entry(letter).or_default()[slot] = form,
            [0x644, alef @ (0x622 | 0x623 | 0x625 | 0x627)] => {
                lam_alef.entry(alef).or_default()[slot] = form;
            }
            _ => {}
        }
    }
    for (letter, datum) in data.iter().enumerate() {
        let Some(datum) = datum else { continue };
        let Some((base, _)) = datum.decomposition.split_once(' ') else {
            continue;
        };
        if !base.starts_with('<')
            && let Some(&of_base) = forms.get(&code(base))
        {
            forms.entry(letter).or_insert(of_base);
        }
    }
    for (letter, other) in LOOKING_ALIKE {
        let [isolated, r#final, ..] = forms[&other];
        forms.entry(letter).or_insert([isolated, r#final, 0, 0]);
    }
    (forms, lam_alef)
}

/// The rows of an array, a hundred columns wide.
fn rows(out: &mut String, items: impl Iterator<Item = String>) {
    let mut row = String::from("   ");
    for item in items {
        if row.len() + item.len() > 97 {
            writeln!(out, "{row}").expect("a string takes all");
            row = String::from("   ");
        }
        write!(row, " {item},").expect("a string takes all");
    }
    writeln!(out, "{row}\n];").expect("a string takes all");
}

/// The source of the table.
fn table() -> String {
    let sources = Sources::read();
    let properties: Vec<Properties> = (0..CODES).map(|code| sources.properties(code)).collect();
    let mut values: Vec<u32> = Vec::new();
    let mut blocks: Vec<Vec<u16>> = Vec::new();
    let mut block_of = Vec::new();
    let mut index_of = BTreeMap::new();
    for block in properties.chunks(1 << BLOCK_BITS) {
        let block: Vec<u16> = block
            .iter()
            .map(|properties| {
                *index_of.entry(properties.word()).or_insert_with(|| {
                    values.push(properties.word());
                    u16::try_from(values.len() - 1).expect("few values")
                })
            })
            .collect();
        let index = blocks
            .iter()
            .position(|known| *known == block)
            .unwrap_or_else(|| {
                blocks.push(block);
                blocks.len() - 1
            });
        block_of.push(index);
    }
    let mut out = String::from(
        "//! The properties of all characters, derived from the Unicode Character Database 17.0 by\n\
         //! `generate.rs`; not to be edited.\n\n\
         /// The characters a block, as a power of two.\n",
    );
    writeln!(out, "pub(super) const BLOCK_BITS: usize = {BLOCK_BITS};").expect("writes");
    let mut array = |doc: &str, name: &str, item: &str, items: Vec<String>| {
        write!(
            out,
            "\n/// {doc}\n#[rustfmt::skip]\npub(super) static {name}: [{item}; {}] = [\n",
            items.len()
        )
        .expect("a string takes all");
        rows(&mut out, items.into_iter());
    };
    let numbers = |items: &[u16]| items.iter().map(u16::to_string).collect::<Vec<_>>();
    let form = |form: u16| format!("'\\u{{{form:X}}}'");
    let character = |code: usize| format!("'\\u{{{code:X}}}'");
    array(
        "The different packed properties.",
        "VALUES",
        "u32",
        values.iter().map(|value| format!("0x{value:X}")).collect(),
    );
    array(
        "The block of each run of code points.",
        "BLOCK_OF",
        "u16",
        block_of.iter().map(usize::to_string).collect(),
    );
    array(
        "The different blocks: for each character the index of its properties.",
        "BLOCKS",
        "u16",
        blocks.iter().flat_map(|block| numbers(block)).collect(),
    );
    array(
        "Each character with a mirror image, and the image, in order.",
        "MIRRORS",
        "(char, char)",
        sources
            .mirrors
            .iter()
            .map(|(from, to)| format!("({}, {})", character(*from), character(*to)))
            .collect(),
    );
    // Where a letter lacks a form, the nominal letter stands for it.
    let rows = sources.forms.iter().map(|(letter, forms)| {
        let forms: Vec<String> = forms
            .iter()
            .map(|slot| {
                if *slot == 0 {
                    character(*letter)
                } else {
                    form(*slot)
                }
            })
            .collect();
        format!("({}, [{}])", character(*letter), forms.join(", "))
    });
    array(
        "Each letter with presentation forms: isolated, final, initial, medial; in order.",
        "FORMS",
        "(char, [char; 4])",
        rows.collect(),
    );
    let rows = sources.lam_alef.iter().map(|(alef, forms)| {
        format!(
            "({}, [{}, {}])",
            character(*alef),
            form(forms[0]),
            form(forms[1])
        )
    });
    array(
        "Each alef that lam takes into one sign: isolated and final; in order.",
        "LAM_ALEF",
        "(char, [char; 2])",
        rows.collect(),
    );
    out
}

#[test]
fn the_table_is_what_unicode_says() {
    let derived = table();
    if std::env::var_os("QARI_WRITE_TABLES").is_some() {
        std::fs::write(table_path(), &derived).expect("the source is writable");
    }
    let written = std::fs::read_to_string(table_path()).expect("the source is there");
    assert!(
        derived == written,
        "run this test with QARI_WRITE_TABLES=1 and build again"
    );
}

#[test]
fn seventy_nine_letters_have_forms() {
    let (forms, lam_alef) = forms(&unicode_data());
    // Three of them those of another letter.
    assert_eq!(forms.len(), 79);
    assert_eq!(lam_alef.len(), 4);
}

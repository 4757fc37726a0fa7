//! The notation of `tests/layout/cases.txt`: right-to-left text in Latin letters, and cells with
//! their joints (see `tests/layout/README.md`).

use std::collections::HashMap;
use std::io::Read as _;
use std::path::Path;

/// Buckwalter's transliteration.
const ARABIC: [(char, char); 48] = [
    ('\'', 'ء'),
    ('|', 'آ'),
    ('>', 'أ'),
    ('&', 'ؤ'),
    ('<', 'إ'),
    ('}', 'ئ'),
    ('A', 'ا'),
    ('b', 'ب'),
    ('p', 'ة'),
    ('t', 'ت'),
    ('v', 'ث'),
    ('j', 'ج'),
    ('H', 'ح'),
    ('x', 'خ'),
    ('d', 'د'),
    ('*', 'ذ'),
    ('r', 'ر'),
    ('z', 'ز'),
    ('s', 'س'),
    ('$', 'ش'),
    ('S', 'ص'),
    ('D', 'ض'),
    ('T', 'ط'),
    ('Z', 'ظ'),
    ('E', 'ع'),
    ('g', 'غ'),
    ('_', 'ـ'),
    ('f', 'ف'),
    ('q', 'ق'),
    ('k', 'ك'),
    ('l', 'ل'),
    ('m', 'م'),
    ('n', 'ن'),
    ('h', 'ه'),
    ('w', 'و'),
    ('Y', 'ى'),
    ('y', 'ي'),
    ('F', '\u{64B}'),
    ('N', '\u{64C}'),
    ('K', '\u{64D}'),
    ('a', '\u{64E}'),
    ('u', '\u{64F}'),
    ('i', '\u{650}'),
    ('~', '\u{651}'),
    ('o', '\u{652}'),
    ('{', '\u{671}'),
    ('P', 'پ'),
    ('J', 'چ'),
];
/// Letters of Persian beside the two above.
const PERSIAN: [(char, char); 3] = [('R', 'ژ'), ('V', 'ڤ'), ('G', 'گ')];
/// Hebrew, behind `^`.
const HEBREW: &str = "AאbבgגdדhהwוzזHחTטyיkכKךlלmמMםnנNןsסEעpפPףcצCץqקrרSשtת";
/// Characters with names.
const NAMED: [(&str, char); 12] = [
    ("ZWJ", '\u{200D}'),
    ("ZWNJ", '\u{200C}'),
    ("LRM", '\u{200E}'),
    ("RLM", '\u{200F}'),
    ("LRE", '\u{202A}'),
    ("RLE", '\u{202B}'),
    ("PDF", '\u{202C}'),
    ("RLO", '\u{202E}'),
    ("LRI", '\u{2066}'),
    ("RLI", '\u{2067}'),
    ("FSI", '\u{2068}'),
    ("PDI", '\u{2069}'),
];

/// The notation, with the letters of each presentation form as UnicodeData.txt gives them.
pub struct Notation {
    forms: HashMap<char, (String, String)>,
}

impl Notation {
    /// Reads the presentation forms from Unicode's file.
    pub fn new() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unicode/UnicodeData.txt.gz");
        let file = std::fs::File::open(path).expect("Unicode's files come with the checkout");
        let mut text = String::new();
        flate2::read::GzDecoder::new(file)
            .read_to_string(&mut text)
            .expect("compressed UTF-8");
        let forms = text.lines().filter_map(presentation_form).collect();
        Self { forms }
    }

    /// The text that a notation of it stands for.
    pub fn read(&self, notation: &str) -> String {
        let mut text = String::new();
        let mut latin = false;
        let mut rest = notation.chars();
        while let Some(character) = rest.next() {
            match character {
                '`' => latin = !latin,
                _ if latin => text.push(character),
                '[' => {
                    let name: String = rest.by_ref().take_while(|&end| end != ']').collect();
                    text.push(named(&name));
                }
                '^' => {
                    let name = rest.next().expect("a Hebrew letter");
                    let place = HEBREW.chars().step_by(2).position(|known| known == name);
                    text.push(
                        HEBREW
                            .chars()
                            .nth(2 * place.expect("a Hebrew letter") + 1)
                            .unwrap(),
                    );
                }
                _ => text.push(arabic(character).unwrap_or(character)),
            }
        }
        text
    }

    /// The notation of one cell.
    pub fn show(&self, cell: &str) -> String {
        let mut characters = cell.chars();
        let first = characters.next().expect("no cell is empty");
        let marks: String = characters.clone().map(show_one).collect();
        match self.forms.get(&first) {
            Some((joints, letters)) => {
                let left = if joints.contains('<') { "-" } else { "" };
                let right = if joints.contains('>') { "-" } else { "" };
                // Marks of lam and alef both stand behind lam, as in the text.
                let mut letters = letters.chars().map(show_one);
                let letter = letters.next().unwrap_or_default();
                let rest: String = letters.collect();
                format!("{left}{letter}{marks}{rest}{right}")
            }
            None if cell.chars().all(|character| character == ' ') => "·".repeat(cell.len()),
            None if first.is_ascii_alphabetic() => format!("`{first}{marks}"),
            // A sequence stands for itself.
            None if cell.contains('\u{200D}') || first > '\u{1F000}' => cell.to_owned(),
            None => show_one(first) + &marks,
        }
    }
}

/// A line of UnicodeData.txt as a presentation form, the sides it joins on (`<` left, `>` right) and
/// its letters.
fn presentation_form(row: &str) -> Option<(char, (String, String))> {
    let fields: Vec<&str> = row.split(';').collect();
    let form = character(fields[0]).filter(|form| ('\u{FB50}'..='\u{FEFC}').contains(form))?;
    let (tag, letters) = fields[5].split_once(' ')?;
    let joints = match tag {
        "<isolated>" => "",
        "<final>" => ">",
        "<initial>" => "<",
        "<medial>" => "<>",
        _ => return None,
    };
    let letters: Option<String> = letters.split(' ').map(character).collect();
    Some((form, (joints.to_owned(), letters?)))
}

fn character(hex: &str) -> Option<char> {
    u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)
}

fn named(name: &str) -> char {
    let known = NAMED
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, character)| *character);
    known
        .or_else(|| name.strip_prefix("U+").and_then(character))
        .unwrap_or_else(|| panic!("no character {name}"))
}

fn arabic(letter: char) -> Option<char> {
    let mut pairs = ARABIC.iter().chain(&PERSIAN);
    pairs
        .find(|(known, _)| *known == letter)
        .map(|(_, arabic)| *arabic)
}

/// The notation of one character.
fn show_one(character: char) -> String {
    let mut pairs = ARABIC.iter().chain(&PERSIAN);
    if let Some((letter, _)) = pairs.find(|(_, arabic)| *arabic == character) {
        return letter.to_string();
    }
    if let Some(place) = HEBREW
        .chars()
        .skip(1)
        .step_by(2)
        .position(|known| known == character)
    {
        return format!("^{}", HEBREW.chars().nth(2 * place).unwrap());
    }
    let shown_as_it_is = character.is_ascii() && !matches!(character, '[' | ']' | '<' | '>')
        || matches!(character, '\u{2010}'..='\u{FFFF}' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
        || matches!(character, '«' | '»' | '،' | '؛' | '؟');
    if shown_as_it_is {
        character.to_string()
    } else {
        format!("[U+{:04X}]", character as u32)
    }
}

//! Guesses the language of a text from the letters it is written with, and of an article from its prose.

use crate::article::{Block, BlockKind, Body, Language, SpanStyle};
use crate::range::TextRange;
use crate::text::{Direction, addresses, opening_direction};

/// Languages in the Arabic script with letters of their own, and those letters.
///
/// Persian is not among them: its letters are all used by the others too.
const OWN_LETTERS: &[(&str, &[char])] = &[
    ("ur", &['ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ۓ', 'ہ', 'ھ', 'ۃ']),
    ("ckb", &['ێ', 'ۆ', 'ڕ', 'ڵ', 'ە', 'ڤ']),
    (
        "ps",
        &['ټ', 'ډ', 'ړ', 'ږ', 'ښ', 'ڼ', 'ې', 'ۍ', 'ځ', 'څ', 'ګ'],
    ),
    ("ug", &['ۇ', 'ۈ', 'ۋ', 'ې', 'ە', 'ڭ', 'ھ']),
    (
        "sd",
        &[
            'ڄ', 'ٻ', 'ڀ', 'ٺ', 'ٽ', 'ڦ', 'ڪ', 'ڻ', 'ڳ', 'ڱ', 'ڃ', 'ڌ', 'ڏ', 'ڊ', 'ڍ', 'ڙ',
        ],
    ),
];

/// Letters of Persian that Arabic does not have, the Persian ya and kaf among them.
const PERSIAN_LETTERS: &[char] = &['پ', 'چ', 'ژ', 'گ', 'ی', 'ک'];
/// Letters frequent in Arabic and rare in Persian.
const ARABIC_LETTERS: &[char] = &['ة', 'ى', 'أ', 'إ', 'ي', 'ك'];

/// Letters that of these languages only Arabic has: one in seventeen in the articles of `seeds`.
const ARABIC_ALONE: &[char] = &['ة', 'أ', 'إ'];

/// A language shows its own letters at least once in so many letters.
const RARITY: usize = 50;

/// The most frequent words of English: a text in Latin letters without them is in another language.
const ENGLISH_WORDS: &[&str] = &[
    "the", "of", "and", "to", "in", "is", "a", "for", "on", "that",
];

/// So many bytes of prose tell a language.
const ENOUGH: usize = 64 * 1024;

/// The language of an article.
///
/// Program text and addresses do not count. Each block counts for the direction of its first letter, with all its
/// letters: Latin names in Arabic sentences say nothing against Arabic. Of right-to-left blocks the Latin letters are
/// left out.
#[must_use]
pub fn of_body(body: &Body) -> Language {
    let mut right_to_left = String::new();
    let mut left_to_right = String::new();
    let mut votes = [0_usize; 2];
    let mut spans = body.spans.iter().peekable();
    for block in &body.blocks {
        let mut code = Vec::new();
        while let Some(span) = spans.next_if(|span| span.range.start < block.range().end) {
            if span.style == SpanStyle::Code {
                code.push(span.range);
            }
        }
        if matches!(block.kind, BlockKind::Code | BlockKind::Rule) {
            continue;
        }
        let prose = prose(body, block, code);
        let letters = prose.chars().filter(|c| is_letter(*c)).count();
        match opening_direction(&prose) {
            Some(Direction::RightToLeft) => {
                votes[0] += letters;
                if right_to_left.len() < ENOUGH {
                    right_to_left.extend(prose.chars().filter(|c| !is_latin(*c)));
                    right_to_left.push('\n');
                }
            }
            Some(Direction::LeftToRight) => {
                votes[1] += letters;
                if left_to_right.len() < ENOUGH {
                    left_to_right.push_str(&prose);
                    left_to_right.push('\n');
                }
            }
            None => {}
        }
    }
    match votes {
        [0, 0] => guess(&body.text),
        [right, left] if right >= left => guess(&right_to_left),
        _ => guess(&left_to_right),
    }
}

/// The text of a block without program text and addresses.
fn prose(body: &Body, block: &Block, mut left_out: Vec<TextRange>) -> String {
    let text = body.block_text(block);
    let addresses = addresses(text).into_iter();
    left_out.extend(addresses.map(|range| range.shifted(block.range().start)));
    left_out.sort_unstable_by_key(|range| range.start);
    let mut prose = String::with_capacity(text.len());
    let mut end = block.range().start;
    for range in left_out {
        prose.push_str(TextRange::new(end, range.start).of(&body.text));
        end = end.max(range.end);
    }
    prose.push_str(TextRange::new(end, block.range().end).of(&body.text));
    prose
}

/// As [`char::is_alphabetic`], without its search of a table for the letters of Arabic.
fn is_letter(character: char) -> bool {
    match character {
        ' ' | '.' | '\n' | '،' => false,
        '\u{0620}'..='\u{064A}' => true,
        _ => character.is_alphabetic(),
    }
}

fn is_latin(character: char) -> bool {
    matches!(character, 'a'..='z' | 'A'..='Z' | '\u{00C0}'..='\u{024F}')
}

/// The language most of `text` is written in; `und` where its letters do not say.
#[must_use]
pub fn guess(text: &str) -> Language {
    let mut arabic = 0;
    let mut hebrew = 0;
    let mut latin = 0;
    let mut other = 0;
    for character in text.chars() {
        match character {
            ' ' | '.' | '،' | '\n' | '0'..='9' => {}
            '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D5}' | '\u{06EE}'..='\u{06FF}' => {
                arabic += 1;
            }
            '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
                arabic += 1;
            }
            '\u{05D0}'..='\u{05F2}' => hebrew += 1,
            _ if is_latin(character) => latin += 1,
            _ => other += usize::from(character.is_alphabetic()),
        }
    }
    let most = arabic.max(hebrew).max(latin).max(other);
    let tag = match most {
        0 => "und",
        _ if most == arabic => in_arabic_script(text, arabic),
        _ if most == hebrew => in_hebrew_script(text),
        _ if most == latin && is_english(text) => "en",
        _ => "und",
    };
    Language::from_tag(tag).unwrap_or_default()
}

fn in_arabic_script(text: &str, letters: usize) -> &'static str {
    // No letter that tells stands before these in Unicode, and hardly any of an Arabic text after.
    let telling: Vec<char> = text.chars().filter(|c| *c > '\u{066F}').collect();
    let count = |set: &[char]| telling.iter().filter(|c| set.contains(c)).count();
    let (tag, own_letters) = OWN_LETTERS
        .iter()
        .map(|(tag, set)| (*tag, count(set)))
        .max_by_key(|(_, own_letters)| *own_letters)
        .unwrap_or(("ar", 0));
    // An Arabic article that quotes another language at length is still Arabic.
    let arabic_alone = || text.chars().filter(|c| ARABIC_ALONE.contains(c)).count();
    if own_letters * RARITY > letters && own_letters >= arabic_alone() {
        tag
    } else {
        let persian = count(PERSIAN_LETTERS);
        let arabic = |c: &char| ARABIC_LETTERS.contains(c);
        if persian > 0 && persian > text.chars().filter(arabic).count() {
            "fa"
        } else {
            "ar"
        }
    }
}

/// Yiddish writes its vowels and has digraphs Hebrew does without.
fn in_hebrew_script(text: &str) -> &'static str {
    let yiddish = |c: char| matches!(c, '\u{05F0}'..='\u{05F2}' | '\u{FB2E}'..='\u{FB2F}');
    if text.contains(yiddish) { "yi" } else { "he" }
}

fn is_english(text: &str) -> bool {
    let mut words = 0;
    let mut english = 0;
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if !word.is_empty() {
            words += 1;
            english += usize::from(ENGLISH_WORDS.iter().any(|e| e.eq_ignore_ascii_case(word)));
        }
    }
    english * 12 > words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for character in '\0'..=char::MAX {
            assert_eq!(
                is_letter(character),
                character.is_alphabetic(),
                "{character:?}"
            );
        }
    }

    #[test]
    fn each_language_is_known_by_its_letters() {
        for (tag, text) in [
            (
                "ar",
                "تسعى القمة إلى بناء عالم عادل، وقال MCIS إن المشاركة واسعة",
            ),
            ("ar", "كتاب"),
            (
                "fa",
                "پارلمان ایران دیروز گزارش تازه‌ای درباره اقتصاد کشور منتشر کرد",
            ),
            (
                "ur",
                "پاکستان کے وزیر خارجہ نے کہا ہے کہ بات چیت جاری رہے گی",
            ),
            (
                "ar",
                "أعلنت الحكومة أن القمة تأجلت، وقالت إنها ستعقد في إسلام آباد، ونقلت صحيفة محلية أن الأزمة \
                 الأخيرة ألقت بظلالها: «بات چیت جاری رہے گی»، ثم أضافت المتحدثة أن اللجنة الفنية المشتركة \
                 ستجتمع غدًا",
            ),
            ("ckb", "سەرۆکی هەرێمی کوردستان لە هەولێر پێشوازی کرد"),
            ("ps", "د افغانستان خلک سوله غواړي او ښه ژوند"),
            ("he", "הכנסת אישרה אתמול את התקציב"),
            (
                "en",
                "The reader shows a list of articles and the text of one",
            ),
            ("und", "Война и мир"),
            ("und", "12:30 — 50%"),
            ("und", ""),
        ] {
            assert_eq!(guess(text).as_str(), tag, "{text}");
        }
    }

    /// The language of a Markdown text.
    fn of_markdown(text: &str) -> String {
        let source = crate::article::Source::standard_input();
        let body = crate::sources::markdown::parse(text, source).body;
        of_body(&body).to_string()
    }

    #[test]
    fn the_prose_of_an_article_tells_its_language() {
        let code = "```\nlet value = compute(input, other_input, third);\n```\n\n".repeat(9);
        let command = "نفّذ `cargo install a-program-with-a-long-name --locked` ثم أعد التشغيل.";
        let names =
            "* [دليل](https://e.org/a.pdf) - Anna Longname, Peter Otherlongname (PDF)\n".repeat(5);
        for (text, language) in [
            (format!("# عنوان\n\n{code}انتهى الشرح."), "ar"),
            (format!("# כותרת\n\n{code}זה הכול."), "he"),
            (format!("# تركيب\n\n{command}"), "ar"),
            (format!("# مراجع\n\n{names}"), "ar"),
            (
                "نص https://example.org/a/very/long/address/of/a/page هنا".to_owned(),
                "ar",
            ),
            (
                "The word كتاب is the Arabic for a book, and مكتبة is a library.".to_owned(),
                "en",
            ),
            (code.clone(), "und"),
        ] {
            assert_eq!(of_markdown(&text), language, "{text}");
        }
    }
}

//! Guesses the language of a text from the letters it is written with, and of an article from its prose.

use std::borrow::Cow;

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
    let (mut right_to_left, mut right_to_left_bytes) = (LetterCounts::default(), 0);
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
        let letters = LetterCounts::of(&prose);
        match opening_direction(&prose) {
            Some(Direction::RightToLeft) => {
                votes[0] += letters.all();
                if right_to_left_bytes < ENOUGH {
                    right_to_left.add(letters);
                    right_to_left_bytes += prose.len();
                }
            }
            Some(Direction::LeftToRight) => {
                votes[1] += letters.all();
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
        [right, left] if right >= left => {
            right_to_left.latin = 0;
            right_to_left.language("")
        }
        _ => guess(&left_to_right),
    }
}

/// The text of a block without program text and addresses.
fn prose<'a>(body: &'a Body, block: &Block, mut left_out: Vec<TextRange>) -> Cow<'a, str> {
    let text = body.block_text(block);
    let addresses = addresses(text).into_iter();
    left_out.extend(addresses.map(|range| range.shifted(block.range().start)));
    if left_out.is_empty() {
        return text.into();
    }
    left_out.sort_unstable_by_key(|range| range.start);
    let mut prose = String::with_capacity(text.len());
    let mut end = block.range().start;
    for range in left_out {
        prose.push_str(TextRange::new(end, range.start).of(&body.text));
        end = end.max(range.end);
    }
    prose.push_str(TextRange::new(end, block.range().end).of(&body.text));
    prose.into()
}

fn is_latin(character: char) -> bool {
    matches!(character, 'a'..='z' | 'A'..='Z' | '\u{00C0}'..='\u{024F}')
}

/// The language most of `text` is written in; `und` where its letters do not say.
#[must_use]
pub fn guess(text: &str) -> Language {
    LetterCounts::of(text).language(text)
}

/// How many letters of each sort a text has, counted in one pass.
#[derive(Clone, Copy, Debug, Default)]
struct LetterCounts {
    arabic: usize,
    hebrew: usize,
    latin: usize,
    other: usize,
    /// Of the Arabic script: those of each of [`OWN_LETTERS`];
    own: [usize; OWN_LETTERS.len()],
    /// of [`PERSIAN_LETTERS`];
    persian: usize,
    /// ة أ إ, which of these languages only Arabic has: one in seventeen in the articles of `seeds`;
    arabic_alone: usize,
    /// and letters frequent in Arabic and rare in Persian, those three among them.
    not_persian: usize,
    /// Of the Hebrew script: those that only Yiddish has.
    yiddish: usize,
}

impl LetterCounts {
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        for character in text.chars() {
            counts.count(character);
        }
        counts
    }

    fn count(&mut self, character: char) {
        match character {
            ' ' | '.' | '،' | '\n' | '0'..='9' => {}
            '\u{0620}'..='\u{064A}' => {
                self.arabic += 1;
                let is_alone = matches!(character, 'ة' | 'أ' | 'إ');
                self.arabic_alone += usize::from(is_alone);
                self.not_persian += usize::from(is_alone || matches!(character, 'ى' | 'ي' | 'ك'));
            }
            // No letter that tells stands before these in Unicode, and hardly any of an Arabic text after.
            '\u{066E}'..='\u{06D5}' | '\u{06EE}'..='\u{06FF}' => {
                self.arabic += 1;
                for (count, (_, letters)) in self.own.iter_mut().zip(OWN_LETTERS) {
                    *count += usize::from(letters.contains(&character));
                }
                self.persian += usize::from(PERSIAN_LETTERS.contains(&character));
            }
            '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
                self.arabic += 1;
            }
            '\u{05D0}'..='\u{05F2}' => {
                self.hebrew += 1;
                self.yiddish += usize::from(character >= '\u{05F0}');
            }
            '\u{FB2E}' | '\u{FB2F}' => {
                self.other += 1;
                self.yiddish += 1;
            }
            _ if is_latin(character) => self.latin += 1,
            _ => self.other += usize::from(character.is_alphabetic()),
        }
    }

    fn add(&mut self, more: Self) {
        self.arabic += more.arabic;
        self.hebrew += more.hebrew;
        self.latin += more.latin;
        self.other += more.other;
        for (count, more) in self.own.iter_mut().zip(more.own) {
            *count += more;
        }
        self.persian += more.persian;
        self.arabic_alone += more.arabic_alone;
        self.not_persian += more.not_persian;
        self.yiddish += more.yiddish;
    }

    fn all(&self) -> usize {
        self.arabic + self.hebrew + self.latin + self.other
    }

    /// The language of a text with these letters. Only of Latin ones it depends on the words.
    fn language(&self, text: &str) -> Language {
        let most = self.arabic.max(self.hebrew).max(self.latin).max(self.other);
        let tag = match most {
            0 => "und",
            _ if most == self.arabic => self.in_arabic_script(),
            // Yiddish writes its vowels and has digraphs Hebrew does without.
            _ if most == self.hebrew && self.yiddish > 0 => "yi",
            _ if most == self.hebrew => "he",
            _ if most == self.latin && is_english(text) => "en",
            _ => "und",
        };
        Language::from_tag(tag).unwrap_or_default()
    }

    fn in_arabic_script(&self) -> &'static str {
        let (tag, own) = OWN_LETTERS
            .iter()
            .zip(self.own)
            .map(|((tag, _), own)| (*tag, own))
            .max_by_key(|(_, own)| *own)
            .unwrap_or(("ar", 0));
        // An Arabic article that quotes another language at length is still Arabic.
        if own * RARITY > self.arabic && own >= self.arabic_alone {
            tag
        } else if self.persian > self.not_persian {
            "fa"
        } else {
            "ar"
        }
    }
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
    fn every_letter_counts() {
        for character in '\0'..=char::MAX {
            if character.is_alphabetic() {
                let counts = LetterCounts::of(&character.to_string());
                assert_eq!(counts.all(), 1, "{character:?}");
            }
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

//! Letters that are written one for another, beyond those that [`crate::language::fold::fold`] folds.

use crate::language::fold::is_folded;
use crate::language::word_list::word_list;

word_list!(
    /// Words and parts of words that the form of a word is compared with.
    pub(crate) struct SpellingWords: is_letter_of_form
);

/// Whether a character stands in forms: [`push_letter`] leaves it as it is, whatever follows it.
const fn is_letter_of_form(character: char) -> bool {
    is_folded(character) && !is_respelt(character)
}

/// Latin letters with accents, by the letter without. Read in lower case.
const ACCENTED: [(&str, &str); 23] = [
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđḍð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģǧ"),
    ("h", "ĥħḥḫ"),
    ("i", "ìíîïĩīĭįıǐịỉ"),
    ("j", "ĵ"),
    ("k", "ķḳ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "òóôõöøōŏőǒọỏốồổỗộơớờởỡợ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșṣ"),
    ("ss", "ß"),
    ("t", "ţťŧțṭ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųǔụủưứừửữự"),
    ("w", "ŵ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżžẓ"),
];

/// Whether a letter without case may stand for another.
pub(crate) const fn is_respelt(letter: char) -> bool {
    matches!(letter, 'ء' | 'ؤ' | 'ئ')
}

/// The form of a word as it is written.
pub(crate) fn form(word: &str) -> String {
    let mut form = String::new();
    push_word(crate::language::fold::fold(word).text.chars(), &mut form);
    form
}

/// Appends the form of a folded word.
pub(crate) fn push_word(letters: impl Iterator<Item = char> + Clone, form: &mut String) {
    let start = form.len();
    let mut letters = letters.peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        // As the Koran writes آ: ءايت, القرءان. Behind a long vowel hamza stays, and before an ending: قراءات, جزءا.
        let is_madda = (letter, next) == ('ء', Some('ا'))
            && !form[start..].ends_with(['ا', 'و', 'ي'])
            && letters.clone().nth(1).is_some();
        if !is_madda {
            push_letter(letter, next, form);
        }
    }
}

/// Appends the letter that stands for a folded one, seen together with the letter after it in the
/// same word.
///
/// Hamza on a seat is the seat's letter; before و any is و, so that مسئول, مسؤول and مسوول are one
/// word. At the end ئ is يء: شئ is شيء.
fn push_letter(letter: char, next: Option<char>, form: &mut String) {
    match (letter, next) {
        ('ئ' | 'ء', Some('و')) => form.push('و'),
        ('ئ', None) => form.push_str("يء"),
        ('ئ', _) => form.push('ي'),
        ('ؤ', _) => form.push('و'),
        ('\u{DF}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}', _) => push_plain(letter, form),
        _ => form.push(letter),
    }
}

fn push_plain(letter: char, form: &mut String) {
    let plain = ACCENTED
        .iter()
        .find(|(_, accented)| accented.contains(letter));
    match plain {
        Some((plain, _)) => form.push_str(plain),
        None => form.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::{ACCENTED, form};

    #[test]
    fn spellings_of_one_word_share_a_form() {
        for (one, other) in [
            ("مسئول", "مسؤول"),
            ("مسوول", "مسؤول"),
            ("شئون", "شؤون"),
            ("موتمر", "مُؤتمر"),
            ("رييس", "رئيس"),
            ("شئ", "شيء"),
            ("القارىء", "القاريء"),
            ("إعلام", "اعلام"),
            ("مستشفى", "مستشفي"),
            ("مدرسة", "مدرسه"),
            ("کتاب", "كتاب"),
            ("Erdoğan", "erdogan"),
            ("Cafe\u{301}", "Café"),
            ("İzmir", "izmir"),
            ("ءَايَٰت", "آيات"),
            ("ٱلْقُرْءَان", "القرآن"),
            ("لِلْءَاخِرِين", "للآخرين"),
        ] {
            assert_eq!(form(one), form(other), "{one}");
        }
    }

    #[test]
    fn every_accented_letter_is_read_as_the_one_without() {
        for (plain, accented) in ACCENTED {
            for letter in accented.chars() {
                assert_eq!(form(&letter.to_string()), plain, "{letter}");
            }
        }
    }

    #[test]
    fn words_that_differ_stay_apart() {
        assert_ne!(form("ماء"), form("ما"));
        assert_ne!(form("شيء"), form("شي"));
        assert_ne!(form("لڑکا"), form("لركا"));
        assert_ne!(form("قراءات"), form("قرات"));
        assert_eq!(form("جزءا"), "جزءا");
    }
}

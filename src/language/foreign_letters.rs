//! Letters that Arabic takes from other languages for names (پ چ ژ گ ڤ …), and its own letters that stand for them where a
//! text or a keyboard does without: عراقچي and عراقجي, گورباتشوف and غورباتشوف.
//!
//! They are the same in Arabic texts only. In Persian and Urdu they tell words apart: گل is a flower, کل is all.

use super::without_article;

/// Letters that a word must have, its article aside: shorter ones are words of Persian and Urdu rather than names.
const LEAST_LETTERS: usize = 4;
/// Spellings that are made of one word.
const MOST_SPELLINGS: usize = 9;

/// What Arabic writes for a letter that it does not have; nothing for its own.
const fn own_letters(letter: char) -> &'static [char] {
    match letter {
        'پ' => &['ب'],
        'چ' => &['ج'],
        'ژ' => &['ج', 'ز'],
        'گ' | 'ڭ' | 'ݣ' => &['غ', 'ك', 'ج'],
        'ڤ' | 'ڥ' => &['ف', 'و'],
        'ڨ' => &['ق', 'غ', 'ج'],
        _ => &[],
    }
}

/// The other spellings of a folded word, in Arabic letters alone; none where it has no others. Of many only some.
pub(crate) fn arabic_spellings(form: &str) -> Vec<String> {
    let core = without_article(form).unwrap_or(form);
    let has_foreign = core.chars().any(|letter| !own_letters(letter).is_empty());
    if !has_foreign || core.chars().nth(LEAST_LETTERS - 1).is_none() {
        return Vec::new();
    }
    let mut spellings = vec![String::with_capacity(form.len())];
    for letter in form.chars() {
        let own = own_letters(letter);
        let (first, others) = own
            .split_first()
            .map_or((letter, own), |(first, others)| (*first, others));
        let begun = spellings.len();
        for other in others {
            for index in 0..begun {
                if spellings.len() < MOST_SPELLINGS {
                    spellings.push(format!("{}{other}", spellings[index]));
                }
            }
        }
        for spelling in &mut spellings[..begun] {
            spelling.push(first);
        }
    }
    spellings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_letters_of_other_languages_have_spellings_in_arabic_ones() {
        for (word, spellings) in [
            ("عراقچي", &["عراقجي"][..]),
            ("الپنتاگون", &["البنتاغون", "البنتاكون", "البنتاجون"]),
            ("ڤولڤو", &["فولفو", "وولفو", "فولوو", "وولوو"]),
            ("عراقجي", &[]),
            // Words of Persian.
            ("گل", &[]),
            ("الچه", &[]),
        ] {
            assert_eq!(arabic_spellings(word), spellings, "{word}");
        }
        assert_eq!(arabic_spellings(&"گ".repeat(1000)).len(), MOST_SPELLINGS);
    }
}

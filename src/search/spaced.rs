//! Words that are written together or apart, and parts of names in their cases: what is typed one way finds the other.

use crate::language::fold::FoldedWords;
use crate::language::spelling::SpellingWords;
use crate::search::tokens::form;

/// Keeps two letters apart where a space would divide a word: plurals and verbs of Persian.
const NON_JOINER: char = '\u{200C}';
/// Spellings of one term at most, besides its own.
const MOST: usize = 8;

/// What ends in a name of God or of the faith, behind a word of its own.
const ALLAH: &str = "الله";
const AL_DIN: &str = "الدين";
/// Words before الدين.
const BEFORE_AL_DIN: FoldedWords = FoldedWords::new(&[
    "نور",
    "علاء",
    "صلاح",
    "شمس",
    "بدر",
    "ناصر",
    "خير",
    "فخر",
    "سيف",
    "جمال",
    "كمال",
    "عز",
    "عماد",
    "محي",
    "محيي",
    "تقي",
    "ركن",
    "زين",
    "ضياء",
    "بهاء",
    "شهاب",
    "سراج",
    "نجم",
    "قطب",
    "معز",
    "صدر",
    "تاج",
    "غياث",
    "حسام",
    "برهان",
    "شرف",
    "جلال",
    "عصام",
    "نصر",
    "ولي",
    "رضي",
    "مجد",
    "اسد",
    "سعد",
    "عضد",
    "نظام",
    "امين",
]);
/// What stands before الله as a letter of its own: والله, بالله.
const BEFORE_ALLAH: SpellingWords = SpellingWords::new(&["وب", "فب", "ول", "اف"]);
/// How a word goes on in which ابو is no part of a name: ابواب, ابوها.
const AFTER_ABU: SpellingWords =
    SpellingWords::new(&["اب", "اق", "ينا", "يه", "ته", "تنا", "هما", "كما"]);
/// Words of Persian and Urdu that are written together, with a non-joiner or apart.
const COMPOUNDS: SpellingWords = SpellingWords::phrases(&[
    "رييس جمهور",
    "رييس جمهوري",
    "نخست وزير",
    "وزير اعظم",
    "وزير اعلي",
    "بين الملل",
    "بين المللي",
    "حجت الاسلام",
    "ايت الله",
    "سيف الاسلام",
    "شيخ الاسلام",
]);
/// Parts of names that change with their case.
const CASES: [SpellingWords; 3] = [
    SpellingWords::new(&["ابو", "ابا", "ابي"]),
    SpellingWords::new(&["ابن", "بن"]),
    SpellingWords::new(&["ذو", "ذا", "ذي"]),
];

/// The other cases of a word that is part of a name.
pub(super) fn cases(form: &str) -> impl Iterator<Item = &'static str> {
    let cases = CASES.iter().find(|cases| cases.contains(form));
    let form = form.to_owned();
    let cases = cases.into_iter().flat_map(|cases| cases.iter());
    cases.filter(move |other| *other != form)
}

/// Other ways to write a text that is searched for, whose words have some forms: forms with a space between two.
pub(super) fn spellings(text: &str, forms: &[&str], is_open: bool) -> Vec<String> {
    let mut spellings: Vec<String> = Vec::new();
    let mut add = |spelling: String| {
        let is_new = spelling != forms.join(" ") && !spellings.contains(&spelling);
        if is_new && !spelling.is_empty() && spellings.len() < MOST {
            spellings.push(spelling);
        }
    };
    if text.contains(NON_JOINER) {
        add(form(&text.replace(NON_JOINER, " ")));
    }
    if let [word] = forms {
        if let Some((first, second)) = divided(word) {
            add(format!("{first} {second}"));
        }
        return spellings;
    }
    for at in 1..forms.len() {
        let with = |words: &str| {
            let (before, behind) = (&forms[..at], &forms[at + 1..]);
            [before, &[words], behind].concat().join(" ")
        };
        for case in cases(forms[at]) {
            add(with(case));
        }
        let is_last = at + 1 == forms.len();
        if may_be_joined(forms[at - 1], forms[at]) && !(is_open && is_last) {
            let joined = format!("{}{}", forms[at - 1], forms[at]);
            let (before, behind) = (&forms[..at - 1], &forms[at + 1..]);
            add([before, &[joined.as_str()], behind].concat().join(" "));
        }
    }
    spellings
}

/// Whether two words in a row may be written as one.
pub(super) fn may_be_joined(first: &str, second: &str) -> bool {
    const LONGEST: usize = 24;
    let is_joining = |word: &str| {
        word.chars()
            .all(|letter| matches!(letter, '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{6D3}'))
            && word.chars().nth(1).is_some()
    };
    let length = first.chars().count() + second.chars().count();
    is_joining(first) && is_joining(second) && length <= LONGEST
}

/// The two words that are written as one in a word.
pub(super) fn divided(word: &str) -> Option<(&str, &str)> {
    let has = |word: &str, least: usize| word.chars().nth(least - 1).is_some();
    if let Some(rest) = word.strip_prefix("عبد")
        && rest.starts_with("ال")
        && has(rest, 4)
    {
        return Some(("عبد", rest));
    }
    for ending in [ALLAH, AL_DIN] {
        let Some(first) = word.strip_suffix(ending) else {
            continue;
        };
        let is_name = match ending {
            ALLAH => has(first, 2) && !BEFORE_ALLAH.contains(first),
            _ => BEFORE_AL_DIN.contains(first),
        };
        if is_name {
            return Some((first, ending));
        }
    }
    if let Some(rest) = word.strip_prefix("ابو")
        && has(rest, 3)
        && !AFTER_ABU.iter().any(|start| rest.starts_with(start))
    {
        return Some(("ابو", rest));
    }
    let pairs = COMPOUNDS.iter().filter_map(|pair| pair.split_once(' '));
    let mut pairs = pairs.filter(|(first, second)| word.strip_prefix(first) == Some(*second));
    pairs.next().map(|(first, _)| word.split_at(first.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<String> {
        let forms = form(text);
        let forms: Vec<&str> = forms.split(' ').collect();
        spellings(text, &forms, false)
    }

    #[test]
    fn what_is_written_together_is_found_apart() {
        for (together, apart) in [
            ("عبدالله", "عبد الله"),
            ("عبدالعزيز", "عبد العزيز"),
            ("نصرالله", "نصر الله"),
            ("نورالدين", "نور الدين"),
            ("أبوظبي", "أبو ظبي"),
            ("می‌گوید", "می گوید"),
            ("رئیس‌جمهور", "رئیس جمهور"),
            ("وزیراعظم", "وزیر اعظم"),
            ("کتاب‌ها", "کتاب ها"),
        ] {
            assert!(written(together).contains(&form(apart)), "{together}");
        }
        for word in [
            "والله",
            "والدين",
            "الخالدين",
            "أبواب",
            "أبوها",
            "عبدال",
            "خلاله",
            "ميناء",
        ] {
            assert!(written(word).is_empty(), "{word}: {:?}", written(word));
        }
    }

    #[test]
    fn what_is_written_apart_is_found_together() {
        assert!(written("رئیس جمهور").contains(&form("رئیس‌جمهور")));
        assert!(written("علي بن أبي طالب").contains(&form("علي ابن أبي طالب")));
        assert!(written("un org").is_empty());
    }

    #[test]
    fn parts_of_names_have_cases() {
        assert_eq!(cases("ابو").collect::<Vec<_>>(), ["ابا", "ابي"]);
        assert_eq!(cases("بن").collect::<Vec<_>>(), ["ابن"]);
        assert_eq!(cases("مصر").count(), 0);
    }
}

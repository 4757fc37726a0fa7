//! The words dates are written with: months of four calendars in several languages, weekdays, eras, and what
//! stands around them. All in the form `fold` gives words.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::eras::Era;
use crate::language::fold::{FoldedWords, fold};
use crate::language::months::{System, months};

/// What a word means in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateWord {
    /// A month of a calendar, as [`months`] numbers it.
    Month(System, u8),
    /// A day of the week.
    Weekday,
    /// What years are counted from.
    Era(Era),
    /// A word that goes with dates and times and says nothing about which.
    Filler,
}

/// The words that name neither month nor era, by what they mean.
const KINDS: [(FoldedWords, DateWord); 2] =
    [(WEEKDAYS, DateWord::Weekday), (FILLERS, DateWord::Filler)];

/// The months by their names, folded: of one word and of two, the two also written as one, and their ordinals also
/// in digits (`كانون 2`).
static MONTHS: LazyLock<HashMap<String, DateWord>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    let mut add = |name: String, word| {
        words.entry(name).or_insert(word);
    };
    for month in months() {
        let word = DateWord::Month(month.system, month.number);
        let name = fold(month.name).text;
        if let Some((first, second)) = name.split_once(' ') {
            add(format!("{first}{second}"), word);
            let ordinal = ORDINALS.iter().position(|words| words.contains(second));
            if let Some(ordinal) = ordinal {
                add(format!("{first} {}", ordinal + 1), word);
            }
        }
        add(name, word);
    }
    words
});

/// What two folded words mean together (`تشرين الأول` and its like); `None` where they do not belong together in a
/// date.
pub fn of_two(first: &str, second: &str) -> Option<DateWord> {
    let phrase = format!("{first} {second}");
    if PHRASES.contains(&phrase) {
        return Some(DateWord::Filler);
    }
    if second == "شنبه" && BEFORE_SHANBE.contains(first) {
        return Some(DateWord::Weekday);
    }
    month(&phrase)
}

/// What a folded word means in a date; `None` where it does not belong in one.
pub fn of_one(word: &str) -> Option<DateWord> {
    let of_kind = || {
        let kind = KINDS.iter().find(|(words, _)| words.contains(word));
        kind.map(|&(_, kind)| kind)
    };
    month(word)
        .or_else(|| Era::of(word).map(DateWord::Era))
        .or_else(of_kind)
}

/// The month of a name. ב־ and ל־ are written together with it in Hebrew, and the izafe behind it in Kurdish.
fn month(name: &str) -> Option<DateWord> {
    let bare = [
        Some(name),
        name.strip_prefix(['ב', 'ל']),
        name.strip_suffix('ي'),
    ];
    let mut known = bare.into_iter().flatten().map(|name| MONTHS.get(name));
    known.find_map(|word| word.copied())
}

/// The words for the first and the second of two months of one name.
const ORDINALS: [FoldedWords; 2] = [
    FoldedWords::new(&["الاول", "الاولي"]),
    FoldedWords::new(&["الثاني", "الثانيه"]),
];

#[rustfmt::skip]
const WEEKDAYS: FoldedWords = FoldedWords::new(&[
    "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت",
    "شنبه", "يكشنبه", "دوشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "پنچشنبه", "جمعه", "ادينه",
    "پير", "سوموار", "منگل", "بده", "جمعرات", "هفته", "اتوار",
    "ئاداينه", "ههيني",
    "ראשונ", "שני", "שלישי", "רביעי", "חמישי", "שישי", "שבת",
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sun", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
]);

/// What stands before `شنبه` as a word of its own.
#[rustfmt::skip]
const BEFORE_SHANBE: FoldedWords = FoldedWords::new(&[
    "يك", "دو", "سه", "چهار", "پنج", "چوار", "پينج",
]);

#[rustfmt::skip]
const FILLERS: FoldedWords = FoldedWords::new(&[
    "في", "من", "يوم", "بتاريخ", "التاريخ", "تاريخ", "شهر", "عام", "سنه", "لسنه", "لشهر", "لعام",
    "نشر", "نشرت", "النشر", "اخر", "تحديث", "التحديث", "الساعه", "عند", "الموافق", "الموافقه",
    "ص", "م", "صباحا", "ظهرا", "عصرا", "مساء",
    "بتوقيت", "غرينتش", "جرينتش", "مكه", "المكرمه", "القاهره", "موسكو",
    // What months of the Hijra are called besides their names.
    "الحرام", "المبارك", "المعظم", "المكرم", "المرجب", "المظفر", "الخير", "المنور",
    "ساعت", "انتشار", "در", "روز", "مورخ", "ماه", "سال", "برابر", "با", "مصادف", "مطابق", "بمطابق",
    "يوں", "بجے", "بروز", "بوقت", "شام", "صبح", "رات", "دوپهر", "عصر", "شب", "بعدازظهر",
    "يومي", "روژي", "ي", "كاتژمير",
    "יומ", "ב", "ה", "ל", "בשעה", "פורסמ", "עודכנ", "תאריכ", "לחודש", "בחודש", "שנת",
    "t", "z", "am", "pm", "utc", "gmt", "ut", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt",
    "cet", "cest", "eet", "eest", "bst", "ist", "at", "on", "of", "the",
    "st", "nd", "rd", "th", "date", "published", "updated",
]);

/// Words that go with dates and times only together: before and after noon, among others.
const PHRASES: FoldedWords = FoldedWords::phrases(&["ق ظ", "ب ظ", "a m", "p m", "كے مطابق"]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_month_has_many_names() {
        let of = |text: &str| of_one(&fold(text).text);
        for name in [
            "أغسطس",
            "أوت",
            "غشت",
            "آب",
            "اگست",
            "آگوست",
            "ئاب",
            "באוגוסט",
            "August",
        ] {
            assert_eq!(
                of(name),
                Some(DateWord::Month(System::Gregorian, 8)),
                "{name}"
            );
        }
        for name in ["ذوالقعدة", "ذی‌القعده"] {
            assert_eq!(of(name), Some(DateWord::Month(System::Hijri, 11)), "{name}");
        }
        assert_eq!(of("בחשוון"), Some(DateWord::Month(System::Hebrew, 2)));
        assert_eq!(of("آبان"), Some(DateWord::Month(System::Iranian, 8)));
        assert_eq!(of("تشرين"), None);
    }

    #[test]
    fn two_words_are_one_month() {
        let gregorian = |number| Some(DateWord::Month(System::Gregorian, number));
        assert_eq!(of_two("تشرين", "الاول"), gregorian(10));
        assert_eq!(of_two("كانون", "ثاني"), gregorian(1));
        assert_eq!(of_two("كانون", "2"), gregorian(1));
        assert_eq!(of_two("قانون", "الاول"), None);
        let adar = |second| of_two("באדר", second);
        assert_eq!(adar("א"), Some(DateWord::Month(System::Hebrew, 6)));
        assert_eq!(adar("ב"), Some(DateWord::Month(System::Hebrew, 7)));
        assert_eq!(of_two("سه", "شنبه"), Some(DateWord::Weekday));
    }

    #[test]
    fn every_word_means_what_its_list_says() {
        for (words, kind) in KINDS {
            for word in words.iter() {
                assert_eq!(of_one(word), Some(kind), "{word}");
            }
        }
    }
}

//! The words dates are written with: months of both Arabic traditions and of other languages,
//! weekdays, and what stands around them. All in the form `fold` gives words.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::fold::{FoldedWords, fold};
use crate::language::months::{System, months};

/// What a word means in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A month of the Gregorian calendar, 1 to 12.
    Month(i8),
    /// A day of the week.
    Weekday,
    /// A month or an era of another calendar.
    OtherCalendar,
    /// A word that goes with dates and times and says nothing about which.
    Filler,
}

/// The words that name no month, by what they mean.
const KINDS: [(FoldedWords, Word); 3] = [
    (WEEKDAYS, Word::Weekday),
    (ERAS, Word::OtherCalendar),
    (FILLERS, Word::Filler),
];

/// What the words of the months mean, folded: their names of one word and of two, and the words of the months of
/// other calendars.
static MONTHS: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for month in months().filter(|month| month.system == System::Gregorian) {
        let number = month.number.cast_signed();
        words
            .entry(fold(month.name).text)
            .or_insert(Word::Month(number));
    }
    for month in months().filter(|month| month.system != System::Gregorian) {
        for word in month.name.split(' ') {
            words.entry(fold(word).text).or_insert(Word::OtherCalendar);
        }
    }
    words
});

/// What a folded word means in a date; `None` where it does not belong in one, or needs the word
/// after it ([`completes`]).
pub fn classify(word: &str) -> Option<Word> {
    let kind = KINDS.iter().find(|(words, _)| words.contains(word));
    let month = MONTHS.get(word).copied();
    // ב־ and ל־ are written together with the Hebrew month.
    let hebrew_month = || {
        let month = MONTHS.get(word.strip_prefix(['ב', 'ל'])?);
        month.copied()
    };
    month.or_else(hebrew_month).or(kind.map(|&(_, kind)| kind))
}

/// What two folded words mean together: `تشرين الأول` and its like.
pub fn completes(first: &str, second: &str) -> Option<Word> {
    let month = MONTHS.get(&format!("{first} {second}"));
    month.copied()
}

#[rustfmt::skip]
const WEEKDAYS: FoldedWords = FoldedWords::new(&[
    "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت",
    "شنبه", "يكشنبه", "دوشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "جمعه",
    "پير", "منگل", "بده", "جمعرات", "هفته", "اتوار",
    "ראשונ", "שני", "שלישי", "רביעי", "חמישי", "שישי", "שבת",
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sun", "mon", "tue", "wed", "thu", "fri", "sat",
]);

/// Eras of other calendars.
const ERAS: FoldedWords = FoldedWords::new(&["ه", "هجري", "هجريه"]);

#[rustfmt::skip]
const FILLERS: FoldedWords = FoldedWords::new(&[
    "في", "من", "يوم", "بتاريخ", "التاريخ", "تاريخ", "شهر", "عام", "سنه", "لسنه",
    "نشر", "نشرت", "النشر", "اخر", "تحديث", "التحديث", "الساعه", "عند",
    "ص", "م", "صباحا", "ظهرا", "عصرا", "مساء", "ميلادي", "ميلاديه",
    "بتوقيت", "غرينتش", "جرينتش", "مكه", "المكرمه", "القاهره", "موسكو",
    "ساعت", "انتشار", "در", "يوں", "بجے",
    "יומ", "בשעה", "פורסמ", "עודכנ", "תאריכ",
    "t", "z", "am", "pm", "utc", "gmt", "at", "on", "of", "the",
    "st", "nd", "rd", "th", "date", "published", "updated",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_month_has_many_names() {
        for name in ["أغسطس", "أوت", "غشت", "آب", "اگست", "באוגוסט", "August"]
        {
            assert_eq!(classify(&fold(name).text), Some(Word::Month(8)), "{name}");
        }
        assert_eq!(classify("تشرين"), None);
        assert_eq!(
            completes("تشرين", &fold("الأول").text),
            Some(Word::Month(10))
        );
        assert_eq!(completes("كانون", "ثاني"), Some(Word::Month(1)));
        assert_eq!(completes("قانون", "الاول"), None);
    }
    #[test]
    fn every_word_means_what_its_list_says() {
        for (words, kind) in KINDS {
            for word in words.iter() {
                assert_eq!(classify(word), Some(kind), "{word}");
            }
        }
    }
}

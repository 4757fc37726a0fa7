//! The words dates are written with: months of both Arabic traditions and of other languages,
//! weekdays, and what stands around them. All in the form `fold` gives words.

use crate::language::fold::FoldedWords;

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
    (OTHER_CALENDARS, Word::OtherCalendar),
    (FILLERS, Word::Filler),
];

/// What a folded word means in a date; `None` where it does not belong in one, or needs the word
/// after it ([`completes`]).
pub fn classify(word: &str) -> Option<Word> {
    if let Some(number) = month(word) {
        return Some(Word::Month(number));
    }
    // ב־ and ל־ are written together with the Hebrew month.
    let hebrew_month = word.strip_prefix(['ב', 'ל']).and_then(month);
    if let Some(number) = hebrew_month {
        return Some(Word::Month(number));
    }
    KINDS
        .iter()
        .find(|(words, _)| words.contains(word))
        .map(|&(_, kind)| kind)
}

/// What two folded words mean together: `تشرين الأول` and its like.
pub fn completes(first: &str, second: &str) -> Option<Word> {
    const FIRST: FoldedWords = FoldedWords::new(&["الاول", "اول"]);
    const SECOND: FoldedWords = FoldedWords::new(&["الثاني", "ثاني", "ثان"]);
    const TISHRIN: FoldedWords = FoldedWords::new(&["تشرين"]);
    const KANUN: FoldedWords = FoldedWords::new(&["كانون"]);
    let (first_month, second_month) = if TISHRIN.contains(first) {
        (10, 11)
    } else if KANUN.contains(first) {
        (12, 1)
    } else {
        return None;
    };
    if FIRST.contains(second) {
        Some(Word::Month(first_month))
    } else if SECOND.contains(second) {
        Some(Word::Month(second_month))
    } else {
        None
    }
}

/// The names of the months: Egyptian, Levantine, Tunisian and Algerian, Moroccan, Persian, Urdu,
/// Hebrew, English.
#[rustfmt::skip]
const MONTHS: [FoldedWords; 12] = [
    FoldedWords::new(&["يناير", "جانفي", "ژانويه", "جنوري", "ינואר", "january", "jan"]),
    FoldedWords::new(&["فبراير", "فيفري", "شباط", "فوريه", "فروري", "פברואר", "february", "feb"]),
    FoldedWords::new(&["مارس", "اذار", "مارچ", "מרצ", "מרס", "march", "mar"]),
    FoldedWords::new(&[
        "ابريل", "افريل", "نيسان", "اوريل", "اپريل", "אפריל", "april", "apr",
    ]),
    FoldedWords::new(&["مايو", "ماي", "ايار", "مه", "مئي", "מאי", "may"]),
    FoldedWords::new(&[
        "يونيو", "يونيه", "جوان", "حزيران", "ژوئن", "جون", "יוני", "june", "jun",
    ]),
    FoldedWords::new(&[
        "يوليو", "يوليه", "يوليوز", "جويليه", "تموز", "ژوئيه", "جولائي", "יולי", "july", "jul",
    ]),
    FoldedWords::new(&["اغسطس", "اوت", "غشت", "اب", "اگست", "אוגוסט", "august", "aug"]),
    FoldedWords::new(&[
        "سبتمبر", "شتنبر", "ايلول", "سپتامبر", "ستمبر", "ספטמבר", "september", "sept", "sep",
    ]),
    FoldedWords::new(&["اكتوبر", "اكتبر", "אוקטובר", "october", "oct"]),
    FoldedWords::new(&["نوفمبر", "نونبر", "نوامبر", "نومبر", "נובמבר", "november", "nov"]),
    FoldedWords::new(&["ديسمبر", "دجنبر", "دسامبر", "دسمبر", "דצמבר", "december", "dec"]),
];

#[rustfmt::skip]
const WEEKDAYS: FoldedWords = FoldedWords::new(&[
    "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت",
    "شنبه", "يكشنبه", "دوشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "جمعه",
    "پير", "منگل", "بده", "جمعرات", "هفته", "اتوار",
    "ראשונ", "שני", "שלישי", "רביעי", "חמישי", "שישי", "שבת",
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sun", "mon", "tue", "wed", "thu", "fri", "sat",
]);

/// Months and eras of the Hijra and of the Iranian calendar.
#[rustfmt::skip]
const OTHER_CALENDARS: FoldedWords = FoldedWords::new(&[
    "محرم", "صفر", "ربيع", "جمادي", "رجب", "شعبان", "رمضان", "شوال", "ذو", "ذي",
    "القعده", "الحجه", "الاول", "الاولي", "الثاني", "الثانيه", "الاخر", "الاخره",
    "ه", "هجري", "هجريه",
    "فروردين", "ارديبهشت", "خرداد", "تير", "مرداد", "شهريور", "مهر", "ابان",
    "اذر", "دي", "بهمن", "اسفند",
]);

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

/// The month a word names, 1 to 12.
fn month(word: &str) -> Option<i8> {
    let month = (1..).zip(MONTHS).find(|(_, names)| names.contains(word));
    month.map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::fold::fold;

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
        for (number, names) in (1..).zip(MONTHS) {
            for name in names.iter() {
                assert_eq!(classify(name), Some(Word::Month(number)), "{name}");
            }
        }
        for (words, kind) in KINDS {
            for word in words.iter() {
                assert_eq!(classify(word), Some(kind), "{word}");
            }
        }
    }
}

//! The words dates are written with: months of both Arabic traditions and of other languages,
//! weekdays, and what stands around them. All in the form `fold` gives words.

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
    if is_weekday(word) {
        Some(Word::Weekday)
    } else if is_other_calendar(word) {
        Some(Word::OtherCalendar)
    } else if is_filler(word) {
        Some(Word::Filler)
    } else {
        None
    }
}

/// What two folded words mean together: `تشرين الأول` and its like.
pub fn completes(first: &str, second: &str) -> Option<Word> {
    let is_first = match second {
        "الاول" | "اول" => true,
        "الثاني" | "ثاني" | "ثان" => false,
        _ => return None,
    };
    match (first, is_first) {
        ("تشرين", true) => Some(Word::Month(10)),
        ("تشرين", false) => Some(Word::Month(11)),
        ("كانون", true) => Some(Word::Month(12)),
        ("كانون", false) => Some(Word::Month(1)),
        _ => None,
    }
}

/// The month a word names, 1 to 12: Egyptian, Levantine, Tunisian and Algerian, Moroccan, Persian,
/// Urdu, Hebrew, English.
#[rustfmt::skip]
fn month(word: &str) -> Option<i8> {
    Some(match word {
        "يناير" | "جانفي" | "ژانويه" | "جنوري" | "ינואר" | "january" | "jan" => 1,
        "فبراير" | "فيفري" | "شباط" | "فوريه" | "فروري" | "פברואר" | "february" | "feb" => 2,
        "مارس" | "اذار" | "مارچ" | "מרץ" | "מרס" | "march" | "mar" => 3,
        "ابريل" | "افريل" | "نيسان" | "اوريل" | "اپريل" | "אפריל" | "april" | "apr" => 4,
        "مايو" | "ماي" | "ايار" | "مه" | "مئي" | "מאי" | "may" => 5,
        "يونيو" | "يونيه" | "جوان" | "حزيران" | "ژوئن" | "جون" | "יוני" | "june" | "jun" => 6,
        "يوليو" | "يوليه" | "يوليوز" | "جويليه" | "تموز" | "ژوئيه" | "جولائي" | "יולי"
            | "july" | "jul" => 7,
        "اغسطس" | "اوت" | "غشت" | "اب" | "اگست" | "אוגוסט" | "august" | "aug" => 8,
        "سبتمبر" | "شتنبر" | "ايلول" | "سپتامبر" | "ستمبر" | "ספטמבר" | "september" | "sept"
            | "sep" => 9,
        "اكتوبر" | "اكتبر" | "אוקטובר" | "october" | "oct" => 10,
        "نوفمبر" | "نونبر" | "نوامبر" | "نومبر" | "נובמבר" | "november" | "nov" => 11,
        "ديسمبر" | "دجنبر" | "دسامبر" | "دسمبر" | "דצמבר" | "december" | "dec" => 12,
        _ => return None,
    })
}

#[rustfmt::skip]
fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "الاحد" | "الاثنين" | "الثلاثاء" | "الاربعاء" | "الخميس" | "الجمعه" | "السبت"
            | "شنبه" | "يكشنبه" | "دوشنبه" | "سهشنبه" | "چهارشنبه" | "پنجشنبه" | "جمعه"
            | "پير" | "منگل" | "بدھ" | "جمعرات" | "هفته" | "اتوار"
            | "ראשון" | "שני" | "שלישי" | "רביעי" | "חמישי" | "שישי" | "שבת"
            | "sunday" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday"
            | "sun" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat"
    )
}

#[rustfmt::skip]
fn is_other_calendar(word: &str) -> bool {
    matches!(
        word,
        "محرم" | "صفر" | "ربيع" | "جمادي" | "رجب" | "شعبان" | "رمضان" | "شوال" | "ذو" | "ذي"
            | "القعده" | "الحجه" | "الاول" | "الاولي" | "الثاني" | "الثانيه" | "الاخر" | "الاخره"
            | "ه" | "هجري" | "هجريه"
            | "فروردين" | "ارديبهشت" | "خرداد" | "تير" | "مرداد" | "شهريور" | "مهر" | "ابان"
            | "اذر" | "دي" | "بهمن" | "اسفند"
    )
}

#[rustfmt::skip]
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "في" | "من" | "يوم" | "بتاريخ" | "التاريخ" | "تاريخ" | "شهر" | "عام" | "سنه" | "لسنه"
            | "نشر" | "نشرت" | "النشر" | "اخر" | "تحديث" | "التحديث" | "الساعه" | "عند"
            | "ص" | "م" | "صباحا" | "ظهرا" | "عصرا" | "مساء" | "ميلادي" | "ميلاديه"
            | "بتوقيت" | "غرينتش" | "جرينتش" | "مكه" | "المكرمه" | "القاهره" | "موسكو"
            | "ساعت" | "انتشار" | "در" | "يوں" | "بجے"
            | "יום" | "בשעה" | "פורסם" | "עודכן" | "תאריך"
            | "t" | "z" | "am" | "pm" | "utc" | "gmt" | "at" | "on" | "of" | "the"
            | "st" | "nd" | "rd" | "th" | "date" | "published" | "updated"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

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
}

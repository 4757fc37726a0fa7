//! Dates in texts that are not Arabic: Persian, Urdu, Hebrew, English and their neighbours, in figures and with the name
//! of the month, with their ISO value.

use crate::extract::document::token::{Shape, Token};
use crate::extract::propose::calendar::{Calendar, Month};
use crate::extract::propose::foreign::days::{jewish_date, ordinal_at, with_weekday};
use crate::extract::propose::found_date::{
    DateTokens, FoundDate, HIJRI_YEARS, YEARS, is_day, year_beside,
};
use crate::extract::propose::moment::Moment;
use crate::language::eras::Era;
use crate::language::lookup::Words;
use crate::language::months::{Needs, System};

/// Years of the sun that stand in news.
const IRANIAN_YEARS: std::ops::RangeInclusive<u32> = 1250..=1420;
/// Years that stand alone, without a word that calls for one.
const LONE_YEARS: std::ops::RangeInclusive<u32> = 1800..=2100;

/// Words between the day and the month, or between the month and the year: month, of.
const BETWEEN: Words = Words::new(&["ماه", "of"]);
/// Words before a year: the year, in look-up form.
const YEAR: Words = Words::new(&["سال", "سنه", "שנת", "year"]);
/// English ordinals behind the figures of a day.
const ORDINALS: Words = Words::new(&["st", "nd", "rd", "th"]);
/// The Urdu postposition behind a year: in.
const IN: Words = Words::new(&["ميں"]);
/// The Hebrew preposition that a hyphen joins to a year: in.
const HEBREW_IN: Words = Words::new(&["ב"]);

/// All dates of a block, none of them with a token for which `named` holds.
pub fn dates(text: &str, tokens: &[Token], named: &[bool], calendar: &Calendar) -> Vec<FoundDate> {
    let block = DateTokens { text, tokens };
    let finder = ForeignDateFinder { block, calendar };
    let mut dates: Vec<FoundDate> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = finder.read(at);
        let found = found.filter(|date| !named[date.start..date.end].contains(&true));
        at = found.map_or(at + 1, |date| date.end);
        dates.extend(found.map(|date| with_weekday(block, date)));
    }
    complete_years(&mut dates);
    dates
}

/// Gives a day without a year that of the date beside it: `۳۱ اکتبر و ۱ نوامبر ۲۰۲۴`.
fn complete_years(dates: &mut [FoundDate]) {
    for index in (0..dates.len()).rev() {
        let moment = dates[index].moment;
        if moment.year().is_none()
            && let Some(completed) = year_beside(dates, index).and_then(|year| moment.of_year(year))
        {
            dates[index].moment = completed;
        }
    }
}

struct ForeignDateFinder<'a> {
    block: DateTokens<'a>,
    calendar: &'a Calendar,
}

impl ForeignDateFinder<'_> {
    fn read(&self, at: usize) -> Option<FoundDate> {
        match self.block.tokens[at].shape {
            Shape::Mark(_) => None,
            Shape::Number(_) => self
                .figures(at)
                .or_else(|| self.day_month(at))
                .or_else(|| self.lone_year(at)),
            Shape::Word => self
                .ordinal_day(at)
                .or_else(|| jewish_date(self.block, at))
                .or_else(|| self.month(at))
                .or_else(|| self.year_word(at)),
        }
    }

    /// `15.11.2024`, `2024-11-15`, `۱۴۰۳/۰۸/۲۵`; the day first or last, in English also second.
    fn figures(&self, at: usize) -> Option<FoundDate> {
        let (first, second, third) = (
            self.block.number(at)?,
            self.block.number(at + 2)?,
            self.block.number(at + 4)?,
        );
        if !self.block.same_separator(at + 1, at + 3) {
            return None;
        }
        let (year, month, day) = match () {
            () if !is_day(first) => (first, second, third),
            () if second > 12 => (third, first, second),
            () => (third, second, first),
        };
        let (system, end) = self.system_of(year, at, at + 5)?;
        let month = Moment::in_month(system, month)?;
        let moment = month.of_year(year)?.on_days(day, None)?;
        Some(
            self.block
                .found(at, self.block.tokens[at].range.start, end, moment),
        )
    }

    /// `۳ ژوئیه ۲۰۱۴`, `14 اگست 2018ء`, `15-17 בנובמבר 2024`, `3rd of May`.
    fn day_month(&self, at: usize) -> Option<FoundDate> {
        let day = self.block.number(at).filter(|&day| is_day(day))?;
        let last = self.block.number(at + 2);
        let last =
            last.filter(|&last| is_day(last) && last > day && self.block.is_mark(at + 1, "-–—"));
        let mut month_at = if last.is_some() { at + 3 } else { at + 1 };
        month_at += usize::from(self.is_word(month_at, ORDINALS));
        self.days_of_month(at, (day, last), month_at)
    }

    /// `هفتم اکتبر ۲۰۲۳`, `بیست و یکم آبان`.
    fn ordinal_day(&self, at: usize) -> Option<FoundDate> {
        let (day, month_at) = ordinal_at(self.block, at)?;
        self.days_of_month(at, (day, None), month_at)
    }

    /// The date from token `at` of which the month stands at `month_at`.
    fn days_of_month(
        &self,
        at: usize,
        (day, last): (u32, Option<u32>),
        month_at: usize,
    ) -> Option<FoundDate> {
        let month_at = month_at + usize::from(self.is_word(month_at, BETWEEN));
        let (month, end, _) = self.month_at(month_at)?;
        let days = month.moment().on_days(day, last)?;
        let (days, end) = self.days_with_year(days, month.moment(), end)?;
        let is_meant = month.needs != Needs::Year || days.year().is_some();
        is_meant.then(|| {
            self.block
                .found(at, self.block.tokens[at].range.start, end, days)
        })
    }

    /// `آبان ۱۴۰۳`, `May 30, 2022`, `اپریل`.
    fn month(&self, at: usize) -> Option<FoundDate> {
        let (month, end, start) = self.month_at(at)?;
        let moment = month.moment();
        // The day behind the month, as in English.
        let day = self.block.number(end).filter(|&day| is_day(day));
        let is_english = self.block.tokens[at].range.of(self.block.text).is_ascii();
        if let Some(on_day) = day.and_then(|day| moment.on_days(day, None))
            && is_english
            && let Some((days, end)) = self.days_with_year(on_day, moment, end + 1)
        {
            return Some(self.block.found(at, start, end, days));
        }
        if let Some((moment, end)) = self.until_month(moment, end) {
            return Some(self.block.found(at, start, end, moment));
        }
        let (moment, end) = self.with_year(moment, end);
        let is_meant = month.needs == Needs::Nothing || moment.year().is_some();
        is_meant.then(|| self.block.found(at, start, end, moment))
    }

    /// The months of a year to one behind a dash at token `at`, and the token behind: `מאי–יוני 2025`.
    fn until_month(&self, first: Moment, at: usize) -> Option<(Moment, usize)> {
        if !self.block.is_mark(at, "-–—־") {
            return None;
        }
        let (last, end, _) = self.month_at(at + 1)?;
        let (last, end) = self.with_year(last.moment(), end);
        last.year()?;
        Some((first.until(last)?, end))
    }

    /// A year behind the word for one: `سال ۱۴۰۳`, `בשנת 2014`.
    fn year_word(&self, at: usize) -> Option<FoundDate> {
        let token = &self.block.tokens[at];
        let mut segmentations = token.segmentations.iter();
        let word = segmentations.find(|segmentation| YEAR.contains(&segmentation.form))?;
        let year = self
            .block
            .number(at + 1)
            .filter(|_| self.block.length(at + 1) == 4)?;
        let (system, end) = self.system_of(year, at + 1, at + 2)?;
        let start = token.range.start + word.offset;
        let moment = Moment::in_year(system, year)?;
        Some(self.block.found(at, start, end, moment))
    }

    /// `2018ء`, `2018 میں`, `ב-2018`.
    fn lone_year(&self, at: usize) -> Option<FoundDate> {
        let year = self
            .block
            .number(at)
            .filter(|year| LONE_YEARS.contains(year))?;
        let follows_in =
            at >= 2 && self.block.is_mark(at - 1, "-־") && self.is_word(at - 2, HEBREW_IN);
        let has_era = self.era_at(at + 1) == Some(Era::Common);
        if !has_era && !follows_in && !self.is_word(at + 1, IN) {
            return None;
        }
        let end = at + 1 + usize::from(has_era);
        let moment = Moment::in_year(System::Gregorian, year)?;
        Some(
            self.block
                .found(at, self.block.tokens[at].range.start, end, moment),
        )
    }

    /// Days of a month in the year that follows at token `at`, where one does; and the token after. `None` where the month
    /// does not have them in that year.
    fn days_with_year(&self, days: Moment, month: Moment, at: usize) -> Option<(Moment, usize)> {
        let (days, end) = self.with_year(days, at);
        let (month, _) = self.with_year(month, at);
        (days.year() == month.year()).then_some((days, end))
    }

    /// A moment in the year that follows at token `at`, where one of its calendar does and has it; and the token after.
    fn with_year(&self, moment: Moment, at: usize) -> (Moment, usize) {
        let mut year_at = at;
        year_at += usize::from(self.is_word(year_at, BETWEEN));
        year_at += usize::from(self.block.is_mark(year_at, ",،/-"));
        year_at += usize::from(self.is_word(year_at, YEAR));
        let in_year = self.block.number(year_at).and_then(|year| {
            let years = match moment.system() {
                System::Gregorian => YEARS,
                System::Iranian => IRANIAN_YEARS,
                System::Hijri | System::Hebrew => HIJRI_YEARS,
            };
            let is_year = years.contains(&year) && self.block.length(year_at) >= 3;
            moment.of_year(year).filter(|_| is_year)
        });
        match in_year {
            Some(moment) => (moment, self.behind_era(year_at + 1)),
            None => (moment, at),
        }
    }

    /// The calendar of a year in figures at token `at`, by the era at token `behind` or by its digits; and the token
    /// after the era. `None` where the year is not one of news.
    fn system_of(&self, year: u32, at: usize, behind: usize) -> Option<(System, usize)> {
        let end = self.behind_era(behind);
        let is_persian = self.block.tokens[at]
            .range
            .of(self.block.text)
            .contains(|digit| matches!(digit, '۰'..='۹'));
        // The last word tells: هجری شمسی.
        let era = (behind..end).rev().find_map(|at| self.era_at(at));
        let system = match era {
            Some(Era::Solar) => System::Iranian,
            Some(Era::Hijra | Era::Lunar) => System::Hijri,
            None if is_persian && IRANIAN_YEARS.contains(&year) => System::Iranian,
            None | Some(Era::Common) => System::Gregorian,
        };
        let is_year = system != System::Gregorian || YEARS.contains(&year);
        is_year.then_some((system, end))
    }

    /// The token behind an era of one word or two (هجری شمسی) at token `at`.
    fn behind_era(&self, at: usize) -> usize {
        (at..at + 2)
            .find(|&at| self.era_at(at).is_none())
            .unwrap_or(at + 2)
    }

    fn era_at(&self, at: usize) -> Option<Era> {
        Era::of(self.block.tokens.get(at)?.form())
    }

    fn month_at(&self, at: usize) -> Option<(Month, usize, usize)> {
        self.calendar
            .month_of_any_language_at(self.block.tokens, at)
    }

    fn is_word(&self, at: usize, words: Words) -> bool {
        let form = self.block.tokens.get(at).map(Token::form);
        form.is_some_and(|form| words.contains(form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::propose::found_date::found_by;

    fn find(text: &str) -> Vec<(String, String)> {
        found_by(dates, text)
    }

    #[track_caller]
    fn one(text: &str, mention: &str, iso: &str) {
        assert_eq!(find(text), [(mention.to_owned(), iso.to_owned())], "{text}");
    }

    #[test]
    fn persian() {
        one(
            "کنفرانس در ۷ ژوئن ۲۰۱۶ برگزار شد.",
            "۷ ژوئن ۲۰۱۶",
            "2016-06-07",
        );
        one("روز ۱۸ بهمن ۱۴۰۲ در مشهد", "۱۸ بهمن ۱۴۰۲", "AP1402-11-18");
        one("در آذرماه ۱۴۰۱ آغاز شد", "آذرماه ۱۴۰۱", "AP1401-09");
        one("در آذر‌ماه سال ۱۴۰۱ آغاز شد", "آذر‌ماه سال ۱۴۰۱", "AP1401-09");
        one("در ۵ می ۲۰۲۱ درگذشت", "۵ می ۲۰۲۱", "2021-05-05");
        one("۲ مهر ۱۴۰۱ ه ش", "۲ مهر ۱۴۰۱ ه ش", "AP1401-07-02");
        one("پنجشنبه ۵ مهر ۱۴۰۰", "پنجشنبه ۵ مهر ۱۴۰۰", "AP1400-07-05");
        one(
            "روز سه شنبه سوم دی ۱۳۹۸",
            "سه شنبه سوم دی ۱۳۹۸",
            "AP1398-10-03",
        );
        one(
            "بیست و هفتم ژوئن ۲۰۱۹",
            "بیست و هفتم ژوئن ۲۰۱۹",
            "2019-06-27",
        );
        one("از سال ۱۳۹۹ تاکنون", "سال ۱۳۹۹", "AP1399");
        one("از سال ۲۰۱۹ تاکنون", "سال ۲۰۱۹", "2019");
        one("سال ۱۴۴۵ هجری قمری", "سال ۱۴۴۵ هجری قمری", "AH1445");
        one("تاریخ ۱۴۰۲/۱۲/۰۱ بود", "۱۴۰۲/۱۲/۰۱", "AP1402-12-01");
        one("۵ تا ۷ مارس ۲۰۲۱", "۷ مارس ۲۰۲۱", "2021-03-07");
        // No calendar has a year 0.
        for text in ["سال ۰۰۰۰ هجری بود", "در ۰/۸/۲۵ هجری بود"] {
            assert_eq!(find(text), [], "{text}");
        }
        let both = find("۳۰ سپتامبر و ۱ اکتبر ۲۰۲۳");
        assert_eq!(both[0].1, "2023-09-30");
    }

    #[test]
    fn urdu() {
        one("اجلاس 9 ستمبر 2021 کو ہوا۔", "9 ستمبر 2021", "2021-09-09");
        one("اجلاس 9 ستمبر 2021ء کو ہوا۔", "9 ستمبر 2021ء", "2021-09-09");
        one(
            "اجلاس جمعرات 9 ستمبر 2021ء کو ہوا",
            "جمعرات 9 ستمبر 2021ء",
            "2021-09-09",
        );
        one("3 جولائی، 2019 کو", "3 جولائی، 2019", "2019-07-03");
        one("سنہ 2015 میں", "سنہ 2015", "2015");
        one("وہ 2015ء میں آئے", "2015ء", "2015");
        one("وہ 2015 میں آئے", "2015", "2015");
        one("مارچ 2020 سے", "مارچ 2020", "2020-03");
        one("۵ محرم ۱۴۴۴ ہجری", "۵ محرم ۱۴۴۴ ہجری", "AH1444-01-05");
    }

    #[test]
    fn hebrew() {
        one(
            "הוועידה נפתחה ב-4 בפברואר 2021.",
            "4 בפברואר 2021",
            "2021-02-04",
        );
        one(
            "ביום שלישי, 4 בפברואר 2020",
            "יום שלישי, 4 בפברואר 2020",
            "2020-02-04",
        );
        one(
            "ביום ב', ה-4 במאי 2020",
            "יום ב', ה-4 במאי 2020",
            "2020-05-04",
        );
        one("יולי–אוגוסט 2022", "יולי–אוגוסט 2022", "2022-07/2022-08");
        one(
            "בי\"ד בניסן תשפ\"ג נערך",
            "י\"ד בניסן תשפ\"ג",
            "AM5783-08-14",
        );
        one("ג' בתמוז ה'תש\"ף", "ג' בתמוז ה'תש\"ף", "AM5780-11-03");
        one("ט\"ו בשבט", "ט\"ו בשבט", "AM--05-15");
        one("א' באדר ב' תשפ\"ב", "א' באדר ב' תשפ\"ב", "AM5782-07-01");
        one("ב-4–6 במרץ 2021", "4–6 במרץ 2021", "2021-03-04/2021-03-06");
        one("בשנת 2016 נחתם", "שנת 2016", "2016");
        one("נחתם ב-2016 בפריז", "2016", "2016");
        one("באפריל 2017", "אפריל 2017", "2017-04");
        one("בתאריך 4.2.2021", "4.2.2021", "2021-02-04");
    }

    #[test]
    fn english() {
        one(
            "signed on May 30, 2022 in Cairo",
            "May 30, 2022",
            "2022-05-30",
        );
        one(
            "signed on the 3rd of June 2021",
            "3rd of June 2021",
            "2021-06-03",
        );
        one("since April", "April", "--04");
        one("on 5/30/2022", "5/30/2022", "2022-05-30");
    }

    #[test]
    fn other_numbers_and_words_are_no_dates() {
        for text in [
            "۲۰۱۴ نفر کشته شدند",
            "مهر و محبت",
            "ساعت ۵ می رسد",
            "she may go 3 times",
            "שילם 2016 שקלים",
            "۱۴۰۲/۱۳/۰۱",
            "31.4.2023",
            "سال خوب",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
        one("40 فروری", "فروری", "--02");
    }
}

//! Dates in words, as the reader wants them.

use jiff::civil::Date;

use crate::i18n::{self, Locale, MonthNames};
use crate::language::calendar;

/// Whether the Hijri date is shown beside another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hijri {
    /// It is not.
    #[default]
    LeftOut,
    /// It is, where there is room for it.
    Beside,
}

/// How dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The language.
    pub locale: Locale,
    /// The names of months, in Arabic.
    pub months: MonthNames,
    /// Whether the Hijri date is shown beside another.
    pub hijri: Hijri,
}

impl From<Locale> for Dates {
    fn from(locale: Locale) -> Self {
        Self {
            locale,
            months: MonthNames::default(),
            hijri: Hijri::default(),
        }
    }
}

impl Dates {
    /// A day, where there is little room, by one name of its month: `31 October 2024`.
    #[must_use]
    pub fn day(self, date: Date) -> String {
        i18n::date_in(date, self.locale, self.one_name())
    }

    /// A month, by one name: `October 2024`.
    #[must_use]
    pub fn month(self, date: Date) -> String {
        i18n::month_in(date, self.locale, self.one_name())
    }

    fn one_name(self) -> MonthNames {
        match self.months {
            MonthNames::Both => MonthNames::Egyptian,
            one => one,
        }
    }

    /// A day, by all names of its month, with the Hijri date if the reader wants it: that of the Umm al-Qura calendar, from
    /// which dates by sighting of the moon may differ by a day.
    #[must_use]
    pub fn whole_day(self, date: Date) -> String {
        let day = i18n::date_in(date, self.locale, self.months);
        match (self.hijri, calendar::hijri(date)) {
            (Hijri::Beside, Some(hijri)) => {
                i18n::with_hijri(&day, (hijri.year, hijri.month, hijri.day), self.locale)
            }
            _ => day,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_written_as_the_reader_wants_them() {
        let plain = Dates::from(Locale::Arabic);
        let day = date(2024, 1, 31);
        assert_eq!(plain.whole_day(day), "31 يناير 2024");
        let levantine = Dates {
            months: MonthNames::Levantine,
            ..plain
        };
        assert_eq!(levantine.day(day), "31 كانون الثاني 2024");
        assert_eq!(levantine.month(day), "كانون الثاني 2024");
        let both = Dates {
            months: MonthNames::Both,
            ..plain
        };
        assert_eq!(both.whole_day(date(2024, 2, 1)), "1 شباط/فبراير 2024");
        assert_eq!(both.day(date(2024, 2, 1)), "1 فبراير 2024");
        assert_eq!(both.month(date(2024, 2, 1)), "فبراير 2024");
        let beside = Dates {
            hijri: Hijri::Beside,
            ..plain
        };
        assert_eq!(beside.whole_day(day), "31 يناير 2024 (19 رجب 1445 هـ)");
        assert_eq!(beside.day(day), "31 يناير 2024");
        let english = Dates {
            locale: Locale::English,
            ..beside
        };
        assert_eq!(english.whole_day(day), "31 January 2024 (19 Rajab 1445 AH)");
    }

    #[test]
    fn english_has_one_name_for_a_month() {
        let day = date(2024, 12, 1);
        for months in MonthNames::ALL {
            let dates = Dates {
                months,
                ..Dates::from(Locale::English)
            };
            assert_eq!(dates.day(day), "1 December 2024");
        }
    }
}

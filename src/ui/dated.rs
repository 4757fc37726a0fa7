//! Dates among the entities, by names that tell their year in the room there is.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::appearance::Dates;
use crate::extract::EntityKind;
use crate::language::fold::fold;
use crate::text::{self, Rendition};

/// What stands before the value of a date in its id.
const OF_DATES: &str = "date:";

/// The name of an entity of an id; that of a date by its year as well where the name leaves it out, or where it is cut off
/// in so many cells.
pub(super) fn name_in<'n>(
    (kind, id, name): (EntityKind, &str, &'n str),
    dates: Dates,
    width: u16,
    rendition: Rendition,
) -> Cow<'n, str> {
    let value = id.strip_prefix(OF_DATES).and_then(Value::of);
    let (EntityKind::Date, Some(value)) = (kind, value) else {
        return name.into();
    };
    let fits = |name: &str| text::width_for(name, rendition) <= usize::from(width);
    let tells_year = tells_year(name);
    if tells_year && fits(name) {
        return name.into();
    }
    let with_year = (!tells_year).then(|| format!("{name} ({})", value.year()));
    let mut shorter = with_year.into_iter().chain(value.names(dates));
    match shorter.find(|name| fits(name)) {
        Some(shorter) => shorter.into(),
        None => name.into(),
    }
}

/// Whether a name has a number that may be a year of any era.
fn tells_year(name: &str) -> bool {
    let folded = fold(name).text;
    let numbers = folded.split(|c: char| !c.is_ascii_digit());
    numbers.map(str::len).any(|digits| digits >= 3)
}

/// What a date of a known year is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    Year(i16),
    Month(Date),
    Day(Date),
    /// From one day to another.
    Days(Date, Date),
}

impl Value {
    /// The value that is written in ISO 8601; `None` where it has no year.
    fn of(written: &str) -> Option<Self> {
        if let Some((first, last)) = written.split_once('/') {
            return match (Self::of(first)?, Self::of(last)?) {
                (Self::Day(first), Self::Day(last)) => Some(Self::Days(first, last)),
                (first, _) => Some(first),
            };
        }
        match written.len() {
            4 => written.parse().ok().map(Self::Year),
            7 => format!("{written}-01").parse().ok().map(Self::Month),
            _ => written.parse().ok().map(Self::Day),
        }
    }

    fn year(self) -> i16 {
        match self {
            Self::Year(year) => year,
            Self::Month(date) | Self::Day(date) | Self::Days(date, _) => date.year(),
        }
    }

    /// Names of it with its year, the longest first.
    fn names(self, dates: Dates) -> Vec<String> {
        let in_figures = |date: Date| format!("{}/{}/{}", date.day(), date.month(), date.year());
        let in_month = |date: Date| format!("{}/{}", date.month(), date.year());
        match self {
            Self::Year(year) => vec![year.to_string()],
            Self::Month(date) => vec![dates.month(date), in_month(date)],
            Self::Day(date) => vec![dates.day(date), in_figures(date)],
            Self::Days(first, _) => vec![dates.month(first), in_month(first)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locale, MonthNames};

    #[test]
    fn dates_of_different_years_never_look_alike() {
        for (id, name, width, expected) in [
            (
                "date:2022-05-16",
                "16 أيار/مايو 2022",
                20,
                "16 أيار/مايو 2022",
            ),
            ("date:2022-05-16", "16 أيار/مايو 2022", 15, "16 مايو 2022"),
            ("date:2022-05-16", "16 أيار/مايو 2022", 11, "16/5/2022"),
            (
                "date:2022-05-16",
                "السادس عشر من أيار",
                30,
                "السادس عشر من أيار (2022)",
            ),
            ("date:2022-05-16", "السادس عشر من أيار", 20, "16 مايو 2022"),
            ("date:2022-05", "أيار/مايو من العام ٢٠٢٢", 14, "مايو 2022"),
            (
                "date:2022-05",
                "أيار/مايو من العام ٢٠٢٢",
                30,
                "أيار/مايو من العام ٢٠٢٢",
            ),
            ("date:2022", "عام ألفين واثنين وعشرين", 12, "2022"),
            ("date:2024-03-15", "5 رمضان 1445", 15, "5 رمضان 1445"),
            (
                "date:2024-10-22/2024-10-24",
                "من 22 إلى 24 تشرين الأول 2024",
                15,
                "أكتوبر 2024",
            ),
            // The year is not known, or there is no room for any.
            ("date:--05-16", "16 أيار", 15, "16 أيار"),
            ("date:2022-05-16", "16 أيار", 5, "16 أيار"),
        ] {
            let entity = (EntityKind::Date, id, name);
            let dates = Dates::from(Locale::Arabic);
            let found = name_in(entity, dates, width, Rendition::default());
            assert_eq!(found, expected, "{name} in {width}");
        }
    }

    #[test]
    fn months_are_those_of_the_reader_and_other_entities_keep_their_names() {
        let dates = Dates {
            months: MonthNames::Levantine,
            ..Dates::from(Locale::Arabic)
        };
        let day = (EntityKind::Date, "date:2022-05-16", "السادس عشر من أيار");
        assert_eq!(
            name_in(day, dates, 20, Rendition::default()),
            "16 أيار 2022"
        );
        let person = (EntityKind::Person, "person:سالم", "سالم");
        assert_eq!(name_in(person, dates, 2, Rendition::default()), "سالم");
    }
}

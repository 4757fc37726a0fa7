//! Topics over time: how many articles each has from month to month.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::app::menu::Cursor;
use crate::extract::Topic;
use crate::library::TopicMonth;

/// The topics over time, laid over the panes.
#[derive(Clone, Debug, Default)]
pub struct TimelineOverlay {
    /// The months; `None` while they are awaited, and where no article that fits has a date.
    pub months: Option<Months>,
    /// Whether they are awaited.
    pub is_awaited: bool,
    /// The row one is at.
    pub cursor: Cursor,
}

/// Articles by month, from the first month that has any to the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Months {
    /// The first day of the first month.
    pub first: Date,
    /// The first day of the last month.
    pub last: Date,
    /// All articles, and then those with each topic that any has.
    pub rows: Vec<MonthRow>,
}

/// Articles of one sort by month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// Their topic; `None` for all articles.
    pub topic: Option<Topic>,
    /// How many there are in each month, the earliest first.
    pub counts: Vec<usize>,
}

impl MonthRow {
    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

impl Months {
    /// The months between the first that has articles and the last, those without any too; `None`
    /// where no month has.
    #[must_use]
    pub fn of(counted: &[TopicMonth]) -> Option<Self> {
        let first = counted.iter().map(|month| month.month).min()?;
        let last = counted.iter().map(|month| month.month).max()?;
        let length = months_between(first, last) + 1;
        let row = |topic: Option<(usize, Topic)>| {
            let mut counts = vec![0; length];
            for month in counted {
                let of_topic = |(index, _): (usize, Topic)| month.articles.get(index).copied();
                let count = topic.map_or(Some(month.all), of_topic);
                counts[months_between(first, month.month)] += count.unwrap_or(0);
            }
            MonthRow {
                topic: topic.map(|(_, topic)| topic),
                counts,
            }
        };
        let topics = Topic::ALL.into_iter().enumerate().map(Some);
        let rows = std::iter::once(None).chain(topics).map(row);
        let rows = rows.filter(|row| row.topic.is_none() || row.total() > 0);
        Some(Self {
            first,
            last,
            rows: rows.collect(),
        })
    }

    /// The first day of a month, counted from the first.
    #[must_use]
    pub fn month(&self, index: usize) -> Date {
        let months = i64::try_from(index).unwrap_or(0);
        self.first.checked_add(months.months()).unwrap_or(self.last)
    }
}

fn months_between(first: Date, last: Date) -> usize {
    let number = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    usize::try_from(number(last) - number(first)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn month(day: Date, all: usize, sports: usize) -> TopicMonth {
        let count = |topic: &Topic| if *topic == Topic::Sports { sports } else { 0 };
        TopicMonth {
            month: day,
            all,
            articles: Topic::ALL.iter().map(count).collect(),
        }
    }

    #[test]
    fn months_without_articles_are_there_too() {
        let counted = [
            month(date(2023, 11, 1), 3, 1),
            month(date(2024, 2, 1), 2, 2),
        ];
        let months = Months::of(&counted).unwrap();
        assert_eq!(months.rows.len(), 2, "all articles, and sports");
        assert_eq!(months.rows[0].counts, [3, 0, 0, 2]);
        assert_eq!(months.rows[1].counts, [1, 0, 0, 2]);
        assert_eq!(months.rows[1].topic, Some(Topic::Sports));
        assert_eq!(months.month(2), date(2024, 1, 1));
        assert_eq!(Months::of(&[]), None);
    }
}

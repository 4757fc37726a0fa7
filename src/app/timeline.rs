//! Topics over time: how many articles each has from month to month.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::app::outstanding::{Outstanding, RequestId};
use crate::library::TopicMonth;
use crate::topics::Topic;

/// The topics over time, laid over the panes.
#[derive(Clone, Debug)]
pub struct TimelineOverlay {
    /// The months; `None` while they are awaited, and where no article that fits has a date.
    pub months: Option<ArticleMonths>,
    /// The months, while they are awaited.
    pub awaited: Outstanding<()>,
}

impl TimelineOverlay {
    /// Months that are awaited.
    #[must_use]
    pub fn awaited(id: RequestId) -> Self {
        Self {
            months: None,
            awaited: Outstanding::new(id, ()),
        }
    }

    /// The rows that are known.
    #[must_use]
    pub fn rows(&self) -> &[MonthRow] {
        self.months.as_ref().map_or(&[], |months| &months.rows)
    }
}

/// Articles by month, from the first month that has any to the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleMonths {
    /// The first day of the first month.
    pub first: Date,
    /// The first day of the last month.
    pub last: Date,
    /// All articles, and then those with each topic that any has.
    pub rows: Vec<MonthRow>,
    /// How many articles have no date.
    pub undated: usize,
}

/// What the articles of a row have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Nothing: they are all.
    All,
    /// A topic that comes with the program.
    Topic(Topic),
    /// A topic of the reader's own, by its name.
    OwnTopic(String),
}

impl Sort {
    /// The topic as a filter has it; `None` for all articles.
    #[must_use]
    pub fn topic(&self) -> Option<&str> {
        match self {
            Self::All => None,
            Self::Topic(topic) => Some(topic.id()),
            Self::OwnTopic(name) => Some(name),
        }
    }
}

/// Articles of one sort by month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// What they have in common.
    pub sort: Sort,
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

impl ArticleMonths {
    /// The months between the first that has articles and the last, those without any too; `None`
    /// where no month has.
    #[must_use]
    pub fn of(counted: &[TopicMonth], undated: usize) -> Option<Self> {
        let first = counted.iter().map(|month| month.month).min()?;
        let last = counted.iter().map(|month| month.month).max()?;
        let length = months_between(first, last) + 1;
        let row = |sort: Sort, count: &dyn Fn(&TopicMonth) -> usize| {
            let mut counts = vec![0; length];
            for month in counted {
                counts[months_between(first, month.month)] += count(month);
            }
            MonthRow { sort, counts }
        };
        let mut rows = vec![row(Sort::All, &|month| month.all)];
        for (index, topic) in Topic::ALL.into_iter().enumerate() {
            rows.push(row(Sort::Topic(topic), &|month| {
                month.articles.get(index).copied().unwrap_or(0)
            }));
        }
        let own = counted.first().map_or(&[][..], |month| &month.own);
        for (index, (name, _)) in own.iter().enumerate() {
            rows.push(row(Sort::OwnTopic(name.clone()), &|month| {
                month.own.get(index).map_or(0, |(_, count)| *count)
            }));
        }
        rows.retain(|row| row.sort == Sort::All || row.total() > 0);
        Some(Self {
            first,
            last,
            rows,
            undated,
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
            own: vec![("سفر".to_owned(), all - sports), ("نفط".to_owned(), 0)],
        }
    }

    #[test]
    fn months_without_articles_are_there_too() {
        let counted = [
            month(date(2023, 11, 1), 3, 1),
            month(date(2024, 2, 1), 2, 2),
        ];
        let months = ArticleMonths::of(&counted, 0).unwrap();
        assert_eq!(months.rows.len(), 3, "all articles, sports, and one's own");
        assert_eq!(months.rows[0].counts, [3, 0, 0, 2]);
        assert_eq!(months.rows[1].counts, [1, 0, 0, 2]);
        assert_eq!(months.rows[1].sort, Sort::Topic(Topic::Sports));
        assert_eq!(months.rows[2].counts, [2, 0, 0, 0]);
        assert_eq!(months.rows[2].sort.topic(), Some("سفر"));
        assert_eq!(months.month(2), date(2024, 1, 1));
        assert_eq!(ArticleMonths::of(&[], 1), None);
    }
}

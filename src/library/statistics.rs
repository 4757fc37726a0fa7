//! The library in numbers, and whether it is sound.

use jiff::civil::Date;
use rusqlite::Row;

use super::error::Result;
use super::marks::{READ, STARRED};
use super::{Library, date, language, usize_of};
use crate::article::Language;
use crate::extract::EntityKind;

/// The library in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Its articles.
    pub articles: usize,
    /// Those that were not read.
    pub unread: usize,
    /// Those that the reader marked.
    pub starred: usize,
    /// Those in which nothing was looked for yet.
    pub not_annotated: usize,
    /// Those that could not be annotated.
    pub set_aside: usize,
    /// Earlier texts of articles that are kept.
    pub revisions: usize,
    /// Bytes of the file, without what was written last and stands beside it.
    pub bytes: u64,
    /// The day of the oldest and that of the newest article that has a date.
    pub dates: Option<(Date, Date)>,
    /// Articles by language, the most frequent first.
    pub languages: Vec<(Language, usize)>,
    /// Articles by source, the most frequent first.
    pub sources: Vec<(String, usize)>,
    /// What is mentioned, by kind.
    pub entities: Vec<EntityCount>,
}

/// Entities of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntityCount {
    /// The kind.
    pub kind: EntityKind,
    /// How many there are.
    pub entities: usize,
    /// How often they are mentioned.
    pub mentions: usize,
}

impl Library {
    /// The library in numbers.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn statistics(&self) -> Result<Statistics> {
        self.snapshot(|| self.read_statistics())
    }

    fn read_statistics(&self) -> Result<Statistics> {
        let number = |name| {
            self.connection
                .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
        };
        let bytes = number("page_count")?.saturating_mul(number("page_size")?);
        let sql = format!(
            "SELECT count(*), count(*) FILTER (WHERE marks & {READ} = 0), \
             count(*) FILTER (WHERE marks & {STARRED} <> 0), min(date), max(date), \
             (SELECT count(*) FROM revision), count(fault) FROM article"
        );
        let read = |row: &Row<'_>| {
            Ok(Statistics {
                articles: usize_of(row.get(0)?),
                unread: usize_of(row.get(1)?),
                starred: usize_of(row.get(2)?),
                dates: date(row.get(3)?).zip(date(row.get(4)?)),
                revisions: usize_of(row.get(5)?),
                set_aside: usize_of(row.get(6)?),
                ..Statistics::default()
            })
        };
        let of_articles = self.connection.query_row(&sql, [], read)?;
        let languages = self.frequencies("language")?.into_iter();
        Ok(Statistics {
            not_annotated: self.work()?.not_annotated,
            bytes: u64::try_from(bytes).unwrap_or(0),
            languages: languages
                .map(|(tag, count)| (language(&tag), count))
                .collect(),
            sources: self.frequencies("source")?,
            entities: self.entity_counts()?,
            ..of_articles
        })
    }

    /// The values of a column of articles and how many have each, the most frequent first.
    fn frequencies(&self, column: &str) -> Result<Vec<(String, usize)>> {
        let sql = format!(
            "SELECT {column}, count(*) FROM article WHERE {column} IS NOT NULL \
             GROUP BY {column} ORDER BY count(*) DESC, {column}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, usize_of(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn entity_counts(&self) -> Result<Vec<EntityCount>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT kind, count(*), sum(mentions) FROM entity GROUP BY kind")?;
        let mut rows = statement.query([])?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            let kind: String = row.get(0)?;
            // A kind that this program does not know is none of its own.
            if let Some(kind) = EntityKind::from_id(&kind) {
                counts.push(EntityCount {
                    kind,
                    entities: usize_of(row.get(1)?),
                    mentions: usize_of(row.get(2)?),
                });
            }
        }
        counts.sort_by_key(|count| std::cmp::Reverse(count.entities));
        Ok(counts)
    }

    /// Looks through the whole file for damage; what is wrong, a line each.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn faults(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
        let lines = lines.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut faults: Vec<String> = lines.into_iter().filter(|line| line != "ok").collect();
        // The tables of an index without contents are checked with the rest; whether it is the index of
        // these articles is not.
        let parts = [
            (
                "body",
                "article NOT IN (SELECT id FROM article)",
                "text without an article",
            ),
            (
                "article",
                "id NOT IN (SELECT article FROM body)",
                "article without a text",
            ),
            (
                "article",
                "id NOT IN (SELECT id FROM search_docsize)",
                "article that is not in the index",
            ),
            (
                "search_docsize",
                "id NOT IN (SELECT id FROM article)",
                "words of no article in the index",
            ),
            (
                "mention",
                "article NOT IN (SELECT id FROM article)",
                "mention in no article",
            ),
        ];
        for (table, condition, fault) in parts {
            let sql = format!("SELECT count(*) FROM {table} WHERE {condition}");
            let count: i64 = self.connection.query_row(&sql, [], |row| row.get(0))?;
            if count > 0 {
                faults.push(format!("{count} × {fault}"));
            }
        }
        Ok(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Source;
    use crate::library::Incoming;
    use crate::sources::markdown;

    fn library(texts: &[&str]) -> Library {
        let mut library = Library::in_memory().unwrap();
        for text in texts {
            let draft = markdown::parse(text, Source::standard_input());
            let incoming = Incoming::all([draft]).unwrap();
            library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
        }
        library
    }

    #[test]
    fn everything_is_counted() {
        let mut library = library(&[
            "---\ntitle: أول\ndate: 2022-01-02\nsource: قارئ\nlanguage: ar\n---\nنص",
            "---\ntitle: ثان\ndate: 2024-05-16\nsource: قارئ\nlanguage: ar\n---\nنص آخر",
            "---\ntitle: third\nlanguage: en\n---\ntext",
        ]);
        let ids = library.ids_as_they_came().unwrap();
        library.set_read(ids[0], true).unwrap();
        library.set_starred(ids[2], true).unwrap();
        let statistics = library.statistics().unwrap();
        assert_eq!(
            (statistics.articles, statistics.unread, statistics.starred),
            (3, 2, 1)
        );
        assert_eq!(statistics.not_annotated, 3);
        let (first, last) = statistics.dates.unwrap();
        assert_eq!(
            (first.to_string(), last.to_string()),
            ("2022-01-02".into(), "2024-05-16".into())
        );
        assert_eq!(statistics.sources, [("قارئ".to_owned(), 2)]);
        let english = Language::from_tag("en").unwrap();
        assert_eq!(
            statistics.languages,
            [(Language::arabic(), 2), (english, 1)]
        );
        assert!(statistics.bytes > 4096);
    }

    #[test]
    fn what_does_not_belong_together_is_a_fault() {
        let library = library(&["# أول\n\nنص", "# ثان\n\nنص آخر"]);
        assert_eq!(library.faults().unwrap(), Vec::<String>::new());
        library
            .connection
            .execute("DELETE FROM search WHERE rowid = 1", [])
            .unwrap();
        library
            .connection
            .execute("DELETE FROM body WHERE article = 2", [])
            .unwrap();
        assert_eq!(
            library.faults().unwrap(),
            [
                "1 × article without a text",
                "1 × article that is not in the index"
            ]
        );
    }
}

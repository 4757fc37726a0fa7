//! Where the reader was when the program was left, for the next start.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use super::Library;
use super::error::Result;
use crate::article::Highlight;

/// Where the reader was. What a later program no longer knows is left out when it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedSession {
    /// The current article, by its number in the library.
    pub article: Option<i64>,
    /// The query as it was typed.
    pub query: String,
    /// Ids and names of the topics chosen beside it.
    pub topics: Vec<String>,
    /// Whether any of them will do.
    pub any_topic: bool,
    /// The entities chosen beside it: the name of each and its ids.
    pub entities: Vec<(String, Vec<String>)>,
    /// Whether what a search found stands in the order of its dates.
    pub newest_first: bool,
    /// The pane that keys went to, by its name.
    pub pane: String,
    /// Whether the entities are hidden.
    pub hides_sidebar: bool,
    /// Whether the text stands alone.
    pub text_alone: bool,
    /// How many rows each article of the list takes, where the reader said so.
    pub list_rows: Option<u16>,
    /// Notes that were begun and are not kept yet, the oldest first.
    pub drafts: Vec<NoteDraft>,
}

/// A note that was begun and is not kept yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteDraft {
    /// The article, by its number in the library.
    pub article: i64,
    /// The passage it is on, with the note as far as it was written.
    pub passage: Highlight,
}

impl Library {
    /// Where the reader was; `None` where that was never kept, or cannot be read any more.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn session(&self) -> Result<Option<SavedSession>> {
        let sql = "SELECT place FROM session";
        let row = self.connection.query_row(sql, [], |row| row.get(0));
        let place: Option<String> = row.optional()?;
        Ok(place.and_then(|place| serde_json::from_str(&place).ok()))
    }

    /// Keeps where the reader is.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn keep_session(&mut self, session: &SavedSession) -> Result<()> {
        let place = serde_json::to_string(session)?;
        let sql = "INSERT OR REPLACE INTO session (only, place) VALUES (1, ?1)";
        self.writer()?.execute(sql, [place])?;
        Ok(())
    }
}

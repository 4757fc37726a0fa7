//! Names near one that nothing is called by.

use super::Library;
use super::error::Result;
use super::mentions::folded_name;
use crate::extract::{EntityKind, name_key};
use crate::language::edit_distance::distance;

/// A name with so few letters is near nothing.
const SHORTEST: usize = 3;

impl Library {
    /// Names of entities that a name may be a slip for, the nearest first and the most used of those, then those with its
    /// consonants; at most so many. Dates are left out. Reads through all names there are.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn names_near(&self, name: &str, most: usize) -> Result<Vec<String>> {
        let wanted: Vec<char> = folded_name(name).chars().collect();
        if wanted.len() < SHORTEST {
            return Ok(Vec::new());
        }
        // A letter in three may be another one.
        let farthest = wanted.len() / 3;
        let mut statement = self.connection.prepare(
            "SELECT folded, name, uses FROM alias JOIN entity ON entity.id = alias.entity \
             WHERE kind <> 'date'",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
            ))
        })?;
        let mut near: Vec<((usize, u8), i64, String)> = Vec::new();
        for row in rows {
            let (folded, name, uses) = row?;
            // The whole name goes before one of its words.
            let whole = distance(&wanted, &folded, farthest).map(|distance| (distance, 0));
            let words = folded
                .split(' ')
                .filter_map(|word| distance(&wanted, word, farthest));
            let word = words.min().map(|distance| (distance, 1));
            if let Some(distance) = whole.into_iter().chain(word).min() {
                near.push((distance, -uses, name));
            }
        }
        near.sort_unstable();
        let near = near.into_iter().map(|(.., name)| name);
        let mut names: Vec<String> = Vec::new();
        for name in near.chain(self.names_sounding_like(name)?) {
            if names.len() < most && !names.contains(&name) {
                names.push(name);
            }
        }
        Ok(names)
    }

    /// Names with the consonants of a name, the most used first.
    fn names_sounding_like(&self, name: &str) -> Result<Vec<String>> {
        let sound = name_key(EntityKind::Person, name);
        let mut statement = self.connection.prepare(
            "SELECT name FROM alias JOIN entity ON entity.id = alias.entity \
             WHERE kind <> 'date' AND ?1 <> '' AND (sound = ?1 OR family_sound = ?1) \
             ORDER BY uses DESC, name",
        )?;
        let names = statement.query_map([sound], |row| row.get(0))?;
        Ok(names.collect::<rusqlite::Result<_>>()?)
    }
}

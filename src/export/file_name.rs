//! Names for the files of articles: readable, safe on every system, no two the same.

use std::collections::HashSet;

use jiff::civil::Date;

/// Bytes of a name at most, without its number and ending: file systems allow 255.
const LONGEST: usize = 120;

/// Names given so far.
#[derive(Debug, Default)]
pub struct FileNames {
    /// In lower case: some systems do not tell apart.
    given: HashSet<String>,
}

impl FileNames {
    /// A name for the Markdown file of an article, from its day and its title.
    pub fn name(&mut self, date: Option<Date>, title: &str) -> String {
        let mut parts: Vec<&str> = title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
            .collect();
        if parts.is_empty() {
            parts.push("article");
        }
        let date = date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let mut name = format!("{date}-{}", parts.join("-"));
        if name.len() > LONGEST {
            // Not in the middle of a word, where words are no longer than that.
            let is_boundary = |at: &usize| name.is_char_boundary(*at);
            let cut = (0..=LONGEST).rev().find(is_boundary).unwrap_or(0);
            let end = name[..cut].rfind('-').filter(|end| *end > date.len());
            name.truncate(end.unwrap_or(cut));
        }
        let mut numbered = name.clone();
        let mut number = 1;
        while !self.given.insert(numbered.to_lowercase()) {
            number += 1;
            numbered = format!("{name}-{number}");
        }
        numbered + ".md"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_no_two_are_the_same() {
        let mut names = FileNames::default();
        let day = Some(jiff::civil::date(2024, 5, 16));
        assert_eq!(
            names.name(day, "قمة: «نظرة» ../أخرى"),
            "2024-05-16-قمة-نظرة-أخرى.md"
        );
        assert_eq!(names.name(None, "A/b"), "undated-A-b.md");
        assert_eq!(names.name(None, "a b!"), "undated-a-b-2.md");
        assert_eq!(names.name(None, "…"), "undated-article.md");
        let long = names.name(day, &"كلمة ".repeat(100));
        assert!(
            long.len() <= LONGEST + 3 && long.ends_with("كلمة.md"),
            "{long}"
        );
        let endless = names.name(day, &"ا".repeat(300));
        assert!(endless.len() <= LONGEST + 3, "{endless}");
    }
}

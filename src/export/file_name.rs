//! Names for the files of articles: readable, safe on every system, no two the same.

use std::collections::HashMap;

use jiff::civil::Date;

/// Bytes of a name at most, without its number and ending: file systems allow 255.
const LONGEST: usize = 120;

/// Names given so far.
#[derive(Debug, Default)]
pub struct FileNames {
    /// In lower case, which some systems do not tell apart, each with the last number that was put behind it.
    given: HashMap<String, usize>,
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
        let lowercase = name.to_lowercase();
        let Some(last) = self.given.get(&lowercase) else {
            self.given.insert(lowercase, 1);
            return name + ".md";
        };
        let mut number = last + 1;
        // A title may end in a number itself.
        while self.given.contains_key(&format!("{lowercase}-{number}")) {
            number += 1;
        }
        self.given.insert(format!("{lowercase}-{number}"), 1);
        self.given.insert(lowercase, number);
        format!("{name}-{number}.md")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn many_articles_of_one_name_are_numbered_on() {
        let mut names = FileNames::default();
        let given: HashSet<String> = (0..50_000).map(|_| names.name(None, "")).collect();
        assert_eq!(given.len(), 50_000);
        assert!(given.contains("undated-article-50000.md"));
    }

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
        assert_eq!(names.name(None, "a b 3"), "undated-a-b-3.md");
        assert_eq!(names.name(None, "a b"), "undated-a-b-4.md");
        assert_eq!(names.name(None, "a b 3"), "undated-a-b-3-2.md");
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

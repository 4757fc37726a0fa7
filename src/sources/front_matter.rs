//! The YAML at the head of a Markdown file: what it says about the article.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use saphyr::{MarkedYaml, Scalar, ScanError, YamlData, YamlLoader};
use saphyr_parser::Parser;

use super::date;
use crate::article::{Language, Source, SourceKind, TopicChoice, Warning};
use crate::limits;

/// What the head of a file says. A field that is missing, empty or unusable is empty here.
#[derive(Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// `title`
    pub title: Option<String>,
    /// `date`
    pub date: Option<Date>,
    /// `source`
    pub source: Option<String>,
    /// `author` or `authors`, a list or a string.
    pub authors: Vec<String>,
    /// `url`
    pub url: Option<String>,
    /// `language`
    pub language: Option<Language>,
    /// `topics`, a list or a string with commas.
    pub topics: Vec<String>,
    /// `origin`: where the article came from before it was written here.
    pub origin: Option<Source>,
    /// `read`
    pub is_read: bool,
    /// `starred`
    pub is_starred: bool,
    /// `position`: the byte of the text at which the reader left it.
    pub position: Option<usize>,
    /// `added_at`: when it was first added to a library.
    pub added_at: Option<Timestamp>,
    /// `topics_added`: ids of topics that the reader added.
    pub topics_added: Vec<String>,
    /// `topics_removed`: ids of topics that the reader removed.
    pub topics_removed: Vec<String>,
    /// What could not be used.
    pub warnings: Vec<Warning>,
}

/// The YAML at the head of `text` and what follows it: between a first line `---` and the next
/// line `---` or `...`, where it starts like a mapping; else that first line is a thematic break.
#[must_use]
pub fn split(text: &str) -> Option<(&str, &str)> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut end = opening.len();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = &text[opening.len()..end];
            let rest = &text[end + line.len()..];
            return starts_like_mapping(yaml).then_some((yaml, rest));
        }
        end += line.len();
    }
    None
}

fn starts_like_mapping(yaml: &str) -> bool {
    yaml.lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'))
        .and_then(|line| line.split_once(':'))
        .is_some_and(|(key, _)| !key.is_empty() && key.chars().all(is_key_character))
}

fn is_key_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '"' | '\'')
}

/// Reads the YAML.
#[must_use]
pub fn parse(yaml: &str) -> FrontMatter {
    let mut front_matter = FrontMatter::default();
    let fields = fields(yaml).unwrap_or_else(|line| {
        front_matter
            .warnings
            .push(Warning::FrontMatterSyntax { line });
        fields_line_by_line(yaml)
    });
    let mut unused = Vec::new();
    for (key, value) in fields {
        match front_matter.set(&key, value) {
            Use::Done => {}
            Use::Refused => front_matter
                .warnings
                .push(Warning::FrontMatter { field: key }),
            Use::Unknown => unused.push(key),
        }
    }
    if unused.len() > limits::NAMED {
        unused.truncate(limits::NAMED);
        unused.push("…".to_owned());
    }
    if !unused.is_empty() {
        front_matter
            .warnings
            .push(Warning::UnusedFields { fields: unused });
    }
    front_matter
}

/// The value of a field.
#[derive(Debug, PartialEq)]
enum Value {
    Empty,
    Text(String),
    List(Vec<String>),
    /// Something no field here takes.
    Other,
}

/// What became of a field.
enum Use {
    Done,
    Refused,
    Unknown,
}

impl FrontMatter {
    /// What the reader said of the article's topics, by their ids.
    #[must_use]
    pub fn choices(&self) -> Vec<TopicChoice> {
        let chosen = |topics: &[String], wanted| {
            let choices = topics.iter().cloned();
            choices
                .map(|topic| TopicChoice { topic, wanted })
                .collect::<Vec<_>>()
        };
        let mut choices = chosen(&self.topics_added, true);
        choices.extend(chosen(&self.topics_removed, false));
        choices.sort_by(|one, other| one.topic.cmp(&other.topic));
        choices
    }

    fn set(&mut self, key: &str, value: Value) -> Use {
        // Earlier exports say `place`, `came`, `topics_given` and `topics_taken`.
        let taken = match key.to_ascii_lowercase().as_str() {
            "topics" => set_list(&mut self.topics, value),
            "title" => set(&mut self.title, value, |text| Some(text.to_owned())),
            "source" => set(&mut self.source, value, |text| Some(text.to_owned())),
            "author" | "authors" => set_names(&mut self.authors, value),
            "date" => set(&mut self.date, value, date::parse),
            "url" => set(&mut self.url, value, address),
            "language" => set(&mut self.language, value, Language::from_tag),
            "origin" => set(&mut self.origin, value, origin),
            "read" => set_mark(&mut self.is_read, value),
            "starred" => set_mark(&mut self.is_starred, value),
            "position" | "place" => set(&mut self.position, value, |text| text.parse().ok()),
            "added_at" | "came" => set(&mut self.added_at, value, |text| text.parse().ok()),
            "topics_added" | "topics_given" => set_list(&mut self.topics_added, value),
            "topics_removed" | "topics_taken" => set_list(&mut self.topics_removed, value),
            _ => return Use::Unknown,
        };
        if taken { Use::Done } else { Use::Refused }
    }
}

/// Sets a field of one value; `false` where the value is not one for it.
fn set<T>(field: &mut Option<T>, value: Value, read: impl Fn(&str) -> Option<T>) -> bool {
    match value {
        Value::Empty => true,
        Value::Text(text) => {
            *field = read(&text);
            field.is_some()
        }
        Value::List(_) | Value::Other => false,
    }
}

/// Sets a field of several values; `false` where the value is not one for it.
fn set_list(field: &mut Vec<String>, value: Value) -> bool {
    *field = match value {
        Value::Empty => Vec::new(),
        Value::Text(text) => text
            .split([',', '،'])
            .map(|item| item.trim().to_owned())
            .filter(|item| !item.is_empty())
            .collect(),
        Value::List(items) => items,
        Value::Other => return false,
    };
    true
}

/// Sets a field of one name or several; commas stand in names. `false` where the value is not one for it.
fn set_names(field: &mut Vec<String>, value: Value) -> bool {
    *field = match value {
        Value::Empty => Vec::new(),
        Value::Text(name) => vec![name],
        Value::List(names) => names,
        Value::Other => return false,
    };
    true
}

/// Sets a mark; `false` where the value says neither yes nor no.
fn set_mark(mark: &mut bool, value: Value) -> bool {
    let mut said = None;
    let is_usable = set(&mut said, value, |text| text.parse().ok());
    *mark = said.unwrap_or(false);
    is_usable
}

/// Where an article came from, as [`Source`] is displayed. A path that is not absolute is more likely the writer's
/// own use of the field.
fn origin(text: &str) -> Option<Source> {
    let source = Source::parse(text);
    let is_whole = source.kind != SourceKind::File || Path::new(&source.locator).is_absolute();
    is_whole.then_some(source)
}

/// A web address as written, if it is whole.
fn address(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let is_whole = !scheme.is_empty()
        && !rest.is_empty()
        && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    is_whole.then(|| text.to_owned())
}

/// The fields of the mapping in the order of the file. YAML longer ([`limits::YAML`]) or nested deeper
/// ([`limits::YAML_DEPTH`]) than any front matter is not read: that takes memory for each field, and
/// stack for each level.
///
/// # Errors
///
/// The line of the file, from 1, where it stops being a mapping in YAML.
fn fields(yaml: &str) -> Result<Vec<(String, Value)>, usize> {
    let is_deep = |line: &str| {
        line.matches("- ").count() + line.matches("? ").count() > limits::YAML_DEPTH
            || line.len() - line.trim_start().len() > limits::YAML_DEPTH
    };
    if let Some(read) = yaml.as_bytes().get(..limits::YAML)
        && yaml.len() > limits::YAML
    {
        let lines = read.iter().filter(|byte| **byte == b'\n').count();
        return Err(lines + 2);
    }
    if let Some(index) = yaml.lines().position(is_deep) {
        return Err(index + 2);
    }
    // The line `---` stands before the YAML.
    let line = |error: &ScanError| error.marker().line().max(1) + 1;
    let mut loader = YamlLoader::default();
    loader.alias_limit(limits::YAML_ALIASES);
    let mut parser = Parser::new_from_str(yaml);
    parser
        .load(&mut loader, true)
        .map_err(|error| line(&error))?;
    if let Some(error) = loader.error() {
        return Err(line(error));
    }
    let documents: Vec<MarkedYaml<'_>> = loader.into_documents();
    match documents.first().map(|document| &document.data) {
        None => Ok(Vec::new()),
        Some(YamlData::Mapping(mapping)) => {
            let written = Written::new(yaml);
            let field = |(key, node): (&MarkedYaml<'_>, &MarkedYaml<'_>)| {
                let key = scalar(key, &written).unwrap_or_else(|| "?".to_owned());
                (key, value(node, &written))
            };
            Ok(mapping.iter().map(field).collect())
        }
        Some(_) => Err(2),
    }
}

/// YAML by its characters, which is how its parser counts.
struct Written<'y> {
    yaml: &'y str,
    /// The byte of every so many-th character.
    offsets: Vec<usize>,
}

impl<'y> Written<'y> {
    /// A character in so many is remembered; the others are counted from there.
    const STEP: usize = 64;

    fn new(yaml: &'y str) -> Self {
        let offsets = yaml.char_indices().step_by(Self::STEP);
        Self {
            yaml,
            offsets: offsets.map(|(offset, _)| offset).collect(),
        }
    }

    /// The YAML from the character numbered `start` on.
    fn from(&self, start: usize) -> &'y str {
        let near = self.offsets.get(start / Self::STEP);
        let rest = &self.yaml[near.copied().unwrap_or(self.yaml.len())..];
        let skipped = rest.char_indices().nth(start % Self::STEP);
        skipped.map_or("", |(offset, _)| &rest[offset..])
    }

    /// The characters numbered from `start` to `end`.
    fn between(&self, start: usize, end: usize) -> &'y str {
        let rest = self.from(start);
        let length = rest.len() - self.from(end.max(start)).len();
        &rest[..length]
    }
}

fn value(node: &MarkedYaml<'_>, yaml: &Written<'_>) -> Value {
    match &node.data {
        YamlData::Value(Scalar::Null) => Value::Empty,
        YamlData::Tagged(_, inner) => value(inner, yaml),
        YamlData::Sequence(items) => items
            .iter()
            .map(|item| scalar(item, yaml))
            .collect::<Option<Vec<_>>>()
            .map_or(Value::Other, Value::List),
        _ => match scalar(node, yaml) {
            None => Value::Other,
            Some(text) if text.is_empty() => Value::Empty,
            Some(text) => Value::Text(text),
        },
    }
}

/// The text of a scalar, its white space collapsed unless it stands in double quotation marks: numbers and the
/// like as they are written, for a title `007` is not the number seven.
fn scalar(node: &MarkedYaml<'_>, yaml: &Written<'_>) -> Option<String> {
    let (start, end) = (node.span.start.index(), node.span.end.index());
    match &node.data {
        YamlData::Value(Scalar::String(text)) if yaml.from(start).starts_with('"') => {
            Some(text.replace(char::is_control, " ").trim().to_owned())
        }
        YamlData::Value(Scalar::String(text)) => Some(collapsed(text)),
        YamlData::Value(_) => Some(collapsed(yaml.between(start, end))),
        _ => None,
    }
}

/// The fields that stand on a line of their own, for front matter that is not YAML: most often a
/// title with a colon in it.
fn fields_line_by_line(yaml: &str) -> Vec<(String, Value)> {
    yaml.lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(key, text)| {
            let text = collapsed(text.trim().trim_matches(['"', '\'']));
            let value = match text
                .strip_prefix('[')
                .and_then(|list| list.strip_suffix(']'))
            {
                Some(list) => Value::List(list.split([',', '،']).map(collapsed).collect()),
                None if text.is_empty() => Value::Empty,
                None => Value::Text(text),
            };
            (collapsed(key), value)
        })
        .collect()
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(front_matter: &FrontMatter) -> Vec<&str> {
        front_matter
            .warnings
            .iter()
            .map(|notice| match notice {
                Warning::FrontMatter { field, .. } => field.as_str(),
                Warning::FrontMatterSyntax { .. } => "(syntax)",
                Warning::UnusedFields { .. } => "(unused)",
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn aliases_are_few() {
        let few = "a: &a عنوان\ntitle: *a\n";
        assert_eq!(fields(few).unwrap().len(), 2);
        let many = format!(
            "a: &a {}\ntopics: [{}]\n",
            "ع".repeat(1000),
            "*a,".repeat(limits::YAML_ALIASES + 1)
        );
        assert!(fields(&many).is_err());
    }

    #[test]
    fn the_head_ends_at_its_second_line_of_hyphens() {
        assert_eq!(
            split("---\ntitle: أ\n---\nنص\n---\n"),
            Some(("title: أ\n", "نص\n---\n"))
        );
        assert_eq!(split("---\ntitle: أ\n..."), Some(("title: أ\n", "")));
        assert_eq!(
            split("---\n\nنص: وهذا نص\n\n---\n"),
            Some(("\nنص: وهذا نص\n\n", ""))
        );
        for text in [
            "",
            "نص",
            "---\nنص بلا حقول\n---\n",
            "---\ntitle: أ\n",
            "\n---\na: b\n---",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn every_field_is_read() {
        let yaml = "title: \"قمة: نظرة\"\ndate: 2022-05-30\nsource: qari\nauthor: فلان\n\
                    url: https://example.org/a\nlanguage: ar-EG\ntopics: [security, politics]\n";
        let read = parse(yaml);
        assert_eq!(read.title.as_deref(), Some("قمة: نظرة"));
        assert_eq!(read.date.unwrap().to_string(), "2022-05-30");
        assert_eq!(read.source.as_deref(), Some("qari"));
        assert_eq!(read.authors, ["فلان"]);
        assert_eq!(read.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(read.language, Some(Language::arabic()));
        assert_eq!(read.topics, ["security", "politics"]);
        assert_eq!(read.warnings, []);
    }

    #[test]
    fn earlier_names_of_fields_are_read() {
        let today = "position: 7\nadded_at: 2024-05-17T01:02:03Z\ntopics_added: [economy]\n\
                     topics_removed: [health]\n";
        let earlier = "place: 7\ncame: 2024-05-17T01:02:03Z\ntopics_given: [economy]\n\
                       topics_taken: [health]\n";
        let read = parse(earlier);
        assert_eq!(read, parse(today));
        assert_eq!(read.position, Some(7));
        assert_eq!(read.added_at.unwrap().to_string(), "2024-05-17T01:02:03Z");
        assert_eq!(read.topics_added, ["economy"]);
        assert_eq!(read.topics_removed, ["health"]);
        assert_eq!(read.warnings, []);
    }

    #[test]
    fn values_stay_as_they_are_written() {
        let read = parse("title: 007\nsource: 1.50\nauthor: yes\ndate:\ntopics: a، b,c");
        assert_eq!(read.title.as_deref(), Some("007"));
        assert_eq!(read.source.as_deref(), Some("1.50"));
        assert_eq!(read.authors, ["yes"]);
        assert_eq!(read.date, None);
        assert_eq!(read.topics, ["a", "b", "c"]);
        assert_eq!(read.warnings, []);
    }

    #[test]
    fn characters_are_found_wherever_they_stand() {
        let text = "ab ك€😀\n".repeat(100);
        let written = Written::new(&text);
        for (index, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(written.from(index), &text[offset..]);
        }
        let count = text.chars().count();
        assert_eq!(written.from(count), "");
        assert_eq!(written.from(count + 1000), "");
        assert_eq!(written.between(3, 5), "ك€");
        assert_eq!(written.between(count - 2, count + 9), "😀\n");
        assert_eq!(written.between(5, 3), "");
    }

    #[test]
    fn no_bad_field_is_lost_in_silence() {
        let yaml = "title: [أ]\ndate: أمس\nurl: موقع\nlanguage: العربية\ntopics: {a: b}\nlayout: x";
        let read = parse(yaml);
        assert_eq!(
            faults(&read),
            ["title", "date", "url", "language", "topics", "(unused)"]
        );
    }

    #[test]
    fn what_is_not_yaml_is_read_line_by_line() {
        let read = parse("title: قمة موسكو: نظرة\ndate: 2022-05-30\ntopics: [a, b]");
        assert_eq!(faults(&read), ["(syntax)"]);
        assert_eq!(read.warnings[0], Warning::FrontMatterSyntax { line: 2 });
        assert_eq!(read.title.as_deref(), Some("قمة موسكو: نظرة"));
        assert_eq!(read.date.unwrap().to_string(), "2022-05-30");
        assert_eq!(read.topics, ["a", "b"]);
    }

    #[test]
    fn yaml_without_end_is_read_line_by_line() {
        let fields = |size: usize| format!("title: أ\n{}", "k: v\n".repeat(size / 5));
        let read = parse(&fields(limits::YAML + 1000));
        assert_eq!(faults(&read), ["(syntax)", "(unused)"]);
        assert_eq!(read.title.as_deref(), Some("أ"));
        // What it says of fields it does not know stays short.
        let Some(Warning::UnusedFields { fields, .. }) = read.warnings.last() else {
            panic!("{:?}", read.warnings.len());
        };
        assert_eq!(fields.len(), limits::NAMED + 1);
    }

    #[test]
    fn bottomless_yaml_does_not_exhaust_the_stack() {
        for nesting in ["- ", "[", "? ", "{a: "] {
            let yaml = format!("title: أ\nsource:\n {}", nesting.repeat(100_000));
            assert_eq!(parse(&yaml).title.as_deref(), Some("أ"), "{nesting}");
        }
    }
}

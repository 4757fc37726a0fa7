//! What stands at the head of a Markdown file about the article: YAML, TOML or JSON.

mod highlights;
mod json;
mod keys;
mod toml;
mod value;
mod yaml;

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;

use self::keys::{Age, FrontMatterKey};
use self::value::{FrontMatterField, FrontMatterValue, collapsed};
use super::date;
use crate::article::{Highlight, Language, Source, SourceKind, TopicChoice, Warning};
use crate::limits;

/// What the head of a file says. A field that is missing, empty or unusable is empty here.
#[derive(Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// `title`
    pub title: Option<String>,
    /// `subtitle`
    pub subtitle: Option<String>,
    /// The dates as they are written, in the order in which they count. Their calendar may depend on the language
    /// of the text: [`FrontMatter::take_date`].
    dates: Vec<WrittenDate>,
    /// `source`, or the publisher or site by another name.
    pub publisher: Option<String>,
    /// `author`, `authors` or `by`: names, or mappings with names.
    pub authors: Vec<String>,
    /// `url`, or a link by another name.
    pub url: Option<String>,
    /// `language` or `lang`
    pub language: Option<Language>,
    /// `topics`, `tags`, `categories` or `keywords`: a list, or a string with commas.
    pub topics: Vec<String>,
    /// `origin`: where the article came from before it was written here.
    pub source: Option<Source>,
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
    /// `highlights`: what the reader highlighted. Where that stands in the text is not known here.
    pub highlights: Vec<Highlight>,
    /// What could not be used.
    pub warnings: Vec<Warning>,
}

/// A date of the front matter that is not read yet.
#[derive(Debug, PartialEq)]
struct WrittenDate {
    age: Age,
    field: String,
    text: String,
}

/// The head of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head<'a> {
    /// YAML between lines of hyphens.
    Yaml(&'a str),
    /// TOML between lines of plus signs.
    Toml(&'a str),
    /// An object in JSON.
    Json(&'a str),
}

/// The head of `text` and what follows it: YAML between a first line `---` and the next line `---` or `...`, TOML
/// between lines `+++`, either only where it starts like a mapping; or an object in JSON and a blank line, and more
/// behind it.
#[must_use]
pub fn split(text: &str) -> Option<(Head<'_>, &str)> {
    let first = text.lines().next()?.trim_end();
    match first {
        "---" => {
            let (yaml, rest) = between_lines(text, &["---", "..."])?;
            starts_with_key(yaml, ':').then_some((Head::Yaml(yaml), rest))
        }
        "+++" => {
            let (toml, rest) = between_lines(text, &["+++"])?;
            let is_toml = starts_with_key(toml, '=') || toml.trim_start().starts_with('[');
            is_toml.then_some((Head::Toml(toml), rest))
        }
        _ => split_json(text),
    }
}

/// What stands between the first line and the next that is one of `closings`, and what stands behind that.
fn between_lines<'a>(text: &'a str, closings: &[&str]) -> Option<(&'a str, &'a str)> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next()?;
    let mut end = opening.len();
    for line in lines {
        if closings.contains(&line.trim_end()) {
            return Some((&text[opening.len()..end], &text[end + line.len()..]));
        }
        end += line.len();
    }
    None
}

/// Whether the first line that says something sets a field.
fn starts_with_key(fields: &str, sign: char) -> bool {
    fields
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'))
        .and_then(|line| line.split_once(sign))
        .map(|(key, _)| if sign == '=' { key.trim_end() } else { key })
        .is_some_and(|key| !key.is_empty() && key.chars().all(is_key_character))
}

fn is_key_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | '"' | '\'')
}

fn split_json(text: &str) -> Option<(Head<'_>, &str)> {
    let begins_like_one = text.strip_prefix('{')?.trim_start().starts_with('"');
    let within_limit = || {
        let end = text.len().min(limits::FRONT_MATTER);
        (0..=end).rev().find(|end| text.is_char_boundary(*end))
    };
    let (_, length) = json::fields(&text[..begins_like_one.then(within_limit)??])?;
    let (json, rest) = text.split_at(length);
    let mut lines = rest.splitn(3, '\n');
    let is_blank = |line: Option<&str>| line.is_some_and(|line| line.trim().is_empty());
    let is_set_off = is_blank(lines.next()) && is_blank(lines.next());
    let has_body = lines.next().is_some_and(|body| !body.trim().is_empty());
    (is_set_off && has_body).then_some((Head::Json(json), rest))
}

/// Reads the head of a file.
#[must_use]
pub fn parse(head: Head<'_>) -> FrontMatter {
    let mut front_matter = FrontMatter::default();
    let fields = fields(head).unwrap_or_else(|(line, fields)| {
        front_matter
            .warnings
            .push(Warning::FrontMatterSyntax { line });
        fields
    });
    let mut unused = Vec::new();
    front_matter.set_all(fields, &mut unused);
    front_matter.dates.sort_by_key(|written| written.age);
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

/// The fields of the head.
///
/// # Errors
///
/// The line of the file where the head stops being what it should be, and the fields that stand on a line of their
/// own.
fn fields(head: Head<'_>) -> Result<Vec<FrontMatterField>, (usize, Vec<FrontMatterField>)> {
    let (text, sign) = match head {
        Head::Yaml(yaml) => (yaml, ':'),
        Head::Toml(toml) => (toml, '='),
        Head::Json(json) => {
            return Ok(json::fields(json).map_or_else(Vec::new, |(fields, _)| fields));
        }
    };
    let apart = match head {
        Head::Yaml(yaml) => highlights::apart(yaml),
        _ => None,
    };
    // Their own limits say how many there may be and how long.
    if let Some((rest, highlights)) = &apart
        && text.len() > limits::FRONT_MATTER
        && rest.len() <= limits::FRONT_MATTER
        && let Ok(mut fields) = yaml::fields(rest)
    {
        fields.push(highlights.clone());
        return Ok(fields);
    }
    let read = match (text.as_bytes().get(..limits::FRONT_MATTER), head) {
        (Some(read), _) if text.len() > read.len() => {
            let lines = read.iter().filter(|byte| **byte == b'\n').count();
            Err(lines + 1)
        }
        (_, Head::Toml(_)) => toml::fields(text),
        _ => yaml::fields(text),
    };
    // A line of signs stands before the head.
    read.map_err(|line| {
        let fields = match apart {
            Some((rest, highlights)) => {
                let mut fields = fields_line_by_line(&rest, sign);
                fields.push(highlights);
                fields
            }
            None => fields_line_by_line(text, sign),
        };
        (line + 1, fields)
    })
}

/// What became of a field.
enum FieldOutcome {
    Done,
    Refused,
    Unknown,
}

impl From<bool> for FieldOutcome {
    fn from(is_usable: bool) -> Self {
        if is_usable { Self::Done } else { Self::Refused }
    }
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

    /// The day of publication or, where none is given, another day, read as in a text of a language. What is no date
    /// becomes a warning.
    pub fn take_date(&mut self, language: &Language) -> Option<Date> {
        let language = self.language.as_ref().unwrap_or(language);
        let mut found = None;
        for WrittenDate { field, text, .. } in std::mem::take(&mut self.dates) {
            match date::read_in(&text, language).and_then(|moment| moment.date) {
                Some(date) => found = found.or(Some(date)),
                None => self.warnings.push(Warning::FrontMatter { field }),
            }
        }
        found
    }

    /// What is highlighted, as much of it as is kept; what is not becomes a warning.
    pub fn take_highlights(&mut self) -> Vec<Highlight> {
        let (kept, count) = Highlight::within_limits(std::mem::take(&mut self.highlights));
        if count > 0 {
            self.warnings.push(Warning::Highlights { count });
        }
        kept
    }

    fn set_all(&mut self, fields: Vec<FrontMatterField>, unused: &mut Vec<String>) {
        for (key, value) in fields {
            match self.set(&key, value, unused) {
                FieldOutcome::Done => {}
                FieldOutcome::Refused => self.warnings.push(Warning::FrontMatter { field: key }),
                FieldOutcome::Unknown => unused.push(key),
            }
        }
    }

    fn set(
        &mut self,
        key: &str,
        value: FrontMatterValue,
        unused: &mut Vec<String>,
    ) -> FieldOutcome {
        let Some(known) = FrontMatterKey::of(key) else {
            return FieldOutcome::Unknown;
        };
        // The words of a text are found by their white space, too.
        let value = match known {
            FrontMatterKey::Highlights => value,
            _ => value.on_one_line(),
        };
        let taken = match known {
            FrontMatterKey::Title => set(&mut self.title, value, |text| Some(text.to_owned())),
            FrontMatterKey::Subtitle => {
                set(&mut self.subtitle, value, |text| Some(text.to_owned()))
            }
            FrontMatterKey::Publisher => set_name(&mut self.publisher, value),
            FrontMatterKey::Authors => add_names(&mut self.authors, value),
            FrontMatterKey::Date(age) => self.set_date(age, key, value),
            FrontMatterKey::Url => set_url(&mut self.url, value),
            FrontMatterKey::Language => set(&mut self.language, value, Language::from_tag),
            // What the language says already.
            FrontMatterKey::Direction => set(&mut None, value, direction),
            FrontMatterKey::Topics => add_topics(&mut self.topics, value),
            FrontMatterKey::Table => match value {
                FrontMatterValue::Mapping(fields) => {
                    self.set_all(fields, unused);
                    true
                }
                _ => return FieldOutcome::Unknown,
            },
            FrontMatterKey::Source => set(&mut self.source, value, source),
            FrontMatterKey::Read => set_mark(&mut self.is_read, value),
            FrontMatterKey::Starred => set_mark(&mut self.is_starred, value),
            FrontMatterKey::Position => set(&mut self.position, value, |text| text.parse().ok()),
            FrontMatterKey::AddedAt => set(&mut self.added_at, value, |text| text.parse().ok()),
            FrontMatterKey::TopicsAdded => add_topics(&mut self.topics_added, value),
            FrontMatterKey::TopicsRemoved => add_topics(&mut self.topics_removed, value),
            FrontMatterKey::Highlights => highlights::add(&mut self.highlights, value),
        };
        taken.into()
    }

    /// Remembers a date; one in a mapping stands beside who made the change (Docusaurus).
    fn set_date(&mut self, age: Age, field: &str, value: FrontMatterValue) -> bool {
        let text = match value {
            FrontMatterValue::Empty => return true,
            FrontMatterValue::Text(text) => text,
            FrontMatterValue::Mapping(fields) => {
                let date = fields.into_iter().find(|(key, _)| key == "date");
                match date {
                    Some((_, FrontMatterValue::Text(text))) => text,
                    _ => return false,
                }
            }
            FrontMatterValue::List(_) | FrontMatterValue::Other => return false,
        };
        let field = field.to_owned();
        self.dates.push(WrittenDate { age, field, text });
        true
    }
}

/// Sets a field of one value; `false` where the value is not one for it.
fn set<T>(
    field: &mut Option<T>,
    value: FrontMatterValue,
    read: impl Fn(&str) -> Option<T>,
) -> bool {
    match value {
        FrontMatterValue::Empty => true,
        FrontMatterValue::Text(text) => {
            *field = read(&text);
            field.is_some()
        }
        FrontMatterValue::List(_) | FrontMatterValue::Mapping(_) | FrontMatterValue::Other => false,
    }
}

/// Sets the name of something, where it has none yet.
fn set_name(field: &mut Option<String>, value: FrontMatterValue) -> bool {
    if value == FrontMatterValue::Empty {
        return true;
    }
    let name = value.into_name();
    let is_usable = name.is_some();
    if field.is_none() {
        *field = name;
    }
    is_usable
}

/// Adds topics; `false` where the value names none.
fn add_topics(field: &mut Vec<String>, value: FrontMatterValue) -> bool {
    let by_commas = |text: &str| {
        let items = text.split([',', '،']).map(|item| item.trim().to_owned());
        items.filter(|item| !item.is_empty()).collect()
    };
    add(field, value.texts(by_commas))
}

/// Adds one name or several; commas stand in names. `false` where the value names nobody.
fn add_names(field: &mut Vec<String>, value: FrontMatterValue) -> bool {
    let value = match value {
        FrontMatterValue::Mapping(_) => FrontMatterValue::List(vec![value]),
        other => other,
    };
    let names = value.texts(|name| vec![name.to_owned()]);
    add(
        field,
        names.map(|names| names.iter().map(|name| without_address(name)).collect()),
    )
}

/// Adds what is not there yet.
fn add(field: &mut Vec<String>, items: Option<Vec<String>>) -> bool {
    let Some(items) = items else {
        return false;
    };
    if field.is_empty() {
        *field = items;
        return true;
    }
    let known: std::collections::HashSet<String> = field.iter().cloned().collect();
    field.extend(items.into_iter().filter(|item| !known.contains(item)));
    true
}

/// A name without the address of electronic mail behind it.
fn without_address(name: &str) -> String {
    let bare = name
        .strip_suffix('>')
        .and_then(|name| name.rsplit_once('<'))
        .filter(|(bare, address)| !bare.trim().is_empty() && address.contains('@'));
    bare.map_or(name, |(bare, _)| bare.trim_end()).to_owned()
}

/// Sets a mark; `false` where the value says neither yes nor no.
fn set_mark(mark: &mut bool, value: FrontMatterValue) -> bool {
    let mut said = None;
    let is_usable = set(&mut said, value, |text| text.parse().ok());
    *mark = said.unwrap_or(false);
    is_usable
}

/// Sets the address, where there is none yet. A path within a site, or a pattern of paths, is no address and no defect.
fn set_url(url: &mut Option<String>, value: FrontMatterValue) -> bool {
    let mut said = None;
    let is_path = matches!(&value, FrontMatterValue::Text(text) if is_path(text));
    let is_usable = is_path || set(&mut said, value, address);
    if url.is_none() {
        *url = said;
    }
    is_usable
}

fn is_path(text: &str) -> bool {
    text.starts_with(['/', '.', ':']) || matches!(text, "pretty" | "date" | "none" | "ordinal")
}

/// What a direction of writing is called.
fn direction(text: &str) -> Option<()> {
    let known = ["rtl", "ltr", "auto"];
    known
        .iter()
        .any(|known| text.eq_ignore_ascii_case(known))
        .then_some(())
}

/// Where an article came from, as [`Source`] is displayed. A path that is not absolute is more likely the writer's
/// own use of the field.
fn source(text: &str) -> Option<Source> {
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

/// The fields that stand on a line of their own, for front matter that is not what it should be: most often a
/// title with a colon in it.
fn fields_line_by_line(text: &str, sign: char) -> Vec<FrontMatterField> {
    text.lines()
        .filter_map(|line| line.split_once(sign))
        .map(|(key, text)| {
            let text = collapsed(text.trim().trim_matches(['"', '\'']));
            let value = match text
                .strip_prefix('[')
                .and_then(|list| list.strip_suffix(']'))
            {
                Some(list) => {
                    let items = list.split([',', '،']);
                    let item = |item: &str| {
                        FrontMatterValue::text(collapsed(item.trim().trim_matches(['"', '\''])))
                    };
                    FrontMatterValue::List(items.map(item).collect())
                }
                None => FrontMatterValue::text(text),
            };
            (collapsed(key), value)
        })
        .collect()
}

#[cfg(test)]
mod tests;

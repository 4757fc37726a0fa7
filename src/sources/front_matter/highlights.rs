//! What a reader highlighted, as front matter has it: a list of mappings.

use super::value::{FrontMatterField, FrontMatterValue};
use super::yaml;
use crate::article::{Highlight, Quote};
use crate::limits;

/// What opens the list, and its items, as this program writes them.
const OPENING: &str = "highlights:\n";
const ITEM: &str = "  - ";
const INDENT: &str = "    ";

/// YAML without the list of what is highlighted, and that list, where it is written as this program writes it. Its items
/// are read one by one: together they may be longer than what is read at once, and one that cannot be read keeps none
/// of the others.
pub(super) fn apart(yaml: &str) -> Option<(String, FrontMatterField)> {
    let at = match yaml.starts_with(OPENING) {
        true => 0,
        false => yaml.find(&format!("\n{OPENING}"))? + 1,
    };
    let (before, list) = yaml.split_at(at);
    let mut items: Vec<String> = Vec::new();
    let mut rest = &list[OPENING.len()..];
    while let Some(line) = rest.split_inclusive('\n').next() {
        match (
            line.strip_prefix(ITEM),
            line.strip_prefix(INDENT),
            items.last_mut(),
        ) {
            (Some(line), _, _) => items.push(line.to_owned()),
            (None, Some(line), Some(item)) => item.push_str(line),
            _ => break,
        }
        rest = &rest[line.len()..];
    }
    let items = items.iter().map(|item| match item.len() {
        ..=limits::FRONT_MATTER => {
            yaml::fields(item).map_or(FrontMatterValue::Other, FrontMatterValue::Mapping)
        }
        _ => FrontMatterValue::Other,
    });
    let highlights = FrontMatterValue::List(items.collect());
    let name = OPENING.trim_end_matches(":\n").to_owned();
    Some((format!("{before}{rest}"), (name, highlights)))
}

/// Adds what is highlighted; `false` where one of the list cannot be read.
pub(super) fn add(field: &mut Vec<Highlight>, value: FrontMatterValue) -> bool {
    let items = match value {
        FrontMatterValue::Empty => return true,
        FrontMatterValue::List(items) => items,
        _ => return false,
    };
    let count = items.len();
    let read = items.into_iter().filter_map(highlight);
    let before = field.len();
    field.extend(read);
    field.len() - before == count
}

fn highlight(value: FrontMatterValue) -> Option<Highlight> {
    let FrontMatterValue::Mapping(mut fields) = value else {
        return None;
    };
    Some(Highlight {
        quote: Quote {
            exact: take(&mut fields, "exact").filter(|exact| !exact.is_empty())?,
            prefix: take(&mut fields, "prefix").unwrap_or_default(),
            suffix: take(&mut fields, "suffix").unwrap_or_default(),
            position: match take(&mut fields, "position") {
                Some(position) => position.parse().ok()?,
                None => 0,
            },
        },
        range: None,
        note: take(&mut fields, "note").unwrap_or_default(),
        made_at: match take(&mut fields, "made_at") {
            Some(time) => Some(time.parse().ok()?),
            None => None,
        },
    })
}

fn take(fields: &mut Vec<FrontMatterField>, name: &str) -> Option<String> {
    let at = fields.iter().position(|(key, _)| key == name)?;
    match fields.swap_remove(at).1 {
        FrontMatterValue::Text(text) => Some(text),
        _ => None,
    }
}

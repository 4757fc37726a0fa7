//! What a reader highlighted, as front matter has it: a list of mappings.

use super::value::{Field, Value};
use crate::article::{Highlight, Quote};

/// Adds what is highlighted; `false` where one of the list cannot be read.
pub(super) fn add(field: &mut Vec<Highlight>, value: Value) -> bool {
    let items = match value {
        Value::Empty => return true,
        Value::List(items) => items,
        _ => return false,
    };
    let count = items.len();
    let read = items.into_iter().filter_map(highlight);
    let before = field.len();
    field.extend(read);
    field.len() - before == count
}

fn highlight(value: Value) -> Option<Highlight> {
    let Value::Mapping(mut fields) = value else {
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

fn take(fields: &mut Vec<Field>, name: &str) -> Option<String> {
    let at = fields.iter().position(|(key, _)| key == name)?;
    match fields.swap_remove(at).1 {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

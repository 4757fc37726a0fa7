//! Settings written as TOML: single lines, and a file with a setting added.

use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

use super::escaped::{key, string, strings};
use super::file::name_of;
use super::values::{
    BACKGROUND, BOLD, Config, FOREGROUND, FORMS, MARKS, MODE, OF_FORMS, OF_MARKS, RESTORE,
    REVERSED, StyleSetting, TERMINALS, TerminalChoice, UNDERLINED,
};
use crate::mode::{Leaving, OutputMode};

/// The line of an action's keys.
#[must_use]
pub fn keys_line<'k>(action: &str, keys: impl Iterator<Item = &'k str>) -> String {
    format!("{action} = {}", strings(keys))
}

/// The line of a style.
#[must_use]
pub fn style_line(style: &StyleSetting) -> String {
    let colours = [
        (FOREGROUND, &style.foreground),
        (BACKGROUND, &style.background),
    ];
    let letters = [
        (BOLD, style.bold),
        (UNDERLINED, style.underlined),
        (REVERSED, style.reversed),
    ];
    let mut table = InlineTable::new();
    for (name, colour) in colours {
        if let Some(colour) = colour {
            table.insert(name, string(&colour.value));
        }
    }
    for (name, is_wanted) in letters {
        if let Some(is_wanted) = is_wanted {
            table.insert(name, is_wanted.into());
        }
    }
    format!("{} = {}", style.role.value, table)
}

/// The lines of a terminal's table.
#[must_use]
pub fn terminal_lines(kind: &str, choice: TerminalChoice) -> Vec<String> {
    let forms = choice.forms.map(|forms| name_of(&FORMS, forms));
    let marks = choice.marks.map(|marks| name_of(&MARKS, marks));
    let settings = [
        (MODE, choice.mode.map(|mode| Value::from(mode.name()))),
        (OF_FORMS, forms),
        (OF_MARKS, marks),
        (
            RESTORE,
            choice
                .leaving
                .map(|leaving| (leaving == Leaving::Undone).into()),
        ),
    ];
    let heading = format!("[{TERMINALS}.{}]", key(kind));
    let lines = settings.into_iter();
    let lines = lines.filter_map(|(name, value)| Some(format!("{name} = {}", value?)));
    std::iter::once(heading).chain(lines).collect()
}

/// The text of the settings file with the mode of a kind of terminal set, and everything else unchanged; `None` if the
/// text is not valid.
#[must_use]
pub fn with_mode(text: &str, kind: &str, mode: OutputMode) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let terminals = document.entry(TERMINALS).or_insert_with(|| {
        let mut terminals = Table::new();
        terminals.set_implicit(true);
        Item::Table(terminals)
    });
    let terminals = terminals.as_table_like_mut()?;
    if terminals.get(kind).is_none() {
        terminals.insert(kind, Item::Table(Table::new()));
    }
    let choice = terminals.get_mut(kind)?.as_table_like_mut()?;
    match choice.get_mut(MODE).and_then(Item::as_value_mut) {
        Some(value) => {
            let decor = value.decor().clone();
            *value = mode.name().into();
            *value.decor_mut() = decor;
        }
        None => {
            choice.insert(MODE, toml_edit::value(mode.name()));
        }
    }
    let written = document.to_string();
    let is_kept = Config::parse(&written).0.terminal(kind).mode == Some(mode);
    is_kept.then_some(written)
}

//! The help screen: every command under the heading of its group.

use crate::app::action::{COMMANDS, Command, Group};

/// A row of the help screen.
#[derive(Clone, Copy, Debug)]
pub enum HelpRow {
    /// Nothing.
    Blank,
    /// The heading of a group.
    Heading(Group),
    /// A command with its keys.
    Command(&'static Command),
}

/// The rows of the help screen.
#[must_use]
pub fn help_rows() -> Vec<HelpRow> {
    let mut rows = Vec::new();
    for group in Group::ALL {
        if !rows.is_empty() {
            rows.push(HelpRow::Blank);
        }
        rows.push(HelpRow::Heading(group));
        let commands = COMMANDS.iter().filter(|command| command.group == group);
        rows.extend(commands.map(HelpRow::Command));
    }
    rows
}

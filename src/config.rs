//! The reader's settings, as a text in TOML: what they chose for each kind of terminal.

use std::collections::BTreeMap;

use toml::Value;

use crate::mode::{Leaving, OutputMode};
use crate::notice::Notice;
use crate::text::{Forms, Marks};

/// The name of the file, for messages.
const NAME: &str = "config.toml";
/// The table that holds a table for each kind of terminal.
const TERMINALS: &str = "terminals";

/// What may be chosen for a terminal; `None` leaves it to the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerminalChoice {
    /// The output mode.
    pub mode: Option<OutputMode>,
    /// The forms of letters.
    pub forms: Option<Forms>,
    /// Whether marks are shown.
    pub marks: Option<Marks>,
    /// Whether the terminal is switched back on leaving: not each can be asked how it was.
    pub leaving: Option<Leaving>,
}

/// The reader's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    terminals: BTreeMap<String, TerminalChoice>,
}

impl Config {
    /// Reads the settings; what cannot be understood is left out and told of.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<Notice>) {
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                let offset = toml::de::Error::span(&error).map_or(0, |span| span.start);
                let line = text
                    .bytes()
                    .take(offset)
                    .filter(|byte| *byte == b'\n')
                    .count()
                    + 1;
                let notice = Notice::ConfigSyntax {
                    name: NAME.to_owned(),
                    line,
                };
                return (Self::default(), vec![notice]);
            }
        };
        let mut config = Self::default();
        let mut unused = Vec::new();
        for (key, value) in table {
            match value {
                Value::Table(terminals) if key == TERMINALS => {
                    for (kind, value) in terminals {
                        let choice = TerminalChoice::of(&kind, value, &mut unused);
                        config.terminals.insert(kind, choice);
                    }
                }
                _ => unused.push(key),
            }
        }
        let notice = Notice::UnusedSettings {
            name: NAME.to_owned(),
            settings: unused.clone(),
        };
        (
            config,
            if unused.is_empty() {
                Vec::new()
            } else {
                vec![notice]
            },
        )
    }

    /// What was chosen for a kind of terminal.
    #[must_use]
    pub fn terminal(&self, kind: &str) -> TerminalChoice {
        self.terminals.get(kind).copied().unwrap_or_default()
    }
}

impl TerminalChoice {
    fn of(kind: &str, value: Value, unused: &mut Vec<String>) -> Self {
        let mut choice = Self::default();
        let Value::Table(settings) = value else {
            unused.push(format!("{TERMINALS}.{kind}"));
            return choice;
        };
        for (key, value) in settings {
            let word = value.as_str().unwrap_or_default();
            let is_used = match key.as_str() {
                "mode" => {
                    choice.mode = OutputMode::named(word);
                    choice.mode.is_some()
                }
                "forms" => {
                    choice.forms = forms_named(word);
                    choice.forms.is_some()
                }
                "marks" => {
                    choice.marks = marks_named(word);
                    choice.marks.is_some()
                }
                "restore" => {
                    choice.leaving = value.as_bool().map(|restore| match restore {
                        true => Leaving::Undone,
                        false => Leaving::Kept,
                    });
                    choice.leaving.is_some()
                }
                _ => false,
            };
            if !is_used {
                unused.push(format!("{TERMINALS}.{kind}.{key}"));
            }
        }
        choice
    }
}

/// The forms of this name.
#[must_use]
pub fn forms_named(name: &str) -> Option<Forms> {
    match name {
        "presentation" => Some(Forms::Presentation),
        "base" => Some(Forms::Base),
        _ => None,
    }
}

/// What is done with marks, by this name.
#[must_use]
pub fn marks_named(name: &str) -> Option<Marks> {
    match name {
        "kept" => Some(Marks::Kept),
        "dropped" => Some(Marks::Dropped),
        _ => None,
    }
}

/// The text of the settings with a mode for a kind of terminal, all else as it was written; `None`
/// where the text is no settings, or says it in a way that a line cannot change.
#[must_use]
pub fn with_mode(text: &str, kind: &str, mode: OutputMode) -> Option<String> {
    let header = format!("[{TERMINALS}.\"{kind}\"]");
    let is_header = |line: &str| {
        let bare = line
            .split('#')
            .next()
            .unwrap_or_default()
            .trim()
            .replace(['"', '\'', ' '], "");
        bare == header.replace(['"', ' '], "")
    };
    let setting = format!("mode = \"{}\"", mode.name());
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    match lines.iter().position(|line| is_header(line)) {
        Some(at) => {
            let is_mode = |line: &&String| {
                line.trim_start()
                    .strip_prefix("mode")
                    .is_some_and(|rest| rest.trim_start().starts_with('='))
            };
            let section = lines[at + 1..]
                .iter()
                .take_while(|line| !line.trim_start().starts_with('['));
            match section.enumerate().find(|(_, line)| is_mode(line)) {
                Some((index, _)) => lines[at + 1 + index] = setting,
                None => lines.insert(at + 1, setting),
            }
        }
        None => {
            if lines.last().is_some_and(|line| !line.trim().is_empty()) {
                lines.push(String::new());
            }
            lines.extend([header, setting]);
        }
    }
    let written = lines.join("\n") + "\n";
    let is_kept = written.parse::<toml::Table>().is_ok()
        && Config::parse(&written).0.terminal(kind).mode == Some(mode);
    is_kept.then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_terminal_has_its_own_choice() {
        let (config, notices) = Config::parse(
            "[terminals.konsole]\nmode = \"lro\"\nrestore = false\n\n[terminals.\"tmux in kitty\"]\nforms = \"base\"\nmarks = \"dropped\"\n",
        );
        assert_eq!(notices, []);
        let konsole = config.terminal("konsole");
        assert_eq!(
            (konsole.mode, konsole.leaving),
            (Some(OutputMode::Lro), Some(Leaving::Kept))
        );
        let inner = config.terminal("tmux in kitty");
        assert_eq!(
            (inner.mode, inner.forms, inner.marks),
            (None, Some(Forms::Base), Some(Marks::Dropped))
        );
        assert_eq!(config.terminal("xterm"), TerminalChoice::default());
    }

    #[test]
    fn what_is_not_understood_is_told_of_and_the_rest_is_used() {
        let text = "colour = 1\n[terminals]\nfoot = 3\n[terminals.st]\nmode = \"sideways\"\nmarks = \"kept\"\nfont = \"x\"\n";
        let (config, notices) = Config::parse(text);
        assert_eq!(config.terminal("st").marks, Some(Marks::Kept));
        let [Notice::UnusedSettings { settings, .. }] = notices.as_slice() else {
            panic!("{notices:?}");
        };
        let expected = [
            "colour",
            "terminals.foot",
            "terminals.st.mode",
            "terminals.st.font",
        ];
        assert_eq!(settings.len(), expected.len());
        assert!(
            expected
                .iter()
                .all(|name| settings.iter().any(|setting| setting == name))
        );
    }

    #[test]
    fn a_fault_is_told_of_with_its_line() {
        let (config, notices) = Config::parse("[terminals]\n\nx = = 2\n");
        assert_eq!(config, Config::default());
        assert_eq!(
            notices,
            [Notice::ConfigSyntax {
                name: NAME.to_owned(),
                line: 3
            }]
        );
    }

    #[test]
    fn a_choice_is_written_and_all_else_stays() {
        let first = with_mode("", "tmux in vte", OutputMode::Lro).unwrap();
        assert_eq!(first, "[terminals.\"tmux in vte\"]\nmode = \"lro\"\n");
        let text = "# mine\n[terminals.st] # plain\nmarks = \"kept\"\n mode=\"lro\"\n\n[terminals.foot]\nmode = \"visual\"\n";
        let second = with_mode(text, "st", OutputMode::Visual).unwrap();
        assert_eq!(
            second,
            "# mine\n[terminals.st] # plain\nmarks = \"kept\"\nmode = \"visual\"\n\n[terminals.foot]\nmode = \"visual\"\n"
        );
        let third = with_mode(&second, "xterm", OutputMode::Visual).unwrap();
        assert!(
            third.starts_with(&second)
                && third.ends_with("\n[terminals.\"xterm\"]\nmode = \"visual\"\n")
        );
        assert_eq!(
            Config::parse(&third).0.terminal("st").mode,
            Some(OutputMode::Visual)
        );
    }

    #[test]
    fn what_a_line_cannot_change_is_left_alone() {
        assert_eq!(with_mode("x = = 2\n", "st", OutputMode::Visual), None);
        assert_eq!(
            with_mode(
                "terminals = { st = { mode = \"lro\" } }\n",
                "st",
                OutputMode::Visual
            ),
            None
        );
    }
}

//! `qari config`: all settings as a valid settings file, with their meanings and defaults.

use std::io::Write as _;
use std::process::ExitCode;

use crate::app::commands::COMMANDS;
use crate::app::keymap::Keymap;
use crate::app::own_commands::OwnCommands;
use crate::appearance::Chosen;
use crate::cli::error::{Error, UNUSABLE, report_notices};
use crate::cli::lines::Lines;
use crate::cli::output::output;
use crate::cli::settings;
use crate::config::{
    COMMANDS_TABLE, Config, KEYS, OF_STYLES, OwnCommand, PARTS, SETTINGS, StyleSetting, THEME,
    TerminalChoice, keys_line, style_line, terminal_lines,
};
use crate::i18n::Locale;
use crate::messages;
use crate::mode::{Leaving, OutputMode};
use crate::notice::Notice;
use crate::store::UserFile;
use crate::text::{Forms, Marks};
use crate::ui::{Background, Colours, Role, StyleChanges, Theme};

/// The sign that begins a comment.
const SIGN: &str = "#";
/// The terminal in the example, if the reader has chosen nothing for any.
const A_TERMINAL: &str = "konsole";
/// The command that finds the mode for a terminal.
const DOCTOR: &str = "qari doctor";

pub(super) fn run(locale: Locale) -> Result<ExitCode, Error> {
    let (config, mut notices) = settings::config();
    let (chosen, of_menu) = settings::chosen();
    let (keymap, of_keys) = Keymap::new(config.keys());
    let (_, of_styles) = StyleChanges::new(config.styles());
    let (own, of_commands) = OwnCommands::new(config.own_commands().to_vec(), &keymap);
    let complaints = [of_keys, of_styles, of_commands].into_iter().flatten();
    notices.extend(complaints);
    notices.sort_by_key(|notice| match notice {
        Notice::Setting { line, .. } => *line,
        _ => 0,
    });
    // What cannot be used is not printed: what is printed must not replace the file.
    let code = if notices.is_empty() { 0 } else { UNUSABLE };
    // Of another file, with lines of its own.
    notices.extend(of_menu);
    report_notices(&notices, locale);
    let path = |file: UserFile| file.path().display().to_string();
    let read = ConfigSources {
        config: &config,
        chosen: &chosen,
        own: &own,
        path: UserFile::settings().ok().map(path),
        path_of_chosen: UserFile::appearance().ok().map(path),
    };
    // Settings are laid out from left to right, comments from the side of their language.
    let [of_settings, of_comments] = [Locale::English, locale].map(Lines::to_output);
    let mut output = output();
    for line in printed(&read, &keymap, locale) {
        let lines = match line {
            FileLine::Setting(_) => of_settings,
            FileLine::Comment(_) => of_comments,
        };
        writeln!(output, "{}", lines.line(line.text())).map_err(Error::Output)?;
    }
    output.flush().map_err(Error::Output)?;
    Ok(ExitCode::from(code))
}

/// A line of the file.
#[derive(Debug)]
enum FileLine {
    /// A setting, a table or nothing; it may be commented out.
    Setting(String),
    /// Words in the language of the interface.
    Comment(String),
}

impl FileLine {
    fn text(&self) -> &str {
        match self {
            Self::Setting(text) | Self::Comment(text) => text,
        }
    }
}

/// What `qari config` prints from.
struct ConfigSources<'r> {
    config: &'r Config,
    /// What was chosen in the appearance menu.
    chosen: &'r Chosen,
    /// The commands of the reader's own.
    own: &'r OwnCommands,
    /// The path of the settings file.
    path: Option<String>,
    /// The path of the file with the choices.
    path_of_chosen: Option<String>,
}

/// The lines of a file with all settings: those that are set, and as comments the defaults of the others.
fn printed(read: &ConfigSources<'_>, keymap: &Keymap, locale: Locale) -> Vec<FileLine> {
    let config = read.config;
    let mut file = Vec::new();
    file.push(comment(
        &locale.format("config-head", &[("sign", SIGN.into())]),
    ));
    if let Some(path) = &read.path {
        file.push(comment(
            &locale.format("config-file", &[("path", path.into())]),
        ));
    }
    push_settings(&mut file, read, locale);
    push_keys(&mut file, keymap, locale);
    push_theme(&mut file, config.styles(), locale);
    push_own_commands(&mut file, read.own, locale);
    push_terminals(&mut file, config, locale);
    file
}

fn push_settings(file: &mut Vec<FileLine>, read: &ConfigSources<'_>, locale: Locale) {
    let config = read.config;
    let default = Config::default();
    let mut table = "";
    for entry in SETTINGS {
        if entry.table == table {
            file.push(setting(""));
        } else {
            table = entry.table;
            push_heading(file, table);
        }
        file.push(comment(&locale.text(entry.words)));
        let choices = entry.choices();
        if !choices.is_empty() {
            let choices = choices.iter().map(|choice| format!("\"{choice}\""));
            let choices = locale.list(choices.collect::<Vec<_>>());
            let choices = locale.format("config-choices", &[("choices", choices)]);
            file.push(comment(&choices));
        }
        let line = entry.line(config);
        let is_set = line != entry.line(&default);
        file.push(match line {
            Some(line) if is_set => setting(&line),
            Some(line) => unset(&line),
            None => unset(&entry.line_with(entry.example)),
        });
        let look = entry.look();
        if let Some(value) = look.and_then(|look| read.chosen.holding(look, config.appearance())) {
            let arguments = [
                ("value", value.into()),
                (
                    "path",
                    read.path_of_chosen.as_deref().unwrap_or_default().into(),
                ),
            ];
            file.push(comment(&locale.format("config-chosen", &arguments)));
        }
    }
}

fn push_keys(file: &mut Vec<FileLine>, keymap: &Keymap, locale: Locale) {
    push_heading(file, KEYS);
    let examples = locale.alternatives(messages::KEY_EXAMPLES);
    file.push(comment(
        &locale.format("config-keys", &[("examples", examples)]),
    ));
    let default = Keymap::default();
    for command in COMMANDS {
        let keys = keymap.keys(command.action);
        let is_default = keys.iter().eq(default.keys(command.action));
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        let line = keys_line(command.id(), keys.iter().map(String::as_str));
        file.push(comment(&locale.text(command.words)));
        file.push(match is_default {
            true => unset(&line),
            false => setting(&line),
        });
    }
}

fn push_theme(file: &mut Vec<FileLine>, changed: &[StyleSetting], locale: Locale) {
    push_heading(file, THEME);
    let colours = locale.alternatives(messages::COLOUR_EXAMPLES);
    let arguments = [("names", locale.list(OF_STYLES)), ("colours", colours)];
    file.push(comment(&locale.format("config-theme", &arguments)));
    let theme = Theme {
        background: Background::Dark,
        colours: Colours::True,
        ..Theme::default()
    };
    let mut said = "";
    for (id, role, words) in Role::all() {
        // All kinds of mentions share one comment.
        if words != said {
            file.push(comment(&locale.text(words)));
            said = words;
        }
        let changed = changed.iter().find(|style| style.role.value == id);
        file.push(match changed {
            Some(style) => setting(&style_line(&StyleChanges::usable(style))),
            None => unset(&style_line(&theme.setting(&id, role))),
        });
    }
}

fn push_own_commands(file: &mut Vec<FileLine>, own: &OwnCommands, locale: Locale) {
    file.push(setting(""));
    let parts = locale.alternatives(PARTS.map(|(name, _)| name));
    let arguments = [
        ("parts", parts),
        ("table", format!("[{COMMANDS_TABLE}.NAME]").into()),
    ];
    file.push(comment(&locale.format("config-own-commands", &arguments)));
    for (index, command) in own.list.iter().enumerate() {
        let key = command.key.clone();
        let usable = OwnCommand {
            key: key.filter(|_| own.key_of(index).is_some()),
            ..command.clone()
        };
        file.extend(usable.lines().iter().map(|line| setting(line)));
    }
    if own.list.is_empty() {
        let lines = OwnCommand::example().lines();
        file.extend(lines.iter().map(|line| unset(line)));
    }
}

fn push_terminals(file: &mut Vec<FileLine>, config: &Config, locale: Locale) {
    file.push(setting(""));
    let command = [("command", DOCTOR.into())];
    file.push(comment(&locale.format("config-terminals", &command)));
    let mut is_first = true;
    for (kind, choice) in config.terminals() {
        if !is_first {
            file.push(setting(""));
        }
        is_first = false;
        let lines = terminal_lines(kind, choice);
        file.extend(lines.iter().map(|line| setting(line)));
    }
    if is_first {
        let choice = TerminalChoice {
            mode: Some(OutputMode::Visual),
            forms: Some(Forms::Presentation),
            marks: Some(Marks::Kept),
            leaving: Some(Leaving::Undone),
        };
        let lines = terminal_lines(A_TERMINAL, choice);
        file.extend(lines.iter().map(|line| unset(line)));
    }
}

fn push_heading(file: &mut Vec<FileLine>, table: &str) {
    file.push(setting(""));
    file.push(setting(&format!("[{table}]")));
}

fn setting(line: &str) -> FileLine {
    FileLine::Setting(line.to_owned())
}

/// A setting that is commented out.
fn unset(line: &str) -> FileLine {
    FileLine::Setting(format!("{SIGN} {line}"))
}

fn comment(text: &str) -> FileLine {
    FileLine::Comment(format!("{SIGN} {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appearance::AppearanceSetting as Look;
    use crate::printable;

    fn file_of(text: &str, locale: Locale) -> String {
        let (config, notices) = Config::parse(text);
        assert_eq!(notices, []);
        let (keymap, notices) = Keymap::new(config.keys());
        assert_eq!(notices, []);
        printed_of(&config, &Chosen::default(), &keymap, locale)
    }

    fn printed_of(config: &Config, chosen: &Chosen, keymap: &Keymap, locale: Locale) -> String {
        let (own, _) = OwnCommands::new(config.own_commands().to_vec(), keymap);
        let read = ConfigSources {
            config,
            chosen,
            own: &own,
            path: Some("/home/ليلى/config.toml".to_owned()),
            path_of_chosen: Some("/home/ليلى/appearance.toml".to_owned()),
        };
        let lines = printed(&read, keymap, locale);
        let lines: Vec<&str> = lines.iter().map(FileLine::text).collect();
        lines.join("\n")
    }

    #[test]
    fn what_was_chosen_in_the_menu_is_said_where_it_holds() {
        let (config, _) = Config::parse("[appearance]\ndigits = \"european\"\n");
        let mut now = config.appearance().values().clone();
        assert!(now.write(Look::Digits, "own") && now.write(Look::Measure, "60"));
        let chosen = Chosen::default().updated(config.appearance(), &now);
        // The digits were changed in the file since.
        let (config, _) = Config::parse("[appearance]\ndigits = \"as-written\"\n");
        for locale in Locale::ALL {
            let file = printed_of(&config, &chosen, &Keymap::default(), locale);
            let told = file.lines().filter(|line| line.contains("appearance.toml"));
            let [told] = told.collect::<Vec<_>>()[..] else {
                panic!("{file}");
            };
            assert!(told.starts_with("# ") && told.contains("60"), "{told}");
            assert_eq!(Config::parse(&file).0, config);
        }
    }

    /// A file with its commented settings turned into settings.
    fn uncommented(file: &str) -> String {
        let lines = file.lines().map(|line| match line.strip_prefix("# ") {
            Some(setting) if setting.contains(" = ") || setting.starts_with('[') => setting,
            _ => line,
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_printed_without_settings_changes_nothing() {
        for locale in Locale::ALL {
            let file = file_of("", locale);
            assert_eq!(Config::parse(&file), (Config::default(), vec![]));
        }
    }

    #[test]
    fn every_default_that_is_printed_can_be_a_setting() {
        for locale in Locale::ALL {
            let (config, notices) = Config::parse(&uncommented(&file_of("", locale)));
            assert_eq!(notices, []);
            let (keymap, notices) = Keymap::new(config.keys());
            assert_eq!((keymap, notices), (Keymap::default(), vec![]));
            assert_eq!(StyleChanges::new(config.styles()).1, []);
            assert_eq!(config.keys().len(), COMMANDS.len());
            assert_eq!(config.styles().len(), Role::all().count());
            assert_eq!(
                config.reading(),
                Config::parse("[reading]\nlist-rows = 2").0.reading()
            );
            assert_ne!(config.terminal(A_TERMINAL), TerminalChoice::default());
        }
    }

    #[test]
    fn what_was_set_is_printed_as_it_was_set() {
        let text = "[reading]\nlist-rows = 3\nread-after = 0\nquit-from = \"anywhere\"\n\
                    [keys]\ndown = [\"ن\", \"F9\"]\nstar = []\n\
                    [theme]\ntitle = { fg = \"208\", bold = false }\n\
                    [library]\nwatch = [\"~/مقالات \\\"أ\\\"\"]\n\
                    [commands]\ncopy = []\nopen-link = [\"a\\u200F\", \"\\U000E0041'\\\\\\\"\"]\n\
                    [commands.\"معجم\\u202E\"]\nrun = [\"a\\u2028b\"]\n\
                    [network]\nca-file = \"/etc/\\u2066.pem\"\n\
                    [terminals.\"tmux in kitty\"]\nmode = \"lro\"\nrestore = false\n\
                    [terminals.\"x\\u200E\"]\nmode = \"lro\"\n";
        let (config, _) = Config::parse(text);
        let (keymap, _) = Keymap::new(config.keys());
        for locale in Locale::ALL {
            // As it is written to a pipe.
            let file = file_of(text, locale);
            let lines = file.lines().map(|line| printable::field(line));
            let (again, notices) = Config::parse(&lines.collect::<Vec<_>>().join("\n"));
            assert_eq!(notices, []);
            assert_eq!(again.own_commands().len(), 1);
            let unlined = |config: &Config| {
                let commands = config.own_commands().iter();
                commands
                    .map(|it| (it.name.clone(), it.run.clone()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(unlined(&again), unlined(&config));
            assert_eq!(again.authorities(), config.authorities());
            assert_eq!(Keymap::new(again.keys()), (keymap.clone(), vec![]));
            assert_eq!(
                StyleChanges::new(again.styles()),
                StyleChanges::new(config.styles())
            );
            assert_eq!(again.reading(), config.reading());
            assert_eq!(again.watched(), config.watched());
            assert_eq!(again.commands(), config.commands());
            assert_eq!(
                again.terminals().collect::<Vec<_>>(),
                config.terminals().collect::<Vec<_>>()
            );
        }
    }
}

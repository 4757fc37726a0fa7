//! `qari completions`: completion files for shells.

use std::io::Write;
use std::process::ExitCode;

use clap::{Arg, Command, ValueHint};
use clap_complete::Shell;

use crate::cli::arguments::{CompletionsArguments, Speech};
use crate::cli::error::Error;
use crate::cli::help;
use crate::cli::output::output;
use crate::i18n::Locale;

/// The end of the file for bash. The function that is made of the commands offers all options for an empty word, and bash
/// offers files only if there is nothing else. So where files are named, options are left out until a `-` is typed.
const BASH_FILES: &str = r#"
# Where a command takes files, options are offered only after "-": else files are.
_qari_or_files() {
    _qari "$@"
    local word words="" before=""
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$before $word" in
            *" -"* | *" =" | "= "* | OPTIONS) ;;
            *) words+="$word " ;;
        esac
        before="$word"
    done
    case "$words" in
        COMMANDS)
            local offered=("${COMPREPLY[@]}")
            COMPREPLY=()
            for word in "${offered[@]}"; do
                [[ -z $2 && $word == [-[]* ]] || COMPREPLY+=("$word")
            done
            ;;
    esac
}
complete -F _qari_or_files -o bashdefault -o default qari
"#;

/// Prints the file. All of its texts are in English, or with `--lang ar` in Arabic: a shell prints them in logical order,
/// which only terminals that reorder by themselves show correctly.
pub(super) fn run(
    arguments: &CompletionsArguments,
    lang: Option<Speech>,
) -> Result<ExitCode, Error> {
    let locale = match lang {
        Some(Speech::Ar) => Locale::Arabic,
        Some(Speech::En) | None => Locale::English,
    };
    let mut file = Vec::new();
    let mut command = help::described(locale);
    clap_complete::generate(arguments.shell, &mut command, "qari", &mut file);
    if arguments.shell == Shell::Bash {
        file.extend_from_slice(bash_files(&command).as_bytes());
    }
    let mut output = output();
    output
        .write_all(&file)
        .and_then(|()| output.flush())
        .map_err(Error::Output)?;
    Ok(ExitCode::SUCCESS)
}

fn bash_files(command: &Command) -> String {
    let mut patterns = Vec::new();
    push_commands_of_files(command, "", &mut patterns);
    // What stands behind these is their value.
    let valued =
        |argument: &&Arg| !argument.is_positional() && argument.get_action().takes_values();
    let options = command.get_arguments().filter(valued);
    let options = options.filter_map(|option| Some(format!("\"--{} \"*", option.get_long()?)));
    let options: Vec<String> = options.collect();
    BASH_FILES
        .replace("COMMANDS", &patterns.join("|"))
        .replace("OPTIONS", &options.join(" | "))
}

/// The subcommands that take files, as patterns of the words up to what is typed: `"feed import "*`.
fn push_commands_of_files(command: &Command, before: &str, patterns: &mut Vec<String>) {
    let takes_files = |argument: &Arg| argument.get_value_hint() == ValueHint::AnyPath;
    for command in command.get_subcommands() {
        let words = format!("{before}{} ", command.get_name());
        if command.get_positionals().any(takes_files) {
            patterns.push(format!("\"{words}\"*"));
        }
        push_commands_of_files(command, &words, patterns);
    }
}

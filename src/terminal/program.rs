//! Which terminal this is, by what it answered and by what the environment says of it.

use std::fmt;

use serde::Serialize;

use super::answers::Answers;

/// What is known of the terminal at hand before anything is decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Probe {
    /// What it answered.
    pub answers: Answers,
    /// Environment variables that terminals and multiplexers set: those of [`VARIABLES`] that are.
    pub environment: Vec<(String, String)>,
    /// What tmux says of the terminal it is shown in; `None` outside of tmux.
    pub outer: Option<OuterTerminal>,
}

/// The terminal that tmux is shown in, in tmux's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OuterTerminal {
    /// `client_termtype`: its name and version as it answered tmux; empty where it did not.
    pub version: String,
    /// `client_termname`: the value of `TERM` outside.
    pub term: String,
}

/// The environment variables that are looked at.
pub const VARIABLES: [&str; 13] = [
    "TERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "COLORTERM",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "KITTY_WINDOW_ID",
    "MLTERM",
    "WT_SESSION",
    "XTERM_VERSION",
    "TMUX",
    "STY",
    "SSH_CONNECTION",
];

/// A terminal program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Program {
    /// Alacritty
    Alacritty,
    /// Apple's Terminal
    AppleTerminal,
    /// foot
    Foot,
    /// Ghostty
    Ghostty,
    /// iTerm2, with the first two numbers of its version where they are known
    Iterm(Option<(u32, u32)>),
    /// kitty, with the first two numbers of its version where they are known
    Kitty(Option<(u32, u32)>),
    /// Konsole
    Konsole,
    /// The Linux console
    LinuxConsole,
    /// mintty
    Mintty,
    /// mlterm
    Mlterm,
    /// PuTTY and its relatives
    Putty,
    /// QTermWidget: QTerminal and others
    QTermWidget,
    /// GNU screen
    Screen,
    /// st
    St,
    /// Terminology
    Terminology,
    /// tmux
    Tmux,
    /// rxvt-unicode
    Urxvt,
    /// VTE: GNOME Terminal, Console, Xfce Terminal, Tilix, Ptyxis and others
    Vte,
    /// WezTerm
    WezTerm,
    /// Windows Terminal
    WindowsTerminal,
    /// xterm
    Xterm,
    /// xterm.js: Visual Studio Code and others
    XtermJs,
    /// Zutty
    Zutty,
    /// Any other
    Unknown,
}

impl fmt::Display for Program {
    /// The name by which the configuration knows it. kitty is two kinds of terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Alacritty => "alacritty",
            Self::AppleTerminal => "apple-terminal",
            Self::Foot => "foot",
            Self::Ghostty => "ghostty",
            Self::Iterm(_) => "iterm2",
            Self::Kitty(_) if self.sizes_text() => "kitty",
            Self::Kitty(_) => "kitty-before-0.40",
            Self::Konsole => "konsole",
            Self::LinuxConsole => "linux-console",
            Self::Mintty => "mintty",
            Self::Mlterm => "mlterm",
            Self::Putty => "putty",
            Self::QTermWidget => "qtermwidget",
            Self::Screen => "screen",
            Self::St => "st",
            Self::Terminology => "terminology",
            Self::Tmux => "tmux",
            Self::Urxvt => "urxvt",
            Self::Vte => "vte",
            Self::WezTerm => "wezterm",
            Self::WindowsTerminal => "windows-terminal",
            Self::Xterm => "xterm",
            Self::XtermJs => "xterm.js",
            Self::Zutty => "zutty",
            Self::Unknown => "unknown",
        })
    }
}

/// The terminal at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The program that is talked to.
    pub program: Program,
    /// The terminal that this one is shown in; tmux knows it.
    pub outer: Option<Program>,
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.outer {
            Some(outer) => write!(f, "{} in {outer}", self.program),
            None => self.program.fmt(f),
        }
    }
}

impl Program {
    /// Whether it has the text-sizing protocol: kitty from 0.40 on.
    #[must_use]
    pub fn sizes_text(self) -> bool {
        matches!(self, Self::Kitty(Some(version)) if version >= (0, 40))
    }

    /// Whether it is known to take addresses for its cells (OSC 8) and to print nothing of them.
    #[must_use]
    pub fn takes_hyperlinks(self) -> bool {
        matches!(
            self,
            Self::Alacritty
                | Self::Foot
                | Self::Ghostty
                | Self::Iterm(_)
                | Self::Kitty(_)
                | Self::Konsole
                | Self::Mintty
                | Self::Vte
                | Self::WezTerm
                | Self::WindowsTerminal
                | Self::XtermJs
        )
    }

    /// The program of a name and version as XTVERSION has them.
    fn of_version(version: &str) -> Self {
        let name_end = version.find([' ', '(']).unwrap_or(version.len());
        let numbers = || two_numbers(version[name_end..].trim_matches([' ', '(', ')']));
        match version[..name_end].to_ascii_lowercase().as_str() {
            "alacritty" => Self::Alacritty,
            "foot" => Self::Foot,
            "ghostty" => Self::Ghostty,
            "iterm2" => Self::Iterm(numbers()),
            "kitty" => Self::Kitty(numbers()),
            "konsole" => Self::Konsole,
            "mintty" => Self::Mintty,
            "terminology" => Self::Terminology,
            "tmux" => Self::Tmux,
            "vte" => Self::Vte,
            "wezterm" => Self::WezTerm,
            "xterm" => Self::Xterm,
            "xterm.js" => Self::XtermJs,
            _ => Self::Unknown,
        }
    }

    /// The program of secondary device attributes, as far as they tell.
    fn of_attributes(attributes: &[u32]) -> Self {
        match *attributes {
            [65 | 61, version, 1] if version >= 2000 => Self::Vte,
            [0, 115, 0] => Self::QTermWidget,
            [1, 115, 0] => Self::Konsole,
            [1, 4000, minor] => Self::Kitty(Some((0, minor))),
            [24, 279, 0] => Self::Mlterm,
            [41, _, 0] => Self::Xterm,
            [61, 337, 0] => Self::Terminology,
            [77, ..] => Self::Mintty,
            [0, 1500..=2999, 1] => Self::Alacritty,
            [85, ..] => Self::Urxvt,
            [64, 0, 0] => Self::Zutty,
            [0, 136, 0] => Self::Putty,
            [0, 276, 0] => Self::XtermJs,
            [0, 10, 1] => Self::WindowsTerminal,
            [84, ..] => Self::Tmux,
            [83, ..] => Self::Screen,
            _ => Self::Unknown,
        }
    }

    /// The program of a value of `TERM`, where only one uses it.
    fn of_term(term: &str) -> Self {
        let name = term.strip_suffix("-256color").unwrap_or(term);
        match name {
            "alacritty" => Self::Alacritty,
            "foot" | "foot-extra" => Self::Foot,
            "xterm-ghostty" => Self::Ghostty,
            "xterm-kitty" => Self::Kitty(None),
            "linux" => Self::LinuxConsole,
            "mintty" => Self::Mintty,
            "mlterm" => Self::Mlterm,
            "putty" => Self::Putty,
            "st" => Self::St,
            "rxvt-unicode" => Self::Urxvt,
            "vte" | "gnome" => Self::Vte,
            _ => Self::Unknown,
        }
    }

    fn known(self) -> Option<Self> {
        (self != Self::Unknown).then_some(self)
    }
}

/// The first two numbers of a version such as `0.26.5`.
fn two_numbers(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split(|c: char| !c.is_ascii_digit());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

impl Probe {
    /// The value of a variable of the environment; an empty one says nothing.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        let found = self.environment.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Which terminal this is. The environment is inherited by terminals that are started within
    /// others, so an answer goes before it, and a variable counts only where the terminal that sets
    /// it would not have answered otherwise.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let program = self.by_answers().unwrap_or_else(|| self.by_environment());
        let outer = match (program, &self.outer) {
            (Program::Tmux, Some(outer)) => Program::of_version(&outer.version)
                .known()
                .or_else(|| Program::of_term(&outer.term).known()),
            _ => None,
        };
        Identity { program, outer }
    }

    fn by_answers(&self) -> Option<Program> {
        let version = self.answers.version.as_deref().map(Program::of_version);
        let attributes = self
            .answers
            .secondary
            .as_deref()
            .map(Program::of_attributes);
        version
            .and_then(Program::known)
            .or_else(|| attributes.and_then(Program::known))
    }

    fn by_environment(&self) -> Program {
        let term = Program::of_term(self.variable("TERM").unwrap_or_default());
        let has_answered = self.answers.primary.is_some();
        // These answer like an xterm, or not at all.
        let quiet = match self.variable("TERM_PROGRAM") {
            Some("Apple_Terminal") => Some(Program::AppleTerminal),
            Some("iTerm.app") => {
                let version = self.variable("TERM_PROGRAM_VERSION").and_then(two_numbers);
                Some(Program::Iterm(version))
            }
            Some("vscode") => Some(Program::XtermJs),
            _ => self
                .variable("WT_SESSION")
                .map(|_| Program::WindowsTerminal),
        };
        if has_answered {
            // st and the Linux console say nothing of themselves but by TERM.
            let is_silent = matches!(term, Program::St | Program::LinuxConsole);
            return if is_silent {
                term
            } else {
                quiet.unwrap_or(Program::Unknown)
            };
        }
        let inner = [("TMUX", Program::Tmux), ("STY", Program::Screen)];
        let rest = [
            ("KITTY_WINDOW_ID", Program::Kitty(None)),
            ("MLTERM", Program::Mlterm),
            ("KONSOLE_VERSION", Program::Konsole),
            ("VTE_VERSION", Program::Vte),
            ("XTERM_VERSION", Program::Xterm),
        ];
        let set = |(name, program): (&str, Program)| self.variable(name).map(|_| program);
        let by_inner = inner.into_iter().find_map(set);
        by_inner
            .or(term.known())
            .or(quiet)
            .or_else(|| rest.into_iter().find_map(set))
            .unwrap_or(Program::Unknown)
    }
}

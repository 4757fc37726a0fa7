//! Which output mode reads right in the terminal at hand: the decision, and how sure it is.

use serde::Serialize;

use crate::config::{Config, TerminalChoice};
use crate::mode::{Leaving, OutputMode};
use crate::text::{Marks, Rendition};

use super::answers::Sample;
use super::program::{Identity, Probe, Program};

/// Where a decision comes from, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// The reader said so, for this start.
    Told,
    /// The reader chose it for this kind of terminal.
    Remembered,
    /// The terminal said what it is.
    Answered,
    /// The environment says what it is, or tmux what it is shown in.
    Environment,
    /// Nothing is known of it.
    Guessed,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detection {
    /// Which terminal it is.
    pub identity: Identity,
    /// The mode.
    pub mode: OutputMode,
    /// How text is rendered in it.
    pub rendition: Rendition,
    /// Where the decision comes from.
    pub provenance: Provenance,
    /// Whether the mode is undone in the end.
    pub leaving: Leaving,
}

impl Detection {
    /// Whether the reader had better look whether it reads right.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        let is_tried = !matches!(
            self.identity.program,
            Program::AppleTerminal | Program::Iterm(_)
        );
        match self.provenance {
            Provenance::Told | Provenance::Remembered => false,
            Provenance::Answered | Provenance::Environment => !is_tried,
            Provenance::Guessed => true,
        }
    }
}

/// Decides: the reader's word, then what they chose before, then what the terminal answered, then
/// what the environment says, then cells as they are.
#[must_use]
pub fn detect(probe: &Probe, told: TerminalChoice, config: &Config) -> Detection {
    let identity = probe.identity();
    let remembered = config.terminal(&identity.to_string());
    let (own, own_belief) = own_mode(probe, identity);
    let (mode, provenance) = match (told.mode, remembered.mode) {
        (Some(mode), _) => (mode, Provenance::Told),
        (None, Some(mode)) => (mode, Provenance::Remembered),
        (None, None) => (own, own_belief),
    };
    // What was reset before we came stays reset.
    let own_leaving = match (mode, probe.answers.bidi_mode) {
        (OutputMode::Bdsm, Some(2)) => Leaving::Kept,
        _ => Leaving::Undone,
    };
    let usual = mode.rendition();
    let own_marks = if draws_marks_well(probe, identity) {
        usual.marks
    } else {
        Marks::Dropped
    };
    let rendition = Rendition {
        forms: told.forms.or(remembered.forms).unwrap_or(usual.forms),
        marks: told.marks.or(remembered.marks).unwrap_or(own_marks),
        emoji: probe.answers.emoji(),
        ..usual
    };
    Detection {
        identity,
        mode,
        rendition,
        provenance,
        leaving: told.leaving.or(remembered.leaving).unwrap_or(own_leaving),
    }
}

/// The modes that could suit the terminal, the likeliest first: what a reader chooses from.
#[must_use]
pub fn candidates(finding: &Detection) -> Vec<OutputMode> {
    let program = finding.identity.outer.unwrap_or(finding.identity.program);
    let fits = |mode: &OutputMode| match mode {
        // What other programs take for something else is offered to its own alone.
        OutputMode::Konsole => matches!(finding.identity.program, Program::Konsole),
        OutputMode::Mlterm => matches!(finding.identity.program, Program::Mlterm),
        OutputMode::Kitty => matches!(finding.identity.program, Program::Kitty(_)),
        OutputMode::KittyRuns => matches!(program, Program::Kitty(_) | Program::Unknown),
        _ => true,
    };
    let others = OutputMode::ALL
        .into_iter()
        .filter(|mode| *mode != finding.mode)
        .filter(fits);
    std::iter::once(finding.mode).chain(others).collect()
}

/// The mode for a terminal by what is known of it.
fn own_mode(probe: &Probe, identity: Identity) -> (OutputMode, Provenance) {
    let Identity { program, outer } = identity;
    let has_answered = probe.answers.primary.is_some();
    let provenance = match program {
        Program::Unknown => Provenance::Guessed,
        // What a multiplexer is shown in, it does not say by itself.
        Program::Tmux if outer.is_some() => Provenance::Environment,
        Program::Tmux | Program::Screen => Provenance::Guessed,
        Program::AppleTerminal | Program::St | Program::LinuxConsole => Provenance::Environment,
        _ if has_answered => Provenance::Answered,
        _ => Provenance::Environment,
    };
    // Whoever answers that it knows the mode by which reordering is switched off does it.
    if matches!(probe.answers.bidi_mode, Some(1 | 2)) {
        return (OutputMode::Bdsm, Provenance::Answered);
    }
    let mode = match program {
        Program::Tmux => match outer {
            Some(Program::Konsole | Program::QTermWidget) => OutputMode::InverseRows,
            Some(Program::Kitty(_)) => OutputMode::KittyRuns,
            Some(outer) if leaves_cells_alone(outer) => OutputMode::Visual,
            _ => OutputMode::Lro,
        },
        Program::Screen | Program::AppleTerminal => OutputMode::Lro,
        // Some versions reorder rows, others do not: this reads right in both.
        Program::Ghostty | Program::WindowsTerminal => OutputMode::Lro,
        // Konsole's sequence sets the font elsewhere: without an answer it is not certain enough.
        Program::Konsole if has_answered => OutputMode::Konsole,
        Program::Konsole => OutputMode::InverseRows,
        Program::Kitty(_) if program.sizes_text() => OutputMode::Kitty,
        Program::Kitty(_) => OutputMode::KittyRuns,
        Program::Mlterm => OutputMode::Mlterm,
        Program::QTermWidget => OutputMode::Inverse,
        Program::Vte | Program::Mintty if !has_answered => OutputMode::Bdsm,
        Program::Putty => OutputMode::Logical,
        Program::Iterm(Some(version)) if version >= (3, 7) => OutputMode::Logical,
        _ => OutputMode::Visual,
    };
    (mode, provenance)
}

/// Whether a terminal neither reorders nor joins.
fn leaves_cells_alone(program: Program) -> bool {
    matches!(
        program,
        Program::Alacritty
            | Program::Foot
            | Program::LinuxConsole
            | Program::St
            | Program::Terminology
            | Program::Urxvt
            | Program::Xterm
            | Program::XtermJs
            | Program::Zutty
    )
}

/// Whether a letter keeps its place and its shape when it has a mark.
fn draws_marks_well(probe: &Probe, identity: Identity) -> bool {
    let program = identity.outer.unwrap_or(identity.program);
    let columns = probe.answers.width(Sample::MarkedLetter);
    let is_one_column = columns.is_none_or(|columns| columns == 1);
    let is_known_not_to = matches!(
        program,
        Program::Alacritty
            | Program::Foot
            | Program::LinuxConsole
            | Program::St
            | Program::Terminology
            | Program::Zutty
    );
    is_one_column && !is_known_not_to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::answers::Answers;
    use crate::terminal::program::OuterTerminal;
    use crate::text::Forms;

    fn answered(bidi_mode: Option<u16>, version: &str, secondary: &[u32]) -> Probe {
        let answers = Answers {
            bidi_mode,
            version: (!version.is_empty()).then(|| version.to_owned()),
            secondary: (!secondary.is_empty()).then(|| secondary.to_vec()),
            primary: Some(vec![64]),
            ..Answers::default()
        };
        Probe {
            answers,
            ..Probe::default()
        }
    }

    fn with(mut probe: Probe, variables: &[(&str, &str)]) -> Probe {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        probe.environment = variables.iter().map(own).collect();
        probe
    }

    fn in_tmux(version: &str, term: &str) -> Probe {
        let outer = OuterTerminal {
            version: version.to_owned(),
            term: term.to_owned(),
        };
        Probe {
            outer: Some(outer),
            ..answered(None, "tmux 3.3a", &[84, 0, 0])
        }
    }

    fn decide(probe: &Probe) -> Detection {
        detect(probe, TerminalChoice::default(), &Config::default())
    }

    #[test]
    fn every_terminal_that_was_tried_gets_the_mode_it_read_right_in() {
        let cases: &[(&str, Probe, OutputMode)] = &[
            (
                "vte",
                answered(Some(1), "", &[65, 7006, 1]),
                OutputMode::Bdsm,
            ),
            (
                "vte",
                answered(Some(1), "VTE(8001)", &[61, 8001, 1]),
                OutputMode::Bdsm,
            ),
            (
                "konsole",
                answered(None, "Konsole 22.12.3", &[1, 115, 0]),
                OutputMode::Konsole,
            ),
            (
                "qtermwidget",
                answered(None, "", &[0, 115, 0]),
                OutputMode::Inverse,
            ),
            (
                "kitty-before-0.40",
                answered(Some(0), "kitty(0.26.5)", &[1, 4000, 26]),
                OutputMode::KittyRuns,
            ),
            (
                "kitty",
                answered(Some(0), "kitty(0.41.1)", &[1, 4000, 41]),
                OutputMode::Kitty,
            ),
            (
                "mlterm",
                answered(Some(0), "", &[24, 279, 0]),
                OutputMode::Mlterm,
            ),
            (
                "xterm",
                answered(Some(0), "XTerm(379)", &[41, 379, 0]),
                OutputMode::Visual,
            ),
            (
                "foot",
                answered(None, "foot(1.13.1)", &[1, 11301, 0]),
                OutputMode::Visual,
            ),
            (
                "terminology",
                answered(None, "terminology 1.13.0", &[61, 337, 0]),
                OutputMode::Visual,
            ),
            (
                "alacritty",
                answered(None, "", &[0, 1700, 1]),
                OutputMode::Visual,
            ),
            (
                "urxvt",
                answered(None, "", &[85, 95, 0]),
                OutputMode::Visual,
            ),
            ("zutty", answered(None, "", &[64, 0, 0]), OutputMode::Visual),
            (
                "putty",
                answered(None, "", &[0, 136, 0]),
                OutputMode::Logical,
            ),
            (
                "xterm.js",
                answered(Some(0), "", &[0, 276, 0]),
                OutputMode::Visual,
            ),
            (
                "screen",
                answered(None, "", &[83, 40900, 0]),
                OutputMode::Lro,
            ),
            (
                "tmux in konsole",
                in_tmux("Konsole 22.12.3", "xterm-256color"),
                OutputMode::InverseRows,
            ),
            (
                "tmux in kitty-before-0.40",
                in_tmux("kitty(0.26.5)", "xterm-kitty"),
                OutputMode::KittyRuns,
            ),
            (
                "tmux in xterm",
                in_tmux("XTerm(379)", "xterm-256color"),
                OutputMode::Visual,
            ),
            (
                "tmux in alacritty",
                in_tmux("", "alacritty"),
                OutputMode::Visual,
            ),
            ("tmux", in_tmux("", "xterm-256color"), OutputMode::Lro),
            // Begin to reorder, with and without a switch for it.
            (
                "ghostty",
                answered(None, "ghostty 1.3.1", &[1, 10, 0]),
                OutputMode::Lro,
            ),
            (
                "ghostty",
                answered(Some(1), "ghostty 1.4.0", &[1, 10, 0]),
                OutputMode::Bdsm,
            ),
            (
                "windows-terminal",
                answered(None, "", &[0, 10, 1]),
                OutputMode::Lro,
            ),
            (
                "windows-terminal",
                answered(Some(2), "", &[0, 10, 1]),
                OutputMode::Bdsm,
            ),
            (
                "tmux in ghostty",
                in_tmux("ghostty 1.3.1", "xterm-ghostty"),
                OutputMode::Lro,
            ),
        ];
        for (name, probe, mode) in cases {
            let finding = decide(probe);
            assert_eq!(
                (finding.identity.to_string().as_str(), finding.mode),
                (*name, *mode)
            );
        }
        let st = with(answered(None, "", &[]), &[("TERM", "st-256color")]);
        assert_eq!(decide(&st).identity.program, Program::St);
        assert!(!decide(&st).is_doubtful());
    }

    #[test]
    fn answers_go_before_an_inherited_environment() {
        let variables = [
            ("KONSOLE_VERSION", "221203"),
            ("VTE_VERSION", "7006"),
            ("KITTY_WINDOW_ID", "1"),
            ("TMUX", "/tmp/tmux-0/default,1,0"),
            ("TERM", "xterm-256color"),
        ];
        let xterm = with(answered(Some(0), "XTerm(379)", &[41, 379, 0]), &variables);
        assert_eq!(decide(&xterm).mode, OutputMode::Visual);
        // It answered, but not what it is: not any of those, for they would have said so.
        let other = with(answered(None, "", &[]), &variables);
        assert_eq!(decide(&other).identity.program, Program::Unknown);
        assert_eq!(decide(&other).provenance, Provenance::Guessed);
    }

    #[test]
    fn the_environment_counts_where_nothing_was_answered() {
        let cases = [
            (
                vec![("VTE_VERSION", "7006"), ("TERM", "xterm-256color")],
                OutputMode::Bdsm,
            ),
            (
                vec![("KONSOLE_VERSION", "221203"), ("TERM", "xterm-256color")],
                OutputMode::InverseRows,
            ),
            (
                vec![("TERM", "xterm-kitty"), ("KITTY_WINDOW_ID", "1")],
                OutputMode::KittyRuns,
            ),
            (
                vec![("MLTERM", "3.9.0"), ("TERM", "mlterm")],
                OutputMode::Mlterm,
            ),
            (
                vec![("STY", "1.ts"), ("VTE_VERSION", "7006")],
                OutputMode::Lro,
            ),
            (
                vec![
                    ("TERM_PROGRAM", "Apple_Terminal"),
                    ("TERM", "xterm-256color"),
                ],
                OutputMode::Lro,
            ),
            (vec![("TERM", "dumb")], OutputMode::Visual),
            (vec![("TMUX", ""), ("TERM", "xterm")], OutputMode::Visual),
        ];
        for (variables, mode) in cases {
            assert_eq!(
                decide(&with(Probe::default(), &variables)).mode,
                mode,
                "{variables:?}"
            );
        }
    }

    #[test]
    fn konsole_s_sequence_is_sent_to_nobody_who_did_not_answer_so() {
        let variables = [("KONSOLE_VERSION", "221203"), ("TERM", "xterm-256color")];
        for probe in [
            with(Probe::default(), &variables),
            with(answered(None, "", &[]), &variables),
        ] {
            assert_ne!(decide(&probe).mode, OutputMode::Konsole);
        }
    }

    #[test]
    fn the_reader_s_word_goes_before_all() {
        let konsole = answered(None, "Konsole 22.12.3", &[1, 115, 0]);
        let config = Config::parse("[terminals.konsole]\nmode = \"lro\"\nmarks = \"dropped\"\n").0;
        let remembered = detect(&konsole, TerminalChoice::default(), &config);
        assert_eq!(
            (remembered.mode, remembered.provenance),
            (OutputMode::Lro, Provenance::Remembered)
        );
        assert_eq!(remembered.rendition.marks, Marks::Dropped);
        let word = TerminalChoice {
            mode: Some(OutputMode::Visual),
            forms: Some(Forms::Base),
            marks: Some(Marks::Kept),
            leaving: None,
        };
        let told = detect(&konsole, word, &config);
        assert_eq!(
            (told.mode, told.provenance),
            (OutputMode::Visual, Provenance::Told)
        );
        assert_eq!(
            (told.rendition.forms, told.rendition.marks),
            (Forms::Base, Marks::Kept)
        );
    }

    #[test]
    fn what_was_switched_off_before_is_not_switched_on() {
        let vte = |state| decide(&answered(Some(state), "VTE(8001)", &[61, 8001, 1])).leaving;
        assert_eq!(vte(1), Leaving::Undone);
        assert_eq!(vte(2), Leaving::Kept);
        let konsole = answered(None, "Konsole 22.12.3", &[1, 115, 0]);
        assert_eq!(decide(&konsole).leaving, Leaving::Undone);
        let config = Config::parse("[terminals.konsole]\nrestore = false\n").0;
        let chosen = detect(&konsole, TerminalChoice::default(), &config);
        assert_eq!(
            (chosen.mode, chosen.leaving),
            (OutputMode::Konsole, Leaving::Kept)
        );
    }

    #[test]
    fn marks_are_dropped_where_they_harm_the_letter() {
        let foot = answered(None, "foot(1.13.1)", &[]);
        assert_eq!(decide(&foot).rendition.marks, Marks::Dropped);
        let mut strange = answered(None, "", &[7, 7, 7]);
        assert_eq!(decide(&strange).rendition.marks, Marks::Kept);
        strange.answers.widths = vec![1, 2, 2];
        assert_eq!(decide(&strange).rendition.marks, Marks::Dropped);
    }

    #[test]
    fn candidates_begin_with_the_finding_and_leave_out_what_harms() {
        let xterm = decide(&answered(Some(0), "XTerm(379)", &[41, 379, 0]));
        let offered = candidates(&xterm);
        assert_eq!(offered.first(), Some(&OutputMode::Visual));
        assert!(!offered.contains(&OutputMode::Konsole));
        let konsole = candidates(&decide(&answered(None, "Konsole 22.12.3", &[1, 115, 0])));
        assert_eq!(konsole.first(), Some(&OutputMode::Konsole));
        assert!(konsole.len() <= 9, "each has a digit for a key");
    }
}

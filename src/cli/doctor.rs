//! `qari doctor`: finds the output mode that works in this terminal; and prints a report.

use std::io::{self, Write};
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{DoctorArguments, OutputFormat};
use crate::cli::error::{Error, print};
use crate::cli::lines::Lines;
use crate::cli::output::output;
use crate::cli::{screen, settings};
use crate::config::{Config, TerminalChoice, with_mode};
use crate::i18n::Locale;
use crate::json;
use crate::mode::OutputMode;
use crate::notice::ContentFault;
use crate::runtime::{self, Diagnosis, RunEnding};
use crate::store::UserFile;
use crate::terminal::{self, Answers, Detection, OuterTerminal, Probe, Provenance};
use crate::text::{Forms, Marks};

/// What the terminal answered, and what was decided.
#[derive(Serialize)]
struct Report<'a> {
    version: &'static str,
    answers: &'a Answers,
    environment: &'a [(String, String)],
    outer: &'a Option<OuterTerminal>,
    terminal: String,
    mode: &'static str,
    forms: &'static str,
    marks: &'static str,
    #[serde(rename = "belief")]
    provenance: Provenance,
}

pub(super) fn run(arguments: &DoctorArguments, locale: Locale) -> Result<ExitCode, Error> {
    let (config, _) = settings::config();
    if arguments.report {
        return report(arguments.format, &config);
    }
    screen::needed()?;
    let timeout = settings::timeout();
    match runtime::doctor(locale, &config, timeout).map_err(Error::Terminal)? {
        Diagnosis::Chosen(finding, mode) => remember(&finding, mode, locale),
        Diagnosis::Left(RunEnding::Quit) => Ok(ExitCode::SUCCESS),
        Diagnosis::Left(RunEnding::Signal(number)) => {
            terminal::reraise(number);
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Saves the choice in the settings file.
fn remember(finding: &Detection, mode: OutputMode, locale: Locale) -> Result<ExitCode, Error> {
    let kind = finding.identity.to_string();
    let file = UserFile::settings().map_err(Error::UserFile)?;
    let text = file.read().map_err(Error::UserFile)?;
    let text = with_mode(&text, &kind, mode);
    let text = text.ok_or_else(|| Error::UserFile(file.malformed(ContentFault::NotToml)))?;
    file.replace(&text).map_err(Error::UserFile)?;
    let words = locale.format(
        "doctor-saved",
        &[
            ("terminal", kind.into()),
            ("mode", mode.name().into()),
            ("path", file.path().display().to_string().into()),
        ],
    );
    print(&words, locale)?;
    Ok(ExitCode::SUCCESS)
}

fn report(format: OutputFormat, config: &Config) -> Result<ExitCode, Error> {
    let probe = terminal::probe_apart(settings::timeout()).map_err(Error::Terminal)?;
    let finding = terminal::detect(&probe, TerminalChoice::default(), config);
    let report = Report::of(&probe, &finding);
    let mut output = output();
    let written = match format {
        OutputFormat::Json => {
            json::to_writer_pretty(&mut output, &report).and_then(|()| writeln!(output))
        }
        OutputFormat::Text => report.write(&mut output, Lines::to_output(Locale::English)),
    };
    written
        .and_then(|()| output.flush())
        .map_err(Error::Output)?;
    Ok(ExitCode::SUCCESS)
}

impl<'a> Report<'a> {
    fn of(probe: &'a Probe, finding: &Detection) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            answers: &probe.answers,
            environment: &probe.environment,
            outer: &probe.outer,
            terminal: finding.identity.to_string(),
            mode: finding.mode.name(),
            forms: match finding.rendition.forms {
                Forms::Presentation => "presentation",
                Forms::Base => "base",
            },
            marks: match finding.rendition.marks {
                Marks::Kept | Marks::Unvowelled => "kept",
                Marks::Dropped => "dropped",
            },
            provenance: finding.provenance,
        }
    }

    /// Writes one fact per line.
    fn write(&self, output: &mut impl Write, lines: Lines) -> io::Result<()> {
        let mut facts = Vec::new();
        self.write_facts(&mut facts)?;
        let facts = String::from_utf8(facts).map_err(io::Error::other)?;
        facts
            .lines()
            .try_for_each(|fact| writeln!(output, "{}", lines.line(fact)))
    }

    fn write_facts(&self, output: &mut impl Write) -> io::Result<()> {
        // The answers of a terminal may contain control characters.
        let safe = |text: &str| text.escape_debug().to_string();
        let shown = |value: &Option<String>| value.as_deref().map_or("-".to_owned(), safe);
        let list = |numbers: &Option<Vec<u32>>| match numbers {
            Some(numbers) => numbers
                .iter()
                .map(u32::to_string)
                .collect::<Vec<_>>()
                .join(";"),
            None => "-".to_owned(),
        };
        let number = |value: Option<u16>| value.map_or("-".to_owned(), |value| value.to_string());
        let answers = self.answers;
        writeln!(output, "qari {}", self.version)?;
        writeln!(output, "DECRQM 8   {}", number(answers.bidi_mode))?;
        writeln!(output, "XTVERSION  {}", shown(&answers.version))?;
        writeln!(output, "DA2        {}", list(&answers.secondary))?;
        writeln!(output, "DA1        {}", list(&answers.primary))?;
        let background = answers.background.map(|background| {
            format!(
                "{:04x}/{:04x}/{:04x}",
                background.0, background.1, background.2
            )
        });
        writeln!(output, "OSC 11     {}", shown(&background))?;
        let widths: Vec<String> = answers.widths.iter().map(u16::to_string).collect();
        writeln!(
            output,
            "widths     {}",
            if widths.is_empty() {
                "-".to_owned()
            } else {
                widths.join(" ")
            }
        )?;
        if let Some(outer) = self.outer {
            writeln!(
                output,
                "outside    {} ({})",
                safe(&outer.version),
                safe(&outer.term)
            )?;
        }
        for (name, value) in self.environment {
            writeln!(output, "{name}={}", safe(value))?;
        }
        writeln!(output, "terminal   {}", self.terminal)?;
        let provenance = serde_json::to_value(self.provenance)?;
        writeln!(
            output,
            "mode       {} ({}), {} forms, marks {}",
            self.mode,
            provenance.as_str().unwrap_or_default(),
            self.forms,
            self.marks
        )
    }
}

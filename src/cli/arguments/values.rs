//! Values of options. Their help texts are ids of messages, like those of the arguments.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ValueEnum};

use crate::config;
use crate::mode::OutputMode;
use crate::sources::decode::{Encoding, NAMES};
use crate::text::{Forms, Marks};

/// Parses the name of an encoding. More names are accepted than are listed.
#[derive(Clone)]
pub struct EncodingParser;

impl TypedValueParser for EncodingParser {
    type Value = Encoding;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Encoding, clap::Error> {
        let value = value.to_string_lossy();
        Encoding::from_label(&value).ok_or_else(|| {
            let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let argument = argument.map(Arg::to_string).unwrap_or_default();
            let names = NAMES.map(str::to_owned).to_vec();
            error.insert(ContextKind::InvalidArg, ContextValue::String(argument));
            error.insert(
                ContextKind::InvalidValue,
                ContextValue::String(value.into_owned()),
            );
            error.insert(ContextKind::ValidValue, ContextValue::Strings(names));
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(NAMES.into_iter().map(PossibleValue::new)))
    }
}

pub fn mode_parser() -> impl TypedValueParser<Value = OutputMode> {
    PossibleValuesParser::new(OutputMode::ALL.map(OutputMode::name))
        .try_map(|name| OutputMode::named(&name).ok_or("no mode"))
}

pub fn forms_parser() -> impl TypedValueParser<Value = Forms> {
    PossibleValuesParser::new(["presentation", "base"])
        .try_map(|name| config::forms_named(&name).ok_or("no forms"))
}

pub fn marks_parser() -> impl TypedValueParser<Value = Marks> {
    PossibleValuesParser::new(["kept", "dropped"])
        .try_map(|name| config::marks_named(&name).ok_or("no marks"))
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Speech {
    #[value(help = "language-ar")]
    Ar,
    #[value(help = "language-en")]
    En,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ThemeChoice {
    #[value(help = "value-theme-auto")]
    Auto,
    #[value(help = "value-theme-dark")]
    Dark,
    #[value(help = "value-theme-light")]
    Light,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    #[value(help = "value-format-text")]
    Text,
    #[value(help = "value-format-json")]
    Json,
}

/// Output formats of commands that print tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    #[value(help = "value-format-text")]
    Text,
    #[value(help = "value-format-json")]
    Json,
    #[value(help = "value-format-csv")]
    Csv,
    #[value(help = "value-format-tsv")]
    Tsv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    #[value(help = "value-yes")]
    Yes,
    #[value(help = "value-no")]
    No,
}

impl YesNo {
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum JustifyChoice {
    #[value(help = "value-justify-none")]
    None,
    #[value(help = "value-justify-space")]
    Space,
    #[value(help = "value-justify-kashida")]
    Kashida,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FormsChoice {
    #[value(help = "value-forms-presentation")]
    Presentation,
    #[value(help = "value-forms-base")]
    Base,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum OrderChoice {
    #[value(help = "value-order-visual")]
    Visual,
    #[value(help = "value-order-logical")]
    Logical,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DirectionChoice {
    #[value(help = "value-direction-auto")]
    Auto,
    #[value(help = "value-direction-rtl")]
    Rtl,
    #[value(help = "value-direction-ltr")]
    Ltr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    #[value(help = "value-export-markdown")]
    Markdown,
    #[value(help = "value-export-jsonl")]
    Jsonl,
}

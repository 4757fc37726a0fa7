//! What the values of options may be.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ValueEnum};

use crate::config;
use crate::mode::OutputMode;
use crate::sources::decode::{Encoding, NAMES};
use crate::text::{Forms, Marks};

/// Reads the name of an encoding. More names are known than those that are listed.
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
    /// العربية
    Ar,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ThemeChoice {
    /// What the terminal or the environment (COLORFGBG) says
    Auto,
    /// Light letters on a dark background
    Dark,
    /// Dark letters on a light background
    Light,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One array, for programs
    Json,
}

/// A format of what can be a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people
    Text,
    /// One array, for programs
    Json,
    /// Comma-separated values (RFC 4180)
    Csv,
    /// Tab-separated values
    Tsv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    /// So it is
    Yes,
    /// So it is not
    No,
}

impl YesNo {
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum JustifyChoice {
    /// They are not
    None,
    /// With spaces
    Space,
    /// With tatweel, then spaces
    Kashida,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FormsChoice {
    /// Unicode's presentation forms
    Presentation,
    /// The letters of the text
    Base,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum OrderChoice {
    /// From left to right
    Visual,
    /// From the first letter to the last
    Logical,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DirectionChoice {
    /// As UAX #9 P2 and P3 have it
    Auto,
    /// From right to left
    Rtl,
    /// From left to right
    Ltr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// A file an article, front matter at its head
    Markdown,
    /// A line an article, with all that the library keeps of it
    Jsonl,
}

//! How commands read what is named, the network included, as the settings have it.

use std::path::PathBuf;

use crate::cli::error::report_notices;
use crate::cli::settings;
use crate::i18n::Locale;
use crate::sources::decode::Encoding;
use crate::web::{self, ReadOptions};

/// How what is named is read for a command that keeps nothing. Without an address among it no settings are needed.
pub(super) fn for_once(
    arguments: &[PathBuf],
    encoding: Option<Encoding>,
    locale: Locale,
) -> ReadOptions {
    if arguments.iter().all(|it| web::address(it).is_none()) {
        return ReadOptions {
            encoding,
            ..ReadOptions::default()
        };
    }
    for_library(encoding, locale)
}

/// How what is taken into the library is read, as the settings have it.
pub(super) fn for_library(encoding: Option<Encoding>, locale: Locale) -> ReadOptions {
    let (config, notices) = settings::config();
    report_notices(&notices, locale);
    ReadOptions::new(&config, encoding)
}

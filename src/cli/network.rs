//! How commands read files and addresses, by the settings.

use std::path::PathBuf;

use crate::cli::settings;
use crate::sources::decode::Encoding;
use crate::web::{self, ReadOptions};

/// Options for a command that stores nothing. Settings matter only if there is an address.
pub(super) fn for_once(arguments: &[PathBuf], encoding: Option<Encoding>) -> ReadOptions {
    if arguments.iter().all(|it| web::address(it).is_none()) {
        return ReadOptions {
            encoding,
            ..ReadOptions::default()
        };
    }
    for_library(encoding)
}

/// Options for a command that adds to the library.
pub(super) fn for_library(encoding: Option<Encoding>) -> ReadOptions {
    let (config, _) = settings::config();
    ReadOptions::new(&config, encoding)
}

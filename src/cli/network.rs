//! The network for a command, as the settings have it.

use std::path::{Path, PathBuf};

use crate::cli::error::tell_notices;
use crate::cli::settings;
use crate::i18n::Locale;
use crate::web::{self, Network};

/// The network as the settings have it, where one of the arguments is an address. Without one nothing is read for it.
pub(super) fn network(arguments: &[PathBuf], locale: Locale) -> Network {
    if arguments.iter().all(|it| web::address(it).is_none()) {
        return Network::default();
    }
    for_feeds(locale)
}

/// The network as the settings have it.
pub(super) fn for_feeds(locale: Locale) -> Network {
    let (config, notices) = settings::config();
    tell_notices(&notices, locale);
    Network::new(config.authorities().map(Path::to_owned))
}

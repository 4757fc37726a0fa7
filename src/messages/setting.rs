//! Why a line of the settings cannot be used, and the way out, in words.

use super::fault::toml_fault;
use crate::i18n::{Locale, MessageValue};
use crate::notice::{SettingFault, SettingType};

/// How keys are written.
pub const KEY_EXAMPLES: [&str; 6] = ["x", "Ctrl-y", "Alt-s", "PgUp", "F3", "g t"];
/// How colours are written.
pub const COLOUR_EXAMPLES: [&str; 4] = ["red", "light-blue", "208", "#ff8700"];
/// What lists actions and roles.
const CONFIG: &str = "qari config";

/// Why a line of the settings cannot be used.
#[must_use]
pub fn setting_fault(fault: &SettingFault, locale: Locale) -> String {
    let listed =
        |id, name: &String| locale.format(id, &[("name", name.into()), ("command", CONFIG.into())]);
    match fault {
        SettingFault::Syntax(fault) => {
            let why = MessageValue::Composed(toml_fault(fault, locale));
            locale.format("setting-syntax", &[("why", why)])
        }
        SettingFault::UnknownSetting { name, known } => locale.format(
            "setting-unknown",
            &[("name", name.into()), ("known", locale.list(known))],
        ),
        SettingFault::WrongType { name, expected } => match expected {
            SettingType::Table => locale.format("setting-no-table", &[("name", name.into())]),
            SettingType::String => locale.format("setting-no-string", &[("name", name.into())]),
            SettingType::Strings => locale.format("setting-no-strings", &[("name", name.into())]),
            SettingType::Program => locale.format("setting-no-program", &[("name", name.into())]),
            SettingType::Number { least, most } => locale.format(
                "setting-no-number",
                &[
                    ("name", name.into()),
                    ("least", least.to_string().into()),
                    ("most", most.to_string().into()),
                ],
            ),
            SettingType::Boolean => {
                let values = locale.alternatives(["true", "false"]);
                let arguments = [("name", name.into()), ("values", values)];
                locale.format("setting-no-boolean", &arguments)
            }
        },
        SettingFault::UnknownValue { name, value, known } => locale.format(
            "setting-unknown-value",
            &[
                ("name", name.into()),
                ("value", value.into()),
                ("known", locale.alternatives(known)),
            ],
        ),
        SettingFault::UnknownAction { id } => listed("setting-unknown-action", id),
        SettingFault::UnknownRole { id } => listed("setting-unknown-role", id),
        SettingFault::UnreadableKey { key } => locale.format(
            "setting-unknown-key",
            &[
                ("key", key.into()),
                ("examples", locale.alternatives(KEY_EXAMPLES)),
            ],
        ),
        SettingFault::UnsentKey { key, instead } => {
            let key = ("key", key.into());
            match instead {
                Some(instead) => locale.format(
                    "setting-unsent-key-instead",
                    &[key, ("instead", instead.into())],
                ),
                None => locale.format(
                    "setting-unsent-key",
                    &[key, ("examples", locale.alternatives(KEY_EXAMPLES))],
                ),
            }
        }
        SettingFault::UnreadableColour { colour } => locale.format(
            "setting-unknown-colour",
            &[
                ("colour", colour.into()),
                ("examples", locale.alternatives(COLOUR_EXAMPLES)),
            ],
        ),
        SettingFault::KeyTaken { key, by } => locale.format(
            "setting-key-taken",
            &[("key", key.into()), ("action", by.into())],
        ),
        SettingFault::NoKeyToQuit { kept } => {
            locale.format("setting-no-key-to-quit", &[("key", kept.into())])
        }
    }
}

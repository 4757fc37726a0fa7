//! The palette: actions found by their names in any language, the best match first.

use crate::app::action::Action;
use crate::app::commands::{COMMANDS, Command, Scope};
use crate::app::keymap::Keymap;
use crate::app::own_commands::OwnCommands;
use crate::i18n::Locale;
use crate::language::ranking::{Fit, Sought};

/// The actions that fit what is typed.
#[derive(Clone, Debug, Default)]
pub struct PaletteOverlay {
    /// The best match first.
    pub commands: Vec<&'static Command>,
    /// Commands of the reader's own that fit, by their indices.
    own: Vec<usize>,
    /// Where those stand.
    own_stand: OwnStand,
}

/// Where commands of the reader's own stand among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum OwnStand {
    /// Below them: nothing is typed.
    #[default]
    Below,
    /// Above them: what the reader named is meant by that name.
    Above,
}

/// A row of the palette.
#[derive(Clone, Copy, Debug)]
pub enum PaletteRow {
    /// A command of the program.
    Command(&'static Command),
    /// A command of the reader's own, by its index.
    Own(usize),
}

impl PaletteOverlay {
    /// The actions that fit what is typed; all where nothing is. Those of a selection are offered where there is one.
    #[must_use]
    pub fn new(typed: &str, scope: Scope, locale: Locale, keymap: &Keymap) -> Self {
        let sought = Sought::new(typed);
        let is_here = |command: &&Command| [Scope::Everywhere, scope].contains(&command.scope());
        let offered = COMMANDS
            .iter()
            .filter(|command| command.action != Action::Palette)
            .filter(is_here);
        let ranked = offered.filter_map(|command| {
            let rank = rank(command, &sought, locale, keymap)?;
            Some((rank, command))
        });
        let mut ranked: Vec<_> = ranked.collect();
        // Equals stay in the order of the table.
        ranked.sort_by_key(|(rank, _)| *rank);
        Self {
            commands: ranked.into_iter().map(|(_, command)| command).collect(),
            own: Vec::new(),
            own_stand: match sought.is_empty() {
                true => OwnStand::Below,
                false => OwnStand::Above,
            },
        }
    }

    /// Adds the commands of the reader's own whose names fit what is typed, the best match first.
    pub fn find_own(&mut self, typed: &str, own: &OwnCommands) {
        let sought = Sought::new(typed);
        let ranked = own.list.iter().enumerate();
        let ranked = ranked.filter_map(|(index, one)| Some((sought.fit(&one.name)?, index)));
        let mut ranked: Vec<(Fit, usize)> = ranked.collect();
        ranked.sort();
        self.own = ranked.into_iter().map(|(_, index)| index).collect();
    }

    /// A row.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<PaletteRow> {
        let commands = self.commands.iter().copied().map(PaletteRow::Command);
        let own = self.own.iter().copied().map(PaletteRow::Own);
        match self.own_stand {
            OwnStand::Below => commands.chain(own).nth(index),
            OwnStand::Above => own.chain(commands).nth(index),
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.commands.len() + self.own.len()
    }
}

/// How well a command fits: by its key, by its name in the reader's language, in another, by its name in the settings.
fn rank(
    command: &Command,
    sought: &Sought,
    locale: Locale,
    keymap: &Keymap,
) -> Option<(Fit, bool)> {
    let keys = keymap.keys(command.action);
    if keys.iter().any(|key| key.to_string() == sought.typed()) {
        return Some((Fit::Exact, false));
    }
    let own = sought.fit(&locale.wording(command.words));
    let others = Locale::ALL.into_iter().filter(|other| *other != locale);
    let elsewhere = others.filter_map(|other| sought.fit(&other.wording(command.words)));
    let elsewhere = elsewhere.chain(sought.fit(&command.id().replace('-', " ")));
    let own = own.map(|fit| (fit, false));
    let elsewhere = elsewhere.min().map(|fit| (fit, true));
    own.into_iter().chain(elsewhere).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str, locale: Locale) -> Option<Action> {
        let palette = PaletteOverlay::new(typed, Scope::Selection, locale, &Keymap::default());
        palette.commands.first().map(|command| command.action)
    }

    #[test]
    fn actions_are_found_by_their_names_in_either_language() {
        for locale in Locale::ALL {
            assert_eq!(first("خلاصات", locale), Some(Action::Feeds), "{locale:?}");
            assert_eq!(first("feeds", locale), Some(Action::Feeds), "{locale:?}");
            assert_eq!(first("topics over", locale), Some(Action::TopicsOverTime));
            assert_eq!(first("عبر الزمن", locale), Some(Action::TopicsOverTime));
            assert_eq!(first("!", locale), Some(Action::AboutArticle));
            assert_eq!(first("لا اسم كهذا", locale), None);
        }
    }

    #[test]
    fn each_is_the_first_for_its_whole_name_and_all_are_there_for_nothing() {
        for locale in Locale::ALL {
            for command in COMMANDS {
                if command.action != Action::Palette {
                    let name = locale.text(command.words);
                    assert_eq!(first(&name, locale), Some(command.action), "{name}");
                }
            }
            let offered =
                |scope| PaletteOverlay::new("", scope, locale, &Keymap::default()).commands;
            assert_eq!(offered(Scope::Selection).len(), COMMANDS.len() - 1);
            let is_of_selection = |command: &&Command| command.scope() == Scope::Selection;
            assert!(!offered(Scope::Everywhere).iter().any(is_of_selection));
        }
    }
}

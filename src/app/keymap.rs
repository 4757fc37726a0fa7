//! Which keys run which actions: the defaults of the table of commands, and what the settings change.

use crate::app::action::Action;
use crate::app::commands::{COMMANDS, Command, KeyScope};
use crate::app::key::{Key, KeyCode};
use crate::app::key_sequence::{KeySequence, Readings};
use crate::config::{KeySetting, complaint};
use crate::notice::{Notice, SettingFault};

/// The key that quits where no other is left.
const LAST_RESORT: Key = Key::control('c');

/// The keys of every action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// In the order of [`COMMANDS`].
    bindings: Vec<Binding>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Binding {
    action: Action,
    scope: KeyScope,
    keys: Vec<KeySequence>,
}

/// What typed keys mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An action.
    Action(Action),
    /// The beginning of the keys of an action.
    Begun,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&[]).0
    }
}

impl Keymap {
    /// The default keys with those of the settings, and what in these cannot be used.
    ///
    /// The keys of a setting take the place of all keys of its action. A key that another action has by default is
    /// taken from that, also where it is only the first of several.
    #[must_use]
    pub fn new(settings: &[KeySetting]) -> (Self, Vec<Notice>) {
        let mut complaints = Vec::new();
        let mut chosen: Vec<Binding> = Vec::new();
        for setting in settings {
            match read(setting, &chosen, &mut complaints) {
                // Where nothing could be read the default holds.
                Some(binding) if binding.keys.is_empty() && !setting.keys.is_empty() => {}
                Some(binding) => chosen.push(binding),
                None => {}
            }
        }
        let bindings = COMMANDS.iter().map(|command| bind(command, &chosen));
        let mut keymap = Self {
            bindings: bindings.collect(),
        };
        if keymap.keys(Action::Quit).is_empty() {
            complaints.push(keymap.keep_a_way_out(settings));
        }
        (keymap, complaints)
    }

    /// Lets one key quit where none is left that does.
    fn keep_a_way_out(&mut self, settings: &[KeySetting]) -> Notice {
        let last_resort = KeySequence::from(LAST_RESORT);
        for binding in &mut self.bindings {
            binding.keys.retain(|keys| !keys.clashes_with(&last_resort));
            if binding.action == Action::Quit {
                binding.keys.push(last_resort.clone());
            }
        }
        let is_quit = |setting: &&KeySetting| setting.action.value == Action::Quit.id();
        let quit = settings.iter().find(is_quit).or(settings.last());
        let kept = LAST_RESORT.to_string();
        complaint(
            quit.map_or(1, |setting| setting.action.line),
            SettingFault::NoKeyToQuit { kept },
        )
    }

    /// What a key asks for by itself, under whatever layout it is typed.
    #[must_use]
    pub fn action(&self, key: Key) -> Option<Action> {
        match self.meaning(&[key], KeyScope::Everywhere)? {
            Meaning::Action(action) => Some(action),
            Meaning::Begun => None,
        }
    }

    /// What keys mean that were typed one after the other where `scope` holds; `None` where nothing does. Of several
    /// readings under the layouts the nearest counts, of the same nearness that of `scope`.
    #[must_use]
    pub fn meaning(&self, typed: &[Key], scope: KeyScope) -> Option<Meaning> {
        let typed = Readings::of(typed);
        let scopes = [scope, KeyScope::Everywhere];
        let bindings = self.bindings.iter().flat_map(|binding| {
            let place = scopes.iter().position(|scope| *scope == binding.scope);
            let keys = place.map(|_| &binding.keys).into_iter().flatten();
            let typed = &typed;
            keys.filter_map(move |keys| {
                let distance = keys.distance(typed)?;
                let meaning = match keys.keys().len() == typed.key_count() {
                    true => Meaning::Action(binding.action),
                    false => Meaning::Begun,
                };
                Some(((distance, place), meaning))
            })
        });
        let nearest = bindings.min_by_key(|(rank, _)| *rank);
        nearest.map(|(_, meaning)| meaning)
    }

    /// The actions whose keys begin with what was typed, each with its keys.
    #[must_use]
    pub fn begun(&self, typed: &[Key], scope: KeyScope) -> Vec<(Action, &KeySequence)> {
        let typed = Readings::of(typed);
        let bindings = self.bindings.iter();
        let bindings = bindings.filter(|it| it.scope == scope || it.scope == KeyScope::Everywhere);
        let keys = bindings.flat_map(|it| it.keys.iter().map(|keys| (it.action, keys)));
        keys.filter(|(_, keys)| keys.distance(&typed).is_some())
            .collect()
    }

    /// The action that something typed under some layout would run, wherever one is, before all of these keys are typed
    /// or as soon as they are.
    #[must_use]
    pub fn taking_from(&self, keys: &KeySequence) -> Option<Action> {
        let mut bindings = self.bindings.iter();
        let takes = |binding: &&Binding| binding.keys.iter().any(|it| it.takes_from(keys));
        bindings.find(takes).map(|binding| binding.action)
    }

    /// What a key means in a menu, whatever is bound: nobody is to be lost in one.
    #[must_use]
    pub fn in_menu(key: Key) -> Option<Action> {
        let action = match key.code {
            KeyCode::Up => Action::Up,
            KeyCode::Down => Action::Down,
            KeyCode::Left => Action::PaneToTheLeft,
            KeyCode::Right => Action::PaneToTheRight,
            KeyCode::Enter => Action::Open,
            KeyCode::Escape => Action::Cancel,
            _ => return None,
        };
        (key == Key::plain(key.code)).then_some(action)
    }

    /// The keys that ask for an action; the first is shown where there is little room.
    #[must_use]
    pub fn keys(&self, action: Action) -> &[KeySequence] {
        let mut bindings = self.bindings.iter();
        bindings
            .find(|binding| binding.action == action)
            .map_or(&[], |binding| &binding.keys)
    }
}

/// The binding of a setting; its keys are those that can be read and are not `chosen` for another action.
fn read(setting: &KeySetting, chosen: &[Binding], complaints: &mut Vec<Notice>) -> Option<Binding> {
    let id = setting.action.value.as_str();
    let Some(command) = COMMANDS.iter().find(|command| command.id() == id) else {
        let id = setting.action.value.clone();
        let fault = SettingFault::UnknownAction { id };
        complaints.push(complaint(setting.action.line, fault));
        return None;
    };
    let (action, scope) = (command.action, command.scope());
    let mut keys: Vec<KeySequence> = Vec::new();
    for written in &setting.keys {
        let key = match KeySequence::of_setting(&written.value) {
            Ok(key) => key,
            Err(fault) => {
                complaints.push(complaint(written.line, fault));
                continue;
            }
        };
        let clashes = |other: &KeySequence| other.clashes_with(&key);
        let is_same =
            |binding: &&Binding| binding.scope == scope && binding.keys.iter().any(clashes);
        let taken = chosen.iter().find(is_same);
        let by = taken.map(|binding| binding.action);
        match by.or_else(|| keys.iter().any(clashes).then_some(action)) {
            Some(by) => {
                let key = key.to_string();
                let fault = SettingFault::KeyTaken {
                    key,
                    by: by.id().to_owned(),
                };
                complaints.push(complaint(written.line, fault));
            }
            None => keys.push(key),
        }
    }
    Some(Binding {
        action,
        scope,
        keys,
    })
}

/// The chosen keys of a command, else the default ones that were not chosen for another.
fn bind(command: &Command, chosen: &[Binding]) -> Binding {
    let (action, scope) = (command.action, command.scope());
    if let Some(binding) = chosen.iter().find(|binding| binding.action == action) {
        return binding.clone();
    }
    let chosen = chosen.iter().filter(|binding| binding.scope == scope);
    let chosen: Vec<&KeySequence> = chosen.flat_map(|binding| &binding.keys).collect();
    let keys = command.keys.iter().copied().map(KeySequence::from);
    let keys = keys.filter(|keys| !chosen.iter().any(|other| other.clashes_with(keys)));
    Binding {
        action,
        scope,
        keys: keys.collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::app::key::KeyCode;
    use crate::config::Config;
    use crate::language::layouts::keystrokes;

    fn keymap(text: &str) -> (Keymap, Vec<(usize, SettingFault)>) {
        let (config, complaints) = Config::parse(text);
        assert_eq!(complaints, []);
        let (keymap, complaints) = Keymap::new(config.keys());
        let fault = |notice| match notice {
            Notice::Setting { line, fault, .. } => (line, fault),
            other => panic!("{other:?}"),
        };
        (keymap, complaints.into_iter().map(fault).collect())
    }

    static DEFAULT: LazyLock<Keymap> = LazyLock::new(Keymap::default);

    fn action(character: char) -> Option<Action> {
        Keymap::default().action(Key::character(character))
    }

    #[test]
    fn settings_take_the_place_of_defaults() {
        let (keymap, complaints) =
            keymap("[keys]\ndown = [\"x\", \"Ctrl-y\"]\nup = []\nfind = [\"ت\"]\n");
        assert_eq!(complaints, []);
        let action = |key| keymap.action(key);
        assert_eq!(action(Key::character('x')), Some(Action::Down));
        assert_eq!(action(Key::control('y')), Some(Action::Down));
        assert_eq!(action(Key::character('j')), None, "no longer");
        assert_eq!(action(Key::plain(KeyCode::Up)), None, "unbound");
        assert!(keymap.keys(Action::ClearFilters).is_empty(), "x was taken");
        assert_eq!(action(Key::character('ت')), Some(Action::Find), "not j");
        assert_eq!(action(Key::character('q')), Some(Action::Close));
        assert_eq!(keymap.keys(Action::Find), [Key::character('ت').into()]);
    }

    #[test]
    fn what_cannot_be_used_is_reported_and_the_rest_holds() {
        let text = "[keys]\nfly = [\"f\"]\ndown = [\"Hyper-x\"]\nup = [\n  \"x\",\n  \"xx\",\n]\n\
                    back = [\"x\", \"z\", \"z\"]\nquit = []\n";
        let (keymap, complaints) = keymap(text);
        let unreadable = |key: &str| SettingFault::UnreadableKey { key: key.into() };
        let taken = |key: &str, by: &str| SettingFault::KeyTaken {
            key: key.into(),
            by: by.into(),
        };
        let expected = [
            (2, SettingFault::UnknownAction { id: "fly".into() }),
            (3, unreadable("Hyper-x")),
            (6, unreadable("xx")),
            (8, taken("x", "up")),
            (8, taken("z", "back")),
            (
                9,
                SettingFault::NoKeyToQuit {
                    kept: "Ctrl-c".into(),
                },
            ),
        ];
        assert_eq!(complaints, expected);
        assert_eq!(keymap.keys(Action::Up), [Key::character('x').into()]);
        assert_eq!(keymap.keys(Action::Back), [Key::character('z').into()]);
        assert_eq!(keymap.keys(Action::Quit), [LAST_RESORT.into()]);
        assert_eq!(
            keymap.action(Key::character('j')),
            Some(Action::Down),
            "the default holds"
        );
    }

    #[test]
    fn several_keys_may_be_one_command_and_take_their_first_from_others() {
        let text = "[keys]\nstar = [\"g s\"]\nmark-read = [\"g r\", \"Alt-r\"]\n";
        let (keymap, complaints) = keymap(text);
        assert_eq!(complaints, []);
        let meaning = |names: &str| {
            let typed = KeySequence::named(names).unwrap();
            keymap.meaning(typed.keys(), KeyScope::Everywhere)
        };
        assert_eq!(meaning("g"), Some(Meaning::Begun));
        assert_eq!(meaning("g s"), Some(Meaning::Action(Action::Star)));
        assert_eq!(meaning("g r"), Some(Meaning::Action(Action::MarkRead)));
        assert_eq!(meaning("Alt-r"), Some(Meaning::Action(Action::MarkRead)));
        assert_eq!(meaning("ل س"), Some(Meaning::Action(Action::Star)));
        assert_eq!(meaning("g x"), None);
        let home = KeySequence::from(Key::plain(KeyCode::Home));
        assert_eq!(keymap.keys(Action::ToStart), [home], "g begins others");
        let first = [Key::character('g')];
        let begun = keymap.begun(&first, KeyScope::Everywhere);
        let begun: Vec<Action> = begun.iter().map(|(action, _)| *action).collect();
        assert_eq!(begun, [Action::Star, Action::MarkRead]);
    }

    #[test]
    fn a_key_that_begins_the_keys_of_another_setting_is_a_conflict() {
        let text = "[keys]\ndown = [\"g d\"]\nup = [\"g\"]\nstar = [\"g d s\", \"F9\"]\n";
        let (keymap, complaints) = keymap(text);
        let taken = |key: &str| SettingFault::KeyTaken {
            key: key.into(),
            by: "down".into(),
        };
        assert_eq!(complaints, [(3, taken("g")), (4, taken("g d s"))]);
        let function = KeySequence::from(Key::plain(KeyCode::Function(9)));
        assert_eq!(keymap.keys(Action::Star), [function]);
    }

    #[test]
    fn every_command_can_have_another_key() {
        for command in COMMANDS {
            for names in ["F12", "Alt-ض", "F11 x", "Ctrl-Alt-k"] {
                let text = format!("[keys]\n{} = [\"{names}\"]\n", command.id());
                let (keymap, complaints) = keymap(&text);
                assert_eq!(complaints, [], "{text}");
                let typed = KeySequence::named(names).unwrap();
                assert_eq!(
                    keymap.meaning(typed.keys(), command.scope()),
                    Some(Meaning::Action(command.action)),
                    "{text}"
                );
                assert_eq!(keymap.keys(command.action), [typed]);
                for key in command.keys {
                    let meaning = keymap.meaning(&[*key], command.scope());
                    assert_ne!(meaning, Some(Meaning::Action(command.action)), "{key}");
                }
            }
        }
    }

    #[test]
    fn commands_work_while_the_keyboard_writes_arabic() {
        assert_eq!(action('ت'), Some(Action::Down));
        assert_eq!(action('ظ'), Some(Action::Find));
        assert_eq!(action('؟'), Some(Action::Help));
        assert_eq!(action('د'), Some(Action::NextMention));
        let page_backward = Some(Action::PageBackward);
        assert_eq!(action('\u{FEFB}'), page_backward);
        assert_eq!(action('\u{FEF7}'), Some(Action::ToEnd));
        assert_eq!(action('>'), Some(Action::NextAnyMention));
        assert_eq!(
            Keymap::default().action(Key::control('ؤ')),
            Some(Action::Quit)
        );
        assert_eq!(action('ك'), Some(Action::NextUnread));
        assert_eq!(action('\u{64D}'), None, "no command is at its place");
    }

    /// What a key runs where a command has it, under a layout: `None` where the layout cannot send it.
    fn runs(layout: &str, scope: KeyScope, key: Key) -> Option<Action> {
        let action = |key| match DEFAULT.meaning(&[key], scope) {
            Some(Meaning::Action(action)) => Some(action),
            _ => None,
        };
        let KeyCode::Character(position) = key.code else {
            return action(key);
        };
        if position == ' ' {
            return action(key);
        }
        let keystroke = keystrokes()
            .iter()
            .find(|keystroke| keystroke.layout == layout && keystroke.position == position)?;
        action(Key {
            code: KeyCode::Character(keystroke.output),
            ..key
        })
    }

    fn layouts() -> Vec<&'static str> {
        let mut layouts: Vec<&str> = keystrokes().iter().map(|key| key.layout).collect();
        layouts.dedup();
        layouts
    }

    #[test]
    fn every_command_can_be_run_under_every_layout() {
        // By the place of one of its keys, or where the layout has brackets and the like at another place, by
        // their character.
        let sends = |layout, key: Key| {
            keystrokes().iter().any(|keystroke| {
                keystroke.layout == layout && key == Key::character(keystroke.output)
            })
        };
        for layout in layouts() {
            for command @ Command { action, keys, .. } in COMMANDS {
                let scope = command.scope();
                let works =
                    |key: Key| runs(layout, scope, key) == Some(*action) || sends(layout, key);
                assert!(
                    keys.iter().any(|key| works(*key)),
                    "{layout}: no key of {action:?} runs it"
                );
            }
        }
    }

    /// Keys that run something else at their place, and what: each of their commands has another key. Whoever
    /// reads the character on the keyboard gets what help says of it.
    #[test]
    fn clashes_of_layouts_are_these() {
        let mut clashes = Vec::new();
        for layout in layouts() {
            for command @ Command { action, keys, .. } in COMMANDS {
                for key in *keys {
                    let run = runs(layout, command.scope(), *key);
                    if run != Some(*action) {
                        clashes.push(format!("{layout} {key} {action:?}: {run:?}"));
                    }
                }
            }
        }
        let expected = [
            "arabic-xkb L Forward: Some(Find)",
            "arabic-xkb ) SentenceForward: Some(SentenceBackward)",
            "arabic-xkb ( SentenceBackward: Some(SentenceForward)",
            "arabic-101 L Forward: Some(Find)",
            "arabic-101 ) SentenceForward: Some(SentenceBackward)",
            "arabic-101 ( SentenceBackward: Some(SentenceForward)",
            "persian G ToEnd: Some(Back)",
            "persian J NextArticle: Some(ArticlesMentioning)",
            "persian z ReadingMode: Some(Find)",
            "persian H Back: Some(PreviousHit)",
            "persian } NextAnyMention: Some(PreviousAnyMention)",
            "persian { PreviousAnyMention: Some(NextAnyMention)",
            "persian n NextHit: Some(NextMention)",
            "persian Y Redo: Some(Appearance)",
            "persian Z Links: Some(NextUnread)",
            "persian ) SentenceForward: Some(SentenceBackward)",
            "persian S SentenceBackward: Some(ReadingMode)",
            "persian ( SentenceBackward: Some(SentenceForward)",
            "persian } ParagraphForward: Some(ParagraphBackward)",
            "persian P ParagraphBackward: Some(PreviousMention)",
            "persian { ParagraphBackward: Some(ParagraphForward)",
            "persian \" CopyQuotation: Some(ParagraphBackward)",
            "persian n WriteNote: Some(NextMention)",
            "persian A Appearance: Some(Correct)",
            "hebrew ] NextMention: Some(PreviousMention)",
            "hebrew [ PreviousMention: Some(NextMention)",
            "hebrew } NextAnyMention: Some(PreviousAnyMention)",
            "hebrew { PreviousAnyMention: Some(NextAnyMention)",
            "hebrew ) SentenceForward: Some(SentenceBackward)",
            "hebrew ( SentenceBackward: Some(SentenceForward)",
            "hebrew } ParagraphForward: Some(ParagraphBackward)",
            "hebrew { ParagraphBackward: Some(ParagraphForward)",
            "hebrew q Close: Some(Find)",
        ];
        assert_eq!(clashes, expected);
    }
}

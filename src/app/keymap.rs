//! Which keys run which actions: the defaults of the table of commands, and what the settings change.

use crate::app::action::Action;
use crate::app::commands::{COMMANDS, Command, Scope};
use crate::app::key::Key;
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
    scope: Scope,
    keys: Vec<Key>,
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
    /// taken from that.
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
        for binding in &mut self.bindings {
            binding.keys.retain(|key| *key != LAST_RESORT);
            if binding.action == Action::Quit {
                binding.keys.push(LAST_RESORT);
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

    /// What a key asks for, under whatever layout it is typed.
    #[must_use]
    pub fn action(&self, key: Key) -> Option<Action> {
        let find = |key: Key| self.bound(key, Scope::Everywhere);
        key.readings().find_map(find)
    }

    /// The same while text is selected.
    #[must_use]
    pub fn action_in_selection(&self, key: Key) -> Option<Action> {
        let scopes = [Scope::Selection, Scope::Everywhere];
        let find = |key: Key| scopes.iter().find_map(|scope| self.bound(key, *scope));
        key.readings().find_map(find)
    }

    fn bound(&self, key: Key, scope: Scope) -> Option<Action> {
        let bindings = self.bindings.iter();
        let mut bindings = bindings.filter(|binding| binding.scope == scope);
        let found = bindings.find(|binding| binding.keys.contains(&key));
        found.map(|binding| binding.action)
    }

    /// The keys that ask for an action; the first is shown where there is little room.
    #[must_use]
    pub fn keys(&self, action: Action) -> &[Key] {
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
    let mut keys: Vec<Key> = Vec::new();
    for written in &setting.keys {
        let Some(key) = Key::named(&written.value) else {
            let key = written.value.clone();
            let fault = SettingFault::UnreadableKey { key };
            complaints.push(complaint(written.line, fault));
            continue;
        };
        let is_same = |binding: &&Binding| binding.scope == scope && binding.keys.contains(&key);
        let taken = chosen.iter().find(is_same);
        let by = taken.map(|binding| binding.action);
        match by.or_else(|| keys.contains(&key).then_some(action)) {
            Some(by) => {
                let key = key.to_string();
                let fault = SettingFault::KeyTaken { key, by: by.id() };
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
    let chosen = || chosen.iter().filter(|binding| binding.scope == scope);
    let is_free = |key: &&Key| !chosen().any(|binding| binding.keys.contains(key));
    let keys = command.keys.iter().filter(is_free).copied().collect();
    Binding {
        action,
        scope,
        keys,
    }
}

#[cfg(test)]
mod tests {
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
        assert_eq!(keymap.keys(Action::ClearFilters), [], "x was taken");
        assert_eq!(action(Key::character('ت')), Some(Action::Find), "not j");
        assert_eq!(action(Key::character('q')), Some(Action::Close));
        assert_eq!(keymap.keys(Action::Find), [Key::character('ت')]);
    }

    #[test]
    fn what_cannot_be_used_is_reported_and_the_rest_holds() {
        let text = "[keys]\nfly = [\"f\"]\ndown = [\"Hyper-x\"]\nup = [\n  \"x\",\n  \"xx\",\n]\n\
                    back = [\"x\", \"z\", \"z\"]\nquit = []\n";
        let (keymap, complaints) = keymap(text);
        let unreadable = |key: &str| SettingFault::UnreadableKey { key: key.into() };
        let taken = |key: &str, by| SettingFault::KeyTaken {
            key: key.into(),
            by,
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
        assert_eq!(keymap.keys(Action::Up), [Key::character('x')]);
        assert_eq!(keymap.keys(Action::Back), [Key::character('z')]);
        assert_eq!(keymap.keys(Action::Quit), [LAST_RESORT]);
        assert_eq!(
            keymap.action(Key::character('j')),
            Some(Action::Down),
            "the default holds"
        );
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
    fn runs(layout: &str, scope: Scope, key: Key) -> Option<Action> {
        let action = |key| match scope {
            Scope::Everywhere => Keymap::default().action(key),
            Scope::Selection => Keymap::default().action_in_selection(key),
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
            "persian Z Links: Some(NextUnread)",
            "persian ) SentenceForward: Some(SentenceBackward)",
            "persian S SentenceBackward: Some(ReadingMode)",
            "persian ( SentenceBackward: Some(SentenceForward)",
            "persian } ParagraphForward: Some(ParagraphBackward)",
            "persian P ParagraphBackward: Some(PreviousMention)",
            "persian { ParagraphBackward: Some(ParagraphForward)",
            "persian \" CopyQuotation: Some(ParagraphBackward)",
            "persian n WriteNote: Some(NextMention)",
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

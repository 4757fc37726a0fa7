//! The messages of all languages are complete, used, and spell nothing that the program knows better.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;
use qari::app::commands::COMMANDS;
use qari::config::SETTINGS;
use qari::i18n::Locale;

use super::layers::{is_for_tests, sources, without_tests};

/// The text of a language's messages.
fn file(locale: Locale) -> String {
    let name = format!("assets/i18n/{}.ftl", locale.tag());
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Messages by their ids, each with its text as it stands in the file.
fn messages(locale: Locale) -> BTreeMap<String, String> {
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    let mut current = None;
    for line in file(locale).lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (id, text) = line.split_once('=').expect(line);
            let id = id.trim().to_owned();
            let before = messages.insert(id.clone(), text.to_owned());
            assert_eq!(before, None, "{id} stands twice in {locale:?}");
            current = Some(id);
        } else if let Some(id) = &current {
            let text = messages.get_mut(id).expect("the message was begun");
            text.push('\n');
            text.push_str(line);
        }
    }
    messages
}

/// What is put into a message: arguments, and other messages.
fn placeables(text: &str) -> BTreeSet<String> {
    let opened = text.split('{').skip(1).chain(text.split("PLURAL(").skip(1));
    opened
        .map(|rest| rest.trim_start())
        .filter(|rest| rest.starts_with(|c: char| c == '$' || c.is_ascii_lowercase()))
        .map(|rest| {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "$-".contains(c)));
            rest[..end.unwrap_or(rest.len())].to_owned()
        })
        .collect()
}

/// The text of a message without placeables and names of variants: what a translator wrote.
fn words(text: &str) -> String {
    let mut words = String::new();
    let mut depth = 0usize;
    // A select expression holds words too, in its variants.
    let text: Vec<&str> = text.lines().map(variant).collect();
    for character in text.join("\n").chars() {
        match character {
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                words.push('\u{FFFC}');
            }
            _ if depth == 0 => words.push(character),
            _ => {}
        }
    }
    words
}

/// A line of a message; of a variant of a plural its text, of the frame around variants nothing.
fn variant(line: &str) -> &str {
    let line = line.trim();
    if line.ends_with("->") || line == "}" {
        return "";
    }
    let is_variant = ["zero", "one", "two", "few", "many", "other"]
        .iter()
        .any(|name| {
            line.trim_start_matches('*')
                .starts_with(&format!("[{name}]"))
        });
    match line.split_once(']') {
        Some((_, text)) if is_variant => text,
        _ => line,
    }
}

#[test]
fn the_files_are_fluent_without_a_fault() {
    for locale in Locale::ALL {
        if let Err((_, errors)) = FluentResource::try_new(file(locale)) {
            panic!("{locale:?}: {errors:?}");
        }
        for id in messages(locale).keys() {
            assert!(locale.has(id), "{locale:?}: {id} is not read");
        }
    }
}

#[test]
fn languages_have_the_same_messages_with_the_same_arguments() {
    let arguments = |locale| {
        let messages = messages(locale).into_iter();
        let messages = messages.map(|(id, text)| (id, placeables(&text)));
        messages.collect::<BTreeMap<_, _>>()
    };
    let english = arguments(Locale::English);
    for locale in Locale::ALL {
        let other = arguments(locale);
        for (id, placed) in &english {
            assert_eq!(other.get(id), Some(placed), "{locale:?}: {id}");
        }
        for id in other.keys() {
            assert!(english.contains_key(id), "only in {locale:?}: {id}");
        }
    }
}

#[test]
fn what_is_put_into_a_message_exists() {
    for locale in Locale::ALL {
        let messages = messages(locale);
        for (id, text) in &messages {
            for placed in placeables(text) {
                let is_known = placed.starts_with('$') || messages.contains_key(&placed);
                assert!(is_known, "{locale:?}: {id} asks for {placed}");
            }
        }
    }
}

/// The modules that name messages: those that render them, and those whose tables say which are meant.
const NAMING: [&str; 8] = [
    "i18n", "config", "query", "page", "app", "messages", "ui", "cli",
];

#[test]
fn every_message_is_used_and_every_id_is_a_message() {
    let messages = messages(Locale::English);
    let families: BTreeSet<&str> = messages.keys().filter_map(|id| family(id)).collect();
    let mut used: BTreeSet<String> = BTreeSet::new();
    let sources = sources();
    for (file, module, code) in &sources {
        let names_messages = NAMING.contains(&module.as_str());
        if !names_messages || is_for_tests(&sources, file) {
            continue;
        }
        for literal in literals(&without_tests(code)) {
            if messages.contains_key(literal) {
                used.insert(literal.to_owned());
            } else if SETTINGS.iter().any(|setting| setting.name == literal) {
                // The name of a setting, as `read-after`.
            } else if family(literal).is_some_and(|family| families.contains(family)) {
                panic!("{}: there is no message {literal}", file.display());
            }
        }
    }
    used.extend(messages.values().flat_map(|text| placeables(text)));
    for id in messages.keys() {
        assert!(used.contains(id), "nothing uses {id}");
    }
}

/// The first word of the id of a message, which has more.
fn family(id: &str) -> Option<&str> {
    let is_id = id
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let (family, rest) = id.split_once('-')?;
    (is_id && !family.is_empty() && !rest.is_empty()).then_some(family)
}

/// The short string literals of some code.
fn literals(code: &str) -> impl Iterator<Item = &str> {
    code.lines()
        .flat_map(|line| line.split('"').skip(1).step_by(2))
}

#[test]
fn plurals_are_those_of_their_language() {
    let categories: [(Locale, &[&str]); 2] = [
        (
            Locale::Arabic,
            &["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"],
        ),
        (Locale::English, &["[one]", "*[other]"]),
    ];
    for (locale, categories) in categories {
        for (id, text) in messages(locale) {
            // The rules that Fluent selects by on its own are wrong for Arabic.
            let has_plurals = text.contains("->");
            assert_eq!(text.contains("PLURAL($count) ->"), has_plurals, "{id}");
            for category in categories {
                assert_eq!(text.contains(category), has_plurals, "{locale:?}: {id}");
            }
        }
    }
}

/// Latin words of Arabic messages: names, and what stands for code that is the same in every language.
#[rustfmt::skip]
const NAMES: [&str; 13] = [
    "Markdown", "TOML", "YAML", "JSON", "RSS", "Atom", "Feed", "OPML", "UTF-8", "SGR", "HTTP", "PEM", "qari",
];

#[test]
fn arabic_messages_are_arabic() {
    for (id, text) in messages(Locale::Arabic) {
        let text = words(&text);
        let latin = text
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
            .filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
        for word in latin {
            assert!(NAMES.contains(&word), "{id}: {word}");
        }
    }
}

/// `a` is also a word, at the beginning of a sentence `A`.
const WORDS: [&str; 2] = ["a", "A"];

#[test]
fn no_message_spells_a_key() {
    let keys: BTreeSet<String> = COMMANDS
        .iter()
        .flat_map(|command| command.keys)
        .map(ToString::to_string)
        .collect();
    let is_sign = |c: char| ",.;:!؛،()“”«»".contains(c);
    for locale in Locale::ALL {
        for (id, text) in messages(locale) {
            let text = words(&text);
            for word in text.split_whitespace() {
                let bare = word.trim_matches(is_sign);
                let is_key = keys.contains(word) || keys.contains(bare);
                assert!(
                    !is_key || WORDS.contains(&bare),
                    "{locale:?}: {id} spells the key {word}: pass it as an argument"
                );
            }
        }
    }
}

#[test]
fn only_the_layers_that_are_seen_render_messages() {
    let sources = sources();
    for (file, module, code) in &sources {
        let renders = ["i18n", "messages", "ui", "cli"].contains(&module.as_str());
        if renders || is_for_tests(&sources, file) {
            continue;
        }
        for call in [
            "crate::messages",
            "locale.text(",
            "locale.format(",
            "locale.count(",
        ] {
            assert!(
                !without_tests(code).contains(call),
                "{}: {module} returns data; `ui` and `cli` render it",
                file.display()
            );
        }
    }
}

/// A message is the one place for its words: none is chosen by the language in the code.
#[test]
fn no_code_chooses_between_two_texts() {
    let sources = sources();
    for (file, _, code) in &sources {
        if is_for_tests(&sources, file) {
            continue;
        }
        let code = without_tests(code);
        assert!(!code.contains(".pick("), "{}", file.display());
        for line in code.lines() {
            let chooses = line.contains("Locale::Arabic => \"")
                || line.contains("Locale::Arabic => format!(");
            assert!(!chooses, "{}: {line}", file.display());
        }
    }
}

//! The articles that come with the program.

use super::input::{Input, Parsed};
use super::parse::parse;
use crate::article::{Draft, Source};

/// The names and bytes of files under `seeds/`.
macro_rules! seeds {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../seeds/", $name)))),*]
    };
}

/// Every file of `seeds/`, in the order of names.
const SEEDS: &[(&str, &[u8])] = seeds![
    "00-rendering.md",
    "01-moscow-forum-2025.md",
    "02-csto-summit-2022.md",
    "03-mcis-2016.md",
    "04-minsk-2024.md",
    "05-mcis-2022.md",
    "06-brics-kazan.md",
    "07-shanghai-organisation.md",
    "08-nato-enlargement.md",
    "09-arab-league.md",
    "10-united-nations.md",
    "11-opec.md",
    "12-suez-canal.md",
    "13-bretton-woods.md",
    "14-smallpox.md",
    "15-polio-vaccines.md",
    "16-paris-agreement.md",
    "17-aral-sea.md",
    "18-zewail.md",
    "19-hope-probe.md",
    "20-mahfouz.md",
    "21-nubia.md",
    "22-umm-kulthum.md",
    "23-world-cup-qatar.md",
    "24-paris-olympics.md",
    "25-arabic-in-unicode.md",
    "26-arabic-day.md",
    "27-refugees.md",
    "28-hajj.md",
    "29-persian.md",
    "30-urdu.md",
    "31-hebrew.md",
];

/// The articles that come with the program, in the order of their files.
#[must_use]
pub fn builtin() -> Vec<Draft> {
    // A test sees to it that each can be read.
    SEEDS
        .iter()
        .filter_map(|&(name, bytes)| {
            let input = Input::new(bytes, Source::built_in(name.to_owned()));
            parse(&input).ok()
        })
        .flat_map(Parsed::into_drafts)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::article::BlockKind;

    const TOPICS: &[&str] = &[
        "politics",
        "security",
        "economy",
        "technology",
        "health",
        "environment",
        "culture",
        "sports",
        "society",
        "religion",
    ];

    #[test]
    fn every_file_of_the_folder_is_built_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort_unstable();
        let built_in: Vec<&str> = SEEDS.iter().map(|(name, _)| *name).collect();
        assert_eq!(built_in, names);
        assert_eq!(builtin().len(), names.len());
    }

    #[test]
    fn every_article_is_fit_to_come_with_the_program() {
        for draft in builtin() {
            let name = draft.source.to_string();
            let metadata = &draft.metadata;
            assert_eq!(draft.metadata.warnings, [], "{name}");
            assert_eq!(draft.body.blocks[0].kind, BlockKind::Title, "{name}");
            assert!(metadata.date.is_some(), "{name}");
            assert_eq!(metadata.publisher.as_deref(), Some("qari"), "{name}");
            assert_eq!(metadata.language.is_right_to_left(), Some(true), "{name}");
            assert!((1..=3).contains(&metadata.topics.len()), "{name}");
            for topic in &metadata.topics {
                assert!(TOPICS.contains(&topic.as_str()), "{name}: {topic}");
            }
            let words = draft.body.text.split_whitespace().count();
            assert!((250..=900).contains(&words), "{name}: {words} words");
        }
    }

    #[test]
    fn the_letters_of_each_article_tell_its_language() {
        for draft in builtin() {
            let guess = crate::sources::language::of_body(&draft.body);
            assert_eq!(guess, draft.metadata.language, "{}", draft.source);
        }
    }
}

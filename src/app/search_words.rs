//! Other words by which readers look for actions, from `assets/i18n/search_words.txt`.

use crate::app::action::Action;

/// The file: a line with the name of an action in the settings, and behind tabs the lines with words for it.
const FILE: &str = include_str!("../../assets/i18n/search_words.txt");

/// Words by which an action may be looked for besides its name, those of all languages.
pub fn search_words(action: Action) -> impl Iterator<Item = &'static str> {
    lines_of(action.id()).flat_map(words)
}

/// The lines with words below the name of an action.
fn lines_of(id: &'static str) -> impl Iterator<Item = &'static str> {
    let behind_name = FILE.lines().skip_while(move |line| *line != id).skip(1);
    behind_name.take_while(|line| line.starts_with('\t'))
}

fn words(line: &'static str) -> impl Iterator<Item = &'static str> {
    let words = line.split([',', '،']).map(str::trim);
    words.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::commands::COMMANDS;

    #[test]
    fn each_action_stands_once_with_words_of_both_languages() {
        let is_name = |line: &&str| !line.starts_with(['\t', '#']);
        let names: Vec<&str> = FILE.lines().filter(is_name).collect();
        for (index, name) in names.iter().enumerate() {
            let action = Action::with_id(name).unwrap_or_else(|| panic!("{name}"));
            assert!(!names[..index].contains(name), "{name} stands twice");
            let lines: Vec<&str> = lines_of(action.id()).collect();
            let is_latin = |line: &&str| line.contains(|c: char| c.is_ascii_lowercase());
            assert_eq!(lines.len(), 2, "{name}");
            assert!(is_latin(&lines[1]), "{name}");
            let words: Vec<&str> = search_words(action).collect();
            for (index, word) in words.iter().enumerate() {
                assert!(
                    !words[..index].contains(word),
                    "{name}: {word} stands twice"
                );
            }
        }
        assert!(names.len() * 5 > COMMANDS.len() * 4);
    }
}

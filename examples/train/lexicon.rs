//! The lists of words that are hardly ever, and of words that are mostly, part of a person's name, from
//! how a first model tagged them in raw text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use qari::extract::model::TagShares;
use qari::language::lookup::fold as look_up_form;

/// Letters that are written onto the next word when they are words of their own.
const PROCLITICS: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

/// The words of both lists, sorted, in look-up form.
#[derive(Debug)]
pub struct Lists {
    /// Common in running text and hardly ever part of a name.
    pub ordinary: Vec<String>,
    /// Mostly part of a person's name.
    pub surnames: Vec<String>,
}

/// The lists told by the tags of words. `assets` holds what is known already: names of one word are not
/// ordinary for being tagged outside names now and then, and a given name with a proclitic is no family name.
pub fn lists(shares: &BTreeMap<String, TagShares>, assets: &Path) -> std::io::Result<Lists> {
    let names = names_of_one_word(&assets.join("gazetteer"))?;
    let given = std::fs::read_to_string(assets.join("lexicon/given-names.txt"))?;
    let given: BTreeSet<String> = given.split_whitespace().map(look_up_form).collect();
    let words = || shares.iter().filter(|(word, _)| is_arabic(word));
    let ordinary = words()
        .filter(|(word, shares)| is_ordinary(shares, names.contains(word.as_str())))
        .map(|(word, _)| word.clone());
    let people: BTreeSet<&str> = words()
        .filter(|(_, shares)| is_of_people(shares))
        .map(|(word, _)| word.as_str())
        .collect();
    let is_parted = |word: &&&str| {
        word.strip_prefix(PROCLITICS)
            .is_some_and(|rest| people.contains(rest) || given.contains(rest))
    };
    let surnames = people.iter().filter(|word| !is_parted(word));
    Ok(Lists {
        ordinary: ordinary.collect(),
        surnames: surnames.map(|word| (*word).to_owned()).collect(),
    })
}

/// Seen often enough and nearly always outside names; very common words may be in names of bodies
/// and places more often, but not of people.
fn is_ordinary(shares: &TagShares, is_name: bool) -> bool {
    let outside = shares.seen - shares.kinds.iter().sum::<u32>();
    let people = shares.kinds[0];
    let nearly_always = shares.seen >= 20 && percent(outside, shares.seen) >= 96;
    let mostly = shares.seen >= 300 && percent(outside, shares.seen) >= 72;
    nearly_always || (mostly && 20 * people < shares.seen && !is_name)
}

fn is_of_people(shares: &TagShares) -> bool {
    shares.seen >= 15 && percent(shares.kinds[0], shares.seen) >= 80
}

fn percent(part: u32, whole: u32) -> u64 {
    100 * u64::from(part) / u64::from(whole.max(1))
}

fn is_arabic(word: &str) -> bool {
    let letters = word.chars().count();
    letters > 1 && word.chars().all(|letter| matches!(letter, 'ء'..='ي'))
}

/// The names of one word in the files of a folder, whose lines are `id<TAB>name<TAB>variant|variant|…`,
/// in look-up form.
fn names_of_one_word(folder: &Path) -> std::io::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder)? {
        let file = std::fs::read_to_string(entry?.path())?;
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let variants = lines
            .flat_map(|line| line.split(['\t', '|']).skip(1))
            .map(|name| look_up_form(name.trim_start_matches('?')));
        names.extend(variants.filter(|name| !name.contains([' ', '-'])));
    }
    Ok(names)
}

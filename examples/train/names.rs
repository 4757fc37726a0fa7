//! The tables of names: those that a first model found in raw text, and those that readers marked.

use std::collections::BTreeMap;
use std::path::Path;

use qari::extract::model::{KINDS, NameTable, NameTag, PersonName, PersonNames};
use qari::language::lookup::fold as look_up_form;

use crate::corpus::read;

/// The file of the names that a first model found in raw text, from the folder of clusters.
pub fn found(folder: &Path) -> std::io::Result<Vec<u8>> {
    let list = read(&folder.join("name-phrases.tsv.xz"))?;
    let names: Vec<(String, usize)> = list
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let name = look_up_form(fields.next()?);
            let kind = NameTag::parse(&format!("B-{}", fields.next()?)).kind_index()?;
            Some((name, kind))
        })
        .collect();
    Ok(encode(&names))
}

/// The file of the names that are marked in corpora; of the kind that they are marked as most often.
pub fn annotated(corpora: &[String]) -> Vec<u8> {
    let mut counts: BTreeMap<String, [u32; KINDS]> = BTreeMap::new();
    for corpus in corpora {
        count_names(corpus, &mut counts);
    }
    let names: Vec<(String, usize)> = counts
        .into_iter()
        .map(|(name, counts)| {
            let kind = (0..KINDS).max_by_key(|&kind| counts[kind]);
            (name, kind.unwrap_or_default())
        })
        .collect();
    encode(&names)
}

/// The file of the given and family names in a folder of names, in Arabic spelling: lines of spelling, Latin
/// spelling, language, country, role, count and source.
pub fn people(folder: &Path) -> std::io::Result<Vec<u8>> {
    let list = read(&folder.join("units.tsv.xz"))?;
    let mut counts: BTreeMap<String, [u32; 2]> = BTreeMap::new();
    for line in list.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[name, _, _, _, role, count, _] = fields.as_slice() else {
            continue;
        };
        let counts = counts.entry(look_up_form(name)).or_default();
        let count = count.parse().unwrap_or(0);
        match role {
            "given" => counts[0] += count,
            "surname" => counts[1] += count,
            _ => {}
        }
    }
    let names = counts.iter().filter(|(name, _)| name.chars().count() > 2);
    let sorts = names.map(|(name, &[given, family])| {
        let sorts = [
            (given > 0, PersonName::Given),
            (family > 0, PersonName::Family),
            (given + family >= COMMON, PersonName::Common),
        ];
        let sorts = sorts.iter().filter(|(is_one, _)| *is_one);
        (
            name.as_str(),
            sorts.fold(0, |set, (_, sort)| set | *sort as u8),
        )
    });
    Ok(PersonNames::encode(sorts.filter(|(_, sorts)| *sorts != 0)))
}

/// The file of the names of towns.
pub fn places() -> Vec<u8> {
    let lines = PLACES.lines().filter(|line| !line.starts_with('#'));
    let names = lines.filter_map(|line| line.split_once('\t'));
    let names: Vec<(String, usize)> = names
        .map(|(sort, name)| (look_up_form(name), usize::from(sort == "other")))
        .collect();
    encode(&names)
}

const PLACES: &str = include_str!("places.tsv");

/// How often a name is counted in the lists from which on it is a common one.
const COMMON: u32 = 10;

fn encode(names: &[(String, usize)]) -> Vec<u8> {
    let names = names.iter();
    NameTable::encode(names.map(|(name, kind)| {
        let kind = u8::try_from(*kind).unwrap_or_default();
        (name.as_str(), kind)
    }))
}

fn count_names(corpus: &str, counts: &mut BTreeMap<String, [u32; KINDS]>) {
    let mut open: Option<(String, usize)> = None;
    // The empty line ends the last name.
    for line in corpus.lines().chain([""]) {
        let (word, tag) = line.split_once([' ', '\t']).unwrap_or_default();
        let tag = NameTag::parse(tag.trim());
        let word = look_up_form(word);
        if let Some((name, kind)) = &mut open
            && !tag.is_begin()
            && tag.kind_index() == Some(*kind)
        {
            name.push(' ');
            name.push_str(&word);
            continue;
        }
        let ended = match tag.kind_index() {
            Some(kind) => open.replace((bare(&word), kind)),
            None => open.take(),
        };
        if let Some((name, kind)) = ended {
            counts.entry(name).or_default()[kind] += 1;
        }
    }
}

/// A first word without the proclitics that stand before its article.
fn bare(word: &str) -> String {
    let behind = |proclitic: &str| word.strip_prefix(proclitic);
    behind("وال")
        .or_else(|| behind("بال"))
        .or_else(|| behind("لل"))
        .map_or_else(|| word.to_owned(), |rest| format!("ال{rest}"))
}

//! The tables of names: those that a first model found in raw text, and those that readers marked.

use std::collections::BTreeMap;
use std::path::Path;

use qari::extract::model::{KINDS, NameTable, Tag};
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
            let kind = Tag::parse(&format!("B-{}", fields.next()?)).kind_index()?;
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
        let tag = Tag::parse(tag.trim());
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
